"""`$filter`: the grammar of the reference (3.2), and every wrong form answered as the platform does."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tests.terrasoft.server import values
from tests.terrasoft.server.paths import BadQuery, Path
from tests.terrasoft.server.store import Row, Value

TOKENS = re.compile(
    r"""\s*(?:
    (?P<typed>(?:guid|datetime|datetimeoffset)'[^']*')
    |(?P<text>'(?:[^']|'')*')
    |(?P<moment>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?(?![\w-]))
    |(?P<guid>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?!\w))
    |(?P<number>-?\d+(?:\.\d+)?[mMdDfFlL]?(?![\w.]))
    |(?P<name>[A-Za-z_]\w*(?:/[A-Za-z_]\w*)*)
    |(?P<sign>[(),])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda a, b: bool(a == b), "ne": lambda a, b: bool(a != b), "gt": lambda a, b: bool(a > b),
    "ge": lambda a, b: bool(a >= b), "lt": lambda a, b: bool(a < b), "le": lambda a, b: bool(a <= b),
}  # fmt: skip
FUNCTIONS: dict[str, Callable[[str, str], bool]] = {
    "contains": lambda text, part: part in text,
    "startswith": lambda text, part: text.startswith(part),
    "endswith": lambda text, part: text.endswith(part),
}
EDM = {
    "guid": "Edm.Guid", "text": "Edm.String", "moment": "Edm.DateTimeOffset",
    "number": "Edm.Decimal", "boolean": "Edm.Boolean",
}  # fmt: skip
KINDS = {"date": "moment", "integer": "number", "decimal": "number"}

Test = Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class Operand:
    """One side of a comparison."""

    kind: str
    of: Callable[[Row], Any]


@dataclass(slots=True)
class Filter:
    """A recursive-descent reader of one `$filter`; `version` 3 has guid'…', datetime'…' and substringof."""

    path: Path
    version: int = 4
    tokens: list[tuple[str, str]] = field(default_factory=list)
    place: int = 0

    def compiled(self, text: str) -> Test:
        """What says whether a row matches."""
        self.tokens, self.place = tokens_of(text), 0
        test = self._or()
        if self.place < len(self.tokens):
            raise BadQuery(f"Syntax error at position {self.place} in '{text}'.")
        return test

    def _or(self) -> Test:
        tests = [self._and()]
        while self._word("or"):
            tests.append(self._and())
        return tests[0] if len(tests) == 1 else lambda row: any(test(row) for test in tests)

    def _and(self) -> Test:
        tests = [self._not()]
        while self._word("and"):
            tests.append(self._not())
        return tests[0] if len(tests) == 1 else lambda row: all(test(row) for test in tests)

    def _not(self) -> Test:
        if self._word("not"):
            test = self._not()
            return lambda row: not test(row)
        if self._sign("("):
            test = self._or()
            self._expect(")")
            return test
        return self._comparison()

    def _comparison(self) -> Test:
        left = self._operand()
        word = self._peek()[1]
        if word not in COMPARISONS:
            if left.kind != "boolean":
                raise BadQuery("The $filter expression must evaluate to a single boolean value.")
            return lambda row: bool(left.of(row))
        self.place += 1
        right = self._operand()
        return compared(word, left, right)

    def _operand(self) -> Operand:
        kind, text = self._peek()
        self.place += 1
        if kind == "name":
            return self._named(text)
        return literal(kind, text, self.version)

    def _named(self, text: str) -> Operand:
        if text in ("true", "false"):
            return Operand("boolean", lambda row: text == "true")
        if text == "null":
            return Operand("null", lambda row: None)
        if self._sign("("):
            return self._function(text)
        column, of = self.path.column(text)
        if column.kind == "date":
            zone = self.path.zone
            return Operand("moment", lambda row: _midnight(of(row), zone))
        return Operand(KINDS.get(column.kind, column.kind), of)

    def _function(self, name: str) -> Operand:
        first = self._operand()
        if name in ("tolower", "toupper") and self.version == 4:
            raise BadQuery("tolower", 200, cut=True)
        self._expect(",")
        second = self._operand()
        self._expect(")")
        if name == "substringof" and self.version == 3:
            name, first, second = "contains", second, first
        elif name not in FUNCTIONS or (name == "contains" and self.version == 3):
            raise BadQuery(f"An unknown function with name '{name}' was found.")
        if (first.kind, second.kind) != ("text", "text"):
            raise BadQuery(f"No function signature for the function '{name}' matches the specified arguments.")
        test = FUNCTIONS[name]
        return Operand("boolean", lambda row: test(first.of(row) or "", second.of(row) or ""))

    def _peek(self) -> tuple[str, str]:
        return self.tokens[self.place] if self.place < len(self.tokens) else ("", "")

    def _word(self, word: str) -> bool:
        return self._taken(("name", word))

    def _sign(self, sign: str) -> bool:
        return self._taken(("sign", sign))

    def _taken(self, token: tuple[str, str]) -> bool:
        here = self._peek() == token
        self.place += here
        return here

    def _expect(self, sign: str) -> None:
        if not self._sign(sign):
            raise BadQuery(f"Syntax error: '{sign}' expected.")


def tokens_of(text: str) -> list[tuple[str, str]]:
    """Kind and text of every word."""
    found, place = [], 0
    while text[place:].strip():
        match = TOKENS.match(text, place)
        if match is None or match.lastgroup is None:
            raise BadQuery(f"Syntax error: '{text[place:].strip()[0]}' is not valid at position {place} in '{text}'.")
        found.append((match.lastgroup, match[match.lastgroup]))
        place = match.end()
    return found


def literal(kind: str, text: str, version: int) -> Operand:
    """A value written in the address; each version of the protocol refuses the forms of the other."""
    match kind, version:
        case "text", _:
            made: Any = text[1:-1].replace("''", "'")
        case "number", _:
            made = Decimal(text.rstrip("mMdDfFlL"))
        case "guid", 4:
            made = UUID(text)
        case "moment", 4:
            made = _moment(text)
        case "typed", 3:
            return _typed(text)
        case _:
            raise BadQuery(f"Unrecognized '{text}' literal.")
    return Operand(kind, lambda row: made)


def _typed(text: str) -> Operand:
    name, _, rest = text.partition("'")
    try:
        if name.lower() == "guid":
            id = UUID(rest[:-1])
            return Operand("guid", lambda row: id)
        at = values.moment(rest[:-1], ZoneInfo("UTC"))
    except (ValueError, values.BadValue):
        raise BadQuery(f"Unrecognized '{text}' literal.") from None
    return Operand("moment", lambda row: at)


def _moment(text: str) -> datetime:
    try:
        return values.moment(text)
    except values.BadValue:
        raise BadQuery(f"Unrecognized 'Edm.String' literal '{text}'.") from None


def _midnight(value: Value, zone: ZoneInfo | None) -> Value:
    return values.moment_of_day(value, zone) if isinstance(value, date) and not isinstance(value, datetime) else value


def compared(word: str, left: Operand, right: Operand) -> Test:
    """As SQL compares: nothing matches a null but `eq null` and `ne null`."""
    if "null" in (left.kind, right.kind):
        side = right if left.kind == "null" else left
        return (lambda row: side.of(row) is None) if word == "eq" else (lambda row: side.of(row) is not None)
    if left.kind != right.kind:
        raise BadQuery(
            "A binary operator with incompatible types was detected. Found operand types "
            f"'{EDM[left.kind]}' and '{EDM[right.kind]}' for operator kind '{word}'."
        )
    act, one, two = COMPARISONS[word], left.of, right.of

    def test(row: Row) -> bool:
        a, b = one(row), two(row)
        return a is not None and b is not None and act(a, b)

    return test
