-- What people decide: conflicts, records gone on one side, pairs of records of the first run.

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
