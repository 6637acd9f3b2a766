"""The desk of a person over the real base: figures, history, drafts, news; and tasks."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crm_desktop.services import desk, documents, drafts, lists, people, tasks
from crm_desktop.services.errors import Denied, Invalid, Trouble
from crm_desktop.services.listings import (
    acts,
    approvals,
    calculation_requests,
    calculations,
    deals,
    invoices,
    payments,
    work_items,
)
from crm_desktop.services.listings import tasks as task_list
from tests.office import Office

LISTS = {
    "approvals": (approvals.LISTING, "mine"),
    "tasks": (task_list.LISTING, "today"),
    "requests": (calculation_requests.LISTING, "waiting"),
    "queue": (calculations.LISTING, "queue"),
    "calculations": (calculations.LISTING, "mine"),
    "invoices": (invoices.LISTING, "overdue"),
    "acts": (acts.LISTING, "open"),
    "works": (work_items.LISTING, "open"),
    "my_works": (work_items.LISTING, "mine"),
    "payments": (payments.LISTING, "queue"),
}


def ask(office: Office, name: str, question: Any, *arguments: Any) -> Any:
    """A question of a service under somebody's name."""
    with office.connect_as(name).reader() as reader:
        return question(reader, *arguments)


def tell(office: Office, name: str, command: Any, *arguments: Any) -> Any:
    """A command of a service under somebody's name."""
    with office.connect_as(name).session() as session:
        return command(session, *arguments)


@pytest.fixture(scope="module")
def busy(office: Office) -> Office:
    """Deals at every stage of two managers, one invoice overdue, one decision pending, one payment to sort out."""
    for stage in ("recorded", "requested", "taken", "calculated", "quoted", "on_approval", "launched", "act_issued"):
        office.deal_at(stage)
    office.deal_at("recorded", manager="manager2")
    late = office.deal_at("issued").invoice
    office.base.execute("UPDATE crm.invoice SET due_on = current_date - 3 WHERE id = %s", (late,))
    office.pay(office.deal_at("issued").invoice, 1)
    return office


@pytest.mark.parametrize("name", ["manager1", "manager2", "head1", "director", "expert1", "accountant", "assistant1"])
def test_every_figure_of_the_start_page_is_the_count_of_the_list_it_opens(busy: Office, name: str) -> None:
    figures = ask(busy, name, desk.figures)
    for figure, (listing, view) in LISTS.items():
        counted = ask(busy, name, lists.totals, lists.Query(listing, view))
        assert figures[figure]["count"] == counted["count"], figure
    opened = ask(busy, name, lists.values, lists.Query(deals.LISTING, "open"), "state")
    assert {state: found["count"] for state, found in figures["deals"].items()} == dict(opened)


def test_a_manager_has_figures_to_look_at_and_another_does_not_see_them(busy: Office) -> None:
    mine, other = ask(busy, "manager1", desk.figures), ask(busy, "manager2", desk.figures)
    assert mine["invoices"] == {"count": 1, "amount": mine["invoices"]["amount"]}
    assert mine["invoices"]["amount"] > Decimal(0)
    assert mine["acts"]["count"] == 1
    assert other["invoices"]["count"] == other["acts"]["count"] == 0
    count = "SELECT count(*) FROM crm.deal WHERE owner_id = %s AND state NOT IN ('closed', 'lost')"
    ((his,),) = busy.base.execute(count, (busy.ids["manager2"],))
    assert sum(found["count"] for found in other["deals"].values()) == his > 0


def test_history_keeps_one_line_per_record_and_day_newest_first(busy: Office) -> None:
    first, second = busy.deal_at("recorded").deal, busy.deal_at("recorded").deal
    for id in (first, second, first):
        tell(busy, "manager1", desk.remember, "deal", id)
    found = ask(busy, "manager1", desk.history)
    assert [(one["document"], one["id"]) for one in found][:2] == [("deal", first), ("deal", second)]
    assert [one["id"] for one in found].count(first) == 1
    assert all(isinstance(one["at"], datetime) and one["title"] and one["note"] for one in found)


def test_history_forgets_what_is_older_than_two_hundred_lines(office: Office) -> None:
    login = office.people["manager3"]
    kept = "INSERT INTO crm.user_setting SELECT id, 'history', (SELECT jsonb_agg(jsonb_build_array('deal', n, now())) FROM generate_series(1, 200) n) FROM crm.employee WHERE login = %s"  # noqa: E501 - one statement
    office.base.execute(kept, (login,))
    tell(office, "manager3", desk.remember, "deal", 777)
    ((value,),) = office.base.execute(
        "SELECT u.value FROM crm.user_setting u JOIN crm.employee e ON e.id = u.employee_id WHERE key = 'history' AND login = %s",  # noqa: E501 - one statement
        (login,),
    )
    assert len(value) == 200
    assert value[0][:2] == ["deal", 777]
    assert value[-1][1] == 199


def test_history_and_titles_leave_out_what_is_not_mine(busy: Office) -> None:
    foreign = busy.deal_at("recorded", manager="manager2").deal
    tell(busy, "manager1", desk.remember, "deal", foreign)
    tell(busy, "manager1", desk.remember, "invoice", 10**12)
    assert foreign not in {one["id"] for one in ask(busy, "manager1", desk.history)}
    assert ask(busy, "manager1", desk.titles, [("deal", foreign), ("invoice", 10**12)]) == []
    assert [one["id"] for one in ask(busy, "manager2", desk.titles, [("deal", foreign)])] == [foreign]


def test_history_is_not_sent_at_sign_in(busy: Office) -> None:
    tell(busy, "manager1", desk.remember, "deal", busy.deal_at("recorded").deal)
    tell(busy, "manager1", people.keep_settings, {"one": 1, "two": [2]})
    with busy.connect_as("manager1").reader() as reader:
        kept = reader.value("SELECT api.whoami()")["settings"]
    assert "history" not in kept
    assert (kept["one"], kept["two"]) == (1, [2])


def test_a_draft_gives_dates_and_sums_back_as_they_were_typed(busy: Office) -> None:
    typed = {
        "document": "deal", "id": None, "title": "Новая сделка", "defaults": {"client_id": 3},
        "changes": {"title": "Станок", "expected": Decimal("12.50"), "expected_on": date(2026, 3, 12)},
        "lines": [{"quantity": Decimal(2), "at": datetime(2026, 3, 12, 9, 30, tzinfo=UTC)}],
    }  # fmt: skip
    tell(busy, "manager1", drafts.keep, "deal:new", typed)
    (left,) = ask(busy, "manager1", desk.begin, [])["drafts"]
    assert (left["key"], left["draft"]) == ("deal:new", typed)
    assert ask(busy, "manager2", desk.begin, [])["drafts"] == []
    tell(busy, "manager1", drafts.keep, "deal:new", None)
    assert ask(busy, "manager1", desk.begin, [])["drafts"] == []


def test_a_draft_of_a_record_that_is_no_longer_mine_is_not_offered(busy: Office) -> None:
    foreign = busy.deal_at("recorded", manager="manager2").deal
    tell(busy, "manager1", drafts.keep, f"deal:{foreign}", {"document": "deal", "id": foreign, "changes": {}})
    assert ask(busy, "manager1", desk.begin, [])["drafts"] == []
    assert ask(busy, "manager1", desk.begin, [("deal", foreign)])["tabs"] == []


def test_news_tell_of_others_on_my_documents_until_i_have_looked(busy: Office) -> None:
    deal = busy.deal_at("recorded").deal
    before = ask(busy, "manager1", desk.news)
    tell(busy, "manager1", desk.look, before["newest"])
    assert ask(busy, "manager1", people.badges)["unread"] == 0
    tell(busy, "manager1", documents.comment, "deal", deal, "Позвонил клиенту")
    assert ask(busy, "manager1", people.badges)["unread"] == 0, "what I do myself is no news for me"
    tell(busy, "head1", documents.comment, "deal", deal, "Поторопитесь")
    assert ask(busy, "manager1", people.badges)["unread"] == 1
    assert ask(busy, "manager2", people.badges)["unread"] == 0, "the deal is not his"
    news = ask(busy, "manager1", desk.news)
    newest = news["changes"][0]
    assert (newest["document"], newest["id"], newest["fresh"]) == ("deal", deal, 1)
    assert newest["event"]["text"] == "Поторопитесь"
    assert newest["author"].startswith("Морозов")
    tell(busy, "manager1", desk.look, news["newest"])
    assert ask(busy, "manager1", people.badges)["unread"] == 0
    assert ask(busy, "manager1", desk.news)["changes"][0]["fresh"] == 0, "read news stay in the list"


def test_the_bell_names_what_waits_for_a_decision_an_answer_and_today(busy: Office) -> None:
    wanted = {"assignee_id": busy.ids["manager1"], "title": "Отчёт", "due_on": date.today()}
    tell(busy, "head1", tasks.save, None, 0, wanted)
    waiting = {one["what"] for one in ask(busy, "manager1", desk.news)["waiting"]}
    assert {"calculated", "task"} <= waiting
    approver = busy.base.execute(
        "SELECT e.login FROM crm.approval a JOIN crm.employee e ON e.id = a.pending_ids[1] WHERE a.state = 'pending'"
    )[0][0]
    name = next(key for key, login in busy.people.items() if login == approver)
    assert "approval" in {one["what"] for one in ask(busy, name, desk.news)["waiting"]}


def test_a_task_is_due_at_six_in_the_evening_of_its_day_in_moscow() -> None:
    assert tasks.due_at(date(2026, 3, 12)) == "2026-03-12T15:00:00+00:00"
    assert tasks.due_at(None) is None


def test_a_task_for_a_colleague_is_seen_by_both_and_finished_by_him(busy: Office) -> None:
    deal = busy.deal_at("recorded").deal
    wanted = {
        "assignee_id": busy.ids["manager1"], "title": "Уточнить срок", "due_on": date.today() - timedelta(days=1),
        "document": "deal", "document_id": deal,
    }  # fmt: skip
    id = tell(busy, "head1", tasks.save, None, 0, wanted)
    mine, given = ask(busy, "manager1", tasks.read, id), ask(busy, "head1", tasks.read, id)
    assert mine["record"]["id"] == deal
    assert (mine["mine"], given["mine"], given["editable"]) == (True, False, True)
    assert ask(busy, "manager2", tasks.read, id) is None
    overdue = ask(busy, "manager1", lists.first_page, lists.Query(task_list.LISTING, "overdue"))
    assert id in [row[0] for row in overdue.rows]
    with pytest.raises(Denied):
        busy.do("head1", "task", "finish", id)
    busy.do("manager1", "task", "finish", id)
    assert busy.state("task", id) == "done"


def test_a_task_without_words_or_about_an_unknown_kind_of_record_is_refused(busy: Office) -> None:
    me = busy.ids["manager1"]
    with pytest.raises(Invalid):
        tell(busy, "manager1", tasks.save, None, 0, {"assignee_id": me, "title": None})
    with pytest.raises(Trouble):
        tell(busy, "manager1", tasks.save, None, 0, {"assignee_id": me, "title": "О чём?", "document": "employee"})
