-- Who is asking. Identity is session_user and nothing else: it can neither be set nor forged. A name has the collation C,
-- the index of logins another; without the COLLATE every question would read the whole staff (0.18 ms at 2,000 people).

CREATE OR REPLACE FUNCTION sec.me() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT id FROM crm.employee WHERE login = session_user::text COLLATE "default" AND active $$;

CREATE OR REPLACE FUNCTION sec.has_role(role text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM crm.employee WHERE login = session_user::text COLLATE "default" AND active AND role = ANY (roles)) $$;

-- The holders whose rows I see and work with: myself, my subtree, the managers I assist.
CREATE OR REPLACE FUNCTION sec.my_owners() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT coalesce(array_agg(v.owner_id), '{}') FROM priv.visible v WHERE v.viewer_id = sec.me() $$;

-- The same for somebody who works for exactly one holder (the scope class says so): an indexable "=".
CREATE OR REPLACE FUNCTION sec.my_owner() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT min(v.owner_id) FROM priv.visible v WHERE v.viewer_id = sec.me() $$;

CREATE OR REPLACE FUNCTION sec.my_groups() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT coalesce(array_agg(g), '{}') FROM (
     SELECT m.group_id AS g FROM crm.expert_group_member m WHERE m.employee_id = sec.me()
     UNION SELECT e.id FROM crm.expert_group e WHERE e.lead_id = sec.me()) AS mine $$;

CREATE OR REPLACE FUNCTION sec.my_led_groups() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT coalesce(array_agg(e.id), '{}') FROM crm.expert_group e WHERE e.lead_id = sec.me() $$;

-- Myself and everybody I stand in for today.
CREATE OR REPLACE FUNCTION sec.my_selves() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT array_agg(who) FROM (
     SELECT sec.me() AS who
     UNION SELECT s.absent_id FROM crm.substitution s
           WHERE s.substitute_id = sec.me() AND current_date BETWEEN s.from_on AND s.until_on) AS selves
   WHERE who IS NOT NULL $$;

-- The one predicate of commands for "I see rows of this holder".
CREATE OR REPLACE FUNCTION sec.sees_owner(owner bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM crm.employee e WHERE e.login = session_user::text COLLATE "default" AND e.active AND (
        e.roles && ARRAY['executive', 'analyst', 'accountant']
        OR EXISTS (SELECT FROM priv.visible v WHERE v.viewer_id = e.id AND v.owner_id = owner))) $$;

-- Who sees whose rows, rebuilt whole: holders see themselves, heads their subtree, assistants exactly their managers.
CREATE OR REPLACE FUNCTION sec.rebuild_visible() RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    DELETE FROM priv.visible;
    WITH RECURSIVE above(owner_id, viewer_id, depth) AS (
        SELECT e.id, e.id, 0 FROM crm.employee e WHERE e.roles && ARRAY['manager', 'executive']
        UNION ALL
        SELECT a.owner_id, e.head_id, a.depth + 1 FROM above a JOIN crm.employee e ON e.id = a.viewer_id
        WHERE e.head_id IS NOT NULL AND a.depth < 20
    ), pairs AS (
        SELECT a.viewer_id, a.owner_id FROM above a
        UNION SELECT s.assistant_id, s.manager_id FROM crm.assistance s
    )
    INSERT INTO priv.visible (viewer_id, owner_id) SELECT DISTINCT viewer_id, owner_id FROM pairs;
$$;

-- The database roles of a login follow from the employee's row; `scope_*` picks the cheapest row policy for him.
CREATE OR REPLACE FUNCTION sec.roles_of(e crm.employee) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN NOT e.active THEN '{}'::text[] ELSE
        ARRAY['crm_staff']
        || CASE WHEN e.roles && ARRAY['manager', 'assistant'] THEN ARRAY['crm_sales'] ELSE '{}' END
        || ARRAY(SELECT 'crm_' || r FROM unnest(e.roles) r
                 WHERE r IN ('expert', 'accountant', 'analyst', 'administrator', 'executive'))
        || CASE
            WHEN e.roles && ARRAY['executive', 'analyst', 'accountant'] THEN ARRAY['crm_scope_all']
            WHEN NOT e.roles && ARRAY['manager', 'assistant'] THEN '{}'
            WHEN (SELECT count(*) FROM priv.visible v WHERE v.viewer_id = e.id) = 1 THEN ARRAY['crm_scope_one']
            ELSE ARRAY['crm_scope_many'] END
    END $$;

-- Grants and revokes group roles so that they equal `sec.roles_of`; a login that does not exist is left alone.
CREATE OR REPLACE FUNCTION sec.sync_login(employee_login text, wanted text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    present text[];
    name text;
BEGIN
    IF employee_login !~ '^e_[a-z0-9_]{2,40}$' OR NOT EXISTS (SELECT FROM pg_roles WHERE rolname = employee_login) THEN
        RETURN;
    END IF;
    SELECT coalesce(array_agg(g.rolname::text), '{}') INTO present
    FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
    WHERE u.rolname = employee_login AND g.rolname LIKE 'crm\_%';
    FOREACH name IN ARRAY present LOOP
        IF NOT name = ANY (wanted) THEN
            EXECUTE format('REVOKE %I FROM %I', name, employee_login);
        END IF;
    END LOOP;
    FOREACH name IN ARRAY wanted LOOP
        IF NOT name = ANY (present) THEN
            EXECUTE format('GRANT %I TO %I', name, employee_login);
        END IF;
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION sec.sync_logins() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    e crm.employee;
BEGIN
    FOR e IN SELECT * FROM crm.employee LOOP
        PERFORM sec.sync_login(e.login, sec.roles_of(e));
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION sec.on_hierarchy() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.rebuild_visible();
    PERFORM sec.sync_logins();
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER hierarchy AFTER INSERT OR UPDATE OR DELETE ON crm.employee
    FOR EACH STATEMENT EXECUTE FUNCTION sec.on_hierarchy();
CREATE OR REPLACE TRIGGER hierarchy AFTER INSERT OR UPDATE OR DELETE ON crm.assistance
    FOR EACH STATEMENT EXECUTE FUNCTION sec.on_hierarchy();
