-- What the company's own lists must keep to, whoever writes them and with whatever.

-- Why a row of a list is seen: everybody reads them; who keeps the list is told so.
CREATE OR REPLACE FUNCTION sec.why_directory(p_table text) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object('rule', CASE WHEN sec.keeps(p_table) THEN 'keeper' ELSE 'common' END) $$;

-- A settlement account fits its bank: digits of the BIC and the account weighed 7, 1, 3 (Положение Банка России № 809-П,
-- приложение; the key is the ninth digit, so the sum ends in 0).
CREATE OR REPLACE FUNCTION sec.account_valid(account text, bik text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN account !~ '^[0-9]{20}$' OR bik !~ '^[0-9]{9}$' THEN false ELSE (
        SELECT sum(substr(whole, n, 1)::int * CASE n % 3 WHEN 1 THEN 7 WHEN 2 THEN 1 ELSE 3 END % 10) % 10 = 0
        FROM (SELECT CASE WHEN substr(bik, 7, 2) = '00' THEN '0' || substr(bik, 5, 2) ELSE substr(bik, 7, 3) END || account AS whole) w,
             generate_series(1, 23) n) END $$;

CREATE OR REPLACE FUNCTION sec.check_account() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.account !~ '^[0-9]{20}$' THEN
        PERFORM sec.refuse('account_form', '{"field": "account"}');
    ELSIF NOT sec.account_valid(NEW.account, NEW.bik) THEN
        PERFORM sec.refuse('account_not_of_bank', jsonb_build_object('field', 'account', 'account', NEW.account, 'bik', NEW.bik));
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER a_check BEFORE INSERT OR UPDATE OF account, bik ON crm.organization_account FOR EACH ROW EXECUTE FUNCTION sec.check_account();

-- One regime at a time: two that overlap would make VAT a matter of luck. The constraint forbids it, this says which one.
CREATE OR REPLACE FUNCTION sec.check_regime() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    other crm.tax_regime;
BEGIN
    -- A period that ends before it begins is no range: its CHECK refuses it.
    IF NEW.until_on < NEW.from_on THEN
        RETURN NEW;
    END IF;
    SELECT * INTO other FROM crm.tax_regime r WHERE r.organization_id = NEW.organization_id AND r.id <> NEW.id
        AND daterange(r.from_on, r.until_on, '[]') && daterange(NEW.from_on, NEW.until_on, '[]') LIMIT 1;
    IF FOUND THEN
        PERFORM sec.refuse('regime_overlaps', jsonb_build_object('field', 'from_on', 'from_on', other.from_on, 'until_on', other.until_on));
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER a_check BEFORE INSERT OR UPDATE OF organization_id, from_on, until_on ON crm.tax_regime
    FOR EACH ROW EXECUTE FUNCTION sec.check_regime();

-- A tree has no row above itself (departments, directions).
CREATE OR REPLACE FUNCTION sec.check_tree() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    above bigint := NEW.parent_id;
    steps int := 0;
BEGIN
    WHILE above IS NOT NULL LOOP
        steps := steps + 1;
        IF above = NEW.id OR steps > 50 THEN
            PERFORM sec.refuse('tree_cycle', '{"field": "parent_id"}');
        END IF;
        EXECUTE format('SELECT parent_id FROM crm.%I WHERE id = $1', TG_TABLE_NAME) INTO above USING above;
    END LOOP;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER a_check BEFORE INSERT OR UPDATE OF parent_id ON crm.department FOR EACH ROW EXECUTE FUNCTION sec.check_tree();
CREATE OR REPLACE TRIGGER a_check BEFORE INSERT OR UPDATE OF parent_id ON crm.direction FOR EACH ROW EXECUTE FUNCTION sec.check_tree();

-- An expert leads a group, and nobody makes himself its lead.
CREATE OR REPLACE FUNCTION sec.check_group() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.lead_id IS NULL OR (TG_OP = 'UPDATE' AND NEW.lead_id IS NOT DISTINCT FROM OLD.lead_id) THEN
        RETURN NEW;
    ELSIF NEW.lead_id = sec.me() THEN
        PERFORM sec.refuse('own_rights', '{"field": "lead_id"}');
    ELSIF NOT EXISTS (SELECT FROM crm.employee WHERE id = NEW.lead_id AND active AND 'expert' = ANY (roles)) THEN
        PERFORM sec.refuse('not_an_expert', '{"field": "lead_id"}');
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER a_check BEFORE INSERT OR UPDATE OF lead_id ON crm.expert_group FOR EACH ROW EXECUTE FUNCTION sec.check_group();

-- Nobody makes himself an approver or gives himself a larger quota. Executives decide in any case, whoever is left out.
CREATE OR REPLACE FUNCTION sec.check_own_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    named jsonb := to_jsonb(NEW);
BEGIN
    IF (named ->> 'employee_id')::bigint = sec.me() OR (TG_TABLE_NAME = 'approval_route_step' AND sec.has_role(named ->> 'role')) THEN
        IF NOT sec.has_role('executive') THEN
            PERFORM sec.refuse('own_rights', jsonb_build_object('field', CASE WHEN named ->> 'employee_id' IS NULL THEN 'role' ELSE 'employee_id' END));
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER a_check BEFORE INSERT OR UPDATE OF approver, employee_id, role ON crm.approval_route_step
    FOR EACH ROW EXECUTE FUNCTION sec.check_own_row();
CREATE OR REPLACE TRIGGER a_check BEFORE INSERT OR UPDATE OF employee_id, monthly ON crm.claim_quota FOR EACH ROW EXECUTE FUNCTION sec.check_own_row();

-- Past the limit of the law there is no border of ours: that is what an exception is for, and it is approved.
CREATE OR REPLACE FUNCTION sec.check_borders() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.block_percent > 100 THEN
        PERFORM sec.refuse('percent_wrong', '{"field": "block_percent"}');
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER a_check BEFORE INSERT OR UPDATE OF block_percent ON crm.usn_setting FOR EACH ROW EXECUTE FUNCTION sec.check_borders();

-- The members of a group as a whole; who is not named is no member any more.
CREATE OR REPLACE FUNCTION api.group_members_put(p_group bigint, p_employees bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.administrate();
    PERFORM FROM crm.expert_group WHERE id = p_group FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM sec.deny();
    ELSIF (sec.me() = ANY (p_employees)) IS DISTINCT FROM
        EXISTS (SELECT FROM crm.expert_group_member WHERE group_id = p_group AND employee_id = sec.me()) AND sec.me() IS NOT NULL THEN
        PERFORM sec.refuse('own_rights', '{"field": "members"}');
    ELSIF EXISTS (SELECT FROM unnest(p_employees) p WHERE NOT EXISTS (SELECT FROM crm.employee e WHERE e.id = p AND 'expert' = ANY (e.roles))) THEN
        PERFORM sec.refuse('not_an_expert', '{"field": "members"}');
    END IF;
    DELETE FROM crm.expert_group_member WHERE group_id = p_group AND employee_id <> ALL (p_employees);
    INSERT INTO crm.expert_group_member (group_id, employee_id) SELECT p_group, p FROM unnest(p_employees) p ON CONFLICT DO NOTHING;
END $$;

-- What a group's card shows besides its own row.
CREATE OR REPLACE FUNCTION api.expert_group_more(d crm.expert_group) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('members', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.short_name, 'active', e.active) ORDER BY e.short_name), '[]')
        FROM crm.expert_group_member m JOIN crm.employee e ON e.id = m.employee_id WHERE m.group_id = d.id)) $$;

-- What stops on a date: permits that end on or before it and are in force today.
CREATE OR REPLACE FUNCTION api.permits_ending(p_on date) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'organization', o.short_name, 'subject', coalesce(s.name, d.name), 'until_on', p.until_on, 'basis', p.basis)
        ORDER BY p.until_on, o.short_name), '[]')
    FROM crm.service_permit p JOIN crm.organization o ON o.id = p.organization_id LEFT JOIN crm.service s ON s.id = p.service_id
    LEFT JOIN crm.direction d ON d.id = p.direction_id WHERE p.until_on <= p_on AND p.until_on >= sec.today() $$;
