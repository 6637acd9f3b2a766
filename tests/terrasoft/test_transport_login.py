"""Signing in: three ways, one login for all threads, and a refusal that is never tried again."""

import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from crm_desktop.services.terrasoft import http, login, reading
from crm_desktop.services.terrasoft.faults import Busy, LoginRefused, Misconfigured, NoRight, NotTerrasoft, Unreachable
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.transport import Query, Write, open_transport
from tests.terrasoft.canned import METADATA, Heard, Said, canned, road_to
from tests.terrasoft.roads import WAYS, Made, road
from tests.terrasoft.server import PASSWORD, TerrasoftServer

READ = Query("Account", ("Id",))


@pytest.mark.parametrize("way", WAYS, ids="-".join)
@pytest.mark.parametrize("door", ["forms", "oauth", "basic"])
def test_every_way_to_sign_in_opens_every_road(terrasoft_of: Made, way: tuple[str, str], door: str) -> None:
    server = terrasoft_of(generation=way[0], layout=way[1], login=(door,))
    with road(server) as transport:
        assert transport.write(Write("create", "Account", uuid4(), {"Name": "А"})).state == "done"
        assert len(transport.read(READ)) == 1
    assert not any(record.secrets for record in server.requests)


@pytest.mark.parametrize(
    "settings",
    [{"application": "/CRM", "cookie_path": "/crm"}, {"csrf_at_login": False}, {"csrf": False}, {"layout": "core"}],
)
def test_cookies_and_csrf_arrive_however_they_are_set(terrasoft_of: Made, settings: dict[str, object]) -> None:
    server = terrasoft_of(**settings)
    with road(server) as transport:
        assert transport.write(Write("create", "Account", uuid4(), {"Name": "А"})).state == "done"
    assert server.doors.logins == 1


def test_the_csrf_token_goes_back_byte_for_byte_and_later_cookies_join() -> None:
    def reply(heard: Heard) -> Said:
        if "metadata" in heard.path:
            cookie = {"Set-Cookie": "BPMSESSIONID=s1; Path=/CRM; HttpOnly"}
            return 200, {"Content-Type": "application/xml", **cookie}, METADATA
        return 200, {}, b'{"value":[]}'

    with canned(reply) as server, road_to(server.address) as transport:
        transport.read(READ)
        last = server.heard[-1].headers
        assert (last["BPMCSRF"], last["ForceUseSession"]) == ("a.b/c=d", "true")
        assert last["Cookie"] == "BPMCSRF=a.b/c=d; BPMSESSIONID=s1"


@pytest.mark.parametrize(
    ("settings", "user", "reason"),
    [({}, {"password": "другой"}, "terrasoft_login_wrong"),
     ({"wrong_login_status": 401}, {"password": "другой"}, "terrasoft_login_wrong"),
     ({}, {"code": 3}, "terrasoft_login_licence"), ({}, {"code": 4}, "terrasoft_login_licence"),
     ({}, {"code": 5}, "terrasoft_login_expired"), ({}, {"two_factor": True}, "terrasoft_login_second_factor")],
)  # fmt: skip
def test_a_refused_login_is_told_and_never_repeated(
    terrasoft_of: Made, settings: dict[str, object], user: dict[str, object], reason: str
) -> None:
    server = terrasoft_of(**settings)
    for name, value in user.items():
        setattr(server.user, name, value)
    with road(server) as transport:
        for _ in range(3):
            with pytest.raises(LoginRefused) as refused:
                transport.read(READ)
            assert refused.value.reason == reason
            assert refused.value.words
        with pytest.raises(LoginRefused):
            transport.write(Write("create", "Account", uuid4(), {"Name": "А"}))
    assert server.doors.logins == 1


def test_a_login_that_tells_of_the_password_s_age_goes_on(terrasoft: TerrasoftServer) -> None:
    terrasoft.user.code = 2
    with road(terrasoft) as transport:
        assert transport.read(READ) == []


def test_an_ended_session_is_one_login_and_one_repeat(terrasoft: TerrasoftServer) -> None:
    with road(terrasoft) as transport:
        transport.read(READ)
        terrasoft.requests.clear()
        terrasoft.doors.expire()
        assert transport.read(READ) == []
        assert [record.status for record in terrasoft.requests] == [401, 200, 200]
    assert terrasoft.doors.logins == 2


def test_many_threads_with_an_ended_session_sign_in_once(terrasoft: TerrasoftServer) -> None:
    with road(terrasoft) as transport, ThreadPoolExecutor(8) as threads:
        transport.read(READ)
        terrasoft.doors.expire()
        barrier = threading.Barrier(8)

        def read() -> int:
            barrier.wait()
            return len(transport.read(READ))

        assert [done.result() for done in [threads.submit(read) for _ in range(8)]] == [0] * 8
    assert terrasoft.doors.logins == 2


def test_a_second_refusal_is_a_matter_of_rights(terrasoft: TerrasoftServer) -> None:
    with road(terrasoft) as transport:
        transport.read(READ)
        terrasoft.plan.add("403", path="Account", times=99)
        terrasoft.requests.clear()
        with pytest.raises(NoRight) as refused:
            transport.read(READ)
        assert (refused.value.status, len(terrasoft.requests)) == (403, 3)
        outcome = transport.write(Write("create", "Account", uuid4(), {"Name": "А"}))
        assert (outcome.state, outcome.status) == ("refused", 403)
        assert len(transport.read(Query("Contact", ("Id",)))) == 2, "other sets go on"


def test_basic_tells_a_wrong_password_from_a_missing_right(terrasoft_of: Made) -> None:
    server = terrasoft_of(login=("basic",), generation="odata3")
    with road(server, "другой") as transport:
        for _ in range(2):
            with pytest.raises(LoginRefused):
                transport.read(READ)
    assert len(server.requests) == 1
    with road(server) as transport:
        transport.read(READ)
        with pytest.raises(NoRight):
            transport.read(Query("NoSuchSet", ("Id",)))


def test_a_token_is_renewed_before_its_end(terrasoft_of: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    server = terrasoft_of(login=("oauth",), token_seconds=3600)
    clock = [1000.0]
    monkeypatch.setattr(login, "monotonic", lambda: clock[0])

    def tokens() -> int:
        return [record.path for record in server.requests].count("/connect/token")

    with road(server) as transport:
        transport.read(READ)
        clock[0] += 3600 - 61
        transport.read(READ)
        assert tokens() == 1
        clock[0] += 2
        transport.read(READ)
        assert tokens() == 2


def test_a_client_the_identity_service_does_not_know_is_refused_once(terrasoft_of: Made) -> None:
    server = terrasoft_of(login=("oauth",))
    with road(server, "wrong-secret-of-somebody") as transport:
        for _ in range(2):
            with pytest.raises(LoginRefused) as refused:
                transport.read(READ)
            assert "wrong-secret" not in str(refused.value)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("login_answer", "fault"),
    [((404, {"Content-Type": "text/html"}, b"<html>404</html>"), NotTerrasoft),
     ((302, {"Location": "/sso"}, b""), NotTerrasoft),
     ((200, {"Content-Type": "text/html"}, b"<html>Welcome</html>"), NotTerrasoft), ((200, {}, b"{}"), NotTerrasoft),
     ((200, {}, b'{"Code":'), Unreachable), ((200, {}, b'{"Code":NaN}'), Unreachable), ((500, {}, b"{}"), Unreachable),
     ((502, {"Content-Type": "text/html"}, b"<html>Bad Gateway</html>"), Unreachable),
     ((503, {"Retry-After": "12"}, b""), Busy), ((403, {}, b'{"Message":"denied"}'), LoginRefused)],
)  # fmt: skip
def test_a_login_answered_strangely_is_told_calmly(login_answer: Said, fault: type[Exception]) -> None:
    with canned(lambda _heard: (200, {}, b'{"value":[]}'), login=login_answer) as server:
        with road_to(server.address) as transport, pytest.raises(fault):
            transport.read(READ)
        assert len(server.asked("Login")) == 1


def test_a_missing_csrf_token_is_only_noted(terrasoft_of: Made, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with road(terrasoft_of(csrf=False)) as transport:
        transport.read(READ)
    assert "BPMCSRF" in caplog.text
    assert PASSWORD not in caplog.text


@pytest.mark.parametrize(
    "wrong",
    [{"address": ""}, {"address": "crm.example.ru"}, {"address": "ftp://crm.example.ru"},
     {"address": "https://u:p@crm.ru"}, {"generation": "odata5"}, {"layout": "x"}, {"login": "ntlm"}, {"user": ""},
     {"zone": "Mars/Phobos"}, {"page": 0},
     {"page": 20_001}, {"login": "oauth"}, {"date_form": ""}, {"ca": "/no/such/file.pem"}],
)  # fmt: skip
def test_a_profile_that_cannot_be_used_says_what_is_wrong(wrong: dict[str, str]) -> None:
    told = {"address": "https://crm.example.ru", "user": "exchange", **wrong}
    with pytest.raises(Misconfigured) as refused:
        open_transport(Profile.from_json(told), "x")
    assert next(iter(wrong)) in refused.value.words or "token_address" in refused.value.words
    assert "u:p" not in refused.value.words


@pytest.mark.parametrize(
    "copied",
    ["", "/", "/0", "/0/", "/Login/NuiLogin.aspx?ReturnUrl=%2f", "/0/Nui/ViewModule.aspx#Home", "/0/odata"],
)
def test_an_address_copied_from_the_browser_leads_to_the_root(copied: str) -> None:
    assert Profile(f" https://crm.example.ru/app{copied} ").root == "https://crm.example.ru/app"


def test_a_profile_survives_its_storage() -> None:
    profile = Profile("https://crm.example.ru", user="exchange", batch=True, page=100, contact_id="1")
    assert Profile.from_json({**profile.to_json(), "of_a_newer_version": 1}) == profile
    with pytest.raises(Misconfigured):
        Profile.from_json({**profile.to_json(), "page": "100"})


def test_a_server_that_sends_a_byte_at_a_time_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "WHOLE_ANSWER", 0.3)
    monkeypatch.setattr(reading, "PAUSES", [])
    with (
        canned(lambda _heard: (200, {}, b" " * 1000 + b'{"value":[]}')) as server,
        road_to(server.address) as transport,
    ):
        server.pause = 0.02
        begun = time.monotonic()
        with pytest.raises(Unreachable):
            transport.read(READ)
        assert time.monotonic() - begun < 3
