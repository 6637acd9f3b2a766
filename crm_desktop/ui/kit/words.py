"""The words of states and refusals: features register them, widgets of the kit look them up."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class StateWord(NamedTuple):
    """The English source word of a state (context "states") and its hue in tokens.py."""

    source: str
    hue: str


_states: dict[str, dict[str, StateWord]] = {}
_sentence: list[Callable[[Exception], str]] = []
_steps: dict[tuple[str, str], str] = {}
_documents: dict[str, str] = {}
_event: list[Callable[[dict[str, Any]], str]] = []
# Steps back or out are never the one filled button.
STEPS_BACK = frozenset(
    "withdraw cancel recall decline lose reject release give_back return_back refuse postpone reopen revise redo"
    " pause suspend block assign ask".split()
)


def register_states(vocabulary: str, states: Mapping[str, tuple[str, str]]) -> None:
    """Name the states of one document: {"draft": (QT_TRANSLATE_NOOP("states", "Draft"), "grey")}."""
    _states[vocabulary] = {state: StateWord(*word) for state, word in states.items()}


def state(vocabulary: str, value: str) -> tuple[str, str]:
    """Return the translated word and the hue; an unknown state shows its own name in grey."""
    known = _states.get(vocabulary, {}).get(value)
    return (translate("states", known.source), known.hue) if known else (value, "grey")


def title(source: str) -> str:
    """Return the translated title of a listing, a column or a view (context "lists")."""
    return translate("lists", source)


def register_steps(document: str, steps: Mapping[str, str]) -> None:
    """Name the buttons of the steps: {"issue": QT_TRANSLATE_NOOP("steps", "Issue")}."""
    for step, word in steps.items():
        _steps[document, step] = word


def register_documents(nouns: Mapping[str, str]) -> None:
    """Name the documents: {"invoice": QT_TRANSLATE_NOOP("documents", "Invoice")}."""
    _documents.update(nouns)


def document(name: str) -> str:
    """Return the noun of a document."""
    return translate("documents", _documents[name]) if name in _documents else ""


def step(document: str, name: str) -> str:
    """Return the translated caption of a step's button."""
    word = _steps.get((document, name))
    return translate("steps", word) if word else name.replace("_", " ").capitalize()


def register_events(finder: Callable[[dict[str, Any]], str]) -> None:
    """Give the function that words an entry of a timeline from its kind and facts."""
    _event[:] = [finder]


def event(entry: dict[str, Any]) -> str:
    """Return the words of a timeline entry; without a finder its own text."""
    return (_event[0](entry) if _event else "") or str(entry.get("text") or "")


def register_sentences(finder: Callable[[Exception], str]) -> None:
    """Give the function that turns a Refused, Denied, Stale, Unavailable into one sentence (ui/texts.py)."""
    _sentence[:] = [finder]


def sentence(problem: Exception) -> str:
    """Return what to tell the user; never a traceback, never an empty string."""
    text = _sentence[0](problem) if _sentence else ""
    return text or _plain(problem)


def _plain(problem: Exception) -> str:
    kind = type(problem).__name__
    if kind == "Denied":
        return translate("kit", "You have no right to do this.")
    if kind == "Stale":
        return translate("kit", "Somebody else has changed this record meanwhile.")
    if kind == "Unavailable":
        return translate("kit", "The server does not answer. What you see is the last known state.")
    code = str(getattr(problem, "code", ""))
    if kind == "Refused" and code:
        return translate("kit", "The database refused: {}.").format(code)
    return translate("kit", "Something went wrong. The details are in the log.")
