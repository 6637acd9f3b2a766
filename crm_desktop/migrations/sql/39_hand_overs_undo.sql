-- The way back from a hand-over: what is still with the receiver goes back; what has moved on is told.

-- Rows of a hand-over as they stand: still his who got them, or gone on (with the name of the row).
CREATE OR REPLACE FUNCTION sec.hand_over_rows(h crm.hand_over) RETURNS TABLE (relation text, row_id bigint, before jsonb, here boolean) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.relation, r.row_id, r.before, CASE r.relation
        WHEN 'client_direction' THEN EXISTS (SELECT FROM crm.client_direction d WHERE d.id = r.row_id AND d.state = 'held' AND d.holder_id = h.to_id)
            AND NOT EXISTS (SELECT FROM crm.approval a JOIN crm.deal d ON d.id = a.deal_id WHERE d.client_direction_id = r.row_id AND a.state = 'pending')
        WHEN 'task' THEN EXISTS (SELECT FROM crm.task t WHERE t.id = r.row_id AND t.state = 'open' AND t.assignee_id = h.to_id)
        WHEN 'calculation_line' THEN EXISTS (SELECT FROM crm.calculation_line l WHERE l.id = r.row_id AND l.expert_id = h.to_id AND l.state IN ('taken', 'returned', 'question'))
        ELSE EXISTS (SELECT FROM crm.work_item w WHERE w.id = r.row_id AND w.expert_id = h.to_id AND w.state IN ('assigned', 'in_work', 'paused')) END
    FROM priv.hand_over_row r WHERE r.hand_over_id = h.id $$;

-- Gives back what is still there. When something has moved on, nothing is done but with p_rest, and the answer names it.
CREATE OR REPLACE FUNCTION api.hand_over_undo(p_id bigint, p_rest boolean DEFAULT false) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    h crm.hand_over;
    slots bigint[];
    gone text[];
    back jsonb;
BEGIN
    PERFORM sec.at_present();
    SELECT * INTO h FROM crm.hand_over x WHERE x.id = p_id AND sec.may_hand_over(x.from_id) FOR NO KEY UPDATE;
    IF NOT FOUND OR NOT sec.may_pass_slots(h.from_id) AND EXISTS (SELECT FROM priv.hand_over_row r WHERE r.hand_over_id = h.id AND r.relation = 'client_direction') THEN
        PERFORM sec.deny();
    ELSIF h.undone_at IS NOT NULL THEN
        PERFORM sec.refuse('hand_over_undone', jsonb_build_object('on', h.undone_at));
    END IF;
    PERFORM FROM crm.client c WHERE c.id IN (SELECT d.client_id FROM crm.client_direction d JOIN priv.hand_over_row r ON r.row_id = d.id
        WHERE r.hand_over_id = h.id AND r.relation = 'client_direction') ORDER BY c.id FOR NO KEY UPDATE;
    PERFORM FROM crm.client_direction WHERE id IN (SELECT r.row_id FROM priv.hand_over_row r WHERE r.hand_over_id = h.id AND r.relation = 'client_direction')
    ORDER BY id FOR NO KEY UPDATE;
    gone := ARRAY(SELECT sec.row_label(r.relation, r.row_id) FROM sec.hand_over_rows(h) r WHERE NOT r.here ORDER BY 1);
    slots := ARRAY(SELECT r.row_id FROM sec.hand_over_rows(h) r WHERE r.here AND r.relation = 'client_direction');
    IF gone <> '{}' AND NOT p_rest OR NOT EXISTS (SELECT FROM sec.hand_over_rows(h) r WHERE r.here) THEN
        PERFORM sec.refuse('hand_over_moved_on', jsonb_build_object('rows', to_jsonb(gone[1:12]), 'count', cardinality(gone)));
    END IF;
    back := sec.hand_back(h, slots);
    UPDATE crm.hand_over SET undone_at = now(), undone_by = sec.me() WHERE id = h.id;
    RETURN jsonb_build_object('id', h.id, 'counts', back, 'left', cardinality(gone));
END $$;

CREATE OR REPLACE FUNCTION sec.hand_back(h crm.hand_over, p_slots bigint[]) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    deals bigint[] := ARRAY(SELECT id FROM crm.deal WHERE client_direction_id = ANY (p_slots) ORDER BY id FOR NO KEY UPDATE);
    lines bigint[] := ARRAY(SELECT row_id FROM sec.hand_over_rows(h) WHERE here AND relation = 'calculation_line');
    works bigint[] := ARRAY(SELECT row_id FROM sec.hand_over_rows(h) WHERE here AND relation = 'work_item');
    tasks bigint[] := ARRAY(SELECT row_id FROM sec.hand_over_rows(h) WHERE here AND relation = 'task');
BEGIN
    PERFORM sec.give_slots(p_slots, h.from_id, h.reason);
    UPDATE crm.client_direction d SET held_at = coalesce((r.before ->> 'held_at')::timestamptz, d.held_at), last_holder_id = (r.before ->> 'last_holder_id')::bigint
    FROM priv.hand_over_row r WHERE r.hand_over_id = h.id AND r.relation = 'client_direction' AND r.row_id = d.id AND d.id = ANY (p_slots);
    UPDATE crm.task SET assignee_id = h.from_id WHERE id = ANY (tasks);
    PERFORM sec.pass_deals(deals, h.from_id, h.created_at);
    PERFORM sec.pass_expert_work(lines, works, h.from_id);
    RETURN jsonb_build_object('directions', cardinality(p_slots), 'deals', cardinality(deals), 'tasks', cardinality(tasks), 'lines', cardinality(lines),
        'works', cardinality(works));
END $$;
