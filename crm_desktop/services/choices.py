"""What look-up fields find: (id, title, note), at most a screenful; an empty text asks for all."""

from crm_desktop.services.database import Reader

NUMBER_OR_WORDS = (
    "(number ^@ upper(%(text)s) OR crm.fold(client_name || ' ' || title) LIKE '%%' || crm.fold(%(text)s) || '%%')"
)
Found = list[tuple[int, str, str]]
MOST = 60


def _found(reader: Reader, sql: str, **parameters: object) -> Found:
    return [(row[0], row[1], row[2] or "") for row in reader.rows(f"{sql} LIMIT {MOST}", parameters)]


def experts(reader: Reader, text: str, group_id: int | None = None) -> Found:
    """Active experts, those of the group only when one is given."""
    return _found(
        reader,
        "SELECT e.id, e.short_name, e.position FROM crm.employee e WHERE e.active AND 'expert' = ANY (e.roles) "
        "AND (%(group)s::bigint IS NULL OR EXISTS (SELECT FROM crm.expert_group_member m "
        "WHERE m.employee_id = e.id AND m.group_id = %(group)s)) "
        "AND crm.fold(e.short_name) LIKE crm.fold(%(text)s) || '%%' ORDER BY e.short_name",
        text=text,
        group=group_id,
    )


def colleagues(reader: Reader, text: str) -> Found:
    """Active employees."""
    return _found(
        reader,
        "SELECT id, short_name, position FROM crm.employee WHERE active "
        "AND crm.fold(short_name) LIKE crm.fold(%(text)s) || '%%' ORDER BY short_name",
        text=text,
    )


def managers(reader: Reader, text: str) -> Found:
    """Active employees who can hold directions of clients."""
    return _found(
        reader,
        "SELECT id, short_name, position FROM crm.employee WHERE active AND roles && ARRAY['manager', 'executive'] "
        "AND crm.fold(short_name) LIKE crm.fold(%(text)s) || '%%' ORDER BY short_name",
        text=text,
    )


def services(reader: Reader, text: str) -> Found:
    """Services of the price list by any words of the name."""
    return _found(
        reader,
        "SELECT s.id, s.name, d.short_name FROM crm.service s LEFT JOIN crm.direction d ON d.id = s.direction_id "
        "WHERE s.active AND (SELECT bool_and(position(w IN crm.fold(s.name)) > 0) "
        "FROM unnest(string_to_array(crm.fold(%(text)s), ' ')) w) IS NOT FALSE ORDER BY s.id",
        text=text,
    )


def clients(reader: Reader, text: str) -> Found:
    """Clients I see, by ИНН or any words of the name."""
    return _found(
        reader,
        "SELECT c.id, c.short_name, c.inn FROM crm.client c WHERE c.deleted_at IS NULL AND (%(text)s = '' "
        "OR c.id = ANY ((SELECT api.client_search(%(text)s))::bigint[])) ORDER BY c.short_name, c.id",
        text=text,
    )


def client_directions(reader: Reader, text: str) -> Found:
    """Directions of clients that I (or those I work for) hold."""
    return _found(
        reader,
        "SELECT c.id, c.client_name || ' · ' || d.short_name, '' FROM crm.client_direction c "
        "LEFT JOIN crm.direction d ON d.id = c.direction_id WHERE c.state = 'held' "
        "AND c.owner_id = ANY ((SELECT sec.my_holders())::bigint[]) "
        "AND crm.fold(c.client_name) LIKE '%%' || crm.fold(%(text)s) || '%%' ORDER BY c.last_activity_at DESC",
        text=text,
    )


def deals(reader: Reader, text: str) -> Found:
    """Open deals by number, client or title."""
    return _found(
        reader,
        "SELECT id, number || ' ' || title, client_name FROM crm.deal WHERE state NOT IN ('closed', 'lost') "
        f"AND {NUMBER_OR_WORDS} "
        "ORDER BY id DESC",
        text=text,
    )


def works(reader: Reader, text: str) -> Found:
    """Works given to me or my groups that are not done."""
    return _found(
        reader,
        "SELECT id, number || ' ' || title, client_name FROM crm.work_item "
        "WHERE state IN ('assigned', 'in_work', 'paused') "
        f"AND {NUMBER_OR_WORDS} "
        "ORDER BY id DESC",
        text=text,
    )
