"""The log of personal data on the screen, the act behind its lines, and exports that leave a line."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from crm_desktop.services import personal_data
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.dialogs import StepDialog
from crm_desktop.ui.kit.list_export import ListExport
from crm_desktop.ui.personal_data import PersonalDataPage, ask_destruction
from crm_desktop.ui.preview import PreviewDialog
from tests.office import Office
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm

__all__ = ["desk", "firm"]


def contact(office: Office, last_name: str) -> dict[str, Any]:
    ((client,),) = office.base.execute(
        "SELECT client_id FROM crm.client_direction WHERE id = %s", (office.slot("manager1"),)
    )
    values = {"client_id": client, "last_name": last_name, "first_name": "Анна", "phone": "+7 916 555-44-33"}
    made = office.call("manager1", "contact_save", None, 0, json.dumps(values))
    return {**made, "full_name": f"{last_name} Анна"}


def shown(page: PersonalDataPage) -> list[list[str]]:
    """Texts of the loaded rows."""
    model = page.model
    places = range(model.columnCount())
    return [[str(model.index(row, place).data() or "") for place in places] for row in range(model.rowCount())]


def test_the_log_tells_views_and_opens_the_act_of_a_destruction(desk: Desk, firm: Office) -> None:
    person = contact(firm, "Экранова")
    ((client,),) = firm.base.execute("SELECT client_id FROM crm.contact WHERE id = %s", (person["id"],))
    firm.read("manager1", "client", client)
    with firm.connect_as("analyst").session() as session:
        done = personal_data.anonymise(session, person["id"], person["version"], reason="withdrawn")
    page = desk.page("analyst", "personal_data")
    assert isinstance(page, PersonalDataPage)
    rows = shown(page)
    assert any(f"Act of destruction {done['number']}/{done['year']}" in row for row in rows)
    assert any("Viewed" in row for row in rows)
    entry = next(page.model.id_at(at) for at, row in enumerate(rows) if "Destroyed" in row)
    page.open_entry(entry)
    settle()
    preview = page.findChild(PreviewDialog)
    assert preview is not None
    settle()
    assert preview.document.pageCount() == 1
    preview.close()


def test_the_question_before_a_destruction_names_the_person_and_what_is_destroyed(desk: Desk, firm: Office) -> None:
    person = contact(firm, "Спрошенная")
    page = desk.page("analyst", "clients")
    done: list[bool] = []
    dialog = ask_destruction(page, person, page.context, lambda: done.append(True))
    assert "Спрошенная Анна" in " ".join(
        label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text")
    )
    dialog.editors["reason"].set_value("request")
    dialog.editors["organization_id"].set_value(1)
    dialog.give("save")
    settle()
    assert done == [True]
    assert firm.base.execute("SELECT full_name, active FROM crm.contact WHERE id = %s", (person["id"],)) == [
        ("Обезличено", False)
    ]


def test_an_export_of_clients_is_written_down_before_it_is_written(desk: Desk, firm: Office, tmp_path: Path) -> None:
    firm.deal_at("recorded")
    firm.base.execute("DELETE FROM priv.personal_data_log")
    page = desk.page("manager1", "clients")
    ListExport(page).write_to(tmp_path / "clients.xlsx")
    settle()
    assert (tmp_path / "clients.xlsx").exists()
    ((who, people, facts),) = firm.base.execute(
        "SELECT employee_id, people, facts FROM priv.personal_data_log WHERE action = 'export'"
    )
    assert (who, people, facts["list"]) == (firm.ids["manager1"], page.model.rowCount(), "clients")
    assert facts["columns"]


def test_an_analyst_destroys_a_contact_from_the_card_and_a_manager_has_no_such_button(desk: Desk, firm: Office) -> None:
    person = contact(firm, "Карточкина")
    ((client,),) = firm.base.execute("SELECT client_id FROM crm.contact WHERE id = %s", (person["id"],))
    for name, offered in (("manager1", False), ("analyst", True)):
        card = desk.card(name, "client", client)
        part = next(line.part for line in card.contacts.lines if line.part["id"] == person["id"])
        dialog = card.parts.edit_contact(part)
        destroy = dialog.findChild(Button, "destroy_data")
        assert (destroy is not None) is offered
        if destroy is None:
            dialog.reject()
            continue
        destroy.click()
        settle()
        question = card.findChild(StepDialog)
        question.editors["reason"].set_value("order")
        question.editors["organization_id"].set_value(1)
        question.give("save")
        settle()
        line = next(line for line in card.contacts.lines if line.part["id"] == person["id"])
        assert line.part["full_name"] == "Обезличено"
