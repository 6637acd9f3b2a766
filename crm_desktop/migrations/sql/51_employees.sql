-- People and their logins: made, changed and ended by an administrator only. Passwords travel as SCRAM verifiers; a
-- temporary one opens nothing but the choice of one's own, and ends by itself.

DROP FUNCTION IF EXISTS sec.make_login(text, text);
CREATE OR REPLACE FUNCTION sec.make_login(p_login text, p_verifier text, p_until timestamptz DEFAULT 'infinity') RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_login !~ '^e_[a-z0-9_]{2,40}$' THEN
        PERFORM sec.refuse('login_wrong', '{"field": "login"}');
    -- The whole of it: half a verifier PostgreSQL would take for a password in clear. No backslash: a session may change what it means.
    ELSIF p_verifier !~ '^SCRAM-SHA-256[$][0-9]{4,6}:[A-Za-z0-9+/]{16,}={0,2}[$][A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$' OR p_verifier IS NULL THEN
        PERFORM sec.refuse('verifier_wrong', '{"field": "password"}');
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = p_login) THEN
        EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L VALID UNTIL %L', p_login, p_verifier, p_until);
    ELSE
        EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L VALID UNTIL %L CONNECTION LIMIT 20', p_login, p_verifier, p_until);
        EXECUTE format('ALTER ROLE %I SET statement_timeout = %L', p_login, '60s');
        EXECUTE format('ALTER ROLE %I SET lock_timeout = %L', p_login, '10s');
        EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = %L', p_login, '60s');
    END IF;
END $$;

-- Ends the sessions of a person; how many there were. One may end the sessions of a role one belongs to: so the maker of
-- logins belongs to this one for the length of the statement, and needs neither a superuser nor pg_signal_backend.
CREATE OR REPLACE FUNCTION sec.end_sessions(p_login text) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ended int;
BEGIN
    IF coalesce(p_login, '') !~ '^e_[a-z0-9_]{2,40}$' OR NOT EXISTS (SELECT FROM pg_roles WHERE rolname = p_login) THEN
        RETURN 0;
    END IF;
    EXECUTE format('GRANT %I TO crm_rolemaker%s', p_login,
        CASE WHEN current_setting('server_version_num')::int >= 160000 THEN ' WITH INHERIT TRUE, SET FALSE' ELSE '' END);
    SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) INTO ended
    FROM pg_stat_activity WHERE usename = p_login AND pid <> pg_backend_pid();
    EXECUTE format('REVOKE %I FROM crm_rolemaker', p_login);
    RETURN ended;
END $$;

CREATE OR REPLACE FUNCTION sec.end_login(p_login text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_login ~ '^e_[a-z0-9_]{2,40}$' AND EXISTS (SELECT FROM pg_roles WHERE rolname = p_login) THEN
        EXECUTE format('ALTER ROLE %I NOLOGIN', p_login);
        PERFORM sec.end_sessions(p_login);
    END IF;
END $$;

-- For administrators, and for whoever builds the base (a member of its owner).
CREATE OR REPLACE FUNCTION sec.administrate() RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT sec.has_role('administrator') AND NOT pg_has_role(session_user, 'crm_owner', 'MEMBER') THEN
        PERFORM sec.deny();
    END IF;
END $$;

-- Nobody widens his own rights: that takes a second administrator (or the one who builds the base).
CREATE OR REPLACE FUNCTION sec.not_for_myself(p_employee bigint) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_employee = sec.me() THEN
        PERFORM sec.refuse('own_rights');
    END IF;
END $$;

-- The company never stays without an administrator who can sign in. The rows are locked: two who dismiss each other at the
-- same moment meet here, and under whatever isolation the second learns of the first.
CREATE OR REPLACE FUNCTION sec.keep_an_administrator() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF pg_has_role(session_user, 'crm_owner', 'MEMBER') THEN
        RETURN;
    END IF;
    PERFORM FROM crm.employee WHERE active AND 'administrator' = ANY (roles) FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM sec.refuse('last_administrator', '{"field": "roles"}');
    END IF;
END $$;

-- BEFORE INSERT OR UPDATE of an employee: what every way of writing him must keep to.
CREATE OR REPLACE FUNCTION sec.check_employee() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    above bigint := NEW.head_id;
    steps int := 0;
BEGIN
    IF NOT NEW.roles <@ ARRAY['manager', 'assistant', 'expert', 'accountant', 'analyst', 'administrator', 'executive', 'integrator'] THEN
        PERFORM sec.refuse('role_unknown', '{"field": "roles"}');
    ELSIF btrim(NEW.last_name) = '' OR btrim(NEW.first_name) = '' THEN
        PERFORM sec.refuse('field_required', jsonb_build_object('field', CASE WHEN btrim(NEW.last_name) = '' THEN 'last_name' ELSE 'first_name' END));
    ELSIF NEW.discount_limit_percent NOT BETWEEN 0 AND 100 THEN
        PERFORM sec.refuse('percent_wrong', '{"field": "discount_limit_percent"}');
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.head_id IS NOT DISTINCT FROM OLD.head_id THEN
        RETURN NEW;
    END IF;
    -- Those above are locked on the way up: two changes that are right one by one would make a ring together.
    WHILE above IS NOT NULL LOOP
        steps := steps + 1;
        IF above = NEW.id OR steps > 50 THEN
            PERFORM sec.refuse('head_cycle', '{"field": "head_id"}');
        END IF;
        SELECT e.head_id INTO above FROM crm.employee e WHERE e.id = above FOR SHARE;
    END LOOP;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER a_check BEFORE INSERT OR UPDATE OF roles, last_name, first_name, head_id, discount_limit_percent ON crm.employee
    FOR EACH ROW EXECUTE FUNCTION sec.check_employee();

-- Whom an assistant helps and to which groups an expert belongs, as a whole: what is not named ends.
CREATE OR REPLACE FUNCTION sec.put_links(p_id bigint, p_employee jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    managers bigint[] := ARRAY(SELECT jsonb_array_elements_text(p_employee -> 'manager_ids')::bigint);
    groups bigint[] := ARRAY(SELECT jsonb_array_elements_text(p_employee -> 'group_ids')::bigint);
BEGIN
    IF p_employee ? 'manager_ids' THEN
        IF EXISTS (SELECT FROM unnest(managers) m WHERE m = p_id OR NOT EXISTS (SELECT FROM crm.employee e WHERE e.id = m AND e.roles && ARRAY['manager', 'executive'])) THEN
            PERFORM sec.refuse('not_a_manager', '{"field": "manager_ids"}');
        END IF;
        DELETE FROM crm.assistance WHERE assistant_id = p_id AND manager_id <> ALL (managers);
        INSERT INTO crm.assistance (assistant_id, manager_id) SELECT p_id, m FROM unnest(managers) m ON CONFLICT DO NOTHING;
    END IF;
    IF p_employee ? 'group_ids' THEN
        IF EXISTS (SELECT FROM unnest(groups) g WHERE NOT EXISTS (SELECT FROM crm.expert_group x WHERE x.id = g)) THEN
            PERFORM sec.refuse('group_unknown', '{"field": "group_ids"}');
        END IF;
        DELETE FROM crm.expert_group_member WHERE employee_id = p_id AND group_id <> ALL (groups);
        INSERT INTO crm.expert_group_member (employee_id, group_id) SELECT p_id, g FROM unnest(groups) g ON CONFLICT DO NOTHING;
    END IF;
END $$;

-- How long a temporary password opens the door.
CREATE OR REPLACE FUNCTION sec.temporary_until() RETURNS timestamptz LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS
$$ SELECT now() + interval '7 days' $$;

-- Makes an employee with his login: {login, last_name, first_name, middle_name, position, email, phone, roles, head_id, department_id,
-- discount_limit_percent, manager_ids, group_ids, must_change_password}. The password is a temporary one unless the last says false.
CREATE OR REPLACE FUNCTION api.employee_create(p_employee jsonb, p_verifier text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_id bigint;
    e crm.employee := jsonb_populate_record(NULL::crm.employee, p_employee);
    until timestamptz := CASE WHEN coalesce(e.must_change_password, true) THEN sec.temporary_until() END;
BEGIN
    PERFORM sec.administrate();
    IF EXISTS (SELECT FROM crm.employee WHERE login = e.login) THEN
        PERFORM sec.refuse('login_taken', jsonb_build_object('field', 'login', 'login', e.login));
    END IF;
    PERFORM sec.make_login(e.login, p_verifier, coalesce(until, 'infinity'));
    INSERT INTO crm.employee (login, last_name, first_name, middle_name, position, email, phone, roles, head_id, department_id, discount_limit_percent,
        must_change_password, password_until_at)
    VALUES (e.login, e.last_name, e.first_name, coalesce(e.middle_name, ''), coalesce(e.position, ''), coalesce(e.email, ''), coalesce(e.phone, ''),
            coalesce(e.roles, '{}'), e.head_id, e.department_id, coalesce(e.discount_limit_percent, 5), until IS NOT NULL, until)
    RETURNING id INTO new_id;
    PERFORM sec.put_links(new_id, p_employee);
    RETURN new_id;
END $$;

-- Changes what is named in p_changes; the login and whether he is active are not among it.
CREATE OR REPLACE FUNCTION api.employee_save(p_id bigint, p_version int, p_changes jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    old crm.employee;
    e crm.employee;
    led bigint := (SELECT count(*) FROM priv.visible WHERE viewer_id = sec.me());
BEGIN
    PERFORM sec.administrate();
    SELECT * INTO old FROM crm.employee WHERE id = p_id FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM sec.deny();
    ELSIF old.version <> p_version THEN
        PERFORM sec.stale();
    END IF;
    e := jsonb_populate_record(old, p_changes);
    IF (e.roles, e.head_id, e.discount_limit_percent) IS DISTINCT FROM (old.roles, old.head_id, old.discount_limit_percent)
        OR p_changes ?| ARRAY['manager_ids', 'group_ids'] THEN
        PERFORM sec.not_for_myself(p_id);
    END IF;
    UPDATE crm.employee SET last_name = e.last_name, first_name = e.first_name, middle_name = e.middle_name, position = e.position, email = e.email,
        phone = e.phone, roles = e.roles, head_id = e.head_id, department_id = e.department_id, discount_limit_percent = e.discount_limit_percent
    WHERE id = p_id RETURNING * INTO e;
    -- Whoever leads sees, approves and stands in: nobody is put under oneself, or under one's own people.
    IF e.head_id IS DISTINCT FROM old.head_id AND NOT sec.has_role('executive')
        AND (e.head_id = sec.me() OR led < (SELECT count(*) FROM priv.visible WHERE viewer_id = sec.me())) THEN
        PERFORM sec.refuse('own_rights', '{"field": "head_id"}');
    END IF;
    IF 'administrator' = ANY (old.roles) AND NOT 'administrator' = ANY (e.roles) THEN
        PERFORM sec.keep_an_administrator();
    END IF;
    PERFORM sec.put_links(p_id, p_changes);
    RETURN jsonb_build_object('id', e.id, 'version', e.version);
END $$;

-- What a leaving person leaves behind: {held, deals, approvals, tasks}; the approvals go to his superior by themselves.
CREATE OR REPLACE FUNCTION sec.left_behind(p_id bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object('held', (SELECT count(*) FROM crm.client_direction WHERE holder_id = p_id AND state = 'held'),
        'deals', (SELECT count(*) FROM crm.deal WHERE owner_id = p_id AND state NOT IN ('closed', 'lost')),
        'approvals', (SELECT count(*) FROM crm.approval WHERE state = 'pending' AND pending_ids = ARRAY[p_id]),
        'tasks', (SELECT count(*) FROM crm.task WHERE assignee_id = p_id AND state = 'open'))
    WHERE sec.has_role('administrator') OR pg_has_role(session_user, 'crm_owner', 'MEMBER') $$;

-- Ends all sessions, forbids the login, takes every right away at once; the login is never used for somebody else.
DROP FUNCTION IF EXISTS api.employee_disable(bigint);
CREATE OR REPLACE FUNCTION api.employee_disable(p_id bigint) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    leaving text;
    sessions int;
    moved int;
BEGIN
    PERFORM sec.administrate();
    IF p_id = sec.me() THEN
        PERFORM sec.refuse('own_login');
    END IF;
    -- First out: a transaction he keeps open would hold up his own dismissal.
    SELECT login INTO leaving FROM crm.employee WHERE id = p_id AND active;
    sessions := sec.end_sessions(leaving);
    PERFORM sec.end_login(leaving);
    UPDATE crm.employee SET active = false, disabled_at = now(), must_change_password = false, password_until_at = NULL
    WHERE id = p_id AND active RETURNING login INTO leaving;
    IF leaving IS NULL THEN
        PERFORM sec.deny();
    END IF;
    PERFORM sec.keep_an_administrator();
    UPDATE crm.substitution SET ended_at = now() WHERE substitute_id = p_id AND ended_at IS NULL AND until_on >= sec.today();
    moved := sec.replace_approver(p_id);
    sessions := sessions + sec.end_sessions(leaving);
    RETURN sec.left_behind(p_id) || jsonb_build_object('sessions', sessions, 'approvals', moved);
END $$;

-- The person is back: the same login, a temporary password.
CREATE OR REPLACE FUNCTION api.employee_enable(p_id bigint, p_verifier text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    back text;
BEGIN
    PERFORM sec.administrate();
    SELECT login INTO back FROM crm.employee WHERE id = p_id AND NOT active FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM sec.deny();
    END IF;
    PERFORM sec.make_login(back, p_verifier, sec.temporary_until());
    UPDATE crm.employee SET active = true, disabled_at = NULL, must_change_password = true, password_until_at = sec.temporary_until() WHERE id = p_id;
END $$;

-- A temporary password for somebody who has lost his; his sessions end.
CREATE OR REPLACE FUNCTION api.employee_password(p_id bigint, p_verifier text) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    theirs text;
BEGIN
    PERFORM sec.administrate();
    PERFORM sec.not_for_myself(p_id);
    SELECT login INTO theirs FROM crm.employee WHERE id = p_id AND active FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM sec.deny();
    END IF;
    PERFORM sec.make_login(theirs, p_verifier, sec.temporary_until());
    UPDATE crm.employee SET must_change_password = true, password_until_at = sec.temporary_until() WHERE id = p_id;
    RETURN sec.end_sessions(theirs);
END $$;

-- Ends what a person has open on every computer; he may sign in again.
CREATE OR REPLACE FUNCTION api.employee_end_sessions(p_id bigint) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.administrate();
    RETURN sec.end_sessions((SELECT login FROM crm.employee WHERE id = p_id));
END $$;

-- One's own password, chosen by oneself; for those with a temporary one the way into the program.
CREATE OR REPLACE FUNCTION api.password_change(p_verifier text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF sec.me() IS NULL THEN
        PERFORM sec.deny();
    END IF;
    PERFORM sec.make_login(session_user::text, p_verifier);
    UPDATE crm.employee SET must_change_password = false, password_until_at = NULL WHERE id = sec.me();
END $$;

-- Who has the program open: [{login, since, address, application}], for administrators.
CREATE OR REPLACE FUNCTION sec.sessions(p_login text) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('since', a.backend_start, 'address', host(a.client_addr), 'application', a.application_name)
        ORDER BY a.backend_start DESC), '[]')
    FROM pg_stat_activity a WHERE a.usename = p_login AND sec.has_role('administrator') $$;

-- The card of an employee: what everybody may know of a colleague; sessions and history for administrators.
CREATE OR REPLACE FUNCTION api.employee_card(p_id bigint) RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT to_jsonb(d) || jsonb_build_object(
        'names', jsonb_strip_nulls(jsonb_build_object('head_id', (SELECT short_name FROM crm.employee WHERE id = d.head_id),
            'department_id', (SELECT name FROM crm.department WHERE id = d.department_id),
            'created_by', (SELECT short_name FROM crm.employee WHERE id = d.created_by))),
        'managers', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.short_name) ORDER BY e.short_name), '[]')
            FROM crm.assistance a JOIN crm.employee e ON e.id = a.manager_id WHERE a.assistant_id = d.id),
        'assistants', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.short_name) ORDER BY e.short_name), '[]')
            FROM crm.assistance a JOIN crm.employee e ON e.id = a.assistant_id WHERE a.manager_id = d.id),
        'subordinates', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.short_name) ORDER BY e.short_name), '[]')
            FROM crm.employee e WHERE e.head_id = d.id AND e.active),
        'expert_groups', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'leads', g.lead_id = d.id) ORDER BY g.name), '[]')
            FROM crm.expert_group g WHERE g.lead_id = d.id OR EXISTS (SELECT FROM crm.expert_group_member m WHERE m.group_id = g.id AND m.employee_id = d.id)),
        'substitutions', (SELECT coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('absent', a.short_name, 'substitute', b.short_name,
                'now', s.ended_at IS NULL AND sec.today() BETWEEN s.from_on AND s.until_on) ORDER BY s.from_on DESC), '[]')
            FROM crm.substitution s JOIN crm.employee a ON a.id = s.absent_id JOIN crm.employee b ON b.id = s.substitute_id
            WHERE d.id IN (s.absent_id, s.substitute_id)),
        'left_behind', CASE WHEN sec.keeps('employee') THEN sec.left_behind(d.id) END,
        'sessions', CASE WHEN sec.keeps('employee') THEN sec.sessions(d.login) END,
        'editable', sec.keeps('employee'), 'myself', d.id = sec.me(), 'lines', '[]'::jsonb, 'steps', '[]'::jsonb, 'chain', '[]'::jsonb, 'timeline', '[]'::jsonb,
        'why', sec.why_directory('employee'), 'history', sec.directory_history('employee', d.id))
    FROM crm.employee d WHERE d.id = p_id $$;
