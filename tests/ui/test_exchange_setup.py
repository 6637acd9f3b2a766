"""The set-up of the exchange in real windows before a real Terrasoft: the check, the secret, what is told where."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from time import monotonic
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from crm_desktop.services.terrasoft.mapping import DEFAULTS
from tests.stores import LockedStore, MemoryStore, used
from tests.terrasoft.conftest import terrasoft, terrasoft_of
from tests.terrasoft.server import EXCHANGE_CONTACT, PASSWORD, USER, TerrasoftServer
from tests.terrasoft.sides import Sides
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm, press
from tests.ui.exchange_setup import column_of, forget, opened, rename, rest, sides, store, write

__all__ = ["desk", "firm", "sides", "store", "terrasoft", "terrasoft_of"]
SECONDS = 20


def until(met: Callable[[], bool]) -> None:
    end = monotonic() + SECONDS
    while not met():
        assert monotonic() < end, "in vain"
        QTest.qWait(20)


def entered(desk: Desk, server: TerrasoftServer, password: str = PASSWORD) -> Any:
    """Nothing is set up; address, user and password are typed."""
    forget(desk.firm)
    pane = opened(desk, "administrator", "connection").part("connection")
    write(pane.ui.address, f"{server.address}/0/Nui/ViewModule.aspx")
    write(pane.ui.user, USER)
    write(pane.ui.secret, password)
    return pane


def checked(pane: Any) -> list[tuple[bool | None, str, str]]:
    """The lines of the check when it has ended."""
    press(pane, "check_connection")
    rest()
    until(lambda: not pane.trial.running)
    return [(line.ok, line.title, line.words) for line in pane.steps.lines()]


def test_the_check_finds_the_protocol_and_everything_else_out(
    desk: Desk, terrasoft_of: Callable[..., TerrasoftServer], store: MemoryStore
) -> None:
    server = terrasoft_of(generation="odata3", dates="user_midnight")
    server.insert("Invoice", Number="1", StartDate=date(2026, 2, 10))
    pane = entered(desk, server)
    pane.try_record.setChecked(True)
    lines = checked(pane)
    assert [title for _ok, title, _words in lines] == [
        "The address answers", "Signing in", "Protocol", "Sections and columns", "Right to read",
        "Whose name our changes bear", "How dates are written", "Several writes in one request", "Ids made by us",
    ]  # fmt: skip
    assert [ok for ok, *_rest in lines] == [True, True, True, True, True, True, True, None, True]
    assert lines[2][2] == "OData 3, .NET Framework"
    QTest.qWait(100)
    assert not pane.steps.visibleRegion().isEmpty(), "the end of the check is seen without scrolling"
    assert pane.steps.visibleRegion().boundingRect().bottom() >= pane.steps.height() - 1
    assert lines[3][2] == "in order: 21 of 21"
    found = {name: pane.fields.value(name) for name in ("generation", "date_form", "batch", "contact_id")}
    assert found == {
        "generation": "odata3",
        "date_form": "user_midnight",
        "batch": False,
        "contact_id": str(EXCHANGE_CONTACT),
    }
    assert not server.rows("Account"), "the record of the trial is deleted again"
    press(pane, "save_profile")
    rest()
    ((profile, active),) = desk.firm.base.execute("SELECT profile, active FROM priv.exchange_profile")
    assert (profile["generation"], profile["date_form"], active) == ("odata3", "user_midnight", False)
    assert PASSWORD not in str(profile)
    assert list(store.kept.values()) == [PASSWORD]
    assert len(desk.firm.base.execute("SELECT 1 FROM priv.exchange_object WHERE direction = 'off'")) == len(DEFAULTS)
    assert not pane.dirty
    assert pane.ui.secret.placeholderText() == "Kept on this computer"


def test_a_wrong_password_is_told_in_the_words_of_the_server_and_tried_once(
    desk: Desk, terrasoft: TerrasoftServer, store: MemoryStore
) -> None:
    lines = checked(entered(desk, terrasoft, "не тот"))
    assert [(ok, title) for ok, title, _words in lines] == [(True, "The address answers"), (False, "Signing in")]
    assert lines[-1][2].startswith("Terrasoft did not accept the name or the password.")
    assert "парол" in lines[-1][2].lower()
    assert terrasoft.doors.logins == 1


def test_what_cannot_be_an_address_is_told_at_its_field(
    desk: Desk, terrasoft: TerrasoftServer, store: MemoryStore
) -> None:
    pane = entered(desk, terrasoft)
    for text, told in (
        ("crm", "This cannot be used"),
        ("https://a:b@crm.ru", "A password does not belong into the address"),
    ):
        write(pane.ui.address, text)
        press(pane, "save_profile")
        assert pane.fields.errors() == {"address": told}
    pane.ui.login.set_value("oauth")
    pane.ui.login.edited.emit()
    assert pane.ui.token_address.isVisible()
    write(pane.ui.address, terrasoft.address)
    press(pane, "save_profile")
    assert pane.fields.errors() == {"token_address": "Fill this in"}
    assert desk.firm.base.execute("SELECT 1 FROM priv.exchange_profile") == []


def test_without_a_password_anywhere_nothing_is_asked_of_the_server(
    desk: Desk, terrasoft: TerrasoftServer, store: MemoryStore
) -> None:
    pane = entered(desk, terrasoft, "")
    press(pane, "check_connection")
    rest()
    assert pane.fields.errors() == {"secret": "This computer does not know it: enter it"}
    assert terrasoft.requests == []


def test_a_password_that_cannot_be_kept_is_used_and_said_to_be_forgotten(
    desk: Desk, terrasoft: TerrasoftServer
) -> None:
    with used(LockedStore()):
        pane = entered(desk, terrasoft)
        press(pane, "save_profile")
        rest()
        assert "cannot keep the password" in pane.note.text.text()
        assert checked(pane)[1][:2] == (True, "Signing in"), "this window still knows it"


def test_the_window_lives_while_the_server_thinks_and_the_check_can_be_stopped(
    desk: Desk, terrasoft: TerrasoftServer, store: MemoryStore
) -> None:
    pane = entered(desk, terrasoft)
    terrasoft.plan.add("slow", path="metadata", seconds=2, times=1)
    ticks: list[float] = []
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: ticks.append(monotonic()))
    timer.start()
    QTest.mouseClick(pane.check, Qt.MouseButton.LeftButton)
    until(lambda: len(pane.steps.steps) >= 2)
    assert pane.trial.running and pane.halt.isVisible() and not pane.check.isEnabled()
    QTest.qWait(300)
    QTest.mouseClick(pane.halt, Qt.MouseButton.LeftButton)
    assert (pane.trial.running, pane.steps.note.text(), pane.check.isEnabled()) == (False, "stopped", True)
    heard = len(pane.steps.steps)
    settle()
    timer.stop()
    assert len(pane.steps.steps) == heard, "a stopped check says nothing more"
    assert max(after - before for before, after in pairwise(ticks)) < 0.25


def test_a_column_that_is_called_otherwise_there_is_mended_by_one_click(desk: Desk, sides: Sides) -> None:
    rename(sides, "client", "inn", "UsrInn")
    setup = opened(desk, "analyst", "connection")
    lines = checked(setup.part("connection"))
    assert (False, "Account", "no columns: UsrInn") in lines
    press(setup, "take_Account_UsrInn")
    rest()
    assert column_of(sides, "client", "inn") == "UsrINN"
    assert (True, "Sections and columns", "in order: 21 of 21") in checked(setup.part("connection"))


def test_the_page_asks_before_what_is_typed_is_lost(desk: Desk, sides: Sides) -> None:
    page = desk.page("analyst", "exchange")
    page.show_view("setup")
    rest()
    assert page.may_close() is None
    write(page.parts["setup"].part("connection").ui.user, "другой")
    question = page.may_close()
    assert question is not None
    closed: list[bool] = []
    page.close_asked.connect(lambda: closed.append(page.dirty))
    question.give("save")
    rest()
    assert closed == [False]
