"""The mapping of the exchange in real windows: columns typed by keys, what is wrong told at its field."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm_desktop.services.terrasoft.mapping import DEFAULTS, ROUBLE
from tests.terrasoft.conftest import terrasoft, terrasoft_of
from tests.terrasoft.sides import CLIENT, Sides
from tests.ui.desk import Desk, desk, firm, press
from tests.ui.exchange_setup import cell, column_of, fill, opened, pick, rename, rest, saved_object, sides, store, write

__all__ = ["desk", "firm", "sides", "store", "terrasoft", "terrasoft_of"]


def row_of(pane: Any, field: str) -> int:
    return next(row for row, line in enumerate(pane.columns.model.lines) if line["name"] == field)


def test_a_column_typed_by_keys_is_saved_and_exchanged(desk: Desk, sides: Sides) -> None:
    pane = opened(desk, "analyst", "client").part("client")
    assert "UsrExternalId" in pane.names(), "the server's own columns are offered"
    fill(pane.columns, row_of(pane, "comment"), "column", "UsrExternalId")
    pick(pane.columns, row_of(pane, "phone"), "goes", "in")
    pick(pane.columns, row_of(pane, "phone"), "rule", "theirs")
    assert pane.dirty
    press(pane, "save_object")
    rest()
    assert not pane.dirty
    assert column_of(sides, "client", "comment") == "UsrExternalId"
    phone = next(one for one in saved_object(sides, "client")["fields"] if one["name"] == "phone")
    assert (phone["way"], phone["rule"]) == ("in", "theirs")
    sides.begin()
    there = sides.server.insert("Account", Name="ООО «Другая колонка»", TypeId=CLIENT, UsrExternalId="из неё")
    sides.cycle()
    assert sides.our_row("client", there)["comment"] == "из неё"


def test_an_unchanged_mapping_comes_back_from_the_screen_as_it_was(desk: Desk, sides: Sides) -> None:
    setup = opened(desk, "analyst", "client")
    for name in DEFAULTS:
        pane = setup.part(name)
        before = saved_object(sides, name)
        pane.fields.set_values({"leader": "ours"})
        pane.save_object()
        rest()
        after = saved_object(sides, name)
        assert (after["leader"], after["version"]) == ("ours", before["version"] + 1), name
        for part in ("entity", "direction", "deletions", "filter", "constants", "fields"):
            assert after[part] == before[part], (name, part)


def test_what_the_server_lacks_or_holds_otherwise_is_told_at_the_field(desk: Desk, sides: Sides) -> None:
    pane = opened(desk, "analyst", "invoice").part("invoice")
    fill(pane.columns, row_of(pane, "number"), "column", "Numbre")
    fill(pane.columns, row_of(pane, "due_on"), "column", "Amount")
    told = pane.columns.model.problems
    assert told[row_of(pane, "number"), "column"].startswith("“Invoice” has no column “Numbre”; alike: Number")
    assert told[row_of(pane, "due_on"), "column"] == "“Amount” holds another kind there: number"
    assert pane.note.isVisible()
    write(pane.ui.entity, "Invoise")
    assert pane.fields.errors()["entity"].startswith("Terrasoft has no section “Invoise”; alike: Invoice")
    press(pane, "give_up")
    assert (pane.dirty, pane.columns.model.problems, pane.fields.errors()) == (False, {}, {})


def test_a_name_that_is_none_is_not_saved(desk: Desk, sides: Sides) -> None:
    pane = opened(desk, "analyst", "act").part("act")
    fill(pane.columns, row_of(pane, "comment"), "column", "Примечание 1")
    press(pane, "save_object")
    rest()
    assert column_of(sides, "act", "comment") == "Notes"
    assert "latin letters" in pane.columns.model.problems[row_of(pane, "comment"), "column"]


def test_ids_of_records_there_are_shown_with_their_names(desk: Desk, sides: Sides) -> None:
    pane = opened(desk, "analyst", "invoice").part("invoice")
    rest()
    assert cell(pane.constants, 0, "value").data() == ROUBLE
    assert cell(pane.constants, 0, "means").data() == next(
        row["Name"] for row in sides.server.rows("Currency") if str(row["Id"]) == ROUBLE
    )
    assert cell(pane.constants, 1, "means").data() == "", "a number is no record"


def test_del_leaves_a_field_out_and_it_can_be_taken_in_again(desk: Desk, sides: Sides) -> None:
    pane = opened(desk, "analyst", "client").part("client")
    row = row_of(pane, "site")
    pane.columns.view.setCurrentIndex(pane.columns.model.index(row, 1))
    pane.columns.view.setFocus()
    QTest.keyClick(pane.columns.view, Qt.Key.Key_Delete)
    press(pane, "save_object")
    rest()
    assert column_of(sides, "client", "site") is None
    assert pane.columns.model.lines[-1]["name"] == "site", "it stands last and waits"
    pick(pane.columns, row_of(pane, "site"), "goes", "both")
    press(pane, "save_object")
    rest()
    assert column_of(sides, "client", "site") == "Web"


def test_a_filter_and_a_constant_are_added_by_keys(desk: Desk, sides: Sides) -> None:
    pane = opened(desk, "analyst", "deal").part("deal")
    fill(pane.filter, 0, "column", "Title")
    fill(pane.filter, 0, "value", "Сертификат")
    fill(pane.constants, 0, "column", "Probability")
    fill(pane.constants, 0, "value", "50")
    press(pane, "save_object")
    assert saved_object(sides, "deal")["filter"] == [], "a condition without a sign is not understood"
    pick(pane.filter, 0, "sign", "<>")
    press(pane, "save_object")
    rest()
    kept = saved_object(sides, "deal")
    assert (kept["filter"], kept["constants"]) == ([["Title", "<>", "Сертификат"]], {"Probability": 50})


def test_what_is_typed_outlives_the_changes_of_another_and_is_never_written_over_them(desk: Desk, sides: Sides) -> None:
    setup = opened(desk, "analyst", "client")
    pane = setup.part("client")
    fill(pane.columns, row_of(pane, "comment"), "column", "UsrExternalId")
    rename(sides, "client", "site", "UsrExternalId")
    desk.live.hear("exchange_profile")
    QTest.qWait(200)
    rest()
    assert pane.columns.model.lines[row_of(pane, "comment")]["column"] == "UsrExternalId"
    press(pane, "save_object")
    rest()
    assert "Somebody else" in pane.note.text.text()
    assert column_of(sides, "client", "comment") == "Notes"
    press(pane, "give_up")
    assert pane.columns.model.lines[row_of(pane, "site")]["column"] == "UsrExternalId"
