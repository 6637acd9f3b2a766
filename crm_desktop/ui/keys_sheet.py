"""The sheet under F1: every key of the present screen, from the registry of actions."""

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QWidget

from crm_desktop.ui.kit import draw, theme
from crm_desktop.ui.kit.buttons import PRIMARY
from crm_desktop.ui.kit.dialogs import CANCEL, Dialog

translate = QCoreApplication.translate
LINE, CAPTION = 30, 34


class _Sheet(QWidget):
    def __init__(self, keys: list[tuple[str, str, str]]) -> None:
        super().__init__()
        self._all = sorted(keys, key=lambda entry: entry[0])
        self._shown = self._all
        self.narrow("")

    def narrow(self, text: str) -> None:
        wanted = text.casefold()
        self._shown = [entry for entry in self._all if wanted in f"{entry[1]} {entry[2]}".casefold()]
        groups = len({entry[0] for entry in self._shown})
        self.setMinimumHeight(groups * CAPTION + len(self._shown) * LINE + 8)
        self.setAccessibleName("; ".join(f"{words}: {keys}" for _group, words, keys in self._shown))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        top, group = 0, None
        for caption, words, keys in self._shown:
            if caption != group:
                group = caption
                draw.text(painter, QRect(0, top + 8, self.width(), 22), caption, tokens.text2, 12, 600)
                top += CAPTION
            draw.text(painter, QRect(0, top, self.width() - 160, LINE), words, tokens.text)
            wide = draw.width(keys, 11) + 14
            key = QRect(self.width() - wide - 6, top + 5, wide, 20)
            draw.rounded(painter, QRectF(key), 4, tokens.surface2, tokens.border_strong)
            draw.text(painter, key, keys, tokens.text2, 11, align=draw.CENTRE)
            top += LINE


class KeysSheet(Dialog):
    """Searchable; closes with Esc."""

    def __init__(self, keys: list[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(translate("shell", "Keys of this screen"), parent=parent)
        self.search = QLineEdit(placeholderText=translate("shell", "Find a key or an action"))
        self.search.setAccessibleName(self.search.placeholderText())
        sheet = _Sheet(keys)
        self.search.textChanged.connect(sheet.narrow)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        area.setMinimumSize(460, 420)
        self.body.addWidget(self.search)
        self.body.addWidget(area)
        self.finish((translate("shell", "Close"), PRIMARY, CANCEL))
        self.search.setFocus()
