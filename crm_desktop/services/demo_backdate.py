# ruff: noqa: E501 - a row of a table, a statement, is read as one row
"""Moves what was done in seconds to when it happens in the story, and the dates that follow from it."""

from datetime import datetime

from psycopg2.extras import execute_values

from crm_desktop.services.demo_clock import Cast

# Promises are counted anew from the moved moments: they lie in the future and were never moments of the story.
PROMISES = ("due_at", "reserved_until_at")

WARP = """
CREATE FUNCTION pg_temp.told(t timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT m.story + (t - m.really) FROM pg_temp.moment m WHERE m.really <= t ORDER BY m.really DESC LIMIT 1), t) $$;
CREATE FUNCTION pg_temp.told(changes jsonb, back int) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_object_agg(key, CASE
        WHEN key ~ '_at$' AND key <> ALL ('{due_at,reserved_until_at}') THEN pg_temp.told_value(value, 'moment', back)
        WHEN key ~ '_on$' THEN pg_temp.told_value(value, 'day', back)
        ELSE value END)
    FROM jsonb_each(changes) $$;
"""

# In the journal a moment stands as text, alone or as [before, after]; a day counted from today is moved by `back` days.
WARP_VALUE = """
CREATE FUNCTION pg_temp.told_value(v jsonb, kind text, back int) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF jsonb_typeof(v) = 'array' THEN
        RETURN jsonb_build_array(pg_temp.told_value(v -> 0, kind, back), pg_temp.told_value(v -> 1, kind, back));
    ELSIF jsonb_typeof(v) <> 'string' THEN
        RETURN v;
    ELSIF kind = 'moment' THEN
        RETURN to_jsonb(pg_temp.told((v #>> '{}')::timestamptz));
    ELSIF (v #>> '{}')::date >= current_date THEN
        RETURN to_jsonb((v #>> '{}')::date - back);
    END IF;
    RETURN v;
END $$;
"""

DAY = "(({}) AT TIME ZONE 'Europe/Moscow')::date"

# What follows from a moved moment, table by table, in the order of the process.
FOLLOWING = (
    "UPDATE priv.journal SET changes = pg_temp.told(changes, current_date - {at}) WHERE changes::text ~ '_(at|on)\"' AND {at} < current_date",
    "UPDATE crm.client_direction s SET cool_down_until_on = {ended} + d.cool_down_days FROM crm.direction d,"
    " (SELECT client_direction_id AS id, max(ended_at) AS at FROM crm.claim WHERE ended_at IS NOT NULL GROUP BY 1) c"
    " WHERE d.id = s.direction_id AND c.id = s.id AND s.cool_down_until_on IS NOT NULL",
    "UPDATE crm.client_direction s SET last_activity_at = greatest(s.held_at, (SELECT max(e.at) FROM crm.event e"
    " JOIN crm.deal d ON d.id = e.deal_id WHERE d.client_direction_id = s.id)) WHERE s.state = 'held'",
    "UPDATE crm.calculation_line l SET due_at = sec.add_working_hours(l.queued_at, g.answer_hours) + coalesce((SELECT sum("
    "CASE e.facts ? 'answer' WHEN true THEN e.at - l.created_at ELSE l.created_at - e.at END) FROM crm.event e"
    " WHERE e.document = 'calculation_line' AND e.document_id = l.id AND e.text IN ('ask', 'answer')"
    " AND l.state <> 'question'), interval '0') FROM crm.expert_group g WHERE g.id = l.group_id AND l.queued_at IS NOT NULL",
    "UPDATE crm.calculation_request r SET due_at = (SELECT max(due_at) FROM crm.calculation_line WHERE request_id = r.id)",
    "UPDATE crm.quote SET issued_on = CASE WHEN sent_at IS NOT NULL THEN {sent} END,"
    " valid_until_on = valid_until_on - (current_date - {sent_or_made})",
    "UPDATE crm.invoice i SET due_on = due_on - (current_date - coalesce(issued_on, {made}))",
    "UPDATE crm.invoice i SET basis = concat_ws(' ', 'Коммерческое предложение №', q.number, 'от', to_char(q.issued_on, 'DD.MM.YYYY'))"
    " FROM crm.quote q WHERE q.id = i.quote_id",
    "UPDATE crm.act a SET basis = concat_ws(', ', nullif(i.basis, ''), 'счёт № ' || i.number || ' от ' || to_char(i.issued_on, 'DD.MM.YYYY')),"
    " accept_by_on = CASE WHEN a.issued_at IS NOT NULL THEN (sec.add_working_hours(a.issued_at, 40))::date END"
    " FROM crm.invoice i WHERE i.id = a.invoice_id",
    "UPDATE crm.approval_step SET due_at = sec.add_working_hours(pending_at, hours) WHERE pending_at IS NOT NULL",
    "UPDATE crm.approval a SET due_at = (SELECT max(due_at) FROM crm.approval_step WHERE approval_id = a.id)",
)


def backdate(cast: Cast, founded: datetime) -> None:
    """Moves every moment of every table, in one transaction; what was there before the story is `founded`.

    Triggers are off, so nothing is journalled a second time; needs the superuser.
    """
    moments = cast.moments()
    cast.rows("BEGIN; SET LOCAL session_replication_role = replica")
    cast.rows("CREATE TEMP TABLE moment (really timestamptz PRIMARY KEY, story timestamptz) ON COMMIT DROP")
    before = moments[0][0]
    rows = [(before.replace(year=before.year - 1), founded), *dict(moments).items()]
    execute_values(cast.cursor, "INSERT INTO moment VALUES %s", rows, page_size=5000)
    cast.rows("ANALYZE moment")
    cast.rows(WARP_VALUE + WARP)
    for table, columns in _moment_columns(cast):
        sets = ", ".join(f"{column} = pg_temp.told({column})" for column in columns)
        cast.rows(f"UPDATE {table} SET {sets}")
    for statement in FOLLOWING:
        cast.rows(_with_days(statement))
    cast.rows("DROP FUNCTION pg_temp.told(jsonb, int), pg_temp.told_value(jsonb, text, int), pg_temp.told(timestamptz)")
    cast.rows("COMMIT")


def _moment_columns(cast: Cast) -> list[tuple[str, list[str]]]:
    return cast.rows(
        "SELECT format('%I.%I', table_schema, table_name), array_agg(column_name::text) FROM information_schema.columns"
        " WHERE table_schema IN ('crm', 'priv') AND data_type = 'timestamp with time zone'"
        f" AND column_name <> ALL ('{{{','.join(PROMISES)}}}') GROUP BY 1 ORDER BY 1"
    )


def _with_days(statement: str) -> str:
    days = {
        "at": "at",
        "ended": "c.at",
        "sent": "sent_at",
        "made": "created_at",
        "sent_or_made": "coalesce(sent_at, created_at)",
    }
    for name, moment in days.items():
        statement = statement.replace("{" + name + "}", DAY.format(moment))
    return statement
