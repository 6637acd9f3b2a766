# ruff: noqa: E501 - a row of a table is read as one row
"""The tiles of the start page: a caption, a large figure, what is late or how much it is."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.kit import draw, formats, icons, theme
from crm_desktop.ui.kit.tokens import FIGURE

translate = QCoreApplication.translate
SELLERS = frozenset({"manager", "assistant", "head", "executive", "analyst"})
ANYBODY = SELLERS | {"expert", "accountant", "administrator"}


@dataclass(frozen=True)
class TileKind:
    """`name` is a figure of api.desk(); a click opens `view` of `section`, or `late_view` while only late ones are there."""

    name: str
    title: str
    icon: str
    section: str
    view: str
    roles: frozenset[str]
    late: str = QT_TRANSLATE_NOOP("desk", "overdue: {}")
    calm: str = QT_TRANSLATE_NOOP("desk", "nothing is overdue")
    alarming: bool = False


TILES = (
    TileKind("approvals", QT_TRANSLATE_NOOP("desk", "My approvals"), "shield_checkmark", "approvals", "mine", SELLERS),
    TileKind("tasks", QT_TRANSLATE_NOOP("desk", "Tasks for today"), "clipboard_task_list_ltr", "tasks", "today", ANYBODY),
    TileKind("requests", QT_TRANSLATE_NOOP("desk", "Requests waiting for an answer"), "calculator", "calculation_requests", "waiting", SELLERS, QT_TRANSLATE_NOOP("desk", "experts are late: {}"), QT_TRANSLATE_NOOP("desk", "experts are in time")),
    TileKind("queue", QT_TRANSLATE_NOOP("desk", "Calculations in the queue"), "calculator", "calculations", "queue", frozenset({"expert"})),
    TileKind("calculations", QT_TRANSLATE_NOOP("desk", "My calculations"), "edit", "calculations", "mine", frozenset({"expert"})),
    TileKind("payments", QT_TRANSLATE_NOOP("desk", "Payments to sort out"), "money", "payments", "queue", frozenset({"accountant"})),
    TileKind("invoices", QT_TRANSLATE_NOOP("desk", "Overdue invoices"), "receipt", "invoices", "overdue", SELLERS | {"accountant"}, alarming=True),
    TileKind("acts", QT_TRANSLATE_NOOP("desk", "Acts without signature"), "document_text", "acts", "open", SELLERS | {"accountant"}),
    TileKind("works", QT_TRANSLATE_NOOP("desk", "Works"), "briefcase", "work_items", "open", SELLERS),
    TileKind("my_works", QT_TRANSLATE_NOOP("desk", "My works"), "briefcase", "work_items", "mine", frozenset({"expert"})),
)  # fmt: skip


class Tile(QAbstractButton):
    """Shows a figure and opens the list it counts."""

    def __init__(self, kind: TileKind) -> None:
        super().__init__()
        self.kind = kind
        self.setObjectName(kind.name)
        self.view = kind.view
        self.title = translate("desk", kind.title)
        self.figure, self.hint, self.late = "…", "", False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.title)

    def show_figures(self, found: dict[str, Any]) -> None:
        """`found` has count and perhaps late, amount (roubles)."""
        self.figure = formats.grouped(found["count"])
        late = found.get("late", 0)
        self.late = bool(late) or (self.kind.alarming and bool(found["count"]))
        parts = [translate("desk", self.kind.late).format(formats.grouped(late))] if late else []
        if found.get("amount"):
            parts.append(formats.roubles(found["amount"]))
        elif not late:
            parts.append(translate("desk", self.kind.calm))
        self.hint = " · ".join(parts)
        self.setAccessibleName(f"{self.title}: {self.figure}. {self.hint}")
        self.setToolTip(self.hint)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 104)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 104)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        ground = tokens.hover if self.underMouse() else tokens.surface
        draw.rounded(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, ground, tokens.border)
        hue = tokens.hue("red" if self.late else "blue")
        draw.rounded(painter, QRectF(self.width() - 48, 14, 34, 34), 8, hue.background)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(self.width() - 41, 21, icons.pixmap(self.kind.icon, 20, hue.text, ratio=ratio))
        room = self.width() - 32
        draw.text(painter, QRect(16, 12, room - 40, 20), self.title, tokens.text2)
        draw.text(painter, QRect(16, 34, room - 40, 36), self.figure, tokens.text, FIGURE, 600)
        draw.text(painter, QRect(16, 74, room, 20), self.hint, hue.text if self.late else tokens.text2, 12)
        if self.hasFocus():
            draw.focus_frame(painter, self.rect(), 10)

    def enterEvent(self, event: Any) -> None:
        self.update()

    def leaveEvent(self, event: Any) -> None:
        self.update()
