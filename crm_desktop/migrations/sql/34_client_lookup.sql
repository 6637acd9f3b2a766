-- The free/busy look-up: over the whole base, ranked, a screenful at most.

-- The words without the forms of ownership: a client may have changed its own, or be written with another.
CREATE OR REPLACE FUNCTION sec.without_forms(query text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT btrim(regexp_replace(' ' || crm.fold(query) || ' ', '(?<= )(ооо|оао|зао|пао|нао|ао|ип|фгуп|муп|гуп|ано|тоо|чоу)(?= )', '', 'g')) $$;

-- What the look-up shows first: the very ИНН, then what begins with what was typed, then the rest by name. ИНН by its beginning comes
-- from its own index; other words from a handful of those that hold them.
CREATE OR REPLACE FUNCTION sec.find_ranked(query text, most int) RETURNS TABLE (id bigint, place bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    asked text := array_to_string(sec.asked_words(query), ' ');
    bare text := sec.without_forms(query);
    found bigint[] := '{}';
BEGIN
    IF asked ~ '^[0-9]{4,12}$' THEN
        found := ARRAY(SELECT c.id FROM crm.client c WHERE c.inn ^@ asked AND c.inn <> '' AND c.deleted_at IS NULL ORDER BY c.inn LIMIT most);
    END IF;
    IF cardinality(found) < most THEN
        found := found || ARRAY(SELECT sec.find_clients(query, true, 5 * most));
        IF found = '{}' AND bare <> asked AND bare <> '' THEN
            found := ARRAY(SELECT sec.find_clients(bare, true, 5 * most));
        END IF;
    END IF;
    RETURN QUERY SELECT x.id, row_number() OVER (ORDER BY x.inn = asked DESC, (asked <> '' AND x.inn ^@ asked) DESC,
            (bare <> '' AND sec.without_forms(x.short_name) ^@ bare) DESC, x.name_sort, x.id)
        FROM crm.client x WHERE x.id = ANY (found) ORDER BY 2 LIMIT most;
END $$;
