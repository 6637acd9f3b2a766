-- A row written while its direction goes to another. The hand-over does not see what is not committed yet; so whoever writes
-- asks once more at the end of his transaction, when a hand-over under way has either ended or waits for him.

DO $$
DECLARE
    t record;
BEGIN
    FOR t IN SELECT * FROM (VALUES ('deal', 'client_direction'), ('calculation_request', 'deal'), ('quote', 'deal'), ('invoice', 'deal'),
                            ('act', 'deal')) AS v(child, parent) LOOP
        -- A function of its own for each table: a dynamic statement would be planned anew for every row. The parent's row is the
        -- lock; it is held from here to the end of the commit.
        EXECUTE format($function$
            CREATE OR REPLACE FUNCTION sec.still_held_%1$s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
            SET search_path = pg_catalog, pg_temp AS $body$
            DECLARE
                now_held_by bigint;
                now_client bigint;
                mine bigint;
                my_client bigint;
            BEGIN
                SELECT owner_id, client_id INTO now_held_by, now_client FROM crm.%2$I WHERE id = NEW.%2$s_id FOR SHARE;
                SELECT owner_id, client_id INTO mine, my_client FROM crm.%1$I WHERE id = NEW.id;
                -- or its client has gone into another one
                IF (mine, my_client) IS DISTINCT FROM (now_held_by, now_client) AND mine IS NOT NULL THEN
                    PERFORM sec.deny();
                END IF;
                RETURN NULL;
            END $body$ $function$, t.child, t.parent);
        EXECUTE format('DROP TRIGGER IF EXISTS z_held ON crm.%I', t.child);
        EXECUTE format('CREATE CONSTRAINT TRIGGER z_held AFTER INSERT ON crm.%1$I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            EXECUTE FUNCTION sec.still_held_%1$s()', t.child);
    END LOOP;
END $$;
