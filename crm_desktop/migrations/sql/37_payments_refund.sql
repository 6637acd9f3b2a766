-- Money given back to a client: it names the payment it gives back, and the invoices that are less paid by it.

-- What of a payment pays an invoice still, after what was given back.
CREATE OR REPLACE FUNCTION sec.still_paid(p_payment bigint, p_invoice bigint) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT (coalesce((SELECT a.amount_kopecks FROM crm.payment_allocation a WHERE a.payment_id = p_payment AND a.invoice_id = p_invoice), 0)
        - coalesce((SELECT sum(a.amount_kopecks) FROM crm.payment_allocation a JOIN crm.payment r ON r.id = a.payment_id
            WHERE r.refund_of_id = p_payment AND a.invoice_id = p_invoice), 0))::bigint $$;

-- Arguments: payment_id, allocations [{invoice_id, amount_kopecks}]; what stands in no invoice comes off the client's credit.
CREATE OR REPLACE FUNCTION sec.effect_payment_refund(d crm.payment, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    p crm.payment;
    part record;
    parts jsonb := coalesce(arguments -> 'allocations', '[]');
    given bigint := 0;
BEGIN
    SELECT * INTO p FROM crm.payment WHERE id = (arguments ->> 'payment_id')::bigint FOR NO KEY UPDATE;
    IF p.id IS NULL THEN
        PERFORM sec.deny();
    ELSIF d.direction <> 'out' OR p.direction <> 'in' OR p.kind <> 'payment' OR p.state NOT IN ('allocated', 'ignored')
        OR sec.is_own(d) OR sec.is_own(p) THEN
        PERFORM sec.refuse('not_a_refund', '{"field": "payment_id"}');
    ELSIF p.organization_id <> d.organization_id THEN
        PERFORM sec.refuse('refund_elsewhere', '{"field": "payment_id"}');
    ELSIF p.client_id IS DISTINCT FROM coalesce(d.client_id, p.client_id) THEN
        PERFORM sec.refuse('refund_another_client', jsonb_build_object('field', 'payment_id', 'client', p.client_name));
    ELSIF d.bank_on < p.bank_on THEN
        PERFORM sec.refuse('refund_before_payment', jsonb_build_object('field', 'payment_id', 'on', p.bank_on));
    END IF;
    FOR part IN SELECT (x ->> 'invoice_id')::bigint AS invoice_id, sum((x ->> 'amount_kopecks')::bigint)::bigint AS amount, min((x ->> 'amount_kopecks')::bigint) AS least
                FROM jsonb_array_elements(parts) x GROUP BY 1 ORDER BY 1 LOOP
        IF part.least IS NULL OR part.least <= 0 THEN
            PERFORM sec.refuse('amount_wrong');
        ELSIF part.amount > sec.still_paid(p.id, part.invoice_id) THEN
            PERFORM sec.refuse('over_refund', jsonb_build_object('left_kopecks', sec.still_paid(p.id, part.invoice_id), 'amount_kopecks', part.amount));
        END IF;
        INSERT INTO crm.payment_allocation (payment_id, invoice_id, owner_id, bank_on, amount_kopecks)
        SELECT d.id, i.id, i.owner_id, d.bank_on, part.amount FROM crm.invoice i WHERE i.id = part.invoice_id;
        PERFORM sec.change_paid(part.invoice_id, -part.amount, 'refund', d.bank_on);
        given := given + part.amount;
    END LOOP;
    IF given > d.amount_kopecks THEN
        PERFORM sec.refuse('over_payment', jsonb_build_object('left_kopecks', d.amount_kopecks, 'amount_kopecks', given));
    ELSIF d.amount_kopecks - given > sec.payment_credit(p) THEN
        PERFORM sec.refuse('over_refund', jsonb_build_object('left_kopecks', sec.payment_credit(p), 'amount_kopecks', d.amount_kopecks - given));
    END IF;
    UPDATE crm.payment SET kind = 'refund_to_client', refund_of_id = p.id, allocated_kopecks = given, client_id = p.client_id,
        client_name = p.client_name, suggested_invoice_id = NULL, confidence = 0, match_reason = '' WHERE id = d.id;
    PERFORM sec.own_payment(d.id);
    RETURN NULL;
END $$;

-- Payments a refund may give back: of the same organisation and client, not later, with what is left of them and in which invoices.
CREATE OR REPLACE FUNCTION api.payment_refundable(p_id bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.bank_on DESC, x.payment_id DESC), '[]') FROM (
        SELECT p.id AS payment_id, p.document_number AS number, p.bank_on, p.client_name AS client, p.amount_kopecks,
            sec.payment_credit(p) AS credit_kopecks, (SELECT coalesce(jsonb_agg(jsonb_build_object('invoice_id', i.id, 'number', i.number, 'issued_on', i.issued_on,
                'left_kopecks', sec.still_paid(p.id, i.id)) ORDER BY i.id DESC), '[]')
                FROM crm.payment_allocation a JOIN crm.invoice i ON i.id = a.invoice_id WHERE a.payment_id = p.id AND sec.still_paid(p.id, i.id) > 0) AS invoices
        FROM crm.payment d JOIN crm.payment p ON p.organization_id = d.organization_id AND p.client_id = coalesce(d.client_id, p.client_id)
        WHERE d.id = p_id AND sec.has_role('accountant') AND d.direction = 'out' AND d.state IN ('unmatched', 'matched')
          AND p.direction = 'in' AND p.kind = 'payment' AND p.state IN ('allocated', 'ignored') AND p.bank_on <= d.bank_on
          AND (d.client_id IS NOT NULL OR p.amount_kopecks = d.amount_kopecks)
          AND (sec.payment_credit(p) > 0 OR EXISTS (SELECT FROM crm.payment_allocation a WHERE a.payment_id = p.id AND sec.still_paid(p.id, a.invoice_id) > 0))
        ORDER BY p.bank_on DESC, p.id DESC LIMIT 30) x $$;
