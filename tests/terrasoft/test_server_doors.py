"""The Terrasoft of the tests lets in and keeps out as the reference says: forms, OAuth, Basic, sessions, layouts."""

import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import requests

from tests.terrasoft.person import Person
from tests.terrasoft.server import TerrasoftServer

Made = Callable[..., TerrasoftServer]


def test_a_login_brings_cookies_and_code_zero(terrasoft: TerrasoftServer) -> None:
    with Person(terrasoft) as person:
        assert {".ASPXAUTH", "BPMLOADER", "BPMCSRF", "UserName"} == set(person.cookies)
        assert "." in person.cookies["BPMCSRF"]
        assert person.get("Account").status_code == 200
        assert "BPMSESSIONID" in person.cookies
    assert (terrasoft.doors.logins, terrasoft.doors.failed) == (1, 0)


@pytest.mark.parametrize(
    ("change", "code", "kind"),
    [
        ({"code": 2}, 2, ""),
        ({"code": 3}, 3, "Security"),
        ({"code": 5}, 5, "Security"),
        ({"two_factor": True}, 1, "TwoFactor"),
    ],
)
def test_the_code_tells_what_became_of_the_login(
    terrasoft: TerrasoftServer, change: dict[str, Any], code: int, kind: str
) -> None:  # fmt: skip
    for name, value in change.items():
        setattr(terrasoft.user, name, value)
    with Person(terrasoft, sign_in=False) as person:
        answer = person.login().json()
        assert answer["Code"] == code
        assert kind in ((answer["Exception"] or {}).get("Type") or "")
        assert bool(answer["PasswordChangeUrl"]) is (code == 5)
        assert person.get("Account").status_code == (200 if code == 2 else 401)


def test_a_wrong_password_locks_the_user_after_five_attempts(terrasoft: TerrasoftServer) -> None:
    with Person(terrasoft, sign_in=False) as person:
        for _ in range(5):
            answer = person.login("чужой")
            assert (answer.status_code, answer.json()["Code"]) == (200, 1)
        assert person.login().json()["Code"] == 1
    assert terrasoft.doors.failed == 6


def test_a_wrong_password_may_answer_401(terrasoft_of: Made) -> None:
    with Person(terrasoft_of(wrong_login_status=401), sign_in=False) as person:
        assert person.login("чужой").status_code == 401


def test_the_login_stands_at_the_root_of_the_site_only(terrasoft: TerrasoftServer) -> None:
    with Person(terrasoft, sign_in=False) as person:
        assert person.ask("POST", "/0/ServiceModel/AuthService.svc/Login", {}).status_code == 401
        assert person.ask("POST", "/ServiceModel/AuthService.svc/Login", {}).json()["Code"] == 1


def test_a_write_without_its_token_answers_403_and_a_read_goes_on(terrasoft: TerrasoftServer) -> None:
    with Person(terrasoft) as person:
        person.headers["BPMCSRF"] = person.cookies["BPMCSRF"] + "x"
        assert person.get("Account").status_code == 200
        assert person.post("Account", Name="А").status_code == 403
        person.headers["BPMCSRF"] = person.cookies["BPMCSRF"]
        assert person.post("Account", Name="А").status_code == 201
    assert len(terrasoft.rows("Account")) == 1


def test_the_token_may_come_with_the_front_page_or_never(terrasoft_of: Made) -> None:
    with Person(terrasoft_of(csrf_at_login=False)) as person:
        assert "BPMCSRF" not in person.cookies
        assert person.post("Account", Name="А").status_code == 403
        assert person.ask("GET", "/").status_code == 200
        assert person.post("Account", Name="А").status_code == 201
    with Person(terrasoft_of(csrf=False)) as person:
        person.ask("GET", "/")
        assert "BPMCSRF" not in person.cookies
        assert person.post("Account", Name="А").status_code == 201


def test_a_lost_session_answers_401_or_leads_to_the_login_page(terrasoft: TerrasoftServer) -> None:
    with Person(terrasoft) as person:
        terrasoft.clock.shift += timedelta(minutes=31)
        lost = person.get("Account")
        assert (lost.status_code, lost.json()["Message"]) == (401, "Authentication failed.")
        person.headers["ForceUseSession"] = "false"
        led = person.get("Account")
        assert (led.status_code, led.headers["Location"]) == (302, "/Login/NuiLogin.aspx")
        assert "<form" in person.ask("GET", "/Login/NuiLogin.aspx").text
        person.login()
        assert person.get("Account").status_code == 200


def test_a_session_that_works_does_not_end(terrasoft: TerrasoftServer) -> None:
    with Person(terrasoft) as person:
        for _ in range(4):
            terrasoft.clock.shift += timedelta(minutes=20)
            assert person.get("Account").status_code == 200
        terrasoft.doors.expire()
        assert person.get("Account").status_code == 401


def test_cookies_of_another_letter_case_are_not_sent_by_a_jar(terrasoft_of: Made) -> None:
    server = terrasoft_of(application="/CRM", cookie_path="/crm")
    with requests.Session() as jar:
        jar.post(f"{server.address}/ServiceModel/AuthService.svc/Login", json=_login(server), timeout=10)
        headers = {"ForceUseSession": "true"}
        assert jar.get(f"{server.address}/0/odata/Account", headers=headers, timeout=10).status_code == 401
    with Person(server) as person:
        assert person.get("Account").status_code == 200


def test_the_layout_of_net_has_no_zero(terrasoft_of: Made) -> None:
    server = terrasoft_of(layout="core")
    with Person(server, sign_in=False) as person:
        assert person.ask("GET", "/").headers["Location"] == "/Login/Login.html"
        person.login()
        assert person.get("Account").status_code == 200
        wrong = person.ask("GET", "/0/odata/Account")
        assert (wrong.status_code, wrong.headers["Content-Type"]) == (404, "text/html; charset=utf-8")


def test_a_ping_keeps_the_session(terrasoft: TerrasoftServer) -> None:
    with Person(terrasoft, sign_in=False) as person:
        assert person.ask("GET", "/0/ping").status_code == 401
        person.login()
        assert person.ask("GET", "/0/ping").status_code == 200


def test_a_bearer_token_is_bought_used_and_grows_old(terrasoft_of: Made) -> None:
    server = terrasoft_of(login=("oauth",), token_seconds=600)
    with Person(server, sign_in=False) as person:
        assert _token(server, "wrong").json() == {"error": "invalid_client"}
        bought = _token(server, server.settings.client_secret).json()
        assert (bought["token_type"], bought["expires_in"]) == ("Bearer", 600)
        person.headers = {"Authorization": f"Bearer {bought['access_token']}"}
        assert person.post("Account", Name="А").status_code == 201
        server.clock.shift += timedelta(seconds=601)
        assert person.get("Account").status_code == 401


def test_basic_is_accepted_only_where_it_is_on(terrasoft: TerrasoftServer, terrasoft_of: Made) -> None:
    for server, status in ((terrasoft, 401), (terrasoft_of(login=("basic",)), 200)):
        words = f"{server.user.name}:{server.user.password}"
        with Person(server, sign_in=False) as person:
            person.headers["Authorization"] = "Basic " + base64.b64encode(words.encode()).decode()
            assert person.get("Account").status_code == status
            assert person.post("Account", Name="А").status_code == (201 if status == 200 else 401)


def test_a_secret_in_an_address_or_a_body_is_noticed(terrasoft: TerrasoftServer) -> None:
    with Person(terrasoft) as person:
        person.get("Account")
        person.get("Account", filter=f"Name eq '{person.cookies['.ASPXAUTH']}'")
        person.post("Account", Name=terrasoft.user.password)
    assert [record.secrets for record in terrasoft.requests] == [False, False, True, True]


def _login(server: TerrasoftServer) -> dict[str, str]:
    return {"UserName": server.user.name, "UserPassword": server.user.password}


def _token(server: TerrasoftServer, secret: str) -> requests.Response:
    form = {"client_id": server.settings.client_id, "client_secret": secret, "grant_type": "client_credentials"}
    return requests.post(f"{server.address}/connect/token", data=form, timeout=10)
