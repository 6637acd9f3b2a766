"""What one person does appears on the other's screen by itself; a lost server is told and comes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm_desktop.app import Program, make_application
from crm_desktop.settings import LocalSettings
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.page import ListPage
from tests.office import Office


@pytest.fixture
def program(qapp: QApplication, office: Office, tmp_path: Path) -> Iterator[Program]:
    """The head's window, signed in against the real base."""
    make_application("ru", "light")
    made = Program(qapp, LocalSettings(tmp_path))
    office.let_in("head1")
    from crm_desktop.services import auth
    from tests.office import PASSWORD

    made.enter(auth.sign_in(office.profile, office.people["head1"], PASSWORD), office.profile)
    until(lambda: made.window.page("deals") is not None)
    yield made
    made.close()
    QTest.qWait(50)


def until(condition: object, seconds: float = 15) -> None:
    for _ in range(int(seconds * 50)):
        QTest.qWait(20)
        if callable(condition) and condition():
            return
    raise AssertionError("waited in vain")


def test_a_deal_of_a_subordinate_appears_in_the_head_s_list_by_itself(program: Program, office: Office) -> None:
    page = program.window.page("deals")
    assert isinstance(page, ListPage)
    QTest.qWait(300)
    before = page.model.rowCount()
    office.deal_at("recorded", manager="manager1")
    until(lambda: page.model.rowCount() == before + 1)


def test_a_deal_of_another_department_does_not(program: Program, office: Office) -> None:
    page = program.window.page("deals")
    assert isinstance(page, ListPage)
    # head1 stands in for the other head, and would see it
    office.base.execute("UPDATE crm.substitution SET ended_at = now()")
    QTest.qWait(800)
    before = page.model.rowCount()
    office.deal_at("recorded", manager="manager5")
    QTest.qWait(800)
    assert page.model.rowCount() == before


def test_a_lost_server_is_told_and_comes_back(program: Program, office: Office) -> None:
    QTest.qWait(300)
    told: list[bool] = []
    program.linked.connect(told.append)
    office.base.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s AND datname = current_database()",
        (office.people["head1"],),
    )
    until(lambda: told == [False, True])
    until(lambda: program.window.offline.isHidden())
    page = program.window.page("deals")
    assert isinstance(page, ListPage)
    before = page.model.rowCount()
    office.deal_at("recorded", manager="manager2")
    until(lambda: page.model.rowCount() == before + 1)


def test_cut_connections_of_an_idle_window_are_not_noticed(program: Program, office: Office) -> None:
    """A firewall forgets idle connections; the listener, which keeps its own alive, has nothing to tell."""
    QTest.qWait(300)
    told: list[bool] = []
    program.linked.connect(told.append)
    _cut(office, but=_listening(office))
    page = program.window.page("deals")
    assert isinstance(page, ListPage)
    page.refresh()
    until(lambda: not tasks.pending())
    assert program.window.offline.isHidden()
    assert page.model.problem is None
    assert told == []


def test_a_command_that_loses_the_server_is_told_until_it_is_back(program: Program, office: Office) -> None:
    QTest.qWait(300)
    tasks.command(program.window, "crm_desktop.services.desk:look", 0)
    until(lambda: not tasks.pending())
    _cut(office, but=_listening(office))
    tasks.command(program.window, "crm_desktop.services.desk:look", 0)
    until(lambda: not program.window.offline.isHidden())
    until(lambda: program.window.offline.isHidden())


def _listening(office: Office) -> int:
    rows = office.base.execute(
        "SELECT pid FROM pg_stat_activity WHERE usename = %s AND datname = current_database() AND query = 'LISTEN crm'",
        (office.people["head1"],),
    )
    return int(rows[0][0])


def _cut(office: Office, but: int) -> None:
    office.base.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE usename = %s AND datname = current_database() AND pid <> %s",
        (office.people["head1"], but),
    )
