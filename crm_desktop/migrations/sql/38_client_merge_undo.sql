-- The way back from a merge: every column it changed gets what it held, as long as nobody has written into it since.

-- What a row is called in the sentence that says why it cannot be taken back.
CREATE OR REPLACE FUNCTION sec.row_label(p_relation text, p_id bigint) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    r jsonb;
BEGIN
    IF p_relation = 'client_direction' THEN
        RETURN (SELECT concat_ws(' · ', c.client_name, d.name) FROM crm.client_direction c JOIN crm.direction d ON d.id = c.direction_id WHERE c.id = p_id);
    END IF;
    EXECUTE format('SELECT to_jsonb(t) FROM (SELECT * FROM crm.%I WHERE id = $1) t', p_relation) INTO r USING p_id;
    RETURN coalesce(nullif(r ->> 'number', ''), nullif(r ->> 'registry_number', ''), nullif(r ->> 'short_name', ''), nullif(r ->> 'full_name', ''),
        nullif(r ->> 'title', ''), r ->> 'account', r ->> 'address', r ->> 'document_number', '№ ' || p_id);
END $$;

-- Rows whose columns hold something else than the merge wrote. The client's name follows by itself; when a direction was last worked
-- on is nobody's change.
CREATE OR REPLACE FUNCTION sec.merge_changes(p_merge bigint) RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    x record;
    ids bigint[];
    found text[] := '{}';
BEGIN
    FOR x IN SELECT DISTINCT r.relation, k AS name FROM priv.client_merge_row r, jsonb_object_keys(r.before) k
             WHERE r.merge_id = p_merge AND k <> ALL (ARRAY['client_name', 'last_activity_at', 'warned_on']) ORDER BY 1, 2 LOOP
        EXECUTE format('SELECT array_agg(t.id ORDER BY t.id) FROM priv.client_merge_row r JOIN crm.%1$I t ON t.id = r.row_id
            WHERE r.merge_id = $1 AND r.relation = %1$L AND r.before ? %2$L
              AND t.%2$I IS DISTINCT FROM (jsonb_populate_record(NULL::crm.%1$I, jsonb_build_object(%2$L, r.before -> %2$L -> 1))).%2$I', x.relation, x.name)
            INTO ids USING p_merge;
        found := found || ARRAY(SELECT sec.row_label(x.relation, id) FROM unnest(ids[1:20]) id);
    END LOOP;
    RETURN ARRAY(SELECT DISTINCT f FROM unnest(found) f ORDER BY f);
END $$;

-- Gives the rows of a table back what they held; whose a deal is, is given back with all that hangs on it (sec.pass_deals).
CREATE OR REPLACE FUNCTION sec.merge_restore(p_merge bigint, p_relation text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    assigned text;
BEGIN
    SELECT string_agg(DISTINCT format('%1$I = (jsonb_populate_record(t, r.was)).%1$I', k), ', ') INTO assigned
    FROM priv.client_merge_row r, jsonb_object_keys(r.before) k
    WHERE r.merge_id = p_merge AND r.relation = p_relation AND NOT (p_relation = 'deal' AND k = 'owner_id');
    IF assigned IS NOT NULL THEN
        EXECUTE format('UPDATE crm.%1$I t SET %2$s FROM (SELECT x.row_id, jsonb_object_agg(e.key, e.value -> 0) AS was
            FROM priv.client_merge_row x, jsonb_each(x.before) e WHERE x.merge_id = $1 AND x.relation = %1$L GROUP BY x.row_id) r WHERE t.id = r.row_id',
            p_relation, assigned) USING p_merge;
    END IF;
END $$;

-- What was written since into a deal that goes back goes back with it.
CREATE OR REPLACE FUNCTION sec.merge_follow(p_survivor bigint, m crm.client, p_since timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    r text;
BEGIN
    FOREACH r IN ARRAY ARRAY['calculation_request', 'calculation_line', 'quote', 'invoice', 'work_item', 'issued_document', 'act', 'approval'] LOOP
        EXECUTE format('UPDATE crm.%I x SET client_id = $1, client_name = $2 FROM crm.deal d WHERE d.id = x.deal_id AND d.client_id = $1 AND x.client_id <> $1', r)
            USING m.id, m.short_name;
    END LOOP;
    UPDATE crm.event e SET client_id = m.id FROM crm.deal d WHERE d.id = e.deal_id AND d.client_id = m.id AND e.client_id = p_survivor;
    UPDATE crm.claim c SET client_id = m.id FROM crm.client_direction d WHERE d.id = c.client_direction_id AND d.client_id = m.id AND c.client_id = p_survivor;
    UPDATE crm.payment p SET client_id = m.id, client_name = m.short_name
    FROM crm.payment_allocation a JOIN crm.invoice i ON i.id = a.invoice_id
    WHERE a.payment_id = p.id AND i.client_id = m.id AND p.client_id = p_survivor AND p.created_at >= p_since;
END $$;

-- Two clients again. Refused with the list of what was changed since, or when the ИНН has come back meanwhile.
CREATE OR REPLACE FUNCTION api.client_merge_undo(p_id bigint) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    merge crm.client_merge;
    m crm.client;
    changed text[];
    twin text;
    r text;
    x record;
    sealed jsonb := '[]';
BEGIN
    PERFORM sec.at_present();
    IF NOT sec.has_role('analyst') THEN
        PERFORM sec.deny();
    END IF;
    SELECT * INTO merge FROM crm.client_merge WHERE id = p_id FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM sec.deny();
    ELSIF merge.undone_at IS NOT NULL THEN
        PERFORM sec.refuse('merge_undone', jsonb_build_object('on', merge.undone_at));
    END IF;
    PERFORM FROM crm.client WHERE id IN (merge.survivor_id, merge.merged_id) ORDER BY id FOR UPDATE;
    SELECT * INTO m FROM crm.client WHERE id = merge.merged_id;
    PERFORM FROM crm.client_direction WHERE client_id IN (merge.survivor_id, merge.merged_id) ORDER BY id FOR NO KEY UPDATE;
    changed := CASE WHEN EXISTS (SELECT FROM crm.client WHERE id = merge.survivor_id AND deleted_at IS NULL) THEN sec.merge_changes(merge.id) ELSE ARRAY[merge.survivor_name] END;
    IF changed <> '{}' OR m.merged_into_id IS DISTINCT FROM merge.survivor_id THEN
        PERFORM sec.refuse('merge_changed', jsonb_build_object('rows', to_jsonb(changed[1:12]), 'count', cardinality(changed)));
    END IF;
    SELECT short_name INTO twin FROM crm.client c WHERE c.inn = m.inn AND c.kpp = m.kpp AND m.inn <> '' AND c.deleted_at IS NULL AND c.id <> merge.survivor_id;
    IF FOUND THEN
        PERFORM sec.refuse('client_exists', jsonb_build_object('inn', m.inn, 'client', twin));
    END IF;
    PERFORM FROM crm.deal WHERE id IN (SELECT row_id FROM priv.client_merge_row WHERE merge_id = merge.id AND relation = 'deal') ORDER BY id FOR NO KEY UPDATE;
    IF m.inn = '' OR EXISTS (SELECT FROM crm.client c WHERE c.id = merge.survivor_id AND c.inn = m.inn) THEN
        sealed := sec.sealed(merge.survivor_id);
    END IF;
    PERFORM sec.merge_restore(merge.id, 'client');
    UPDATE crm.client SET deleted_at = NULL, merged_into_id = NULL WHERE id = m.id RETURNING * INTO m;
    FOREACH r IN ARRAY ARRAY['client_direction', 'contact', 'client_account', 'client_address', 'deal'] LOOP
        PERFORM sec.merge_restore(merge.id, r);
    END LOOP;
    -- Whoever has his directions back begins anew: what was done in them meanwhile stands in the other row.
    UPDATE crm.client_direction SET last_activity_at = now() WHERE state = 'held'
        AND id IN (SELECT row_id FROM priv.client_merge_row WHERE merge_id = merge.id AND relation = 'client_direction');
    FOR x IN SELECT (d.before -> 'owner_id' ->> 0)::bigint AS owner_id, array_agg(d.row_id) AS deals FROM priv.client_merge_row d
             WHERE d.merge_id = merge.id AND d.relation = 'deal' AND d.before ? 'owner_id' GROUP BY 1 ORDER BY 1 LOOP
        PERFORM sec.pass_deals(x.deals, x.owner_id, merge.created_at);
    END LOOP;
    FOR r IN SELECT DISTINCT relation FROM priv.client_merge_row WHERE merge_id = merge.id
             AND relation <> ALL (ARRAY['client', 'client_direction', 'contact', 'client_account', 'client_address', 'deal']) ORDER BY 1 LOOP
        PERFORM sec.merge_restore(merge.id, r);
    END LOOP;
    PERFORM sec.merge_follow(merge.survivor_id, m, merge.created_at);
    PERFORM sec.seal_again(sealed);
    PERFORM sec.own_client(id) FROM unnest(ARRAY[merge.survivor_id, merge.merged_id]) id;
    UPDATE crm.client_merge SET undone_at = now(), undone_by = sec.me() WHERE id = merge.id;
    PERFORM sec.record('client', to_jsonb(c) || jsonb_build_object('owner_id', c.owner_ids[1]), 'step', 'unmerge', jsonb_build_object('client',
        CASE c.id WHEN merge.survivor_id THEN merge.merged_name ELSE merge.survivor_name END)) FROM crm.client c WHERE c.id IN (merge.survivor_id, merge.merged_id);
    RETURN jsonb_build_object('id', merge.merged_id, 'survivor_id', merge.survivor_id);
END $$;
