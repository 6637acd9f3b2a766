"""`$batch` in JSON (section 3.7): at most 100 parts, stops at the first error unless told to go on."""

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from uuid import UUID, uuid4

from tests.terrasoft.server import values
from tests.terrasoft.server.http import Request, Response, answer

if TYPE_CHECKING:
    from tests.terrasoft.server.odata4 import OData4

LARGEST = 100


class _Stopped(Exception):
    """A group is undone."""


def respond(service: "OData4", request: Request, by: UUID) -> Response:
    """The outer status is 200 whatever became of the parts; those after a stop are missing."""
    if request.method != "POST":
        return answer(405, {"Message": "The requested resource does not support http method."})
    if "json" not in request.headers.get("content-type", ""):
        return answer(415, {"Message": "The request entity's media type is not supported for this resource."})
    parts = values.loads(request.body).get("requests")
    if not isinstance(parts, list) or len(parts) > LARGEST:
        raise values.BadValue(f"at most {LARGEST} requests")
    go_on = "continue-on-error" in request.headers.get("prefer", "")
    responses: list[dict[str, Any]] = []
    for group in _groups(parts):
        done = _grouped(service, group, by, request.number)
        responses += done
        if not go_on and any(part["status"] >= 400 for part in done):
            break
    return answer(200, {"responses": responses}, "application/json; odata.metadata=minimal")


def _groups(parts: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    groups: list[list[dict[str, Any]]] = []
    for part in parts:
        name = part.get("atomicityGroup")
        if name and groups and groups[-1][0].get("atomicityGroup") == name:
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _grouped(service: "OData4", group: list[dict[str, Any]], by: UUID, number: int) -> list[dict[str, Any]]:
    own = str(uuid4()) if group[0].get("atomicityGroup") else ""
    done: list[dict[str, Any]] = []
    if not own or not service.settings.atomic_groups:
        return [_part(service, part, by, number, own) for part in group]
    try:
        with service.store.transaction():
            for part in group:
                done.append(_part(service, part, by, number, own))
                if done[-1]["status"] >= 400:
                    raise _Stopped
    except _Stopped:
        return done[-1:]
    return done


def _part(service: "OData4", part: dict[str, Any], by: UUID, number: int, group: str) -> dict[str, Any]:
    path, _, query = str(part["url"]).removeprefix(service.root).partition("?")
    body = values.dumps(part["body"]).encode() if "body" in part else b""
    inner = Request(str(part["method"]).upper(), unquote(path), query, {}, body, number)
    response = service.respond(inner, inner.path, by, inside=True)
    headers = {name.lower(): text for name, text in response.headers} | {"odata-version": "4.0"}
    made: dict[str, Any] = {"id": str(part["id"])}
    if group:
        made["atomicityGroup"] = group
    made |= {"status": response.status, "headers": headers}
    if response.body:
        headers["content-type"] = response.kind
        made["body"] = values.loads(response.body) if "json" in response.kind else response.body.decode("utf-8-sig")
    return made
