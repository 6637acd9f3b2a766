"""What the calendar does: quotes and documents that end, reservations past their term, reminders, postponed deals."""

from typing import TYPE_CHECKING, Any

from crm_desktop.services import documents

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def run(session: "Session") -> dict[str, Any]:
    """Lets the base do the work of the day; {"ran": False} when somebody has done it today.

    Otherwise how many quotes and documents expired, reservations ended, reminders were made and deals woke up.
    """
    return documents.call(session, "housekeeping")
