"""How values look on the wire: JSON without floats, moments with up to seven digits, the null of each type."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from tests.terrasoft.server.store import Column, Row, Value

T = TypeVar("T")

NO_ID = UUID(int=0)
UTC_ZONE = ZoneInfo("UTC")
YEAR_ONE = datetime(1, 1, 1, tzinfo=UTC)
MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?(Z|[+-]\d\d:\d\d)?", re.IGNORECASE)
MILLISECONDS = re.compile(r"/Date\((-?\d+)(?:[+-]\d{4})?\)/")


class BadValue(Exception):
    """A value that its column cannot have."""


class Zoneless(BadValue):
    """A moment without its zone."""


def dumps(value: Any) -> str:
    """JSON in which a Decimal keeps its digits."""
    match value:
        case Decimal():
            return format(value, "f")
        case Mapping():
            pairs = (f"{json.dumps(str(key), ensure_ascii=False)}:{dumps(item)}" for key, item in value.items())
            return "{" + ",".join(pairs) + "}"
        case list() | tuple():
            return "[" + ",".join(map(dumps, value)) + "]"
        case UUID():
            return f'"{value}"'
    return json.dumps(value, ensure_ascii=False)


def loads(body: bytes) -> Any:
    """BadValue when it is no JSON."""
    try:
        return json.loads(body.decode("utf-8-sig"), parse_float=Decimal)
    except ValueError as problem:
        raise BadValue(str(problem)) from None


def moment(text: str, zone: ZoneInfo | None = None) -> datetime:
    """In UTC; without a zone in the text it is `zone`'s, or Zoneless."""
    found = MOMENT.fullmatch(text.strip())
    if found is None:
        raise BadValue(f"'{text}' is no moment")
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    microsecond = int((fraction or "0").ljust(6, "0")[:6])
    try:
        made = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0), microsecond)  # noqa: DTZ001 - its zone is told below
    except ValueError:
        raise BadValue(f"'{text}' is no moment") from None
    if offset is None:
        if zone is None:
            raise Zoneless(f"'{text}' has no zone")
        return made.replace(tzinfo=zone).astimezone(UTC)
    if offset.upper() == "Z":
        return made.replace(tzinfo=UTC)
    shift = timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6]))
    return (made - shift if offset[0] == "+" else made + shift).replace(tzinfo=UTC)


def moment_text(value: datetime, digits: int = 6) -> str:
    """`2026-11-23T09:12:31.323Z`: no more digits than there are; memory has seven."""
    text = f"{value.year:04}" + value.strftime("-%m-%dT%H:%M:%S")
    fraction = f"{value.microsecond:06}" + ("7" if digits == 7 else "")
    return text + ("." + fraction.rstrip("0") if fraction.strip("0") else "") + "Z"


def moment_of_day(day: date, zone: ZoneInfo | None) -> datetime:
    """Midnight of a pure date: in UTC, or of the user's `zone` told in UTC."""
    return datetime.combine(day, time(), zone or UTC).astimezone(UTC)


def day_of_moment(value: datetime, zone: ZoneInfo | None) -> date:
    """The other way round."""
    return value.astimezone(zone or UTC).date()


def shown(column: Column, value: Value, zone: ZoneInfo | None, digits: int = 6) -> Any:
    """OData 4: null is shown as the nothing of its type (section 3.2)."""
    if value is None:
        return nothing(column)
    if isinstance(value, datetime):
        return moment_text(value, digits if column.name in ("CreatedOn", "ModifiedOn") else 6)
    if isinstance(value, date):
        return moment_text(moment_of_day(value, zone))
    return value


def local_text(value: datetime, zone: ZoneInfo) -> str:
    """DataService: the user's time without its zone."""
    return value.astimezone(zone).replace(tzinfo=None).isoformat(timespec="milliseconds")


def milliseconds_text(value: datetime) -> str:
    """OData 3: /Date(ms)/."""
    return f"/Date({(value - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)})/"


def nothing(column: Column) -> Any:
    """What stands for null in an answer."""
    match column.kind:
        case "guid":
            return NO_ID
        case "text":
            return ""
        case "moment" | "date":
            return moment_text(YEAR_ONE)
        case "boolean":
            return False
    return 0


def taken(column: Column, value: Any, zone: ZoneInfo | None, *, zoneless: ZoneInfo | None = None) -> Value:
    """A value of a JSON body as the column keeps it; BadValue when it cannot."""
    if value is None:
        return None
    match column.kind:
        case "guid":
            return _guid(value)
        case "text":
            return _instance(value, str)
        case "boolean":
            return _instance(value, bool)
        case "integer":
            return int(_number(value))
        case "decimal":
            return _number(value)
    found = _moment(_instance(value, str), zoneless)
    return day_of_moment(found, zone) if column.kind == "date" else found


def _moment(text: str, zoneless: ZoneInfo | None) -> datetime:
    milliseconds = MILLISECONDS.fullmatch(text)
    if milliseconds is not None and zoneless is not None:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(milliseconds[1]))
    return moment(text, zoneless)


def _instance(value: Any, kind: type[T]) -> T:
    if not isinstance(value, kind):
        raise BadValue(f"{value!r} is no {kind.__name__}")
    return value


def _guid(value: Any) -> UUID:
    try:
        return UUID(_instance(value, str))
    except ValueError:
        raise BadValue(f"{value!r} is no guid") from None


def _number(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise BadValue(f"{value!r} is no number")
    try:
        return Decimal(value)
    except InvalidOperation:
        raise BadValue(f"{value!r} is no number") from None


def body_row(values: Mapping[str, Any]) -> Row:
    """The keys of a body that may be columns: annotations and links are none."""
    return {key: value for key, value in values.items() if "@" not in key and not key.startswith("__")}
