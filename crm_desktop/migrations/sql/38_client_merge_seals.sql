-- An approval is given for a buyer. The same buyer under another card is no other buyer: what was sealed stays sealed.

-- Documents of a client whose seal is whole now: [{relation, id}] - approvals that wait, invoices and quotes that were approved.
CREATE OR REPLACE FUNCTION sec.sealed(p_client bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('relation', x.relation, 'id', x.id) ORDER BY x.relation, x.id), '[]') FROM (
        SELECT 'approval' AS relation, a.id FROM crm.approval a WHERE a.client_id = p_client AND a.state = 'pending'
           AND a.content_hash = CASE a.document WHEN 'invoice' THEN sec.invoice_hash(a.document_id) WHEN 'quote' THEN sec.quote_hash(a.document_id) END
        UNION ALL SELECT 'invoice', i.id FROM crm.invoice i WHERE i.client_id = p_client AND i.state = 'approved' AND i.approved_hash = sec.invoice_hash(i.id)
        UNION ALL SELECT 'quote', q.id FROM crm.quote q WHERE q.client_id = p_client AND q.state = 'approved' AND q.content_hash = sec.quote_hash(q.id)) x $$;

-- Seals them again, each as it stands.
CREATE OR REPLACE FUNCTION sec.seal_again(p_sealed jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ids bigint[];
BEGIN
    ids := ARRAY(SELECT (x ->> 'id')::bigint FROM jsonb_array_elements(p_sealed) x WHERE x ->> 'relation' = 'approval');
    UPDATE crm.approval a SET content_hash = CASE a.document WHEN 'invoice' THEN sec.invoice_hash(a.document_id) ELSE sec.quote_hash(a.document_id) END WHERE a.id = ANY (ids);
    ids := ARRAY(SELECT (x ->> 'id')::bigint FROM jsonb_array_elements(p_sealed) x WHERE x ->> 'relation' = 'invoice');
    UPDATE crm.invoice i SET approved_hash = sec.invoice_hash(i.id) WHERE i.id = ANY (ids);
    ids := ARRAY(SELECT (x ->> 'id')::bigint FROM jsonb_array_elements(p_sealed) x WHERE x ->> 'relation' = 'quote');
    UPDATE crm.quote q SET content_hash = sec.quote_hash(q.id) WHERE q.id = ANY (ids);
END $$;
