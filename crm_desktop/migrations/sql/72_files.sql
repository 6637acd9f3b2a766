-- Files of a record: whoever sees the record reads them, whoever works on it attaches and takes out; all of it recorded.

-- Whether I attach files to a record with this holder and group (the record's own; what is sent is not asked): who sells for
-- its holder, who works in its group, the accountant with documents of money, the analyst with clients.
CREATE OR REPLACE FUNCTION sec.may_edit_files(p_document text, p_id bigint, p_owner bigint, p_group bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN p_document = 'client' THEN sec.has_role('analyst') OR (sec.has_role('manager') OR sec.has_role('assistant'))
            AND EXISTS (SELECT FROM crm.client c WHERE c.id = p_id AND c.deleted_at IS NULL AND c.owner_ids && sec.my_holders())
        WHEN p_document = 'payment' THEN sec.has_role('accountant')
        WHEN p_document IN ('deal', 'calculation_request', 'calculation_line', 'quote', 'invoice', 'work_item', 'issued_document', 'act') THEN
            sec.works_for(p_owner)
            OR p_document IN ('invoice', 'act') AND sec.has_role('accountant')
            OR p_document IN ('calculation_line', 'work_item', 'issued_document') AND sec.has_role('expert') AND p_group = ANY (sec.my_working_groups())
        ELSE false END $$;

-- BEFORE INSERT: holder, group, size and sum from the record and the bytes, whatever was sent; a name without a path, without
-- what cannot be seen and what makes it read backwards. No such record has no holder, and row security refuses it with the
-- words it has for a foreign one.
CREATE OR REPLACE FUNCTION sec.fill_file() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d jsonb;
BEGIN
    IF NEW.document IS NULL OR NEW.document NOT IN ('client', 'deal', 'calculation_request', 'calculation_line', 'quote', 'invoice', 'payment', 'work_item', 'issued_document', 'act') THEN
        PERFORM sec.deny();
    ELSIF octet_length(NEW.content) > 26214400 THEN
        PERFORM sec.refuse('file_too_large', jsonb_build_object('megabytes', round(octet_length(NEW.content) / 1048576.0, 1), 'limit', 25));
    ELSIF coalesce(octet_length(NEW.content), 0) = 0 THEN
        PERFORM sec.refuse('file_empty');
    END IF;
    EXECUTE format('SELECT to_jsonb(x) FROM crm.%I x WHERE id = $1', NEW.document) INTO d USING NEW.document_id;
    NEW.owner_id := (d ->> 'owner_id')::bigint;
    NEW.group_id := (d ->> 'group_id')::bigint;
    NEW.name := btrim(regexp_replace(NEW.name, '[\u0001-\u001f\u007f"*/:<>?\\|\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]', '_', 'g'), ' .');
    NEW.name := CASE WHEN length(NEW.name) > 150 THEN left(NEW.name, 150) WHEN coalesce(NEW.name, '') = '' THEN '_' ELSE NEW.name END;
    NEW.size := octet_length(NEW.content);
    NEW.sha256 := encode(sha256(NEW.content), 'hex');
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER c_fill BEFORE INSERT ON crm.file FOR EACH ROW EXECUTE FUNCTION sec.fill_file();

-- What happened to a file, in the timeline of its record.
CREATE OR REPLACE FUNCTION sec.tell_file(f crm.file, p_what text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d jsonb;
BEGIN
    EXECUTE format('SELECT to_jsonb(x) FROM crm.%I x WHERE id = $1', f.document) INTO d USING f.document_id;
    IF f.document = 'client' THEN
        d := d || jsonb_build_object('owner_id', sec.nearest(ARRAY(SELECT jsonb_array_elements_text(d -> 'owner_ids')::bigint)));
    END IF;
    PERFORM sec.record(f.document, d, 'file', p_what, jsonb_build_object('name', f.name));
END $$;

-- AFTER INSERT: recorded; two hundred files are what a record holds.
CREATE OR REPLACE FUNCTION sec.file_attached() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (SELECT count(*) FROM crm.file WHERE document = NEW.document AND document_id = NEW.document_id) > 200 THEN
        PERFORM sec.refuse('files_too_many', '{"limit": 200}');
    END IF;
    PERFORM sec.tell_file(NEW, 'attach');
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER y_attached AFTER INSERT ON crm.file FOR EACH ROW EXECUTE FUNCTION sec.file_attached();

DROP POLICY IF EXISTS i_staff ON crm.file;
CREATE POLICY i_staff ON crm.file FOR INSERT TO crm_staff
    WITH CHECK (sec.sees_record(document, document_id) AND sec.may_edit_files(document, document_id, owner_id, group_id));
DROP POLICY IF EXISTS s_request ON crm.file;
CREATE POLICY s_request ON crm.file FOR SELECT TO crm_expert
    USING (document = 'calculation_request' AND EXISTS (SELECT FROM crm.calculation_request r WHERE r.id = document_id));
DROP POLICY IF EXISTS s_payment ON crm.file;
CREATE POLICY s_payment ON crm.file FOR SELECT TO crm_staff USING (document = 'payment' AND EXISTS (SELECT FROM crm.payment p WHERE p.id = document_id));
GRANT INSERT (document, document_id, name, content) ON crm.file TO crm_staff;

-- Attaches bytes to a record under a name; row security decides whether I may.
CREATE OR REPLACE FUNCTION api.file_attach(p_document text, p_document_id bigint, p_name text, p_content bytea) RETURNS bigint LANGUAGE sql AS $$
    INSERT INTO crm.file (document, document_id, name, content) VALUES (p_document, p_document_id, p_name, p_content) RETURNING id $$;

-- Takes a file out for good: its author as long as he works there, and whoever works for the record's holder.
CREATE OR REPLACE FUNCTION api.file_remove(p_id bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    f crm.file;
BEGIN
    PERFORM sec.at_present();
    SELECT * INTO f FROM crm.file x WHERE x.id = p_id AND sec.may_edit_files(x.document, x.document_id, x.owner_id, x.group_id)
        AND (x.created_by = sec.me() OR x.document = 'client' OR sec.works_for(x.owner_id)) FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM sec.deny();
    END IF;
    DELETE FROM crm.file WHERE id = p_id;
    PERFORM sec.tell_file(f, 'detach');
END $$;

-- The files of a record I see, newest first, without their bytes.
CREATE OR REPLACE FUNCTION api.files_of(p_document text, p_id bigint) RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size, 'created_at', f.created_at, 'author', e.short_name,
        'removable', sec.may_edit_files(f.document, f.document_id, f.owner_id, f.group_id)
            AND (f.created_by = sec.me() OR f.document = 'client' OR sec.works_for(f.owner_id))) ORDER BY f.id DESC), '[]')
    FROM crm.file f LEFT JOIN crm.employee e ON e.id = f.created_by WHERE f.document = p_document AND f.document_id = p_id $$;

-- What happened around a client, for those who see it: what concerns the client itself, and of the directions' work what is mine.
CREATE OR REPLACE FUNCTION sec.client_timeline(p_client bigint) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    owners bigint[] := sec.my_owners();
    see_all boolean := sec.has_role('executive') OR sec.has_role('analyst') OR sec.has_role('accountant');
    answer jsonb;
BEGIN
    IF NOT EXISTS (SELECT FROM crm.client c WHERE c.id = p_client AND sec.sees_client(c.owner_ids)) THEN
        RETURN '[]';
    END IF;
    SELECT coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'author', p.short_name, 'kind', e.kind, 'document', e.document, 'document_id', e.document_id,
        'text', e.text, 'facts', e.facts) ORDER BY e.at DESC, e.id DESC), '[]') INTO answer
    FROM (SELECT * FROM crm.event x WHERE x.client_id = p_client AND (see_all OR x.document = 'client' OR x.owner_id = ANY (owners))
          ORDER BY x.at DESC LIMIT 60) e LEFT JOIN crm.employee p ON p.id = e.author_id;
    RETURN answer;
END $$;

-- The documents of a client that I see, newest first; each kind under its own row security.
CREATE OR REPLACE FUNCTION api.client_documents(p_client bigint) RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.created_at DESC, x.document, x.id DESC), '[]') FROM (
        SELECT * FROM (
            SELECT 'calculation_request' AS document, id, number AS title, state, price_kopecks AS amount_kopecks, created_at FROM crm.calculation_request WHERE client_id = p_client
            UNION ALL SELECT 'quote', id, coalesce(number || CASE WHEN revision > 1 THEN '/' || revision ELSE '' END, ''), state, total_kopecks, created_at FROM crm.quote WHERE client_id = p_client AND current
            UNION ALL SELECT 'invoice', id, coalesce(number, ''), state, total_kopecks, created_at FROM crm.invoice WHERE client_id = p_client
            UNION ALL SELECT 'work_item', id, number, state, NULL, created_at FROM crm.work_item WHERE client_id = p_client
            UNION ALL SELECT 'issued_document', id, registry_number, state, NULL, created_at FROM crm.issued_document WHERE client_id = p_client
            UNION ALL SELECT 'act', id, coalesce(number, ''), state, total_kopecks, created_at FROM crm.act WHERE client_id = p_client) all_of_them
        ORDER BY created_at DESC LIMIT 60) x $$;
