-- Возврат по правилу: a direction nobody works on for so many days is free again. Its holder is told before; where money or work is
-- under way nothing is returned; a head may keep it.

-- When somebody last did anything for it: a step, a comment, whatever stands in the timeline with an author. Read only where the
-- day noted on the slot is old.
CREATE OR REPLACE FUNCTION sec.last_activity(d crm.client_direction) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT greatest(d.held_at, d.last_activity_at,
        (SELECT max(e.at) FROM crm.event e JOIN crm.deal x ON x.id = e.deal_id WHERE x.client_direction_id = d.id AND e.author_id IS NOT NULL),
        (SELECT max(e.at) FROM crm.event e WHERE e.document = 'client' AND e.document_id = d.client_id AND e.author_id = d.holder_id)) $$;

-- What is under way on it: unpaid invoices, works, questions to an approver, calculations. Then nobody is to lose it by a calendar.
CREATE OR REPLACE FUNCTION sec.is_under_way(p_slot bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM crm.deal x WHERE x.client_direction_id = p_slot AND (
        EXISTS (SELECT FROM crm.invoice i WHERE i.deal_id = x.id AND i.state IN ('on_approval', 'approved', 'issued', 'partly_paid'))
        OR EXISTS (SELECT FROM crm.work_item w WHERE w.deal_id = x.id AND w.state NOT IN ('acted', 'cancelled'))
        OR EXISTS (SELECT FROM crm.calculation_line l WHERE l.deal_id = x.id AND l.state IN ('queued', 'taken', 'question', 'answered', 'returned'))
        OR EXISTS (SELECT FROM crm.approval a WHERE a.deal_id = x.id AND a.state = 'pending')
        OR EXISTS (SELECT FROM crm.act t WHERE t.deal_id = x.id AND t.state IN ('issued', 'sent')))) $$;

-- The first day on which it may be free again; NULL while nothing returns it.
CREATE OR REPLACE FUNCTION sec.returns_on(d crm.client_direction, r crm.direction) RETURNS date LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT greatest(sec.last_activity(d)::date + r.release_after_days, d.keep_until_on + 1, coalesce(d.warned_on, current_date) + r.warn_days)
    WHERE d.state = 'held' AND r.release_after_days > 0 AND NOT sec.is_under_way(d.id) $$;

-- Held directions that have been quiet long enough to be told of, with the day of their last activity; the day is noted on the slot,
-- so that tomorrow it is not looked for again.
CREATE OR REPLACE FUNCTION sec.quiet_slots() RETURNS SETOF crm.client_direction LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.client_direction d SET last_activity_at = sec.last_activity(d)
    FROM crm.direction r WHERE r.id = d.direction_id AND d.state = 'held' AND r.release_after_days > 0
        AND greatest(d.held_at, d.last_activity_at)::date + r.release_after_days - r.warn_days <= current_date
        AND sec.last_activity(d) IS DISTINCT FROM d.last_activity_at;
    PERFORM FROM crm.client c WHERE c.id IN (SELECT d.client_id FROM crm.client_direction d JOIN crm.direction r ON r.id = d.direction_id
        WHERE d.state = 'held' AND r.release_after_days > 0 AND d.warned_on IS NOT NULL
          AND greatest(d.held_at, d.last_activity_at)::date + r.release_after_days <= current_date) ORDER BY c.id FOR NO KEY UPDATE;
    RETURN QUERY SELECT d.* FROM crm.client_direction d JOIN crm.direction r ON r.id = d.direction_id
    WHERE d.state = 'held' AND r.release_after_days > 0 AND coalesce(d.keep_until_on < current_date, true)
        AND greatest(d.held_at, d.last_activity_at)::date + r.release_after_days - r.warn_days <= current_date
        AND NOT sec.is_under_way(d.id)
    ORDER BY d.id FOR NO KEY UPDATE OF d;
END $$;

CREATE OR REPLACE FUNCTION sec.tell_holder(d crm.client_direction, p_title text, p_due date, p_comment text) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.calendar_task(d.holder_id, p_title, (p_due + time '18:00') AT TIME ZONE 'Europe/Moscow', p_comment, 'client', d.client_id, d.client_id) $$;

-- Tells holders what will be taken from them and when; who has worked on it since is not under a warning any more.
CREATE OR REPLACE FUNCTION sec.warn_of_returns() RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d crm.client_direction;
    r crm.direction;
    quiet bigint[];
    done int := 0;
BEGIN
    FOR d IN SELECT * FROM sec.quiet_slots() LOOP
        quiet := quiet || d.id;
        CONTINUE WHEN d.warned_on IS NOT NULL;
        SELECT * INTO r FROM crm.direction WHERE id = d.direction_id;
        UPDATE crm.client_direction SET warned_on = current_date WHERE id = d.id RETURNING * INTO d;
        PERFORM sec.tell_holder(d, format('%s, «%s»: закрепление вернётся в свободные %s', d.client_name, r.name, to_char(sec.returns_on(d, r), 'DD.MM.YYYY')),
            sec.returns_on(d, r) - 1, format('Нет активности с %s. Чтобы сохранить закрепление, начните работу с клиентом или попросите руководителя его сохранить.',
                to_char(sec.last_activity(d), 'DD.MM.YYYY')));
        PERFORM sec.record_calendar('client_direction', to_jsonb(d), 'warn', jsonb_build_object('returns_on', sec.returns_on(d, r), 'direction_id', d.direction_id));
        done := done + 1;
    END LOOP;
    UPDATE crm.client_direction SET warned_on = NULL WHERE warned_on IS NOT NULL AND id <> ALL (coalesce(quiet, '{}'));
    RETURN done;
END $$;

-- Frees what was warned of and stayed quiet, with the cool-down of a release.
CREATE OR REPLACE FUNCTION sec.return_idle() RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d crm.client_direction;
    r crm.direction;
    done int := 0;
BEGIN
    FOR d IN SELECT x.* FROM sec.quiet_slots() x WHERE x.warned_on IS NOT NULL LOOP
        SELECT * INTO r FROM crm.direction WHERE id = d.direction_id;
        CONTINUE WHEN sec.returns_on(d, r) > current_date;
        PERFORM sec.tell_holder(d, format('%s, «%s»: закрепление возвращено в свободные', d.client_name, r.name), current_date,
            format('Не было активности с %s. Взять снова можно с %s.', to_char(sec.last_activity(d), 'DD.MM.YYYY'), to_char(current_date + r.cool_down_days, 'DD.MM.YYYY')));
        UPDATE crm.client_direction SET state = 'free', last_holder_id = d.holder_id, cool_down_until_on = current_date + r.cool_down_days, note = '' WHERE id = d.id;
        PERFORM sec.end_claim(d.id, 'returned', '');
        PERFORM sec.record_calendar('client_direction', to_jsonb(d), 'return', jsonb_build_object('days', r.release_after_days, 'direction_id', d.direction_id));
        done := done + 1;
    END LOOP;
    RETURN done;
END $$;

-- A head or an analyst says that it is not to be returned before a day, and why.
CREATE OR REPLACE FUNCTION sec.effect_client_direction_keep(d crm.client_direction, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    day date := (arguments ->> 'until_on')::date;
BEGIN
    IF day <= current_date OR day > current_date + 366 THEN
        PERFORM sec.refuse('keep_within_a_year', '{"field": "until_on"}');
    END IF;
    UPDATE crm.client_direction SET keep_until_on = day, note = arguments ->> 'reason', warned_on = NULL WHERE id = d.id;
    RETURN NULL;
END $$;

-- Who held it, since when and how that ended, for everybody who sees the client; the words of a reason only for those who see the holder.
CREATE OR REPLACE FUNCTION api.client_direction_history(p_id bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('manager', e.short_name, 'claimed_at', h.claimed_at, 'claimed_by', b.short_name, 'new_client', h.new_client,
        'above_quota', h.approval_id IS NOT NULL, 'ended_at', h.ended_at, 'ended_how', h.ended_how,
        'end_reason', CASE WHEN sec.sees_owner(h.owner_id) THEN h.end_reason ELSE '' END) ORDER BY h.claimed_at DESC, h.id DESC), '[]')
    FROM crm.client_direction d JOIN crm.client c ON c.id = d.client_id AND sec.sees_client(c.owner_ids)
    JOIN crm.claim h ON h.client_direction_id = d.id JOIN crm.employee e ON e.id = h.owner_id
    LEFT JOIN crm.employee b ON b.id = h.claimed_by AND b.id <> h.owner_id WHERE d.id = p_id $$;
