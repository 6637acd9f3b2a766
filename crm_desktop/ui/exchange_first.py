"""The first run beside a Terrasoft in use: the connection, the words, the clients compared, the ways, the start."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.exchange_fields import sentence
from crm_desktop.ui.exchange_first_pages import WaysPage, WordsPage
from crm_desktop.ui.exchange_first_preview import OUTCOMES, Preview
from crm_desktop.ui.exchange_setup_connection import ConnectionPane
from crm_desktop.ui.exchange_setup_known import SERVICE, Known
from crm_desktop.ui.exchange_words import DIRECTIONS, OBJECTS, said
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import CANCEL, Dialog
from crm_desktop.ui.kit.stages import Stages
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.rows_box import Row, RowsBox

translate = QCoreApplication.translate
CONNECTION, WORDS, CLIENTS, WAYS, START = range(5)
LEAD = {
    "theirs": QT_TRANSLATE_NOOP("exchange", "Terrasoft leads"),
    "both": QT_TRANSLATE_NOOP("exchange", "a person is asked in a dispute"),
    "ours": QT_TRANSLATE_NOOP("exchange", "we lead"),
}


class FirstRun(Dialog):
    """Nothing is exchanged before the last step; what is saved on the way is the set-up itself. `started` ends it."""

    started = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(translate("exchange", "First run of the exchange with Terrasoft"), "", parent)
        self.context = context
        self.known = Known(context, self)
        self.busy = False
        self.stages, self.stack, self.bar = Stages(), QStackedWidget(), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.note = NoteCard(hue="red")
        self.note.hide()
        self.connection = ConnectionPane(self.known, bare=True)
        self.words = WordsPage(self.known)
        self.clients, self.preview = self._clients_page(context)
        self.ways, self.start_page = WaysPage(self.known), StartPage()
        for page in (_scrolled(self.connection), self.words, self.clients, self.ways, self.start_page):
            self.stack.addWidget(page)
        for widget in (self.stages, self.note):
            self.body.addWidget(widget)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.bar)
        self.back = self._button("back", translate("exchange", "Back"), self.go_back)
        self.next = self._button("next", translate("exchange", "Next"), self.go_on, PRIMARY)
        self.run = self._button("start", translate("exchange", "Start the exchange"), self.start, PRIMARY)
        self.finish((translate("exchange", "Close"), PLAIN, CANCEL))
        self._connect()
        self.resize(1180, 780)
        self.show_step(CONNECTION)
        self.known.refresh()

    def _button(self, name: str, text: str, act: Callable[[], object], look: str = PLAIN) -> Button:
        button = Button(text, look=look)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())
        self.buttons.addWidget(button)
        return button

    def _clients_page(self, context: Context) -> tuple[QWidget, Preview | None]:
        if self.known.decides:
            preview = Preview(context, self.known)
            return preview, preview
        page = QWidget()
        column = QVBoxLayout(page)
        text = translate(
            "exchange",
            "Clients are compared by a person with the right “Exchange”: you see no records of others. Go on.",
        )
        column.addWidget(NoteCard(text, "quiet"))
        column.addStretch()
        return page, None

    def _connect(self) -> None:
        self.known.changed.connect(self.connection.show_settings)
        self.known.failed.connect(self._failed)
        self.connection.save.hide()
        self.connection.saved.connect(lambda: self.show_step(WORDS))
        self.words.finished.connect(lambda: self._set_busy(False))
        if self.preview is not None:
            self.preview.arrived.connect(lambda: self._set_busy(False))

    # steps

    @property
    def step(self) -> int:
        return self.stack.currentIndex()

    def show_step(self, step: int) -> None:
        """The page of a step; what it has to read is read now."""
        self.note.hide()
        self.stack.setCurrentIndex(step)
        names = [
            translate("exchange", "Connection"), translate("exchange", "Dictionaries"),
            translate("exchange", "Clients"), translate("exchange", "Directions"), translate("exchange", "Start"),
        ]  # fmt: skip
        self.stages.show_stages(names, step)
        self._set_busy(False)
        if step == WORDS:
            self._set_busy(not self.words.is_read)
            self.words.begin()
        elif step == CLIENTS and self.preview is not None:
            self._set_busy(True)
            self.preview.refresh()
        elif step == WAYS:
            self.ways.begin()
        elif step == START:
            self.start_page.show_facts(self._facts())

    def _set_busy(self, on: bool) -> None:
        self.busy = on
        self.bar.setVisible(on)
        self.back.setVisible(self.step > CONNECTION)
        self.back.setEnabled(not on)
        self.next.setVisible(self.step < START)
        self.next.setEnabled(not on)
        self.run.setVisible(self.step == START)
        self.run.setEnabled(not on and bool(self.ways.going()))

    def go_back(self) -> None:
        """One step; nothing is undone, for nothing but the set-up was written."""
        self.show_step(self.step - 1)

    def go_on(self) -> None:
        """One step; the connection is saved on the way."""
        if self.step == CONNECTION and (self.connection.dirty or not self.known.settings["objects"]):
            self.connection.save_profile()
        else:
            self.show_step(self.step + 1)

    def _facts(self) -> list[tuple[str, str]]:
        found = [(translate("exchange", "Words not explained"), str(self.words.unexplained()))]
        if self.preview is not None and self.preview.known:
            told = [f"{words.state('exchange_outcome', name)[0]}: {self.preview.count(name)}" for name in OUTCOMES]
            found.append((translate("exchange", "Clients of Terrasoft"), " · ".join(told)))
        for line in self.ways.going():
            parts = [said(DIRECTIONS, line["direction"])]
            parts.append(said(LEAD, line["leader"]))
            if line["object"] in self.ways.sent():
                parts.append(translate("exchange", "ours go there"))
            found.append((said(OBJECTS, line["object"]), " · ".join(parts)))
        if not self.ways.going():
            found.append((translate("exchange", "Directions"), translate("exchange", "everything is off: go back")))
        return found

    # the start

    def start(self) -> None:
        """Sets the ways, switches the exchange on, queues what of ours goes there."""
        profile = self.known.profile()
        if profile is None or self.busy:
            return
        self._set_busy(True)
        tasks.run(
            self, f"{SERVICE}:start", self.context.connection, profile, self.ways.ways(), self.ways.sent(),
            then=self._started, failed=self._failed,
        )  # fmt: skip

    def _started(self, queued: int) -> None:
        self._set_busy(False)
        self.context.window.wake_exchange()
        text = translate("exchange", "The exchange goes. Of ours queued: {}.").format(queued)
        self.context.window.toast(text)
        self.started.emit(queued)
        self.accept()

    def _failed(self, problem: Exception) -> None:
        self._set_busy(False)
        self.note.show_text(sentence(problem), "red")

    def reject(self) -> None:
        self.connection.trial.stop()
        super().reject()


class StartPage(QWidget):
    """What will happen, once more, before it does."""

    def __init__(self) -> None:
        super().__init__()
        self.facts = RowsBox(translate("exchange", "This is how it begins"), labels=True)
        told = QLabel(
            translate(
                "exchange",
                "Records go in the background while somebody with the right “Exchange” has the program open. "
                "Failures and conflicts wait on their pages; nothing is deleted by itself.",
            )
        )
        told.setWordWrap(True)
        told.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.facts)
        column.addWidget(told)
        column.addStretch()

    def show_facts(self, facts: list[tuple[str, Any]]) -> None:
        self.facts.show_rows([Row(title, note) for title, note in facts])


def _scrolled(pane: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    pane.setObjectName("pane")
    area.setWidget(pane)
    return area
