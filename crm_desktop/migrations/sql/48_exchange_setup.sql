-- The exchange's set-up and who works. An administrator sets it up; records are seen and decided about by those with the integration
-- right alone.

CREATE OR REPLACE FUNCTION sec.exchange_keeper() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.at_present();
    IF NOT (sec.has_role('administrator') OR sec.has_role('integrator')) THEN
        PERFORM sec.deny();
    END IF;
END $$;

CREATE OR REPLACE FUNCTION sec.exchange_decider() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.at_present();
    IF NOT sec.has_role('integrator') THEN
        PERFORM sec.deny();
    END IF;
END $$;

-- Begins to work for the office, or says who does: {works, due, asks (what waits for a person), active, holder, host, until_at}. Said again, it keeps the lease. A dead worker is replaced when his lease ends.
CREATE OR REPLACE FUNCTION api.exchange_begin(p_token uuid, p_host text) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    l priv.exchange_lease;
    p priv.exchange_profile;
BEGIN
    PERFORM sec.exchange_decider();
    SELECT * INTO p FROM priv.exchange_profile;
    INSERT INTO priv.exchange_lease (token, until_at) VALUES (p_token, '-infinity') ON CONFLICT DO NOTHING;
    UPDATE priv.exchange_lease SET token = p_token, employee_id = sec.me(), host = p_host, until_at = clock_timestamp() + interval '45 seconds'
    WHERE coalesce(p.active, false) AND (token = p_token OR until_at < clock_timestamp());
    SELECT * INTO l FROM priv.exchange_lease;
    RETURN jsonb_build_object('works', l.token = p_token AND coalesce(p.active, false), 'due', EXISTS (SELECT FROM priv.exchange_out WHERE due_at <= clock_timestamp()),
        'asks', (SELECT count(*) FROM priv.exchange_conflict WHERE decision IS NULL) + (SELECT count(*) FROM priv.exchange_deletion WHERE decision IS NULL), 'active', coalesce(p.active, false), 'host', l.host, 'until_at', l.until_at,
        'holder', (SELECT e.short_name FROM crm.employee e WHERE e.id = l.employee_id));
END $$;

-- What the clock there says now; a second or two are the network's.
CREATE OR REPLACE FUNCTION api.exchange_clock(p_token uuid, p_there timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ahead int := round(extract(epoch FROM p_there - clock_timestamp()));
BEGIN
    PERFORM sec.exchange_works(p_token);
    UPDATE priv.exchange_lease SET ahead_seconds = ahead WHERE abs(ahead_seconds - ahead) > 2;
END $$;

-- Leaves the work to the next one at once.
CREATE OR REPLACE FUNCTION api.exchange_end(p_token uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.exchange_decider();
    UPDATE priv.exchange_lease SET until_at = '-infinity' WHERE token = p_token;
END $$;

-- The whole set-up: {now, profile, active, objects: [...], values: [...]}.
CREATE OR REPLACE FUNCTION api.exchange_settings() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.exchange_keeper();
    RETURN jsonb_build_object('now', now(),
        'profile', (SELECT p.profile FROM priv.exchange_profile p), 'active', coalesce((SELECT p.active FROM priv.exchange_profile p), false),
        'objects', (SELECT coalesce(jsonb_agg(to_jsonb(o) ORDER BY o.position), '[]') FROM priv.exchange_object o),
        'values', (SELECT coalesce(jsonb_agg(to_jsonb(v) ORDER BY v.dictionary, v.their_name, v.theirs), '[]') FROM priv.exchange_value v));
END $$;

CREATE OR REPLACE FUNCTION api.exchange_profile_save(p_profile jsonb, p_active boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.exchange_keeper();
    IF coalesce(p_profile ->> 'address', '') = '' AND p_active THEN
        PERFORM sec.refuse('field_required', '{"field": "address"}');
    ELSIF EXISTS (SELECT FROM jsonb_object_keys(p_profile) k WHERE k IN ('password', 'secret', 'client_secret')) THEN
        PERFORM sec.refuse('exchange_secret');
    END IF;
    INSERT INTO priv.exchange_profile (profile, active, saved_by) VALUES (p_profile, p_active, sec.me())
    ON CONFLICT ((true)) DO UPDATE SET profile = excluded.profile, active = excluded.active, saved_at = now(), saved_by = excluded.saved_by;
    PERFORM pg_notify('crm', 'exchange_profile');
END $$;

-- One object of the mapping; p_version 0 makes it. Fields: [{name, column, kind, of, way, rule, first}]. Answers the new version.
CREATE OR REPLACE FUNCTION api.exchange_object_save(p_object text, p_version int, p_given jsonb) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    o priv.exchange_object;
    g priv.exchange_object := jsonb_populate_record(NULL::priv.exchange_object, p_given);
    f jsonb;
BEGIN
    PERFORM sec.exchange_keeper();
    SELECT * INTO o FROM priv.exchange_object WHERE object = p_object FOR UPDATE;
    IF coalesce(o.version, 0) <> p_version THEN
        PERFORM sec.stale();
    END IF;
    FOR f IN SELECT value FROM jsonb_array_elements(coalesce(g.fields, o.fields, '[]')) LOOP
        IF coalesce(f ->> 'column', '') !~ '^[A-Za-z_][A-Za-z0-9_]{0,127}$' OR f ->> 'kind' NOT IN ('text', 'money', 'number', 'flag', 'date', 'link', 'word')
           OR coalesce(f ->> 'way', '') NOT IN ('', 'both', 'in', 'out') OR coalesce(f ->> 'rule', '') NOT IN ('', 'ours', 'theirs', 'newer', 'ask')
           OR f ->> 'kind' IN ('link', 'word') AND coalesce(f ->> 'of', '') = '' THEN
            PERFORM sec.refuse('exchange_field_wrong', jsonb_build_object('field', f ->> 'name', 'column', f ->> 'column'));
        END IF;
    END LOOP;
    IF coalesce(g.entity, o.entity, '') !~ '^[A-Za-z_][A-Za-z0-9_]{0,127}$' THEN
        PERFORM sec.refuse('field_required', '{"field": "entity"}');
    END IF;
    INSERT INTO priv.exchange_object AS x (object, position, entity, direction, leader, deletions, filter, constants, fields)
    VALUES (p_object, array_position(ARRAY['client', 'contact', 'client_direction', 'deal', 'calculation_request', 'calculation_line', 'quote', 'quote_line',
            'invoice', 'invoice_line', 'payment', 'work_item', 'act'], p_object), coalesce(g.entity, o.entity), coalesce(g.direction, o.direction, 'off'),
            coalesce(g.leader, o.leader, 'both'), coalesce(g.deletions, o.deletions, 'off'), coalesce(g.filter, o.filter, '[]'), coalesce(g.constants, o.constants, '{}'),
            coalesce(g.fields, o.fields, '[]'))
    ON CONFLICT (object) DO UPDATE SET entity = excluded.entity, direction = excluded.direction, leader = excluded.leader, deletions = excluded.deletions,
        filter = excluded.filter, constants = excluded.constants, fields = excluded.fields, version = x.version + 1,
        -- Another set, another way or another column: everything there is read again, and what is the same stays the same.
        watermark_at = CASE WHEN (excluded.entity, excluded.direction, excluded.fields, excluded.filter) IS DISTINCT FROM (x.entity, x.direction, x.fields, x.filter)
            THEN NULL ELSE x.watermark_at END;
    PERFORM pg_notify('crm', 'exchange_profile');
    RETURN (SELECT version FROM priv.exchange_object WHERE object = p_object);
END $$;

-- Words of their dictionaries [{theirs, name, ours?, also?}]: new ones are added, names refreshed; what a person said stays.
CREATE OR REPLACE FUNCTION api.exchange_words(p_dictionary text, p_words jsonb) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    w record;
    count int := 0;
BEGIN
    PERFORM sec.exchange_keeper();
    FOR w IN SELECT x ->> 'theirs' AS theirs, coalesce(x ->> 'name', '') AS name, nullif(x ->> 'ours', '') AS ours,
            ARRAY(SELECT jsonb_array_elements_text(coalesce(x -> 'also', '[]'))) AS also FROM jsonb_array_elements(p_words) x LOOP
        INSERT INTO priv.exchange_value AS v (dictionary, theirs, their_name, ours, also, main) VALUES (p_dictionary, w.theirs, w.name, w.ours, w.also,
            w.ours IS NOT NULL AND NOT EXISTS (SELECT FROM priv.exchange_value y WHERE y.dictionary = p_dictionary AND y.ours = w.ours AND y.main))
        ON CONFLICT (dictionary, theirs) DO UPDATE SET their_name = excluded.their_name, ours = coalesce(v.ours, excluded.ours), main = v.main OR v.ours IS NULL AND excluded.main,
            also = CASE WHEN v.ours IS NULL THEN excluded.also ELSE v.also END
        WHERE v.their_name IS DISTINCT FROM excluded.their_name OR v.ours IS NULL AND excluded.ours IS NOT NULL;
        count := count + 1;
    END LOOP;
    PERFORM sec.exchange_words_changed(p_dictionary);
    RETURN count;
END $$;

-- A person says what their word means here; p_main: what goes out for it; p_also: words of ours that have none there and go out as this.
CREATE OR REPLACE FUNCTION api.exchange_word_save(p_dictionary text, p_theirs text, p_ours text, p_main boolean DEFAULT true, p_also text[] DEFAULT NULL) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.exchange_keeper();
    IF p_main THEN
        UPDATE priv.exchange_value SET main = false WHERE dictionary = p_dictionary AND ours = p_ours AND main;
    END IF;
    INSERT INTO priv.exchange_value AS v (dictionary, theirs, ours, main, also) VALUES (p_dictionary, p_theirs, nullif(p_ours, ''), p_main AND p_ours <> '', coalesce(p_also, '{}'))
    ON CONFLICT (dictionary, theirs) DO UPDATE SET ours = excluded.ours, main = excluded.main, also = coalesce(p_also, v.also);
    PERFORM sec.exchange_words_changed(p_dictionary);
END $$;

CREATE OR REPLACE FUNCTION sec.exchange_words_changed(p_dictionary text) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    UPDATE priv.exchange_in SET due_at = now() WHERE code = 'exchange_word' AND waits_in = p_dictionary;
    UPDATE priv.exchange_out SET due_at = now() WHERE code = 'exchange_unsent' AND facts ->> 'of' = p_dictionary;
    SELECT pg_notify('crm', 'exchange_profile') $$;
