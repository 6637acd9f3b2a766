"""A row of a table as a task: what is sent to the base, and what is wrong in which cell.

Codes beside those of `requisites`: `title_missing`, `column_too_long` (limit), `date_unread` (text). Who the assignee
and the client are is found by the base, by the names and the ИНН that are sent.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from crm_desktop.services import requisites, tasks
from crm_desktop.services.client_sheet import ASSIGNEE, COMMENT, DUE, INN, INN_KPP, KPP, TITLE, CellProblem
from crm_desktop.services.requisites import Problem
from crm_desktop.services.spreadsheet import Row, cell_text

_LIMITS: Final = {TITLE: 500, ASSIGNEE: 200}
_RUSSIAN_DAY: Final = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?: .*)?")
_ISO_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?")
_TAX_PAIR: Final = re.compile(r"(\d{10,12})\s*[/\\,; ]\s*([0-9A-Z]{9})")


def judge(row: Row, columns: Sequence[tuple[int, str]]) -> tuple[dict[str, Any], list[CellProblem]]:
    """The task's fields as the base takes them and the problems; {} for a row of nothing."""
    values: dict[str, Any] = {}
    problems: list[CellProblem] = []
    for column, name in columns:
        text = cell_text(row[column]) if column < len(row) else ""
        if text:
            _take(values, problems, name, column, text)
    if values and "title" not in values:
        place = next((place for place, name in columns if name == TITLE), None)
        problems.append(CellProblem(TITLE, place, Problem("title_missing")))
    return values, problems


def _take(values: dict[str, Any], problems: list[CellProblem], name: str, column: int, text: str) -> None:
    problem: Problem | None = None
    if name in (INN, INN_KPP, KPP):
        problem = _tax_numbers(values, name, text)
    elif name == DUE:
        day = day_of(text)
        values["due_at"] = tasks.due_at(day)
        problem = Problem("date_unread", text=text) if day is None else None
    elif name == COMMENT:
        values["comment"] = f"{values['comment']}; {text}" if "comment" in values else text
    else:
        limit = _LIMITS[name]
        problem = Problem("column_too_long", limit=limit) if len(text) > limit else None
        values[name] = text[:limit]
    if problem is not None:
        problems.append(CellProblem(name, column, problem))


def _tax_numbers(values: dict[str, Any], name: str, text: str) -> Problem | None:
    pair = _TAX_PAIR.fullmatch(text.upper())
    if name == KPP:
        values["kpp"] = requisites.cleaned(text).upper()
        return requisites.check_kpp(values["kpp"], values.get("inn", ""))
    values["inn"] = pair.group(1) if pair else requisites.cleaned(text)
    if pair:
        values["kpp"] = pair.group(2)
    return requisites.check_inn(values["inn"])


def day_of(text: str) -> date | None:
    """The day as people type it (23.11.2026, 23.11.26, 2026-11-23); None for what is no day."""
    found = _RUSSIAN_DAY.fullmatch(text)
    try:
        if found:
            day, month, year = map(int, found.groups())
            return date(year + 2000 if year < 100 else year, month, day)
        found = _ISO_DAY.fullmatch(text)
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
