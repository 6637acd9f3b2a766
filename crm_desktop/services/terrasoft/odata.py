"""What both versions of OData share: addresses, pages, single records, and the fate of a write."""

import threading
from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar, Final
from uuid import UUID

from crm_desktop.services.terrasoft import answers, literals, metadata
from crm_desktop.services.terrasoft.answers import Answer
from crm_desktop.services.terrasoft.faults import Fault, NotTerrasoft, Unreachable
from crm_desktop.services.terrasoft.literals import Dialect
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.reading import Reading, patiently
from crm_desktop.services.terrasoft.transport import Column, Condition, EntitySet, Outcome, Query, Row, Value, Write
from crm_desktop.services.terrasoft.values import moment_text, sent
from crm_desktop.services.terrasoft.writing import body_of, fate, fate_of_fault, not_there

UNKNOWN_METHOD: Final = (405, 501)
MOST_PAGES: Final = 2_000
"""Of one question that the server cuts into pages of its own."""


class OData(Reading):
    """Pages, records, counts and single writes; what differs is in the two heirs."""

    dialect: ClassVar[Dialect]
    headers: ClassVar[Mapping[str, str]]
    decimals_as_text: ClassVar[bool] = False
    """Verbose JSON of OData 3 writes decimals as text: with a point they would be read as binary fractions."""

    def __init__(self, profile: Profile, secret: str) -> None:
        super().__init__(profile, secret)
        self._sets: dict[str, EntitySet] | None = None
        self._loading = threading.Lock()

    @property
    @abstractmethod
    def service(self) -> str:
        """The address of the service, without a slash at its end."""

    @abstractmethod
    def _set_path(self, entity: str) -> str: ...

    @abstractmethod
    def _rows(self, told: Any) -> tuple[list[Any], str]:
        """The rows of a page and the address of the next one, "" when the server has not cut."""

    @abstractmethod
    def _record(self, told: Any) -> Any: ...

    @abstractmethod
    def _speaks_of_record(self, words: str) -> bool:
        """Whether a 404 means the record, by its words; that the metadata names the set is asked before."""

    # reading

    def try_service(self) -> None:
        """The service document: some kilobytes instead of the metadata's megabytes."""
        told = answers.json_of(self._read_good(f"{self.service}/", self.headers))
        if not isinstance(told, dict) or not {"value", "d"} & set(told):
            raise NotTerrasoft("the answer is no service document")

    def schema(self, wanted: Iterable[str] = ()) -> dict[str, EntitySet]:
        """All sets; the metadata (megabytes) is read once and again when a wanted set is missing in it."""
        return {name: self._dated(found) for name, found in self._all_sets(wanted).items()}

    def _all_sets(self, wanted: Iterable[str] = ()) -> Mapping[str, EntitySet]:
        with self._loading:
            if self._sets is None or any(name not in self._sets for name in wanted):
                answer = patiently(lambda: self._read_good(f"{self.service}/$metadata", {"Accept": "application/xml"}))
                self._sets = metadata.parse(answer.body)
            return self._sets

    def _forget(self, entity: str) -> None:
        with self._loading:
            self._sets = None

    def _dated(self, found: EntitySet) -> EntitySet:
        return metadata.with_dates(found, self._dates.get(found.name, ()))

    def _columns(self, entity: str) -> Mapping[str, Column]:
        if entity not in self._known:
            found = self._all_sets().get(entity)
            self._known[entity] = self._dated(found).columns if found else {}
        return self._known[entity]

    def _address(self, query: Query) -> str:
        options = [f"$select={','.join(query.columns)}", f"$orderby={self._order(query)}", f"$top={query.top}"]
        if query.skip:
            options.append(f"$skip={query.skip}")
        told = "&".join(literals.encoded(option) for option in options)
        return f"{self.service}/{self._set_path(query.entity)}?{self._filter(query)}{told}"

    def _filter(self, query: Query) -> str:
        if not query.where:
            return ""
        text = literals.filter_text(query.where, self._column_of(query.entity), self.dialect, self._calendar)
        return f"$filter={literals.encoded(text)}&"

    def _order(self, query: Query) -> str:
        column_of = self._column_of(query.entity)
        return ",".join(f"{literals.path(column_of(name))} asc" for name in query.order)

    def _length(self, query: Query) -> int:
        return len(self._address(query))

    def _raw_page(self, query: Query) -> list[Any]:
        address, found = self._address(query), list[Any]()
        for _ in range(MOST_PAGES):
            answer = self._read_good(address, self.headers)
            rows, following = self._rows(answers.json_of(answer))
            found += rows
            if not following or len(found) >= query.top:
                return found[: query.top]
            address = self._followed(address, following)
        raise Unreachable("the server's pages do not end")

    def _followed(self, address: str, following: str) -> str:
        """The server's own next page, only within the service: an address of another place would get the session."""
        if following.startswith("/"):
            following = self.service[: self.service.index("/", 8)] + following
        elif "://" not in following:
            following = f"{self.service}/{following}"
        inside = following.split("://", 1)[-1].lower().startswith(self.service.split("://", 1)[-1].lower() + "/")
        if not inside or following == address:
            raise Unreachable("the next page leads nowhere")
        # Behind a gateway the server may think that it is asked without encryption.
        return self.service.split("://", 1)[0] + "://" + following.split("://", 1)[-1].replace(" ", "%20")

    def read_by_id(self, entity: str, id: UUID, columns: tuple[str, ...]) -> Row | None:
        address = f"{self.service}/{self._key_path(entity, id)}?$select={','.join(columns)}"

        def asked() -> Row | None:
            answer = self._talk.ask("GET", address, headers=self.headers)
            if answer.status == 204 or self._is_absent(entity, answer):
                return None
            answers.require_read(answer)
            return self._row(entity, columns, self._record(answers.json_of(answer)))

        return patiently(asked)

    def _is_absent(self, entity: str, answer: Answer) -> bool:
        known = answer.status == 404 and not answer.is_page and bool(self._columns(entity))
        return known and self._speaks_of_record(answer.words)

    def _key_path(self, entity: str, id: UUID) -> str:
        return f"{self._set_path(entity)}({self.dialect.guid(id)})"

    def count(self, entity: str, where: tuple[Condition, ...] = ()) -> int:
        """A chain of `in` that does not fit one address is counted in parts: its values are distinct."""
        parts = literals.portions(Query(entity, ("Id",), where, ("Id",)), self._length)
        return sum(self._count(part) for part in parts)

    def _count(self, query: Query) -> int:
        address = f"{self.service}/{self._set_path(query.entity)}/$count?{self._filter(query)}".rstrip("?&")
        answer = patiently(lambda: self._read_good(address, {**self.headers, "Accept": "text/plain, */*"}))
        text = answer.body.decode("utf-8-sig", "replace").strip()
        if not text.isdecimal():
            raise Unreachable(f"$count: {text[:80]!r}")
        return int(text)

    def _read_good(self, address: str, headers: Mapping[str, str]) -> Answer:
        answer = self._talk.ask("GET", address, headers=headers)
        answers.require_read(answer)
        return answer

    # writing

    @abstractmethod
    def _verbs(self, write: Write) -> Sequence[tuple[str, dict[str, str]]]:
        """Methods and headers to try one after another while the server answers that it does not know the method."""

    def _json(self, values: Row) -> dict[str, Any]:
        return {name: self._json_value(sent(value, self._calendar)) for name, value in values.items()}

    def _json_value(self, value: Value) -> Any:
        if isinstance(value, datetime):
            return moment_text(value)
        if isinstance(value, Decimal) and self.decimals_as_text:
            return format(value, "f")
        return str(value) if isinstance(value, UUID) else value

    def write(self, write: Write) -> Outcome:
        early = self._early(write)
        if early is not None:
            return early
        try:
            answer = self._written(write, body_of(write, self._profile.own_id))
        except Fault as fault:
            return fate_of_fault(write, fault)
        if answer.status == 404 and not (write.verb != "create" and self._is_absent(write.entity, answer)):
            return not_there(write, answer.words)
        return fate(write, answer, self._record, self._profile.own_id)

    def _written(self, write: Write, values: Row) -> Answer:
        create = write.verb == "create"
        path = self._set_path(write.entity) if create else self._key_path(write.entity, write.id)
        body = None if write.verb == "delete" else literals.to_json(self._json(values)).encode()
        (method, headers), *others = self._verbs(write)
        answer = self._send(method, path, headers, body)
        for method, headers in others:
            if answer.status not in UNKNOWN_METHOD:
                break
            answer = self._send(method, path, headers, body)
            if answer.status not in UNKNOWN_METHOD:
                self._proved(write, method)
        return answer

    def _send(self, method: str, path: str, headers: Mapping[str, str], body: bytes | None) -> Answer:
        return self._talk.ask(method, f"{self.service}/{path}", body=body, headers={**self.headers, **headers})

    def _proved(self, write: Write, method: str) -> None:
        """The method has been taken; the next write may begin with it."""

    def write_many(self, writes: Sequence[Write]) -> list[Outcome]:
        return [self.write(write) for write in writes]
