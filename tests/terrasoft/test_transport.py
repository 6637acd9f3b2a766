"""One interface over all protocols: what is written by one road is read by it, typed and whole."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from crm_desktop.services.terrasoft.faults import NoRight, Rejected
from crm_desktop.services.terrasoft.reading import Reading
from crm_desktop.services.terrasoft.transport import Condition, Query, Row, Value, Write
from tests.terrasoft.roads import WAYS, Made, road
from tests.terrasoft.server import EXCHANGE_CONTACT, Column, TerrasoftServer

STAMP = datetime(2026, 11, 23, 9, 12, 31, 323000, UTC)
CLIENT = UUID("03a75490-53e6-df11-971b-001d60e938c6")


@pytest.fixture(params=WAYS, ids="-".join)
def server(request: pytest.FixtureRequest, terrasoft_of: Made) -> TerrasoftServer:
    generation, layout = request.param
    return terrasoft_of(generation=generation, layout=layout)


@pytest.fixture
def transport(server: TerrasoftServer) -> Iterator[Reading]:
    with road(server) as opened:
        opened.declare_dates({"UsrPayment": ["UsrDate"]})
        yield opened


def invoice(transport: Reading, account: UUID, **values: Value) -> UUID:
    id = uuid4()
    told: Row = {"Number": "СЧ-17", "AccountId": account, **values}
    made = transport.write(Write("create", "Invoice", id, told))
    assert (made.state, made.words) == ("done", "")
    return id


def test_every_kind_of_value_goes_there_and_comes_back(server: TerrasoftServer, transport: Reading) -> None:
    account = server.insert("Account", Name="ООО «О'Нил & Ко» +1 50%\nвторая строка")
    values: Row = {
        "StartDate": date(2026, 2, 10), "Amount": Decimal("144000.07"), "Notes": "кавычки \" ' \\ и {скобки}",
        "CurrencyRate": Decimal("1.0000"), "DueDate": None,
    }  # fmt: skip
    id = invoice(transport, account, **values)
    kept = server.row("Invoice", id)
    assert {name: kept[name] for name in values} == values
    read = transport.read_by_id("Invoice", id, ("Id", "Number", "AccountId", *values, "ModifiedById"))
    assert read == {"Id": id, "Number": "СЧ-17", "AccountId": account, **values, "ModifiedById": EXCHANGE_CONTACT}
    assert type(read["Amount"]) is Decimal
    named = transport.read(Query("Account", ("Name",), (Condition("Id", "=", account),)))
    assert named == [{"Name": "ООО «О'Нил & Ко» +1 50%\nвторая строка"}]
    product = uuid4()
    assert transport.write(Write("create", "Product", product, {"Name": "П", "Active": False})).state == "done"
    assert transport.read_by_id("Product", product, ("Active",)) == {"Active": False}


@pytest.mark.parametrize("dates", ["utc_midnight", "user_midnight"])
@pytest.mark.parametrize("way", WAYS, ids="-".join)
def test_a_calendar_date_stays_the_same_day_in_both_conventions(
    terrasoft_of: Made, dates: str, way: tuple[str, str]
) -> None:
    server = terrasoft_of(generation=way[0], layout=way[1], dates=dates)
    with road(server) as transport:
        for day in (date(2026, 1, 1), date(2026, 12, 31), date(2013, 7, 1)):
            id = uuid4()
            values: Row = {"Number": "1", "StartDate": day}
            assert transport.write(Write("create", "Invoice", id, values)).state == "done"
            assert server.row("Invoice", id)["StartDate"] == day
            assert transport.read_by_id("Invoice", id, ("StartDate",)) == {"StartDate": day}
        found = transport.read(Query("Invoice", ("StartDate",), (Condition("StartDate", ">=", date(2026, 1, 2)),)))
        assert found == [{"StartDate": date(2026, 12, 31)}]
        for sign, count in ((">=", 2), ("<", 1), ("=", 1)):
            on_the_day = Condition("StartDate", sign, date(2026, 1, 1))
            assert transport.count("Invoice", (on_the_day,)) == count, "a day begins where the server has it begin"


def test_conditions_find_what_they_say(server: TerrasoftServer, transport: Reading) -> None:
    first = server.insert("Account", Name="А'", TypeId=CLIENT, at=STAMP)
    second = server.insert("Account", Name="Б", at=STAMP + timedelta(hours=1))
    cases: list[tuple[Condition, set[UUID]]] = [
        (Condition("Name", "=", "А'"), {first}),
        (Condition("Name", "<>", "А'"), {second}),
        (Condition("TypeId", "=", CLIENT), {first}),
        (Condition("TypeId", "=", None), {second}),
        (Condition("TypeId", "<>", None), {first}),
        (Condition("ModifiedOn", ">=", STAMP + timedelta(hours=1)), {second}),
        (Condition("ModifiedOn", "<", STAMP + timedelta(hours=1)), {first}),
        (Condition("Id", "in", (first, second, uuid4())), {first, second}),
        (Condition("Name", "in", ("Б", "В")), {second}),
        (Condition("TypeId", "in", (CLIENT, None)), {first, second}),
        (Condition("Id", "in", ()), set()),
    ]
    for condition, expected in cases:
        found = {row["Id"] for row in transport.read(Query("Account", ("Id",), (condition,)))}
        assert found == expected, condition
        assert transport.count("Account", (condition,)) == len(expected), condition


def test_conditions_hold_together(server: TerrasoftServer, transport: Reading) -> None:
    for name in "АБВ":
        server.insert("Account", Name=name, at=STAMP)
    where = (Condition("ModifiedOn", ">=", STAMP), Condition("Name", "in", ("А", "В")), Condition("Name", "<", "Б"))
    assert transport.read(Query("Account", ("Name",), where)) == [{"Name": "А"}]


def test_a_long_chain_of_ids_is_asked_in_parts_and_answered_whole(server: TerrasoftServer, transport: Reading) -> None:
    made = [server.insert("Account", Name=f"Клиент {number:03}") for number in range(130)]
    where = (Condition("Id", "in", (*made, *made[:7], uuid4())),)
    query = Query("Account", ("Name",), where, ("Name",), 1000)
    found = [row["Name"] for row in transport.read(query)]
    assert found == [f"Клиент {number:03}" for number in range(130)]
    page = transport.read(Query("Account", ("Id",), where, ("Name",), 10, 50))
    assert [row["Id"] for row in page] == made[50:60]
    assert transport.count("Account", where) == 130
    assert max(len(record.path) + len(record.query) for record in server.requests) < 2000


def test_a_long_chain_of_names_does_not_outgrow_an_address(server: TerrasoftServer, transport: Reading) -> None:
    names = tuple(f"Общество с ограниченной ответственностью «Ромашка {number}»" for number in range(24))
    for name in names:
        server.insert("Account", Name=name)
    assert len(transport.read(Query("Account", ("Id",), (Condition("Name", "in", names),)))) == 24
    assert max(len(record.path) + len(record.query) for record in server.requests) < 2000


def test_a_page_has_an_order_a_start_and_an_end(server: TerrasoftServer, transport: Reading) -> None:
    for number in range(7):
        server.insert("Account", Name=str(number), at=STAMP + timedelta(minutes=-number))
    query = Query("Account", ("Name",), (), ("ModifiedOn", "Id"), 3, 2)
    assert [row["Name"] for row in transport.read(query)] == ["4", "3", "2"]


def test_a_change_touches_what_it_names_and_none_clears(server: TerrasoftServer, transport: Reading) -> None:
    id = server.insert("Account", Name="А", Phone="1", TypeId=CLIENT)
    outcome = transport.write(Write("update", "Account", id, {"Phone": "2", "TypeId": None, "ModifiedOn": STAMP}))
    assert outcome.state == "done"
    row = server.row("Account", id)
    assert (row["Name"], row["Phone"], row["TypeId"], row["ModifiedById"]) == ("А", "2", None, EXCHANGE_CONTACT)
    asked = len(server.requests)
    assert transport.write(Write("update", "Account", id, {})).state == "done"
    assert len(server.requests) == asked, "nothing to change is not asked"


def test_a_deletion_touches_one_record(server: TerrasoftServer, transport: Reading) -> None:
    gone, kept = server.insert("Account", Name="А"), server.insert("Account", Name="Б")
    assert transport.write(Write("delete", "Account", gone)).state == "done"
    assert [row["Id"] for row in server.rows("Account")] == [kept]
    for verb in ("delete", "update"):
        again = transport.write(Write(verb, "Account", gone, {"Name": "В"}))
        assert (again.state, again.status) == ("refused", 404)


def test_what_is_not_there_is_none_and_what_has_no_name_is_a_fault(transport: Reading) -> None:
    assert transport.read_by_id("Account", uuid4(), ("Id", "Name")) is None
    with pytest.raises((NoRight, Rejected)):
        transport.read_by_id("NoSuchSet", uuid4(), ("Id",))
    with pytest.raises((NoRight, Rejected)):
        transport.read(Query("NoSuchSet", ("Id",)))
    with pytest.raises(Rejected):
        transport.read(Query("Account", ("NoSuchColumn",)))


def test_the_schema_tells_kinds_and_lookups(transport: Reading) -> None:
    schema = transport.schema(["Account", "Invoice", "UsrPayment", "NoSuchSet"])
    assert "NoSuchSet" not in schema
    columns = schema["Invoice"].columns
    kinds = {name: columns[name].kind for name in ("Id", "Number", "StartDate", "Amount", "ModifiedOn", "AccountId")}
    assert kinds == {
        "Id": "guid", "Number": "text", "StartDate": "date", "Amount": "decimal", "ModifiedOn": "moment",
        "AccountId": "guid",
    }  # fmt: skip
    assert (columns["AccountId"].lookup, columns["PaymentStatusId"].lookup) == ("Account", "InvoicePaymentStatus")
    assert columns["Id"].lookup == ""


def test_many_writes_tell_each_its_own_fate_and_go_on(server: TerrasoftServer, transport: Reading) -> None:
    there = server.insert("Account", Name="А")
    writes = [Write("create", "Account", uuid4(), {"Name": f"Новый {number}"}) for number in range(120)]
    writes += [
        Write("update", "Account", uuid4(), {"Name": "нет"}),
        Write("update", "Account", there, {"Name": "Б"}),
        Write("create", "Invoice", uuid4(), {"Number": "1", "AccountId": uuid4()}),
        Write("create", "Invoice", uuid4(), {"Number": "2", "AccountId": writes[0].id}),
        Write("delete", "Account", writes[1].id),
    ]
    outcomes = transport.write_many(writes)
    assert [outcome.write for outcome in outcomes] == writes
    assert [outcome.state for outcome in outcomes[:120]] == ["done"] * 120
    assert outcomes[121].state == "done"
    assert (outcomes[120].state, outcomes[120].status) == ("refused", 404)
    # OData answers a reference to nothing with 500, which may have been written; DataService with a definite no.
    assert outcomes[122].state == ("refused" if transport.kind == "dataservice" else "unknown")
    assert outcomes[122].words
    assert [outcomes[123].state, outcomes[124].state] == ["done", "done"]
    assert len(server.rows("Account")) == 120
    assert server.row("Account", there)["Name"] == "Б"
    writing = [record for record in server.requests if record.method != "GET" and "SelectQuery" not in record.path]
    assert len(writing) <= (4 if transport.can_batch else 130)


def test_the_server_s_clock_is_read_off_its_answers(server: TerrasoftServer, transport: Reading) -> None:
    assert transport.server_now() is None
    server.clock.shift = timedelta(days=3)
    transport.count("Account")
    now = transport.server_now()
    assert now is not None
    assert abs(now - datetime.now(UTC) - timedelta(days=3)) < timedelta(seconds=3)


def test_no_secret_stands_in_an_address_or_a_body(server: TerrasoftServer, transport: Reading) -> None:
    transport.read(Query("Account", ("Id",)))
    transport.write(Write("create", "Account", uuid4(), {"Name": "А"}))
    assert len(server.requests) >= 3
    assert not any(record.secrets for record in server.requests)


def test_a_column_that_is_not_there_is_refused_instead_of_ignored(server: TerrasoftServer, transport: Reading) -> None:
    id = server.insert("Account", Name="А")
    wrong = Write("update", "Account", id, {"Name": "Б", "NoSuchColumn": "1"})
    right = Write("update", "Account", id, {"Phone": "2"})
    outcomes = [transport.write(wrong), *transport.write_many([wrong, right, wrong])]
    assert [outcome.state for outcome in outcomes] == ["refused", "refused", "done", "refused"]
    assert "NoSuchColumn" in outcomes[0].words
    assert (server.row("Account", id)["Name"], server.row("Account", id)["Phone"]) == ("А", "2")


def test_a_column_published_meanwhile_is_found(server: TerrasoftServer, transport: Reading) -> None:
    id = server.insert("Account", Name="А")
    transport.read(Query("Account", ("Id",)))
    server.store.sets["Account"].columns["UsrLimit"] = Column("UsrLimit", "decimal")
    with server.store.lock:
        server.store.rows["Account"][id]["UsrLimit"] = Decimal("10.50")
    assert transport.read(Query("Account", ("UsrLimit",))) == [{"UsrLimit": Decimal("10.50")}]
    assert transport.write(Write("update", "Account", id, {"UsrLimit": Decimal("7.25")})).state == "done"
    assert server.row("Account", id)["UsrLimit"] == Decimal("7.25")
