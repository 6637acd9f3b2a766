-- Directions of two clients that become one: where only one of them has a direction it is taken over, where both have it one row remains.

-- Directions both have: which row's holder stays (winner: survivor | merged), whether that had to be chosen, and what forbids it.
CREATE OR REPLACE FUNCTION sec.slot_clashes(p_survivor bigint, p_merged bigint, p_choices jsonb) RETURNS TABLE (direction_id bigint, one_id bigint, other_id bigint,
    winner text, asked boolean, problem jsonb) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT o.direction_id, o.id, x.id, w.winner, w.asked, CASE
        WHEN 'reserved' IN (o.state, x.state) THEN sec.obstacle('merge_reserved', jsonb_build_object('direction', d.name))
        WHEN w.winner IS NULL THEN sec.obstacle('merge_holder', jsonb_build_object('direction', d.name, 'survivor', sec.slot_words(o), 'merged', sec.slot_words(x)))
        WHEN h.holder IS NULL AND c.open > 0 THEN sec.obstacle('open_deals', jsonb_build_object('count', c.open))
        WHEN c.undecided > 0 THEN sec.obstacle('merge_undecided', jsonb_build_object('direction', d.name, 'count', c.undecided)) END
    FROM crm.client_direction o JOIN crm.client_direction x ON x.direction_id = o.direction_id AND x.client_id = p_merged
    JOIN crm.direction d ON d.id = o.direction_id
    CROSS JOIN LATERAL (SELECT x.state <> 'free' AND o.state <> 'free' AND (o.state, o.holder_id) IS DISTINCT FROM (x.state, x.holder_id) AS asked) a
    CROSS JOIN LATERAL (SELECT a.asked, CASE WHEN x.state = 'free' THEN 'survivor' WHEN o.state = 'free' THEN 'merged' WHEN NOT a.asked THEN 'survivor'
        WHEN p_choices ->> o.direction_id::text IN ('survivor', 'merged') THEN p_choices ->> o.direction_id::text END AS winner) w
    CROSS JOIN LATERAL (SELECT CASE w.winner WHEN 'survivor' THEN o.holder_id ELSE x.holder_id END AS holder) h
    CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE z.state NOT IN ('closed', 'lost')) AS open,
        count(*) FILTER (WHERE z.owner_id <> h.holder AND EXISTS (SELECT FROM crm.approval q WHERE q.deal_id = z.id AND q.state = 'pending')) AS undecided
        FROM crm.deal z WHERE z.client_direction_id IN (o.id, x.id)) c
    WHERE o.client_id = p_survivor ORDER BY o.direction_id $$;

-- Who holds a direction, or that it is blocked: for the sentence that asks to choose.
CREATE OR REPLACE FUNCTION sec.slot_words(d crm.client_direction) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT coalesce((SELECT short_name FROM crm.employee WHERE id = d.holder_id), d.note) $$;

-- One direction of both: the row of the survivor stays with the winner's holder, what hangs on the other row comes over, and that row
-- stays behind empty.
CREATE OR REPLACE FUNCTION sec.merge_slot(p_merge bigint, one crm.client_direction, other crm.client_direction, p_winner text, p_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    holder bigint := CASE p_winner WHEN 'survivor' THEN one.holder_id ELSE other.holder_id END;
    after crm.client_direction;
BEGIN
    PERFORM sec.merge_rows(p_merge, 'claim', format('t.client_direction_id = %s AND t.ended_at IS NULL', CASE p_winner WHEN 'survivor' THEN other.id ELSE one.id END),
        jsonb_build_object('ended_at', now(), 'ended_how', 'merged', 'end_reason', p_reason));
    UPDATE crm.client_direction SET last_activity_at = greatest(one.last_activity_at, other.last_activity_at) WHERE id = one.id;
    IF p_winner = 'merged' THEN
        UPDATE crm.client_direction SET state = other.state, holder_id = other.holder_id, owner_id = other.owner_id, held_at = other.held_at,
            last_holder_id = other.last_holder_id, cool_down_until_on = other.cool_down_until_on, keep_until_on = other.keep_until_on, note = other.note
        WHERE id = one.id RETURNING * INTO after;
        PERFORM sec.merge_image(p_merge, 'client_direction', to_jsonb(one), to_jsonb(after));
    END IF;
    PERFORM sec.merge_deals(p_merge, one.id, other.id, holder);
    UPDATE crm.client_direction SET state = 'free' WHERE id = other.id RETURNING * INTO after;
    PERFORM sec.merge_image(p_merge, 'client_direction', to_jsonb(other), to_jsonb(after));
    PERFORM sec.merge_rows(p_merge, 'claim', format('t.client_direction_id = %s', other.id), jsonb_build_object('client_direction_id', one.id));
    PERFORM sec.merge_rows(p_merge, r, format('t.document = ''client_direction'' AND t.document_id = %s', other.id), jsonb_build_object('document_id', one.id))
    FROM unnest(ARRAY['event', 'task', 'approval']) r;
END $$;

-- The deals of both rows under one holder and in one row; without a holder each keeps whose it was.
CREATE OR REPLACE FUNCTION sec.merge_deals(p_merge bigint, p_one bigint, p_other bigint, p_holder bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    deals bigint[] := ARRAY(SELECT id FROM crm.deal WHERE client_direction_id IN (p_one, p_other) ORDER BY id FOR NO KEY UPDATE);
    before jsonb;
BEGIN
    INSERT INTO priv.client_merge_row (merge_id, relation, row_id, before)
    SELECT p_merge, 'deal', d.id, jsonb_build_object('client_direction_id', jsonb_build_array(d.client_direction_id, p_one),
        'owner_id', jsonb_build_array(d.owner_id, coalesce(p_holder, d.owner_id)))
    FROM crm.deal d WHERE d.id = ANY (deals) AND (d.client_direction_id = p_other OR d.owner_id <> p_holder);
    IF p_holder IS NOT NULL THEN
        SELECT jsonb_object_agg(t.id, t.assignee_id) INTO before FROM crm.task t WHERE t.state = 'open' AND t.assignee_id <> p_holder
            AND t.assignee_id IN (SELECT owner_id FROM crm.deal WHERE id = ANY (deals));
        PERFORM sec.pass_deals(deals, p_holder);
        INSERT INTO priv.client_merge_row (merge_id, relation, row_id, before)
        SELECT p_merge, 'task', t.id, jsonb_build_object('assignee_id', jsonb_build_array(b.value, t.assignee_id))
        FROM jsonb_each(coalesce(before, '{}')) b JOIN crm.task t ON t.id = b.key::bigint WHERE to_jsonb(t.assignee_id) <> b.value;
    END IF;
    UPDATE crm.deal SET client_direction_id = p_one WHERE client_direction_id = p_other;
END $$;

-- All directions; answers {direction_id: [holder before, holder now]} of those who lost or got one.
CREATE OR REPLACE FUNCTION sec.merge_slots(p_merge bigint, s crm.client, m crm.client, p_choices jsonb, p_reason text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    clash record;
    one crm.client_direction;
    other crm.client_direction;
    lost bigint;
    got bigint;
    passed jsonb := '[]';
BEGIN
    FOR clash IN SELECT * FROM sec.slot_clashes(s.id, m.id, p_choices) LOOP
        PERFORM sec.refuse_if(clash.problem);
        SELECT * INTO one FROM crm.client_direction WHERE id = clash.one_id;
        SELECT * INTO other FROM crm.client_direction WHERE id = clash.other_id;
        PERFORM sec.merge_slot(p_merge, one, other, clash.winner, p_reason);
        lost := CASE clash.winner WHEN 'survivor' THEN other.holder_id ELSE one.holder_id END;
        got := CASE clash.winner WHEN 'survivor' THEN one.holder_id ELSE other.holder_id END;
        IF lost <> got THEN
            passed := passed || jsonb_build_object('direction_id', clash.direction_id, 'from', lost, 'to', got);
        END IF;
    END LOOP;
    PERFORM sec.merge_rows(p_merge, 'client_direction', format('t.client_id = %s AND NOT EXISTS (SELECT FROM crm.client_direction x
        WHERE x.client_id = %s AND x.direction_id = t.direction_id)', m.id, s.id), jsonb_build_object('client_id', s.id, 'client_name', s.short_name));
    -- Both are told: the one why it is gone, the other what has come.
    INSERT INTO crm.task (assignee_id, title, due_at, comment, document, document_id, client_id)
    SELECT p.person, format('%s: направление «%s» теперь ведёт %s', s.short_name, d.name, e.short_name), now() + interval '1 day',
        concat_ws(E'\n', format('Карточка «%s» объединена с карточкой «%s».', m.short_name, s.short_name), nullif(p_reason, '')), 'client', s.id, s.id
    FROM jsonb_array_elements(passed) x JOIN crm.direction d ON d.id = (x ->> 'direction_id')::bigint JOIN crm.employee e ON e.id = (x ->> 'to')::bigint
    CROSS JOIN LATERAL (VALUES ((x ->> 'from')::bigint), ((x ->> 'to')::bigint)) p(person);
    RETURN passed;
END $$;

-- Whose a client is, from its directions; its payments that pay no invoice go along.
CREATE OR REPLACE FUNCTION sec.own_client(p_id bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.client c SET owner_ids = o.ids
    FROM (SELECT coalesce(array_agg(DISTINCT owner_id ORDER BY owner_id), '{}') AS ids
          FROM crm.client_direction WHERE client_id = p_id AND owner_id IS NOT NULL AND state = 'held') o
    WHERE c.id = p_id AND c.owner_ids IS DISTINCT FROM o.ids;
    PERFORM sec.own_payment(p.id) FROM crm.payment p WHERE p.client_id = p_id;
END $$;
