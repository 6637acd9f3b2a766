"""Rows on their way into the base: buffered per table, sent by COPY, all tables in turn in one transaction."""

import io
from collections.abc import Iterable, Mapping
from typing import Any

FLUSH_ROWS = 20_000


def array(values: Iterable[int]) -> str:
    """An array as COPY reads it."""
    return "{" + ",".join(map(str, values)) + "}"


def text(value: Any) -> str:
    """A field as COPY reads it; the texts of this generator hold neither tab nor backslash."""
    return "\\N" if value is None else str(value)


class Copying:
    """`columns` names each table's columns; indexes and triggers are the caller's business."""

    def __init__(self, connection: Any, columns: Mapping[str, str]) -> None:
        self._cursor = connection.cursor()
        self._columns = columns
        self._waiting: dict[str, list[str]] = {table: [] for table in columns}
        self.sent = 0

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        """One row; sent together with others of its table."""
        waiting = self._waiting[table]
        waiting.append("\t".join(map(text, row)))
        if len(waiting) >= FLUSH_ROWS:
            self._send(table)

    def finish(self) -> None:
        """Sends what still waits."""
        for table in self._columns:
            self._send(table)

    def _send(self, table: str) -> None:
        waiting, self._waiting[table] = self._waiting[table], []
        if waiting:
            content = io.StringIO("\n".join(waiting) + "\n")
            self._cursor.copy_expert(f"COPY crm.{table} ({self._columns[table]}) FROM STDIN", content)
            self.sent += len(waiting)
