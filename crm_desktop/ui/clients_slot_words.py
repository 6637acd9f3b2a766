"""What is said of a direction of a client: since when it is held, what hangs on it, until when."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from crm_desktop.ui.kit import formats

translate = QCoreApplication.translate


class _Counts(QObject):
    """Here because plural forms belong to a class that nobody subclasses."""

    def deals(self, count: int) -> str:
        return self.tr("%n open deal(s)", "", count)

    def works(self, count: int) -> str:
        return self.tr("%n work(s)", "", count)


def since(slot: dict[str, Any]) -> str:
    """Since when its holder has it; a reservation says until when it waits."""
    if slot["state"] == "reserved" and slot.get("reserved_until_at"):
        return translate("clients", "reserved until {}").format(_day(slot["reserved_until_at"]))
    if slot["state"] == "held" and slot.get("held_at"):
        return translate("clients", "since {}").format(_day(slot["held_at"]))
    return ""


def hanging(slot: dict[str, Any]) -> str:
    """Open deals, works, what is owed; nothing of colleagues' directions, whose figures are not mine."""
    counts, parts = _Counts(), []
    if slot.get("open_deals"):
        parts.append(counts.deals(int(slot["open_deals"])))
    if slot.get("works"):
        parts.append(counts.works(int(slot["works"])))
    money = slot.get("money")
    if isinstance(money, Decimal) and money > 0:
        parts.append(translate("clients", "{} to be paid").format(formats.roubles(money)))
    if not parts and slot["state"] == "held" and slot.get("open_deals") == 0:
        parts.append(translate("clients", "nothing is under way"))
    return ", ".join(parts)


def until(slot: dict[str, Any]) -> str:
    """When the rule takes it back, until when a head keeps it, from when its last holder may take it again."""
    if slot.get("cool_down_until_on"):
        return translate("clients", "you may take it from {}").format(_day(slot["cool_down_until_on"]))
    if slot.get("keep_until_on") and slot["keep_until_on"] >= date.today():
        return translate("clients", "kept until {}").format(_day(slot["keep_until_on"]))
    if slot.get("returns_on") and slot.get("warned_on"):
        return translate("clients", "returns on {} unless somebody works on it").format(_day(slot["returns_on"]))
    if slot.get("returns_on"):
        return translate("clients", "without work free from {}").format(_day(slot["returns_on"]))
    return ""


def _day(value: date | datetime) -> str:
    return formats.day(value.astimezone().date() if isinstance(value, datetime) else value)
