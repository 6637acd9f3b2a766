"""The second step of an import: what each column of the file means, and what holds for all its rows."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from crm_desktop.services import client_sheet
from crm_desktop.services.client_sheet import CLIENTS, FIELDS, REQUIRED, SEVERAL
from crm_desktop.services.import_file import ImportFile
from crm_desktop.services.spreadsheet import cell_text
from crm_desktop.ui.client_imports_words import field_words
from crm_desktop.ui.kit.fields import ChoiceBox, TextLine
from crm_desktop.ui.kit.layouts import emptied
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
EXAMPLES = 3
LONGEST_EXAMPLE = 44


class ColumnsPage(QWidget):
    """Emits `sheet_chosen` when another sheet of the file is wanted, `changed` with every choice."""

    sheet_chosen = Signal(str)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.file: ImportFile | None = None
        self.boxes: dict[int, ChoiceBox] = {}
        self.note = NoteCard(hue="amber")
        self.sheet, self.existing = ChoiceBox(), ChoiceBox()
        self.source, self.tags = TextLine(), TextLine()
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(20)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.note)
        self.sheets = self._sheet_line()
        column.addWidget(self.sheets)
        column.addWidget(self._scrolled(), 1)
        self.options = self._options()
        column.addWidget(self.options)
        self.sheet.currentIndexChanged.connect(self._choose_sheet)

    def _sheet_line(self) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        label = QLabel(translate("client_imports", "Sheet of the file"))
        label.setProperty("role", "muted")
        self.sheet.setAccessibleName(label.text())
        self.sheet.setMinimumWidth(260)
        line.addWidget(label)
        line.addWidget(self.sheet)
        line.addStretch()
        return box

    def _scrolled(self) -> QScrollArea:
        pane = QWidget()
        pane.setObjectName("pane")
        inside = QVBoxLayout(pane)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.addLayout(self.grid)
        inside.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(pane)
        return area

    def _options(self) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        self.existing.set_choices([
            (False, translate("client_imports", "fill only empty fields")),
            (True, translate("client_imports", "take everything from the file")),
        ])  # fmt: skip
        self.existing.set_value(False)
        for editor, text in (
            (self.existing, translate("client_imports", "Of clients known already")),
            (self.source, translate("client_imports", "Source, where the file has none")),
            (self.tags, translate("client_imports", "Tags, where the file has none (by commas)")),
        ):
            label = QLabel(text)
            label.setProperty("role", "label")
            label.setBuddy(editor)
            editor.setAccessibleName(text)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(label)
            column.addWidget(editor)
            line.addLayout(column, 1)
        return box

    def show_file(self, file: ImportFile) -> None:
        """One line for each column: its title, what stands in it, what it means."""
        self.file = file
        self._show_sheets(file)
        self.options.setVisible(file.kind == CLIENTS)
        emptied(self.grid)
        self.boxes.clear()
        heads = (
            translate("client_imports", "Column of the file"),
            translate("client_imports", "What stands in it"),
            translate("client_imports", "What it means"),
        )
        for place, head in enumerate(heads):
            label = QLabel(head)
            label.setProperty("role", "label")
            self.grid.addWidget(label, 0, place)
        for place in range(file.width):
            self._add_column(file, place)
        self._judge()

    def _show_sheets(self, file: ImportFile) -> None:
        self.sheet.blockSignals(True)
        self.sheet.set_choices([(name, name) for name in file.sheets])
        self.sheet.set_value(file.sheet)
        self.sheet.blockSignals(False)
        self.sheets.setVisible(len(file.sheets) > 1)

    def _add_column(self, file: ImportFile, place: int) -> None:
        titles = file.layout.titles
        title = titles[place] if place < len(titles) and titles[place] else letter(place)
        name, example = QLabel(title), QLabel(" · ".join(examples(file, place)) or "—")
        name.setProperty("role", "strong")
        name.setMaximumWidth(240)
        name.setToolTip(title)
        example.setProperty("role", "muted")
        example.setTextFormat(Qt.TextFormat.PlainText)
        # Examples give way, the choices beside them do not.
        example.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        box = ChoiceBox()
        box.setAccessibleName(title)
        box.setObjectName(f"column_{place}")
        box.setMinimumWidth(250)
        box.set_choices(
            [(field, field_words(field)) for field in FIELDS[file.kind]], empty=translate("client_imports", "not taken")
        )
        box.set_value(file.layout.fields.get(place))
        box.currentIndexChanged.connect(lambda _index, place=place: self._chosen(place))
        self.boxes[place] = box
        for at, widget in enumerate((name, example, box)):
            self.grid.addWidget(widget, place + 1, at)

    def _chosen(self, place: int) -> None:
        """A field stands in one column: chosen again, it leaves the other."""
        field = self.boxes[place].value()
        for other, box in self.boxes.items():
            if other != place and field is not None and field not in SEVERAL and box.value() == field:
                box.blockSignals(True)
                box.set_value(None)
                box.blockSignals(False)
        self._judge()
        self.changed.emit()

    def fields(self) -> dict[int, str]:
        """The meaning of the columns as it is chosen."""
        return {place: str(box.value()) for place, box in self.boxes.items() if box.value()}

    def missing(self) -> str:
        """What still has to be chosen, "" when nothing."""
        assert self.file is not None
        needed = REQUIRED[self.file.kind]
        if needed in self.fields().values():
            return ""
        return translate("client_imports", "Choose the column of the field “{}”.").format(field_words(needed))

    def _judge(self) -> None:
        assert self.file is not None
        missing = self.missing()
        unheaded = translate("client_imports", "No row with titles was found: say what the columns mean.")
        self.note.show_text(" ".join(filter(None, (unheaded if self.file.layout.header_row < 0 else "", missing))))

    def apply(self, remember: Callable[[str, dict[str, str]], None]) -> None:
        """Gives the choices to the file, and the layout to be remembered."""
        assert self.file is not None
        fields = self.fields()
        self.file.set_fields(fields)
        self.file.defaults = self._defaults()
        if self.file.key:
            remember(self.file.key, {str(place): field for place, field in fields.items()})

    def _defaults(self) -> dict[str, Any]:
        tags = [tag.strip() for tag in str(self.tags.value() or "").split(",") if tag.strip()]
        given = {"source": self.source.value(), "tags": tags}
        return {name: value for name, value in given.items() if value and self.file and self.file.kind == CLIENTS}

    def _choose_sheet(self, _index: int) -> None:
        if self.sheet.value() is not None:
            self.sheet_chosen.emit(str(self.sheet.value()))


def letter(place: int) -> str:
    """A column as programs of tables call it: A, B, … AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def examples(file: ImportFile, place: int) -> list[str]:
    """The first different values of a column."""
    found: list[str] = []
    for index in range(file.first, min(len(file.rows), file.first + client_sheet.HEADER_DEPTH * 2)):
        row = file.rows[index]
        text = cell_text(row[place]) if place < len(row) else ""
        if text and text[:LONGEST_EXAMPLE] not in found:
            found.append(text[:LONGEST_EXAMPLE])
        if len(found) == EXAMPLES:
            break
    return found
