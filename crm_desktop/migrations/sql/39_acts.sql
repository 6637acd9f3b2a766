-- Acts: what is done and not yet acted; never more.

CREATE OR REPLACE FUNCTION sec.guard_act_complete(d crm.act, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN NOT EXISTS (SELECT FROM crm.act_line WHERE act_id = d.id) THEN sec.obstacle('no_lines', '{"field": "lines"}')
                WHEN d.act_on IS NULL THEN sec.obstacle('field_required', '{"field": "act_on"}')
                WHEN d.act_on > current_date + 1 THEN sec.obstacle('date_in_future', '{"field": "act_on"}')
                WHEN (SELECT signatory_name = '' OR signatory_position = '' FROM crm.organization WHERE id = d.organization_id) THEN
                    sec.obstacle('no_signatory', jsonb_build_object('field', 'organization_id')) END $$;

CREATE OR REPLACE FUNCTION sec.guard_act_done_quantity(d crm.act, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.obstacle('over_done', jsonb_build_object('field', 'lines', 'title', w.title, 'done', w.done_quantity, 'acted', w.acted_quantity, 'quantity', l.quantity))
    FROM (SELECT work_item_id, sum(quantity) AS quantity FROM crm.act_line WHERE act_id = d.id GROUP BY work_item_id) l
    JOIN crm.work_item w ON w.id = l.work_item_id
    WHERE l.quantity > w.done_quantity - w.acted_quantity OR w.state NOT IN ('done', 'verified')
       OR w.needs_verification AND w.state <> 'verified' LIMIT 1 $$;

-- An act tells what was sold and by whom: the seller, the service and the price are those of the work.
CREATE OR REPLACE FUNCTION sec.guard_act_as_sold(d crm.act, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN w.organization_id <> d.organization_id THEN
                    sec.obstacle('act_of_another', jsonb_build_object('field', 'organization_id', 'title', w.title))
                ELSE sec.obstacle('act_price', jsonb_build_object('field', 'lines', 'title', w.title)) END
    FROM crm.act_line l JOIN crm.work_item w ON w.id = l.work_item_id
    WHERE l.act_id = d.id AND (w.organization_id <> d.organization_id
        OR (l.service_id, l.price_kopecks, l.discount_percent, l.vat_included) IS DISTINCT FROM (w.service_id, w.price_kopecks, w.discount_percent, w.vat_included))
    ORDER BY l.position, l.id LIMIT 1 $$;

-- The rate is that of the date of the act (Минфин 23.12.2025 № 03-07-11/125182).
CREATE OR REPLACE FUNCTION sec.guard_act_regime(d crm.act, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.obstacle('vat_rate_changed', jsonb_build_object('field', 'lines', 'title', min(l.title)))
    FROM crm.act_line l WHERE l.act_id = d.id AND l.vat_rate IS DISTINCT FROM sec.vat_rate(d.organization_id, l.service_id, d.act_on)
    HAVING count(*) > 0 $$;

-- The works of an act are acted by what it says of them.
CREATE OR REPLACE FUNCTION sec.act_works(p_act bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    UPDATE crm.work_item w SET acted_quantity = w.acted_quantity + l.quantity,
        state = CASE WHEN w.acted_quantity + l.quantity >= w.quantity THEN 'acted' ELSE w.state END
    FROM (SELECT work_item_id, sum(quantity) AS quantity FROM crm.act_line WHERE act_id = p_act GROUP BY work_item_id) l
    WHERE w.id = l.work_item_id $$;

CREATE OR REPLACE FUNCTION sec.effect_act_issue(d crm.act, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    given record;
BEGIN
    PERFORM sec.act_works(d.id);
    SELECT * INTO given FROM sec.next_number(d.organization_id, 'act', d.act_on);
    UPDATE crm.act SET number = given.number, sequence = given.sequence, year = extract(year FROM d.act_on), issued_at = now(),
        accept_by_on = coalesce(accept_by_on, (sec.add_working_hours(now(), 40))::date),
        snapshot = sec.requisites_snapshot(d.organization_id, d.client_id, d.act_on) WHERE id = d.id;
    RETURN jsonb_build_object('number', given.number);
END $$;

CREATE OR REPLACE FUNCTION sec.effect_act_send(d crm.act, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.act SET sent_at = now() WHERE id = d.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_act_sign(d crm.act, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (arguments ->> 'signed_on')::date < d.act_on THEN
        PERFORM sec.refuse('signed_before_act', jsonb_build_object('field', 'signed_on', 'on', d.act_on));
    ELSIF (arguments ->> 'signed_on')::date > current_date + 1 THEN
        PERFORM sec.refuse('date_in_future', '{"field": "signed_on"}');
    END IF;
    UPDATE crm.act SET signed_on = (arguments ->> 'signed_on')::date, reason = '' WHERE id = d.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_act_refuse(d crm.act, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.act SET reason = arguments ->> 'reason' WHERE id = d.id;
    RETURN NULL;
END $$;

-- A cancelled act keeps its number; its quantities may be acted again.
CREATE OR REPLACE FUNCTION sec.effect_act_cancel(d crm.act, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF d.number IS NOT NULL THEN
        UPDATE crm.work_item w SET acted_quantity = w.acted_quantity - l.quantity,
            state = CASE WHEN w.verified_by IS NULL THEN 'done' ELSE 'verified' END
        FROM (SELECT work_item_id, sum(quantity) AS quantity FROM crm.act_line WHERE act_id = d.id GROUP BY work_item_id) l
        WHERE w.id = l.work_item_id;
    END IF;
    UPDATE crm.act SET reason = arguments ->> 'reason' WHERE id = d.id;
    RETURN NULL;
END $$;

-- An act of everything of the deal's organisation that is done and not yet acted; the deal is locked by the caller.
CREATE OR REPLACE FUNCTION sec.make_act(p_deal_id bigint, p_invoice_id bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d crm.deal;
    first crm.work_item;
    new_id bigint;
BEGIN
    SELECT * INTO d FROM crm.deal x WHERE x.id = p_deal_id;
    SELECT * INTO first FROM crm.work_item WHERE deal_id = d.id AND (p_invoice_id IS NULL OR invoice_id = p_invoice_id)
      AND state IN ('done', 'verified') AND done_quantity > acted_quantity AND (NOT needs_verification OR state = 'verified')
      AND NOT EXISTS (SELECT FROM crm.act_line l JOIN crm.act a ON a.id = l.act_id WHERE l.work_item_id = crm.work_item.id AND a.state = 'draft')
    ORDER BY id LIMIT 1;
    IF NOT FOUND THEN
        PERFORM sec.refuse('nothing_to_act', jsonb_build_object('deal', d.number));
    END IF;
    INSERT INTO crm.act (deal_id, invoice_id, organization_id, act_kind, act_on, basis, period_from_on, period_until_on, buyer_position, buyer_signatory)
    SELECT d.id, first.invoice_id, first.organization_id, s.act_kind, current_date,
        (SELECT concat_ws(', ', nullif(i.basis, ''), 'счёт № ' || i.number || ' от ' || to_char(i.issued_on, 'DD.MM.YYYY')) FROM crm.invoice i WHERE i.id = first.invoice_id),
        (SELECT min(w.started_at)::date FROM crm.work_item w WHERE w.deal_id = d.id), current_date, c.signatory_position, c.signatory_name
    FROM crm.service s, crm.client c WHERE s.id = first.service_id AND c.id = d.client_id RETURNING id INTO new_id;
    INSERT INTO crm.act_line (act_id, position, work_item_id, service_id, title, quantity, unit, price_kopecks, discount_percent, vat_included)
    SELECT new_id, row_number() OVER (ORDER BY w.id), w.id, w.service_id, w.title, w.done_quantity - w.acted_quantity, w.unit, w.price_kopecks,
        w.discount_percent, w.vat_included
    FROM crm.work_item w WHERE w.deal_id = d.id AND w.organization_id = first.organization_id AND (p_invoice_id IS NULL OR w.invoice_id = p_invoice_id)
      AND w.state IN ('done', 'verified') AND w.done_quantity > w.acted_quantity AND (NOT w.needs_verification OR w.state = 'verified')
      AND NOT EXISTS (SELECT FROM crm.act_line l JOIN crm.act a ON a.id = l.act_id WHERE l.work_item_id = w.id AND a.state = 'draft');
    PERFORM sec.record('act', (SELECT to_jsonb(a) FROM crm.act a WHERE a.id = new_id), 'step', 'make');
    RETURN new_id;
END $$;

CREATE OR REPLACE FUNCTION api.act_make(p_deal_id bigint, p_invoice_id bigint DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.at_present();
    PERFORM FROM crm.deal x WHERE x.id = p_deal_id AND x.owner_id = ANY (sec.my_holders()) FOR NO KEY UPDATE;
    IF NOT FOUND OR NOT (sec.has_role('manager') OR sec.has_role('assistant')) THEN
        PERFORM sec.deny();
    END IF;
    RETURN jsonb_build_object('id', sec.make_act(p_deal_id, p_invoice_id));
END $$;
