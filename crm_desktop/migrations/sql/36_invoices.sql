-- Invoices: approval bound to the content, number and УСН limit in one statement at issue.

CREATE OR REPLACE FUNCTION sec.invoice_hash(p_id bigint) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT md5(concat_ws('|', i.organization_id, i.client_id, i.kind, i.prepayment_percent, i.total_kopecks, (SELECT string_agg(
        concat_ws(':', l.service_id, l.title, l.quantity, l.price_kopecks, l.discount_percent, l.vat_rate, l.vat_included), ';' ORDER BY l.id)
        FROM crm.invoice_line l WHERE l.invoice_id = i.id)))
    FROM crm.invoice i WHERE i.id = p_id $$;

-- The year whose limit an invoice counts against: when the money is expected, which is neither after its term nor in the past.
CREATE OR REPLACE FUNCTION sec.invoice_year(d crm.invoice, p_on date) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT extract(year FROM greatest(least(d.expected_payment_on, coalesce(d.due_on, p_on + 7)), p_on,
        CASE WHEN p_on < current_date AND NOT sec.plays_people() THEN current_date END))::int $$;

CREATE OR REPLACE FUNCTION sec.invoice_band(d crm.invoice) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT sec.usn_band(sec.usn_meter(d.organization_id, sec.invoice_year(d, current_date)), d.net_kopecks) $$;

CREATE OR REPLACE FUNCTION sec.guard_invoice_complete(d crm.invoice, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN NOT EXISTS (SELECT FROM crm.invoice_line WHERE invoice_id = d.id) THEN sec.obstacle('no_lines', '{"field": "lines"}')
        WHEN d.total_kopecks = 0 THEN sec.obstacle('zero_total', '{"field": "lines"}')
        WHEN NOT EXISTS (SELECT FROM crm.organization_account WHERE organization_id = d.organization_id) THEN
            sec.obstacle('no_account', jsonb_build_object('field', 'organization_id'))
        WHEN EXISTS (SELECT FROM crm.client WHERE id = d.client_id AND inn = '' AND kind <> 'person') THEN sec.obstacle('client_without_inn')
        -- The books of another year are closed, and its limit and numbers with them.
        WHEN coalesce(extract(year FROM (arguments ->> 'on')::date) < extract(year FROM sec.today()), false) AND NOT sec.plays_people() THEN
            sec.obstacle('date_other_year', jsonb_build_object('field', 'on', 'year', extract(year FROM sec.today())))
        WHEN coalesce((arguments ->> 'on')::date, current_date) > current_date + 1 THEN sec.obstacle('date_in_future', '{"field": "on"}')
        -- An earlier date would bring back earlier rates, permits and limits.
        WHEN coalesce((arguments ->> 'on')::date < current_date - 10, false) AND NOT sec.plays_people() THEN sec.obstacle('date_too_early', '{"field": "on", "days": 10}')
        WHEN d.due_on > coalesce((arguments ->> 'on')::date, current_date) + 366 THEN sec.obstacle('due_too_late', '{"field": "due_on"}')
        WHEN d.due_on < coalesce((arguments ->> 'on')::date, current_date) THEN sec.obstacle('due_before_issue', jsonb_build_object('field', 'due_on', 'on', d.due_on))
        END $$;

-- Lines that come from no quote, or sell another service than the quoted one, stand under the rules of a quote.
CREATE OR REPLACE FUNCTION sec.invoice_excess(d crm.invoice) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT sec.price_excess('invoice', d.id, d.owner_id) $$;

-- What a line asks in the terms of the quoted one: a price with VAT inside and one with VAT on top are not compared as they stand.
CREATE OR REPLACE FUNCTION sec.line_in_terms(l crm.invoice_line, p_included boolean) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN l.vat_included = p_included THEN crm.line_base(l.quantity, l.price_kopecks, l.discount_percent)
                WHEN p_included THEN l.total_kopecks ELSE l.net_kopecks END $$;

-- Whether some line of a quote stays underpaid when this invoice is issued besides those that are: by more than the rouble
-- that shares and their rounding make.
CREATE OR REPLACE FUNCTION sec.invoice_asks_less(d crm.invoice) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM crm.invoice_line l JOIN crm.quote_line q ON q.id = l.quote_line_id WHERE l.invoice_id = d.id
        AND (sec.line_in_terms(l, q.vat_included) < crm.line_base(l.ordered, q.price_kopecks, q.discount_percent) - 1
          OR (SELECT sum(sec.line_in_terms(x, q.vat_included)) FROM crm.invoice_line x JOIN crm.invoice i ON i.id = x.invoice_id
              WHERE x.quote_line_id = q.id AND (i.id = d.id OR i.number IS NOT NULL AND i.state <> 'cancelled'))
             < crm.line_base(q.quantity, q.price_kopecks, q.discount_percent) - 100)) $$;

-- Why an invoice needs a decision before it may be issued; NULL when it does not. An invoice that asks less than the order
-- it carries, or leaves less asked than was sold, is a prepayment, whatever it is called. The executives' questions about the
-- margin and the limit come before the superior's about a discount: nobody avoids them by adding one.
CREATE OR REPLACE FUNCTION sec.invoice_approval_reason(d crm.invoice) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT CASE WHEN sec.sells_below_margin('invoice', d.id) THEN 'margin' WHEN d.kind = 'prepayment' OR sec.invoice_asks_less(d) THEN 'prepayment' WHEN sec.invoice_band(d) = 'approval' THEN 'usn'
    WHEN sec.invoice_excess(d) IS NOT NULL THEN 'discount' END $$;

CREATE OR REPLACE FUNCTION sec.guard_invoice_needs_approval(d crm.invoice, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT sec.obstacle('approval_not_needed') WHERE sec.invoice_approval_reason(d) IS NULL $$;

CREATE OR REPLACE FUNCTION sec.guard_invoice_approved(d crm.invoice, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN d.state = 'approved' AND d.approved_hash = sec.invoice_hash(d.id) THEN NULL
                WHEN d.state = 'approved' THEN sec.obstacle('content_changed')
                WHEN sec.invoice_approval_reason(d) IS NOT NULL THEN
                    sec.obstacle('approval_required', jsonb_build_object('reason', sec.invoice_approval_reason(d))) END $$;

CREATE OR REPLACE FUNCTION sec.guard_invoice_permit(d crm.invoice, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.permit_obstacle(d.organization_id, (SELECT array_agg(service_id) FROM crm.invoice_line WHERE invoice_id = d.id),
                               coalesce((arguments ->> 'on')::date, current_date)) $$;

-- A rate that is not the seller's on the date would have to be paid to the budget (п. 5 ст. 173 НК РФ).
CREATE OR REPLACE FUNCTION sec.guard_invoice_regime(d crm.invoice, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.obstacle('vat_rate_changed', jsonb_build_object('field', 'lines', 'title', min(l.title)))
    FROM crm.invoice_line l WHERE l.invoice_id = d.id
      AND l.vat_rate IS DISTINCT FROM sec.vat_rate(d.organization_id, l.service_id, coalesce((arguments ->> 'on')::date, current_date))
    HAVING count(*) > 0 $$;

-- The refusal of the limit: all its figures, and who may sell the same and has room.
CREATE OR REPLACE FUNCTION sec.usn_obstacle(d crm.invoice, meter jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.obstacle('usn_limit', meter || jsonb_build_object('field', 'organization_id', 'this_kopecks', d.net_kopecks,
        'left_kopecks', round((meter ->> 'limit_kopecks')::numeric * (meter ->> 'block_percent')::numeric / 100
            + (meter ->> 'exception_kopecks')::numeric - (meter ->> 'received_kopecks')::numeric - (meter ->> 'committed_kopecks')::numeric),
        'sellers', (SELECT coalesce(jsonb_agg(o.short_name ORDER BY o.id), '[]')
            FROM crm.organization o WHERE o.id <> d.organization_id
              AND o.id IN (SELECT sec.sellers((SELECT array_agg(service_id) FROM crm.invoice_line WHERE invoice_id = d.id), current_date))
              AND sec.usn_band(sec.usn_meter(o.id, (meter ->> 'year')::int), d.net_kopecks) <> 'block'))) $$;

CREATE OR REPLACE FUNCTION sec.guard_invoice_usn_limit(d crm.invoice, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.usn_obstacle(d, m) FROM sec.usn_meter(d.organization_id, sec.invoice_year(d, coalesce((arguments ->> 'on')::date, current_date))) m
    WHERE sec.usn_band(m, d.net_kopecks) = 'block' $$;

CREATE OR REPLACE FUNCTION sec.guard_invoice_unpaid(d crm.invoice, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN d.paid_kopecks > 0 THEN sec.obstacle('already_paid', jsonb_build_object('paid_kopecks', d.paid_kopecks))
                WHEN EXISTS (SELECT FROM crm.work_item WHERE invoice_id = d.id AND state <> 'cancelled') THEN sec.obstacle('already_launched') END $$;

-- The calculation behind a line: its own, or that of the quoted line.
CREATE OR REPLACE FUNCTION sec.calculation_of(l crm.invoice_line) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT coalesce(l.calculation_line_id, (SELECT q.calculation_line_id FROM crm.quote_line q WHERE q.id = l.quote_line_id)) $$;

-- What the services of an invoice cost by the newest sent revisions of their calculations; never told to those who sell.
CREATE OR REPLACE FUNCTION sec.invoice_cost(p_id bigint) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sum(k.amount_kopecks)::bigint FROM crm.calculation_cost k WHERE k.calculation_id IN (
        SELECT DISTINCT ON (c.line_id) c.id FROM crm.invoice_line l
        JOIN crm.calculation c ON c.line_id = sec.calculation_of(l) AND c.sent WHERE l.invoice_id = p_id
        ORDER BY c.line_id, c.revision DESC) $$;

CREATE OR REPLACE FUNCTION sec.effect_invoice_submit(d crm.invoice, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    meter jsonb := sec.usn_meter(d.organization_id, sec.invoice_year(d, current_date));
    approval bigint;
BEGIN
    approval := sec.request_approval(sec.invoice_approval_reason(d), 'invoice', to_jsonb(d), d.total_kopecks,
        (SELECT short_name FROM crm.organization WHERE id = d.organization_id), coalesce(arguments ->> 'reason', ''),
        coalesce(sec.invoice_excess(d), '{}') || jsonb_build_object('prepayment_percent', d.prepayment_percent, 'meter', meter, 'band', sec.usn_band(meter, d.net_kopecks),
            'net_kopecks', d.net_kopecks,
            -- of his own only: the submitter reads them; those who decide are told of the whole client (sec.approval_figures)
            'first_invoice', NOT EXISTS (SELECT FROM crm.invoice x WHERE x.client_id = d.client_id AND x.owner_id = d.owner_id
                AND x.number IS NOT NULL AND x.id <> d.id),
            'debt_kopecks', (SELECT coalesce(sum(x.total_kopecks - x.paid_kopecks), 0) FROM crm.invoice x
                WHERE x.client_id = d.client_id AND x.owner_id = d.owner_id AND x.state IN ('issued', 'partly_paid') AND x.due_on < current_date),
            'order_kopecks', coalesce((SELECT q.net_kopecks FROM crm.quote q WHERE q.id = d.quote_id), d.net_kopecks),
            'term_days', (SELECT max(coalesce(ql.term_days, c.term_days)) FROM crm.invoice_line l LEFT JOIN crm.quote_line ql ON ql.id = l.quote_line_id
                LEFT JOIN crm.calculation_line c ON c.id = l.calculation_line_id WHERE l.invoice_id = d.id)),
        sec.invoice_hash(d.id));
    RETURN jsonb_build_object('approval_id', approval);
END $$;

CREATE OR REPLACE FUNCTION sec.effect_invoice_recall(d crm.invoice, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.cancel_approval('invoice', d.id);
    RETURN NULL;
END $$;

-- Everything a printed document shows of seller and buyer, taken at issue and never changed.
CREATE OR REPLACE FUNCTION sec.requisites_snapshot(p_organization bigint, p_client bigint, p_on date) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object(
        'seller', to_jsonb(o) - 'version' - 'created_at' - 'created_by' - 'updated_at',
        'bank', (SELECT jsonb_build_object('account', a.account, 'bik', a.bik, 'name', b.name, 'town', b.town,
                    'correspondent_account', b.correspondent_account)
                 FROM crm.organization_account a JOIN crm.bank b ON b.bik = a.bik
                 WHERE a.organization_id = o.id ORDER BY a.main DESC, a.id LIMIT 1),
        'buyer', jsonb_build_object('kind', c.kind, 'short_name', c.short_name, 'full_name', c.full_name, 'inn', c.inn, 'kpp', c.kpp,
            'ogrn', c.ogrn, 'address', c.address, 'phone', c.phone, 'signatory_position', c.signatory_position,
            'signatory_name', c.signatory_name, 'signatory_basis', c.signatory_basis),
        'regime', to_jsonb(sec.regime(o.id, p_on)))
    FROM crm.organization o, crm.client c WHERE o.id = p_organization AND c.id = p_client $$;

-- Issue: the ledger's row is written before the limit is asked, so nobody passes together; its lock and that of the series
-- are what others wait for, so everything that needs neither is done before: the invoice is written twice, first with all that
-- moves the deal and the journal, then with its number alone. A refusal takes both back.
CREATE OR REPLACE FUNCTION sec.effect_invoice_issue(d crm.invoice, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    issue_on date := coalesce((arguments ->> 'on')::date, current_date);
    y int := sec.invoice_year(d, issue_on);
    requisites jsonb := sec.requisites_snapshot(d.organization_id, d.client_id, issue_on) || jsonb_build_object('advances', api.invoice_advances(d.id));
    issuer bigint := sec.me();
    meter jsonb;
    given record;
BEGIN
    UPDATE crm.invoice SET state = 'issued', issued_on = issue_on, year = extract(year FROM issue_on), due_on = coalesce(due_on, issue_on + 7),
        issued_by = issuer, committed_kopecks = d.net_kopecks, committed_year = y, snapshot = requisites WHERE id = d.id;
    PERFORM sec.book_income(d.organization_id, y, 0, d.net_kopecks);
    meter := sec.usn_meter(d.organization_id, y);
    IF sec.usn_band(meter, 0) = 'block' THEN
        PERFORM sec.refuse_if(sec.usn_obstacle(d, meter || jsonb_build_object(
            'committed_kopecks', (meter ->> 'committed_kopecks')::bigint - d.net_kopecks)));
    END IF;
    given := sec.next_number(d.organization_id, 'invoice', issue_on);
    UPDATE crm.invoice SET number = given.number, sequence = given.sequence WHERE id = d.id;
    RETURN jsonb_build_object('number', given.number);
END $$;

CREATE OR REPLACE FUNCTION sec.effect_invoice_cancel(d crm.invoice, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.cancel_approval('invoice', d.id);
    UPDATE crm.invoice SET reason = arguments ->> 'reason', committed_kopecks = 0 WHERE id = d.id;
    IF d.committed_year IS NOT NULL THEN
        PERFORM sec.book_income(d.organization_id, d.committed_year, 0, -d.committed_kopecks);
    END IF;
    RETURN NULL;
END $$;
