"""Look-ups of people in the shape the kit shows; called on a worker."""

from typing import Any

from crm_desktop.services import employees, substitutions
from crm_desktop.services.database import Reader
from crm_desktop.ui.kit.lookup import Choice


def heads(reader: Reader, text: str, employee_id: Any = None) -> list[Choice]:
    """Whom this employee may have for a head."""
    return [Choice(*found) for found in employees.heads(reader, text, employee_id)]


def absent_people(reader: Reader, text: str) -> list[Choice]:
    """Whose absence I may arrange."""
    return [Choice(*found) for found in substitutions.absent_people(reader, text)]


def substitutes(reader: Reader, text: str, absent_id: Any = None) -> list[Choice]:
    """Who may stand in."""
    return [Choice(*found) for found in substitutions.substitutes(reader, text, absent_id)]
