"""Work of tests that goes to another: a client of its own, a deal on it, a task."""

from typing import Any

from tests.office import Office


def fresh_slot(office: Office, manager: str, direction: str = "Сертификация") -> int:
    """A direction of a client of its own, held by this manager."""
    client, _ = office.save(manager, "client", None, {"short_name": f"Передача {manager}", "inn": ""})
    return int(office.call(manager, "client_direction_claim", client, office.direction(direction))["id"])


def sold(office: Office, manager: str, slot: int, stage: str, **how: Any) -> Any:
    """A deal of this slot, as far as the stage."""
    ((client,),) = office.base.execute("SELECT client_id FROM crm.client_direction WHERE id = %s", (slot,))
    office.base.execute(
        "UPDATE crm.client SET inn = '7707083893', kpp = (770000000 + id)::text WHERE id = %s", (client,)
    )
    known = office._slots.get((manager, "Сертификация"))
    office._slots[manager, "Сертификация"] = slot
    try:
        return office.deal_at(stage, manager=manager, **how)
    finally:
        office._slots.pop((manager, "Сертификация"))
        if known:
            office._slots[manager, "Сертификация"] = known


def task(office: Office, manager: str, title: str = "Позвонить", document: str = "", number: int | None = None) -> int:
    ((made,),) = office.base.execute(
        "INSERT INTO crm.task (assignee_id, title, document, document_id) VALUES (%s, %s, %s, %s) RETURNING id",
        (office.ids[manager], title, document, number),
    )
    return int(made)
