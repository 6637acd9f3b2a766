"""What all documents have in common: reading a card, saving a draft, taking a step. One statement each."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from crm_desktop.services.database import Reader
from crm_desktop.services.errors import Denied, Refused, Stale, Trouble
from crm_desktop.services.values import from_base, to_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# Keys that are money, by the document they stand in (their columns end in `_kopecks`).
MONEY = frozenset({
    "price", "lowest_price", "expected", "rate", "amount", "total", "usn_limit", "vat_threshold", "own_limit",
    "from_amount",
})  # fmt: skip

# Lines of a document: table and the column that points to it.
LINES = {
    "calculation_request": ("calculation_line", "request_id"),
    "quote": ("quote_line", "quote_id"),
    "invoice": ("invoice_line", "invoice_id"),
    "act": ("act_line", "act_id"),
    "calculation": ("calculation_cost", "calculation_id"),
    "organization": ("organization_account", "organization_id"),
    "approval_route": ("approval_route_step", "route_id"),
}
# Written by a command of their own: what is unique or personal is not written by hand.
BY_COMMAND = frozenset({"client", "contact"})
CARDS = frozenset({
    "client", "client_direction", "deal", "calculation_request", "calculation_line", "quote", "invoice", "work_item",
    "issued_document", "act", "approval", "payment",
    "employee", "department", "direction", "service", "expert_group", "organization", "number_template", "tax_regime",
    "tax_year", "usn_setting", "calendar_day", "lost_reason", "bank", "service_permit", "claim_quota", "approval_route",
})  # fmt: skip


def read(reader: Reader, document: str, document_id: int) -> dict[str, Any]:
    """Everything a card shows; raises Denied when it is not there or not mine.

    Keys: the fields (money as Decimal roubles), `<field>_title` for what an id reads as, lines, editable, steps
    [{step, asks, obstacles: [{code, …}]}], chain, timeline, why, and what the document adds.
    """
    if document not in CARDS:
        raise LookupError(document)
    card = reader.value(f"SELECT api.{document}_card(%s)", (document_id,))
    if card is None:
        raise Denied
    return titled(from_base(card))


def titled(card: dict[str, Any]) -> dict[str, Any]:
    """Spreads `names` of a card and of its lines into `<field>_title`."""
    for row in (card, *card.get("lines", ())):
        row.update({f"{name}_title": title for name, title in row.pop("names", {}).items()})
    return card


def save(
    session: "Session",
    document: str,
    document_id: int | None,
    version: int,
    changes: dict[str, Any],
    *,
    lines: list[dict[str, Any]] | None = None,
    removed: list[int] | None = None,
) -> tuple[int, int]:
    """Writes what changed, with the rights of the person; returns id and the new version.

    `lines` are the changed lines (with "id") and the new ones (without), `removed` the ids of those taken out.
    Raises Stale, Denied, Invalid, Refused.
    """
    fields = json.dumps(to_base(_written(document, changes), MONEY))
    if document in BY_COMMAND:
        answer = call(session, f"{document}_save", document_id, version, fields)
        return answer["id"], answer["version"]
    table, parent = LINES.get(document, (None, None))
    sent = [] if table is None else [_line(table, line) for line in lines or ()]
    return _id_and_version(
        session,
        "SELECT api.save(:document, :id, :version, cast(:changes AS jsonb), cast(:lines AS jsonb),"
        " :table, :parent, :removed)",
        document=document,
        id=document_id,
        version=version,
        changes=fields,
        lines=json.dumps(sent),
        table=table,
        parent=parent,
        removed=removed or [],
    )


def _written(document: str, changes: dict[str, Any]) -> dict[str, Any]:
    """Only fields of the draft: what a screen adds to a card for its own use is left out."""
    from crm_desktop.models.registry import editable

    model = editable().get(document)
    if model is None:
        return changes
    known = {name.removesuffix("_kopecks") for name in model.FIELDS} | (
        {"inn", "kpp", "registry_state"} if document == "client" else set()
    )
    return {name: value for name, value in changes.items() if name in known}


def _line(table: str, line: dict[str, Any]) -> dict[str, Any]:
    written = to_base(_written(table, line), MONEY)
    return {"id": line["id"], **written} if line.get("id") else written


def step(
    session: "Session", document: str, verb: str, document_id: int, version: int, **arguments: Any
) -> dict[str, Any]:
    """Takes a step of the workflow; returns the new state and version and what the step answers.

    Money arguments are named with their suffix (`amount_kopecks`); raises Refused, Denied, Stale.
    """
    return call(session, f"{document}_{verb}", document_id, version, json.dumps(to_base(arguments, frozenset())))


def step_each(
    session: "Session", document: str, verb: str, document_ids: Sequence[int], **arguments: Any
) -> list[tuple[int, Trouble | None]]:
    """Takes a step of many documents in one statement; each id with what stood in its way, None where it was taken.

    The rows are taken as they stand: a list does not know their versions. One refusal does not undo the others.
    """
    rows = json.dumps([{"id": id} for id in document_ids])
    answers = call(session, "step_each", document, verb, rows, json.dumps(to_base(arguments, frozenset())))["value"]
    return [(answer["id"], _problem(answer)) for answer in answers]


def _problem(answer: dict[str, Any]) -> Trouble | None:
    problem = answer.get("problem")
    if problem is None:
        return None
    if problem == "CRM01":
        return Refused(answer["code"], answer["facts"])
    return Stale() if problem == "CRM02" else Denied()


def call(session: "Session", function: str, *arguments: Any) -> dict[str, Any]:
    """Calls a command `api.<function>` and returns its JSON with money as Decimal."""
    from sqlalchemy import text

    given = {f"a{place}": value for place, value in enumerate(arguments)}
    places = ", ".join(f"cast(:{name} AS jsonb)" if _is_json(value) else f":{name}" for name, value in given.items())
    answer = session.execute(text(f"SELECT api.{function}({places})"), given).scalar()
    result = from_base(answer)
    return result if isinstance(result, dict) else {"value": result}


def _is_json(value: Any) -> bool:
    return isinstance(value, str) and value[:1] in ("{", "[")


def _id_and_version(session: "Session", sql: str, **parameters: Any) -> tuple[int, int]:
    from sqlalchemy import text

    answer = session.execute(text(sql), parameters).scalar_one()
    return answer["id"], answer["version"]


def comment(session: "Session", document: str, document_id: int, words: str) -> None:
    """Writes a comment into the timeline."""
    from sqlalchemy import text

    session.execute(
        text("INSERT INTO crm.event (kind, document, document_id, text) VALUES ('comment', :document, :id, :words)"),
        {"document": document, "id": document_id, "words": words},
    )


def choices(reader: Reader) -> dict[str, list[dict[str, Any]]]:
    """The company's lists that forms choose from (services, directions, organisations, groups), in one statement."""
    return dict(from_base(reader.value("SELECT api.choices()")))
