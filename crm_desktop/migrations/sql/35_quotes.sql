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

-- What a line is sold below: as percent of the price list for what needs no calculation, whether by a discount or by a lower
-- price; of a calculated one the discount alone, for its floor is the lowest price.
CREATE OR REPLACE FUNCTION crm.sold_below(listed bigint, price bigint, discount numeric, calculated boolean) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT greatest(discount, CASE WHEN NOT calculated AND listed > 0 THEN round(100 - 100 * crm.line_base(1, price, discount)::numeric / listed, 2) END) $$;

-- What in this quote needs approval: the largest discount over the holder's limit, prices below the lowest, services that are
-- sold by calculation and were not calculated.
CREATE OR REPLACE FUNCTION sec.quote_excess(d crm.quote) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object('discount', x.discount, 'allowed', x.allowed, 'below_lowest', x.below, 'uncalculated', x.uncalculated)
    FROM (SELECT max(crm.sold_below(s.price_kopecks, l.price_kopecks, l.discount_percent, l.lowest_price_kopecks IS NOT NULL)) AS discount,
            max(e.discount_limit_percent) AS allowed,
            count(*) FILTER (WHERE crm.line_base(1, l.price_kopecks, l.discount_percent) < l.lowest_price_kopecks) AS below,
            count(*) FILTER (WHERE s.needs_calculation AND l.lowest_price_kopecks IS NULL) AS uncalculated
        FROM crm.quote_line l JOIN crm.service s ON s.id = l.service_id, crm.employee e WHERE l.quote_id = d.id AND e.id = d.owner_id) x
    WHERE x.discount > x.allowed OR x.below > 0 OR x.uncalculated > 0 $$;

CREATE OR REPLACE FUNCTION sec.guard_quote_within_limits(d crm.quote, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN d.state = 'approved' AND d.content_hash = sec.quote_hash(d.id) THEN NULL
                ELSE (SELECT sec.obstacle('discount_needs_approval', x) FROM sec.quote_excess(d) x WHERE x IS NOT NULL) END $$;

CREATE OR REPLACE FUNCTION sec.guard_quote_needs_approval(d crm.quote, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT sec.obstacle('approval_not_needed') WHERE sec.quote_excess(d) IS NULL $$;

CREATE OR REPLACE FUNCTION sec.guard_quote_valid(d crm.quote, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.obstacle('quote_expired', jsonb_build_object('on', d.valid_until_on)) WHERE d.valid_until_on < current_date $$;

CREATE OR REPLACE FUNCTION sec.effect_quote_submit(d crm.quote, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    excess jsonb := sec.quote_excess(d);
BEGIN
    PERFORM sec.request_approval('discount', 'quote', to_jsonb(d), d.total_kopecks, coalesce(d.number, ''), coalesce(arguments ->> 'reason', ''),
        excess, sec.quote_hash(d.id));
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
    services bigint[];
    seller bigint := p_organization_id;
    new_id bigint;
    contact crm.contact;
BEGIN
    PERFORM sec.at_present();
    SELECT * INTO d FROM crm.deal x WHERE x.id = p_deal_id AND x.owner_id = ANY (sec.my_holders())
      AND EXISTS (SELECT FROM crm.client_direction c WHERE c.id = x.client_direction_id AND c.state = 'held') FOR NO KEY UPDATE;
    IF NOT FOUND OR NOT (sec.has_role('manager') OR sec.has_role('assistant')) THEN
        PERFORM sec.deny();
    END IF;
    SELECT array_agg(service_id) INTO services FROM crm.calculation_line
    WHERE deal_id = d.id AND state IN ('calculated', 'accepted');
    IF seller IS NULL THEN
        SELECT s INTO seller FROM sec.sellers(coalesce(services, '{}'), current_date) s
        ORDER BY sec.usn_band(sec.usn_meter(s, extract(year FROM current_date)::int), 0) IN ('block', 'approval'), s LIMIT 1;
    END IF;
    IF seller IS NULL THEN
        SELECT min(id) INTO seller FROM crm.organization WHERE active;
    END IF;
    SELECT * INTO contact FROM crm.contact WHERE id = d.contact_id;
    UPDATE crm.calculation_line SET state = 'accepted' WHERE deal_id = d.id AND state = 'calculated';
    INSERT INTO crm.quote (deal_id, organization_id, contact_id, valid_until_on, addressee, payment_terms, term_text, greeting)
    VALUES (d.id, seller, d.contact_id, current_date + 30,
        btrim(concat_ws(' ', nullif(contact.position, ''), d.client_name, contact.full_name)),
        'предоплата 100 %', (SELECT CASE WHEN max(term_days) > 0 THEN max(term_days) || ' рабочих дней с даты поступления предоплаты и исходных данных' ELSE '' END
            FROM crm.calculation_line WHERE deal_id = d.id AND state = 'accepted'), d.title) RETURNING id INTO new_id;
    INSERT INTO crm.quote_line (quote_id, position, service_id, title, quantity, unit, price_kopecks, calculation_line_id, description, term_days)
    SELECT new_id, row_number() OVER (ORDER BY l.id), l.service_id, l.service_name, l.quantity, l.unit, l.price_kopecks, l.id,
        l.subject, l.term_days
    FROM crm.calculation_line l WHERE l.deal_id = d.id AND l.state = 'accepted'
      AND NOT EXISTS (SELECT FROM crm.quote_line ql JOIN crm.quote q ON q.id = ql.quote_id
                      WHERE ql.calculation_line_id = l.id AND q.current AND q.id <> new_id AND q.state IN ('draft', 'on_approval', 'approved', 'sent', 'accepted'));
    PERFORM sec.record('quote', (SELECT to_jsonb(q) FROM crm.quote q WHERE q.id = new_id), 'step', 'make', jsonb_build_object('from', d.number));
    RETURN jsonb_build_object('id', new_id);
END $$;
