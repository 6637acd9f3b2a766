-- Quotes: made from accepted calculations and the price list; discounts above the limit need approval.

-- AFTER UPDATE OF organization_id: another seller, other rates.
CREATE OR REPLACE FUNCTION sec.reprice_lines() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.organization_id IS DISTINCT FROM OLD.organization_id AND NEW.state = 'draft' THEN
        EXECUTE format('UPDATE crm.%I SET vat_rate = NULL WHERE %I = $1', TG_ARGV[0], TG_ARGV[1]) USING NEW.id;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.quote_hash(p_id bigint) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT md5(concat_ws('|', q.organization_id, q.client_id, q.total_kopecks, (SELECT string_agg(concat_ws(':', l.service_id,
        l.quantity, l.price_kopecks, l.discount_percent, l.vat_rate, l.vat_included, l.optional), ';' ORDER BY l.id)
        FROM crm.quote_line l WHERE l.quote_id = q.id)))
    FROM crm.quote q WHERE q.id = p_id $$;

CREATE OR REPLACE FUNCTION sec.guard_quote_complete(d crm.quote, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN NOT EXISTS (SELECT FROM crm.quote_line WHERE quote_id = d.id AND NOT optional) THEN sec.obstacle('no_lines', '{"field": "lines"}')
                WHEN d.total_kopecks = 0 THEN sec.obstacle('zero_total', '{"field": "lines"}')
                WHEN d.valid_until_on IS NULL THEN sec.obstacle('field_required', '{"field": "valid_until_on"}')
                WHEN d.valid_until_on < current_date THEN sec.obstacle('validity_past', jsonb_build_object('field', 'valid_until_on', 'on', d.valid_until_on)) END $$;

CREATE OR REPLACE FUNCTION sec.guard_quote_permit(d crm.quote, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.permit_obstacle(d.organization_id, (SELECT array_agg(service_id) FROM crm.quote_line WHERE quote_id = d.id), current_date) $$;

CREATE OR REPLACE FUNCTION sec.quote_excess(d crm.quote) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT sec.price_excess('quote', d.id, d.owner_id) $$;

-- Why a quote needs a decision; the question about the margin comes before the superior's about a discount.
CREATE OR REPLACE FUNCTION sec.quote_approval_reason(d crm.quote) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT CASE WHEN sec.sells_below_margin('quote', d.id) THEN 'margin' WHEN sec.quote_excess(d) IS NOT NULL THEN 'discount' END $$;

CREATE OR REPLACE FUNCTION sec.guard_quote_within_limits(d crm.quote, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN d.state = 'approved' AND d.content_hash = sec.quote_hash(d.id) THEN NULL
                ELSE (SELECT CASE r WHEN 'margin' THEN sec.obstacle('price_needs_approval') WHEN 'discount' THEN sec.obstacle('discount_needs_approval', sec.quote_excess(d)) END
                      FROM sec.quote_approval_reason(d) r) END $$;

CREATE OR REPLACE FUNCTION sec.guard_quote_needs_approval(d crm.quote, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT sec.obstacle('approval_not_needed') WHERE sec.quote_approval_reason(d) IS NULL $$;

CREATE OR REPLACE FUNCTION sec.guard_quote_valid(d crm.quote, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.obstacle('quote_expired', jsonb_build_object('on', d.valid_until_on)) WHERE d.valid_until_on < current_date $$;

CREATE OR REPLACE FUNCTION sec.effect_quote_submit(d crm.quote, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- What stands in the facts the submitter reads, too: nothing of the cost.
    PERFORM sec.request_approval(sec.quote_approval_reason(d), 'quote', to_jsonb(d), d.total_kopecks, coalesce(d.number, ''), coalesce(arguments ->> 'reason', ''),
        coalesce(sec.quote_excess(d), '{}'), sec.quote_hash(d.id));
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_quote_recall(d crm.quote, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.cancel_approval('quote', d.id);
    RETURN NULL;
END $$;

-- The number of a quote is given when it leaves the house; its versions share it.
CREATE OR REPLACE FUNCTION sec.effect_quote_send(d crm.quote, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    given text := d.number;
BEGIN
    IF given IS NULL THEN
        SELECT 'КП-' || n.number INTO given FROM sec.next_number(d.organization_id, 'quote', current_date) n;
    END IF;
    UPDATE crm.quote SET state = 'sent', number = given, issued_on = current_date, sent_at = now() WHERE id = d.id;
    RETURN jsonb_build_object('number', given);
END $$;

CREATE OR REPLACE FUNCTION sec.effect_quote_reject(d crm.quote, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.quote SET reason = arguments ->> 'reason' WHERE id = d.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_quote_reinstate(d crm.quote, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (arguments ->> 'valid_until_on')::date < current_date THEN
        PERFORM sec.refuse('date_not_future', '{"field": "valid_until_on"}');
    END IF;
    UPDATE crm.quote SET valid_until_on = (arguments ->> 'valid_until_on')::date WHERE id = d.id;
    RETURN NULL;
END $$;

-- A new version under the same number; the old one stays readable.
CREATE OR REPLACE FUNCTION sec.effect_quote_revise(d crm.quote, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_id bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM crm.deal x JOIN crm.client_direction c ON c.id = x.client_direction_id WHERE x.id = d.deal_id AND c.state = 'held') THEN
        PERFORM sec.refuse('slot_not_held');
    END IF;
    UPDATE crm.quote SET current = false WHERE id = d.id;
    INSERT INTO crm.quote (deal_id, number, revision, organization_id, contact_id, valid_until_on, addressee, greeting,
        payment_terms, term_text, documents_needed)
    VALUES (d.deal_id, d.number, d.revision + 1, d.organization_id, d.contact_id, greatest(d.valid_until_on, current_date + 30),
        d.addressee, d.greeting, d.payment_terms, d.term_text, d.documents_needed) RETURNING id INTO new_id;
    INSERT INTO crm.quote_line (quote_id, position, service_id, title, quantity, unit, price_kopecks, discount_percent,
        vat_included, calculation_line_id, description, term_days, optional)
    SELECT new_id, position, service_id, title, quantity, unit, price_kopecks, discount_percent, vat_included,
        calculation_line_id, description, term_days, optional FROM crm.quote_line WHERE quote_id = d.id;
    RETURN jsonb_build_object('id', new_id);
END $$;

-- A quote from what was calculated for the deal: accepted and calculated lines (accepting them), or none.
CREATE OR REPLACE FUNCTION api.quote_make(p_deal_id bigint, p_organization_id bigint DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d crm.deal;
    taken crm.calculation_line[];
    new_id bigint;
    contact crm.contact;
BEGIN
    PERFORM sec.at_present();
    d := sec.deal_to_sell(p_deal_id);
    taken := ARRAY(SELECT l FROM sec.take_calculations(d.id, NULL) l);
    SELECT * INTO contact FROM crm.contact WHERE id = d.contact_id;
    INSERT INTO crm.quote (deal_id, organization_id, contact_id, valid_until_on, addressee, payment_terms, term_text, greeting)
    VALUES (d.id, coalesce(p_organization_id, sec.seller_for(ARRAY(SELECT service_id FROM unnest(taken)))), d.contact_id, current_date + 30,
        btrim(concat_ws(' ', nullif(contact.position, ''), d.client_name, contact.full_name)),
        'предоплата 100 %', (SELECT CASE WHEN max(term_days) > 0 THEN max(term_days) || ' рабочих дней с даты поступления предоплаты и исходных данных' ELSE '' END
            FROM unnest(taken)), d.title) RETURNING id INTO new_id;
    INSERT INTO crm.quote_line (quote_id, position, service_id, title, quantity, unit, price_kopecks, calculation_line_id, description, term_days)
    SELECT new_id, row_number() OVER (ORDER BY l.id), l.service_id, l.service_name, l.quantity, l.unit, l.price_kopecks, l.id,
        l.subject, l.term_days FROM unnest(taken) l;
    PERFORM sec.record('quote', (SELECT to_jsonb(q) FROM crm.quote q WHERE q.id = new_id), 'step', 'make', jsonb_build_object('from', d.number));
    RETURN jsonb_build_object('id', new_id);
END $$;
