"""The reading pane beside a list; the feature gives the summary widget, the panel its frame."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.ui.kit.buttons import IconButton

translate = QCoreApplication.translate


class SidePanel(QWidget):
    """Holds a summary that has `show_record(id)` and may have `head` (widgets for the top line)."""

    closed = Signal()
    opened = Signal()

    def __init__(self, summary: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(340)
        self.summary = summary
        self._shown = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.top = QHBoxLayout()
        self.top.setContentsMargins(20, 12, 8, 0)
        self.top.setSpacing(4)
        head = getattr(summary, "head", None)
        if isinstance(head, QWidget):
            self.top.addWidget(head, 1)
        else:
            self.top.addStretch()
        self.top.addWidget(IconButton("open", translate("kit", "Open (Enter)"), box=28, clicked=self.opened.emit))
        self.top.addWidget(
            IconButton("dismiss", translate("kit", "Hide the panel (F7)"), box=28, clicked=self.closed.emit)
        )
        column.addLayout(self.top)
        column.addWidget(summary, 1)

    def show_record(self, id: int) -> None:
        """Show another record; the same one is read again only by its own refresh."""
        if id != self._shown:
            self._shown = id
            show = getattr(self.summary, "show_record")  # noqa: B009 - a protocol of one method
            show(id)
