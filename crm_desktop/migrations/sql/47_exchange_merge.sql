-- Two pictures of a record, what stood there and what stood here when both last agreed, make one: who moved which field, and who wins.

CREATE OR REPLACE FUNCTION sec.exchange_note(p_object text, p_our bigint, p_their uuid, p_verb text, p_facts jsonb DEFAULT '{}') RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO priv.exchange_entry (object, our_id, their_id, verb, facts) VALUES (p_object, p_our, p_their, p_verb, p_facts) $$;

-- How long to wait after so many attempts: twice as long each time, up to an hour, not all at once.
CREATE OR REPLACE FUNCTION sec.exchange_later(p_attempts int) RETURNS timestamptz LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS
$$ SELECT clock_timestamp() + least(interval '1 hour', interval '5 seconds' * power(2, least(p_attempts, 12))) * (0.5 + random()) $$;

-- Which way a field goes, the object's own direction counted in.
CREATE OR REPLACE FUNCTION sec.exchange_way(p_direction text, p_field jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN p_direction <> 'both' THEN p_direction ELSE coalesce(nullif(p_field ->> 'way', ''), 'both') END $$;

-- Who wins when both sides changed a field; whoever leads the object, unless the field has a rule of its own.
CREATE OR REPLACE FUNCTION sec.exchange_rule(o priv.exchange_object, p_field jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT coalesce(nullif(p_field ->> 'rule', ''), CASE o.leader WHEN 'both' THEN 'ask' ELSE o.leader END) $$;

-- What each field comes to: {apply: fields of theirs to be written here, base, ours: the pictures after it, conflicts: [{field, rule, decision}]}.
CREATE OR REPLACE FUNCTION sec.exchange_merge(o priv.exchange_object, l priv.exchange_link, p_ours jsonb, p_theirs jsonb, p_theirs_newer boolean)
RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    f jsonb;
    name text;
    t text;
    u text;
    way text;
    rule text;
    known boolean;
    theirs_moved boolean;
    ours_moved boolean;
    base jsonb := l.base;
    ours jsonb := l.ours;
    apply text[] := '{}';
    conflicts jsonb := '[]';
BEGIN
    FOR f IN SELECT value FROM jsonb_array_elements(o.fields) LOOP
        name := f ->> 'name';
        t := p_theirs ->> name;
        u := p_ours ->> name;
        way := sec.exchange_way(o.direction, f);
        -- What was sent and stands there has arrived, whatever the answer was.
        IF l.sent ? name AND l.sent ->> name IS NOT DISTINCT FROM t THEN
            base := base || jsonb_build_object(name, t);
            ours := ours || jsonb_build_object(name, t);
        END IF;
        CONTINUE WHEN NOT p_theirs ? name;
        IF t IS NOT DISTINCT FROM u THEN
            base := base || jsonb_build_object(name, t);
            ours := ours || jsonb_build_object(name, u);
            CONTINUE;
        END IF;
        known := base ? name;
        theirs_moved := CASE WHEN known THEN t IS DISTINCT FROM base ->> name ELSE t IS NOT NULL END;
        ours_moved := CASE WHEN known THEN u IS DISTINCT FROM ours ->> name OR NOT ours ? name ELSE u IS NOT NULL END;
        IF way = 'out' THEN
            base := base || jsonb_build_object(name, t);
        ELSIF theirs_moved AND (way = 'in' OR NOT ours_moved) THEN
            apply := apply || name;
            base := base || jsonb_build_object(name, t);
        ELSIF theirs_moved THEN
            rule := sec.exchange_rule(o, f);
            IF rule = 'newer' THEN
                rule := CASE WHEN p_theirs_newer THEN 'theirs' ELSE 'ours' END;
            END IF;
            conflicts := conflicts || jsonb_build_object('field', name, 'rule', sec.exchange_rule(o, f), 'decision', nullif(rule, 'ask'),
                                                         'base', base ->> name, 'ours', u, 'theirs', t);
            IF rule = 'theirs' THEN
                apply := apply || name;
                base := base || jsonb_build_object(name, t);
            ELSIF rule = 'ours' THEN
                base := base || jsonb_build_object(name, t);
                ours := ours - name;
            END IF;
        ELSIF NOT known THEN
            base := base || jsonb_build_object(name, t);
            ours := ours - name;
        END IF;
    END LOOP;
    RETURN jsonb_build_object('apply', apply, 'base', base, 'ours', ours, 'conflicts', conflicts);
END $$;

-- A conflict is kept: the open one of a field tells the newest values; one decided by a rule is kept as decided.
CREATE OR REPLACE FUNCTION sec.exchange_conflict(p_object text, p_our bigint, p_conflict jsonb) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO priv.exchange_conflict (object, our_id, field, base, ours, theirs, rule, decision, decided_at)
    VALUES (p_object, p_our, p_conflict ->> 'field', p_conflict ->> 'base', p_conflict ->> 'ours', p_conflict ->> 'theirs', p_conflict ->> 'rule',
            p_conflict ->> 'decision', CASE WHEN p_conflict ->> 'decision' IS NOT NULL THEN now() END)
    ON CONFLICT (object, our_id, field) WHERE decision IS NULL
    DO UPDATE SET base = excluded.base, ours = excluded.ours, theirs = excluded.theirs,
        decision = excluded.decision, decided_at = excluded.decided_at $$;

CREATE OR REPLACE FUNCTION sec.exchange_place(p_object text, p_our bigint) RETURNS bigint LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT seq FROM priv.exchange_out WHERE object = p_object AND our_id = p_our $$;

-- Ours stands in the queue when something of it has to be sent, and only then: what was overwritten there is sent again.
-- p_seq is its place before p_row was read (sec.exchange_place): what was changed after that has another one, and stays.
CREATE OR REPLACE FUNCTION sec.exchange_requeue(o priv.exchange_object, p_our bigint, p_seq bigint, p_row jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    l priv.exchange_link;
BEGIN
    SELECT * INTO l FROM priv.exchange_link x WHERE x.object = o.object AND x.our_id = p_our;
    IF sec.exchange_unlike(o, l, p_our, p_row) = '{}' THEN
        DELETE FROM priv.exchange_out x WHERE x.object = o.object AND x.our_id = p_our AND x.seq = p_seq;
    ELSIF o.direction IN ('out', 'both') THEN
        INSERT INTO priv.exchange_out (object, our_id, seq) VALUES (o.object, p_our, (pg_current_xact_id()::text)::bigint) ON CONFLICT DO NOTHING;
    END IF;
END $$;

-- What of a row of ours is to be sent: {field: value}; "!" marks what has no counterpart there yet. NULL when the row is gone.
CREATE OR REPLACE FUNCTION sec.exchange_unlike(o priv.exchange_object, l priv.exchange_link, p_our bigint, p_row jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    open text[];
    found jsonb := '{}';
    f jsonb;
    name text;
    agreed text;
BEGIN
    IF p_row IS NULL THEN
        RETURN NULL;
    END IF;
    open := ARRAY(SELECT c.field FROM priv.exchange_conflict c WHERE c.object = o.object AND c.our_id = p_our AND c.decision IS NULL);
    FOR f IN SELECT value FROM jsonb_array_elements(o.fields) LOOP
        name := f ->> 'name';
        agreed := (CASE sec.exchange_way(o.direction, f) WHEN 'out' THEN l.base ->> name
                   WHEN 'both' THEN CASE WHEN l.ours ? name THEN l.ours ELSE l.base END ->> name ELSE p_row ->> name END);
        IF p_row ->> name IS DISTINCT FROM agreed AND NOT name = ANY (open) THEN
            found := found || jsonb_build_object(name, p_row ->> name);
        END IF;
    END LOOP;
    RETURN found;
END $$;

CREATE OR REPLACE FUNCTION sec.exchange_difference(o priv.exchange_object, p_our bigint) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    l priv.exchange_link;
BEGIN
    SELECT * INTO l FROM priv.exchange_link x WHERE x.object = o.object AND x.our_id = p_our;
    RETURN sec.exchange_unlike(o, l, p_our, sec.exchange_ours(o.object, o.fields, p_our));
END $$;

-- The moment of our row's last change, for the rule "newer".
CREATE OR REPLACE FUNCTION sec.exchange_changed_at(p_object text, p_our bigint) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT (sec.exchange_row(p_object, p_our) ->> 'updated_at')::timestamptz $$;

-- Writes the fields to be applied. One that cannot be another any more (an issued document) is decided for us and sent back.
CREATE OR REPLACE FUNCTION sec.exchange_apply(o priv.exchange_object, l priv.exchange_link, p_merged jsonb, p_theirs jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    apply text[] := ARRAY(SELECT jsonb_array_elements_text(p_merged -> 'apply'));
    said text;
    detail text;
    fixed text;
BEGIN
    WHILE apply <> '{}' LOOP
        BEGIN
            PERFORM sec.exchange_write(o.object, l.our_id, sec.exchange_here(o.fields, p_theirs, apply));
            EXIT;
        EXCEPTION WHEN SQLSTATE 'CRM01' THEN
            GET STACKED DIAGNOSTICS said = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
            fixed := (SELECT f.value ->> 'name' FROM jsonb_array_elements(o.fields) f WHERE (said = 'exchange_sealed' OR said = 'exchange_fixed_field' AND sec.exchange_column(f.value) = detail::jsonb ->> 'field')
                      AND f.value ->> 'name' = ANY (apply) AND sec.exchange_way(o.direction, f.value) = 'both' LIMIT 1);
            IF fixed IS NULL THEN
                RAISE;
            END IF;
        END;
        apply := array_remove(apply, fixed);
        p_merged := p_merged || jsonb_build_object('ours', (p_merged -> 'ours') - fixed, 'conflicts', (p_merged -> 'conflicts') || jsonb_build_object(
            'field', fixed, 'rule', 'fixed', 'decision', 'ours', 'base', l.base ->> fixed, 'ours', sec.exchange_ours(o.object, o.fields, l.our_id) ->> fixed, 'theirs', p_theirs ->> fixed));
    END LOOP;
    RETURN p_merged || jsonb_build_object('apply', apply);
END $$;
