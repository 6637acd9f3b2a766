-- Where invoices come from: an accepted quote (whole, a percent, a sum, chosen lines, the rest) or another invoice.

-- The quote whose invoices I write; a foreign one is denied like an absent one.
CREATE OR REPLACE FUNCTION sec.quote_to_invoice(p_quote_id bigint) RETURNS crm.quote LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    q crm.quote;
BEGIN
    SELECT * INTO q FROM crm.quote x WHERE x.id = p_quote_id AND x.owner_id = ANY (sec.my_holders()) AND sec.deal_is_held(x.deal_id) FOR NO KEY UPDATE;
    IF NOT FOUND OR NOT (sec.has_role('manager') OR sec.has_role('assistant')) THEN
        PERFORM sec.deny();
    ELSIF q.state <> 'accepted' THEN
        PERFORM sec.refuse('quote_not_accepted', jsonb_build_object('state', q.state));
    END IF;
    RETURN q;
END $$;

CREATE OR REPLACE FUNCTION sec.deal_is_held(p_deal bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM crm.deal d JOIN crm.client_direction c ON c.id = d.client_direction_id WHERE d.id = p_deal AND c.state = 'held') $$;

-- What invoices that stand ask of a quoted line already, in its own terms.
CREATE OR REPLACE FUNCTION sec.line_invoiced(p_line bigint, p_included boolean) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(sum(sec.line_in_terms(x, p_included)), 0)::bigint FROM crm.invoice_line x JOIN crm.invoice i ON i.id = x.invoice_id
    WHERE x.quote_line_id = p_line AND i.state <> 'cancelled' $$;

-- The lines of a new invoice. `whole` keeps quantity and price; a sum is split with VAT inside, so that it comes out to the kopeck:
-- the largest line takes what rounding leaves.
CREATE OR REPLACE FUNCTION sec.invoice_parts(p_quote bigint, p_kind text, p_share numeric, p_kopecks bigint, p_lines bigint[])
RETURNS TABLE (line crm.quote_line, whole boolean, price bigint, included boolean) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    WITH chosen AS (
        SELECT l, crm.line_base(l.quantity, l.price_kopecks, l.discount_percent) AS base, l.total_kopecks AS total,
            round(p_kopecks * l.total_kopecks / sum(l.total_kopecks) OVER ())::bigint AS part,
            row_number() OVER (ORDER BY l.total_kopecks DESC, l.id) AS place
        FROM crm.quote_line l WHERE l.quote_id = p_quote AND NOT l.optional AND (p_lines IS NULL OR l.id = ANY (p_lines))
    ), priced AS (
        SELECT c.l, p_kind = 'full' OR p_kind = 'prepayment' AND p_share = 1 AND p_kopecks IS NULL AS whole, CASE
            WHEN p_kind = 'final' THEN c.base - sec.line_invoiced((c.l).id, (c.l).vat_included)
            WHEN p_kopecks IS NULL THEN round(c.base * p_share)::bigint
            WHEN c.place = 1 THEN c.part + p_kopecks - sum(c.part) OVER ()
            ELSE c.part END AS price FROM chosen c
    )
    SELECT p.l, p.whole, p.price::bigint, (p.l).vat_included OR p_kopecks IS NOT NULL FROM priced p WHERE p.price > 0 OR p.whole $$;

-- kind: full, prepayment (percent, sum or chosen lines of the quote), final (what is left of every line).
CREATE OR REPLACE FUNCTION api.invoice_make(p_quote_id bigint, p_kind text DEFAULT 'full', p_percent numeric DEFAULT NULL, p_kopecks bigint DEFAULT NULL,
    p_lines bigint[] DEFAULT NULL) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    q crm.quote;
    share numeric := 1;
    chosen bigint;
    asked bigint;
    invoiced bigint;
    new_id bigint;
    prefix text := CASE p_kind WHEN 'prepayment' THEN 'Предоплата: ' WHEN 'final' THEN 'Окончательный расчёт: ' ELSE '' END;
BEGIN
    PERFORM sec.at_present();
    q := sec.quote_to_invoice(p_quote_id);
    IF coalesce(p_kind NOT IN ('full', 'prepayment', 'final'), true) OR p_kind = 'prepayment' AND (num_nonnulls(p_percent, p_kopecks) > 1
            OR num_nonnulls(p_percent, p_kopecks, p_lines) = 0 OR p_percent <= 0 OR p_percent > 100) THEN
        PERFORM sec.refuse('percent_wrong', jsonb_build_object('field', 'prepayment_percent', 'percent', p_percent));
    ELSIF p_kind <> 'prepayment' THEN
        p_percent := NULL; p_kopecks := NULL; p_lines := NULL;
    END IF;
    SELECT coalesce(sum(total_kopecks), 0) INTO chosen FROM crm.quote_line WHERE quote_id = q.id AND NOT optional AND (p_lines IS NULL OR id = ANY (p_lines));
    IF chosen = 0 OR p_lines IS NOT NULL AND EXISTS (SELECT FROM unnest(p_lines) x WHERE x IS NULL
            OR x NOT IN (SELECT id FROM crm.quote_line WHERE quote_id = q.id AND NOT optional)) THEN
        PERFORM sec.refuse('no_lines', '{"field": "lines"}');
    ELSIF p_kopecks IS NOT NULL AND p_kopecks NOT BETWEEN 1 AND chosen THEN
        PERFORM sec.refuse('sum_wrong', jsonb_build_object('field', 'prepayment', 'total_kopecks', chosen));
    END IF;
    SELECT coalesce(sum(total_kopecks), 0) INTO invoiced FROM crm.invoice WHERE quote_id = q.id AND state <> 'cancelled';
    share := coalesce(p_percent / 100, 1);
    asked := CASE p_kind WHEN 'final' THEN q.total_kopecks - invoiced ELSE coalesce(p_kopecks, round(chosen * share)::bigint) END;
    IF asked <= 0 OR invoiced + asked > q.total_kopecks + 100 OR p_lines IS NOT NULL AND EXISTS (
            SELECT FROM sec.invoice_parts(q.id, p_kind, share, p_kopecks, p_lines) n WHERE sec.line_invoiced((n.line).id, (n.line).vat_included)
                + CASE WHEN n.included AND NOT (n.line).vat_included THEN crm.line_base(1, n.price, 0) - crm.line_vat(n.price, (n.line).vat_rate, true) ELSE n.price END
                > crm.line_base((n.line).quantity, (n.line).price_kopecks, (n.line).discount_percent) + 100) THEN
        PERFORM sec.refuse('over_quote', jsonb_build_object('total_kopecks', q.total_kopecks, 'invoiced_kopecks', invoiced));
    END IF;
    IF p_percent IS NOT NULL THEN
        prefix := 'Предоплата ' || replace(trim_scale(p_percent)::text, '.', ',') || ' %: ';
    ELSIF p_kind = 'prepayment' THEN
        p_percent := greatest(0.01, least(100, round(100.0 * asked / q.total_kopecks, 2)));
    END IF;
    -- The whole of a quote comes to its sums, unless the rates have changed since: the lines then say so.
    INSERT INTO crm.invoice (deal_id, quote_id, organization_id, kind, prepayment_percent, prepayment_kopecks, basis, due_on, net_kopecks, vat_kopecks, total_kopecks)
    SELECT q.deal_id, q.id, q.organization_id, p_kind, p_percent, p_kopecks,
        concat_ws(' ', 'Коммерческое предложение №', q.number, 'от', to_char(q.issued_on, 'DD.MM.YYYY')), current_date + 7,
        CASE WHEN w THEN q.net_kopecks ELSE 0 END, CASE WHEN w THEN q.vat_kopecks ELSE 0 END,
        CASE WHEN w THEN q.total_kopecks ELSE 0 END FROM (VALUES (p_kind = 'full')) AS whole(w)
    RETURNING id INTO new_id;
    INSERT INTO crm.invoice_line (invoice_id, position, service_id, title, quantity, unit, price_kopecks, discount_percent,
        vat_included, quote_line_id, ordered)
    SELECT new_id, (n.line).position, (n.line).service_id, prefix || (n.line).title, CASE WHEN n.whole THEN (n.line).quantity ELSE 1 END,
        CASE WHEN n.whole THEN (n.line).unit ELSE 'усл.' END, CASE WHEN n.whole THEN (n.line).price_kopecks ELSE n.price END,
        CASE WHEN n.whole THEN (n.line).discount_percent ELSE 0 END, n.included, (n.line).id,
        greatest(0, (n.line).quantity - (SELECT coalesce(sum(x.ordered), 0) FROM crm.invoice_line x JOIN crm.invoice i ON i.id = x.invoice_id
                                  WHERE x.quote_line_id = (n.line).id AND i.state <> 'cancelled'))
    FROM sec.invoice_parts(q.id, p_kind, share, p_kopecks, p_lines) n;
    PERFORM sec.record('invoice', (SELECT to_jsonb(i) FROM crm.invoice i WHERE i.id = new_id), 'step', 'make',
                       jsonb_build_object('from', q.number));
    RETURN jsonb_build_object('id', new_id);
END $$;

-- An invoice straight from calculations, without a quote: of everything calculated for the deal, or of these lines. Prices and the
-- lowest ones come with them; what it came from stays in its lines.
CREATE OR REPLACE FUNCTION api.invoice_from_calculations(p_deal_id bigint, p_lines bigint[] DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d crm.deal;
    taken crm.calculation_line[];
    new_id bigint;
BEGIN
    PERFORM sec.at_present();
    d := sec.deal_to_sell(p_deal_id);
    IF EXISTS (SELECT FROM unnest(p_lines) x WHERE x IS NULL OR x NOT IN (SELECT id FROM crm.calculation_line WHERE deal_id = d.id)) THEN
        PERFORM sec.deny();
    END IF;
    taken := ARRAY(SELECT l FROM sec.take_calculations(d.id, p_lines) l);
    IF taken = '{}' OR EXISTS (SELECT FROM unnest(p_lines) x WHERE x NOT IN (SELECT id FROM unnest(taken))) THEN
        PERFORM sec.refuse('nothing_calculated', jsonb_build_object('deal', d.number));
    END IF;
    INSERT INTO crm.invoice (deal_id, organization_id, kind, basis, due_on)
    SELECT d.id, sec.seller_for(array_agg(service_id)), 'full', 'Расчёт № ' || string_agg(number, ', ' ORDER BY id), current_date + 7 FROM unnest(taken)
    RETURNING id INTO new_id;
    INSERT INTO crm.invoice_line (invoice_id, position, service_id, title, quantity, unit, price_kopecks, calculation_line_id)
    SELECT new_id, row_number() OVER (ORDER BY l.id), l.service_id, l.service_name, l.quantity, l.unit, l.price_kopecks, l.id FROM unnest(taken) l;
    PERFORM sec.record('invoice', (SELECT to_jsonb(i) FROM crm.invoice i WHERE i.id = new_id), 'step', 'make', jsonb_build_object('from', d.number));
    RETURN jsonb_build_object('id', new_id);
END $$;

-- A new draft with the lines of another invoice of mine. Of a cancelled one it takes the place, so it keeps the quote, or the
-- calculations nobody else has sold meanwhile; the copy of one that stands is a sale of its own, under the rules of the price list.
CREATE OR REPLACE FUNCTION sec.copy_invoice(s crm.invoice) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_id bigint;
    replaces boolean := s.state = 'cancelled' AND s.quote_id IS NOT NULL;
    q crm.quote;
    invoiced bigint;
BEGIN
    IF replaces THEN
        q := sec.quote_to_invoice(s.quote_id);
        SELECT coalesce(sum(total_kopecks), 0) INTO invoiced FROM crm.invoice WHERE quote_id = q.id AND state <> 'cancelled';
        IF invoiced + s.total_kopecks > q.total_kopecks + 100 THEN
            PERFORM sec.refuse('over_quote', jsonb_build_object('total_kopecks', q.total_kopecks, 'invoiced_kopecks', invoiced));
        END IF;
    END IF;
    INSERT INTO crm.invoice (deal_id, quote_id, organization_id, kind, prepayment_percent, prepayment_kopecks, basis, due_on, terms, comment, source_invoice_id)
    SELECT s.deal_id, CASE WHEN replaces THEN s.quote_id END, s.organization_id, s.kind, s.prepayment_percent, s.prepayment_kopecks, s.basis,
        current_date + 7, s.terms, s.comment, s.id
    RETURNING id INTO new_id;
    INSERT INTO crm.invoice_line (invoice_id, position, service_id, title, quantity, unit, price_kopecks, discount_percent, vat_included,
        calculation_line_id, quote_line_id, ordered)
    SELECT new_id, l.position, l.service_id, l.title, l.quantity, l.unit, l.price_kopecks, l.discount_percent, l.vat_included,
        CASE WHEN s.state = 'cancelled' AND NOT sec.calculation_is_sold(l.calculation_line_id) THEN l.calculation_line_id END, CASE WHEN replaces THEN l.quote_line_id END, CASE WHEN replaces THEN least(l.ordered, coalesce((SELECT greatest(0, ql.quantity
            - (SELECT coalesce(sum(x.ordered), 0) FROM crm.invoice_line x JOIN crm.invoice i ON i.id = x.invoice_id
               WHERE x.quote_line_id = ql.id AND i.state <> 'cancelled')) FROM crm.quote_line ql WHERE ql.id = l.quote_line_id), l.ordered)) ELSE l.quantity END
    FROM crm.invoice_line l WHERE l.invoice_id = s.id;
    PERFORM sec.record('invoice', (SELECT to_jsonb(i) FROM crm.invoice i WHERE i.id = new_id), 'step', 'make',
                       jsonb_build_object('from', coalesce(s.number, '')));
    RETURN new_id;
END $$;

-- The invoice whose drafts I write, locked.
CREATE OR REPLACE FUNCTION sec.invoice_to_copy(p_id bigint) RETURNS crm.invoice LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s crm.invoice;
BEGIN
    SELECT * INTO s FROM crm.invoice x WHERE x.id = p_id AND x.owner_id = ANY (sec.my_holders()) AND sec.deal_is_held(x.deal_id) FOR NO KEY UPDATE;
    IF NOT FOUND OR NOT (sec.has_role('manager') OR sec.has_role('assistant')) THEN
        PERFORM sec.deny();
    END IF;
    RETURN s;
END $$;

CREATE OR REPLACE FUNCTION api.invoice_copy(p_id bigint) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.at_present();
    RETURN jsonb_build_object('id', sec.copy_invoice(sec.invoice_to_copy(p_id)));
END $$;

-- Cancels an issued invoice and puts a new draft in its place, in one step; the reason stands on the cancelled one.
CREATE OR REPLACE FUNCTION api.invoice_reissue(p_id bigint, p_version int, p_reason text) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.at_present();
    PERFORM api.invoice_cancel(p_id, p_version, jsonb_build_object('reason', p_reason));
    RETURN jsonb_build_object('id', sec.copy_invoice(sec.invoice_to_copy(p_id)));
END $$;

-- What a final invoice tells of the money received before: paid invoices of the same quote.
CREATE OR REPLACE FUNCTION api.invoice_advances(p_id bigint) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('number', x.number, 'issued_on', x.issued_on, 'paid_kopecks', x.paid_kopecks) ORDER BY x.issued_on, x.id), '[]')
    FROM crm.invoice d JOIN crm.invoice x ON x.quote_id = d.quote_id AND x.id <> d.id
    WHERE d.id = p_id AND d.kind = 'final' AND x.state <> 'cancelled' AND x.number IS NOT NULL AND x.paid_kopecks > 0 $$;

-- Where an invoice comes from and what came of it; only what its reader sees.
CREATE OR REPLACE FUNCTION api.invoice_links(p_id bigint) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'state', x.state, 'kind', x.kind, 'total_kopecks', x.total_kopecks,
        'relation', CASE WHEN x.id = d.source_invoice_id THEN 'source' WHEN x.source_invoice_id = d.id THEN 'copy' ELSE 'quote' END) ORDER BY x.id), '[]')
    FROM crm.invoice d JOIN crm.invoice x ON x.id <> d.id AND (x.id = d.source_invoice_id OR x.source_invoice_id = d.id OR x.quote_id = d.quote_id)
    WHERE d.id = p_id $$;
