-- Tasks from a file: {title, due_at, assignee, inn, kpp, comment}, written as their author might write them one by one.

-- The assignee is found by login, short or full name; the client among those the author sees - a foreign one is as unknown as an absent one.
CREATE OR REPLACE FUNCTION sec.task_plan(p_import bigint) RETURNS TABLE ("row" int, outcome text, assignee_id bigint, client_id bigint, about jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_nestloop = off AS $$
    WITH known AS MATERIALIZED (
        SELECT e.id, crm.fold(n) AS name FROM crm.employee e,
            unnest(ARRAY[e.login, substr(e.login, 3), e.short_name, concat_ws(' ', e.last_name, e.first_name, e.middle_name), concat_ws(' ', e.last_name, e.first_name)]) n
        WHERE e.active),
    people AS MATERIALIZED (SELECT name, min(id) AS id, count(DISTINCT id) AS many FROM known GROUP BY name),
    sent AS MATERIALIZED (
        SELECT s.row, CASE WHEN s.decision = 'skip' THEN 'skipped' ELSE s.problem END AS problem, crm.fold(coalesce(s.sent ->> 'assignee', '')) AS assignee, s.sent ->> 'assignee' AS assignee_words, s.inn, s.kpp
        FROM priv.client_import_staged s WHERE s.import_id = p_import),
    clients AS MATERIALIZED (
        SELECT c.inn, c.kpp, min(c.id) AS id, count(*) AS many FROM crm.client c
        WHERE c.deleted_at IS NULL AND c.inn IN (SELECT s.inn FROM sent s WHERE s.inn <> '') AND sec.sees_client(c.owner_ids) GROUP BY GROUPING SETS ((c.inn), (c.inn, c.kpp))),
    found AS (
        SELECT s.*, CASE WHEN s.assignee = '' THEN sec.me() ELSE p.id END AS assignee_id, p.many AS people, c.id AS client_id, c.many AS clients
        FROM sent s LEFT JOIN people p ON p.name = s.assignee
        LEFT JOIN clients c ON c.inn = s.inn AND c.kpp IS NOT DISTINCT FROM nullif(s.kpp, ''))
    SELECT f.row, CASE WHEN f.problem IS NOT NULL THEN f.problem
            WHEN f.assignee_id IS NULL THEN 'assignee_unknown' WHEN f.people > 1 THEN 'assignee_ambiguous'
            WHEN f.inn <> '' AND f.client_id IS NULL THEN 'client_unknown' WHEN f.clients > 1 THEN 'several_branches' ELSE 'created' END,
        f.assignee_id, f.client_id,
        CASE WHEN f.assignee_id IS NULL OR f.people > 1 THEN jsonb_build_object('name', f.assignee_words)
             WHEN f.inn <> '' AND (f.client_id IS NULL OR f.clients > 1) THEN jsonb_build_object('inn', f.inn) END
    FROM found f $$;

CREATE OR REPLACE FUNCTION sec.import_tasks(p_import bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    WITH plan AS MATERIALIZED (
        SELECT p.*, CASE WHEN p.outcome = 'created' THEN nextval('crm.task_id_seq') END AS task_id FROM (SELECT * FROM sec.task_plan(p_import) x ORDER BY x.row) p),
    kept AS (
        INSERT INTO priv.client_import_row (import_id, row, outcome, about, client_id, task_id)
        SELECT p_import, p.row, p.outcome, p.about, p.client_id, p.task_id FROM plan p)
    INSERT INTO crm.task (id, assignee_id, title, due_at, comment, document, document_id, client_id)
    SELECT p.task_id, p.assignee_id, btrim(s.sent ->> 'title'), (s.sent ->> 'due_at')::timestamptz, coalesce(s.sent ->> 'comment', ''),
        CASE WHEN p.client_id IS NULL THEN '' ELSE 'client' END, p.client_id, p.client_id
    FROM plan p JOIN priv.client_import_staged s ON s.import_id = p_import AND s.row = p.row WHERE p.task_id IS NOT NULL;
END $$;
