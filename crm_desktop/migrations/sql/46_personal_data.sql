-- 152-ФЗ: the log of views and exports, and the destruction of a person's data with its act.

-- What was taken out of the program: which list, how many rows, which columns. Said by the program when it writes the file; the data
-- of contacts cannot be read in bulk at all.
CREATE OR REPLACE FUNCTION api.personal_data_export(p_list text, p_rows int, p_columns text[], p_filter text DEFAULT '') RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF sec.me() IS NULL THEN
        PERFORM sec.deny();
    END IF;
    INSERT INTO priv.personal_data_log (employee_id, action, day_on, people, facts)
    VALUES (sec.me(), 'export', sec.today(), greatest(coalesce(p_rows, 0), 0),
        jsonb_build_object('list', left(p_list, 100), 'columns', (SELECT jsonb_agg(left(c, 100)) FROM unnest(p_columns[1:60]) c), 'filter', left(p_filter, 1000)));
    RAISE LOG 'personal data exported by %: %, % rows', session_user, left(p_list, 100), p_rows;
END $$;

-- Who looked at, exported or destroyed what, newest first: for analysts and executives, who answer for the data.
CREATE OR REPLACE FUNCTION api.personal_data_journal() RETURNS TABLE (id bigint, at timestamptz, employee_id bigint, author text, address text,
    action text, client_id bigint, client_name text, contact_id bigint, people int, times int, last_at timestamptz, facts jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT l.id, l.at, l.employee_id, coalesce(e.short_name, l.login), host(l.address), l.action, l.client_id, c.short_name, l.contact_id, l.people,
        l.times, l.last_at, l.facts
    FROM priv.personal_data_log l LEFT JOIN crm.employee e ON e.id = l.employee_id LEFT JOIN crm.client c ON c.id = l.client_id
    WHERE sec.has_role('analyst') OR sec.has_role('executive') ORDER BY l.id DESC LIMIT 20000 $$;

-- Where free text still names a person: places the one who destroys has to look through himself.
CREATE OR REPLACE FUNCTION sec.mentions_of(k crm.contact) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    WITH needle AS (SELECT '%' || crm.fold(w) || '%' AS words FROM unnest(ARRAY[k.last_name, k.email] || crm.phone_keys(k.phone)) w WHERE length(w) > 3)
    SELECT coalesce(jsonb_agg(jsonb_build_object('document', x.document, 'id', x.id)), '[]') FROM (
        SELECT e.document, e.document_id AS id FROM crm.event e, needle n WHERE e.client_id = k.client_id AND e.kind = 'comment' AND crm.fold(e.text) LIKE n.words
        UNION SELECT 'deal', d.id FROM crm.deal d, needle n WHERE d.client_id = k.client_id AND crm.fold(d.title || ' ' || d.comment) LIKE n.words
        UNION SELECT 'task', t.id FROM crm.task t, needle n WHERE t.client_id = k.client_id AND crm.fold(t.title || ' ' || t.comment) LIKE n.words
        UNION SELECT 'client', c.id FROM crm.client c, needle n WHERE c.id = k.client_id AND crm.fold(c.comment) LIKE n.words
        LIMIT 100) x $$;

-- Destroys the personal data of a contact and writes the act (приказ Роскомнадзора от 28.10.2022 № 179). What was sold and to which
-- client stays: that is the company's own record. The journal keeps that the row was changed, and not what it held.
CREATE OR REPLACE FUNCTION api.contact_anonymise(p_id bigint, p_version int, p_reason text, p_request_on date DEFAULT NULL, p_comment text DEFAULT '',
    p_organization_id bigint DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    k crm.contact;
    act crm.destruction_act;
    -- himself, and the rows that merges of clients have united with his
    same bigint[] := p_id || sec.united_contacts(p_id);
    held text[];
    mentions jsonb;
    touched jsonb;
    private text[] := ARRAY['last_name', 'first_name', 'middle_name', 'full_name', 'position', 'phone', 'email', 'comment'];
    done int;
BEGIN
    PERFORM sec.at_present();
    IF NOT sec.has_role('analyst') THEN
        PERFORM sec.deny();
    END IF;
    SELECT * INTO k FROM crm.contact WHERE id = p_id FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM sec.deny();
    ELSIF k.version <> p_version THEN
        PERFORM sec.stale();
    ELSIF k.anonymised_at IS NOT NULL THEN
        PERFORM sec.refuse('contact_anonymised', jsonb_build_object('on', k.anonymised_at));
    ELSIF p_reason <> ALL (ARRAY['request', 'withdrawn', 'purpose_reached', 'unlawful', 'order']) OR p_reason IS NULL THEN
        PERFORM sec.refuse('field_required', '{"field": "reason"}');
    ELSIF p_request_on > sec.today() THEN
        PERFORM sec.refuse('date_in_future', '{"field": "request_on"}');
    END IF;
    held := ARRAY['name'] || array_remove(ARRAY[CASE WHEN k.position <> '' THEN 'position' END, CASE WHEN k.phone <> '' THEN 'phone' END,
        CASE WHEN k.email <> '' THEN 'email' END, CASE WHEN k.comment <> '' THEN 'comment' END], NULL);
    mentions := sec.mentions_of(k);
    UPDATE crm.contact SET last_name = 'Обезличено', first_name = '', middle_name = '', position = '', phone = '', email = '', comment = '', main = false,
        active = false, anonymised_at = now() WHERE id = ANY (same);
    UPDATE priv.journal SET changes = changes - private WHERE relation = 'contact' AND row_id = ANY (same);
    GET DIAGNOSTICS done = ROW_COUNT;
    touched := jsonb_build_object('contact', cardinality(same), 'journal', done);
    UPDATE priv.client_import_row SET about = NULL, before = before - private WHERE contact_id = ANY (same);
    GET DIAGNOSTICS done = ROW_COUNT;
    touched := touched || jsonb_build_object('import', done);
    UPDATE priv.client_merge_row SET before = before - private WHERE relation = 'contact' AND row_id = ANY (same);
    UPDATE priv.lookup_log l SET query = '' FROM unnest(array_remove(crm.phone_keys(k.phone) || ARRAY[nullif(lower(k.email), '')], NULL)) w
    WHERE regexp_replace(lower(l.query), '[\s()+-]', '', 'g') LIKE '%' || w || '%';
    GET DIAGNOSTICS done = ROW_COUNT;
    touched := touched || jsonb_build_object('look_ups', done);
    -- Numbers of the year without holes: two who write an act at once wait for each other.
    LOCK TABLE crm.destruction_act IN SHARE ROW EXCLUSIVE MODE;
    INSERT INTO crm.destruction_act (year, number, destroyed_on, contact_id, client_id, client_name, reason, request_on, comment, categories, counts, organization_id)
    SELECT extract(year FROM sec.today()), coalesce(max(a.number), 0) + 1, sec.today(), p_id, k.client_id, (SELECT short_name FROM crm.client WHERE id = k.client_id),
        p_reason, p_request_on, left(coalesce(p_comment, ''), 2000), held, touched || jsonb_build_object('mentions', jsonb_array_length(mentions)), p_organization_id
    FROM crm.destruction_act a WHERE a.year = extract(year FROM sec.today())
    RETURNING * INTO act;
    INSERT INTO priv.personal_data_log (employee_id, action, client_id, contact_id, day_on, people, facts)
    VALUES (sec.me(), 'destroy', k.client_id, p_id, sec.today(), 1, jsonb_build_object('act_id', act.id, 'act', act.number || '/' || act.year, 'categories', held));
    RETURN jsonb_build_object('id', p_id, 'act_id', act.id, 'number', act.number, 'year', act.year, 'mentions', mentions);
END $$;

-- Everything the printed act needs, for those who may read it.
CREATE OR REPLACE FUNCTION api.destruction_act_data(p_id bigint) RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT to_jsonb(a) || jsonb_build_object('author', (SELECT jsonb_build_object('name', concat_ws(' ', e.last_name, e.first_name, e.middle_name), 'position', e.position)
            FROM crm.employee e WHERE e.id = a.created_by),
        'operator', (SELECT jsonb_build_object('full_name', o.full_name, 'short_name', o.short_name, 'inn', o.inn, 'ogrn', o.ogrn, 'address', o.address)
            FROM crm.organization o WHERE o.id = a.organization_id))
    FROM crm.destruction_act a WHERE a.id = p_id $$;
