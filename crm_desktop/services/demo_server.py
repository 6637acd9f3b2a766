"""A PostgreSQL of our own on this computer: the demonstration, the tests, an office of one."""

import json
import os
import secrets
import shutil
import socket
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

import psutil
import psycopg2

from crm_desktop import paths
from crm_desktop.services.file_lock import FileLock
from crm_desktop.services.private_files import write_private
from crm_desktop.services.server_programs import (
    SHARED_FOLDER,
    ServerFailed,
    ServerPrograms,
    bundled_programs,
    plain,
    runs_as_root,
)

HOST = "127.0.0.1"
SUPERUSER = "postgres"
START_ATTEMPTS = 5


class Parameters(TypedDict):
    """How the superuser signs in: keyword arguments of psycopg2.connect, and what services.migrate takes."""

    host: str
    port: int
    user: str
    password: str


SETTINGS: Mapping[str, str] = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "password_encryption": "scram-sha-256",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "maintenance_work_mem": "128MB",
    "jit": "off",
    "random_page_cost": "1.1",
    "logging_collector": "on",
    "log_filename": "postgresql-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "lc_messages": "C",
}
# initdb writes a permissive file for local sockets; this one is all there is.
HBA = f"host all all {HOST}/32 scram-sha-256\n"


def default_folder() -> Path:
    """With the person; for root, where the account of the server can reach it."""
    return SHARED_FOLDER / "demo" if runs_as_root() else paths.data_folder() / "demo"


class EmbeddedServer:
    """A private PostgreSQL on 127.0.0.1, shared by all programs of this computer that use the same folder."""

    def __init__(
        self,
        data_folder: Path | None = None,
        *,
        programs: ServerPrograms | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = (data_folder or default_folder()).absolute()
        self.cluster = self.folder / "cluster"
        self.host = HOST
        self.superuser = SUPERUSER
        self._settings = {**SETTINGS, **(settings or {})}
        self._given_programs = programs
        self._use: FileLock | None = None

    @property
    def port(self) -> int:
        """The port of the running server; raises ServerFailed when it does not run."""
        port = self._postmaster()[1]
        if port is None:
            raise ServerFailed("the server does not run")
        return port

    @property
    def is_running(self) -> bool:
        """Asks the server itself: neither a left-over postmaster.pid nor a foreign server convinces."""
        pid, port = self._postmaster()
        return pid is not None and port is not None and self._answers(port)

    def superuser_password(self) -> str:
        """Random, made once with the cluster; kept in a file only this account can read."""
        try:
            return self._password_file.read_text(encoding="utf-8").strip()
        except FileNotFoundError as error:
            raise ServerFailed(f"the password of the server is gone: {self._password_file}") from error

    def parameters(self) -> Parameters:
        """host, port, user and password of the superuser: arguments of psycopg2.connect and of migrate."""
        return {"host": HOST, "port": self.port, "user": SUPERUSER, "password": self.superuser_password()}

    def start(self) -> None:
        """Makes the cluster if need be, and joins the running server or starts it; raises ServerFailed."""
        self._prepare_folder()
        with self._lock:
            if not self.cluster.exists():
                self._create()
            if not self._is_alive_or_becomes_so():
                self._launch()
            self._join()

    def stop(self) -> None:
        """Leaves the server, and stops it if no other program uses it."""
        with self._lock:
            self._leave()
            if not self._others() and self.is_running:
                self.programs.run("pg_ctl", "stop", "-D", plain(self.cluster), "-m", "fast", "-w")

    def destroy(self) -> None:
        """Stops the server for everybody and removes the cluster with all its data."""
        with self._lock:
            self._leave()
            if self._postmaster()[0] is not None and self._is_alive_or_becomes_so():
                self.programs.run("pg_ctl", "stop", "-D", plain(self.cluster), "-m", "immediate", "-w")
        shutil.rmtree(self.folder)

    def demo_passwords(self) -> dict[str, str]:
        """Login to password of the demonstration's people, so that one is picked without typing."""
        if not self._people_file.exists():
            return {}
        kept: dict[str, str] = json.loads(self._people_file.read_text(encoding="utf-8"))
        return kept

    def keep_demo_passwords(self, passwords: Mapping[str, str]) -> None:
        """Replaces the kept passwords whole; only this account can read the file."""
        write_private(self._people_file, json.dumps(dict(passwords), ensure_ascii=False, indent=1))

    @property
    def programs(self) -> ServerPrograms:
        """PostgreSQL's programs this server is run with (pg_dump, pg_restore and psql among them)."""
        if self._given_programs is None:
            self._given_programs = bundled_programs()
        return self._given_programs

    @property
    def _lock(self) -> FileLock:
        return FileLock(self.folder / "start.lock", wait_seconds=180)

    @property
    def _password_file(self) -> Path:
        return self.folder / "superuser.password"

    @property
    def _people_file(self) -> Path:
        return self.folder / "people.json"

    def _prepare_folder(self) -> None:
        (self.folder / "users").mkdir(parents=True, exist_ok=True)
        # The server's account passes through to its cluster and can list or read nothing else here.
        self.folder.chmod(0o711 if self.programs.account else 0o700)
        (self.folder / "users").chmod(0o700)

    def _create(self) -> None:
        """initdb beside the final place: a cluster cut short by a power cut is never taken for whole."""
        unfinished = self.folder / "cluster.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        password = secrets.token_urlsafe(24)
        handed_over = self.folder / "initdb.password"
        write_private(handed_over, password)
        self.programs.own(handed_over)
        unfinished.mkdir(mode=0o700)
        self.programs.own(unfinished)
        try:
            self.programs.run(
                "initdb",
                *("-D", plain(unfinished), "-U", SUPERUSER, "--encoding=UTF8", "--auth=scram-sha-256"),
                *("--pwfile", plain(handed_over), "--no-instructions", *self._initdb_choices()),
            )
        finally:
            handed_over.unlink()
        with (unfinished / "postgresql.conf").open("a", encoding="utf-8") as configuration:
            configuration.write("\ninclude 'crm.conf'\n")
        write_private(self._password_file, password)
        unfinished.rename(self.cluster)

    def _initdb_choices(self) -> list[str]:
        choices = [] if self._settings.get("fsync", "on") == "on" else ["--no-sync"]
        if self.programs.major < 17:
            return [*choices, "--locale=C.UTF-8"]
        # Plain C would leave Cyrillic letters in their case in lower() and unstemmed in text search.
        return [*choices, "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]

    def _launch(self) -> None:
        made_by = (self.cluster / "PG_VERSION").read_text(encoding="ascii").strip()
        if made_by != str(self.programs.major):
            raise ServerFailed(f"the base was made by PostgreSQL {made_by}, this is {self.programs.major}")
        self._write_configuration()
        for attempt in range(START_ATTEMPTS):
            try:
                self._launch_once()
                return
            except ServerFailed as failure:
                # The port was taken in between, or children of a killed server have not all ended yet.
                if attempt == START_ATTEMPTS - 1:
                    raise ServerFailed(f"{failure}\n{self._last_words()}") from failure
                time.sleep(0.5)

    def _launch_once(self) -> None:
        self._forget_dead_postmaster()
        log = plain(self.cluster / "start.log")
        (self.cluster / "start.log").unlink(missing_ok=True)
        options = f"-p {_free_port()}"
        self.programs.run("pg_ctl", "start", "-D", plain(self.cluster), "-l", log, "-w", "-o", options)

    def _write_configuration(self) -> None:
        lines = [f"{name} = '{value}'\n" for name, value in self._settings.items()]
        for name, text in (("crm.conf", "".join(lines)), ("pg_hba.conf", HBA)):
            write_private(self.cluster / name, text)
            self.programs.own(self.cluster / name)

    def _last_words(self) -> str:
        log = self.cluster / "start.log"
        return log.read_text(encoding="utf-8", errors="replace")[-2000:] if log.exists() else ""

    def _postmaster(self) -> tuple[int | None, int | None]:
        """pid and port the server has noted; None for what is not noted (yet)."""
        try:
            noted = (self.cluster / "postmaster.pid").read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return None, None
        lines = noted.splitlines()
        pid = int(lines[0]) if lines and lines[0].strip().isdigit() else None
        return pid, int(lines[3]) if len(lines) > 3 and lines[3].strip().isdigit() else None

    def _answers(self, port: int) -> bool:
        try:
            connection = psycopg2.connect(
                host=HOST,
                port=port,
                user=SUPERUSER,
                password=self.superuser_password(),
                dbname="postgres",
                connect_timeout=3,
            )
        except psycopg2.OperationalError:
            return False
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT current_setting('data_directory')")
                (place,) = cursor.fetchone() or ("",)
        finally:
            connection.close()
        return Path(place).samefile(self.cluster)

    def _is_alive_or_becomes_so(self, wait_seconds: float = 60.0) -> bool:
        """Waits while the server replays its journal after a crash; False as soon as no process is left."""
        deadline = time.monotonic() + wait_seconds
        while self._is_postgres(self._postmaster()[0]):
            if self.is_running:
                return True
            if time.monotonic() > deadline:
                raise ServerFailed("the server has started but does not answer")
            time.sleep(0.1)
        return False

    def _forget_dead_postmaster(self) -> None:
        """After kill -9 or a power cut the number in postmaster.pid may belong to somebody else's program."""
        if not self._is_postgres(self._postmaster()[0]):
            (self.cluster / "postmaster.pid").unlink(missing_ok=True)

    @staticmethod
    def _is_postgres(pid: int | None) -> bool:
        try:
            process = psutil.Process(pid or 0)
            return process.status() != psutil.STATUS_ZOMBIE and process.name().startswith("postgres")
        except psutil.Error:
            return False

    def _join(self) -> None:
        if self._use is None:
            use = FileLock(self.folder / "users" / f"{os.getpid()}-{secrets.token_hex(4)}")
            use.take()
            self._use = use

    def _leave(self) -> None:
        if self._use is not None:
            self._use.release()
            self._use.path.unlink(missing_ok=True)
            self._use = None

    def _others(self) -> bool:
        """Whether a living program uses the server; marks of programs that died are swept away."""
        for path in list((self.folder / "users").iterdir()):
            mark = FileLock(path)
            if not mark.try_take():
                return True
            mark.release()
            path.unlink(missing_ok=True)
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
