"""PgBouncer between the program and the base: in session mode it is welcome, in any other it is refused.

In transaction mode each statement may run in another session of the server: LISTEN stays silent, and what one
person's window has set reaches his other windows.
"""

from collections.abc import Callable
from typing import Any

from crm_desktop.services.errors import Unavailable

ASKED = 4
"""With server_round_robin the pool goes round its sessions, so one question is not enough; a person has few."""


def stands_between(connection: Any, pid: int) -> bool:
    """Whether the session that answered (`pid`) is another than the one the handshake named."""
    return bool(connection.info.backend_pid != pid)


def refuse_shared_sessions(first: Any, connect: Callable[[], Any]) -> None:
    """Raises Unavailable("pooling") when two open connections are served by one session of the server."""
    second = connect()
    try:
        seen: tuple[set[int], set[int]] = (set(), set())
        for _ in range(ASKED):
            for connection, pids in zip((first, second), seen, strict=True):
                pids.add(_pid(connection))
            if seen[0] & seen[1] or len(seen[0]) > 1:
                raise Unavailable("pooling")
    finally:
        second.close()


def _pid(connection: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])
