"""What goes with what: the mapping the set-up begins with, for the standard schema and columns with the prefix `Usr`.

A field is `name` (ours), `column` (theirs, as OData 4 writes it), `kind` (text, money, number, flag, date, link, word),
`of` (the object a link leads to, the dictionary of a word), `way` ("" both ways, in, out), `rule` for both sides having
changed it ("" by who leads the object, ours, theirs, newer, ask), `first`: taken once, when a record comes from there.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from crm_desktop.services.terrasoft.transport import Condition

Field = dict[str, Any]
ROUBLE: Final = "5fb76920-53e6-df11-971b-001d60e938c6"
CLIENT: Final = "03a75490-53e6-df11-971b-001d60e938c6"
OUR_COMPANY: Final = "57412fad-53e6-df11-971b-001d60e938c6"
EMPLOYEE: Final = "60733efc-f36b-1410-a883-16d83cab0980"
CONTACT_PERSON: Final = "806732ee-f36b-1410-a883-16d83cab0980"
ACT: Final = "61f7a573-52e6-df11-971b-001d60e938c6"


def field(name: str, column: str, kind: str = "text", of: str = "", *, way: str = "", rule: str = "", first: bool = False) -> Field:
    """One line of a mapping."""
    line: Field = {"name": name, "column": column, "kind": kind, "of": of, "way": way, "rule": rule}
    return {**line, "first": True} if first else line


def _object(entity: str, *fields: Field, where: Iterable[list[Any]] = (), **constants: Any) -> dict[str, Any]:
    return {"entity": entity, "fields": list(fields), "filter": list(where), "constants": constants}


DEFAULTS: Final[Mapping[str, dict[str, Any]]] = {
    "client": _object(
        "Account",
        field("short_name", "Name"), field("full_name", "AlternativeName"), field("inn", "UsrINN"), field("kpp", "UsrKPP"),
        field("ogrn", "UsrOGRN"), field("address", "Address"), field("phone", "Phone"), field("site", "Web"), field("comment", "Notes"),
        where=[["TypeId", "=", CLIENT]], TypeId=CLIENT,
    ),
    "contact": _object(
        "Contact",
        field("client_id", "AccountId", "link", "client"), field("full_name", "Name", way="out", first=True),
        field("last_name", "Surname"), field("first_name", "GivenName"), field("middle_name", "MiddleName"),
        field("position", "JobTitle"), field("phone", "Phone"), field("email", "Email"), field("comment", "Notes"),
        where=[["TypeId", "<>", EMPLOYEE]], TypeId=CONTACT_PERSON,
    ),
    "client_direction": _object(
        "UsrAccountDirection",
        field("client_id", "UsrAccountId", "link", "client"), field("direction_id", "UsrDepartmentId", "word", "direction"),
        field("holder_id", "UsrOwnerId", "word", "employee"), field("title", "UsrName", way="out"),
    ),
    "deal": _object(
        "Opportunity",
        field("client_id", "AccountId", "link", "client", way="out", first=True),
        field("direction_id", "ResponsibleDepartmentId", "word", "direction", way="out", first=True),
        field("owner_id", "OwnerId", "word", "employee", way="out", first=True),
        field("title", "Title"), field("need", "Description"), field("contact_id", "ContactId", "link", "contact"),
        field("expected", "Budget", "money"), field("expected_on", "DueDate", "date"), field("state", "StageId", "word", "deal_state"),
        field("comment", "Notes"),
    ),
    "calculation_request": _object(
        "UsrCostRequest",
        field("deal_id", "UsrOpportunityId", "link", "deal"), field("client_id", "UsrAccountId", "link", "client", way="out"),
        field("owner_id", "UsrOwnerId", "word", "employee", way="out"), field("number", "UsrNumber", way="out"),
        field("state", "UsrStateId", "word", "request_state"), field("wanted_on", "UsrWantedOn", "date"),
        field("comment", "UsrComment"), field("price", "UsrPrice", "money", way="out"),
    ),
    "calculation_line": _object(
        "UsrCostRequestService",
        field("request_id", "UsrCostRequestId", "link", "calculation_request"), field("service_id", "UsrProductId", "word", "service"),
        field("service_name", "UsrName", way="out"), field("subject", "UsrSubject"), field("quantity", "UsrQuantity", "number"),
        field("parameters", "UsrComment"), field("price", "UsrPrice", "money", way="out"),
        field("lowest_price", "UsrLowestPrice", "money", way="out"), field("term_days", "UsrTermDays", "number", way="out"),
    ),
    "quote": _object(
        "UsrQuote",
        field("deal_id", "UsrOpportunityId", "link", "deal"), field("client_id", "UsrAccountId", "link", "client", way="out"),
        field("organization_id", "UsrSupplierId", "word", "organization"), field("contact_id", "UsrContactId", "link", "contact"),
        field("owner_id", "UsrOwnerId", "word", "employee", way="out"), field("number", "UsrNumber"), field("state", "UsrStateId", "word", "quote_state"),
        field("issued_on", "UsrDate", "date"), field("valid_until_on", "UsrValidUntil", "date"),
        field("total", "UsrAmount", "money", way="out"), field("comment", "UsrComment"),
    ),
    "quote_line": _object(
        "UsrQuoteProduct",
        field("quote_id", "UsrQuoteId", "link", "quote"), field("service_id", "UsrProductId", "word", "service"), field("title", "UsrName"),
        field("quantity", "UsrQuantity", "number"), field("price", "UsrPrice", "money"), field("discount_percent", "UsrDiscountPercent", "number"),
        field("total", "UsrAmount", "money", way="out"),
    ),
    "invoice": _object(
        "Invoice",
        field("deal_id", "OpportunityId", "link", "deal"), field("client_id", "AccountId", "link", "client", way="out"),
        field("organization_id", "SupplierId", "word", "organization"), field("owner_id", "OwnerId", "word", "employee", way="out"),
        field("number", "Number"), field("issued_on", "StartDate", "date"), field("due_on", "DueDate", "date"),
        field("state", "PaymentStatusId", "word", "invoice_state"), field("total", "Amount", "money", way="out"),
        field("paid", "PaymentAmount", "money", way="out"), field("comment", "Notes"), CurrencyId=ROUBLE, CurrencyRate=1,
    ),
    "invoice_line": _object(
        "InvoiceProduct",
        field("invoice_id", "InvoiceId", "link", "invoice"), field("service_id", "ProductId", "word", "service"), field("title", "Name"),
        field("quantity", "Quantity", "number"), field("price", "Price", "money"), field("discount_percent", "DiscountPercent", "number"),
        field("total", "TotalAmount", "money", way="out"),
    ),
    "payment": _object(
        "UsrPayment",
        field("client_id", "UsrAccountId", "link", "client"), field("organization_id", "UsrSupplierId", "word", "organization"),
        field("invoice_id", "UsrInvoiceId", "link", "invoice"), field("bank_on", "UsrDate", "date"), field("document_number", "UsrNumber"),
        field("amount", "UsrAmount", "money"), field("purpose", "UsrPurpose"),
    ),
    "work_item": _object(
        "UsrWork",
        field("invoice_line_id", "UsrInvoiceProductId", "link", "invoice_line"), field("invoice_id", "UsrInvoiceId", "link", "invoice", way="out"),
        field("client_id", "UsrAccountId", "link", "client", way="out"), field("service_id", "UsrProductId", "word", "service", way="out"),
        field("title", "UsrName", way="out"), field("quantity", "UsrQuantity", "number"), field("state", "UsrStateId", "word", "work_state"),
        field("expert_id", "UsrExpertId", "word", "employee"), field("due_on", "UsrDueOn", "date"), field("done_on", "UsrDoneOn", "date"),
        field("result", "UsrResult"), field("instructions", "UsrInstructions"),
    ),
    "act": _object(
        "Document",
        field("deal_id", "OpportunityId", "link", "deal"), field("client_id", "AccountId", "link", "client", way="out"),
        field("invoice_id", "UsrInvoiceId", "link", "invoice"), field("organization_id", "UsrSupplierId", "word", "organization", way="out"),
        field("owner_id", "OwnerId", "word", "employee", way="out"), field("number", "Number"), field("act_on", "Date", "date"),
        field("state", "StateId", "word", "act_state"), field("total", "UsrAmount", "money", way="out", first=True), field("comment", "Notes"),
        where=[["TypeId", "=", ACT]], TypeId=ACT,
    ),
}  # fmt: skip

DICTIONARIES: Final[Mapping[str, dict[str, Any]]] = {
    "employee": {"entity": "Contact", "name": "Name", "where": [["TypeId", "=", EMPLOYEE]]},
    "organization": {"entity": "Account", "name": "Name", "where": [["TypeId", "=", OUR_COMPANY]]},
    "direction": {"entity": "OpportunityDepartment", "name": "Name", "where": []},
    "service": {"entity": "Product", "name": "Name", "where": []},
    "deal_state": {"entity": "OpportunityStage", "name": "Name", "where": []},
    "request_state": {"entity": "UsrCostRequestState", "name": "Name", "where": []},
    "quote_state": {"entity": "UsrQuoteState", "name": "Name", "where": []},
    "invoice_state": {"entity": "InvoicePaymentStatus", "name": "Name", "where": []},
    "work_state": {"entity": "UsrWorkState", "name": "Name", "where": []},
    "act_state": {"entity": "DocumentState", "name": "Name", "where": []},
}
"""Where the words of a dictionary stand; what is a record of ours (employee …) is found by its name."""

KNOWN: Final[Mapping[str, Mapping[str, str]]] = {
    "deal_state": {
        "c2067b11-0ee0-df11-971b-001d60e938c6": "recorded", "2a6de0f7-44d9-4b8a-bce6-acddb7ed8915": "recorded",
        "241ade6b-4256-4947-ba8a-7d96988a97b6": "calculating", "423774cb-5ae6-df11-971b-001d60e938c6": "quoted",
        "fb563df2-5ae6-df11-971b-001d60e938c6": "invoiced", "9abf243c-fc00-45cf-8e28-cdb66c9208b0": "in_work",
        "60d5310c-5be6-df11-971b-001d60e938c6": "closed", "a9aafdfe-2242-4f42-8cd5-2ae3b9556d79": "lost",
        "736f54fd-e240-46f8-8c7c-9066c30aff59": "lost",
    },
    "invoice_state": {
        "02794bf5-52e6-df11-971b-001d60e938c6": "draft", "36319d13-98e6-df11-971b-001d60e938c6": "issued",
        "03794bf5-52e6-df11-971b-001d60e938c6": "partly_paid", "698d39fd-52e6-df11-971b-001d60e938c6": "paid",
        "3fb932ea-f36b-1410-2691-00155d043205": "cancelled",
    },
    "act_state": {
        "0226b053-52e6-df11-971b-001d60e938c6": "draft", "09ee1344-52e6-df11-971b-001d60e938c6": "issued",
        "7e7f1202-f46b-1410-c686-0026185bfcd3": "signed",
    },
}  # fmt: skip
"""Words that are the same on every installation (reference 7.1), by their guid."""

STATE_NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "deal_state": {
        "потребность": "recorded", "выявление потребностей": "recorded", "расчёт": "calculating", "расчет": "calculating",
        "предложение": "quoted", "счёт": "invoiced", "в работе": "in_work", "закрыта": "closed", "проиграна": "lost",
    },
    "request_state": {
        "черновик": "draft", "новый": "draft", "отправлен": "sent", "в расчёте": "calculating", "в работе": "calculating", "вопрос": "question",
        "рассчитан": "calculated", "принят": "accepted", "закрыт": "closed", "отменён": "closed",
    },
    "quote_state": {
        "черновик": "draft", "на согласовании": "on_approval", "согласовано": "approved", "отправлено": "sent", "принято": "accepted",
        "отклонено": "rejected", "истекло": "expired", "заменено": "superseded",
    },
    "work_state": {
        "запланирована": "planned", "запущена": "released", "назначена": "assigned", "в работе": "in_work", "приостановлена": "paused",
        "выполнена": "done", "проверена": "verified", "закрыта актом": "acted", "отменена": "cancelled",
    },
    "act_state": {"черновик": "draft", "выставлен": "issued", "отправлен": "sent", "подписан": "signed", "отклонён": "refused", "отменён": "cancelled"},
    "invoice_state": {"на согласовании": "on_approval", "согласован": "approved"},
}  # fmt: skip
"""Customers' own words for our states; compared without case."""

ALSO: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "deal_state": {},
    "request_state": {"sent": ("calculating", "question"), "calculating": ("question",), "calculated": ("accepted",), "accepted": ("calculated",)},
    "quote_state": {"draft": ("on_approval", "approved"), "on_approval": ("approved",), "rejected": ("expired", "superseded")},
    "invoice_state": {"draft": ("on_approval", "approved"), "issued": ("partly_paid",)},
    "work_state": {"planned": ("released", "assigned"), "in_work": ("paused",), "done": ("verified", "acted"), "verified": ("acted",)},
    "act_state": {"issued": ("sent", "refused")},
}
"""Our states that go out as another one where there is no word for them."""


def conditions(told: Iterable[list[Any]]) -> tuple[Condition, ...]:
    """The fixed filter of an object or dictionary as the transports take it."""
    from crm_desktop.services.terrasoft.canonical import guid_or_text

    return tuple(Condition(column, sign, guid_or_text(value)) for column, sign, value in told)


def wanted(objects: Iterable[Mapping[str, Any]]) -> dict[str, set[str]]:
    """Every set and column a mapping names, to be checked against the server's own description."""
    found: dict[str, set[str]] = {}
    for one in objects:
        columns = found.setdefault(one["entity"], {"Id", "ModifiedOn", "ModifiedById"})
        columns |= {line["column"] for line in one["fields"]} | {line[0] for line in one["filter"]} | set(one["constants"])
    for told in DICTIONARIES.values():
        found.setdefault(told["entity"], {"Id"}).add(told["name"])
    return found
