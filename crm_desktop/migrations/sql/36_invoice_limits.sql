-- Above the УСН limit only by a decision: an amount, a day, a reason. And what was received before the program was there.

-- Asks the executives to let an organisation invoice above its limit until a day. What is allowed stands in the approval's facts.
CREATE OR REPLACE FUNCTION api.usn_exception_request(p_organization bigint, p_year int, p_amount bigint, p_until_on date, p_reason text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    o crm.organization;
    meter jsonb;
BEGIN
    PERFORM sec.at_present();
    IF NOT (sec.has_role('manager') OR sec.has_role('accountant') OR sec.has_role('executive')) THEN
        PERFORM sec.deny();
    END IF;
    -- The lock makes two who ask at once see each other.
    SELECT * INTO o FROM crm.organization WHERE id = p_organization AND active FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM sec.deny();
    END IF;
    IF coalesce(p_year NOT BETWEEN extract(year FROM sec.today()) AND extract(year FROM sec.today()) + 1, true) THEN
        PERFORM sec.refuse('exception_year', '{"field": "year"}');
    END IF;
    meter := sec.usn_meter(o.id, p_year);
    IF NOT (meter ->> 'usn')::boolean OR meter ->> 'limit_kopecks' IS NULL THEN
        PERFORM sec.refuse('no_usn_limit', jsonb_build_object('organization', o.short_name, 'year', p_year));
    ELSIF coalesce(p_amount NOT BETWEEN 1 AND (meter ->> 'limit_kopecks')::bigint, true) THEN
        PERFORM sec.refuse('exception_amount', jsonb_build_object('field', 'amount', 'limit_kopecks', meter -> 'limit_kopecks'));
    ELSIF coalesce(p_until_on NOT BETWEEN sec.today() AND make_date(p_year, 12, 31), true) THEN
        PERFORM sec.refuse('exception_term', jsonb_build_object('field', 'until_on', 'on', make_date(p_year, 12, 31)));
    ELSIF coalesce(btrim(p_reason), '') = '' OR length(p_reason) > 2000 THEN
        PERFORM sec.refuse('field_required', '{"field": "reason"}');
    END IF;
    RETURN jsonb_build_object('approval_id', sec.request_approval('usn_exception', 'organization',
        jsonb_build_object('id', o.id, 'organization_id', o.id, 'owner_id', sec.me()), p_amount, o.short_name, btrim(p_reason),
        jsonb_build_object('year', p_year, 'until_on', p_until_on, 'net_kopecks', p_amount, 'meter', meter, 'band', sec.usn_band(meter, 0)), ''));
END $$;

-- Whoever asked takes the question back.
CREATE OR REPLACE FUNCTION api.usn_exception_recall(p_organization bigint) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.at_present();
    PERFORM FROM crm.approval WHERE document = 'organization' AND document_id = p_organization AND state = 'pending' AND submitted_by = sec.me()
        FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM sec.deny();
    END IF;
    PERFORM sec.cancel_approval('organization', p_organization);
    RETURN '{}';
END $$;

-- The last yes. What was asked is read from the stored approval, never from the row handed in; a passed day allows nothing any more.
CREATE OR REPLACE FUNCTION sec.grant_organization(d crm.approval) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    a crm.approval;
BEGIN
    SELECT * INTO a FROM crm.approval WHERE id = d.id AND kind = 'usn_exception' AND document = 'organization' AND state = 'approved';
    IF NOT FOUND OR EXISTS (SELECT FROM crm.usn_exception WHERE approval_id = a.id) THEN
        PERFORM sec.deny();
    ELSIF (a.facts ->> 'until_on')::date < sec.today() THEN
        PERFORM sec.refuse('exception_term', jsonb_build_object('field', 'until_on', 'on', make_date((a.facts ->> 'year')::int, 12, 31)));
    END IF;
    INSERT INTO crm.usn_exception (organization_id, year, amount_kopecks, until_on, reason, approval_id)
    VALUES (a.organization_id, (a.facts ->> 'year')::int, a.amount_kopecks, (a.facts ->> 'until_on')::date, a.reason, a.id);
END $$;

-- The exceptions of a year, asked and given, with what is used of each: the one that ends first is used first.
CREATE OR REPLACE FUNCTION sec.usn_exceptions(meter jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('amount_kopecks', x.amount_kopecks, 'until_on', x.until_on, 'reason', x.reason, 'by', x.by, 'mine', x.mine,
        'used_kopecks', x.used, 'state', CASE WHEN x.pending THEN 'pending' WHEN x.until_on < sec.today() THEN 'expired'
            WHEN x.used >= x.amount_kopecks THEN 'used' ELSE 'valid' END) ORDER BY x.pending DESC, x.until_on DESC, x.id), '[]')
    FROM (
        SELECT e.id, e.amount_kopecks, e.until_on, e.reason, p.short_name AS by, false AS mine, false AS pending,
            CASE WHEN e.until_on < sec.today() THEN 0 ELSE greatest(0, least(e.amount_kopecks, o.above - coalesce(sum(e.amount_kopecks)
                FILTER (WHERE e.until_on >= sec.today()) OVER (ORDER BY e.until_on, e.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))) END AS used
        FROM crm.usn_exception e LEFT JOIN crm.approval a ON a.id = e.approval_id LEFT JOIN crm.employee p ON p.id = a.submitted_by,
            (SELECT coalesce((meter ->> 'received_kopecks')::bigint + (meter ->> 'committed_kopecks')::bigint
                - round((meter ->> 'limit_kopecks')::numeric * (meter ->> 'block_percent')::numeric / 100), 0) AS above) o
        WHERE e.organization_id = (meter ->> 'organization_id')::bigint AND e.year = (meter ->> 'year')::int
        UNION ALL
        SELECT a.id, a.amount_kopecks, (a.facts ->> 'until_on')::date, '', p.short_name, a.submitted_by = sec.me(), true, 0
        FROM crm.approval a JOIN crm.employee p ON p.id = a.submitted_by
        WHERE a.document = 'organization' AND a.kind = 'usn_exception' AND a.state = 'pending'
          AND a.organization_id = (meter ->> 'organization_id')::bigint AND (a.facts ->> 'year')::int = (meter ->> 'year')::int) x $$;

-- What an organisation received in a year before the program counted it; `p_was` is what the screen had read. Its source is kept.
CREATE OR REPLACE FUNCTION api.opening_income_save(p_organization bigint, p_year int, p_was bigint, p_opening bigint, p_basis text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    y priv.organization_year;
BEGIN
    PERFORM sec.at_present();
    IF NOT sec.has_role('accountant') OR NOT EXISTS (SELECT FROM crm.organization WHERE id = p_organization) THEN
        PERFORM sec.deny();
    ELSIF coalesce(p_year NOT BETWEEN 2000 AND extract(year FROM sec.today()) + 1, true) THEN
        PERFORM sec.refuse('exception_year', '{"field": "year"}');
    ELSIF coalesce(p_opening NOT BETWEEN 0 AND 99999999999999, true) THEN
        PERFORM sec.refuse('out_of_bounds', '{"field": "opening"}');
    ELSIF coalesce(btrim(p_basis), '') = '' OR length(p_basis) > 500 THEN
        PERFORM sec.refuse('field_required', '{"field": "basis"}');
    END IF;
    INSERT INTO priv.organization_year (organization_id, year) VALUES (p_organization, p_year) ON CONFLICT DO NOTHING;
    SELECT * INTO y FROM priv.organization_year WHERE organization_id = p_organization AND year = p_year FOR NO KEY UPDATE;
    IF y.opening_kopecks IS DISTINCT FROM p_was THEN
        PERFORM sec.stale();
    END IF;
    UPDATE priv.organization_year SET opening_kopecks = p_opening, opening_basis = btrim(p_basis)
    WHERE organization_id = p_organization AND year = p_year;
    INSERT INTO priv.journal (relation, row_id, operation, changes) VALUES ('organization', p_organization, 'update', jsonb_build_object(
        'opening_kopecks', jsonb_build_array(y.opening_kopecks, p_opening), 'opening_basis', jsonb_build_array(y.opening_basis, btrim(p_basis)),
        'opening_year', jsonb_build_array(NULL, p_year)));
    PERFORM pg_notify('crm', 'organization');
    RETURN '{}';
END $$;
