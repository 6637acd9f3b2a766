"""The raw file of a client bank: its encoding, its sections and the values of their keys, not yet
interpreted.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from crm_desktop.services import money
from crm_desktop.services.errors import Refused

FIRST_LINE: Final = "1CClientBankExchange"
LAST_LINE: Final = "КонецФайла"
VERSION_KEY: Final = "ВерсияФормата"
DOCUMENT_START: Final = "СекцияДокумент"
_DOCUMENT_END: Final = "КонецДокумента"
_ACCOUNT_START: Final = "СекцияРасчСчет"
_ACCOUNT_END: Final = "КонецРасчСчет"
_ENCODINGS: Final = ("utf-8", "cp1251", "cp866")
# The version stands among the first lines; a purpose further below may hold any word.
_HEAD_LENGTH: Final = 2000
_YEAR_LENGTH: Final = 4


class StatementRefused(Refused):
    """The file cannot be imported; the code and the facts are listed at the head of `bank_statement`."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, dict(facts))


class StatementSections:
    """The lines of a file sorted into the header, the accounts and the documents with their line numbers."""

    def __init__(self, text: str) -> None:
        self.header: dict[str, str] = {}
        self.header_accounts: list[str] = []
        self.accounts: list[tuple[dict[str, str], int]] = []
        self.documents: list[tuple[dict[str, str], int]] = []
        self.has_end_mark = False
        self._open: dict[str, str] | None = None
        self._open_end = ""
        number = 0
        for number, line in enumerate(text.splitlines(), 1):
            self._take(line, number)
            if self.has_end_mark:
                break
        if self._open is not None:
            raise StatementRefused("cut_file", line=number, section=self._open_end)

    def _take(self, line: str, number: int) -> None:
        key, separator, value = line.partition("=")
        key = key.strip()
        if key in (_ACCOUNT_START, DOCUMENT_START):
            self._begin(key, value.strip(), number)
        elif key == self._open_end and self._open is not None:
            self._open = None
        elif separator:
            self._store(key, value)
        elif key == LAST_LINE and self._open is None:
            self.has_end_mark = True

    def _begin(self, key: str, kind: str, number: int) -> None:
        if self._open is not None:
            raise StatementRefused("cut_file", line=number, section=self._open_end)
        is_account = key == _ACCOUNT_START
        self._open = {} if is_account else {DOCUMENT_START: kind}
        self._open_end = _ACCOUNT_END if is_account else _DOCUMENT_END
        (self.accounts if is_account else self.documents).append((self._open, number))

    def _store(self, key: str, value: str) -> None:
        if self._open is not None:
            self._open.setdefault(key, value)
            return
        if key == "РасчСчет" and value.strip():
            self.header_accounts.append(value.strip())
        self.header.setdefault(key, value.strip())


def decoded(content: bytes) -> tuple[str, str]:
    """Text and the name of its encoding; `not_a_statement` or `wrong_encoding` when there is none."""
    head = content[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    if not head.startswith(FIRST_LINE.encode()):
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return _checked(content.decode("utf-16", errors="replace"), "utf-16")
        raise StatementRefused("not_a_statement")
    for encoding in _ENCODINGS:
        # cp866 decodes anything: only the word that every file holds proves an encoding.
        try:
            text = content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
        except UnicodeDecodeError:
            text = content.decode(encoding, errors="replace") if encoding == "cp1251" else ""
        if VERSION_KEY in text[:_HEAD_LENGTH]:
            return text, encoding
    raise StatementRefused("wrong_encoding")


def _checked(text: str, encoding: str) -> tuple[str, str]:
    if not text.lstrip("\ufeff \r\n").startswith(FIRST_LINE):
        raise StatementRefused("not_a_statement")
    if VERSION_KEY not in text[:_HEAD_LENGTH]:
        raise StatementRefused("wrong_encoding")
    return text, encoding


def required(section: Mapping[str, str], key: str, line: int) -> str:
    """A value that the bank must give; `missing_value` without it."""
    value = section.get(key, "").strip()
    if not value:
        raise StatementRefused("missing_value", line=line, key=key)
    return value


def amount_of(section: Mapping[str, str], key: str, line: int) -> Decimal | None:
    """Roubles with two decimals, None when the key is absent or empty."""
    value = section.get(key, "").strip()
    if not value:
        return None
    try:
        return money.from_kopecks(money.to_kopecks(money.parsed(value)))
    except ValueError as error:
        raise StatementRefused("bad_value", line=line, key=key, value=value) from error


def date_of(section: Mapping[str, str], key: str, line: int) -> date | None:
    """A date `дд.мм.гггг`, None when the key is absent or empty."""
    value = section.get(key, "").strip()
    if not value:
        return None
    # strptime would take half of the time of a file of 50,000 documents.
    try:
        day, month, year = value.split(".")
        if len(year) != _YEAR_LENGTH:
            raise ValueError(value)
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise StatementRefused("bad_value", line=line, key=key, value=value) from error
