"""Pictures of stamps and signatures: read from this computer, kept in the base, printed when a person asks for it.

Codes of refusals: `facsimile_format`, `facsimile_size`, `facsimile_width`, `file_unreadable`.
"""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from crm_desktop.services.database import Reader
from crm_desktop.services.errors import Refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

KINDS: Final = ("stamp", "director", "accountant")
LARGEST: Final = 1024 * 1024
LEAST_PIXELS, MOST_PIXELS = 100, 4000
MIMES: Final = {"PNG": "image/png", "JPEG": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Facsimile:
    """A picture and how wide it stands on paper."""

    content: bytes
    width_mm: int


def of_organization(reader: Reader, organization_id: int) -> dict[str, Facsimile]:
    """By kind: stamp, director, accountant."""
    sql = "SELECT kind, content, width_mm FROM crm.organization_facsimile WHERE organization_id = %s"
    return {kind: Facsimile(bytes(content), width) for kind, content, width in reader.rows(sql, (organization_id,))}


def mime_of(content: bytes) -> str:
    """PNG or JPEG of 100 to 4000 pixels a side; raises Refused for all else and for what only pretends."""
    from PIL import Image

    if not 100 <= len(content) <= LARGEST:
        raise Refused("facsimile_size", {"field": "content"})
    try:
        with Image.open(io.BytesIO(content), formats=tuple(MIMES)) as picture:
            sides, kind = picture.size, str(picture.format)
            if not all(LEAST_PIXELS <= side <= MOST_PIXELS for side in sides):
                raise Refused("facsimile_format", {"field": "content"})
            picture.load()
    except (OSError, SyntaxError, Image.DecompressionBombError) as problem:
        raise Refused("facsimile_format", {"field": "content"}) from problem
    return MIMES[kind]


def save_file(session: "Session", organization_id: int, kind: str, path: Path, width_mm: int) -> None:
    """Brings a picture of this computer (administrator)."""
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError as problem:
        raise Refused("file_unreadable", {"file": path.name}) from problem
    save(session, organization_id, kind, content, width_mm)


def save(session: "Session", organization_id: int, kind: str, content: bytes, width_mm: int) -> None:
    """Keeps a picture in the place of the one before (administrator)."""
    from sqlalchemy import text

    sql = text("SELECT api.facsimile_save(:organization, :kind, :mime, :width, :content)")
    given = {"organization": organization_id, "kind": kind, "mime": mime_of(content), "width": width_mm}
    session.execute(sql, {**given, "content": content})


def remove(session: "Session", organization_id: int, kind: str) -> None:
    """Takes a picture out for good (administrator)."""
    from crm_desktop.services import documents

    documents.call(session, "facsimile_remove", organization_id, kind)
