-- The import itself: everything in one transaction, every row at once, and what is needed to take it back.

-- Rows the program has not even sent (p_left_out) are only counted.

-- A leader's new client and a new person have their numbers before they are written: the rows that follow refer to them.
GRANT USAGE ON SEQUENCE crm.client_id_seq, crm.contact_id_seq, crm.task_id_seq TO crm_definer;

CREATE OR REPLACE FUNCTION api.client_import_run(p_import bigint, p_overwrite boolean DEFAULT false, p_left_out int DEFAULT 0) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    i crm.client_import := sec.staged_import(p_import);
    told jsonb;
BEGIN
    DELETE FROM priv.client_import_row WHERE import_id = i.id;
    IF i.kind = 'clients' THEN
        PERFORM sec.import_clients(i.id, p_overwrite);
    ELSE
        PERFORM sec.import_tasks(i.id);
    END IF;
    DELETE FROM priv.client_import_staged WHERE import_id = i.id;
    told := sec.import_told(i.id) || jsonb_build_object('import_id', i.id);
    UPDATE crm.client_import SET state = 'done', done_at = now(),
        created_count = coalesce((told -> 'counts' ->> 'created')::int, 0), updated_count = coalesce((told -> 'counts' ->> 'updated')::int, 0),
        same_count = coalesce((told -> 'counts' ->> 'same')::int, 0) + coalesce((told -> 'counts' ->> 'joined')::int, 0),
        rejected_count = greatest(0, least(p_left_out, 1048576)) + (SELECT coalesce(sum(n.value::int), 0) FROM jsonb_each_text(told -> 'counts') n
                          WHERE n.key NOT IN ('created', 'updated', 'same', 'joined'))
    WHERE id = i.id;
    RETURN told;
END $$;

CREATE OR REPLACE FUNCTION sec.import_clients(p_import bigint, p_overwrite boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_nestloop = off SET work_mem = '64MB' AS $$
DECLARE
    me bigint := sec.me();
    planned int;
    written int;
BEGIN
    WITH plan AS MATERIALIZED (SELECT * FROM sec.import_plan(p_import, p_overwrite)),
    born AS MATERIALIZED (SELECT p.row, nextval('crm.client_id_seq') AS id FROM (SELECT x.row FROM plan x WHERE x.outcome = 'created' ORDER BY x.row) p),
    placed AS (UPDATE priv.client_import_staged s SET kpp = p.kpp FROM plan p WHERE s.import_id = p_import AND s.row = p.row AND s.kpp <> p.kpp)
    INSERT INTO priv.client_import_row (import_id, row, outcome, about, client_id, contact_id)
    SELECT p_import, p.row, p.outcome, p.about, coalesce(p.known_id, b.id), CASE WHEN p.adds_person THEN nextval('crm.contact_id_seq') END
    FROM plan p LEFT JOIN born b ON b.row = p.leader AND p.outcome IN ('created', 'joined');
    -- Known clients are locked in the order of everybody; whose right to write has ended meanwhile leaves them as they are.
    PERFORM FROM crm.client c WHERE c.id IN (SELECT r.client_id FROM priv.client_import_row r WHERE r.import_id = p_import AND r.outcome IN ('updated', 'joined'))
    ORDER BY c.id FOR NO KEY UPDATE;
    UPDATE priv.client_import_row r SET outcome = 'same', contact_id = NULL FROM crm.client c
    WHERE r.import_id = p_import AND r.outcome IN ('updated', 'joined') AND c.id = r.client_id
      AND (c.deleted_at IS NOT NULL OR NOT sec.completes(c, sec.has_role('analyst'), sec.my_holders(), me));
    SELECT count(*) INTO planned FROM priv.client_import_row r WHERE r.import_id = p_import AND r.outcome = 'created';
    INSERT INTO crm.client (id, kind, short_name, full_name, inn, kpp, ogrn, address, postal_address, phone, email, site, source, tags, comment,
        signatory_position, signatory_name, signatory_basis, import_id, created_by)
    SELECT r.client_id, c.kind, btrim(c.short_name), c.full_name, c.inn, s.kpp, c.ogrn, c.address, c.postal_address, c.phone, c.email, c.site, c.source,
        CASE WHEN c.tags = '{}' THEN c.tags ELSE sec.neat_tags(c.tags) END, c.comment, c.signatory_position, c.signatory_name, c.signatory_basis, p_import, me
    FROM priv.client_import_row r JOIN priv.client_import_staged s ON s.import_id = p_import AND s.row = r.row,
        sec.sent_client(s.sent) c
    WHERE r.import_id = p_import AND r.outcome = 'created'
    ON CONFLICT (inn, kpp) WHERE deleted_at IS NULL AND inn <> '' DO NOTHING;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written < planned THEN
        PERFORM sec.import_beaten(p_import);
    END IF;
    PERFORM sec.import_completed(p_import, p_overwrite);
    INSERT INTO crm.contact (id, client_id, last_name, first_name, middle_name, position, phone, email, main, created_by)
    SELECT r.contact_id, r.client_id, btrim(k.last_name), coalesce(k.first_name, ''), coalesce(k.middle_name, ''), coalesce(k.position, ''),
        coalesce(k.contact_phone, ''), coalesce(k.contact_email, ''), r.outcome = 'created', me
    FROM priv.client_import_row r JOIN priv.client_import_staged s ON s.import_id = p_import AND s.row = r.row,
        jsonb_to_record(s.sent) AS k(last_name text, first_name text, middle_name text, position text, contact_phone text, contact_email text)
    WHERE r.import_id = p_import AND r.contact_id IS NOT NULL;
END $$;

-- Somebody else has written a client with the same ИНН and КПП a moment ago: his stays, ours stays out.
CREATE OR REPLACE FUNCTION sec.import_beaten(p_import bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    UPDATE priv.client_import_row r SET outcome = 'client_exists', client_id = NULL, contact_id = NULL,
        about = (SELECT jsonb_build_object('inn', s.inn, 'client', c.short_name) FROM priv.client_import_staged s JOIN crm.client c
                 ON c.inn = s.inn AND c.kpp = s.kpp AND c.deleted_at IS NULL WHERE s.import_id = p_import AND s.row = r.row)
    WHERE r.import_id = p_import AND r.outcome IN ('created', 'joined') AND NOT EXISTS (SELECT FROM crm.client c WHERE c.id = r.client_id) $$;

-- Completes the known clients and notes what they held before.
CREATE OR REPLACE FUNCTION sec.import_completed(p_import bigint, p_overwrite boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    WITH changed AS MATERIALIZED (
        SELECT r.row, c.id, sec.import_changes(c, s.sent || jsonb_build_object('kpp', s.kpp), p_overwrite) AS fields, to_jsonb(c) AS was
        FROM priv.client_import_row r JOIN priv.client_import_staged s ON s.import_id = p_import AND s.row = r.row JOIN crm.client c ON c.id = r.client_id
        WHERE r.import_id = p_import AND r.outcome = 'updated'),
    written AS (
        UPDATE crm.client c SET short_name = x.short_name, full_name = x.full_name, kpp = x.kpp, ogrn = x.ogrn, address = x.address,
            postal_address = x.postal_address, phone = x.phone, email = x.email, site = x.site, source = x.source, comment = x.comment,
            tags = sec.neat_tags(x.tags)
        FROM changed h, jsonb_populate_record(NULL::crm.client, h.was || h.fields) x WHERE c.id = h.id AND h.fields IS NOT NULL RETURNING c.id, c.version)
    UPDATE priv.client_import_row r SET version_after = w.version,
        before = (SELECT jsonb_object_agg(f.key, h.was -> f.key) FROM jsonb_object_keys(h.fields) f(key))
    FROM changed h JOIN written w ON w.id = h.id WHERE r.import_id = p_import AND r.row = h.row;
END $$;
