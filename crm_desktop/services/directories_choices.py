"""What look-ups of the company's own lists find: (id, title, note); an empty text asks for all."""

from crm_desktop.services.database import Reader

Found = list[tuple[int | str, str, str]]
MOST = 200


def _found(reader: Reader, table: str, title: str, note: str, where: str, text: str) -> Found:
    words = f"crm.fold(concat_ws(' ', {title}, {note}))"
    rows = reader.rows(
        f"SELECT id, {title}, {note} FROM crm.{table} WHERE {where} AND {words} LIKE '%%' || crm.fold(%(text)s) || '%%'"
        f" ORDER BY 2 LIMIT {MOST}",
        {"text": text},
    )
    return [(row[0], row[1], row[2] or "") for row in rows]


def organizations(reader: Reader, text: str) -> Found:
    """Own organisations that are in use, by name or ИНН."""
    return _found(reader, "organization", "short_name", "inn", "active", text)


def directions(reader: Reader, text: str) -> Found:
    """Directions that are in use."""
    return _found(reader, "direction", "name", "short_name", "active", text)


def departments(reader: Reader, text: str) -> Found:
    """All departments."""
    return _found(reader, "department", "name", "''", "true", text)


def groups(reader: Reader, text: str) -> Found:
    """All expert groups."""
    return _found(reader, "expert_group", "name", "email", "true", text)


def banks(reader: Reader, text: str) -> Found:
    """Banks by БИК or name that are not closed; the БИК itself is the key."""
    rows = reader.rows(
        "SELECT bik, bik, name FROM crm.bank WHERE closed_on IS NULL AND (bik LIKE %(text)s || '%%'"
        f" OR crm.fold(name) LIKE '%%' || crm.fold(%(text)s) || '%%') ORDER BY name LIMIT {MOST}",
        {"text": text},
    )
    return [(row[0], row[1], row[2]) for row in rows]
