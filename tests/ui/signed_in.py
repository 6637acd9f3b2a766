"""The whole program with somebody signed in: the real window, the real base, everything around the pages."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm_desktop.app import Program
from crm_desktop.services import auth
from crm_desktop.settings import LocalSettings
from crm_desktop.ui import texts
from crm_desktop.ui.drawer import Drawer
from tests.office import PASSWORD, Office, open_office
from tests.servers import Base
from tests.ui.conftest import settle

SignIn = Callable[[str], Program]


@pytest.fixture(scope="module")
def firm(office_template: Base) -> Iterator[Office]:
    with open_office(office_template) as fresh:
        yield fresh


@pytest.fixture
def sign_in(firm: Office, qapp: QApplication, office: None, tmp_path: Path) -> Iterator[SignIn]:
    """Signs somebody in as the program does; everything is furnished when it returns."""
    texts.register()
    programs: list[Program] = []

    def enter(name: str) -> Program:
        firm.let_in(name)
        program = Program(qapp, LocalSettings(tmp_path))
        programs.append(program)
        connection = auth.sign_in(firm.profile, firm.people[name], PASSWORD)
        program.window.resize(1440, 900)
        program.enter(connection, firm.profile)
        QTest.qWait(450)
        settle()
        program.window.activateWindow()
        QTest.qWaitForWindowActive(program.window)
        return program

    yield enter
    for program in programs:
        leave(program)
        qapp.aboutToQuit.disconnect(program.stop)
        program.deleteLater()


def leave(program: Program) -> None:
    """Gives up what is typed and closes; a second time does nothing."""
    if not shiboken6.isValid(program.window):
        return
    for key in program.window.keys:
        page: Any = program.window.page(key)
        if getattr(page, "dirty", False):
            page.fields.load({**page.values})
            if page.lines is not None:
                page.lines.load(page.values.get("lines", []))
    program.close()


def forget(firm: Office) -> None:
    """Nobody has kept anything for himself."""
    firm.base.execute("DELETE FROM crm.user_setting")
    firm.base.execute("DELETE FROM crm.form_draft")


def kept_drafts(firm: Office) -> list[str]:
    return [key for (key,) in firm.base.execute("SELECT key FROM crm.form_draft ORDER BY key")]


def opened(program: Program, document: str, id: int | None = None) -> Any:
    program.window.open_card(document, id)
    settle()
    return shown(program)


def shown(program: Program) -> Any:
    """The page in front."""
    return program.window.stack.currentWidget()


def drawer(program: Program) -> Drawer:
    found = [one for one in program.window.findChildren(Drawer) if one.isVisible()]
    assert len(found) == 1
    return found[0]
