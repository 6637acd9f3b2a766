"""Phones and e-mails of a cell as people type them: several at once, with extensions, in every Russian
manner.
"""

import re
from dataclasses import dataclass
from typing import Final

from crm_desktop.services.requisites import Problem

_EXTENSION: Final = re.compile(
    r"(?:\bдоб(?:ав(?:очн\w*)?)?\.?|\bвн(?:утр\w*)?\.?|\bext\.?|#)\s*[:№]?\s*(\d{1,6})", re.I
)
_SEPARATOR: Final = re.compile(r"[,;/\n\r|]+|\s+(?:и|или)\s+", re.I)
_LABEL: Final = re.compile(
    r"\b(?:т/ф|тел(?:ефон)?|моб(?:ильный)?|сот(?:овый)?|раб(?:очий)?|гор(?:одской)?|факс|т|м|ф|tel|phone|mob)"
    r"\b[.:]*(?:/факс\b[.:]*)?",
    re.I,
)
_ALLOWED: Final = re.compile(r"[\d\s()+.\u00a0\u202f\u2010-\u2015-]*")
_NOT_DIGIT: Final = re.compile(r"\D")
_GLUED: Final = re.compile(
    r"(?:\+?[78][\s(\u00a0-]*\d(?:[\s()\u00a0-]*\d){9})(?=[\s\u00a0]+(?:\+7|8[\s(\u00a0-]))"
)
_EMAIL: Final = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]+")
_EMAIL_SEPARATOR: Final = re.compile(r"[\s,;\u00a0<>]+")
_LONGEST_EMAIL: Final = 254
_RUSSIAN_DIGITS: Final = 10
_LONGEST_NUMBER: Final = 15


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in the form `+7XXXXXXXXXX` (or + and up to 15 digits abroad) and an office extension."""

    number: str
    extension: str = ""

    def __str__(self) -> str:
        return f"{self.number} доб. {self.extension}" if self.extension else self.number


def phones(text: str) -> tuple[tuple[Phone, ...], tuple[Problem, ...]]:
    """All numbers of a cell without repetition, and a problem for each piece that is no number.

    A short piece after a full number (`8 (495) 123-45-67, 123-45-68`) continues the area code of that number.
    """
    found: list[Phone] = []
    problems: list[Problem] = []
    for piece in _pieces(text):
        result = _phone(piece, found[-1].number if found else "")
        if isinstance(result, Problem):
            problems.append(result)
        elif result not in found:
            found.append(result)
    return tuple(found), tuple(problems)


def phone_text(number: str) -> str:
    """`+7 (495) 000-00-01` for a Russian number, the number itself for any other."""
    if not re.fullmatch(r"\+7\d{10}", number):
        return number
    return f"+7 ({number[2:5]}) {number[5:8]}-{number[8:10]}-{number[10:]}"


def emails(text: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """All addresses of a cell in lower case without repetition, and a problem for each piece that is none."""
    found: dict[str, None] = {}
    problems: list[Problem] = []
    for piece in filter(None, _EMAIL_SEPARATOR.split(text)):
        address = piece.removeprefix("mailto:").rstrip(".").lower()
        problem = check_email(address)
        if problem is None:
            found[address] = None
        else:
            problems.append(problem)
    return tuple(found), tuple(problems)


def check_email(address: str) -> Problem | None:
    """The common form of an address; Cyrillic domains pass, a dot at either end of the name does not."""
    name = address.partition("@")[0]
    well_formed = _EMAIL.fullmatch(address) and len(address) <= _LONGEST_EMAIL and ".." not in address
    if well_formed and not name.startswith(".") and not name.endswith("."):
        return None
    return Problem("email_form", text=address)


def _pieces(text: str) -> list[str]:
    apart = _GLUED.sub(lambda match: match.group() + ";", _LABEL.sub("", text))
    pieces = [piece.strip() for piece in _SEPARATOR.split(apart)]
    joined: list[str] = []
    for piece in filter(None, pieces):
        # «…, доб. 12»: an extension of its own belongs to the number before it.
        if joined and _EXTENSION.match(piece.lstrip("( ")):
            joined[-1] += f" {piece}"
        else:
            joined.append(piece)
    return joined


def _phone(piece: str, previous: str) -> Phone | Problem:
    extension = _EXTENSION.search(piece)
    bare = piece if extension is None else piece[: extension.start()] + piece[extension.end() :]
    bare = bare.strip()
    if not _ALLOWED.fullmatch(bare):
        return Problem("phone_characters", text=piece)
    digits = _NOT_DIGIT.sub("", bare)
    number = _international(bare, digits) or _russian(digits, previous)
    if not number:
        return Problem("phone_length", text=piece, digits=len(digits))
    if number.startswith("+7") and number[2] not in "345789":
        return Problem("phone_code", text=piece, area=number[2:5])
    return Phone(number, "" if extension is None else extension.group(1))


def _international(bare: str, digits: str) -> str:
    if not bare.startswith("+") or digits.startswith(("7", "8")) or not 8 <= len(digits) <= _LONGEST_NUMBER:
        return ""
    return f"+{digits}"


def _russian(digits: str, previous: str) -> str:
    if len(digits) == _RUSSIAN_DIGITS + 1 and digits[0] in "78":
        return f"+7{digits[1:]}"
    # 8 9XX and 7 9XX are no area codes: such a number lacks its last digit.
    if len(digits) == _RUSSIAN_DIGITS and not digits.startswith(("89", "79")):
        return f"+7{digits}"
    if previous.startswith("+7") and 5 <= len(digits) <= 7:
        return previous[: len(previous) - len(digits)] + digits
    return ""
