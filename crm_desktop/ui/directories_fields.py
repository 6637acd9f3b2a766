"""How one of the company's own lists is declared: its fields, who keeps it, what its refusals mean at the fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from crm_desktop.services.requisites import Problem
from crm_desktop.ui.kit.lookup import Search

Values = Mapping[str, Any]
Check = Callable[[str, Values], Problem | None]
# Kinds whose empty value is an empty text in the base, not an absent one.
TEXTS = frozenset({"text", "area", "digits", "phone", "colour"})


@dataclass(frozen=True)
class Field:
    """One field of a card; texts are English of the context "directories".

    `kind` is text, area, digits, phone, colour, money, number, quantity, percent, date, flag, choice, lookup or people;
    `heading` begins a group of fields above it, `vocabulary` names the registered words of a choice.
    """

    name: str
    title: str
    kind: str = "text"
    required: bool = False
    span: int = 1
    hint: str = ""
    heading: str = ""
    default: Any = None
    vocabulary: str = ""
    choices: tuple[Any, ...] = ()
    empty: str | None = None
    search: Search | None = None
    opens: str = ""
    check: Check | None = None
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True)
class Directory:
    """`named` gives what a row is called; `keepers` are the roles that write it (the base decides, this greys out).

    `refusals` say at which field the violation of a constraint is shown, and in which sentence.
    """

    document: str
    noun: str
    listing: str
    icon: str
    keepers: frozenset[str]
    fields: tuple[Field, ...]
    named: Callable[[Values], str]
    about: str
    removable: bool = False
    consequence: str = ""
    refusals: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)

    @property
    def switched(self) -> bool:
        """Whether its rows are switched off instead of being taken out."""
        return bool(self.consequence)

    def field(self, name: str) -> Field | None:
        """The declaration of a field, None for what the card does not show."""
        return next((one for one in self.fields if one.name == name), None)


ADMINISTRATOR = frozenset({"administrator"})
ACCOUNTANT = frozenset({"administrator", "accountant"})
ANALYST = frozenset({"administrator", "analyst"})


def by_name(values: Values) -> str:
    """The usual name of a row."""
    return str(values.get("name") or "")
