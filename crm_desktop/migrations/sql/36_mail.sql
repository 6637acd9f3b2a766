-- Letters with a document: who may send them, to whom, and what is kept of them. The letter itself goes from the person's computer.

-- The issued document a letter is about, when I write its holder's documents; NULL otherwise.
CREATE OR REPLACE FUNCTION sec.mailed_row(p_document text, p_id bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT x.d FROM (
        SELECT to_jsonb(i) AS d FROM crm.invoice i WHERE p_document = 'invoice' AND i.id = p_id
        UNION ALL SELECT to_jsonb(q) FROM crm.quote q WHERE p_document = 'quote' AND q.id = p_id
        UNION ALL SELECT to_jsonb(a) FROM crm.act a WHERE p_document = 'act' AND a.id = p_id) x
    WHERE (x.d ->> 'owner_id')::bigint = ANY (sec.my_holders()) AND x.d ->> 'number' IS NOT NULL AND x.d ->> 'state' <> 'cancelled'
      AND (sec.has_role('manager') OR sec.has_role('assistant')) $$;

-- The server, my address, and whom the letter may go to; reading addresses of people is logged as ever (152-ФЗ).
CREATE OR REPLACE FUNCTION api.mail_offer(p_document text, p_id bigint) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d jsonb := sec.mailed_row(p_document, p_id);
BEGIN
    IF d IS NULL THEN
        PERFORM sec.deny();
    END IF;
    RETURN jsonb_build_object(
        'server', (SELECT jsonb_build_object('host', host, 'port', port, 'security', security, 'from_name', from_name) FROM crm.mail_setting),
        'from', (SELECT jsonb_build_object('address', email, 'name', short_name) FROM crm.employee WHERE id = sec.me()),
        'to', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', concat_ws(' ', k ->> 'last_name', k ->> 'first_name'), 'address', k ->> 'email')), '[]')
            FROM jsonb_array_elements(sec.people_of((d ->> 'client_id')::bigint)) k WHERE k ->> 'email' <> '' AND (k ->> 'active')::boolean));
END $$;

-- Keeps what was sent, or why it was not.
CREATE OR REPLACE FUNCTION api.mail_record(p_document text, p_id bigint, p_to text, p_subject text, p_file_name text, p_error text,
    p_facts jsonb DEFAULT '{}') RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d jsonb := sec.mailed_row(p_document, p_id);
BEGIN
    PERFORM sec.at_present();
    IF d IS NULL THEN
        PERFORM sec.deny();
    ELSIF coalesce(p_to !~ '^[^@[:space:]]+@[^@[:space:]]+$' OR length(p_to) > 320, true) THEN
        PERFORM sec.refuse('mail_address', jsonb_build_object('field', 'to', 'address', left(p_to, 320)));
    END IF;
    INSERT INTO crm.sent_mail (document, document_id, owner_id, to_address, subject, file_name, sent_by, error, facts)
    VALUES (p_document, p_id, (d ->> 'owner_id')::bigint, p_to, left(coalesce(p_subject, ''), 500), left(coalesce(p_file_name, ''), 255), sec.me(),
        left(coalesce(p_error, ''), 500), jsonb_strip_nulls(jsonb_build_object('address', left(p_facts ->> 'address', 320),
            'host', left(p_facts ->> 'host', 300), 'said', left(p_facts ->> 'said', 500))));
    IF coalesce(p_error, '') = '' THEN
        PERFORM sec.record(p_document, d, 'step', 'mail', jsonb_build_object('to', p_to));
    END IF;
    RETURN '{}';
END $$;

-- The letters of a document, newest first, under the reader's own row security.
CREATE OR REPLACE FUNCTION api.letters_of(p_document text, p_id bigint) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('to', m.to_address, 'subject', m.subject, 'sent_at', m.sent_at, 'by', e.short_name, 'error', m.error,
        'facts', m.facts) ORDER BY m.id DESC), '[]')
    FROM (SELECT * FROM crm.sent_mail WHERE document = p_document AND document_id = p_id ORDER BY id DESC LIMIT 50) m LEFT JOIN crm.employee e ON e.id = m.sent_by $$;

-- The company's server, one row; a password is never kept in the base.
CREATE OR REPLACE FUNCTION api.mail_setting_save(p_host text, p_port int, p_security text, p_from_name text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.at_present();
    IF NOT sec.has_role('administrator') THEN
        PERFORM sec.deny();
    ELSIF coalesce(p_host !~ '^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$', true) THEN
        PERFORM sec.refuse('mail_host', '{"field": "host"}');
    ELSIF coalesce(p_port NOT BETWEEN 1 AND 65535, true) THEN
        PERFORM sec.refuse('mail_port', '{"field": "port"}');
    ELSIF coalesce(p_security NOT IN ('starttls', 'tls', 'none'), true) THEN
        PERFORM sec.refuse('not_allowed', '{"field": "security"}');
    END IF;
    UPDATE crm.mail_setting SET host = p_host, port = p_port, security = p_security, from_name = left(coalesce(p_from_name, ''), 200);
    IF NOT FOUND THEN
        INSERT INTO crm.mail_setting (host, port, security, from_name) VALUES (p_host, p_port, p_security, left(coalesce(p_from_name, ''), 200));
    END IF;
    RETURN '{}';
END $$;
