"""A year in seconds: people act one after another on one connection, by a clock of their own.

Every step is the real command, taken as the person whose it is (SET SESSION AUTHORIZATION); afterwards the moments the
base has written are moved to the moments of the story.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from psycopg2.extensions import connection as Connection

from crm_desktop.services.documents import LINES

MOSCOW = timezone(timedelta(hours=3))
OPENS, CLOSES = time(9), time(18)


class WorkTime:
    """Office hours in Moscow on the days of the production calendar."""

    def __init__(self, holidays: frozenset[date]) -> None:
        self._holidays = holidays

    def is_working(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self._holidays

    def later(self, moment: datetime, hours: float) -> datetime:
        """The moment after so many hours at work."""
        left = timedelta(hours=hours)
        while True:
            opens = datetime.combine(moment.date(), OPENS, MOSCOW)
            closes = datetime.combine(moment.date(), CLOSES, MOSCOW)
            moment = max(moment, opens)
            room = closes - moment
            if self.is_working(moment.date()) and left < room:
                return moment + left
            if self.is_working(moment.date()) and room > timedelta():
                left -= room
            moment = datetime.combine(moment.date() + timedelta(days=1), OPENS, MOSCOW)

    def latest(self, moment: datetime) -> datetime:
        """The last moment at work that is not after this one."""
        closes = datetime.combine(moment.date(), CLOSES, MOSCOW)
        while not (self.is_working(closes.date()) and moment > closes - timedelta(hours=8)):
            closes -= timedelta(days=1)
            moment = closes
        return min(moment, closes)


class Cast:
    """The people of the office at work; `now` is the story's moment and is set by whoever tells the story."""

    def __init__(self, connection: Connection) -> None:
        connection.autocommit = True
        self.cursor = connection.cursor()
        # What a power cut would take is built anew: no base is used before its building has ended.
        self.cursor.execute("SET synchronous_commit = off")
        self.now = datetime.now(MOSCOW)
        self._person = ""
        self._moments: list[tuple[datetime, datetime]] = []

    @property
    def today(self) -> date:
        """The story's date."""
        return self.now.date()

    def value(self, person: str, expression: str, values: Sequence[Any] = ()) -> Any:
        """What an SQL expression answers to a login, at the story's moment."""
        return self._at(person, f"SELECT now(), ({expression})", values)

    def insert(self, person: str, table: str, **fields: Any) -> int:
        """A row written directly, under the person's own rights."""
        places = ", ".join(["%s"] * len(fields))
        row = f"INSERT INTO crm.{table} ({', '.join(fields)}) VALUES ({places}) RETURNING id"
        return int(self._at(person, f"WITH row AS ({row}) SELECT now(), id FROM row", tuple(fields.values())))

    def comment(self, person: str, document: str, document_id: int, words: str) -> None:
        """Events are written by everybody and read back only by those who see the document: nothing is returned."""
        self._at(person, "SELECT now(), NULL")
        self.cursor.execute(
            "INSERT INTO crm.event (kind, document, document_id, text) VALUES ('comment', %s, %s, %s)",
            (document, document_id, words),
        )

    def step(self, person: str, document: str, verb: str, document_id: int, **arguments: Any) -> dict[str, Any]:
        """A step on the version that stands."""
        version = f"(SELECT version FROM crm.{document} WHERE id = %s)"
        values = (document_id, document_id, json.dumps(arguments, default=str))
        return dict(self.value(person, f"api.{document}_{verb}(%s, {version}, %s)", values))

    def call(self, person: str, function: str, *arguments: Any) -> Any:
        """A command that is no step."""
        return self.value(person, f"api.{function}({', '.join(['%s'] * len(arguments))})", arguments)

    def save(
        self, person: str, document: str, document_id: int | None, lines: Sequence[Any] = (), **changes: Any
    ) -> int:
        """Makes or changes a draft (sums in kopecks, as the columns are named)."""
        version = f"coalesce((SELECT version FROM crm.{document} WHERE id = %s), 0)"
        table, parent = LINES.get(document, (None, None))
        texts = (json.dumps(changes, default=str), json.dumps(list(lines), default=str))
        values = (document, document_id, document_id, *texts, table, parent)
        return int(self.value(person, f"api.save(%s, %s, {version}, %s, %s, %s, %s)", values)["id"])

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What the superuser reads or sets right, at no moment of the story."""
        self._become("")
        self.cursor.execute(sql, values or None)
        return self.cursor.fetchall() if self.cursor.description else []

    def moments(self) -> list[tuple[datetime, datetime]]:
        """When each step really happened and when it happens in the story."""
        return self._moments

    def _at(self, person: str, sql: str, values: Sequence[Any] = ()) -> Any:
        self._become(person)
        self.cursor.execute(sql, values or None)
        really, answer = self.cursor.fetchall()[0]
        # Steps of one moment follow each other as they really did.
        last_really, last_story = self._moments[-1] if self._moments else (really, self.now)
        self._moments.append((really, max(self.now, last_story + (really - last_really))))
        return answer

    def _become(self, person: str) -> None:
        if person != self._person:
            self.cursor.execute(f'SET SESSION AUTHORIZATION "{person}"' if person else "RESET SESSION AUTHORIZATION")
            self._person = person
