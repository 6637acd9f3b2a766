"""A list whose rows were computed and stand in no table: answers what services.lists answers, from memory.

`where` of a view and `sql` of a column are not read: a view keeps the rows `belongs` says, a column stands at
its place.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from crm_desktop.services.database import Reader
from crm_desktop.services.lists import PAGE, Filter, Listing, Page, Query

Row = tuple[Any, ...]
Belongs = Callable[[str, Row], bool]


class RowsInMemory:
    """Rows are (id, cell, cell, …) in the order of the listing's columns; their order is the list's own order."""

    def __init__(self, listing: Listing, belongs: Belongs, rows: Sequence[Row] = ()) -> None:
        self._places = {column.name: place + 1 for place, column in enumerate(listing.columns)}
        self._belongs = belongs
        self.rows = list(rows)

    def first_page(self, _reader: Reader, query: Query, size: int = PAGE) -> Page:
        """The first rows."""
        found = self._found(query)
        return Page(found[:size], len(found) <= size)

    def order(self, _reader: Reader, query: Query) -> "array[int]":
        """All ids in order."""
        return array("q", [row[0] for row in self._found(query)])

    def cells(self, _reader: Reader, _query: Query, ids: Sequence[int]) -> dict[int, Row]:
        """Rows by id; one that was taken out meanwhile is absent."""
        wanted = set(ids)
        return {row[0]: row for row in self.rows if row[0] in wanted}

    def values(self, _reader: Reader, query: Query, column: str, most: int = 200) -> list[tuple[Any, int]]:
        """Distinct values of a column under the other filters, the most frequent first."""
        others = Query(query.listing, query.view, query.search, tuple(f for f in query.filters if f.column != column))
        return Counter(row[self._places[column]] for row in self._found(others)).most_common(most)

    def totals(self, _reader: Reader, query: Query) -> dict[str, Any]:
        """Counts per view of what is searched for, and of the whole filtered set."""
        searched = [row for row in self.rows if self._fits_search(row, query.search)]
        views = {view.name: sum(self._belongs(view.name, row) for row in searched) for view in query.listing.views}
        return {"views": views, "count": len(self._found(query)), "sums": {}}

    def _found(self, query: Query) -> list[Row]:
        view = query.listing.view(query.view).name
        found = [
            row
            for row in self.rows
            if self._belongs(view, row)
            and self._fits_search(row, query.search)
            and all(self._fits(row, one) for one in query.filters)
        ]
        for name, descending in reversed(query.sort):
            place = self._places[name]
            found.sort(key=lambda row: _rank(row[place]), reverse=descending)
        return found

    def _fits_search(self, row: Row, text: str) -> bool:
        words = text.casefold().replace("ё", "е").split()
        shown = " ".join(str(cell) for cell in row[1:] if cell is not None).casefold().replace("ё", "е")
        return all(word in shown for word in words)

    def _fits(self, row: Row, one: Filter) -> bool:
        value = row[self._places[one.column]]
        if one.kind == "in":
            return value in one.values
        if one.kind == "contains":
            return str(one.values[0]).casefold() in str(value or "").casefold()
        least, most = one.values
        return value is not None and (least is None or value >= least) and (most is None or value <= most)


def _rank(value: Any) -> tuple[bool, Any]:
    """Empty cells come after all others."""
    return (value is None, value.casefold() if isinstance(value, str) else value or 0)
