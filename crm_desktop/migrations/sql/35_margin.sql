-- The margin over the cost of a calculation. Sellers must not learn the cost: they learn that a price needs a decision, and that
-- answer depends on nothing but the step a price stands on. The price of the expert, which they know, makes twenty steps; a price
-- between two of them is judged as the lower one. So however often somebody asks, he learns a twentieth of the price at best, and
-- of the norm nothing (docs/decisions/020).

-- The least margin in percent of the price; NULL while nobody has set one.
CREATE OR REPLACE FUNCTION sec.margin_norm() RETURNS numeric LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT percent FROM priv.margin_norm ORDER BY id DESC LIMIT 1 $$;

-- What one unit costs by the newest sent revision; NULL when no cost was written.
CREATE OR REPLACE FUNCTION sec.unit_cost(p_line bigint) RETURNS numeric LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sum(k.amount_kopecks) / max(l.quantity) FROM crm.calculation_line l JOIN crm.calculation_cost k ON k.calculation_id = (
        SELECT c.id FROM crm.calculation c WHERE c.line_id = l.id AND c.sent ORDER BY c.revision DESC LIMIT 1)
    WHERE l.id = p_line HAVING sum(k.amount_kopecks) > 0 $$;

-- The step of the expert's price a price stands on.
CREATE OR REPLACE FUNCTION crm.price_step(price numeric, calculated bigint) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN calculated > 0 THEN floor(least(price / nullif(calculated, 0), 3) * 20) * calculated / 20 END $$;

-- Whether a document sells something it was calculated for below the norm.
CREATE OR REPLACE FUNCTION sec.sells_below_margin(p_document text, p_id bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT n IS NOT NULL AND CASE WHEN n IS NOT NULL THEN EXISTS (SELECT FROM sec.priced_lines(p_document, p_id) l
            JOIN crm.calculation_line c ON c.id = l.calculation_line_id AND c.service_id = l.service_id
        WHERE crm.price_step(l.net / l.quantity, c.price_kopecks) * (100 - n) / 100 < sec.unit_cost(c.id)) END FROM sec.margin_norm() n $$;

-- What the lines that were calculated are sold for and what they cost; for those who decide.
CREATE OR REPLACE FUNCTION sec.margin_figures(p_document text, p_id bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object('cost_kopecks', round(sum(c.cost * l.quantity)), 'calculated_kopecks', sum(l.net), 'margin_norm', (SELECT sec.margin_norm()))
    FROM sec.priced_lines(p_document, p_id) l CROSS JOIN LATERAL (SELECT sec.unit_cost(l.calculation_line_id) AS cost) c WHERE c.cost IS NOT NULL HAVING count(*) > 0 $$;

-- Executives read the norm and set it; every one that was set is kept.
CREATE OR REPLACE FUNCTION api.margin_norm() RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT sec.has_role('executive') THEN
        PERFORM sec.deny();
    END IF;
    RETURN (SELECT jsonb_build_object('percent', n.percent, 'set_at', n.set_at, 'set_by', e.short_name)
        FROM priv.margin_norm n JOIN crm.employee e ON e.id = n.set_by ORDER BY n.id DESC LIMIT 1);
END $$;

CREATE OR REPLACE FUNCTION api.margin_norm_save(p_percent numeric) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.at_present();
    IF NOT sec.has_role('executive') THEN
        PERFORM sec.deny();
    ELSIF p_percent IS NOT NULL AND NOT (p_percent > 0 AND p_percent < 100) THEN
        PERFORM sec.refuse('margin_percent', '{"field": "percent"}');
    END IF;
    INSERT INTO priv.margin_norm (percent, set_by) VALUES (p_percent, sec.me());
    PERFORM pg_notify('crm', 'approval_route');
    RETURN '{}';
END $$;
