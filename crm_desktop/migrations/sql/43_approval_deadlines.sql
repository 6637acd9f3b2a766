-- What time does to a running approval: a reminder, somebody above, the place of who has left.

-- Who stands above somebody silent and may decide: his superior, or the executives; never who submits or is asked already.
CREATE OR REPLACE FUNCTION sec.heirs_of(p_people bigint[], d crm.approval, p_known bigint[]) RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    heirs bigint[];
BEGIN
    SELECT coalesce(array_agg(DISTINCT e.id), '{}') INTO heirs FROM unnest(p_people) x JOIN crm.employee e ON e.id = sec.superior(x, 1)
    WHERE e.active AND e.id NOT IN (d.submitted_by, d.owner_id) AND e.id <> ALL (p_known) AND NOT sec.only_assists(e.id);
    IF heirs = '{}' THEN
        SELECT coalesce(array_agg(e.id ORDER BY e.id), '{}') INTO heirs FROM crm.employee e
        WHERE e.active AND 'executive' = ANY (e.roles) AND e.id NOT IN (d.submitted_by, d.owner_id) AND e.id <> ALL (p_known);
    END IF;
    RETURN heirs;
END $$;

-- A quarter of the working time is left: everybody who is still silent has a task, and so has who stands in for him today.
CREATE OR REPLACE FUNCTION sec.remind_approver(d crm.approval, s crm.approval_step) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    silent bigint[] := sec.undecided(s);
    made bigint[];
BEGIN
    UPDATE crm.approval_step SET reminded_at = now() WHERE id = s.id;
    WITH told AS (INSERT INTO crm.task (assignee_id, title, due_at, comment, document, document_id, client_id)
    SELECT e.id, 'Решить: ' || concat_ws(', ', nullif(d.client_name, ''), nullif(d.title, '')), s.due_at, d.reason, 'approval', d.id, d.client_id
    FROM crm.employee e WHERE e.active AND e.id NOT IN (d.submitted_by, d.owner_id) AND NOT sec.only_assists(e.id)
      AND (e.id = ANY (silent) OR EXISTS (SELECT FROM crm.substitution z WHERE z.substitute_id = e.id AND z.absent_id = ANY (silent) AND z.decides
           AND z.ended_at IS NULL AND sec.today() BETWEEN z.from_on AND z.until_on))
      AND NOT EXISTS (SELECT FROM crm.task t WHERE t.assignee_id = e.id AND t.document = 'approval' AND t.document_id = d.id AND t.state = 'open' AND t.created_by IS NULL) RETURNING id)
    SELECT array_agg(id) INTO made FROM told;
    -- the calendar is nobody: whoever's program asked is neither shown the task nor may he write in it
    UPDATE crm.task SET created_by = NULL WHERE id = ANY (made);
END $$;

-- The time is over: the superior is asked as well. A colleague who was only asked first is waited for no longer.
CREATE OR REPLACE FUNCTION sec.escalate_approval(d crm.approval, s crm.approval_step) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    added bigint[];
BEGIN
    IF s.asked_by IS NOT NULL THEN
        UPDATE crm.approval_step SET state = 'skipped', escalated_at = now(), decided_at = now() WHERE id = s.id;
        PERFORM sec.end_reminders(d.id, NULL);
        PERFORM sec.next_approval_step(d.id);
        PERFORM sec.record_calendar('approval', to_jsonb(d), 'ask_lapse', jsonb_build_object('names', s.words));
        RETURN;
    END IF;
    added := sec.heirs_of(sec.undecided(s), d, s.approver_ids);
    UPDATE crm.approval_step SET escalated_at = now(), escalated_ids = added, approver_ids = approver_ids || added,
        words = sec.names_of(approver_ids || added) WHERE id = s.id;
    IF added <> '{}' THEN
        UPDATE crm.approval SET pending_ids = pending_ids || added, approver_ids = ARRAY(SELECT DISTINCT x FROM unnest(approver_ids || added) x) WHERE id = d.id;
        PERFORM sec.record_calendar('approval', to_jsonb(d), 'escalate', jsonb_build_object('names', sec.names_of(added)));
    END IF;
END $$;

-- Whoever's program asks, several at a time: a row somebody works on is left to him, and what is done is noted in the row.
CREATE OR REPLACE FUNCTION sec.remind_of_approvals() RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d crm.approval;
    s crm.approval_step;
    done int := 0;
BEGIN
    FOR d IN SELECT a.* FROM crm.approval a WHERE a.state = 'pending' AND EXISTS (SELECT FROM crm.approval_step x WHERE x.approval_id = a.id AND x.state = 'pending'
             AND (x.reminded_at IS NULL AND sec.add_working_hours(x.pending_at, x.hours * 0.75) <= now() OR x.escalated_at IS NULL AND x.due_at < now()))
             ORDER BY a.id FOR NO KEY UPDATE OF a SKIP LOCKED LOOP
        SELECT * INTO s FROM crm.approval_step WHERE approval_id = d.id AND state = 'pending';
        IF s.reminded_at IS NULL AND sec.add_working_hours(s.pending_at, s.hours * 0.75) <= now() THEN
            PERFORM sec.remind_approver(d, s);
            done := done + 1;
        END IF;
        IF s.escalated_at IS NULL AND s.due_at < now() THEN
            PERFORM sec.escalate_approval(d, s);
            done := done + 1;
        END IF;
    END LOOP;
    RETURN done;
END $$;

-- Somebody who has left decides nothing any more: in steps he shares with others who have still to decide he is left out, otherwise
-- his superior takes his place, or the executives; a question to him alone goes back to the asker. How many waited for him alone.
CREATE OR REPLACE FUNCTION sec.replace_approver(p_left bigint) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d crm.approval;
    s crm.approval_step;
    moved int := 0;
BEGIN
    FOR d IN SELECT a.* FROM crm.approval a WHERE a.state = 'pending' AND p_left = ANY (a.approver_ids) ORDER BY a.id FOR NO KEY UPDATE LOOP
        FOR s IN SELECT * FROM crm.approval_step t WHERE t.approval_id = d.id AND t.state IN ('pending', 'waiting') AND p_left = ANY (t.approver_ids) ORDER BY t.position LOOP
            moved := moved + (s.state = 'pending' AND sec.undecided(s) = ARRAY[p_left])::int;
            PERFORM sec.replace_in_step(d, s, p_left);
        END LOOP;
    END LOOP;
    RETURN moved;
END $$;

CREATE OR REPLACE FUNCTION sec.replace_in_step(d crm.approval, s crm.approval_step, p_left bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    rest bigint[] := array_remove(s.approver_ids, p_left);
BEGIN
    -- who has said yes already keeps his place: his word stands
    IF NOT p_left = ANY (sec.undecided(s)) THEN
        RETURN;
    ELSIF s.asked_by IS NOT NULL AND s.state = 'pending' THEN
        UPDATE crm.approval_step SET state = 'skipped', decided_at = now() WHERE id = s.id;
        PERFORM sec.next_approval_step(d.id);
        RETURN;
    ELSIF sec.undecided(s) = ARRAY[p_left] THEN
        rest := rest || sec.heirs_of(ARRAY[p_left], d, s.approver_ids);
        IF rest = array_remove(s.approver_ids, p_left) THEN
            RETURN;
        END IF;
    END IF;
    s.approver_ids := rest;
    UPDATE crm.approval_step SET approver_ids = rest, words = sec.names_of(rest), escalated_ids = array_remove(escalated_ids, p_left) WHERE id = s.id;
    UPDATE crm.approval SET approver_ids = ARRAY(SELECT DISTINCT x FROM unnest(approver_ids || rest) x),
        pending_ids = CASE WHEN s.state = 'pending' THEN sec.undecided(s) ELSE pending_ids END WHERE id = d.id;
END $$;
