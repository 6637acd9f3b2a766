-- Bank statements and payments: matched with a confidence, allocated to invoices, counted as income once classified.

-- BEFORE INSERT: who paid (by ИНН), the VAT inside by the regime of the bank's date, internal transfers.
CREATE OR REPLACE FUNCTION sec.fill_payment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    rate numeric := (sec.regime(NEW.organization_id, NEW.bank_on)).vat_rate;
BEGIN
    IF NEW.client_id IS NULL AND NEW.counterparty_inn <> '' THEN
        SELECT id INTO NEW.client_id FROM crm.client WHERE inn = NEW.counterparty_inn AND deleted_at IS NULL ORDER BY id LIMIT 1;
    END IF;
    SELECT short_name, owner_ids INTO NEW.client_name, NEW.owner_ids FROM crm.client WHERE id = NEW.client_id;
    NEW.client_name := coalesce(NEW.client_name, '');
    NEW.owner_ids := coalesce(NEW.owner_ids, '{}');
    NEW.vat_kopecks := CASE WHEN rate IS NULL THEN 0 ELSE crm.line_vat(NEW.amount_kopecks, rate, true) END;
    IF EXISTS (SELECT FROM crm.organization WHERE inn = NEW.counterparty_inn) THEN
        NEW.kind := 'internal';
        NEW.state := 'ignored';
    END IF;
    RETURN NEW;
END $$;

-- What a payment adds to the income of its year (п. 1 ст. 346.17 НК РФ: by bank date, advances in, refunds out, no VAT).
-- `ignored` is what has no invoice: as `payment` it is a client's advance, as `refund_to_client` an advance given back.
CREATE OR REPLACE FUNCTION sec.payment_income(p crm.payment) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN p.state NOT IN ('allocated', 'ignored') THEN 0
                WHEN p.kind = 'payment' AND p.direction = 'in' THEN p.amount_kopecks - p.vat_kopecks
                WHEN p.kind = 'refund_to_client' AND p.direction = 'out' THEN p.vat_kopecks - p.amount_kopecks
                ELSE 0 END $$;

CREATE OR REPLACE FUNCTION sec.book_payment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    before bigint := CASE WHEN TG_OP = 'UPDATE' THEN sec.payment_income(OLD) ELSE 0 END;
BEGIN
    PERFORM sec.book_income(NEW.organization_id, extract(year FROM NEW.bank_on)::int, sec.payment_income(NEW) - before, 0);
    RETURN NULL;
END $$;

-- Whose a payment is: theirs whose invoices it pays; while it pays none, of everybody who holds a direction of the client.
CREATE OR REPLACE FUNCTION sec.own_payment(p_id bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    UPDATE crm.payment p SET owner_ids = o.ids
    FROM (SELECT coalesce((SELECT array_agg(DISTINCT a.owner_id ORDER BY a.owner_id) FROM crm.payment_allocation a WHERE a.payment_id = p_id),
                          (SELECT c.owner_ids FROM crm.payment x JOIN crm.client c ON c.id = x.client_id WHERE x.id = p_id), '{}') AS ids) o
    WHERE p.id = p_id AND p.owner_ids IS DISTINCT FROM o.ids $$;

-- Pays part of an invoice: its state, what of it is still promised, the works that waited for it.
CREATE OR REPLACE FUNCTION sec.allocate(p_payment_id bigint, p_invoice_id bigint, p_amount bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    p crm.payment;
    i crm.invoice;
    promised bigint;
BEGIN
    SELECT * INTO i FROM crm.invoice WHERE id = p_invoice_id FOR NO KEY UPDATE;
    SELECT * INTO p FROM crm.payment WHERE id = p_payment_id FOR NO KEY UPDATE;
    IF i.id IS NULL OR p.id IS NULL THEN
        PERFORM sec.deny();
    ELSIF p_amount > i.total_kopecks - i.paid_kopecks THEN
        PERFORM sec.refuse('over_invoice', jsonb_build_object('number', i.number, 'left_kopecks', i.total_kopecks - i.paid_kopecks, 'amount_kopecks', p_amount));
    ELSIF p_amount > p.amount_kopecks - p.allocated_kopecks THEN
        PERFORM sec.refuse('over_payment', jsonb_build_object('left_kopecks', p.amount_kopecks - p.allocated_kopecks, 'amount_kopecks', p_amount));
    ELSIF i.state NOT IN ('issued', 'partly_paid') THEN
        PERFORM sec.refuse('invoice_not_open', jsonb_build_object('number', i.number, 'state', i.state));
    ELSIF i.organization_id <> p.organization_id THEN
        PERFORM sec.refuse('another_organization', jsonb_build_object('number', i.number));
    END IF;
    INSERT INTO crm.payment_allocation (payment_id, invoice_id, owner_id, bank_on, amount_kopecks)
    VALUES (p.id, i.id, i.owner_id, p.bank_on, p_amount)
    ON CONFLICT (payment_id, invoice_id) DO UPDATE SET amount_kopecks = crm.payment_allocation.amount_kopecks + p_amount;
    promised := round((i.total_kopecks - i.paid_kopecks - p_amount)::numeric * i.net_kopecks / i.total_kopecks);
    UPDATE crm.payment SET allocated_kopecks = allocated_kopecks + p_amount, client_id = i.client_id, client_name = i.client_name,
        suggested_invoice_id = NULL WHERE id = p.id;
    PERFORM sec.own_payment(p.id);
    UPDATE crm.invoice SET paid_kopecks = paid_kopecks + p_amount, committed_kopecks = promised,
        state = CASE WHEN paid_kopecks + p_amount >= total_kopecks THEN 'paid' ELSE 'partly_paid' END WHERE id = i.id;
    PERFORM sec.record('invoice', to_jsonb(i), 'step', 'pay', jsonb_build_object('amount_kopecks', p_amount, 'bank_on', p.bank_on));
    PERFORM sec.release_paid_work(i.id);
    PERFORM sec.book_income(i.organization_id, i.committed_year, 0, promised - i.committed_kopecks);
END $$;

CREATE OR REPLACE FUNCTION sec.effect_payment_allocate(d crm.payment, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    part record;
BEGIN
    FOR part IN SELECT (x ->> 'invoice_id')::bigint AS invoice_id, (x ->> 'amount_kopecks')::bigint AS amount
                FROM jsonb_array_elements(arguments -> 'allocations') x ORDER BY 1 LOOP
        PERFORM sec.allocate(d.id, part.invoice_id, part.amount);
    END LOOP;
    UPDATE crm.payment SET kind = 'payment' WHERE id = d.id AND kind <> 'payment';
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_payment_confirm(d crm.payment, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    unpaid bigint;
BEGIN
    SELECT total_kopecks - paid_kopecks INTO unpaid FROM crm.invoice WHERE id = d.suggested_invoice_id;
    IF unpaid IS NULL THEN
        PERFORM sec.refuse('nothing_suggested');
    END IF;
    PERFORM sec.allocate(d.id, d.suggested_invoice_id, least(unpaid, d.amount_kopecks));
    RETURN NULL;
END $$;

-- Takes the allocations of a payment back: invoices are unpaid again, their promise returns to the ledger.
CREATE OR REPLACE FUNCTION sec.effect_payment_release(d crm.payment, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    a crm.payment_allocation;
    i crm.invoice;
    promised bigint;
BEGIN
    FOR a IN DELETE FROM crm.payment_allocation WHERE payment_id = d.id RETURNING * LOOP
        SELECT * INTO i FROM crm.invoice WHERE id = a.invoice_id FOR NO KEY UPDATE;
        promised := round((i.total_kopecks - i.paid_kopecks + a.amount_kopecks)::numeric * i.net_kopecks / i.total_kopecks);
        UPDATE crm.invoice SET paid_kopecks = paid_kopecks - a.amount_kopecks, committed_kopecks = promised,
            state = CASE WHEN paid_kopecks - a.amount_kopecks = 0 THEN 'issued' ELSE 'partly_paid' END WHERE id = i.id;
        PERFORM sec.book_income(i.organization_id, i.committed_year, 0, promised - i.committed_kopecks);
    END LOOP;
    UPDATE crm.payment SET allocated_kopecks = 0, confidence = 0, match_reason = '', suggested_invoice_id = NULL WHERE id = d.id;
    PERFORM sec.own_payment(d.id);
    RETURN NULL;
END $$;

-- Not a payment of a client: internal, other, refund. `payment` without an invoice is an advance of the client.
CREATE OR REPLACE FUNCTION sec.effect_payment_classify(d crm.payment, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT arguments ->> 'kind' = ANY (ARRAY['payment', 'refund_to_client', 'refund_from_supplier', 'internal', 'other']) THEN
        PERFORM sec.refuse('kind_unknown', '{"field": "kind"}');
    END IF;
    UPDATE crm.payment SET kind = arguments ->> 'kind' WHERE id = d.id;
    RETURN NULL;
END $$;

-- The invoice a payment most probably pays, with a confidence in percent and the reason.
CREATE OR REPLACE FUNCTION sec.match_payment(p crm.payment, p_number text, OUT invoice_id bigint, OUT confidence int, OUT reason text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    bare text := ltrim(regexp_replace(coalesce(p_number, ''), '^.*[^0-9]', ''), '0');
    same_client boolean;
    unpaid bigint;
BEGIN
    confidence := 0;
    reason := '';
    IF p.direction <> 'in' THEN
        RETURN;
    END IF;
    IF bare <> '' THEN
        SELECT i.id, i.client_id IS NOT DISTINCT FROM p.client_id, i.total_kopecks - i.paid_kopecks INTO invoice_id, same_client, unpaid
        FROM crm.invoice i
        WHERE i.organization_id = p.organization_id AND i.state IN ('issued', 'partly_paid') AND i.issued_on <= p.bank_on
          AND (upper(i.number) = upper(p_number) OR i.sequence::text = bare)
        ORDER BY upper(i.number) = upper(p_number) DESC, i.client_id IS NOT DISTINCT FROM p.client_id DESC, i.year DESC LIMIT 1;
        IF invoice_id IS NOT NULL THEN
            reason := CASE WHEN same_client AND unpaid = p.amount_kopecks THEN 'number_inn_sum' WHEN same_client THEN 'number_inn' ELSE 'number' END;
            confidence := CASE WHEN same_client AND p.amount_kopecks <= unpaid THEN 100 WHEN same_client THEN 80 ELSE 50 END;
            RETURN;
        END IF;
    END IF;
    IF p.client_id IS NOT NULL THEN
        SELECT max(i.id), CASE count(*) WHEN 1 THEN 80 ELSE 40 END, 'inn_sum' INTO invoice_id, confidence, reason
        FROM crm.invoice i WHERE i.organization_id = p.organization_id AND i.client_id = p.client_id
          AND i.state IN ('issued', 'partly_paid') AND i.total_kopecks - i.paid_kopecks = p.amount_kopecks AND i.issued_on <= p.bank_on
        HAVING count(*) > 0;
        confidence := coalesce(confidence, 0);
        reason := coalesce(reason, '');
    END IF;
END $$;

-- Imports a parsed statement {account, file_name, from_on, until_on, opening_kopecks, …, documents: [{direction, bank_on,
-- document_number, document_on, amount_kopecks, counterparty_*, purpose, duplicate_key, invoice_number}]}.
-- The same document twice changes nothing; what is matched with certainty is allocated, the rest waits in the queue.
CREATE OR REPLACE FUNCTION api.statement_import(p_statement jsonb, p_dry boolean DEFAULT false) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    owner_organization bigint;
    statement crm.bank_statement;
    r jsonb;
    p crm.payment;
    m record;
    answers jsonb := '[]';
    fresh int := 0;
    known int := 0;
    allocated int := 0;
BEGIN
    PERFORM sec.at_present();
    IF NOT sec.has_role('accountant') THEN
        PERFORM sec.deny();
    END IF;
    -- Statements of one account wait for each other: the second of two imports then knows the payments of the first.
    SELECT organization_id INTO owner_organization FROM crm.organization_account WHERE account = p_statement ->> 'account' FOR NO KEY UPDATE;
    IF owner_organization IS NULL THEN
        PERFORM sec.refuse('foreign_account', jsonb_build_object('account', p_statement ->> 'account'));
    END IF;
    IF NOT p_dry THEN
        INSERT INTO crm.bank_statement (organization_id, account, file_name, from_on, until_on, opening_kopecks, incoming_kopecks,
            outgoing_kopecks, closing_kopecks)
        SELECT owner_organization, s.account, coalesce(s.file_name, ''), s.from_on, s.until_on, s.opening_kopecks,
            coalesce(s.incoming_kopecks, 0), coalesce(s.outgoing_kopecks, 0), s.closing_kopecks
        FROM jsonb_populate_record(NULL::crm.bank_statement, p_statement - 'documents') s RETURNING * INTO statement;
    END IF;
    FOR r IN SELECT value FROM jsonb_array_elements(p_statement -> 'documents') ORDER BY value ->> 'bank_on' LOOP
        p := NULL;
        IF EXISTS (SELECT FROM crm.payment WHERE duplicate_key = r ->> 'duplicate_key') THEN
            known := known + 1;
            answers := answers || jsonb_build_object('key', r ->> 'duplicate_key', 'outcome', 'known');
            CONTINUE;
        END IF;
        fresh := fresh + 1;
        p := jsonb_populate_record(NULL::crm.payment, r - 'invoice_number' || jsonb_build_object('organization_id', owner_organization));
        IF p_dry THEN
            SELECT id INTO p.client_id FROM crm.client WHERE inn = p.counterparty_inn AND p.counterparty_inn <> '' AND deleted_at IS NULL LIMIT 1;
        ELSE
            INSERT INTO crm.payment (statement_id, organization_id, account, direction, bank_on, document_number, document_on,
                amount_kopecks, counterparty_name, counterparty_inn, counterparty_account, purpose, duplicate_key, kind)
            VALUES (statement.id, owner_organization, p_statement ->> 'account', p.direction, p.bank_on, coalesce(p.document_number, ''),
                p.document_on, p.amount_kopecks, coalesce(p.counterparty_name, ''), coalesce(p.counterparty_inn, ''),
                coalesce(p.counterparty_account, ''), coalesce(p.purpose, ''), p.duplicate_key,
                CASE WHEN p.direction = 'in' THEN 'payment' WHEN p.purpose ILIKE '%возврат%' THEN 'refund_to_client' ELSE 'other' END)
            RETURNING * INTO p;
        END IF;
        SELECT * INTO m FROM sec.match_payment(p, r ->> 'invoice_number');
        IF NOT p_dry AND p.state = 'unmatched' AND m.invoice_id IS NOT NULL THEN
            UPDATE crm.payment SET confidence = m.confidence, match_reason = m.reason, suggested_invoice_id = m.invoice_id,
                state = 'matched' WHERE id = p.id;
            IF m.confidence = 100 THEN
                PERFORM sec.allocate(p.id, m.invoice_id, p.amount_kopecks);
                UPDATE crm.payment SET state = 'allocated' WHERE id = p.id;
                allocated := allocated + 1;
            END IF;
        END IF;
        answers := answers || jsonb_build_object('key', r ->> 'duplicate_key', 'outcome', 'new', 'id', p.id, 'client', p.client_id IS NOT NULL,
            'invoice', (SELECT number FROM crm.invoice WHERE id = m.invoice_id), 'confidence', m.confidence, 'reason', m.reason);
    END LOOP;
    UPDATE crm.bank_statement SET new_count = fresh, known_count = known WHERE id = statement.id;
    RETURN jsonb_build_object('statement_id', statement.id, 'organization_id', owner_organization, 'new', fresh, 'known', known,
                              'allocated', allocated, 'documents', answers);
END $$;
