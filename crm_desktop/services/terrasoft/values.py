"""Values on their way between the program and the JSON of the server: guids, moments, calendar dates, decimals."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from crm_desktop.services.terrasoft.faults import Unreachable
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.transport import Column, Value

ISO: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d\d:?\d\d)?", re.ASCII
)
EPOCH: Final = re.compile(r"\\?/Date\((-?\d+)(?:[+-]\d{4})?\)\\?/", re.ASCII)
"""Milliseconds of UTC; the offset behind them only tells in which zone they were written."""
START: Final = datetime(1970, 1, 1, tzinfo=UTC)
YEAR_TWO: Final = -62_104_060_800_000
"""In milliseconds; what lies before stands for nothing."""
NOTHING: Final = UUID(int=0)
LAST_YEAR: Final = 9999


@dataclass(frozen=True, slots=True)
class Calendar:
    """How the server writes time: `zone` of its user, `utc_dates` when the midnight of a date is that of UTC.

    `local`: moments without a zone are the user's time (DataService), otherwise UTC.
    """

    zone: ZoneInfo
    utc_dates: bool
    local: bool = False

    @classmethod
    def of(cls, profile: Profile, *, local: bool = False) -> Self:
        return cls(profile.place, profile.date_form == "utc_midnight", local)

    def date_of(self, moment: datetime) -> date:
        """Reference 6.5: a midnight of UTC is the date itself, anything else is a moment of the user's zone."""
        if moment.year == LAST_YEAR:
            # "For ever": the edge of the calendar has no other zone.
            return moment.date()
        if self.local or moment.timetz().replace(tzinfo=None) != time():
            return moment.astimezone(self.zone).date()
        return moment.date()

    def midnight(self, day: date) -> datetime:
        """The moment that stands for a calendar date, in UTC."""
        zone = UTC if self.utc_dates and not self.local else self.zone
        return datetime.combine(day, time(), zone).astimezone(UTC)

    def moment(self, text: str) -> datetime | None:
        """Of ISO text with 0 to 9 digits of a second or of /Date(ms)/; None for year 1; ValueError for other text."""
        epoch = EPOCH.fullmatch(text)
        if epoch:
            milliseconds = int(epoch[1])
            return START + timedelta(milliseconds=milliseconds) if milliseconds > YEAR_TWO else None
        found = ISO.fullmatch(text.strip())
        if found is None:
            raise ValueError(text)
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
        if year <= 1:
            # The edge of the calendar has no other zone.
            return None
        parts = int((found[7] or "").ljust(6, "0")[:6])
        return datetime(year, month, day, hour, minute, second, parts, self._zone(found[8])).astimezone(UTC)

    def _zone(self, told: str | None) -> Any:
        if told is None:
            return self.zone if self.local else UTC
        return UTC if told == "Z" else datetime.strptime(told, "%z").tzinfo


def from_json(raw: Any, column: Column, calendar: Calendar) -> Value:
    """A value of the column's kind; a value of another kind means that the answer is spoilt: Unreachable."""
    if raw is None:
        return None
    try:
        return READERS[column.kind](raw, calendar)
    except (ValueError, TypeError, ArithmeticError, AttributeError, LookupError):
        raise Unreachable(f"{column.name}: {str(raw)[:80]!r}") from None


def _guid(raw: Any, _calendar: Calendar) -> Value:
    if raw == "":
        return None
    made = UUID(raw)
    return None if made == NOTHING else made


def _text(raw: Any, _calendar: Calendar) -> Value:
    if not isinstance(raw, str):
        return format(raw, "f") if isinstance(raw, Decimal) else str(raw)
    # Neither is text for PostgreSQL: a zero byte, half of a pair of UTF-16.
    return raw.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _decimal(raw: Any, _calendar: Calendar) -> Value:
    if isinstance(raw, bool):
        raise TypeError(raw)
    made = Decimal(str(raw).strip())
    if not made.is_finite():
        raise ValueError(raw)
    return made


def _integer(raw: Any, calendar: Calendar) -> Value:
    made = _decimal(raw, calendar)
    assert isinstance(made, Decimal)
    if made != made.to_integral_value():
        raise ValueError(raw)
    return int(made)


def _boolean(raw: Any, _calendar: Calendar) -> Value:
    if isinstance(raw, bool):
        return raw
    return {"true": True, "false": False, "1": True, "0": False}[str(raw).lower()] if raw != "" else False


def _moment(raw: Any, calendar: Calendar) -> Value:
    return calendar.moment(raw) if raw else None


def _date(raw: Any, calendar: Calendar) -> Value:
    moment = calendar.moment(raw) if raw else None
    if moment is None:
        return None
    return date.fromisoformat(raw) if len(raw) == 10 else calendar.date_of(moment)


READERS: Final = {
    "guid": _guid, "text": _text, "decimal": _decimal, "integer": _integer, "boolean": _boolean, "moment": _moment,
    "date": _date,
}  # fmt: skip


def sent(value: Value, calendar: Calendar) -> Value:
    """What stands for the value in a question: dates have become moments, the zero guid nothing. ValueError: a bug."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError(f"a moment without a zone: {value}")
        return value.astimezone(UTC)
    if isinstance(value, date):
        return calendar.midnight(value)
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"no number: {value}")
    return None if value == NOTHING else value


def moment_text(moment: datetime) -> str:
    """ISO in UTC with Z, without needless zeros: a moment without a zone would be stored as year 1 (reference 3.5)."""
    return f"{naive_text(moment.astimezone(UTC))}Z"


def naive_text(moment: datetime) -> str:
    """ISO without a zone."""
    whole = f"{moment:%Y}".rjust(4, "0") + f"{moment:-%m-%dT%H:%M:%S}"
    return f"{whole}.{moment.microsecond:06d}".rstrip("0") if moment.microsecond else whole


def calendar_date(value: Value, profile: Profile) -> date | None:
    """The date a column without a known kind stands for: of a moment by the rule of reference 6.5."""
    if isinstance(value, datetime):
        return Calendar.of(profile).date_of(value)
    return value if isinstance(value, date) else None
