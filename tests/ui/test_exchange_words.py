"""The dictionaries of the exchange in real windows: what a word there means here, and what goes out for ours."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.terrasoft.conftest import terrasoft, terrasoft_of
from tests.terrasoft.sides import Sides
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press
from tests.ui.exchange_setup import cell, opened, pick, rest, sides, store

__all__ = ["desk", "firm", "sides", "store", "terrasoft", "terrasoft_of"]


def dictionary(desk: Desk, name: str, who: str = "analyst") -> Any:
    return opened(desk, who, f"words/{name}").part(f"words/{name}")


def their_row(pane: Any, name: str) -> int:
    return next(row for row, line in enumerate(pane.theirs.model.lines) if line["word"]["their_name"] == name)


def our_row(pane: Any, ours: str) -> int:
    return next(row for row, line in enumerate(pane.left.model.lines) if line["value"] == ours)


def kept(sides: Sides, dictionary: str, name: str) -> tuple[Any, ...]:
    """(ours, main, also) of a word."""
    (found,) = sides.base(
        "SELECT ours, main, also FROM priv.exchange_value WHERE dictionary = %s AND their_name = %s", dictionary, name
    )
    return found


def test_a_word_nobody_knows_stands_first_and_lets_its_records_go_on_when_explained(desk: Desk, sides: Sides) -> None:
    strange = sides.server.insert("OpportunityStage", Name="Думает")
    chain = sides.chain_there("ООО «Ждёт слова»")
    sides.server.change("Opportunity", chain["Opportunity"], StageId=strange)
    sides.begin()
    sides.cycle()
    assert [one["object"] for one in sides.failures() if one["code"] == "exchange_word"] == ["deal"]
    pane = dictionary(desk, "deal_state")
    press(pane, "read_words")
    rest()
    row = their_row(pane, "Думает")
    assert row < their_row(pane, "Выявление потребности")
    pick(pane.theirs, row, "ours", "quoted")
    assert kept(sides, "deal_state", "Думает")[0] == "quoted"
    assert desk.window.woken > 0
    sides.cycle()
    assert sides.our_row("deal", chain["Opportunity"])["title"] == "Сертификат"
    assert [one for one in sides.failures() if one["code"] == "exchange_word"] == []


def test_the_count_at_the_left_falls_with_every_explanation(desk: Desk, sides: Sides) -> None:
    sides.server.insert("UsrWorkState", Name="Застряла")
    setup = opened(desk, "analyst", "words/work_state")
    pane = setup.part("words/work_state")
    press(pane, "read_words")
    rest()
    before = setup.rail.currentItem().data(Qt.ItemDataRole.UserRole + 2)
    pick(pane.theirs, their_row(pane, "Застряла"), "ours", "paused")
    assert setup.rail.currentItem().data(Qt.ItemDataRole.UserRole + 2) == before - 1


def test_a_service_is_found_by_the_letters_of_its_name(desk: Desk, sides: Sides) -> None:
    sides.server.insert("Product", Name="Серт. на всё сразу")
    ((id, title),) = sides.base("SELECT id, name FROM crm.service ORDER BY id DESC LIMIT 1")
    pane = dictionary(desk, "service")
    press(pane, "read_words")
    rest()
    table = pane.theirs
    table.view.setCurrentIndex(cell(table, their_row(pane, "Серт. на всё сразу"), "ours"))
    table.view.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_F2)
    editor = table.view.window().focusWidget()
    assert editor is not None
    type_text(editor, title)
    QTest.qWait(300)
    settle()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    rest()
    assert kept(sides, "service", "Серт. на всё сразу")[0] == str(id)


def test_ours_without_a_word_there_goes_out_as_another_one(desk: Desk, sides: Sides) -> None:
    pane = dictionary(desk, "request_state")
    theirs = {word["their_name"]: word["theirs"] for word in pane.words()}
    ours = "question"
    pick(pane.left, our_row(pane, ours), "goes", theirs["Черновик"])
    assert ours in kept(sides, "request_state", "Черновик")[2]
    pick(pane.left, our_row(pane, ours), "goes", theirs["Отправлен"])
    assert ours not in kept(sides, "request_state", "Черновик")[2]
    named, main, also = kept(sides, "request_state", "Отправлен")
    assert (named, main, ours in also) == ("sent", True, True)


def test_of_two_words_that_mean_the_same_the_chosen_one_goes_out(desk: Desk, sides: Sides) -> None:
    pane = dictionary(desk, "deal_state")
    assert kept(sides, "deal_state", "Квалификация")[:2] == ("recorded", False)
    pick(pane.theirs, their_row(pane, "Квалификация"), "main", True)
    assert kept(sides, "deal_state", "Квалификация")[:2] == ("recorded", True)
    assert kept(sides, "deal_state", "Выявление потребности")[:2] == ("recorded", False)


def test_del_takes_no_word_away(desk: Desk, sides: Sides) -> None:
    pane = dictionary(desk, "deal_state")
    count = len(pane.theirs.model.lines)
    pane.theirs.view.setCurrentIndex(pane.theirs.model.index(0, 1))
    pane.theirs.view.setFocus()
    QTest.keyClick(pane.theirs.view, Qt.Key.Key_Delete)
    rest()
    assert len(pane.theirs.model.lines) == count


def test_several_words_are_explained_one_after_another_without_losing_the_place(desk: Desk, sides: Sides) -> None:
    for name in ("Один", "Два", "Три"):
        sides.server.insert("UsrWorkState", Name=name)
    pane = dictionary(desk, "work_state")
    press(pane, "read_words")
    rest()
    rows = {name: their_row(pane, name) for name in ("Один", "Два", "Три")}
    model = pane.theirs.model
    for name, ours in (("Один", "planned"), ("Два", "paused"), ("Три", "done")):
        # Quicker than the base answers.
        model.put(cell(pane.theirs, rows[name], "ours"), ours)
    pane.theirs.view.setCurrentIndex(cell(pane.theirs, rows["Три"], "ours"))
    rest()
    assert [kept(sides, "work_state", name)[0] for name in rows] == ["planned", "paused", "done"]
    assert {name: their_row(pane, name) for name in rows} == rows
    assert pane.theirs.view.currentIndex().row() == rows["Три"]


def test_a_search_shows_only_words_with_these_letters(desk: Desk, sides: Sides) -> None:
    pane = dictionary(desk, "deal_state")
    type_text(pane.search, "заверш")
    assert {line["word"]["their_name"] for line in pane.theirs.model.lines} == {
        "Завершена с победой",
        "Завершена с проигрышем",
    }


def test_a_server_that_does_not_answer_is_told_above_the_words(desk: Desk, sides: Sides) -> None:
    pane = dictionary(desk, "deal_state", "administrator")
    sides.server.stop()
    press(pane, "read_words")
    rest()
    assert pane.note.text.text().startswith("Terrasoft does not answer")
    assert pane.again.isEnabled()
