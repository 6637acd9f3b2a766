-- Payments: allocated to invoices, counted as income once classified, corrected, taken back.

-- Whether the other side of a payment is one of our own: such money is moved, not earned.
CREATE OR REPLACE FUNCTION sec.is_own(p crm.payment) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.counterparty_inn <> '' AND EXISTS (SELECT FROM crm.organization WHERE inn = p.counterparty_inn)
        OR p.counterparty_account <> '' AND EXISTS (SELECT FROM crm.organization_account WHERE account = p.counterparty_account) $$;

-- BEFORE INSERT: who paid (by ИНН), the VAT inside by the regime of the bank's date, internal transfers. What comes from no
-- statement is somebody's word: it is marked so, and its key never stands in the way of the bank's own document.
CREATE OR REPLACE FUNCTION sec.fill_payment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    rate numeric := (sec.regime(NEW.organization_id, NEW.bank_on)).vat_rate;
BEGIN
    IF NEW.statement_id IS NULL THEN
        PERFORM sec.check_entered_payment(NEW);
        NEW.entered_by_hand := true;
        NEW.duplicate_key := 'hand|' || gen_random_uuid();
    END IF;
    IF NEW.client_id IS NULL AND NEW.counterparty_inn <> '' THEN
        SELECT id INTO NEW.client_id FROM crm.client WHERE inn = NEW.counterparty_inn AND deleted_at IS NULL ORDER BY id LIMIT 1;
    END IF;
    SELECT short_name, owner_ids INTO NEW.client_name, NEW.owner_ids FROM crm.client WHERE id = NEW.client_id;
    NEW.client_name := coalesce(NEW.client_name, '');
    NEW.owner_ids := coalesce(NEW.owner_ids, '{}');
    NEW.vat_kopecks := CASE WHEN rate IS NULL THEN 0 ELSE crm.line_vat(NEW.amount_kopecks, rate, true) END;
    IF sec.is_own(NEW) THEN
        NEW.kind := 'internal';
        NEW.state := 'ignored';
    END IF;
    RETURN NEW;
END $$;

-- What a payment adds to the income of its year (п. 1 ст. 346.17 НК РФ: by bank date, advances in, refunds out, no VAT).
-- `ignored` is what has no invoice: as `payment` it is a client's advance, as `refund_to_client` an advance given back.
CREATE OR REPLACE FUNCTION sec.income_of(state text, kind text, direction text, amount bigint, vat bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN state NOT IN ('allocated', 'ignored') THEN 0
                WHEN kind = 'payment' AND direction = 'in' THEN amount - vat
                WHEN kind = 'refund_to_client' AND direction = 'out' THEN vat - amount
                ELSE 0 END $$;

CREATE OR REPLACE FUNCTION sec.payment_income(p crm.payment) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT sec.income_of(p.state, p.kind, p.direction, p.amount_kopecks, p.vat_kopecks) $$;

-- AFTER STATEMENT: a statement of thousands of payments writes each row of the ledger once.
CREATE OR REPLACE FUNCTION sec.book_payments() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    x record;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        FOR x IN SELECT organization_id, extract(year FROM bank_on)::int AS year, sum(income)::bigint AS income FROM (
                SELECT n.organization_id, n.bank_on, sec.income_of(n.state, n.kind, n.direction, n.amount_kopecks, n.vat_kopecks) AS income FROM new_rows n
                UNION ALL SELECT o.organization_id, o.bank_on, -sec.income_of(o.state, o.kind, o.direction, o.amount_kopecks, o.vat_kopecks) FROM old_rows o) r GROUP BY 1, 2 ORDER BY 1, 2 LOOP
            PERFORM sec.book_income(x.organization_id, x.year, x.income, 0);
        END LOOP;
    ELSIF TG_OP = 'INSERT' THEN
        FOR x IN SELECT organization_id, extract(year FROM bank_on)::int AS year, sum(sec.income_of(n.state, n.kind, n.direction, n.amount_kopecks, n.vat_kopecks))::bigint AS income
                FROM new_rows n GROUP BY 1, 2 ORDER BY 1, 2 LOOP
            PERFORM sec.book_income(x.organization_id, x.year, x.income, 0);
        END LOOP;
    ELSE
        FOR x IN SELECT organization_id, extract(year FROM bank_on)::int AS year, -sum(sec.income_of(o.state, o.kind, o.direction, o.amount_kopecks, o.vat_kopecks))::bigint AS income
                FROM old_rows o GROUP BY 1, 2 ORDER BY 1, 2 LOOP
            PERFORM sec.book_income(x.organization_id, x.year, x.income, 0);
        END LOOP;
    END IF;
    RETURN NULL;
END $$;

-- Whose a payment is: theirs whose invoices it pays; while it pays none, of everybody who holds a direction of the client.
CREATE OR REPLACE FUNCTION sec.own_payment(p_id bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    UPDATE crm.payment p SET owner_ids = o.ids
    FROM (SELECT coalesce((SELECT array_agg(DISTINCT a.owner_id ORDER BY a.owner_id) FROM crm.payment_allocation a WHERE a.payment_id = p_id),
                          (SELECT c.owner_ids FROM crm.payment x JOIN crm.client c ON c.id = x.client_id WHERE x.id = p_id), '{}') AS ids) o
    WHERE p.id = p_id AND p.owner_ids IS DISTINCT FROM o.ids $$;

-- What is paid of an invoice changes: its state, what of it is still promised, the works that waited for it.
CREATE OR REPLACE FUNCTION sec.change_paid(p_invoice_id bigint, p_change bigint, p_verb text, p_on date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    i crm.invoice;
    promised bigint;
BEGIN
    SELECT * INTO i FROM crm.invoice WHERE id = p_invoice_id FOR NO KEY UPDATE;
    IF i.id IS NULL THEN
        PERFORM sec.deny();
    ELSIF i.paid_kopecks + p_change > i.total_kopecks THEN
        PERFORM sec.refuse('over_invoice', jsonb_build_object('number', i.number, 'left_kopecks', i.total_kopecks - i.paid_kopecks, 'amount_kopecks', p_change));
    ELSIF i.state NOT IN ('issued', 'partly_paid', 'paid') THEN
        PERFORM sec.refuse('invoice_not_open', jsonb_build_object('number', i.number, 'state', i.state));
    END IF;
    promised := round((i.total_kopecks - i.paid_kopecks - p_change)::numeric * i.net_kopecks / i.total_kopecks);
    UPDATE crm.invoice SET paid_kopecks = paid_kopecks + p_change, committed_kopecks = promised,
        state = CASE WHEN paid_kopecks + p_change >= total_kopecks THEN 'paid' WHEN paid_kopecks + p_change = 0 THEN 'issued' ELSE 'partly_paid' END
    WHERE id = i.id;
    PERFORM sec.record('invoice', to_jsonb(i), 'step', p_verb, jsonb_build_object('amount_kopecks', abs(p_change), 'bank_on', p_on));
    IF p_change > 0 THEN
        PERFORM sec.release_paid_work(i.id);
    END IF;
    PERFORM sec.book_income(i.organization_id, i.committed_year, 0, promised - i.committed_kopecks);
END $$;

-- What of a payment neither pays an invoice nor has gone back: the credit of the client.
CREATE OR REPLACE FUNCTION sec.payment_credit(p crm.payment) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN p.direction = 'in' AND p.kind = 'payment' THEN p.amount_kopecks - p.allocated_kopecks - p.returned_kopecks ELSE 0 END::bigint $$;

-- Refunds that give some of these payments back.
CREATE OR REPLACE FUNCTION sec.refunds_of(p_ids bigint[]) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT ARRAY(SELECT id FROM crm.payment WHERE refund_of_ids && p_ids AND refund_of_ids <> '{}') $$;

-- Pays part of an invoice. Whose money it is does not change by that, unless the payer himself named the invoice.
CREATE OR REPLACE FUNCTION sec.allocate(p_payment_id bigint, p_invoice_id bigint, p_amount bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    p crm.payment;
    i crm.invoice;
BEGIN
    SELECT * INTO p FROM crm.payment WHERE id = p_payment_id FOR NO KEY UPDATE;
    SELECT * INTO i FROM crm.invoice WHERE id = p_invoice_id FOR NO KEY UPDATE;
    IF i.id IS NULL OR p.id IS NULL THEN
        PERFORM sec.deny();
    ELSIF p_amount IS NULL OR p_amount <= 0 THEN
        PERFORM sec.refuse('amount_wrong');
    ELSIF p.direction <> 'in' THEN
        PERFORM sec.refuse('not_incoming');
    ELSIF sec.is_own(p) THEN
        PERFORM sec.refuse('internal_transfer');
    ELSIF i.state NOT IN ('issued', 'partly_paid') THEN
        PERFORM sec.refuse('invoice_not_open', jsonb_build_object('number', i.number, 'state', i.state));
    ELSIF i.organization_id <> p.organization_id THEN
        PERFORM sec.refuse('another_organization', jsonb_build_object('number', i.number));
    ELSIF p.client_id <> i.client_id AND (p.suggested_invoice_id IS DISTINCT FROM i.id OR p.allocated_kopecks > 0
        OR sec.refunds_of(ARRAY[p.id]) <> '{}') THEN
        PERFORM sec.refuse('another_client', jsonb_build_object('number', i.number, 'client', p.client_name));
    ELSIF p_amount > i.total_kopecks - i.paid_kopecks THEN
        PERFORM sec.refuse('over_invoice', jsonb_build_object('number', i.number, 'left_kopecks', i.total_kopecks - i.paid_kopecks, 'amount_kopecks', p_amount));
    END IF;
    UPDATE crm.payment SET kind = 'payment' WHERE id = p.id AND kind <> 'payment';
    SELECT * INTO p FROM crm.payment WHERE id = p_payment_id;
    IF p_amount > sec.payment_credit(p) THEN
        PERFORM sec.refuse('over_payment', jsonb_build_object('left_kopecks', sec.payment_credit(p), 'amount_kopecks', p_amount));
    END IF;
    INSERT INTO crm.payment_allocation (payment_id, invoice_id, owner_id, bank_on, amount_kopecks)
    VALUES (p.id, i.id, i.owner_id, p.bank_on, p_amount)
    ON CONFLICT (payment_id, invoice_id) DO UPDATE SET amount_kopecks = crm.payment_allocation.amount_kopecks + p_amount;
    UPDATE crm.payment SET allocated_kopecks = allocated_kopecks + p_amount, client_id = i.client_id, client_name = i.client_name,
        suggested_invoice_id = NULL WHERE id = p.id;
    PERFORM sec.own_payment(p.id);
    PERFORM sec.change_paid(i.id, p_amount, 'pay', p.bank_on);
END $$;

-- Arguments: allocations [{invoice_id, amount_kopecks}]. One invoice named twice is paid by the sum.
CREATE OR REPLACE FUNCTION sec.effect_payment_allocate(d crm.payment, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    part record;
BEGIN
    IF jsonb_typeof(arguments -> 'allocations') <> 'array' OR jsonb_array_length(arguments -> 'allocations') = 0 THEN
        PERFORM sec.refuse('field_required', '{"field": "allocations"}');
    END IF;
    FOR part IN SELECT (x ->> 'invoice_id')::bigint AS invoice_id, (x ->> 'amount_kopecks')::bigint AS amount
                FROM jsonb_array_elements(arguments -> 'allocations') x ORDER BY 1 LOOP
        PERFORM sec.allocate(d.id, part.invoice_id, part.amount);
    END LOOP;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_payment_confirm(d crm.payment, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    unpaid bigint;
BEGIN
    SELECT total_kopecks - paid_kopecks INTO unpaid FROM crm.invoice WHERE id = d.suggested_invoice_id AND state IN ('issued', 'partly_paid');
    IF unpaid IS NULL THEN
        PERFORM sec.refuse('nothing_suggested');
    END IF;
    PERFORM sec.allocate(d.id, d.suggested_invoice_id, least(unpaid, d.amount_kopecks));
    RETURN NULL;
END $$;

-- Takes the allocations of a payment, or a refund, back: invoices are unpaid (or paid) again, their promise returns to the ledger.
CREATE OR REPLACE FUNCTION sec.effect_payment_release(d crm.payment, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    a crm.payment_allocation;
BEGIN
    IF sec.refunds_of(ARRAY[d.id]) <> '{}' THEN
        PERFORM sec.refuse('payment_refunded', jsonb_build_object('documents', sec.payment_names(sec.refunds_of(ARRAY[d.id]))));
    END IF;
    FOR a IN SELECT * FROM crm.payment_allocation WHERE payment_id = d.id ORDER BY invoice_id LOOP
        PERFORM sec.change_paid(a.invoice_id, CASE d.direction WHEN 'in' THEN -a.amount_kopecks ELSE a.amount_kopecks END,
                                CASE d.direction WHEN 'in' THEN 'unpay' ELSE 'unrefund' END, d.bank_on);
    END LOOP;
    DELETE FROM crm.payment_allocation WHERE payment_id = d.id;
    PERFORM sec.forget_refunds(ARRAY[d.id]);
    UPDATE crm.payment SET allocated_kopecks = 0, confidence = 0, match_reason = '', suggested_invoice_id = NULL WHERE id = d.id;
    PERFORM sec.own_payment(d.id);
    RETURN NULL;
END $$;

-- Not a payment of a client: internal, other. `payment` without an invoice is an advance of the client, whose credit it stays.
-- Money given back to a client is no matter of a word: it names the payment it gives back (step refund).
CREATE OR REPLACE FUNCTION sec.effect_payment_classify(d crm.payment, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    chosen text := arguments ->> 'kind';
BEGIN
    IF NOT chosen = ANY (ARRAY['payment', 'refund_to_client', 'refund_from_supplier', 'internal', 'other']) THEN
        PERFORM sec.refuse('kind_unknown', '{"field": "kind"}');
    ELSIF chosen = 'refund_to_client' THEN
        PERFORM sec.refuse('refund_by_payment', '{"field": "kind"}');
    ELSIF chosen IN ('payment', 'refund_from_supplier') AND d.direction <> 'in' THEN
        PERFORM sec.refuse('not_incoming', '{"field": "kind"}');
    ELSIF chosen <> 'internal' AND sec.is_own(d) THEN
        PERFORM sec.refuse('internal_transfer', '{"field": "kind"}');
    ELSIF chosen = 'payment' AND d.client_id IS NULL THEN
        PERFORM sec.refuse('advance_without_client', '{"field": "kind"}');
    END IF;
    UPDATE crm.payment SET kind = chosen, suggested_invoice_id = NULL, confidence = 0, match_reason = '' WHERE id = d.id;
    RETURN NULL;
END $$;

-- Another client than the ИНН says, as long as the money pays nothing and nothing of it went back.
CREATE OR REPLACE FUNCTION sec.effect_payment_assign(d crm.payment, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c crm.client;
BEGIN
    SELECT * INTO c FROM crm.client WHERE id = (arguments ->> 'client_id')::bigint AND deleted_at IS NULL;
    IF c.id IS NULL THEN
        PERFORM sec.deny();
    ELSIF d.allocated_kopecks > 0 OR d.refund_of_ids <> '{}' OR sec.refunds_of(ARRAY[d.id]) <> '{}' THEN
        PERFORM sec.refuse('payment_in_use', '{"field": "client_id"}');
    ELSIF sec.is_own(d) THEN
        PERFORM sec.refuse('internal_transfer', '{"field": "client_id"}');
    END IF;
    UPDATE crm.payment SET client_id = c.id, client_name = c.short_name, suggested_invoice_id = NULL, confidence = 0, match_reason = '',
        state = CASE state WHEN 'matched' THEN 'unmatched' ELSE state END WHERE id = d.id;
    PERFORM sec.own_payment(d.id);
    RETURN jsonb_build_object('client', c.short_name);
END $$;

-- How payments are called in a sentence: № 77 24.11.2026.
CREATE OR REPLACE FUNCTION sec.payment_names(p_ids bigint[]) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_agg(concat('№ ', nullif(p.document_number, ''), ' ', to_char(p.bank_on, 'DD.MM.YYYY'), ' ', nullif(p.client_name, '')), '; ' ORDER BY p.bank_on, p.id)
    FROM (SELECT * FROM crm.payment WHERE id = ANY (p_ids) ORDER BY bank_on, id LIMIT 10) p $$;
