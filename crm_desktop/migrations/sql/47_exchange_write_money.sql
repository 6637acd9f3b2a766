-- What came from the other side is written here: quotes, invoices, payments, works, acts. A document issued there keeps the
-- number it was given; ours that was issued is not changed from there.

CREATE OR REPLACE FUNCTION sec.exchange_write_quote(p_id bigint, p_here jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_id bigint := p_id;
    q crm.quote;
BEGIN
    IF p_id IS NULL THEN
        PERFORM sec.exchange_needs(p_here, ARRAY['deal_id', 'organization_id']);
        INSERT INTO crm.quote (deal_id, organization_id) VALUES ((p_here ->> 'deal_id')::bigint, (p_here ->> 'organization_id')::bigint) RETURNING id INTO new_id;
    ELSE
        PERFORM sec.exchange_fixed(p_here, ARRAY['deal_id']);
        SELECT * INTO q FROM crm.quote WHERE id = p_id FOR NO KEY UPDATE;
        IF q.state <> 'draft' THEN
            PERFORM sec.exchange_fixed(p_here, ARRAY['organization_id', 'number', 'issued_on']);
        END IF;
    END IF;
    -- A number is given once; a draft of theirs has none here until it is more than a draft.
    IF p_here ->> 'state' IN ('draft', 'on_approval', 'approved') THEN
        p_here := p_here - 'number';
    ELSIF p_here ? 'state' AND (SELECT x.number IS NULL FROM crm.quote x WHERE x.id = new_id) AND coalesce(p_here ->> 'number', '') = '' THEN
        PERFORM sec.exchange_needs(p_here, ARRAY['number']);
    END IF;
    PERFORM sec.exchange_set('quote', new_id, p_here, ARRAY['organization_id', 'number', 'issued_on', 'valid_until_on', 'state', 'comment', 'contact_id', 'payment_terms', 'term_text']);
    RETURN new_id;
END $$;

-- A line of a quote or an invoice; the price is what was asked, VAT inside it.
CREATE OR REPLACE FUNCTION sec.exchange_write_line(p_table text, p_parent text, p_id bigint, p_here jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_id bigint := p_id;
BEGIN
    IF p_id IS NULL THEN
        PERFORM sec.exchange_needs(p_here, ARRAY[p_parent, 'service_id']);
        EXECUTE format('INSERT INTO crm.%1$I (%2$I, service_id, title, quantity, price_kopecks, discount_percent, vat_included, position)
            VALUES ($1, $2, $3, $4, $5, $6, true, (SELECT coalesce(max(x.position), 0) + 1 FROM crm.%1$I x WHERE x.%2$I = $1)) RETURNING id', p_table, p_parent)
        INTO new_id USING (p_here ->> p_parent)::bigint, (p_here ->> 'service_id')::bigint, coalesce(p_here ->> 'title', ''),
            coalesce((p_here ->> 'quantity')::numeric, 1), coalesce((p_here ->> 'price_kopecks')::bigint, 0), coalesce((p_here ->> 'discount_percent')::numeric, 0);
        RETURN new_id;
    END IF;
    PERFORM sec.exchange_fixed(p_here, ARRAY[p_parent]);
    PERFORM sec.exchange_set(p_table, p_id, p_here, ARRAY['service_id', 'title', 'quantity', 'price_kopecks', 'discount_percent']);
    RETURN p_id;
END $$;

CREATE OR REPLACE FUNCTION sec.exchange_write_quote_line(p_id bigint, p_here jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    q crm.quote;
BEGIN
    SELECT * INTO q FROM crm.quote x WHERE x.id = coalesce((p_here ->> 'quote_id')::bigint, (SELECT l.quote_id FROM crm.quote_line l WHERE l.id = p_id)) FOR NO KEY UPDATE;
    IF q.state <> 'draft' AND q.content_hash <> '' THEN
        PERFORM sec.refuse('exchange_sealed', jsonb_build_object('number', q.number));
    END IF;
    RETURN sec.exchange_write_line('quote_line', 'quote_id', p_id, p_here);
END $$;

-- Whether an invoice was issued here: its number is of our series, and nothing there changes what the client has in hand.
CREATE OR REPLACE FUNCTION sec.exchange_sealed(i crm.invoice) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT i.sequence IS NOT NULL OR i.state IN ('on_approval', 'approved') $$;

-- What an invoice given out there still promises to the income of its year: booked as the difference to what was booked.
CREATE OR REPLACE FUNCTION sec.exchange_book(p_invoice bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    i crm.invoice;
    promised bigint;
    y int;
BEGIN
    SELECT * INTO i FROM crm.invoice x WHERE x.id = p_invoice FOR NO KEY UPDATE;
    IF i.sequence IS NOT NULL OR i.number IS NULL THEN
        RETURN;
    END IF;
    y := coalesce(i.committed_year, greatest(extract(year FROM coalesce(i.due_on, i.issued_on))::int, extract(year FROM sec.today())::int));
    promised := CASE WHEN i.state NOT IN ('issued', 'partly_paid', 'paid') OR i.total_kopecks = 0 THEN 0
                     ELSE greatest(0, round((i.total_kopecks - i.paid_kopecks)::numeric * i.net_kopecks / i.total_kopecks)) END;
    IF (promised, y) IS DISTINCT FROM (i.committed_kopecks, i.committed_year) THEN
        UPDATE crm.invoice SET committed_kopecks = promised, committed_year = y WHERE id = i.id;
        PERFORM sec.book_income(i.organization_id, y, 0, promised - i.committed_kopecks);
    END IF;
END $$;

-- Paid is what our payments say; there "paid" and "partly paid" tell only that it was issued.
CREATE OR REPLACE FUNCTION sec.exchange_issue(p_id bigint, p_here jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    i crm.invoice;
    wanted text := p_here ->> 'state';
BEGIN
    SELECT * INTO i FROM crm.invoice x WHERE x.id = p_id FOR NO KEY UPDATE;
    IF wanted = 'cancelled' THEN
        IF i.state <> 'cancelled' THEN
            PERFORM sec.refuse_if(sec.guard_invoice_unpaid(i, '{}'));
            UPDATE crm.invoice SET state = 'cancelled', reason = 'Terrasoft' WHERE id = p_id;
            PERFORM sec.exchange_book(p_id);
            IF i.sequence IS NOT NULL AND i.committed_year IS NOT NULL THEN
                UPDATE crm.invoice SET committed_kopecks = 0 WHERE id = p_id;
                PERFORM sec.book_income(i.organization_id, i.committed_year, 0, -i.committed_kopecks);
            END IF;
        END IF;
    ELSIF wanted IN ('issued', 'partly_paid', 'paid') AND i.number IS NULL THEN
        PERFORM sec.exchange_needs(p_here, ARRAY['number']);
        UPDATE crm.invoice SET state = 'issued', number = p_here ->> 'number', issued_on = coalesce((p_here ->> 'issued_on')::date, issued_on, sec.today()),
            year = extract(year FROM coalesce((p_here ->> 'issued_on')::date, issued_on, sec.today())), due_on = coalesce(due_on, issued_on + 7),
            snapshot = sec.requisites_snapshot(i.organization_id, i.client_id, coalesce((p_here ->> 'issued_on')::date, i.issued_on, sec.today()))
        WHERE id = p_id;
        PERFORM sec.exchange_book(p_id);
    END IF;
END $$;

CREATE OR REPLACE FUNCTION sec.exchange_write_invoice(p_id bigint, p_here jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_id bigint := p_id;
    i crm.invoice;
BEGIN
    IF p_id IS NULL THEN
        PERFORM sec.exchange_needs(p_here, ARRAY['deal_id', 'organization_id']);
        INSERT INTO crm.invoice (deal_id, organization_id) VALUES ((p_here ->> 'deal_id')::bigint, (p_here ->> 'organization_id')::bigint) RETURNING id INTO new_id;
    ELSE
        PERFORM sec.exchange_fixed(p_here, ARRAY['deal_id', 'organization_id']);
        SELECT * INTO i FROM crm.invoice x WHERE x.id = p_id FOR NO KEY UPDATE;
        IF sec.exchange_sealed(i) THEN
            PERFORM sec.exchange_fixed(p_here, ARRAY['number', 'issued_on', 'due_on', 'comment']);
        END IF;
    END IF;
    PERFORM sec.exchange_set('invoice', new_id, p_here, ARRAY['due_on', 'comment', 'issued_on']);
    IF p_here ? 'number' AND i.number IS NOT NULL AND i.sequence IS NULL THEN
        PERFORM sec.exchange_needs(p_here, ARRAY['number']);
        UPDATE crm.invoice SET number = p_here ->> 'number' WHERE id = p_id;
    END IF;
    PERFORM sec.exchange_issue(new_id, p_here || jsonb_build_object('number', coalesce(p_here ->> 'number', i.number)));
    RETURN new_id;
END $$;

CREATE OR REPLACE FUNCTION sec.exchange_write_invoice_line(p_id bigint, p_here jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    i crm.invoice;
    new_id bigint;
BEGIN
    SELECT * INTO i FROM crm.invoice x WHERE x.id = coalesce((p_here ->> 'invoice_id')::bigint, (SELECT l.invoice_id FROM crm.invoice_line l WHERE l.id = p_id)) FOR NO KEY UPDATE;
    IF sec.exchange_sealed(i) THEN
        PERFORM sec.refuse('exchange_sealed', jsonb_build_object('number', i.number));
    END IF;
    new_id := sec.exchange_write_line('invoice_line', 'invoice_id', p_id, p_here);
    PERFORM sec.exchange_book(i.id);
    RETURN new_id;
END $$;

-- Money said there: entered as if by hand, then it pays the invoice it names. What the bank says of it is not changed.
CREATE OR REPLACE FUNCTION sec.exchange_write_payment(p_id bigint, p_here jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_id bigint := p_id;
    p crm.payment;
    unpaid bigint;
BEGIN
    IF p_id IS NULL THEN
        PERFORM sec.exchange_needs(p_here, ARRAY['client_id', 'organization_id', 'amount_kopecks', 'bank_on']);
        INSERT INTO crm.payment (organization_id, account, direction, bank_on, document_number, document_on, amount_kopecks, counterparty_name,
            counterparty_inn, purpose, client_id, kind, note)
        SELECT (p_here ->> 'organization_id')::bigint, a.account, 'in', (p_here ->> 'bank_on')::date, coalesce(p_here ->> 'document_number', ''),
            (p_here ->> 'bank_on')::date, (p_here ->> 'amount_kopecks')::bigint, c.short_name, c.inn, coalesce(p_here ->> 'purpose', ''), c.id, 'payment', 'Terrasoft'
        FROM crm.client c, crm.organization_account a WHERE c.id = (p_here ->> 'client_id')::bigint AND a.organization_id = (p_here ->> 'organization_id')::bigint
        ORDER BY a.main DESC, a.id LIMIT 1 RETURNING id INTO new_id;
        IF new_id IS NULL THEN
            PERFORM sec.refuse('exchange_missing_field', '{"field": "organization_id"}');
        END IF;
    ELSE
        PERFORM sec.exchange_fixed(p_here, ARRAY['client_id', 'organization_id', 'amount_kopecks', 'bank_on', 'document_number']);
        PERFORM sec.exchange_set('payment', p_id, p_here, ARRAY['purpose']);
    END IF;
    IF p_here ->> 'invoice_id' IS NOT NULL THEN
        SELECT * INTO p FROM crm.payment x WHERE x.id = new_id;
        SELECT i.total_kopecks - i.paid_kopecks INTO unpaid FROM crm.invoice i WHERE i.id = (p_here ->> 'invoice_id')::bigint FOR NO KEY UPDATE;
        PERFORM sec.allocate(new_id, (p_here ->> 'invoice_id')::bigint, least(unpaid, sec.payment_credit(p)));
        UPDATE crm.payment SET state = 'allocated' WHERE id = new_id;
    END IF;
    RETURN new_id;
END $$;

-- A work launched there is launched here from the line it names.
CREATE OR REPLACE FUNCTION sec.exchange_write_work_item(p_id bigint, p_here jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_id bigint := p_id;
    i crm.invoice;
    made jsonb;
BEGIN
    IF p_id IS NULL THEN
        PERFORM sec.exchange_needs(p_here, ARRAY['invoice_line_id']);
        SELECT x.* INTO i FROM crm.invoice x JOIN crm.invoice_line l ON l.invoice_id = x.id WHERE l.id = (p_here ->> 'invoice_line_id')::bigint FOR NO KEY UPDATE OF x;
        IF i.state NOT IN ('issued', 'partly_paid', 'paid') THEN
            PERFORM sec.refuse('invoice_not_open', jsonb_build_object('number', i.number, 'state', i.state));
        END IF;
        made := sec.effect_invoice_launch(i, jsonb_build_object('lines', jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
            'invoice_line_id', p_here -> 'invoice_line_id', 'quantity', p_here -> 'quantity', 'payment_condition', 'none')))));
        new_id := (made -> 'ids' ->> 0)::bigint;
    ELSE
        PERFORM sec.exchange_fixed(p_here, ARRAY['invoice_line_id', 'quantity']);
        PERFORM FROM crm.work_item w WHERE w.id = p_id FOR NO KEY UPDATE;
        IF EXISTS (SELECT FROM crm.work_item w WHERE w.id = p_id AND (w.state = 'acted' OR w.acted_quantity > 0)) THEN
            PERFORM sec.exchange_fixed(p_here, ARRAY['state', 'done_quantity', 'done_on']);
        END IF;
    END IF;
    -- "acted" is made by an act alone.
    IF p_here ->> 'state' = 'acted' THEN
        p_here := p_here || '{"state": "verified"}';
    END IF;
    PERFORM sec.exchange_set('work_item', new_id, p_here, ARRAY['expert_id', 'due_on', 'instructions', 'done_quantity', 'done_on', 'hours', 'result', 'state']);
    UPDATE crm.work_item SET done_quantity = quantity, done_on = coalesce(done_on, sec.today())
    WHERE id = new_id AND state IN ('done', 'verified') AND done_quantity = 0;
    RETURN new_id;
END $$;

-- An act there has no lines: here it takes everything of the deal that is done and not yet acted.
CREATE OR REPLACE FUNCTION sec.exchange_write_act(p_id bigint, p_here jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_id bigint := p_id;
    a crm.act;
BEGIN
    IF p_id IS NULL THEN
        PERFORM sec.exchange_needs(p_here, ARRAY['deal_id']);
        PERFORM FROM crm.deal d WHERE d.id = (p_here ->> 'deal_id')::bigint FOR NO KEY UPDATE;
        -- What an act there is about was checked there: the client has been given it.
        UPDATE crm.work_item SET state = 'verified' WHERE deal_id = (p_here ->> 'deal_id')::bigint AND state = 'done' AND needs_verification
          AND (p_here ->> 'invoice_id' IS NULL OR invoice_id = (p_here ->> 'invoice_id')::bigint);
        new_id := sec.make_act((p_here ->> 'deal_id')::bigint, (p_here ->> 'invoice_id')::bigint);
        SELECT * INTO a FROM crm.act x WHERE x.id = new_id;
        IF p_here ->> 'total_kopecks' IS NOT NULL AND a.total_kopecks <> (p_here ->> 'total_kopecks')::bigint THEN
            PERFORM sec.refuse('exchange_act_sum', jsonb_build_object('here_kopecks', a.total_kopecks, 'there_kopecks', (p_here ->> 'total_kopecks')::bigint));
        END IF;
    ELSE
        PERFORM sec.exchange_fixed(p_here, ARRAY['deal_id', 'invoice_id']);
        SELECT * INTO a FROM crm.act x WHERE x.id = p_id FOR NO KEY UPDATE;
        IF a.sequence IS NOT NULL THEN
            PERFORM sec.exchange_fixed(p_here, ARRAY['number', 'act_on']);
        END IF;
    END IF;
    PERFORM sec.exchange_set('act', new_id, p_here, ARRAY['act_on', 'comment']);
    PERFORM sec.exchange_act_state(new_id, p_here || jsonb_build_object('number', coalesce(p_here ->> 'number', a.number)));
    RETURN new_id;
END $$;

CREATE OR REPLACE FUNCTION sec.exchange_act_state(p_id bigint, p_here jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    a crm.act;
    wanted text := p_here ->> 'state';
BEGIN
    SELECT * INTO a FROM crm.act x WHERE x.id = p_id FOR NO KEY UPDATE;
    IF wanted IS NULL OR wanted = a.state OR wanted = 'draft' THEN
        RETURN;
    ELSIF wanted = 'cancelled' THEN
        PERFORM sec.effect_act_cancel(a, '{"reason": "Terrasoft"}');
    ELSIF a.number IS NULL THEN
        PERFORM sec.exchange_needs(p_here, ARRAY['number']);
        PERFORM sec.refuse_if(sec.guard_act_done_quantity(a, '{}'));
        PERFORM sec.act_works(a.id);
        UPDATE crm.act SET number = p_here ->> 'number', year = extract(year FROM a.act_on), issued_at = now(),
            snapshot = sec.requisites_snapshot(a.organization_id, a.client_id, a.act_on) WHERE id = p_id;
    END IF;
    UPDATE crm.act SET state = wanted, signed_on = CASE WHEN wanted = 'signed' THEN coalesce(signed_on, act_on) ELSE signed_on END WHERE id = p_id;
END $$;

-- One door for all objects: writes fields (our columns, as texts), makes the row when p_id is NULL; answers its id.
CREATE OR REPLACE FUNCTION sec.exchange_write(p_object text, p_id bigint, p_here jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    CASE p_object
    WHEN 'client' THEN RETURN sec.exchange_write_client(p_id, p_here);
    WHEN 'contact' THEN RETURN sec.exchange_write_contact(p_id, p_here);
    WHEN 'client_direction' THEN RETURN sec.exchange_write_client_direction(p_id, p_here);
    WHEN 'deal' THEN RETURN sec.exchange_write_deal(p_id, p_here);
    WHEN 'calculation_request' THEN RETURN sec.exchange_write_calculation_request(p_id, p_here);
    WHEN 'calculation_line' THEN RETURN sec.exchange_write_calculation_line(p_id, p_here);
    WHEN 'quote' THEN RETURN sec.exchange_write_quote(p_id, p_here);
    WHEN 'quote_line' THEN RETURN sec.exchange_write_quote_line(p_id, p_here);
    WHEN 'invoice' THEN RETURN sec.exchange_write_invoice(p_id, p_here);
    WHEN 'invoice_line' THEN RETURN sec.exchange_write_invoice_line(p_id, p_here);
    WHEN 'payment' THEN RETURN sec.exchange_write_payment(p_id, p_here);
    WHEN 'work_item' THEN RETURN sec.exchange_write_work_item(p_id, p_here);
    WHEN 'act' THEN RETURN sec.exchange_write_act(p_id, p_here);
    END CASE;
END $$;
