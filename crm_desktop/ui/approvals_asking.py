"""Somebody else is asked: instead of me, or before me; and a question to a colleague is taken back."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject

from crm_desktop.ui import lookups
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.dialogs import Ask, StepDialog

if TYPE_CHECKING:
    from crm_desktop.ui.approvals import ApprovalsPage

translate = QCoreApplication.translate


class Asking(QObject):
    """The three verbs of the page that ask a colleague; the base says whom one may ask."""

    def __init__(self, page: "ApprovalsPage") -> None:
        super().__init__(page)
        self.page = page
        shown = page.page
        shown.pass_on.clicked.connect(self.pass_on)
        shown.ask_first.clicked.connect(self.ask_first)
        shown.take_back.clicked.connect(self.take_back)

    def pass_on(self) -> None:
        """Let a colleague decide this step instead of me."""
        self._ask("delegate", translate("approvals", "Who decides instead of you"))

    def ask_first(self) -> None:
        """Let a colleague say what he thinks; then it comes back to me."""
        self._ask("ask_before", translate("approvals", "Who says first what he thinks"))

    def take_back(self) -> None:
        """Wait no longer for the colleague."""
        self._step("take_back", {})

    def _ask(self, verb: str, title: str) -> None:
        choose = partial(self._choose, verb, title)
        tasks.read(self.page, lookups.colleagues, "", then=choose, key="colleagues")

    def _choose(self, verb: str, title: str, people: list[Any]) -> None:
        values = self.page.page.values
        own = {self.page.context.facts.get("me"), values.get("submitted_by"), values.get("owner_id")}
        own |= set(values.get("approver_ids") or ()) if verb == "ask_before" else set()
        whom = tuple((person.id, person.title) for person in people if person.id not in own)
        asks = (
            Ask("employee_id", title, "choice", choices=whom),
            Ask("comment", translate("approvals", "Comment"), "text", required=False),
        )
        dialog = StepDialog(words.step("approval", verb), asks, self.page)
        dialog.accepted.connect(lambda: self._step(verb, dialog.values()))
        dialog.open()

    def _step(self, verb: str, given: dict[str, Any]) -> None:
        values = self.page.page.values
        step = partial(_stepped, verb, {name: value for name, value in given.items() if value is not None})
        done = partial(self._done, verb)
        tasks.command(self.page, step, values["id"], values["version"], then=done, refused=self.page.show_refusal)

    def _done(self, verb: str, _answer: Any) -> None:
        told = {
            "delegate": translate("approvals", "Passed on"),
            "ask_before": translate("approvals", "Asked; it comes back to you with the answer"),
            "take_back": translate("approvals", "The question was taken back"),
        }
        self.page.context.window.toast(told[verb])
        self.page.refresh()


def _stepped(verb: str, given: dict[str, Any], session: Any, id: int, version: int) -> dict[str, Any]:
    from crm_desktop.services import documents

    return documents.step(session, "approval", verb, id, version, **given)
