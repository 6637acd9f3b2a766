"""«Check the connection»: the steps of a trial as they end, one line each, sets and columns counted in one."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import texts
from crm_desktop.ui.kit import icons, tasks, theme
from crm_desktop.ui.kit.buttons import Link
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.layouts import emptied

if TYPE_CHECKING:
    from crm_desktop.services.terrasoft.probe import Step
    from crm_desktop.services.terrasoft.profile import Profile

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.exchange_preparation"
TITLES = {
    "address": QT_TRANSLATE_NOOP("exchange", "The address answers"),
    "login": QT_TRANSLATE_NOOP("exchange", "Signing in"),
    "service": QT_TRANSLATE_NOOP("exchange", "Protocol"),
    "set": QT_TRANSLATE_NOOP("exchange", "Sections and columns"),
    "read": QT_TRANSLATE_NOOP("exchange", "Right to read"),
    "contact": QT_TRANSLATE_NOOP("exchange", "Whose name our changes bear"),
    "dates": QT_TRANSLATE_NOOP("exchange", "How dates are written"),
    "batch": QT_TRANSLATE_NOOP("exchange", "Several writes in one request"),
    "own_id": QT_TRANSLATE_NOOP("exchange", "Ids made by us"),
}
GENERATIONS = {"odata4": "OData 4", "odata3": "OData 3", "dataservice": "DataService"}
LAYOUTS = {"framework": ".NET Framework", "core": ".NET Core"}
DATE_FORMS = {
    "utc_midnight": QT_TRANSLATE_NOOP("exchange", "midnight by Greenwich"),
    "user_midnight": QT_TRANSLATE_NOOP("exchange", "midnight of the user"),
    "local": QT_TRANSLATE_NOOP("exchange", "without a time zone"),
}
REVEALED_AFTER = 40
"""Milliseconds."""
MARKS = {True: ("checkmark_circle", "green"), False: ("dismiss_circle", "red"), None: ("question_circle", "amber")}


class Trial(QObject):
    """One trial at a time; a stopped one says nothing more, though its last request may still be on its way."""

    stepped = Signal(object)
    ended = Signal(object)
    failed = Signal(object)
    _heard = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.running = False
        self._number = 0
        self._stop = threading.Event()
        self._heard.connect(self._hear)

    def begin(self, profile: "Profile", secret: str, settings: Mapping[str, Any], *, try_record: bool) -> None:
        """The steps come one by one, then the completed profile."""
        self.running, self._stop = True, threading.Event()
        self._number += 1
        tell = partial(self._tell, self._stop, self._number)
        function = partial(_check, profile, secret, settings, tell, try_record)
        tasks.run(self, function, then=self._end, failed=self._fail, key="trial")

    def stop(self) -> None:
        """At once for the person; the worker ends after the request under way."""
        self._stop.set()
        self._number += 1
        self.running = False

    def _tell(self, stop: threading.Event, number: int, step: "Step") -> bool:
        """Called on the worker: the signal crosses the threads by itself."""
        self._heard.emit(step, number)
        return not stop.is_set()

    def _hear(self, step: "Step", number: int) -> None:
        if number == self._number:
            self.stepped.emit(step)

    def _end(self, profile: "Profile | None") -> None:
        if self.running:
            self.running = False
            self.ended.emit(profile)

    def _fail(self, problem: Exception) -> None:
        if self.running:
            self.running = False
            self.failed.emit(problem)


def _check(profile: Any, secret: str, settings: Any, heard: Callable[[Any], bool], try_record: bool) -> Any:
    from crm_desktop.services import exchange_preparation

    return exchange_preparation.check(profile, secret, settings, heard, try_record=try_record)


@dataclass(frozen=True)
class Told:
    """One line of the box: how it went, what it is about, what is said; `proposals` are (column, the closest name)."""

    ok: bool | None
    title: str
    words: str
    entity: str = ""
    proposals: tuple[tuple[str, str], ...] = ()


class StepsBox(Box):
    """Hidden before the first trial; `proposed` says that a column is to be called otherwise: set, wrong, right."""

    proposed = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("exchange", "Check of the connection"), " ", parent)
        self.steps: list[Step] = []
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(7)
        self.grid.setColumnStretch(2, 1)
        self.column.addLayout(self.grid)
        self.hide()

    def begin(self) -> None:
        """Nothing is known yet."""
        self.steps = []
        self.say(translate("exchange", "is going on…"))
        self._show()
        self.show()

    def say(self, words: str) -> None:
        """The quiet word at the right of the heading."""
        self.note.setText(words)

    def add(self, step: "Step") -> None:
        """One more step has ended."""
        self.steps.append(step)
        self._show()

    def lines(self) -> list[Told]:
        """What is shown, top down."""
        return told(self.steps)

    def reveal(self) -> None:
        """Scrolls to the end of what is known when the box stands below the fold."""
        # The layout learns of new lines in between.
        QTimer.singleShot(REVEALED_AFTER, self, self._reveal)

    def _reveal(self) -> None:
        at = self.parentWidget()
        while at is not None and not isinstance(at, QScrollArea):
            at = at.parentWidget()
        if isinstance(at, QScrollArea):
            at.ensureWidgetVisible(self, 0, 24)

    def changeEvent(self, event: QEvent) -> None:
        """The other theme has other colours."""
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._show()
        super().changeEvent(event)

    def _show(self) -> None:
        emptied(self.grid)
        for row, line in enumerate(self.lines()):
            mark, title, words = QLabel(), QLabel(line.title), QLabel(line.words)
            icon, hue = MARKS[line.ok]
            colour = theme.tokens().hue(hue).solid
            mark.setPixmap(icons.pixmap(icon, 16, colour, True, self.devicePixelRatioF()))
            words.setWordWrap(True)
            words.setProperty("role", "muted" if line.ok else "")
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            title.setProperty("role", "strong" if line.ok is False else "")
            for column, widget in enumerate((mark, title, words)):
                self.grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(self._links(line), row, 3, Qt.AlignmentFlag.AlignTop)

    def _links(self, line: Told) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for wrong, right in line.proposals:
            link = Link(translate("exchange", "{} is {}").format(wrong, right))
            link.setObjectName(f"take_{line.entity}_{wrong}")
            link.setToolTip(translate("exchange", "Write the closest name into the mapping"))
            link.clicked.connect(partial(self.proposed.emit, line.entity, wrong, right))
            link.setFixedHeight(18)
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignRight)
        return holder


def told(steps: Sequence["Step"]) -> list[Told]:
    """Sets and rights that are as they should be are one line together, what is missing a line each."""
    found: list[Told] = []
    named = any(step.profile is not None and step.profile.contact_id for step in steps)
    for code in TITLES:
        mine = [step for step in steps if step.code == code]
        if mine and code in ("set", "read"):
            found += _counted(code, mine)
        else:
            # A record made for the trial has told it after all.
            late = code == "contact" and named
            found += [Told(late or step.ok, translate("exchange", TITLES[code]), _words(step, late)) for step in mine]
    return found


def _counted(code: str, steps: Sequence["Step"]) -> list[Told]:
    good = sum(step.ok is True for step in steps)
    pattern = (
        translate("exchange", "in order: {} of {}") if code == "set" else translate("exchange", "may be read: {} of {}")
    )
    bad = [step for step in steps if step.ok is False]
    whole = Told(not bad, translate("exchange", TITLES[code]), pattern.format(good, len(steps)))
    return [whole, *(_lacking(step) for step in bad)]


def _lacking(step: "Step") -> Told:
    facts = step.facts
    entity = str(facts.get("set") or "")
    if step.code == "read" or "exists" not in facts:
        return Told(False, entity, _failure(step), entity)
    proposals = {name: tuple(names) for name, names in facts["proposed"].items()}
    if not facts["exists"]:
        alike = ", ".join(proposals.get(entity, ()))
        text = translate("exchange", "there is no such section")
        return Told(False, entity, f"{text}; {_alike(alike)}" if alike else text, entity)
    missing = ", ".join(facts["missing"])
    nearest = tuple((name, names[0]) for name, names in proposals.items() if names)
    return Told(False, entity, translate("exchange", "no columns: {}").format(missing), entity, nearest)


def _alike(names: str) -> str:
    return translate("exchange", "alike: {}").format(names)


def _failure(step: "Step") -> str:
    fault = str(step.facts.get("fault") or "")
    return texts.refusal(fault, {"words": step.words}).strip() or step.words or fault


def _words(step: "Step", late: bool = False) -> str:
    if late:
        return translate("exchange", "known: our own changes are told from those of people")
    if step.ok is False and step.facts.get("fault"):
        return _failure(step)
    say = SAYINGS.get(step.code)
    return (say(step) if say else step.words) or step.words


def _of_address(step: "Step") -> str:
    parts = [LAYOUTS.get(str(step.facts.get("layout")), "")]
    if not step.facts.get("encrypted"):
        parts.append(translate("exchange", "without encryption: the password can be overheard on the way"))
    return ", ".join(filter(None, parts))


def _of_service(step: "Step") -> str:
    facts = step.facts
    return f"{GENERATIONS[facts['generation']]}, {LAYOUTS[facts['layout']]}"


def _of_contact(step: "Step") -> str:
    if step.ok:
        return translate("exchange", "known: our own changes are told from those of people")
    return translate("exchange", "becomes known with the first change we send")


def _of_dates(step: "Step") -> str:
    if step.ok:
        return translate("exchange", DATE_FORMS[step.facts["date_form"]])
    return translate("exchange", "no date there tells it; if dates come a day off, choose the other way")


def _of_batch(step: "Step") -> str:
    if step.ok:
        return translate("exchange", "taken")
    text = translate("exchange", "not taken: they go one by one")
    return f"{text}. {step.words}" if step.words else text


def _of_own_id(step: "Step") -> str:
    if step.ok:
        return translate("exchange", "kept: a lost answer makes no second record")
    text = translate("exchange", "not kept: the server gives its own")
    return f"{text}. {step.words}" if step.words else text


SAYINGS: dict[str, Callable[["Step"], str]] = {
    "address": _of_address, "service": _of_service, "contact": _of_contact, "dates": _of_dates,
    "batch": _of_batch, "own_id": _of_own_id,
}  # fmt: skip
