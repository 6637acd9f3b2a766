"""Backups of a real base: one file, restored and proved; a cut, foreign or changed one is refused with its reason."""

import json
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.services import auth, backup, backup_file, base_check, client_programs, restore
from crm_desktop.services.backup import Backup
from crm_desktop.services.errors import Refused, Unavailable
from tests.office import PASSWORD, Office
from tests.servers import Base

RESTORED = "crm_restored"


@pytest.fixture(scope="module")
def busy(lone_office: Office) -> Office:
    """An office with documents, and somebody who has left."""
    lone_office.deal_at("paid")
    lone_office.call("administrator", "employee_disable", lone_office.ids["manager7"])
    return lone_office


@pytest.fixture(scope="module")
def kept(busy: Office, tmp_path_factory: pytest.TempPathFactory) -> Backup:
    """A backup by the superuser, with the logins."""
    return backup.backup(busy.base.server, busy.base.name, tmp_path_factory.mktemp("копии"))


@pytest.fixture
def postgres(busy: Office) -> Iterator[Base]:
    """The server beside the bases; what a test restores is gone afterwards."""
    server = Base(busy.base.server, "postgres")
    yield server
    for (name,) in server.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", (f"{RESTORED}%",)):
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def databases(server: Base) -> set[str]:
    return {name for (name,) in server.execute("SELECT datname FROM pg_database")}


def changed(source: Path, target: Path, name: str, content: bytes) -> Path:
    """The same archive with one part replaced."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return target


def refusal(act: Any, *arguments: Any, **more: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        act(*arguments, **more)
    return refused.value


def test_a_backup_is_one_private_file_that_says_what_is_in_it(busy: Office, kept: Backup) -> None:
    assert kept.path.name.startswith(f"crm-{busy.base.name}-2")
    if sys.platform != "win32":
        assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert list(kept.path.parent.iterdir()) == [kept.path]
    with zipfile.ZipFile(kept.path) as archive:
        assert sorted(archive.namelist()) == ["base.dump", "logins.json", "manifest.json"]
        manifest = json.loads(archive.read("manifest.json"))
        logins = json.loads(archive.read("logins.json"))
        assert archive.read("base.dump")[:5] == b"PGDMP"
    assert manifest["rows"]["crm.employee"] == len(busy.people)
    assert manifest["rows"]["priv.journal"] > 100
    assert (manifest["database"], manifest["made_by"], manifest["revision"]) == (
        busy.base.name,
        "postgres",
        auth.SCHEMA,
    )
    assert logins["e_ivanov"]["verifier"].startswith("SCRAM-SHA-256$")
    # Who has left does not come back with a password.
    assert busy.people["manager7"] not in logins
    assert PASSWORD.encode() not in kept.path.read_bytes()


def test_a_backup_is_proved_by_restoring_it_beside_and_leaves_nothing(
    busy: Office, kept: Backup, postgres: Base
) -> None:
    before = databases(postgres)
    memberships = "SELECT roleid, member, admin_option FROM pg_auth_members ORDER BY 1, 2"
    rights = postgres.execute(memberships)
    proved = restore.prove(busy.base.server, kept.path)
    assert proved.findings == ()
    assert databases(postgres) == before
    assert postgres.execute(memberships) == rights


def test_a_restored_base_is_the_same_and_people_sign_in_to_it(busy: Office, kept: Backup, postgres: Base) -> None:
    done = restore.restore(busy.base.server, kept.path, RESTORED)
    assert done.findings == ()
    assert busy.people["manager1"] in done.logins.kept
    restored = Base(busy.base.server, RESTORED)
    rows = "SELECT md5(string_agg(j::text, '|' ORDER BY id)) FROM priv.journal j"
    assert restored.execute(rows) == busy.base.execute(rows)
    busy.let_in("manager1")
    profile = auth.Profile("restored", busy.base.server["host"], busy.base.server["port"], RESTORED)
    connection = auth.sign_in(profile, busy.people["manager1"], PASSWORD)
    try:
        with connection.reader() as reader:
            seen = {number for (number,) in reader.rows("SELECT id FROM crm.deal")}
    finally:
        connection.close()
    assert seen == busy.sees("manager1", "deal") != set()


def test_lost_logins_are_made_again_with_the_password_they_had(busy: Office, kept: Backup, postgres: Base) -> None:
    """As on another server: the roles are not there at all."""
    login, left = busy.people["manager2"], busy.people["manager7"]
    verifier = f"SELECT rolpassword FROM pg_authid WHERE rolname = '{login}'"
    before = postgres.execute(verifier)
    for role in (login, left):
        postgres.execute(f"DROP ROLE {role}")
    done = restore.restore(busy.base.server, kept.path, RESTORED)
    assert login in done.logins.made
    assert (done.logins.passwords, done.findings) == ({}, ())
    assert postgres.execute(verifier) == before
    assert postgres.execute(f"SELECT rolcanlogin FROM pg_roles WHERE rolname = '{left}'") == [(False,)]
    profile = auth.Profile("restored", busy.base.server["host"], busy.base.server["port"], RESTORED)
    auth.sign_in(profile, login, PASSWORD).close()


def test_logins_that_are_not_in_the_backup_get_a_temporary_password(
    busy: Office, kept: Backup, postgres: Base, tmp_path: Path
) -> None:
    login = busy.people["manager3"]
    without = tmp_path / "without.crmbackup"
    with zipfile.ZipFile(kept.path) as old, zipfile.ZipFile(without, "w") as new:
        for part in ("base.dump", "manifest.json"):
            new.writestr(part, old.read(part))
    postgres.execute(f"DROP ROLE {login}")
    done = restore.restore(busy.base.server, without, RESTORED)
    assert set(done.logins.passwords) == {login}
    profile = auth.Profile("restored", busy.base.server["host"], busy.base.server["port"], RESTORED)
    with pytest.raises(Unavailable) as refused:
        auth.sign_in(profile, login, done.logins.passwords[login])
    assert refused.value.code == "must_change_password"
    assert base_check.check(busy.base.server, RESTORED) == []


def test_a_name_that_is_taken_is_never_dropped(busy: Office, kept: Backup, postgres: Base) -> None:
    postgres.execute(f"CREATE DATABASE {RESTORED}")
    assert refusal(restore.restore, busy.base.server, kept.path, RESTORED).code == "database_exists"
    Base(busy.base.server, RESTORED).execute("CREATE TABLE precious (id int)")
    held = Base(busy.base.server, RESTORED).connect()
    try:
        refused = refusal(restore.restore, busy.base.server, kept.path, RESTORED, replace=True)
    finally:
        held.close()
    assert refused.code == "database_in_use"
    done = restore.restore(busy.base.server, kept.path, RESTORED, replace=True)
    assert Base(busy.base.server, done.set_aside).execute("SELECT count(*) FROM precious") == [(0,)]
    assert Base(busy.base.server, RESTORED).execute("SELECT count(*) > 0 FROM crm.deal") == [(True,)]
    assert not {name for name in databases(postgres) if name.startswith("crm_restoring_")}


@pytest.mark.parametrize("part", ["base.dump", "manifest.json"])
def test_a_changed_backup_is_refused(busy: Office, kept: Backup, postgres: Base, tmp_path: Path, part: str) -> None:
    with zipfile.ZipFile(kept.path) as archive:
        content = bytearray(archive.read(part))
    content[len(content) // 2] ^= 1
    before = databases(postgres)
    refused = refusal(
        restore.prove, busy.base.server, changed(kept.path, tmp_path / "x.crmbackup", part, bytes(content))
    )
    assert refused.code in ("backup_damaged", "not_a_backup", "rows_differ", "base_newer")
    assert databases(postgres) == before


def test_a_cut_backup_and_another_file_are_refused(busy: Office, kept: Backup, tmp_path: Path) -> None:
    cut = tmp_path / "cut.crmbackup"
    cut.write_bytes(kept.path.read_bytes()[:-1000])
    other = tmp_path / "other.crmbackup"
    other.write_text("не архив", encoding="utf-8")
    assert refusal(restore.prove, busy.base.server, cut).code == "not_a_backup"
    assert refusal(restore.prove, busy.base.server, other).code == "not_a_backup"
    assert refusal(restore.prove, busy.base.server, tmp_path / "none.crmbackup").code == "backup_not_found"


def test_rows_that_are_missing_are_noticed(busy: Office, kept: Backup, postgres: Base, tmp_path: Path) -> None:
    """A dump that is whole by its checksum and still not what the manifest says."""
    with zipfile.ZipFile(kept.path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    manifest["rows"]["crm.deal"] += 1
    before = databases(postgres)
    path = changed(kept.path, tmp_path / "x.crmbackup", "manifest.json", json.dumps(manifest).encode())
    refused = refusal(restore.prove, busy.base.server, path)
    assert (refused.code, list(refused.facts["tables"])) == ("rows_differ", ["crm.deal"])
    assert databases(postgres) == before


def test_a_backup_of_a_later_program_or_server_is_refused(busy: Office, kept: Backup, tmp_path: Path) -> None:
    with zipfile.ZipFile(kept.path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    later: tuple[tuple[dict[str, Any], str], ...] = (
        ({"revision": "9999"}, "base_newer"),
        ({"format": 2}, "backup_newer"),
        ({"dumped_by": 99}, "server_older_than_backup"),
    )
    for change, code in later:
        content = json.dumps({**manifest, **change}).encode()
        path = changed(kept.path, tmp_path / f"{code}.crmbackup", "manifest.json", content)
        assert refusal(restore.prove, busy.base.server, path).code == code


def test_older_backups_of_the_same_base_make_room(busy: Office, kept: Backup, tmp_path: Path) -> None:
    old = [tmp_path / backup_file.name_of(busy.base.name, datetime(2026, 1, day, tzinfo=UTC)) for day in (1, 2, 3)]
    other = tmp_path / backup_file.name_of(f"{busy.base.name}-2", datetime(2026, 1, 1, tzinfo=UTC))
    for path in (*old, other):
        shutil.copy(kept.path, path)
    made = backup.backup(busy.base.server, busy.base.name, tmp_path, keep=2)
    assert set(made.removed) == set(old[:2])
    assert set(tmp_path.iterdir()) == {made.path, old[2], other}


def test_without_room_nothing_is_written(busy: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=1 << 20))
    refused = refusal(backup.backup, busy.base.server, busy.base.name, tmp_path)
    assert (refused.code, refused.facts["free_bytes"]) == ("no_room", 1 << 20)
    assert list(tmp_path.iterdir()) == []


def test_a_dump_that_fails_leaves_no_file(busy: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object) -> dict[str, int]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "counted", broken)
    refused = refusal(backup.backup, busy.base.server, busy.base.name, tmp_path)
    assert (refused.code, refused.facts["said"]) == ("backup_not_written", "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_an_employee_cannot_back_up_what_he_may_not_see(busy: Office, tmp_path: Path) -> None:
    own = busy.connect_as("director").parameters
    server = {**busy.base.server, "user": own["user"], "password": own["password"]}
    assert refusal(backup.backup, server, busy.base.name, tmp_path).code == "rights_missing"
    assert list(tmp_path.iterdir()) == []


def test_the_password_stands_on_no_command_line(busy: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    started = subprocess.Popen

    def noted(command: list[str], **more: Any) -> Any:
        seen.append(command)
        return started(command, **more)

    monkeypatch.setattr(subprocess, "Popen", noted)
    programs = client_programs.fitting(160000)
    assert "PostgreSQL" in programs.run("pg_dump", ["--version"], busy.base.server)
    assert seen
    assert not any(busy.base.server["password"] in " ".join(command) for command in seen)


@pytest.mark.parametrize(("server", "programs"), [(150000, 16), (160004, 16), (180001, 18)])
def test_each_server_gets_programs_that_know_it(server: int, programs: int) -> None:
    assert client_programs.fitting(server).major == programs


def test_a_server_newer_than_all_programs_is_refused() -> None:
    refused = refusal(client_programs.fitting, 990000)
    assert (refused.code, refused.facts["server"]) == ("no_programs", 99)
