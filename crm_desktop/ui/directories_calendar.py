"""The production calendar: a year of twelve months to click on, the name of a day beside it."""

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.ui.directories_calendar_year import Day, YearView, toggled, usual
from crm_desktop.ui.directories_fields import Directory
from crm_desktop.ui.directories_verbs import SERVICE
from crm_desktop.ui.kit import actions, formats, tasks, words
from crm_desktop.ui.kit.buttons import PRIMARY, Button, Chip, IconButton
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.fields import ChoiceBox, TextLine
from crm_desktop.ui.kit.page_head import PageHead
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
TABLES = frozenset({"calendar_day"})
YEARS_BACK, YEARS_AHEAD = 3, 3
KINDS = ("holiday", "short", "working")


class CalendarPage(QWidget):
    """A click is saved at once and can be taken back in the message that tells of it."""

    refreshed = Signal(object)
    as_list_asked = Signal()

    def __init__(self, context: Context, directory: Directory) -> None:
        super().__init__()
        self.context, self.directory = context, directory
        self.writes = bool(directory.keepers & context.person.roles)
        today = date.today()
        self.head = PageHead(translate("lists", "Production calendar"))
        self.year = ChoiceBox()
        self.year.setObjectName("calendar_year")
        self.year.setAccessibleName(translate("directories", "Year"))
        years = range(today.year - YEARS_BACK, today.year + YEARS_AHEAD + 1)
        self.year.set_choices([(year, str(year)) for year in years])
        self.year.set_value(today.year)
        self.year.setFixedWidth(100)
        self.view = YearView(today.year)
        self.view.current = today
        self.view.writes = self.writes
        self.day, self.kind, self.name = QLabel(), Chip(), TextLine()
        self.note = NoteCard(hue="red")
        self.keep = Button(translate("directories", "Save the name"), look=PRIMARY)
        self.keep.setObjectName("save_day")
        self.as_list = Button(translate("directories", "As a list"), "table")
        self.as_list.setObjectName("as_list")
        self.count = QLabel()
        self._given = ""
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self.head.add(
            IconButton("chevron_left", translate("directories", "Year before"), clicked=lambda: self._step(-1))
        )
        self.head.add(self.year)
        self.head.add(
            IconButton("chevron_right", translate("directories", "Year after"), clicked=lambda: self._step(1))
        )
        self.head.add(IconButton("arrow_sync", translate("kit", "Refresh (F5)"), clicked=self.refresh))
        self.head.add(self.as_list)
        about = QLabel(translate("directories", self.directory.about))
        about.setProperty("role", "muted")
        about.setContentsMargins(20, 0, 16, 6)
        area = QScrollArea(widgetResizable=False)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAlignment(Qt.AlignmentFlag.AlignTop)
        area.setWidget(self.view)
        middle = QHBoxLayout()
        middle.setContentsMargins(14, 4, 0, 0)
        middle.addWidget(area, 1)
        middle.addWidget(self._side())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, about):
            column.addWidget(widget)
        column.addLayout(middle, 1)

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(236)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 4, 16, 12)
        column.setSpacing(6)
        self.day.setProperty("role", "panel_title")
        self.name.setObjectName("day_name")
        title = translate("directories", "Name of the day")
        self.name.setAccessibleName(title)
        label = QLabel(title)
        label.setProperty("role", "label")
        label.setBuddy(self.name)
        hint = QLabel(
            translate(
                "directories",
                "A click or Space goes on: as usual, day off, short day; a Saturday or Sunday becomes a working day.",
            )
        )
        for quiet in (hint, self.count):
            quiet.setProperty("role", "muted")
            quiet.setWordWrap(True)
        for widget in (self.day, self.kind, label, self.name, self.keep, self.note, hint):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self.count)
        column.addStretch()
        hint.setVisible(self.writes)
        return side

    def _connect(self) -> None:
        self.year.edited.connect(self.refresh)
        self.view.toggle_asked.connect(self.toggle)
        self.view.day_chosen.connect(lambda _day: self._show_day())
        self.name.edited.connect(self._show_keep)
        self.name.returnPressed.connect(self.save_name)
        self.keep.clicked.connect(lambda _on=False: self.save_name())
        self.as_list.clicked.connect(lambda _on=False: self.as_list_asked.emit())
        add = actions.adder(self, translate("lists", "Production calendar"))
        add(translate("kit", "Refresh"), "F5", self.refresh)
        add(translate("directories", "Save the name"), "Ctrl+S", self.save_name)
        add(translate("directories", "Another kind of day"), "Space", lambda: None, shortcut=False)
        self.context.live.listen(self, TABLES, self.refresh)

    def _step(self, by: int) -> None:
        year = int(self.year.value()) + by
        if any(self.year.itemData(row)[0] == year for row in range(self.year.count())):
            self.year.set_value(year)
            self.refresh()

    # reading

    @property
    def dirty(self) -> bool:
        """Whether a name is typed and not saved."""
        return (self.name.value() or "") != self._given

    def give_up(self) -> None:
        """Forget the name that is typed."""
        self._show_day()

    def refresh(self) -> None:
        """Read the chosen year again."""
        tasks.read(self, f"{SERVICE}:calendar", int(self.year.value()), then=self._show, key="year")

    def _show(self, days: list[Day]) -> None:
        year = int(self.year.value())
        self.view.show_year(year, {day["day_on"]: day for day in days})
        self.head.show_note(translate("directories", "{} exceptions").format(len(days)))
        working = sum(self.view.kind(date.fromordinal(day)) != "holiday" for day in _ordinals(year))
        self.count.setText(
            translate("directories", "Working days in {}: {}, of them short: {}").format(
                year, working, sum(day["kind"] == "short" for day in days)
            )
        )
        if not self.dirty:
            self._show_day()
        self.refreshed.emit(formats.present())

    def _show_day(self) -> None:
        day = self.view.current
        entry = self.view.days.get(day)
        self.day.setText(formats.day(day))
        self.kind.show_state(*words.state("calendar_day", self.view.kind(day)))
        self._given = str(entry["name"]) if entry is not None else ""
        self.name.set_value(self._given)
        self.name.setReadOnly(entry is None or not self.writes)
        self.note.show_text("")
        self._show_keep()

    def _show_keep(self) -> None:
        self.keep.setVisible(self.writes and self.dirty)

    # writing

    def toggle(self, day: date) -> None:
        """The next kind of a day, saved at once."""
        entry = self.view.days.get(day)
        self._put(day, entry, toggled(day, entry["kind"] if entry is not None else None))

    def _put(self, day: date, entry: Day | None, kind: str | None, name: str | None = None) -> None:
        before = dict(entry) if entry is not None else None
        if kind is None and entry is not None:
            arguments: tuple[Any, ...] = (f"{SERVICE}:remove", "calendar_day", entry["id"], entry["version"])
        elif entry is not None:
            changes = {"kind": kind} if name is None else {"kind": kind, "name": name}
            arguments = (f"{SERVICE}:save", "calendar_day", entry["id"], entry["version"], changes)
        else:
            values = {"day_on": day, "kind": kind, "name": name or ""}
            arguments = (f"{SERVICE}:save", "calendar_day", None, 0, values)
        tasks.command(self, *arguments, then=lambda _r: self._done(day, before, kind), refused=self._refused)

    def _done(self, day: date, before: Day | None, kind: str | None) -> None:
        word = words.state("calendar_day", kind or usual(day))[0].lower()
        told = translate("directories", "{}: {}").format(formats.day(day), word)
        self.context.window.toast(told, lambda: self._take_back(day, before))
        self.refresh()

    def _take_back(self, day: date, before: Day | None) -> None:
        entry = self.view.days.get(day)
        if before is None and entry is None:
            return
        self._put(day, entry, None if before is None else before["kind"], None if before is None else before["name"])

    def save_name(self) -> None:
        """Write the name of the current day."""
        entry = self.view.days.get(self.view.current)
        if entry is None or not self.writes or not self.dirty:
            return
        name = str(self.name.value() or "")
        self._given = name
        tasks.command(
            self,
            f"{SERVICE}:save",
            "calendar_day",
            entry["id"],
            entry["version"],
            {"name": name},
            then=lambda _r: self.refresh(),
            refused=self._refused,
        )

    def _refused(self, problem: Exception) -> None:
        self.refresh()
        self.note.show_text(words.sentence(problem), "red")


def _ordinals(year: int) -> range:
    return range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
