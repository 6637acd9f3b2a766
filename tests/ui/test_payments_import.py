"""A statement of fifty thousand documents: how far it is, and a way out at any moment with nothing imported."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from crm_desktop.ui.kit import tasks
from tests.office import Office
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm
from tools.sample_statement import write_statement

__all__ = ["desk", "firm"]
DOCUMENTS = 50_000
ACCOUNT = "40702810900000001001"


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("statement") / "большая.txt"
    write_statement(path, DOCUMENTS)
    return path


@pytest.fixture(autouse=True)
def our_account(firm: Office) -> None:
    firm.base.execute(
        "INSERT INTO crm.organization_account (organization_id, account, bik) SELECT organization_id, %s, bik"
        " FROM crm.organization_account WHERE NOT EXISTS (SELECT FROM crm.organization_account WHERE account = %s)"
        " LIMIT 1",
        (ACCOUNT, ACCOUNT),
    )


def stored(firm: Office) -> tuple[int, int, int]:
    ((payments, statements, journal),) = firm.base.execute(
        "SELECT (SELECT count(*) FROM crm.payment), (SELECT count(*) FROM crm.bank_statement),"
        " (SELECT count(*) FROM priv.journal WHERE relation = 'payment')"
    )
    return int(payments), int(statements), int(journal)


def until(so: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < end, "it never came to that"
        QTest.qWait(5)


def rest(seconds: float = 90) -> None:
    """settle() gives up after two seconds of quiet typing; a big file takes longer."""
    until(lambda: not tasks.pending(), seconds)
    settle()


def press_now(dialog: QWidget, verb: str) -> None:
    """Without waiting for what runs: that is what the button is for."""
    button = dialog.findChild(QAbstractButton, verb)
    assert button is not None and button.isVisible() and button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_big_statement_is_stopped_while_it_is_read(desk: Desk, firm: Office, big: Path) -> None:
    before = stored(firm)
    dialog = desk.page("accountant", "payments").import_statement()
    dialog.read_file(big)
    until(lambda: dialog.bar.maximum() == 100)
    assert dialog.bar.isVisible()
    press_now(dialog, "stop")
    rest()
    assert (dialog.note.hue, dialog.run.isEnabled(), dialog.bar.isVisible()) == ("amber", False, False)
    assert stored(firm) == before
    dialog.reject()


def test_a_big_statement_is_stopped_while_it_is_written_and_then_imported(desk: Desk, firm: Office, big: Path) -> None:
    before = stored(firm)
    dialog = desk.page("accountant", "payments").import_statement()
    dialog.read_file(big)
    rest()
    assert dialog.table.documents.rowCount() == DOCUMENTS
    press_now(dialog, "run_import")
    until(lambda: dialog.bar.maximum() == 100 and dialog.bar.value() >= 40)
    press_now(dialog, "stop")
    rest()
    assert (dialog.note.hue, dialog.run.isEnabled()) == ("amber", True)
    assert stored(firm) == before
    press_now(dialog, "run_import")
    dialog.give("cancel")
    rest()
    assert dialog.isVisible(), "a running import is stopped first, then the window closes"
    assert stored(firm) == before
    press_now(dialog, "run_import")
    rest()
    payments, statements, _journal = stored(firm)
    assert (payments - before[0], statements - before[1], dialog.note.hue) == (DOCUMENTS, 1, "green")
    dialog.reject()


def test_nobody_reads_the_progress_of_another_login(firm: Office) -> None:
    firm.base.execute("SELECT set_config('application_name', 'crm_desktop: statement 55', false)")
    with firm.connect_as("manager1").reader() as reader:
        assert reader.value("SELECT api.statement_progress()") is None
        reader.rows("SELECT set_config('application_name', 'crm_desktop: statement 7', false)")
        assert reader.value("SELECT api.statement_progress()") == 7
        reader.rows("SELECT set_config('application_name', 'crm_desktop', false)")
