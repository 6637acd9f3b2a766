"""The server as tests use it: started on a free port, changed by persons, watched and made to fail."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Self
from urllib.parse import unquote
from uuid import NAMESPACE_URL, UUID, uuid5

from tests.terrasoft.server import schema
from tests.terrasoft.server.dataservice import DataService
from tests.terrasoft.server.dictionaries import SUPERVISOR
from tests.terrasoft.server.faults import AFTER, Fault, Plan
from tests.terrasoft.server.http import Host, Refusal, Request, Response, answer, page
from tests.terrasoft.server.login import Doors, User
from tests.terrasoft.server.odata3 import OData3
from tests.terrasoft.server.odata4 import OData4
from tests.terrasoft.server.reading import Reader
from tests.terrasoft.server.settings import Settings
from tests.terrasoft.server.store import Clock, EntitySet, Row, Store, Value

USER, PASSWORD = "exchange", "Пароль-обмена-1"
ENTITY_SERVICE = "/ServiceModel/EntityDataService.svc"
EXCHANGE_CONTACT = uuid5(NAMESPACE_URL, "terrasoft:contact:exchange")


Snapshot = dict[str, dict[UUID, Row]]
"""Records are never changed in place: a copy of the tables is enough."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is remembered of a request; `secrets`: one stood where it must not, in the address or in a body."""

    number: int
    method: str
    path: str
    query: str
    status: int
    secrets: bool
    body: bytes


class TerrasoftServer:
    """A Terrasoft of its own; `with` starts and stops it."""

    def __init__(self, sets: Iterable[EntitySet] | None = None, **settings: Any) -> None:
        self.settings = Settings(**settings)
        self.clock = Clock()
        entities = {entity.name: entity for entity in (schema.standard() if sets is None else sets)}
        if "Contact" in entities:
            people = (*entities["Contact"].rows, schema.contact("Обмен", EXCHANGE_CONTACT))
            entities["Contact"] = replace(entities["Contact"], rows=people)
        self.store = Store(entities, self.clock, SUPERVISOR)
        self.doors = Doors(self.settings, self.clock, {USER: User(USER, PASSWORD, EXCHANGE_CONTACT)})
        self.plan = Plan()
        self.requests: list[Record] = []
        self.broken: list[Exception] = []
        self.processes: list[Callable[[str, UUID, str], None]] = []
        """Business processes: called with set, id and verb after each write over the network, in its transaction."""
        self._numbers = 0
        self._last: dict[str, Response] = {}
        self._host = Host(self._respond, self.clock.now)
        root = self.address + self.settings.base
        self._readers = {version: Reader(self.store, self.settings, version) for version in (3, 4)}
        self._odata4 = OData4(self.store, self.settings, self._readers[4], self._written, root + "/odata")
        self._odata3 = OData3(self.store, self.settings, self._readers[3], self._written, root + ENTITY_SERVICE)
        self._dataservice = DataService(self.store, self.settings, self._written)

    @property
    def address(self) -> str:
        """What a person writes into the settings of the exchange."""
        return f"http://127.0.0.1:{self._host.port}{self.settings.application}"

    @property
    def user(self) -> User:
        """The user of the exchange."""
        return self.doors.users[USER]

    def start(self) -> Self:
        self._host.start()
        return self

    def stop(self) -> None:
        """Raises what broke inside the server itself: to a client it looks like a fault that was planned."""
        self._host.stop()
        if self.broken:
            raise self.broken[0]

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *problem: object) -> None:
        self.stop()

    def insert(
        self, name: str, *, by: UUID = SUPERVISOR, id: UUID | None = None, at: datetime | None = None, **values: Value
    ) -> UUID:
        """A person adds a record; `at` is the stamp it gets instead of now."""
        with self.store.lock:
            made = self.store.insert(name, values, by, id=id, at=at)["Id"]
        assert isinstance(made, UUID)
        return made

    def change(
        self, name: str, id: UUID, *, by: UUID = SUPERVISOR, at: datetime | None = None, **values: Value
    ) -> None:
        """A person saves a record."""
        with self.store.lock:
            self.store.change(name, id, values, by, at=at)

    def remove(self, name: str, id: UUID) -> None:
        """A person deletes a record, physically and without a trace."""
        with self.store.lock:
            self.store.remove(name, id)

    def rows(self, name: str) -> list[Row]:
        """Copies of all records of a set."""
        with self.store.lock:
            return [dict(row) for row in self.store.rows[name].values()]

    def row(self, name: str, id: UUID) -> Row:
        """A copy; KeyError when it is not there."""
        with self.store.lock:
            return dict(self.store.rows[name][id])

    def snapshot(self) -> Snapshot:
        """What `restore` needs to make this server what it is now."""
        with self.store.lock:
            return {name: dict(table) for name, table in self.store.rows.items()}

    def restore(self, snapshot: Snapshot) -> None:
        """Back to the records of then; nobody is signed in, nothing is planned or recorded."""
        with self.store.lock:
            self.store.rows = {name: dict(table) for name, table in snapshot.items()}
            self.doors.expire()
            self.plan.clear()
            self.requests.clear()
            self._last.clear()
            self._numbers = 0

    def _written(self, name: str, id: UUID, verb: str) -> None:
        for process in self.processes:
            process(name, id, verb)

    def _respond(self, request: Request) -> Response:
        with self.store.lock:
            self._numbers += 1
            request.number = self._numbers
        try:
            response = self._planned(request)
        except Exception as problem:
            self.broken.append(problem)
            raise
        login = request.path.endswith(("AuthService.svc/Login", "/connect/token"))
        told = request.path + unquote(request.query) + ("" if login else request.text())
        leaks = any(secret and secret in told for secret in self.doors.secrets())
        record = Record(
            request.number, request.method, request.path, request.query, response.status, leaks, request.body
        )
        with self.store.lock:
            self.requests.append(record)
        return response

    def _planned(self, request: Request) -> Response:
        if self.plan.hook is not None and self.plan.hook(request) is False:
            return Response(0, way="drop")
        fault = self.plan.fault_of(request)
        if fault is None:
            return self._worked(request, "")
        if fault.kind == "expired":
            self.doors.expire()
            return self._worked(request, "")
        if fault.kind in ("repeat", "shuffle"):
            return self._worked(request, fault.kind)
        return self._spoiled(request, fault)

    def _spoiled(self, request: Request, fault: Fault) -> Response:
        works = fault.when == AFTER or fault.kind == "slow"
        return fault.spoil(self._worked(request, "") if works else None)

    def _worked(self, request: Request, trick: str) -> Response:
        try:
            return self._routed(request, trick)
        except Refusal as refusal:
            return refusal.response

    def _routed(self, request: Request, trick: str) -> Response:
        path = self._inside(request.path)
        if path is None:
            return page(404, "404 - File or directory not found.")
        if len(request.query) > self.settings.max_query:
            return page(404, "HTTP Error 404.15 - Not Found", "The query string is too long.")
        if len(request.body) > self.settings.max_body:
            return page(413, "Request Entity Too Large")
        with self.store.lock:
            door = self._door(request, path)
            if door is not None:
                return door
            user = self.doors.enter(request)
            response = self._data(request, path.removeprefix(self.settings.base), user, trick)
            response.headers += self.doors.later_cookie(request)
            return response

    def _inside(self, path: str) -> str | None:
        start = self.settings.application
        return path[len(start) :] if path.lower().startswith(start.lower()) else None

    def _door(self, request: Request, path: str) -> Response | None:
        if path in ("", "/"):
            return self.doors.site(request)
        if path == "/ServiceModel/AuthService.svc/Login":
            return self.doors.login(request) if "forms" in self.settings.login else page(404, "Not Found")
        if path == "/connect/token":
            return self.doors.token(request) if "oauth" in self.settings.login else page(404, "Not Found")
        if path.startswith("/Login/"):
            return page(200, "Вход в систему", '<form action="/Login/NuiLogin.aspx"></form>')
        if path.endswith("/AuthService.svc/Login"):
            return answer(401, {"Message": "Authentication failed.", "StackTrace": None})
        if not path.startswith(self.settings.base + "/"):
            return page(404, "404 - File or directory not found.")
        return None

    def _data(self, request: Request, path: str, user: User, trick: str) -> Response:
        shuffled = trick == "shuffle"
        self._readers[3].shuffled = self._readers[4].shuffled = self._dataservice.shuffled = shuffled
        if path == "/ping":
            return answer(200, {})
        services: tuple[tuple[str, str, Callable[[Request, str, UUID], Response]], ...] = (
            ("odata4", "/odata", self._odata4.respond),
            ("odata3", ENTITY_SERVICE, self._odata3.respond),
            ("dataservice", "/DataService", self._dataservice.respond),
        )
        for name, start, respond in services:
            if (path == start or path.startswith(start + "/")) and self.settings.speaks(name):
                work = partial(respond, request, path.removeprefix(start), user.contact)
                return self._paged(request, path, trick, work)
        return page(404, "404 - File or directory not found.")

    def _paged(self, request: Request, path: str, trick: str, work: Callable[[], Response]) -> Response:
        if not (request.method == "GET" or path.endswith("SelectQuery")):
            return work()
        if trick == "repeat" and path in self._last:
            return replace(self._last[path], headers=[])
        response = work()
        if response.status == 200:
            self._last[path] = replace(response, headers=[])
        return response
