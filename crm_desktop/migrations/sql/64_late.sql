-- A row written while its direction goes to another. The hand-over does not see what is not committed yet; so whoever writes
-- asks once more at the end of his transaction, when a hand-over under way has either ended or waits for him.

CREATE OR REPLACE FUNCTION sec.still_held() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    now_held_by bigint;
    mine bigint;
BEGIN
    -- The parent's row is the lock; it is held from here to the end of the commit.
    EXECUTE format('SELECT owner_id FROM crm.%I WHERE id = $1 FOR SHARE', TG_ARGV[0]) INTO now_held_by
        USING (to_jsonb(NEW) ->> (TG_ARGV[0] || '_id'))::bigint;
    EXECUTE format('SELECT owner_id FROM crm.%I WHERE id = $1', TG_TABLE_NAME) INTO mine USING (to_jsonb(NEW) ->> 'id')::bigint;
    IF mine IS DISTINCT FROM now_held_by AND mine IS NOT NULL THEN
        PERFORM sec.deny();
    END IF;
    RETURN NULL;
END $$;

DO $$
DECLARE
    t record;
BEGIN
    FOR t IN SELECT * FROM (VALUES ('deal', 'client_direction'), ('calculation_request', 'deal'), ('quote', 'deal'), ('invoice', 'deal'),
                            ('act', 'deal')) AS v(child, parent) LOOP
        EXECUTE format('DROP TRIGGER IF EXISTS z_held ON crm.%I', t.child);
        EXECUTE format('CREATE CONSTRAINT TRIGGER z_held AFTER INSERT ON crm.%I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            EXECUTE FUNCTION sec.still_held(%L)', t.child, t.parent);
    END LOOP;
END $$;
