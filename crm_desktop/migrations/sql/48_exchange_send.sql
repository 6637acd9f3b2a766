-- Our changes go out: a queue filled in the transaction of the change, their guid written ahead of every new record.

-- AFTER STATEMENT (object): the rows that changed wait to be sent, if the object goes out at all.
CREATE OR REPLACE FUNCTION sec.exchange_queue() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM priv.exchange_object WHERE object = TG_ARGV[0] AND direction IN ('out', 'both')) THEN
        INSERT INTO priv.exchange_out AS x (object, our_id, seq)
        SELECT TG_ARGV[0], c.id, (pg_current_xact_id()::text)::bigint FROM (SELECT DISTINCT id FROM changed ORDER BY id) c
        ON CONFLICT (object, our_id) DO UPDATE SET seq = excluded.seq, changed_at = now(), due_at = least(x.due_at, now()), attempts = 0;
    END IF;
    RETURN NULL;
END $$;

-- What pays an invoice belongs to the payment's record.
CREATE OR REPLACE FUNCTION sec.exchange_queue_payment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM priv.exchange_object WHERE object = 'payment' AND direction IN ('out', 'both')) THEN
        INSERT INTO priv.exchange_out AS x (object, our_id, seq)
        SELECT 'payment', c.payment_id, (pg_current_xact_id()::text)::bigint FROM (SELECT DISTINCT payment_id FROM changed ORDER BY payment_id) c
        ON CONFLICT (object, our_id) DO UPDATE SET seq = excluded.seq, changed_at = now(), due_at = least(x.due_at, now()), attempts = 0;
    END IF;
    RETURN NULL;
END $$;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['client', 'contact', 'client_direction', 'deal', 'calculation_request', 'calculation_line', 'quote', 'quote_line',
                             'invoice', 'invoice_line', 'payment', 'work_item', 'act'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER x_exchange_insert AFTER INSERT ON crm.%1$I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sec.exchange_queue(%1$L)', t);
        EXECUTE format('CREATE OR REPLACE TRIGGER x_exchange_update AFTER UPDATE ON crm.%1$I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sec.exchange_queue(%1$L)', t);
        EXECUTE format('CREATE OR REPLACE TRIGGER x_exchange_delete AFTER DELETE ON crm.%1$I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sec.exchange_queue(%1$L)', t);
    END LOOP;
END $$;
CREATE OR REPLACE TRIGGER x_exchange_insert AFTER INSERT ON crm.payment_allocation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sec.exchange_queue_payment();
CREATE OR REPLACE TRIGGER x_exchange_delete AFTER DELETE ON crm.payment_allocation REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sec.exchange_queue_payment();

-- A line of a document is a part of it: taking it out there follows from taking it out here.
CREATE OR REPLACE FUNCTION sec.exchange_is_line(p_object text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT p_object IN ('calculation_line', 'quote_line', 'invoice_line') $$;

-- What is due of one object: {due: [ours], look: [{our_id, their_id}] - to be read before anything is written, more}. What needs nothing
-- leaves the queue, unless it was changed again meanwhile: a queue of such rows alone has no due ones and yet more behind them.
CREATE OR REPLACE FUNCTION api.exchange_due(p_token uuid, p_object text, p_most int DEFAULT 100) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    o priv.exchange_object;
    x record;
    look jsonb := '[]';
    due bigint[] := '{}';
    seen int := 0;
BEGIN
    PERFORM sec.exchange_works(p_token);
    SELECT * INTO o FROM priv.exchange_object WHERE object = p_object;
    FOR x IN SELECT q.our_id, q.seq, l.their_id, l.state, l.sent, sec.exchange_row(p_object, q.our_id) IS NULL AS gone
             FROM priv.exchange_out q LEFT JOIN priv.exchange_link l ON l.object = q.object AND l.our_id = q.our_id
             WHERE q.object = p_object AND q.due_at <= clock_timestamp() ORDER BY q.seq LIMIT p_most LOOP
        seen := seen + 1;
        IF x.state IN ('parted', 'gone_here', 'gone_there') OR x.gone AND x.their_id IS NULL OR o.direction NOT IN ('out', 'both') THEN
            DELETE FROM priv.exchange_out q WHERE q.object = p_object AND q.our_id = x.our_id AND q.seq = x.seq;
            CONTINUE;
        ELSIF x.gone AND NOT sec.exchange_is_line(p_object) THEN
            PERFORM sec.exchange_gone(o, l, 'here') FROM priv.exchange_link l WHERE l.object = p_object AND l.our_id = x.our_id;
            CONTINUE;
        ELSIF NOT x.gone AND x.state = 'linked' AND x.sent IS NULL AND sec.exchange_difference(o, x.our_id) = '{}' THEN
            DELETE FROM priv.exchange_out q WHERE q.object = p_object AND q.our_id = x.our_id AND q.seq = x.seq;
            CONTINUE;
        END IF;
        due := due || x.our_id;
        IF x.state = 'linked' AND NOT x.gone OR x.sent IS NOT NULL THEN
            look := look || jsonb_build_object('our_id', x.our_id, 'their_id', x.their_id);
        END IF;
    END LOOP;
    RETURN jsonb_build_object('due', due, 'look', look, 'more', seen = p_most);
END $$;

-- Records that were looked for by id and are surely not there: a new one was not made yet, an old one is gone.
CREATE OR REPLACE FUNCTION api.exchange_absent(p_token uuid, p_object text, p_ids uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    o priv.exchange_object;
    l priv.exchange_link;
BEGIN
    PERFORM sec.exchange_works(p_token);
    SELECT * INTO o FROM priv.exchange_object WHERE object = p_object;
    FOR l IN SELECT * FROM priv.exchange_link x WHERE x.object = p_object AND x.their_id = ANY (p_ids) LOOP
        IF l.state = 'creating' THEN
            UPDATE priv.exchange_link SET sent = NULL WHERE object = l.object AND our_id = l.our_id;
        ELSIF l.state = 'linked' THEN
            PERFORM sec.exchange_gone(o, l, 'there');
        END IF;
    END LOOP;
    UPDATE priv.exchange_in SET code = 'exchange_absent', attempts = 3 WHERE waits_in = p_object AND waits_for = ANY (p_ids::text[]) AND code = 'exchange_waits';
END $$;

-- What is to be written, written ahead: [{our_id, their_id, seq, verb, values}]. What cannot go yet is told in the queue and waits.
CREATE OR REPLACE FUNCTION api.exchange_send(p_token uuid, p_object text, p_ids bigint[]) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    o priv.exchange_object;
    q priv.exchange_out;
    l priv.exchange_link;
    given jsonb;
    problem jsonb;
    writes jsonb := '[]';
    verb text;
BEGIN
    PERFORM sec.exchange_works(p_token);
    SELECT * INTO o FROM priv.exchange_object WHERE object = p_object;
    FOR q IN SELECT * FROM priv.exchange_out x WHERE x.object = p_object AND x.our_id = ANY (p_ids) AND x.due_at <= clock_timestamp() ORDER BY x.seq LOOP
        l := NULL;
        SELECT * INTO l FROM priv.exchange_link x WHERE x.object = p_object AND x.our_id = q.our_id FOR NO KEY UPDATE;
        CONTINUE WHEN l.sent IS NOT NULL OR l.state NOT IN ('creating', 'linked');
        given := sec.exchange_difference(o, q.our_id);
        IF given IS NULL AND l.their_id IS NOT NULL THEN
            verb := 'delete';
            given := '{}';
        ELSIF given IS NULL OR given = '{}' AND l.state = 'linked' THEN
            DELETE FROM priv.exchange_out x WHERE x.object = p_object AND x.our_id = q.our_id AND x.seq = q.seq;
            CONTINUE;
        ELSE
            verb := CASE WHEN l.state = 'linked' THEN 'update' ELSE 'create' END;
        END IF;
        problem := sec.exchange_unsent(o, given);
        IF problem IS NOT NULL THEN
            UPDATE priv.exchange_out SET code = 'exchange_unsent', facts = problem, attempts = attempts + 1, due_at = sec.exchange_later(attempts + 1)
            WHERE object = p_object AND our_id = q.our_id;
            CONTINUE;
        END IF;
        IF verb = 'create' THEN
            given := jsonb_strip_nulls(given);
            INSERT INTO priv.exchange_link AS x (object, our_id, their_id, state, sent) VALUES (p_object, q.our_id, gen_random_uuid(), 'creating', given)
            ON CONFLICT (object, our_id) DO UPDATE SET sent = excluded.sent RETURNING * INTO l;
        ELSE
            UPDATE priv.exchange_link SET sent = given WHERE object = p_object AND our_id = q.our_id;
        END IF;
        writes := writes || jsonb_build_object('our_id', q.our_id, 'their_id', l.their_id, 'seq', q.seq, 'verb', verb, 'values', given);
    END LOOP;
    RETURN writes;
END $$;

-- Why a record cannot go: {field, of, id} of the first value that has no counterpart there.
CREATE OR REPLACE FUNCTION sec.exchange_unsent(o priv.exchange_object, p_given jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object('field', g.key, 'kind', f.value ->> 'kind', 'of', f.value ->> 'of', 'id', substr(g.value, 2))
    FROM jsonb_each_text(p_given) g JOIN jsonb_array_elements(o.fields) f ON f.value ->> 'name' = g.key
    WHERE f.value ->> 'kind' IN ('link', 'word') AND g.value LIKE '!%' ORDER BY g.key LIMIT 1 $$;

-- How it ended: [{our_id, seq, their_id of a server that gave an id of its own, state: done | refused | unknown | not_tried, words, status}].
CREATE OR REPLACE FUNCTION api.exchange_sent(p_token uuid, p_object text, p_results jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    r record;
    l priv.exchange_link;
    verb text;
BEGIN
    PERFORM sec.exchange_works(p_token);
    FOR r IN SELECT (x ->> 'our_id')::bigint AS our_id, (x ->> 'seq')::bigint AS seq, x ->> 'state' AS state, x ->> 'verb' AS verb, (x ->> 'their_id')::uuid AS their_id,
                    jsonb_build_object('words', left(x ->> 'words', 500), 'status', x -> 'status') AS facts FROM jsonb_array_elements(p_results) x LOOP
        SELECT * INTO l FROM priv.exchange_link x WHERE x.object = p_object AND x.our_id = r.our_id FOR NO KEY UPDATE;
        IF r.state = 'done' AND r.verb = 'delete' THEN
            DELETE FROM priv.exchange_link WHERE object = p_object AND our_id = r.our_id;
            DELETE FROM priv.exchange_out WHERE object = p_object AND our_id = r.our_id;
            PERFORM sec.exchange_note(p_object, r.our_id, l.their_id, 'deleted_there');
        ELSIF r.state = 'done' THEN
            UPDATE priv.exchange_link SET base = base || sent, ours = ours || sent, sent = NULL, state = 'linked', agreed_at = now(),
                their_id = coalesce(r.their_id, their_id)
            WHERE object = p_object AND our_id = r.our_id AND sent IS NOT NULL RETURNING their_id INTO l.their_id;
            DELETE FROM priv.exchange_out WHERE object = p_object AND our_id = r.our_id AND seq = r.seq;
            UPDATE priv.exchange_out SET code = '', facts = '{}', attempts = 0 WHERE object = p_object AND our_id = r.our_id;
            PERFORM sec.exchange_note(p_object, r.our_id, l.their_id, CASE r.verb WHEN 'create' THEN 'sent_new' ELSE 'sent' END,
                                      jsonb_build_object('fields', (SELECT jsonb_agg(k) FROM jsonb_object_keys(l.sent) k)));
            IF l.state = 'creating' THEN
                PERFORM sec.exchange_wake(p_object, r.our_id, l.their_id);
            END IF;
        ELSE
            UPDATE priv.exchange_link SET sent = CASE WHEN r.state = 'unknown' AND r.verb <> 'delete' THEN sent END WHERE object = p_object AND our_id = r.our_id;
            UPDATE priv.exchange_out SET code = CASE r.state WHEN 'refused' THEN 'exchange_refused' WHEN 'unknown' THEN 'exchange_unknown' ELSE code END,
                facts = CASE WHEN r.state = 'not_tried' THEN facts ELSE r.facts END,
                attempts = attempts + CASE WHEN r.state = 'not_tried' THEN 0 ELSE 1 END,
                -- A lost answer is looked into at once; lost again, it was no accident: some servers say no by 500.
                due_at = CASE WHEN r.state = 'refused' OR r.state = 'unknown' AND attempts > 0 THEN sec.exchange_later(attempts + 1) ELSE now() END
            WHERE object = p_object AND our_id = r.our_id;
        END IF;
    END LOOP;
END $$;

-- Everything of ours that has no pair yet, for the first load: how many were put into the queue.
CREATE OR REPLACE FUNCTION api.exchange_send_all(p_object text) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    queued int;
BEGIN
    PERFORM sec.exchange_keeper();
    IF NOT p_object = ANY (ARRAY(SELECT object FROM priv.exchange_object WHERE direction IN ('out', 'both'))) THEN
        PERFORM sec.refuse('exchange_off', jsonb_build_object('object', p_object));
    END IF;
    EXECUTE format('INSERT INTO priv.exchange_out (object, our_id, seq) SELECT %1$L, t.id, (pg_current_xact_id()::text)::bigint FROM crm.%1$I t
        WHERE NOT EXISTS (SELECT FROM priv.exchange_link l WHERE l.object = %1$L AND l.our_id = t.id) AND sec.exchange_row(%1$L, t.id) IS NOT NULL
        ORDER BY t.id ON CONFLICT DO NOTHING', p_object);
    GET DIAGNOSTICS queued = ROW_COUNT;
    RETURN queued;
END $$;
