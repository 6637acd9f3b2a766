"""The showing half of a card: what a feature overrides, the layout, reading, what has changed."""

from time import monotonic
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from crm_desktop.ui.kit import card_values, tasks, words
from crm_desktop.ui.kit.card_head import CardHead
from crm_desktop.ui.kit.card_side import CardSide
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import Ask
from crm_desktop.ui.kit.form import Form
from crm_desktop.ui.kit.lines import LinesTable
from crm_desktop.ui.kit.lookup import LookupEdit
from crm_desktop.ui.kit.strips import Strip

translate = QCoreApplication.translate
DOCUMENTS = "crm_desktop.services.documents"
DRAFT_AFTER = 2000
DRAFT_AT_LEAST = 20
"""Seconds: who never pauses is drafted all the same."""
SIDE_FROM = 1000
"""Below this many px the form would be squeezed, so the side waits for F7."""


class CardBase(QWidget):
    """Reads and shows; `Card` adds saving, steps and closing.

    Class attributes of a subclass: `document`, `form` (the generated Ui_ class), `noun` (a QT_TRANSLATE_NOOP
    text of context "cards"), `stages` ((state, caption) in order, captions of context "states"), `asks` (what
    to ask for an argument of a step, where the argument's name does not say it).
    """

    document: ClassVar[str]
    form: ClassVar[type]
    noun: ClassVar[str] = ""
    stages: ClassVar[tuple[tuple[str, str], ...]] = ()
    asks: ClassVar[dict[str, Ask]] = {}

    title_changed = Signal(str)
    dirty_changed = Signal(bool)
    saved = Signal(int)
    close_asked = Signal()
    draft_due = Signal(object)
    """2 s after the last key: what would be lost, {} when nothing would be any more."""

    def __init__(
        self,
        context: Context,
        id: int | None = None,
        defaults: dict[str, Any] | None = None,
        *,
        source: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context, self.id, self._source = context, id, source
        self.values: dict[str, Any] = {}
        self.version = 0
        self._dirty = self._busy = self._close_after = False
        self._waiting_draft: dict[str, Any] | None = None
        self._typing_since = 0.0
        self.ui: Any = self.form()
        self._pane = QWidget()
        self.ui.setupUi(self._pane)
        self.fields = Form(self._pane)
        self.lines = self.make_lines()
        self.head = CardHead(self.document)
        self.problems, self.notice = Strip("red"), Strip("amber")
        self.side = CardSide()
        self._draft_timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER)
        self._draft_timer.timeout.connect(self._tell_draft)
        self._lay_out()
        self._connect()
        self.prepare()
        if id is None:
            self._show_new(defaults or {})
        else:
            self.reload()

    # what a feature overrides

    def prepare(self) -> None:
        """Connect look-ups, fill choices, add buttons to the head: called once, before the first load."""

    def make_lines(self) -> LinesTable | None:
        """The table of lines, when the document has one."""
        return None

    def title(self) -> str:
        """What the head and the tab say; `values` is the card dict."""
        noun = translate("cards", self.noun)
        number = self.values.get("number") or self.values.get("name") or ""
        return f"{noun} {number}".strip() if self.id is not None else translate("kit", "New: {}").format(noun)

    def show_card(self, values: dict[str, Any]) -> None:
        """Something of the feature's own to fill in after each load."""

    def ask(self, step: str, name: str) -> Ask:
        """What to ask for argument `name` of `step`; override for choices that depend on the card."""
        return self.asks.get(name.removesuffix("?")) or card_values.ask(name)

    def to_save(self, changes: dict[str, Any]) -> dict[str, Any]:
        """Last word on what is sent to documents.save."""
        return changes

    # layout

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("pane")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(20, 8, 20, 20)
        self._pane.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inner.addWidget(self._pane)
        if self.lines is not None:
            inner.addWidget(self.lines)
        inner.addStretch(1)
        layout = self._pane.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        left = QVBoxLayout()
        left.setSpacing(0)
        for widget in (self.head, self.problems, self.notice):
            left.addWidget(widget)
        left.addWidget(area, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(left, 1)
        outer.addWidget(self.side)

    def _fit_side(self) -> None:
        wanted = bool(self.context.settings.get("card/side", True)) and self.id is not None
        self.side.setVisible(wanted and self.width() >= SIDE_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() < SIDE_FROM) != (self.width() < SIDE_FROM):
            self._fit_side()

    def _connect(self) -> None:
        self.fields.edited.connect(lambda _name: self._edited())
        if self.lines is not None:
            self.lines.edited.connect(self._edited)
        self.side.links.opened.connect(lambda document, id: self.context.window.open_card(document, id))
        self.side.files.changed.connect(self.refresh_side)

    def bind_lookup(self, name: str, search: Any, document: str = "", **options: Any) -> LookupEdit:
        """Connect the look-up of field `name`; F8 opens the chosen record as a card of `document`."""
        editor = self.fields.fields[name]
        assert isinstance(editor, LookupEdit), f"{name} is not a LookupEdit in the form"
        editor.connect_to(search, opens=bool(document), **options)
        if document:
            editor.asked_open.connect(lambda id: self.context.window.open_card(document, id))
            editor.asked_create.connect(lambda text: self.context.window.open_card(document, None, name=text))
        return editor

    def toggle_side(self) -> None:
        """Show or hide timeline and links."""
        self.side.setVisible(self.side.isHidden())
        self.context.settings.set("card/side", not self.side.isHidden())

    # reading

    def _function(self, name: str) -> Any:
        return getattr(self._source, name) if self._source is not None else f"{DOCUMENTS}:{name}"

    def reload(self) -> None:
        """Read the record and show it, whatever was typed."""
        if self.id is not None:
            tasks.read(self, self._function("read"), self.document, self.id, then=self._show, key="card")

    def _show_new(self, defaults: dict[str, Any]) -> None:
        self.values = dict(defaults)
        self.fields.load({})
        self.fields.set_values(defaults)
        if self.lines is not None:
            self.lines.load([])
            self.lines.model.show_lines(list(defaults.get("lines", [])))
        self.side.hide()
        self.show_card(self.values)
        self._repaint()

    def _show(self, values: dict[str, Any]) -> None:
        values = card_values.with_titles(values)
        self.values = values
        self.id, self.version = int(values["id"]), int(values["version"])
        self.fields.load(values)
        if self.lines is not None:
            self.lines.load(values.get("lines", []))
        frozen = self.frozen
        self.fields.read_only(frozen)
        if self.lines is not None:
            self.lines.set_read_only(frozen)
        self.side.show_card(values, self.document)
        self._fit_side()
        self.problems.hide()
        self.notice.hide()
        self.show_card(values)
        self._repaint()
        if self._waiting_draft is not None:
            draft, self._waiting_draft = self._waiting_draft, None
            self.restore(draft)

    def refresh_side(self) -> None:
        """Read again what stands beside the form; what is typed stays."""
        if self.id is not None:
            tasks.read(self, self._function("read"), self.document, self.id, then=self._show_side, key="side")

    def _show_side(self, values: dict[str, Any]) -> None:
        self.values = {**self.values, **{name: values.get(name) for name in ("files", "timeline", "chain")}}
        self.side.show_card(card_values.with_titles(values), self.document)

    @property
    def frozen(self) -> bool:
        """True when the base lets this person change nothing here."""
        return self.id is not None and not self.values.get("editable", True)

    def _repaint(self) -> None:
        state = str(self.values.get("state") or "")
        self.head.title.setText(self.title())
        self.head.show_state(state)
        self.head.show_steps(self.values.get("steps", []), self._obstacle)
        names = [name for name, _caption in self.stages]
        self.head.stages.setVisible(bool(names) and self.id is not None)
        current = names.index(state) if state in names else -1
        self.head.stages.show_stages([translate("states", caption) for _name, caption in self.stages], current)
        self.title_changed.emit(self.title())
        self._tell_dirty()

    def _obstacle(self, obstacle: dict[str, Any]) -> str:
        from crm_desktop.services.errors import Refused

        facts = {key: value for key, value in obstacle.items() if key != "code"}
        return words.sentence(Refused(str(obstacle["code"]), facts))

    # changing

    @property
    def dirty(self) -> bool:
        """True when closing would lose something."""
        return self.fields.dirty or (self.lines is not None and self.lines.dirty)

    def _edited(self) -> None:
        self._tell_dirty()
        if not self._draft_timer.isActive():
            self._typing_since = monotonic()
        if monotonic() - self._typing_since < DRAFT_AT_LEAST:
            self._draft_timer.start()

    def _tell_dirty(self) -> None:
        dirty = self.dirty
        self.head.show_dirty(dirty, not self.frozen)
        if dirty != self._dirty:
            self._dirty = dirty
            self.dirty_changed.emit(dirty)

    def draft(self) -> dict[str, Any]:
        """What would be lost now: for the draft store."""
        lines = self.lines.lines() if self.lines is not None and self.lines.dirty else None
        changes = self.fields.changes()
        chosen = [(name, self.fields.fields[name]) for name in changes]
        titles = {f"{name}_title": editor.text() for name, editor in chosen if isinstance(editor, LookupEdit)}
        return {
            "document": self.document,
            "id": self.id,
            "version": self.version,
            "title": self.title(),
            "defaults": {} if self.id is not None else self.values,
            "changes": changes | titles,
            "lines": lines,
        }

    def restore(self, draft: dict[str, Any]) -> None:
        """Put a saved draft back into the fields, once the record is read; a newer record is said to be newer."""
        if self.id is not None and not self.version:
            self._waiting_draft = draft
            return
        if self.frozen:
            self.notice.say(translate("kit", "The record can no longer be changed, so the draft was left out."))
            return
        self.fields.set_values(draft.get("changes") or {})
        if self.lines is not None and draft.get("lines") is not None:
            self.lines.model.show_lines(draft["lines"])
        self._tell_dirty()
        if draft.get("version", self.version) != self.version:
            self.notice.say(translate("kit", "The record was changed since: compare before you save."))

    def _tell_draft(self) -> None:
        self.draft_due.emit(self.draft() if self.dirty else {})
