"""Loading the directory of banks: offered to its keepers, told before it happens, a bad file does nothing."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from crm_desktop.ui.directories_banks import BanksDialog
from crm_desktop.ui.kit.buttons import Button
from tests.office import Office
from tests.test_bank_directory import DEMO, entry, written
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


def page_of(desk: Desk, name: str) -> Any:
    page = desk.page(name, "directories")
    page.show_view("bank")
    settle()
    return page


def opened(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, BanksDialog]:
    """The dialog after a file was chosen in it."""
    page = page_of(desk, "accountant")
    press(page, "load_directory")
    (dialog,) = [one for one in page.findChildren(BanksDialog) if one.isVisible()]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(path), ""))
    press(dialog, "choose_banks")
    settle()
    return page, dialog


def figures(dialog: BanksDialog) -> dict[str, str]:
    return {name: card._labels[1].text() for name, card in dialog.cards.items()}


def test_what_would_change_is_told_and_then_done(
    desk: Desk, firm: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm.base.execute("DELETE FROM crm.bank WHERE bik NOT IN ('044599901', '044099902')")
    firm.base.execute("UPDATE crm.bank SET closed_on = NULL, name = 'Прежнее имя' WHERE bik = '044599901'")
    path = written(tmp_path / "20261123_ED807_full.xml", *DEMO, entry("044099902", "ПАО Учебный"))
    page, dialog = opened(desk, path, monkeypatch)
    assert figures(dialog) == {"new": "2", "changed": "2", "closed": "0", "same": "0"}
    assert "23.11.2026" in dialog.note.text.text()
    assert firm.base.execute("SELECT count(*) FROM crm.bank") == [(2,)], "nothing has happened yet"
    press(dialog, "load_banks")
    settle()
    assert "Loaded: 2 new, 2 changed, 0 closed" in dialog.note.text.text()
    assert not dialog.run.isEnabled()
    dialog.give("cancel")
    QTest.qWait(50)
    settle()
    shown = {page.page.model.index(row, 0).data() for row in range(page.page.model.rowCount())}
    assert {"044525225", "044525000"} <= shown, "the list behind it has them"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda content: content[: len(content) // 2], "is cut"),
        (lambda content: content.replace(b"<ParticipantInfo ", b"<ParticipantInfo < "), "damaged at line"),
        (lambda content: content.replace(b"ED807", b"ED101"), "is not the BIC directory"),
    ],
)
def test_a_bad_file_is_told_and_changes_nothing(
    desk: Desk, firm: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Any, told: str
) -> None:
    before = firm.base.execute("SELECT to_jsonb(b) FROM crm.bank b ORDER BY id")
    path = written(tmp_path / "a.xml", *DEMO)
    path.write_bytes(change(path.read_bytes()))
    _page, dialog = opened(desk, path, monkeypatch)
    assert told in dialog.note.text.text()
    assert not dialog.run.isEnabled()
    assert set(figures(dialog).values()) == {"–"}
    assert firm.base.execute("SELECT to_jsonb(b) FROM crm.bank b ORDER BY id") == before
    dialog.give("cancel")


def test_who_keeps_other_lists_is_not_offered_it(desk: Desk) -> None:
    page = page_of(desk, "administrator")
    assert page.findChild(Button, "load_directory") is not None
    other = desk.page("analyst", "directories")
    assert other.findChild(Button, "load_directory") is None
