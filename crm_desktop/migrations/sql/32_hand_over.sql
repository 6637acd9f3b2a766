-- A direction goes to another holder, and what hangs on it goes along; what the former holder had issued he may still read.

-- Rewrites the holder of everything of these deals, which the caller has locked by their directions. What was given out under a number
-- is remembered for those whose it was until now, if it was made since `p_since`: what is only given back was never theirs.
CREATE OR REPLACE FUNCTION sec.pass_deals(p_deals bigint[], p_to bigint, p_since timestamptz DEFAULT '-infinity') RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    deals bigint[] := ARRAY(SELECT id FROM crm.deal WHERE id = ANY (p_deals) ORDER BY id FOR NO KEY UPDATE);
    former bigint[] := ARRAY(SELECT DISTINCT owner_id FROM crm.deal WHERE id = ANY (p_deals) AND owner_id <> p_to);
BEGIN
    IF former = '{}' THEN
        RETURN;
    END IF;
    -- Whoever is writing lines holds the document; his are seen when he has ended.
    PERFORM FROM crm.calculation_request WHERE deal_id = ANY (deals) ORDER BY id FOR NO KEY UPDATE;
    PERFORM FROM crm.quote WHERE deal_id = ANY (deals) ORDER BY id FOR NO KEY UPDATE;
    PERFORM FROM crm.invoice WHERE deal_id = ANY (deals) ORDER BY id FOR NO KEY UPDATE;
    PERFORM FROM crm.act WHERE deal_id = ANY (deals) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO priv.past_document (employee_id, document, document_id)
    SELECT q.owner_id, 'quote', q.id FROM crm.quote q WHERE q.deal_id = ANY (deals) AND q.owner_id <> p_to AND q.state NOT IN ('draft', 'on_approval', 'approved') AND q.created_at >= p_since
    UNION ALL SELECT i.owner_id, 'invoice', i.id FROM crm.invoice i WHERE i.deal_id = ANY (deals) AND i.owner_id <> p_to AND i.number IS NOT NULL AND i.created_at >= p_since
    UNION ALL SELECT a.owner_id, 'act', a.id FROM crm.act a WHERE a.deal_id = ANY (deals) AND a.owner_id <> p_to AND a.number IS NOT NULL AND a.created_at >= p_since
    ON CONFLICT DO NOTHING;
    UPDATE crm.payment_allocation x SET owner_id = p_to FROM crm.invoice i WHERE i.id = x.invoice_id AND i.deal_id = ANY (deals) AND x.owner_id <> p_to;
    PERFORM sec.own_payment(x.id) FROM (SELECT DISTINCT a.payment_id AS id FROM crm.payment_allocation a JOIN crm.invoice i ON i.id = a.invoice_id
        WHERE i.deal_id = ANY (deals)) x;
    UPDATE crm.quote_line x SET owner_id = p_to FROM crm.quote p WHERE p.id = x.quote_id AND p.deal_id = ANY (deals) AND x.owner_id <> p_to;
    UPDATE crm.invoice_line x SET owner_id = p_to FROM crm.invoice p WHERE p.id = x.invoice_id AND p.deal_id = ANY (deals) AND x.owner_id <> p_to;
    UPDATE crm.act_line x SET owner_id = p_to FROM crm.act p WHERE p.id = x.act_id AND p.deal_id = ANY (deals) AND x.owner_id <> p_to;
    UPDATE crm.calculation x SET owner_id = p_to FROM crm.calculation_line p WHERE p.id = x.line_id AND p.deal_id = ANY (deals) AND x.owner_id <> p_to;
    UPDATE crm.file x SET owner_id = p_to FROM (
        SELECT 'deal' AS document, unnest(deals) AS id UNION ALL SELECT 'quote', id FROM crm.quote WHERE deal_id = ANY (deals)
        UNION ALL SELECT 'invoice', id FROM crm.invoice WHERE deal_id = ANY (deals) UNION ALL SELECT 'act', id FROM crm.act WHERE deal_id = ANY (deals)
        UNION ALL SELECT 'work_item', id FROM crm.work_item WHERE deal_id = ANY (deals)
        UNION ALL SELECT 'issued_document', id FROM crm.issued_document WHERE deal_id = ANY (deals)
        UNION ALL SELECT 'calculation_request', id FROM crm.calculation_request WHERE deal_id = ANY (deals)) d
    WHERE x.document = d.document AND x.document_id = d.id AND x.owner_id <> p_to;
    UPDATE crm.event SET owner_id = p_to WHERE deal_id = ANY (deals) AND owner_id <> p_to;
    UPDATE crm.approval SET owner_id = p_to WHERE deal_id = ANY (deals) AND owner_id <> p_to;
    UPDATE crm.calculation_line SET owner_id = p_to WHERE deal_id = ANY (deals) AND owner_id <> p_to;
    UPDATE crm.calculation_request SET owner_id = p_to WHERE deal_id = ANY (deals) AND owner_id <> p_to;
    UPDATE crm.quote SET owner_id = p_to WHERE deal_id = ANY (deals) AND owner_id <> p_to;
    UPDATE crm.invoice SET owner_id = p_to WHERE deal_id = ANY (deals) AND owner_id <> p_to;
    UPDATE crm.work_item SET owner_id = p_to WHERE deal_id = ANY (deals) AND owner_id <> p_to;
    UPDATE crm.issued_document SET owner_id = p_to WHERE deal_id = ANY (deals) AND owner_id <> p_to;
    UPDATE crm.act SET owner_id = p_to WHERE deal_id = ANY (deals) AND owner_id <> p_to;
    UPDATE crm.task SET assignee_id = p_to WHERE state = 'open' AND assignee_id = ANY (former) AND (document = 'deal' AND document_id = ANY (deals)
        OR document = 'quote' AND document_id IN (SELECT id FROM crm.quote WHERE deal_id = ANY (deals))
        OR document = 'invoice' AND document_id IN (SELECT id FROM crm.invoice WHERE deal_id = ANY (deals))
        OR document = 'act' AND document_id IN (SELECT id FROM crm.act WHERE deal_id = ANY (deals))
        OR document = 'work_item' AND document_id IN (SELECT id FROM crm.work_item WHERE deal_id = ANY (deals)));
    UPDATE crm.deal SET owner_id = p_to WHERE id = ANY (deals) AND owner_id <> p_to;
    -- the right to read the past is a role: its policy costs nobody else anything
    PERFORM sec.sync_login(e.login, sec.roles_of(e)) FROM crm.employee e
    WHERE e.id = ANY (former) OR e.id IN (SELECT a.assistant_id FROM crm.assistance a WHERE a.manager_id = ANY (former));
END $$;

-- Everything of a slot (locked by the caller) to another holder.
CREATE OR REPLACE FUNCTION sec.pass_slot(p_slot bigint, p_to bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.pass_deals(ARRAY(SELECT id FROM crm.deal WHERE client_direction_id = p_slot), p_to) $$;

-- Whether somebody leads the holder: he stands above him and does not merely assist.
CREATE OR REPLACE FUNCTION sec.leads_holder(p_owner bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM priv.visible v JOIN crm.employee e ON e.id = v.viewer_id WHERE v.viewer_id = sec.me() AND v.owner_id = p_owner
        AND v.owner_id <> v.viewer_id AND e.roles && ARRAY['manager', 'executive'])
        AND NOT EXISTS (SELECT FROM crm.assistance a WHERE a.assistant_id = sec.me() AND a.manager_id = p_owner) $$;

CREATE OR REPLACE FUNCTION sec.guard_client_direction_undecided(d crm.client_direction, arguments jsonb) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.obstacle('approval_pending', jsonb_build_object('count', count(*))) FROM crm.approval a JOIN crm.deal x ON x.id = a.deal_id
    WHERE x.client_direction_id = d.id AND a.state = 'pending' HAVING count(*) > 0 $$;

-- Передача дел of one direction: to an active manager, with everything that hangs on it. No quota is counted: nobody claimed.
CREATE OR REPLACE FUNCTION sec.effect_client_direction_hand_over(d crm.client_direction, arguments jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    next_id bigint := (arguments ->> 'manager_id')::bigint;
BEGIN
    IF next_id = d.holder_id OR NOT EXISTS (SELECT FROM crm.employee WHERE id = next_id AND active AND roles && ARRAY['manager', 'executive']) THEN
        PERFORM sec.refuse('cannot_hand_over', '{"field": "manager_id"}');
    ELSIF NOT sec.has_role('analyst') AND NOT next_id = ANY (sec.my_holders()) THEN
        PERFORM sec.refuse('hand_over_outside', '{"field": "manager_id"}');
    END IF;
    PERFORM sec.give_slot(d, next_id, coalesce(arguments ->> 'reason', ''));
    RETURN NULL;
END $$;

-- Rewrites the holder of held directions (locked) and their history; no quota is counted: nobody claimed.
CREATE OR REPLACE FUNCTION sec.change_holder(p_slots bigint[], p_to bigint, p_reason text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.end_claim(s, 'handed_over', p_reason) FROM unnest(p_slots) s;
    INSERT INTO crm.claim (client_direction_id, owner_id, client_id, new_client, claimed_at, claimed_by)
    SELECT d.id, p_to, d.client_id, false, clock_timestamp(), sec.me() FROM crm.client_direction d WHERE d.id = ANY (p_slots);
    UPDATE crm.client_direction SET last_holder_id = holder_id, holder_id = p_to, owner_id = p_to, held_at = now(), last_activity_at = now(),
        warned_on = NULL, keep_until_on = NULL WHERE id = ANY (p_slots);
END $$;

-- Another holder for a held direction (already locked), with its past: the claim of the former one ends, no quota is counted.
CREATE OR REPLACE FUNCTION sec.give_slot(d crm.client_direction, p_to bigint, p_reason text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.change_holder(ARRAY[d.id], p_to, p_reason);
    PERFORM sec.pass_slot(d.id, p_to);
END $$;
