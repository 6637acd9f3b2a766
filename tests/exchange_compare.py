"""Both sides of an exchange read by readers of their own, record by record and field by field, and laid side by side.

Nothing of the exchange is asked: neither its mapping nor its links. A record is known by what people know it by: a tax
number, a name with the company, a document's number.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from tests.servers import Base
from tests.terrasoft.server import TerrasoftServer
from tests.terrasoft.server.dictionaries import ACT, CLIENT, EMPLOYEE
from tests.terrasoft.server.store import Row

Record = tuple[str, tuple[tuple[str, str], ...]]
"""What a person calls the record, and its fields as texts."""
Picture = dict[str, Counter[Record]]

PERSON: Final = "btrim(concat_ws(' ', {0}.last_name, {0}.first_name, nullif({0}.middle_name, '')))"
INN: Final = "coalesce(nullif(c.inn, ''), c.short_name)"
DEAL: Final = f"({INN} || ' / ' || d.title)"
JOINED: Final = "JOIN crm.deal d ON d.id = x.deal_id JOIN crm.client c ON c.id = d.client_id JOIN crm.employee e ON e.id = d.owner_id"

OURS: Final[Mapping[str, str]] = {
    "client": f"""SELECT {INN} AS key, short_name AS name, full_name, kpp, ogrn, address, phone, site, comment
        FROM crm.client c WHERE deleted_at IS NULL""",
    "contact": f"""SELECT {INN} || ' / ' || {PERSON.format("x")} AS key, x.position, x.phone, x.email, x.comment
        FROM crm.contact x JOIN crm.client c ON c.id = x.client_id""",
    "client_direction": f"""SELECT {INN} || ' / ' || r.name AS key, CASE WHEN x.state = 'held' THEN {PERSON.format("e")} END AS holder
        FROM crm.client_direction x JOIN crm.client c ON c.id = x.client_id JOIN crm.direction r ON r.id = x.direction_id
        LEFT JOIN crm.employee e ON e.id = x.holder_id""",
    "deal": f"""SELECT {DEAL} AS key, r.name AS direction, {PERSON.format("e")} AS owner, d.need, d.expected_kopecks / 100.0 AS expected,
        d.expected_on, d.state, d.comment FROM crm.deal d JOIN crm.client c ON c.id = d.client_id
        JOIN crm.client_direction s ON s.id = d.client_direction_id JOIN crm.direction r ON r.id = s.direction_id
        JOIN crm.employee e ON e.id = d.owner_id""",
    "calculation_request": f"""SELECT {DEAL} || ' / ' || x.number AS key, x.state, x.comment, x.wanted_on, x.price_kopecks / 100.0 AS price
        FROM crm.calculation_request x {JOINED}""",
    "calculation_line": f"""SELECT {DEAL} || ' / ' || s.name || ' / ' || x.subject AS key, x.quantity, x.price_kopecks / 100.0 AS price,
        x.lowest_price_kopecks / 100.0 AS lowest, x.term_days, x.parameters FROM crm.calculation_line x {JOINED} JOIN crm.service s ON s.id = x.service_id""",
    "quote": f"""SELECT {DEAL} || ' / ' || coalesce(x.number, '') AS key, o.short_name AS organization, x.state, x.issued_on, x.valid_until_on,
        x.total_kopecks / 100.0 AS total, x.comment FROM crm.quote x {JOINED} JOIN crm.organization o ON o.id = x.organization_id""",
    "quote_line": f"""SELECT {DEAL} || ' / ' || coalesce(x.number, '') || ' / ' || l.title AS key, l.quantity, l.price_kopecks / 100.0 AS price,
        l.discount_percent AS discount, l.total_kopecks / 100.0 AS total FROM crm.quote_line l JOIN crm.quote x ON x.id = l.quote_id {JOINED}""",
    "invoice": f"""SELECT {DEAL} || ' / ' || coalesce(x.number, '') AS key, o.short_name AS organization, {PERSON.format("e")} AS owner, x.state, x.issued_on,
        x.due_on, x.total_kopecks / 100.0 AS total, x.paid_kopecks / 100.0 AS paid, x.comment FROM crm.invoice x {JOINED}
        JOIN crm.organization o ON o.id = x.organization_id""",
    "invoice_line": f"""SELECT {DEAL} || ' / ' || coalesce(x.number, '') || ' / ' || l.title AS key, l.quantity, l.price_kopecks / 100.0 AS price,
        l.discount_percent AS discount, l.total_kopecks / 100.0 AS total FROM crm.invoice_line l JOIN crm.invoice x ON x.id = l.invoice_id {JOINED}""",
    "payment": f"""SELECT {INN} || ' / ' || x.document_number || ' / ' || round(x.amount_kopecks / 100.0, 2) AS key, o.short_name AS organization, x.bank_on, x.purpose,
        (SELECT i.number FROM crm.payment_allocation a JOIN crm.invoice i ON i.id = a.invoice_id WHERE a.payment_id = x.id ORDER BY a.id LIMIT 1) AS invoice
        FROM crm.payment x JOIN crm.client c ON c.id = x.client_id JOIN crm.organization o ON o.id = x.organization_id WHERE x.direction = 'in'""",
    "work_item": f"""SELECT {DEAL} || ' / ' || i.number || ' / ' || x.title AS key, x.state, x.quantity, x.due_on, x.done_on, x.result, x.instructions,
        {PERSON.format("w")} AS expert FROM crm.work_item x {JOINED} JOIN crm.invoice i ON i.id = x.invoice_id LEFT JOIN crm.employee w ON w.id = x.expert_id""",
    "act": f"""SELECT {DEAL} || ' / ' || coalesce(x.number, '') AS key, i.number AS invoice, o.short_name AS organization, x.act_on, x.state,
        x.total_kopecks / 100.0 AS total, x.comment FROM crm.act x {JOINED} JOIN crm.organization o ON o.id = x.organization_id
        LEFT JOIN crm.invoice i ON i.id = x.invoice_id""",
}  # fmt: skip

# Entity, the rows of it that are meant, what the record is called there, and our field -> path there.
_COMMON = {"comment": "Notes"}
THEIRS: Final[Mapping[str, tuple[str, tuple[str, UUID, bool] | None, str, Mapping[str, str]]]] = {
    "client": ("Account", ("TypeId", CLIENT, True), "UsrINN|Name", {
        "name": "Name", "full_name": "AlternativeName", "kpp": "UsrKPP", "ogrn": "UsrOGRN", "address": "Address", "phone": "Phone", "site": "Web", **_COMMON}),
    "contact": ("Contact", ("TypeId", EMPLOYEE, False), "Account.UsrINN|Account.Name / Name", {
        "position": "JobTitle", "phone": "Phone", "email": "Email", **_COMMON}),
    "client_direction": ("UsrAccountDirection", None, "UsrAccount.UsrINN|UsrAccount.Name / UsrDepartment.Name", {"holder": "UsrOwner.Name"}),
    "deal": ("Opportunity", None, "Account.UsrINN|Account.Name / Title", {
        "direction": "ResponsibleDepartment.Name", "owner": "Owner.Name", "need": "Description", "expected": "Budget", "expected_on": "DueDate",
        "state": "Stage.Name", **_COMMON}),
    "calculation_request": ("UsrCostRequest", None, "UsrOpportunity.Account.UsrINN|UsrOpportunity.Account.Name / UsrOpportunity.Title / UsrNumber", {
        "state": "UsrState.Name", "comment": "UsrComment", "wanted_on": "UsrWantedOn", "price": "UsrPrice"}),
    "calculation_line": ("UsrCostRequestService", None,
        "UsrCostRequest.UsrOpportunity.Account.UsrINN|UsrCostRequest.UsrAccount.Name / UsrCostRequest.UsrOpportunity.Title / UsrProduct.Name / UsrSubject", {
        "quantity": "UsrQuantity", "price": "UsrPrice", "lowest": "UsrLowestPrice", "term_days": "UsrTermDays", "parameters": "UsrComment"}),
    "quote": ("UsrQuote", None, "UsrOpportunity.Account.UsrINN|UsrOpportunity.Account.Name / UsrOpportunity.Title / UsrNumber", {
        "organization": "UsrSupplier.Name", "state": "UsrState.Name", "issued_on": "UsrDate", "valid_until_on": "UsrValidUntil", "total": "UsrAmount",
        "comment": "UsrComment"}),
    "quote_line": ("UsrQuoteProduct", None,
        "UsrQuote.UsrOpportunity.Account.UsrINN|UsrQuote.UsrAccount.Name / UsrQuote.UsrOpportunity.Title / UsrQuote.UsrNumber / UsrName", {
        "quantity": "UsrQuantity", "price": "UsrPrice", "discount": "UsrDiscountPercent", "total": "UsrAmount"}),
    "invoice": ("Invoice", None, "Opportunity.Account.UsrINN|Opportunity.Account.Name / Opportunity.Title / Number", {
        "organization": "Supplier.Name", "owner": "Owner.Name", "state": "PaymentStatus.Name", "issued_on": "StartDate", "due_on": "DueDate", "total": "Amount",
        "paid": "PaymentAmount", **_COMMON}),
    "invoice_line": ("InvoiceProduct", None,
        "Invoice.Opportunity.Account.UsrINN|Invoice.Account.Name / Invoice.Opportunity.Title / Invoice.Number / Name", {
        "quantity": "Quantity", "price": "Price", "discount": "DiscountPercent", "total": "TotalAmount"}),
    "payment": ("UsrPayment", None, "UsrAccount.UsrINN|UsrAccount.Name / UsrNumber / UsrAmount", {
        "organization": "UsrSupplier.Name", "bank_on": "UsrDate", "purpose": "UsrPurpose", "invoice": "UsrInvoice.Number"}),
    "work_item": ("UsrWork", None,
        "UsrInvoice.Opportunity.Account.UsrINN|UsrInvoice.Account.Name / UsrInvoice.Opportunity.Title / UsrInvoice.Number / UsrName", {
        "state": "UsrState.Name", "quantity": "UsrQuantity", "due_on": "UsrDueOn", "done_on": "UsrDoneOn", "result": "UsrResult",
        "instructions": "UsrInstructions", "expert": "UsrExpert.Name"}),
    "act": ("Document", ("TypeId", ACT, True), "Opportunity.Account.UsrINN|Opportunity.Account.Name / Opportunity.Title / Number", {
        "invoice": "UsrInvoice.Number", "organization": "UsrSupplier.Name", "act_on": "Date", "state": "State.Name", "total": "UsrAmount", **_COMMON}),
}  # fmt: skip

# What a person who knows both programs calls the same: our states by object and their word.
SAME: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "deal": {
        "Выявление потребности": ("recorded",), "Квалификация": ("recorded",), "Подготовка предложения": ("calculating",),
        "Предложение представлено": ("quoted",), "Контрактация": ("invoiced",), "Передана": ("in_work",),
        "Завершена с победой": ("closed",), "Завершена с проигрышем": ("lost",),
    },
    "calculation_request": {
        "Черновик": ("draft",), "Отправлен": ("sent",), "В расчёте": ("calculating", "question"), "Рассчитан": ("calculated", "accepted"),
        "Отменён": ("closed",),
    },
    "quote": {
        "Черновик": ("draft",), "На согласовании": ("on_approval",), "Согласовано": ("approved",), "Отправлено": ("sent",),
        "Принято": ("accepted",), "Отклонено": ("rejected", "expired", "superseded"),
    },
    "invoice": {
        "Не выставлен": ("draft", "on_approval", "approved"), "Ожидает оплаты": ("issued",), "Оплачен частично": ("partly_paid",),
        "Оплачен полностью": ("paid",), "Отменён": ("cancelled",),
    },
    "work_item": {
        "Запланирована": ("planned", "released", "assigned"), "В работе": ("in_work", "paused"), "Выполнена": ("done", "verified", "acted"),
        "Отменена": ("cancelled",),
    },
    "act": {
        "Планируется": ("draft",), "Черновик": ("draft",), "В работе": ("issued", "sent", "refused"), "Зарегистрирован": ("signed",),
    },
}  # fmt: skip


def ours(base: Base) -> Picture:
    """Our side, by SQL of its own."""
    picture: Picture = {}
    connection = base.connect()
    try:
        for name, query in OURS.items():
            with connection.cursor() as cursor:
                cursor.execute(query)
                columns = [column.name for column in cursor.description or ()]
                rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
            picture[name] = Counter(_record(name, row.pop("key"), row, _our_word) for row in rows)
    finally:
        connection.close()
    return picture


def theirs(server: TerrasoftServer) -> Picture:
    """Their side, straight out of the server's memory."""
    picture: Picture = {}
    with server.store.lock:
        for name, (entity, only, key, fields) in THEIRS.items():
            found = []
            for row in server.store.rows[entity].values():
                if only is not None and (row[only[0]] == only[1]) is not only[2]:
                    continue
                if name == "contact" and row["AccountId"] is None:
                    # A person of no company there is nobody's contact here.
                    continue
                called = " / ".join(_first(server, entity, row, part) for part in key.split(" / "))
                values = {field: _reached(server, entity, row, path) for field, path in fields.items()}
                found.append(_record(name, called, values, _their_word))
            picture[name] = Counter(found)
    return picture


def differences(one: Picture, other: Picture, *, most: int = 12) -> list[str]:
    """What is only here or only there, or not as often; [] when both say the same."""
    told: list[str] = []
    for name in one:
        here, there = one[name] - other[name], other[name] - one[name]
        told += [f"{name} only here: {record}" for record in here.elements()]
        told += [f"{name} only there: {record}" for record in there.elements()]
    return sorted(told)[:most]


def doubled(picture: Picture) -> list[str]:
    """Records that people could not tell apart: there are none in a story."""
    twice = []
    for name, records in picture.items():
        keys = Counter(key for key, _fields in records.elements())
        twice += [f"{name} {key}" for key, count in keys.items() if count > 1]
    return twice


def _record(name: str, key: str, values: dict[str, Any], word: Callable[[str, str], str]) -> Record:
    texts = {field: _text(value) for field, value in values.items()}
    if "state" in texts and name in SAME:
        texts["state"] = word(name, texts["state"])
    return _text(key), tuple(sorted(texts.items()))


def _our_word(name: str, state: str) -> str:
    return next((sorted(ours)[0] for ours in SAME[name].values() if state in ours), f"? {state}")


def _their_word(name: str, state: str) -> str:
    return sorted(SAME[name].get(state, (f"? {state}",)))[0]


def _text(value: object) -> str:
    """Empty, zero and nothing are the same there; numbers without idle zeros."""
    if value is None or value is False or value == "":
        return ""
    if isinstance(value, int | Decimal):
        return format(Decimal(value).normalize(), "f") if value else ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").strip()


def _first(server: TerrasoftServer, entity: str, row: Row, paths: str) -> str:
    found = (_reached(server, entity, row, path) for path in paths.split("|"))
    return next((_amount(value) for value in found if value not in (None, "")), "")


def _amount(value: object) -> str:
    return format(value, ".2f") if isinstance(value, Decimal) else str(value)


def _reached(server: TerrasoftServer, entity: str, row: Row, path: str) -> Any:
    *hops, last = path.split(".")
    for hop in hops:
        column = server.store.sets[entity].columns[hop + "Id"]
        id = row[column.name]
        entity = column.lookup
        behind = server.store.rows[entity].get(id) if isinstance(id, UUID) else None
        if behind is None:
            return None
        row = behind
    return row[last]
