"""The pages of the sign-in screen on which something is chosen: how to begin, who one is in the demo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui.kit import draw, icons, theme
from crm_desktop.ui.kit.buttons import Link
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Person:
    """Somebody of the demonstration company."""

    name: str
    role: str
    login: str
    password: str


class LoginPage(QWidget):
    """A page with a title, a text and the place where a failure is said."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(32, 22, 32, 20)
        self.column.setSpacing(10)
        self.heading, self.text = QLabel(title), QLabel(text)
        self.heading.setProperty("role", "title")
        self.text.setProperty("role", "muted")
        self.text.setWordWrap(True)
        self.problem = NoteCard("", "red")
        for widget in (self.heading, self.text, self.problem):
            self.column.addWidget(widget)

    def show_problem(self, text: str) -> None:
        """Say what failed and what to do, "" hides it."""
        self.problem.show_text(text, "red")


class ChoiceCard(QAbstractButton):
    """A big button: icon, title, what it means."""

    def __init__(self, icon: str, title: str, text: str) -> None:
        super().__init__()
        self.icon_name, self.note = icon, text
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(84)

    def sizeHint(self) -> QSize:
        return QSize(500, 84)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        fill = tokens.hover if self.underMouse() and self.isEnabled() else tokens.surface
        draw.rounded(painter, QRectF(self.rect()), 10, fill, tokens.border_strong)
        colour = tokens.accent if self.isEnabled() else tokens.disabled
        painter.drawPixmap(20, 30, icons.pixmap(self.icon_name, 24, colour))
        title = QRect(62, 18, self.width() - 110, 24)
        draw.text(painter, title, self.text(), tokens.text if self.isEnabled() else tokens.disabled, 15, 600)
        draw.text(painter, QRect(62, 44, self.width() - 110, 20), self.note, tokens.text2)
        painter.drawPixmap(self.width() - 36, 34, icons.pixmap("chevron_right", 16, tokens.text3))
        if self.hasFocus():
            draw.focus_frame(painter, self.rect(), 10)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class StartPage(LoginPage):
    """First start: three ways."""

    company_asked = Signal()
    file_asked = Signal()
    demo_asked = Signal()

    def __init__(self, has_demo: bool) -> None:
        super().__init__(
            translate("login", "How shall we begin?"),
            translate("login", "This is asked once. You can change it later on the sign-in page."),
        )
        company = ChoiceCard(
            "database",
            translate("login", "Connect to the company's base"),
            translate("login", "Enter the name of the server and of the base"),
        )
        company.clicked.connect(self.company_asked)
        file = ChoiceCard(
            "folder_open",
            translate("login", "Open a connection file…"),
            translate("login", "The administrator gave you a *.crmconnect file"),
        )
        file.clicked.connect(self.file_asked)
        self.demo = ChoiceCard(
            "play_circle",
            translate("login", "Try it with demonstration data"),
            translate("login", "A sample company on this computer, nothing can be spoiled"),
        )
        self.demo.clicked.connect(self.demo_asked)
        self.demo.setVisible(has_demo)
        for card in (company, file, self.demo):
            self.column.addWidget(card)
        self.column.addStretch()
        self.setFocusProxy(company)


class PersonCard(ChoiceCard):
    """One person of the demonstration."""

    def __init__(self, person: Person) -> None:
        super().__init__("person", person.name, person.role)
        self.person = person
        self.setFixedHeight(60)

    def sizeHint(self) -> QSize:
        return QSize(250, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        fill = tokens.hover if self.underMouse() else tokens.surface
        draw.rounded(painter, QRectF(self.rect()), 10, fill, tokens.border_strong)
        painter.drawPixmap(12, 14, draw.avatar(self.person.name, 32, self.devicePixelRatioF()))
        draw.text(painter, QRect(54, 11, self.width() - 62, 20), self.person.name, tokens.text, weight=600)
        draw.text(painter, QRect(54, 31, self.width() - 62, 18), self.person.role, tokens.text2, 12)
        if self.hasFocus():
            draw.focus_frame(painter, self.rect(), 10)


class PeoplePage(LoginPage):
    """The demonstration: «Войти как…»."""

    chosen = Signal(object)
    other_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("login", "Sign in as…"),
            translate("login", "Everybody sees their own clients and their own work. You can switch at any time."),
        )
        pane = QWidget()
        pane.setObjectName("pane")
        self._grid = QGridLayout(pane)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setSpacing(10)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(pane)
        self.column.addWidget(area, 1)
        other = Link(translate("login", "Another base…"))
        other.clicked.connect(self.other_asked)
        self.column.addWidget(other)
        self.cards: list[PersonCard] = []

    def show_people(self, people: Sequence[Person]) -> None:
        for card in self.cards:
            card.deleteLater()
        self.cards = [PersonCard(person) for person in people]
        for place, card in enumerate(self.cards):
            card.clicked.connect(self._choosing(card.person))
            self._grid.addWidget(card, place // 2, place % 2)
        self._grid.setRowStretch(len(people), 1)
        if self.cards:
            self.setFocusProxy(self.cards[0])

    def _choosing(self, person: Person) -> Callable[[], None]:
        return lambda: self.chosen.emit(person)


class WaitPage(LoginPage):
    """Something takes its time."""

    def __init__(self) -> None:
        super().__init__(translate("login", "One moment"), "")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        self.column.addWidget(bar)
        self.column.addStretch()

    def say(self, text: str) -> None:
        self.text.setText(text)
