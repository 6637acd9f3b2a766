-- Two clients that were one become one. Nothing is deleted: what the merge changes is kept with the values it had and gets, so that it
-- can be taken back. Locks in the order of all locks: client, client_direction, deal, documents.

-- What belongs to a client and follows it row by row; `named` carries its name as well. People, addresses, accounts and directions
-- have rules of their own; logs, acts of destruction and earlier merges tell what was then and stay.
CREATE OR REPLACE FUNCTION sec.client_links() RETURNS TABLE (relation text, named boolean) LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    VALUES ('claim', false), ('deal', true), ('calculation_request', true), ('calculation_line', true), ('quote', true), ('invoice', true),
           ('work_item', true), ('issued_document', true), ('act', true), ('approval', true), ('payment', true), ('task', false), ('event', false) $$;

-- Sets columns of the rows of a table and keeps of each row what the columns held: {column: [before, after]}. The condition is
-- ours, never a caller's.
CREATE OR REPLACE FUNCTION sec.merge_rows(p_merge bigint, p_relation text, p_where text, p_set jsonb) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    kept text;
    assigned text;
    done int;
BEGIN
    SELECT string_agg(format('%L, jsonb_build_array(t.%1$I, $2 -> %1$L)', key), ', '),
           string_agg(format('%1$I = (jsonb_populate_record(NULL::crm.%2$I, $2)).%1$I', key, p_relation), ', ')
    INTO kept, assigned FROM jsonb_object_keys(p_set) key;
    EXECUTE format('WITH found AS (SELECT t.id, jsonb_build_object(%1$s) AS before FROM crm.%2$I t WHERE %3$s ORDER BY t.id FOR NO KEY UPDATE),
        kept AS (INSERT INTO priv.client_merge_row (merge_id, relation, row_id, before) SELECT $1, %2$L, id, before FROM found)
        UPDATE crm.%2$I t SET %4$s FROM found WHERE t.id = found.id', kept, p_relation, p_where, assigned) USING p_merge, p_set;
    GET DIAGNOSTICS done = ROW_COUNT;
    RETURN done;
END $$;

-- The same for a row that was changed otherwise: whatever differs between the two pictures of it.
CREATE OR REPLACE FUNCTION sec.merge_image(p_merge bigint, p_relation text, p_before jsonb, p_after jsonb) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO priv.client_merge_row (merge_id, relation, row_id, before)
    SELECT p_merge, p_relation, (p_before ->> 'id')::bigint, x.pairs FROM (
        SELECT jsonb_object_agg(b.key, jsonb_build_array(b.value, p_after -> b.key)) AS pairs FROM jsonb_each(p_before) b
        WHERE b.value IS DISTINCT FROM p_after -> b.key AND b.key NOT IN ('version', 'updated_at', 'name_sort', 'full_name_sort', 'owner_ids')
          AND NOT (p_relation = 'contact' AND b.key = 'full_name')) x
    WHERE x.pairs IS NOT NULL $$;

-- The people of two clients that share a phone, an e-mail or the whole name: [{merged_id, survivor_id, sure}]. Sure is who has the same
-- last name as well: two people often share the phone of an office.
CREATE OR REPLACE FUNCTION sec.contact_twins(p_survivor bigint, p_merged bigint) RETURNS TABLE (merged_id bigint, survivor_id bigint, sure boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT ON (m.id) m.id, s.id, crm.fold(m.last_name) = crm.fold(s.last_name)
    FROM crm.contact m JOIN crm.contact s ON s.client_id = p_survivor AND s.anonymised_at IS NULL
     AND (crm.phone_keys(m.phone) && crm.phone_keys(s.phone) OR m.email <> '' AND lower(m.email) = lower(s.email) OR crm.fold(m.full_name) = crm.fold(s.full_name))
    WHERE m.client_id = p_merged AND m.anonymised_at IS NULL
    ORDER BY m.id, (crm.fold(m.last_name) = crm.fold(s.last_name)) DESC, s.active DESC, s.id $$;

-- Both clients locked in the order of their ids, alive, and as they were read; the answer for all others is one and the same.
CREATE OR REPLACE FUNCTION sec.merge_lock(p_survivor bigint, p_merged bigint, p_versions int[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    versions int[];
BEGIN
    -- FOR UPDATE: whoever is just writing a row of theirs ends first, and later ones see a client that is no more.
    SELECT array_agg(x.version ORDER BY x.id = p_merged) INTO versions
    FROM (SELECT id, version FROM crm.client WHERE id IN (p_survivor, p_merged) AND deleted_at IS NULL ORDER BY id FOR UPDATE) x;
    IF p_survivor = p_merged OR coalesce(cardinality(versions), 0) <> 2 THEN
        PERFORM sec.deny();
    ELSIF versions IS DISTINCT FROM p_versions THEN
        PERFORM sec.stale();
    END IF;
    PERFORM FROM crm.client_direction WHERE client_id IN (p_survivor, p_merged) ORDER BY id FOR NO KEY UPDATE;
END $$;

-- BEFORE INSERT of what hangs on a client directly: a client that was merged away or deleted meanwhile takes nothing more.
CREATE OR REPLACE FUNCTION sec.of_living_client() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM crm.client WHERE id = NEW.client_id AND deleted_at IS NULL FOR KEY SHARE;
    IF NOT FOUND AND NOT pg_has_role(session_user, 'crm_owner', 'MEMBER') THEN
        PERFORM sec.deny();
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER a_living BEFORE INSERT ON crm.client_direction FOR EACH ROW EXECUTE FUNCTION sec.of_living_client();
CREATE OR REPLACE TRIGGER a_living BEFORE INSERT ON crm.client_account FOR EACH ROW EXECUTE FUNCTION sec.of_living_client();
CREATE OR REPLACE TRIGGER a_living BEFORE INSERT ON crm.client_address FOR EACH ROW EXECUTE FUNCTION sec.of_living_client();

-- People: united with their twins as chosen (the sure ones unless told otherwise), the rest moves. A united one stays with the
-- client that is no more; what was known of him alone goes into his twin.
CREATE OR REPLACE FUNCTION sec.merge_people(p_merge bigint, p_survivor bigint, p_merged bigint, p_choices jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    pairs jsonb;
    pair record;
    kept crm.contact;
    gone crm.contact;
    after crm.contact;
    moved int;
BEGIN
    PERFORM FROM crm.contact WHERE client_id IN (p_survivor, p_merged) ORDER BY id FOR NO KEY UPDATE;
    SELECT coalesce(jsonb_object_agg(m.id, coalesce(p_choices -> m.id::text, to_jsonb(t.survivor_id))), '{}') INTO pairs
    FROM crm.contact m LEFT JOIN sec.contact_twins(p_survivor, p_merged) t ON t.merged_id = m.id AND t.sure
    WHERE m.client_id = p_merged AND m.anonymised_at IS NULL AND coalesce(p_choices -> m.id::text, to_jsonb(t.survivor_id)) NOT IN ('null', '0');
    FOR pair IN SELECT key::bigint AS merged_id, (value #>> '{}')::bigint AS survivor_id FROM jsonb_each(pairs) ORDER BY 1 LOOP
        SELECT * INTO kept FROM crm.contact WHERE id = pair.survivor_id AND client_id = p_survivor AND anonymised_at IS NULL;
        IF NOT FOUND THEN
            PERFORM sec.deny();
        END IF;
        SELECT * INTO gone FROM crm.contact WHERE id = pair.merged_id;
        UPDATE crm.contact SET first_name = coalesce(nullif(kept.first_name, ''), gone.first_name), middle_name = coalesce(nullif(kept.middle_name, ''), gone.middle_name),
            position = coalesce(nullif(kept.position, ''), gone.position),
            phone = CASE WHEN crm.phone_keys(gone.phone) <@ crm.phone_keys(kept.phone) THEN kept.phone ELSE concat_ws(', ', nullif(kept.phone, ''), gone.phone) END,
            email = CASE WHEN gone.email = '' OR position(lower(gone.email) IN lower(kept.email)) > 0 THEN kept.email ELSE concat_ws(', ', nullif(kept.email, ''), gone.email) END,
            comment = CASE WHEN gone.comment = '' OR position(gone.comment IN kept.comment) > 0 THEN kept.comment ELSE concat_ws(E'\n', nullif(kept.comment, ''), gone.comment) END,
            active = kept.active OR gone.active
        WHERE id = kept.id RETURNING * INTO after;
        PERFORM sec.merge_image(p_merge, 'contact', to_jsonb(kept), to_jsonb(after));
    END LOOP;
    IF EXISTS (SELECT FROM crm.contact WHERE client_id = p_survivor AND main) THEN
        PERFORM sec.merge_rows(p_merge, 'contact', format('t.client_id = %s AND t.main', p_merged), '{"main": false}');
    END IF;
    moved := sec.merge_rows(p_merge, 'contact', format('t.client_id = %s AND NOT t.id = ANY (%L::bigint[])', p_merged,
        ARRAY(SELECT key::bigint FROM jsonb_object_keys(pairs) key)), jsonb_build_object('client_id', p_survivor));
    RETURN jsonb_build_object('pairs', pairs, 'moved', moved);
END $$;

-- Accounts and addresses: those the survivor has already stay where they are.
CREATE OR REPLACE FUNCTION sec.merge_parts(p_merge bigint, p_survivor bigint, p_merged bigint) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    to_survivor jsonb := jsonb_build_object('client_id', p_survivor);
    accounts int;
    addresses int;
BEGIN
    IF EXISTS (SELECT FROM crm.client_account WHERE client_id = p_survivor AND main) THEN
        PERFORM sec.merge_rows(p_merge, 'client_account', format('t.client_id = %s AND t.main', p_merged), '{"main": false}');
    END IF;
    accounts := sec.merge_rows(p_merge, 'client_account', format('t.client_id = %s AND NOT EXISTS (SELECT FROM crm.client_account x
        WHERE x.client_id = %s AND x.account = t.account AND x.bik = t.bik)', p_merged, p_survivor), to_survivor);
    addresses := sec.merge_rows(p_merge, 'client_address', format('t.client_id = %s AND NOT EXISTS (SELECT FROM crm.client_address x
        WHERE x.client_id = %s AND x.kind = t.kind AND crm.fold(x.address) = crm.fold(t.address))', p_merged, p_survivor), to_survivor);
    RETURN jsonb_build_object('client_account', accounts, 'client_address', addresses);
END $$;

-- Everything that follows row by row, and what points to a client by its kind and number.
CREATE OR REPLACE FUNCTION sec.merge_links(p_merge bigint, p_survivor crm.client, p_merged bigint, p_pairs jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    link record;
    pair record;
    counts jsonb := '{}';
    plain jsonb := jsonb_build_object('client_id', p_survivor.id);
    done int;
BEGIN
    FOR link IN SELECT * FROM sec.client_links() LOOP
        done := sec.merge_rows(p_merge, link.relation, format('t.client_id = %s', p_merged),
            CASE WHEN link.named THEN plain || jsonb_build_object('client_name', p_survivor.short_name) ELSE plain END);
        counts := counts || jsonb_build_object(link.relation, done);
    END LOOP;
    FOR pair IN SELECT key::bigint AS merged_id, value AS survivor_id FROM jsonb_each(p_pairs) ORDER BY 1 LOOP
        PERFORM sec.merge_rows(p_merge, r, format('t.contact_id = %s', pair.merged_id), jsonb_build_object('contact_id', pair.survivor_id))
        FROM unnest(ARRAY['deal', 'quote']) r;
    END LOOP;
    FOR link IN SELECT unnest(ARRAY['event', 'task', 'file']) AS relation LOOP
        done := sec.merge_rows(p_merge, link.relation, format('t.document = ''client'' AND t.document_id = %s', p_merged),
            jsonb_build_object('document_id', p_survivor.id));
        counts := counts || CASE WHEN link.relation = 'file' THEN jsonb_build_object('file', done) ELSE '{}' END;
    END LOOP;
    -- Who was told apart from the one is told apart from both.
    PERFORM sec.merge_rows(p_merge, 'different_clients', format('t.id = %s', d.id),
        jsonb_build_object('first_id', least(d.other, p_survivor.id), 'second_id', greatest(d.other, p_survivor.id)))
    FROM (SELECT x.id, CASE WHEN x.first_id = p_merged THEN x.second_id ELSE x.first_id END AS other FROM crm.different_clients x
          WHERE p_merged IN (x.first_id, x.second_id)) d
    WHERE d.other <> p_survivor.id AND NOT EXISTS (SELECT FROM crm.different_clients y
        WHERE y.first_id = least(d.other, p_survivor.id) AND y.second_id = greatest(d.other, p_survivor.id));
    RETURN counts;
END $$;
