-- Claims: one holder at a time, monthly quotas, reservation while an approval waits.

-- The monthly quota of a person: person, role, department, company - the most specific rule wins; NULL is no limit.
CREATE OR REPLACE FUNCTION sec.claim_cap(p_employee bigint, p_kind text) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT q.monthly FROM crm.claim_quota q JOIN crm.employee e ON e.id = p_employee
    WHERE q.kind = p_kind AND (q.employee_id = e.id OR q.role = ANY (e.roles) OR q.department_id = e.department_id
        OR (q.employee_id IS NULL AND q.role IS NULL AND q.department_id IS NULL))
    ORDER BY q.employee_id IS NULL, q.role IS NULL, q.department_id IS NULL, q.monthly LIMIT 1 $$;

CREATE OR REPLACE FUNCTION sec.claims_used(p_employee bigint, p_kind text) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT used FROM priv.claim_month
        WHERE employee_id = p_employee AND month_on = date_trunc('month', current_date)::date AND kind = p_kind), 0) $$;

-- "7 из 10": what is left of the month, for the button.
CREATE OR REPLACE FUNCTION api.claims_left() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_object_agg(kind, jsonb_build_object('used', sec.claims_used(sec.me(), kind), 'cap', sec.claim_cap(sec.me(), kind)))
    FROM unnest(ARRAY['direction', 'new_client']) kind $$;

-- Who may claim how many this month, and how many he has: for those who keep the quotas.
CREATE OR REPLACE FUNCTION api.claim_caps() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.short_name, 'department', d.name,
        'direction', jsonb_build_object('used', sec.claims_used(e.id, 'direction'), 'cap', sec.claim_cap(e.id, 'direction')),
        'new_client', jsonb_build_object('used', sec.claims_used(e.id, 'new_client'), 'cap', sec.claim_cap(e.id, 'new_client')))
        ORDER BY e.short_name), '[]')
    FROM crm.employee e LEFT JOIN crm.department d ON d.id = e.department_id
    WHERE e.active AND 'manager' = ANY (e.roles) AND sec.keeps('claim_quota') $$;

-- Counts one claim in the ledger; answers false when the month is used up. The row is the lock.
CREATE OR REPLACE FUNCTION sec.count_claim(p_employee bigint, p_kind text, p_beyond boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    cap int := sec.claim_cap(p_employee, p_kind);
    month date := date_trunc('month', current_date)::date;
BEGIN
    INSERT INTO priv.claim_month (employee_id, month_on, kind) VALUES (p_employee, month, p_kind) ON CONFLICT DO NOTHING;
    UPDATE priv.claim_month SET used = used + 1
    WHERE employee_id = p_employee AND month_on = month AND kind = p_kind AND (p_beyond OR cap IS NULL OR used < cap);
    RETURN FOUND;
END $$;

-- Whether nobody has ever held a direction of the client (its row is locked by the caller), and which quota a claim then counts against.
CREATE OR REPLACE FUNCTION sec.is_new_client(p_client bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT NOT EXISTS (SELECT FROM crm.claim WHERE client_id = p_client) $$;

CREATE OR REPLACE FUNCTION sec.claim_kind(p_new boolean) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN p_new THEN 'new_client' ELSE 'direction' END $$;

-- Puts a manager into the slot (already locked): state, history, the holder's sight of the client.
CREATE OR REPLACE FUNCTION sec.hold(slot crm.client_direction, p_manager bigint, p_new_client boolean, p_approval bigint)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.client_direction SET state = 'held', holder_id = p_manager, owner_id = p_manager, held_at = now(),
        last_activity_at = now(), reserved_until_at = NULL
    WHERE id = slot.id;
    PERFORM sec.pass_slot(slot.id, p_manager);
    INSERT INTO crm.claim (client_direction_id, owner_id, client_id, new_client, claimed_at, claimed_by, approval_id)
    VALUES (slot.id, p_manager, slot.client_id, p_new_client, clock_timestamp(), sec.me(), p_approval);
    PERFORM sec.record('client_direction', to_jsonb(slot) || jsonb_build_object('owner_id', p_manager), 'step', 'claim',
                       jsonb_build_object('direction_id', slot.direction_id));
END $$;

-- Takes a free direction of a client for myself (or for the manager I assist), at once. Above the quota nothing is
-- taken: with `p_ask` the slot is reserved and an approval asked for, without it the answer says so with figures.
CREATE OR REPLACE FUNCTION api.client_direction_claim(p_client_id bigint, p_direction_id bigint, p_ask boolean DEFAULT false,
    p_reason text DEFAULT '') RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    slot crm.client_direction;
    manager bigint := CASE WHEN sec.has_role('manager') THEN sec.me() ELSE sec.my_owner() END;
    new_client boolean;
    kind text;
    approval bigint;
BEGIN
    PERFORM sec.at_present();
    IF manager IS NULL OR NOT (sec.has_role('manager') OR sec.has_role('assistant')) THEN
        PERFORM sec.deny();
    END IF;
    -- Two who take two directions of a client nobody has had: it is new to one of them.
    PERFORM FROM crm.client WHERE id = p_client_id FOR NO KEY UPDATE;
    slot := sec.slot_of(p_client_id, p_direction_id);
    IF slot.id IS NULL THEN
        PERFORM sec.deny();
    ELSIF slot.state = 'reserved' AND slot.reserved_until_at < now() THEN
        PERFORM sec.cancel_approval('client_direction', slot.id);
        UPDATE crm.client_direction SET state = 'free' WHERE id = slot.id
        RETURNING * INTO slot;
    END IF;
    IF slot.state <> 'free' THEN
        PERFORM sec.refuse(CASE slot.state WHEN 'blocked' THEN 'slot_blocked' ELSE 'slot_taken' END, jsonb_build_object(
            'holder', (SELECT short_name FROM crm.employee WHERE id = slot.holder_id), 'mine', slot.holder_id = manager,
            'held_at', slot.held_at, 'state', slot.state));
    ELSIF slot.last_holder_id = manager AND slot.cool_down_until_on > current_date THEN
        PERFORM sec.refuse('slot_cooling', jsonb_build_object('until_on', slot.cool_down_until_on));
    END IF;
    new_client := sec.is_new_client(p_client_id);
    kind := sec.claim_kind(new_client);
    IF sec.count_claim(manager, kind, false) THEN
        PERFORM sec.hold(slot, manager, new_client, NULL);
        RETURN jsonb_build_object('id', slot.id, 'outcome', 'held', 'kind', kind,
            'used', sec.claims_used(manager, kind), 'cap', sec.claim_cap(manager, kind));
    END IF;
    IF NOT p_ask THEN
        PERFORM sec.refuse('quota_used', jsonb_build_object('kind', kind, 'used', sec.claims_used(manager, kind),
                                                            'cap', sec.claim_cap(manager, kind)));
    END IF;
    UPDATE crm.client_direction SET state = 'reserved', holder_id = manager, owner_id = manager,
        reserved_until_at = now() + interval '3 days' WHERE id = slot.id RETURNING * INTO slot;
    approval := sec.request_approval('claim', 'client_direction', to_jsonb(slot) || jsonb_build_object('client_id', slot.client_id),
        NULL, (SELECT name FROM crm.direction WHERE id = p_direction_id), p_reason,
        jsonb_build_object('kind', kind, 'used', sec.claims_used(manager, kind), 'cap', sec.claim_cap(manager, kind),
            'held', (SELECT count(*) FROM crm.client_direction WHERE holder_id = manager AND state = 'held'),
            'open_deals', (SELECT count(*) FROM crm.deal WHERE owner_id = manager AND state NOT IN ('closed', 'lost')),
            'new_client', new_client), '');
    RETURN jsonb_build_object('id', slot.id, 'outcome', 'reserved', 'approval_id', approval);
END $$;

CREATE OR REPLACE FUNCTION sec.guard_client_direction_idle(d crm.client_direction, arguments jsonb) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.obstacle('open_deals', jsonb_build_object('count', count(*))) FROM crm.deal
    WHERE client_direction_id = d.id AND state NOT IN ('closed', 'lost') HAVING count(*) > 0 $$;

-- Gives the slot back: the history ends, a cool-down keeps the last holder from taking it straight back.
CREATE OR REPLACE FUNCTION sec.effect_client_direction_release(d crm.client_direction, arguments jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.client_direction SET last_holder_id = d.holder_id,
        cool_down_until_on = current_date + (SELECT cool_down_days FROM crm.direction WHERE id = d.direction_id)
    WHERE id = d.id;
    PERFORM sec.end_claim(d.id, 'released', coalesce(arguments ->> 'reason', ''));
    RETURN NULL;
END $$;

-- The hour by the clock and not by the transaction's beginning: under the slot's lock one page of history never overlaps the next.
CREATE OR REPLACE FUNCTION sec.end_claim(p_slot bigint, p_how text, p_reason text) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    UPDATE crm.claim SET ended_at = clock_timestamp(), ended_how = p_how, end_reason = p_reason WHERE client_direction_id = p_slot AND ended_at IS NULL $$;

-- The client before its direction, in every command: who holds it is noted on both rows.
CREATE OR REPLACE FUNCTION sec.lock_client_of_client_direction(p_slot bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT FROM crm.client c WHERE c.id = (SELECT d.client_id FROM crm.client_direction d WHERE d.id = p_slot) FOR NO KEY UPDATE $$;

-- The row of a client's direction, made when it is first asked for.
CREATE OR REPLACE FUNCTION sec.slot_of(p_client_id bigint, p_direction_id bigint) RETURNS crm.client_direction LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    slot crm.client_direction;
BEGIN
    INSERT INTO crm.client_direction (client_id, direction_id, client_name)
    SELECT c.id, d.id, c.short_name FROM crm.client c, crm.direction d
    WHERE c.id = p_client_id AND c.deleted_at IS NULL AND d.id = p_direction_id AND d.active
    ON CONFLICT (client_id, direction_id) DO NOTHING;
    SELECT * INTO slot FROM crm.client_direction WHERE client_id = p_client_id AND direction_id = p_direction_id FOR NO KEY UPDATE;
    RETURN slot;
END $$;

-- Blocks a direction nobody has held yet: there is no row to take the step on. {id, version} of the free row, for analysts.
CREATE OR REPLACE FUNCTION api.client_direction_open(p_client_id bigint, p_direction_id bigint) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    slot crm.client_direction;
BEGIN
    IF NOT sec.has_role('analyst') THEN
        PERFORM sec.deny();
    END IF;
    slot := sec.slot_of(p_client_id, p_direction_id);
    IF slot.id IS NULL THEN
        PERFORM sec.deny();
    END IF;
    RETURN jsonb_build_object('id', slot.id, 'version', slot.version);
END $$;

CREATE OR REPLACE FUNCTION sec.effect_client_direction_block(d crm.client_direction, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.client_direction SET note = arguments ->> 'reason' WHERE id = d.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_client_direction_unblock(d crm.client_direction, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.client_direction SET note = '' WHERE id = d.id;
    RETURN NULL;
END $$;

-- BEFORE UPDATE: a slot that is neither held nor reserved has no holder and nobody's rows.
CREATE OR REPLACE FUNCTION sec.empty_slot() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.state NOT IN ('held', 'reserved') THEN
        NEW.holder_id := NULL;
        NEW.owner_id := NULL;
        NEW.held_at := NULL;
        NEW.reserved_until_at := NULL;
        NEW.warned_on := NULL;
        NEW.keep_until_on := NULL;
    END IF;
    RETURN NEW;
END $$;
