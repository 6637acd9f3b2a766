-- The client's card: what its requisites are checked by, its addresses and accounts, the directory of banks.

-- ОГРН of a company (13 digits, first 1 or 5, the rest modulo 11), ОГРНИП of an entrepreneur (15, first 3, modulo 13 and its
-- low digit: Минфин 30.10.2017 № 165н, п. 7). A person has none.
CREATE OR REPLACE FUNCTION sec.ogrn_valid(p_kind text, p_ogrn text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE
        WHEN p_kind = 'company' AND p_ogrn ~ '^[15][0-9]{12}$' THEN (left(p_ogrn, 12)::bigint % 11 % 10)::text = right(p_ogrn, 1)
        WHEN p_kind = 'entrepreneur' AND p_ogrn ~ '^3[0-9]{14}$' THEN (left(p_ogrn, 14)::bigint % 13 % 10)::text = right(p_ogrn, 1)
        ELSE false END $$;

-- Several phones parted by commas, each with 5 to 15 digits and perhaps an extension: what the program writes, and what can be
-- dialled at least.
CREATE OR REPLACE FUNCTION sec.phones_valid(p_phones text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    -- How the program writes one number: asked first, because an import asks it a hundred thousand times.
    RETURN p_phones = '' OR p_phones ~ '^[+]7 [0-9]{3} [0-9]{3}-[0-9]{2}-[0-9]{2}$' OR NOT EXISTS (SELECT FROM regexp_split_to_table(p_phones, '[,;]') piece
        WHERE piece !~ '^ *[+]?[0-9() .-]+( *доб[.]? ?[0-9]{1,6})? *$'
           OR length(regexp_replace(regexp_replace(piece, 'доб.*$', ''), '[^0-9]', '', 'g')) NOT BETWEEN 5 AND 15);
END $$;

CREATE OR REPLACE FUNCTION sec.emails_valid(p_emails text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT p_emails = '' OR NOT EXISTS (SELECT FROM regexp_split_to_table(p_emails, '[,;]') piece
        WHERE btrim(piece) !~ '^[^@ <>"]+@[^@ .<>"]+([.][^@ .<>"]+)*[.][^@ .<>"]{2,}$' OR length(btrim(piece)) > 254) $$;

-- What is wrong in the requisites that this saving touches; what stood wrong before and is left alone stays readable and saveable.
CREATE OR REPLACE FUNCTION sec.client_fault(was crm.client, will crm.client) RETURNS jsonb LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN x.kind AND will.kind NOT IN ('company', 'entrepreneur', 'person') THEN sec.obstacle('not_allowed', '{"field": "kind"}')
        WHEN (x.kind OR x.inn) AND will.inn <> '' AND length(will.inn) <> CASE will.kind WHEN 'company' THEN 10 ELSE 12 END
            THEN sec.obstacle('inn_of_kind', jsonb_build_object('field', 'inn', 'digits', length(will.inn)))
        WHEN (x.kind OR x.kpp) AND will.kpp <> '' AND will.kind <> 'company' THEN sec.obstacle('kpp_of_person', '{"field": "kpp"}')
        WHEN x.kpp AND will.kpp <> '' AND (will.kpp !~ '^[0-9]{4}[0-9A-Z]{2}[0-9]{3}$' OR will.kpp LIKE '00%') THEN sec.obstacle('kpp_form', '{"field": "kpp"}')
        WHEN (x.kind OR x.ogrn) AND will.ogrn <> '' AND will.kind = 'person' THEN sec.obstacle('ogrn_of_person', '{"field": "ogrn"}')
        WHEN (x.kind OR x.ogrn) AND will.ogrn <> '' AND NOT sec.ogrn_valid(will.kind, will.ogrn) THEN sec.obstacle('ogrn_invalid', '{"field": "ogrn"}')
        WHEN x.phone AND NOT sec.phones_valid(will.phone) THEN sec.obstacle('phones_invalid', '{"field": "phone"}')
        WHEN x.email AND NOT sec.emails_valid(will.email) THEN sec.obstacle('emails_invalid', '{"field": "email"}')
        WHEN will.registry_state NOT IN ('', 'active', 'liquidating', 'liquidated', 'bankrupt', 'reorganizing') THEN sec.obstacle('not_allowed', '{"field": "registry_state"}')
        END
    FROM (SELECT was.kind IS DISTINCT FROM will.kind AS kind, was.inn IS DISTINCT FROM will.inn AS inn, was.kpp IS DISTINCT FROM will.kpp AS kpp,
                 was.ogrn IS DISTINCT FROM will.ogrn AS ogrn, was.phone IS DISTINCT FROM will.phone AS phone, was.email IS DISTINCT FROM will.email AS email) x $$;

-- BEFORE INSERT OR UPDATE of a person, whoever writes him: how he is reached can be read; an old wrong number is left alone.
CREATE OR REPLACE FUNCTION sec.check_contact() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT sec.phones_valid(NEW.phone) AND (TG_OP = 'INSERT' OR NEW.phone IS DISTINCT FROM OLD.phone) THEN
        PERFORM sec.refuse('phones_invalid', '{"field": "phone"}');
    ELSIF NOT sec.emails_valid(NEW.email) AND (TG_OP = 'INSERT' OR NEW.email IS DISTINCT FROM OLD.email) THEN
        PERFORM sec.refuse('emails_invalid', '{"field": "email"}');
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER b_check BEFORE INSERT OR UPDATE OF phone, email ON crm.contact FOR EACH ROW
    WHEN (NEW.phone <> '' OR NEW.email <> '') EXECUTE FUNCTION sec.check_contact();

-- Tags as they are kept: without blanks around, without repetition, thirty of fifty letters at most, in the order given.
CREATE OR REPLACE FUNCTION sec.neat_tags(p_tags text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(tag ORDER BY place), '{}') FROM (SELECT tag, place FROM (
        SELECT DISTINCT ON (crm.fold(tag)) tag, place FROM (SELECT left(btrim(regexp_replace(t, '\s+', ' ', 'g')), 50) AS tag, place
            FROM unnest(p_tags) WITH ORDINALITY u(t, place)) n WHERE tag <> '' ORDER BY crm.fold(tag), place) d ORDER BY place LIMIT 30) x $$;

-- Locks a client I write for (its analyst, or who works for one of its holders); the same answer for a foreign and an absent one.
CREATE OR REPLACE FUNCTION sec.require_client(p_client bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM crm.client c WHERE c.id = p_client AND c.deleted_at IS NULL AND (sec.has_role('analyst')
        OR (sec.has_role('manager') OR sec.has_role('assistant')) AND c.owner_ids && sec.my_holders()) FOR SHARE;
    IF NOT FOUND THEN
        PERFORM sec.deny();
    END IF;
END $$;

-- BEFORE INSERT OR UPDATE of an account, whoever writes it: form, key against the bank (приказ ЦБ РФ 08.09.1997 № 515) unless a
-- reason is given, the bank's name from the directory, the first one the main one. Accounts of the treasury follow another practice.
CREATE OR REPLACE FUNCTION sec.check_client_account() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    known text;
BEGIN
    IF NEW.account !~ '^[0-9]{5}[0-9ABCEHKMPTX][0-9]{14}$' THEN
        PERFORM sec.refuse('account_form', '{"field": "account"}');
    ELSIF NEW.bik <> '' AND NEW.bik !~ '^(04|00|01|02)[0-9]{7}$' THEN
        PERFORM sec.refuse('bic_form', '{"field": "bik"}');
    ELSIF NEW.bik <> '' AND btrim(NEW.key_reason) = '' AND NEW.account NOT LIKE '03%' AND NEW.bik LIKE '04%'
        AND NOT sec.account_valid(left(NEW.account, 5) || translate(substr(NEW.account, 6, 1), 'ABCEHKMPTX', '0123456789') || substr(NEW.account, 7), NEW.bik) THEN
        PERFORM sec.refuse('account_not_of_bank', jsonb_build_object('field', 'account', 'account', NEW.account, 'bik', NEW.bik));
    END IF;
    SELECT b.name || CASE WHEN b.town = '' THEN '' ELSE ', ' || b.town END INTO known FROM crm.bank b WHERE b.bik = NEW.bik;
    NEW.bank_name := coalesce(known, NEW.bank_name);
    IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM crm.client_account WHERE client_id = NEW.client_id AND main) THEN
        NEW.main := true;
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER b_check BEFORE INSERT OR UPDATE OF account, bik, key_reason, bank_name ON crm.client_account
    FOR EACH ROW EXECUTE FUNCTION sec.check_client_account();

-- AFTER: one main account and one only.
CREATE OR REPLACE FUNCTION sec.one_main_account() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.main THEN
        UPDATE crm.client_account SET main = false WHERE client_id = NEW.client_id AND main AND id <> NEW.id;
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER y_main AFTER INSERT OR UPDATE OF main, client_id ON crm.client_account
    FOR EACH ROW WHEN (NEW.main) EXECUTE FUNCTION sec.one_main_account();

-- Makes (p_id NULL) or changes an account of a client.
CREATE OR REPLACE FUNCTION api.client_account_save(p_id bigint, p_version int, p_changes jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    a crm.client_account;
    target bigint := (p_changes ->> 'client_id')::bigint;
BEGIN
    PERFORM sec.at_present();
    IF EXISTS (SELECT FROM jsonb_object_keys(p_changes) key WHERE key <> ALL (ARRAY['client_id', 'account', 'bik', 'bank_name', 'main', 'key_reason'])) THEN
        PERFORM sec.deny();
    END IF;
    IF p_id IS NOT NULL THEN
        SELECT client_id INTO target FROM crm.client_account WHERE id = p_id AND (target IS NULL OR client_id = target);
    END IF;
    PERFORM sec.require_client(target);
    IF p_id IS NOT NULL THEN
        SELECT * INTO a FROM crm.client_account WHERE id = p_id AND client_id = target FOR NO KEY UPDATE;
        IF NOT FOUND THEN
            PERFORM sec.deny();
        ELSIF a.version IS DISTINCT FROM p_version THEN
            PERFORM sec.stale();
        END IF;
    END IF;
    a := jsonb_populate_record(coalesce(a, jsonb_populate_record(NULL::crm.client_account, '{"bik": "", "bank_name": "", "key_reason": "", "main": false}')), jsonb_strip_nulls(p_changes));
    IF coalesce(a.account, '') = '' THEN
        PERFORM sec.refuse('field_required', '{"field": "account"}');
    END IF;
    IF p_id IS NULL THEN
        INSERT INTO crm.client_account (client_id, account, bik, bank_name, main, key_reason)
        VALUES (target, a.account, a.bik, a.bank_name, a.main, a.key_reason) RETURNING * INTO a;
    ELSE
        UPDATE crm.client_account SET account = a.account, bik = a.bik, bank_name = a.bank_name, main = a.main, key_reason = a.key_reason
        WHERE id = p_id RETURNING * INTO a;
    END IF;
    RETURN jsonb_build_object('id', a.id, 'version', a.version);
END $$;

-- Makes (p_id NULL) or changes an address beside the legal and the postal one.
CREATE OR REPLACE FUNCTION api.client_address_save(p_id bigint, p_version int, p_changes jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    a crm.client_address;
    target bigint := (p_changes ->> 'client_id')::bigint;
BEGIN
    PERFORM sec.at_present();
    IF EXISTS (SELECT FROM jsonb_object_keys(p_changes) key WHERE key <> ALL (ARRAY['client_id', 'kind', 'address', 'comment'])) THEN
        PERFORM sec.deny();
    END IF;
    IF p_id IS NOT NULL THEN
        SELECT client_id INTO target FROM crm.client_address WHERE id = p_id AND (target IS NULL OR client_id = target);
    END IF;
    PERFORM sec.require_client(target);
    IF p_id IS NOT NULL THEN
        SELECT * INTO a FROM crm.client_address WHERE id = p_id AND client_id = target FOR NO KEY UPDATE;
        IF NOT FOUND THEN
            PERFORM sec.deny();
        ELSIF a.version IS DISTINCT FROM p_version THEN
            PERFORM sec.stale();
        END IF;
    END IF;
    a := jsonb_populate_record(coalesce(a, jsonb_populate_record(NULL::crm.client_address, '{"kind": "actual", "comment": ""}')), jsonb_strip_nulls(p_changes));
    IF btrim(coalesce(a.address, '')) = '' THEN
        PERFORM sec.refuse('field_required', '{"field": "address"}');
    END IF;
    IF p_id IS NULL THEN
        INSERT INTO crm.client_address (client_id, kind, address, comment) VALUES (target, a.kind, a.address, a.comment) RETURNING * INTO a;
    ELSE
        UPDATE crm.client_address SET kind = a.kind, address = a.address, comment = a.comment WHERE id = p_id RETURNING * INTO a;
    END IF;
    RETURN jsonb_build_object('id', a.id, 'version', a.version);
END $$;

-- Takes an address or an account out; the journal keeps what it was. The next account becomes the main one.
CREATE OR REPLACE FUNCTION api.client_part_remove(p_part text, p_id bigint, p_version int) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target bigint;
    found_version int;
BEGIN
    PERFORM sec.at_present();
    IF p_part = 'client_account' THEN
        SELECT client_id INTO target FROM crm.client_account WHERE id = p_id;
    ELSIF p_part = 'client_address' THEN
        SELECT client_id INTO target FROM crm.client_address WHERE id = p_id;
    END IF;
    PERFORM sec.require_client(target);
    IF p_part = 'client_account' THEN
        SELECT version INTO found_version FROM crm.client_account WHERE id = p_id AND client_id = target FOR UPDATE;
    ELSE
        SELECT version INTO found_version FROM crm.client_address WHERE id = p_id AND client_id = target FOR UPDATE;
    END IF;
    IF found_version IS NULL THEN
        PERFORM sec.deny();
    ELSIF found_version IS DISTINCT FROM p_version THEN
        PERFORM sec.stale();
    END IF;
    IF p_part = 'client_address' THEN
        DELETE FROM crm.client_address WHERE id = p_id;
        RETURN jsonb_build_object('id', p_id);
    END IF;
    DELETE FROM crm.client_account WHERE id = p_id;
    UPDATE crm.client_account SET main = true WHERE id = (SELECT min(id) FROM crm.client_account WHERE client_id = target)
        AND NOT EXISTS (SELECT FROM crm.client_account WHERE client_id = target AND main);
    RETURN jsonb_build_object('id', p_id);
END $$;

-- Tags and sources on the clients I see, the most used first: what the card suggests.
CREATE OR REPLACE FUNCTION api.client_words() RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH seen AS MATERIALIZED (SELECT tags, source FROM crm.client WHERE (tags <> '{}' OR source <> '') AND deleted_at IS NULL LIMIT 20000)
    SELECT jsonb_build_object(
        'tags', (SELECT coalesce(jsonb_agg(word), '[]') FROM (SELECT tag AS word FROM seen, unnest(tags) tag GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 200) x),
        'sources', (SELECT coalesce(jsonb_agg(word), '[]') FROM (SELECT source AS word FROM seen WHERE source <> '' GROUP BY source ORDER BY count(*) DESC, source LIMIT 60) x)) $$;

-- Where the bank of accounts stands in the directory: {bik: {name, town, closed_on}}.
CREATE OR REPLACE FUNCTION api.banks_of(p_client bigint) RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_object_agg(b.bik, jsonb_build_object('name', b.name, 'town', b.town, 'closed_on', b.closed_on)), '{}')
    FROM crm.bank b WHERE b.bik IN (SELECT a.bik FROM crm.client_account a WHERE a.client_id = p_client) $$;

-- The rows of a directory as the table keeps them.
CREATE OR REPLACE FUNCTION sec.banks_told(p_rows jsonb) RETURNS TABLE (bik text, name text, town text, account text, closed boolean) LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.bik, left(btrim(r.name), 300), left(coalesce(r.town, ''), 200), coalesce(r.correspondent_account, ''), coalesce(r.closed, false)
    FROM jsonb_to_recordset(p_rows) r(bik text, name text, town text, correspondent_account text, closed boolean) $$;

-- The directory of the Bank of Russia as a whole: new banks are added, changed ones changed, those that are gone are marked as
-- closed (in a list of changes, `p_whole` false, only those it says are). `p_dry` counts and changes nothing.
CREATE OR REPLACE FUNCTION api.banks_load(p_rows jsonb, p_whole boolean DEFAULT true, p_dry boolean DEFAULT false) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    counts jsonb;
BEGIN
    PERFORM sec.at_present();
    IF NOT sec.keeps('bank') THEN
        PERFORM sec.deny();
    END IF;
    IF EXISTS (SELECT FROM jsonb_to_recordset(p_rows) r(bik text, name text) WHERE coalesce(bik, '') !~ '^[0-9]{9}$' OR btrim(coalesce(name, '')) = '')
        OR (SELECT count(*) <> count(DISTINCT r ->> 'bik') OR count(*) NOT BETWEEN 1 AND 20000 FROM jsonb_array_elements(p_rows) r) THEN
        PERFORM sec.refuse('bank_rows_wrong');
    END IF;
    IF NOT p_dry THEN
        -- Two loads at once wait for each other; cards read on.
        LOCK TABLE crm.bank IN SHARE ROW EXCLUSIVE MODE;
    END IF;
    SELECT jsonb_build_object(
        'new', count(*) FILTER (WHERE b.id IS NULL AND NOT t.closed),
        'changed', count(*) FILTER (WHERE NOT t.closed AND b.closed_on IS NULL AND b.id IS NOT NULL AND (b.name, b.town, b.correspondent_account) IS DISTINCT FROM (t.name, t.town, t.account)),
        'closed', count(*) FILTER (WHERE b.id IS NOT NULL AND b.closed_on IS NULL AND coalesce(t.closed, p_whole)),
        'reopened', count(*) FILTER (WHERE NOT t.closed AND b.closed_on IS NOT NULL),
        'same', count(*) FILTER (WHERE NOT t.closed AND b.closed_on IS NULL AND (b.name, b.town, b.correspondent_account) IS NOT DISTINCT FROM (t.name, t.town, t.account)))
    INTO counts FROM sec.banks_told(p_rows) t FULL JOIN crm.bank b ON b.bik = t.bik;
    IF NOT p_dry THEN
        UPDATE crm.bank b SET closed_on = sec.today()
        FROM (SELECT o.id FROM crm.bank o LEFT JOIN sec.banks_told(p_rows) t ON t.bik = o.bik WHERE o.closed_on IS NULL AND coalesce(t.closed, p_whole)) gone
        WHERE b.id = gone.id;
        UPDATE crm.bank b SET name = t.name, town = t.town, correspondent_account = t.account, closed_on = NULL FROM sec.banks_told(p_rows) t
        WHERE t.bik = b.bik AND NOT t.closed AND (b.name, b.town, b.correspondent_account, b.closed_on) IS DISTINCT FROM (t.name, t.town, t.account, NULL::date);
        INSERT INTO crm.bank (bik, name, town, correspondent_account) SELECT t.bik, t.name, t.town, t.account FROM sec.banks_told(p_rows) t
        WHERE NOT t.closed AND NOT EXISTS (SELECT FROM crm.bank b WHERE b.bik = t.bik) ORDER BY t.bik;
    END IF;
    RETURN counts;
END $$;
