-- What came from the other side is written here: clients, their people, who holds their directions, the needs.

CREATE OR REPLACE FUNCTION sec.exchange_write_client(p_id bigint, p_here jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_id bigint := p_id;
BEGIN
    IF p_id IS NULL THEN
        PERFORM sec.exchange_needs(p_here, ARRAY['short_name']);
        INSERT INTO crm.client (short_name, kind, source) VALUES (p_here ->> 'short_name',
            CASE WHEN length(p_here ->> 'inn') = 12 THEN 'entrepreneur' ELSE 'company' END, 'Terrasoft') RETURNING id INTO new_id;
    END IF;
    PERFORM sec.exchange_set('client', new_id, p_here, ARRAY['short_name', 'full_name', 'inn', 'kpp', 'ogrn', 'address', 'postal_address', 'phone', 'email', 'site', 'comment']);
    RETURN new_id;
END $$;

-- A person whose name comes in one column has a surname and the rest of it.
CREATE OR REPLACE FUNCTION sec.exchange_write_contact(p_id bigint, p_here jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    words text[] := regexp_split_to_array(btrim(coalesce(p_here ->> 'full_name', '')), '\s+');
    new_id bigint := p_id;
BEGIN
    IF p_id IS NULL THEN
        PERFORM sec.exchange_needs(p_here, ARRAY['client_id']);
        IF coalesce(p_here ->> 'last_name', '') = '' THEN
            IF words[1] = '' THEN
                PERFORM sec.exchange_needs(p_here, ARRAY['last_name']);
            END IF;
            p_here := p_here || jsonb_build_object('last_name', words[1], 'first_name', coalesce(words[2], ''), 'middle_name', array_to_string(words[3:], ' '));
        END IF;
        INSERT INTO crm.contact (client_id, last_name) VALUES ((p_here ->> 'client_id')::bigint, p_here ->> 'last_name') RETURNING id INTO new_id;
        p_here := p_here - 'client_id';
    ELSIF p_here ? 'last_name' AND p_here ->> 'last_name' IS NULL THEN
        PERFORM sec.exchange_needs(p_here, ARRAY['last_name']);
    END IF;
    PERFORM sec.exchange_set('contact', new_id, p_here, ARRAY['client_id', 'last_name', 'first_name', 'middle_name', 'position', 'phone', 'email', 'comment']);
    RETURN new_id;
END $$;

-- A holder said by the other side: no quota is counted, for nobody claimed here.
CREATE OR REPLACE FUNCTION sec.exchange_hold(p_slot crm.client_direction, p_holder bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_holder IS NOT DISTINCT FROM p_slot.holder_id AND p_slot.state <> 'reserved' THEN
        RETURN;
    ELSIF p_slot.state = 'blocked' THEN
        PERFORM sec.refuse('slot_blocked');
    ELSIF p_slot.state = 'reserved' THEN
        PERFORM sec.refuse('exchange_reserved', jsonb_build_object('holder', (SELECT e.short_name FROM crm.employee e WHERE e.id = p_slot.holder_id)));
    ELSIF p_holder IS NULL THEN
        PERFORM sec.refuse_if(sec.guard_client_direction_idle(p_slot, '{}'));
        UPDATE crm.client_direction SET state = 'free', last_holder_id = p_slot.holder_id WHERE id = p_slot.id;
        PERFORM sec.end_claim(p_slot.id, 'released', 'Terrasoft');
    ELSIF NOT EXISTS (SELECT FROM crm.employee e WHERE e.id = p_holder AND e.active AND e.roles && ARRAY['manager', 'executive']) THEN
        PERFORM sec.refuse('exchange_not_manager', jsonb_build_object('holder', (SELECT e.short_name FROM crm.employee e WHERE e.id = p_holder), 'field', 'holder_id'));
    ELSIF p_slot.state = 'held' THEN
        PERFORM sec.give_slot(p_slot, p_holder, 'Terrasoft');
    ELSE
        PERFORM sec.hold(p_slot, p_holder, sec.is_new_client(p_slot.client_id), NULL);
    END IF;
END $$;

-- The client's row before its direction, as in every command.
CREATE OR REPLACE FUNCTION sec.exchange_slot(p_client bigint, p_direction bigint) RETURNS crm.client_direction LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    slot crm.client_direction;
BEGIN
    PERFORM FROM crm.client c WHERE c.id = p_client FOR NO KEY UPDATE;
    slot := sec.slot_of(p_client, p_direction);
    IF slot.id IS NULL THEN
        PERFORM sec.refuse('exchange_missing_field', '{"field": "direction_id"}');
    END IF;
    RETURN slot;
END $$;

CREATE OR REPLACE FUNCTION sec.exchange_write_client_direction(p_id bigint, p_here jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    slot crm.client_direction;
BEGIN
    IF p_id IS NULL THEN
        PERFORM sec.exchange_needs(p_here, ARRAY['client_id', 'direction_id']);
        slot := sec.exchange_slot((p_here ->> 'client_id')::bigint, (p_here ->> 'direction_id')::bigint);
    ELSE
        PERFORM sec.exchange_fixed(p_here, ARRAY['client_id', 'direction_id']);
        PERFORM sec.lock_client_of_client_direction(p_id);
        SELECT * INTO slot FROM crm.client_direction WHERE id = p_id FOR NO KEY UPDATE;
    END IF;
    IF p_here ? 'holder_id' THEN
        PERFORM sec.exchange_hold(slot, (p_here ->> 'holder_id')::bigint);
    END IF;
    RETURN slot.id;
END $$;

-- A deal stands on a direction somebody holds; when nobody does, its manager there takes it by that.
CREATE OR REPLACE FUNCTION sec.exchange_write_deal(p_id bigint, p_here jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    slot crm.client_direction;
    new_id bigint := p_id;
BEGIN
    IF p_id IS NULL THEN
        PERFORM sec.exchange_needs(p_here, ARRAY['client_id', 'direction_id', 'title']);
        slot := sec.exchange_slot((p_here ->> 'client_id')::bigint, (p_here ->> 'direction_id')::bigint);
        IF slot.state = 'free' AND p_here ->> 'owner_id' IS NOT NULL THEN
            PERFORM sec.exchange_hold(slot, (p_here ->> 'owner_id')::bigint);
        END IF;
        SELECT * INTO slot FROM crm.client_direction d WHERE d.id = slot.id;
        IF slot.state <> 'held' THEN
            PERFORM sec.refuse('exchange_nobody_holds', jsonb_build_object('direction', (SELECT r.name FROM crm.direction r WHERE r.id = slot.direction_id)));
        END IF;
        INSERT INTO crm.deal (client_direction_id, title) VALUES (slot.id, p_here ->> 'title') RETURNING id INTO new_id;
    ELSE
        PERFORM sec.exchange_fixed(p_here, ARRAY['client_id', 'direction_id']);
        PERFORM sec.exchange_needs(p_here, ARRAY['title']) WHERE p_here ? 'title';
    END IF;
    PERFORM sec.exchange_set('deal', new_id, p_here, ARRAY['title', 'need', 'contact_id', 'expected_kopecks', 'expected_on', 'state', 'comment']);
    RETURN new_id;
END $$;

CREATE OR REPLACE FUNCTION sec.exchange_write_calculation_request(p_id bigint, p_here jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_id bigint := p_id;
BEGIN
    IF p_id IS NULL THEN
        PERFORM sec.exchange_needs(p_here, ARRAY['deal_id']);
        INSERT INTO crm.calculation_request (deal_id) VALUES ((p_here ->> 'deal_id')::bigint) RETURNING id INTO new_id;
    ELSE
        PERFORM sec.exchange_fixed(p_here, ARRAY['deal_id']);
    END IF;
    PERFORM sec.exchange_set('calculation_request', new_id, p_here, ARRAY['comment', 'wanted_on']);
    -- Sent there, it is sent to our experts too; the lines that come after it follow. The rest of its states our experts make.
    IF p_here ->> 'state' NOT IN ('draft', 'closed') THEN
        PERFORM sec.effect_calculation_request_send(r, '{}') FROM crm.calculation_request r WHERE r.id = new_id AND r.state = 'draft';
        UPDATE crm.calculation_request SET state = 'sent' WHERE id = new_id AND state = 'draft';
    ELSIF p_here ->> 'state' = 'closed' THEN
        PERFORM sec.effect_calculation_request_withdraw(r, '{"reason": "Terrasoft"}') FROM crm.calculation_request r WHERE r.id = new_id;
        UPDATE crm.calculation_request SET state = 'closed' WHERE id = new_id AND state = 'draft';
    END IF;
    RETURN new_id;
END $$;

CREATE OR REPLACE FUNCTION sec.exchange_write_calculation_line(p_id bigint, p_here jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_id bigint := p_id;
    l crm.calculation_line;
BEGIN
    IF p_id IS NULL THEN
        PERFORM sec.exchange_needs(p_here, ARRAY['request_id', 'service_id']);
        INSERT INTO crm.calculation_line (request_id, service_id, position) VALUES ((p_here ->> 'request_id')::bigint, (p_here ->> 'service_id')::bigint,
            (SELECT coalesce(max(x.position), 0) + 1 FROM crm.calculation_line x WHERE x.request_id = (p_here ->> 'request_id')::bigint)) RETURNING id INTO new_id;
    ELSE
        PERFORM sec.exchange_fixed(p_here, ARRAY['request_id']);
        SELECT * INTO l FROM crm.calculation_line WHERE id = p_id FOR NO KEY UPDATE;
        -- Once an expert has begun, what he calculates does not change under his hands.
        IF l.state NOT IN ('draft', 'queued') THEN
            PERFORM sec.exchange_fixed(p_here, ARRAY['service_id', 'quantity']);
        END IF;
    END IF;
    PERFORM sec.exchange_set('calculation_line', new_id, p_here, ARRAY['service_id', 'subject', 'quantity', 'parameters', 'wanted_on']);
    UPDATE crm.calculation_line x SET state = 'queued', queued_at = now(), due_at = sec.add_working_hours(now(), g.answer_hours)
    FROM crm.calculation_request r, crm.expert_group g
    WHERE x.id = new_id AND x.state = 'draft' AND r.id = x.request_id AND r.sent_at IS NOT NULL AND g.id = x.group_id;
    RETURN new_id;
END $$;
