"""Numbers, dates and names as the Russian reader expects them; plain Python, fast enough for a paint."""

import zlib
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
NO_BREAK = "\u00a0"
MINUS = "\u2212"


@lru_cache(maxsize=4096)
def grouped(whole: int) -> str:
    """Thousands separated by U+00A0 and the real minus sign."""
    text = f"{abs(whole):,}".replace(",", NO_BREAK)
    return f"{MINUS}{text}" if whole < 0 else text


def amount(kopecks: int | None, fraction: bool = True) -> str:
    """Money without the currency sign; an absent sum is a dash, lists pass fraction=False."""
    if kopecks is None:
        return "—"
    sign = MINUS if kopecks < 0 else ""
    if not fraction:
        return grouped(round(Decimal(kopecks) / 100))
    whole, rest = divmod(abs(kopecks), 100)
    return f"{sign}{grouped(whole)},{rest:02d}"


def money(kopecks: int | None, fraction: bool = True) -> str:
    """Money with the rouble sign after a no-break space: 412 800,00 ₽."""
    return "—" if kopecks is None else f"{amount(kopecks, fraction)}{NO_BREAK}₽"


def roubles(value: Decimal | None) -> str:
    """The same for the Decimal roubles of a card."""
    return "—" if value is None else money(kopecks(value))


def kopecks(value: Decimal) -> int:
    """Roubles to whole kopecks, half up away from zero as accountants round."""
    scaled = abs(value) * 100 + Decimal("0.5")
    return int(scaled) if value >= 0 else -int(scaled)


def quantity(value: Decimal | int | float | None) -> str:
    """A quantity without needless zeros: 1, 0,5, 12,25."""
    if value is None:
        return "—"
    number = Decimal(str(value)).normalize()
    whole, _dot, rest = f"{abs(number):f}".partition(".")
    text = grouped(int(whole)) + (f",{rest}" if rest else "")
    return f"{MINUS}{text}" if number < 0 else text


def percent(value: Decimal | int | float | None) -> str:
    """A share already in per cent: 38,4 %."""
    return "—" if value is None else f"{quantity(value)}{NO_BREAK}%"


def day(value: date | None) -> str:
    """dd.MM.yyyy."""
    return "—" if value is None else f"{value.day:02d}.{value.month:02d}.{value.year:04d}"


def present() -> datetime:
    """Now by the clock on the wall, without a zone."""
    return datetime.now(UTC).astimezone().replace(tzinfo=None)


def _local(value: datetime) -> datetime:
    return value.astimezone().replace(tzinfo=None) if value.tzinfo else value


def moment(value: datetime | None, now: datetime | None = None) -> str:
    """A moment in the local zone: today, 11:42; yesterday, 17:03; 10.03.2026, 14:20."""
    if value is None:
        return "—"
    local = _local(value)
    today = (now or present()).date()
    clock = f"{local.hour:02d}:{local.minute:02d}"
    if local.date() == today:
        return translate("formats", "today, {}").format(clock)
    if local.date() == today - timedelta(days=1):
        return translate("formats", "yesterday, {}").format(clock)
    return f"{day(local)}, {clock}"


def ago(value: datetime, now: datetime | None = None) -> str:
    """How long something waits, coarse: 5 min, 2 h, yesterday, 10.03.2026."""
    local, current = _local(value), now or present()
    seconds = (current - local).total_seconds()
    if seconds < 60:
        return translate("formats", "now")
    if seconds < 3600:
        return translate("formats", "{} min").format(int(seconds // 60))
    if local.date() == current.date():
        return translate("formats", "{} h").format(int(seconds // 3600))
    if local.date() == current.date() - timedelta(days=1):
        return translate("formats", "yesterday")
    return day(local)


@lru_cache(maxsize=2048)
def due(value: date | None, today: date) -> tuple[str, str]:
    """A due date as words and tone ("", "amber" for today, "red" for the past); far dates stay dates."""
    if value is None:
        return "—", "muted"
    distance = (value - today).days
    if distance == 0:
        return translate("formats", "today"), "amber"
    if distance == 1:
        return translate("formats", "tomorrow"), ""
    if distance == -1:
        return translate("formats", "yesterday"), "red"
    if distance < 0:
        return translate("formats", "{} d.").format(grouped(distance)), "red"
    if distance <= 6:
        return translate("formats", "in {} d.").format(distance), ""
    return day(value), ""


def forget_words() -> None:
    """The language has changed: what is remembered in the other one is wrong."""
    due.cache_clear()


def short_name(full: str | None) -> str:
    """Орлова Мария Викторовна becomes Орлова М. В.; what is already short stays."""
    words = (full or "").split()
    if len(words) < 2 or "." in (full or ""):
        return full or ""
    return words[0] + NO_BREAK + f"{NO_BREAK}".join(f"{word[0]}." for word in words[1:3])


def surname(full: str | None) -> str:
    """The first word, what a narrow list column shows."""
    return (full or "").split(" ")[0].split(NO_BREAK)[0]


def initials(full: str | None) -> str:
    """Two letters for an avatar: the first of the surname and of the name."""
    words = (full or "").replace(NO_BREAK, " ").split()
    return "".join(word[0] for word in words[:2]).upper()


def avatar_index(full: str, count: int) -> int:
    """A stable colour per person; Python's own hash changes with every start."""
    return zlib.crc32(full.encode()) % count
