-- The need. Its stage follows from its documents.

CREATE OR REPLACE FUNCTION sec.deal_stage(p_deal_id bigint) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN d.state = 'lost' THEN 'lost'
        -- Nothing is closed before something is acted: only then is the dear question asked.
        WHEN CASE WHEN EXISTS (SELECT FROM crm.work_item w WHERE w.deal_id = d.id AND w.state = 'acted')
                  THEN sec.deal_closing_gaps(d.id) = '[]' ELSE false END THEN 'closed'
        WHEN EXISTS (SELECT FROM crm.work_item w WHERE w.deal_id = d.id AND w.state <> 'cancelled') THEN 'in_work'
        WHEN EXISTS (SELECT FROM crm.invoice i WHERE i.deal_id = d.id AND i.state NOT IN ('draft', 'cancelled')) THEN 'invoiced'
        WHEN EXISTS (SELECT FROM crm.quote q WHERE q.deal_id = d.id AND q.state IN ('sent', 'accepted', 'approved')) THEN 'quoted'
        WHEN EXISTS (SELECT FROM crm.calculation_request r WHERE r.deal_id = d.id AND r.state <> 'draft') THEN 'calculating'
        ELSE 'recorded' END
    FROM crm.deal d WHERE d.id = p_deal_id $$;

-- "Why is this not closed": codes with figures; an empty array means that everything is ordered, paid, done and signed.
CREATE OR REPLACE FUNCTION sec.deal_closing_gaps(p_deal_id bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    WITH invoices AS (
        SELECT count(*) FILTER (WHERE state IN ('draft', 'on_approval', 'approved')) AS drafts,
               count(*) FILTER (WHERE state IN ('issued', 'partly_paid')) AS unpaid,
               coalesce(sum(total_kopecks - paid_kopecks) FILTER (WHERE state IN ('issued', 'partly_paid')), 0) AS debt,
               coalesce(sum(paid_kopecks), 0) AS paid
        FROM crm.invoice WHERE deal_id = p_deal_id AND state <> 'cancelled'
    ), works AS (
        SELECT count(*) AS launched, count(*) FILTER (WHERE state <> 'acted') AS open
        FROM crm.work_item WHERE deal_id = p_deal_id AND state <> 'cancelled'
    ), acts AS (
        SELECT count(*) FILTER (WHERE state <> 'signed') AS unsigned,
               coalesce(sum(total_kopecks) FILTER (WHERE state = 'signed'), 0) AS signed
        FROM crm.act WHERE deal_id = p_deal_id AND state <> 'cancelled'
    ), unlaunched AS (
        SELECT count(*) AS lines FROM crm.invoice_line l JOIN crm.invoice i ON i.id = l.invoice_id
        WHERE i.deal_id = p_deal_id AND i.state IN ('issued', 'partly_paid', 'paid') AND i.kind <> 'final'
          AND l.launched < l.ordered
    )
    SELECT coalesce(jsonb_agg(gap), '[]') FROM invoices, works, acts, unlaunched, LATERAL (VALUES
        (CASE WHEN invoices.drafts > 0 THEN sec.obstacle('gap_draft_invoices', jsonb_build_object('count', invoices.drafts)) END),
        (CASE WHEN invoices.unpaid > 0 THEN sec.obstacle('gap_unpaid', jsonb_build_object('count', invoices.unpaid, 'debt_kopecks', invoices.debt)) END),
        (CASE WHEN works.launched = 0 THEN sec.obstacle('gap_nothing_launched') END),
        (CASE WHEN unlaunched.lines > 0 THEN sec.obstacle('gap_unlaunched', jsonb_build_object('count', unlaunched.lines)) END),
        (CASE WHEN works.open > 0 THEN sec.obstacle('gap_open_works', jsonb_build_object('count', works.open)) END),
        (CASE WHEN acts.unsigned > 0 THEN sec.obstacle('gap_unsigned_acts', jsonb_build_object('count', acts.unsigned)) END),
        (CASE WHEN works.launched > 0 AND works.open = 0 AND acts.signed > invoices.paid
              THEN sec.obstacle('gap_paid_less', jsonb_build_object('signed_kopecks', acts.signed, 'paid_kopecks', invoices.paid)) END)
    ) AS gaps(gap) WHERE gap IS NOT NULL $$;

CREATE OR REPLACE FUNCTION api.deal_closing_gaps(p_deal_id bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.deal_closing_gaps(d.id) FROM crm.deal d WHERE d.id = p_deal_id AND sec.sees_owner(d.owner_id) $$;

CREATE OR REPLACE FUNCTION sec.refresh_deal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d record;
    stage text;
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.state IS NOT DISTINCT FROM OLD.state THEN
        RETURN NULL;
    END IF;
    SELECT state, client_direction_id INTO d FROM crm.deal WHERE id = NEW.deal_id;
    -- A new draft moves nothing, except that it opens what was closed.
    IF TG_OP = 'UPDATE' OR NEW.state <> 'draft' OR d.state = 'closed' THEN
        stage := sec.deal_stage(NEW.deal_id);
        IF stage <> d.state THEN
            UPDATE crm.deal SET state = stage WHERE id = NEW.deal_id AND state <> stage;
        END IF;
    END IF;
    UPDATE crm.client_direction SET last_activity_at = now()
    WHERE id = d.client_direction_id AND last_activity_at < now() - interval '1 hour';
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.guard_deal_no_open_invoice(d crm.deal, arguments jsonb) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.obstacle('open_invoices', jsonb_build_object('count', count(*), 'numbers', string_agg(number, ', ')))
    FROM crm.invoice WHERE deal_id = d.id AND state IN ('issued', 'partly_paid') HAVING count(*) > 0 $$;

CREATE OR REPLACE FUNCTION sec.effect_deal_lose(d crm.deal, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM crm.lost_reason WHERE id = (arguments ->> 'lost_reason_id')::bigint) THEN
        PERFORM sec.refuse('reason_required', '{"field": "lost_reason_id"}');
    END IF;
    UPDATE crm.deal SET lost_reason_id = (arguments ->> 'lost_reason_id')::bigint,
        competitor = coalesce(arguments ->> 'competitor', ''), postponed_until_on = NULL WHERE id = d.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_deal_reopen(d crm.deal, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM crm.client_direction WHERE id = d.client_direction_id AND state = 'held') THEN
        PERFORM sec.refuse('slot_not_held');
    END IF;
    UPDATE crm.deal SET state = 'recorded', lost_reason_id = NULL, competitor = '' WHERE id = d.id;
    UPDATE crm.deal SET state = sec.deal_stage(d.id) WHERE id = d.id;
    RETURN NULL;
END $$;

-- Postponed is a flag with a date; the task wakes its holder up.
CREATE OR REPLACE FUNCTION sec.effect_deal_postpone(d crm.deal, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    until_on date := (arguments ->> 'postponed_until_on')::date;
BEGIN
    IF until_on IS NULL OR until_on <= current_date THEN
        PERFORM sec.refuse('date_not_future', '{"field": "postponed_until_on"}');
    END IF;
    UPDATE crm.deal SET postponed_until_on = until_on WHERE id = d.id;
    INSERT INTO crm.task (assignee_id, title, due_at, document, document_id, client_id, comment)
    VALUES (d.owner_id, d.title, until_on + time '09:00', 'deal', d.id, d.client_id, coalesce(arguments ->> 'comment', ''));
    RETURN NULL;
END $$;
