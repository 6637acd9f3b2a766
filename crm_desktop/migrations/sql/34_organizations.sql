-- Own organisations: regime and VAT by date, permits, numbers without holes, the УСН ledger.

CREATE OR REPLACE FUNCTION sec.regime(p_organization bigint, p_on date) RETURNS crm.tax_regime LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT * FROM crm.tax_regime WHERE organization_id = p_organization AND from_on <= p_on AND (until_on IS NULL OR until_on >= p_on)
    ORDER BY from_on DESC LIMIT 1 $$;

-- Rate of a service sold by an organisation on a date; NULL is without VAT (exempt by ст. 145 or 149 НК РФ).
CREATE OR REPLACE FUNCTION sec.vat_rate(p_organization bigint, p_service bigint, p_on date) RETURNS numeric LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT (sec.regime(p_organization, p_on)).vat_rate FROM crm.service s WHERE s.id = p_service AND s.vat_exempt_basis = '' $$;

CREATE OR REPLACE FUNCTION sec.permitted(p_organization bigint, p_service bigint, p_on date) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM crm.service_permit p JOIN crm.service s ON s.id = p_service
        WHERE p.organization_id = p_organization AND (p.service_id = s.id OR p.direction_id = s.direction_id)
          AND p.from_on <= p_on AND (p.until_on IS NULL OR p.until_on >= p_on)) $$;

-- Organisations that may sell all these services on the date.
CREATE OR REPLACE FUNCTION sec.sellers(p_services bigint[], p_on date) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT o.id FROM crm.organization o
    WHERE o.active AND NOT EXISTS (SELECT FROM unnest(p_services) s WHERE NOT sec.permitted(o.id, s, p_on)) $$;

-- The obstacle of an organisation that may not sell one of the services: which, and who may.
CREATE OR REPLACE FUNCTION sec.permit_obstacle(p_organization bigint, p_services bigint[], p_on date) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.obstacle('not_permitted', jsonb_build_object('field', 'organization_id',
        'organization', (SELECT short_name FROM crm.organization WHERE id = p_organization),
        'services', jsonb_agg(s.name), 'on', p_on,
        'sellers', (SELECT coalesce(jsonb_agg(o.short_name ORDER BY o.id), '[]') FROM crm.organization o
                    WHERE o.id IN (SELECT sec.sellers(p_services, p_on)))))
    FROM crm.service s WHERE s.id = ANY (p_services) AND NOT sec.permitted(p_organization, s.id, p_on)
    HAVING count(*) > 0 $$;

-- The next number of a series, in the transaction of the issue: no holes, no doubles; the row is the lock.
CREATE OR REPLACE FUNCTION sec.next_number(p_organization bigint, p_kind text, p_on date, OUT number text, OUT sequence int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    -- Quotes are numbered through all years: their number alone must tell them apart (uq_quote_revision).
    y int := CASE p_kind WHEN 'quote' THEN 0 ELSE extract(year FROM p_on) END;
BEGIN
    LOOP
        UPDATE priv.number_series s SET last = s.last + 1
        WHERE s.organization_id = p_organization AND s.kind = p_kind AND s.year = y RETURNING s.last INTO sequence;
        EXIT WHEN FOUND;
        INSERT INTO priv.number_series (organization_id, kind, year) VALUES (p_organization, p_kind, y) ON CONFLICT DO NOTHING;
    END LOOP;
    SELECT replace(replace(coalesce(t.template, '{prefix}-{number}'), '{prefix}', o.number_prefix), '{number}',
                   lpad(sequence::text, coalesce(t.digits, 6), '0')) || CASE WHEN t.with_year THEN '/' || extract(year FROM p_on) ELSE '' END
    INTO number
    FROM crm.organization o LEFT JOIN crm.number_template t ON t.organization_id = o.id AND t.kind = p_kind
    WHERE o.id = p_organization;
END $$;

-- Income of a year against the limit. `limit_kopecks` NULL: no figure entered - a warning, never a silent pass.
CREATE OR REPLACE FUNCTION sec.usn_meter(p_organization bigint, p_year int) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object('organization_id', o.id, 'organization', o.short_name, 'year', p_year,
        'usn', (sec.regime(o.id, least(make_date(p_year, 12, 31), greatest(current_date, make_date(p_year, 1, 1))))).regime LIKE 'usn%',
        'limit_kopecks', least(u.own_limit_kopecks, t.usn_limit_kopecks), 'status', t.status,
        'received_kopecks', coalesce(y.opening_kopecks + y.received_kopecks, 0), 'opening_kopecks', coalesce(y.opening_kopecks, 0),
        'committed_kopecks', coalesce(y.committed_kopecks, 0),
        'exception_kopecks', (SELECT coalesce(sum(e.amount_kopecks), 0) FROM crm.usn_exception e
            WHERE e.organization_id = o.id AND e.year = p_year AND e.until_on >= sec.today()),
        'info_percent', coalesce(u.info_percent, 70), 'warning_percent', coalesce(u.warning_percent, 80),
        'approval_percent', coalesce(u.approval_percent, 90), 'block_percent', coalesce(u.block_percent, 100),
        'vat_threshold_kopecks', t.vat_threshold_kopecks)
    FROM crm.organization o
    LEFT JOIN crm.tax_year t ON t.year = p_year
    LEFT JOIN crm.usn_setting u ON u.organization_id = o.id AND u.year = p_year
    LEFT JOIN priv.organization_year y ON y.organization_id = o.id AND y.year = p_year
    WHERE o.id = p_organization $$;

-- The band of the meter after a further amount (strictly above a border): none, unknown, info, warning, approval, block.
CREATE OR REPLACE FUNCTION sec.usn_band(meter jsonb, p_amount bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN NOT (meter ->> 'usn')::boolean THEN 'none'
        WHEN meter ->> 'limit_kopecks' IS NULL THEN 'unknown'
        WHEN exposure > lim * (meter ->> 'block_percent')::numeric / 100 + (meter ->> 'exception_kopecks')::numeric THEN 'block'
        WHEN exposure > lim * (meter ->> 'approval_percent')::numeric / 100 THEN 'approval'
        WHEN exposure > lim * (meter ->> 'warning_percent')::numeric / 100 THEN 'warning'
        WHEN exposure > lim * (meter ->> 'info_percent')::numeric / 100 THEN 'info'
        ELSE 'free' END
    FROM (SELECT (meter ->> 'received_kopecks')::numeric + (meter ->> 'committed_kopecks')::numeric + p_amount AS exposure,
                 (meter ->> 'limit_kopecks')::numeric AS lim) figures $$;

-- The meters people see in forms and on the limits' page.
CREATE OR REPLACE FUNCTION api.usn_meters(p_year int DEFAULT NULL) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(m || jsonb_build_object('band', sec.usn_band(m, 0), 'vat_rate', (sec.regime(o.id, least(make_date((m ->> 'year')::int, 12, 31),
        greatest(sec.today(), make_date((m ->> 'year')::int, 1, 1))))).vat_rate, 'exceptions', sec.usn_exceptions(m), 'opening_basis',
        coalesce((SELECT y.opening_basis FROM priv.organization_year y WHERE y.organization_id = o.id AND y.year = (m ->> 'year')::int), '')) ORDER BY o.id), '[]')
    FROM crm.organization o, LATERAL sec.usn_meter(o.id, coalesce(p_year, extract(year FROM current_date)::int)) m
    WHERE o.active AND sec.me() IS NOT NULL $$;

-- What an organisation offers for these services on a date: permitted, and the band of its meter after the amount.
CREATE OR REPLACE FUNCTION api.organizations_for(p_services bigint[], p_amount bigint DEFAULT 0) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.short_name,
        'permitted', o.id IN (SELECT sec.sellers(p_services, current_date)),
        'vat_rate', (sec.regime(o.id, current_date)).vat_rate, 'meter', m, 'band', sec.usn_band(m, p_amount)) ORDER BY o.id), '[]')
    FROM crm.organization o, LATERAL sec.usn_meter(o.id, extract(year FROM current_date)::int) m
    WHERE o.active AND sec.me() IS NOT NULL $$;

-- Changes the ledger row of a year; called last in a command, so that its lock is held for microseconds.
CREATE OR REPLACE FUNCTION sec.book_income(p_organization bigint, p_year int, p_received bigint, p_committed bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_received = 0 AND p_committed = 0 THEN
        RETURN;
    END IF;
    LOOP
        UPDATE priv.organization_year SET received_kopecks = received_kopecks + p_received,
            committed_kopecks = committed_kopecks + p_committed
        WHERE organization_id = p_organization AND year = p_year;
        EXIT WHEN FOUND;
        INSERT INTO priv.organization_year (organization_id, year) VALUES (p_organization, p_year) ON CONFLICT DO NOTHING;
    END LOOP;
END $$;
