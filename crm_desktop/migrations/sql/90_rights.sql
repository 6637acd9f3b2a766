-- Who owns and who may call what. Functions belong to roles that own no table; so an error never shows a hidden row.
DO $$
DECLARE
    f record;
BEGIN
    -- An owner without superuser's rights hands a function only to a role that may create in its schema.
    GRANT CREATE ON SCHEMA crm, sec, api TO crm_definer, crm_rolemaker;
    FOR f IN SELECT p.oid::regprocedure AS signature, n.nspname AS room, p.proname AS name, p.prosecdef AS definer, p.prosrc AS source
             FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN ('crm', 'sec', 'api') LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f.signature);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO crm_definer', f.signature);
        EXECUTE format('ALTER FUNCTION %s OWNER TO %s', f.signature, CASE
            WHEN f.room = 'sec' AND f.name IN ('make_login', 'end_login', 'end_sessions', 'sync_login', 'sessions') THEN 'crm_rolemaker'
            WHEN f.definer THEN 'crm_definer' ELSE 'crm_owner' END);
        -- The office's day, not the one a session says it has: SET timezone would move current_date by a week.
        IF f.definer AND f.source ~ 'current_date|::date|::timestamptz|date_trunc|to_char|time ''' THEN
            EXECUTE format('ALTER FUNCTION %s SET timezone = %L', f.signature, 'Europe/Moscow');
        END IF;
        IF f.room IN ('api', 'crm') OR f.name IN ('me', 'has_role', 'today', 'my_owner', 'my_owners', 'my_holders', 'my_groups', 'my_working_groups',
            'my_led_groups', 'my_selves', 'my_past', 'sees_owner', 'works_for', 'why', 'why_directory', 'nearest', 'keeps', 'directory_history',
            'left_behind', 'sessions', 'inn_valid', 'approval_subject', 'buyer_of_work', 'snapshot_for', 'news_range',
            'sees_record', 'calculation_is_sold', 'approval_figures', 'people_of', 'client_timeline') OR f.name LIKE 'may\_edit\_%' THEN
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO crm_staff', f.signature);
        END IF;
        -- The schedule of a server runs it as the base's owner.
        IF f.name = 'keep_house' THEN
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO crm_owner', f.signature);
        END IF;
        -- Who has a temporary password asks who he is and chooses his own: nothing else.
        IF f.room = 'api' AND f.name IN ('whoami', 'password_change') THEN
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO crm_newcomer', f.signature);
        END IF;
        IF f.name IN ('refuse', 'refuse_if', 'deny', 'inn_valid', 'has_role') THEN
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO crm_rolemaker', f.signature);
        END IF;
    END LOOP;
    FOR f IN SELECT c.oid::regclass AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname IN ('crm', 'priv') AND c.relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %s OWNER TO crm_owner', f.name);
    END LOOP;
    REVOKE CREATE ON SCHEMA crm, sec, api FROM crm_definer, crm_rolemaker;
    GRANT SELECT ON priv.alembic_version TO crm_definer;
    GRANT USAGE ON SCHEMA api TO crm_newcomer;
    -- Since when and from where a session is open is told to administrators, where the server's owner allows it.
    IF current_setting('is_superuser')::boolean THEN
        GRANT pg_read_all_stats TO crm_rolemaker;
    END IF;
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
