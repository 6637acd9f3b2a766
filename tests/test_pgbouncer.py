"""Through PgBouncer in session mode everything works; in any other mode signing in is refused with the reason."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import trustme

from crm_desktop.services import auth, database, documents, lists, pooler
from crm_desktop.services.errors import Refused, Unavailable
from crm_desktop.services.listener import Listener
from crm_desktop.services.listings import deals
from crm_desktop.services.server_programs import SHARED_FOLDER, runs_as_root, server_account, server_environment
from crm_desktop.ui.login_words import explained
from tests.office import PASSWORD, Office
from tests.test_connections import refused, root_file
from tests.test_session_settings import EXPECTED, settings_of

FOLDERS = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))
PROGRAM = shutil.which("pgbouncer", path=FOLDERS)
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="pgbouncer is not installed")
PEOPLE = ("manager1", "manager2", "head1")

Pooled = Callable[..., auth.Profile]


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Who signs the certificates of this office."""
    return trustme.CA(organization_name="Офис")


@pytest.fixture
def pooled(office: Office) -> Iterator[Pooled]:
    """Starts a PgBouncer with these settings before the office's server and returns the way through it."""
    for name in PEOPLE:
        office.let_in(name)
    with ExitStack() as running:

        def start(mode: str, **settings: str) -> auth.Profile:
            port = running.enter_context(_bouncer(office, {"pool_mode": mode, **settings}))
            return replace(office.profile, port=port)

        yield start
    database._pooled.clear()


@contextmanager
def _bouncer(office: Office, settings: dict[str, str]) -> Iterator[int]:
    account = server_account() if runs_as_root() else None
    parent = SHARED_FOLDER if account else Path(tempfile.gettempdir())
    with tempfile.TemporaryDirectory(dir=parent, prefix="bouncer-") as name, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
        probe.close()
        folder = Path(name)
        (folder / "users.txt").write_text(_verifiers(office), encoding="utf-8")
        for key, kind in (("certificate", "client_tls_cert_file"), ("key", "client_tls_key_file")):
            if key in settings:
                (folder / key).write_text(settings.pop(key), encoding="utf-8")
                settings[kind] = str(folder / key)
        (folder / "bouncer.ini").write_text(_configuration(office, folder, port, settings), encoding="utf-8")
        if account:
            for path in (folder, *folder.iterdir()):
                os.chown(path, account.uid, account.gid)
        log = (folder / "log").open("wb")
        process = subprocess.Popen(
            [str(PROGRAM), str(folder / "bouncer.ini")],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            env=server_environment(os.environ),
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
        )
        try:
            _wait(lambda: _listens(port), folder / "log")
            yield port
        finally:
            process.kill()
            process.wait()
            log.close()


def _verifiers(office: Office) -> str:
    logins = [office.people[name] for name in PEOPLE]
    rows = office.base.execute("SELECT rolname, rolpassword FROM pg_authid WHERE rolname = ANY (%s)", (logins,))
    assert all(verifier.startswith("SCRAM-SHA-256$") for _login, verifier in rows)
    return "".join(f'"{login}" "{verifier}"\n' for login, verifier in rows)


def _configuration(office: Office, folder: Path, port: int, settings: dict[str, str]) -> str:
    lines = {
        "listen_addr": "127.0.0.1",
        "listen_port": str(port),
        "unix_socket_dir": "",
        "auth_type": "scram-sha-256",
        "auth_file": str(folder / "users.txt"),
        "default_pool_size": "10",
        **settings,
    }
    server = office.profile
    written = "".join(f"{name} = {value}\n" for name, value in lines.items())
    return f"[databases]\n* = host={server.host} port={server.port}\n[pgbouncer]\n{written}"


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _wait(condition: Callable[[], bool], log: Path | None = None) -> None:
    deadline = time.monotonic() + 15
    while not condition():
        words = log.read_text(encoding="utf-8", errors="replace") if log else ""
        assert time.monotonic() < deadline, f"waited in vain {words}"
        time.sleep(0.02)


def _sign_in(profile: auth.Profile, office: Office, name: str = "manager1") -> database.Connection:
    return auth.sign_in(profile, office.people[name], PASSWORD)


# session mode


def test_in_session_mode_lists_cards_and_commands_work(pooled: Pooled, office: Office) -> None:
    deal = office.deal_at("recorded")
    connection = _sign_in(pooled("session"), office)
    try:
        assert connection.me["roles"] == ["manager"]
        with connection.reader() as reader:
            page = lists.first_page(reader, lists.Query(deals.LISTING))
            assert deal.deal in [row[0] for row in page.rows]
            card = documents.read(reader, "deal", deal.deal)
        with connection.session() as session:
            saved = documents.save(session, "deal", deal.deal, card["version"], {"title": "Через PgBouncer"})
        assert saved == (deal.deal, card["version"] + 1)
    finally:
        connection.close()


@pytest.mark.parametrize("ignored", ["extra_float_digits", "extra_float_digits, options"])
def test_the_timeouts_hold_whether_the_pooler_refuses_or_drops_them(
    pooled: Pooled, office: Office, ignored: str
) -> None:
    connection = _sign_in(pooled("session", ignore_startup_parameters=ignored), office)
    try:
        with connection.reader() as one, connection.reader() as other:
            assert settings_of(one) == EXPECTED
            assert settings_of(other) == EXPECTED
        with connection.session() as session:
            shown = session.connection().exec_driver_sql("SHOW statement_timeout").scalar()
        assert shown == EXPECTED["statement_timeout"]
    finally:
        connection.close()


def test_a_question_that_hangs_is_cut_behind_the_pooler(
    pooled: Pooled, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(database.SETTINGS, "statement_timeout", "300ms")
    connection = _sign_in(pooled("session"), office)
    try:
        with pytest.raises(Refused) as caught, connection.reader() as reader:
            reader.rows("SELECT pg_sleep(20)")
        assert caught.value.code == "too_long"
    finally:
        connection.close()


def test_changes_of_others_are_heard_through_the_pooler(pooled: Pooled, office: Office) -> None:
    connection = _sign_in(pooled("session"), office)
    heard: list[str] = []
    links: list[bool] = []
    listener = Listener(connection.parameters, heard.append, links.append)
    listener.start()
    try:
        _wait(lambda: links == [True])
        _wait(lambda: bool(office.base.execute("SELECT 1 FROM pg_stat_activity WHERE query = 'LISTEN crm'")))
        office.deal_at("recorded", manager="manager1")
        _wait(lambda: "deal" in heard)
    finally:
        listener.stop()
        connection.close()


def test_a_wrong_password_and_a_wrong_base_are_told_through_the_pooler(pooled: Pooled, office: Office) -> None:
    profile = pooled("session")
    with pytest.raises(Unavailable) as caught:
        auth.sign_in(profile, office.people["manager1"], "something else")
    assert caught.value.code == "wrong_password"
    with pytest.raises(Unavailable) as caught:
        auth.sign_in(profile, "e_nobody", PASSWORD)
    assert caught.value.code == "wrong_password"
    with pytest.raises(Unavailable) as caught:
        _sign_in(replace(profile, database=f"nowhere_{secrets.token_hex(3)}"), office)
    assert caught.value.code == "no_database"


def test_everybody_stays_himself_behind_the_pooler(pooled: Pooled, office: Office) -> None:
    profile = pooled("session")
    for name in PEOPLE:
        connection = _sign_in(profile, office, name)
        try:
            with connection.reader() as reader:
                assert reader.value("SELECT session_user") == office.people[name]
        finally:
            connection.close()


# encrypted


@pytest.fixture
def encrypted(pooled: Pooled, authority: trustme.CA, tmp_path: Path) -> auth.Profile:
    """Through a PgBouncer that takes encrypted connections only."""
    certificate = authority.issue_cert("127.0.0.1")
    chain = b"".join(blob.bytes() for blob in certificate.cert_chain_pems).decode()
    key = certificate.private_key_pem.bytes().decode()
    profile = pooled("session", client_tls_sslmode="require", certificate=chain, key=key)
    return replace(
        profile, sslmode="verify-full", channel_binding="prefer", sslrootcert=root_file(authority, tmp_path)
    )  # fmt: skip


def test_the_pooler_s_certificate_is_checked_like_the_base_s(
    encrypted: auth.Profile, office: Office, tmp_path: Path
) -> None:
    connection = _sign_in(encrypted, office)
    with connection.reader() as reader:
        assert reader.raw.info.ssl_in_use
    connection.close()
    assert refused(replace(encrypted, sslrootcert=root_file(trustme.CA(), tmp_path)), office) == "certificate"
    assert refused(replace(encrypted, host="localhost"), office) == "other_host"
    assert refused(replace(encrypted, sslmode="disable", channel_binding=""), office) == "encryption_required"


def test_a_pooler_that_cannot_bind_the_password_to_its_certificate_is_told(
    encrypted: auth.Profile, office: Office
) -> None:
    assert refused(replace(encrypted, channel_binding=""), office) == "no_binding"


# the other modes


@pytest.mark.parametrize("mode", ["transaction", "statement"])
def test_another_mode_is_refused_with_its_reason(pooled: Pooled, office: Office, mode: str) -> None:
    profile = pooled(mode)
    with pytest.raises(Unavailable) as caught:
        _sign_in(profile, office)
    assert caught.value.code == "pooling"
    assert "pool_mode" in explained(caught.value)


def test_going_round_its_sessions_does_not_hide_the_mode(pooled: Pooled, office: Office) -> None:
    profile = pooled("transaction", server_round_robin="1")
    parameters = profile.parameters(office.people["manager1"], PASSWORD)
    others = [database.connect(parameters) for _ in range(3)]
    try:
        for other in others:
            # Three transactions at a time make the pool open three sessions.
            other.autocommit = False
            with other.cursor() as cursor:
                cursor.execute("SELECT 1")
        for other in others:
            other.rollback()
        with pytest.raises(Unavailable) as caught:
            _sign_in(profile, office)
        assert caught.value.code == "pooling"
    finally:
        for other in others:
            other.close()


def test_without_a_pooler_nothing_more_is_asked(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(pooler, "refuse_shared_sessions", lambda *arguments: asked.append(arguments))
    office.let_in("manager1")
    _sign_in(office.profile, office).close()
    assert asked == []
