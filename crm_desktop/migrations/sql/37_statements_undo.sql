-- A whole statement taken back: allocations return, income is un-booked, its payments go. Work that its money released stays under way.

-- Takes payments out that nothing depends on; refused when somebody filed something with them or waits for an answer.
CREATE OR REPLACE FUNCTION sec.remove_payments(p_ids bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    held bigint[] := ARRAY(SELECT f.document_id FROM crm.file f WHERE f.document = 'payment' AND f.document_id = ANY (p_ids)
        UNION SELECT t.document_id FROM crm.task t WHERE t.document = 'payment' AND t.document_id = ANY (p_ids) AND t.state = 'open');
BEGIN
    IF held <> '{}' THEN
        PERFORM sec.refuse('payment_held', jsonb_build_object('documents', sec.payment_names(held)));
    END IF;
    DELETE FROM crm.event WHERE document = 'payment' AND document_id = ANY (p_ids);
    PERFORM sec.forget_refunds(p_ids);
    DELETE FROM crm.payment WHERE id = ANY (p_ids);
END $$;

-- Works that the money of a statement released and that the invoice, without it, would not: [{number, title, client}].
CREATE OR REPLACE FUNCTION sec.works_released_by(p_payments bigint[]) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('number', w.number, 'title', w.title, 'client', w.client_name) ORDER BY w.id), '[]')
    FROM (SELECT a.invoice_id, sum(CASE p.direction WHEN 'in' THEN a.amount_kopecks ELSE -a.amount_kopecks END) AS taken
          FROM crm.payment_allocation a JOIN crm.payment p ON p.id = a.payment_id WHERE p.id = ANY (p_payments) GROUP BY 1) x
    JOIN crm.invoice i ON i.id = x.invoice_id JOIN crm.work_item w ON w.invoice_id = i.id
    CROSS JOIN LATERAL (SELECT CASE w.payment_condition WHEN 'full' THEN i.total_kopecks
        ELSE round(i.total_kopecks * coalesce(w.payment_percent, 100) / 100) END AS needed) n
    WHERE w.state NOT IN ('planned', 'cancelled') AND NOT w.early_start AND w.payment_condition <> 'none'
      AND i.paid_kopecks >= n.needed AND i.paid_kopecks - x.taken < n.needed $$;

-- Takes a statement back, by an accountant. Refused with their list while refunds of other statements give its money back.
-- Answers {payments, amount_kopecks, invoices: [numbers], works: […]}; `p_dry` only says what would happen.
CREATE OR REPLACE FUNCTION api.statement_undo(p_id bigint, p_dry boolean DEFAULT false) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s crm.bank_statement;
    ids bigint[];
    refunds bigint[];
    told jsonb;
    x record;
BEGIN
    PERFORM sec.at_present();
    SELECT * INTO s FROM crm.bank_statement WHERE id = p_id AND sec.has_role('accountant');
    IF s.id IS NULL THEN
        PERFORM sec.deny();
    END IF;
    PERFORM FROM crm.organization_account WHERE account = s.account FOR NO KEY UPDATE;
    SELECT * INTO s FROM crm.bank_statement WHERE id = p_id FOR UPDATE;
    IF s.undone_at IS NOT NULL THEN
        PERFORM sec.refuse('statement_undone');
    END IF;
    ids := ARRAY(SELECT id FROM (SELECT id FROM crm.payment WHERE statement_id = s.id ORDER BY id FOR UPDATE) p);
    refunds := ARRAY(SELECT r.id FROM unnest(sec.refunds_of(ids)) r(id) WHERE r.id <> ALL (ids));
    IF refunds <> '{}' THEN
        PERFORM sec.refuse('statement_refunded', jsonb_build_object('documents', sec.payment_names(refunds)));
    END IF;
    told := jsonb_build_object('payments', cardinality(ids), 'works', sec.works_released_by(ids),
        'amount_kopecks', (SELECT coalesce(sum(allocated_kopecks), 0) FROM crm.payment WHERE id = ANY (ids)),
        'invoices', (SELECT coalesce(jsonb_agg(DISTINCT i.number), '[]') FROM crm.payment_allocation a JOIN crm.invoice i ON i.id = a.invoice_id WHERE a.payment_id = ANY (ids)));
    IF p_dry THEN
        RETURN told;
    END IF;
    FOR x IN SELECT a.invoice_id, sum(CASE p.direction WHEN 'in' THEN -a.amount_kopecks ELSE a.amount_kopecks END)::bigint AS change, max(a.bank_on) AS bank_on
             FROM crm.payment_allocation a JOIN crm.payment p ON p.id = a.payment_id WHERE p.id = ANY (ids) GROUP BY 1 ORDER BY 1 LOOP
        PERFORM sec.change_paid(x.invoice_id, x.change, 'unpay', x.bank_on);
    END LOOP;
    DELETE FROM crm.payment_allocation WHERE payment_id = ANY (ids);
    PERFORM sec.remove_payments(ids);
    UPDATE crm.bank_statement SET undone_at = clock_timestamp(), undone_by = sec.me() WHERE id = s.id;
    RETURN told;
END $$;

-- Statements that were imported, newest first, for accountants.
CREATE OR REPLACE FUNCTION api.statements() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.id DESC), '[]') FROM (
        SELECT s.id, s.file_name, s.account, o.short_name AS organization, s.from_on, s.until_on, s.new_count, s.known_count, s.created_at, s.undone_at,
            a.short_name AS author, u.short_name AS undone_by
        FROM crm.bank_statement s JOIN crm.organization o ON o.id = s.organization_id LEFT JOIN crm.employee a ON a.id = s.created_by
        LEFT JOIN crm.employee u ON u.id = s.undone_by WHERE sec.has_role('accountant') ORDER BY s.id DESC LIMIT 200) x $$;
