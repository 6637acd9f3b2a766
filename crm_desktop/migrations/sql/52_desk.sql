-- The desk of a person: figures, history, drafts, what waits and what has changed. What is shown is read under the
-- reader's own row security; only what a person keeps for himself goes through the definer.

-- The same for rows of the company's lists; nothing is planned when none is asked for.
CREATE OR REPLACE FUNCTION api.directory_titles(p_records jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM jsonb_array_elements(p_records) r WHERE r ->> 0 = ANY ('{organization,bank,number_template,direction,service,
        service_permit,lost_reason,department,expert_group,approval_route,claim_quota,tax_regime,tax_year,usn_setting,calendar_day,employee}')) THEN
        RETURN '[]';
    END IF;
    RETURN (WITH wanted AS (SELECT r ->> 0 AS document, (r ->> 1)::bigint AS id FROM jsonb_array_elements(p_records) r)
        SELECT coalesce(jsonb_agg(jsonb_build_object('document', w.document, 'id', w.id, 'title', x.title, 'note', x.note)), '[]')
        FROM wanted w JOIN (
            SELECT 'organization' AS document, id, short_name AS title, inn AS note FROM crm.organization
            UNION ALL SELECT 'bank', id, name, bik FROM crm.bank
            UNION ALL SELECT 'direction', id, name, short_name FROM crm.direction
            UNION ALL SELECT 'service', id, name, unit FROM crm.service
            UNION ALL SELECT 'lost_reason', id, name, '' FROM crm.lost_reason
            UNION ALL SELECT 'department', id, name, '' FROM crm.department
            UNION ALL SELECT 'expert_group', id, name, email FROM crm.expert_group
            UNION ALL SELECT 'approval_route', id, name, '' FROM crm.approval_route
            UNION ALL SELECT 'employee', id, short_name, position FROM crm.employee
            UNION ALL SELECT 'tax_year', id, year::text, source FROM crm.tax_year
            UNION ALL SELECT 'calendar_day', id, to_char(day_on, 'DD.MM.YYYY'), name FROM crm.calendar_day
            UNION ALL SELECT 'number_template', t.id, o.short_name, t.template FROM crm.number_template t JOIN crm.organization o ON o.id = t.organization_id
            UNION ALL SELECT 'tax_regime', t.id, o.short_name || ', ' || to_char(t.from_on, 'DD.MM.YYYY'), t.basis
                FROM crm.tax_regime t JOIN crm.organization o ON o.id = t.organization_id
            UNION ALL SELECT 'usn_setting', t.id, o.short_name || ', ' || t.year, '' FROM crm.usn_setting t JOIN crm.organization o ON o.id = t.organization_id
            UNION ALL SELECT 'service_permit', p.id, o.short_name || ' · ' || coalesce(s.name, d.name), p.basis FROM crm.service_permit p
                JOIN crm.organization o ON o.id = p.organization_id LEFT JOIN crm.service s ON s.id = p.service_id LEFT JOIN crm.direction d ON d.id = p.direction_id
            UNION ALL SELECT 'claim_quota', q.id, coalesce(e.short_name, d.name, ''), q.monthly::text FROM crm.claim_quota q
                LEFT JOIN crm.employee e ON e.id = q.employee_id LEFT JOIN crm.department d ON d.id = q.department_id) x
            ON x.document = w.document AND x.id = w.id);
END $$;

-- What records are called, of those I may see: [[document, id], …] -> [{document, id, title, note}]. The others are absent.
CREATE OR REPLACE FUNCTION api.record_titles(p_records jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
    WITH wanted AS (SELECT r ->> 0 AS document, (r ->> 1)::bigint AS id FROM jsonb_array_elements(p_records) r)
    SELECT coalesce(jsonb_agg(jsonb_build_object('document', x.document, 'id', x.id, 'title', x.title, 'note', x.note)), '[]')
        || api.directory_titles(p_records) FROM (
        SELECT 'client' AS document, d.id, d.short_name AS title, coalesce(d.inn, '') AS note FROM crm.client d
            WHERE d.id = ANY (ARRAY(SELECT id FROM wanted WHERE document = 'client')) AND d.deleted_at IS NULL
        UNION ALL SELECT 'deal', d.id, d.number || ' ' || d.title, d.client_name FROM crm.deal d
            WHERE d.id = ANY (ARRAY(SELECT id FROM wanted WHERE document = 'deal'))
        UNION ALL SELECT 'calculation_request', d.id, d.number, d.client_name FROM crm.calculation_request d
            WHERE d.id = ANY (ARRAY(SELECT id FROM wanted WHERE document = 'calculation_request'))
        UNION ALL SELECT 'calculation_line', d.id, d.number || ' ' || d.service_name, d.client_name FROM crm.calculation_line d
            WHERE d.id = ANY (ARRAY(SELECT id FROM wanted WHERE document = 'calculation_line'))
        UNION ALL SELECT 'quote', d.id, coalesce(d.number, ''), d.client_name FROM crm.quote d
            WHERE d.id = ANY (ARRAY(SELECT id FROM wanted WHERE document = 'quote'))
        UNION ALL SELECT 'invoice', d.id, coalesce(d.number, ''), d.client_name FROM crm.invoice d
            WHERE d.id = ANY (ARRAY(SELECT id FROM wanted WHERE document = 'invoice'))
        UNION ALL SELECT 'payment', d.id, d.document_number, coalesce(nullif(d.client_name, ''), d.counterparty_name) FROM crm.payment d
            WHERE d.id = ANY (ARRAY(SELECT id FROM wanted WHERE document = 'payment'))
        UNION ALL SELECT 'work_item', d.id, d.number || ' ' || d.title, d.client_name FROM crm.work_item d
            WHERE d.id = ANY (ARRAY(SELECT id FROM wanted WHERE document = 'work_item'))
        UNION ALL SELECT 'issued_document', d.id, d.registry_number, d.client_name FROM crm.issued_document d
            WHERE d.id = ANY (ARRAY(SELECT id FROM wanted WHERE document = 'issued_document'))
        UNION ALL SELECT 'act', d.id, coalesce(d.number, ''), d.client_name FROM crm.act d
            WHERE d.id = ANY (ARRAY(SELECT id FROM wanted WHERE document = 'act'))) x $$;

-- Remembers that I opened a record: newest first, one line per record and day (Moscow), the last 200.
CREATE OR REPLACE FUNCTION api.history_add(p_document text, p_id bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO crm.user_setting AS kept (employee_id, key, value)
    SELECT sec.me(), 'history', jsonb_build_array(jsonb_build_array(p_document, p_id, now())) WHERE sec.me() IS NOT NULL
    ON CONFLICT (employee_id, key) DO UPDATE SET value = (
        SELECT jsonb_agg(x.entry ORDER BY x.place) FROM (
            SELECT entry, row_number() OVER (ORDER BY place) AS place
            FROM jsonb_array_elements(excluded.value || kept.value) WITH ORDINALITY AS all_of_it(entry, place)
            WHERE place = 1 OR entry ->> 0 <> p_document OR (entry ->> 1)::bigint <> p_id
                OR ((entry ->> 2)::timestamptz AT TIME ZONE 'Europe/Moscow')::date <> (now() AT TIME ZONE 'Europe/Moscow')::date) x
        WHERE x.place <= 200) $$;

-- What I opened, newest first; what is gone or no longer mine is left out.
CREATE OR REPLACE FUNCTION api.history(p_most int DEFAULT 200) RETURNS jsonb LANGUAGE sql STABLE AS $$
    WITH kept AS (SELECT value FROM crm.user_setting WHERE key = 'history'),
        titles AS (SELECT t FROM kept, jsonb_array_elements(api.record_titles(kept.value)) t)
    SELECT coalesce(jsonb_agg(t || jsonb_build_object('at', e.entry -> 2) ORDER BY e.place), '[]')
    FROM kept, jsonb_array_elements(kept.value) WITH ORDINALITY AS e(entry, place)
    JOIN titles ON t ->> 'document' = e.entry ->> 0 AND t -> 'id' = e.entry -> 1
    WHERE e.place <= p_most $$;

-- What the window wants to know a moment after its first list: drafts left behind, the titles of the tabs of last time
-- and what was opened last. A draft of a record that is gone or no longer mine is not told of.
CREATE OR REPLACE FUNCTION api.desk_begin(p_tabs jsonb DEFAULT '[]') RETURNS jsonb LANGUAGE sql STABLE AS $$
    WITH drafts AS (SELECT key, content, at FROM crm.form_draft),
        seen AS (SELECT t -> 'document' AS document, t -> 'id' AS id FROM jsonb_array_elements(api.record_titles(
            (SELECT coalesce(jsonb_agg(jsonb_build_array(content -> 'document', content -> 'id')), '[]') FROM drafts WHERE content ->> 'id' IS NOT NULL))) t)
    SELECT jsonb_build_object(
        'drafts', (SELECT coalesce(jsonb_agg(jsonb_build_object('key', d.key, 'content', d.content, 'at', d.at) ORDER BY d.at DESC), '[]')
            FROM drafts d WHERE d.content ->> 'id' IS NULL
                OR EXISTS (SELECT FROM seen s WHERE s.document = d.content -> 'document' AND s.id = d.content -> 'id')),
        'tabs', api.record_titles(p_tabs),
        'recent', api.history(12)) $$;

-- Which events may be news for me: behind the last 5,000, after the one I looked at last ("news" of my settings), up to the
-- newest. Who has never looked begins with the last three days. Ids only.
CREATE OR REPLACE FUNCTION sec.news_range(OUT floor_id bigint, OUT looked_id bigint, OUT newest_id bigint) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT newest.id - 5000,
        coalesce((SELECT (u.value #>> '{}')::bigint FROM crm.user_setting u WHERE u.employee_id = sec.me() AND u.key = 'news'),
                 (SELECT min(e.id) - 1 FROM crm.event e WHERE e.id > newest.id - 5000 AND e.at > now() - interval '3 days'), newest.id),
        newest.id
    FROM (SELECT coalesce(max(id), 0) AS id FROM crm.event) newest $$;

-- What waits for my decision or answer.
CREATE OR REPLACE FUNCTION api.waiting() RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT (SELECT coalesce(jsonb_agg(to_jsonb(w) ORDER BY w.at), '[]') FROM (
            (SELECT 'approval' AS what, 'approval' AS document, d.id, d.title, d.client_name AS note, d.created_at AS at FROM crm.approval d
                WHERE d.state = 'pending' AND d.pending_ids && (SELECT sec.my_selves())::bigint[] ORDER BY d.created_at LIMIT 20)
            UNION ALL (SELECT d.state, 'calculation_request', d.request_id, d.service_name, d.client_name, d.updated_at FROM crm.calculation_line d
                WHERE d.state IN ('question', 'calculated') AND d.owner_id = (SELECT sec.me()) ORDER BY d.updated_at LIMIT 20)
            UNION ALL (SELECT 'returned', 'calculation_line', d.id, d.service_name, d.client_name, d.updated_at FROM crm.calculation_line d
                WHERE d.state = 'returned' AND d.expert_id = (SELECT sec.me()) ORDER BY d.updated_at LIMIT 20)
            UNION ALL (SELECT 'work', 'work_item', d.id, d.number || ' ' || d.title, d.client_name, d.updated_at FROM crm.work_item d
                WHERE d.state = 'assigned' AND d.expert_id = (SELECT sec.me()) ORDER BY d.updated_at LIMIT 20)
            UNION ALL (SELECT 'task', 'task', d.id, d.title, CASE WHEN c.id <> d.assignee_id THEN c.short_name ELSE '' END, d.due_at FROM crm.task d LEFT JOIN crm.employee c ON c.id = d.created_by
                WHERE d.state = 'open' AND d.assignee_id = (SELECT sec.me())
                  AND d.due_at < ((now() AT TIME ZONE 'Europe/Moscow')::date + 1)::timestamp AT TIME ZONE 'Europe/Moscow' ORDER BY d.due_at LIMIT 20)) w) $$;

-- What waits for me and what others did to the documents of my holders and groups.
CREATE OR REPLACE FUNCTION api.news() RETURNS jsonb LANGUAGE sql STABLE AS $$
    WITH bounds AS (SELECT * FROM sec.news_range()),
    events AS (
        SELECT e.id, e.at, e.author_id, e.kind, e.text, e.facts, e.client_id,
            CASE WHEN e.document = 'client_direction' OR a.document IN ('client', 'client_direction', 'claim') THEN 'client' ELSE coalesce(a.document, e.document) END AS document,
            CASE WHEN e.document = 'client_direction' OR a.document IN ('client', 'client_direction', 'claim') THEN e.client_id ELSE coalesce(a.document_id, e.document_id) END AS document_id,
            e.document AS told_of
        FROM crm.event e LEFT JOIN crm.approval a ON e.document = 'approval' AND a.id = e.document_id
        WHERE e.id > (SELECT floor_id FROM bounds) AND e.at > now() - interval '14 days' AND e.document <> 'task'
            AND e.author_id IS DISTINCT FROM (SELECT sec.me())
            AND (e.owner_id = ANY ((SELECT sec.my_owners())::bigint[]) OR e.group_id = ANY ((SELECT sec.my_groups())::bigint[]))
        ORDER BY e.id DESC LIMIT 300),
    latest AS (
        SELECT DISTINCT ON (document, document_id) *,
            count(*) FILTER (WHERE id > (SELECT looked_id FROM bounds)) OVER (PARTITION BY document, document_id) AS fresh
        FROM events WHERE document_id IS NOT NULL ORDER BY document, document_id, id DESC),
    titles AS (SELECT t FROM jsonb_array_elements(api.record_titles(
        (SELECT coalesce(jsonb_agg(jsonb_build_array(document, document_id)), '[]') FROM latest))) t)
    SELECT jsonb_build_object('newest', (SELECT newest_id FROM bounds),
        'changes', (SELECT coalesce(jsonb_agg(t || jsonb_build_object('at', l.at, 'author', p.short_name, 'fresh', l.fresh,
                'event', jsonb_build_object('kind', l.kind, 'document', l.told_of, 'text', l.text, 'facts', l.facts)) ORDER BY l.id DESC), '[]')
            FROM (SELECT * FROM latest ORDER BY id DESC LIMIT 60) l
            JOIN titles ON t ->> 'document' = l.document AND (t ->> 'id')::bigint = l.document_id
            LEFT JOIN crm.employee p ON p.id = l.author_id),
        'waiting', api.waiting()) $$;

-- The bell: how many documents have news for me; a count for api.badges.
CREATE OR REPLACE FUNCTION sec.unread_documents() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT count(DISTINCT (e.document, e.document_id)) FROM crm.event e, sec.news_range() r
    WHERE e.id > greatest(r.floor_id, r.looked_id) AND e.at > now() - interval '14 days' AND e.document <> 'task' AND e.author_id IS DISTINCT FROM sec.me()
        AND (e.owner_id = ANY (sec.my_owners()) OR e.group_id = ANY (sec.my_groups())) $$;

-- The figures of the start page, each under the condition of the list it opens (services/listings). One statement.
CREATE OR REPLACE FUNCTION api.desk() RETURNS jsonb LANGUAGE sql STABLE AS $$
    WITH today AS MATERIALIZED (SELECT sec.me() AS me, ((now() AT TIME ZONE 'Europe/Moscow')::date + 1)::timestamp AT TIME ZONE 'Europe/Moscow' AS ends_at)
    SELECT jsonb_build_object(
        'waiting', api.waiting(),
        'approvals', (SELECT jsonb_build_object('count', count(*), 'late', count(*) FILTER (WHERE d.due_at < now()), 'oldest_at', min(d.created_at))
            FROM crm.approval d WHERE d.state = 'pending' AND d.pending_ids && (SELECT sec.my_selves())::bigint[]),
        'tasks', (SELECT jsonb_build_object('count', count(*), 'late', count(*) FILTER (WHERE d.due_at < now()))
            FROM crm.task d, today WHERE d.state = 'open' AND d.assignee_id = today.me AND d.due_at < today.ends_at),
        'requests', (SELECT jsonb_build_object('count', count(*) FILTER (WHERE d.state IN ('question', 'calculated')),
                'late', count(*) FILTER (WHERE d.state IN ('sent', 'calculating') AND d.due_at < now()))
            FROM crm.calculation_request d WHERE d.state IN ('question', 'calculated', 'sent', 'calculating')),
        'queue', (SELECT jsonb_build_object('count', count(*), 'late', count(*) FILTER (WHERE d.due_at < now())) FROM crm.calculation_line d WHERE d.state = 'queued'),
        'calculations', (SELECT jsonb_build_object('count', count(*), 'late', count(*) FILTER (WHERE d.due_at < now()))
            FROM crm.calculation_line d, today WHERE d.expert_id = today.me AND d.state IN ('taken', 'question', 'returned')),
        'invoices', (SELECT jsonb_build_object('count', count(*), 'amount_kopecks', coalesce(sum(d.total_kopecks - d.paid_kopecks), 0))
            FROM crm.invoice d WHERE d.state IN ('issued', 'partly_paid') AND d.due_on < current_date),
        'acts', (SELECT jsonb_build_object('count', count(*), 'late', count(*) FILTER (WHERE d.state IN ('issued', 'sent') AND d.accept_by_on < current_date),
                'amount_kopecks', coalesce(sum(d.total_kopecks), 0))
            FROM crm.act d WHERE d.state NOT IN ('signed', 'cancelled')),
        'works', (SELECT jsonb_build_object('count', count(*), 'late', count(*) FILTER (WHERE d.state IN ('released', 'assigned', 'in_work', 'paused') AND d.due_on < current_date))
            FROM crm.work_item d WHERE d.state NOT IN ('acted', 'cancelled')),
        'my_works', (SELECT jsonb_build_object('count', count(*), 'late', count(*) FILTER (WHERE d.due_on < current_date))
            FROM crm.work_item d, today WHERE d.expert_id = today.me AND d.state IN ('assigned', 'in_work', 'paused')),
        'payments', (SELECT jsonb_build_object('count', count(*), 'amount_kopecks', coalesce(sum(CASE d.direction WHEN 'in' THEN d.amount_kopecks ELSE -d.amount_kopecks END), 0))
            FROM crm.payment d WHERE d.state IN ('unmatched', 'matched')),
        'deals', (SELECT coalesce(jsonb_object_agg(s.state, jsonb_build_object('count', s.count, 'amount_kopecks', s.kopecks)), '{}')
            FROM (SELECT d.state, count(*) AS count, coalesce(sum(d.expected_kopecks), 0) AS kopecks FROM crm.deal d
                  WHERE d.state NOT IN ('closed', 'lost') GROUP BY d.state) s)) $$;
