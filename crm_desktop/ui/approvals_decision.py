"""The decision page: everything an approver needs of one item, without opening anything."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.services.errors import Refused
from crm_desktop.ui import approvals_route as way
from crm_desktop.ui import approvals_words as told
from crm_desktop.ui.kit import formats, words
from crm_desktop.ui.kit.action_bar import ActionBar
from crm_desktop.ui.kit.buttons import Chip, IconButton, Link
from crm_desktop.ui.kit.decision import Box, FactCard, RouteCard, WhyCard
from crm_desktop.ui.kit.layouts import emptied
from crm_desktop.ui.kit.strips import NoteCard, Strip
from crm_desktop.ui.kit.timeline import TimelineItem

translate = QCoreApplication.translate
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SubjectTable(Box):
    """The lines of the document that is decided about."""

    def __init__(self) -> None:
        super().__init__(translate("approvals", "Services"))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(18)
        self.grid.setVerticalSpacing(7)
        self.grid.setColumnStretch(0, 1)
        self.column.addLayout(self.grid)

    def show_lines(self, lines: list[dict[str, Any]]) -> None:
        emptied(self.grid)
        self.setVisible(bool(lines))
        self.note.setText(self.tr("%n position(s)", "", len(lines)))
        discounts = any(line.get("discount_percent") for line in lines)
        experts = any(line.get("expert") for line in lines)
        head = [
            translate("approvals", "Service"),
            translate("approvals", "Expert") if experts else "",
            translate("approvals", "Quantity"),
            translate("approvals", "Price, ₽"),
            translate("approvals", "Discount") if discounts else "",
            translate("approvals", "Sum, ₽"),
        ]
        for place, text in enumerate(head):
            self._put(0, place, text, "caption")
        for row, line in enumerate(lines, 1):
            cells = (
                str(line["title"]),
                str(line.get("expert") or ""),
                f"{formats.quantity(line['quantity'])} {line['unit']}",
                formats.amount(formats.kopecks(line["price"])),
                formats.percent(line["discount_percent"]) if line.get("discount_percent") else "",
                formats.amount(formats.kopecks(line["total"])),
            )
            for place, text in enumerate(cells):
                self._put(row, place, text, "")

    def _put(self, row: int, place: int, text: str, role: str) -> None:
        label = QLabel(text)
        if role:
            label.setProperty("role", role)
        label.setWordWrap(place == 0)
        self.grid.addWidget(label, row, place, *(() if place < 2 else (RIGHT,)))


class DecisionPage(QWidget):
    """`stepped` says up or down in the queue, `opened` that the document itself is wanted."""

    stepped = Signal(int)
    opened = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values: dict[str, Any] = {}
        self.chip, self.number, self.place = Chip(), QLabel(), QLabel()
        self.client = QLabel()
        self.open = Link(translate("approvals", "Open the document"))
        self.open.setObjectName("open_document")
        self.pass_on = Link(words.step("approval", "delegate"))
        self.pass_on.setObjectName("delegate")
        self.ask_first = Link(words.step("approval", "ask_before"))
        self.ask_first.setObjectName("ask_before")
        tip = translate("approvals", "A colleague says what he thinks, then you decide (Ctrl+Shift+A)")
        self.ask_first.setToolTip(tip)
        self.take_back = Link(words.step("approval", "take_back"))
        self.take_back.setObjectName("take_back")
        self.asked = NoteCard("", "blue")
        self.problem = Strip("red")
        self.facts = [FactCard("") for _ in range(4)]
        self.why, self.route, self.lines = WhyCard(), RouteCard(), SubjectTable()
        self.comments = Box(translate("approvals", "Comments"))
        self.talk = QVBoxLayout()
        self.comments.column.addLayout(self.talk)
        self.bar = ActionBar()
        for verb, button in (("approve", self.bar.yes), ("reject", self.bar.no), ("return_back", self.bar.back)):
            button.setObjectName(verb)
        self.bar.comment.setObjectName("decision_comment")
        self._lay_out()
        self.open.clicked.connect(self._open)
        self.why.replaced.connect(self.ask_to_replace)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        pane = QWidget()
        pane.setObjectName("pane")
        column = QVBoxLayout(pane)
        column.setContentsMargins(28, 18, 28, 18)
        column.setSpacing(14)
        column.addLayout(self._head())
        self.client.setProperty("role", "title")
        column.addWidget(self.client)
        column.addWidget(self.asked)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for card in self.facts:
            cards.addWidget(card, 1)
        column.addLayout(cards)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        self.why.text.setTextFormat(Qt.TextFormat.RichText)
        middle.addWidget(self.why, 3)
        middle.addWidget(self.route, 2)
        column.addLayout(middle)
        column.addWidget(self.lines)
        column.addWidget(self.comments)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(pane)
        outer.addWidget(self.problem)
        outer.addWidget(area, 1)
        outer.addWidget(self.bar)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        self.number.setProperty("role", "muted")
        self.place.setProperty("role", "muted")
        for widget in (self.chip, self.number, self.open, self.ask_first, self.pass_on, self.take_back):
            line.addWidget(widget)
        line.addStretch()
        line.addWidget(self.place)
        for icon, tip, step in (
            ("chevron_left", translate("approvals", "Previous (Alt+Up)"), -1),
            ("chevron_right", translate("approvals", "Next (Alt+Down)"), 1),
        ):
            line.addWidget(IconButton(icon, tip, box=28, clicked=partial(self.stepped.emit, step)))
        return line

    def show_approval(self, values: dict[str, Any], place: str) -> None:
        """Everything of one item; the bar only for those who decide it now."""
        self.values = values
        self.problem.hide()
        self.chip.show_state(*words.state("approval_kind", values["kind"]))
        self.number.setText(told.heading(values))
        self.place.setText(place)
        self.client.setText(values["client_name"] or values["title"])
        self.open.setVisible(values["document"] != "client_direction")
        for card, fact in zip(self.facts, told.figures(values), strict=True):
            card.show_fact(*fact)
        text, meter = told.why(values)
        mine = any(step["step"] == "return_back" and not step["obstacles"] for step in values.get("steps") or [])
        self.why.show_why(text, meter=meter, way_out=told.way_out(values), replaceable=mine)
        self.route.show_route(way.route(values), way.route_name(values))
        self.lines.show_lines((values.get("subject") or {}).get("lines") or [])
        self._show_comments(way.remarks(values))
        self._show_steps({step["step"]: step["obstacles"] for step in values.get("steps") or []})

    def _show_steps(self, steps: dict[str, list[dict[str, Any]]]) -> None:
        obstacles = steps.get("approve")
        self.bar.setVisible(obstacles == [])
        if obstacles:
            code, facts = obstacles[0]["code"], {key: value for key, value in obstacles[0].items() if key != "code"}
            self.problem.say(words.sentence(Refused(code, facts)), hue="amber")
        asked = way.opinion(self.values) if obstacles == [] else ""
        self.asked.show_text(asked)
        self.bar.show_opinion(bool(asked))
        self.pass_on.setVisible(steps.get("delegate") == [])
        self.ask_first.setVisible(steps.get("ask_before") == [])
        self.take_back.setVisible("take_back" in steps)

    def _show_comments(self, shown: list[dict[str, Any]]) -> None:
        emptied(self.talk)
        for place, entry in enumerate(shown):
            self.talk.addWidget(TimelineItem(entry, place == len(shown) - 1))
        self.comments.note.setText(str(len(shown)))
        self.comments.setVisible(bool(shown))

    def ask_to_replace(self) -> None:
        """The author replaces the seller: the comment says by whom, the keyboard stands on «for rework»."""
        sellers = (self.values.get("subject") or {}).get("sellers") or []
        text = translate("approvals", "Issue it from {}: there is room below the limit.")
        self.bar.comment.setText(text.format(translate("approvals", " or ").join(sellers)))
        self.bar.back.setFocus()

    def _open(self) -> None:
        self.opened.emit(self.values["document"], self.values["document_id"])
