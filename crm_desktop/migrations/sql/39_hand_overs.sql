-- Hand-over (передача дел) of one employee's work to another, whole or in part, in one step that can be taken back.

-- Whether I may pass somebody's work on: an analyst, and whoever stands above him.
CREATE OR REPLACE FUNCTION sec.may_hand_over(p_from bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    WITH RECURSIVE above(id, depth) AS (
        SELECT e.head_id, 1 FROM crm.employee e WHERE e.id = p_from
        UNION ALL SELECT e.head_id, a.depth + 1 FROM above a JOIN crm.employee e ON e.id = a.id WHERE a.depth < 50)
    SELECT sec.has_role('analyst') OR EXISTS (SELECT FROM above WHERE id = sec.me()) $$;

-- A direction with its money is passed on by whoever sees what hangs on it.
CREATE OR REPLACE FUNCTION sec.may_pass_slots(p_from bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT sec.has_role('analyst') OR sec.leads_holder(p_from) $$;

-- Whose documents a task may be about when it goes along with a direction: (task, direction).
CREATE OR REPLACE FUNCTION sec.tasks_of_slots(p_person bigint) RETURNS TABLE (task_id bigint, slot_id bigint) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT t.id, d.client_direction_id FROM crm.task t
    JOIN crm.deal d ON d.owner_id = p_person AND d.id = CASE t.document
        WHEN 'deal' THEN t.document_id
        WHEN 'quote' THEN (SELECT x.deal_id FROM crm.quote x WHERE x.id = t.document_id)
        WHEN 'invoice' THEN (SELECT x.deal_id FROM crm.invoice x WHERE x.id = t.document_id)
        WHEN 'act' THEN (SELECT x.deal_id FROM crm.act x WHERE x.id = t.document_id)
        WHEN 'work_item' THEN (SELECT x.deal_id FROM crm.work_item x WHERE x.id = t.document_id) END
    JOIN crm.client_direction c ON c.id = d.client_direction_id AND c.holder_id = p_person AND c.state = 'held'
    WHERE t.assignee_id = p_person AND t.state = 'open' $$;

-- Directions a person holds, with what hangs on each, and why one cannot go.
CREATE OR REPLACE FUNCTION sec.slots_to_hand_over(p_from bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    WITH slot AS MATERIALIZED (SELECT c.* FROM crm.client_direction c WHERE c.holder_id = p_from AND c.state IN ('held', 'reserved')),
    deals AS (SELECT d.client_direction_id AS id, count(*) AS total, count(*) FILTER (WHERE d.state NOT IN ('closed', 'lost')) AS open
        FROM crm.deal d JOIN slot s ON s.id = d.client_direction_id GROUP BY 1),
    money AS (SELECT d.client_direction_id AS id, sum(i.total_kopecks - i.paid_kopecks) AS due FROM crm.invoice i JOIN crm.deal d ON d.id = i.deal_id
        JOIN slot s ON s.id = d.client_direction_id WHERE i.state IN ('issued', 'partly_paid') GROUP BY 1),
    undecided AS (SELECT d.client_direction_id AS id, count(*) AS total FROM crm.approval a JOIN crm.deal d ON d.id = a.deal_id
        JOIN slot s ON s.id = d.client_direction_id WHERE a.state = 'pending' GROUP BY 1),
    duties AS (SELECT t.slot_id AS id, count(*) AS total FROM sec.tasks_of_slots(p_from) t GROUP BY 1)
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'client_id', s.client_id, 'client', s.client_name, 'direction', r.name, 'color', r.color,
        'deals', coalesce(d.total, 0), 'open_deals', coalesce(d.open, 0), 'due_kopecks', coalesce(m.due, 0), 'tasks', coalesce(t.total, 0),
        'problem', CASE WHEN s.state = 'reserved' THEN 'reserved' WHEN u.total > 0 THEN 'approval_pending' END, 'approvals', coalesce(u.total, 0))
        ORDER BY s.client_name, s.client_id, r.id), '[]')
    FROM slot s JOIN crm.direction r ON r.id = s.direction_id LEFT JOIN deals d ON d.id = s.id LEFT JOIN money m ON m.id = s.id
    LEFT JOIN undecided u ON u.id = s.id LEFT JOIN duties t ON t.id = s.id $$;

-- Everything a person has in work, as the screen offers it: {person, slots, tasks, lines, works}. p_to tells what an heir cannot take.
CREATE OR REPLACE FUNCTION api.hand_over_foresee(p_from bigint, p_to bigint DEFAULT NULL) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT sec.may_hand_over(p_from) OR NOT EXISTS (SELECT FROM crm.employee WHERE id = p_from) THEN
        PERFORM sec.deny();
    END IF;
    RETURN jsonb_build_object(
        'person', (SELECT jsonb_build_object('id', e.id, 'name', e.short_name, 'active', e.active, 'roles', e.roles) FROM crm.employee e WHERE e.id = p_from),
        'slots', CASE WHEN sec.may_pass_slots(p_from) THEN sec.slots_to_hand_over(p_from) ELSE '[]' END,
        'tasks', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title, 'due_at', t.due_at) ORDER BY t.due_at, t.id), '[]') FROM crm.task t
            WHERE t.assignee_id = p_from AND t.state = 'open' AND (NOT sec.may_pass_slots(p_from) OR t.id NOT IN (SELECT x.task_id FROM sec.tasks_of_slots(p_from) x))),
        'lines', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'title', l.service_name, 'subject', l.subject, 'state', l.state, 'due_at', l.due_at,
            'problem', CASE WHEN p_to IS NOT NULL AND NOT sec.works_in_group(p_to, l.group_id) THEN 'not_in_group' END) ORDER BY l.due_at, l.id), '[]')
            FROM crm.calculation_line l WHERE l.expert_id = p_from AND l.state IN ('taken', 'returned', 'question')),
        'works', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'number', w.number, 'title', w.title, 'state', w.state, 'due_on', w.due_on,
            'problem', CASE WHEN p_to IS NOT NULL AND NOT sec.works_in_group(p_to, w.group_id) THEN 'not_in_group' END) ORDER BY w.due_on, w.id), '[]')
            FROM crm.work_item w WHERE w.expert_id = p_from AND w.state IN ('assigned', 'in_work', 'paused')));
END $$;

CREATE OR REPLACE FUNCTION sec.works_in_group(p_person bigint, p_group bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM crm.employee e WHERE e.id = p_person AND e.active AND 'expert' = ANY (e.roles) AND p_group = ANY (sec.groups_of(ARRAY[e.id]))) $$;

-- What I was asked to pass on is all his and all there: absent, foreign and gone meanwhile are answered alike.
CREATE OR REPLACE FUNCTION sec.hand_over_lock(p_from bigint, p_to bigint, p_slots bigint[], p_tasks bigint[], p_lines bigint[], p_works bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    theirs boolean;
BEGIN
    PERFORM FROM crm.client c WHERE c.id IN (SELECT d.client_id FROM crm.client_direction d WHERE d.id = ANY (p_slots) AND d.holder_id = p_from)
    ORDER BY c.id FOR NO KEY UPDATE;
    PERFORM FROM crm.client_direction WHERE id = ANY (p_slots) AND holder_id = p_from ORDER BY id FOR NO KEY UPDATE;
    PERFORM FROM crm.calculation_line WHERE id = ANY (p_lines) AND expert_id = p_from ORDER BY id FOR NO KEY UPDATE;
    PERFORM FROM crm.work_item WHERE id = ANY (p_works) AND expert_id = p_from ORDER BY id FOR NO KEY UPDATE;
    PERFORM FROM crm.task WHERE id = ANY (p_tasks) AND assignee_id = p_from ORDER BY id FOR NO KEY UPDATE;
    SELECT NOT EXISTS (SELECT FROM unnest(p_slots) x WHERE NOT EXISTS (SELECT FROM crm.client_direction d WHERE d.id = x AND d.holder_id = p_from AND d.state = 'held'))
        AND NOT EXISTS (SELECT FROM unnest(p_tasks) x WHERE NOT EXISTS (SELECT FROM crm.task t WHERE t.id = x AND t.assignee_id = p_from AND t.state = 'open'))
        AND NOT EXISTS (SELECT FROM unnest(p_lines) x WHERE NOT EXISTS (SELECT FROM crm.calculation_line l WHERE l.id = x AND l.expert_id = p_from AND l.state IN ('taken', 'returned', 'question')))
        AND NOT EXISTS (SELECT FROM unnest(p_works) x WHERE NOT EXISTS (SELECT FROM crm.work_item w WHERE w.id = x AND w.expert_id = p_from AND w.state IN ('assigned', 'in_work', 'paused')))
        INTO theirs;
    IF NOT theirs THEN
        PERFORM sec.deny();
    END IF;
    IF NOT EXISTS (SELECT FROM crm.employee WHERE id = p_to AND active) OR p_to = p_from
       OR p_slots <> '{}' AND NOT EXISTS (SELECT FROM crm.employee WHERE id = p_to AND roles && ARRAY['manager', 'executive']) THEN
        PERFORM sec.refuse('cannot_hand_over', '{"field": "to_id"}');
    ELSIF p_slots <> '{}' AND NOT sec.has_role('analyst') AND NOT p_to = ANY (sec.my_holders()) THEN
        PERFORM sec.refuse('hand_over_outside', '{"field": "to_id"}');
    ELSIF EXISTS (SELECT FROM crm.calculation_line l WHERE l.id = ANY (p_lines) AND NOT sec.works_in_group(p_to, l.group_id))
       OR EXISTS (SELECT FROM crm.work_item w WHERE w.id = ANY (p_works) AND NOT sec.works_in_group(p_to, w.group_id)) THEN
        PERFORM sec.refuse('not_in_group', '{"field": "to_id"}');
    END IF;
END $$;

-- Directions (locked) from one holder to another with everything that hangs on them; answers how many deals and tasks went along.
CREATE OR REPLACE FUNCTION sec.hand_over_slots(h crm.hand_over, p_slots bigint[]) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    deals bigint[] := ARRAY(SELECT id FROM crm.deal WHERE client_direction_id = ANY (p_slots) ORDER BY id FOR NO KEY UPDATE);
    theirs bigint[] := ARRAY(SELECT id FROM crm.task WHERE assignee_id = h.from_id AND state = 'open');
    undecided bigint[] := ARRAY(SELECT DISTINCT d.client_direction_id FROM crm.approval a JOIN crm.deal d ON d.id = a.deal_id WHERE a.deal_id = ANY (deals) AND a.state = 'pending');
    tasks int;
BEGIN
    IF undecided <> '{}' THEN
        PERFORM sec.refuse('hand_over_undecided', jsonb_build_object('count', cardinality(undecided),
            'rows', (SELECT jsonb_agg(sec.row_label('client_direction', x)) FROM unnest(undecided[1:12]) x)));
    END IF;
    INSERT INTO priv.hand_over_row (hand_over_id, relation, row_id, before)
    SELECT h.id, 'client_direction', d.id, jsonb_build_object('held_at', d.held_at, 'last_holder_id', d.last_holder_id) FROM crm.client_direction d WHERE d.id = ANY (p_slots);
    PERFORM sec.give_slots(p_slots, h.to_id, h.reason);
    PERFORM sec.pass_deals(deals, h.to_id);
    INSERT INTO priv.hand_over_row (hand_over_id, relation, row_id)
    SELECT h.id, 'task', t.id FROM crm.task t WHERE t.id = ANY (theirs) AND t.assignee_id = h.to_id;
    GET DIAGNOSTICS tasks = ROW_COUNT;
    RETURN jsonb_build_object('directions', cardinality(p_slots), 'deals', cardinality(deals), 'tasks', tasks);
END $$;

-- Another holder for many directions (locked), told in the timeline of each and of its open deals.
CREATE OR REPLACE FUNCTION sec.give_slots(p_slots bigint[], p_to bigint, p_reason text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.change_holder(p_slots, p_to, p_reason);
    PERFORM sec.record('client_direction', to_jsonb(d), 'step', 'hand_over', jsonb_build_object('reason', p_reason))
    FROM crm.client_direction d WHERE d.id = ANY (p_slots);
    INSERT INTO crm.event (author_id, kind, document, document_id, deal_id, client_id, owner_id, text, facts)
    SELECT sec.me(), 'step', 'deal', d.id, d.id, d.client_id, p_to, 'hand_over', jsonb_build_object('reason', p_reason)
    FROM crm.deal d WHERE d.client_direction_id = ANY (p_slots) AND d.state NOT IN ('closed', 'lost');
END $$;

-- Calculations taken and works given out, to an expert of the same group; the draft of a calculation goes along.
CREATE OR REPLACE FUNCTION sec.pass_expert_work(p_lines bigint[], p_works bigint[], p_to bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.calculation_line SET expert_id = p_to WHERE id = ANY (p_lines);
    UPDATE crm.work_item SET expert_id = p_to WHERE id = ANY (p_works);
    PERFORM sec.record('calculation_line', to_jsonb(l), 'step', 'assign', jsonb_build_object('expert_id', p_to)) FROM crm.calculation_line l WHERE l.id = ANY (p_lines);
    PERFORM sec.record('work_item', to_jsonb(w), 'step', 'assign', jsonb_build_object('expert_id', p_to)) FROM crm.work_item w WHERE w.id = ANY (p_works);
END $$;

-- The receiver is told in a task what has come.
CREATE OR REPLACE FUNCTION sec.tell_heir(h crm.hand_over, p_counts jsonb, p_slots bigint[]) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO crm.task (assignee_id, title, due_at, comment)
    SELECT h.to_id, format('Принять дела: %s', (SELECT short_name FROM crm.employee WHERE id = h.from_id)), now() + interval '1 day',
        concat_ws(E'\n', nullif(h.reason, ''), (SELECT string_agg(format('%s: %s', c.words, p_counts ->> c.kind), '; ' ORDER BY c.place)
            FROM (VALUES (1, 'directions', 'направлений'), (2, 'deals', 'сделок'), (3, 'tasks', 'задач'), (4, 'lines', 'расчётов'), (5, 'works', 'работ')) c(place, kind, words)
            WHERE (p_counts ->> c.kind)::int > 0),
        (SELECT string_agg(x.line, E'\n' ORDER BY x.line) FROM (SELECT d.client_name || ' · ' || r.name AS line FROM crm.client_direction d
            JOIN crm.direction r ON r.id = d.direction_id WHERE d.id = ANY (p_slots) ORDER BY 1 LIMIT 100) x)) $$;

-- In one step: directions with everything on them, tasks, calculations and works of one person to another.
CREATE OR REPLACE FUNCTION api.hand_over(p_from bigint, p_to bigint, p_slots bigint[], p_tasks bigint[] DEFAULT '{}', p_lines bigint[] DEFAULT '{}',
    p_works bigint[] DEFAULT '{}', p_reason text DEFAULT '') RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    h crm.hand_over;
    moved jsonb := '{"directions": 0, "deals": 0, "tasks": 0}';
    slots bigint[] := ARRAY(SELECT DISTINCT x FROM unnest(p_slots) x ORDER BY x);
    tasks bigint[] := ARRAY(SELECT DISTINCT x FROM unnest(p_tasks) x ORDER BY x);
    lines bigint[] := ARRAY(SELECT DISTINCT x FROM unnest(p_lines) x ORDER BY x);
    works bigint[] := ARRAY(SELECT DISTINCT x FROM unnest(p_works) x ORDER BY x);
BEGIN
    PERFORM sec.at_present();
    IF NOT sec.may_hand_over(p_from) OR slots <> '{}' AND NOT sec.may_pass_slots(p_from) THEN
        PERFORM sec.deny();
    END IF;
    PERFORM sec.hand_over_lock(p_from, p_to, slots, tasks, lines, works);
    IF slots = '{}' AND tasks = '{}' AND lines = '{}' AND works = '{}' THEN
        PERFORM sec.refuse('hand_over_nothing');
    ELSIF btrim(coalesce(p_reason, '')) = '' THEN
        PERFORM sec.refuse('field_required', '{"field": "reason"}');
    END IF;
    INSERT INTO crm.hand_over (from_id, to_id, reason) VALUES (p_from, p_to, p_reason) RETURNING * INTO h;
    INSERT INTO priv.hand_over_row (hand_over_id, relation, row_id)
    SELECT h.id, 'task', x FROM unnest(tasks) x UNION ALL SELECT h.id, 'calculation_line', x FROM unnest(lines) x UNION ALL SELECT h.id, 'work_item', x FROM unnest(works) x;
    UPDATE crm.task SET assignee_id = p_to WHERE id = ANY (tasks);
    IF slots <> '{}' THEN
        moved := sec.hand_over_slots(h, slots);
    END IF;
    PERFORM sec.pass_expert_work(lines, works, p_to);
    moved := moved || jsonb_build_object('tasks', (moved ->> 'tasks')::int + cardinality(tasks), 'lines', cardinality(lines), 'works', cardinality(works));
    UPDATE crm.hand_over SET counts = moved WHERE id = h.id;
    PERFORM sec.tell_heir(h, moved, slots);
    RETURN jsonb_build_object('id', h.id, 'counts', moved);
END $$;
