"""The demonstration servers this program uses, so that it lets go of them when it ends."""

from typing import Protocol


class Stoppable(Protocol):
    """A server that is left, and stops when nobody else uses it."""

    def stop(self) -> None: ...


_open: list[Stoppable] = []


def keep(server: Stoppable) -> None:
    """Remembers a server until close_all."""
    _open.append(server)


def close_all() -> None:
    """Leaves every server; harmless when none was opened."""
    while _open:
        _open.pop().stop()
