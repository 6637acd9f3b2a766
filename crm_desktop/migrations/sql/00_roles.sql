-- Group roles (cluster-wide, NOLOGIN), schemas and what PUBLIC may not do. Repeatable. No superuser is needed: whoever may
-- create roles and databases builds (docs/admin.md); what only a superuser can close is left open and told by the check.
DO $$
DECLARE
    groups text[] := ARRAY['crm_staff', 'crm_sales', 'crm_expert', 'crm_accountant', 'crm_analyst', 'crm_administrator',
        'crm_executive', 'crm_scope_all', 'crm_scope_broad', 'crm_scope_many', 'crm_scope_one', 'crm_scope_past',
        'crm_newcomer'];
    name text;
    to_act_as text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN ' WITH INHERIT TRUE, SET TRUE' ELSE '' END;
BEGIN
    FOREACH name IN ARRAY ARRAY['crm_owner', 'crm_definer'] || groups LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', name);
        END IF;
    END LOOP;
    -- Creates logins. People never get CREATEROLE: on PostgreSQL 15 that is the whole server.
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'crm_rolemaker') THEN
        CREATE ROLE crm_rolemaker NOLOGIN CREATEROLE;
    END IF;
    -- Whoever builds hands tables and functions over to these three, and must be able to act as them.
    FOREACH name IN ARRAY ARRAY['crm_owner', 'crm_definer', 'crm_rolemaker'] LOOP
        IF NOT (pg_has_role(name, 'USAGE') AND pg_has_role(name, CASE WHEN to_act_as = '' THEN 'MEMBER' ELSE 'SET' END)) THEN
            EXECUTE format('GRANT %I TO %I%s', name, current_user, to_act_as);
        END IF;
    END LOOP;
    FOREACH name IN ARRAY groups LOOP
        IF NOT EXISTS (SELECT FROM pg_auth_members m WHERE m.roleid = name::regrole AND m.member = 'crm_rolemaker'::regrole AND m.admin_option) THEN
            EXECUTE format('GRANT %I TO crm_rolemaker WITH ADMIN OPTION', name);
        END IF;
    END LOOP;
    -- Sessions are ended without it (sec.end_sessions); older programs granted it.
    IF pg_has_role('crm_rolemaker', 'pg_signal_backend', 'MEMBER') AND current_setting('is_superuser')::boolean THEN
        REVOKE pg_signal_backend FROM crm_rolemaker;
    END IF;
    -- The owner of the base is a group as well, so that any builder may upgrade what another has made.
    IF (SELECT datdba FROM pg_database WHERE datname = current_database()) <> 'crm_owner'::regrole THEN
        EXECUTE format('ALTER DATABASE %I OWNER TO crm_owner', current_database());
    END IF;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO crm_staff, crm_newcomer', current_database());
    IF has_schema_privilege('public', 'public', 'USAGE') OR has_schema_privilege('public', 'public', 'CREATE') THEN
        REVOKE ALL ON SCHEMA public FROM PUBLIC;
    END IF;
    FOREACH name IN ARRAY ARRAY['lo_create(oid)', 'lo_creat(int)', 'lo_from_bytea(oid, bytea)', 'lo_put(oid, bigint, bytea)'] LOOP
        IF has_function_privilege('public', name, 'EXECUTE') THEN
            EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', name);
        END IF;
    END LOOP;
    -- An upgrade is locked by an advisory lock (services/migrate.py): whoever may take any could keep it from ever beginning.
    FOR name IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace
                AND p.proname ~ '^pg_(try_)?advisory_(xact_)?lock' AND has_function_privilege('public', p.oid, 'EXECUTE') LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', name);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO crm_owner', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['crm', 'priv', 'sec', 'api'] LOOP
        EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', name);
        EXECUTE format('ALTER SCHEMA %I OWNER TO crm_owner', name);
    END LOOP;
END $$;

GRANT USAGE ON SCHEMA crm, sec, api TO crm_staff, crm_definer, crm_rolemaker;
GRANT USAGE ON SCHEMA priv TO crm_definer;
ALTER DEFAULT PRIVILEGES FOR ROLE crm_owner, crm_definer, crm_rolemaker REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
