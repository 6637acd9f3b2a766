"""The executive's queue: read an item, decide, and the next one is there."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.services.listings.approvals import LISTING
from crm_desktop.services.lists import Query
from crm_desktop.ui.approvals_asking import Asking
from crm_desktop.ui.approvals_decision import DecisionPage
from crm_desktop.ui.approvals_margin import NormDialog
from crm_desktop.ui.approvals_queue import MarkedQueue, Side, queue
from crm_desktop.ui.approvals_route import opinion
from crm_desktop.ui.approvals_words import queue_item
from crm_desktop.ui.kit import actions, formats, tasks, words
from crm_desktop.ui.kit.buttons import Button, IconButton
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import Dialog, confirm
from crm_desktop.ui.kit.page_head import PageHead
from crm_desktop.ui.kit.state_page import StatePage
from crm_desktop.ui.kit.tabs import Tab, Tabs
from crm_desktop.ui.kit.tokens import QUEUE_WIDTH

translate = QCoreApplication.translate
DOCUMENTS = "crm_desktop.services.documents"
VIEWS = ("mine", "sent", "decided")


class ApprovalsPage(QWidget):
    """Ctrl+Enter approves, Ctrl+Delete rejects; the place in the queue stays, so the next item comes by itself."""

    refreshed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.rows: dict[int, dict[str, Any]] = {}
        self._deciding = False
        self.head = PageHead(words.title(LISTING.title))
        self.tabs = Tabs([Tab(name, words.title(LISTING.view(name).title), LISTING.view(name).badge) for name in VIEWS])
        self.queue = MarkedQueue()
        self.queue.setAccessibleName(words.title(LISTING.title))
        self.page, self.empty = DecisionPage(), StatePage()
        self.stack = QStackedWidget()
        self.several = Button("", "checkmark_circle")
        self.several.setObjectName("approve_marked")
        self.hint = QLabel(translate("approvals", "↑ ↓ choose   Space mark   Ctrl+Enter approve"))
        self._lay_out()
        self._connect()
        self._register_actions()
        self.refresh()
        context.live.listen(self, LISTING.tables, self.refresh)

    def _lay_out(self) -> None:
        if "executive" in self.context.person.roles:
            norm = IconButton("settings", translate("approvals", "Norm of the margin"), clicked=self.show_norm)
            norm.setObjectName("margin_norm")
            self.head.add(norm)
        tip = translate("approvals", "Who decides for me while I am away")
        away = IconButton("person", tip, clicked=self.show_away)
        away.setObjectName("substitutions")
        self.head.add(away)
        self.head.add(IconButton("arrow_sync", translate("approvals", "Refresh (F5)"), clicked=self.refresh))
        left = Side()
        left.setFixedWidth(QUEUE_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        for widget in (self.head, self.tabs):
            column.addWidget(widget)
        column.addWidget(self.queue, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 6)
        self.hint.setProperty("role", "caption")
        foot.addWidget(self.hint)
        foot.addWidget(self.several)
        foot.addStretch()
        self.several.hide()
        column.addLayout(foot)
        for page in (self.page, self.empty):
            self.stack.addWidget(page)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(left)
        outer.addWidget(self.stack, 1)
        self.setFocusProxy(self.queue)

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda _name: self._view_chosen())
        self.queue.selected.connect(self.read)
        self.queue.marked_changed.connect(self._show_marked)
        self.several.clicked.connect(self.approve_marked)
        self.empty.retried.connect(self.refresh)
        bar = self.page.bar
        bar.approved.connect(lambda comment: self.decide("approve", comment))
        bar.rejected.connect(lambda comment: self.decide("reject", comment))
        bar.returned.connect(lambda comment: self.decide("return_back", comment))
        bar.comment.installEventFilter(self)
        self.page.stepped.connect(self.walk)
        self.page.opened.connect(lambda document, id: self.context.window.open_card(document, id))
        self.asking = Asking(self)

    def _register_actions(self) -> None:
        add = actions.adder(self, words.title(LISTING.title))
        add(words.step("approval", "approve"), "Ctrl+Return", lambda: self._press(self.page.bar.approve))
        add(words.step("approval", "reject"), "Ctrl+Del", lambda: self._press(self.page.bar.reject))
        add(translate("approvals", "Previous item"), "Alt+Up", lambda: self.walk(-1))
        add(translate("approvals", "Next item"), "Alt+Down", lambda: self.walk(1))
        add(words.step("approval", "ask_before"), "Ctrl+Shift+A", self._ask_first)
        add(translate("approvals", "Mark"), "Space", lambda: None, shortcut=False)
        add(translate("approvals", "Refresh"), "F5", self.refresh)

    # reading

    def refresh(self) -> None:
        """Queue and counts anew; the current item stays current."""
        tasks.read(self, queue, self.tabs.current, then=self._show_queue, failed=self._failed, key="queue")
        tasks.read(
            self, "crm_desktop.services.lists:totals", Query(LISTING, "mine"), then=self._show_counts, key="counts"
        )

    def _view_chosen(self) -> None:
        self.queue.marked.clear()
        self.refresh()

    def _show_counts(self, totals: dict[str, Any]) -> None:
        for name in ("mine", "sent"):
            self.tabs.set_count(name, totals["views"].get(name, 0) or None)
        self.refreshed.emit(formats.present())

    def _show_queue(self, rows: list[dict[str, Any]]) -> None:
        self.rows = {row["id"]: row for row in rows}
        self.queue.show_queue([queue_item(row) for row in rows])
        self.stack.setCurrentWidget(self.page if rows else self.empty)
        if not rows:
            texts = {
                "mine": translate("approvals", "Nothing waits for your decision"),
                "sent": translate("approvals", "Nothing you have sent waits for a decision"),
                "decided": translate("approvals", "Nothing is decided yet"),
            }
            self.empty.show_empty(words.title(LISTING.title), None, None)
            self.empty.text.setText(texts[self.tabs.current])
            self.empty.hint.setText(translate("approvals", "New items appear here by themselves."))

    def _failed(self, problem: Exception) -> None:
        if not self.rows:
            self.stack.setCurrentWidget(self.empty)
            self.empty.show_problem(problem)

    def read(self, id: int) -> None:
        """One item whole, in one question."""
        tasks.read(self, f"{DOCUMENTS}:read", "approval", id, then=self._show, failed=self._gone, key="item")

    def _show(self, values: dict[str, Any]) -> None:
        ids = list(self.rows)
        if values["id"] not in ids:
            return
        place = translate("approvals", "{} of {}").format(ids.index(values["id"]) + 1, len(ids))
        self.page.show_approval(values, place)

    def _gone(self, problem: Exception) -> None:
        self.page.problem.say(words.sentence(problem), hue="red")

    # deciding

    def _press(self, act: Any) -> None:
        if self.page.bar.isVisible() and not self._deciding:
            act()

    def _ask_first(self) -> None:
        if self.page.ask_first.isVisible() and not self._deciding:
            self.asking.ask_first()

    def decide(self, verb: str, comment: str) -> None:
        """Take the decision on the version that was read."""
        values = self.page.values
        if self._deciding or values.get("id") != self.queue.current_id():
            return
        self._busy(True)
        step = partial(_stepped, comment)
        told = "answer" if opinion(values) else verb
        done = partial(self._decided, told, str(values["client_name"] or values["title"]))
        tasks.command(self, step, verb, values["id"], values["version"], then=done, refused=self.show_refusal)

    def _busy(self, on: bool) -> None:
        self._deciding = on
        self.page.bar.setEnabled(not on)

    def _decided(self, verb: str, client: str, answer: dict[str, Any]) -> None:
        self._busy(False)
        told = {
            "approve": translate("approvals", "Approved: {}"),
            "reject": translate("approvals", "Rejected: {}"),
            "return_back": translate("approvals", "Returned for rework: {}"),
            "answer": translate("approvals", "Your answer was given: {}"),
        }
        text = told[verb].format(client)
        if answer.get("waits_for"):
            text = translate("approvals", "{}. Still to decide: {}").format(text, answer["waits_for"])
        self.context.window.toast(text, tone="green" if verb in {"approve", "answer"} else "amber")
        self.refresh()
        self.queue.setFocus()

    def show_away(self) -> None:
        """Substitutions: who replaces me, and whom I replace."""
        self.context.window.open_view("substitutions", "now")

    def show_norm(self) -> NormDialog:
        """What the executives want every calculated service to earn."""
        dialog = NormDialog(self)
        dialog.saved.connect(lambda: self.context.window.toast(translate("approvals", "The norm is set.")))
        dialog.open()
        return dialog

    def show_refusal(self, problem: Exception) -> None:
        """What the base says against it; who decided meanwhile is shown at once."""
        self._busy(False)
        self.page.problem.say(words.sentence(problem), hue="red")
        if type(problem).__name__ in ("Stale", "Denied"):
            self.refresh()

    def walk(self, step: int) -> None:
        """Up or down in the queue, wherever the keyboard is."""
        row = self.queue.currentRow() + step
        if 0 <= row < self.queue.count():
            self.queue.setCurrentRow(row)

    # several at once

    def _show_marked(self) -> None:
        count = len(self.queue.marked)
        mine = self.tabs.current == "mine"
        self.several.setVisible(bool(count) and mine)
        self.hint.setVisible(not count or not mine)
        self.several.setText(translate("approvals", "Approve marked: {}").format(count))
        self.several.updateGeometry()

    def approve_marked(self) -> Dialog:
        """One question with all sums; never a bulk rejection."""
        chosen = [row for id, row in self.rows.items() if id in self.queue.marked]
        told = [f"{row['client']} – {queue_item(row).figure or row['title']}" for row in chosen]
        total = sum(row["amount"] or 0 for row in chosen)
        title = translate("approvals", "Approve {} items for {}?").format(len(chosen), formats.money(total))
        dialog = confirm(self, title, "\n".join(told), words.step("approval", "approve"))
        dialog.accepted.connect(lambda: self._approve_each([row["id"] for row in chosen]))
        dialog.open()
        return dialog

    def _approve_each(self, ids: list[int]) -> None:
        tasks.command(
            self,
            f"{DOCUMENTS}:step_each",
            "approval",
            "approve",
            ids,
            then=self._approved_each,
            refused=self.show_refusal,
        )

    def _approved_each(self, answers: list[tuple[int, Any]]) -> None:
        failed = [f"{self.rows[id]['client']}: {words.sentence(problem)}" for id, problem in answers if problem]
        self.queue.marked.clear()
        self.context.window.toast(translate("approvals", "Approved: {}").format(len(answers) - len(failed)))
        if failed:
            self.page.problem.say("\n".join(failed), hue="red")
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the comment, Ctrl+Delete rejects instead of deleting a word."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and event.key() == Qt.Key.Key_Delete:
                self._press(self.page.bar.reject)
                return True
        return False


def _stepped(comment: str, session: Any, verb: str, id: int, version: int) -> dict[str, Any]:
    from crm_desktop.services import documents

    return documents.step(session, "approval", verb, id, version, **({"comment": comment} if comment else {}))
