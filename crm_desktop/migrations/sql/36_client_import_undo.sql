-- Taking an import back, whole: what it made goes, what it completed is as before - as long as nothing hangs on it.

-- What stands in the way: [{kind, count, clients}]. The tables are those whose foreign keys point to what was made, so that a new table
-- is never forgotten; `changed` are clients and people somebody has written to since.
CREATE OR REPLACE FUNCTION sec.import_obstacles(p_import bigint) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    made bigint[] := ARRAY(SELECT client_id FROM priv.client_import_row WHERE import_id = p_import AND outcome = 'created' AND client_id IS NOT NULL);
    people bigint[] := ARRAY(SELECT contact_id FROM priv.client_import_row WHERE import_id = p_import AND contact_id IS NOT NULL);
    t record;
    found jsonb;
    all_found jsonb := '[]';
BEGIN
    FOR t IN
        SELECT c.conrelid::regclass AS name, k.relname AS kind, a.attname AS link, false AS of_people,
               CASE WHEN k.relname = 'contact' THEN 'x.id <> ALL ($2)' ELSE 'true' END AS besides
        FROM pg_constraint c JOIN pg_class k ON k.oid = c.conrelid JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        WHERE c.contype = 'f' AND c.confrelid = 'crm.client'::regclass AND k.relname <> 'client_search'
        UNION ALL SELECT c.conrelid::regclass, k.relname, a.attname, true, 'true'
        FROM pg_constraint c JOIN pg_class k ON k.oid = c.conrelid JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        WHERE c.contype = 'f' AND c.confrelid = 'crm.contact'::regclass AND k.relname <> 'contact_search'
        UNION ALL SELECT 'crm.file'::regclass, 'file', 'document_id', false, $q$x.document = 'client'$q$
        UNION ALL SELECT 'crm.event'::regclass, 'event', 'client_id', false, 'true'
        UNION ALL SELECT 'crm.task'::regclass, 'task', 'document_id', false, $q$x.document = 'client' AND x.client_id IS NULL$q$
    LOOP
        EXECUTE format('SELECT jsonb_build_object(''kind'', %L, ''count'', count(*), ''clients'', (array_agg(DISTINCT x.name))[1:5]) FROM (
            SELECT coalesce(c.short_name, '''') AS name FROM %s x LEFT JOIN crm.client c ON c.id = %s WHERE x.%I = ANY (%s) AND %s) x HAVING count(*) > 0',
            t.kind, t.name, CASE WHEN t.of_people THEN format('(SELECT k.client_id FROM crm.contact k WHERE k.id = x.%I)', t.link) ELSE format('x.%I', t.link) END,
            t.link, CASE WHEN t.of_people THEN '$2' ELSE '$1' END, t.besides) INTO found USING made, people;
        all_found := all_found || coalesce(found, '[]');
    END LOOP;
    SELECT jsonb_build_object('kind', 'changed', 'count', count(*), 'clients', (array_agg(DISTINCT x.short_name))[1:5]) INTO found FROM (
        SELECT c.short_name FROM priv.client_import_row r JOIN crm.client c ON c.id = r.client_id
        WHERE r.import_id = p_import AND (c.version <> coalesce(r.version_after, 1) OR c.deleted_at IS NOT NULL) AND (r.outcome = 'created' OR r.version_after IS NOT NULL)
        UNION ALL SELECT c.short_name FROM priv.client_import_row r LEFT JOIN crm.contact k ON k.id = r.contact_id LEFT JOIN crm.client c ON c.id = r.client_id
        WHERE r.import_id = p_import AND r.contact_id IS NOT NULL AND (k.id IS NULL OR k.version <> 1 OR k.client_id <> r.client_id)
        UNION ALL SELECT coalesce(k.title, '') FROM priv.client_import_row r LEFT JOIN crm.task k ON k.id = r.task_id
        WHERE r.import_id = p_import AND r.task_id IS NOT NULL AND (k.id IS NULL OR k.version <> 1)) x HAVING count(*) > 0;
    RETURN all_found || coalesce(found, '[]');
END $$;

-- Who imported takes it back, or an analyst. Refused with the list of what hangs on it.
CREATE OR REPLACE FUNCTION api.client_import_undo(p_import bigint) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    i crm.client_import;
    obstacles jsonb;
    done jsonb;
BEGIN
    PERFORM sec.at_present();
    SELECT * INTO i FROM crm.client_import x
    WHERE x.id = p_import AND x.state IN ('done', 'undone') AND (x.created_by = sec.me() OR sec.has_role('analyst')) FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM sec.deny();
    ELSIF i.state = 'undone' THEN
        PERFORM sec.refuse('import_undone');
    END IF;
    PERFORM FROM crm.client c WHERE c.id IN (SELECT r.client_id FROM priv.client_import_row r WHERE r.import_id = i.id) ORDER BY c.id FOR UPDATE;
    PERFORM FROM crm.task t WHERE t.id IN (SELECT r.task_id FROM priv.client_import_row r WHERE r.import_id = i.id) ORDER BY t.id FOR UPDATE;
    obstacles := sec.import_obstacles(i.id);
    IF obstacles <> '[]' THEN
        PERFORM sec.refuse('import_in_use', jsonb_build_object('obstacles', obstacles));
    END IF;
    done := sec.take_import_back(i.id);
    UPDATE crm.client_import SET state = 'undone', undone_at = now(), undone_by = sec.me() WHERE id = i.id;
    RETURN done;
END $$;

CREATE OR REPLACE FUNCTION sec.take_import_back(p_import bigint) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    gone int;
    restored int;
    tasks int;
BEGIN
    DELETE FROM crm.contact k USING priv.client_import_row r WHERE r.import_id = p_import AND k.id = r.contact_id;
    UPDATE crm.client c SET deleted_at = now() FROM priv.client_import_row r WHERE r.import_id = p_import AND r.outcome = 'created' AND c.id = r.client_id;
    GET DIAGNOSTICS gone = ROW_COUNT;
    UPDATE crm.client c SET short_name = x.short_name, full_name = x.full_name, kpp = x.kpp, ogrn = x.ogrn, address = x.address,
        postal_address = x.postal_address, phone = x.phone, email = x.email, site = x.site, source = x.source, comment = x.comment, tags = x.tags
    FROM priv.client_import_row r JOIN crm.client o ON o.id = r.client_id, jsonb_populate_record(o, r.before) x
    WHERE r.import_id = p_import AND r.before IS NOT NULL AND c.id = o.id;
    GET DIAGNOSTICS restored = ROW_COUNT;
    -- An earlier import that made or completed the same client can be taken back after this one.
    UPDATE priv.client_import_row e SET version_after = c.version FROM priv.client_import_row r JOIN crm.client c ON c.id = r.client_id
    WHERE r.import_id = p_import AND r.before IS NOT NULL AND e.client_id = r.client_id AND e.import_id <> r.import_id
      AND (e.outcome = 'created' OR e.version_after IS NOT NULL) AND coalesce(e.version_after, 1) = r.version_after - 1;
    DELETE FROM crm.task t USING priv.client_import_row r WHERE r.import_id = p_import AND t.id = r.task_id;
    GET DIAGNOSTICS tasks = ROW_COUNT;
    -- What the cards held is theirs again: no copy of it is kept.
    UPDATE priv.client_import_row SET before = NULL WHERE import_id = p_import AND before IS NOT NULL;
    RETURN jsonb_build_object('deleted', gone, 'restored', restored, 'tasks', tasks);
END $$;
