"""An approval route in words: who decides each step, and how soon."""

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.kit import words
from crm_desktop.ui.kit.line_columns import Line

translate = QCoreApplication.translate
HOURS = 8


def step_words(line: Line) -> str:
    """Who decides a step, and in how many working hours."""
    who = _who(line)
    return translate("directories", "{}, {} h").format(who or "…", line.get("hours") or HOURS)


def _who(line: Line) -> str:
    approver, everybody = line.get("approver"), line.get("mode") == "all"
    if approver == "person":
        return str(line.get("employee_id_title") or "")
    if approver == "role":
        role = words.state("role", str(line.get("role") or ""))[0].lower()
        told = translate("directories", "everybody of “{}”") if everybody else translate("directories", "any {}")
        return told.format(role)
    if approver == "group_head":
        if everybody:
            return translate("directories", "all heads of the services' groups")
        return translate("directories", "a head of the services' groups")
    return _superior(int(line.get("level") or 1)) if approver == "superior" else ""


def _superior(level: int) -> str:
    if level == 1:
        return translate("directories", "immediate superior")
    return translate("directories", "superior of level {}").format(level)


def route_words(lines: list[Line]) -> str:
    """The whole route as one line."""
    return " → ".join(f"{place}. {step_words(line)}" for place, line in enumerate(lines, 1))
