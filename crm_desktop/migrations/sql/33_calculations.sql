-- Requests for calculation, the experts' queue, calculations with a hidden cost.

-- Working days by the production calendar (calendar_day holds what differs from the five-day week).
CREATE OR REPLACE FUNCTION sec.is_working_day(p_day date) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT kind <> 'holiday' FROM crm.calendar_day WHERE day_on = p_day), extract(isodow FROM p_day) < 6) $$;

-- A moment plus working hours (9 to 18 with an hour of lunch: 8 hours a day, Moscow time).
CREATE OR REPLACE FUNCTION sec.add_working_hours(p_from timestamptz, p_hours numeric) RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    moment timestamp := p_from AT TIME ZONE 'Europe/Moscow';
    day date := moment::date;
    spent numeric := least(8, greatest(0, extract(epoch FROM moment::time - time '09:00') / 3600.0));
    left_hours numeric := p_hours;
    room numeric;
BEGIN
    FOR step IN 0 .. 400 LOOP
        IF sec.is_working_day(day) THEN
            room := 8 - spent;
            IF left_hours <= room THEN
                RETURN (day + time '09:00' + make_interval(secs => (spent + left_hours) * 3600.0)) AT TIME ZONE 'Europe/Moscow';
            END IF;
            left_hours := left_hours - room;
        END IF;
        spent := 0;
        day := day + 1;
    END LOOP;
    RETURN day AT TIME ZONE 'Europe/Moscow';
END $$;

-- BEFORE INSERT OR UPDATE of a line: the service's name, unit and group; the group may be changed, the rest may not.
CREATE OR REPLACE FUNCTION sec.fill_calculation_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s crm.service;
BEGIN
    SELECT * INTO s FROM crm.service WHERE id = NEW.service_id;
    NEW.service_name := s.name;
    NEW.unit := s.unit;
    NEW.group_id := coalesce(NEW.group_id, s.group_id);
    IF NEW.group_id IS NULL THEN
        PERFORM sec.refuse('service_without_group', jsonb_build_object('service', s.name, 'field', 'lines'));
    END IF;
    RETURN NEW;
END $$;

-- AFTER a change of a line: the request's state, groups, price and promise follow from its lines.
CREATE OR REPLACE FUNCTION sec.refresh_request() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.calculation_request r SET state = s.state, group_ids = s.groups, price_kopecks = s.price, due_at = s.due
    FROM (SELECT CASE
            WHEN bool_and(l.state = 'draft') THEN 'draft'
            WHEN bool_and(l.state IN ('withdrawn', 'declined')) THEN 'closed'
            WHEN bool_or(l.state = 'question') THEN 'question'
            WHEN bool_and(l.state IN ('accepted', 'withdrawn', 'declined')) THEN 'accepted'
            WHEN bool_and(l.state IN ('calculated', 'accepted', 'withdrawn', 'declined')) THEN 'calculated'
            WHEN bool_or(l.state IN ('taken', 'returned', 'calculated', 'accepted')) THEN 'calculating'
            ELSE 'sent' END AS state,
            coalesce(array_agg(DISTINCT l.group_id) FILTER (WHERE l.state <> 'draft'), '{}') AS groups,
            sum(round(l.price_kopecks * l.quantity)) FILTER (WHERE l.state IN ('calculated', 'accepted')) AS price,
            max(l.due_at) AS due
          FROM crm.calculation_line l WHERE l.request_id = NEW.request_id) s
    WHERE r.id = NEW.request_id AND s.state IS NOT NULL
      AND (r.state, r.group_ids, r.price_kopecks, r.due_at) IS DISTINCT FROM (s.state, s.groups, s.price, s.due);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.guard_calculation_request_complete(d crm.calculation_request, arguments jsonb) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.obstacle('no_lines', '{"field": "lines"}')
    WHERE NOT EXISTS (SELECT FROM crm.calculation_line WHERE request_id = d.id) $$;

-- Sends every line to the queue of its group, with the promise of the group.
CREATE OR REPLACE FUNCTION sec.effect_calculation_request_send(d crm.calculation_request, arguments jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.calculation_request SET sent_at = now() WHERE id = d.id;
    UPDATE crm.calculation_line l SET state = 'queued', queued_at = now(),
        due_at = sec.add_working_hours(now(), g.answer_hours)
    FROM crm.expert_group g WHERE l.request_id = d.id AND l.state = 'draft' AND g.id = l.group_id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_calculation_request_withdraw(d crm.calculation_request, arguments jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.calculation_line SET state = 'withdrawn', reason = coalesce(arguments ->> 'reason', '')
    WHERE request_id = d.id AND state IN ('queued', 'taken', 'question', 'returned');
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_calculation_line_take(d crm.calculation_line, arguments jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.calculation_line SET expert_id = sec.me(), taken_at = now() WHERE id = d.id;
    PERFORM sec.open_calculation(d);
    RETURN NULL;
END $$;

-- The draft revision an expert works in; begins as a copy of the last sent one.
CREATE OR REPLACE FUNCTION sec.open_calculation(d crm.calculation_line) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    previous crm.calculation;
    draft_id bigint;
BEGIN
    IF EXISTS (SELECT FROM crm.calculation WHERE line_id = d.id AND NOT sent) THEN
        RETURN;
    END IF;
    SELECT * INTO previous FROM crm.calculation WHERE line_id = d.id ORDER BY revision DESC LIMIT 1;
    INSERT INTO crm.calculation (line_id, owner_id, group_id, revision, price_kopecks, lowest_price_kopecks, term_days, comment)
    SELECT d.id, d.owner_id, d.group_id, coalesce(previous.revision, 0) + 1, coalesce(previous.price_kopecks, s.price_kopecks),
           coalesce(previous.lowest_price_kopecks, s.price_kopecks), coalesce(previous.term_days, s.term_days), coalesce(previous.comment, '')
    FROM crm.service s WHERE s.id = d.service_id RETURNING id INTO draft_id;
    INSERT INTO crm.calculation_cost (calculation_id, group_id, position, kind, title, quantity, rate_kopecks)
    SELECT draft_id, group_id, position, kind, title, quantity, rate_kopecks FROM crm.calculation_cost
    WHERE calculation_id = previous.id;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_calculation_line_give_back(d crm.calculation_line, arguments jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.calculation_line SET state = 'queued', expert_id = NULL, taken_at = NULL, reason = coalesce(arguments ->> 'reason', '')
    WHERE id = d.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_calculation_line_assign(d crm.calculation_line, arguments jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM crm.expert_group_member m JOIN crm.employee e ON e.id = m.employee_id AND e.active
                   WHERE m.group_id = d.group_id AND m.employee_id = (arguments ->> 'expert_id')::bigint) THEN
        PERFORM sec.refuse('not_in_group', '{"field": "expert_id"}');
    END IF;
    UPDATE crm.calculation_line SET expert_id = (arguments ->> 'expert_id')::bigint, taken_at = now() WHERE id = d.id;
    PERFORM sec.open_calculation(d);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_calculation_line_ask(d crm.calculation_line, arguments jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.calculation_line SET question = arguments ->> 'question', question_at = now(), answer = '' WHERE id = d.id;
    RETURN NULL;
END $$;

-- The clock stood while the question waited: the promise moves by that time.
CREATE OR REPLACE FUNCTION sec.effect_calculation_line_answer(d crm.calculation_line, arguments jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.calculation_line SET answer = arguments ->> 'answer', due_at = due_at + (now() - question_at), question_at = NULL
    WHERE id = d.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.guard_calculation_line_priced(d crm.calculation_line, arguments jsonb) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN c.id IS NULL OR c.price_kopecks = 0 THEN sec.obstacle('no_price', '{"field": "price"}')
        WHEN c.price_kopecks * d.quantity < k.cost THEN
            sec.obstacle('price_below_cost', jsonb_build_object('field', 'price', 'price_kopecks', round(c.price_kopecks * d.quantity), 'cost_kopecks', k.cost))
        END
    FROM (SELECT 1) one LEFT JOIN crm.calculation c ON c.line_id = d.id AND NOT c.sent
    CROSS JOIN LATERAL (SELECT coalesce(sum(amount_kopecks), 0) AS cost FROM crm.calculation_cost WHERE calculation_id = c.id) k $$;

-- The draft becomes a sent revision; the line shows its price and lowest price.
CREATE OR REPLACE FUNCTION sec.effect_calculation_line_finish(d crm.calculation_line, arguments jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c crm.calculation;
BEGIN
    UPDATE crm.calculation SET sent = true, sent_at = now() WHERE line_id = d.id AND NOT sent RETURNING * INTO c;
    UPDATE crm.calculation_line SET price_kopecks = c.price_kopecks, lowest_price_kopecks = c.lowest_price_kopecks,
        term_days = c.term_days, calculated_at = now() WHERE id = d.id;
    RETURN jsonb_build_object('revision', c.revision, 'price_kopecks', c.price_kopecks);
END $$;

CREATE OR REPLACE FUNCTION sec.effect_calculation_line_decline(d crm.calculation_line, arguments jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.calculation_line SET reason = arguments ->> 'reason' WHERE id = d.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_calculation_line_return_back(d crm.calculation_line, arguments jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.calculation_line SET reason = arguments ->> 'reason' WHERE id = d.id;
    PERFORM sec.open_calculation(d);
    RETURN NULL;
END $$;

-- Takes several lines; each by itself, the numbers of those that could not be taken come back.
CREATE OR REPLACE FUNCTION api.calculation_lines_take(p_ids bigint[]) RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    l record;
    failed text[] := '{}';
BEGIN
    FOR l IN SELECT x.id, x.version, x.number FROM crm.calculation_line x WHERE x.id = ANY (p_ids) AND x.group_id = ANY (sec.my_working_groups()) ORDER BY x.id LOOP
        BEGIN
            PERFORM api.calculation_line_take(l.id, l.version);
        EXCEPTION WHEN SQLSTATE 'CRM01' OR SQLSTATE 'CRM02' OR insufficient_privilege THEN
            failed := failed || l.number;
        END;
    END LOOP;
    RETURN failed;
END $$;
