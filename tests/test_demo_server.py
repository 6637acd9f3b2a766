"""The server on this computer: begun, shared, killed, begun again."""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest

from crm_desktop.services.demo_server import EmbeddedServer
from crm_desktop.services.file_lock import FileLock
from crm_desktop.services.server_programs import SHARED_FOLDER, ServerFailed, bundled_programs, runs_as_root
from tests.servers import Base

ROOT = Path(__file__).resolve().parent.parent

STARTER = """
import sys
from pathlib import Path
from crm_desktop.services.demo_server import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1]))
server.start()
print(server.port, flush=True)
sys.stdin.read()
server.stop()
"""


@pytest.fixture
def folder() -> Path:
    parent = SHARED_FOLDER if runs_as_root() else Path(tempfile.gettempdir())
    return parent / f"проба {secrets.token_hex(4)}"


@pytest.fixture
def server(folder: Path) -> Iterator[EmbeddedServer]:
    server = EmbeddedServer(folder)
    server.start()
    yield server
    server.destroy()


def other_program(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", STARTER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def said_by(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def ended(program: subprocess.Popen[str]) -> int:
    program.communicate("")
    return program.returncode


def postmaster(server: EmbeddedServer) -> int:
    return int((server.cluster / "postmaster.pid").read_text(encoding="utf-8").split()[0])


def ask(server: EmbeddedServer, statement: str) -> object:
    return Base(server.parameters(), "postgres").execute(statement)[0][0]


def test_the_bundled_server_is_the_eighteenth(server: EmbeddedServer) -> None:
    assert bundled_programs().major == 18
    assert str(ask(server, "SHOW server_version")).startswith("18.")


def test_russian_letters_change_case_and_words_are_stemmed(server: EmbeddedServer) -> None:
    assert ask(server, "SELECT lower('СЕВЕР')") == "север"
    assert ask(server, "SELECT to_tsvector('russian', 'договоры')::text") == "'договор':1"


def test_nobody_enters_without_the_password(server: EmbeddedServer) -> None:
    parameters = Base(server.parameters(), "postgres").parameters()
    with pytest.raises(psycopg2.OperationalError, match="no password supplied"):
        psycopg2.connect(**{**parameters, "password": ""})
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        psycopg2.connect(**{**parameters, "password": "guess"})
    assert ask(server, "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'") == 0


def test_it_listens_on_this_computer_only(server: EmbeddedServer) -> None:
    addresses = {
        connection.laddr.ip
        for connection in psutil.Process(postmaster(server)).net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    }
    assert addresses == {"127.0.0.1"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_passwords_are_readable_by_their_owner_alone(server: EmbeddedServer) -> None:
    server.keep_demo_passwords({"e_ivanova": "тайна"})
    for name in ("superuser.password", "people.json"):
        assert (server.folder / name).stat().st_mode & 0o777 == 0o600
    assert server.demo_passwords() == {"e_ivanova": "тайна"}
    assert server.superuser_password() not in (server.cluster / "postgresql.conf").read_text(encoding="utf-8")


def test_data_and_password_survive_a_stop(server: EmbeddedServer) -> None:
    ask(server, "CREATE TABLE kept AS SELECT 7 AS number; SELECT 1")
    password = server.superuser_password()
    server.stop()
    assert not server.is_running
    server.start()
    assert ask(server, "SELECT number FROM kept") == 7
    assert server.superuser_password() == password


def test_a_second_program_joins_the_running_server(server: EmbeddedServer) -> None:
    with other_program(server.folder) as second:
        assert said_by(second) == str(server.port)
        assert ended(second) == 0
    assert server.is_running


def test_the_server_outlives_the_program_that_started_it_while_another_uses_it(folder: Path) -> None:
    server = EmbeddedServer(folder)
    with other_program(folder) as first:
        port = said_by(first)
        server.start()
        assert str(server.port) == port
        assert ended(first) == 0
    assert server.is_running
    server.stop()
    assert not server.is_running
    server.destroy()


def test_two_programs_starting_at_once_make_one_server(folder: Path) -> None:
    programs = [other_program(folder) for _ in range(2)]
    assert len({said_by(program) for program in programs}) == 1
    assert [ended(program) for program in programs] == [0, 0]
    server = EmbeddedServer(folder)
    assert not server.is_running
    server.destroy()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_server_is_recovered(server: EmbeddedServer) -> None:
    ask(server, "CREATE TABLE kept AS SELECT 7 AS number; SELECT 1")
    os.kill(postmaster(server), signal.SIGKILL)
    server.start()
    assert ask(server, "SELECT number FROM kept") == 7


def test_a_stale_number_of_a_foreign_process_does_not_stop_the_start(server: EmbeddedServer) -> None:
    noted = (server.cluster / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[1]
    server.stop()
    stale = server.cluster / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n{noted}", encoding="utf-8")
    assert not server.is_running
    server.start()
    assert server.is_running


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_program_that_was_killed_does_not_keep_the_server_for_ever(server: EmbeddedServer) -> None:
    with other_program(server.folder) as second:
        said_by(second)
        second.kill()
    server.stop()
    assert not server.is_running


def test_a_cluster_of_another_version_is_refused_with_a_sentence(server: EmbeddedServer) -> None:
    server.stop()
    version = server.cluster / "PG_VERSION"
    version.write_text("17\n", encoding="ascii")
    with pytest.raises(ServerFailed, match="made by PostgreSQL 17, this is 18"):
        server.start()
    version.write_text("18\n", encoding="ascii")


def test_a_broken_cluster_fails_with_the_words_of_postgresql(server: EmbeddedServer) -> None:
    server.stop()
    (server.cluster / "postgresql.auto.conf").write_text("no_such_setting = 1\n", encoding="utf-8")
    with pytest.raises(ServerFailed, match="no_such_setting"):
        server.start()


def test_a_lock_is_held_by_one_and_freed_by_its_end(tmp_path: Path) -> None:
    with FileLock(tmp_path / "lock"):
        assert not FileLock(tmp_path / "lock").try_take()
        with pytest.raises(TimeoutError):
            FileLock(tmp_path / "lock", wait_seconds=0.1).take()
    second = FileLock(tmp_path / "lock")
    assert second.try_take()
    second.release()


def test_the_test_cluster_answers(cluster: EmbeddedServer) -> None:
    assert ask(cluster, "SHOW fsync") == "off"
    assert ask(cluster, "SELECT lower('СЕВЕР')") == "север"


def test_a_lost_password_is_told_with_a_sentence(server: EmbeddedServer) -> None:
    kept = server.superuser_password()
    (server.folder / "superuser.password").unlink()
    with pytest.raises(ServerFailed, match="password of the server is gone"):
        server.start()
    (server.folder / "superuser.password").write_text(kept, encoding="utf-8")
