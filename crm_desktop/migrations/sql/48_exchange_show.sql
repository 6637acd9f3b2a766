-- What the page of the exchange asks for besides: where a record is seen, and a comparison before its day.

-- The {document, id} whose card shows a record of ours; NULL when it is not there any more. Whether the card opens is decided by the card.
CREATE OR REPLACE FUNCTION api.exchange_card(p_object text, p_our bigint) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parent text := CASE p_object WHEN 'contact' THEN 'client' WHEN 'client_direction' THEN 'client' WHEN 'quote_line' THEN 'quote' WHEN 'invoice_line' THEN 'invoice' END;
    found jsonb;
BEGIN
    PERFORM sec.exchange_decider();
    IF NOT EXISTS (SELECT FROM priv.exchange_object o WHERE o.object = p_object) THEN
        PERFORM sec.deny();
    END IF;
    found := sec.exchange_row(p_object, p_our);
    RETURN CASE WHEN found IS NOT NULL THEN jsonb_build_object('document', coalesce(parent, p_object),
        'id', CASE WHEN parent IS NULL THEN p_our ELSE (found ->> (parent || '_id'))::bigint END) END;
END $$;

-- Every object whose deletions are looked for is compared at the next cycle; how many there are.
CREATE OR REPLACE FUNCTION api.exchange_scan_again() RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    watched int;
BEGIN
    PERFORM sec.exchange_keeper();
    UPDATE priv.exchange_object SET scanned_at = NULL WHERE deletions = 'scan' AND direction IN ('in', 'both');
    GET DIAGNOSTICS watched = ROW_COUNT;
    IF watched = 0 THEN
        PERFORM sec.refuse('exchange_not_scanned');
    END IF;
    RETURN watched;
END $$;
