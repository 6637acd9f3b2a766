"""The rows of the server: typed columns, lookups that must exist, defaults, stamps set by the server."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from uuid import UUID, uuid4

Value = UUID | str | Decimal | bool | int | date | datetime | None
Row = dict[str, Value]

STAMPS = ("CreatedOn", "CreatedById", "ModifiedOn", "ModifiedById")


class Computed(Enum):
    """A default the server works out at the insert."""

    NOW = "now"
    TODAY = "today"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Column:
    """`kind`: guid, text, integer, decimal, boolean, moment, date; `size` is letters of a text (0: any) or decimals."""

    name: str
    kind: str
    lookup: str = ""
    required: bool = False
    default: Value | Computed = None
    size: int = 0
    cascade: bool = False

    @property
    def path(self) -> str:
        """The name in DataService and in `$filter`: a lookup without its `Id`."""
        return self.name.removesuffix("Id") if self.lookup else self.name


@dataclass(frozen=True, slots=True)
class EntitySet:
    """One object of the platform; columns by OData 4 name."""

    name: str
    columns: dict[str, Column]
    rows: tuple[Row, ...] = ()

    def lookup(self, path: str) -> Column | None:
        """The lookup column behind a navigation name."""
        column = self.columns.get(path + "Id")
        return column if column is not None and column.lookup else None


class Problem(Exception):
    """The base has refused: `code` is absent, duplicate, foreign_key, required, too_long or wrong_type."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code


class Clock:
    """The server's own clock, which may go `shift` away from the computer's or stand at `frozen`."""

    def __init__(self) -> None:
        self.shift = timedelta()
        self.frozen: datetime | None = None

    def now(self) -> datetime:
        """In UTC."""
        return self.frozen if self.frozen is not None else datetime.now(UTC) + self.shift


@dataclass(slots=True)
class Store:
    """All sets of one server. Callers hold `lock` for as long as a request works."""

    sets: dict[str, EntitySet]
    clock: Clock
    author: UUID
    digits: int = 3
    """Digits of a second that a stored stamp keeps; the answer to an insert shows what memory had: more."""
    rows: dict[str, dict[UUID, Row]] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)
    writes: int = 0
    _undo: list[Callable[[], object]] | None = None

    def __post_init__(self) -> None:
        self.rows = {name: {} for name in self.sets}
        for name, entity in self.sets.items():
            for row in entity.rows:
                self.rows[name][_id_of(row)] = self._complete(entity, row, self.author, self.clock.now())

    def get(self, name: str, id: UUID) -> Row | None:
        return self.rows[name].get(id)

    def insert(self, name: str, values: Row, by: UUID, *, id: UUID | None = None, at: datetime | None = None) -> Row:
        """The row as memory has it: its stamps are finer than those it is stored with."""
        entity, at = self.sets[name], at or self.clock.now()
        id = id or uuid4()
        if id in self.rows[name]:
            raise Problem("duplicate", f'duplicate key value violates unique constraint "PK{name}Id"')
        self._check(entity, values)
        row = self._complete(entity, {**values, "Id": id}, by, at)
        for column in entity.columns.values():
            if column.required and row[column.name] is None:
                raise _missing(name, column.name)
        self._put(name, id, row)
        return {**row, "CreatedOn": at, "ModifiedOn": at}

    def change(self, name: str, id: UUID, values: Row, by: UUID, *, at: datetime | None = None) -> Row:
        """The row as stored; a save by anybody moves ModifiedOn, whatever it changes."""
        entity = self.sets[name]
        old = self.rows[name].get(id)
        if old is None:
            raise Problem("absent", f"{name} {id} does not exist")
        self._check(entity, values)
        for column, value in values.items():
            if value is None and entity.columns[column].required:
                raise _missing(name, column)
        stored = {column: fitted(entity.columns[column], value) for column, value in values.items()}
        row: Row = {**old, **stored, "ModifiedOn": self._stored(at or self.clock.now()), "ModifiedById": by}
        self._put(name, id, row)
        return row

    def remove(self, name: str, id: UUID) -> None:
        """Physically, with its details; refused while somebody else refers to it."""
        if id not in self.rows[name]:
            raise Problem("absent", f"{name} {id} does not exist")
        details = []
        for other, column in self._referring(name):
            for row in [row for row in self.rows[other].values() if row[column.name] == id]:
                if not column.cascade:
                    words = f'update or delete on table "{name}" violates foreign key constraint'
                    raise Problem("foreign_key", f'{words} "FK{other}{column.path}" on table "{other}"')
                details.append((other, _id_of(row)))
        for other, detail in details:
            if detail in self.rows[other]:
                self.remove(other, detail)
        self._put(name, id, None)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is undone when it ends by an exception."""
        undo: list[Callable[[], object]] = []
        self._undo = undo
        try:
            yield
        except BaseException:
            for act in reversed(undo):
                act()
            raise
        finally:
            self._undo = None

    def _referring(self, name: str) -> Iterator[tuple[str, Column]]:
        for other, entity in self.sets.items():
            for column in entity.columns.values():
                if column.lookup == name:
                    yield other, column

    def _put(self, name: str, id: UUID, row: Row | None) -> None:
        table = self.rows[name]
        old = table.get(id)
        if self._undo is not None:
            self._undo.append(lambda: table.pop(id, None) if old is None else table.update({id: old}))
        if row is None:
            del table[id]
        else:
            table[id] = row
        self.writes += 1

    def _check(self, entity: EntitySet, values: Row) -> None:
        for name, value in values.items():
            column = entity.columns[name]
            if value is None:
                continue
            if column.lookup and value not in self.rows[column.lookup]:
                words = f'insert or update on table "{entity.name}" violates foreign key constraint'
                raise Problem("foreign_key", f'{words} "FK{entity.name}{column.path}"')
            if column.kind == "text" and column.size and len(str(value)) > column.size:
                raise Problem("too_long", f"value too long for type character varying({column.size})")

    def _complete(self, entity: EntitySet, values: Row, by: UUID, at: datetime) -> Row:
        row: Row = {}
        for column in entity.columns.values():
            value = values[column.name] if column.name in values else self._default(column, by, at)
            row[column.name] = fitted(column, value)
        stamp = self._stored(at)
        return {**row, "CreatedOn": stamp, "ModifiedOn": stamp, "CreatedById": by, "ModifiedById": by}

    def _default(self, column: Column, by: UUID, at: datetime) -> Value:
        match column.default:
            case Computed.NOW:
                return at
            case Computed.TODAY:
                return at.date()
            case Computed.AUTHOR:
                return by
        return column.default

    def _stored(self, at: datetime) -> datetime:
        step = 10 ** (6 - self.digits)
        return at.replace(microsecond=0) + timedelta(microseconds=(at.microsecond + step // 2) // step * step)


def entity_set(name: str, columns: Iterable[Column], rows: Iterable[Row] = ()) -> EntitySet:
    """With the columns that every object has."""
    common = (
        Column("Id", "guid", required=True),
        Column("CreatedOn", "moment"),
        Column("CreatedById", "guid", "Contact"),
        Column("ModifiedOn", "moment"),
        Column("ModifiedById", "guid", "Contact"),
    )
    return EntitySet(name, {column.name: column for column in (*common, *columns)}, tuple(rows))


def fitted(column: Column, value: Value) -> Value:
    """The value as the column of the base keeps it."""
    if isinstance(value, int | Decimal) and column.kind == "decimal":
        return Decimal(value).quantize(Decimal(1).scaleb(-(column.size or 2)), ROUND_HALF_UP)
    if isinstance(value, datetime) and column.kind == "moment":
        return value.astimezone(UTC).replace(microsecond=value.microsecond // 1000 * 1000)
    return value


def _missing(name: str, column: str) -> Problem:
    return Problem("required", f'null value in column "{column}" of relation "{name}" violates not-null constraint')


def _id_of(row: Row) -> UUID:
    id = row["Id"]
    assert isinstance(id, UUID)
    return id
