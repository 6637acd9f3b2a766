"""The history of a client's directions: who held each, since when, and how it ended."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.kit import draw, formats, tasks, words
from crm_desktop.ui.kit.buttons import PRIMARY
from crm_desktop.ui.kit.dialogs import CANCEL, Dialog

translate = QCoreApplication.translate
ENDINGS = {
    "released": QT_TRANSLATE_NOOP("clients", "released"),
    "returned": QT_TRANSLATE_NOOP("clients", "returned by rule"),
    "handed_over": QT_TRANSLATE_NOOP("clients", "handed over"),
    "merged": QT_TRANSLATE_NOOP("clients", "went over in a merge"),
}


class HistoryDialog(Dialog):
    """Newest first within each direction; the words of a reason are shown to those who see the holder."""

    def __init__(self, slots: list[dict[str, Any]], parent: QWidget) -> None:
        title = translate("clients", "History of the direction") if len(slots) == 1 else ""
        super().__init__(title or translate("clients", "History of the directions"), "", parent)
        self._slots = slots
        pane = QWidget()
        pane.setObjectName("pane")
        self.rows = QVBoxLayout(pane)
        self.rows.setContentsMargins(0, 0, 8, 0)
        self.rows.setSpacing(14)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(pane)
        self.body.addWidget(area, 1)
        self.finish((translate("clients", "Close"), PRIMARY, CANCEL))
        self.resize(720, 320 if len(slots) == 1 else 520)
        ids = [int(slot["client_direction_id"]) for slot in slots]
        tasks.read(
            self,
            "crm_desktop.services.client_parts:direction_histories",
            ids,
            then=self.show_histories,
            failed=self.show_problem,
            key="history",
        )

    def show_histories(self, found: dict[int, list[dict[str, Any]]]) -> None:
        """A section for each direction that anybody has ever held."""
        for slot in self._slots:
            entries = found.get(int(slot["client_direction_id"])) or []
            if entries:
                self.rows.addWidget(self._section(slot, entries))
        if not self.rows.count():
            empty = QLabel(translate("clients", "Nobody has held it yet."))
            empty.setProperty("role", "muted")
            self.rows.addWidget(empty)
        self.rows.addStretch()

    def _section(self, slot: dict[str, Any], entries: list[dict[str, Any]]) -> QWidget:
        section = QWidget()
        grid = QGridLayout(section)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(3, 1)
        heading = QLabel(str(slot["name"]))
        heading.setProperty("role", "subtitle")
        grid.addWidget(heading, 0, 0, 1, 4)
        for row, entry in enumerate(entries, 1):
            face = QLabel()
            face.setPixmap(draw.avatar(entry["manager"], 22, self.devicePixelRatioF()))
            ending = QLabel(ending_words(entry))
            ending.setWordWrap(True)
            ending.setProperty("role", "muted")
            for column, widget in enumerate((face, QLabel(entry["manager"]), QLabel(_span(entry)), ending)):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
        return section

    def show_problem(self, problem: Exception) -> None:
        """In the place of the history."""
        told = QLabel(words.sentence(problem))
        told.setProperty("role", "problem")
        told.setWordWrap(True)
        self.rows.addWidget(told)


def _span(entry: dict[str, Any]) -> str:
    begun, ended = entry["claimed_at"], entry.get("ended_at")
    until = formats.day(ended.astimezone().date()) if ended else translate("clients", "today")
    return f"{formats.day(begun.astimezone().date())} – {until}"


def ending_words(entry: dict[str, Any]) -> str:
    """How it began beyond the usual, how it ended and why."""
    parts = []
    if entry.get("new_client"):
        parts.append(translate("clients", "a new client"))
    if entry.get("above_quota"):
        parts.append(translate("clients", "claimed above the quota, with approval"))
    if entry.get("claimed_by"):
        parts.append(translate("clients", "given by {}").format(entry["claimed_by"]))
    if entry.get("ended_at"):
        how = ENDINGS.get(str(entry.get("ended_how")), QT_TRANSLATE_NOOP("clients", "ended"))
        reason = str(entry.get("end_reason") or "")
        parts.append(translate("clients", how) + (f": {reason}" if reason else ""))
    else:
        parts.append(translate("clients", "holds it"))
    return ", ".join(parts)
