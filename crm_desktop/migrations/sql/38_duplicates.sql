-- Clients that may be one: found over the whole base on demand, and while a new one is typed.

-- The name by which two cards are compared: without legal form, quotes and signs.
CREATE OR REPLACE FUNCTION sec.name_key(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT btrim(regexp_replace(regexp_replace(regexp_replace(crm.fold(value), '[^0-9a-zа-я]+', ' ', 'g'),
        '\m(общество с ограниченной ответственностью|(публичное |закрытое |открытое )?акционерное общество|индивидуальный предприниматель|ооо|оао|зао|пао|ао|нао|ип|фгуп|муп|гуп|фгбу|мбу|ано|нко|тоо|чоу)\M', ' ', 'g'),
        '\s+', ' ', 'g')) $$;

CREATE OR REPLACE FUNCTION sec.email_keys(value text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT e), '{}') FROM regexp_split_to_table(lower(value), '[\s,;]+') e WHERE e LIKE '%_@_%' $$;

-- Pairs with the same ИНН, phone or e-mail (of the client or of its people): (first, second, why), nothing of what they share.
-- Another ИНН is another company; the same ИНН with two different КПП is a head office and its branch; what more than twenty clients
-- share is nobody's own. Pairs somebody told apart are left out.
CREATE OR REPLACE FUNCTION api.duplicate_candidates() RETURNS TABLE (first_id bigint, second_id bigint, reasons text[]) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET work_mem = '64MB' AS $$
BEGIN
    IF NOT (sec.has_role('analyst') OR sec.has_role('executive')) THEN
        PERFORM sec.deny();
    END IF;
    RETURN QUERY
    WITH living AS MATERIALIZED (SELECT c.id, c.inn, c.kpp, c.phone, c.email FROM crm.client c WHERE c.deleted_at IS NULL),
    reached AS (SELECT l.id, l.phone, l.email FROM living l
        UNION ALL SELECT p.client_id, p.phone, p.email FROM crm.contact p WHERE p.anonymised_at IS NULL AND (p.phone <> '' OR p.email <> '')),
    keys AS (
        SELECT l.id, 'inn' AS reason, l.inn AS key FROM living l WHERE l.inn <> ''
        -- one number and one address, as they are mostly kept, need no taking apart: seconds of a large base
        UNION SELECT r.id, 'phone', k FROM reached r, unnest(CASE WHEN r.phone ~ '^\+7[0-9]{10}$' THEN ARRAY[substr(r.phone, 3)] ELSE crm.phone_keys(r.phone) END) k WHERE r.phone <> ''
        UNION SELECT r.id, 'email', k FROM reached r, unnest(CASE WHEN r.email ~ '^[^\s,;]+$' THEN ARRAY[lower(r.email)] ELSE sec.email_keys(r.email) END) k WHERE r.email <> ''),
    shared AS MATERIALIZED (SELECT k.reason, array_agg(k.id ORDER BY k.id) AS ids FROM keys k GROUP BY k.reason, k.key HAVING count(*) BETWEEN 2 AND 20),
    pairs AS (SELECT s.reason, a AS one, b AS other FROM shared s, unnest(s.ids) a, unnest(s.ids) b WHERE a < b)
    SELECT p.one, p.other, array_agg(DISTINCT p.reason) FROM pairs p JOIN living a ON a.id = p.one JOIN living b ON b.id = p.other
    WHERE NOT (a.inn <> '' AND b.inn <> '' AND (a.inn <> b.inn OR a.kpp <> '' AND b.kpp <> '' AND a.kpp <> b.kpp))
      AND NOT EXISTS (SELECT FROM crm.different_clients d WHERE d.first_id = p.one AND d.second_id = p.other)
    GROUP BY p.one, p.other;
END $$;

-- "These are different" (and back): two clients are not offered as one again.
CREATE OR REPLACE FUNCTION api.clients_different(p_first bigint, p_second bigint, p_different boolean DEFAULT true) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.at_present();
    IF NOT sec.has_role('analyst') OR p_first = p_second
       OR (SELECT count(*) FROM crm.client WHERE id IN (p_first, p_second) AND deleted_at IS NULL) <> 2 THEN
        PERFORM sec.deny();
    ELSIF p_different THEN
        INSERT INTO crm.different_clients (first_id, second_id, created_by) VALUES (least(p_first, p_second), greatest(p_first, p_second), sec.me()) ON CONFLICT DO NOTHING;
    ELSE
        DELETE FROM crm.different_clients WHERE first_id = least(p_first, p_second) AND second_id = greatest(p_first, p_second);
    END IF;
END $$;

-- 3- and 2-grams of the words of a name, none across two words.
CREATE OR REPLACE FUNCTION sec.word_grams(p_key text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT g), '{}') FROM unnest(string_to_array(p_key, ' ')) w, unnest(crm.grams(w)) g $$;

-- How like two keys are, in percent; names whose figures differ ("Завод 5" and "Завод 7") are not alike at all.
CREATE OR REPLACE FUNCTION sec.likeness(p_one text, p_other text) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN p_one = p_other THEN 100 WHEN ARRAY(SELECT w FROM unnest(string_to_array(p_one, ' ')) w WHERE w ~ '[0-9]' ORDER BY w)
            <> ARRAY(SELECT w FROM unnest(string_to_array(p_other, ' ')) w WHERE w ~ '[0-9]' ORDER BY w) THEN 0
        ELSE least(99, 200 * (SELECT count(*) FROM unnest(sec.word_grams(p_one)) g WHERE g = ANY (sec.word_grams(p_other)))
            / greatest(1, cardinality(sec.word_grams(p_one)) + cardinality(sec.word_grams(p_other)))) END::int $$;

-- Clients whose name may be this one with a letter wrong: one mistake leaves either the longest word or all the others whole, and of
-- a single word one half.
CREATE OR REPLACE FUNCTION sec.clients_named_like(p_name text) RETURNS TABLE (id bigint, likeness int) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    key text := sec.name_key(p_name);
    words text[] := ARRAY(SELECT w FROM unnest(string_to_array(sec.name_key(p_name), ' ')) w ORDER BY length(w) DESC, w);
    letters text[] := sec.word_grams(sec.name_key(p_name));
    one text[];
    other text[];
BEGIN
    IF length(key) < 4 OR length(words[1]) < 3 THEN
        RETURN;
    ELSIF cardinality(words) > 1 AND length(array_to_string(words[2:], '')) >= 3 THEN
        one := sec.word_grams(words[1]);
        other := sec.word_grams(array_to_string(words[2:], ' '));
    ELSIF length(key) < 7 THEN
        one := sec.word_grams(key);
        other := one;
    ELSE
        one := sec.word_grams(left(key, length(key) / 2));
        other := sec.word_grams(substr(key, length(key) / 2 + 1));
    END IF;
    -- Of many with a word in common those that share most letters are compared exactly: that is dear.
    RETURN QUERY SELECT x.client_id, x.alike FROM (
        SELECT f.client_id, sec.likeness(key, sec.name_key(c.short_name)) AS alike
        FROM (SELECT r.client_id FROM (SELECT s.client_id, s.grams FROM priv.client_search s WHERE s.grams @> one OR s.grams @> other LIMIT 3000) r
              ORDER BY (SELECT count(*) FROM unnest(letters) g WHERE g = ANY (r.grams)) DESC LIMIT 40) f JOIN crm.client c ON c.id = f.client_id) x
    WHERE x.alike >= 65 ORDER BY x.alike DESC, x.client_id LIMIT 8;
END $$;

-- Whether a client that is being entered is here already: [{id, name, inn, reason, likeness, held: [{direction, holder}]}], the
-- surest first. Answers what the look-up answers and is recorded as one.
CREATE OR REPLACE FUNCTION api.client_alike(p_name text, p_inn text DEFAULT '', p_phone text DEFAULT '', p_email text DEFAULT '') RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    phones text[] := ARRAY(SELECT k FROM unnest(crm.phone_keys(coalesce(p_phone, ''))) k WHERE length(k) >= 7);
    emails text[] := sec.email_keys(coalesce(p_email, ''));
    asked text := left(concat_ws(' · ', nullif(p_name, ''), nullif(p_inn, ''), nullif(p_phone, ''), nullif(p_email, '')), 200);
    found jsonb;
BEGIN
    IF NOT (sec.has_role('manager') OR sec.has_role('assistant') OR sec.has_role('analyst')) THEN
        PERFORM sec.deny();
    END IF;
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.short_name, 'inn', x.inn, 'reason', x.reason, 'likeness', x.likeness,
        'held', (SELECT coalesce(jsonb_agg(jsonb_build_object('direction', d.name, 'holder', e.short_name) ORDER BY d.id), '[]') FROM crm.client_direction cd
            JOIN crm.direction d ON d.id = cd.direction_id JOIN crm.employee e ON e.id = cd.holder_id WHERE cd.client_id = x.id AND cd.state = 'held'))
        ORDER BY x.place, x.likeness DESC, x.short_name), '[]')
    INTO found FROM (
        SELECT DISTINCT ON (c.id) c.id, c.short_name, c.inn, f.reason, f.likeness, f.place FROM (
            SELECT c1.id, 'inn' AS reason, 100 AS likeness, 1 AS place FROM crm.client c1 WHERE c1.inn = p_inn AND p_inn <> ''
            UNION ALL (SELECT sec.clients_reached_by(phones, '{}'), 'phone', 100, 2)
            UNION ALL (SELECT sec.clients_reached_by('{}', emails), 'email', 100, 3)
            UNION ALL SELECT n.id, 'name', n.likeness, 4 FROM sec.clients_named_like(left(coalesce(p_name, ''), 300)) n) f
        JOIN crm.client c ON c.id = f.id AND c.deleted_at IS NULL
        WHERE f.reason = 'inn' OR coalesce(p_inn, '') = '' OR c.inn = '' OR NOT sec.inn_valid(p_inn) OR c.inn = p_inn
        ORDER BY c.id, f.place LIMIT 60) x;
    found := (SELECT coalesce(jsonb_agg(f.value ORDER BY f.place), '[]') FROM jsonb_array_elements(found) WITH ORDINALITY f(value, place) WHERE f.place <= 8);
    INSERT INTO priv.lookup_log (employee_id, query, found) VALUES (sec.me(), asked, jsonb_array_length(found));
    RAISE LOG 'client look-up by %: %', session_user, asked;
    RETURN found;
END $$;

-- Clients with one of these phones or e-mails, of their own or of their people.
CREATE OR REPLACE FUNCTION sec.clients_reached_by(p_phones text[], p_emails text[]) RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    w text;
BEGIN
    FOREACH w IN ARRAY p_phones || p_emails LOOP
        RETURN QUERY SELECT s.client_id FROM priv.client_search s JOIN crm.client c ON c.id = s.client_id
            WHERE s.grams @> crm.grams(w) AND (crm.phone_keys(c.phone) && p_phones OR sec.email_keys(c.email) && p_emails) LIMIT 20;
        RETURN QUERY SELECT k.client_id FROM priv.contact_search s JOIN crm.contact k ON k.id = s.contact_id
            WHERE s.grams @> crm.grams(w) AND (crm.phone_keys(k.phone) && p_phones OR sec.email_keys(k.email) && p_emails) LIMIT 20;
    END LOOP;
END $$;

-- Pairs somebody has told apart, for those who look for duplicates.
CREATE OR REPLACE FUNCTION api.clients_told_apart() RETURNS TABLE (first_id bigint, second_id bigint) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT d.first_id, d.second_id FROM crm.different_clients d WHERE sec.has_role('analyst') OR sec.has_role('executive') $$;
