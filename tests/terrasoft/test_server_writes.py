"""The Terrasoft of the tests keeps the rules of the reference: writing by OData 4."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from tests.terrasoft.person import Person
from tests.terrasoft.server import EXCHANGE_CONTACT, SUPERVISOR, TerrasoftServer
from tests.terrasoft.server.dictionaries import CLIENT, ROUBLE, WAITING

NOTHING = str(UUID(int=0))


@pytest.fixture
def person(terrasoft: TerrasoftServer) -> Iterator[Person]:
    with Person(terrasoft) as someone:
        yield someone


def account(server: TerrasoftServer, name: str = "ООО «Ромашка»", **values: object) -> UUID:
    return server.insert("Account", Name=name, TypeId=CLIENT, **values)  # type: ignore[arg-type]  # the server checks them itself


def test_a_created_record_has_our_id_and_the_stamps_of_the_server(terrasoft: TerrasoftServer, person: Person) -> None:
    terrasoft.clock.frozen = datetime(2026, 11, 23, 9, 12, 31, 323936, UTC)
    own = uuid4()
    answer = person.post(
        "Account", Id=str(own), Name="АО «Новый клиент»", TypeId=str(CLIENT), CreatedOn="2020-01-01T00:00:00Z"
    )
    assert (answer.status_code, answer.json()["Id"]) == (201, str(own))
    assert answer.json()["ModifiedOn"] == "2026-11-23T09:12:31.3239367Z"
    row = person.get(f"Account({own})").json()
    assert (row["ModifiedOn"], row["CreatedOn"]) == ("2026-11-23T09:12:31.324Z",) * 2
    assert (row["CreatedById"], row["ModifiedById"]) == (str(EXCHANGE_CONTACT),) * 2
    assert row["OwnerId"] == str(EXCHANGE_CONTACT)
    assert answer.headers["Date"] == "Mon, 23 Nov 2026 09:12:31 GMT"


def test_a_repeated_insert_makes_a_second_record_or_a_duplicate_key(terrasoft: TerrasoftServer, person: Person) -> None:
    own = str(uuid4())
    assert [person.post("Account", Name="А").status_code for _ in range(2)] == [201, 201]
    assert [person.post("Account", Id=own, Name="Б").status_code for _ in range(2)] == [201, 500]
    assert len(terrasoft.rows("Account")) == 3


def test_an_id_of_the_client_may_be_replaced_or_refused(terrasoft_of: Callable[..., TerrasoftServer]) -> None:
    own = str(uuid4())
    with Person(terrasoft_of(own_id="replaced")) as person:
        answer = person.post("Account", Id=own, Name="А")
        assert answer.status_code == 201
        assert answer.json()["Id"] != own
    with Person(terrasoft_of(own_id="refused")) as person:
        assert person.post("Account", Id=own, Name="А").status_code == 400
        assert person.post("Account", Name="А").status_code == 201


def test_a_missing_value_is_filled_or_missed(terrasoft: TerrasoftServer, person: Person) -> None:
    assert person.post("Account", Phone="1").status_code == 500
    row = person.post("Invoice", Number="1").json()
    assert person.patch("Invoice", row["Id"], Number="2", OwnerId=None).status_code == 500
    assert terrasoft.rows("Invoice")[0]["Number"] == "1"
    assert (row["PaymentStatusId"], row["CurrencyId"], row["CurrencyRate"]) == (str(WAITING), str(ROUBLE), 1)
    assert row["StartDate"] == datetime.now(UTC).date().isoformat() + "T00:00:00Z"


def test_a_change_says_nothing_and_leaves_out_what_it_does_not_know(terrasoft: TerrasoftServer, person: Person) -> None:
    made = account(terrasoft, Phone="1", OwnerId=SUPERVISOR)
    answer = person.patch("Account", made, Phone="2", Nope="x", Owner=str(EXCHANGE_CONTACT))
    assert (answer.status_code, answer.content) == (204, b"")
    row = terrasoft.row("Account", made)
    assert (row["Phone"], row["OwnerId"], row["ModifiedById"]) == ("2", SUPERVISOR, EXCHANGE_CONTACT)
    assert person.patch("Account", uuid4(), Phone="2").status_code == 404


def test_a_lookup_is_cleared_by_null_and_not_by_the_zero_id(terrasoft: TerrasoftServer, person: Person) -> None:
    made = account(terrasoft, OwnerId=SUPERVISOR)
    assert person.patch("Account", made, OwnerId=NOTHING).status_code == 204
    assert terrasoft.row("Account", made)["OwnerId"] == SUPERVISOR
    assert person.patch("Account", made, OwnerId=None).status_code == 204
    assert terrasoft.row("Account", made)["OwnerId"] is None


def test_a_date_without_a_zone_is_refused_or_spoiled(
    terrasoft: TerrasoftServer, person: Person, terrasoft_of: Callable[..., TerrasoftServer]
) -> None:  # fmt: skip
    assert person.post("Invoice", StartDate="2026-02-10T00:00:00").status_code == 400
    other = terrasoft_of(zoneless="year_one")
    with Person(other) as someone:
        assert someone.post("Invoice", StartDate="2026-02-10T00:00:00").status_code == 201
    assert other.rows("Invoice")[0]["StartDate"] == date(1, 1, 1)


def test_a_date_is_midnight_of_utc_or_of_the_user(
    terrasoft: TerrasoftServer, person: Person, terrasoft_of: Callable[..., TerrasoftServer]
) -> None:  # fmt: skip
    day = date(2026, 2, 10)
    terrasoft.insert("Invoice", StartDate=day)
    assert person.rows("Invoice")[0]["StartDate"] == "2026-02-10T00:00:00Z"
    other = terrasoft_of(dates="user_midnight")
    other.insert("Invoice", StartDate=day)
    with Person(other) as someone:
        assert someone.rows("Invoice")[0]["StartDate"] == "2026-02-09T21:00:00Z"
        assert len(someone.rows("Invoice", filter="StartDate lt 2026-02-09T22:00:00Z")) == 1
        someone.post("Invoice", StartDate="2026-02-10T00:00:00Z")
    assert [row["StartDate"] for row in other.rows("Invoice")] == [day, day]


def test_values_of_a_wrong_type_are_refused(terrasoft: TerrasoftServer, person: Person) -> None:
    for values in ({"Name": 5}, {"Name": "А", "Completeness": "много"}, {"Name": "А", "TypeId": "клиент"}):
        assert person.post("Account", **values).status_code == 400, values
    assert person.post("Account", Name="я" * 251).status_code == 500
    assert person.post("Account", Name="А", TypeId=str(uuid4())).status_code == 500
    assert terrasoft.rows("Account") == []


def test_money_keeps_its_digits(terrasoft: TerrasoftServer, person: Person) -> None:
    answer = person.ask("POST", "/0/odata/Invoice", {"Amount": 144000.1, "CurrencyRate": 1.23456})
    assert '"Amount":144000.10' in answer.text
    assert terrasoft.rows("Invoice")[0]["Amount"] == Decimal("144000.10")


def test_a_removed_record_is_gone_with_its_details_unless_others_need_it(
    terrasoft: TerrasoftServer, person: Person
) -> None:
    made = account(terrasoft)
    invoice = terrasoft.insert("Invoice", AccountId=made)
    terrasoft.insert("InvoiceProduct", InvoiceId=invoice, Name="Услуга")
    refused = person.delete("Account", made)
    assert refused.status_code == 500
    assert "violates foreign key constraint" in refused.json()["error"]["innererror"]["message"]
    assert [person.delete("Invoice", invoice).status_code for _ in range(2)] == [204, 404]
    assert terrasoft.rows("InvoiceProduct") == []
    assert person.delete("Account", made).status_code == 204


def test_a_person_leaves_stamps_and_the_clock_may_be_wrong(terrasoft: TerrasoftServer) -> None:
    terrasoft.clock.shift = timedelta(days=-3)
    made = account(terrasoft)
    old = terrasoft.row("Account", made)["ModifiedOn"]
    assert isinstance(old, datetime)
    assert abs(old - (datetime.now(UTC) - timedelta(days=3))) < timedelta(minutes=1)
    terrasoft.clock.shift = timedelta(hours=1)
    terrasoft.change("Account", made, Phone="1", by=EXCHANGE_CONTACT)
    row = terrasoft.row("Account", made)
    assert isinstance(row["ModifiedOn"], datetime)
    assert row["ModifiedOn"] > old
    assert (row["CreatedById"], row["ModifiedById"]) == (SUPERVISOR, EXCHANGE_CONTACT)


def test_a_process_of_the_server_works_after_a_write(terrasoft: TerrasoftServer, person: Person) -> None:
    def recalculate(name: str, id: UUID, verb: str) -> None:
        if (name, verb) == ("InvoiceProduct", "create"):
            invoice = terrasoft.row(name, id)["InvoiceId"]
            assert isinstance(invoice, UUID)
            terrasoft.change("Invoice", invoice, Amount=Decimal(7), by=EXCHANGE_CONTACT)

    terrasoft.processes.append(recalculate)
    invoice = person.post("Invoice", Number="1").json()["Id"]
    assert person.post("InvoiceProduct", InvoiceId=invoice, Name="Услуга").status_code == 201
    assert terrasoft.row("Invoice", UUID(invoice))["Amount"] == 7
