"""The journal of changes in people and lists: where the row of an entry is opened."""

from crm_desktop.services.database import Reader
from crm_desktop.services.documents import CARDS
from crm_desktop.services.listings.directory_journal import OWNERS


def place(reader: Reader, entry_id: int) -> tuple[str, int] | None:
    """The document and id of the card that shows what an entry is about, None when the row is gone."""
    rows = reader.rows(
        "SELECT relation, row_id, operation, changes FROM api.directory_journal() WHERE id = %s", (entry_id,)
    )
    if not rows:
        return None
    relation, row, operation, changes = rows[0]
    if relation in CARDS:
        return (relation, row) if _is_there(reader, relation, row) else None
    column, owner = OWNERS[relation]
    id = reader.rows(f"SELECT {column} FROM crm.{relation} WHERE id = %s", (row,))
    found = id[0][0] if id else changes.get(column) if operation != "update" else None
    return (owner, int(found)) if found is not None else None


def _is_there(reader: Reader, table: str, id: int) -> bool:
    return bool(reader.rows(f"SELECT 1 FROM crm.{table} WHERE id = %s", (id,)))
