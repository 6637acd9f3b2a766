"""People and directions of two cards that become one: who is the same person, who keeps which direction."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from crm_desktop.services.errors import Refused
from crm_desktop.ui.clients_slots import Square
from crm_desktop.ui.kit import words
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.fields import ChoiceBox
from crm_desktop.ui.kit.layouts import emptied

translate = QCoreApplication.translate
CHOOSE_HOLDER = "merge_holder"


class PeopleBox(Box):
    """For every person of the card that goes: the same as one who is there already, or somebody else."""

    def __init__(self) -> None:
        super().__init__(translate("client_merges", "People of the card that goes"))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnMinimumWidth(1, 330)
        self.column.addLayout(self.grid)
        self.boxes: dict[int, ChoiceBox] = {}

    def show_people(self, foreseen: dict[str, Any]) -> None:
        """The sure twins are united unless told otherwise; two people often share the phone of an office."""
        emptied(self.grid)
        self.boxes.clear()
        there = [one for one in foreseen["people"] if not one["anonymised_at"]]
        twins = {one["merged_id"]: one for one in foreseen["twins"]}
        coming = [one for one in foreseen["merged_people"] if not one["anonymised_at"]]
        for row, person in enumerate(coming):
            self.grid.addWidget(QLabel(person_words(person)), row, 0)
            twin = twins.get(person["id"])
            box = ChoiceBox()
            box.setObjectName(f"person_{person['id']}")
            box.setAccessibleName(person["full_name"])
            near = sorted(there, key=lambda one: twin is None or one["id"] != twin["survivor_id"])
            choices = [
                (one["id"], translate("client_merges", "The same as {}").format(person_words(one))) for one in near
            ]
            box.set_choices([(0, translate("client_merges", "Another person")), *choices])
            box.set_value(twin["survivor_id"] if twin and twin["sure"] else 0)
            self.boxes[person["id"]] = box
            self.grid.addWidget(box, row, 1)
        self.setVisible(bool(coming))

    def choices(self) -> dict[str, int | None]:
        """{person of the card that goes: who it is, None for somebody else}."""
        return {str(id): box.value() or None for id, box in self.boxes.items()}


def person_words(person: dict[str, Any]) -> str:
    """Name and the first way to reach him: enough to know him by."""
    reached = person["phone"] or person["email"]
    return f"{person['full_name']}, {reached}" if reached else str(person["full_name"])


class DirectionsBox(Box):
    """What becomes of each direction; where two people hold one, a choice. Emits `chosen`."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(translate("client_merges", "Directions"))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(6)
        for column, stretch in ((1, 0), (2, 1), (3, 1)):
            self.grid.setColumnStretch(column, stretch)
        self.grid.setColumnMinimumWidth(4, 270)
        self.column.addLayout(self.grid)
        self.boxes: dict[int, ChoiceBox] = {}
        self.problems: list[str] = []

    def show_slots(self, slots: list[dict[str, Any]], made: dict[str, str]) -> None:
        """`made` are the choices made so far."""
        emptied(self.grid)
        self.boxes.clear()
        self.problems = []
        row = 0
        for slot in slots:
            self.grid.addWidget(Square(slot["color"]), row, 0)
            self.grid.addWidget(QLabel(slot["name"]), row, 1)
            for column, side in ((2, "survivor"), (3, "merged")):
                held = QLabel(held_words(slot[side]))
                held.setProperty("role", "muted")
                self.grid.addWidget(held, row, column)
            self.grid.addWidget(self._outcome(slot, made), row, 4)
            row += 1 + self._add_problem(slot, row + 1)
        self.setVisible(bool(slots))

    def _outcome(self, slot: dict[str, Any], made: dict[str, str]) -> QWidget:
        if not slot["asked"]:
            side = slot[slot["winner"]]
            keeps = translate("client_merges", "Stays: {}").format(side["holder"]) if side and side["holder"] else ""
            return QLabel(keeps)
        box = ChoiceBox()
        box.setObjectName(f"slot_{slot['direction_id']}")
        box.setAccessibleName(slot["name"])
        choices = [
            (side, translate("client_merges", "Stays: {}").format(_holder(slot[side])))
            for side in ("survivor", "merged")
        ]
        box.set_choices(choices, empty=translate("client_merges", "Choose who keeps it"))
        box.set_value(made.get(str(slot["direction_id"])))
        box.edited.connect(self.chosen.emit)
        self.boxes[slot["direction_id"]] = box
        return box

    def _add_problem(self, slot: dict[str, Any], row: int) -> int:
        problem = slot["problem"]
        if problem is None:
            return 0
        text = words.sentence(Refused(problem["code"], {key: value for key, value in problem.items() if key != "code"}))
        self.problems.append(text)
        if problem["code"] == CHOOSE_HOLDER:
            return 0
        label = QLabel(text)
        label.setWordWrap(True)
        label.setProperty("role", "problem")
        self.grid.addWidget(label, row, 1, 1, 4)
        return 1

    def choices(self) -> dict[str, str]:
        """{direction: survivor | merged} as far as it was chosen."""
        return {str(id): box.value() for id, box in self.boxes.items() if box.value()}


def held_words(side: dict[str, Any] | None) -> str:
    """State, holder and open deals of a direction in one of the cards."""
    if side is None or (side["state"] == "free" and not side["open_deals"]):
        return "—"
    deals = translate("client_merges", "open deals: {}").format(side["open_deals"]) if side["open_deals"] else ""
    return ", ".join(part for part in (_holder(side), deals) if part)


def _holder(side: dict[str, Any]) -> str:
    if side["state"] == "held":
        return str(side["holder"])
    state = words.state("client_direction", side["state"])[0]
    return f"{state}: {side['holder']}" if side["holder"] else state
