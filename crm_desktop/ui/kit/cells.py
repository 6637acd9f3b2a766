"""How each kind of column looks: the value becomes words once, the painter only draws them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt

from crm_desktop.services.lists import Column
from crm_desktop.ui.kit import draw, formats, words

translate = QCoreApplication.translate


class Cell(NamedTuple):
    """What is painted: `text`, a `tone` (muted, red, amber or a hue) and a `mark` (full name, colour)."""

    kind: str
    text: str
    tone: str = ""
    mark: str = ""
    align: Qt.AlignmentFlag = draw.LEFT


WIDTHS = {
    "number": 88,
    "text": 160,
    "state": 142,
    "states": 190,
    "money": 92,
    "date": 96,
    "due": 96,
    "moment": 124,
    "person": 104,
    "direction": 118,
    "quantity": 76,
    "percent": 70,
    "flag": 48,
}
RIGHT_KINDS = frozenset({"money", "quantity", "percent"})


def _plain(_column: Column, value: Any) -> Cell:
    return Cell("text", str(value))


def _number(_column: Column, value: Any) -> Cell:
    return Cell("number", str(value), "muted")


def _state(column: Column, value: Any) -> Cell:
    word, hue = words.state(column.words, str(value))
    return Cell("state", word, hue)


def _states(column: Column, value: Any) -> Cell:
    """Several states, separated by commas in the value: a chip for each."""
    found = [words.state(column.words, one) for one in str(value).split(",")]
    return Cell("states", ", ".join(word for word, _hue in found), ",".join(hue for _word, hue in found))


def _money(_column: Column, value: Any) -> Cell:
    return Cell("money", formats.amount(int(value), fraction=False), align=draw.RIGHT)


def _date(_column: Column, value: Any) -> Cell:
    return Cell("date", formats.day(value))


def _due(_column: Column, value: Any) -> Cell:
    text, tone = formats.due(value.date() if isinstance(value, datetime) else value, date.today())
    return Cell("due", text, tone)


def _moment(_column: Column, value: Any) -> Cell:
    return Cell("moment", formats.moment(value), "muted")


def _person(_column: Column, value: Any) -> Cell:
    return Cell("person", formats.surname(str(value)), mark=str(value))


def _direction(_column: Column, value: Any) -> Cell:
    name, _bar, colour = str(value).partition("|")
    return Cell("direction", name, mark=colour)


def _quantity(_column: Column, value: Any) -> Cell:
    return Cell("quantity", formats.quantity(value), align=draw.RIGHT)


def _percent(_column: Column, value: Any) -> Cell:
    return Cell("percent", formats.percent(value), align=draw.RIGHT)


def _flag(_column: Column, value: Any) -> Cell:
    return Cell("flag", translate("kit", "yes") if value else "", align=draw.CENTRE)


_KINDS: dict[str, Callable[[Column, Any], Cell]] = {
    "text": _plain,
    "number": _number,
    "state": _state,
    "states": _states,
    "money": _money,
    "date": _date,
    "due": _due,
    "moment": _moment,
    "person": _person,
    "direction": _direction,
    "quantity": _quantity,
    "percent": _percent,
    "flag": _flag,
}


def register_kind(kind: str, make: Callable[[Column, Any], Cell]) -> None:
    """A kind of column that one feature knows: how its value becomes words."""
    _KINDS[kind] = make


def cell(column: Column, value: Any) -> Cell:
    """Return what to paint for a value; an unassigned person is said, other absences are a dash."""
    if value is None or value == "":
        if column.kind == "person":
            return Cell("text", translate("kit", "not assigned"), "muted")
        align = draw.RIGHT if column.kind in RIGHT_KINDS else draw.LEFT
        return Cell(
            "text",
            "—" if column.kind in WIDTHS and column.kind not in ("text", "flag") else "",
            "muted",
            "",
            align,
        )
    return _KINDS.get(column.kind, _plain)(column, value)


def words_of(column: Column, value: Any) -> str:
    """The same in full words, for filter lists and the clipboard."""
    if value is None or value == "":
        return translate("kit", "(empty)")
    if column.kind == "money":
        return formats.money(int(value))
    if column.kind == "person":
        return formats.short_name(str(value))
    if column.kind == "due":
        return formats.day(value)
    if column.kind == "flag":
        return translate("kit", "yes") if value else translate("kit", "no")
    return cell(column, value).text


def exported(column: Column, value: Any) -> str:
    """The value as a spreadsheet with Russian settings reads it: comma decimals, no grouping, full names."""
    if value is None:
        return ""
    if column.kind == "money":
        return f"{int(value) / 100:.2f}".replace(".", ",")
    if column.kind in ("quantity", "percent"):
        return str(value).replace(".", ",")
    if column.kind in ("due", "date"):
        return formats.day(value)
    if column.kind == "person":
        return str(value)
    return "" if value == "" else cell(column, value).text
