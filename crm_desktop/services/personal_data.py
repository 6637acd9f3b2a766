"""Personal data (152-ФЗ): destruction on request, and what an entry of the log leads to."""

from datetime import date
from typing import TYPE_CHECKING, Any

from crm_desktop.services import documents

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from crm_desktop.services.database import Reader

REASONS = ("request", "withdrawn", "purpose_reached", "unlawful", "order")


def anonymise(
    session: "Session",
    contact_id: int,
    version: int,
    *,
    reason: str,
    request_on: date | None = None,
    comment: str = "",
    organization_id: int | None = None,
) -> dict[str, Any]:
    """Destroys a contact's data for good and writes the act: {act_id, number, year, mentions: [{document, id}]}.

    `mentions` are free texts that still name the person and have to be looked through by hand.
    Refused: contact_anonymised, field_required, date_in_future.
    """
    return documents.call(
        session, "contact_anonymise", contact_id, version, reason, request_on, comment, organization_id
    )


def entry(reader: "Reader", entry_id: int) -> dict[str, Any]:
    """What an entry of the log leads to: {client_id, client_name, act_id, number}; None for an entry not mine."""
    rows = reader.rows(
        "SELECT client_id, coalesce(client_name, ''), (facts ->> 'act_id')::bigint, facts ->> 'act'"
        " FROM api.personal_data_journal() WHERE id = %s",
        (entry_id,),
    )
    client, name, act, number = rows[0] if rows else (None, "", None, None)
    return {"client_id": client, "client_name": name, "act_id": act, "number": number}
