-- Records of the other side are taken: found or made here, compared field by field with what both sides last agreed on.

-- Whoever works holds the lease: its row is the lock, and a worker that was thought dead is fenced off by its token.
CREATE OR REPLACE FUNCTION sec.exchange_works(p_token uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.at_present();
    IF NOT sec.has_role('integrator') THEN
        PERFORM sec.deny();
    END IF;
    UPDATE priv.exchange_lease SET until_at = clock_timestamp() + interval '45 seconds' WHERE token = p_token AND employee_id = sec.me();
    IF NOT FOUND THEN
        PERFORM sec.refuse('exchange_lost');
    END IF;
END $$;

-- One record of theirs; raises what stands in the way. Answers made, changed, same, parted or not_taken.
CREATE OR REPLACE FUNCTION sec.exchange_take_one(o priv.exchange_object, p_their uuid, p_modified timestamptz, p_theirs jsonb) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    l priv.exchange_link;
    names text[] := ARRAY(SELECT f.value ->> 'name' FROM jsonb_array_elements(o.fields) f WHERE p_theirs ? (f.value ->> 'name') AND sec.exchange_way(o.direction, f.value) <> 'out');
    here jsonb;
    mine jsonb;
    known bigint;
    place bigint;
BEGIN
    SELECT * INTO l FROM priv.exchange_link x WHERE x.object = o.object AND x.their_id = p_their FOR NO KEY UPDATE;
    IF l.state IN ('parted', 'gone_here') THEN
        RETURN 'parted';
    ELSIF l.our_id IS NOT NULL THEN
        RETURN sec.exchange_take_known(o, l, p_modified, p_theirs);
    ELSIF o.direction = 'out' AND o.object <> 'client' OR o.object = 'contact' AND p_theirs ? 'client_id' AND p_theirs ->> 'client_id' IS NULL THEN
        -- A person of no company there is nobody's contact here.
        RETURN 'not_taken';
    END IF;
    here := sec.exchange_here(o.fields, p_theirs, CASE WHEN o.direction = 'out' THEN ARRAY['inn', 'kpp'] ELSE
        names || ARRAY(SELECT f.value ->> 'name' FROM jsonb_array_elements(o.fields) f WHERE f.value ->> 'first' = 'true' AND p_theirs ? (f.value ->> 'name')) END);
    known := sec.exchange_find(o.object, here);
    IF known IS NOT NULL THEN
        IF EXISTS (SELECT FROM priv.exchange_link x WHERE x.object = o.object AND x.our_id = known) THEN
            PERFORM sec.refuse('exchange_duplicate', jsonb_build_object('our_id', known,
                'other', (SELECT x.their_id FROM priv.exchange_link x WHERE x.object = o.object AND x.our_id = known)));
        END IF;
        INSERT INTO priv.exchange_link (object, our_id, their_id) VALUES (o.object, known, p_their) RETURNING * INTO l;
        PERFORM sec.exchange_note(o.object, known, p_their, 'matched');
        PERFORM sec.exchange_wake(o.object, known, p_their);
        RETURN sec.exchange_take_known(o, l, p_modified, p_theirs);
    ELSIF o.direction = 'out' THEN
        RETURN 'not_taken';
    END IF;
    known := sec.exchange_write(o.object, NULL, here);
    place := sec.exchange_place(o.object, known);
    mine := sec.exchange_ours(o.object, o.fields, known);
    INSERT INTO priv.exchange_link (object, our_id, their_id, base, ours, modified_at) VALUES (o.object, known, p_their, p_theirs, mine, p_modified);
    PERFORM sec.exchange_note(o.object, known, p_their, 'made');
    PERFORM sec.exchange_tell(o.object, known, 'exchange_made', '{}');
    PERFORM sec.exchange_wake(o.object, known, p_their);
    PERFORM sec.exchange_requeue(o, known, place, mine);
    RETURN 'made';
END $$;

-- The timeline of what people see as a document tells that it came from there.
CREATE OR REPLACE FUNCTION sec.exchange_tell(p_object text, p_our bigint, p_verb text, p_facts jsonb) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.record(p_object, r.row, 'step', p_verb, p_facts) FROM (SELECT sec.exchange_row(p_object, p_our) AS row) r
    WHERE p_object IN ('client', 'client_direction', 'deal', 'calculation_request', 'quote', 'invoice', 'work_item', 'act') $$;

CREATE OR REPLACE FUNCTION sec.exchange_take_known(o priv.exchange_object, l priv.exchange_link, p_modified timestamptz, p_theirs jsonb) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine jsonb;
    merged jsonb;
    apply text[];
    conflict jsonb;
    place bigint;
BEGIN
    -- Nothing was changed there since: what was changed here stands in the queue.
    IF l.state = 'linked' AND l.sent IS NULL AND l.modified_at = p_modified AND l.base @> p_theirs THEN
        RETURN 'same';
    END IF;
    IF o.object = 'client' THEN
        -- Who edits it at this moment has finished before we compare, or begins after we have written.
        PERFORM FROM crm.client c WHERE c.id = l.our_id FOR NO KEY UPDATE;
    END IF;
    place := sec.exchange_place(o.object, l.our_id);
    mine := sec.exchange_ours(o.object, o.fields, l.our_id);
    IF mine IS NULL THEN
        -- A line taken out here is taken out there when its turn in the queue comes.
        IF NOT sec.exchange_is_line(o.object) OR o.direction = 'in' THEN
            PERFORM sec.exchange_gone(o, l, 'here');
        END IF;
        RETURN 'same';
    END IF;
    merged := sec.exchange_merge(o, l, mine, p_theirs, p_modified - make_interval(secs => coalesce((SELECT ahead_seconds FROM priv.exchange_lease), 0)) > sec.exchange_changed_at(o.object, l.our_id));
    apply := ARRAY(SELECT jsonb_array_elements_text(merged -> 'apply'));
    merged := sec.exchange_apply(o, l, merged, p_theirs);
    apply := ARRAY(SELECT jsonb_array_elements_text(merged -> 'apply'));
    IF apply <> '{}' THEN
        place := sec.exchange_place(o.object, l.our_id);
        mine := sec.exchange_ours(o.object, o.fields, l.our_id);
        merged := merged || jsonb_build_object('ours', (merged -> 'ours') || (SELECT jsonb_object_agg(n, mine ->> n) FROM unnest(apply) n));
        PERFORM sec.exchange_note(o.object, l.our_id, l.their_id, 'taken', jsonb_build_object('fields', to_jsonb(apply)));
        PERFORM sec.exchange_tell(o.object, l.our_id, 'exchange_taken', jsonb_build_object('fields', to_jsonb(apply)));
    END IF;
    FOR conflict IN SELECT value FROM jsonb_array_elements(merged -> 'conflicts') LOOP
        PERFORM sec.exchange_conflict(o.object, l.our_id, conflict);
    END LOOP;
    -- Both sides came to say the same: there is nothing to decide any more.
    UPDATE priv.exchange_conflict c SET decision = 'theirs', rule = 'agreed', decided_at = now()
    WHERE c.object = o.object AND c.our_id = l.our_id AND c.decision IS NULL AND p_theirs ? c.field AND p_theirs ->> c.field IS NOT DISTINCT FROM mine ->> c.field;
    UPDATE priv.exchange_link x SET base = merged -> 'base', ours = merged -> 'ours', sent = NULL, state = 'linked', missed = 0, modified_at = p_modified, agreed_at = now()
    WHERE x.object = o.object AND x.our_id = l.our_id
      AND (x.base, x.ours, x.sent, x.state, x.modified_at) IS DISTINCT FROM (merged -> 'base', merged -> 'ours', NULL, 'linked', p_modified);
    IF l.state = 'creating' THEN
        PERFORM sec.exchange_wake(o.object, l.our_id, l.their_id);
    END IF;
    PERFORM sec.exchange_requeue(o, l.our_id, place, mine);
    RETURN CASE WHEN apply <> '{}' THEN 'changed' ELSE 'same' END;
END $$;

-- A pair was made: whoever waited for it on either side is due.
CREATE OR REPLACE FUNCTION sec.exchange_wake(p_object text, p_our bigint, p_their uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    UPDATE priv.exchange_in SET due_at = now() WHERE waits_in = p_object AND waits_for = p_their::text;
    UPDATE priv.exchange_out SET due_at = now() WHERE code = 'exchange_unsent' AND facts ->> 'of' = p_object AND facts ->> 'id' = p_our::text $$;

-- A record that is gone on one side: a person is asked, and until then nothing goes to and fro.
CREATE OR REPLACE FUNCTION sec.exchange_gone(o priv.exchange_object, l priv.exchange_link, p_side text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE priv.exchange_link SET state = 'gone_' || p_side WHERE object = l.object AND our_id = l.our_id;
    DELETE FROM priv.exchange_out WHERE object = l.object AND our_id = l.our_id;
    INSERT INTO priv.exchange_deletion (object, our_id, their_id, side) VALUES (l.object, l.our_id, l.their_id, p_side) ON CONFLICT DO NOTHING;
    PERFORM sec.exchange_note(l.object, l.our_id, l.their_id, 'gone_' || p_side);
END $$;

-- One record with whatever stands in its way: the others go on. Nothing is waited for here, so that people never wait for us.
CREATE OR REPLACE FUNCTION sec.exchange_try(o priv.exchange_object, p_their uuid, p_modified timestamptz, p_theirs jsonb) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '250ms' AS $$
DECLARE
    outcome text;
    problem text;
    said text;
    detail text;
    facts jsonb := '{}';
BEGIN
    BEGIN
        outcome := sec.exchange_take_one(o, p_their, p_modified, p_theirs);
        DELETE FROM priv.exchange_in x WHERE x.object = o.object AND x.their_id = p_their;
        RETURN outcome;
    EXCEPTION WHEN OTHERS THEN
        GET STACKED DIAGNOSTICS problem = RETURNED_SQLSTATE, said = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
        IF problem = 'CRM01' THEN
            facts := detail::jsonb;
            problem := said;
        ELSE
            facts := jsonb_build_object('words', said);
            problem := CASE WHEN problem IN ('55P03', '40P01') THEN 'exchange_busy' ELSE 'exchange_not_written' END;
        END IF;
    END;
    IF problem = 'exchange_word' THEN
        INSERT INTO priv.exchange_value (dictionary, theirs) VALUES (facts ->> 'waits_in', facts ->> 'waits_for') ON CONFLICT DO NOTHING;
    END IF;
    INSERT INTO priv.exchange_in AS x (object, their_id, row, modified_at, waits_in, waits_for, code, facts, due_at)
    VALUES (o.object, p_their, p_theirs, p_modified, coalesce(facts ->> 'waits_in', ''), coalesce(facts ->> 'waits_for', ''), problem, facts - 'waits_in' - 'waits_for',
            CASE WHEN problem = 'exchange_busy' THEN now() ELSE sec.exchange_later(1) END)
    ON CONFLICT (object, their_id) DO UPDATE SET row = excluded.row, modified_at = excluded.modified_at, waits_in = excluded.waits_in, waits_for = excluded.waits_for,
        code = excluded.code, facts = excluded.facts, attempts = x.attempts + 1,
        due_at = CASE WHEN problem = 'exchange_busy' THEN now() ELSE sec.exchange_later(x.attempts + 1) END;
    RETURN problem;
END $$;

-- Takes records [{id, modified, values}] of one object, in their order; p_watermark is kept with them. Answers {outcome: count}.
CREATE OR REPLACE FUNCTION api.exchange_take(p_token uuid, p_object text, p_rows jsonb, p_watermark timestamptz DEFAULT NULL) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    o priv.exchange_object;
    r record;
    outcome text;
    counts jsonb := '{}';
BEGIN
    PERFORM sec.exchange_works(p_token);
    SELECT * INTO o FROM priv.exchange_object WHERE object = p_object;
    IF o.object IS NULL OR o.direction = 'off' THEN
        PERFORM sec.refuse('exchange_off', jsonb_build_object('object', p_object));
    END IF;
    FOR r IN SELECT (x ->> 'id')::uuid AS id, (x ->> 'modified')::timestamptz AS modified, x -> 'values' AS given FROM jsonb_array_elements(p_rows) x LOOP
        outcome := sec.exchange_try(o, r.id, r.modified, r.given);
        counts := counts || jsonb_build_object(outcome, coalesce((counts ->> outcome)::int, 0) + 1);
    END LOOP;
    IF p_watermark IS NOT NULL THEN
        UPDATE priv.exchange_object SET watermark_at = greatest(watermark_at, p_watermark) WHERE object = p_object AND watermark_at IS DISTINCT FROM greatest(watermark_at, p_watermark);
    END IF;
    RETURN counts;
END $$;

-- What waits and is due is tried again; the oldest first. Answers {outcome: count}. With p_since also what was refused since then, due or
-- not: an act is refused before its works have come.
CREATE OR REPLACE FUNCTION api.exchange_again(p_token uuid, p_most int DEFAULT 50, p_since timestamptz DEFAULT NULL) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    o priv.exchange_object;
    r priv.exchange_in;
    outcome text;
    counts jsonb := '{}';
BEGIN
    PERFORM sec.exchange_works(p_token);
    FOR r IN SELECT x.* FROM priv.exchange_in x JOIN priv.exchange_object y ON y.object = x.object
             WHERE (x.due_at <= clock_timestamp() OR x.since_at >= p_since AND x.code NOT IN ('exchange_waits', 'exchange_word', 'exchange_absent')) AND y.direction <> 'off' ORDER BY y.position, x.modified_at LIMIT p_most LOOP
        SELECT * INTO o FROM priv.exchange_object WHERE object = r.object;
        outcome := sec.exchange_try(o, r.their_id, r.modified_at, r.row);
        counts := counts || jsonb_build_object(outcome, coalesce((counts ->> outcome)::int, 0) + 1);
    END LOOP;
    RETURN counts;
END $$;

-- References nobody has brought yet: {object: [their ids]}, to be asked for by id. One that is asked for is asked for once in a while.
CREATE OR REPLACE FUNCTION api.exchange_wanted(p_token uuid, p_most int DEFAULT 200) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.exchange_works(p_token);
    RETURN (SELECT coalesce(jsonb_object_agg(w.object, w.ids), '{}') FROM (
        SELECT x.waits_in AS object, jsonb_agg(DISTINCT x.waits_for) AS ids FROM (
            SELECT i.waits_in, i.waits_for FROM priv.exchange_in i JOIN priv.exchange_object y ON y.object = i.waits_in AND y.direction IN ('in', 'both')
            WHERE i.code = 'exchange_waits' AND i.attempts < 3
              AND NOT EXISTS (SELECT FROM priv.exchange_in p WHERE p.object = i.waits_in AND p.their_id::text = i.waits_for) LIMIT p_most) x GROUP BY 1) w);
END $$;
