"""Values at the border of the base: kopecks and ISO dates there, Decimal roubles, dates and UTC moments here."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

MONEY = "_kopecks"


def from_base(value: Any, name: str = "") -> Any:
    """Reads JSON by the names of its keys: `*_kopecks` is Decimal roubles under the bare name, `*_on`, `*_at`."""
    if isinstance(value, dict):
        return {key.removesuffix(MONEY): from_base(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [from_base(item, name) for item in value]
    if value is None:
        return None
    if name.endswith(MONEY) and isinstance(value, int | float | str):
        return Decimal(str(value)).scaleb(-2)
    if name.endswith("_on") and isinstance(value, str):
        return date.fromisoformat(value[:10])
    if (name.endswith("_at") or name == "at") and isinstance(value, str):
        return datetime.fromisoformat(value)
    if isinstance(value, float):
        return Decimal(str(value))
    return value


def to_base(changes: dict[str, Any], money: frozenset[str] | set[str]) -> dict[str, Any]:
    """Makes JSON for the base; `money` names the keys that are roubles here and kopecks there."""
    return {key + MONEY if key in money else key: _plain(item, key in money) for key, item in changes.items()}


def _plain(value: Any, is_money: bool) -> Any:
    if isinstance(value, Decimal):
        return int((value * 100).to_integral_exact()) if is_money else str(value)
    if isinstance(value, int) and is_money:
        return value * 100
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(item, is_money) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item, is_money) for key, item in value.items()}
    return value
