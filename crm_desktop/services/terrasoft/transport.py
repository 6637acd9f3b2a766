"""The one interface of all roads to Terrasoft; names are those of OData 4 whatever the protocol (AccountId)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Final, Protocol
from uuid import UUID

from crm_desktop.services.terrasoft.profile import Profile

Value = UUID | str | Decimal | bool | int | date | datetime | None
"""A datetime is always aware and in UTC; the server's "null shown as a value" is None already."""
Row = dict[str, Value]
BATCH: Final = 100
"""The most requests one `$batch` takes (reference 3.7)."""
KINDS: Final = ("guid", "text", "integer", "decimal", "boolean", "moment", "date")
SYSTEM_COLUMNS: Final = ("CreatedOn", "CreatedById", "ModifiedOn", "ModifiedById")
"""Set by the server at every save; never sent."""


@dataclass(frozen=True, slots=True)
class Column:
    """`lookup` is the set an id refers to, "" when it refers to nothing."""

    name: str
    kind: str
    lookup: str = ""


@dataclass(frozen=True, slots=True)
class EntitySet:
    """Names without the suffix Collection of OData 3."""

    name: str
    columns: dict[str, Column] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Condition:
    """`sign`: = <> >= < in; the value of `in` is a tuple."""

    column: str
    sign: str
    value: Value | tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """`top` is the most rows of the answer; an empty `order` means by Id, as pages need some order."""

    entity: str
    columns: tuple[str, ...]
    where: tuple[Condition, ...] = ()
    order: tuple[str, ...] = ()
    top: int = 500
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Write:
    """`verb`: create, update, delete; create sends `id` itself, so that it can be looked for after a lost answer."""

    verb: str
    entity: str
    id: UUID
    values: Row = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`state`: done; refused (a definite no); unknown (look by id before anything else); not_tried (surely not done).

    `id` is told when the server gave the created record an id of its own.
    """

    write: Write
    state: str
    words: str = ""
    status: int = 0
    id: UUID | None = None


class Transport(Protocol):
    """Reads raise a Fault; writes tell their fate and raise only for a login or a profile that does not work."""

    kind: str
    can_batch: bool

    def declare_dates(self, dates: Mapping[str, Iterable[str]]) -> None:
        """Columns of a set that hold a calendar date: OData shows them as moments and does not tell them apart."""

    def schema(self, wanted: Iterable[str] = ()) -> dict[str, EntitySet]:
        """All sets the server tells of; DataService has no list and answers for the `wanted` ones only."""

    def read(self, query: Query) -> list[Row]: ...

    def read_by_id(self, entity: str, id: UUID, columns: tuple[str, ...]) -> Row | None:
        """None means surely absent (or hidden by rights): a missing set is a Fault."""

    def count(self, entity: str, where: tuple[Condition, ...] = ()) -> int: ...

    def write(self, write: Write) -> Outcome: ...

    def write_many(self, writes: Sequence[Write]) -> list[Outcome]:
        """In the order given, going on after a failure; one by one where the server has no batches."""

    def asked(self) -> int:
        """How many requests went out so far, logins among them."""

    def server_now(self) -> datetime | None:
        """The server's clock by its last answer, run on since; None before any answer."""

    def close(self) -> None: ...


def open_transport(profile: Profile, secret: str) -> Transport:
    """Asks nothing of the network yet; the login goes out with the first request. Raises Misconfigured."""
    # Each protocol is loaded only where it is spoken, and requests with the first of them.
    from crm_desktop.services.terrasoft.dataservice import DataService
    from crm_desktop.services.terrasoft.odata3 import OData3
    from crm_desktop.services.terrasoft.odata4 import OData4

    roads: dict[str, Callable[[Profile, str], Transport]]
    roads = {"odata4": OData4, "odata3": OData3, "dataservice": DataService}
    return roads[profile.checked().generation](profile, secret)
