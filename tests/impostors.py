"""Servers that are not PostgreSQL: what a client tells them before it has noticed."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

CLEAR_PASSWORD = b"R\x00\x00\x00\x08\x00\x00\x00\x03"
"""AuthenticationCleartextPassword."""
MD5_PASSWORD = b"R\x00\x00\x00\x0c\x00\x00\x00\x05salt"
PLAIN_SCRAM = b"R\x00\x00\x00\x17\x00\x00\x00\x0aSCRAM-SHA-256\x00\x00"
"""AuthenticationSASL without SCRAM-SHA-256-PLUS: the proof would not be bound to the certificate."""


class Impostor:
    """Answers one client: encrypted (`context`) or with a refusal to encrypt, then with `question`."""

    def __init__(self, context: ssl.SSLContext | None, question: bytes) -> None:
        self.heard = b""
        """Everything the client said, in the clear, after its request for encryption."""
        self._context, self._question = context, question
        self._door = socket.create_server(("127.0.0.1", 0))
        self._door.settimeout(20)
        self.port = int(self._door.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, name="impostor")
        self._thread.start()

    def _serve(self) -> None:
        with suppress(OSError):
            line, _address = self._door.accept()
            line.settimeout(10)
            with line:
                assert line.recv(8) == b"\x00\x00\x00\x08\x04\xd2\x16\x2f"
                line.sendall(b"S" if self._context else b"N")
                self._listen(self._context.wrap_socket(line, server_side=True) if self._context else line)

    def _listen(self, line: socket.socket) -> None:
        with line:
            self.heard = line.recv(4096)
            if self.heard:
                line.sendall(self._question)
                while piece := line.recv(4096):
                    self.heard += piece

    def close(self) -> None:
        """Returns when everything the client said has been heard."""
        self._thread.join()
        self._door.close()


@contextmanager
def impostor(context: ssl.SSLContext | None = None, question: bytes = CLEAR_PASSWORD) -> Iterator[Impostor]:
    made = Impostor(context, question)
    try:
        yield made
    finally:
        made.close()
