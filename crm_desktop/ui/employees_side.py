"""Beside the card of a person: who is below him, his groups and open sessions; and who stands in for him, when."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.ui.kit import formats, words
from crm_desktop.ui.kit.buttons import PLAIN, Button, Link
from crm_desktop.ui.kit.layouts import emptied
from crm_desktop.ui.rows_box import Row, RowsBox

translate = QCoreApplication.translate
Open = Callable[[str, int], object]


class _Column(QScrollArea):
    """Boxes below each other, scrolled when they do not fit."""

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        pane = QWidget()
        pane.setObjectName("pane")
        self.column = QVBoxLayout(pane)
        self.column.setContentsMargins(16, 12, 16, 12)
        self.column.setSpacing(12)
        self.setWidget(pane)


class About(_Column):
    """Who is connected with the person, and where he has the program open."""

    sessions_asked = Signal()

    def __init__(self, open_card: Open) -> None:
        super().__init__()
        self._open = open_card
        self.below = RowsBox(translate("employees", "Leads"))
        self.assistants = RowsBox(translate("employees", "Is helped by"))
        self.groups = RowsBox(translate("employees", "Expert groups"))
        self.sessions = RowsBox(
            translate("employees", "Open sessions"), translate("employees", "The program is open nowhere.")
        )
        self.end = Link(translate("employees", "End all"), tone="danger")
        self.end.setObjectName("end_sessions")
        self.end.clicked.connect(lambda _on=False: self.sessions_asked.emit())
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(self.end)
        self.sessions.column.addLayout(line)
        self.nothing = QLabel(translate("employees", "Leads nobody and belongs to no group."))
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        for widget in (self.sessions, self.below, self.assistants, self.groups, self.nothing):
            self.column.addWidget(widget)
        self.column.addStretch()

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Fill from the card dict; sessions are told to administrators only."""
        leads = translate("employees", "leads it")
        below, assistants, groups = values["subordinates"], values["assistants"], values["expert_groups"]
        self.below.show_rows(self._people(below))
        self.assistants.show_rows(self._people(assistants))
        self.groups.show_rows([
            Row(one["name"], leads if one["leads"] else "", act=partial(self._open, "expert_group", one["id"]))
            for one in groups
        ])  # fmt: skip
        self.nothing.setVisible(not (below or assistants or groups))
        found = values.get("sessions")
        self.sessions.setVisible(found is not None)
        if found is not None:
            self.sessions.show_rows([session_row(one) for one in found])
        self.end.setVisible(bool(found))

    def _people(self, people: Iterable[Mapping[str, Any]]) -> list[Row]:
        return [Row(one["name"], act=partial(self._open, "employee", one["id"])) for one in people]


def session_row(session: Mapping[str, Any]) -> Row:
    """From where, and since when; a server whose owner told nobody says neither."""
    where = session["address"] or translate("employees", "this server")
    since = session.get("since_at")
    note = translate("employees", "since {}").format(formats.moment(since)) if since else ""
    return Row(str(where), note)


class SubstitutionsColumn(_Column):
    """Now, coming and past ones; `asked` carries the values of one to be changed, None for a new one."""

    asked = Signal(object)
    ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.new = Button(translate("employees", "Substitution…"), "add", PLAIN)
        self.new.setObjectName("new_substitution")
        self.new.clicked.connect(lambda _on=False: self.asked.emit(None))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(14)
        self.column.addWidget(self.new)
        self.column.addLayout(self.rows)
        self.column.addStretch()

    def show_values(self, values: Mapping[str, Any], arranges: bool) -> None:
        """`arranges`: the reader may put and end substitutions of this person."""
        self.new.setVisible(arranges and bool(values["active"]))
        emptied(self.rows)
        found = values["substitutions"]
        today = formats.present().date()
        for one in found:
            self.rows.addWidget(_entry(one, values["id"], today, arranges, self))
        if not found:
            label = QLabel(translate("employees", "Nobody stood in for this person, and this person for nobody."))
            label.setProperty("role", "muted")
            label.setWordWrap(True)
            self.rows.addWidget(label)


def state_of(substitution: Mapping[str, Any], today: Any) -> str:
    """now, coming, over or ended: as the list of substitutions says."""
    if substitution["ended_at"] is not None:
        return "ended"
    if substitution["until_on"] < today:
        return "over"
    return "coming" if substitution["from_on"] > today else "now"


def purposes(substitution: Mapping[str, Any]) -> str:
    """What the substitute does: decides, sees, works."""
    told = (
        ("decides", translate("employees", "decides")),
        ("sees", translate("employees", "sees")),
        ("works", translate("employees", "works")),
    )
    return ", ".join(word for name, word in told if substitution[name])


def _entry(one: Mapping[str, Any], person: int, today: Any, arranges: bool, column: SubstitutionsColumn) -> QWidget:
    from crm_desktop.ui.kit.buttons import Chip

    holder = QWidget()
    rows = QVBoxLayout(holder)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(3)
    state = state_of(one, today)
    head = QHBoxLayout()
    pattern = (
        translate("employees", "{} stands in")
        if one["absent_id"] == person
        else translate("employees", "Stands in for {}")
    )
    title = QLabel(pattern.format(one["substitute"] if one["absent_id"] == person else one["absent"]))
    title.setProperty("role", "strong")
    title.setWordWrap(True)
    head.addWidget(title, 1)
    head.addWidget(Chip(*words.state("substitution", state)))
    rows.addLayout(head)
    days = f"{formats.day(one['from_on'])} – {formats.day(one['until_on'])}  ·  {purposes(one)}"
    for text in (days, one["reason"]):
        label = QLabel(text)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        label.setVisible(bool(text))
        rows.addWidget(label)
    if arranges and state in ("now", "coming"):
        links = QHBoxLayout()
        change, end = Link(translate("employees", "Change…")), Link(translate("employees", "End now"), tone="danger")
        change.clicked.connect(lambda _on=False: column.asked.emit(dict(one)))
        end.clicked.connect(lambda _on=False: column.ended.emit(dict(one)))
        for link in (change, end):
            links.addWidget(link)
        links.addStretch()
        rows.addLayout(links)
    return holder
