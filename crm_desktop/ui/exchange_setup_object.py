"""The mapping of one object: its section in Terrasoft, its fields and columns, who leads, the fixed filter."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.services.errors import Stale
from crm_desktop.ui.exchange_fields import sentence
from crm_desktop.ui.exchange_setup_fields import (
    NOT,
    ConstantsTable,
    FieldsTable,
    FilterTable,
    shown_fields,
    told_fields,
)
from crm_desktop.ui.exchange_setup_judge import blocking, column_problem, name_problem, set_problem
from crm_desktop.ui.exchange_setup_known import Known
from crm_desktop.ui.exchange_words import DELETIONS, DIRECTIONS, LEADERS, OBJECTS, said
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.form import Form
from crm_desktop.ui.kit.line_editors import offer
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
SWITCHES = ("entity", "direction", "leader", "deletions")


class ObjectPane(QWidget):
    """What is typed stays until it is saved or given up, whatever is read meanwhile."""

    dirty_changed = Signal(bool)

    def __init__(self, known: Known, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known, self.name = known, name
        self.told: dict[str, Any] = {}
        self._dirty = False
        self.note = NoteCard(hue="amber")
        self.note.hide()
        self.save = self._button("save_object", translate("exchange", "Save"), "save", self.save_object, PRIMARY)
        self.undo = self._button("give_up", translate("exchange", "Give up"), "arrow_undo", self.give_up)
        self.reset = self._button(
            "defaults", translate("exchange", "As at the beginning"), "arrow_reset", self.begin_anew
        )
        self.columns = FieldsTable(self.names)
        self.filter, self.constants = FilterTable(self.names, self.meaning), ConstantsTable(self.names, self.meaning)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 24)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(self.note)
        column.addWidget(self._fill_pane())
        for table in (self.columns, self.filter, self.constants):
            column.addWidget(table)
            table.edited.connect(self._edited)
        column.addStretch()
        self.fields.edited.connect(lambda _name: self._edited())
        known.changed.connect(self.show_settings)
        known.schema_changed.connect(self._take_schema)
        self.show_settings()
        self._take_schema()

    def _button(self, name: str, text: str, icon: str, act: Any, look: str = PLAIN) -> Button:
        button = Button(text, icon, look)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())
        return button

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        title = QLabel(said(OBJECTS, self.name))
        title.setProperty("role", "panel_title")
        line.addWidget(title)
        line.addStretch()
        for button in (self.reset, self.undo, self.save):
            line.addWidget(button)
        return line

    def _fill_pane(self) -> QWidget:
        from crm_desktop.ui.forms.ui_exchange_object import Ui_ExchangeObject

        pane = QWidget()
        self.ui = Ui_ExchangeObject()
        self.ui.setupUi(pane)  # type: ignore[no-untyped-call]  # uic writes no types
        layout = pane.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        self.ui.entity.check = name_problem
        for box, table in ((self.ui.direction, DIRECTIONS), (self.ui.leader, LEADERS), (self.ui.deletions, DELETIONS)):
            box.set_choices([(value, translate("exchange", words)) for value, words in table.items()])
        self.fields = Form(pane)
        return pane

    # what is shown

    def names(self) -> list[str]:
        """The columns of the section as the server tells them; nothing while it has not."""
        one = self.known.schema.get(str(self.fields.value("entity") or ""))
        return sorted(one.columns) if one is not None else []

    def meaning(self, value: str) -> str:
        """What the record of theirs is called whose id a fixed value is."""
        return self.known.names.get(value, "")

    @property
    def dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.fields.dirty or any(table.dirty for table in (self.columns, self.filter, self.constants))

    def show_settings(self) -> None:
        """The saved mapping, unless it is shown already or something is being typed."""
        told = next(one for one in self.known.objects() if one["object"] == self.name)
        if not self.dirty and told["version"] != self.told.get("version"):
            self._show(told)

    def _show(self, told: dict[str, Any]) -> None:
        from crm_desktop.services.terrasoft.mapping import DEFAULTS

        self.told = told
        self.fields.load({name: told[name] for name in SWITCHES})
        self.columns.load(shown_fields(told["fields"], DEFAULTS[self.name]["fields"]))
        self.filter.show_filter(told["filter"])
        self.constants.show_constants(told["constants"])
        self._edited()

    def give_up(self) -> None:
        """Back to what is saved."""
        self._show(next(one for one in self.known.objects() if one["object"] == self.name))

    def begin_anew(self) -> None:
        """The mapping the program begins with, as if typed: nothing is saved yet."""
        from crm_desktop.services.terrasoft.mapping import DEFAULTS

        given = DEFAULTS[self.name]
        self.fields.set_values({"entity": given["entity"]})
        self.columns.model.show_lines(shown_fields(given["fields"], ()))
        told = [{"column": column, "sign": sign, "value": value} for column, sign, value in given["filter"]]
        self.filter.model.show_lines(told)
        constants = [{"column": column, "value": str(value)} for column, value in given["constants"].items()]
        self.constants.model.show_lines(constants)
        self._edited()

    def _edited(self) -> None:
        now = self.dirty
        self.save.setEnabled(now)
        self.undo.setEnabled(now)
        if now != self._dirty:
            self._dirty = now
            self.dirty_changed.emit(now)
        self._judge()

    # what is wrong

    def _take_schema(self) -> None:
        offer(self.ui.entity, sorted(self.known.schema))
        self._judge()

    def _judge(self) -> None:
        """Told at the field at once; what the server merely lacks may still be saved."""
        entity = str(self.fields.value("entity") or "")
        found = [set_problem(entity, self.known.schema)]
        self.fields.tell("entity", found[0])
        for table in (self.columns, self.filter, self.constants):
            found += self._judge_lines(table, entity)
        sentences = list(dict.fromkeys(filter(None, found)))
        self.note.show_text("\n".join(sentences[:4]), "amber")

    def _judge_lines(self, table: Any, entity: str) -> list[str]:
        lines, found = table.model.lines, []
        for row, line in enumerate(lines):
            kind = line["kind"] if table is self.columns else ""
            out = line.get("goes") == NOT or not any(line.values())
            problem = "" if out else column_problem(line.get("column"), entity, self.known.schema, kind)
            table.model.problems.pop((row, "column"), None)
            if problem:
                table.model.problems[row, "column"] = problem
                found.append(problem)
        table.view.viewport().update()
        return found

    # saving

    def save_object(self) -> None:
        """Takes effect with the next cycle; what the base would refuse is told before."""
        used = [line for line in self.columns.model.lines if line["goes"] != NOT]
        lines = [*used, *self.filter.lines(), *self.constants.lines()]
        if self.fields.check() or blocking(lines) or self.filter.check() or self.constants.check():
            self._judge()
            return
        changes = {
            **{name: self.fields.value(name) for name in SWITCHES},
            "fields": told_fields(self.columns.model.lines),
            "filter": self.filter.told(),
            "constants": self.constants.told(),
        }
        self.save.setEnabled(False)
        tasks.command(
            self, "crm_desktop.services.exchange:save_object", self.name, self.told["version"], changes,
            then=lambda version: self._saved({**changes, "version": version}), refused=self._refused,
        )  # fmt: skip

    def _saved(self, changes: dict[str, Any]) -> None:
        self._show({**self.told, **changes})
        self.known.context.window.wake_exchange()
        self.known.context.window.toast(
            translate("exchange", "{}: the mapping is saved.").format(said(OBJECTS, self.name))
        )
        self.known.refresh()

    def _refused(self, problem: Exception) -> None:
        self.save.setEnabled(True)
        if isinstance(problem, Stale):
            text = translate("exchange", "Somebody else has changed this mapping: give up what you typed, or note it.")
            self.known.refresh()
            self.note.show_text(text, "red")
        else:
            self.note.show_text(sentence(problem), "red")

    def take_column(self, wrong: str, right: str) -> None:
        """A column is called otherwise there: written as if typed."""
        for row, line in enumerate(self.columns.model.lines):
            if line.get("column") == wrong:
                line["column"] = right
                self.columns.model.touch(row)
