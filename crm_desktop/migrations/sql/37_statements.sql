-- Bank statements: matched with a confidence, imported whole or not at all.

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
    entered bigint;
    adopted bigint[] := '{}';
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
        SELECT x.id INTO entered FROM crm.payment x WHERE x.entered_by_hand AND x.duplicate_key LIKE 'hand|%' AND x.account = p_statement ->> 'account'
            AND x.direction = r ->> 'direction' AND x.bank_on = (r ->> 'bank_on')::date AND x.amount_kopecks = (r ->> 'amount_kopecks')::bigint
            AND x.counterparty_inn = coalesce(r ->> 'counterparty_inn', '') AND x.document_number IN ('', coalesce(r ->> 'document_number', ''))
            AND x.id <> ALL (adopted) ORDER BY x.id LIMIT 1;
        IF FOUND THEN
            -- What somebody entered before the bank said it is the same money.
            known := known + 1;
            adopted := adopted || entered;
            IF NOT p_dry THEN
                UPDATE crm.payment SET duplicate_key = r ->> 'duplicate_key' WHERE id = entered;
            END IF;
            answers := answers || jsonb_build_object('key', r ->> 'duplicate_key', 'outcome', 'known', 'id', entered);
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

-- All accounts of a file at once: one that is not ours, or cannot be taken, leaves nothing of the others behind.
CREATE OR REPLACE FUNCTION api.statements_import(p_statements jsonb, p_dry boolean DEFAULT false) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    one jsonb;
    answers jsonb := '[]';
BEGIN
    FOR one IN SELECT value FROM jsonb_array_elements(p_statements) ORDER BY value ->> 'account' LOOP
        answers := answers || jsonb_build_array(api.statement_import(one, p_dry) || jsonb_build_object('account', one ->> 'account'));
    END LOOP;
    RETURN jsonb_build_object('accounts', answers);
END $$;
