"""The card of a row of the company's own lists: its form from the declaration, its history, removal and switch."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from crm_desktop.services.errors import Invalid, Refused
from crm_desktop.ui.directories_fields import TEXTS, Directory, Field
from crm_desktop.ui.directories_history import entries
from crm_desktop.ui.directories_verbs import SERVICE, ask_removal, ask_switch, why
from crm_desktop.ui.kit import actions, words
from crm_desktop.ui.kit.buttons import DANGER, GHOST, Button
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.dialogs import Dialog
from crm_desktop.ui.kit.fields import TextLine
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.kit.tabs import Tab

translate = QCoreApplication.translate
SAVED = frozenset({"read", "save"})


class DirectoryCard(Card):
    """A subclass names its declaration, and does by itself only what is not a field."""

    directory: ClassVar[Directory]

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.document, cls.noun = cls.directory.document, cls.directory.noun

    def prepare(self) -> None:
        self._next = False
        self.note = NoteCard(hue="blue")
        self.head.add_note(self.note)
        self.note.hide()
        self._add_buttons()
        for field in self.directory.fields:
            self._prepare_field(field)
        writing = self.side.timeline.edit.parentWidget()
        assert writing is not None
        writing.hide()
        self.side.tabs.set_tabs([Tab("timeline", translate("directories", "History"))])
        self.context.live.listen(self, frozenset({self.document, *self.directory.parts}), self.refresh)
        add = actions.adder(self, translate("kit", "Card"))
        if self.lines is None:
            add(translate("directories", "Save and enter the next row"), "Ins", self.save_and_next)

    def _add_buttons(self) -> None:
        self.off = Button("", look=GHOST)
        self.off.setObjectName("switch")
        self.off.clicked.connect(lambda _on=False: self.ask_switch())
        self.remove = Button(translate("directories", "Remove"), "delete", DANGER)
        self.remove.setObjectName("remove")
        self.remove.clicked.connect(lambda _on=False: self.ask_removal())
        self.another = Button(translate("directories", "One more"), "add")
        self.another.setObjectName("another")
        self.another.setToolTip("Ins" if self.lines is None else "")
        self.another.clicked.connect(lambda _on=False: self.save_and_next())
        for button in (self.off, self.remove, self.another):
            button.hide()
            self.head.add_button(button)

    def _prepare_field(self, field: Field) -> None:
        if field.kind == "lookup":
            self.bind_lookup(field.name, field.search, field.opens)
            self.fields.fields[field.name].can_open = bool(field.opens)  # type: ignore[union-attr]  # a look-up has it
        editor = self.fields.fields[field.name]
        if field.check is not None and isinstance(editor, TextLine):
            editor.check = partial(self._checked, field)
            self.fields.on_edit(field.name, partial(self._hint_while_typing, field))
        self.fields.set_hint(field.name, self._hint(field))

    def _hint(self, field: Field) -> str:
        return translate("directories", field.hint) if field.hint else ""

    def _checked(self, field: Field, text: str) -> str:
        assert field.check is not None
        problem = field.check(text, {name: editor.value() for name, editor in self.fields.fields.items()})
        return words.sentence(Refused(problem.code, dict(problem.facts))) if problem is not None else ""

    def _hint_while_typing(self, field: Field) -> None:
        """Quietly at once, loudly when the field is left."""
        self.fields.set_hint(field.name, self.fields.fields[field.name].problem() or self._hint(field))

    # reading

    def _function(self, name: str) -> Any:
        if self._source is None and name in SAVED:
            return f"{SERVICE}:{name}"
        return super()._function(name)

    def _show_new(self, defaults: dict[str, Any]) -> None:
        """What a new row begins with is no change of the user's: an untouched card closes without a question."""
        given = {field.name: field.default for field in self.directory.fields if field.default is not None}
        super()._show_new(defaults)
        self.fields.load({**given, **defaults})
        self.setFocusProxy(self.fields.fields[self.first_field(defaults)])
        self._tell_dirty()

    def first_field(self, defaults: dict[str, Any]) -> str:
        """Where typing begins: the first field that is not filled in already."""
        names = [field.name for field in self.directory.fields if field.default is None and field.name not in defaults]
        return names[0] if names else self.directory.fields[0].name

    def title(self) -> str:
        name = self.directory.named(self.values) if self.id is not None else ""
        return f"{translate('cards', self.noun)}: {name}" if name else super().title()

    def show_card(self, values: dict[str, Any]) -> None:
        if self.id is None:
            return
        mine = bool(values.get("editable"))
        self.side.timeline.show_entries(entries(self.directory, values))
        self.side.why.setText(why(self.directory, values))
        self.side.why.show()
        self.note.show_text("" if mine else why(self.directory, values), "blue")
        self.head.state.setVisible(False)
        if self.directory.switched:
            on = bool(values["active"])
            self.off.setText(translate("directories", "Switch off") if on else translate("directories", "Switch on"))
            self.off.icon_name = "eye_off" if on else "eye"
            self.off.updateGeometry()
            if not on:
                self.note.show_text(
                    translate("directories", "Switched off: it is no longer offered for choice."), "amber"
                )
        self.off.setVisible(mine and self.directory.switched)
        self.remove.setVisible(bool(values.get("removable")))
        self.another.setVisible(mine)

    # writing

    def to_save(self, changes: dict[str, Any]) -> dict[str, Any]:
        """A new row is sent whole, with what it began with; a text that was cleared is an empty one."""
        if self.id is None:
            sent = {name: editor.value() for name, editor in self.fields.fields.items()}
            changes = {name: value for name, value in sent.items() if value is not None}
        texts = {field.name for field in self.directory.fields if field.kind in TEXTS}
        return {name: "" if value is None and name in texts else value for name, value in changes.items()}

    def save(self, close: bool = False) -> None:
        """The keyboard stays where it was: after Ctrl+S one goes on typing, or presses Ins."""
        before: QWidget | None = self.focusWidget()
        super().save(close)
        after: QWidget | None = self.focusWidget()
        if before is not None and after is None:
            view = self.lines.view if self.lines is not None else None
            # An editor inside a cell has gone with its focus.
            kept = view if view is not None and view.isAncestorOf(before) else before
            kept.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_and_next(self) -> None:
        """Ins: forty rows are entered without leaving the keyboard; the next card takes the place of this one."""
        if self.frozen:
            return
        if self.dirty or self.id is None:
            self._next = True
            self.save(False)
        else:
            self._open_next()

    def _open_next(self) -> None:
        self._next = False
        self.context.window.open_card(self.document, None, **self.carried())
        self.close_asked.emit()

    def carried(self) -> dict[str, Any]:
        """What the next row of the list has in common with this one: its organisation or its direction."""
        names = [name for name in ("organization_id", "direction_id", "year") if name in self.fields.fields]
        found: dict[str, Any] = {name: self.fields.value(name) for name in names}
        titles = {f"{name}_title": self.values.get(f"{name}_title") for name in names if name.endswith("_id")}
        both: dict[str, Any] = {**found, **titles}
        return {name: value for name, value in both.items() if value is not None}

    def _saved(self, result: tuple[int, int]) -> None:
        onward, self._next = self._next, False
        super()._saved(result)
        if onward:
            self.values.update(self._now())
            self._open_next()

    def _right(self) -> bool:
        right = super()._right()
        self._next = self._next and right
        return right

    def _refused(self, problem: Exception) -> None:
        self._next = False
        field = str(getattr(problem, "facts", {}).get("field") or "") if isinstance(problem, Refused) else ""
        if field in self.fields.fields:
            self._end()
            found = {field: words.sentence(problem)}
            self.fields.show_errors(found)
            self._show_errors(found)
        else:
            super()._refused(problem)

    def _sentences(self, problem: Exception) -> dict[str, str]:
        """A violated constraint becomes the sentence of the list's own, at the field it is about."""
        fields: dict[str, str] = dict(getattr(problem, "fields", {}))
        known = self.directory.refusals
        found = {known[name][0]: translate("directories", known[name][1]) for name in fields if name in known}
        others = Invalid({name: code for name, code in fields.items() if name not in known})
        return {**super()._sentences(others), **found}

    # removal and switch

    def ask_removal(self) -> Dialog:
        """Take this row out of the list, after one question."""
        return ask_removal(self, self.directory, self.values, self._gone, self.show_problem)

    def _gone(self) -> None:
        name = self.directory.named(self.values)
        self.fields.load({**self.values})
        self.context.window.toast(translate("directories", "“{}” is removed").format(name))
        self.close_asked.emit()

    def ask_switch(self) -> Dialog | None:
        """Switch off with its consequence said, or on."""
        done: Callable[[], None] = self.reload
        return ask_switch(self, self.directory, self.values, done, self._refused)
