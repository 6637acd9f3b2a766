"""Before something is sent for approval: the dialog says who will decide, as the base would ask them now."""

from functools import partial
from typing import Any

from crm_desktop.ui.approvals_route import who_decides
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.dialogs import Dialog

SENDING = frozenset({"submit", "request_early_start"})
SERVICE = "crm_desktop.services.approvals"


def tell_of_document(dialog: Dialog, step: str, document: str, id: int | None) -> None:
    """For the steps that send a document; other steps are asked about without it."""
    if step in SENDING and id is not None:
        _ask(dialog, f"{SERVICE}:who_will_decide", document, id)


def tell_of_claim(dialog: Dialog, direction_id: int) -> None:
    """For a direction of a client above the month's quota."""
    _ask(dialog, f"{SERVICE}:who_decides_claims", direction_id)


def _ask(dialog: Dialog, function: str, *arguments: Any) -> None:
    failed = partial(_failed, dialog)
    tasks.read(
        dialog, function, *arguments, then=lambda found: dialog.say(who_decides(found)), failed=failed, key="who"
    )


def _failed(dialog: Dialog, problem: Exception) -> None:
    dialog.say(words.sentence(problem))
