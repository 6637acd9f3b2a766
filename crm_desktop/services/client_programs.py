"""pg_dump and pg_restore that fit a server: what the program brings, or something newer that is installed."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from crm_desktop.services.errors import Refused
from crm_desktop.services.server_programs import ServerFailed, bundled_folder, server_environment

# Settings a newer pg_restore sends are unknown to an older server, so those up to 16 are served by 16's programs.
TREES = ("pginstall", "pginstall18")
INSTALLED = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/Library/PostgreSQL/*/bin")
NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
INSTALLED_ON_WINDOWS = "PostgreSQL/*/bin"
ENVIRONMENT = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "gssencmode": "PGGSSENCMODE",
    "require_auth": "PGREQUIREAUTH",
    "channel_binding": "PGCHANNELBINDING",
}


@dataclass(frozen=True)
class ClientPrograms:
    """One set of PostgreSQL's own programs for the side of the client."""

    folder: Path
    major: int

    def start(
        self, program: str, arguments: list[str], server: Mapping[str, Any], errors: IO[bytes]
    ) -> AbstractContextManager["subprocess.Popen[bytes]"]:
        """The running program; its output is read from `stdout`, its complaints go to `errors`.

        The password travels in its surroundings: a command line is seen by everybody on the computer.
        """
        return subprocess.Popen(
            [str(_program(self.folder, program)), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=_environment(server),
            creationflags=NO_WINDOW,
        )

    def run(self, program: str, arguments: list[str], server: Mapping[str, Any]) -> str:
        """What the program printed; raises ServerFailed with its words when it failed."""
        done = subprocess.run(
            [str(_program(self.folder, program)), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=_environment(server),
            check=False,
            creationflags=NO_WINDOW,
        )
        if done.returncode:
            raise ServerFailed(done.stderr.decode("utf-8", "replace").strip()[-2000:])
        return done.stdout.decode("utf-8", "replace")


def fitting(server_version: int) -> ClientPrograms:
    """The oldest programs that know the server (server_version as psycopg2 tells it).

    Raises Refused("no_programs", server=…, newest=…) when the server is newer than all of them.
    """
    known = available()
    wanted = server_version // 10000
    for programs in known:
        if programs.major >= wanted:
            return programs
    raise Refused("no_programs", {"server": wanted, "newest": known[-1].major if known else 0})


def available() -> list[ClientPrograms]:
    """The oldest first; of two equal ones the program's own."""
    found: dict[int, ClientPrograms] = {}
    for folder in (*map(bundled_folder, TREES), *_installed()):
        major = _major(folder)
        if major >= 16:
            found.setdefault(major, ClientPrograms(folder, major))
    return [found[major] for major in sorted(found)]


def _installed() -> list[Path]:
    if sys.platform == "win32":
        return sorted(Path(os.environ.get("PROGRAMFILES", "C:\\Program Files")).glob(INSTALLED_ON_WINDOWS))
    return [folder for pattern in INSTALLED for folder in sorted(Path("/").glob(pattern.removeprefix("/")))]


def _program(folder: Path, name: str) -> Path:
    return folder / (f"{name}.exe" if sys.platform == "win32" else name)


def _major(folder: Path) -> int:
    """0 where there are no programs, or they do not run."""
    program = _program(folder, "pg_dump")
    if not program.exists() or not _program(folder, "pg_restore").exists():
        return 0
    try:
        said = subprocess.run(
            [str(program), "--version"], capture_output=True, text=True, check=False, env=server_environment(os.environ)
        ).stdout
    except OSError:
        return 0
    version = re.search(r"\(PostgreSQL\) (\d+)", said)
    return int(version.group(1)) if version else 0


def _environment(server: Mapping[str, Any]) -> dict[str, str]:
    """The person's own PG… variables stay (certificates, ~/.pgpass), but where the server is told, it is told here."""
    own = {name: value for name, value in os.environ.items() if name.startswith("PG")}
    told = {variable: str(server[name]) for name, variable in ENVIRONMENT.items() if server.get(name)}
    return {**server_environment(os.environ), **own, **told, "PGAPPNAME": "crm_desktop_backup"}
