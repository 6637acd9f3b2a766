-- Where a row stays and where it may be born, for whoever writes it directly. Runs after b_derive, which has filled the row.

-- BEFORE UPDATE of the parent (tables whose rows hold the row in its place): prices and approvals were given for this client,
-- and lines would stay with the former holder. Without tables it never moves.
CREATE OR REPLACE FUNCTION sec.stay() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found boolean := TG_NARGS = 0;
BEGIN
    IF pg_has_role(session_user, 'crm_owner', 'MEMBER') THEN
        RETURN NEW;
    END IF;
    FOR place IN 0 .. TG_NARGS - 1 LOOP
        EXIT WHEN found;
        EXECUTE format('SELECT EXISTS (SELECT FROM crm.%I WHERE %I = $1)', TG_ARGV[place], TG_TABLE_NAME || '_id') INTO found
            USING (to_jsonb(OLD) ->> 'id')::bigint;
    END LOOP;
    IF found THEN
        PERFORM sec.deny();
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER b_stay BEFORE UPDATE OF client_direction_id ON crm.deal FOR EACH ROW
    -- commands that merge two clients move a deal with all that hangs on it
    WHEN (NEW.client_direction_id IS DISTINCT FROM OLD.client_direction_id AND current_user <> 'crm_definer') EXECUTE FUNCTION sec.stay('calculation_request', 'quote', 'invoice');
CREATE OR REPLACE TRIGGER b_stay BEFORE UPDATE OF deal_id ON crm.quote FOR EACH ROW
    WHEN (NEW.deal_id IS DISTINCT FROM OLD.deal_id) EXECUTE FUNCTION sec.stay('quote_line', 'invoice');
CREATE OR REPLACE TRIGGER b_stay BEFORE UPDATE OF deal_id ON crm.invoice FOR EACH ROW
    WHEN (NEW.deal_id IS DISTINCT FROM OLD.deal_id) EXECUTE FUNCTION sec.stay('invoice_line');
CREATE OR REPLACE TRIGGER b_stay BEFORE UPDATE OF deal_id ON crm.act FOR EACH ROW
    WHEN (NEW.deal_id IS DISTINCT FROM OLD.deal_id) EXECUTE FUNCTION sec.stay('act_line');
CREATE OR REPLACE TRIGGER b_stay BEFORE UPDATE OF deal_id ON crm.calculation_request FOR EACH ROW
    WHEN (NEW.deal_id IS DISTINCT FROM OLD.deal_id) EXECUTE FUNCTION sec.stay();
CREATE OR REPLACE TRIGGER b_stay BEFORE UPDATE OF line_id ON crm.calculation FOR EACH ROW
    WHEN (NEW.line_id IS DISTINCT FROM OLD.line_id) EXECUTE FUNCTION sec.stay();
CREATE OR REPLACE TRIGGER b_stay BEFORE UPDATE OF work_item_id ON crm.issued_document FOR EACH ROW
    WHEN (NEW.work_item_id IS DISTINCT FROM OLD.work_item_id) EXECUTE FUNCTION sec.stay();

-- BEFORE INSERT: a need and what is sold for it are written where the direction is held - neither while it is only reserved
-- nor after it was given back. Nobody holds it then: without an owner row security refuses with the words for a foreign row.
CREATE OR REPLACE FUNCTION sec.only_where_held() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM crm.client_direction c WHERE c.state = 'held' AND c.id = CASE TG_TABLE_NAME
        WHEN 'deal' THEN (to_jsonb(NEW) ->> 'client_direction_id')::bigint
        ELSE (SELECT x.client_direction_id FROM crm.deal x WHERE x.id = (to_jsonb(NEW) ->> 'deal_id')::bigint) END) THEN
        NEW.owner_id := NULL;
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER c_held BEFORE INSERT OR UPDATE OF client_direction_id ON crm.deal FOR EACH ROW
    WHEN (current_user <> 'crm_definer') EXECUTE FUNCTION sec.only_where_held();
CREATE OR REPLACE TRIGGER c_held BEFORE INSERT ON crm.calculation_request FOR EACH ROW EXECUTE FUNCTION sec.only_where_held();
CREATE OR REPLACE TRIGGER c_held BEFORE INSERT ON crm.quote FOR EACH ROW EXECUTE FUNCTION sec.only_where_held();
CREATE OR REPLACE TRIGGER c_held BEFORE INSERT ON crm.invoice FOR EACH ROW EXECUTE FUNCTION sec.only_where_held();
