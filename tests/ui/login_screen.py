"""The sign-in screen of the tests: before a server that admits, refuses or is asked for a new password."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtTest import QTest

from crm_desktop.services.auth import Profile
from crm_desktop.ui import login_vault
from crm_desktop.ui.login import Login
from tests.ui.conftest import settle

BASE = Profile("Основная база", "srv-db01", database="crm_prod")


class Server:
    """Admits one password; raises what it is told to raise."""

    def __init__(self) -> None:
        self.problem: Exception | None = None
        self.asked: list[tuple[Profile, str, str]] = []
        self.chosen: list[tuple[Profile, str, str, str]] = []

    def sign_in(self, profile: Profile, login: str, password: str) -> str:
        self.asked.append((profile, login, password))
        if self.problem is not None:
            raise self.problem
        return "connection"

    def choose_password(self, profile: Profile, login: str, temporary: str, chosen: str) -> str:
        self.chosen.append((profile, login, temporary, chosen))
        if self.problem is not None:
            raise self.problem
        return "connection"


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def login(qtbot: Any, office: None, server: Server) -> Iterator[Login]:
    made = shown(qtbot, server)
    yield made


def shown(qtbot: Any, server: Server) -> Login:
    """The sign-in page of the last login, with the store of passwords asked."""
    made = Login(BASE, last_login="e_orlova", sign_in=server.sign_in, choose_password=server.choose_password)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    rest()
    return made


def rest() -> None:
    """Until neither the server nor the store of passwords is being asked."""
    settle()
    for _ in range(500):
        QTest.qWait(4)
        if not login_vault.is_busy():
            break
    QTest.qWait(10)
