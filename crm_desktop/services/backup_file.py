"""The file of a backup: a zip with the dump, its manifest and, where they could be read, the logins' verifiers."""

import hashlib
import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from crm_desktop.services.errors import Refused

FORMAT = 1
SUFFIX = ".crmbackup"
DUMP, MANIFEST, LOGINS = "base.dump", "manifest.json", "logins.json"
PIECE = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself: `rows` by table, the groups its grants name, the major version of its pg_dump."""

    database: str
    made_at: str
    made_by: str
    program: str
    revision: str
    fingerprint: str
    server: str
    dumped_by: int
    sha256: str
    rows: dict[str, int]
    roles: list[str]
    with_logins: bool
    format: int = FORMAT


def name_of(database: str, at: datetime) -> str:
    """crm-<database>-<UTC time>.crmbackup, without signs a file system may refuse."""
    return f"crm-{_plain(database)}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}{SUFFIX}"


def of_base(folder: Path, database: str) -> list[Path]:
    """The backups of this base in a folder, the oldest first; files of other bases are left alone."""
    form = re.compile(rf"crm-{re.escape(_plain(database))}-\d{{8}}T\d{{6}}Z{re.escape(SUFFIX)}")
    return sorted(path for path in folder.iterdir() if form.fullmatch(path.name))


def _plain(database: str) -> str:
    return re.sub(r"[^\w.]+", "_", database)


@contextmanager
def written(path: Path) -> Iterator[zipfile.ZipFile]:
    """An archive that appears under its name only when it is whole and on the disk; readable by its owner alone."""
    unfinished = path.with_name(f"{path.name}.part")
    try:
        descriptor = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "w+b") as stream:
            # The dump is compressed already.
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
                yield archive
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
        _keep_name(path.parent)
    except OSError as error:
        raise Refused("backup_not_written", {"path": str(path), "said": error.strerror or str(error)}) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _keep_name(folder: Path) -> None:
    """A rename outlives a power cut only when the folder is on the disk as well; Windows sees to it by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def add_dump(archive: zipfile.ZipFile, source: IO[bytes]) -> str:
    """Copies the dump as it comes and returns its SHA-256."""
    digest = hashlib.sha256()
    with archive.open(DUMP, "w", force_zip64=True) as target:
        while piece := source.read(PIECE):
            digest.update(piece)
            target.write(piece)
    return digest.hexdigest()


def add_json(archive: zipfile.ZipFile, name: str, content: Any) -> None:
    archive.writestr(name, json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True))


def add_manifest(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    add_json(archive, MANIFEST, asdict(manifest))


def require_room(folder: Path, needed_bytes: int) -> None:
    """Raises Refused("no_room") with what is needed and what is free."""
    free = shutil.disk_usage(folder).free
    if free < needed_bytes:
        raise Refused("no_room", {"path": str(folder), "needed_bytes": needed_bytes, "free_bytes": free})


def manifest_of(path: Path) -> Manifest:
    """Raises Refused: backup_not_found, not_a_backup, backup_newer (made by a later program's format)."""
    try:
        with zipfile.ZipFile(path) as archive:
            told = json.loads(archive.read(MANIFEST))
        if told["format"] > FORMAT:
            raise Refused("backup_newer", {"path": str(path)})
        return Manifest(**told)
    except FileNotFoundError as error:
        raise Refused("backup_not_found", {"path": str(path)}) from error
    except (OSError, zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
        raise Refused("not_a_backup", {"path": str(path)}) from error


def logins_of(path: Path) -> dict[str, dict[str, Any]]:
    """Login to {verifier, until}; empty when the verifiers could not be read at the time of the backup."""
    with zipfile.ZipFile(path) as archive:
        if LOGINS not in archive.namelist():
            return {}
        found: dict[str, dict[str, Any]] = json.loads(archive.read(LOGINS))
        return found


def extract_dump(path: Path, manifest: Manifest, target: Path) -> None:
    """Writes the dump to a file of its owner; raises Refused("backup_damaged") when it is not the one that was made."""
    digest = hashlib.sha256()
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with zipfile.ZipFile(path) as archive, archive.open(DUMP) as source, os.fdopen(descriptor, "wb") as copy:
            while piece := source.read(PIECE):
                digest.update(piece)
                copy.write(piece)
    except (zipfile.BadZipFile, KeyError, EOFError) as error:
        raise Refused("backup_damaged", {"path": str(path)}) from error
    if digest.hexdigest() != manifest.sha256:
        raise Refused("backup_damaged", {"path": str(path)})
