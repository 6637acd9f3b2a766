"""What may be wrong with a base, one by one: how it gets there, how it goes, and what the audit calls it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Weakness:
    """What somebody does to the base, how it is undone, and how the audit names it."""

    code: str
    planted: str
    removed: str
    subject: str


FUNCTION = "sec.audit_probe()"
DEFINER = f"CREATE FUNCTION {FUNCTION} RETURNS int LANGUAGE sql SECURITY DEFINER"
CLOSED = f"REVOKE EXECUTE ON FUNCTION {FUNCTION} FROM PUBLIC"
OWNED = f"ALTER FUNCTION {FUNCTION} OWNER TO crm_definer"
DROPPED = f"DROP FUNCTION {FUNCTION}"
WEAKNESSES = (
    Weakness(
        "functions_of_another_program",
        "CREATE TABLE priv.probe AS SELECT obj_description('api'::regnamespace) AS kept;"
        " ALTER TABLE priv.probe OWNER TO crm_owner; COMMENT ON SCHEMA api IS 'other'",
        "DO $$ BEGIN EXECUTE format('COMMENT ON SCHEMA api IS %L', (SELECT kept FROM priv.probe));"
        " DROP TABLE priv.probe; END $$",
        "",
    ),
    Weakness(
        "base_newer",
        "UPDATE priv.alembic_version SET version_num = '9' || version_num",
        "UPDATE priv.alembic_version SET version_num = substr(version_num, 2)",
        "",
    ),
    Weakness(
        "base_older",
        "UPDATE priv.alembic_version SET version_num = '-' || version_num",
        "UPDATE priv.alembic_version SET version_num = substr(version_num, 2)",
        "",
    ),
    Weakness(
        "not_sealed",
        "CREATE TABLE priv.probe AS SELECT obj_description('sec'::regnamespace) AS kept;"
        " ALTER TABLE priv.probe OWNER TO crm_owner; COMMENT ON SCHEMA sec IS NULL",
        "DO $$ BEGIN EXECUTE format('COMMENT ON SCHEMA sec IS %L', (SELECT kept FROM priv.probe));"
        " DROP TABLE priv.probe; END $$",
        "",
    ),
    Weakness(
        "changed_by_hand",
        "CREATE POLICY leak ON crm.client FOR SELECT TO crm_staff USING (true)",
        "DROP POLICY leak ON crm.client",
        "policies",
    ),
    Weakness(
        "changed_by_hand",
        "ALTER TABLE crm.invoice DISABLE TRIGGER d_touch",
        "ALTER TABLE crm.invoice ENABLE TRIGGER d_touch",
        "triggers",
    ),
    Weakness(
        "changed_by_hand",
        "GRANT UPDATE (state) ON crm.invoice TO crm_sales",
        "REVOKE UPDATE (state) ON crm.invoice FROM crm_sales",
        "grants",
    ),
    Weakness(
        "changed_by_hand",
        f"{DEFINER} SET search_path = pg_catalog, pg_temp AS 'SELECT 1'; {CLOSED}; {OWNED}",
        DROPPED,
        "functions",
    ),
    Weakness(
        "table_open",
        "ALTER TABLE crm.client DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE crm.client ENABLE ROW LEVEL SECURITY",
        "crm.client",
    ),
    Weakness(
        "table_unreadable",
        "CREATE TABLE crm.probe (id int); ALTER TABLE crm.probe OWNER TO crm_owner;"
        " ALTER TABLE crm.probe ENABLE ROW LEVEL SECURITY",
        "DROP TABLE crm.probe",
        "crm.probe",
    ),
    Weakness(
        "ledger_granted",
        "GRANT SELECT ON priv.organization_year TO crm_staff",
        "REVOKE SELECT ON priv.organization_year FROM crm_staff",
        "priv.organization_year",
    ),
    Weakness(
        "ledger_granted",
        "GRANT USAGE ON SCHEMA priv TO crm_staff",
        "REVOKE USAGE ON SCHEMA priv FROM crm_staff",
        "priv",
    ),
    Weakness(
        "ledger_granted",
        "GRANT SELECT (login) ON priv.journal TO crm_analyst",
        "REVOKE SELECT (login) ON priv.journal FROM crm_analyst",
        "priv.journal.login",
    ),
    Weakness(
        "public_granted",
        "GRANT SELECT ON crm.client TO PUBLIC",
        "REVOKE SELECT ON crm.client FROM PUBLIC",
        "crm.client",
    ),
    Weakness(
        "public_granted",
        "GRANT USAGE ON SCHEMA public TO PUBLIC",
        "REVOKE USAGE ON SCHEMA public FROM PUBLIC",
        "public",
    ),
    Weakness(
        "public_granted",
        "GRANT EXECUTE ON FUNCTION sec.book_income(bigint, int, bigint, bigint) TO PUBLIC",
        "REVOKE EXECUTE ON FUNCTION sec.book_income(bigint, int, bigint, bigint) FROM PUBLIC",
        "sec.book_income(bigint,integer,bigint,bigint)",
    ),
    Weakness(
        "schema_writable",
        "GRANT CREATE ON SCHEMA api TO crm_staff",
        "REVOKE CREATE ON SCHEMA api FROM crm_staff",
        "api",
    ),
    Weakness(
        "database_granted",
        "DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO crm_staff', current_database()); END $$",
        "DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM crm_staff', current_database()); END $$",
        "*",
    ),
    Weakness(
        "definer_searches_names",
        f"{DEFINER} AS 'SELECT 1'; {CLOSED}; {OWNED}",
        DROPPED,
        FUNCTION,
    ),
    Weakness(
        "definer_owned", f"{DEFINER} SET search_path = pg_catalog, pg_temp AS 'SELECT 1'; {CLOSED}", DROPPED, FUNCTION
    ),
    Weakness(
        "table_owned", "ALTER TABLE crm.bank OWNER TO postgres", "ALTER TABLE crm.bank OWNER TO crm_owner", "crm.bank"
    ),
    Weakness(
        "table_right",
        "GRANT DELETE ON crm.client TO crm_sales",
        "REVOKE DELETE ON crm.client FROM crm_sales",
        "crm.client",
    ),
    Weakness(
        "table_right",
        "GRANT UPDATE ON crm.deal TO crm_analyst",
        "REVOKE UPDATE ON crm.deal FROM crm_analyst",
        "crm.deal",
    ),
    Weakness(
        "table_right",
        "GRANT REFERENCES (id) ON crm.deal TO crm_sales",
        "REVOKE REFERENCES (id) ON crm.deal FROM crm_sales",
        "crm.deal.id",
    ),
    Weakness(
        "view_of_owner",
        "CREATE VIEW crm.probe AS SELECT id FROM crm.client; ALTER VIEW crm.probe OWNER TO crm_owner",
        "DROP VIEW crm.probe",
        "crm.probe",
    ),
    Weakness(
        "login_missing",
        "INSERT INTO crm.employee (login, last_name, first_name, roles)"
        " VALUES ('e_ghost', 'Нет', 'Входа', '{analyst}')",
        "DELETE FROM crm.employee WHERE login = 'e_ghost'",
        "e_ghost",
    ),
    Weakness("login_closed", "ALTER ROLE e_ivanov NOLOGIN", "ALTER ROLE e_ivanov LOGIN", "e_ivanov"),
    Weakness(
        "login_of_disabled",
        "UPDATE crm.employee SET active = false WHERE login = 'e_ivanov'",
        "UPDATE crm.employee SET active = true WHERE login = 'e_ivanov'",
        "e_ivanov",
    ),
    Weakness("login_roles", "GRANT crm_executive TO e_ivanov", "REVOKE crm_executive FROM e_ivanov", "e_ivanov"),
    Weakness(
        "login_roles",
        "REVOKE crm_staff FROM e_pavlov GRANTED BY crm_rolemaker",
        "GRANT crm_staff TO e_pavlov GRANTED BY crm_rolemaker",
        "e_pavlov",
    ),
    Weakness("login_powerful", "ALTER ROLE e_ivanov BYPASSRLS", "ALTER ROLE e_ivanov NOBYPASSRLS", "e_ivanov"),
    Weakness("login_powerful", "ALTER ROLE crm_staff CREATEROLE", "ALTER ROLE crm_staff NOCREATEROLE", "crm_staff"),
    Weakness("group_signs_in", "ALTER ROLE crm_owner LOGIN", "ALTER ROLE crm_owner NOLOGIN", "crm_owner"),
    Weakness("login_in_technical", "GRANT crm_owner TO e_ivanov", "REVOKE crm_owner FROM e_ivanov", "e_ivanov"),
    Weakness(
        "login_in_technical",
        "GRANT pg_read_all_data TO crm_staff",
        "REVOKE pg_read_all_data FROM crm_staff",
        "crm_staff",
    ),
    Weakness("login_unknown", "CREATE ROLE probe LOGIN; GRANT crm_scope_all TO probe", "DROP ROLE probe", "probe"),
    Weakness("login_left_over", "CREATE ROLE e_left_over LOGIN", "DROP ROLE e_left_over", "e_left_over"),
    Weakness("builder_login", "CREATE ROLE builder LOGIN; GRANT crm_owner TO builder", "DROP ROLE builder", "builder"),
    Weakness(
        "rolemaker_weak",
        "ALTER ROLE crm_rolemaker NOCREATEROLE",
        "ALTER ROLE crm_rolemaker CREATEROLE",
        "crm_rolemaker",
    ),
    Weakness(
        "shared_database_open",
        "GRANT CONNECT ON DATABASE postgres TO PUBLIC",
        "REVOKE CONNECT ON DATABASE postgres FROM PUBLIC",
        "postgres",
    ),
    Weakness(
        "large_objects_open",
        "GRANT EXECUTE ON FUNCTION lo_create(oid) TO PUBLIC",
        "REVOKE EXECUTE ON FUNCTION lo_create(oid) FROM PUBLIC",
        "lo_create(oid)",
    ),
    Weakness(
        "income_ledger",
        "UPDATE priv.organization_year SET received_kopecks = received_kopecks + 1 WHERE received_kopecks > 0",
        "UPDATE priv.organization_year SET received_kopecks = received_kopecks - 1 WHERE received_kopecks > 0",
        "*",
    ),
    Weakness(
        "commitment_ledger",
        "UPDATE priv.organization_year SET committed_kopecks = committed_kopecks + 1 WHERE committed_kopecks > 0",
        "UPDATE priv.organization_year SET committed_kopecks = committed_kopecks - 1 WHERE committed_kopecks > 0",
        "*",
    ),
    Weakness(
        "claim_ledger",
        "UPDATE priv.claim_month SET used = used + 1 WHERE used > 0",
        "UPDATE priv.claim_month SET used = used - 1 WHERE used > 1",
        "*",
    ),
    Weakness(
        "document_sums",
        "UPDATE crm.invoice SET total_kopecks = total_kopecks + 1 WHERE number IS NOT NULL",
        "UPDATE crm.invoice SET total_kopecks = total_kopecks - 1 WHERE number IS NOT NULL",
        "*",
    ),
    Weakness(
        "invoice_paid",
        "UPDATE crm.invoice SET paid_kopecks = paid_kopecks - 1 WHERE state = 'paid'",
        "UPDATE crm.invoice SET paid_kopecks = paid_kopecks + 1 WHERE state = 'paid'",
        "*",
    ),
    Weakness(
        "payment_allocated",
        "UPDATE crm.payment SET allocated_kopecks = allocated_kopecks - 1 WHERE allocated_kopecks > 0",
        "UPDATE crm.payment SET allocated_kopecks = allocated_kopecks + 1 WHERE allocated_kopecks > 0",
        "*",
    ),
    Weakness(
        "number_series",
        "UPDATE priv.number_series SET last = last + 1 WHERE kind = 'invoice'",
        "UPDATE priv.number_series SET last = last - 1 WHERE kind = 'invoice'",
        "*",
    ),
)
