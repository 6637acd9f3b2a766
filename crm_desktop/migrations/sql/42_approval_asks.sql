-- Somebody else is asked: instead of me, or before me.

-- Whom an approver may ask: somebody at work, never who submits, the holder it is submitted for, or an assistant.
CREATE OR REPLACE FUNCTION sec.may_be_asked(d crm.approval, p_other bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM crm.employee WHERE id = p_other AND active) AND p_other NOT IN (d.submitted_by, d.owner_id)
        AND p_other IS DISTINCT FROM sec.me() AND NOT sec.only_assists(p_other) $$;

-- Asks somebody else to decide this step instead of me; the others of the step stay asked. Nobody who is asked in it already
-- takes a second voice, and an asked colleague does not hand his question back.
CREATE OR REPLACE FUNCTION sec.effect_approval_delegate(d crm.approval, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    other bigint := (arguments ->> 'employee_id')::bigint;
    s crm.approval_step;
    gone bigint[];
BEGIN
    SELECT * INTO s FROM crm.approval_step WHERE approval_id = d.id AND state = 'pending' AND approver_ids && sec.my_selves() FOR NO KEY UPDATE;
    IF s.id IS NULL THEN
        PERFORM sec.deny();
    ELSIF sec.may_be_asked(d, other) IS NOT TRUE OR other = ANY (s.approver_ids) OR other IS NOT DISTINCT FROM s.asked_by THEN
        PERFORM sec.refuse('cannot_delegate', '{"field": "employee_id"}');
    END IF;
    gone := ARRAY(SELECT x FROM unnest(sec.undecided(s)) x WHERE x = ANY (sec.my_selves()));
    s.approver_ids := ARRAY(SELECT x FROM unnest(s.approver_ids) x WHERE x <> ALL (gone)) || other;
    UPDATE crm.approval_step SET approver_ids = s.approver_ids, words = sec.names_of(s.approver_ids),
        escalated_ids = CASE WHEN escalated_ids && gone THEN ARRAY(SELECT x FROM unnest(escalated_ids) x WHERE x <> ALL (gone)) || other ELSE escalated_ids END
    WHERE id = s.id;
    UPDATE crm.approval SET pending_ids = sec.undecided(s), approver_ids = array_append(array_remove(approver_ids, other), other) WHERE id = d.id;
    PERFORM sec.end_reminders(d.id, gone || sec.me());
    RETURN NULL;
END $$;

-- Somebody on the route decides anyway, and nobody is asked twice; who was asked first does not ask on.
CREATE OR REPLACE FUNCTION sec.guard_approval_may_ask(d crm.approval, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.obstacle('asked_yourself') FROM crm.approval_step s WHERE s.approval_id = d.id AND s.state = 'pending' AND s.asked_by IS NOT NULL $$;

-- A step before mine: a colleague says what he thinks, then the question comes back to me. My step waits with all its people.
CREATE OR REPLACE FUNCTION sec.effect_approval_ask_before(d crm.approval, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    other bigint := (arguments ->> 'employee_id')::bigint;
    s crm.approval_step;
BEGIN
    SELECT * INTO s FROM crm.approval_step WHERE approval_id = d.id AND state = 'pending' AND sec.undecided(approval_step) && sec.my_selves() FOR NO KEY UPDATE;
    IF s.id IS NULL THEN
        PERFORM sec.deny();
    ELSIF sec.may_be_asked(d, other) IS NOT TRUE OR other = ANY (d.approver_ids) THEN
        PERFORM sec.refuse('cannot_ask', '{"field": "employee_id"}');
    END IF;
    UPDATE crm.approval_step SET position = position + 1 WHERE approval_id = d.id AND position >= s.position;
    UPDATE crm.approval_step SET state = 'waiting', pending_at = NULL, due_at = NULL WHERE id = s.id;
    INSERT INTO crm.approval_step (approval_id, position, approver_ids, words, hours, asked_by, question)
    VALUES (d.id, s.position, ARRAY[other], sec.names_of(ARRAY[other]), s.hours, sec.me(), coalesce(arguments ->> 'comment', ''));
    PERFORM sec.end_reminders(d.id, NULL);
    PERFORM sec.next_approval_step(d.id);
    RETURN NULL;
END $$;

-- Whether I may take the question back: the asker, or who decides after the answer with him. Never who submits.
CREATE OR REPLACE FUNCTION sec.asked_first(p_id bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM crm.approval_step s JOIN crm.approval a ON a.id = s.approval_id
        JOIN crm.approval_step n ON n.approval_id = s.approval_id AND n.position = s.position + 1 AND n.state = 'waiting'
        WHERE s.approval_id = p_id AND s.state = 'pending' AND s.asked_by IS NOT NULL AND sec.may_decide(sec.undecided(n), a.submitted_by, a.owner_id)) $$;

CREATE OR REPLACE FUNCTION sec.effect_approval_take_back(d crm.approval, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.approval_step SET state = 'skipped', decided_at = now() WHERE approval_id = d.id AND state = 'pending';
    PERFORM sec.end_reminders(d.id, NULL);
    PERFORM sec.next_approval_step(d.id);
    RETURN NULL;
END $$;

-- Who decides or has decided, without those who are only asked what they think: a seller who is asked learns no cost by it.
CREATE OR REPLACE FUNCTION sec.deciders(p_approval bigint) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT x), '{}') FROM crm.approval_step s, unnest(s.approver_ids) x WHERE s.approval_id = p_approval AND s.asked_by IS NULL $$;
