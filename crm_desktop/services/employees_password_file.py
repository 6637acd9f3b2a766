"""Temporary passwords on their way to people: a sheet for one, a file for many; readable by one's own account alone."""

import os
from pathlib import Path
from types import TracebackType
from typing import IO

from crm_desktop.services.errors import Refused
from crm_desktop.services.private_files import write_private

# Printed for the person, therefore in Russian whatever the language of the window is.
SHEET = """Вход в программу CRM Desktop

{name}

Сервер, порт и база:  {server}
Имя для входа:        {login}
Временный пароль:     {password}

Пароль действует семь дней и только для первого входа.
1. Откройте CRM Desktop, введите имя для входа и этот пароль.
2. Программа попросит придумать свой пароль: не короче 12 знаков.
   После этого временный пароль больше не подойдет.
3. Позже сменить пароль можно в меню с Вашими инициалами справа вверху: «Сменить пароль…».

Уничтожьте этот лист после первого входа.
"""


def write_sheet(path: Path, name: str, server: str, login: str, password: str) -> None:
    """Raises Refused file_busy."""
    try:
        write_private(path, SHEET.format(name=name, server=server, login=login, password=password))
    except OSError as error:
        raise Refused("file_busy", {"name": path.name}) from error


class PasswordFile:
    """Lines "name;login;password" for the people of an import, each on the disk before the next person is made."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream: IO[str] | None = None

    def __enter__(self) -> "PasswordFile":
        """Takes the place of an older file only when that can be removed; raises Refused file_busy."""
        try:
            self._path.unlink(missing_ok=True)
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise Refused("file_busy", {"name": self._path.name}) from error
        self._stream = os.fdopen(descriptor, "w", encoding="utf-8-sig", newline="\r\n")
        self._write("ФИО;Логин;Временный пароль")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            self._stream.close()

    def add(self, name: str, login: str, password: str) -> None:
        """One person; the line is on the disk when this returns."""
        self._write(f"{name};{login};{password}")

    def _write(self, line: str) -> None:
        assert self._stream is not None, "the file is open inside its with block"
        self._stream.write(f"{line}\n")
        self._stream.flush()
        os.fsync(self._stream.fileno())
