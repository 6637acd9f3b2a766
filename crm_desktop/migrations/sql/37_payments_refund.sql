-- Money given back to a client: it names the payments it gives back, and the invoices that are less paid by it.

-- What of a payment pays an invoice still, after what was given back.
CREATE OR REPLACE FUNCTION sec.still_paid(p_payment bigint, p_invoice bigint) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT (coalesce((SELECT a.amount_kopecks FROM crm.payment_allocation a WHERE a.payment_id = p_payment AND a.invoice_id = p_invoice), 0)
        - coalesce((SELECT sum(r.amount_kopecks) FROM priv.refund_part r WHERE r.payment_id = p_payment AND r.invoice_id = p_invoice), 0))::bigint $$;

-- The payment a refund may give back, locked.
CREATE OR REPLACE FUNCTION sec.payment_to_refund(d crm.payment, p_id bigint) RETURNS crm.payment LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    p crm.payment;
BEGIN
    SELECT * INTO p FROM crm.payment WHERE id = p_id FOR NO KEY UPDATE;
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
    RETURN p;
END $$;

-- What is asked, as [{payment_id, invoice_id, amount_kopecks}]; without `parts` one payment is meant, and what stands in no
-- invoice comes off the client's credit.
CREATE OR REPLACE FUNCTION sec.refund_parts(d crm.payment, arguments jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN jsonb_typeof(arguments -> 'parts') = 'array' THEN arguments -> 'parts' ELSE (
        SELECT coalesce(jsonb_agg(x || jsonb_build_object('payment_id', arguments -> 'payment_id')), '[]')
            || CASE WHEN d.amount_kopecks > coalesce(sum((x ->> 'amount_kopecks')::bigint), 0) THEN jsonb_build_array(jsonb_build_object(
                'payment_id', arguments -> 'payment_id', 'amount_kopecks', d.amount_kopecks - coalesce(sum((x ->> 'amount_kopecks')::bigint), 0))) ELSE '[]' END
        FROM jsonb_array_elements(coalesce(arguments -> 'allocations', '[]')) x) END $$;

-- Gives back parts of several payments of one client; together they are the refund, to the kopeck.
CREATE OR REPLACE FUNCTION sec.effect_payment_refund(d crm.payment, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    asked jsonb := sec.refund_parts(d, arguments);
    p crm.payment;
    part record;
    room bigint;
    given bigint;
    in_invoices bigint;
    ids bigint[] := ARRAY(SELECT DISTINCT (x ->> 'payment_id')::bigint FROM jsonb_array_elements(asked) x ORDER BY 1);
    whose crm.payment;
BEGIN
    IF ids = '{}' OR ids @> ARRAY[NULL::bigint] OR cardinality(ids) > 100 THEN
        PERFORM sec.refuse('field_required', '{"field": "payment_id"}');
    END IF;
    FOR part IN SELECT unnest(ids) AS id LOOP
        p := sec.payment_to_refund(d, part.id);
        IF whose.id IS NOT NULL AND p.client_id IS DISTINCT FROM whose.client_id THEN
            PERFORM sec.refuse('refund_another_client', jsonb_build_object('field', 'payment_id', 'client', p.client_name));
        END IF;
        whose := p;
    END LOOP;
    IF EXISTS (SELECT FROM jsonb_array_elements(asked) x WHERE coalesce((x ->> 'amount_kopecks')::bigint <= 0, true)) THEN
        PERFORM sec.refuse('amount_wrong');
    END IF;
    SELECT coalesce(sum((x ->> 'amount_kopecks')::bigint), 0), coalesce(sum((x ->> 'amount_kopecks')::bigint) FILTER (WHERE x ->> 'invoice_id' IS NOT NULL), 0)
    INTO given, in_invoices FROM jsonb_array_elements(asked) x;
    IF given > d.amount_kopecks THEN
        PERFORM sec.refuse('over_payment', jsonb_build_object('left_kopecks', d.amount_kopecks, 'amount_kopecks', given));
    ELSIF given < d.amount_kopecks THEN
        PERFORM sec.refuse('refund_incomplete', jsonb_build_object('given_kopecks', given, 'amount_kopecks', d.amount_kopecks));
    END IF;
    FOR part IN SELECT (x ->> 'payment_id')::bigint AS payment_id, (x ->> 'invoice_id')::bigint AS invoice_id, sum((x ->> 'amount_kopecks')::bigint)::bigint AS amount
                FROM jsonb_array_elements(asked) x GROUP BY 1, 2 ORDER BY 2 NULLS LAST, 1 LOOP
        SELECT * INTO p FROM crm.payment WHERE id = part.payment_id;
        room := CASE WHEN part.invoice_id IS NULL THEN sec.payment_credit(p) ELSE sec.still_paid(p.id, part.invoice_id) END;
        IF part.amount > room THEN
            PERFORM sec.refuse('over_refund', jsonb_build_object('left_kopecks', room, 'amount_kopecks', part.amount));
        END IF;
        INSERT INTO priv.refund_part (refund_id, payment_id, invoice_id, amount_kopecks) VALUES (d.id, p.id, part.invoice_id, part.amount);
        IF part.invoice_id IS NULL THEN
            UPDATE crm.payment SET returned_kopecks = returned_kopecks + part.amount WHERE id = p.id;
        END IF;
    END LOOP;
    FOR part IN SELECT invoice_id, sum(amount_kopecks)::bigint AS amount FROM priv.refund_part WHERE refund_id = d.id AND invoice_id IS NOT NULL GROUP BY 1 ORDER BY 1 LOOP
        INSERT INTO crm.payment_allocation (payment_id, invoice_id, owner_id, bank_on, amount_kopecks)
        SELECT d.id, i.id, i.owner_id, d.bank_on, part.amount FROM crm.invoice i WHERE i.id = part.invoice_id;
        PERFORM sec.change_paid(part.invoice_id, -part.amount, 'refund', d.bank_on);
    END LOOP;
    UPDATE crm.payment SET kind = 'refund_to_client', refund_of_ids = ids, allocated_kopecks = in_invoices, client_id = whose.client_id,
        client_name = whose.client_name, suggested_invoice_id = NULL, confidence = 0, match_reason = '' WHERE id = d.id;
    PERFORM sec.own_payment(d.id);
    RETURN NULL;
END $$;

-- The parts of refunds go: what was credit is credit again.
CREATE OR REPLACE FUNCTION sec.forget_refunds(p_ids bigint[]) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    UPDATE crm.payment p SET returned_kopecks = returned_kopecks - x.amount
    FROM (SELECT payment_id, sum(amount_kopecks) AS amount FROM priv.refund_part WHERE refund_id = ANY (p_ids) AND invoice_id IS NULL GROUP BY 1) x WHERE p.id = x.payment_id;
    DELETE FROM priv.refund_part WHERE refund_id = ANY (p_ids);
    UPDATE crm.payment SET refund_of_ids = '{}' WHERE id = ANY (p_ids) AND refund_of_ids <> '{}' $$;

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
