"""Who is at the other end of the line is proved before the password is."""

import os
import secrets
import ssl
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psycopg2
import pytest
import trustme

from crm_desktop.services import auth, database, encryption, migrate
from crm_desktop.services.demo_server import EmbeddedServer
from crm_desktop.services.errors import Unavailable
from crm_desktop.services.listener import Listener
from crm_desktop.services.private_files import write_private
from crm_desktop.ui.login_words import SENTENCES, explained
from tests.impostors import CLEAR_PASSWORD, MD5_PASSWORD, PLAIN_SCRAM, impostor
from tests.office import PASSWORD, Office, make_template
from tests.servers import OTHER_SERVER_VARIABLE, Base, new_cluster

INSTALLED = sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")))
WITH_TLS = os.environ.get(OTHER_SERVER_VARIABLE) or (INSTALLED[-1] if INSTALLED else None)
"""The PostgreSQL of the demonstration is built without TLS; the system's, if there is one, can do it."""
HBA = "hostssl all all 127.0.0.1/32 scram-sha-256\n"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Who signs the certificates of this office."""
    return trustme.CA(organization_name="Офис")


@pytest.fixture(scope="module")
def walled(authority: trustme.CA) -> Iterator[Office]:
    """An office whose server takes encrypted connections and scram-sha-256 only."""
    if WITH_TLS is None:
        pytest.skip("there is no PostgreSQL with TLS on this computer")
    with new_cluster("tls", WITH_TLS) as server:
        template = Base(server.parameters(), "crm_template")
        migrate.create_database(template.server, template.name)
        office = Office(make_template(template))
        _encrypt(server, Base(template.server, "postgres"), authority)
        office.let_in("manager1")
        yield office
        office.close()


def _encrypt(server: EmbeddedServer, postgres: Base, authority: trustme.CA) -> None:
    certificate = authority.issue_cert("127.0.0.1")
    files = {
        "server.crt": b"".join(blob.bytes() for blob in certificate.cert_chain_pems).decode(),
        "server.key": certificate.private_key_pem.bytes().decode(),
        "pg_hba.conf": HBA,
    }
    for name, text in files.items():
        write_private(server.cluster / name, text)
        server.programs.own(server.cluster / name)
    postgres.execute("ALTER SYSTEM SET ssl = on")
    postgres.execute("SELECT pg_reload_conf()")
    encrypted = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    until(lambda: postgres.execute(encrypted) == [(True,)])


@pytest.fixture
def checked(walled: Office, authority: trustme.CA, tmp_path: Path) -> auth.Profile:
    """The connection as it should be: everything checked, the root certificate of the office chosen."""
    return replace(walled.profile, sslmode="verify-full", sslrootcert=root_file(authority, tmp_path))


@pytest.fixture
def strict(office: Office, authority: trustme.CA, tmp_path: Path) -> auth.Profile:
    """The same demands, of a server that has no certificate."""
    office.let_in("manager1")
    return replace(office.profile, sslmode="verify-full", sslrootcert=root_file(authority, tmp_path))


def root_file(authority: trustme.CA, folder: Path) -> str:
    path = folder / f"корень центра {secrets.token_hex(4)}.pem"
    authority.cert_pem.write_to_path(path)
    return str(path)


def _context(authority: trustme.CA, name: str = "127.0.0.1") -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def refused(profile: auth.Profile, office: Office) -> str:
    """The code of the refusal, which has a sentence of its own."""
    with pytest.raises(Unavailable) as caught:
        auth.sign_in(profile, office.people["manager1"], PASSWORD)
    assert caught.value.code in SENTENCES, caught.value.facts
    assert "{" not in explained(caught.value)
    return caught.value.code


# who is at the other end


def test_the_right_server_is_believed_and_the_line_is_encrypted(checked: auth.Profile, walled: Office) -> None:
    connection = auth.sign_in(checked, walled.people["manager1"], PASSWORD)
    try:
        with connection.reader() as reader:
            assert reader.rows("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()") == [(True,)]
            assert reader.value("SELECT count(*) FROM crm.direction") > 0
            assert reader.raw.info.ssl_in_use
            assert reader.raw.info.dsn_parameters["channel_binding"] == "require"
        with connection.session() as session:
            assert session.connection().connection.driver_connection.info.ssl_in_use  # type: ignore[union-attr]  # a live psycopg2 one
    finally:
        connection.close()


def test_changes_are_heard_over_the_encrypted_line(checked: auth.Profile, walled: Office) -> None:
    heard: list[str] = []
    links: list[bool] = []
    listener = Listener(checked.parameters(walled.people["manager1"], PASSWORD), heard.append, links.append)
    listener.start()
    try:
        until(lambda: links == [True])
        until(lambda: bool(walled.base.execute("SELECT 1 FROM pg_stat_activity WHERE query = 'LISTEN crm'")))
        walled.deal_at("recorded", manager="manager1")
        until(lambda: "deal" in heard)
    finally:
        listener.stop()


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 15
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def test_a_certificate_of_another_authority_is_refused(checked: auth.Profile, walled: Office, tmp_path: Path) -> None:
    assert refused(replace(checked, sslrootcert=root_file(trustme.CA(), tmp_path)), walled) == "certificate"


def test_a_certificate_for_another_name_is_refused(checked: auth.Profile, walled: Office) -> None:
    assert refused(replace(checked, host="localhost"), walled) == "other_host"


def test_a_server_without_encryption_is_refused(strict: auth.Profile, office: Office) -> None:
    if office.base.execute("SHOW ssl_library") != [("",)]:
        pytest.skip("this server can encrypt; the one of the demonstration cannot")
    assert refused(strict, office) == "no_encryption"


def test_a_line_without_encryption_is_refused_by_the_server(walled: Office) -> None:
    assert refused(replace(walled.profile, sslmode="disable"), walled) == "encryption_required"


def test_a_root_certificate_that_is_gone_is_told(checked: auth.Profile, walled: Office, tmp_path: Path) -> None:
    assert refused(replace(checked, sslrootcert=str(tmp_path / "gone.pem")), walled) == "no_root_certificate"


def test_a_wrong_password_is_no_fault_of_the_certificate(checked: auth.Profile, walled: Office) -> None:
    with pytest.raises(Unavailable) as caught:
        auth.sign_in(checked, walled.people["manager1"], "something else")
    assert caught.value.code == "wrong_password"


def test_without_a_chosen_certificate_the_roots_of_this_computer_decide(
    checked: auth.Profile, walled: Office, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unchosen = replace(checked, sslrootcert="")
    assert refused(unchosen, walled) == "certificate"
    monkeypatch.setenv("SSL_CERT_FILE", root_file(authority, tmp_path))
    auth.sign_in(unchosen, walled.people["manager1"], PASSWORD).close()


def test_each_refusal_of_a_server_has_a_sentence_of_its_own() -> None:
    codes = ("certificate", "other_host", "no_encryption", "encryption_required", "no_root_certificate", "no_scram")
    assert len({explained(Unavailable(code, {"host": "srv"})) for code in (*codes, "no_binding", "pooling")}) == 8


# what an impostor gets to hear


def test_an_impostor_with_a_foreign_certificate_hears_nothing(strict: auth.Profile, office: Office) -> None:
    with impostor(_context(trustme.CA())) as server:
        assert refused(replace(strict, port=server.port), office) == "certificate"
    assert server.heard == b""


def test_an_impostor_with_a_certificate_for_another_name_hears_nothing(
    strict: auth.Profile, office: Office, authority: trustme.CA
) -> None:
    with impostor(_context(authority, "other.example")) as server:
        assert refused(replace(strict, port=server.port), office) == "other_host"
    assert server.heard == b""


def test_who_strips_the_encryption_hears_nothing(strict: auth.Profile, office: Office) -> None:
    with impostor(None) as server:
        assert refused(replace(strict, port=server.port), office) == "no_encryption"
    assert server.heard == b""


@pytest.mark.parametrize(
    ("question", "code"), [(CLEAR_PASSWORD, "no_scram"), (MD5_PASSWORD, "no_scram"), (PLAIN_SCRAM, "no_binding")]
)
def test_even_a_server_with_the_right_certificate_does_not_get_the_password(
    strict: auth.Profile, office: Office, authority: trustme.CA, question: bytes, code: str
) -> None:
    with impostor(_context(authority), question) as server:
        assert refused(replace(strict, port=server.port), office) in {code, "no_binding"}
    _heard_no_more_than_the_login(server.heard, office)


@pytest.mark.parametrize("question", [CLEAR_PASSWORD, MD5_PASSWORD])
def test_without_any_check_a_server_does_not_get_the_password_either(office: Office, question: bytes) -> None:
    with impostor(None, question) as server:
        assert refused(replace(office.profile, port=server.port), office) == "no_scram"
    _heard_no_more_than_the_login(server.heard, office)


def _heard_no_more_than_the_login(heard: bytes, office: Office) -> None:
    """The startup packet tells its own length; nothing may follow it."""
    assert office.people["manager1"].encode() in heard
    assert PASSWORD.encode() not in heard
    assert int.from_bytes(heard[:4], "big") == len(heard)


# what is usual


@pytest.mark.parametrize(
    ("host", "mode"),
    [
        ("localhost", "prefer"),
        ("127.0.0.1", "prefer"),
        ("::1", "prefer"),
        ("srv-db01", "verify-full"),
        ("10.0.0.5", "verify-full"),
    ],
)
def test_only_this_very_computer_is_believed_unseen(host: str, mode: str) -> None:
    assert auth.Profile("office", host).mode == mode


@pytest.mark.parametrize("wrong", [{"sslmode": "none"}, {"channel_binding": "disable"}])
def test_a_connection_with_an_unknown_way_of_encryption_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        auth.Profile("office", "srv", **wrong)  # type: ignore[arg-type]  # only texts are given


@pytest.mark.skipif(sys.platform == "win32", reason="the folder of a person is closed to others by itself there")
def test_the_roots_of_this_computer_are_kept_from_others() -> None:
    path = Path(encryption.system_roots())
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ('ВАЖНО: пользователь "e_x" не прошёл проверку подлинности (по паролю)', "wrong_password"),
        ('ВАЖНО: база данных "crm" не существует', "no_database"),
        ('ВАЖНО: в pg_hba.conf нет записи для компьютера "10.0.0.7", без шифрования', "encryption_required"),
        ('ВАЖНО: в pg_hba.conf нет записи для компьютера "10.0.0.7", базы "crm", шифрование SSL', "not_admitted"),
        ("ВАЖНО: извините, уже слишком много клиентов", "too_many"),
        ("FATAL: sorry, too many clients already", "too_many"),
        ('FATAL: too many connections for role "e_x"', "too_many"),
        ("could not translate host name", "no_server"),
    ],
)  # fmt: skip
def test_a_refusal_is_understood_in_the_language_of_the_server(said: str, code: str) -> None:
    assert database.unavailable(psycopg2.OperationalError(said), {}).code == code
