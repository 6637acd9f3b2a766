-- The exchange: our rows and theirs in one language. A canonical value is a text, and NULL for what is empty, zero or false:
-- the other side shows an empty column as a zero of its type, so no more can be told apart.

-- One of our rows field by field as texts: ids of ours, kopecks. NULL when it is not there or the exchange does not know it.
CREATE OR REPLACE FUNCTION sec.exchange_row(p_object text, p_id bigint) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found jsonb;
BEGIN
    CASE p_object
    WHEN 'client' THEN
        SELECT to_jsonb(c) INTO found FROM crm.client c WHERE c.id = p_id AND c.deleted_at IS NULL;
    WHEN 'contact' THEN
        SELECT to_jsonb(c) INTO found FROM crm.contact c WHERE c.id = p_id AND c.anonymised_at IS NULL;
    WHEN 'client_direction' THEN
        SELECT to_jsonb(d) || jsonb_build_object('title', concat_ws(', ', nullif(d.client_name, ''), r.name),
            'holder_id', CASE WHEN d.state = 'held' THEN d.holder_id END) INTO found
        FROM crm.client_direction d JOIN crm.direction r ON r.id = d.direction_id WHERE d.id = p_id;
    WHEN 'deal' THEN
        SELECT to_jsonb(d) INTO found FROM crm.deal d WHERE d.id = p_id;
    WHEN 'calculation_request' THEN
        SELECT to_jsonb(r) INTO found FROM crm.calculation_request r WHERE r.id = p_id;
    WHEN 'calculation_line' THEN
        SELECT to_jsonb(l) INTO found FROM crm.calculation_line l WHERE l.id = p_id;
    WHEN 'quote' THEN
        SELECT to_jsonb(q) INTO found FROM crm.quote q WHERE q.id = p_id;
    WHEN 'quote_line' THEN
        SELECT to_jsonb(l) INTO found FROM crm.quote_line l WHERE l.id = p_id;
    WHEN 'invoice' THEN
        SELECT to_jsonb(i) - 'snapshot' INTO found FROM crm.invoice i WHERE i.id = p_id;
    WHEN 'invoice_line' THEN
        SELECT to_jsonb(l) INTO found FROM crm.invoice_line l WHERE l.id = p_id;
    WHEN 'payment' THEN
        SELECT to_jsonb(p) || jsonb_build_object('invoice_id', (SELECT a.invoice_id FROM crm.payment_allocation a WHERE a.payment_id = p.id ORDER BY a.id LIMIT 1))
            INTO found FROM crm.payment p WHERE p.id = p_id AND p.direction = 'in' AND p.kind = 'payment' AND p.client_id IS NOT NULL;
    WHEN 'work_item' THEN
        SELECT to_jsonb(w) INTO found FROM crm.work_item w WHERE w.id = p_id;
    WHEN 'act' THEN
        SELECT to_jsonb(a) - 'snapshot' INTO found FROM crm.act a WHERE a.id = p_id;
    END CASE;
    RETURN found;
END $$;

-- Which of our columns a field reads: money stands in kopecks.
CREATE OR REPLACE FUNCTION sec.exchange_column(p_field jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT (p_field ->> 'name') || CASE WHEN p_field ->> 'kind' = 'money' THEN '_kopecks' ELSE '' END $$;

-- A value of ours in canonical form. What has no counterpart there yet begins with "!": it equals nothing and is not sent.
-- These functions are plpgsql although one statement would do: their plans are kept, and they run for every field of every row.
CREATE OR REPLACE FUNCTION sec.exchange_canonical(p_kind text, p_of text, p_value text) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    there text;
BEGIN
    IF p_value IS NULL OR p_value = '' THEN
        RETURN NULL;
    END IF;
    CASE p_kind
    WHEN 'text' THEN
        RETURN nullif(btrim(replace(p_value, E'\r\n', E'\n')), '');
    WHEN 'money' THEN
        RETURN nullif(round(p_value::numeric / 100, 2)::text, '0.00');
    WHEN 'number' THEN
        RETURN nullif(trim_scale(p_value::numeric)::text, '0');
    WHEN 'flag' THEN
        RETURN CASE WHEN p_value::boolean THEN 'true' END;
    WHEN 'date' THEN
        RETURN left(p_value, 10);
    WHEN 'link' THEN
        SELECT l.their_id::text INTO there FROM priv.exchange_link l WHERE l.object = p_of AND l.our_id = p_value::bigint AND l.state = 'linked';
    WHEN 'word' THEN
        SELECT v.theirs INTO there FROM priv.exchange_value v WHERE v.dictionary = p_of AND (v.ours = p_value OR p_value = ANY (v.also))
        ORDER BY v.ours IS NOT DISTINCT FROM p_value DESC, v.main DESC, v.id LIMIT 1;
    END CASE;
    RETURN coalesce(there, '!' || p_value);
END $$;

-- One of our rows in canonical form by the fields of a mapping; NULL when it is not there.
CREATE OR REPLACE FUNCTION sec.exchange_ours(p_object text, p_fields jsonb, p_id bigint) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    row jsonb := sec.exchange_row(p_object, p_id);
    found jsonb := '{}';
    f jsonb;
BEGIN
    IF row IS NULL THEN
        RETURN NULL;
    END IF;
    FOR f IN SELECT value FROM jsonb_array_elements(p_fields) LOOP
        found := found || jsonb_build_object(f ->> 'name', sec.exchange_canonical(f ->> 'kind', f ->> 'of', row ->> sec.exchange_column(f)));
    END LOOP;
    RETURN found;
END $$;

-- Their canonical value as our column takes it. Raises exchange_waits for a record we do not have yet, exchange_word for a
-- word nobody has told us the meaning of.
CREATE OR REPLACE FUNCTION sec.exchange_value_here(p_field jsonb, p_value text) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    here text;
BEGIN
    IF p_value IS NULL THEN
        RETURN NULL;
    END IF;
    CASE p_field ->> 'kind'
    WHEN 'money' THEN
        RETURN round(p_value::numeric * 100)::bigint::text;
    WHEN 'link' THEN
        SELECT l.our_id::text INTO here FROM priv.exchange_link l WHERE l.object = p_field ->> 'of' AND l.their_id = p_value::uuid AND l.state IN ('linked', 'creating');
        IF here IS NULL THEN
            PERFORM sec.refuse('exchange_waits', jsonb_build_object('waits_in', p_field ->> 'of', 'waits_for', p_value, 'field', p_field ->> 'name'));
        END IF;
        RETURN here;
    WHEN 'word' THEN
        SELECT v.ours INTO here FROM priv.exchange_value v WHERE v.dictionary = p_field ->> 'of' AND v.theirs = p_value;
        IF here IS NULL THEN
            PERFORM sec.refuse('exchange_word', jsonb_build_object('waits_in', p_field ->> 'of', 'waits_for', p_value, 'field', p_field ->> 'name'));
        END IF;
        RETURN here;
    ELSE
        RETURN p_value;
    END CASE;
END $$;

-- The fields of `p_theirs` named, as our columns take them.
CREATE OR REPLACE FUNCTION sec.exchange_here(p_fields jsonb, p_theirs jsonb, p_names text[]) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found jsonb := '{}';
    f jsonb;
BEGIN
    FOR f IN SELECT value FROM jsonb_array_elements(p_fields) LOOP
        IF f ->> 'name' = ANY (p_names) THEN
            found := found || jsonb_build_object(sec.exchange_column(f), sec.exchange_value_here(f, p_theirs ->> (f ->> 'name')));
        END IF;
    END LOOP;
    RETURN found;
END $$;

-- Whose record it is, when nothing but its own content says so: by what is unique, never by likeness.
CREATE OR REPLACE FUNCTION sec.exchange_find(p_object text, p_here jsonb) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE p_object
        WHEN 'client' THEN (SELECT c.id FROM crm.client c WHERE c.inn = p_here ->> 'inn' AND c.inn <> '' AND c.kpp = coalesce(p_here ->> 'kpp', '') AND c.deleted_at IS NULL)
        WHEN 'client_direction' THEN (SELECT d.id FROM crm.client_direction d
            WHERE d.client_id = (p_here ->> 'client_id')::bigint AND d.direction_id = (p_here ->> 'direction_id')::bigint)
        END $$;

-- Columns that take no NULL get their empty value.
CREATE OR REPLACE FUNCTION sec.exchange_blank(p_table text, p_here jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_object_agg(h.key, CASE WHEN h.value = 'null'::jsonb AND a.attnotnull THEN
        CASE a.atttypid::regtype::text WHEN 'text' THEN '""'::jsonb WHEN 'boolean' THEN 'false'::jsonb ELSE '0'::jsonb END ELSE h.value END), '{}')
    FROM jsonb_each(p_here) h LEFT JOIN pg_attribute a ON a.attrelid = ('crm.' || quote_ident(p_table))::regclass AND a.attname = h.key $$;

-- Writes the columns of a row that are both allowed and given.
CREATE OR REPLACE FUNCTION sec.exchange_set(p_table text, p_id bigint, p_here jsonb, p_allowed text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    names text := (SELECT string_agg(quote_ident(k), ', ' ORDER BY k) FROM jsonb_object_keys(p_here) k WHERE k = ANY (p_allowed));
    givens text := (SELECT string_agg('r.' || quote_ident(k), ', ' ORDER BY k) FROM jsonb_object_keys(p_here) k WHERE k = ANY (p_allowed));
BEGIN
    IF names IS NOT NULL THEN
        EXECUTE format('UPDATE crm.%1$I t SET (%2$s) = (SELECT %3$s FROM jsonb_populate_record(NULL::crm.%1$I, $1) r) WHERE t.id = $2', p_table, names, givens)
        USING sec.exchange_blank(p_table, p_here), p_id;
    END IF;
END $$;

-- A field that cannot be another once the row stands.
CREATE OR REPLACE FUNCTION sec.exchange_fixed(p_here jsonb, p_names text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    name text := (SELECT k FROM jsonb_object_keys(p_here) k WHERE k = ANY (p_names) ORDER BY k LIMIT 1);
BEGIN
    IF name IS NOT NULL THEN
        PERFORM sec.refuse('exchange_fixed_field', jsonb_build_object('field', name));
    END IF;
END $$;

-- What a new row cannot be without.
CREATE OR REPLACE FUNCTION sec.exchange_needs(p_here jsonb, p_names text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    name text := (SELECT n FROM unnest(p_names) n WHERE coalesce(p_here ->> n, '') = '' LIMIT 1);
BEGIN
    IF name IS NOT NULL THEN
        PERFORM sec.refuse('exchange_missing_field', jsonb_build_object('field', name));
    END IF;
END $$;
