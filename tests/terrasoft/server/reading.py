"""Query options shared by both OData versions: what is asked and which rows answer it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.terrasoft.server import paths, values
from tests.terrasoft.server.filters import Filter
from tests.terrasoft.server.paths import BadQuery, Path
from tests.terrasoft.server.settings import Settings
from tests.terrasoft.server.store import Column, EntitySet, Row, Store

KNOWN = {"$filter", "$select", "$orderby", "$top", "$skip", "$expand", "$count", "$inlinecount", "$format"}


@dataclass(frozen=True, slots=True)
class Found:
    """`total` is told when it was asked for; `more`: how many rows to skip for the next page, 0 at the end."""

    rows: list[Row]
    columns: list[Column]
    total: int | None = None
    more: int = 0


@dataclass(slots=True)
class Reader:
    """Answers queries to one store. Faults may ask for another order than the query does."""

    store: Store
    settings: Settings
    version: int
    shuffled: bool = False

    def matching(self, entity: EntitySet, text: str) -> list[Row]:
        """The rows a `$filter` lets through, in no order."""
        rows = list(self.store.rows[entity.name].values())
        if not text:
            return rows
        path = Path(self.store, entity, self.settings.date_zone)
        test = Filter(path, self.version).compiled(text)
        return [row for row in rows if test(row)]

    def find(self, entity: EntitySet, options: dict[str, str], seed: int, server_page: int) -> Found:
        """Without `$top` more rows than `max_rows` are an error, not a page."""
        unknown = [name for name in options if name.startswith("$") and name not in KNOWN]
        if unknown:
            raise BadQuery(f"The query parameter '{unknown[0]}' is not supported.")
        columns = self.columns(entity, options.get("$select", ""))
        rows = self.matching(entity, options.get("$filter", ""))
        total, skip = len(rows), _natural(options, "$skip") or 0
        top = _natural(options, "$top")
        if top is None and total > self.settings.max_rows:
            raise BadQuery(f"The maximum number of rows {self.settings.max_rows} is exceeded.", 500)
        order = "" if self.shuffled else options.get("$orderby", "")
        rows = paths.ordered(rows, order, Path(self.store, entity, self.settings.date_zone), seed)
        wanted = rows[skip:] if top is None else rows[skip : skip + min(top, self.settings.max_rows)]
        shown = wanted[:server_page] if server_page else wanted
        asked = options.get("$count") == "true" or options.get("$inlinecount") == "allpages"
        return Found(shown, columns, total if asked else None, skip + len(shown) if len(shown) < len(wanted) else 0)

    def columns(self, entity: EntitySet, text: str) -> list[Column]:
        """Those selected, or all; an unknown name is refused."""
        if not text or text.strip() == "*":
            return list(entity.columns.values())
        chosen = []
        for name in (part.strip() for part in text.split(",")):
            if name not in entity.columns:
                raise BadQuery(paths.no_property(name, entity))
            chosen.append(entity.columns[name])
        return chosen

    def taken(self, entity: EntitySet, body: Any) -> tuple[Row, UUID | None]:
        """Values of a body for the base and its own Id: names unknown or of navigation are left out."""
        if not isinstance(body, dict):
            raise values.BadValue("an object is expected")
        zoneless = values.UTC_ZONE if self.version == 3 else None
        row: Row = {}
        id: UUID | None = None
        for name, raw in values.body_row(body).items():
            column = entity.columns.get(name)
            if column is None or name in ("CreatedOn", "CreatedById", "ModifiedOn", "ModifiedById"):
                continue
            value = self._value(column, raw, zoneless)
            if value == values.NO_ID:
                continue
            if name == "Id":
                id = value if isinstance(value, UUID) else None
            else:
                row[name] = value
        return row, id

    def _value(self, column: Column, raw: Any, zoneless: Any) -> Any:
        try:
            return values.taken(column, raw, self.settings.date_zone, zoneless=zoneless)
        except values.Zoneless:
            if self.settings.zoneless == "refuse":
                raise
            return values.YEAR_ONE.date() if column.kind == "date" else values.YEAR_ONE


def _natural(options: dict[str, str], name: str) -> int | None:
    text = options.get(name)
    if text is None:
        return None
    if not text.isdigit():
        raise BadQuery(f"Invalid value '{text}' for {name} query option found.")
    return int(text)
