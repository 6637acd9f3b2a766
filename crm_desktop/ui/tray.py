"""The tray: tells of a new decision when the window is not looked at; where there is no tray, nothing is missed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from crm_desktop import paths
from crm_desktop.ui.kit import icons, theme

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow

SIZES = (16, 24, 32)


class DecisionTray(QObject):
    """One per signed-in window; `icon` is None where the desktop has no tray (the badge and the bell remain)."""

    def __init__(self, window: "MainWindow", parent: QObject) -> None:
        super().__init__(parent)
        self.window = window
        self._waiting: int | None = None
        self.icon: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.icon = QSystemTrayIcon(_drawn(), self)
            self.icon.activated.connect(lambda _reason: self.come_back())
            self.icon.messageClicked.connect(self.open_queue)
            self.icon.show()
        window.counted.connect(self.tell)
        self.tell(window.counts)

    def tell(self, counts: dict[str, int]) -> None:
        """More decisions wait than a moment ago: say so, unless the window is in front."""
        waiting = counts.get("approvals")
        if waiting is None:
            return
        before, self._waiting = self._waiting, waiting
        if self.icon is None:
            return
        told = self.tr("%n decision(s) wait for you", "", waiting)
        self.icon.setToolTip(f"{paths.APPLICATION} – {told}" if waiting else paths.APPLICATION)
        if before is not None and waiting > before and not self.window.isActiveWindow():
            self.icon.showMessage(paths.APPLICATION, told, QSystemTrayIcon.MessageIcon.Information)

    def come_back(self) -> None:
        """Bring the window to the front as it was left."""
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()

    def open_queue(self) -> None:
        """The message was clicked: the decisions themselves."""
        self.come_back()
        self.window.open_section("approvals")

    def leave(self) -> None:
        """The person goes, and the tray with him."""
        self.window.counted.disconnect(self.tell)
        if self.icon is not None:
            self.icon.hide()


def _drawn() -> QIcon:
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(icons.pixmap("shield_checkmark", size, theme.tokens().accent, True))
    return icon
