-- Pure functions that columns are generated from; created before the tables.

-- Russian order by code point: case ignored, Ё right after Е, quotes do not count.
CREATE OR REPLACE FUNCTION crm.sort_key(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT replace(translate(lower(value), '«»"''', ''), 'ё', 'е' || chr(65533)) $$;

-- What a person types and what is stored meet here: lower case, ё = е, one blank, no quotes.
CREATE OR REPLACE FUNCTION crm.fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT btrim(regexp_replace(translate(lower(value), 'ё«»"''', 'е'), '\s+', ' ', 'g')) $$;

-- All 2- and 3-grams of a folded text: GIN over text[] finds substrings without any extension.
CREATE OR REPLACE FUNCTION crm.grams(folded text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT coalesce(array_agg(DISTINCT substr(folded, i, n)), '{}')
   FROM generate_series(1, length(folded)) AS i, generate_series(2, 3) AS n
   WHERE i + n - 1 <= length(folded) $$;

-- Kopecks of a line before VAT arithmetic: quantity x price less discount, half up.
CREATE OR REPLACE FUNCTION crm.line_base(quantity numeric, price bigint, discount numeric) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT round(quantity * price * (100 - discount) / 100)::bigint $$;

-- VAT of a line: inside the price (расчётная ставка, п. 4 ст. 164 НК РФ) or on top of it; NULL rate is without VAT.
CREATE OR REPLACE FUNCTION crm.line_vat(base bigint, rate numeric, included boolean) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN rate IS NULL THEN 0
               WHEN included THEN round(base * rate / (100 + rate))::bigint
               ELSE round(base * rate / 100)::bigint END $$;

-- Check digits of an ИНН (10 organisation, 12 person); region 00 does not exist.
CREATE OR REPLACE FUNCTION sec.inn_valid(inn text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    weights int[] := ARRAY[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    total int;
    place int;
    step int;
BEGIN
    IF inn !~ '^([0-9]{10}|[0-9]{12})$' OR inn LIKE '00%' THEN
        RETURN false;
    END IF;
    FOREACH place IN ARRAY CASE length(inn) WHEN 10 THEN ARRAY[10] ELSE ARRAY[11, 12] END LOOP
        total := 0;
        FOR step IN 1 .. place - 1 LOOP
            total := total + substr(inn, step, 1)::int * weights[11 - (place - 1) + step];
        END LOOP;
        IF total % 11 % 10 <> substr(inn, place, 1)::int THEN
            RETURN false;
        END IF;
    END LOOP;
    RETURN true;
END $$;
GRANT EXECUTE ON FUNCTION crm.sort_key(text), crm.fold(text), crm.grams(text), crm.line_base(numeric, bigint, numeric),
    crm.line_vat(bigint, numeric, boolean), sec.inn_valid(text) TO crm_staff, crm_definer, crm_owner, crm_rolemaker;
