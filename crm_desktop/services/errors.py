"""What a person can act on, told apart from bugs; the words are found by ui/texts.py."""

from typing import Any


class Trouble(Exception):
    """Something the user can act on. Everything that is not a Trouble is a bug."""


class Refused(Trouble):
    """A rule of the base says no; `facts` are the figures of the sentence, `facts["field"]` the place it concerns."""

    def __init__(self, code: str, facts: dict[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts or {}


class Denied(Trouble):
    """Not there, or not yours: the base does not tell which."""


class Stale(Trouble):
    """Somebody else changed the document since it was read."""


class Invalid(Trouble):
    """Fields with what is wrong in each: {"inn": "inn_length"}."""

    def __init__(self, fields: dict[str, str], facts: dict[str, Any] | None = None) -> None:
        super().__init__(", ".join(f"{name}: {code}" for name, code in fields.items()))
        self.fields = fields
        self.facts = facts or {}


class Unavailable(Trouble):
    """The base cannot be reached or used: no_server, wrong_password, no_database, base_older, base_newer, lost …"""

    def __init__(self, code: str, facts: dict[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts or {}
