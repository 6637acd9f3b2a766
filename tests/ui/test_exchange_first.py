"""The first run in a real window: from nothing to a running exchange, with the clients compared before."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from crm_desktop.services.terrasoft.mapping import DEFAULTS
from crm_desktop.ui.exchange_first import CLIENTS, START, WAYS, WORDS, FirstRun
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.list_export import ListExport
from crm_desktop.ui.login_vault import is_busy
from tests.office import Office
from tests.stores import MemoryStore, used
from tests.terrasoft.conftest import terrasoft, terrasoft_of
from tests.terrasoft.server import PASSWORD, USER, TerrasoftServer
from tests.terrasoft.sides import CLIENT, Sides, valid_inn
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm, press
from tests.ui.exchange_setup import forget, opened, pick, rest, write

__all__ = ["desk", "firm", "terrasoft", "terrasoft_of"]


@pytest.fixture
def server(firm: Office, terrasoft: TerrasoftServer) -> Iterator[TerrasoftServer]:
    """A Terrasoft in use with the same dictionaries as ours, and an office that has never heard of it."""
    with used(MemoryStore()), Sides(firm, terrasoft):
        forget(firm)
        yield terrasoft
    firm.base.execute("UPDATE priv.exchange_object SET direction = 'off'")


def account(server: TerrasoftServer, name: str, inn: str = "") -> None:
    server.insert("Account", Name=name, TypeId=CLIENT, UsrINN=inn)


def begun(desk: Desk, server: TerrasoftServer, who: str) -> Any:
    """The wizard with the connection typed and gone on from."""
    setup = opened(desk, who, "connection")
    press(setup, "first_run")
    rest()
    dialog = setup.findChild(FirstRun)
    assert dialog is not None
    write(dialog.connection.ui.address, server.address)
    write(dialog.connection.ui.user, USER)
    write(dialog.connection.ui.secret, PASSWORD)
    go_on(dialog)
    return dialog


def go_on(dialog: Any) -> None:
    """One step, however long the server takes for it on a busy machine."""
    assert dialog.next.isEnabled()
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    for _ in range(800):
        QTest.qWait(25)
        if not (dialog.busy or tasks.pending() or is_busy()):
            return
    raise AssertionError("the step does not end")


def client(firm: Office, name: str, inn: str) -> int:
    """One of ours, made past the screens."""
    ((id,),) = firm.base.execute(
        "INSERT INTO crm.client (short_name, full_name, inn, kpp) VALUES (%s, %s, %s, '') RETURNING id",
        (name, name, inn),
    )
    return int(id)


def test_from_nothing_to_a_running_exchange(desk: Desk, firm: Office, server: TerrasoftServer) -> None:
    same, alike = valid_inn("770123000"), valid_inn("770123001")
    ours, near = client(firm, "ООО «Тот же»", same), client(firm, "ООО «Тёзка»", alike)
    account(server, "ООО «Тот же там»", same)
    account(server, "ООО «Тёзка»")
    account(server, "ООО «Новый»")
    account(server, "ООО «Дважды»", valid_inn("770123002"))
    account(server, "ООО «Дважды-2»", valid_inn("770123002"))
    dialog = begun(desk, server, "analyst")
    assert dialog.step == WORDS
    assert firm.base.execute("SELECT count(*) FROM priv.exchange_value") != [(0,)], "the dictionaries are read"
    go_on(dialog)
    assert dialog.step == CLIENTS
    counts = {name: dialog.preview.count(name) for name in ("match", "new", "twice", "alike", "linked")}
    assert counts == {"match": 1, "new": 2, "twice": 1, "alike": 1, "linked": 0}
    assert firm.base.execute("SELECT 1 FROM priv.exchange_link") == [], "nothing is written by looking"
    place = next(id for id, one in dialog.preview.told.items() if one["outcome"] == "alike")
    dialog.preview.join([place])
    rest()
    assert firm.base.execute("SELECT our_id FROM priv.exchange_link") == [(near,)]
    assert (dialog.preview.count("alike"), dialog.preview.count("linked")) == (0, 1)
    go_on(dialog)
    assert dialog.step == WAYS
    press(dialog, "we_lead")
    pick(dialog.ways.table, 0, "send", True)
    pick(dialog.ways.table, 4, "direction", "off")
    go_on(dialog)
    assert dialog.step == START
    queued: list[int] = []
    dialog.started.connect(queued.append)
    press(dialog, "start")
    rest()
    objects = dict(firm.base.execute("SELECT object, direction || ' ' || leader FROM priv.exchange_object"))
    assert objects == {**dict.fromkeys(DEFAULTS, "both ours"), "calculation_request": "off ours"}
    assert firm.base.execute("SELECT active FROM priv.exchange_profile") == [(True,)]
    ((waiting,),) = firm.base.execute("SELECT count(*) FROM priv.exchange_out WHERE object = 'client'")
    assert queued == [waiting] and waiting > 0
    assert desk.window.woken > 0
    firm.base.execute("DELETE FROM crm.client WHERE id = ANY (%s)", ([ours, near],))


def test_the_comparison_can_be_taken_along_as_a_table(desk: Desk, server: TerrasoftServer, tmp_path: Path) -> None:
    account(server, "ООО «В таблицу»")
    dialog = begun(desk, server, "analyst")
    go_on(dialog)
    from openpyxl import load_workbook

    path = tmp_path / "clients.xlsx"
    ListExport(dialog.preview).write_to(path)
    settle()
    sheet = load_workbook(path).active
    assert sheet is not None
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[0][:2] == ["Outcome", "In Terrasoft"]
    assert ["New one", "ООО «В таблицу»"] in [row[:2] for row in cells]


def test_joining_what_is_told_apart_already_is_refused_in_words(desk: Desk, server: TerrasoftServer) -> None:
    account(server, "ООО «Совсем новый»")
    dialog = begun(desk, server, "analyst")
    go_on(dialog)
    dialog.preview.join(list(dialog.preview.told))
    assert desk.window.toasts[-1].startswith("Choose clients whose name only is alike")
    assert desk.firm.base.execute("SELECT 1 FROM priv.exchange_link") == []


def test_a_comparison_nobody_waits_for_reads_no_further_page(desk: Desk, server: TerrasoftServer) -> None:
    for place in range(1_600):
        account(server, f"ООО «Страница {place}»")
    dialog = begun(desk, server, "analyst")
    server.plan.add("slow", path="Account", seconds=0.3, times=99)
    before = len(server.requests)
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    QTest.qWait(150)
    dialog.reject()
    rest()
    pages = [record for record in server.requests[before:] if record.path.endswith("/Account")]
    assert len(pages) <= 2, "the four pages of the list are not read to their end"


def test_an_administrator_sets_it_up_without_seeing_a_record(desk: Desk, server: TerrasoftServer) -> None:
    account(server, "ООО «Не для администратора»")
    dialog = begun(desk, server, "administrator")
    go_on(dialog)
    assert (dialog.step, dialog.preview) == (CLIENTS, None)
    go_on(dialog)
    assert "send" not in {column.name for column in dialog.ways.table.model.columns}
    press(dialog, "they_lead")
    go_on(dialog)
    press(dialog, "start")
    rest()
    ((ways,),) = desk.firm.base.execute("SELECT array_agg(DISTINCT direction || leader) FROM priv.exchange_object")
    assert ways == ["intheirs"]


def test_with_everything_off_it_cannot_be_started(desk: Desk, server: TerrasoftServer) -> None:
    dialog = begun(desk, server, "administrator")
    for _ in range(3):
        go_on(dialog)
    start = dialog.findChild(QAbstractButton, "start")
    assert dialog.step == START and not start.isEnabled()
    assert desk.firm.base.execute("SELECT active FROM priv.exchange_profile") == [(False,)]


def test_a_server_that_refuses_is_told_and_the_step_can_be_tried_again(desk: Desk, server: TerrasoftServer) -> None:
    server.plan.add("403", path="Product", times=20)
    dialog = begun(desk, server, "analyst")
    assert dialog.step == WORDS
    assert dialog.words.note.text.text().startswith("The exchange user may not do this in Terrasoft.")
    assert not dialog.words.is_read
    server.plan.clear()
    press(dialog, "back")
    go_on(dialog)
    assert dialog.words.is_read


def test_an_exchange_that_is_not_set_up_leads_to_the_first_run(desk: Desk, server: TerrasoftServer) -> None:
    setup = opened(desk, "analyst", "connection")
    assert setup.strip.isVisible()
    assert "first run" in setup.strip.text.text()
