"""A thread that hears which tables change (LISTEN crm); the payload is a table's name and nothing else."""

import logging
import random
import select
import socket
import threading
from collections.abc import Callable
from typing import Any

import psycopg2

from crm_desktop.services.database import connect
from crm_desktop.services.errors import Unavailable

log = logging.getLogger(__name__)
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0


class Listener(threading.Thread):
    """Calls `heard(table)` for each change and `link(up)` when the connection comes or goes; reconnects by itself."""

    def __init__(
        self, parameters: dict[str, Any], heard: Callable[[str], None], link: Callable[[bool], None]
    ) -> None:
        super().__init__(name="crm-listener", daemon=True)
        # Not a copy: a password changed meanwhile is needed when the link is lost and made again.
        self._parameters = parameters
        self._heard, self._link = heard, link
        self._stopping = threading.Event()
        self._wake, self._alarm = socket.socketpair()

    def run(self) -> None:
        """Until `stop`: listen, and when the link is lost try again with growing pauses."""
        wait = FIRST_WAIT
        while not self._stopping.is_set():
            try:
                connection = connect({**self._parameters, "application_name": "crm_desktop_listener"})
            except Unavailable as error:
                log.info("no link: %s", error.code)
                self._link(False)
                self._stopping.wait(wait * random.uniform(0.8, 1.2))
                wait = min(wait * 2, LONGEST_WAIT)
                continue
            wait = FIRST_WAIT
            self._link(True)
            self._listen(connection)
        self._wake.close()
        self._alarm.close()

    def stop(self) -> None:
        """Ends the thread; returns when it is gone."""
        self._stopping.set()
        self._alarm.send(b"!")
        self.join(5)

    def _listen(self, connection: Any) -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("LISTEN crm")
            while not self._stopping.is_set():
                select.select([connection, self._wake], [], [], 60)
                connection.poll()
                tables = {notice.payload for notice in connection.notifies}
                connection.notifies.clear()
                for table in sorted(tables):
                    self._heard(table)
        except (psycopg2.Error, OSError, ValueError):
            if not self._stopping.is_set():
                self._link(False)
        finally:
            connection.close()
