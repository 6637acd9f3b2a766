"""The three tables of a mapping: fields and their columns, the fixed filter, what every record made there is given."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.exchange_fields import field_words
from crm_desktop.ui.exchange_setup_judge import kind_words
from crm_desktop.ui.exchange_words import said
from crm_desktop.ui.kit.fields import key_is
from crm_desktop.ui.kit.line_columns import Line, LineColumn
from crm_desktop.ui.kit.lines import LinesTable

translate = QCoreApplication.translate
Names = Callable[[], Sequence[str]]
Meaning = Callable[[str], str]
"""What a record of theirs is called, by its id; "" for what is no id or not known."""
NOT = "none"
WAYS = {
    "both": QT_TRANSLATE_NOOP("exchange", "both ways"),
    "in": QT_TRANSLATE_NOOP("exchange", "only here"),
    "out": QT_TRANSLATE_NOOP("exchange", "only there"),
    "out_first": QT_TRANSLATE_NOOP("exchange", "there; here once"),
    "in_first": QT_TRANSLATE_NOOP("exchange", "here once"),
    "both_first": QT_TRANSLATE_NOOP("exchange", "there; here once, then never"),
    NOT: QT_TRANSLATE_NOOP("exchange", "not exchanged"),
}
OFFERED_WAYS = ("both", "in", "out", "out_first", NOT)
RULES = {
    "": QT_TRANSLATE_NOOP("exchange", "who leads"),
    "ours": QT_TRANSLATE_NOOP("exchange", "ours"),
    "theirs": QT_TRANSLATE_NOOP("exchange", "Terrasoft's"),
    "newer": QT_TRANSLATE_NOOP("exchange", "the newer one"),
    "ask": QT_TRANSLATE_NOOP("exchange", "ask a person"),
}
SIGNS = (("=", "="), ("<>", "≠"))


def way_of(field: Mapping[str, Any]) -> str:
    """The way of a field as the table names it."""
    return f"{field.get('way') or 'both'}{'_first' if field.get('first') else ''}"


def shown_fields(fields: Sequence[Mapping[str, Any]], known: Sequence[Mapping[str, Any]]) -> list[Line]:
    """Those of the mapping, then those it might have: a field that is left out can be taken in again."""
    present = {field["name"] for field in fields}
    left_out = [field for field in known if field["name"] not in present]
    return [{**one, "rule": one.get("rule") or "", "goes": way_of(one)} for one in fields] + [
        {**one, "rule": one.get("rule") or "", "goes": NOT} for one in left_out
    ]


def told_fields(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """The lines as the base keeps them."""
    found = []
    for line in lines:
        if line["goes"] == NOT:
            continue
        way, _under, first = str(line["goes"]).partition("_")
        told = {name: line.get(name) or "" for name in ("name", "column", "kind", "of", "rule")}
        told["way"] = "" if way == "both" else way
        found.append({**told, "first": True} if first else told)
    return found


class FieldsTable(LinesTable):
    """Our fields are what they are: a line is not made or taken away; Del leaves its field out of the exchange."""

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        ways = tuple((way, translate("exchange", WAYS[way])) for way in OFFERED_WAYS)
        rules = tuple((rule, translate("exchange", words)) for rule, words in RULES.items())
        super().__init__(
            (
                LineColumn("ours", translate("exchange", "Our field"), width=176, computed=_name),
                LineColumn("held", translate("exchange", "Holds"), width=206, computed=_kind),
                LineColumn("column", translate("exchange", "Column of Terrasoft"), stretch=True, suggest=names),
                LineColumn("goes", translate("exchange", "Goes"), "choice", 158, choices=ways),
                LineColumn("rule", translate("exchange", "In a dispute"), "choice", 136, choices=rules),
            ),
            title=translate("exchange", "Fields"),
            fixed=True,
            parent=parent,
        )
        self.add_button.hide()
        self.paste_button.hide()
        keep_lines(self, self._leave_out)

    def _leave_out(self, row: int) -> None:
        self.model.lines[row]["goes"] = NOT
        self.model.touch(row)


class _Keeper(QObject):
    def __init__(self, table: LinesTable, act: Callable[[int], object]) -> None:
        super().__init__(table)
        self._table, self._act = table, act

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and key_is(event, Qt.Key.Key_Delete):
            for row in {index.row() for index in self._table.view.selectedIndexes()}:
                self._act(row)
            return True
        return False


def keep_lines(table: LinesTable, act: Callable[[int], object] = lambda _row: None) -> None:
    """Lines stand for something that is there: Del takes none away, it acts on each chosen one."""
    table.view.installEventFilter(_Keeper(table, act))


def renew(table: LinesTable, lines: Sequence[Line], key: str) -> None:
    """Shows what has changed in place: the same lines in the same order keep the cursor and an editor at work."""
    model = table.model
    if [line[key] for line in model.lines] != [line[key] for line in lines]:
        table.load(lines)
        return
    for old, new in zip(model.lines, lines, strict=True):
        old.clear()
        old.update(new)
    if lines:
        model.dataChanged.emit(model.index(0, 0), model.index(len(lines) - 1, model.columnCount() - 1))


def _meant(meaning: Meaning) -> Callable[[Line], str]:
    return lambda line: meaning(str(line.get("value") or ""))


def _name(line: Line) -> str:
    return field_words(str(line.get("name") or ""))


def _kind(line: Line) -> str:
    return kind_words(str(line.get("kind") or "text"), str(line.get("of") or ""))


class FilterTable(LinesTable):
    """Only records that fit are exchanged."""

    def __init__(self, names: Names, meaning: Meaning, parent: QWidget | None = None) -> None:
        super().__init__(
            (
                LineColumn(
                    "column", translate("exchange", "Column of Terrasoft"), width=200, required=True, suggest=names
                ),
                LineColumn("sign", translate("exchange", "Is"), "choice", 90, required=True, choices=SIGNS),
                LineColumn("value", translate("exchange", "Value"), width=310, required=True),
                LineColumn("means", translate("exchange", "That is"), stretch=True, computed=_meant(meaning)),
            ),
            title=translate("exchange", "Only records with"),
            prompt=translate("exchange", "Column…"),
            parent=parent,
        )
        self.paste_button.hide()

    def show_filter(self, told: Sequence[Sequence[Any]]) -> None:
        """As the base keeps it: [column, sign, value]."""
        self.load([{"column": column, "sign": sign, "value": value} for column, sign, value in told])

    def told(self) -> list[list[Any]]:
        return [[line.get("column") or "", line.get("sign") or "=", line.get("value") or ""] for line in self.lines()]


class ConstantsTable(LinesTable):
    """A value is a number again if it was one or looks like one."""

    def __init__(self, names: Names, meaning: Meaning, parent: QWidget | None = None) -> None:
        super().__init__(
            (
                LineColumn(
                    "column", translate("exchange", "Column of Terrasoft"), width=200, required=True, suggest=names
                ),
                LineColumn("value", translate("exchange", "Value"), width=310, required=True),
                LineColumn("means", translate("exchange", "That is"), stretch=True, computed=_meant(meaning)),
            ),
            title=translate("exchange", "What new records there are given"),
            prompt=translate("exchange", "Column…"),
            parent=parent,
        )
        self.paste_button.hide()

    def show_constants(self, told: Mapping[str, Any]) -> None:
        self.load([{"column": column, "value": str(value)} for column, value in told.items()])

    def told(self) -> dict[str, Any]:
        return {str(line.get("column") or ""): _constant(str(line.get("value") or "")) for line in self.lines()}


def _constant(text: str) -> Any:
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return int(number) if number == number.to_integral_value() else text


def way_words(way: str) -> str:
    """The way of a field in words."""
    return said(WAYS, way)
