"""What is wrong with a mapping: names that cannot be names, columns the server does not have or holds otherwise."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.exchange_fields import dictionary_words
from crm_desktop.ui.exchange_words import OBJECTS, said

if TYPE_CHECKING:
    from crm_desktop.services.terrasoft.transport import EntitySet

translate = QCoreApplication.translate
NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,127}")
"""What api.exchange_object_save takes for a name."""
FITTING: Final[Mapping[str, frozenset[str]]] = {
    "text": frozenset({"text"}),
    "money": frozenset({"decimal", "integer"}),
    "number": frozenset({"decimal", "integer"}),
    "flag": frozenset({"boolean"}),
    "date": frozenset({"date", "moment"}),
    "link": frozenset({"guid"}),
    "word": frozenset({"guid"}),
}
"""Kinds of their columns a kind of ours may be exchanged with."""
KINDS = {
    "text": QT_TRANSLATE_NOOP("exchange", "text"),
    "money": QT_TRANSLATE_NOOP("exchange", "money"),
    "number": QT_TRANSLATE_NOOP("exchange", "number"),
    "flag": QT_TRANSLATE_NOOP("exchange", "yes or no"),
    "date": QT_TRANSLATE_NOOP("exchange", "date"),
    "link": QT_TRANSLATE_NOOP("exchange", "link: {}"),
    "word": QT_TRANSLATE_NOOP("exchange", "dictionary: {}"),
}
THEIR_KINDS = {
    "guid": QT_TRANSLATE_NOOP("exchange", "link"),
    "text": QT_TRANSLATE_NOOP("exchange", "text"),
    "integer": QT_TRANSLATE_NOOP("exchange", "whole number"),
    "decimal": QT_TRANSLATE_NOOP("exchange", "number"),
    "boolean": QT_TRANSLATE_NOOP("exchange", "yes or no"),
    "moment": QT_TRANSLATE_NOOP("exchange", "date and time"),
    "date": QT_TRANSLATE_NOOP("exchange", "date"),
}


def kind_words(kind: str, of: str) -> str:
    """What a field of ours holds, with the object or dictionary it leads to."""
    named = said(OBJECTS, of) if kind == "link" else dictionary_words(of)
    return said(KINDS, kind).format(named)


def is_name(text: str) -> bool:
    """Whether it can be the name of a section or column at all."""
    return NAME.fullmatch(text) is not None


def name_problem(text: Any) -> str:
    """Why a text cannot stand as a name; "" when it can."""
    if not text:
        return translate("exchange", "Fill this in")
    return "" if is_name(str(text)) else translate("exchange", "A name has latin letters, digits and underscores only")


def set_problem(entity: str, schema: "Mapping[str, EntitySet]") -> str:
    """Why a section cannot be exchanged with; "" while the server's sections are not known."""
    wrong = name_problem(entity)
    if wrong or not schema or entity in schema:
        return wrong
    return _absent(translate("exchange", "Terrasoft has no section “{}”").format(entity), entity, schema)


def column_problem(column: Any, entity: str, schema: "Mapping[str, EntitySet]", kind: str = "") -> str:
    """Why a column cannot be exchanged with; "" when nothing speaks against it."""
    wrong = name_problem(column)
    if wrong or entity not in schema:
        return wrong
    known = schema[entity].columns
    if column not in known:
        text = translate("exchange", "“{}” has no column “{}”").format(entity, column)
        return _absent(text, str(column), known)
    theirs = known[str(column)].kind
    if kind and theirs not in FITTING[kind]:
        pattern = translate("exchange", "“{}” holds another kind there: {}")
        return pattern.format(column, said(THEIR_KINDS, theirs))
    return ""


def blocking(lines: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the base would refuse the lines: only names that cannot be names; what is absent may come yet."""
    return any(not is_name(str(line.get("column") or "")) for line in lines)


def _absent(text: str, name: str, names: Any) -> str:
    from crm_desktop.services.terrasoft.probe_names import closest

    alike = ", ".join(closest(name, names))
    nearest = translate("exchange", "alike: {}").format(alike)
    return f"{text}; {nearest}" if alike else text
