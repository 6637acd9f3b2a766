"""What a command says: sentences for a person, or one JSON object for a program."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crm_desktop.admin import words

DONE, REFUSED, USAGE, UNREACHABLE, FOUND = range(5)


@dataclass(frozen=True)
class Result:
    """The figures of what was done and the lines that tell it; `code` names what is wrong, "" when nothing is."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    lines: Sequence[str] = ()
    exit_code: int = DONE
    code: str = ""


class Output:
    """Knows the language and whether a program is listening."""

    def __init__(self, language: str, *, as_json: bool) -> None:
        self.language = language
        self.as_json = as_json

    def say(self, code: str, **facts: Any) -> str:
        """The sentence of a code with its figures."""
        return words.sentence(code, self.language, facts)

    def note(self, code: str, **facts: Any) -> None:
        """What happens meanwhile; a program is not disturbed."""
        if not self.as_json:
            print(self.say(code, **facts), file=sys.stderr, flush=True)

    def show(self, result: Result) -> int:
        """Prints the result and returns the exit code."""
        if self.as_json:
            told: dict[str, Any] = {"ok": not result.code}
            if result.code:
                told |= {"code": result.code, "message": "\n".join(result.lines)}
            print(json.dumps({**told, **result.facts}, ensure_ascii=False, default=str))
            return result.exit_code
        for line in result.lines:
            print(line, file=sys.stderr if result.code and result.exit_code != FOUND else sys.stdout)
        return result.exit_code

    def fail(self, code: str, facts: Mapping[str, Any] | None = None, exit_code: int = REFUSED) -> int:
        """Prints why nothing was done."""
        told = dict(facts or {})
        return self.show(Result(told, [self.say(code, **told)], exit_code, code))
