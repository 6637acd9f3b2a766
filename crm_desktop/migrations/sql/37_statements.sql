-- Bank statements: matched with a confidence, imported whole or not at all.

-- A number as it is compared: Cyrillic for Latin look-alikes, prefix and digits without leading zeros (payment_purpose.number_key).
CREATE OR REPLACE FUNCTION sec.number_key(p_number text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(translate(upper(trim(p_number)), 'ABCEHKMOPTXYЁ', 'АВСЕНКМОРТХУЕ'), '[-/ ]?0*([0-9]+)$', '|\1') $$;

-- What documents most probably pay: one row for each part of a match. Documents: [{place, client_id, amount, bank_on, numbers}].
-- `sure` parts fit into their invoices together, whoever else pays the same invoice in this statement.
CREATE OR REPLACE FUNCTION sec.match_documents(p_organization bigint, p_documents jsonb)
RETURNS TABLE (place bigint, invoice_id bigint, number text, part bigint, confidence int, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH d AS MATERIALIZED (
        SELECT * FROM jsonb_to_recordset(p_documents) AS x(place bigint, client_id bigint, amount bigint, bank_on date, numbers jsonb)
    ), o AS MATERIALIZED (
        SELECT i.id, i.number, i.client_id, i.issued_on, i.total_kopecks - i.paid_kopecks AS unpaid, sec.number_key(i.number) AS key, '|' || i.sequence AS bare
        FROM crm.invoice i WHERE i.organization_id = p_organization AND i.state IN ('issued', 'partly_paid')
    ), written AS (
        SELECT DISTINCT d.place, d.client_id, d.amount, d.bank_on, sec.number_key(n.value) AS key
        FROM d CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(d.numbers, '[]')) n
    ), fitting AS (
        SELECT w.*, o.id, o.number, o.unpaid, o.issued_on, o.client_id IS NOT DISTINCT FROM w.client_id AS same FROM written w JOIN o ON o.key = w.key AND o.issued_on <= w.bank_on
        UNION
        SELECT w.*, o.id, o.number, o.unpaid, o.issued_on, o.client_id IS NOT DISTINCT FROM w.client_id FROM written w JOIN o ON o.bare = w.key AND o.issued_on <= w.bank_on
    ), numbered AS (
        SELECT DISTINCT ON (place, key) * FROM fitting ORDER BY place, key, same DESC, issued_on DESC, id
    ), counted AS (
        SELECT n.*, count(*) OVER w AS several, bool_and(same) OVER w AS all_same, sum(unpaid) OVER w AS together FROM numbered n WINDOW w AS (PARTITION BY place)
    ), by_number AS (
        SELECT c.place, c.id, c.number, c.unpaid, CASE WHEN c.several > 1 THEN c.unpaid ELSE least(c.amount, c.unpaid) END AS part, c.bank_on,
            CASE WHEN NOT c.all_same THEN 50 WHEN c.several > 1 THEN CASE WHEN c.together = c.amount THEN 100 ELSE 70 END
                 WHEN c.amount <= c.unpaid THEN 100 ELSE 80 END AS confidence,
            CASE WHEN NOT c.all_same THEN 'number' WHEN c.several > 1 THEN CASE WHEN c.together = c.amount THEN 'numbers_inn_sum' ELSE 'numbers_inn' END
                 WHEN c.unpaid = c.amount THEN 'number_inn_sum' ELSE 'number_inn' END AS reason
        FROM counted c
    ), debts AS (
        SELECT d.place, d.amount, d.bank_on, o.id, o.number, o.unpaid, count(*) OVER w AS several, sum(o.unpaid) OVER w AS together,
            count(*) FILTER (WHERE o.unpaid = d.amount) OVER w AS equal
        FROM d JOIN o ON o.client_id = d.client_id AND o.issued_on <= d.bank_on
        WHERE d.place NOT IN (SELECT b.place FROM by_number b) WINDOW w AS (PARTITION BY d.place)
    ), by_debt AS (
        SELECT place, id, number, unpaid, least(unpaid, amount) AS part, bank_on,
            CASE WHEN equal = 1 THEN 80 WHEN equal > 1 THEN 40 WHEN together = amount THEN 70 ELSE 60 END AS confidence,
            CASE WHEN equal > 0 THEN 'inn_sum' WHEN together = amount THEN 'inn_debt' ELSE 'inn_only' END AS reason
        FROM debts WHERE equal > 0 AND unpaid = amount OR equal = 0 AND together = amount OR equal = 0 AND several = 1 AND amount < unpaid
    ), found AS (
        SELECT * FROM by_number UNION ALL SELECT * FROM by_debt
    ), running AS (
        SELECT f.*, f.confidence = 100 AND sum(f.part) FILTER (WHERE f.confidence = 100) OVER (PARTITION BY f.id ORDER BY f.bank_on, f.place) > f.unpaid AS late FROM found f
    )
    SELECT r.place, r.id, r.number, r.part, CASE WHEN bool_or(r.late) OVER (PARTITION BY r.place) THEN 80 ELSE r.confidence END,
        CASE WHEN bool_or(r.late) OVER (PARTITION BY r.place) THEN 'paid_before' ELSE r.reason END
    FROM running r $$;

-- The same for one payment, which need not come from a statement.
CREATE OR REPLACE FUNCTION sec.match_payment(p crm.payment, p_number text, OUT invoice_id bigint, OUT confidence int, OUT reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT m.invoice_id, coalesce(m.confidence, 0), coalesce(m.reason, '') FROM (SELECT 1) one LEFT JOIN LATERAL sec.match_documents(p.organization_id,
        CASE p.direction WHEN 'in' THEN jsonb_build_array(jsonb_build_object('place', 1, 'client_id', p.client_id, 'amount', p.amount_kopecks, 'bank_on', p.bank_on,
            'numbers', CASE WHEN coalesce(p_number, '') = '' THEN '[]'::jsonb ELSE jsonb_build_array(p_number) END)) ELSE '[]' END) m ON true
    ORDER BY m.confidence DESC, m.invoice_id LIMIT 1 $$;

-- Keys of documents that somebody entered by hand before the bank said so: {key: payment}. One entry stands for one document.
CREATE OR REPLACE FUNCTION sec.entered_before(p_account text, p_documents jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    h crm.payment;
    k text;
    found jsonb := '{}';
BEGIN
    FOR h IN SELECT * FROM crm.payment x WHERE x.account = p_account AND x.entered_by_hand AND x.duplicate_key LIKE 'hand|%' ORDER BY x.id LOOP
        SELECT r ->> 'duplicate_key' INTO k FROM jsonb_array_elements(p_documents) r
        WHERE r ->> 'direction' = h.direction AND (r ->> 'bank_on')::date = h.bank_on AND (r ->> 'amount_kopecks')::bigint = h.amount_kopecks
          AND coalesce(r ->> 'counterparty_inn', '') = h.counterparty_inn AND h.document_number IN ('', coalesce(r ->> 'document_number', ''))
          AND NOT found ? (r ->> 'duplicate_key') AND NOT EXISTS (SELECT FROM crm.payment p WHERE p.duplicate_key = r ->> 'duplicate_key') LIMIT 1;
        IF k IS NOT NULL THEN
            found := found || jsonb_build_object(k, h.id);
        END IF;
    END LOOP;
    RETURN found;
END $$;

-- How far an import is, told past the transaction: the name of a connection is the one thing others see of it before it commits.
CREATE OR REPLACE FUNCTION sec.tell_progress(p_percent numeric) RETURNS void LANGUAGE sql AS
$$ SELECT set_config('application_name', 'crm_desktop: statement ' || round(p_percent), true) $$;

-- The same for whoever began it, from another connection of his; of other logins nothing is told.
CREATE OR REPLACE FUNCTION api.statement_progress() RETURNS int LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT max(substring(application_name FROM '^crm_desktop: statement ([0-9]{1,3})$')::int) FROM pg_stat_activity WHERE usename = session_user $$;

-- Imports a parsed statement {account, file_name, from_on, until_on, opening_kopecks, …, documents: [{direction, bank_on,
-- document_number, document_on, amount_kopecks, counterparty_*, purpose, duplicate_key, invoice_number, invoice_numbers}]}.
-- The same document twice changes nothing; what is matched with certainty is allocated, the rest waits in the queue.
CREATE OR REPLACE FUNCTION api.statement_import(p_statement jsonb, p_dry boolean DEFAULT false) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    owner_organization bigint;
    statement crm.bank_statement;
    entered jsonb;
    fresh jsonb;
    matches jsonb;
    answers jsonb;
    known int;
    allocated int := 0;
    sure int;
    x record;
BEGIN
    PERFORM sec.at_present();
    IF NOT sec.has_role('accountant') THEN
        PERFORM sec.deny();
    END IF;
    -- Statements of one account wait for each other: the second of two imports then knows the payments of the first.
    SELECT organization_id INTO owner_organization FROM crm.organization_account WHERE account = p_statement ->> 'account' FOR NO KEY UPDATE;
    IF owner_organization IS NULL THEN
        PERFORM sec.refuse('foreign_account', jsonb_build_object('account', p_statement ->> 'account'));
    END IF;
    PERFORM sec.tell_progress(3);
    entered := sec.entered_before(p_statement ->> 'account', p_statement -> 'documents');
    SELECT coalesce(jsonb_agg(n.v || jsonb_build_object('place', n.place) ORDER BY n.place), '[]') INTO fresh FROM (
        SELECT e.v, e.place, row_number() OVER (PARTITION BY e.v ->> 'duplicate_key' ORDER BY e.place) AS times
        FROM jsonb_array_elements(p_statement -> 'documents') WITH ORDINALITY e(v, place)) n
    WHERE n.times = 1 AND NOT entered ? (n.v ->> 'duplicate_key') AND NOT EXISTS (SELECT FROM crm.payment p WHERE p.duplicate_key = n.v ->> 'duplicate_key');
    known := jsonb_array_length(p_statement -> 'documents') - jsonb_array_length(fresh);
    PERFORM sec.tell_progress(10);
    IF NOT p_dry THEN
        INSERT INTO crm.bank_statement (organization_id, account, file_name, from_on, until_on, opening_kopecks, incoming_kopecks,
            outgoing_kopecks, closing_kopecks, new_count, known_count)
        SELECT owner_organization, s.account, coalesce(s.file_name, ''), s.from_on, s.until_on, s.opening_kopecks,
            coalesce(s.incoming_kopecks, 0), coalesce(s.outgoing_kopecks, 0), s.closing_kopecks, jsonb_array_length(fresh), known
        FROM jsonb_populate_record(NULL::crm.bank_statement, p_statement - 'documents') s RETURNING * INTO statement;
        UPDATE crm.payment p SET duplicate_key = e.key FROM jsonb_each_text(entered) e WHERE p.id = e.value::bigint;
        INSERT INTO crm.payment (statement_id, organization_id, account, direction, bank_on, document_number, document_on,
            amount_kopecks, counterparty_name, counterparty_inn, counterparty_account, purpose, duplicate_key, kind)
        SELECT statement.id, owner_organization, p_statement ->> 'account', r.direction, r.bank_on, coalesce(r.document_number, ''),
            r.document_on, r.amount_kopecks, coalesce(r.counterparty_name, ''), coalesce(r.counterparty_inn, ''),
            coalesce(r.counterparty_account, ''), coalesce(r.purpose, ''), r.duplicate_key,
            CASE WHEN r.direction = 'in' THEN 'payment' WHEN r.purpose ILIKE '%возврат%' THEN 'refund_to_client' ELSE 'other' END
        FROM jsonb_to_recordset(fresh) AS r(place bigint, direction text, bank_on date, document_number text, document_on date, amount_kopecks bigint,
            counterparty_name text, counterparty_inn text, counterparty_account text, purpose text, duplicate_key text) ORDER BY r.bank_on, r.place;
    END IF;
    PERFORM sec.tell_progress(40);
    SELECT coalesce(jsonb_agg(to_jsonb(m) ORDER BY m.place, m.invoice_id), '[]') INTO matches FROM sec.match_documents(owner_organization, (
        SELECT coalesce(jsonb_agg(jsonb_build_object('place', r.place, 'client_id', c.id, 'amount', r.amount_kopecks, 'bank_on', r.bank_on,
            'numbers', coalesce(r.invoice_numbers, CASE WHEN coalesce(r.invoice_number, '') <> '' THEN jsonb_build_array(r.invoice_number) END))), '[]')
        FROM jsonb_to_recordset(fresh) AS r(place bigint, direction text, bank_on date, amount_kopecks bigint, counterparty_inn text, counterparty_account text,
            invoice_number text, invoice_numbers jsonb)
        LEFT JOIN (SELECT min(id) AS id, inn FROM crm.client WHERE inn <> '' AND deleted_at IS NULL GROUP BY inn) c ON c.inn = r.counterparty_inn
        WHERE r.direction = 'in' AND NOT EXISTS (SELECT FROM crm.organization g WHERE g.inn = r.counterparty_inn AND g.inn <> '')
          AND NOT EXISTS (SELECT FROM crm.organization_account g WHERE g.account = r.counterparty_account AND g.account <> ''))) m;
    IF NOT p_dry THEN
        UPDATE crm.payment p SET confidence = m.confidence, match_reason = m.reason, suggested_invoice_id = m.invoice_id, state = 'matched'
        FROM (SELECT DISTINCT ON (r.place) r.*, f.duplicate_key FROM jsonb_to_recordset(matches) AS r(place bigint, invoice_id bigint, confidence int, reason text)
              JOIN jsonb_to_recordset(fresh) AS f(place bigint, duplicate_key text) ON f.place = r.place ORDER BY r.place, r.invoice_id) m
        WHERE p.statement_id = statement.id AND p.duplicate_key = m.duplicate_key AND p.state = 'unmatched';
        sure := (SELECT count(*) FROM jsonb_array_elements(matches) m WHERE m -> 'confidence' = '100');
        FOR x IN SELECT p.id, r.invoice_id, r.part, row_number() OVER (ORDER BY r.invoice_id, p.bank_on, p.id) AS place FROM jsonb_to_recordset(matches) AS r(place bigint, invoice_id bigint, confidence int, part bigint)
                 JOIN jsonb_to_recordset(fresh) AS f(place bigint, duplicate_key text) ON f.place = r.place
                 JOIN crm.payment p ON p.duplicate_key = f.duplicate_key WHERE r.confidence = 100 ORDER BY r.invoice_id, p.bank_on, p.id LOOP
            PERFORM sec.allocate(x.id, x.invoice_id, x.part);
            IF x.place % 100 = 0 THEN
                PERFORM sec.tell_progress(50 + 45.0 * x.place / sure);
            END IF;
        END LOOP;
        UPDATE crm.payment SET state = 'allocated' WHERE statement_id = statement.id AND allocated_kopecks > 0;
        GET DIAGNOSTICS allocated = ROW_COUNT;
    END IF;
    PERFORM sec.tell_progress(95);
    SELECT coalesce(jsonb_agg(CASE WHEN f.place IS NULL THEN jsonb_build_object('key', e.v ->> 'duplicate_key', 'outcome', 'known', 'id', (entered ->> (e.v ->> 'duplicate_key'))::bigint)
        ELSE jsonb_build_object('key', e.v ->> 'duplicate_key', 'outcome', 'new', 'id', p.id, 'client', c.id IS NOT NULL, 'invoice', m.numbers,
            'confidence', coalesce(m.confidence, 0), 'reason', coalesce(m.reason, '')) END ORDER BY e.place), '[]') INTO answers
    FROM jsonb_array_elements(p_statement -> 'documents') WITH ORDINALITY e(v, place)
    LEFT JOIN jsonb_to_recordset(fresh) AS f(place bigint, duplicate_key text) ON f.place = e.place
    LEFT JOIN crm.payment p ON p.statement_id = statement.id AND p.duplicate_key = f.duplicate_key
    LEFT JOIN (SELECT min(id) AS id, inn FROM crm.client WHERE inn <> '' AND deleted_at IS NULL GROUP BY inn) c ON c.inn = e.v ->> 'counterparty_inn'
    LEFT JOIN (SELECT r.place, string_agg(r.number, ', ' ORDER BY r.invoice_id) AS numbers, min(r.confidence) AS confidence, min(r.reason) AS reason
               FROM jsonb_to_recordset(matches) AS r(place bigint, invoice_id bigint, number text, confidence int, reason text) GROUP BY r.place) m ON m.place = e.place;
    RETURN jsonb_build_object('statement_id', statement.id, 'organization_id', owner_organization, 'new', jsonb_array_length(fresh), 'known', known,
                              'allocated', allocated, 'documents', answers);
END $$;

-- All accounts of a file at once: one that is not ours, or cannot be taken, leaves nothing of the others behind.
CREATE OR REPLACE FUNCTION api.statements_import(p_statements jsonb, p_dry boolean DEFAULT false) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    one jsonb;
    answers jsonb := '[]';
BEGIN
    FOR one IN SELECT value FROM jsonb_array_elements(p_statements) ORDER BY value ->> 'account' LOOP
        answers := answers || jsonb_build_array(api.statement_import(one, p_dry) || jsonb_build_object('account', one ->> 'account'));
    END LOOP;
    RETURN jsonb_build_object('accounts', answers);
END $$;
