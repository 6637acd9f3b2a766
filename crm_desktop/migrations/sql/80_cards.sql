-- Who may edit a draft, and what a card shows beyond its own row.

CREATE OR REPLACE FUNCTION sec.may_edit_deal(d crm.deal) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT sec.works_for(d.owner_id) $$;
CREATE OR REPLACE FUNCTION sec.may_edit_calculation_request(d crm.calculation_request) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT sec.works_for(d.owner_id) $$;
CREATE OR REPLACE FUNCTION sec.may_edit_calculation_line(d crm.calculation_line) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT sec.works_for(d.owner_id) $$;
CREATE OR REPLACE FUNCTION sec.may_edit_quote(d crm.quote) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT sec.works_for(d.owner_id) $$;
CREATE OR REPLACE FUNCTION sec.may_edit_invoice(d crm.invoice) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT sec.works_for(d.owner_id) $$;
CREATE OR REPLACE FUNCTION sec.may_edit_work_item(d crm.work_item) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT sec.works_for(d.owner_id) $$;
CREATE OR REPLACE FUNCTION sec.may_edit_act(d crm.act) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT sec.works_for(d.owner_id) $$;
CREATE OR REPLACE FUNCTION sec.may_edit_issued_document(d crm.issued_document) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT sec.has_role('expert') AND d.group_id = ANY (sec.my_working_groups()) $$;

CREATE OR REPLACE FUNCTION api.deal_more(d crm.deal) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('gaps', api.deal_closing_gaps(d.id),
        'client', (SELECT jsonb_build_object('id', c.id, 'inn', c.inn, 'phone', c.phone) FROM crm.client c WHERE c.id = d.client_id),
        'contacts', (SELECT coalesce(jsonb_agg(k || jsonb_build_object('name', k -> 'full_name')), '[]') FROM jsonb_array_elements(sec.people_of(d.client_id)) k
                     WHERE (k ->> 'active')::boolean OR k -> 'id' = to_jsonb(d.contact_id)),
        'timeline', api.timeline('deal', d.id, d.id),
        'calculated', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'service', l.service_name, 'subject', l.subject, 'quantity', l.quantity,
            'unit', l.unit, 'state', l.state, 'price_kopecks', l.price_kopecks, 'expert', e.short_name, 'due_at', l.due_at,
            'sold', sec.calculation_is_sold(l.id)) ORDER BY l.id), '[]')
            FROM crm.calculation_line l LEFT JOIN crm.employee e ON e.id = l.expert_id WHERE l.deal_id = d.id)) $$;
CREATE OR REPLACE FUNCTION api.calculation_request_more(d crm.calculation_request) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('line_steps', (SELECT jsonb_object_agg(l.id, api.calculation_line_steps(l.id)) FROM crm.calculation_line l WHERE l.request_id = d.id)) $$;

-- The calculation of a line: revisions, the draft, and - for those who may see it - the cost.
CREATE OR REPLACE FUNCTION api.calculation_line_more(d crm.calculation_line) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('sold', sec.calculation_is_sold(d.id), 'request', (SELECT jsonb_build_object('id', r.id, 'number', r.number, 'comment', r.comment, 'wanted_on', r.wanted_on,
            'version', r.version) FROM crm.calculation_request r WHERE r.id = d.request_id),
        'revisions', (SELECT coalesce(jsonb_agg(to_jsonb(c) || jsonb_build_object('costs', (SELECT coalesce(jsonb_agg(to_jsonb(k) ORDER BY k.position, k.id), '[]')
            FROM crm.calculation_cost k WHERE k.calculation_id = c.id)) ORDER BY c.revision DESC), '[]') FROM crm.calculation c WHERE c.line_id = d.id),
        'members', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.short_name) ORDER BY e.short_name), '[]')
            FROM crm.expert_group_member m JOIN crm.employee e ON e.id = m.employee_id AND e.active WHERE m.group_id = d.group_id),
        'siblings', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'service', l.service_name, 'price_kopecks', l.price_kopecks, 'client', l.client_name,
            'at', l.calculated_at) ORDER BY l.calculated_at DESC), '[]') FROM (SELECT * FROM crm.calculation_line x WHERE x.service_id = d.service_id AND x.id <> d.id
            AND x.price_kopecks IS NOT NULL ORDER BY x.calculated_at DESC LIMIT 5) l)) $$;
CREATE OR REPLACE FUNCTION api.quote_more(d crm.quote) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('letters', api.letters_of('quote', d.id), 'versions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'revision', q.revision, 'state', q.state, 'total_kopecks', q.total_kopecks,
            'current', q.current) ORDER BY q.revision), '[]') FROM crm.quote q WHERE q.number = d.number),
        'contacts', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.full_name) ORDER BY k.main DESC, k.id), '[]')
            FROM crm.contact k WHERE k.client_id = d.client_id),
        'offers', api.organizations_for((SELECT coalesce(array_agg(l.service_id), '{}') FROM crm.quote_line l WHERE l.quote_id = d.id), d.net_kopecks)) $$;
CREATE OR REPLACE FUNCTION api.invoice_more(d crm.invoice) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('payments', (SELECT coalesce(jsonb_agg(jsonb_build_object('bank_on', a.bank_on, 'amount_kopecks', CASE WHEN (SELECT p.direction FROM crm.payment p WHERE p.id = a.payment_id) = 'out' THEN -a.amount_kopecks ELSE a.amount_kopecks END) ORDER BY a.bank_on), '[]')
            FROM crm.payment_allocation a WHERE a.invoice_id = d.id),
        'approvals', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'state', a.state, 'steps', (SELECT jsonb_agg(jsonb_build_object(
            'words', s.words, 'state', s.state, 'comment', s.comment, 'decided_at', s.decided_at) ORDER BY s.position) FROM crm.approval_step s WHERE s.approval_id = a.id))
            ORDER BY a.id DESC), '[]') FROM crm.approval a WHERE a.document = 'invoice' AND a.document_id = d.id),
        'letters', api.letters_of('invoice', d.id), 'links', api.invoice_links(d.id), 'offers', api.organizations_for((SELECT coalesce(array_agg(l.service_id), '{}') FROM crm.invoice_line l WHERE l.invoice_id = d.id), d.net_kopecks)) $$;
CREATE OR REPLACE FUNCTION api.work_item_more(d crm.work_item) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('documents', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'registry_number', x.registry_number, 'state', x.state,
        'issued_on', x.issued_on, 'valid_until_on', x.valid_until_on) ORDER BY x.id), '[]') FROM crm.issued_document x WHERE x.work_item_id = d.id),
        'buyer', sec.buyer_of_work(d.client_id, d.group_id, d.expert_id)) $$;
CREATE OR REPLACE FUNCTION api.issued_document_more(d crm.issued_document) RETURNS jsonb LANGUAGE sql STABLE AS $$ SELECT '{}'::jsonb $$;
CREATE OR REPLACE FUNCTION api.act_more(d crm.act) RETURNS jsonb LANGUAGE sql STABLE AS $$ SELECT jsonb_build_object('letters', api.letters_of('act', d.id)) $$;
CREATE OR REPLACE FUNCTION api.client_direction_more(d crm.client_direction) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('history', (SELECT coalesce(jsonb_agg(jsonb_build_object('manager', e.short_name, 'claimed_at', c.claimed_at, 'ended_at', c.ended_at,
        'end_reason', c.end_reason) ORDER BY c.claimed_at DESC), '[]') FROM crm.claim c JOIN crm.employee e ON e.id = c.owner_id WHERE c.client_direction_id = d.id)) $$;

-- What an expert needs of the client to do the work, and nothing more.
CREATE OR REPLACE FUNCTION sec.buyer_of_work(p_client_id bigint, p_group_id bigint, p_expert_id bigint) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    buyer jsonb;
BEGIN
    SELECT jsonb_build_object('name', c.short_name, 'inn', c.inn, 'address', c.address, 'person', c.kind <> 'company', 'contacts', (SELECT coalesce(jsonb_agg(
            jsonb_build_object('name', k.full_name, 'phone', k.phone, 'email', k.email)), '[]') FROM crm.contact k WHERE k.client_id = c.id AND k.active)) INTO buyer
    FROM crm.client c WHERE c.id = p_client_id AND EXISTS (SELECT FROM crm.work_item w WHERE w.client_id = c.id AND w.state <> 'planned'
        AND (w.expert_id = sec.me() OR w.group_id = ANY (sec.my_groups()) OR sec.sees_owner(w.owner_id)));
    -- a work that is only planned shows nobody, and there is nothing to note
    IF buyer IS NOT NULL THEN
        PERFORM sec.log_view(p_client_id, jsonb_array_length(buyer -> 'contacts') + (buyer -> 'person')::boolean::int);
    END IF;
    RETURN buyer - 'person';
END $$;

-- The document of an approval as its approver must see it, whatever he sees otherwise: lines and figures, nothing of other
-- deals; the cost for those who decide and for executives, not for who is only asked first. It takes an id: a row could be invented by the caller.
DROP FUNCTION IF EXISTS sec.approval_subject(crm.approval);
CREATE OR REPLACE FUNCTION sec.approval_subject(p_approval bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE d.document
        WHEN 'invoice' THEN (SELECT jsonb_build_object('number', i.number, 'state', i.state, 'kind', i.kind, 'total_kopecks', i.total_kopecks, 'version', i.version,
            'due_on', i.due_on, 'cost_kopecks', CASE WHEN sec.has_role('executive') OR sec.may_decide(sec.deciders(d.id), d.submitted_by, d.owner_id)
                THEN sec.invoice_cost(i.id) END, 'sellers', (SELECT coalesce(jsonb_agg(o ->> 'name'), '[]') FROM jsonb_array_elements(api.organizations_for(
                (SELECT array_agg(x.service_id) FROM crm.invoice_line x WHERE x.invoice_id = i.id), i.net_kopecks)) o
                WHERE (o ->> 'permitted')::boolean AND o ->> 'band' IN ('none', 'free', 'info') AND (o ->> 'id')::bigint <> i.organization_id),
            'lines', (SELECT jsonb_agg(jsonb_build_object('title', l.title, 'quantity', l.quantity, 'unit', l.unit, 'price_kopecks', l.price_kopecks,
                'total_kopecks', l.total_kopecks, 'discount_percent', l.discount_percent, 'expert', (SELECT e.short_name FROM crm.calculation_line cl
                JOIN crm.employee e ON e.id = cl.expert_id WHERE cl.id = sec.calculation_of(l))) ORDER BY l.position, l.id)
                FROM crm.invoice_line l WHERE l.invoice_id = i.id)) FROM crm.invoice i WHERE i.id = d.document_id)
        WHEN 'quote' THEN (SELECT jsonb_build_object('number', q.number, 'state', q.state, 'total_kopecks', q.total_kopecks, 'lines', (SELECT jsonb_agg(jsonb_build_object(
                'title', l.title, 'quantity', l.quantity, 'unit', l.unit, 'price_kopecks', l.price_kopecks, 'total_kopecks', l.total_kopecks,
                'discount_percent', l.discount_percent, 'lowest_price_kopecks', l.lowest_price_kopecks) ORDER BY l.position, l.id)
                FROM crm.quote_line l WHERE l.quote_id = q.id)) FROM crm.quote q WHERE q.id = d.document_id)
        WHEN 'work_item' THEN (SELECT jsonb_build_object('number', w.number, 'state', w.state, 'title', w.title, 'quantity', w.quantity, 'due_on', w.due_on)
            FROM crm.work_item w WHERE w.id = d.document_id)
        WHEN 'client_direction' THEN (SELECT jsonb_build_object('state', c.state, 'reserved_until_at', c.reserved_until_at, 'direction', x.name) FROM crm.client_direction c
            JOIN crm.direction x ON x.id = c.direction_id WHERE c.id = d.document_id) END
        || CASE WHEN d.kind = 'margin' AND (sec.has_role('executive') OR sec.may_decide(sec.deciders(d.id), d.submitted_by, d.owner_id))
            THEN coalesce(sec.margin_figures(d.document, d.document_id), '{}') ELSE '{}' END
    FROM crm.approval d WHERE d.id = p_approval
      AND (d.approver_ids && sec.my_selves() OR d.submitted_by = sec.me() OR sec.sees_owner(d.owner_id)) $$;

-- What of the whole client those who decide about an invoice must know, whoever of us it owes; nobody else is told.
CREATE OR REPLACE FUNCTION sec.approval_figures(p_approval bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object(
        'first_invoice', NOT EXISTS (SELECT FROM crm.invoice x WHERE x.client_id = d.client_id AND x.number IS NOT NULL AND x.id <> d.document_id),
        'debt_kopecks', (SELECT coalesce(sum(x.total_kopecks - x.paid_kopecks), 0) FROM crm.invoice x
            WHERE x.client_id = d.client_id AND x.state IN ('issued', 'partly_paid') AND x.due_on < current_date))
    FROM crm.approval d WHERE d.id = p_approval AND d.document = 'invoice'
      AND (sec.has_role('executive') OR sec.may_decide(d.approver_ids, d.submitted_by, d.owner_id)) $$;
CREATE OR REPLACE FUNCTION api.approval_more(d crm.approval) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('facts', d.facts || coalesce(sec.approval_figures(d.id), '{}'), 'subject', sec.approval_subject(d.id),
        'route_name', (SELECT r.name FROM crm.approval_route r WHERE r.id = d.route_id),
        'route', (SELECT coalesce(jsonb_agg(jsonb_build_object('words', s.words, 'state', s.state, 'comment', s.comment, 'pending_at', s.pending_at, 'due_at', s.due_at,
            'decided_at', s.decided_at, 'decided_by', e.short_name, 'on_behalf_of', b.short_name, 'mine', s.approver_ids && sec.my_selves(),
            'mode', s.mode, 'decisions', s.decisions, 'asked_by', q.short_name, 'question', s.question,
            'silent', (SELECT string_agg(x.short_name, ', ' ORDER BY x.short_name) FROM crm.employee x WHERE x.id = ANY (s.approver_ids)
                AND NOT EXISTS (SELECT FROM jsonb_array_elements(s.decisions) y WHERE y -> 'for' @> to_jsonb(x.id))),
            'added', (SELECT string_agg(x.short_name, ', ' ORDER BY x.short_name) FROM crm.employee x WHERE x.id = ANY (s.escalated_ids))) ORDER BY s.position), '[]')
            FROM crm.approval_step s LEFT JOIN crm.employee e ON e.id = s.decided_by LEFT JOIN crm.employee b ON b.id = s.on_behalf_of
            LEFT JOIN crm.employee q ON q.id = s.asked_by WHERE s.approval_id = d.id)) $$;
CREATE OR REPLACE FUNCTION api.payment_more(d crm.payment) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('credit_kopecks', CASE WHEN d.direction = 'in' AND d.kind = 'payment' THEN d.amount_kopecks - d.allocated_kopecks - d.returned_kopecks ELSE 0 END,
        'refunds', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'number', r.document_number, 'bank_on', r.bank_on, 'amount_kopecks', r.amount_kopecks)
            ORDER BY r.bank_on, r.id), '[]') FROM crm.payment r WHERE r.refund_of_ids @> ARRAY[d.id] AND r.refund_of_ids <> '{}'),
        'gives_back', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'number', r.document_number, 'bank_on', r.bank_on, 'amount_kopecks', r.amount_kopecks)
            ORDER BY r.bank_on, r.id), '[]') FROM crm.payment r WHERE r.id = ANY (d.refund_of_ids)),
        'allocations', (SELECT coalesce(jsonb_agg(jsonb_build_object('invoice_id', a.invoice_id, 'number', i.number, 'amount_kopecks', a.amount_kopecks,
            'client', i.client_name)), '[]') FROM crm.payment_allocation a LEFT JOIN crm.invoice i ON i.id = a.invoice_id WHERE a.payment_id = d.id),
        'candidates', (SELECT coalesce(jsonb_agg(jsonb_build_object('invoice_id', i.id, 'number', i.number, 'issued_on', i.issued_on, 'client', i.client_name,
            'left_kopecks', i.total_kopecks - i.paid_kopecks) ORDER BY (i.client_id = d.client_id) DESC NULLS LAST, i.issued_on DESC), '[]')
            FROM (SELECT * FROM crm.invoice x WHERE x.organization_id = d.organization_id AND x.state IN ('issued', 'partly_paid')
                  AND (d.client_id IS NULL OR x.client_id = d.client_id OR x.id = d.suggested_invoice_id) ORDER BY x.issued_on DESC LIMIT 30) i)) $$;

-- The client's card: requisites, contacts, accounts, and its heart - the directions.
CREATE OR REPLACE FUNCTION api.client_card(p_id bigint) RETURNS jsonb LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    card jsonb;
BEGIN
    SELECT to_jsonb(d) || jsonb_build_object('state', 'active', 'lines', '[]'::jsonb, 'names', '{}'::jsonb, 'steps', '[]'::jsonb,
        'editable', sec.has_role('analyst') OR ((sec.has_role('manager') OR sec.has_role('assistant')) AND d.owner_ids && sec.my_holders()),
        'contacts', sec.people_of(d.id),
        'addresses', (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.id), '[]') FROM crm.client_address a WHERE a.client_id = d.id),
        'accounts', (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.id), '[]') FROM crm.client_account a WHERE a.client_id = d.id),
        'slots', api.client_slots(d.id),
        'deals', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'title', x.title, 'state', x.state, 'expected_kopecks', x.expected_kopecks,
            'created_at', x.created_at) ORDER BY x.id DESC), '[]') FROM (SELECT * FROM crm.deal y WHERE y.client_id = d.id ORDER BY y.id DESC LIMIT 50) x),
        'timeline', sec.client_timeline(d.id), 'chain', api.client_documents(d.id), 'banks', api.banks_of(d.id),
        'files', api.files_of('client', d.id), 'attachable', sec.may_edit_files('client', d.id, NULL, NULL),
        'claims_left', CASE WHEN sec.has_role('manager') OR sec.has_role('assistant') THEN api.claims_left() END,
        'why', sec.why(sec.nearest(d.owner_ids), NULL, 'client', d.id, NULL))
    INTO card FROM crm.client d WHERE d.id = api.client_survivor(p_id);
    RETURN card;
END $$;

-- Everything a printed document needs; drafts take today's requisites, issued ones their snapshot.
CREATE OR REPLACE FUNCTION api.print_data(p_document text, p_id bigint) RETURNS jsonb LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    answer jsonb;
BEGIN
    IF p_document = 'invoice' THEN
        SELECT to_jsonb(d) || jsonb_build_object('lines', (SELECT jsonb_agg(to_jsonb(l) ORDER BY l.position, l.id) FROM crm.invoice_line l WHERE l.invoice_id = d.id),
            'snapshot', coalesce(d.snapshot, sec.snapshot_for(d.organization_id, d.client_id, d.owner_id, current_date) || jsonb_build_object('advances', api.invoice_advances(d.id)))) INTO answer FROM crm.invoice d WHERE d.id = p_id;
    ELSIF p_document = 'act' THEN
        SELECT to_jsonb(d) || jsonb_build_object('lines', (SELECT jsonb_agg(to_jsonb(l) ORDER BY l.position, l.id) FROM crm.act_line l WHERE l.act_id = d.id),
            'snapshot', coalesce(d.snapshot, sec.snapshot_for(d.organization_id, d.client_id, d.owner_id, coalesce(d.act_on, current_date)))) INTO answer FROM crm.act d WHERE d.id = p_id;
    ELSIF p_document = 'quote' THEN
        SELECT to_jsonb(d) || jsonb_build_object('lines', (SELECT jsonb_agg(to_jsonb(l) ORDER BY l.position, l.id) FROM crm.quote_line l WHERE l.quote_id = d.id),
            'snapshot', sec.snapshot_for(d.organization_id, d.client_id, d.owner_id, coalesce(d.issued_on, current_date)),
            'manager', (SELECT jsonb_build_object('name', e.short_name, 'position', e.position, 'phone', e.phone, 'email', e.email) FROM crm.employee e WHERE e.id = d.owner_id))
        INTO answer FROM crm.quote d WHERE d.id = p_id;
    ELSIF p_document = 'destruction_act' THEN
        answer := api.destruction_act_data(p_id);
    END IF;
    RETURN answer;
END $$;

CREATE OR REPLACE FUNCTION sec.snapshot_for(p_organization bigint, p_client bigint, p_owner bigint, p_on date) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ 
    SELECT sec.requisites_snapshot(p_organization, p_client, p_on)
    WHERE EXISTS (SELECT FROM crm.deal x WHERE x.client_id = p_client AND x.owner_id = p_owner)
      AND (sec.sees_owner(p_owner) OR EXISTS (SELECT FROM crm.quote q WHERE q.id = ANY (sec.my_past('quote')) AND q.organization_id = p_organization
          AND q.client_id = p_client AND q.owner_id = p_owner)) $$;

-- The lists forms choose from, in one statement; kept by the program and re-read when NOTIFY names one of the tables.
CREATE OR REPLACE FUNCTION api.choices() RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object(
        'services', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'unit', s.unit, 'price_kopecks', s.price_kopecks,
            'term_days', s.term_days, 'direction_id', s.direction_id, 'group_id', s.group_id, 'needs_calculation', s.needs_calculation,
            'vat_exempt', s.vat_exempt_basis <> '') ORDER BY s.id), '[]')
            FROM crm.service s WHERE s.active),
        'directions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'short_name', d.short_name, 'color', d.color) ORDER BY d.id), '[]')
            FROM crm.direction d WHERE d.active),
        'organizations', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.short_name, 'inn', o.inn) ORDER BY o.id), '[]')
            FROM crm.organization o WHERE o.active),
        'groups', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'lead_id', g.lead_id, 'answer_hours', g.answer_hours,
            'members', (SELECT coalesce(jsonb_agg(m.employee_id), '[]') FROM crm.expert_group_member m WHERE m.group_id = g.id)) ORDER BY g.name), '[]')
            FROM crm.expert_group g),
        'lost_reasons', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name) ORDER BY r.id), '[]') FROM crm.lost_reason r WHERE r.active)) $$;
