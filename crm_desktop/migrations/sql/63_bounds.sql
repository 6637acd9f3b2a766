-- What no form would send: dates that programs cannot read, texts of megabytes that everybody's lists would have to carry, sums
-- that overflow a ledger, numbers that are none. Asked of every table in the WHEN of its trigger, so that rows within bounds pay
-- no call; sizes are those of the stored value and unpack nothing. Written flat and without a zone, so that a restored base
-- says it alike. Bounds: years 1900 to 2199, 100,000 bytes of a text or an array, 250,000 of a document of JSON, a trillion
-- roubles (bigint holds 92,000 of them).
CREATE OR REPLACE FUNCTION sec.out_of_bounds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.refuse('out_of_bounds');
    RETURN NULL;
END $$;

-- What commands alone write, and from nothing a person has sent, is not asked again at an update: most updates write nothing else.
DO $$
DECLARE
    t record;
    own text[] := ARRAY['created_at', 'updated_at', 'sent_at', 'issued_at', 'decided_at', 'pending_at', 'calculated_at', 'held_at', 'last_activity_at',
        'state', 'number', 'client_name',
        'content_hash', 'approved_hash', 'snapshot', 'owner_ids', 'group_ids', 'approver_ids', 'pending_ids'];
BEGIN
    FOR t IN
        SELECT c.relname AS name, string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE a.attname <> ALL (own)) AS told, string_agg(CASE
            WHEN a.atttypid = 'date'::regtype THEN format('NEW.%1$I < DATE ''1900-01-01'' OR NEW.%1$I > DATE ''2199-12-31''', a.attname)
            WHEN a.atttypid = 'timestamptz'::regtype THEN
                format('timezone(''UTC'', NEW.%1$I) < TIMESTAMP ''1900-01-01'' OR timezone(''UTC'', NEW.%1$I) > TIMESTAMP ''2199-12-31''', a.attname)
            WHEN a.atttypid = 'text'::regtype THEN format('octet_length(NEW.%I) > 100000', a.attname)
            WHEN a.atttypid = 'jsonb'::regtype THEN format('pg_column_size(NEW.%I) > 250000', a.attname)
            WHEN a.atttypid = 'numeric'::regtype THEN format('NEW.%I = ''NaN''', a.attname)
            WHEN a.attname LIKE '%kopecks' THEN format('NEW.%1$I < -100000000000000 OR NEW.%1$I > 100000000000000', a.attname)
            ELSE format('pg_column_size(NEW.%I) > 100000', a.attname) END, ' OR ' ORDER BY a.attnum) AS condition
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        JOIN pg_type y ON y.oid = a.atttypid
        WHERE n.nspname = 'crm' AND c.relkind = 'r' AND (a.atttypid IN ('date'::regtype, 'timestamptz'::regtype, 'text'::regtype,
            'jsonb'::regtype, 'numeric'::regtype) OR a.atttypid = 'bigint'::regtype AND a.attname LIKE '%kopecks' OR y.typcategory = 'A')
        GROUP BY c.relname
    LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER a_bounds BEFORE INSERT OR UPDATE %s ON crm.%I FOR EACH ROW WHEN (%s) EXECUTE FUNCTION sec.out_of_bounds()',
                       coalesce('OF ' || t.told, ''), t.name, t.condition);
    END LOOP;
END $$;
