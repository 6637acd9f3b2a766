-- The ledger of a client (взаиморасчёты): acts and refunds are what he owes, payments what he gave; invoices stand beside it.

-- Everything between two days, under the reader's own row security: of a payment that pays several holders' invoices each sees his part.
-- Positive: the client owes. {opening_kopecks, debit_kopecks, credit_kopecks, closing_kopecks, overdue_kopecks, unpaid_kopecks, rows}.
CREATE OR REPLACE FUNCTION api.client_ledger(p_client bigint, p_organization bigint, p_from date, p_until date) RETURNS jsonb LANGUAGE sql STABLE AS $$
    WITH moves AS (
        SELECT a.act_on AS on_day, 2 AS place, 'act' AS document, a.id, a.number, a.organization_id, a.total_kopecks AS debit, 0::bigint AS credit,
            0::bigint AS asked, 0::bigint AS overdue, a.state
        FROM crm.act a WHERE a.client_id = p_client AND a.state IN ('issued', 'sent', 'signed') AND (p_organization IS NULL OR a.organization_id = p_organization)
        UNION ALL
        SELECT p.bank_on, CASE p.direction WHEN 'in' THEN 3 ELSE 4 END, 'payment', p.id, p.document_number, p.organization_id,
            CASE p.direction WHEN 'out' THEN x.amount ELSE 0 END, CASE p.direction WHEN 'in' THEN x.amount ELSE 0 END, 0, 0,
            CASE p.direction WHEN 'in' THEN 'payment' ELSE 'refund' END
        FROM crm.payment p CROSS JOIN LATERAL (SELECT (p.amount_kopecks - p.allocated_kopecks
            + coalesce((SELECT sum(l.amount_kopecks) FROM crm.payment_allocation l WHERE l.payment_id = p.id), 0))::bigint AS amount) x
        WHERE p.client_id = p_client AND (p_organization IS NULL OR p.organization_id = p_organization)
          AND (p.direction = 'in' AND p.kind = 'payment' OR p.direction = 'out' AND p.kind = 'refund_to_client')
        UNION ALL
        SELECT i.issued_on, 1, 'invoice', i.id, i.number, i.organization_id, 0, 0, i.total_kopecks,
            CASE WHEN i.state <> 'paid' AND i.due_on < current_date THEN i.total_kopecks - i.paid_kopecks ELSE 0 END, i.state
        FROM crm.invoice i WHERE i.client_id = p_client AND i.state IN ('issued', 'partly_paid', 'paid') AND (p_organization IS NULL OR i.organization_id = p_organization)
    ), opening AS (SELECT coalesce(sum(debit - credit), 0)::bigint AS kopecks FROM moves WHERE on_day < p_from),
    within AS (
        SELECT m.*, (SELECT kopecks FROM opening) + sum(debit - credit) OVER (ORDER BY on_day, place, id ROWS UNBOUNDED PRECEDING) AS balance
        FROM moves m WHERE on_day BETWEEN p_from AND p_until
    )
    SELECT jsonb_build_object('client', c.short_name, 'opening_kopecks', o.kopecks,
        'debit_kopecks', coalesce((SELECT sum(debit) FROM within), 0), 'credit_kopecks', coalesce((SELECT sum(credit) FROM within), 0),
        'closing_kopecks', o.kopecks + coalesce((SELECT sum(debit - credit) FROM within), 0),
        'overdue_kopecks', coalesce((SELECT sum(overdue) FROM moves), 0),
        'rows', (SELECT coalesce(jsonb_agg(jsonb_build_object('moved_on', w.on_day, 'document', w.document, 'id', w.id, 'number', coalesce(w.number, ''), 'state', w.state,
            'organization', s.short_name, 'debit_kopecks', w.debit, 'credit_kopecks', w.credit, 'asked_kopecks', w.asked, 'overdue_kopecks', w.overdue,
            'balance_kopecks', w.balance) ORDER BY w.on_day, w.place, w.id), '[]') FROM within w JOIN crm.organization s ON s.id = w.organization_id))
    FROM crm.client c CROSS JOIN opening o WHERE c.id = p_client $$;

-- Whether I see all that passed between a client of mine and an organisation: no act of others, and no part of a payment that is theirs.
CREATE OR REPLACE FUNCTION sec.sees_whole_ledger(p_client bigint, p_organization bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT NOT EXISTS (SELECT FROM crm.act a WHERE a.client_id = p_client AND a.organization_id = p_organization AND a.state IN ('issued', 'sent', 'signed')
            AND a.owner_id <> ALL (sec.my_owners()))
        AND NOT EXISTS (SELECT FROM crm.payment p WHERE p.client_id = p_client AND p.organization_id = p_organization
            AND (p.direction = 'in' AND p.kind = 'payment' OR p.direction = 'out' AND p.kind = 'refund_to_client')
            AND (NOT p.owner_ids && sec.my_owners() OR EXISTS (SELECT FROM crm.payment_allocation x WHERE x.payment_id = p.id AND x.owner_id <> ALL (sec.my_owners())))) $$;

-- What a reconciliation act prints. It speaks for the whole company, so only who sees all of a client may make one; those who sell
-- to him may, as long as all of it is theirs: an act that leaves something out would be signed as if it were whole.
CREATE OR REPLACE FUNCTION api.reconciliation(p_client bigint, p_organization bigint, p_from date, p_until date) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT (sec.has_role('accountant') OR sec.has_role('executive') OR sec.has_role('analyst') OR ((sec.has_role('manager') OR sec.has_role('assistant'))
            AND EXISTS (SELECT FROM crm.client WHERE id = p_client AND owner_ids && sec.my_owners()))) OR p_organization IS NULL
        OR NOT EXISTS (SELECT FROM crm.client WHERE id = p_client) OR NOT EXISTS (SELECT FROM crm.organization WHERE id = p_organization) THEN
        PERFORM sec.deny();
    ELSIF NOT (sec.has_role('accountant') OR sec.has_role('executive') OR sec.has_role('analyst')) AND NOT sec.sees_whole_ledger(p_client, p_organization) THEN
        PERFORM sec.refuse('reconciliation_partial');
    END IF;
    RETURN api.client_ledger(p_client, p_organization, p_from, p_until)
        || jsonb_build_object('snapshot', sec.requisites_snapshot(p_organization, p_client, p_until));
END $$;
