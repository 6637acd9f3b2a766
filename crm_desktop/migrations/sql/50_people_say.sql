-- Comments, the timeline, the chain of a deal, and the answer to "why do I see this?".

-- BEFORE INSERT of an event written by a person: author and the document's owner, whatever was sent.
CREATE OR REPLACE FUNCTION sec.fill_comment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d jsonb;
BEGIN
    IF NEW.kind <> 'comment' THEN
        RETURN NEW;
    END IF;
    IF NEW.document NOT IN ('client', 'client_direction', 'deal', 'calculation_request', 'calculation_line', 'quote', 'invoice', 'work_item',
                            'issued_document', 'act', 'approval', 'payment') THEN
        PERFORM sec.deny();
    END IF;
    EXECUTE format('SELECT to_jsonb(x) FROM crm.%I x WHERE id = $1', NEW.document) INTO d USING NEW.document_id;
    IF btrim(NEW.text) = '' THEN
        PERFORM sec.deny();
    END IF;
    -- No such document has no owner and no group, and row security refuses it with the words it has for a foreign one.
    NEW.author_id := sec.me();
    NEW.at := clock_timestamp();
    NEW.owner_id := coalesce((d ->> 'owner_id')::bigint, (SELECT x FROM unnest(sec.my_owners()) x
        WHERE d -> 'owner_ids' @> to_jsonb(x) LIMIT 1));
    NEW.group_id := (d ->> 'group_id')::bigint;
    NEW.deal_id := CASE WHEN NEW.document = 'deal' THEN NEW.document_id ELSE (d ->> 'deal_id')::bigint END;
    NEW.client_id := CASE WHEN NEW.document = 'client' THEN NEW.document_id ELSE (d ->> 'client_id')::bigint END;
    RETURN NEW;
END $$;

-- Newest first; row security of crm.event decides what of it I see.
CREATE OR REPLACE FUNCTION api.timeline(p_document text, p_id bigint, p_deal_id bigint DEFAULT NULL) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'author', p.short_name, 'kind', e.kind, 'document', e.document,
        'document_id', e.document_id, 'text', e.text, 'facts', e.facts) ORDER BY e.at DESC, e.id DESC), '[]')
    FROM (SELECT * FROM crm.event x WHERE (x.document = p_document AND x.document_id = p_id) OR x.deal_id = p_deal_id
          ORDER BY x.at DESC LIMIT 60) e LEFT JOIN crm.employee p ON p.id = e.author_id $$;

-- What a deal consists of, in the order of the process; each document under its own row security.
CREATE OR REPLACE FUNCTION api.deal_chain(p_deal_id bigint) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.place, x.id), '[]') FROM (
        SELECT 1 AS place, 'deal' AS document, id, number AS title, state, expected_kopecks AS amount_kopecks FROM crm.deal WHERE id = p_deal_id
        UNION ALL SELECT 2, 'calculation_request', id, number, state, price_kopecks FROM crm.calculation_request WHERE deal_id = p_deal_id
        UNION ALL SELECT 3, 'quote', id, coalesce(number || CASE WHEN revision > 1 THEN '/' || revision ELSE '' END, ''), state, total_kopecks FROM crm.quote WHERE deal_id = p_deal_id AND current
        UNION ALL SELECT 4, 'invoice', id, coalesce(number, ''), state, total_kopecks FROM crm.invoice WHERE deal_id = p_deal_id
        UNION ALL SELECT 5, 'work_item', id, number, state, NULL FROM crm.work_item WHERE deal_id = p_deal_id
        UNION ALL SELECT 6, 'issued_document', id, registry_number, state, NULL FROM crm.issued_document WHERE deal_id = p_deal_id
        UNION ALL SELECT 7, 'act', id, coalesce(number, ''), state, total_kopecks FROM crm.act WHERE deal_id = p_deal_id) x $$;

-- Of several holders the one through whom I see the row: myself, then my own people.
CREATE OR REPLACE FUNCTION sec.nearest(p_owners bigint[]) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    WITH mine AS MATERIALIZED (SELECT sec.me() AS me, sec.my_owners() AS owners)
    SELECT o FROM unnest(p_owners) o, mine ORDER BY o IS DISTINCT FROM mine.me, NOT o = ANY (mine.owners), o LIMIT 1 $$;

-- The rule by which I see a row: {rule, owner, group, through, until_on, role}. In the order in which rules are most mine:
-- holder, assistant (of whom), subordinate (of mine), substitute (for whom, until when), role, group, given to me, issued by
-- me before a hand-over (past), asked to decide (approver).
DROP FUNCTION IF EXISTS sec.why(bigint, bigint);
CREATE OR REPLACE FUNCTION sec.why(p_owner bigint, p_group bigint, p_document text, p_id bigint, p_expert bigint) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH me AS (SELECT * FROM crm.employee WHERE id = sec.me()),
    stand AS (SELECT s.absent_id, s.until_on FROM crm.substitution s, me
        WHERE s.substitute_id = me.id AND s.sees AND s.ended_at IS NULL AND sec.today() BETWEEN s.from_on AND s.until_on
          AND (p_owner = ANY (sec.owners_of(ARRAY[s.absent_id])) OR p_group = ANY (sec.groups_of(ARRAY[s.absent_id])))
        ORDER BY s.until_on DESC LIMIT 1),
    rule AS (SELECT CASE
            WHEN p_owner = me.id THEN 'holder'
            WHEN EXISTS (SELECT FROM crm.assistance a WHERE a.assistant_id = me.id AND a.manager_id = p_owner) THEN 'assistant'
            WHEN EXISTS (SELECT FROM priv.visible v WHERE v.viewer_id = me.id AND v.owner_id = p_owner) AND me.roles && ARRAY['manager', 'executive'] THEN 'subordinate'
            WHEN me.roles && ARRAY['executive', 'analyst', 'accountant'] THEN 'role'
            WHEN p_expert = me.id THEN 'given'
            WHEN 'expert' = ANY (me.roles) AND p_group = ANY (sec.groups_of(ARRAY[me.id])) THEN 'group'
            WHEN EXISTS (SELECT FROM stand) THEN 'substitute'
            WHEN p_id = ANY (sec.my_past(p_document)) THEN 'past'
            ELSE 'approver' END AS name FROM me)
    SELECT jsonb_strip_nulls(jsonb_build_object('rule', rule.name,
        'owner', (SELECT short_name FROM crm.employee WHERE id = p_owner),
        'group', (SELECT name FROM crm.expert_group WHERE id = p_group),
        'through', CASE WHEN rule.name = 'substitute' THEN (SELECT e.short_name FROM stand JOIN crm.employee e ON e.id = stand.absent_id) END,
        'until_on', CASE WHEN rule.name = 'substitute' THEN (SELECT until_on FROM stand) END,
        'role', CASE WHEN rule.name = 'role' THEN (SELECT r FROM unnest(me.roles) r WHERE r IN ('executive', 'analyst', 'accountant') LIMIT 1) END))
    FROM me, rule $$;

-- The directions of a client as its card shows them: who holds what, since when, what hangs there.
CREATE OR REPLACE FUNCTION api.client_slots(p_client_id bigint) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me bigint;
    see_all boolean;
    owners bigint[] := sec.my_owners();
    holders bigint[] := sec.my_holders();
    slots jsonb;
BEGIN
    SELECT e.id, e.roles && ARRAY['executive', 'analyst', 'accountant'] INTO me, see_all
    FROM crm.employee e WHERE e.login = session_user::text COLLATE "default" AND e.active;
    SELECT jsonb_agg(jsonb_build_object('direction_id', d.id, 'name', d.name, 'short_name', d.short_name, 'color', d.color,
        'client_direction_id', cd.id, 'version', cd.version, 'state', coalesce(cd.state, 'free'), 'holder', h.short_name, 'mine', cd.holder_id = me,
        'workable', cd.owner_id = ANY (holders),
        'passable', cd.state = 'held' AND (sec.has_role('analyst') OR sec.leads_holder(cd.owner_id)), 'held_at', cd.held_at, 'last_activity_at', cd.last_activity_at,
        'reserved_until_at', cd.reserved_until_at, 'warned_on', cd.warned_on, 'keep_until_on', cd.keep_until_on,
        'note', CASE WHEN see_all OR cd.state = 'blocked' OR cd.owner_id = ANY (owners) THEN nullif(cd.note, '') END,
        'returns_on', CASE WHEN see_all OR cd.owner_id = ANY (owners) THEN sec.returns_on(cd, d) END,
        'keepable', cd.state = 'held' AND (sec.has_role('analyst') OR sec.leads_holder(cd.owner_id)),
        'cool_down_until_on', CASE WHEN cd.last_holder_id = me AND cd.cool_down_until_on > current_date THEN cd.cool_down_until_on END,
        'money_kopecks', CASE WHEN see_all OR cd.owner_id = ANY (owners) THEN (SELECT coalesce(sum(i.total_kopecks - i.paid_kopecks), 0) FROM crm.invoice i
            JOIN crm.deal x ON x.id = i.deal_id WHERE x.client_direction_id = cd.id AND i.state IN ('issued', 'partly_paid')) END,
        'works', CASE WHEN see_all OR cd.owner_id = ANY (owners) THEN (SELECT count(*) FROM crm.work_item w JOIN crm.deal x ON x.id = w.deal_id
            WHERE x.client_direction_id = cd.id AND w.state NOT IN ('acted', 'cancelled')) END,
        'open_deals', CASE WHEN see_all OR cd.owner_id = ANY (owners) THEN
            (SELECT count(*) FROM crm.deal x WHERE x.client_direction_id = cd.id AND x.state NOT IN ('closed', 'lost')) END)
        ORDER BY d.id) INTO slots
    FROM crm.client c CROSS JOIN crm.direction d
    LEFT JOIN crm.client_direction cd ON cd.client_id = c.id AND cd.direction_id = d.id
    LEFT JOIN crm.employee h ON h.id = cd.holder_id
    WHERE c.id = p_client_id AND d.active AND (see_all OR c.owner_ids && owners);
    RETURN coalesce(slots, '[]');
END $$;

-- Who I am for the window: name, roles, groups, what I lead.
CREATE OR REPLACE FUNCTION api.whoami() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN e.must_change_password THEN jsonb_build_object('id', e.id, 'login', e.login, 'must_change_password', true)
        ELSE jsonb_build_object('id', e.id, 'login', e.login, 'name', e.short_name, 'full_name', concat_ws(' ', e.last_name, e.first_name, e.middle_name),
        'position', e.position, 'roles', e.roles, 'groups', sec.my_groups(), 'leads', sec.my_led_groups(), 'must_change_password', false,
        'stands_in_for', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', a.short_name, 'until_on', s.until_on, 'decides', s.decides, 'sees', s.sees, 'works', s.works)
            ORDER BY s.until_on), '[]') FROM crm.substitution s JOIN crm.employee a ON a.id = s.absent_id
            WHERE s.substitute_id = e.id AND s.ended_at IS NULL AND sec.today() BETWEEN s.from_on AND s.until_on),
        'head', EXISTS (SELECT FROM crm.employee x WHERE x.head_id = e.id AND x.active),
        'settings', (SELECT coalesce(jsonb_object_agg(u.key, u.value), '{}') FROM crm.user_setting u WHERE u.employee_id = e.id AND u.key <> 'history'),
        'choices', api.choices()) END
        || jsonb_build_object('schema_version', (SELECT version_num FROM priv.alembic_version LIMIT 1), 'server_time', now())
    FROM crm.employee e WHERE e.id = sec.me() $$;

-- Saves a draft with its lines in one statement, with the rights of the caller: column grants and row security decide.
-- p_lines: changed lines (with id) and new ones [{id?, column: value, …}]; p_removed: ids of lines taken out.
CREATE OR REPLACE FUNCTION api.save(p_document text, p_id bigint, p_version int, p_changes jsonb, p_lines jsonb DEFAULT NULL,
    p_line_table text DEFAULT NULL, p_parent_column text DEFAULT NULL, p_removed bigint[] DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    columns text;
    saved_id bigint := p_id;
    saved_version int;
    line jsonb;
BEGIN
    SELECT string_agg(format('%I', key), ', ') INTO columns FROM jsonb_object_keys(p_changes) key;
    IF p_id IS NULL THEN
        EXECUTE format('INSERT INTO crm.%1$I (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::crm.%1$I, $1) RETURNING id, version', p_document, columns)
            INTO saved_id, saved_version USING p_changes;
    ELSIF columns IS NOT NULL THEN
        EXECUTE format('UPDATE crm.%1$I t SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(t, $1)) WHERE id = $2 AND version = $3 RETURNING version', p_document, columns)
            INTO saved_version USING p_changes, p_id, p_version;
    ELSE
        EXECUTE format('SELECT version FROM crm.%I WHERE id = $1 AND version = $2 FOR NO KEY UPDATE', p_document) INTO saved_version USING p_id, p_version;
    END IF;
    IF saved_version IS NULL THEN
        EXECUTE format('SELECT version FROM crm.%I WHERE id = $1', p_document) INTO saved_version USING p_id;
        IF saved_version IS NULL OR saved_version = p_version THEN
            RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'CRM-001';
        END IF;
        RAISE EXCEPTION USING ERRCODE = 'CRM02', MESSAGE = 'CRM-002';
    END IF;
    IF p_removed <> '{}' THEN
        EXECUTE format('SELECT api.%I($1, $2)', p_line_table || '_remove') USING saved_id, p_removed;
    END IF;
    FOR line IN SELECT value FROM jsonb_array_elements(coalesce(p_lines, '[]')) LOOP
        SELECT string_agg(format('%I', key), ', ') INTO columns FROM jsonb_object_keys(line - 'id') key;
        IF line ->> 'id' IS NULL THEN
            EXECUTE format('INSERT INTO crm.%1$I (%2$s, %3$I) SELECT %2$s, $2 FROM jsonb_populate_record(NULL::crm.%1$I, $1)', p_line_table, columns, p_parent_column)
                USING line, saved_id;
        ELSE
            EXECUTE format('UPDATE crm.%1$I t SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(t, $1)) WHERE id = $2 AND %3$I = $3 AND NOT to_jsonb(t) @> $1',
                           p_line_table, columns, p_parent_column) USING line - 'id', (line ->> 'id')::bigint, saved_id;
        END IF;
    END LOOP;
    EXECUTE format('SELECT version FROM crm.%I WHERE id = $1', p_document) INTO saved_version USING saved_id;
    RETURN jsonb_build_object('id', saved_id, 'version', saved_version);
END $$;

-- One step of many documents [{id, version?}] in one statement, in the order of their ids (the order of all locks). Each
-- stands alone: what is refused is answered with its code and figures, the rest is done. Without a version the row
-- is taken as it stands (lists do not read versions); its state is still asked.
CREATE OR REPLACE FUNCTION api.step_each(p_document text, p_step text, p_rows jsonb, p_arguments jsonb DEFAULT '{}') RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    r jsonb;
    answer jsonb;
    answers jsonb := '[]';
    problem text;
    code text;
    facts text;
BEGIN
    FOR r IN SELECT value FROM jsonb_array_elements(p_rows) ORDER BY (value ->> 'id')::bigint LOOP
        BEGIN
            EXECUTE format('SELECT api.%I($1, $2, $3)', p_document || '_' || p_step)
                INTO answer USING (r ->> 'id')::bigint, (r ->> 'version')::int, p_arguments;
            answers := answers || jsonb_build_object('id', r -> 'id', 'answer', answer);
        EXCEPTION WHEN SQLSTATE 'CRM01' OR SQLSTATE 'CRM02' OR insufficient_privilege THEN
            GET STACKED DIAGNOSTICS problem = RETURNED_SQLSTATE, code = MESSAGE_TEXT, facts = PG_EXCEPTION_DETAIL;
            answers := answers || jsonb_build_object('id', r -> 'id', 'problem', problem, 'code', code, 'facts', nullif(facts, '')::jsonb);
        END;
    END LOOP;
    RETURN answers;
END $$;

-- What I keep for myself: views, columns, favourites, drafts of forms.
CREATE OR REPLACE FUNCTION api.setting_put(p_key text, p_value jsonb) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO crm.user_setting (employee_id, key, value) SELECT sec.me(), p_key, p_value WHERE sec.me() IS NOT NULL
    ON CONFLICT (employee_id, key) DO UPDATE SET value = excluded.value $$;

CREATE OR REPLACE FUNCTION api.draft_put(p_key text, p_content jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_content IS NULL THEN
        DELETE FROM crm.form_draft WHERE employee_id = sec.me() AND key = p_key;
    ELSE
        INSERT INTO crm.form_draft (employee_id, key, content) SELECT sec.me(), p_key, p_content WHERE sec.me() IS NOT NULL
        ON CONFLICT (employee_id, key) DO UPDATE SET content = excluded.content, at = now();
    END IF;
END $$;

-- The badges of the rail: what waits for me, in one statement.
CREATE OR REPLACE FUNCTION api.badges() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object(
        'approvals', (SELECT count(*) FROM crm.approval WHERE state = 'pending' AND pending_ids && sec.my_selves()
            AND sec.may_decide(pending_ids, submitted_by, owner_id)),
        'tasks', (SELECT count(*) FROM crm.task WHERE state = 'open' AND assignee_id = sec.me()),
        'calculations', (SELECT count(*) FROM crm.calculation_line WHERE state = 'queued' AND group_id = ANY (sec.my_groups()))
            + (SELECT count(*) FROM crm.calculation_line WHERE state IN ('taken', 'returned') AND expert_id = sec.me()),
        'requests', (SELECT count(*) FROM crm.calculation_line WHERE state IN ('question', 'calculated') AND owner_id = sec.me()),
        'work_items', (SELECT count(*) FROM crm.work_item WHERE state IN ('assigned', 'in_work') AND expert_id = sec.me()),
        'payments', CASE WHEN sec.has_role('accountant') THEN (SELECT count(*) FROM crm.payment WHERE state IN ('unmatched', 'matched')) END,
        'unread', sec.unread_documents())
    WHERE sec.me() IS NOT NULL $$;
