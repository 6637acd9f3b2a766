-- The people of a client: written by a command, read through one door that writes down who looked (152-ФЗ, статья 19, п. 8).

-- The digits a phone is found and compared by: ten of a Russian number, all of a foreign one; extensions do not count.
CREATE OR REPLACE FUNCTION crm.phone_keys(value text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT CASE WHEN length(d) = 11 AND d ~ '^[78]' THEN substr(d, 2) ELSE d END), '{}')
    FROM regexp_split_to_table(value, '[,;\n]') part,
         regexp_replace(regexp_replace(lower(part), '(доб|ext|вн|#|x).*$', ''), '[^0-9]', '', 'g') d
    WHERE length(d) BETWEEN 6 AND 15 $$;

-- Writes down that I looked at people of a client: one row a day and client, counted at most every ten minutes.
CREATE OR REPLACE FUNCTION sec.log_view(p_client bigint, p_people int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_people = 0 OR sec.me() IS NULL OR EXISTS (SELECT FROM priv.personal_data_log WHERE action = 'view' AND employee_id = sec.me()
        AND client_id = p_client AND day_on = sec.today() AND last_at > now() - interval '10 minutes') THEN
        RETURN;
    END IF;
    -- The row can be taken back with its transaction; the server's log cannot.
    RAISE LOG 'people of client % viewed by %', p_client, session_user;
    INSERT INTO priv.personal_data_log (employee_id, action, client_id, day_on, people) VALUES (sec.me(), 'view', p_client, sec.today(), p_people)
    ON CONFLICT (employee_id, client_id, day_on) WHERE action = 'view'
    DO UPDATE SET times = personal_data_log.times + 1, last_at = clock_timestamp(), people = greatest(personal_data_log.people, excluded.people);
END $$;

-- The people of a client I see, with how they are reached; recorded. A client that is a person is personal data itself.
CREATE OR REPLACE FUNCTION sec.people_of(p_client bigint) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    people jsonb;
    own int;
BEGIN
    SELECT (c.kind <> 'company')::int INTO own FROM crm.client c WHERE c.id = p_client AND sec.sees_client(c.owner_ids);
    IF NOT FOUND THEN
        RETURN '[]';
    END IF;
    SELECT coalesce(jsonb_agg(to_jsonb(k) ORDER BY k.active DESC, k.main DESC, k.id), '[]') INTO people FROM crm.contact k WHERE k.client_id = p_client;
    PERFORM sec.log_view(p_client, jsonb_array_length(people) + own);
    RETURN people;
END $$;

-- Whether I see a client with these holders: the rule of the policies on crm.client.
CREATE OR REPLACE FUNCTION sec.sees_client(p_owners bigint[]) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM crm.employee e WHERE e.login = session_user::text COLLATE "default" AND e.active
                   AND e.roles && ARRAY['executive', 'analyst', 'accountant']) OR p_owners && sec.my_owners() $$;

-- Writes a person of a client (p_id NULL: a new one) with the rights of who works for one of the client's holders.
CREATE OR REPLACE FUNCTION api.contact_save(p_id bigint, p_version int, p_changes jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    k crm.contact;
    target bigint := (p_changes ->> 'client_id')::bigint;
BEGIN
    PERFORM sec.at_present();
    IF EXISTS (SELECT FROM jsonb_object_keys(p_changes) key WHERE key <> ALL (ARRAY['client_id', 'last_name', 'first_name', 'middle_name',
        'position', 'phone', 'email', 'main', 'comment', 'active'])) THEN
        PERFORM sec.deny();
    END IF;
    IF p_id IS NOT NULL THEN
        SELECT client_id INTO target FROM crm.contact WHERE id = p_id AND (target IS NULL OR client_id = target);
    END IF;
    PERFORM FROM crm.client c WHERE c.id = target AND c.deleted_at IS NULL AND (sec.has_role('analyst')
        OR (sec.has_role('manager') OR sec.has_role('assistant')) AND c.owner_ids && sec.my_holders()) FOR SHARE;
    IF NOT FOUND THEN
        PERFORM sec.deny();
    END IF;
    IF p_id IS NOT NULL THEN
        SELECT * INTO k FROM crm.contact WHERE id = p_id FOR NO KEY UPDATE;
        IF k.version <> p_version THEN
            PERFORM sec.stale();
        ELSIF k.anonymised_at IS NOT NULL THEN
            PERFORM sec.refuse('contact_anonymised', jsonb_build_object('on', k.anonymised_at));
        END IF;
    END IF;
    k := jsonb_populate_record(coalesce(k, jsonb_populate_record(NULL::crm.contact, '{"first_name": "", "middle_name": "", "position": "",
        "phone": "", "email": "", "main": false, "comment": "", "active": true}')), p_changes);
    IF btrim(coalesce(k.last_name, '')) = '' THEN
        PERFORM sec.refuse('field_required', '{"field": "last_name"}');
    END IF;
    IF k.main THEN
        UPDATE crm.contact SET main = false WHERE client_id = target AND main AND id IS DISTINCT FROM p_id;
    END IF;
    IF p_id IS NULL THEN
        INSERT INTO crm.contact (client_id, last_name, first_name, middle_name, position, phone, email, main, comment, active)
        VALUES (target, k.last_name, k.first_name, k.middle_name, k.position, k.phone, k.email, k.main, k.comment, k.active) RETURNING * INTO k;
    ELSE
        UPDATE crm.contact SET last_name = k.last_name, first_name = k.first_name, middle_name = k.middle_name, position = k.position, phone = k.phone,
            email = k.email, main = k.main, comment = k.comment, active = k.active WHERE id = p_id RETURNING * INTO k;
    END IF;
    RETURN jsonb_build_object('id', k.id, 'version', k.version);
END $$;

-- People I find by name, phone or e-mail among the clients I see: [{id, client_id, name, position, client}].
CREATE OR REPLACE FUNCTION api.contact_search(query text, most int DEFAULT 8) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    asked text[] := sec.asked_words(query);
    needed text[];
    patterns text[];
    found jsonb;
BEGIN
    SELECT array_agg(DISTINCT g) INTO needed FROM unnest(asked) w, unnest(crm.grams(w)) g WHERE length(g) = least(3, length(w));
    IF needed IS NULL THEN
        RETURN '[]';
    END IF;
    SELECT array_agg('%' || regexp_replace(w, '([\\%_])', '\\\1', 'g') || '%') INTO patterns FROM unnest(asked) w;
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'client_id', x.client_id, 'name', x.full_name, 'position', x.position, 'client', x.client)), '[]')
    INTO found FROM (
        SELECT k.id, k.client_id, k.full_name, k.position, c.short_name AS client FROM priv.contact_search s JOIN crm.contact k ON k.id = s.contact_id
        JOIN crm.client c ON c.id = k.client_id AND c.deleted_at IS NULL
        WHERE (s.grams @> needed OR s.grams = '{}') AND s.words LIKE ALL (patterns) AND sec.sees_client(c.owner_ids) LIMIT least(most, 50)) x;
    RETURN found;
END $$;

-- The words of a query: folded; what looks like a phone becomes its digits, so that any way of writing it finds it.
CREATE OR REPLACE FUNCTION sec.asked_words(query text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN (query ~ '^[\s+()0-9.\-]+$' AND query ~ '[\s+().\-]' OR query ~ '^[78][0-9]{10}$') AND crm.phone_keys(query) <> '{}' THEN crm.phone_keys(query)
                ELSE string_to_array(crm.fold(query), ' ') END $$;
