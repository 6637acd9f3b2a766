"""What the company's own lists refuse and where that is said; switching off; who may; two editors at once."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm_desktop.services import desk as desk_service
from crm_desktop.ui.directories_lists import BY_DOCUMENT
from crm_desktop.ui.kit.dialogs import ConflictDialog
from tests.office import Office
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm, press
from tests.ui.test_directories import dialog, fill, listed

__all__ = ["desk", "firm"]


# refusing


@pytest.mark.parametrize(("document", "values", "field", "words"), [
    ("bank", {"bik": "044599901", "name": "Двойник"}, "bik", "already"),
    ("tax_year", {"year": "2026"}, "year", "already"),
    ("tax_regime", {"organization_id": 1, "regime": "osno", "from_on": date(2026, 6, 1)}, "from_on", "regime"),
    ("tax_regime", {"organization_id": 1, "regime": "osno", "from_on": date(2019, 6, 1),
                    "until_on": date(2019, 1, 1)}, "until_on", "before"),
    ("usn_setting", {"organization_id": 3, "year": "2036", "info_percent": "95"}, "warning_percent", "rise"),
    ("claim_quota", {"kind": "direction", "monthly": "5"}, "employee_id", "already"),
    ("direction", {"name": "Испытания", "short_name": "И"}, "name", "already"),
    ("calendar_day", {"day_on": date(2026, 6, 12)}, "day_on", "already"),
    ("service_permit", {"organization_id": 1, "from_on": date(2026, 1, 1)}, "service_id", "either"),
])  # fmt: skip
def test_a_refusal_of_the_base_stands_at_its_field(
    desk: Desk, document: str, values: dict[str, Any], field: str, words: str
) -> None:
    card = desk.card("administrator", document)
    fill(card, **values)
    card.save()
    settle()
    assert card.id is None
    assert words in card.fields.errors().get(field, ""), (card.fields.errors(), card.problems.text.text())


def test_a_tree_has_no_row_above_itself(desk: Desk, firm: Office) -> None:
    above, _version = firm.save("administrator", "department", None, {"name": "Верх"})
    below, _version = firm.save("administrator", "department", None, {"name": "Низ", "parent_id": above})
    card = desk.card("administrator", "department", above)
    fill(card, parent_id=below)
    card.save()
    settle()
    assert "below itself" in card.fields.errors()["parent_id"]


def test_an_inn_is_checked_while_it_is_typed_and_loudly_when_it_is_left(desk: Desk) -> None:
    card = desk.card("administrator", "organization")
    editor = card.fields.fields["inn"]
    fill(card, inn="770708389")
    assert "10 digits" in card.fields._messages["inn"].text()
    assert card.fields.errors() == {}
    card.fields.fields["kpp"].setFocus()
    assert "10 digits" in card.fields.errors()["inn"]
    editor.setFocus()
    fill(card, inn="7707083893")
    card.fields.fields["kpp"].setFocus()
    assert card.fields.errors() == {}


def test_an_entrepreneur_has_twelve_digits_and_no_kpp(desk: Desk) -> None:
    card = desk.card("administrator", "organization")
    fill(card, kind="entrepreneur", inn="7707083893")
    assert card.fields.fields["kpp"].isHidden()
    assert card.fields.fields["inn"].problem()


def test_what_is_in_use_is_not_taken_out_and_says_why(desk: Desk, firm: Office) -> None:
    ((bank,),) = firm.base.execute("SELECT id FROM crm.bank WHERE bik = '044599901'")
    card = desk.card("accountant", "bank", bank)
    press(card, "remove")
    dialog().give("save")
    settle()
    assert "refers to this row" in card.problems.text.text()
    page = listed(desk, "accountant", "bank")
    page.view.go_to(bank)
    page.view.setFocus()
    page.panel.show_record(bank)
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    settle()
    dialog().give("save")
    settle()
    assert "refers to this row" in page.panel.summary.remark.text.text()
    assert bank in firm.sees("accountant", "bank")


# switching off


def test_switching_off_says_what_follows_and_greys_the_row(desk: Desk, firm: Office) -> None:
    made, _version = firm.save("administrator", "lost_reason", None, {"name": "На выключение"})
    card = desk.card("administrator", "lost_reason", made)
    press(card, "switch")
    question = dialog()
    assert "no longer offered" in " ".join(label.text() for label in question.findChildren(type(card.note.text)))
    question.give("save")
    settle()
    assert card.values["active"] is False
    assert "Switched off" in card.note.text.text()
    page = listed(desk, "administrator", "lost_reason")
    page.show_view("off")
    settle()
    cells = page.model.cells(page.model.row_of(made))
    assert cells is not None
    assert {cell.tone for cell in cells} == {"muted"}
    press(card, "switch")
    assert card.values["active"] is True


# rights, and two editors at once


def test_who_does_not_keep_a_list_reads_it_and_is_told_who_does(desk: Desk, firm: Office) -> None:
    card = desk.card("accountant", "department", 1)
    assert card.frozen
    assert card.fields.fields["name"].isReadOnly()
    assert "administrator" in card.note.text.text()
    assert card.remove.isHidden()
    page = listed(desk, "analyst", "bank")
    assert page._creation is None
    assert page.panel.summary.remove.isHidden()


def test_two_editors_of_a_row_choose_field_by_field(desk: Desk, firm: Office) -> None:
    made, _version = firm.save("administrator", "lost_reason", None, {"name": "Спорная"})
    card = desk.card("administrator", "lost_reason", made)
    fill(card, name="Моя")
    firm.base.execute("UPDATE crm.lost_reason SET name = 'Чужая' WHERE id = %s", (made,))
    card.save()
    settle()
    assert not card.notice.isHidden()
    merge = card._merge({**card.values, **firm.read("administrator", "lost_reason", made)})
    assert isinstance(merge, ConflictDialog)
    merge.give("save")
    settle()
    card.save()
    settle()
    assert firm.base.execute("SELECT name FROM crm.lost_reason WHERE id = %s", (made,)) == [("Моя",)]


def test_the_history_reads_as_sentences(desk: Desk, firm: Office) -> None:
    made, _version = firm.save(
        "analyst", "claim_quota", None, {"kind": "new_client", "employee_id": firm.ids["manager2"], "monthly": 10}
    )
    firm.save("analyst", "claim_quota", made, {"monthly": 12})
    firm.save("analyst", "claim_quota", made, {"employee_id": firm.ids["manager3"]})
    from crm_desktop.ui.directories_history import entries

    card = desk.card("analyst", "claim_quota", made)
    told = entries(BY_DOCUMENT["claim_quota"], card.values)
    ((second, third),) = firm.base.execute(
        "SELECT a.short_name, b.short_name FROM crm.employee a, crm.employee b WHERE a.id = %s AND b.id = %s",
        (firm.ids["manager2"], firm.ids["manager3"]),
    )
    assert [entry["text"] for entry in told] == [f"For the person: {second} → {third}", "A month: 10 → 12", "Entered"]
    ((author,),) = firm.base.execute("SELECT short_name FROM crm.employee WHERE id = %s", (firm.ids["analyst"],))
    assert {entry["author"] for entry in told} == {author}
    firm.call("analyst", "directory_remove", "claim_quota", made, 3)


def test_a_row_has_a_title_outside_its_card_so_that_its_draft_is_offered_again(firm: Office) -> None:
    records = []
    for document in BY_DOCUMENT:
        ((id,),) = firm.base.execute(f"SELECT max(id) FROM crm.{document}")
        if id is not None:
            records.append((document, int(id)))
    with firm.connect_as("administrator").reader() as reader:
        found = desk_service.titles(reader, records)
    assert [(one["document"], one["id"]) for one in found] == records
    assert all(one["title"] or one["document"] == "claim_quota" for one in found)


def test_what_was_typed_is_put_back_after_the_program_was_killed(desk: Desk, firm: Office) -> None:
    from crm_desktop.services.drafts import packed, unpacked

    made, _version = firm.save("administrator", "expert_group", None, {"name": "Черновая"})
    card = desk.card("administrator", "expert_group", made)
    fill(card, answer_hours="40", member_ids=[firm.ids["expert2"]])
    draft = unpacked(packed(card.draft()))
    again = desk.card("administrator", "expert_group", made)
    again.restore(draft)
    assert again.dirty
    assert (again.fields.value("answer_hours"), again.fields.value("member_ids")) == (40, [firm.ids["expert2"]])
    new = desk.card("administrator", "tax_year")
    fill(new, year="2033", usn_limit="1 000")
    restored = desk.card("administrator", "tax_year", None, **new.draft()["defaults"])
    restored.restore(unpacked(packed(new.draft())))
    assert (restored.fields.value("year"), restored.fields.value("status")) == (2033, "unconfirmed")
    assert restored.dirty
