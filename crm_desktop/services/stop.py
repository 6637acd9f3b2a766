"""Long commands that a person may stop: between two pieces, or in the middle of the one statement."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LONGEST: Final = "15min"
CANCELLED: Final = "57014"


class Stopped(Exception):
    """The person has pressed Stop: what was read so far is thrown away."""


class Stop:
    """Lets the window stop what runs on the worker."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._running: Any = None
        self._asked = False

    def ask(self) -> None:
        """From any thread; the base takes back what it has begun."""
        with self._lock:
            self._asked = True
            if self._running is not None:
                self._running.cancel()

    def is_asked(self) -> bool:
        """Whether somebody wants it to end."""
        return self._asked

    def has_ended(self, error: Exception) -> bool:
        """Whether a statement failed because somebody asked it to."""
        return self._asked and getattr(getattr(error, "orig", None), "pgcode", "") == CANCELLED

    @contextmanager
    def watching(self, session: "Session") -> Iterator[None]:
        """While the block runs, asking cancels the statement."""
        with self._lock:
            self._running = session.connection().connection.dbapi_connection
        try:
            yield
        finally:
            with self._lock:
                self._running = None


@contextmanager
def patient(session: "Session") -> Iterator[None]:
    """A hundred thousand rows may take longer than a list is given."""
    from sqlalchemy import text

    from crm_desktop.services.database import SETTINGS

    session.execute(text(f"SET statement_timeout = '{LONGEST}'"))
    try:
        yield
    finally:
        session.execute(text(f"SET statement_timeout = '{SETTINGS['statement_timeout']}'"))
