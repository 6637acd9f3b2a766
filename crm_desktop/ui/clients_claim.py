"""The free/busy look-up: any client of the base by ИНН or words of its name; a free direction is one click away."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.services.errors import Refused
from crm_desktop.ui.approvals_before import tell_of_claim
from crm_desktop.ui.clients_slots import SELLERS, SlotLine
from crm_desktop.ui.kit import parsing, tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import CANCEL, Ask, Dialog, StepDialog
from crm_desktop.ui.kit.layouts import emptied
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
DEBOUNCE = 200
LEAST = 2


class ClaimDialog(Dialog):
    """Emits `claimed(client id)`; stays open, so that several directions can be taken. Who does not sell only looks."""

    claimed = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.sells = bool(context.person.roles & SELLERS)
        title = translate("clients", "Find a client and claim a direction")
        super().__init__(title if self.sells else translate("clients", "Is the client free?"), "", parent)
        self.context = context
        self._left: dict[str, Any] = {}
        self._repaired = False
        self.search = QLineEdit(placeholderText=translate("clients", "INN or words of the name, in any order"))
        self.search.setObjectName("search")
        self.search.setAccessibleName(translate("clients", "INN or name"))
        self.quota = QLabel()
        self.quota.setProperty("role", "hint")
        self.note = NoteCard()
        self.found = QVBoxLayout()
        self._later = QTimer(self, singleShot=True, interval=DEBOUNCE)
        self._later.timeout.connect(self.ask)
        self.search.textChanged.connect(lambda _text: self._typed())
        self._lay_out()
        self.resize(860, 620)
        if self.sells:
            self._ask_quota()
        else:
            self.quota.setText(translate("clients", "The look-up is recorded."))
        self.search.setFocus()

    def _lay_out(self) -> None:
        pane = QWidget()
        pane.setObjectName("pane")
        inner = QVBoxLayout(pane)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addLayout(self.found)
        inner.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(pane)
        for widget in (self.search, self.quota, self.note):
            self.body.addWidget(widget)
        self.body.addWidget(area, 1)
        new = Button(translate("clients", "New client"), "add", PLAIN)
        new.setObjectName("new_client")
        new.clicked.connect(self._new_client)
        new.setVisible(self.sells)
        self.buttons.addWidget(new)
        self.finish((translate("clients", "Close"), PLAIN, CANCEL))

    def _new_client(self) -> None:
        text = self.search.text().strip()
        if text.isdigit():
            self.context.window.open_card("client", None, inn=text)
        else:
            self.context.window.open_card("client", None, short_name=text)
        self.reject()

    def _ask_quota(self) -> None:
        tasks.read(self, "crm_desktop.services.clients:claims_left", then=self._show_quota, key="quota")

    def _show_quota(self, left: dict[str, Any]) -> None:
        self._left = left
        text = translate("clients", "Claims left this month: directions {}, new clients {}")
        self.quota.setText(text.format(_left(left["direction"]), _left(left["new_client"])))

    def _typed(self) -> None:
        self._repaired = False
        if len(self.search.text().strip()) >= LEAST:
            self._later.start()

    def ask(self) -> None:
        """Look up what is typed; nothing found in one keyboard layout is looked up in the other."""
        self._ask(self.search.text().strip())

    def _ask(self, text: str) -> None:
        tasks.read(
            self,
            "crm_desktop.services.clients:lookup",
            text,
            then=lambda found: self._show(text, found),
            failed=self._tell,
            key="lookup",
        )

    def _show(self, text: str, found: list[dict[str, Any]]) -> None:
        other = parsing.other_layout(text)
        if not found and not self._repaired and other != text:
            self._repaired = True
            self._ask(other)
            return
        emptied(self.found)
        for client in found:
            self.found.addWidget(self._client(client))
        if not found:
            enter = translate("clients", "Nobody is found. Check the spelling or enter a new client.")
            empty = QLabel(enter if self.sells else translate("clients", "Nobody is found. Check the spelling."))
            empty.setProperty("role", "muted")
            self.found.addWidget(empty)

    def _client(self, client: dict[str, Any]) -> QWidget:
        box = QFrame()
        box.setProperty("role", "card")
        box.setObjectName(f"client_{client['id']}")
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(2)
        heading = QLabel(f"{client['name']}   <span style='font-weight:400'>{client['inn']}</span>")
        heading.setProperty("role", "strong")
        column.addWidget(heading)
        claim = _claim_words(self._left.get(client["counts_as"]))
        for slot in client["directions"] or []:
            line = SlotLine(slot, self.sells, claim)
            line.asked.connect(lambda verb, slot, client=client: self._act(verb, slot, client))
            column.addWidget(line)
        return box

    def _act(self, verb: str, slot: dict[str, Any], client: dict[str, Any]) -> None:
        if verb == "need":
            title = f"{client['name']} · {slot['name']}"
            self.context.window.open_card(
                "deal", client_direction_id=slot["client_direction_id"], client_direction_id_title=title
            )
            self.reject()
            return
        quota = self._left.get(client["counts_as"])
        if _is_used_up(quota):
            assert quota is not None
            facts = {"kind": client["counts_as"], **quota}
            self._ask_reason(Refused("quota_used", facts), client["id"], slot)
        else:
            self._claim(client["id"], slot, ask=False, reason="")

    def _claim(self, client_id: int, slot: dict[str, Any], ask: bool, reason: str) -> None:
        tasks.command(
            self,
            "crm_desktop.services.clients:claim",
            client_id,
            slot["direction_id"],
            ask,
            reason,
            then=lambda answer: self._done(client_id, answer),
            refused=lambda problem: self._refused(problem, client_id, slot),
        )

    def _done(self, client_id: int, answer: dict[str, Any]) -> None:
        if answer["outcome"] == "held":
            self.note.show_text(translate("clients", "The direction is yours."), "green")
        else:
            text = translate("clients", "Sent for approval; the direction is reserved for three days.")
            self.note.show_text(text, "blue")
        self.claimed.emit(client_id)
        self._ask_quota()
        self.ask()

    def _refused(self, problem: Exception, client_id: int, slot: dict[str, Any]) -> None:
        self._tell(problem)
        if isinstance(problem, Refused) and problem.code == "quota_used":
            self._ask_reason(problem, client_id, slot)
        else:
            self.ask()

    def _ask_reason(self, problem: Refused, client_id: int, slot: dict[str, Any]) -> None:
        """The month is used up: the direction is reserved while the superior decides."""
        reason = Ask("reason", translate("clients", "Why this client is needed"), "text")
        title = translate("clients", "Ask for approval")
        dialog = StepDialog(title, (reason,), self, text=words.sentence(problem))
        dialog.accepted.connect(lambda: self._claim(client_id, slot, ask=True, reason=dialog.values()["reason"] or ""))
        dialog.open()
        tell_of_claim(dialog, slot["direction_id"])

    def _tell(self, problem: Exception) -> None:
        self.note.show_text(words.sentence(problem), "red")

    def keyPressEvent(self, event: Any) -> None:
        """Enter looks up at once instead of closing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.hasFocus():
            self.ask()
        else:
            super().keyPressEvent(event)


def _claim_words(quota: dict[str, Any] | None) -> str:
    """The button says what is left of the month; with nothing left it asks for approval."""
    if quota is None or quota["cap"] is None:
        return translate("clients", "Claim")
    if _is_used_up(quota):
        return translate("clients", "Ask for approval…")
    return translate("clients", "Claim ({})").format(_left(quota))


def _is_used_up(quota: dict[str, Any] | None) -> bool:
    return quota is not None and quota["cap"] is not None and quota["used"] >= quota["cap"]


def _left(quota: dict[str, Any]) -> str:
    if quota["cap"] is None:
        return translate("clients", "unlimited")
    return translate("clients", "{} of {}").format(max(0, quota["cap"] - quota["used"]), quota["cap"])
