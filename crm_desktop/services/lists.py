"""Lists: what they show is data, every question is one statement; neither Qt nor SQLAlchemy."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from crm_desktop.services.database import Reader, translated

PAGE = 200
KINDS = (
    "text", "number", "state", "states", "money", "date", "due", "moment", "person", "direction", "quantity", "percent",
    "flag",
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One column: `sql` is its expression over the listing's source, `words` the vocabulary of a state; a `hidden`
    one is shown when the user asks for it.
    """

    name: str
    title: str
    kind: str
    sql: str
    width: int | None = None
    sortable: bool = True
    filterable: bool = False
    words: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class View:
    """A saved view: a tab above the list with its condition."""

    name: str
    title: str
    where: str = "true"
    badge: str = "grey"


@dataclass(frozen=True)
class Listing:
    """`source` is a FROM text whose main table is called d; joins are LEFT JOINs (an inner one costs seconds under
    row security). `search` is a condition with %(search)s; `tables` are the names whose NOTIFY concerns this list.
    `personal`: it names people and how they are reached, so every export of it is recorded (152-ФЗ).
    """

    name: str
    document: str
    title: str
    source: str
    columns: tuple[Column, ...]
    views: tuple[View, ...] = (View("all", "All"),)
    order: tuple[tuple[str, bool], ...] = (("id", True),)
    tables: frozenset[str] = frozenset()
    search: str = "true"
    personal: bool = False

    def column(self, name: str) -> Column:
        """Raises KeyError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def view(self, name: str) -> View:
        """The first view when there is none of that name (a view may be gone since it was remembered)."""
        return next((view for view in self.views if view.name == name), self.views[0])


@dataclass(frozen=True)
class Filter:
    """kind: "in" (values, None among them for empty), "between" (from, until; None is open), "contains" (text)."""

    column: str
    kind: str
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Query:
    """What a list is asked for; `sort` are (column, descending) pairs, empty for the listing's own order."""

    listing: Listing
    view: str = ""
    search: str = ""
    filters: tuple[Filter, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()


@dataclass
class Page:
    """Rows (id, cell, cell, …) in the order of the columns; `complete` when there are no further rows."""

    rows: list[tuple[Any, ...]] = field(default_factory=list)
    complete: bool = True


def first_page(reader: Reader, query: Query, size: int = PAGE) -> Page:
    """The first rows, ready to be shown. One statement."""
    where, parameters = condition(query)
    shown = f"SELECT {_cells(query.listing)} FROM {query.listing.source}"
    sql = f"{shown} WHERE {where} ORDER BY {_order(query)} LIMIT {size + 1}"
    rows = reader.rows(sql, parameters)
    return Page(rows[:size], len(rows) <= size)


def order(reader: Reader, query: Query) -> "array[int]":
    """All visible ids in order; asked in the background, and only when the first page was not complete."""
    where, parameters = condition(query)
    ids: array[int] = array("q")
    with translated(), reader.raw.cursor() as cursor:
        cursor.execute(f"SELECT d.id FROM {query.listing.source} WHERE {where} ORDER BY {_order(query)}", parameters)
        while piece := cursor.fetchmany(2000):
            ids.extend([row[0] for row in piece])
    return ids


def cells(reader: Reader, query: Query, ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """The rows of a window by id; an id that is gone or no longer mine is absent."""
    sql = f"SELECT {_cells(query.listing)} FROM {query.listing.source} WHERE d.id = ANY (%(ids)s)"
    return {row[0]: row for row in reader.rows(sql, {"ids": list(ids)})}


def values(reader: Reader, query: Query, column: str, most: int = 200) -> list[tuple[Any, int]]:
    """Distinct values of a column under the other filters, the most frequent first."""
    others = Query(query.listing, query.view, query.search, tuple(f for f in query.filters if f.column != column))
    where, parameters = condition(others)
    sql = (
        f"SELECT {query.listing.column(column).sql} AS value, count(*) FROM {query.listing.source} WHERE {where} "
        f"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {most}"
    )
    return [(value, count) for value, count in reader.rows(sql, parameters)]


def totals(reader: Reader, query: Query) -> dict[str, Any]:
    """Counts per view, and the count and money sums (kopecks) of the whole filtered set. One statement."""
    parameters: dict[str, Any] = {"search": query.search.strip()}
    narrowed = [_filter(query, f, parameters) for f in query.filters]
    here = query.listing.view(query.view).where
    inside = " AND ".join([f"({here})", *narrowed])
    money = [column for column in query.listing.columns if column.kind == "money"]
    parts = [f"count(*) FILTER (WHERE {view.where})" for view in query.listing.views]
    parts.append(f"count(*) FILTER (WHERE {inside})")
    parts += [f"coalesce(sum({column.sql}) FILTER (WHERE {inside}), 0)" for column in money]
    searched = query.listing.search if query.search.strip() else "true"
    row = reader.rows(f"SELECT {', '.join(parts)} FROM {query.listing.source} WHERE {searched}", parameters)[0]
    views = query.listing.views
    return {
        "views": {view.name: count for view, count in zip(views, row, strict=False)},
        "count": row[len(views)],
        "sums": {column.name: int(value) for column, value in zip(money, row[len(views) + 1 :], strict=True)},
    }


def condition(query: Query) -> tuple[str, dict[str, Any]]:
    """The WHERE text of a query and its parameters."""
    parameters: dict[str, Any] = {}
    parts = [f"({query.listing.view(query.view).where})"]
    if query.search.strip():
        parameters["search"] = query.search.strip()
        parts.append(query.listing.search)
    parts += [_filter(query, f, parameters) for f in query.filters]
    return " AND ".join(parts), parameters


def _cells(listing: Listing) -> str:
    return ", ".join(["d.id", *(column.sql for column in listing.columns)])


def _order(query: Query) -> str:
    parts = []
    for name, descending in query.sort or query.listing.order:
        sql = f"d.{name}" if name in ("id", "created_at", "name_sort") else query.listing.column(name).sql
        # NULLs last in both directions; the plain form keeps the index of the listing's own order usable.
        parts.append(f"{sql} {'DESC' if descending else 'ASC'}" + (" NULLS LAST" if descending and query.sort else ""))
    if not any(name == "id" for name, _ in query.sort or query.listing.order):
        parts.append("d.id DESC")
    return ", ".join(parts)


def _filter(query: Query, one: Filter, parameters: dict[str, Any]) -> str:
    sql = query.listing.column(one.column).sql
    key = f"f{len(parameters)}"
    if one.kind == "in":
        chosen = [value for value in one.values if value is not None]
        parameters[key] = chosen
        empty = f" OR ({sql}) IS NULL" if None in one.values else ""
        return f"(({sql}) = ANY (%({key})s){empty})"
    if one.kind == "contains":
        parameters[key] = "%" + one.values[0].replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        return f"({sql}) ILIKE %({key})s"
    bounds = []
    for place, (value, sign) in enumerate(zip(one.values, (">=", "<="), strict=True)):
        if value is not None:
            parameters[f"{key}_{place}"] = value
            bounds.append(f"({sql}) {sign} %({key}_{place})s")
    return " AND ".join(bounds) or "true"
