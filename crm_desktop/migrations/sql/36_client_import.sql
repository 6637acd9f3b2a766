-- Import of a file: its rows arrive in pieces and wait (staged), are held against the base without changing it, then written at once.
-- Outcomes of a row: created, updated, same, joined (one more person of the client of an earlier row), or the reason it stays out.

-- My import that still waits, locked; the same answer for a foreign, an absent and an ended one.
CREATE OR REPLACE FUNCTION sec.staged_import(p_import bigint) RETURNS crm.client_import LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    i crm.client_import;
BEGIN
    PERFORM sec.at_present();
    SELECT * INTO i FROM crm.client_import x WHERE x.id = p_import AND x.created_by = sec.me() AND x.state = 'staged' FOR UPDATE;
    IF NOT FOUND OR i.kind = 'clients' AND NOT (sec.has_role('manager') OR sec.has_role('analyst')) THEN
        PERFORM sec.deny();
    END IF;
    RETURN i;
END $$;

-- Throws away what programs that ended left staged: rows of a file are people's data and do not lie about.
CREATE OR REPLACE FUNCTION sec.drop_left_imports() RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    dropped int;
BEGIN
    WITH old AS (SELECT x.id FROM crm.client_import x WHERE x.state = 'staged' AND x.created_at < now() - interval '1 day' FOR UPDATE SKIP LOCKED),
    emptied AS (DELETE FROM priv.client_import_staged s USING old WHERE s.import_id = old.id),
    forgotten AS (DELETE FROM priv.client_import_row r USING old WHERE r.import_id = old.id)
    UPDATE crm.client_import x SET state = 'dropped' FROM old WHERE x.id = old.id;
    GET DIAGNOSTICS dropped = ROW_COUNT;
    RETURN dropped;
END $$;

-- Begins an import of clients (managers and analysts) or of tasks (everybody).
CREATE OR REPLACE FUNCTION api.client_import_begin(p_file_name text, p_kind text DEFAULT 'clients') RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    i crm.client_import;
BEGIN
    PERFORM sec.at_present();
    IF sec.me() IS NULL OR coalesce(p_kind, '') NOT IN ('clients', 'tasks')
       OR p_kind = 'clients' AND NOT (sec.has_role('manager') OR sec.has_role('analyst')) THEN
        PERFORM sec.deny();
    END IF;
    PERFORM sec.drop_left_imports();
    INSERT INTO crm.client_import (file_name, kind) VALUES (left(coalesce(p_file_name, ''), 200), p_kind) RETURNING * INTO i;
    RETURN jsonb_build_object('id', i.id);
END $$;

-- An empty client, to be filled by what was sent.
CREATE OR REPLACE FUNCTION sec.sent_client(p_sent jsonb) RETURNS crm.client LANGUAGE sql STABLE AS $$
    SELECT jsonb_populate_record(jsonb_populate_record(NULL::crm.client, '{"kind": "company", "short_name": "", "full_name": "", "inn": "",
        "kpp": "", "ogrn": "", "address": "", "postal_address": "", "phone": "", "email": "", "site": "", "source": "", "tags": [], "comment": "",
        "signatory_position": "", "signatory_name": "", "signatory_basis": "", "registry_state": ""}'), p_sent) $$;

-- What is wrong in a sent client by itself, NULL when nothing is: the rules of api.client_save.
CREATE OR REPLACE FUNCTION sec.sent_problem(c crm.client) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF btrim(c.short_name) = '' THEN
        RETURN 'field_required';
    ELSIF c.inn <> '' AND NOT sec.inn_valid(c.inn) THEN
        RETURN 'inn_invalid';
    END IF;
    RETURN sec.client_fault(NULL, c) ->> 'code';
END $$;

-- Takes up to 5,000 rows {row, …fields of a client, last_name, first_name, middle_name, position, contact_phone, contact_email, name_key,
-- decision}; a row that is sent again replaces what was sent.
CREATE OR REPLACE FUNCTION api.client_import_stage(p_import bigint, p_rows jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    i crm.client_import := sec.staged_import(p_import);
    taken int;
BEGIN
    IF jsonb_typeof(p_rows) IS DISTINCT FROM 'array' OR jsonb_array_length(p_rows) > 5000 THEN
        PERFORM sec.deny();
    END IF;
    INSERT INTO priv.client_import_staged AS s (import_id, row, sent, problem, decision, inn, kpp, name_sort, name_key, person)
    SELECT i.id, (v ->> 'row')::int, v - ARRAY['row', 'name_key', 'decision'],
        CASE WHEN (v ->> 'row')::int NOT BETWEEN 1 AND 1048576 OR pg_column_size(v) > 60000 THEN 'out_of_bounds'
             WHEN NOT sec.phones_valid(coalesce(v ->> 'contact_phone', '')) THEN 'phones_invalid'
             WHEN NOT sec.emails_valid(coalesce(v ->> 'contact_email', '')) THEN 'emails_invalid'
             WHEN i.kind = 'clients' THEN sec.sent_problem(c)
             WHEN btrim(coalesce(v ->> 'title', '')) = '' THEN 'field_required' END,
        CASE WHEN v ->> 'decision' IN ('skip', 'create') THEN v ->> 'decision' END,
        c.inn, c.kpp, crm.sort_key(c.short_name), left(coalesce(v ->> 'name_key', ''), 500),
        CASE WHEN coalesce(v ->> 'last_name', '') <> '' THEN crm.fold(concat_ws(' ', v ->> 'last_name', v ->> 'first_name', v ->> 'middle_name')) ELSE '' END
    FROM jsonb_array_elements(p_rows) v, sec.sent_client(v) c
    ON CONFLICT (import_id, row) DO UPDATE SET sent = excluded.sent, problem = excluded.problem, decision = excluded.decision, inn = excluded.inn,
        kpp = excluded.kpp, name_sort = excluded.name_sort, name_key = excluded.name_key, person = excluded.person;
    GET DIAGNOSTICS taken = ROW_COUNT;
    RETURN jsonb_build_object('taken', taken);
END $$;

-- Whether I may write into a client: it is known to me, or nobody's and made by me. Whatever else is "same" and stays as it is.
CREATE OR REPLACE FUNCTION sec.completes(c crm.client, p_analyst boolean, p_holders bigint[], p_me bigint) RETURNS boolean
LANGUAGE sql IMMUTABLE AS
$$ SELECT p_analyst OR c.owner_ids && p_holders OR c.owner_ids = '{}' AND c.created_by = p_me $$;

-- The fields of a client that a row changes, with their new values: empty ones are filled, or all are taken over.
CREATE OR REPLACE FUNCTION sec.import_changes(c crm.client, p_sent jsonb, p_overwrite boolean) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_object_agg(n.key, n.value) FROM jsonb_each(to_jsonb(sec.sent_client(p_sent))) n, to_jsonb(c) o
    WHERE n.key = ANY (ARRAY['full_name', 'kpp', 'ogrn', 'address', 'postal_address', 'phone', 'email', 'site', 'source', 'comment', 'tags']
                       || CASE WHEN p_overwrite THEN ARRAY['short_name'] ELSE '{}' END)
      AND n.value NOT IN ('""', '[]', 'null') AND n.value IS DISTINCT FROM o -> n.key
      AND (o -> n.key IN ('""', '[]') OR p_overwrite AND n.key <> 'kpp')
      -- a КПП completes the card of a company, an ОГРН fits the kind it has
      AND (n.key <> 'kpp' OR c.kind = 'company') AND (n.key <> 'ogrn' OR length(n.value #>> '{}') = CASE c.kind WHEN 'company' THEN 13 WHEN 'entrepreneur' THEN 15 END) $$;

-- What becomes of every row. Rows of one client (the same ИНН and КПП, or the same name without ИНН) follow the first of them.
-- Planned without nested loops: nobody has counted the rows that wait.
CREATE OR REPLACE FUNCTION sec.import_plan(p_import bigint, p_overwrite boolean) RETURNS TABLE (
    "row" int, outcome text, leader int, known_id bigint, kpp text, adds_person boolean, about jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_nestloop = off SET work_mem = '64MB' AS $$
    WITH me AS MATERIALIZED (SELECT sec.me() AS id, sec.my_holders() AS holders, sec.has_role('analyst') AS analyst),
    sent AS MATERIALIZED (
        SELECT s.row, CASE WHEN s.decision = 'skip' THEN 'skipped' ELSE s.problem END AS problem, s.decision, s.inn, s.name_sort, s.name_key, s.person,
            CASE WHEN s.inn <> '' AND s.kpp = '' AND min(nullif(s.kpp, '')) OVER tax = max(nullif(s.kpp, '')) OVER tax
                 THEN min(s.kpp) FILTER (WHERE s.kpp <> '') OVER tax ELSE s.kpp END AS kpp,
            min(nullif(s.kpp, '')) OVER tax IS NOT DISTINCT FROM max(nullif(s.kpp, '')) OVER tax AS one_kpp
        FROM priv.client_import_staged s WHERE s.import_id = p_import WINDOW tax AS (PARTITION BY s.inn)),
    good AS MATERIALIZED (SELECT * FROM sent WHERE problem IS NULL),
    by_inn AS MATERIALIZED (
        SELECT c.inn, count(*) AS clients, min(c.id) AS id, min(c.id) FILTER (WHERE c.kpp = '') AS bare_id
        FROM crm.client c WHERE c.deleted_at IS NULL AND c.inn <> '' AND c.inn IN (SELECT g.inn FROM good g) GROUP BY c.inn),
    by_name AS MATERIALIZED (
        SELECT c.name_sort, min(c.id) FILTER (WHERE c.inn = '' AND c.kpp = '') AS bare_id, min(c.id) AS id
        FROM crm.client c WHERE c.deleted_at IS NULL AND c.name_sort IN (SELECT g.name_sort FROM good g) GROUP BY c.name_sort),
    matched AS MATERIALIZED (
        SELECT g.*, a.clients, n.id AS namesake, n.bare_id AS bare_namesake, e.id AS exact_id,
            CASE WHEN g.inn = '' THEN n.bare_id WHEN e.id IS NOT NULL THEN e.id WHEN g.kpp = '' AND a.clients = 1 THEN a.id
                 WHEN g.kpp <> '' AND g.one_kpp THEN a.bare_id END AS known_id
        FROM good g LEFT JOIN crm.client e ON g.inn <> '' AND e.inn = g.inn AND e.kpp = g.kpp AND e.deleted_at IS NULL
        LEFT JOIN by_inn a ON a.inn = g.inn LEFT JOIN by_name n ON n.name_sort = g.name_sort),
    keyed AS MATERIALIZED (
        SELECT m.*, CASE WHEN m.known_id IS NOT NULL THEN 'k' || m.known_id WHEN m.inn <> '' THEN m.inn || '/' || m.kpp
                         ELSE 'n' || m.name_sort END COLLATE "C" AS client_key FROM matched m),
    grouped AS MATERIALIZED (
        SELECT k.*, min(k.row) OVER (PARTITION BY k.client_key) AS leader,
            CASE WHEN k.name_key <> '' THEN first_value(k.row) OVER alike END AS alike_row,
            first_value(k.client_key) OVER alike AS alike_key, first_value(k.inn) OVER alike AS alike_inn
        FROM keyed k WINDOW alike AS (PARTITION BY k.name_key ORDER BY k.row)),
    judged AS MATERIALIZED (
        SELECT g.*, c AS client, CASE WHEN c.id IS NOT NULL THEN sec.completes(c, me.analyst, me.holders, me.id) END AS mine,
            CASE WHEN g.known_id IS NOT NULL THEN NULL
                 WHEN g.inn <> '' AND g.kpp = '' AND g.clients > 1 THEN 'several_branches'
                 WHEN g.decision = 'create' THEN NULL
                 WHEN g.inn = '' AND g.namesake IS NOT NULL OR g.inn <> '' AND g.bare_namesake IS NOT NULL THEN 'similar_client'
                 WHEN g.alike_row < g.row AND g.alike_key <> g.client_key AND (g.inn = '' OR g.alike_inn = '') THEN 'similar_name' END AS doubt
        FROM grouped g CROSS JOIN me LEFT JOIN crm.client c ON c.id = g.known_id),
    people AS MATERIALIZED (
        SELECT DISTINCT k.client_id, crm.fold(k.full_name) AS person FROM crm.contact k WHERE k.client_id IN (SELECT g.known_id FROM grouped g)),
    led AS (
        SELECT j.*, first_value(j.doubt) OVER own AS stops, p.person IS NOT NULL AS known_person,
            j.person <> '' AND p.person IS NULL AND coalesce(j.mine, true) AND row_number() OVER (PARTITION BY j.client_key, j.person ORDER BY j.row) = 1 AS adds
        FROM judged j LEFT JOIN people p ON p.client_id = j.known_id AND p.person = j.person
        WINDOW own AS (PARTITION BY j.client_key ORDER BY j.row))
    SELECT l.row,
        CASE WHEN l.stops IS NOT NULL THEN l.stops
             WHEN l.row > l.leader THEN CASE WHEN l.adds THEN 'joined' WHEN NOT l.mine OR l.known_person THEN 'same'
                                             WHEN l.inn <> '' THEN 'duplicate_inn' ELSE 'similar_name' END
             WHEN l.known_id IS NULL THEN 'created'
             WHEN l.mine AND (l.adds OR sec.import_changes(l.client, s.sent, p_overwrite) IS NOT NULL) THEN 'updated' ELSE 'same' END,
        l.leader, l.known_id, l.kpp, l.stops IS NULL AND l.adds,
        CASE WHEN l.stops = 'similar_client' THEN (SELECT jsonb_build_object('client', x.short_name) FROM crm.client x WHERE x.id = coalesce(l.bare_namesake, l.namesake))
             WHEN l.stops = 'similar_name' THEN jsonb_build_object('row', l.alike_row)
             WHEN l.stops = 'several_branches' THEN jsonb_build_object('inn', l.inn)
             WHEN l.row > l.leader THEN jsonb_build_object('row', l.leader) END
    FROM led l JOIN priv.client_import_staged s ON s.import_id = p_import AND s.row = l.row
    UNION ALL SELECT s.row, s.problem, s.row, NULL, s.kpp, false, CASE WHEN s.problem = 'inn_invalid' THEN jsonb_build_object('inn', s.inn) END
    FROM sent s WHERE s.problem IS NOT NULL $$;

-- What becomes of the rows as the program tells it: how many of each outcome, which rows (those created need no telling), what doubts are about.
CREATE OR REPLACE FUNCTION sec.import_told(p_import bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object('counts', coalesce(jsonb_object_agg(x.outcome, x.many), '{}'), 'people', coalesce(sum(x.people), 0),
        'rows', coalesce(jsonb_object_agg(x.outcome, x.places) FILTER (WHERE x.outcome <> 'created'), '{}'),
        'about', coalesce(jsonb_object_agg(x.outcome, x.about) FILTER (WHERE x.about IS NOT NULL), '{}'))
    FROM (SELECT r.outcome, count(*) AS many, count(r.contact_id) AS people, jsonb_agg(r.row ORDER BY r.row) AS places,
              jsonb_object_agg(r.row, r.about) FILTER (WHERE r.about IS NOT NULL) AS about
          FROM priv.client_import_row r WHERE r.import_id = p_import GROUP BY r.outcome) x $$;

-- Holds the waiting rows against the base and changes nothing in it. It tells which ИНН are known, thousands at a time: a look-up by
-- another name, and recorded like one.
CREATE OR REPLACE FUNCTION api.client_import_foresee(p_import bigint, p_overwrite boolean DEFAULT false) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    i crm.client_import := sec.staged_import(p_import);
BEGIN
    DELETE FROM priv.client_import_row WHERE import_id = i.id;
    IF i.kind = 'clients' THEN
        INSERT INTO priv.lookup_log (employee_id, query, found) SELECT sec.me(), i.file_name, count(*) FROM priv.client_import_staged WHERE import_id = i.id;
        RAISE LOG 'client look-up by %: the file %', session_user, i.file_name;
        INSERT INTO priv.client_import_row (import_id, row, outcome, contact_id, about)
        SELECT i.id, p.row, p.outcome, CASE WHEN p.adds_person THEN 0 END, p.about FROM sec.import_plan(i.id, p_overwrite) p;
    ELSE
        INSERT INTO priv.client_import_row (import_id, row, outcome, about) SELECT i.id, p.row, p.outcome, p.about FROM sec.task_plan(i.id) p;
    END IF;
    RETURN sec.import_told(i.id);
END $$;

-- Gives up: the rows are thrown away.
CREATE OR REPLACE FUNCTION api.client_import_drop(p_import bigint) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    i crm.client_import := sec.staged_import(p_import);
BEGIN
    DELETE FROM priv.client_import_staged WHERE import_id = i.id;
    DELETE FROM priv.client_import_row WHERE import_id = i.id;
    UPDATE crm.client_import SET state = 'dropped' WHERE id = i.id;
    RETURN jsonb_build_object('id', i.id);
END $$;
