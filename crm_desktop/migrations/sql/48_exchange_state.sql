-- How the exchange goes: counts for everybody who keeps it, failures and the journal for those who may see records.

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
            'deletions', o.deletions, 'scanned_at', o.scanned_at, 'version', o.version,
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

-- A canonical value as a person reads it: the name of the record or the word of the dictionary instead of a guid.
CREATE OR REPLACE FUNCTION sec.exchange_said(p_kind text, p_of text, p_value text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN p_kind = 'link' AND p_value LIKE '!%' THEN sec.exchange_title(p_of, sec.exchange_row(p_of, substr(p_value, 2)::bigint))
        WHEN p_kind = 'link' THEN coalesce((SELECT sec.exchange_title(p_of, sec.exchange_row(p_of, l.our_id)) FROM priv.exchange_link l WHERE l.object = p_of AND l.their_id::text = p_value), p_value)
        WHEN p_kind = 'word' THEN coalesce((SELECT nullif(v.their_name, '') FROM priv.exchange_value v WHERE v.dictionary = p_of AND v.theirs = p_value), p_value)
        ELSE p_value END $$;

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
