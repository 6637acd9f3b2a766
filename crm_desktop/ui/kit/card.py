"""A card of one document; a feature subclasses it and says what is different."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from crm_desktop.ui.kit import actions, card_values, tasks, words
from crm_desktop.ui.kit.card_base import CardBase
from crm_desktop.ui.kit.dialogs import CANCEL, DISCARD, SAVE, ConflictDialog, Dialog, StepDialog, unsaved
from crm_desktop.ui.kit.lookup import LookupEdit

translate = QCoreApplication.translate


class Card(CardBase):
    """Reads, shows, saves and takes steps through tasks; never opens a session itself."""

    def _connect(self) -> None:
        super()._connect()
        self.head.save_asked.connect(self.save)
        self.head.step_asked.connect(self.ask_step)
        self.side.timeline.commented.connect(self.comment)
        self.setAcceptDrops(True)
        add = actions.adder(self, translate("kit", "Card"))
        add(translate("kit", "Save"), "Ctrl+S", lambda: self.save(False))
        add(translate("kit", "Save and close"), "Ctrl+Return", lambda: self.save(True))
        add(translate("kit", "Refresh"), "F5", self.refresh)
        add(translate("kit", "History and links"), "F7", self.toggle_side)
        add(translate("kit", "Close"), "Esc", self.close_asked.emit)
        add(translate("kit", "Choose from all"), "F4", lambda: None, shortcut=False)
        add(translate("kit", "Open the chosen record"), "F8", lambda: None, shortcut=False)
        add(translate("kit", "Fill down (in the table)"), "Ctrl+D", lambda: None, shortcut=False)

    def refresh(self) -> None:
        """Read again if nothing would be lost by it, otherwise say that there is a newer version."""
        if self.id is not None:
            tasks.read(self, self._function("read"), self.document, self.id, then=self._compare, key="card")

    def _compare(self, values: dict[str, Any]) -> None:
        if not self.dirty:
            self._show(values)
        elif values.get("version") != self.version:
            self._offer_merge(values)

    # saving

    def _right(self) -> bool:
        self._tell_dirty()
        found = self.fields.check()
        self.fields.show_errors(found)
        lines = self.lines.check() if self.lines is not None else ""
        self._show_errors(found, lines)
        return not found and not lines

    def _show_errors(self, found: dict[str, str], lines: str = "") -> None:
        if not found and not lines:
            self.problems.hide()
            return
        count = len(found) + bool(lines)
        links: dict[str, Callable[[], object]] = {
            self.fields.words_of(name): (partial(self.fields.go_to, name)) for name in found
        }
        if lines and self.lines is not None:
            links[lines] = self.lines.view.setFocus
        self.problems.say(self.head.problem_words(count), links, hue="red", closable=False)
        if found:
            self.fields.go_to(next(iter(found)))

    def save(self, close: bool = False) -> None:
        """Save what really changed; `close` closes the card when that has worked."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        if self._busy or self.frozen or not self._right():
            return
        if not self.dirty and self.id is not None:
            if close:
                self.close_asked.emit()
            return
        self._close_after = close
        lines, removed = self.lines.changes() if self.lines is not None else ([], [])
        save = partial(_call, self._function("save"), {"lines": lines, "removed": removed})
        changes = self.to_save(self.fields.changes())
        self._begin()
        tasks.command(
            self, save, self.document, self.id, self.version, changes, then=self._saved, refused=self._refused
        )

    def _begin(self) -> None:
        self._busy = True
        self.head.set_busy(True)

    def _end(self) -> None:
        self._busy = False
        self.head.set_busy(False)

    def _saved(self, result: tuple[int, int]) -> None:
        self._end()
        self.id, self.version = int(result[0]), int(result[1])
        self._draft_timer.stop()
        self.saved.emit(self.id)
        self.fields.load({**self.values, **self._now()})
        if self.lines is not None:
            self.lines.load(self.lines.lines())
        self._tell_dirty()
        if self._close_after:
            self.close_asked.emit()
        else:
            self.reload()

    def _now(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, editor in self.fields.fields.items():
            found[name] = editor.value()
            if isinstance(editor, LookupEdit):
                found[f"{name}_title"] = editor.text()
        return found

    def _refused(self, problem: Exception) -> None:
        self._end()
        if type(problem).__name__ == "Stale":
            tasks.read(self, self._function("read"), self.document, self.id, then=self._offer_merge, key="card")
        elif type(problem).__name__ == "Invalid":
            found = self._sentences(problem)
            self.fields.show_errors(found)
            self._show_errors({name: text for name, text in found.items() if name in self.fields.fields})
            other = [text for name, text in found.items() if name not in self.fields.fields]
            if other:
                self.problems.say("; ".join(other), hue="red")
        else:
            self.show_problem(problem)

    def _sentences(self, problem: Exception) -> dict[str, str]:
        """The base names codes; each becomes the sentence of a refusal with that code."""
        from crm_desktop.services.errors import Refused

        facts = dict(getattr(problem, "facts", None) or {})
        fields: dict[str, str] = dict(getattr(problem, "fields", {}))
        return {name: words.sentence(Refused(code, facts)) for name, code in fields.items()}

    def show_problem(self, problem: Exception) -> None:
        """A refusal stays above the form until the next attempt."""
        self.problems.say(words.sentence(problem), hue="red")

    # steps

    def ask_step(self, step: str) -> None:
        """Save first what is typed, ask for what the step asks, then take it."""
        if self.dirty:
            self.notice.say(translate("kit", "Save the changes first: the step works on what is saved."), hue="amber")
            return
        names = next((entry.get("asks") for entry in self.values.get("steps", []) if entry["step"] == step), None)
        if not names:
            self.take_step(step, {})
            return
        asks = tuple(self.ask(step, str(name)) for name in names)
        dialog = StepDialog(words.step(self.document, step), asks, self)
        dialog.accepted.connect(lambda: self.take_step(step, dialog.values()))
        dialog.open()
        self.asked(step, dialog)

    def asked(self, step: str, dialog: StepDialog) -> None:
        """The question of a step stands there: a card may find out what belongs to it and `say` it."""

    def take_step(self, step: str, arguments: dict[str, Any]) -> None:
        """Ask the base to take a step; obstacles come back as sentences."""
        if self._busy or self.id is None:
            return
        self._begin()
        take = partial(_call, self._function("step"), card_values.arguments(arguments))
        tasks.command(self, take, self.document, step, self.id, self.version, then=self._stepped, refused=self._refused)

    def _stepped(self, _result: Any) -> None:
        self._end()
        self.saved.emit(self.id)
        self.reload()

    def comment(self, text: str) -> None:
        """Write a comment into the timeline."""
        function = self._function("comment")
        tasks.command(self, function, self.document, self.id, text, then=lambda _r: self._commented())

    # files dropped anywhere on the card

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.values.get("attachable") and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.side.show()
        self.side.tabs.choose("files")
        if self.side.files.take(event.mimeData()):
            event.acceptProposedAction()

    def _commented(self) -> None:
        self.side.timeline.clear_comment()
        self.refresh()

    # conflicts and closing

    def _offer_merge(self, values: dict[str, Any]) -> None:
        theirs = card_values.with_titles(values)
        self.notice.say(
            translate("kit", "Somebody else has changed this record meanwhile."),
            {
                translate("kit", "Compare"): lambda: self._merge(theirs),
                translate("kit", "Discard mine"): lambda: self._show(theirs),
            },
            hue="amber",
            closable=False,
        )

    def _merge(self, theirs: dict[str, Any]) -> ConflictDialog:
        mine = self._now()
        changed = self.fields.changes()
        both = {
            name: (self.fields.words_of(name), mine.get(f"{name}_title", value), _shown(theirs, name))
            for name, value in changed.items()
            if theirs.get(name) != value
        }
        dialog = ConflictDialog(both, self)
        dialog.accepted.connect(lambda: self._merged(theirs, mine, frozenset(changed) - (both.keys() - dialog.mine())))
        dialog.open()
        return dialog

    def _merged(self, theirs: dict[str, Any], mine: dict[str, Any], keep: frozenset[str]) -> None:
        lines = self.lines.lines() if self.lines is not None and self.lines.dirty else None
        self._show(theirs)
        kept = {name: mine[name] for name in keep} | {f"{name}_title": mine.get(f"{name}_title") for name in keep}
        self.restore({"changes": kept, "lines": lines})

    def may_close(self) -> Dialog | None:
        """None when nothing would be lost; otherwise the open question, which closes the card by itself."""
        if not self.dirty:
            return None
        dialog = unsaved(self, self.title())
        dialog.finished.connect(lambda _code: self._answered(dialog.answer))
        dialog.open()
        return dialog

    def _answered(self, answer: str) -> None:
        if answer == SAVE:
            self.save(close=True)
        elif answer == DISCARD:
            self.fields.load({**self.values})
            if self.lines is not None:
                self.lines.load(self.values.get("lines", []))
            self._tell_dirty()
            self.close_asked.emit()
        else:
            assert answer == CANCEL


def _call(function: tasks.Function, named: dict[str, Any], session: Any, *values: Any) -> Any:
    """On the worker: a service function with its keyword arguments."""
    return tasks.resolved(function)(session, *values, **named)


def _shown(values: dict[str, Any], name: str) -> Any:
    return values.get(f"{name}_title") or values.get(name)
