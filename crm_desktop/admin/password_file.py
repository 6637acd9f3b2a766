"""The file temporary passwords are handed over in: of this account alone, and never written over another."""

import os
from types import TracebackType
from typing import IO

from crm_desktop.services.errors import Refused


class PasswordFile:
    """Lines "login;password", each on the disk before the next is made; without a path they go nowhere."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._stream: IO[str] | None = None

    def __enter__(self) -> "PasswordFile":
        """Raises Refused("passwords_file") when it exists or cannot be written."""
        if self._path:
            try:
                descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except OSError as error:
                raise Refused("passwords_file", {"path": self._path, "said": error.strerror or ""}) from error
            self._stream = os.fdopen(descriptor, "w", encoding="utf-8", newline="\n")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            self._stream.close()

    def add(self, login: str, password: str) -> None:
        if self._stream is not None:
            self._stream.write(f"{login};{password}\n")
            self._stream.flush()
            os.fsync(self._stream.fileno())
