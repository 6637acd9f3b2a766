"""OData 3 in verbose JSON, and Atom for those who forget to ask for JSON (section 4)."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from xml.sax.saxutils import escape

from tests.terrasoft.server import metadata, values
from tests.terrasoft.server.http import Request, Response, answer
from tests.terrasoft.server.odata4 import Written
from tests.terrasoft.server.paths import BadQuery
from tests.terrasoft.server.reading import Found, Reader
from tests.terrasoft.server.settings import Settings
from tests.terrasoft.server.store import Column, EntitySet, Problem, Row, Store

KIND = "application/json;odata=verbose;charset=utf-8"
ATOM = "application/atom+xml;type=feed;charset=utf-8"
ADDRESS = re.compile(r"(?P<set>\w+)Collection(?:\(guid'(?P<key>[0-9a-fA-F-]{36})'\))?(?P<rest>/.*)?")
CHANGES = ("PUT", "MERGE", "PATCH")
SPACES = (
    'xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" '
    'xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"'
)


@dataclass(slots=True)
class OData3:
    """EntityDataService.svc; `written(set, id, verb)` is called after each write that was done."""

    store: Store
    settings: Settings
    reader: Reader
    written: Written
    root: str = ""

    def respond(self, request: Request, path: str, by: UUID) -> Response:
        """`path` begins behind the service's root."""
        try:
            return self._respond(request, path.strip("/"), by)
        except BadQuery as problem:
            return failed(problem.status, str(problem))
        except values.BadValue as problem:
            return failed(400, str(problem))
        except Problem as problem:
            return failed(404 if problem.code == "absent" else 500, str(problem))

    def _respond(self, request: Request, path: str, by: UUID) -> Response:
        if path == "$metadata":
            return Response(200, metadata.version3(self.store.sets.values()).encode(), "application/xml;charset=utf-8")
        if not path:
            return answer(200, {"d": {"EntitySets": [f"{name}Collection" for name in self.store.sets]}}, KIND)
        found = ADDRESS.fullmatch(path)
        if found is None or found["set"] not in self.store.sets:
            return failed(self.settings.unknown_set, f"Resource not found for the segment '{path}'.")
        method = request.method
        if method == "POST":
            method = request.headers.get("x-http-method", method).upper()
        elif method in self.settings.refused_methods:
            return failed(405, f"The HTTP verb {method} used to access this path is not allowed.")
        entity = self.store.sets[found["set"]]
        if found["key"] is None:
            return self._collection(request, method, entity, found["rest"] or "", by)
        return self._record(request, method, entity, UUID(found["key"]), by)

    def _collection(self, request: Request, method: str, entity: EntitySet, rest: str, by: UUID) -> Response:
        options = request.options()
        if method == "GET" and rest == "/$count":
            count = len(self.reader.matching(entity, options.get("$filter", "")))
            return Response(200, str(count).encode(), "text/plain;charset=utf-8")
        if rest or method not in ("GET", "POST"):
            return failed(405 if not rest else 404, "The request is not supported.")
        if method == "GET":
            return self._page(request, entity, options)
        row, id = self.reader.taken(entity, _json_of(request))
        if id is not None and self.settings.own_id == "refused":
            raise BadQuery("The property 'Id' is read-only.")
        made = self.store.insert(entity.name, row, by, id=id if self.settings.own_id == "kept" else None)
        new = made["Id"]
        assert isinstance(new, UUID)
        self.written(entity.name, new, "create")
        return answer(201, {"d": self.shown(entity, made, list(entity.columns.values()))}, KIND)

    def _page(self, request: Request, entity: EntitySet, options: dict[str, str]) -> Response:
        found = self.reader.find(entity, options, request.number, self.settings.next_page)
        if "json" not in request.headers.get("accept", ""):
            return self._atom(entity, found)
        rows = [self.shown(entity, row, found.columns) for row in found.rows]
        if self.settings.bare_list and not found.more:
            return answer(200, {"d": rows}, KIND)
        content: dict[str, Any] = {"results": rows}
        if found.total is not None:
            content["__count"] = str(found.total)
        if found.more:
            parts = request.query.split("&")
            kept = [part for part in parts if part and not part.startswith(("$skip=", "$top=", "%24skip=", "%24top="))]
            left = [f"$top={int(options['$top']) - len(found.rows)}"] if "$top" in options else []
            query = "&".join([*kept, f"$skip={found.more}", *left])
            content["__next"] = f"{self.root}/{entity.name}Collection?{query}"
        return answer(200, {"d": content}, KIND)

    def _record(self, request: Request, method: str, entity: EntitySet, id: UUID, by: UUID) -> Response:
        if method == "GET":
            row = self.store.get(entity.name, id)
            if row is None:
                raise Problem("absent", f"Resource not found for the segment '{entity.name}Collection'.")
            columns = self.reader.columns(entity, request.options().get("$select", ""))
            if "json" not in request.headers.get("accept", ""):
                return self._atom(entity, Found([row], columns))
            return answer(200, {"d": self.shown(entity, row, columns)}, KIND)
        if method in CHANGES:
            values_sent, _ = self.reader.taken(entity, _json_of(request))
            self.store.change(entity.name, id, values_sent, by)
            self.written(entity.name, id, "update")
            return Response(204)
        if method == "DELETE":
            self.store.remove(entity.name, id)
            self.written(entity.name, id, "delete")
            return Response(204)
        return failed(405, f"The HTTP verb {method} is not allowed.")

    def shown(self, entity: EntitySet, row: Row, columns: list[Column]) -> dict[str, Any]:
        """One record; lookups also as a link that is to be followed."""
        uri = f"{self.root}/{entity.name}Collection(guid'{row['Id']}')"
        made: dict[str, Any] = {"__metadata": {"id": uri, "uri": uri, "type": f"{metadata.SPACE}.{entity.name}"}}
        for column in columns:
            made[column.name] = self._value(column, row)
            if column.lookup and len(columns) == len(entity.columns):
                made[column.path] = {"__deferred": {"uri": f"{uri}/{column.path}"}}
        return made

    def _value(self, column: Column, row: Row) -> Any:
        value = values.shown(column, row[column.name], self.settings.date_zone)
        if column.kind not in ("moment", "date"):
            return value
        at = values.moment(value)
        return values.milliseconds_text(at) if self.settings.ms_dates else value.removesuffix("Z")

    def _atom(self, entity: EntitySet, found: Found) -> Response:
        entries = []
        for row in found.rows:
            pairs = ((column.name, self._value(column, row)) for column in found.columns)
            words = "".join(
                f"<d:{name}>{escape(values.dumps(value).strip(chr(34)))}</d:{name}>" for name, value in pairs
            )
            entries.append(
                f'<entry><content type="application/xml"><m:properties>{words}</m:properties></content></entry>'
            )
        feed = f'<?xml version="1.0" encoding="utf-8"?><feed {SPACES}><id>{entity.name}</id>{"".join(entries)}</feed>'
        return Response(200, feed.encode(), ATOM)


def _json_of(request: Request) -> Any:
    if "json" not in request.headers.get("content-type", ""):
        raise BadQuery("Unsupported media type requested.", 415)
    return values.loads(request.body)


def failed(status: int, words: str) -> Response:
    """The fourth shape of an error."""
    return answer(status, {"error": {"code": "", "message": {"lang": "ru-RU", "value": words}}}, KIND)
