-- Substitutions: somebody decides, sees and, if asked, works for a person who is away; with dates, ended by itself.

-- Who may arrange it: an administrator (never for himself), the absent person himself, and whoever leads him.
CREATE OR REPLACE FUNCTION sec.arranges_for(p_absent bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.has_role('administrator') OR p_absent = sec.me() OR EXISTS (
        WITH RECURSIVE up(id, head_id, depth) AS (
            SELECT e.id, e.head_id, 1 FROM crm.employee e WHERE e.id = p_absent
            UNION ALL SELECT e.id, e.head_id, u.depth + 1 FROM up u JOIN crm.employee e ON e.id = u.head_id WHERE u.depth < 50)
        SELECT FROM up WHERE head_id = sec.me()) $$;

-- {absent_id, substitute_id, from_on, until_on, decides, sees, works, reason}; with an id it changes one that is not over.
CREATE OR REPLACE FUNCTION api.substitution_put(p_id bigint, p_version int, p_values jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s crm.substitution;
    clash record;
BEGIN
    IF p_id IS NOT NULL THEN
        SELECT * INTO s FROM crm.substitution WHERE id = p_id FOR NO KEY UPDATE;
        IF NOT FOUND OR NOT sec.arranges_for(s.absent_id) THEN
            PERFORM sec.deny();
        ELSIF s.version <> p_version THEN
            PERFORM sec.stale();
        ELSIF s.ended_at IS NOT NULL OR s.until_on < sec.today() THEN
            PERFORM sec.refuse('substitution_over');
        END IF;
    END IF;
    s := jsonb_populate_record(s, p_values - 'id' - 'version' - 'ended_at');
    IF s.absent_id IS NULL OR NOT sec.arranges_for(s.absent_id) THEN
        PERFORM sec.deny();
    ELSIF s.substitute_id = sec.me() AND s.absent_id <> sec.me() AND NOT EXISTS (SELECT FROM crm.employee WHERE id = s.absent_id AND head_id = sec.me()) THEN
        -- an administrator does not let himself in; a head may stand in for his own people
        PERFORM sec.refuse('own_rights', '{"field": "substitute_id"}');
    ELSIF s.substitute_id IS NULL OR NOT EXISTS (SELECT FROM crm.employee WHERE id = s.substitute_id AND active) THEN
        PERFORM sec.refuse('field_required', '{"field": "substitute_id"}');
    ELSIF s.substitute_id = s.absent_id THEN
        PERFORM sec.refuse('substitute_same', '{"field": "substitute_id"}');
    ELSIF s.from_on IS NULL OR s.until_on IS NULL OR s.until_on < s.from_on OR s.until_on < sec.today() THEN
        PERFORM sec.refuse('substitution_dates', '{"field": "until_on"}');
    ELSIF NOT (coalesce(s.decides, true) OR coalesce(s.sees, true)) THEN
        PERFORM sec.refuse('substitution_empty', '{"field": "decides"}');
    END IF;
    -- What a role alone opens is given by giving the role: an accountant is replaced by an accountant.
    IF EXISTS (SELECT FROM crm.employee a, crm.employee b, unnest(a.roles) r WHERE a.id = s.absent_id AND b.id = s.substitute_id
        AND r IN ('accountant', 'analyst', 'administrator', 'expert') AND NOT r = ANY (b.roles)
        AND NOT a.roles && ARRAY['manager', 'executive']) THEN
        PERFORM sec.refuse('substitute_role', '{"field": "substitute_id"}');
    END IF;
    SELECT e.short_name, x.from_on, x.until_on INTO clash FROM crm.substitution x JOIN crm.employee e ON e.id = x.substitute_id
    WHERE x.absent_id = s.absent_id AND x.substitute_id = s.substitute_id AND x.ended_at IS NULL AND x.id IS DISTINCT FROM p_id
      AND x.from_on <= s.until_on AND x.until_on >= s.from_on LIMIT 1;
    IF FOUND THEN
        PERFORM sec.refuse('substitution_twice', jsonb_build_object('field', 'from_on', 'from_on', clash.from_on, 'until_on', clash.until_on));
    END IF;
    IF p_id IS NULL THEN
        INSERT INTO crm.substitution (absent_id, substitute_id, from_on, until_on, decides, sees, works, reason)
        VALUES (s.absent_id, s.substitute_id, s.from_on, s.until_on, coalesce(s.decides, true), coalesce(s.sees, true) OR coalesce(s.works, false),
                coalesce(s.works, false), coalesce(s.reason, '')) RETURNING * INTO s;
    ELSE
        UPDATE crm.substitution SET absent_id = s.absent_id, substitute_id = s.substitute_id, from_on = s.from_on, until_on = s.until_on, decides = s.decides,
            sees = s.sees OR s.works, works = s.works, reason = s.reason WHERE id = p_id RETURNING * INTO s;
    END IF;
    RETURN jsonb_build_object('id', s.id, 'version', s.version);
END $$;

-- The absent person is back earlier.
CREATE OR REPLACE FUNCTION api.substitution_end(p_id bigint, p_version int) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s crm.substitution;
BEGIN
    SELECT * INTO s FROM crm.substitution WHERE id = p_id FOR NO KEY UPDATE;
    IF NOT FOUND OR NOT sec.arranges_for(s.absent_id) AND s.substitute_id <> sec.me() THEN
        PERFORM sec.deny();
    ELSIF s.version <> p_version THEN
        PERFORM sec.stale();
    ELSIF s.ended_at IS NOT NULL OR s.until_on < sec.today() THEN
        PERFORM sec.refuse('substitution_over');
    END IF;
    UPDATE crm.substitution SET ended_at = now() WHERE id = p_id RETURNING * INTO s;
    RETURN jsonb_build_object('id', s.id, 'version', s.version);
END $$;
