"""The verbs of the company's own lists, against the real base and as the people who keep them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from crm_desktop.services import directories
from crm_desktop.services.errors import Denied, Refused, Stale
from tests.office import Office


def test_the_history_names_what_its_ids_refer_to(office: Office) -> None:
    first, _version = office.save("administrator", "department", None, {"name": "Отдел аудита"})
    second, _version = office.save("administrator", "department", None, {"name": "Группа", "parent_id": None})
    office.save("administrator", "department", second, {"parent_id": first})
    with office.connect_as("administrator").reader() as reader:
        card = directories.read(reader, "department", second)
    assert card["labels"]["parent_id"] == {first: "Отдел аудита"}
    assert card["history"][0]["changes"] == {"parent_id": [None, first]}


def test_many_permits_are_written_in_one_statement_or_not_at_all(office: Office) -> None:
    with office.connect_as("administrator").reader() as reader:
        matrix = directories.permit_matrix(reader)
    taken = next(permit for permit in matrix["permits"] if permit["service_id"] is not None)
    subject = {"organization_id": taken["organization_id"], "service_id": matrix["services"][0]["id"]}
    rows = [
        {"id": None, "version": None, "changes": {**subject, "from_on": date.today(), "basis": "приказ"}},
        {"id": taken["id"], "version": taken["version"] + 7, "changes": {"basis": "приказ"}},
    ]
    before = len(matrix["permits"])
    with pytest.raises(Stale), office.connect_as("administrator").session() as session:
        directories.save_each(session, "service_permit", rows)
    with office.connect_as("administrator").reader() as reader:
        assert len(directories.permit_matrix(reader)["permits"]) == before
    rows[1]["version"] = taken["version"]
    with office.connect_as("administrator").session() as session:
        assert directories.save_each(session, "service_permit", rows) == 2
    with office.connect_as("administrator").reader() as reader:
        assert len(directories.permit_matrix(reader)["permits"]) == before + 1


def test_several_rows_go_together_or_stay_together(office: Office) -> None:
    made = [office.save("administrator", "lost_reason", None, {"name": name}) for name in ("Первая", "Вторая")]
    with pytest.raises(Stale), office.connect_as("administrator").session() as session:
        directories.remove_each(session, "lost_reason", [made[0], (made[1][0], 99)])
    assert {id for id, _version in made} <= office.sees("administrator", "lost_reason")
    with office.connect_as("administrator").session() as session:
        assert directories.remove_each(session, "lost_reason", made) == 2
    assert not {id for id, _version in made} & office.sees("administrator", "lost_reason")


def test_only_who_keeps_the_quotas_learns_what_everybody_may_claim(office: Office) -> None:
    with office.connect_as("analyst").reader() as reader:
        found = {one["id"]: one for one in directories.quotas_now(reader)}
    assert found[office.ids["head1"]]["direction"]["cap"] == 2
    assert found[office.ids["manager1"]]["direction"]["cap"] == 10
    with office.connect_as("manager1").reader() as reader:
        assert directories.quotas_now(reader) == []


def test_an_administrator_tries_a_route_for_somebody_else_and_nobody_else_does(office: Office) -> None:
    asked = ("discount", Decimal(100), None, None)
    with office.connect_as("administrator").reader() as reader:
        of_manager = directories.who_approves(reader, *asked, office.ids["manager1"])
        of_head = directories.who_approves(reader, *asked, office.ids["head1"])
    assert of_manager != of_head
    with office.connect_as("manager1").reader() as reader:
        assert directories.who_approves(reader, *asked, office.ids["head1"]) == of_manager


def test_members_go_with_their_group(office: Office) -> None:
    people = [office.ids["expert1"], office.ids["expert2"]]
    with office.connect_as("administrator").session() as session:
        group, version = directories.save(
            session, "expert_group", None, 0, {"name": "Новая группа", "member_ids": people}
        )
        directories.save(session, "expert_group", group, version, {"member_ids": people[:1]})
    with office.connect_as("administrator").reader() as reader:
        card = directories.read(reader, "expert_group", group)
    assert card["member_ids"] == people[:1]
    with pytest.raises(Refused) as refused, office.connect_as("administrator").session() as session:
        directories.save(session, "expert_group", group, version, {"member_ids": [office.ids["accountant"]]})
    assert refused.value.code == "not_an_expert"


def test_an_account_has_no_place_among_the_others(office: Office) -> None:
    ((organization, account, bik),) = office.base.execute(
        "SELECT organization_id, account, bik FROM crm.organization_account ORDER BY id LIMIT 1"
    )
    card = office.read("administrator", "organization", organization)
    other = next(digits for digits in _accounts(bik) if digits != account)
    with office.connect_as("administrator").session() as session:
        line = {"account": other, "bik": bik, "main": False, "position": 2}
        directories.save(session, "organization", organization, card["version"], {}, lines=[line])
    assert {line["account"] for line in office.read("administrator", "organization", organization)["lines"]} == {
        account,
        other,
    }


def _accounts(bik: str) -> list[str]:
    from crm_desktop.services import requisites

    stems = [f"40702810{{}}00000000{tail:03d}" for tail in range(1, 4)]
    return [stem.format(requisites.account_key(bik, stem.format(0))) for stem in stems]


def test_what_stops_by_a_date_is_told_and_the_others_are_not(office: Office) -> None:
    with office.connect_as("administrator").reader() as reader:
        soon = directories.permits_ending(reader, date.today() + timedelta(days=80))
        assert [one["until_on"] for one in soon] == [date.today() + timedelta(days=75)]
        assert directories.permits_ending(reader, date.today() + timedelta(days=10)) == []


def test_the_calendar_of_a_year_has_its_exceptions_only(office: Office) -> None:
    with office.connect_as("analyst").reader() as reader:
        days = directories.calendar(reader, 2026)
    assert {day["day_on"].year for day in days} == {2026}
    assert next(day["name"] for day in days if day["day_on"] == date(2026, 6, 12)) == "День России"


def test_somebody_who_does_not_keep_a_list_changes_nothing(office: Office) -> None:
    with pytest.raises(Denied), office.connect_as("manager1").session() as session:
        directories.save(session, "lost_reason", None, 0, {"name": "Своя"})
    with pytest.raises(Denied), office.connect_as("accountant").session() as session:
        directories.remove(session, "lost_reason", 1, 1)
