"""OData 4 as the platform speaks it (section 3)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.terrasoft.server import batch, metadata, paths, values
from tests.terrasoft.server.http import Request, Response, answer
from tests.terrasoft.server.paths import BadQuery
from tests.terrasoft.server.reading import Reader
from tests.terrasoft.server.settings import Settings
from tests.terrasoft.server.store import Column, EntitySet, Problem, Row, Store

KIND = "application/json; odata.metadata=minimal"
ADDRESS = re.compile(r"(?P<set>\w+)(?:\((?P<key>[^)]*)\))?(?:/(?P<rest>.*))?", re.DOTALL)
GUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
DEPTH = 2

Written = Callable[[str, UUID, str], None]


@dataclass(slots=True)
class OData4:
    """One service document; `written(set, id, verb)` is called after each write that was done."""

    store: Store
    settings: Settings
    reader: Reader
    written: Written
    root: str = ""

    def respond(self, request: Request, path: str, by: UUID, *, inside: bool = False) -> Response:
        """`path` begins behind the service's root; `inside` a batch a key may be a segment."""
        try:
            return self._respond(request, path.strip("/"), by, inside=inside)
        except BadQuery as problem:
            made = failed(problem.status, str(problem))
            return broken(made) if problem.cut else made
        except values.BadValue as problem:
            return answer(400, {"Message": "The request is invalid.", "ModelState": {"entity": [str(problem)]}})
        except Problem as problem:
            return failed(404 if problem.code == "absent" else 500, str(problem))

    def _respond(self, request: Request, path: str, by: UUID, *, inside: bool) -> Response:
        if path in ("", "$metadata"):
            return self._document(path)
        if path == "$batch":
            return batch.respond(self, request, by) if self.settings.batch and not inside else no_set("$batch", 404)
        found = ADDRESS.fullmatch(path)
        if found is None or found["set"] not in self.store.sets:
            return no_set(path, self.settings.unknown_set)
        entity, key, rest = self.store.sets[found["set"]], found["key"], found["rest"] or ""
        if inside and key is None and GUID.fullmatch(rest):
            key, rest = rest, ""
        if key is None:
            return self._collection(request, entity, rest, by)
        if not GUID.fullmatch(key):
            raise BadQuery("The key value from request is not valid. The key value must be format of type 'Edm.Guid'.")
        return self._record(request, entity, UUID(key), rest, by)

    def _document(self, path: str) -> Response:
        if path == "$metadata":
            return Response(200, metadata.version4(self.store.sets.values()).encode(), "application/xml")
        sets = [{"name": name, "kind": "EntitySet", "url": name} for name in self.store.sets]
        return answer(200, {"@odata.context": f"{self.root}/$metadata", "value": sets}, KIND)

    def _collection(self, request: Request, entity: EntitySet, rest: str, by: UUID) -> Response:
        options = request.options()
        if request.method == "GET" and rest == "$count":
            count = len(self.reader.matching(entity, options.get("$filter", "")))
            return Response(200, str(count).encode("utf-8-sig"), "text/plain; charset=utf-8")
        if rest:
            return no_set(f"{entity.name}/{rest}", 404)
        if request.method == "GET":
            return self._page(request, entity, options)
        if request.method != "POST":
            return not_allowed(request.method)
        row, id = self.reader.taken(entity, values.loads(request.body))
        made = self.store.insert(entity.name, row, by, id=self._own(id))
        new = made["Id"]
        assert isinstance(new, UUID)
        self.written(entity.name, new, "create")
        content = {"@odata.context": f"{self.root}/$metadata#{entity.name}/$entity"}
        shown = {**content, **self.shown(entity, made, list(entity.columns.values()), digits=7)}
        created = answer(201, shown, KIND)
        created.headers.append(("Location", f"{self.root}/{entity.name}({new})"))
        return created

    def _own(self, id: UUID | None) -> UUID | None:
        if id is not None and self.settings.own_id == "refused":
            raise BadQuery("The property 'Id' is read-only.")
        return id if self.settings.own_id == "kept" else None

    def _page(self, request: Request, entity: EntitySet, options: dict[str, str]) -> Response:
        found = self.reader.find(entity, options, request.number, self.settings.next_link)
        expand = options.get("$expand", "")
        content: dict[str, Any] = {"@odata.context": f"{self.root}/$metadata#{entity.name}"}
        if found.total is not None:
            content["@odata.count"] = found.total
        content["value"] = [
            {**self.shown(entity, row, found.columns), **self._expanded(entity, row, expand)} for row in found.rows
        ]
        if found.more:
            kept = "&".join(
                part for part in request.query.split("&") if not part.startswith(("$skip=", "$top=", "%24skip="))
            )
            left = f"&$top={int(options['$top']) - len(found.rows)}" if "$top" in options else ""
            content["@odata.nextLink"] = f"{self.root}/{entity.name}?{kept}&$skip={found.more}{left}"
        return answer(200, content, KIND)

    def _record(self, request: Request, entity: EntitySet, id: UUID, rest: str, by: UUID) -> Response:
        match request.method:
            case "GET":
                return self._one(request, entity, id, rest)
            case "PATCH" if not rest:
                row, _ = self.reader.taken(entity, values.loads(request.body))
                self.store.change(entity.name, id, row, by)
                self.written(entity.name, id, "update")
                return Response(204)
            case "DELETE" if not rest:
                self.store.remove(entity.name, id)
                self.written(entity.name, id, "delete")
                return Response(204)
        return not_allowed(request.method)

    def _one(self, request: Request, entity: EntitySet, id: UUID, rest: str) -> Response:
        row = self.store.get(entity.name, id)
        if row is None:
            raise Problem("absent", f"{entity.name}({id}) was not found")
        name, _, last = rest.partition("/")
        lookup = entity.lookup(name) if name else None
        if lookup is not None and not last:
            other = row[lookup.name]
            if not isinstance(other, UUID):
                return Response(204)
            return self._one(request, self.store.sets[lookup.lookup], other, "")
        options = request.options()
        context = (
            f"{self.root}/$metadata#{entity.name}({id})/{name}"
            if name
            else f"{self.root}/$metadata#{entity.name}/$entity"
        )
        if not name:
            columns = self.reader.columns(entity, options.get("$select", ""))
            extra = self._expanded(entity, row, options.get("$expand", ""))
            return answer(200, {"@odata.context": context, **self.shown(entity, row, columns), **extra}, KIND)
        if name not in entity.columns or last not in ("", "$value"):
            return no_set(f"{entity.name}({id})/{rest}", 404)
        value = values.shown(entity.columns[name], row[name], self.settings.date_zone)
        if last:
            text = value if isinstance(value, str) else values.dumps(value).strip('"')
            return Response(200, text.encode(), "text/plain; charset=utf-8")
        return answer(200, {"@odata.context": context, "value": value}, KIND)

    def shown(self, entity: EntitySet, row: Row, columns: list[Column], *, digits: int = 6) -> dict[str, Any]:
        """The record as an answer has it; whole records also carry ProcessListeners."""
        zone = self.settings.date_zone
        made = {column.name: values.shown(column, row[column.name], zone, digits) for column in columns}
        return made if len(columns) < len(entity.columns) else {**made, "ProcessListeners": 0}

    def _expanded(self, entity: EntitySet, row: Row, text: str) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for path in filter(None, text.split(",")):
            name, _, deeper = path.strip().partition("/")
            if path.count("/") >= DEPTH:
                raise BadQuery(
                    f"The request includes a $expand path which is too deep. The maximum depth allowed is {DEPTH}."
                )
            lookup = entity.lookup(name)
            if lookup is None:
                raise BadQuery(paths.no_property(name, entity))
            other, id = self.store.sets[lookup.lookup], row[lookup.name]
            found = self.store.get(other.name, id) if isinstance(id, UUID) else None
            if found is None:
                made[name] = None
            else:
                record = self.shown(other, found, list(other.columns.values()))
                made[name] = {**record, **self._expanded(other, found, deeper)}
        return made


def failed(status: int, words: str) -> Response:
    """The first shape of an error."""
    inner = {"message": words, "type": "Microsoft.OData.ODataException", "stacktrace": "   at Terrasoft.Core"}
    outer = words if status == 400 else "An error has occurred."
    return answer(status, {"error": {"code": "", "message": outer, "innererror": inner}}, KIND)


def broken(response: Response) -> Response:
    """Begins as a good answer and ends in the middle."""
    return Response(200, b'{"@odata.context":"x","value":[' + response.body, KIND, way="cut")


def no_set(name: str, status: int) -> Response:
    """An unknown or forbidden set: 404 with the third shape, or 401 as live servers have answered."""
    if status == 401:
        return answer(
            401,
            {
                "Message": "Authentication failed.",
                "StackTrace": None,
                "ExceptionType": "System.InvalidOperationException",
            },
        )
    words = f"No HTTP resource was found that matches the request URI '{name}'."
    return answer(
        status, {"Message": words, "MessageDetail": f"No type was found that matches the controller named '{name}'."}
    )


def not_allowed(method: str) -> Response:
    """The second shape."""
    words = f"The requested resource does not support http method '{method}'."
    return answer(
        405,
        {
            "Message": words,
            "ExceptionMessage": words,
            "ExceptionType": "System.NotSupportedException",
            "StackTrace": "",
        },
    )
