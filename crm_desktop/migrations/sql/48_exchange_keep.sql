-- The exchange's set-up, its state and what a person decides. An administrator sets it up and sees counts; records are seen and
-- decided about by those with the integration right.

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

-- Begins to work for the office, or says who does: {works, due, active, holder, host, until_at}. Said again, it keeps the lease. A dead worker is replaced when his lease ends.
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
    RETURN jsonb_build_object('works', l.token = p_token AND coalesce(p.active, false), 'due', EXISTS (SELECT FROM priv.exchange_out WHERE due_at <= clock_timestamp()), 'active', coalesce(p.active, false), 'host', l.host, 'until_at', l.until_at,
        'holder', (SELECT e.short_name FROM crm.employee e WHERE e.id = l.employee_id));
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

-- Counts for the status bar and the page: how it goes, without a single record.
CREATE OR REPLACE FUNCTION api.exchange_state() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.exchange_keeper();
    RETURN (SELECT jsonb_build_object(
        'active', coalesce((SELECT p.active FROM priv.exchange_profile p), false),
        'worker', (SELECT jsonb_build_object('name', e.short_name, 'host', l.host, 'until_at', l.until_at, 'alive', l.until_at > clock_timestamp())
            FROM priv.exchange_lease l LEFT JOIN crm.employee e ON e.id = l.employee_id),
        'queue', (SELECT count(*) FROM priv.exchange_out), 'queue_failed', (SELECT count(*) FROM priv.exchange_out WHERE code <> ''),
        'waiting', (SELECT count(*) FROM priv.exchange_in), 'conflicts', (SELECT count(*) FROM priv.exchange_conflict WHERE decision IS NULL),
        'deletions', (SELECT count(*) FROM priv.exchange_deletion WHERE decision IS NULL),
        'words', (SELECT count(*) FROM priv.exchange_value v WHERE v.ours IS NULL AND EXISTS (SELECT FROM priv.exchange_in i WHERE i.waits_in = v.dictionary AND i.waits_for = v.theirs)),
        'last', (SELECT to_jsonb(r) FROM priv.exchange_run r ORDER BY r.id DESC LIMIT 1),
        'objects', (SELECT coalesce(jsonb_agg(jsonb_build_object('object', o.object, 'entity', o.entity, 'direction', o.direction, 'leader', o.leader, 'watermark_at', o.watermark_at,
            'linked', (SELECT count(*) FROM priv.exchange_link l WHERE l.object = o.object AND l.state = 'linked'),
            'queue', (SELECT count(*) FROM priv.exchange_out q WHERE q.object = o.object), 'waiting', (SELECT count(*) FROM priv.exchange_in i WHERE i.object = o.object))
            ORDER BY o.position), '[]') FROM priv.exchange_object o)));
END $$;

-- How a record of ours is called on the page.
CREATE OR REPLACE FUNCTION sec.exchange_title(p_object text, p_row jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(nullif(p_row ->> 'short_name', ''), nullif(concat_ws(' · ', nullif(p_row ->> 'number', ''), nullif(p_row ->> 'title', ''), nullif(p_row ->> 'client_name', '')), ''),
        nullif(concat_ws(' ', p_row ->> 'last_name', p_row ->> 'first_name'), ''), nullif(p_row ->> 'full_name', ''), nullif(p_row ->> 'service_name', ''), p_row ->> 'document_number', '') $$;

-- Everything that waits or failed, newest first: [{side, object, our_id, their_id, title, code, facts, attempts, due_at, since_at}].
CREATE OR REPLACE FUNCTION api.exchange_failures(p_most int DEFAULT 500) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.exchange_decider();
    RETURN (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.since_at DESC), '[]') FROM (
        SELECT 'in' AS side, i.object, NULL::bigint AS our_id, i.their_id, sec.exchange_title(i.object, i.row) AS title, i.code,
               i.facts || jsonb_build_object('waits_in', i.waits_in, 'waits_for', i.waits_for,
                   'word', (SELECT v.their_name FROM priv.exchange_value v WHERE v.dictionary = i.waits_in AND v.theirs = i.waits_for)) AS facts, i.attempts, i.due_at, i.since_at
        FROM priv.exchange_in i
        UNION ALL
        SELECT 'out', q.object, q.our_id, l.their_id, sec.exchange_title(q.object, sec.exchange_row(q.object, q.our_id)), q.code, q.facts, q.attempts, q.due_at, q.changed_at
        FROM priv.exchange_out q LEFT JOIN priv.exchange_link l ON l.object = q.object AND l.our_id = q.our_id WHERE q.code <> ''
        ORDER BY since_at DESC LIMIT p_most) x);
END $$;

-- Try again now: everything (no arguments), one record of theirs or one of ours.
CREATE OR REPLACE FUNCTION api.exchange_retry(p_object text DEFAULT NULL, p_their uuid DEFAULT NULL, p_our bigint DEFAULT NULL) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.exchange_keeper();
    UPDATE priv.exchange_in SET due_at = now(), attempts = 0, code = CASE code WHEN 'exchange_absent' THEN 'exchange_waits' ELSE code END
    WHERE (p_object IS NULL OR object = p_object) AND (p_their IS NULL AND p_our IS NULL OR their_id = p_their);
    UPDATE priv.exchange_out SET due_at = now(), attempts = 0 WHERE (p_object IS NULL OR object = p_object) AND (p_their IS NULL AND p_our IS NULL OR our_id = p_our);
    PERFORM pg_notify('crm', 'exchange_profile');
END $$;

-- Conflicts, the open ones first: [{id, object, our_id, title, field, base, ours, theirs, rule, found_at, decision, decided_at, decided_by}]; ids read as words.
CREATE OR REPLACE FUNCTION api.exchange_conflicts(p_open boolean DEFAULT true, p_most int DEFAULT 500) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.exchange_decider();
    RETURN (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.decision IS NOT NULL, x.id DESC), '[]') FROM (
        SELECT c.id, c.object, c.our_id, sec.exchange_title(c.object, sec.exchange_row(c.object, c.our_id)) AS title, c.field, f.kind,
            sec.exchange_said(f.kind, f.of, c.base) AS base, sec.exchange_said(f.kind, f.of, c.ours) AS ours, sec.exchange_said(f.kind, f.of, c.theirs) AS theirs,
            c.rule, c.found_at, c.decision, c.decided_at, (SELECT e.short_name FROM crm.employee e WHERE e.id = c.decided_by) AS decided_by
        FROM priv.exchange_conflict c LEFT JOIN LATERAL (SELECT y.value ->> 'kind' AS kind, y.value ->> 'of' AS of FROM priv.exchange_object o, jsonb_array_elements(o.fields) y
            WHERE o.object = c.object AND y.value ->> 'name' = c.field) f ON true
        WHERE NOT p_open OR c.decision IS NULL ORDER BY c.decision IS NOT NULL, c.id DESC LIMIT p_most) x);
END $$;

-- A canonical value as a person reads it: the name of the record or the word of the dictionary instead of a guid.
CREATE OR REPLACE FUNCTION sec.exchange_said(p_kind text, p_of text, p_value text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN p_kind = 'link' AND p_value LIKE '!%' THEN sec.exchange_title(p_of, sec.exchange_row(p_of, substr(p_value, 2)::bigint))
        WHEN p_kind = 'link' THEN coalesce((SELECT sec.exchange_title(p_of, sec.exchange_row(p_of, l.our_id)) FROM priv.exchange_link l WHERE l.object = p_of AND l.their_id::text = p_value), p_value)
        WHEN p_kind = 'word' THEN coalesce((SELECT nullif(v.their_name, '') FROM priv.exchange_value v WHERE v.dictionary = p_of AND v.theirs = p_value), p_value)
        ELSE p_value END $$;

-- Decides conflicts: ours (it is sent), theirs (it is taken). One that changed since it was shown is decided anew by who looks at it again.
CREATE OR REPLACE FUNCTION api.exchange_decide(p_ids bigint[], p_decision text) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c priv.exchange_conflict;
    o priv.exchange_object;
    decided int := 0;
BEGIN
    PERFORM sec.exchange_decider();
    IF p_decision NOT IN ('ours', 'theirs') THEN
        PERFORM sec.refuse('decision_unknown');
    END IF;
    FOR c IN SELECT * FROM priv.exchange_conflict WHERE id = ANY (p_ids) AND decision IS NULL ORDER BY id FOR UPDATE LOOP
        SELECT * INTO o FROM priv.exchange_object WHERE object = c.object;
        PERFORM FROM priv.exchange_link l WHERE l.object = c.object AND l.our_id = c.our_id FOR NO KEY UPDATE;
        UPDATE priv.exchange_conflict SET decision = p_decision, decided_at = now(), decided_by = sec.me() WHERE id = c.id;
        UPDATE priv.exchange_link SET base = base || jsonb_build_object(c.field, c.theirs),
            ours = CASE p_decision WHEN 'ours' THEN ours - c.field ELSE ours END WHERE object = c.object AND our_id = c.our_id;
        IF p_decision = 'theirs' THEN
            PERFORM sec.exchange_write(c.object, c.our_id, sec.exchange_here(o.fields, jsonb_build_object(c.field, c.theirs), ARRAY[c.field]));
            UPDATE priv.exchange_link SET ours = ours || jsonb_build_object(c.field, sec.exchange_ours(c.object, o.fields, c.our_id) ->> c.field)
            WHERE object = c.object AND our_id = c.our_id;
            PERFORM sec.exchange_tell(c.object, c.our_id, 'exchange_taken', jsonb_build_object('fields', jsonb_build_array(c.field)));
        ELSE
            INSERT INTO priv.exchange_out (object, our_id, seq) VALUES (c.object, c.our_id, (pg_current_xact_id()::text)::bigint)
            ON CONFLICT (object, our_id) DO UPDATE SET seq = excluded.seq, due_at = now();
        END IF;
        PERFORM sec.exchange_note(c.object, c.our_id, NULL, 'decided', jsonb_build_object('field', c.field, 'decision', p_decision));
        decided := decided + 1;
    END LOOP;
    RETURN decided;
END $$;

-- Records gone on one side: [{id, object, our_id, their_id, side, title, found_at, decision}].
CREATE OR REPLACE FUNCTION api.exchange_deletions(p_open boolean DEFAULT true) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.exchange_decider();
    RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'object', d.object, 'our_id', d.our_id, 'their_id', d.their_id, 'side', d.side,
        'title', sec.exchange_title(d.object, sec.exchange_row(d.object, d.our_id)), 'found_at', d.found_at, 'decision', d.decision, 'decided_at', d.decided_at,
        'decided_by', (SELECT e.short_name FROM crm.employee e WHERE e.id = d.decided_by)) ORDER BY d.decision IS NOT NULL, d.id DESC), '[]')
        FROM priv.exchange_deletion d WHERE NOT p_open OR d.decision IS NULL);
END $$;

-- part: each side keeps what it has, for ever apart. restore: what is gone is made anew from the other side. delete: gone there, it goes
-- here too (a client or a line of a draft); gone here, it is deleted there at the next cycle.
CREATE OR REPLACE FUNCTION api.exchange_deletion_decide(p_ids bigint[], p_decision text) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d priv.exchange_deletion;
    decided int := 0;
BEGIN
    PERFORM sec.exchange_decider();
    IF p_decision NOT IN ('delete', 'part', 'restore') THEN
        PERFORM sec.refuse('decision_unknown');
    END IF;
    FOR d IN SELECT * FROM priv.exchange_deletion WHERE id = ANY (p_ids) AND decision IS NULL ORDER BY id FOR UPDATE LOOP
        IF p_decision = 'part' THEN
            UPDATE priv.exchange_link SET state = 'parted' WHERE object = d.object AND our_id = d.our_id;
        ELSIF p_decision = 'restore' THEN
            DELETE FROM priv.exchange_link WHERE object = d.object AND our_id = d.our_id;
            IF d.side = 'there' THEN
                INSERT INTO priv.exchange_out (object, our_id, seq) VALUES (d.object, d.our_id, (pg_current_xact_id()::text)::bigint) ON CONFLICT DO NOTHING;
            ELSE
                INSERT INTO priv.exchange_in (object, their_id, row, waits_in, waits_for, code) VALUES (d.object, d.their_id, '{}', d.object, d.their_id::text, 'exchange_waits')
                ON CONFLICT DO NOTHING;
            END IF;
        ELSIF d.side = 'there' THEN
            PERFORM sec.exchange_remove(d.object, d.our_id);
            UPDATE priv.exchange_link SET state = 'parted' WHERE object = d.object AND our_id = d.our_id;
        ELSE
            UPDATE priv.exchange_link SET state = 'gone_here' WHERE object = d.object AND our_id = d.our_id;
        END IF;
        UPDATE priv.exchange_deletion SET decision = p_decision, decided_at = now(), decided_by = sec.me() WHERE id = d.id;
        PERFORM sec.exchange_note(d.object, d.our_id, d.their_id, 'deletion_decided', jsonb_build_object('decision', p_decision));
        decided := decided + 1;
    END LOOP;
    PERFORM pg_notify('crm', 'exchange_profile');
    RETURN decided;
END $$;

-- What may be taken away here because it is gone there: a client nothing hangs on, a line of a draft. Documents are cancelled by people.
CREATE OR REPLACE FUNCTION sec.exchange_remove(p_object text, p_our bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_object = 'client' AND NOT EXISTS (SELECT FROM crm.deal x WHERE x.client_id = p_our) AND NOT EXISTS (SELECT FROM crm.payment x WHERE x.client_id = p_our) THEN
        UPDATE crm.client SET deleted_at = now() WHERE id = p_our;
    ELSIF p_object = 'quote_line' AND EXISTS (SELECT FROM crm.quote q JOIN crm.quote_line l ON l.quote_id = q.id WHERE l.id = p_our AND q.state = 'draft') THEN
        DELETE FROM crm.quote_line WHERE id = p_our;
    ELSIF p_object = 'invoice_line' AND EXISTS (SELECT FROM crm.invoice i JOIN crm.invoice_line l ON l.invoice_id = i.id WHERE l.id = p_our
            AND (i.state = 'draft' OR i.number IS NOT NULL AND i.sequence IS NULL) AND l.launched = 0) THEN
        PERFORM sec.exchange_book(x.id) FROM (SELECT l.invoice_id AS id FROM crm.invoice_line l WHERE l.id = p_our) x;
        DELETE FROM crm.invoice_line WHERE id = p_our;
    ELSIF p_object = 'calculation_line' AND EXISTS (SELECT FROM crm.calculation_line l WHERE l.id = p_our AND l.state = 'draft') THEN
        DELETE FROM crm.calculation_line WHERE id = p_our;
    ELSE
        PERFORM sec.refuse('exchange_cannot_remove', jsonb_build_object('object', p_object, 'title', sec.exchange_title(p_object, sec.exchange_row(p_object, p_our))));
    END IF;
END $$;

-- Deletions decided that go out: [{object, their_id}], and what came of them.
CREATE OR REPLACE FUNCTION api.exchange_to_delete(p_token uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.exchange_works(p_token);
    RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('object', d.object, 'our_id', d.our_id, 'their_id', d.their_id)), '[]')
        FROM priv.exchange_deletion d JOIN priv.exchange_link l ON l.object = d.object AND l.our_id = d.our_id AND l.state = 'gone_here'
        WHERE d.side = 'here' AND d.decision = 'delete');
END $$;

CREATE OR REPLACE FUNCTION api.exchange_deleted(p_token uuid, p_object text, p_their uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.exchange_works(p_token);
    UPDATE priv.exchange_link SET state = 'parted' WHERE object = p_object AND their_id = p_their;
    PERFORM sec.exchange_note(p_object, NULL, p_their, 'deleted_there');
END $$;

-- All ids that stand there now (a whole scan). Those of ours missing twice in a row come back, to be asked for one by one; when more than
-- twenty and more than one in a hundred are missing, nothing is marked: a right was taken away rather than so much deleted.
CREATE OR REPLACE FUNCTION api.exchange_scanned(p_token uuid, p_object text, p_ids uuid[]) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    missing bigint[];
    all_linked int;
BEGIN
    PERFORM sec.exchange_works(p_token);
    SELECT count(*) INTO all_linked FROM priv.exchange_link WHERE object = p_object AND state = 'linked';
    missing := ARRAY(SELECT l.our_id FROM priv.exchange_link l LEFT JOIN unnest(p_ids) i ON i = l.their_id WHERE l.object = p_object AND l.state = 'linked' AND i IS NULL);
    IF cardinality(missing) > 20 AND cardinality(missing) * 100 > all_linked THEN
        PERFORM sec.exchange_note(p_object, NULL, NULL, 'too_many_gone', jsonb_build_object('missing', cardinality(missing), 'linked', all_linked));
        RETURN jsonb_build_object('stopped', true, 'missing', cardinality(missing), 'linked', all_linked, 'ask', '[]'::jsonb);
    END IF;
    UPDATE priv.exchange_link SET missed = CASE WHEN our_id = ANY (missing) THEN missed + 1 ELSE 0 END
    WHERE object = p_object AND state = 'linked' AND (missed > 0 OR our_id = ANY (missing));
    UPDATE priv.exchange_object SET scanned_at = now() WHERE object = p_object;
    RETURN jsonb_build_object('stopped', false, 'missing', cardinality(missing), 'linked', all_linked,
        'ask', (SELECT coalesce(jsonb_agg(their_id), '[]') FROM priv.exchange_link WHERE object = p_object AND state = 'linked' AND missed >= 2));
END $$;

-- One cycle's line in the list of runs; an idle and healthy one leaves none. p_facts: {received, sent, failed, requests, code, words}.
CREATE OR REPLACE FUNCTION api.exchange_run_done(p_token uuid, p_started timestamptz, p_facts jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    last priv.exchange_run;
BEGIN
    PERFORM sec.exchange_works(p_token);
    SELECT * INTO last FROM priv.exchange_run ORDER BY id DESC LIMIT 1;
    IF coalesce(p_facts ->> 'code', '') <> '' AND last.code = p_facts ->> 'code' AND last.ended_at > now() - interval '1 hour' THEN
        UPDATE priv.exchange_run SET ended_at = now(), words = left(coalesce(p_facts ->> 'words', ''), 500) WHERE id = last.id;
    ELSIF (p_facts ->> 'received')::int + (p_facts ->> 'sent')::int + (p_facts ->> 'failed')::int > 0 OR coalesce(p_facts ->> 'code', '') <> '' OR last.id IS NULL OR last.code <> '' THEN
        INSERT INTO priv.exchange_run (started_at, ended_at, employee_id, host, received, sent, failed, requests, code, words)
        SELECT p_started, clock_timestamp(), sec.me(), l.host, (p_facts ->> 'received')::int, (p_facts ->> 'sent')::int, (p_facts ->> 'failed')::int, (p_facts ->> 'requests')::int,
            coalesce(p_facts ->> 'code', ''), left(coalesce(p_facts ->> 'words', ''), 500) FROM priv.exchange_lease l;
    END IF;
    PERFORM pg_notify('crm', 'exchange');
END $$;

CREATE OR REPLACE FUNCTION api.exchange_runs(p_most int DEFAULT 200) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.exchange_keeper();
    RETURN (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.id DESC), '[]') FROM (
        SELECT r.*, (SELECT e.short_name FROM crm.employee e WHERE e.id = r.employee_id) AS name FROM priv.exchange_run r ORDER BY r.id DESC LIMIT p_most) x);
END $$;

-- The journal, newest first, of everything or of one record of ours.
CREATE OR REPLACE FUNCTION api.exchange_entries(p_object text DEFAULT NULL, p_our bigint DEFAULT NULL, p_most int DEFAULT 500) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.exchange_decider();
    RETURN (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.id DESC), '[]') FROM (
        SELECT e.*, sec.exchange_title(e.object, sec.exchange_row(e.object, e.our_id)) AS title FROM priv.exchange_entry e
        WHERE (p_object IS NULL OR e.object = p_object) AND (p_our IS NULL OR e.our_id = p_our) ORDER BY e.id DESC LIMIT p_most) x);
END $$;

-- What the first run would do with their clients [{id, name, inn, kpp}], nothing written: [{id, name, inn, kpp, outcome, our_id, our_name}].
-- outcome: linked, match (same ИНН and КПП), new, twice (another of theirs has it already), alike (same name, other or no ИНН: told, never joined).
CREATE OR REPLACE FUNCTION api.exchange_foresee(p_clients jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.exchange_decider();
    RETURN (WITH theirs AS MATERIALIZED (
            SELECT (x ->> 'id')::uuid AS id, coalesce(x ->> 'name', '') AS name, coalesce(x ->> 'inn', '') AS inn, coalesce(x ->> 'kpp', '') AS kpp,
                   row_number() OVER (PARTITION BY x ->> 'inn', coalesce(x ->> 'kpp', '') ORDER BY x ->> 'id') AS place FROM jsonb_array_elements(p_clients) x),
        found AS (SELECT t.*, l.our_id AS linked, c.id AS matched, n.id AS alike FROM theirs t
            LEFT JOIN priv.exchange_link l ON l.object = 'client' AND l.their_id = t.id
            LEFT JOIN crm.client c ON t.inn <> '' AND c.inn = t.inn AND c.kpp = t.kpp AND c.deleted_at IS NULL
            LEFT JOIN LATERAL (SELECT y.id FROM crm.client y WHERE y.name_sort = crm.sort_key(t.name) AND y.deleted_at IS NULL ORDER BY y.id LIMIT 1) n ON true)
        SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'inn', f.inn, 'kpp', f.kpp,
            'outcome', CASE WHEN f.linked IS NOT NULL THEN 'linked' WHEN f.inn <> '' AND f.place > 1 OR EXISTS (SELECT FROM priv.exchange_link x WHERE x.object = 'client' AND x.our_id = f.matched) THEN 'twice'
                WHEN f.matched IS NOT NULL THEN 'match' WHEN f.alike IS NOT NULL THEN 'alike' ELSE 'new' END,
            'our_id', coalesce(f.linked, f.matched, f.alike), 'our_name', (SELECT c.short_name FROM crm.client c WHERE c.id = coalesce(f.linked, f.matched, f.alike)))
            ORDER BY f.name), '[]') FROM found f);
END $$;

-- A person joins two records himself: the pair begins with nothing agreed, so every difference is asked about or follows the rules.
CREATE OR REPLACE FUNCTION api.exchange_join(p_object text, p_our bigint, p_their uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.exchange_decider();
    IF sec.exchange_row(p_object, p_our) IS NULL THEN
        PERFORM sec.deny();
    ELSIF EXISTS (SELECT FROM priv.exchange_link WHERE object = p_object AND (our_id = p_our OR their_id = p_their) AND state <> 'parted') THEN
        PERFORM sec.refuse('exchange_joined');
    END IF;
    DELETE FROM priv.exchange_link WHERE object = p_object AND (our_id = p_our OR their_id = p_their);
    INSERT INTO priv.exchange_link (object, our_id, their_id) VALUES (p_object, p_our, p_their);
    UPDATE priv.exchange_in SET due_at = now() WHERE object = p_object AND their_id = p_their;
    PERFORM sec.exchange_wake(p_object, p_our, p_their);
    PERFORM sec.exchange_note(p_object, p_our, p_their, 'joined');
END $$;
