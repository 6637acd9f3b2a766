"""The editors of a client's card: phones and e-mails as people type them, tags as chips, words already in use."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, QStringListModel, Qt, QTimer
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QWidget

from crm_desktop.services import phones
from crm_desktop.services.errors import Refused
from crm_desktop.services.requisites import Problem
from crm_desktop.ui.kit import draw, icons, parsing, theme, words
from crm_desktop.ui.kit.fields import TextLine

translate = QCoreApplication.translate
CHIP, GAP, CROSS = 22, 4, 16


def sentence(problem: Problem | None) -> str:
    """The words of a failed check, "" when it has not failed."""
    return words.sentence(Refused(problem.code, dict(problem.facts))) if problem is not None else ""


def phones_text(text: str) -> str:
    """Every number in the house's form, parted by commas; what is not understood stays as it was typed."""
    found, problems = phones.phones(text)
    if problems or not found:
        return text.strip()
    return ", ".join(_phone(one) for one in found)


def _phone(phone: phones.Phone) -> str:
    number = parsing.phone(phone.number)
    return f"{number} доб. {phone.extension}" if phone.extension else number


class _Listed(TextLine):
    """Several values in one line; brought into their form when the field is left, as typed until they are right."""

    def _neat(self, text: str) -> str:
        raise NotImplementedError

    def _problems(self, text: str) -> Iterable[Problem]:
        raise NotImplementedError

    def value(self) -> Any:
        return self._neat(self.text()) or None

    def set_value(self, value: Any) -> None:
        super().set_value(self._neat(str(value)) if value else None)

    def problem(self) -> str:
        return sentence(next(iter(self._problems(self.text())), None)) if self.text().strip() else ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        neat = self._neat(self.text())
        if neat != self.text() and not self.isReadOnly():
            self.setText(neat)
            self.edited.emit()


class PhonesEdit(_Listed):
    """«8 (495) 123-45-67 доб. 12; 123-45-68» becomes two numbers; extensions are kept."""

    def _neat(self, text: str) -> str:
        return phones_text(text)

    def _problems(self, text: str) -> Iterable[Problem]:
        return phones.phones(text)[1]


class EmailsEdit(_Listed):
    """Addresses in lower case, once each."""

    def _neat(self, text: str) -> str:
        found, problems = phones.emails(text)
        return text.strip() if problems else ", ".join(found)

    def _problems(self, text: str) -> Iterable[Problem]:
        return phones.emails(text)[1]


class SuggestingLine(TextLine):
    """Offers the words that are in use already, so that «Сайт» is not written in three ways."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known = QStringListModel(self)
        offered = QCompleter(self.known, self)
        offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offered.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = offered.popup()
        if popup is not None:
            popup.setObjectName("choices")
        offered.activated.connect(lambda _text: self.edited.emit())
        self.setCompleter(offered)

    def suggest(self, known: Sequence[str]) -> None:
        """Replace what is offered."""
        self.known.setStringList(list(known))


class TagsEdit(SuggestingLine):
    """Tags as chips before the cursor: Enter or a comma makes one, Backspace and the cross take it out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tags: list[str] = []
        offered = self.completer()
        offered.activated.connect(self._add_later)
        self.textEdited.connect(self._split)
        self.setPlaceholderText(translate("clients", "Add a tag…"))

    def value(self) -> Any:
        """The tags, with what is being typed as the last of them."""
        rest = self._tidy(self.text())
        return [*self.tags, rest] if rest and not self._has(rest) else list(self.tags)

    def set_value(self, value: Any) -> None:
        self.tags = [str(tag) for tag in value or []]
        self.setText("")
        self._arrange()

    def problem(self) -> str:
        too_long = [tag for tag in self.value() if len(tag) > 50]
        if too_long:
            return translate("clients", "A tag has at most 50 characters")
        return translate("clients", "At most 30 tags") if len(self.value()) > 30 else ""

    def add(self, tag: str) -> None:
        """Make a chip, unless there is such a one."""
        tidy = self._tidy(tag)
        if tidy and not self._has(tidy):
            self.tags.append(tidy)
        self.setText("")
        self._arrange()
        self.edited.emit()

    def take_out(self, tag: str) -> None:
        """Remove a chip."""
        self.tags.remove(tag)
        self._arrange()
        self.edited.emit()

    def _has(self, tag: str) -> bool:
        return tag.casefold() in {known.casefold() for known in self.tags}

    @staticmethod
    def _tidy(text: str) -> str:
        return " ".join(text.replace(",", " ").split())

    def _split(self, text: str) -> None:
        if "," in text or ";" in text:
            for part in text.replace(";", ",").split(","):
                self.add(part)

    def _add_later(self, text: str) -> None:
        # The completer writes its choice into the line after this signal.
        QTimer.singleShot(0, self, lambda: self.add(text))

    def _places(self) -> list[tuple[str, QRect]]:
        """Chips from the left as far as the line is wide; the last place may stand for those that do not fit."""
        found, left = [], 8
        most = max(60, self.width() - (150 if not self.isReadOnly() else 16))
        for place, tag in enumerate(self.tags):
            wide = min(draw.width(tag, 12) + 16 + (0 if self.isReadOnly() else CROSS), 180)
            if left + wide > most and place:
                rest = f"+{len(self.tags) - place}"
                found.append((rest, QRect(left, (self.height() - CHIP) // 2, draw.width(rest, 12) + 16, CHIP)))
                break
            found.append((tag, QRect(left, (self.height() - CHIP) // 2, wide, CHIP)))
            left += wide + GAP
        return found

    def _arrange(self) -> None:
        places = self._places()
        self.setTextMargins(places[-1][1].right() - 4 if places else 0, 0, 0, 0)
        self.setToolTip(", ".join(self.tags))
        self.setAccessibleDescription(", ".join(self.tags))
        self.setPlaceholderText("" if self.isReadOnly() else translate("clients", "Add a tag…"))
        self.update()

    def _cross_at(self, at: QPoint) -> str:
        for tag, place in self._places():
            if tag in self.tags and place.contains(at) and at.x() > place.right() - CROSS - 2:
                return tag
        return ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ReadOnlyChange:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.text().strip() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.add(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if entered and self.text().strip():
            self.add(self.text())
        elif event.key() == Qt.Key.Key_Backspace and not self.text() and self.tags and not self.isReadOnly():
            self.take_out(self.tags[-1])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        tag = "" if self.isReadOnly() else self._cross_at(event.position().toPoint())
        if tag:
            self.take_out(tag)
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, hue = QPainter(self), theme.tokens().hue("blue")
        for tag, place in self._places():
            known = tag in self.tags
            draw.rounded(painter, QRectF(place), CHIP / 2, hue.background)
            cross = 0 if self.isReadOnly() or not known else CROSS
            painter.setPen(QColor(hue.text))
            draw.text(painter, place.adjusted(8, 0, -6 - cross, 0), tag, hue.text, 12)
            if cross:
                picture = icons.pixmap("dismiss", 12, hue.text, ratio=self.devicePixelRatioF())
                painter.drawPixmap(place.right() - CROSS, place.top() + (CHIP - 12) // 2, picture)
