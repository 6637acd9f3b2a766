-- Who owns and who may call what. Functions belong to roles that own no table; so an error never shows a hidden row.
DO $$
DECLARE
    f record;
BEGIN
    -- An owner without superuser's rights hands a function only to a role that may create in its schema.
    GRANT CREATE ON SCHEMA crm, sec, api TO crm_definer, crm_rolemaker;
    FOR f IN SELECT p.oid::regprocedure AS signature, n.nspname AS room, p.proname AS name, p.prosecdef AS definer
             FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN ('crm', 'sec', 'api') LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f.signature);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO crm_definer', f.signature);
        EXECUTE format('ALTER FUNCTION %s OWNER TO %s', f.signature, CASE
            WHEN f.room = 'sec' AND f.name IN ('make_login', 'end_login', 'end_sessions', 'sync_login') THEN 'crm_rolemaker'
            WHEN f.definer THEN 'crm_definer' ELSE 'crm_owner' END);
        IF f.room IN ('api', 'crm') OR f.name IN ('me', 'has_role', 'my_owner', 'my_owners', 'my_groups', 'my_led_groups', 'my_selves',
            'sees_owner', 'works_for', 'why', 'inn_valid', 'approval_subject', 'buyer_of_work', 'snapshot_for', 'news_range') OR f.name LIKE 'may\_edit\_%' THEN
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO crm_staff', f.signature);
        END IF;
        IF f.name IN ('refuse', 'refuse_if', 'deny', 'inn_valid') THEN
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO crm_rolemaker', f.signature);
        END IF;
    END LOOP;
    FOR f IN SELECT c.oid::regclass AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname IN ('crm', 'priv') AND c.relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %s OWNER TO crm_owner', f.name);
    END LOOP;
    REVOKE CREATE ON SCHEMA crm, sec, api FROM crm_definer, crm_rolemaker;
    GRANT SELECT ON priv.alembic_version TO crm_definer;
    -- A login that came with somebody else's dump of roles: since 16 only who has the admin option over it can change it.
    FOR f IN SELECT e.login FROM crm.employee e JOIN pg_roles r ON r.rolname = e.login
             WHERE current_setting('server_version_num')::int >= 160000 AND NOT EXISTS (SELECT FROM pg_auth_members m
                 WHERE m.roleid = r.oid AND m.member = 'crm_rolemaker'::regrole AND m.admin_option) LOOP
        BEGIN
            EXECUTE format('GRANT %I TO crm_rolemaker WITH ADMIN OPTION, INHERIT FALSE, SET FALSE', f.login);
        EXCEPTION WHEN insufficient_privilege THEN
            RAISE WARNING 'the login % is not managed by this base', f.login;
        END;
    END LOOP;
END $$;
