-- Who is asking. Identity is session_user and nothing else: it can neither be set nor forged. A name has the collation C,
-- the index of logins another; without the COLLATE every question would read the whole staff (0.18 ms at 2,000 people).

CREATE OR REPLACE FUNCTION sec.me() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT id FROM crm.employee WHERE login = session_user::text COLLATE "default" AND active $$;

CREATE OR REPLACE FUNCTION sec.has_role(role text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM crm.employee WHERE login = session_user::text COLLATE "default" AND active AND role = ANY (roles)) $$;

-- The day of the office: substitutions begin and end at midnight in Moscow, not at midnight UTC.
CREATE OR REPLACE FUNCTION sec.today() RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS
$$ SELECT (now() AT TIME ZONE 'Europe/Moscow')::date $$;

-- Those I stand in for today, for one of the three purposes: decides, sees, works.
CREATE OR REPLACE FUNCTION sec.stood_in(p_purpose text) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT s.absent_id), '{}') FROM crm.substitution s
    WHERE s.substitute_id = sec.me() AND sec.today() BETWEEN s.from_on AND s.until_on AND s.ended_at IS NULL
      AND CASE p_purpose WHEN 'decides' THEN s.decides WHEN 'sees' THEN s.sees WHEN 'works' THEN s.works END $$;

-- The holders a person reaches by himself: himself, his subtree, the managers he assists - when selling is his work. For
-- those who see everything by their role, everybody who can hold.
CREATE OR REPLACE FUNCTION sec.owners_of(p_people bigint[]) RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM crm.employee e WHERE e.id = ANY (p_people) AND e.id <> sec.me() AND 'executive' = ANY (e.roles)) THEN
        RETURN ARRAY(SELECT DISTINCT v.owner_id FROM priv.visible v);
    END IF;
    RETURN ARRAY(SELECT DISTINCT v.owner_id FROM crm.employee e JOIN priv.visible v ON v.viewer_id = e.id
        WHERE e.id = ANY (p_people) AND e.roles && ARRAY['manager', 'assistant', 'executive']);
END $$;

-- The holders whose rows I reach for a purpose. Nobody to stand in for is the common case, and one question answers it.
CREATE OR REPLACE FUNCTION sec.reach(p_purpose text) RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine bigint := sec.me();
    absent bigint[];
BEGIN
    IF EXISTS (SELECT FROM crm.substitution s WHERE s.substitute_id = mine AND s.until_on >= current_date - 1) THEN
        absent := sec.stood_in(p_purpose);
        IF absent <> '{}' THEN
            RETURN sec.owners_of(absent || mine);
        END IF;
    END IF;
    RETURN ARRAY(SELECT v.owner_id FROM crm.employee e JOIN priv.visible v ON v.viewer_id = e.id
        WHERE e.id = mine AND e.roles && ARRAY['manager', 'assistant', 'executive']);
END $$;

-- The holders whose rows I see: my own, and those of the people I stand in for.
CREATE OR REPLACE FUNCTION sec.my_owners() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT sec.reach('sees') $$;

-- The holders whose drafts I write: as above, but a substitute only where he was asked to work as well.
CREATE OR REPLACE FUNCTION sec.my_holders() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT sec.reach('works') $$;

-- The same for somebody who works for exactly one holder (the scope class says so): an indexable "=".
CREATE OR REPLACE FUNCTION sec.my_owner() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT min(v.owner_id) FROM priv.visible v WHERE v.viewer_id = sec.me() $$;

-- The expert groups whose work I see: mine, the ones I lead, those of the experts I stand in for.
CREATE OR REPLACE FUNCTION sec.my_groups() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT sec.groups_of(sec.stood_in('sees') || sec.me()) $$;

-- The groups whose work I do.
CREATE OR REPLACE FUNCTION sec.my_working_groups() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT sec.groups_of(sec.stood_in('works') || sec.me()) $$;

CREATE OR REPLACE FUNCTION sec.groups_of(p_people bigint[]) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(g), '{}') FROM (
        SELECT m.group_id AS g FROM crm.expert_group_member m WHERE m.employee_id = ANY (p_people)
        UNION SELECT e.id FROM crm.expert_group e WHERE e.lead_id = ANY (p_people)) AS theirs $$;

CREATE OR REPLACE FUNCTION sec.my_led_groups() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT coalesce(array_agg(e.id), '{}') FROM crm.expert_group e WHERE e.lead_id = ANY (sec.stood_in('works') || sec.me()) $$;

-- Myself and everybody I decide for today.
CREATE OR REPLACE FUNCTION sec.my_selves() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT array_remove(sec.stood_in('decides') || sec.me(), NULL) $$;

-- The one predicate of commands for "I see rows of this holder".
CREATE OR REPLACE FUNCTION sec.sees_owner(owner bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM crm.employee e WHERE e.login = session_user::text COLLATE "default" AND e.active AND (
        e.roles && ARRAY['executive', 'analyst', 'accountant'] OR owner = ANY (sec.my_owners()))) $$;

-- What the people I may see past documents of had issued before a hand-over: mine, and my managers' when I assist.
CREATE OR REPLACE FUNCTION sec.my_past(p_document text) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(p.document_id), '{}') FROM priv.past_document p
    WHERE p.document = p_document AND (p.employee_id = sec.me()
        OR p.employee_id IN (SELECT a.manager_id FROM crm.assistance a WHERE a.assistant_id = sec.me())) $$;

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
-- How many people can hold a direction.
CREATE OR REPLACE FUNCTION sec.count_holders() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT count(*) FROM priv.visible v WHERE v.viewer_id = v.owner_id $$;

DROP FUNCTION IF EXISTS sec.roles_of(crm.employee);
CREATE OR REPLACE FUNCTION sec.roles_of(e crm.employee, p_holders bigint DEFAULT NULL) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN NOT e.active THEN '{}'::text[]
        -- With a temporary password there is nothing to do but to choose one's own.
        WHEN e.must_change_password THEN ARRAY['crm_newcomer'] ELSE
        ARRAY['crm_staff']
        || CASE WHEN e.roles && ARRAY['manager', 'assistant'] THEN ARRAY['crm_sales'] ELSE '{}' END
        || ARRAY(SELECT 'crm_' || r FROM unnest(e.roles) r
                 WHERE r IN ('expert', 'accountant', 'analyst', 'administrator', 'executive'))
        || sec.scope_of(e, p_holders)
        || CASE WHEN EXISTS (SELECT FROM priv.past_document p WHERE p.employee_id = e.id OR p.employee_id IN
                (SELECT a.manager_id FROM crm.assistance a WHERE a.assistant_id = e.id)) THEN ARRAY['crm_scope_past'] ELSE '{}' END
    END $$;

-- all: by role. one: a single holder, the cheapest condition. many and broad: several; they differ only where an array of
-- holders stands in the row, because PostgreSQL guesses one row in a hundred for it, whoever asks: right for a small team,
-- dear for a head who sees every tenth client. Somebody with a substitution not yet over has "many": it is right for any set.
CREATE OR REPLACE FUNCTION sec.scope_of(e crm.employee, p_holders bigint) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN e.roles && ARRAY['executive', 'analyst', 'accountant'] THEN ARRAY['crm_scope_all']
        WHEN x.stands_in THEN ARRAY['crm_scope_many']
        WHEN NOT e.roles && ARRAY['manager', 'assistant'] THEN '{}'
        WHEN x.seen = 1 THEN ARRAY['crm_scope_one']
        WHEN x.seen >= 5 AND x.seen * 50 >= x.holders THEN ARRAY['crm_scope_broad']
        ELSE ARRAY['crm_scope_many'] END
    FROM (SELECT (SELECT count(*) FROM priv.visible v WHERE v.viewer_id = e.id) AS seen,
                 coalesce(p_holders, sec.count_holders()) AS holders,
                 EXISTS (SELECT FROM crm.substitution s WHERE s.substitute_id = e.id AND s.sees AND s.ended_at IS NULL
                         AND s.until_on >= sec.today()) AS stands_in) x $$;

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

-- All logins at once; only those whose roles differ are touched, so that a change of one person costs no more with thousands.
CREATE OR REPLACE FUNCTION sec.sync_logins() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    holders bigint := sec.count_holders();
    differing record;
BEGIN
    FOR differing IN
        WITH present AS (
            SELECT m.member, array_agg(g.rolname::text ORDER BY g.rolname::text) AS roles
            FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE g.rolname LIKE 'crm\_%' GROUP BY m.member),
        wanted AS (
            SELECT e.login, r.oid, ARRAY(SELECT x FROM unnest(sec.roles_of(e, holders)) x ORDER BY x) AS roles
            FROM crm.employee e JOIN pg_roles r ON r.rolname = e.login)
        SELECT w.login, w.roles FROM wanted w LEFT JOIN present p ON p.member = w.oid WHERE w.roles IS DISTINCT FROM coalesce(p.roles, '{}')
    LOOP
        PERFORM sec.sync_login(differing.login, differing.roles);
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

-- Who stands in for whom changes no hierarchy: rebuilding it would make everybody wait for a transaction that stays open.
CREATE OR REPLACE FUNCTION sec.on_substitution() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.sync_logins();
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER hierarchy AFTER INSERT OR UPDATE OR DELETE ON crm.substitution
    FOR EACH STATEMENT EXECUTE FUNCTION sec.on_substitution();
