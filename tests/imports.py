"""Imports in tests: a pasted table taken the whole way, and what the base holds afterwards."""

from typing import Any

from crm_desktop.services import client_imports, import_file
from crm_desktop.services.client_imports import Told
from crm_desktop.services.requisites import inn_check_digits
from tests.office import Office

HEADER = "Наименование\tИНН\tКПП\tТелефон\tE-mail\tКонтактное лицо\tИсточник\n"
KPP = "770101001"
_stems = iter(range(100, 10**6))


def new_inn() -> str:
    """An ИНН nobody has."""
    stem = f"77{next(_stems):07d}"
    return stem + inn_check_digits(stem)


def told(office: Office, name: str, text: str, **more: Any) -> Told:
    """The whole way of a pasted table."""
    file = import_file.paste(HEADER + text)
    with office.connect_as(name).session() as session:
        checked = client_imports.check(session, file, more.get("overwrite", False))
        assert checked is not None
        done = client_imports.run(session, checked.import_id, more.get("overwrite", False))
    assert done is not None
    assert (done.counts, done.outcomes, done.people) == (checked.counts, checked.outcomes, checked.people)
    return done


def card(office: Office, inn: str, kpp: str = KPP) -> dict[str, Any]:
    ((row,),) = office.base.execute(
        "SELECT to_jsonb(c) FROM crm.client c WHERE inn = %s AND kpp = %s AND deleted_at IS NULL", (inn, kpp)
    )
    return dict(row)


def people(office: Office, client: int) -> list[str]:
    rows = office.base.execute("SELECT full_name FROM crm.contact WHERE client_id = %s ORDER BY id", (client,))
    return [name for (name,) in rows]


def staged(office: Office) -> int:
    ((count,),) = office.base.execute("SELECT count(*) FROM priv.client_import_staged")
    return int(count)


def undo(office: Office, name: str, done: Told) -> dict[str, int]:
    with office.connect_as(name).session() as session:
        return client_imports.undo(session, done.import_id)
