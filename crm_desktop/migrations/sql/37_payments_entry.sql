-- Payments entered by hand: checked as a bank would, told of when one like it is there, taken out again while they pay nothing.

CREATE OR REPLACE FUNCTION sec.check_entered_payment(p crm.payment) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p.amount_kopecks IS NULL OR p.amount_kopecks <= 0 THEN
        PERFORM sec.refuse('amount_wrong', '{"field": "amount_kopecks"}');
    ELSIF p.bank_on > current_date THEN
        PERFORM sec.refuse('payment_in_future', '{"field": "bank_on"}');
    ELSIF p.bank_on < current_date - 1100 THEN
        PERFORM sec.refuse('payment_too_early', '{"field": "bank_on"}');
    ELSIF NOT EXISTS (SELECT FROM crm.organization_account a WHERE a.organization_id = p.organization_id AND a.account = p.account) THEN
        PERFORM sec.refuse('account_of_another', jsonb_build_object('field', 'account', 'account', p.account));
    ELSIF p.counterparty_inn <> '' AND NOT sec.inn_valid(p.counterparty_inn) THEN
        PERFORM sec.refuse('payer_inn_wrong', '{"field": "counterparty_inn"}');
    ELSIF p.account = p.counterparty_account THEN
        PERFORM sec.refuse('same_account', '{"field": "counterparty_account"}');
    END IF;
END $$;

-- Enters {organization_id, account, direction, bank_on, document_number, document_on, amount_kopecks, counterparty_*, purpose, client_id, note}.
-- One like it (day, sum, way, account and payer or number) is asked about before it is entered a second time.
CREATE OR REPLACE FUNCTION api.payment_enter(p_payment jsonb, p_sure boolean DEFAULT false) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    p crm.payment := jsonb_populate_record(NULL::crm.payment, p_payment);
    alike bigint[];
    m record;
BEGIN
    PERFORM sec.at_present();
    IF NOT sec.has_role('accountant') THEN
        PERFORM sec.deny();
    ELSIF p.organization_id IS NULL OR coalesce(p.account, '') = '' OR p.bank_on IS NULL OR coalesce(p.direction, '') NOT IN ('in', 'out') THEN
        PERFORM sec.refuse('field_required', jsonb_build_object('field', CASE WHEN p.organization_id IS NULL OR coalesce(p.account, '') = '' THEN 'account'
            WHEN p.bank_on IS NULL THEN 'bank_on' ELSE 'direction' END));
    ELSIF p.client_id IS NOT NULL AND NOT EXISTS (SELECT FROM crm.client WHERE id = p.client_id AND deleted_at IS NULL) THEN
        PERFORM sec.deny();
    END IF;
    -- Two people who enter the same payment, or one and the statement, wait for each other.
    PERFORM FROM crm.organization_account WHERE account = p.account FOR NO KEY UPDATE;
    SELECT array_agg(x.id) INTO alike FROM crm.payment x WHERE x.account = p.account AND x.direction = p.direction AND x.bank_on = p.bank_on
        AND x.amount_kopecks = p.amount_kopecks AND (x.counterparty_inn = coalesce(p.counterparty_inn, '')
            OR x.document_number = p.document_number AND p.document_number <> '' OR x.client_id = p.client_id);
    IF alike IS NOT NULL AND NOT p_sure THEN
        PERFORM sec.refuse('payment_alike', jsonb_build_object('documents', sec.payment_names(alike)));
    END IF;
    INSERT INTO crm.payment (organization_id, account, direction, bank_on, document_number, document_on, amount_kopecks, counterparty_name,
        counterparty_inn, counterparty_account, purpose, client_id, note, kind, duplicate_key)
    VALUES (p.organization_id, p.account, p.direction, p.bank_on, coalesce(p.document_number, ''), p.document_on, p.amount_kopecks,
        coalesce(nullif(p.counterparty_name, ''), (SELECT short_name FROM crm.client WHERE id = p.client_id), ''),
        coalesce(nullif(p.counterparty_inn, ''), (SELECT inn FROM crm.client WHERE id = p.client_id), ''),
        coalesce(p.counterparty_account, ''), coalesce(p.purpose, ''), p.client_id, coalesce(p.note, ''),
        CASE WHEN p.direction = 'in' THEN 'payment' ELSE 'other' END, '')
    RETURNING * INTO p;
    IF p.state = 'unmatched' THEN
        SELECT * INTO m FROM sec.match_payment(p, p_payment ->> 'invoice_number');
        UPDATE crm.payment SET confidence = m.confidence, match_reason = m.reason, suggested_invoice_id = m.invoice_id, state = 'matched'
        WHERE id = p.id AND m.invoice_id IS NOT NULL;
    END IF;
    PERFORM sec.record('payment', to_jsonb(p), 'step', 'enter');
    RETURN jsonb_build_object('id', p.id);
END $$;

-- Takes out what was entered by mistake; what the bank said goes only with its statement.
CREATE OR REPLACE FUNCTION api.payment_withdraw(p_id bigint, p_version int) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    p crm.payment;
BEGIN
    PERFORM sec.at_present();
    SELECT * INTO p FROM crm.payment WHERE id = p_id AND sec.has_role('accountant') FOR UPDATE;
    IF p.id IS NULL THEN
        PERFORM sec.deny();
    ELSIF p.version <> p_version THEN
        PERFORM sec.stale();
    ELSIF NOT p.entered_by_hand OR p.statement_id IS NOT NULL THEN
        PERFORM sec.refuse('payment_of_bank');
    ELSIF p.allocated_kopecks > 0 OR p.refund_of_ids <> '{}' OR sec.refunds_of(ARRAY[p.id]) <> '{}' THEN
        PERFORM sec.refuse('payment_in_use');
    END IF;
    PERFORM sec.remove_payments(ARRAY[p.id]);
    RETURN jsonb_build_object('id', p.id);
END $$;
