"""Clients of tests that become one: entered, filled with a row in every table, merged, compared before and after."""

import json
from typing import Any

from sqlalchemy import text

from tests.office import Office

COUNTER = iter(range(10_000))


def an_inn() -> str:
    """A valid ИНН of an organisation that no client has yet."""
    digits = [int(digit) for digit in f"77{next(COUNTER) + 1_000_000}"]
    total = sum(weight * digit for weight, digit in zip((2, 4, 10, 3, 5, 9, 4, 6, 8), digits, strict=True))
    return "".join(map(str, [*digits, total % 11 % 10]))


def new_client(office: Office, name: str, **fields: Any) -> int:
    """An analyst enters a client nobody holds."""
    number, _version = office.save("analyst", "client", None, {"short_name": f"{name} {next(COUNTER)}", **fields})
    return number


def version(office: Office, client: int) -> int:
    ((found,),) = office.base.execute("SELECT version FROM crm.client WHERE id = %s", (client,))
    return int(found)


def merge(office: Office, survivor: int, merged: int, name: str = "analyst", **choices: Any) -> dict[str, Any]:
    versions = [version(office, survivor), version(office, merged)]
    return office.call(name, "client_merge", survivor, merged, versions, json.dumps(choices), "Дубль")


def undo(office: Office, answer: dict[str, Any]) -> dict[str, Any]:
    return office.call("analyst", "client_merge_undo", answer["merge_id"])


def foresee(office: Office, survivor: int, merged: int, **choices: Any) -> dict[str, Any]:
    return office.call("analyst", "client_merge_foresee", survivor, merged, json.dumps(choices))


def contact(office: Office, client: int, **fields: Any) -> int:
    changes = json.dumps({"client_id": client, **fields})
    return int(office.call("analyst", "contact_save", None, 0, changes)["id"])


def claim(office: Office, manager: str, client: int, direction: str) -> int:
    return int(office.call(manager, "client_direction_claim", client, office.direction(direction))["id"])


def sold(office: Office, manager: str, slot: int, stage: str = "issued") -> Any:
    """A deal of this very slot, as far as the stage."""
    known = dict(office._slots)
    office._slots[manager, "Сертификация"] = slot
    try:
        return office.deal_at(stage, manager=manager)
    finally:
        office._slots.clear()
        office._slots.update(known)


def picture(office: Office, *clients: int) -> dict[str, Any]:
    """Everything of these clients that a merge may touch, without versions and moments of writing."""
    found: dict[str, Any] = {}
    for table in ("client", "client_direction", "contact", "client_account", "client_address", "claim", "deal",
                  "calculation_request", "calculation_line", "quote", "invoice", "payment", "task", "work_item",
                  "issued_document", "act", "approval"):  # fmt: skip
        key = "id" if table == "client" else "client_id"
        rows = office.base.execute(
            f"SELECT to_jsonb(t) - 'version' - 'updated_at' - 'last_activity_at' FROM crm.{table} t"
            f" WHERE {key} = ANY (%s) AND NOT ('{table}' = 'task' AND to_jsonb(t) ->> 'title' LIKE '%%теперь ведёт%%')"
            " ORDER BY id",
            (list(clients),),
        )
        found[table] = [row for (row,) in rows]
    return found


def pointers(office: Office) -> list[tuple[str, str, str]]:
    """(schema, table, column) of every foreign key to clients and every column called client_id."""
    keys = office.base.execute(
        "SELECT n.nspname, c.relname, a.attname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid"
        " AND a.attnum = k.conkey[1]"
        " WHERE k.contype = 'f' AND k.confrelid = 'crm.client'::regclass UNION"
        " SELECT table_schema, table_name, column_name FROM information_schema.columns"
        " WHERE table_schema IN ('crm', 'priv') AND column_name = 'client_id' ORDER BY 1, 2, 3"
    )
    return [(room, table, column) for room, table, column in keys]


def points(office: Office, place: tuple[str, str, str], client: int) -> bool:
    """Whether a row stands there; of two clients told apart the pair may name it on either side."""
    room, table, column = place
    ((found,),) = office.base.execute(f"SELECT count(*) FROM {room}.{table} WHERE {column} = %s", (client,))
    return bool(found)


def full_of_everything(office: Office, client: int) -> str:
    """A client with a row in every table that knows clients; returns the number of its invoice."""
    slot = claim(office, "manager1", client, "Сертификация")
    deal = sold(office, "manager1", slot, "act_issued")
    ((number,),) = office.base.execute("SELECT number FROM crm.invoice WHERE id = %s", (deal.invoice,))
    for table, columns, values in (
        ("client_account", "account, bik", "'40702810200000000001', '044525225'"),
        ("client_address", "kind, address", "'actual', 'Москва, Лесная, 1'"),
    ):
        office.base.execute(f"INSERT INTO crm.{table} (client_id, {columns}) VALUES (%s, {values})", (client,))
    contact(office, client, last_name="Ким", first_name="Павел", phone="+74957778899")
    stranger = new_client(office, "Чужой")
    office.base.execute(
        "INSERT INTO crm.different_clients (first_id, second_id) VALUES (%s, %s)",
        sorted((client, stranger)),
    )
    expert = deal.work_items[0]
    office.base.execute(
        "INSERT INTO crm.issued_document (work_item_id, kind, registry_number) VALUES (%s, 'certificate', %s)",
        (expert, f"R-{client}"),
    )
    with office.connect_as("manager1").session() as session:
        session.execute(
            text(
                "INSERT INTO crm.task (assignee_id, title, document, document_id)"
                " VALUES (:me, 'Позвонить', 'client', :id)"
            ),
            {"me": office.ids["manager1"], "id": client},
        )
        session.execute(
            text(
                "INSERT INTO crm.event (kind, document, document_id, text) VALUES ('comment', 'client', :id, 'Звонили')"
            ),
            {"id": client},
        )
    office.base.execute(
        "UPDATE crm.task SET client_id = document_id WHERE document = 'client' AND document_id = %s", (client,)
    )
    office.base.execute(
        "INSERT INTO crm.file (document, document_id, name, size, sha256, content)"
        " VALUES ('client', %s, 'карта.pdf', 1, repeat('0', 64), 'x')",
        (client,),
    )
    office.base.execute(
        "INSERT INTO crm.approval (kind, document, document_id, client_id, client_name, submitted_by, owner_id, state)"
        " SELECT 'prepayment', 'invoice', %s, client_id, client_name, owner_id, owner_id, 'approved'"
        " FROM crm.invoice WHERE id = %s",
        (deal.invoice, deal.invoice),
    )
    return str(number)
