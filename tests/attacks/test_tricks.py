"""Drafts and references: what a person with psql tries to make of rows he may write, and of rows he may not."""

import json

import pytest

from tests.attacks.burglar import ask, signed_in, steal
from tests.office import Office

ABSENT = 10**12


@pytest.fixture(scope="module", autouse=True)
def apart(office: Office) -> None:
    """The fifth manager's deals hang on a client the first does not see."""
    ((client,),) = office.base.execute(
        "SELECT max(id) FROM crm.client WHERE id NOT IN (SELECT client_id FROM crm.client_direction)"
    )
    ((direction, short_name),) = office.base.execute(
        "SELECT d.id, d.short_name FROM crm.service s JOIN crm.direction d ON d.id = s.direction_id WHERE s.id = 25"
    )
    slot = office.call("manager5", "client_direction_claim", client, direction)["id"]
    office._slots["manager5", short_name] = slot


# how a document is born, and what is frozen in it


@pytest.mark.parametrize("column", ["state", "number", "sequence", "owner_id", "total_kopecks", "issued_on", "version"])
def test_an_invoice_is_not_born_issued(office: Office, column: str) -> None:
    deal = office.deal_at("accepted")
    seller = office.base.execute("SELECT organization_id FROM crm.quote WHERE id = %s", (deal.quote,))[0][0]
    value = {"state": "'issued'", "number": "'X-1'", "issued_on": "current_date"}.get(column, "1")
    answer = steal(
        office,
        "manager1",
        f"INSERT INTO crm.invoice (deal_id, organization_id, {column}) VALUES (%s, %s, {value})",
        deal.deal,
        seller,
    )
    assert answer.code == "42501"


def test_an_issued_invoice_and_its_lines_are_frozen_for_every_hand(office: Office) -> None:
    deal = office.deal_at("issued")
    for name in ("manager1", "assistant1", "head1", "director", "accountant"):
        with signed_in(office, name) as connection:
            for sql in (
                "UPDATE crm.invoice SET comment = 'тайком' WHERE id = %s",
                "UPDATE crm.invoice SET kind = 'full' WHERE id = %s",
                "UPDATE crm.invoice_line SET price_kopecks = 1 WHERE invoice_id = %s",
                "INSERT INTO crm.invoice_line (invoice_id, service_id, quantity, price_kopecks) VALUES (%s, 1, 1, 1)",
                "SELECT api.invoice_line_remove(%s, ARRAY(SELECT id FROM crm.invoice_line))",
            ):
                answer = ask(connection, sql, deal.invoice)
                assert answer.code == "42501" or answer.count == 0, (name, sql)
    card = office.read("manager1", "invoice", deal.invoice)
    assert (card["comment"], len(card["lines"]), card["lines"][0]["price"]) == ("", 1, card["net"])


@pytest.mark.parametrize(
    ("table", "assignment"),
    [
        ("invoice", "state = 'issued'"), ("invoice", "number = 'X-1'"), ("invoice", "paid_kopecks = total_kopecks"),
        ("invoice", "approved_hash = 'x'"), ("quote", "state = 'sent'"), ("quote", "current = false"),
        ("deal", "owner_id = 1"), ("deal", "state = 'closed'"), ("work_item", "state = 'released'"),
        ("work_item", "early_start = true"), ("client", "owner_ids = '{1}'"), ("client", "inn = '7707083893'"),
        ("client_direction", "holder_id = 1"), ("client_direction", "state = 'free'"),
        ("approval", "state = 'approved'"),
        ("employee", "roles = '{executive}'"), ("employee", "discount_limit_percent = 100"),
        ("act", "state = 'signed'"),
        ("payment", "kind = 'internal'"), ("calculation_line", "state = 'queued'"),
    ],
)  # fmt: skip
def test_a_column_that_a_rule_guards_is_not_a_column_to_update(office: Office, table: str, assignment: str) -> None:
    for name in ("manager1", "head1", "director", "accountant", "administrator"):
        assert steal(office, name, f"UPDATE crm.{table} SET {assignment}").code == "42501", name


def test_a_line_does_not_slip_into_a_request_the_experts_already_have(office: Office) -> None:
    deal = office.deal_at("requested")
    added = "INSERT INTO crm.calculation_line (request_id, service_id, quantity, subject) VALUES (%s, 1, 1, 'ещё один')"
    assert steal(office, "manager1", added, deal.request).code == "42501"
    other, _ = office.save("manager1", "calculation_request", None, {"deal_id": deal.deal}, lines=[{"service_id": 1}])
    moved = "UPDATE crm.calculation_line SET request_id = %s WHERE request_id = %s"
    assert steal(office, "manager1", moved, deal.request, other).code == "42501"


# rows of others


def test_a_foreign_parent_and_an_absent_one_are_refused_in_the_same_words(office: Office) -> None:
    mine, theirs = office.deal_at("act_draft"), office.deal_at("act_draft", manager="manager5", services=(25,))
    ((calculated,),) = office.base.execute("SELECT max(id) FROM crm.calculation")
    tries = {
        "INSERT INTO crm.deal (client_direction_id, title) VALUES (%s, 'чужая')": theirs.slot,
        "INSERT INTO crm.calculation_request (deal_id) VALUES (%s)": theirs.deal,
        "INSERT INTO crm.calculation_line (request_id, service_id) VALUES (%s, 1)": theirs.request,
        "INSERT INTO crm.quote (deal_id, organization_id) VALUES (%s, 1)": theirs.deal,
        "INSERT INTO crm.quote_line (quote_id, service_id, quantity, price_kopecks) VALUES (%s, 1, 1, 1)": theirs.quote,
        "INSERT INTO crm.invoice (deal_id, organization_id) VALUES (%s, 1)": theirs.deal,
        "INSERT INTO crm.invoice_line (invoice_id, service_id, quantity) VALUES (%s, 1, 1)": theirs.invoice,
        "INSERT INTO crm.act (deal_id, organization_id) VALUES (%s, 1)": theirs.deal,
        "INSERT INTO crm.act_line (act_id, service_id, quantity, work_item_id) VALUES (%s, 1, 1, 1)": theirs.act,
        "INSERT INTO crm.contact (client_id, last_name) VALUES (%s, 'Чужой')": _client_of(office, theirs.deal),
        "INSERT INTO crm.event (kind, document, document_id, text) VALUES ('comment', 'deal', %s, 'x')": theirs.deal,
        "INSERT INTO crm.issued_document (work_item_id, object) VALUES (%s, 'x')": theirs.work_items[0],
        "INSERT INTO crm.calculation_cost (calculation_id, title) VALUES (%s, 'x')": calculated,
        "SELECT api.quote_make(%s)": theirs.deal,
        "SELECT api.invoice_make(%s)": theirs.quote,
        "SELECT api.act_make(%s)": theirs.deal,
    }
    with signed_in(office, "manager1") as connection:
        for sql, foreign in tries.items():
            there, nowhere = ask(connection, sql, foreign), ask(connection, sql, ABSENT)
            assert (there.code, there.said) == (nowhere.code, nowhere.said), sql
            assert there.code == "42501", sql
        for table, own in (("quote", mine.quote), ("invoice", mine.invoice), ("act", mine.act)):
            for deal in (theirs.deal, ABSENT):
                answer = ask(connection, f"UPDATE crm.{table} SET deal_id = %s WHERE id = %s", deal, own)
                assert answer.code == "42501" or answer.count == 0, table


def _client_of(office: Office, deal: int) -> int:
    ((number,),) = office.base.execute("SELECT client_id FROM crm.deal WHERE id = %s", (deal,))
    return int(number)


def test_a_draft_points_to_nothing_outside_its_deal_and_tells_nothing_about_it(office: Office) -> None:
    """A line made of a foreign calculation would tell its price; an act of foreign work would close it."""
    mine = office.deal_at("invoice_draft")
    acted = office.deal_at("act_draft")
    theirs = office.deal_at("done", manager="manager5", services=(25,))
    drafts = office.deal_at("quote_draft")
    foreign_line = office.base.execute("SELECT id FROM crm.quote_line WHERE quote_id = %s", (theirs.quote,))[0][0]
    foreign_contact = office.base.execute(
        "INSERT INTO crm.contact (client_id, last_name) VALUES (%s, 'Тайный') RETURNING id",
        (_client_of(office, theirs.deal),),
    )[0][0]
    tries = (
        ("deal", "contact_id", mine.deal, foreign_contact),
        ("quote", "contact_id", drafts.quote, foreign_contact),
        ("invoice", "quote_id", mine.invoice, theirs.quote),
        ("act", "invoice_id", acted.act, theirs.invoice),
    )
    with signed_in(office, "manager1") as connection:
        for table, column, own, foreign in tries:
            sql = f"UPDATE crm.{table} SET {column} = %s WHERE id = %s"
            there, nowhere = ask(connection, sql, foreign, own), ask(connection, sql, ABSENT, own)
            assert (there.code, there.said) == ("42501", nowhere.said), table
        lines = (
            ("UPDATE crm.quote_line SET calculation_line_id = %s WHERE quote_id = %s", theirs.lines[0], drafts.quote),
            ("UPDATE crm.invoice_line SET quote_line_id = %s WHERE invoice_id = %s", foreign_line, mine.invoice),
            ("UPDATE crm.act_line SET work_item_id = %s WHERE act_id = %s", theirs.work_items[0], acted.act),
        )
        for sql, foreign, own in lines:
            there, nowhere = ask(connection, sql, foreign, own), ask(connection, sql, ABSENT, own)
            assert (there.code, there.said) == ("42501", nowhere.said), sql
    assert office.state("work_item", theirs.work_items[0]) in ("done", "verified")


def test_a_step_on_a_foreign_document_answers_as_on_none(office: Office) -> None:
    theirs = office.deal_at("on_approval", manager="manager5", services=(25,), prepayment=100)
    steps = office.base.execute(
        "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'api'"
        " AND pg_get_function_identity_arguments(p.oid) = 'p_id bigint, p_version integer, p_arguments jsonb'"
    )
    assert len(steps) > 50
    with signed_in(office, "manager1") as connection:
        for (step,) in steps:
            document = max((d for d in _ids(theirs) if step.startswith(f"{d}_")), key=len, default=None)
            if document is None:
                continue
            there = ask(connection, f"SELECT api.{step}(%s, 1)", _ids(theirs)[document])
            nowhere = ask(connection, f"SELECT api.{step}(%s, 1)", ABSENT)
            assert (there.code, there.said) == (nowhere.code, nowhere.said), step
            assert there.code == "42501", step


def _ids(deal: object) -> dict[str, int]:
    names = {"deal": "deal", "quote": "quote", "invoice": "invoice", "calculation_request": "request",
             "client_direction": "slot"}  # fmt: skip
    found = {document: int(getattr(deal, name)) for document, name in names.items()}
    return {**found, "calculation_line": getattr(deal, "lines")[0]}  # noqa: B009 - the deal of tests is any object here


def test_answers_about_documents_do_not_leak_foreign_ones(office: Office) -> None:
    theirs = office.deal_at("act_issued", manager="manager5", services=(25,))
    office.base.execute(
        "UPDATE crm.client SET phone = '+79990001122' WHERE id = %s", (_client_of(office, theirs.deal),)
    )
    client = _client_of(office, theirs.deal)
    questions = [
        ("SELECT api.deal_closing_gaps(%s)", theirs.deal), ("SELECT api.client_slots(%s)", client),
        ("SELECT api.timeline('invoice', %s)", theirs.invoice), ("SELECT api.timeline('deal', 0, %s)", theirs.deal),
        ("SELECT api.deal_chain(%s)", theirs.deal), ("SELECT api.print_data('invoice', %s)", theirs.invoice),
        ("SELECT api.print_data('quote', %s)", theirs.quote), ("SELECT api.print_data('act', %s)", theirs.act),
        *((f"SELECT api.{name}_card(%s)", number) for name, number in _ids(theirs).items()),
        *((f"SELECT api.{name}_steps(%s)", number) for name, number in _ids(theirs).items()),
        ("SELECT api.act_card(%s)", theirs.act), ("SELECT api.client_card(%s)", client),
        ("SELECT sec.buyer_of_work(%s, 1, 1)", client),
    ]  # fmt: skip
    for name in ("manager1", "administrator", "expert2"):
        with signed_in(office, name) as connection:
            for sql, number in questions:
                assert ask(connection, sql, number).value in (None, [], {}), (name, sql)


def test_a_row_invented_by_the_caller_opens_nothing(office: Office) -> None:
    """Functions that take a row would believe an owner or a submitter the caller has made up."""
    theirs = office.deal_at("on_approval", manager="manager5", services=(25,), prepayment=100)
    client, me = _client_of(office, theirs.deal), office.ids["manager1"]
    invented = {"id": ABSENT, "document": "invoice", "document_id": theirs.invoice, "submitted_by": me, "owner_id": me,
                "approver_ids": [me], "client_id": client, "deal_id": theirs.deal}  # fmt: skip
    with signed_in(office, "manager1") as connection:
        for sql in (
            "SELECT api.approval_more(jsonb_populate_record(NULL::crm.approval, %s))",
            "SELECT sec.approval_subject(jsonb_populate_record(NULL::crm.approval, %s))",
            "SELECT api.invoice_more(jsonb_populate_record(NULL::crm.invoice, %s))",
        ):
            answer = ask(connection, sql, json.dumps(invented))
            assert answer.code or not (answer.value.get("subject") or answer.value.get("payments"))
        answer = ask(connection, "SELECT sec.snapshot_for(1, %s, %s, current_date)", client, me)
        assert answer.value is None
