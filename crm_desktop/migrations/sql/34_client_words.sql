-- What clients and their people are found by, written for all rows of a statement at once. The letters (grams) of a statement of many rows
-- wait: they cost ten times the rows themselves, and until api.catch_up_words has written them the words are searched through directly.

-- Folded words; of phones the digits, however they are written.
CREATE OR REPLACE FUNCTION sec.words_of(p_names text, p_digits text, p_email text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT crm.fold(concat_ws(' ', p_names, p_email, p_digits)) $$;

-- AFTER INSERT or UPDATE of clients; transition table new_rows, of an update old_rows as well. Joined by hashing: nobody has counted
-- the rows of a transition table, and one by one a hundred thousand would be compared with a hundred thousand.
CREATE OR REPLACE FUNCTION sec.client_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_nestloop = off AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        DELETE FROM priv.client_search s USING new_rows n WHERE s.client_id = n.id AND n.deleted_at IS NOT NULL;
        INSERT INTO priv.client_search AS s (client_id, words, grams, owner_ids)
        SELECT w.id, w.words, CASE WHEN w.many > 500 THEN '{}' ELSE crm.grams(w.words) END, w.owner_ids FROM (
            SELECT n.id, n.owner_ids, sec.words_of(concat_ws(' ', n.short_name, n.full_name, n.inn), regexp_replace(n.phone, '[^0-9]', '', 'g'), n.email) AS words, count(*) OVER () AS many
            FROM new_rows n JOIN old_rows o ON o.id = n.id
            WHERE n.deleted_at IS NULL AND (n.short_name, n.full_name, n.inn, n.email, n.phone, n.owner_ids, n.deleted_at)
                  IS DISTINCT FROM (o.short_name, o.full_name, o.inn, o.email, o.phone, o.owner_ids, o.deleted_at)) w
        ON CONFLICT (client_id) DO UPDATE SET words = excluded.words, grams = excluded.grams, owner_ids = excluded.owner_ids;
    ELSE
        INSERT INTO priv.client_search (client_id, words, grams, owner_ids)
        SELECT w.id, w.words, CASE WHEN w.many > 500 THEN '{}' ELSE crm.grams(w.words) END, w.owner_ids FROM (
            SELECT n.id, n.owner_ids, sec.words_of(concat_ws(' ', n.short_name, n.full_name, n.inn), regexp_replace(n.phone, '[^0-9]', '', 'g'), n.email) AS words, count(*) OVER () AS many
            FROM new_rows n WHERE n.deleted_at IS NULL) w;
    END IF;
    RETURN NULL;
END $$;

-- The same for people, for those who see the client. Whose data was destroyed is not found.
CREATE OR REPLACE FUNCTION sec.contact_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM priv.contact_search s USING new_rows n WHERE s.contact_id = n.id AND n.anonymised_at IS NOT NULL;
    INSERT INTO priv.contact_search (contact_id, client_id, words, grams)
    SELECT w.id, w.client_id, w.words, CASE WHEN w.many > 500 THEN '{}' ELSE crm.grams(w.words) END FROM (
        SELECT n.id, n.client_id, sec.words_of(n.full_name, array_to_string(crm.phone_keys(n.phone), ' '), n.email) AS words, count(*) OVER () AS many
        FROM new_rows n WHERE n.anonymised_at IS NULL) w
    ON CONFLICT (contact_id) DO UPDATE SET client_id = excluded.client_id, words = excluded.words, grams = excluded.grams
    WHERE (contact_search.client_id, contact_search.words) IS DISTINCT FROM (excluded.client_id, excluded.words);
    RETURN NULL;
END $$;

-- AFTER INSERT, UPDATE or DELETE: the journal of a whole statement, row by row and field by field as sec.journal writes it.
CREATE OR REPLACE FUNCTION sec.journal_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_nestloop = off AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        INSERT INTO priv.journal (relation, row_id, operation, changes)
        SELECT TG_TABLE_NAME, x.id, 'update', x.changes FROM (
            SELECT p.id, (SELECT jsonb_object_agg(a.key, jsonb_build_array(p.was -> a.key, a.value)) FROM jsonb_each(p.becomes) a
                          WHERE a.value IS DISTINCT FROM p.was -> a.key AND a.key NOT IN ('version', 'updated_at')) AS changes
            -- OFFSET 0: each row is turned into JSON once, and not once for each of its columns.
            FROM (SELECT n.id, to_jsonb(o) AS was, to_jsonb(n) AS becomes FROM new_rows n JOIN old_rows o ON o.id = n.id OFFSET 0) p OFFSET 0) x
        WHERE x.changes IS NOT NULL;
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO priv.journal (relation, row_id, operation, changes)
        SELECT TG_TABLE_NAME, n.id, 'insert', jsonb_strip_nulls(to_jsonb(n)) FROM new_rows n;
    ELSE
        INSERT INTO priv.journal (relation, row_id, operation, changes)
        SELECT TG_TABLE_NAME, o.id, 'delete', jsonb_strip_nulls(to_jsonb(o)) FROM old_rows o;
    END IF;
    RETURN NULL;
END $$;

-- Writes the letters of up to so many clients and people that wait for them; tells how many it wrote. Whoever imports asks again and again.
CREATE OR REPLACE FUNCTION sec.catch_up_words(p_most int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    clients int;
    people int;
BEGIN
    WITH due AS (SELECT s.client_id FROM priv.client_search s WHERE s.grams = '{}' AND length(s.words) > 1 LIMIT p_most FOR UPDATE SKIP LOCKED)
    UPDATE priv.client_search s SET grams = crm.grams(s.words) FROM due WHERE s.client_id = due.client_id;
    GET DIAGNOSTICS clients = ROW_COUNT;
    WITH due AS (SELECT s.contact_id FROM priv.contact_search s WHERE s.grams = '{}' AND length(s.words) > 1 LIMIT p_most - clients FOR UPDATE SKIP LOCKED)
    UPDATE priv.contact_search s SET grams = crm.grams(s.words) FROM due WHERE s.contact_id = due.contact_id;
    GET DIAGNOSTICS people = ROW_COUNT;
    RETURN clients + people;
END $$;

CREATE OR REPLACE FUNCTION api.catch_up_words(p_most int DEFAULT 1000) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF sec.me() IS NULL THEN
        PERFORM sec.deny();
    END IF;
    RETURN sec.catch_up_words(greatest(0, least(coalesce(p_most, 0), 5000)));
END $$;
