"""Transports to the Terrasoft of the tests: every protocol over every layout it is spoken on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.reading import Reading
from crm_desktop.services.terrasoft.transport import open_transport
from tests.terrasoft.server import PASSWORD, USER, TerrasoftServer

Made = Callable[..., TerrasoftServer]
PROTOCOLS = ("odata4", "odata3", "dataservice")
WAYS = [
    ("odata4", "framework"), ("odata4", "core"), ("odata3", "framework"), ("dataservice", "framework"),
    ("dataservice", "core"),
]  # fmt: skip


def profile_of(server: TerrasoftServer, **other: Any) -> Profile:
    """As a person would have completed it for this server."""
    settings = server.settings
    told: dict[str, Any] = {
        "address": server.address, "generation": settings.generation, "layout": settings.layout, "user": USER,
        "login": settings.login[0], "date_form": settings.dates, "zone": str(settings.zone),
        "batch": settings.batch and settings.generation != "odata3", "own_id": settings.own_id == "kept",
        **other,
    }  # fmt: skip
    if told["login"] == "oauth":
        told |= {"user": settings.client_id, "token_address": f"{server.address}/connect/token"}
    return Profile(**told)


def secret_of(server: TerrasoftServer) -> str:
    return server.settings.client_secret if server.settings.login[0] == "oauth" else PASSWORD


@contextmanager
def road(server: TerrasoftServer, secret: str | None = None, **other: Any) -> Iterator[Reading]:
    """An open transport; closed at the end."""
    transport = open_transport(profile_of(server, **other), secret_of(server) if secret is None else secret)
    assert isinstance(transport, Reading)
    try:
        yield transport
    finally:
        transport.close()
