-- One mechanism of approval for every kind.

-- The n-th superior of a person; above the top it stays the top.
CREATE OR REPLACE FUNCTION sec.superior(p_employee bigint, p_level int) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    WITH RECURSIVE up(id, head_id, level) AS (
        SELECT id, head_id, 0 FROM crm.employee WHERE id = p_employee
        UNION ALL SELECT e.id, e.head_id, u.level + 1 FROM up u JOIN crm.employee e ON e.id = u.head_id WHERE u.level < p_level)
    SELECT id FROM up WHERE level > 0 ORDER BY level DESC LIMIT 1 $$;

-- Whether I may decide: asked for it (or standing in), and neither the submitter nor the holder whose document it is.
-- An assistant never decides.
CREATE OR REPLACE FUNCTION sec.may_decide(p_asked bigint[], p_submitter bigint, p_owner bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT p_asked && sec.my_selves() AND sec.me() NOT IN (p_submitter, p_owner) AND NOT sec.only_assists(sec.me()) $$;

CREATE OR REPLACE FUNCTION sec.only_assists(p_employee bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM crm.employee WHERE id = p_employee AND 'assistant' = ANY (roles) AND NOT roles && ARRAY['manager', 'executive']) $$;

-- The services a document is about: the heads of their groups may be asked about it.
CREATE OR REPLACE FUNCTION sec.services_of(p_document text, p_id bigint) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT x.service_id), '{}') FROM (
        SELECT service_id FROM crm.invoice_line WHERE p_document = 'invoice' AND invoice_id = p_id
        UNION ALL SELECT service_id FROM crm.quote_line WHERE p_document = 'quote' AND quote_id = p_id
        UNION ALL SELECT service_id FROM crm.work_item WHERE p_document = 'work_item' AND id = p_id) x WHERE x.service_id IS NOT NULL $$;

-- Who decides a step of a route: active people only, never the submitter or the holder he submits for, never an assistant.
CREATE OR REPLACE FUNCTION sec.approvers(s crm.approval_route_step, p_submitter bigint, p_services bigint[]) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(e.id ORDER BY e.id), '{}') FROM crm.employee e
    WHERE e.active AND e.id <> p_submitter AND e.id IS DISTINCT FROM sec.me() AND NOT sec.only_assists(e.id) AND CASE s.approver
        WHEN 'person' THEN e.id = s.employee_id
        WHEN 'role' THEN s.role = ANY (e.roles)
        WHEN 'group_head' THEN e.id IN (SELECT g.lead_id FROM crm.service v JOIN crm.expert_group g ON g.id = v.group_id WHERE v.id = ANY (p_services))
        ELSE e.id = sec.superior(p_submitter, coalesce(s.level, 1)) END $$;

CREATE OR REPLACE FUNCTION sec.names_of(p_people bigint[]) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT string_agg(short_name, ', ' ORDER BY short_name) FROM crm.employee WHERE id = ANY (p_people) $$;

-- Of several routes the most exact one: organisation, direction, then the highest sum.
CREATE OR REPLACE FUNCTION sec.route_for(p_kind text, p_amount bigint, p_organization bigint, p_direction bigint) RETURNS crm.approval_route LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.* FROM crm.approval_route r
    WHERE r.kind = p_kind AND r.active AND r.from_amount_kopecks <= coalesce(p_amount, 0)
      AND (r.organization_id IS NULL OR r.organization_id = p_organization) AND (r.direction_id IS NULL OR r.direction_id = p_direction)
    ORDER BY r.organization_id IS NULL, r.direction_id IS NULL, r.from_amount_kopecks DESC, r.id LIMIT 1 $$;

-- The steps an approval on this route would have: [{approver_ids, words, hours, mode}]. Missing approvers are left out, and so is
-- a step whose people have all been asked as strictly before; when nobody is left, the executives decide. Never a dead end.
CREATE OR REPLACE FUNCTION sec.route_steps(p_route bigint, p_submitter bigint, p_services bigint[]) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s crm.approval_route_step;
    people bigint[];
    steps jsonb := '[]';
BEGIN
    FOR s IN SELECT * FROM crm.approval_route_step WHERE route_id = p_route ORDER BY position, id LOOP
        people := sec.approvers(s, p_submitter, p_services);
        IF people <> '{}' AND NOT EXISTS (SELECT FROM jsonb_array_elements(steps) x WHERE x -> 'approver_ids' = to_jsonb(people)
                AND (x ->> 'mode' = 'all' OR s.mode = 'any' OR cardinality(people) = 1)) THEN
            steps := steps || jsonb_build_object('approver_ids', to_jsonb(people), 'hours', s.hours, 'mode', s.mode, 'words', sec.names_of(people));
        END IF;
    END LOOP;
    IF steps = '[]' THEN
        SELECT jsonb_build_array(jsonb_build_object('approver_ids', jsonb_agg(id), 'hours', 8, 'mode', 'any', 'words', string_agg(short_name, ', '))) INTO steps
        FROM crm.employee WHERE active AND 'executive' = ANY (roles) AND id <> p_submitter AND id IS DISTINCT FROM sec.me() HAVING count(*) > 0;
    END IF;
    IF steps IS NULL THEN
        PERFORM sec.refuse('nobody_approves');
    END IF;
    RETURN steps;
END $$;

-- "Who will approve this?" before sending: {route, version, steps: [{words, mode, hours}]}. An administrator tries a route out for
-- anybody (p_submitter); everybody else asks for himself.
CREATE OR REPLACE FUNCTION api.approval_preview(p_kind text, p_amount bigint, p_organization bigint DEFAULT NULL, p_direction bigint DEFAULT NULL,
    p_submitter bigint DEFAULT NULL, p_services bigint[] DEFAULT '{}') RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object('route', r.name, 'version', r.version, 'steps', (SELECT jsonb_agg(x - 'approver_ids') FROM jsonb_array_elements(sec.route_steps(r.id,
        CASE WHEN sec.has_role('administrator') THEN coalesce(p_submitter, sec.me()) ELSE sec.me() END, coalesce(p_services, '{}'))) x))
    FROM sec.route_for(p_kind, p_amount, p_organization, p_direction) r WHERE sec.me() IS NOT NULL $$;

CREATE OR REPLACE FUNCTION api.who_approves(p_kind text, p_amount bigint, p_organization bigint DEFAULT NULL, p_direction bigint DEFAULT NULL,
    p_submitter bigint DEFAULT NULL) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_agg(x -> 'words') FROM jsonb_array_elements(api.approval_preview(p_kind, p_amount, p_organization, p_direction, p_submitter) -> 'steps') x $$;

-- The same about a draft of mine that would have to be approved; NULL when it would not.
CREATE OR REPLACE FUNCTION api.who_will_decide(p_document text, p_id bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object('kind', d.kind, 'route', r.name, 'version', r.version, 'steps', (SELECT jsonb_agg(x - 'approver_ids')
        FROM jsonb_array_elements(sec.route_steps(r.id, d.owner_id, sec.services_of(p_document, p_id))) x))
    FROM (
        SELECT sec.invoice_approval_reason(i) AS kind, i.total_kopecks AS amount, i.organization_id, i.direction_id, i.owner_id FROM crm.invoice i
            WHERE p_document = 'invoice' AND i.id = p_id AND sec.works_for(i.owner_id)
        UNION ALL SELECT sec.quote_approval_reason(q), q.total_kopecks, q.organization_id, q.direction_id, q.owner_id FROM crm.quote q
            WHERE p_document = 'quote' AND q.id = p_id AND sec.works_for(q.owner_id)
        UNION ALL SELECT 'early_start', v.total_kopecks, w.organization_id, w.direction_id, w.owner_id FROM crm.work_item w JOIN crm.invoice v ON v.id = w.invoice_id
            WHERE p_document = 'work_item' AND w.id = p_id AND sec.works_for(w.owner_id)) d,
        LATERAL sec.route_for(d.kind, d.amount, d.organization_id, d.direction_id) r WHERE d.kind IS NOT NULL $$;

CREATE OR REPLACE FUNCTION sec.request_approval(p_kind text, p_document text, p_row jsonb, p_amount bigint, p_title text, p_reason text,
    p_facts jsonb, p_hash text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    about bigint := (p_row ->> 'id')::bigint;
    route crm.approval_route := sec.route_for(p_kind, p_amount, (p_row ->> 'organization_id')::bigint, (p_row ->> 'direction_id')::bigint);
    steps jsonb := sec.route_steps(route.id, (p_row ->> 'owner_id')::bigint, sec.services_of(p_document, about));
    new_id bigint;
    step record;
BEGIN
    IF EXISTS (SELECT FROM crm.approval WHERE kind = p_kind AND document = p_document AND document_id = about AND state = 'pending') THEN
        PERFORM sec.refuse('approval_pending');
    END IF;
    INSERT INTO crm.approval (kind, document, document_id, deal_id, owner_id, submitted_by, client_id, client_name, organization_id, title,
        amount_kopecks, reason, facts, content_hash, route_id, route_version)
    VALUES (p_kind, p_document, about, (p_row ->> 'deal_id')::bigint, (p_row ->> 'owner_id')::bigint, sec.me(),
        (p_row ->> 'client_id')::bigint, coalesce(p_row ->> 'client_name', ''), (p_row ->> 'organization_id')::bigint, coalesce(p_title, ''),
        p_amount, coalesce(p_reason, ''), p_facts, p_hash, route.id, route.version)
    RETURNING id INTO new_id;
    FOR step IN SELECT ordinality, value FROM jsonb_array_elements(steps) WITH ORDINALITY LOOP
        INSERT INTO crm.approval_step (approval_id, position, approver_ids, words, hours, mode)
        VALUES (new_id, step.ordinality, ARRAY(SELECT jsonb_array_elements_text(step.value -> 'approver_ids')::bigint), step.value ->> 'words',
                (step.value ->> 'hours')::int, step.value ->> 'mode');
    END LOOP;
    PERFORM sec.next_approval_step(new_id);
    PERFORM sec.record('approval', (SELECT to_jsonb(a) FROM crm.approval a WHERE a.id = new_id), 'step', 'submit', jsonb_build_object('kind', p_kind));
    RETURN new_id;
END $$;

-- Those of a step who have not said yes yet; where any one decides that is everybody.
CREATE OR REPLACE FUNCTION sec.undecided(s crm.approval_step) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(x), '{}') FROM unnest(s.approver_ids) x
    WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(s.decisions) y WHERE y -> 'for' @> to_jsonb(x)) $$;

-- The first waiting step becomes pending; answers false when there is none.
CREATE OR REPLACE FUNCTION sec.next_approval_step(p_id bigint) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s crm.approval_step;
BEGIN
    UPDATE crm.approval_step SET state = 'pending', pending_at = now(), due_at = sec.add_working_hours(now(), hours), reminded_at = NULL
    WHERE id = (SELECT id FROM crm.approval_step WHERE approval_id = p_id AND state = 'waiting' ORDER BY position LIMIT 1) RETURNING * INTO s;
    UPDATE crm.approval a SET pending_ids = CASE WHEN s.id IS NULL THEN '{}' ELSE sec.undecided(s) END, due_at = s.due_at,
        approver_ids = (SELECT array_agg(DISTINCT x) FROM crm.approval_step t, unnest(t.approver_ids) x WHERE t.approval_id = p_id AND t.state <> 'skipped')
    WHERE a.id = p_id;
    RETURN s.id IS NOT NULL;
END $$;

-- Tasks that reminded of a decision end with it: of these people, or (NULL) of everybody.
CREATE OR REPLACE FUNCTION sec.end_reminders(p_approval bigint, p_people bigint[]) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    UPDATE crm.task SET state = 'done' WHERE document = 'approval' AND document_id = p_approval AND state = 'open' AND created_by IS NULL
        AND (p_people IS NULL OR assignee_id = ANY (p_people)) $$;

-- A running approval of a document ends when the document changes or is taken back.
CREATE OR REPLACE FUNCTION sec.cancel_approval(p_document text, p_id bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ended bigint;
BEGIN
    FOR ended IN UPDATE crm.approval SET state = 'cancelled', pending_ids = '{}', decided_at = now()
             WHERE document = p_document AND document_id = p_id AND state = 'pending' RETURNING id LOOP
        PERFORM sec.end_reminders(ended, NULL);
    END LOOP;
END $$;

-- AFTER a change of a step: the route has a new version, so that a running approval says which one it began with. Once a
-- transaction: what is saved together is one version.
CREATE OR REPLACE FUNCTION sec.renew_route() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.approval_route SET active = active WHERE id = coalesce((to_jsonb(NEW) ->> 'route_id')::bigint, (to_jsonb(OLD) ->> 'route_id')::bigint)
        AND xmin <> pg_current_xact_id()::xid;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER d_renew AFTER INSERT OR UPDATE OR DELETE ON crm.approval_route_step FOR EACH ROW EXECUTE FUNCTION sec.renew_route();
