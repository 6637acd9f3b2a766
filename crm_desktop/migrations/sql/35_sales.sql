-- What quotes and invoices share: the deal they are made in, the seller, the calculations they are made of, the rules of their prices.

-- The deal whose documents I write, locked; a foreign one is denied like an absent one.
CREATE OR REPLACE FUNCTION sec.deal_to_sell(p_deal_id bigint) RETURNS crm.deal LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d crm.deal;
BEGIN
    SELECT * INTO d FROM crm.deal x WHERE x.id = p_deal_id AND x.owner_id = ANY (sec.my_holders()) AND sec.deal_is_held(x.id) FOR NO KEY UPDATE;
    IF NOT FOUND OR NOT (sec.has_role('manager') OR sec.has_role('assistant')) THEN
        PERFORM sec.deny();
    END IF;
    RETURN d;
END $$;

-- Who sells these services: somebody permitted with room below his limit, or the first of all.
CREATE OR REPLACE FUNCTION sec.seller_for(p_services bigint[]) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT s FROM sec.sellers(coalesce(p_services, '{}'), current_date) s
        ORDER BY sec.usn_band(sec.usn_meter(s, extract(year FROM current_date)::int), 0) IN ('block', 'approval'), s LIMIT 1),
        (SELECT min(id) FROM crm.organization WHERE active)) $$;

-- Whether a calculation stands in a current quote or in an invoice made straight from it, as far as the caller sees them.
CREATE OR REPLACE FUNCTION sec.calculation_is_sold(p_line bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM crm.quote_line l JOIN crm.quote q ON q.id = l.quote_id WHERE l.calculation_line_id = p_line AND q.current
            AND q.state IN ('draft', 'on_approval', 'approved', 'sent', 'accepted'))
        OR EXISTS (SELECT FROM crm.invoice_line l JOIN crm.invoice i ON i.id = l.invoice_id WHERE l.calculation_line_id = p_line AND i.state <> 'cancelled') $$;

-- What is calculated for a deal and not sold yet: all of it, or these lines. Taking a calculation into a document accepts it.
CREATE OR REPLACE FUNCTION sec.take_calculations(p_deal bigint, p_lines bigint[]) RETURNS SETOF crm.calculation_line LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    UPDATE crm.calculation_line SET state = 'accepted' WHERE deal_id = p_deal AND state = 'calculated' AND (p_lines IS NULL OR id = ANY (p_lines));
    SELECT l.* FROM crm.calculation_line l WHERE l.deal_id = p_deal AND l.state = 'accepted' AND (p_lines IS NULL OR l.id = ANY (p_lines))
        AND NOT sec.calculation_is_sold(l.id) ORDER BY l.id $$;

-- The lowest price of the calculation a line came from, if it sells what was calculated.
CREATE OR REPLACE FUNCTION sec.lowest_price(p_calculation bigint, p_service bigint, p_owner bigint) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT lowest_price_kopecks FROM crm.calculation_line
    WHERE id = p_calculation AND service_id = p_service AND owner_id = p_owner AND state IN ('calculated', 'accepted') $$;

-- Lines whose price the seller says himself: all of a quote; of an invoice those that come from no quote, or sell another service.
CREATE OR REPLACE FUNCTION sec.priced_lines(p_document text, p_id bigint)
RETURNS TABLE (service_id bigint, calculation_line_id bigint, lowest bigint, price bigint, discount numeric, quantity numeric, net bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT l.service_id, l.calculation_line_id, l.lowest_price_kopecks, l.price_kopecks, l.discount_percent, l.quantity, l.net_kopecks
    FROM crm.quote_line l WHERE p_document = 'quote' AND l.quote_id = p_id
    UNION ALL
    SELECT l.service_id, l.calculation_line_id, l.lowest_price_kopecks, l.price_kopecks, l.discount_percent, l.quantity, l.net_kopecks
    FROM crm.invoice_line l LEFT JOIN crm.quote_line q ON q.id = l.quote_line_id
    WHERE p_document = 'invoice' AND l.invoice_id = p_id AND q.service_id IS DISTINCT FROM l.service_id $$;

-- What a line is sold below: as percent of the price list for what needs no calculation, whether by a discount or by a lower
-- price; of a calculated one the discount alone, for its floor is the lowest price.
CREATE OR REPLACE FUNCTION crm.sold_below(listed bigint, price bigint, discount numeric, calculated boolean) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT greatest(discount, CASE WHEN NOT calculated AND listed > 0 THEN round(100 - 100 * crm.line_base(1, price, discount)::numeric / listed, 2) END) $$;

-- What of these prices needs approval: the largest discount over the holder's limit, prices below the lowest, services that are
-- sold by calculation and were not calculated.
CREATE OR REPLACE FUNCTION sec.price_excess(p_document text, p_id bigint, p_owner bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object('discount', x.discount, 'allowed', x.allowed, 'below_lowest', x.below, 'uncalculated', x.uncalculated)
    FROM (SELECT max(crm.sold_below(s.price_kopecks, l.price, l.discount, l.lowest IS NOT NULL)) AS discount, max(e.discount_limit_percent) AS allowed,
            count(*) FILTER (WHERE crm.line_base(1, l.price, l.discount) < l.lowest) AS below,
            count(*) FILTER (WHERE s.needs_calculation AND l.lowest IS NULL) AS uncalculated
        FROM sec.priced_lines(p_document, p_id) l JOIN crm.service s ON s.id = l.service_id, crm.employee e WHERE e.id = p_owner) x
    WHERE x.discount > x.allowed OR x.below > 0 OR x.uncalculated > 0 $$;
