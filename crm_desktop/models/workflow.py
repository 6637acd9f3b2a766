"""Workflows as data: one declaration makes the commands of the base and the buttons of the screen."""

from dataclasses import dataclass

# Who may take a step; each word is an SQL condition on the row (migrations/commands.py).
CAPACITIES = ("owner", "group", "taker", "group_lead", "accountant", "analyst", "administrator", "approver", "asker", "assignee")


@dataclass(frozen=True, slots=True)
class Step:
    """One verb of a document.

    `guards` name SQL functions `sec.guard_<document>_<guard>(row, arguments)` that return NULL or the obstacle;
    `asks` are the arguments a person is asked for (an argument ending in `?` may stay empty);
    `effect` names an SQL function `sec.effect_<document>_<step>(row, arguments)` run in the same statement;
    `hidden` steps have no button of their own (they are taken from another screen).
    """

    name: str
    sources: tuple[str, ...]
    target: str
    by: tuple[str, ...] = ("owner",)
    guards: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    effect: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Workflow:
    """States of a document in their natural order, where it is born, and the steps between them."""

    initial: str
    states: tuple[str, ...]
    steps: tuple[Step, ...] = ()
    editable: tuple[str, ...] = ("draft",)

    def step(self, name: str) -> Step:
        """Raises KeyError for a verb the document does not know."""
        for step in self.steps:
            if step.name == name:
                return step
        raise KeyError(name)
