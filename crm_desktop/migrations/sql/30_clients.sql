-- Clients: search among mine, free/busy look-up for everybody, saving, the holders of a client.

-- Ids of the clients whose words contain every word of the query, in any order; `everywhere` ignores who holds them.
-- Planned anew for every query: how rare its letters are and how many clients are mine decides what is read. Those whose letters
-- are not written yet (34_client_words.sql) are looked through by their words.
CREATE OR REPLACE FUNCTION sec.find_clients(query text, everywhere boolean, most int) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    asked text[] := sec.asked_words(query);
    needed text[];
    patterns text[];
    owners bigint[];
    waiting int;
BEGIN
    SELECT array_agg(DISTINCT g) INTO needed FROM unnest(asked) w, unnest(crm.grams(w)) g
    WHERE length(g) = least(3, length(w));
    IF needed IS NULL THEN
        RETURN;
    END IF;
    SELECT array_agg('%' || regexp_replace(w, '([\\%_])', '\\\1', 'g') || '%') INTO patterns FROM unnest(asked) w;
    IF everywhere OR EXISTS (SELECT FROM crm.employee e WHERE e.login = session_user::text COLLATE "default" AND e.active
                             AND e.roles && ARRAY['executive', 'analyst', 'accountant']) THEN
        RETURN QUERY SELECT s.client_id FROM priv.client_search s WHERE s.grams = '{}' AND s.words LIKE ALL (patterns) LIMIT most;
        GET DIAGNOSTICS waiting = ROW_COUNT;
        RETURN QUERY SELECT s.client_id FROM priv.client_search s
        WHERE s.grams @> needed AND s.words LIKE ALL (patterns) LIMIT most - waiting;
        RETURN;
    END IF;
    owners := sec.my_owners();
    RETURN QUERY SELECT s.client_id FROM priv.client_search s WHERE s.grams = '{}' AND s.owner_ids && owners AND s.words LIKE ALL (patterns) LIMIT most;
    GET DIAGNOSTICS waiting = ROW_COUNT;
    IF cardinality(owners) > 100 THEN
        -- With so many holders the letters alone find fewer rows, and = ANY is hashed where && compares all with all.
        RETURN QUERY SELECT s.client_id FROM priv.client_search s
        WHERE s.grams @> needed AND s.words LIKE ALL (patterns)
          AND EXISTS (SELECT FROM unnest(s.owner_ids) o WHERE o = ANY (owners)) LIMIT most - waiting;
    ELSE
        RETURN QUERY SELECT s.client_id FROM priv.client_search s
        WHERE s.grams @> needed AND s.owner_ids && owners AND s.words LIKE ALL (patterns) LIMIT most - waiting;
    END IF;
END $$;

CREATE OR REPLACE FUNCTION api.client_search(query text, most int DEFAULT 2000) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT coalesce(array_agg(id), '{}') FROM sec.find_clients(query, false, most) AS id $$;

-- Free or busy: name, ИНН, which of my quotas a claim counts against, and per direction the state and the holder's name, and nothing else. Recorded, and a screenful
-- at most: the look-up answers about a client, it does not hand out the list of clients.
CREATE OR REPLACE FUNCTION api.client_lookup(query text, most int DEFAULT 20) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found jsonb;
    me bigint := sec.me();
BEGIN
    -- Everybody may ask whether a client is free; who only administrates has nothing to ask.
    IF NOT EXISTS (SELECT FROM crm.employee WHERE id = me AND roles && ARRAY['manager', 'assistant', 'expert', 'accountant', 'analyst', 'executive']) THEN
        PERFORM sec.deny();
    END IF;
    SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', c.id, 'name', c.short_name, 'inn', c.inn, 'counts_as', sec.claim_kind(sec.is_new_client(c.id)),
        'directions', (SELECT jsonb_agg(jsonb_build_object(
            'direction_id', d.id, 'name', d.name, 'short_name', d.short_name, 'color', d.color,
            'state', coalesce(cd.state, 'free'), 'holder', h.short_name, 'client_direction_id', cd.id,
            'mine', cd.holder_id = me,
            'cool_down_until_on', CASE WHEN cd.last_holder_id = me AND cd.cool_down_until_on > current_date
                                       THEN cd.cool_down_until_on END) ORDER BY d.id)
            FROM crm.direction d
            LEFT JOIN crm.client_direction cd ON cd.direction_id = d.id AND cd.client_id = c.id
            LEFT JOIN crm.employee h ON h.id = cd.holder_id
            WHERE d.active)) ORDER BY f.place), '[]') INTO found
    FROM sec.find_ranked(query, least(most, 50)) f JOIN crm.client c ON c.id = f.id;
    INSERT INTO priv.lookup_log (employee_id, query, found) VALUES (me, left(query, 200), jsonb_array_length(found));
    -- A row can be taken back by whoever wrote it, with his transaction; the server's log cannot.
    RAISE LOG 'client look-up by %: %', session_user, left(query, 200);
    RETURN found;
END $$;

-- Who looked up what, newest first: for analysts and executives, who answer for the client base.
CREATE OR REPLACE FUNCTION api.lookup_journal() RETURNS TABLE (id bigint, at timestamptz, employee_id bigint, author text, query text, found int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT l.id, l.at, l.employee_id, e.short_name, l.query, l.found FROM priv.lookup_log l JOIN crm.employee e ON e.id = l.employee_id
    WHERE sec.has_role('analyst') OR sec.has_role('executive') ORDER BY l.id DESC LIMIT 20000 $$;

-- Creates (p_id NULL) or changes a client; ИНН and КПП travel only this way, so that uniqueness cannot be probed.
CREATE OR REPLACE FUNCTION api.client_save(p_id bigint, p_version int, p_changes jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c crm.client;
    was crm.client;
    twin text;
    allowed text[] := ARRAY['kind', 'short_name', 'full_name', 'inn', 'kpp', 'ogrn', 'address', 'postal_address', 'phone', 'email', 'site',
        'source', 'tags', 'comment', 'signatory_position', 'signatory_name', 'signatory_basis', 'registry_state'];
    unknown text;
BEGIN
    PERFORM sec.at_present();
    SELECT key INTO unknown FROM jsonb_object_keys(p_changes) key WHERE NOT key = ANY (allowed) LIMIT 1;
    IF unknown IS NOT NULL THEN
        PERFORM sec.deny();
    END IF;
    IF NOT (sec.has_role('manager') OR sec.has_role('assistant') OR sec.has_role('analyst')) THEN
        PERFORM sec.deny();
    END IF;
    IF p_id IS NOT NULL THEN
        SELECT * INTO c FROM crm.client x
        WHERE x.id = p_id AND x.deleted_at IS NULL AND (sec.has_role('analyst') OR x.owner_ids && sec.my_holders())
        FOR NO KEY UPDATE;
        IF NOT FOUND THEN
            PERFORM sec.deny();
        ELSIF c.version <> p_version THEN
            PERFORM sec.stale();
        END IF;
    END IF;
    -- A field that was emptied comes as null and is kept as an empty text.
    SELECT coalesce(jsonb_object_agg(key, CASE WHEN value <> 'null' THEN value WHEN key = 'tags' THEN '[]' ELSE '""' END), '{}') INTO p_changes
    FROM jsonb_each(p_changes);
    was := c;
    c := jsonb_populate_record(coalesce(c, jsonb_populate_record(NULL::crm.client,
        '{"kind": "company", "full_name": "", "inn": "", "kpp": "", "ogrn": "", "address": "", "postal_address": "",
          "phone": "", "email": "", "site": "", "source": "", "tags": [], "comment": "", "signatory_position": "",
          "signatory_name": "", "signatory_basis": "", "registry_state": ""}')), p_changes);
    c.tags := sec.neat_tags(c.tags);
    IF p_changes ? 'registry_state' THEN
        c.registry_on := CASE WHEN c.registry_state <> '' THEN sec.today() END;
    END IF;
    IF coalesce(c.short_name, '') = '' THEN
        PERFORM sec.refuse('field_required', '{"field": "short_name"}');
    ELSIF c.inn <> '' AND NOT sec.inn_valid(c.inn) THEN
        PERFORM sec.refuse('inn_invalid', jsonb_build_object('field', 'inn', 'inn', c.inn));
    END IF;
    PERFORM sec.refuse_if(sec.client_fault(was, c));
    SELECT short_name INTO twin FROM crm.client x
    WHERE x.inn = c.inn AND x.kpp = c.kpp AND c.inn <> '' AND x.deleted_at IS NULL AND x.id IS DISTINCT FROM p_id;
    IF FOUND THEN
        PERFORM sec.refuse('client_exists', jsonb_build_object('field', 'inn', 'inn', c.inn, 'client', twin));
    END IF;
    IF p_id IS NULL THEN
        INSERT INTO crm.client (kind, short_name, full_name, inn, kpp, ogrn, address, postal_address, phone, email, site,
            source, tags, comment, signatory_position, signatory_name, signatory_basis, registry_state, registry_on)
        VALUES (c.kind, c.short_name, c.full_name, c.inn, c.kpp, c.ogrn, c.address, c.postal_address, c.phone, c.email,
            c.site, c.source, c.tags, c.comment, c.signatory_position, c.signatory_name, c.signatory_basis, c.registry_state, c.registry_on)
        RETURNING * INTO c;
    ELSE
        UPDATE crm.client x SET kind = c.kind, short_name = c.short_name, full_name = c.full_name, inn = c.inn, kpp = c.kpp,
            ogrn = c.ogrn, address = c.address, postal_address = c.postal_address, phone = c.phone, email = c.email,
            site = c.site, source = c.source, tags = c.tags, comment = c.comment,
            signatory_position = c.signatory_position, signatory_name = c.signatory_name, signatory_basis = c.signatory_basis,
            registry_state = c.registry_state, registry_on = c.registry_on
        WHERE x.id = p_id RETURNING * INTO c;
    END IF;
    RETURN jsonb_build_object('id', c.id, 'version', c.version);
END $$;

-- AFTER a change of holders: who sees the client's card. A reservation opens nothing: whoever asked for every direction above
-- his quota would otherwise read the whole base of clients.
CREATE OR REPLACE FUNCTION sec.client_owners() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.owner_id, NEW.state) IS NOT DISTINCT FROM (OLD.owner_id, OLD.state) THEN
        RETURN NULL;
    END IF;
    UPDATE crm.client c SET owner_ids = o.ids
    FROM (SELECT coalesce(array_agg(DISTINCT owner_id ORDER BY owner_id), '{}') AS ids
          FROM crm.client_direction WHERE client_id = NEW.client_id AND owner_id IS NOT NULL AND state = 'held') o
    WHERE c.id = NEW.client_id AND c.owner_ids IS DISTINCT FROM o.ids;
    IF FOUND THEN
        PERFORM sec.own_payment(p.id) FROM crm.payment p WHERE p.client_id = NEW.client_id;
    END IF;
    RETURN NULL;
END $$;

-- AFTER UPDATE OF short_name: lists show the client's name from the document's own row.
CREATE OR REPLACE FUNCTION sec.client_renamed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['client_direction', 'deal', 'calculation_request', 'calculation_line', 'quote', 'invoice',
                                'work_item', 'issued_document', 'act', 'approval', 'payment'] LOOP
        EXECUTE format('UPDATE crm.%I SET client_name = $1 WHERE client_id = $2', name) USING NEW.short_name, NEW.id;
    END LOOP;
    RETURN NULL;
END $$;
