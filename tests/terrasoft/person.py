"""A client of the tests on plain `requests`: it sends what it is told and forgives nothing."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

import requests

from tests.terrasoft.server import PASSWORD, USER, TerrasoftServer

SECONDS = 10


class Person:
    """Signs in by the form and keeps its cookies by name; `ask` never follows a redirect."""

    def __init__(self, server: TerrasoftServer, *, sign_in: bool = True) -> None:
        self.server = server
        self.cookies: dict[str, str] = {}
        self.headers = {"Accept": "application/json", "ForceUseSession": "true"}
        self._line = requests.Session()
        if sign_in:
            assert self.login().json()["Code"] == 0

    def __enter__(self) -> "Person":
        return self

    def __exit__(self, *problem: object) -> None:
        self._line.close()

    def login(self, password: str = PASSWORD) -> requests.Response:
        """Takes all cookies it is given."""
        return self.ask("POST", "/ServiceModel/AuthService.svc/Login", {"UserName": USER, "UserPassword": password})

    def ask(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> requests.Response:
        """`path` from the site's address on, encoded as it stands."""
        sent = {**self.headers, **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if "BPMCSRF" in self.cookies:
            sent.setdefault("BPMCSRF", self.cookies["BPMCSRF"])
        request = requests.Request(method, self.server.address + path, json=body, headers=sent).prepare()
        answer = self._line.send(request, timeout=SECONDS, allow_redirects=False)
        self._line.cookies.clear()
        self.cookies.update({cookie.name: cookie.value or "" for cookie in answer.cookies})
        return answer

    def get(self, what: str, **options: str) -> requests.Response:
        """OData 4: get("Account", filter="…", top="5")."""
        query = "&".join(f"${name}={quote(value)}" for name, value in options.items())
        return self.ask("GET", f"{self.server.settings.base}/odata/{what}" + (f"?{query}" if query else ""))

    def rows(self, what: str, **options: str) -> list[dict[str, Any]]:
        """Of a page that must be good."""
        answer = self.get(what, **options)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["value"]
        return found

    def post(self, what: str, **values: Any) -> requests.Response:
        return self.ask("POST", f"{self.server.settings.base}/odata/{what}", values)

    def patch(self, what: str, id: UUID | str, **values: Any) -> requests.Response:
        return self.ask("PATCH", f"{self.server.settings.base}/odata/{what}({id})", values)

    def delete(self, what: str, id: UUID | str) -> requests.Response:
        return self.ask("DELETE", f"{self.server.settings.base}/odata/{what}({id})")

    def batch(self, *parts: dict[str, Any], go_on: bool = False) -> requests.Response:
        """Parts get their numbers as ids."""
        body = {"requests": [{"id": str(place), **part} for place, part in enumerate(parts, 1)]}
        headers = {"Prefer": "continue-on-error"} if go_on else None
        return self.ask("POST", f"{self.server.settings.base}/odata/$batch", body, headers)
