"""What every screen is given: the settings, the live changes, the window it opens things in, the person."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from crm_desktop.ui.kit.live import Live


class Settings(Protocol):
    """Where widths, views and the theme are remembered; values are what JSON can carry."""

    def get(self, key: str, default: Any = None) -> Any: ...

    def set(self, key: str, value: Any) -> None: ...


class Window(Protocol):
    """The main window as features see it."""

    def open_section(self, name: str) -> None: ...

    def open_view(self, name: str, view: str = "", **chosen: Any) -> None: ...

    def open_card(self, document: str, id: int | None = None, **defaults: Any) -> None: ...

    def toast(self, text: str, undo: Callable[[], None] | None = None, tone: str = "green") -> None: ...

    def show_problem(self, problem: Exception) -> None: ...

    def wake_exchange(self) -> None: ...


class MemorySettings:
    """Settings that last as long as the program: before sign-in and in tests."""

    def __init__(self, values: dict[str, Any] | None = None) -> None:
        self.values = dict(values or {})

    def get(self, key: str, default: Any = None) -> Any:
        return self.values.get(key, default)

    def set(self, key: str, value: Any) -> None:
        self.values[key] = value


@dataclass
class Person:
    """Who is signed in."""

    name: str
    login: str
    roles: frozenset[str]
    title: str = ""


@dataclass
class Context:
    """One per signed-in window, passed to every page and card."""

    settings: Settings
    live: Live
    person: Person
    window: Window
    connection: Any = None
    facts: dict[str, Any] = field(default_factory=dict)
