"""The right end of the title line: search, bell, keys, and the person with their menu."""

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QActionGroup, QCursor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QWidget

from crm_desktop.ui.kit import draw, icons, theme
from crm_desktop.ui.kit.buttons import IconButton
from crm_desktop.ui.kit.context import Person
from crm_desktop.ui.kit.search_edit import SearchEdit

translate = QCoreApplication.translate


class _SearchButton(SearchEdit):
    """Looks like a field, opens the palette."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__(translate("shell", "Search and commands"), "Ctrl+K")
        self.setReadOnly(True)
        self.setStyleSheet(f"QLineEdit {{ background: {theme.tokens().surface}; }}")
        self.setFixedWidth(300)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))
        theme.signals.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setStyleSheet(f"QLineEdit {{ background: {theme.tokens().surface}; }}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.asked.emit()


class AvatarButton(QAbstractButton):
    """Initials of the person signed in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(32, 32)
        self.setAccessibleName(translate("shell", "Person and settings"))

    def sizeHint(self) -> QSize:
        return QSize(32, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.name:
            painter.drawPixmap(QRect(2, 2, 28, 28), draw.avatar(self.name, 28, self.devicePixelRatioF()))
        if self.hasFocus():
            draw.focus_frame(painter, self.rect(), 16)


class TopBar(QWidget):
    """Signals for everything it offers; the window acts."""

    search_asked = Signal()
    bell_asked = Signal()
    keys_asked = Signal()
    rail_asked = Signal()
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    password_asked = Signal()
    absence_asked = Signal()
    sign_out_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(48)
        self.offers_password = True
        self._person: Person | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 16, 0)
        line.setSpacing(6)
        self.search = _SearchButton()
        self.search.asked.connect(self.search_asked)
        self.bell = IconButton("alert", translate("shell", "Notifications"), clicked=self.bell_asked.emit)
        self.keys = IconButton("keyboard", translate("shell", "Keys (F1)"), clicked=self.keys_asked.emit)
        self.avatar = AvatarButton()
        self.avatar.clicked.connect(self.open_menu)
        line.addWidget(self.search)
        line.addSpacing(6)
        for widget in (self.bell, self.keys, self.avatar):
            line.addWidget(widget)

    def show_person(self, person: Person) -> None:
        self._person = person
        self.avatar.name = person.name
        self.avatar.setAccessibleName(person.name)
        self.avatar.update()

    def open_menu(self) -> QMenu:
        """Theme, language, rail, signing out."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._person is not None:
            head = menu.addAction(f"{self._person.name}  ·  {self._person.title or self._person.login}")
            head.setEnabled(False)
            menu.addSeparator()
        self._choices(
            menu.addMenu(icons.icon("weather_moon"), translate("shell", "Theme")),
            (
                ("system", translate("shell", "As in the system")),
                ("light", translate("shell", "Light")),
                ("dark", translate("shell", "Dark")),
            ),
            theme.choice(),
            self.theme_chosen,
        )
        self._choices(
            menu.addMenu(icons.icon("local_language"), translate("shell", "Language")),
            (("ru", "Русский"), ("en", "English")),
            "",
            self.language_chosen,
        )
        menu.addAction(
            icons.icon("panel_left_contract"), translate("shell", "Narrow or wide rail"), self.rail_asked.emit
        )
        menu.addAction(icons.icon("people"), translate("shell", "I will be away…"), self.absence_asked.emit)
        menu.addSeparator()
        if self.offers_password:
            menu.addAction(
                icons.icon("lock_closed"), translate("shell", "Change the password…"), self.password_asked.emit
            )
        menu.addAction(icons.icon("sign_out"), translate("shell", "Sign out"), self.sign_out_asked.emit)
        at = self.avatar.mapToGlobal(self.avatar.rect().bottomRight())
        at.setX(at.x() - menu.sizeHint().width())
        menu.popup(at)
        return menu

    def _choices(self, menu: QMenu, choices: tuple[tuple[str, str], ...], now: str, signal: SignalInstance) -> None:
        group = QActionGroup(menu)
        for value, words in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == now)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, value=value: signal.emit(value))
