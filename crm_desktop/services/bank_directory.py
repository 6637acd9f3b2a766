"""The directory of banks that the Bank of Russia publishes (ED807, «Справочник БИК»), read without touching the base.

The layout is read by the local names of elements and attributes, whatever namespace and version they come with:
BICDirectoryEntry BIC, below it ParticipantInfo NameP, Tnp, Nnp, ParticipantStatus, and Accounts Account,
RegulationAccountType, AccountStatus. Codes of refusals: `bank_file_unreadable`, `bank_file_wrong`, `bank_file_cut`,
`bank_file_broken` (line), `bank_file_large` (megabytes), `bank_file_empty`.
"""

import io
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from crm_desktop.services import documents, requisites
from crm_desktop.services.errors import Refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ROOT: Final = "ED807"
ENTRY: Final = "BICDirectoryEntry"
MOST_BYTES: Final = 100_000_000
"""Of the unpacked file; the directory of 2026 has about three million."""
CLOSED: Final = "PSDL"
CORRESPONDENT: Final = "CRSA"
CLOSED_ACCOUNT: Final = "ACDL"
WHOLE: Final = ("FIRR", "")
"""InfoTypeCode of the whole directory; anything else is a list of changes, in which absence means nothing."""


@dataclass(frozen=True, slots=True)
class Bank:
    """A participant with its БИК; `closed`: the directory itself says it is excluded."""

    bik: str
    name: str
    town: str
    correspondent_account: str
    closed: bool


@dataclass(frozen=True, slots=True)
class BankFile:
    """What a file tells: `whole`: a bank that is absent has been closed."""

    name: str
    made_on: date | None
    whole: bool
    banks: tuple[Bank, ...]
    skipped: int


def read(path: Path) -> BankFile:
    """The directory from its XML, or from the zip it is published in; a file that is not whole is refused."""
    try:
        content = path.read_bytes() if path.stat().st_size <= MOST_BYTES else _too_large()
    except OSError as problem:
        raise Refused("bank_file_unreadable", {"file": path.name}) from problem
    stream = io.BytesIO(_unpacked(content, path.name))
    if b"<!DOCTYPE" in stream.getvalue()[:4096]:
        raise Refused("bank_file_wrong", {"file": path.name})
    return _parsed(stream, path.name)


def load(session: "Session", file: BankFile, dry: bool = False) -> dict[str, int]:
    """Counts {new, changed, closed, reopened, same}; `dry` only counts. One statement, all or nothing."""
    import json

    rows = json.dumps([asdict(bank) for bank in file.banks], ensure_ascii=False)
    return documents.call(session, "banks_load", rows, file.whole, dry)


def _too_large() -> bytes:
    raise Refused("bank_file_large", {"megabytes": MOST_BYTES // 1_000_000})


def _unpacked(content: bytes, name: str) -> bytes:
    if not content.startswith(b"PK"):
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            inner = [one for one in packed.infolist() if one.filename.lower().endswith(".xml")]
            if len(inner) != 1:
                raise Refused("bank_file_wrong", {"file": name})
            with packed.open(inner[0]) as stream:
                unpacked = stream.read(MOST_BYTES + 1)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as problem:
        raise Refused("bank_file_cut", {"file": name}) from problem
    return unpacked if len(unpacked) <= MOST_BYTES else _too_large()


def _parsed(stream: IO[bytes], name: str) -> BankFile:
    root: dict[str, str] = {}
    banks: dict[str, Bank] = {}
    skipped = 0
    try:
        for entry in _entries(stream, root, name):
            bank = _bank(entry)
            if bank is None:
                skipped += 1
            else:
                banks[bank.bik] = bank
    except ElementTree.ParseError as problem:
        raise _explained(problem, stream, name) from problem
    if not banks:
        raise Refused("bank_file_empty", {"file": name})
    whole = root.get("InfoTypeCode", "").upper() in WHOLE
    return BankFile(name, _day(root), whole, tuple(banks.values()), skipped)


def _entries(stream: IO[bytes], root: dict[str, str], name: str) -> Iterator[ElementTree.Element]:
    # A document type is refused before, so no entity can be declared.
    for event, element in ElementTree.iterparse(stream, ("start", "end")):  # noqa: S314 - see the line above
        if event == "start" and not root:
            if _local(element.tag) != ROOT:
                raise Refused("bank_file_wrong", {"file": name})
            root.update({"": ROOT, **{_local(key): value for key, value in element.attrib.items()}})
        elif event == "end" and _local(element.tag) == ENTRY:
            yield element
            element.clear()


def _explained(problem: ElementTree.ParseError, stream: IO[bytes], name: str) -> Refused:
    """A file whose end is missing was cut on its way; a fault in the middle is another matter."""
    stream.seek(0)
    content = stream.read().rstrip()
    if not content.lstrip(b"\xef\xbb\xbf").startswith(b"<"):
        return Refused("bank_file_wrong", {"file": name})
    whole = content.endswith(b">") and content[-60:].rpartition(b"</")[2].rstrip(b"> \t").endswith(ROOT.encode())
    code = "bank_file_broken" if whole else "bank_file_cut"
    return Refused(code, {"file": name, "line": problem.position[0]})


def _bank(entry: ElementTree.Element) -> Bank | None:
    """None for what is no bank of ours to know: without a name or with a БИК of another form."""
    facts = _attributes(entry)
    bik = facts.get("BIC", "").strip()
    about = next((_attributes(child) for child in entry.iter() if _local(child.tag) == "ParticipantInfo"), {})
    name = " ".join(about.get("NameP", "").split())
    if requisites.check_bic(bik) is not None or not name:
        return None
    town = " ".join(about.get("Nnp", "").split())
    kind = about.get("Tnp", "").strip().rstrip(".")
    closed = CLOSED in (about.get("ParticipantStatus", ""), facts.get("ParticipantStatus", ""))
    return Bank(
        bik=bik,
        name=name,
        town=f"{kind}. {town}" if kind and town else town,
        correspondent_account=_correspondent(entry),
        closed=closed or facts.get("ChangeType", "") == "DLTD",
    )


def _correspondent(entry: ElementTree.Element) -> str:
    accounts = [_attributes(child) for child in entry.iter() if _local(child.tag) == "Accounts"]
    open_ones = [
        one.get("Account", "")
        for one in accounts
        if one.get("RegulationAccountType") == CORRESPONDENT and one.get("AccountStatus") != CLOSED_ACCOUNT
    ]
    return next((account for account in open_ones if len(account) == 20), "")


def _attributes(element: ElementTree.Element) -> dict[str, str]:
    return {_local(name): value for name, value in element.attrib.items()}


def _local(name: Any) -> str:
    return str(name).rpartition("}")[2]


def _day(root: dict[str, str]) -> date | None:
    for name in ("BusinessDay", "EDDate", "DirectoryDate"):
        try:
            return date.fromisoformat(root.get(name, "")[:10])
        except ValueError:
            continue
    return None
