-- Group roles (cluster-wide, NOLOGIN), schemas and what PUBLIC may not do. Repeatable.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['crm_owner', 'crm_definer', 'crm_staff', 'crm_sales', 'crm_expert', 'crm_accountant',
        'crm_analyst', 'crm_administrator', 'crm_executive', 'crm_scope_all', 'crm_scope_many', 'crm_scope_one']
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', name);
        END IF;
    END LOOP;
    -- Creates logins. People never get CREATEROLE: on PostgreSQL 15 that is the whole server.
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'crm_rolemaker') THEN
        CREATE ROLE crm_rolemaker NOLOGIN CREATEROLE;
    END IF;
    FOREACH name IN ARRAY ARRAY['crm_staff', 'crm_sales', 'crm_expert', 'crm_accountant', 'crm_analyst',
        'crm_administrator', 'crm_executive', 'crm_scope_all', 'crm_scope_many', 'crm_scope_one']
    LOOP
        EXECUTE format('GRANT %I TO crm_rolemaker WITH ADMIN OPTION', name);
    END LOOP;
    GRANT pg_signal_backend TO crm_rolemaker;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO crm_staff', current_database());
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS crm;
CREATE SCHEMA IF NOT EXISTS priv;
CREATE SCHEMA IF NOT EXISTS sec;
CREATE SCHEMA IF NOT EXISTS api;
GRANT USAGE ON SCHEMA crm, sec, api TO crm_staff, crm_definer, crm_rolemaker;
GRANT USAGE ON SCHEMA priv TO crm_definer, crm_owner;
GRANT USAGE ON SCHEMA crm, sec, api TO crm_owner;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION lo_create(oid), lo_creat(int), lo_from_bytea(oid, bytea), lo_put(oid, bigint, bytea) FROM PUBLIC;
