"""What the fields and dictionaries of the exchange are called, and refusals that name them."""

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.errors import Invalid, Refused
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import texts
from crm_desktop.ui.kit import words

translate = QCoreApplication.translate
CONSTRAINT = re.compile(r'constraint "(ck|uq)_(\w+)"')
FIELDS = {
    "short_name": QT_TRANSLATE_NOOP("exchange", "Name"),
    "full_name": QT_TRANSLATE_NOOP("exchange", "Full name"),
    "inn": QT_TRANSLATE_NOOP("exchange", "INN"),
    "kpp": QT_TRANSLATE_NOOP("exchange", "KPP"),
    "ogrn": QT_TRANSLATE_NOOP("exchange", "OGRN"),
    "address": QT_TRANSLATE_NOOP("exchange", "Legal address"),
    "phone": QT_TRANSLATE_NOOP("exchange", "Phone"),
    "email": QT_TRANSLATE_NOOP("exchange", "E-mail"),
    "site": QT_TRANSLATE_NOOP("exchange", "Site"),
    "comment": QT_TRANSLATE_NOOP("exchange", "Comment"),
    "client_id": QT_TRANSLATE_NOOP("exchange", "Client"),
    "last_name": QT_TRANSLATE_NOOP("exchange", "Surname"),
    "first_name": QT_TRANSLATE_NOOP("exchange", "First name"),
    "middle_name": QT_TRANSLATE_NOOP("exchange", "Patronymic"),
    "position": QT_TRANSLATE_NOOP("exchange", "Position"),
    "direction_id": QT_TRANSLATE_NOOP("exchange", "Direction"),
    "holder_id": QT_TRANSLATE_NOOP("exchange", "Held by"),
    "owner_id": QT_TRANSLATE_NOOP("exchange", "Responsible"),
    "title": QT_TRANSLATE_NOOP("exchange", "Title"),
    "need": QT_TRANSLATE_NOOP("exchange", "Need"),
    "contact_id": QT_TRANSLATE_NOOP("exchange", "Contact"),
    "expected": QT_TRANSLATE_NOOP("exchange", "Expected sum"),
    "expected_on": QT_TRANSLATE_NOOP("exchange", "Expected on"),
    "state": QT_TRANSLATE_NOOP("exchange", "State"),
    "deal_id": QT_TRANSLATE_NOOP("exchange", "Deal"),
    "number": QT_TRANSLATE_NOOP("exchange", "Number"),
    "wanted_on": QT_TRANSLATE_NOOP("exchange", "Wanted by"),
    "price": QT_TRANSLATE_NOOP("exchange", "Price"),
    "lowest_price": QT_TRANSLATE_NOOP("exchange", "Lowest price"),
    "term_days": QT_TRANSLATE_NOOP("exchange", "Term, days"),
    "request_id": QT_TRANSLATE_NOOP("exchange", "Request for calculation"),
    "service_id": QT_TRANSLATE_NOOP("exchange", "Service"),
    "service_name": QT_TRANSLATE_NOOP("exchange", "Name of the service"),
    "subject": QT_TRANSLATE_NOOP("exchange", "Subject"),
    "quantity": QT_TRANSLATE_NOOP("exchange", "Quantity"),
    "parameters": QT_TRANSLATE_NOOP("exchange", "Parameters"),
    "organization_id": QT_TRANSLATE_NOOP("exchange", "Our organisation"),
    "issued_on": QT_TRANSLATE_NOOP("exchange", "Date of issue"),
    "valid_until_on": QT_TRANSLATE_NOOP("exchange", "Valid until"),
    "total": QT_TRANSLATE_NOOP("exchange", "Sum"),
    "paid": QT_TRANSLATE_NOOP("exchange", "Paid"),
    "quote_id": QT_TRANSLATE_NOOP("exchange", "Quote"),
    "discount_percent": QT_TRANSLATE_NOOP("exchange", "Discount, %"),
    "due_on": QT_TRANSLATE_NOOP("exchange", "Due on"),
    "invoice_id": QT_TRANSLATE_NOOP("exchange", "Invoice"),
    "invoice_line_id": QT_TRANSLATE_NOOP("exchange", "Line of the invoice"),
    "bank_on": QT_TRANSLATE_NOOP("exchange", "Date of the bank"),
    "document_number": QT_TRANSLATE_NOOP("exchange", "Number of the document"),
    "amount": QT_TRANSLATE_NOOP("exchange", "Sum of the payment"),
    "purpose": QT_TRANSLATE_NOOP("exchange", "Purpose"),
    "expert_id": QT_TRANSLATE_NOOP("exchange", "Expert"),
    "done_on": QT_TRANSLATE_NOOP("exchange", "Done on"),
    "result": QT_TRANSLATE_NOOP("exchange", "Result"),
    "instructions": QT_TRANSLATE_NOOP("exchange", "Instructions"),
    "act_on": QT_TRANSLATE_NOOP("exchange", "Date of the act"),
}
DICTIONARIES = {
    "employee": QT_TRANSLATE_NOOP("exchange", "Employees"),
    "organization": QT_TRANSLATE_NOOP("exchange", "Our organisations"),
    "direction": QT_TRANSLATE_NOOP("exchange", "Directions"),
    "service": QT_TRANSLATE_NOOP("exchange", "Services"),
    "deal_state": QT_TRANSLATE_NOOP("exchange", "Stages of a deal"),
    "request_state": QT_TRANSLATE_NOOP("exchange", "States of a request"),
    "quote_state": QT_TRANSLATE_NOOP("exchange", "States of a quote"),
    "invoice_state": QT_TRANSLATE_NOOP("exchange", "States of an invoice"),
    "work_state": QT_TRANSLATE_NOOP("exchange", "States of a work"),
    "act_state": QT_TRANSLATE_NOOP("exchange", "States of an act"),
}


def field_words(name: str) -> str:
    """The name of a field, or of its column in the base; one without words is shown as it is called."""
    known = FIELDS.get(name.removesuffix("_kopecks"))
    return translate("exchange", known) if known else name


def dictionary_words(name: str) -> str:
    """The name of a dictionary of theirs."""
    return translate("exchange", DICTIONARIES[name]) if name in DICTIONARIES else name


def choices(dictionary: str, found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What services.exchange.our_words found, with words for states."""
    from crm_desktop.services.exchange import STATES

    document = STATES.get(dictionary)
    return [(value, words.state(document, value)[0]) for value, _title in found] if document else found


def reason(code: str, facts: Mapping[str, Any]) -> str:
    """The sentence of a failure, its field named; a code without words is shown itself, for the journal tells more."""
    told = dict(facts)
    if code == "exchange_not_written":
        told["words"] = constraint_words(str(told.get("words") or ""))
    if told.get("field"):
        told["field"] = field_words(str(told["field"]))
    return texts.refusal(code, told) or code


def constraint_words(said: str) -> str:
    """What PostgreSQL says of a value it does not take names a constraint, and that names the field."""
    found = CONSTRAINT.search(said)
    if found is None:
        return said
    kind, name = found.groups()
    fitting = [field for field in FIELDS if name == field or name.endswith(f"_{field}")]
    if not fitting:
        return said
    field = field_words(max(fitting, key=len))
    if kind == "uq":
        return translate("exchange", "the value of the field “{}” stands in another record already").format(field)
    return translate("exchange", "the value of the field “{}” is not allowed").format(field)


def sentence(problem: Exception) -> str:
    """What the base refuses, with the field named."""
    if isinstance(problem, Invalid):
        told = [(field_words(name), texts.refusal(code, problem.facts)) for name, code in problem.fields.items()]
        return "; ".join(": ".join(filter(None, pair)) for pair in told)
    return reason(problem.code, problem.facts) if isinstance(problem, Refused) else words.sentence(problem)
