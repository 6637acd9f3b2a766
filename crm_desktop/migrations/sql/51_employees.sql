-- Logins: made and ended by an administrator only, passwords travel as SCRAM verifiers.

CREATE OR REPLACE FUNCTION sec.make_login(p_login text, p_verifier text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_login !~ '^e_[a-z0-9_]{2,40}$' THEN
        PERFORM sec.refuse('login_wrong', '{"field": "login"}');
    ELSIF p_verifier !~ '^SCRAM-SHA-256\$' THEN
        PERFORM sec.refuse('verifier_wrong', '{"field": "password"}');
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = p_login) THEN
        EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', p_login, p_verifier);
    ELSE
        EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L CONNECTION LIMIT 20', p_login, p_verifier);
        EXECUTE format('ALTER ROLE %I SET statement_timeout = %L', p_login, '60s');
        EXECUTE format('ALTER ROLE %I SET lock_timeout = %L', p_login, '10s');
        EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = %L', p_login, '60s');
    END IF;
END $$;

CREATE OR REPLACE FUNCTION sec.end_login(p_login text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_login ~ '^e_[a-z0-9_]{2,40}$' AND EXISTS (SELECT FROM pg_roles WHERE rolname = p_login) THEN
        EXECUTE format('ALTER ROLE %I NOLOGIN', p_login);
        PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = p_login;
    END IF;
END $$;

-- Creates an employee with his login; {login, last_name, first_name, middle_name, position, email, phone, roles, head_id, department_id}.
CREATE OR REPLACE FUNCTION api.employee_create(p_employee jsonb, p_verifier text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_id bigint;
    e crm.employee := jsonb_populate_record(NULL::crm.employee, p_employee);
BEGIN
    IF NOT sec.has_role('administrator') AND NOT pg_has_role(session_user, 'crm_owner', 'MEMBER') THEN
        PERFORM sec.deny();
    ELSIF NOT e.roles <@ ARRAY['manager', 'assistant', 'expert', 'accountant', 'analyst', 'administrator', 'executive'] THEN
        PERFORM sec.refuse('role_unknown', '{"field": "roles"}');
    ELSIF EXISTS (SELECT FROM crm.employee WHERE login = e.login) THEN
        PERFORM sec.refuse('login_taken', jsonb_build_object('field', 'login', 'login', e.login));
    END IF;
    PERFORM sec.make_login(e.login, p_verifier);
    INSERT INTO crm.employee (login, last_name, first_name, middle_name, position, email, phone, roles, head_id, department_id, discount_limit_percent)
    VALUES (e.login, e.last_name, e.first_name, coalesce(e.middle_name, ''), coalesce(e.position, ''), coalesce(e.email, ''), coalesce(e.phone, ''),
            coalesce(e.roles, '{}'), e.head_id, e.department_id, coalesce(e.discount_limit_percent, 5))
    RETURNING id INTO new_id;
    RETURN new_id;
END $$;

-- Ends all sessions, forbids the login, takes every right away; the name is never used again.
CREATE OR REPLACE FUNCTION api.employee_disable(p_id bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    leaving text;
BEGIN
    IF NOT sec.has_role('administrator') AND NOT pg_has_role(session_user, 'crm_owner', 'MEMBER') THEN
        PERFORM sec.deny();
    END IF;
    UPDATE crm.employee SET active = false WHERE id = p_id RETURNING login INTO leaving;
    PERFORM sec.end_login(leaving);
END $$;
