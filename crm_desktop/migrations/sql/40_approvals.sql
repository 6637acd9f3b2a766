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

-- Who decides a step of a route: active people only, never the submitter or the holder he submits for, never an assistant.
CREATE OR REPLACE FUNCTION sec.approvers(s crm.approval_route_step, p_submitter bigint) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(e.id), '{}') FROM crm.employee e
    WHERE e.active AND e.id <> p_submitter AND e.id IS DISTINCT FROM sec.me() AND NOT sec.only_assists(e.id) AND CASE s.approver
        WHEN 'person' THEN e.id = s.employee_id
        WHEN 'role' THEN s.role = ANY (e.roles)
        ELSE e.id = sec.superior(p_submitter, coalesce(s.level, 1)) END $$;

-- The steps an approval of this kind would have: [{position, approver_ids, words, hours}]. Repeated and missing approvers are
-- left out; when nobody is left, the executives decide. Never a dead end.
CREATE OR REPLACE FUNCTION sec.route_steps(p_kind text, p_amount bigint, p_organization bigint, p_direction bigint, p_submitter bigint) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    route crm.approval_route;
    s crm.approval_route_step;
    people bigint[];
    steps jsonb := '[]';
BEGIN
    SELECT * INTO route FROM crm.approval_route r
    WHERE r.kind = p_kind AND r.active AND r.from_amount_kopecks <= coalesce(p_amount, 0)
      AND (r.organization_id IS NULL OR r.organization_id = p_organization) AND (r.direction_id IS NULL OR r.direction_id = p_direction)
    ORDER BY r.organization_id IS NULL, r.direction_id IS NULL, r.from_amount_kopecks DESC, r.id LIMIT 1;
    FOR s IN SELECT * FROM crm.approval_route_step WHERE route_id = route.id ORDER BY position LOOP
        people := sec.approvers(s, p_submitter);
        IF people <> '{}' AND NOT EXISTS (SELECT FROM jsonb_array_elements(steps) x WHERE x -> 'approver_ids' = to_jsonb(people)) THEN
            steps := steps || jsonb_build_object('approver_ids', to_jsonb(people), 'hours', s.hours,
                'words', (SELECT string_agg(short_name, ', ' ORDER BY short_name) FROM crm.employee WHERE id = ANY (people)));
        END IF;
    END LOOP;
    IF steps = '[]' THEN
        SELECT jsonb_build_array(jsonb_build_object('approver_ids', jsonb_agg(id), 'hours', 8, 'words', string_agg(short_name, ', '))) INTO steps
        FROM crm.employee WHERE active AND 'executive' = ANY (roles) AND id <> p_submitter AND id IS DISTINCT FROM sec.me() HAVING count(*) > 0;
    END IF;
    IF steps IS NULL THEN
        PERFORM sec.refuse('nobody_approves');
    END IF;
    RETURN steps;
END $$;

-- "Who will approve this?" before sending. An administrator tries a route out for anybody (p_submitter); everybody else asks for himself.
DROP FUNCTION IF EXISTS api.who_approves(text, bigint, bigint, bigint);
CREATE OR REPLACE FUNCTION api.who_approves(p_kind text, p_amount bigint, p_organization bigint DEFAULT NULL, p_direction bigint DEFAULT NULL,
    p_submitter bigint DEFAULT NULL) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_agg(x -> 'words') FROM jsonb_array_elements(sec.route_steps(p_kind, p_amount, p_organization, p_direction,
        CASE WHEN sec.has_role('administrator') THEN coalesce(p_submitter, sec.me()) ELSE sec.me() END)) x
    WHERE sec.me() IS NOT NULL $$;

CREATE OR REPLACE FUNCTION sec.request_approval(p_kind text, p_document text, p_row jsonb, p_amount bigint, p_title text, p_reason text,
    p_facts jsonb, p_hash text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    steps jsonb := sec.route_steps(p_kind, p_amount, (p_row ->> 'organization_id')::bigint, (p_row ->> 'direction_id')::bigint, (p_row ->> 'owner_id')::bigint);
    new_id bigint;
    step record;
BEGIN
    IF EXISTS (SELECT FROM crm.approval WHERE kind = p_kind AND document = p_document AND document_id = (p_row ->> 'id')::bigint AND state = 'pending') THEN
        PERFORM sec.refuse('approval_pending');
    END IF;
    INSERT INTO crm.approval (kind, document, document_id, deal_id, owner_id, submitted_by, client_id, client_name, organization_id, title,
        amount_kopecks, reason, facts, content_hash)
    VALUES (p_kind, p_document, (p_row ->> 'id')::bigint, (p_row ->> 'deal_id')::bigint, (p_row ->> 'owner_id')::bigint, sec.me(),
        (p_row ->> 'client_id')::bigint, coalesce(p_row ->> 'client_name', ''), (p_row ->> 'organization_id')::bigint, coalesce(p_title, ''),
        p_amount, coalesce(p_reason, ''), p_facts, p_hash)
    RETURNING id INTO new_id;
    FOR step IN SELECT ordinality, value FROM jsonb_array_elements(steps) WITH ORDINALITY LOOP
        INSERT INTO crm.approval_step (approval_id, position, approver_ids, words, hours)
        VALUES (new_id, step.ordinality, ARRAY(SELECT jsonb_array_elements_text(step.value -> 'approver_ids')::bigint), step.value ->> 'words',
                (step.value ->> 'hours')::int);
    END LOOP;
    PERFORM sec.next_approval_step(new_id);
    PERFORM sec.record('approval', (SELECT to_jsonb(a) FROM crm.approval a WHERE a.id = new_id), 'step', 'submit', jsonb_build_object('kind', p_kind));
    RETURN new_id;
END $$;

-- The first waiting step becomes pending; answers false when there is none.
CREATE OR REPLACE FUNCTION sec.next_approval_step(p_id bigint) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s crm.approval_step;
BEGIN
    UPDATE crm.approval_step SET state = 'pending', pending_at = now(), due_at = sec.add_working_hours(now(), hours)
    WHERE id = (SELECT id FROM crm.approval_step WHERE approval_id = p_id AND state = 'waiting' ORDER BY position LIMIT 1) RETURNING * INTO s;
    UPDATE crm.approval a SET pending_ids = coalesce(s.approver_ids, '{}'), due_at = s.due_at,
        approver_ids = (SELECT array_agg(DISTINCT x) FROM crm.approval_step t, unnest(t.approver_ids) x WHERE t.approval_id = p_id)
    WHERE a.id = p_id;
    RETURN s.id IS NOT NULL;
END $$;

-- A running approval of a document ends when the document changes or is taken back.
CREATE OR REPLACE FUNCTION sec.cancel_approval(p_document text, p_id bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    UPDATE crm.approval SET state = 'cancelled', pending_ids = '{}', decided_at = now()
    WHERE document = p_document AND document_id = p_id AND state = 'pending' $$;

-- Writes my decision into the pending step; as a substitute it is "B for A".
CREATE OR REPLACE FUNCTION sec.decide(d crm.approval, p_state text, p_comment text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.approval_step SET state = p_state, decided_by = sec.me(), decided_at = now(), comment = coalesce(p_comment, ''),
        on_behalf_of = CASE WHEN sec.me() = ANY (approver_ids) THEN NULL
                            ELSE (SELECT x FROM unnest(approver_ids) x WHERE x = ANY (sec.my_selves()) LIMIT 1) END
    WHERE approval_id = d.id AND state = 'pending' AND approver_ids && sec.my_selves();
    IF NOT FOUND THEN
        PERFORM sec.deny();
    END IF;
    UPDATE crm.approval SET pending_ids = '{}' WHERE id = d.id;
END $$;

-- What an approval of a kind allows, once the last step has said yes.
CREATE OR REPLACE FUNCTION sec.grant_approved(d crm.approval) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_client boolean;
    slot crm.client_direction;
    w crm.work_item;
BEGIN
    IF d.document = 'invoice' THEN
        IF sec.invoice_hash(d.document_id) <> d.content_hash THEN
            PERFORM sec.refuse('content_changed');
        END IF;
        UPDATE crm.invoice SET state = 'approved', approved_hash = d.content_hash WHERE id = d.document_id AND state = 'on_approval';
    ELSIF d.document = 'quote' THEN
        IF sec.quote_hash(d.document_id) <> d.content_hash THEN
            PERFORM sec.refuse('content_changed');
        END IF;
        UPDATE crm.quote SET state = 'approved', content_hash = d.content_hash WHERE id = d.document_id AND state = 'on_approval';
    ELSIF d.document = 'client_direction' THEN
        PERFORM sec.lock_client_of_client_direction(d.document_id);
        SELECT * INTO slot FROM crm.client_direction WHERE id = d.document_id FOR NO KEY UPDATE;
        IF slot.state <> 'reserved' OR slot.holder_id <> d.owner_id THEN
            PERFORM sec.refuse('reservation_expired');
        END IF;
        new_client := sec.is_new_client(slot.client_id);
        PERFORM sec.count_claim(d.owner_id, sec.claim_kind(new_client), true);
        PERFORM sec.hold(slot, d.owner_id, new_client, d.id);
    ELSIF d.document = 'work_item' THEN
        UPDATE crm.work_item SET early_start = true WHERE id = d.document_id RETURNING * INTO w;
        PERFORM sec.release_paid_work(w.invoice_id);
    END IF;
END $$;

-- A "no" or "rework": the document returns to its author.
CREATE OR REPLACE FUNCTION sec.give_back_document(d crm.approval) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.invoice SET state = 'draft' WHERE d.document = 'invoice' AND id = d.document_id AND state = 'on_approval';
    UPDATE crm.quote SET state = 'draft' WHERE d.document = 'quote' AND id = d.document_id AND state = 'on_approval';
    UPDATE crm.client_direction SET state = 'free' WHERE d.document = 'client_direction' AND id = d.document_id AND state = 'reserved';
    UPDATE crm.approval SET decided_at = now() WHERE id = d.id;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_approval_approve(d crm.approval, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.decide(d, 'approved', arguments ->> 'comment');
    IF NOT sec.next_approval_step(d.id) THEN
        UPDATE crm.approval SET state = 'approved', decided_at = now() WHERE id = d.id;
        PERFORM sec.grant_approved(d);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_approval_reject(d crm.approval, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.decide(d, 'rejected', arguments ->> 'comment');
    PERFORM sec.give_back_document(d);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_approval_return_back(d crm.approval, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.decide(d, 'returned', arguments ->> 'comment');
    PERFORM sec.give_back_document(d);
    RETURN NULL;
END $$;

-- Asks somebody else to decide this step instead of me.
CREATE OR REPLACE FUNCTION sec.effect_approval_delegate(d crm.approval, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    other bigint := (arguments ->> 'employee_id')::bigint;
BEGIN
    IF other IN (d.submitted_by, d.owner_id) OR sec.only_assists(other) OR NOT EXISTS (SELECT FROM crm.employee WHERE id = other AND active) THEN
        PERFORM sec.refuse('cannot_delegate', '{"field": "employee_id"}');
    END IF;
    UPDATE crm.approval_step SET approver_ids = ARRAY[other], words = (SELECT short_name FROM crm.employee WHERE id = other)
    WHERE approval_id = d.id AND state = 'pending' AND approver_ids && sec.my_selves();
    IF NOT FOUND THEN
        PERFORM sec.deny();
    END IF;
    UPDATE crm.approval SET pending_ids = ARRAY[other], approver_ids = approver_ids || other WHERE id = d.id;
    RETURN NULL;
END $$;

-- Somebody who has left decides nothing any more: in steps he shares he is left out, in steps of his alone his superior takes his
-- place, or the executives; how many approvals were waiting for him alone. Never a dead end.
CREATE OR REPLACE FUNCTION sec.replace_approver(p_left bigint) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s record;
    heirs bigint[];
    moved int := 0;
BEGIN
    FOR s IN SELECT t.id, t.approval_id, t.state, t.approver_ids, a.submitted_by, a.owner_id FROM crm.approval a JOIN crm.approval_step t ON t.approval_id = a.id
             WHERE a.state = 'pending' AND t.state IN ('pending', 'waiting') AND p_left = ANY (t.approver_ids) ORDER BY a.id, t.position FOR NO KEY UPDATE OF a LOOP
        heirs := array_remove(s.approver_ids, p_left);
        IF heirs = '{}' THEN
            SELECT coalesce(array_agg(e.id), '{}') INTO heirs FROM crm.employee e
            WHERE e.id = sec.superior(p_left, 1) AND e.active AND e.id NOT IN (s.submitted_by, s.owner_id) AND NOT sec.only_assists(e.id);
        END IF;
        IF heirs = '{}' THEN
            SELECT coalesce(array_agg(e.id), '{}') INTO heirs FROM crm.employee e
            WHERE e.active AND 'executive' = ANY (e.roles) AND e.id NOT IN (s.submitted_by, s.owner_id);
        END IF;
        CONTINUE WHEN heirs = '{}';
        UPDATE crm.approval_step SET approver_ids = heirs, words = (SELECT string_agg(short_name, ', ' ORDER BY short_name) FROM crm.employee WHERE id = ANY (heirs))
        WHERE id = s.id;
        UPDATE crm.approval SET approver_ids = ARRAY(SELECT DISTINCT x FROM unnest(approver_ids || heirs) x),
            pending_ids = CASE WHEN s.state = 'pending' THEN heirs ELSE pending_ids END WHERE id = s.approval_id;
        IF s.state = 'pending' AND s.approver_ids = ARRAY[p_left] THEN
            moved := moved + 1;
        END IF;
    END LOOP;
    RETURN moved;
END $$;
