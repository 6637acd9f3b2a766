"""Files attached to a record: bytes in the base, and what of them may touch this computer.

Codes of refusals: `file_too_large` (megabytes, limit), `file_empty`, `file_unreadable`, `file_not_written`,
`file_changed`, `file_executable`.
"""

import hashlib
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any, Final

from crm_desktop import paths
from crm_desktop.services.database import Reader
from crm_desktop.services.errors import Denied, Refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LIMIT: Final = 25 * 1024 * 1024
LONGEST_NAME: Final = 150
# fmt: off
EXECUTABLE: Final = frozenset(
    "exe com bat cmd msi msp mst scr pif cpl dll sys ps1 psm1 vb vbs vbe js jse ws wsf wsh hta lnk url jar reg inf scf"
    " msc gadget application appref-ms settingcontent-ms chm hlp iso img vhd vhdx sh run py pyw desktop appimage"
    " xll".split()
)
# fmt: on
"""Kinds that do something when they are opened: only saved to a place of one's own choice, never opened from here."""
# Control characters, what Windows forbids, and marks that make a name read backwards (U+202E shows "exe.pdf").
_FORBIDDEN: Final = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]')
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$")
OPENED_FOR: Final = timedelta(days=1)


def safe_name(name: str) -> str:
    """A name that is one on every system: no path, nothing invisible, no device, at most 150 characters."""
    bare = PureWindowsPath(PurePosixPath(name).name).name
    plain = _FORBIDDEN.sub("_", bare).strip(" .")
    if _RESERVED.fullmatch(plain):
        plain = f"_{plain}"
    stem, dot, kind = plain.rpartition(".")
    if dot and len(plain) > LONGEST_NAME and len(kind) < 16:
        return f"{stem[: LONGEST_NAME - len(kind) - 1]}.{kind}"
    return plain[:LONGEST_NAME] or "_"


def is_executable(name: str) -> bool:
    """Whether opening it would start something."""
    return safe_name(name).rpartition(".")[2].lower() in EXECUTABLE


def attach(session: "Session", document: str, document_id: int, path: Path) -> int:
    """Attaches a file of this computer; the size is asked before a byte is read. Returns the file's id."""
    try:
        size = path.stat().st_size
        _require_size(size)
        content = path.read_bytes()
    except OSError as problem:
        raise Refused("file_unreadable", {"file": path.name}) from problem
    return attach_content(session, document, document_id, path.name, content)


def attach_content(session: "Session", document: str, document_id: int, name: str, content: bytes) -> int:
    """Attaches bytes under a name: a picture from the clipboard, a letter. Returns the file's id."""
    from sqlalchemy import text

    _require_size(len(content))
    sql = text("SELECT api.file_attach(:document, :id, :name, :content)")
    values = {"document": document, "id": document_id, "name": safe_name(name), "content": content}
    return int(session.execute(sql, values).scalar_one())


def remove(session: "Session", file_id: int) -> None:
    """Takes the file out for good; that it was there stays in the timeline."""
    from sqlalchemy import text

    session.execute(text("SELECT api.file_remove(:id)"), {"id": file_id})


def listed(reader: Reader, document: str, document_id: int) -> list[dict[str, Any]]:
    """Names, sizes, who attached them and when, newest first; without the bytes."""
    from crm_desktop.services.values import from_base

    return list(from_base(reader.value("SELECT api.files_of(%s, %s)", (document, document_id))))


def content(reader: Reader, file_id: int) -> tuple[str, bytes]:
    """Name and bytes, held against the sum they were attached with."""
    rows = reader.rows("SELECT name, sha256, content FROM crm.file WHERE id = %s", (file_id,))
    if not rows:
        raise Denied
    name, sha256, found = str(rows[0][0]), rows[0][1], bytes(rows[0][2])
    if hashlib.sha256(found).hexdigest() != sha256:
        raise Refused("file_changed", {"file": name})
    return safe_name(name), found


def save_as(reader: Reader, file_id: int, path: Path) -> Path:
    """Writes the file where the person chose."""
    _name, found = content(reader, file_id)
    try:
        path.write_bytes(found)
    except OSError as problem:
        raise Refused("file_not_written", {"file": path.name}) from problem
    return path


def open_copy(reader: Reader, file_id: int) -> Path:
    """A copy to look at in a private folder, read-only so that nobody edits what is not saved; raises for programs."""
    name, found = content(reader, file_id)
    if is_executable(name):
        raise Refused("file_executable", {"file": name})
    folder = paths.cache_folder() / "opened" / f"{file_id}-{hashlib.sha256(found).hexdigest()[:12]}"
    path = folder / name
    try:
        _forget_old(folder.parent)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != found:
            path.unlink(missing_ok=True)
            path.write_bytes(found)
            path.chmod(0o400)
    except OSError as problem:
        raise Refused("file_not_written", {"file": name}) from problem
    return path


def _require_size(size: int) -> None:
    if size > LIMIT:
        raise Refused("file_too_large", {"megabytes": round(size / 1024 / 1024, 1), "limit": LIMIT // 1024 // 1024})
    if size == 0:
        raise Refused("file_empty")


def _forget_old(folder: Path) -> None:
    limit = (datetime.now(UTC) - OPENED_FOR).timestamp()
    for path in folder.glob("*/*") if folder.exists() else ():
        if path.stat().st_mtime < limit:
            path.chmod(0o600)
            path.unlink(missing_ok=True)
