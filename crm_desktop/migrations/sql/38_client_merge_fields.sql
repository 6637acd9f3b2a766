-- The one card that two become, field by field: what the survivor has stays, its gaps are filled, what contradicts is chosen.

-- {field: {value, chosen, conflict, both}} of all fields. p_chosen: {field: survivor | merged | both}. Kind, ИНН, КПП and ОГРН are one
-- person's or company's and go together as soon as the ИНН differ; the choice stands under `inn`.
CREATE OR REPLACE FUNCTION sec.merged_fields(s crm.client, m crm.client, p_chosen jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    fields text[] := ARRAY['kind', 'short_name', 'full_name', 'inn', 'kpp', 'ogrn', 'address', 'postal_address', 'phone', 'email', 'site', 'source',
        'tags', 'comment', 'signatory_position', 'signatory_name', 'signatory_basis'];
    identity text[] := ARRAY['kind', 'inn', 'kpp', 'ogrn'];
    joined text[] := ARRAY['phone', 'email', 'comment', 'tags'];
    one jsonb := to_jsonb(s);
    other jsonb := to_jsonb(m);
    another_inn boolean := m.inn <> '' AND s.inn <> m.inn;
    answer jsonb := '{}';
    field text;
    pick text;
    empty_one boolean;
    empty_other boolean;
BEGIN
    IF EXISTS (SELECT FROM jsonb_each_text(p_chosen) c WHERE c.key <> ALL (fields) OR c.value IS NULL OR c.value NOT IN ('survivor', 'merged', 'both')
               OR c.value = 'both' AND c.key <> ALL (joined)) THEN
        PERFORM sec.deny();
    END IF;
    FOREACH field IN ARRAY fields LOOP
        empty_one := one -> field IN ('""', '[]');
        empty_other := other -> field IN ('""', '[]');
        pick := p_chosen ->> CASE WHEN another_inn AND field = ANY (identity) THEN 'inn' ELSE field END;
        IF another_inn AND field = ANY (identity) THEN
            pick := coalesce(pick, CASE WHEN s.inn = '' THEN 'merged' ELSE 'survivor' END);
        ELSIF field IN ('tags', 'comment') AND NOT empty_one AND NOT empty_other THEN
            pick := coalesce(pick, 'both');
        ELSE
            pick := coalesce(pick, CASE WHEN empty_one AND NOT empty_other THEN 'merged' ELSE 'survivor' END);
        END IF;
        answer := answer || jsonb_build_object(field, jsonb_build_object('chosen', pick, 'both', field = ANY (joined),
            'conflict', NOT empty_one AND NOT empty_other AND one -> field <> other -> field,
            'value', CASE WHEN pick = 'merged' THEN other -> field WHEN pick = 'survivor' THEN one -> field ELSE sec.both_of(field, one -> field, other -> field) END));
    END LOOP;
    RETURN answer;
END $$;

-- Both values in one field: tags as a set, a comment below the other, phones and e-mails one after the other.
CREATE OR REPLACE FUNCTION sec.both_of(p_field text, p_one jsonb, p_other jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN p_field = 'tags' THEN p_one || coalesce((SELECT jsonb_agg(t) FROM jsonb_array_elements(p_other) t WHERE NOT p_one @> t), '[]')
        WHEN position(p_other #>> '{}' IN p_one #>> '{}') > 0 THEN p_one
        ELSE to_jsonb(concat_ws(CASE p_field WHEN 'comment' THEN E'\n' ELSE ', ' END, nullif(p_one #>> '{}', ''), nullif(p_other #>> '{}', ''))) END $$;

-- Writes the chosen fields into the survivor; the other one is alive no longer by now, so its ИНН is free.
CREATE OR REPLACE FUNCTION sec.merge_card(p_merge bigint, s crm.client, m crm.client, p_chosen jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    fields jsonb := sec.merged_fields(s, m, p_chosen);
    c crm.client;
    after crm.client;
    twin text;
BEGIN
    c := jsonb_populate_record(s, (SELECT jsonb_object_agg(key, value -> 'value') FROM jsonb_each(fields)));
    SELECT short_name INTO twin FROM crm.client x WHERE x.inn = c.inn AND x.kpp = c.kpp AND c.inn <> '' AND x.deleted_at IS NULL AND x.id NOT IN (s.id, m.id);
    IF FOUND THEN
        PERFORM sec.refuse('client_exists', jsonb_build_object('field', 'inn', 'inn', c.inn, 'client', twin));
    END IF;
    -- What the register said is about the ИНН: the newer word of the same one counts.
    IF c.inn = m.inn AND (c.inn <> s.inn OR m.registry_on > coalesce(s.registry_on, '-infinity')) THEN
        c.registry_state := m.registry_state;
        c.registry_on := m.registry_on;
    END IF;
    UPDATE crm.client x SET kind = c.kind, short_name = c.short_name, full_name = c.full_name, inn = c.inn, kpp = c.kpp, ogrn = c.ogrn, address = c.address,
        postal_address = c.postal_address, phone = c.phone, email = c.email, site = c.site, source = c.source, tags = c.tags, comment = c.comment,
        signatory_position = c.signatory_position, signatory_name = c.signatory_name, signatory_basis = c.signatory_basis,
        registry_state = c.registry_state, registry_on = c.registry_on
    WHERE x.id = s.id RETURNING * INTO after;
    PERFORM sec.merge_image(p_merge, 'client', to_jsonb(s), to_jsonb(after));
    RETURN (SELECT jsonb_object_agg(key, value -> 'chosen') FROM jsonb_each(fields) WHERE value ->> 'chosen' <> 'survivor');
END $$;
