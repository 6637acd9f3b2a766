-- Services in work: launched from invoice lines, released by payment, done by experts.

-- Launches lines [{invoice_line_id, quantity, group_id?, expert_id?, due_on?, instructions?, payment_condition?, payment_percent?}].
CREATE OR REPLACE FUNCTION sec.effect_invoice_launch(d crm.invoice, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    r jsonb;
    line crm.invoice_line;
    sold crm.quote_line;
    s crm.service;
    amount numeric;
    item crm.work_item;
    ids jsonb := '[]';
BEGIN
    FOR r IN SELECT value FROM jsonb_array_elements(arguments -> 'lines') LOOP
        SELECT * INTO line FROM crm.invoice_line WHERE id = (r ->> 'invoice_line_id')::bigint AND invoice_id = d.id FOR NO KEY UPDATE;
        IF NOT FOUND THEN
            PERFORM sec.deny();
        END IF;
        amount := coalesce((r ->> 'quantity')::numeric, line.ordered - line.launched);
        IF amount <= 0 OR line.launched + amount > line.ordered THEN
            PERFORM sec.refuse('over_ordered', jsonb_build_object('title', line.title, 'ordered', line.ordered, 'launched', line.launched, 'quantity', amount));
        END IF;
        -- Work before the prepayment is the early start, which has an approval of its own.
        IF d.kind = 'prepayment' AND d.paid_kopecks < d.total_kopecks AND (r ->> 'payment_condition' = 'none'
            OR r ->> 'payment_condition' = 'percent' AND coalesce((r ->> 'payment_percent')::numeric, 0) < 100) THEN
            PERFORM sec.refuse('waits_for_payment', jsonb_build_object('number', d.number, 'paid_kopecks', d.paid_kopecks,
                'total_kopecks', d.total_kopecks, 'field', 'payment_condition'));
        END IF;
        IF r ->> 'expert_id' IS NOT NULL AND NOT EXISTS (SELECT FROM crm.employee e
            WHERE e.id = (r ->> 'expert_id')::bigint AND e.active AND 'expert' = ANY (e.roles)) THEN
            PERFORM sec.refuse('not_in_group', '{"field": "expert_id"}');
        END IF;
        SELECT * INTO sold FROM crm.quote_line WHERE id = line.quote_line_id;
        SELECT * INTO s FROM crm.service WHERE id = line.service_id;
        UPDATE crm.invoice_line SET launched = launched + amount WHERE id = line.id;
        INSERT INTO crm.work_item (owner_id, client_id, client_name, direction_id, deal_id, invoice_id, invoice_line_id, quote_line_id,
            organization_id, service_id, title, unit, quantity, price_kopecks, discount_percent, vat_included, group_id, expert_id,
            payment_condition, payment_percent, due_on, instructions, needs_verification)
        VALUES (d.owner_id, d.client_id, d.client_name, d.direction_id, d.deal_id, d.id, line.id, line.quote_line_id, d.organization_id,
            line.service_id, coalesce(sold.title, line.title), coalesce(sold.unit, line.unit), amount, coalesce(sold.price_kopecks, line.price_kopecks),
            coalesce(sold.discount_percent, line.discount_percent), coalesce(sold.vat_included, line.vat_included),
            coalesce((r ->> 'group_id')::bigint, s.group_id, (SELECT min(id) FROM crm.expert_group)), (r ->> 'expert_id')::bigint,
            coalesce(r ->> 'payment_condition', CASE WHEN d.kind = 'prepayment' THEN 'full' ELSE 'none' END), (r ->> 'payment_percent')::numeric,
            (r ->> 'due_on')::date, coalesce(r ->> 'instructions', ''), s.needs_verification)
        RETURNING * INTO item;
        PERFORM sec.record('work_item', to_jsonb(item), 'step', 'launch', jsonb_build_object('from', d.number));
        ids := ids || to_jsonb(item.id);
    END LOOP;
    PERFORM sec.release_paid_work(d.id);
    RETURN jsonb_build_object('ids', ids);
END $$;

-- Whether the payment a work waits for is there.
CREATE OR REPLACE FUNCTION sec.work_paid(d crm.work_item) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT d.early_start OR CASE d.payment_condition WHEN 'none' THEN true
        WHEN 'full' THEN i.paid_kopecks >= i.total_kopecks
        ELSE i.paid_kopecks >= round(i.total_kopecks * coalesce(d.payment_percent, 100) / 100) END
    FROM crm.invoice i WHERE i.id = d.invoice_id $$;

CREATE OR REPLACE FUNCTION sec.release_paid_work(p_invoice_id bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    w crm.work_item;
BEGIN
    FOR w IN SELECT * FROM crm.work_item x WHERE x.invoice_id = p_invoice_id AND x.state = 'planned' AND sec.work_paid(x) LOOP
        UPDATE crm.work_item SET state = CASE WHEN expert_id IS NULL THEN 'released' ELSE 'assigned' END WHERE id = w.id;
        PERFORM sec.record('work_item', to_jsonb(w), 'step', 'release');
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION sec.guard_work_item_payment(d crm.work_item, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.obstacle('waits_for_payment', jsonb_build_object('number', i.number, 'paid_kopecks', i.paid_kopecks, 'total_kopecks', i.total_kopecks,
        'percent', coalesce(d.payment_percent, 100)))
    FROM crm.invoice i WHERE i.id = d.invoice_id AND NOT sec.work_paid(d) $$;

CREATE OR REPLACE FUNCTION sec.effect_work_item_release(d crm.work_item, arguments jsonb) RETURNS jsonb LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT NULL::jsonb $$;

CREATE OR REPLACE FUNCTION sec.effect_work_item_request_early_start(d crm.work_item, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    i crm.invoice;
BEGIN
    SELECT * INTO i FROM crm.invoice WHERE id = d.invoice_id;
    PERFORM sec.request_approval('early_start', 'work_item', to_jsonb(d), i.total_kopecks, d.title, arguments ->> 'reason',
        jsonb_build_object('invoice', i.number, 'paid_kopecks', i.paid_kopecks, 'total_kopecks', i.total_kopecks, 'due_on', d.due_on), '');
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_work_item_assign(d crm.work_item, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM crm.employee WHERE id = (arguments ->> 'expert_id')::bigint AND active AND 'expert' = ANY (roles)) THEN
        PERFORM sec.refuse('not_in_group', '{"field": "expert_id"}');
    END IF;
    UPDATE crm.work_item SET expert_id = (arguments ->> 'expert_id')::bigint WHERE id = d.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_work_item_take(d crm.work_item, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.work_item SET expert_id = sec.me() WHERE id = d.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_work_item_start(d crm.work_item, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF d.expert_id IS NOT NULL AND d.expert_id <> sec.me() THEN
        PERFORM sec.refuse('another_expert', jsonb_build_object('expert', (SELECT short_name FROM crm.employee WHERE id = d.expert_id)));
    END IF;
    UPDATE crm.work_item SET expert_id = sec.me(), started_at = coalesce(started_at, now()) WHERE id = d.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.guard_work_item_result(d crm.work_item, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN NOT arguments ? 'done_quantity' THEN NULL
        WHEN coalesce((arguments ->> 'done_quantity')::numeric, 0) <= 0 THEN sec.obstacle('field_required', '{"field": "done_quantity"}')
        WHEN (arguments ->> 'done_quantity')::numeric > d.quantity THEN
            sec.obstacle('over_ordered', jsonb_build_object('field', 'done_quantity', 'ordered', d.quantity, 'quantity', (arguments ->> 'done_quantity')::numeric, 'title', d.title))
        WHEN NOT coalesce((arguments ->> 'hours')::numeric, 0) BETWEEN 0 AND 9999 THEN sec.obstacle('field_required', '{"field": "hours"}')
        WHEN (arguments ->> 'done_on')::date > current_date + 1 THEN sec.obstacle('date_in_future', '{"field": "done_on"}')
        WHEN btrim(coalesce(arguments ->> 'result', '')) = '' THEN sec.obstacle('field_required', '{"field": "result"}') END $$;

-- Every document entered for the work must be issued before the work counts as done.
CREATE OR REPLACE FUNCTION sec.guard_work_item_documents(d crm.work_item, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.obstacle('documents_not_issued', jsonb_build_object('count', count(*))) FROM crm.issued_document
    WHERE work_item_id = d.id AND state IN ('draft', 'verified') HAVING count(*) > 0 $$;

CREATE OR REPLACE FUNCTION sec.effect_work_item_finish(d crm.work_item, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT arguments ? 'done_quantity' THEN
        PERFORM sec.refuse('field_required', '{"field": "done_quantity"}');
    END IF;
    UPDATE crm.work_item SET done_quantity = (arguments ->> 'done_quantity')::numeric, result = arguments ->> 'result',
        done_on = coalesce((arguments ->> 'done_on')::date, current_date), hours = coalesce((arguments ->> 'hours')::numeric, 0), done_by = sec.me()
    WHERE id = d.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.guard_work_item_second_person(d crm.work_item, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT sec.obstacle('second_person') WHERE d.done_by = sec.me() AND d.needs_verification $$;

CREATE OR REPLACE FUNCTION sec.effect_work_item_verify(d crm.work_item, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.work_item SET verified_by = sec.me() WHERE id = d.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.guard_work_item_not_acted(d crm.work_item, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT sec.obstacle('already_acted') WHERE d.acted_quantity > 0 $$;

CREATE OR REPLACE FUNCTION sec.effect_work_item_cancel(d crm.work_item, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.invoice_line SET launched = launched - d.quantity WHERE id = d.invoice_line_id;
    UPDATE crm.work_item SET reason = arguments ->> 'reason' WHERE id = d.id;
    PERFORM sec.cancel_approval('work_item', d.id);
    RETURN NULL;
END $$;

-- Issued documents ----------------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION sec.guard_issued_document_complete(d crm.issued_document, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN d.registry_number = '' THEN sec.obstacle('field_required', '{"field": "registry_number"}')
                WHEN d.object = '' THEN sec.obstacle('field_required', '{"field": "object"}')
                WHEN d.issued_on IS NULL THEN sec.obstacle('field_required', '{"field": "issued_on"}') END $$;

CREATE OR REPLACE FUNCTION sec.guard_issued_document_verified(d crm.issued_document, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.obstacle('not_verified') FROM crm.work_item w
    WHERE w.id = d.work_item_id AND w.needs_verification AND d.verified_by IS NULL $$;

CREATE OR REPLACE FUNCTION sec.effect_issued_document_verify(d crm.issued_document, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF d.created_by = sec.me() AND (SELECT needs_verification FROM crm.work_item WHERE id = d.work_item_id) THEN
        PERFORM sec.refuse('second_person');
    END IF;
    UPDATE crm.issued_document SET verified_by = sec.me() WHERE id = d.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.count_documents() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.work_item w SET document_count = (SELECT count(*) FROM crm.issued_document WHERE work_item_id = w.id AND state <> 'withdrawn')
    WHERE w.id = NEW.work_item_id;
    RETURN NULL;
END $$;

-- BEFORE INSERT: who enters a document answers for it. Work that waits for its payment, or was cancelled, is for this purpose
-- not there: without a group row security refuses the document with the words it has for an absent one.
CREATE OR REPLACE FUNCTION sec.fill_issued_document() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.expert_id := coalesce(sec.me(), NEW.expert_id);
    IF NOT EXISTS (SELECT FROM crm.work_item WHERE id = NEW.work_item_id AND state NOT IN ('planned', 'cancelled')) THEN
        NEW.group_id := NULL;
    END IF;
    RETURN NEW;
END $$;
