"""The exchange writes what nobody may write by hand: who gets at it, and with what."""

import json
from collections.abc import Iterator
from uuid import uuid4

import pytest

from tests.attacks.burglar import steal
from tests.office import Office

DENIED = "42501"
INNER = (
    "take_one(NULL, NULL, NULL, NULL)", "write('client', NULL, '{\"short_name\": \"x\"}')", "write_invoice(1, '{}')",
    "remove('client', 1)", "hold(NULL, 1)", "row('client', 1)",
)  # fmt: skip


@pytest.fixture
def at_work(office: Office) -> Iterator[str]:
    """The exchange is on, clients come in, and the analyst's program works: its token."""
    token = str(uuid4())
    office.base.execute("DELETE FROM priv.exchange_lease")
    with office.connect_as("analyst").reader() as reader:
        reader.value('SELECT api.exchange_profile_save(\'{"address": "https://terrasoft.example.ru"}\', true)')
        known = office.base.execute("SELECT version FROM priv.exchange_object WHERE object = 'client'")
        reader.value(
            "SELECT api.exchange_object_save('client', %s, %s)",
            (known[0][0] if known else 0, json.dumps({"entity": "Account", "direction": "in", "fields": [
                {"name": "short_name", "column": "Name", "kind": "text"}]})),
        )  # fmt: skip
        assert reader.value("SELECT api.exchange_begin(%s::uuid, 'x')", (token,))["works"]
    yield token
    office.base.execute("UPDATE priv.exchange_profile SET active = false")


def row(name: str) -> str:
    return json.dumps([{"id": str(uuid4()), "modified": "2026-11-24T10:00:00Z", "values": {"short_name": name}}])


@pytest.mark.parametrize("name", ["manager1", "head1", "director", "accountant", "expert1", "administrator"])
def test_a_stolen_token_opens_nothing(office: Office, at_work: str, name: str) -> None:
    answer = steal(office, name, "SELECT api.exchange_take(%s::uuid, 'client', %s::jsonb)", at_work, row("ООО «Вор»"))
    assert answer.code == DENIED
    assert steal(office, name, "SELECT api.exchange_begin(%s::uuid, 'x')", at_work).code == DENIED
    assert office.base.execute("SELECT FROM crm.client WHERE short_name = 'ООО «Вор»'") == []


def test_a_token_of_another_is_not_heard(office: Office, at_work: str) -> None:
    office.base.execute(
        "UPDATE crm.employee SET roles = roles || '{integrator}' WHERE login = %s", (office.people["manager2"],)
    )
    try:
        answer = steal(
            office, "manager2", "SELECT api.exchange_take(%s::uuid, 'client', %s::jsonb)", at_work, row("ООО «Второй»")
        )
        assert (answer.code, answer.said.split("\n")[0]) == ("CRM01", "exchange_lost")
    finally:
        office.base.execute(
            "UPDATE crm.employee SET roles = array_remove(roles, 'integrator') WHERE login = %s",
            (office.people["manager2"],),
        )


def test_nobody_takes_what_is_switched_off(office: Office, at_work: str) -> None:
    answer = steal(office, "analyst", "SELECT api.exchange_take(%s::uuid, 'invoice', '[]')", at_work)
    assert (answer.code, answer.said.split("\n")[0]) == ("CRM01", "exchange_off")


@pytest.mark.parametrize("name", ["manager1", "director", "administrator", "analyst"])
@pytest.mark.parametrize("call", INNER)
def test_the_inner_doors_are_closed(office: Office, at_work: str, name: str, call: str) -> None:
    assert steal(office, name, f"SELECT sec.exchange_{call}").code == DENIED


def test_an_administrator_joins_and_decides_nothing(office: Office, at_work: str) -> None:
    for call in (
        "decide('{1}', 'ours')",
        "deletion_decide('{1}', 'delete')",
        f"join('client', 1, '{uuid4()}')",
        "foresee('[]')",
    ):
        assert steal(office, "administrator", f"SELECT api.exchange_{call}").code == DENIED


def test_a_mapping_names_no_more_than_columns(office: Office, at_work: str) -> None:
    wrong = json.dumps({"fields": [{"name": "short_name", "column": "Name eq 1 or Id", "kind": "text"}]})
    ((version,),) = office.base.execute("SELECT version FROM priv.exchange_object WHERE object = 'client'")
    answer = steal(office, "administrator", "SELECT api.exchange_object_save('client', %s, %s)", version, wrong)
    assert (answer.code, answer.said.split("\n")[0]) == ("CRM01", "exchange_field_wrong")


def test_a_field_of_the_mapping_that_is_no_column_of_ours_is_not_written(office: Office, at_work: str) -> None:
    ((version,),) = office.base.execute("SELECT version FROM priv.exchange_object WHERE object = 'client'")
    forged = json.dumps({"fields": [{"name": "short_name", "column": "Name", "kind": "text"},
                                    {"name": "owner_ids", "column": "Owners", "kind": "text"}]})  # fmt: skip
    assert (
        steal(office, "administrator", "SELECT api.exchange_object_save('client', %s, %s)", version, forged).code == ""
    )
    given = json.dumps([{"id": str(uuid4()), "modified": "2026-11-24T10:00:00Z",
                         "values": {"short_name": "ООО «Подлог»", "owner_ids": "{1,2,3}"}}])  # fmt: skip
    assert (
        steal(office, "analyst", "SELECT api.exchange_take(%s::uuid, 'client', %s::jsonb)", at_work, given).code == ""
    )
    assert office.base.execute("SELECT owner_ids FROM crm.client WHERE short_name = 'ООО «Подлог»'") == [([],)]
