"""The verbs of a direction on the client's card: what each asks for, and the command behind it."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.errors import Refused
from crm_desktop.ui import lookups
from crm_desktop.ui.approvals_before import tell_of_claim
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.dialogs import Ask, StepDialog

if TYPE_CHECKING:
    from crm_desktop.ui.clients_first_claim import FirstClaimDialog
    from crm_desktop.ui.clients_slots import SlotsBox

translate = QCoreApplication.translate


def act(box: "SlotsBox", verb: str, slot: dict[str, Any]) -> None:
    """Carries out a verb of `box` on one of its directions."""
    if verb == "need":
        _record_need(box, slot)
    elif verb == "claim":
        claim(box, slot)
    elif verb == "hand_over":
        tasks.read(box, lookups.managers, "", then=lambda people: _ask_heir(box, slot, people), key="managers")
    elif verb == "history":
        from crm_desktop.ui.clients_slot_history import HistoryDialog

        HistoryDialog([slot], box).open()
    else:
        _ask(box, verb, slot)


def _record_need(box: "SlotsBox", slot: dict[str, Any]) -> None:
    box.context.window.open_card(
        "deal",
        client_direction_id=slot["client_direction_id"],
        client_direction_id_title=f"{box.client['short_name']} · {slot['name']}",
        contacts=[
            {**person, "name": person["full_name"]}
            for person in box.client.get("contacts") or []
            if person.get("active", True)
        ],
    )


def claim(box: "SlotsBox | FirstClaimDialog", slot: dict[str, Any], ask: bool = False, reason: str = "") -> None:
    """At once; above the quota the refusal with its figures becomes the question for an approval."""
    tasks.command(
        box,
        "crm_desktop.services.clients:claim",
        box.client["id"],
        slot["direction_id"],
        ask,
        reason,
        then=lambda _r: box.changed.emit(),
        refused=partial(_not_claimed, box, slot),
    )


def _not_claimed(box: "SlotsBox | FirstClaimDialog", slot: dict[str, Any], problem: Exception) -> None:
    if not (isinstance(problem, Refused) and problem.code == "quota_used"):
        box.problem.emit(problem)
        return
    why = Ask("reason", translate("clients", "Why this client is needed"), "text")
    dialog = StepDialog(translate("clients", "Ask for approval"), (why,), box, text=words.sentence(problem))
    dialog.accepted.connect(lambda: claim(box, slot, True, str(dialog.values()["reason"] or "")))
    dialog.open()
    tell_of_claim(dialog, slot["direction_id"])


def _ask(box: "SlotsBox", verb: str, slot: dict[str, Any]) -> None:
    reason = translate("clients", "Reason")
    asks: dict[str, tuple[Ask, ...]] = {
        "release": (Ask("reason", reason, "text", required=False),),
        "block": (Ask("reason", reason, "text"),),
        "unblock": (),
        "keep": (
            Ask("until_on", translate("clients", "Not to be returned before"), "date", default=_half_a_year()),
            Ask("reason", reason, "text"),
        ),
    }
    title = words.step("client_direction", verb)
    dialog = StepDialog(title, asks[verb], box, text=slot["name"])
    dialog.accepted.connect(lambda: _step(box, slot, verb, **dialog.values()))
    dialog.open()


def _half_a_year() -> date:
    return date.today() + timedelta(days=182)


def _ask_heir(box: "SlotsBox", slot: dict[str, Any], people: list[Any]) -> None:
    whom = tuple((person.id, person.title) for person in people if person.title != slot.get("holder"))
    asks = (
        Ask("manager_id", translate("clients", "To whom"), "choice", choices=whom),
        Ask("reason", translate("clients", "Reason"), "text"),
    )
    text = translate("clients", "{}: deals, documents, open tasks go along. {} keeps the sight of what was issued.")
    title = words.step("client_direction", "hand_over")
    dialog = StepDialog(title, asks, box, text=text.format(slot["name"], slot.get("holder") or "—"))
    dialog.accepted.connect(lambda: _step(box, slot, "hand_over", **dialog.values()))
    dialog.open()


def _taken(given: dict[str, Any], session: Any, *what: Any) -> Any:
    """On the worker."""
    from crm_desktop.services import documents

    return documents.step(session, *what, **given)


def _block(box: "SlotsBox", slot: dict[str, Any], reason: str) -> None:
    """Also where nobody has ever held the direction."""
    tasks.command(
        box, "crm_desktop.services.client_parts:block_direction", box.client["id"], slot["direction_id"], reason,
        then=lambda _r: box.changed.emit(), refused=box.problem.emit,
    )  # fmt: skip


def _step(box: "SlotsBox", slot: dict[str, Any], verb: str, **arguments: Any) -> None:
    if verb == "block":
        _block(box, slot, str(arguments["reason"]))
        return
    given: dict[str, Any] = {name: "" if value is None else value for name, value in arguments.items()}
    tasks.command(
        box,
        partial(_taken, given),
        "client_direction",
        verb,
        slot["client_direction_id"],
        slot["version"],
        then=lambda _r: box.changed.emit(),
        refused=box.problem.emit,
    )
