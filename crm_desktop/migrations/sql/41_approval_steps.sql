-- Decisions about a step, and what follows from the last of them.

-- Writes my decision into the pending step; as a substitute it is "B for A". Where all must say yes mine counts for me and for the
-- absent I stand in for; of somebody who was added because the time ran out it counts for all who are still silent.
CREATE OR REPLACE FUNCTION sec.decide(d crm.approval, p_state text, p_comment text) RETURNS crm.approval_step LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s crm.approval_step;
    selves bigint[] := sec.my_selves();
    mine bigint[];
    absent bigint;
BEGIN
    SELECT * INTO s FROM crm.approval_step WHERE approval_id = d.id AND state = 'pending' FOR NO KEY UPDATE;
    mine := ARRAY(SELECT x FROM unnest(sec.undecided(s)) x WHERE x = ANY (selves));
    IF s.id IS NULL OR mine = '{}' THEN
        PERFORM sec.deny();
    END IF;
    SELECT CASE WHEN sec.me() = ANY (mine) THEN NULL ELSE min(x) END INTO absent FROM unnest(mine) x;
    IF s.mode = 'all' AND p_state = 'approved' THEN
        IF mine && s.escalated_ids THEN
            mine := sec.undecided(s);
        END IF;
        s.decisions := s.decisions || jsonb_build_object('by', sec.me(), 'name', (SELECT short_name FROM crm.employee WHERE id = sec.me()), 'for', to_jsonb(mine),
            'on_behalf_of', (SELECT short_name FROM crm.employee WHERE id = absent), 'at', now(), 'comment', coalesce(p_comment, ''));
        UPDATE crm.approval_step SET decisions = s.decisions WHERE id = s.id;
        IF NOT sec.undecided(s) <@ s.escalated_ids THEN
            PERFORM sec.end_reminders(d.id, mine || sec.me());
            RETURN s;
        END IF;
    END IF;
    UPDATE crm.approval_step SET state = p_state, decided_by = sec.me(), decided_at = now(), comment = coalesce(p_comment, ''), on_behalf_of = absent
    WHERE id = s.id RETURNING * INTO s;
    UPDATE crm.approval SET pending_ids = '{}' WHERE id = d.id;
    PERFORM sec.end_reminders(d.id, NULL);
    RETURN s;
END $$;

-- Who has said yes for himself says nothing more for somebody else: where all are asked, nobody decides twice.
CREATE OR REPLACE FUNCTION sec.guard_approval_once(d crm.approval, arguments jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sec.obstacle('already_decided') FROM crm.approval_step s WHERE s.approval_id = d.id AND s.state = 'pending'
        AND s.decisions @> jsonb_build_array(jsonb_build_object('by', sec.me())) $$;

-- What an approval of a kind allows, once the last step has said yes.
CREATE OR REPLACE FUNCTION sec.grant_approved(d crm.approval) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_client boolean;
    slot crm.client_direction;
    w crm.work_item;
BEGIN
    IF d.document = 'invoice' THEN
        IF sec.invoice_hash(d.document_id) <> d.content_hash THEN
            PERFORM sec.refuse('content_changed');
        END IF;
        UPDATE crm.invoice SET state = 'approved', approved_hash = d.content_hash WHERE id = d.document_id AND state = 'on_approval';
    ELSIF d.document = 'quote' THEN
        IF sec.quote_hash(d.document_id) <> d.content_hash THEN
            PERFORM sec.refuse('content_changed');
        END IF;
        UPDATE crm.quote SET state = 'approved', content_hash = d.content_hash WHERE id = d.document_id AND state = 'on_approval';
    ELSIF d.document = 'client_direction' THEN
        PERFORM sec.lock_client_of_client_direction(d.document_id);
        SELECT * INTO slot FROM crm.client_direction WHERE id = d.document_id FOR NO KEY UPDATE;
        IF slot.state <> 'reserved' OR slot.holder_id <> d.owner_id THEN
            PERFORM sec.refuse('reservation_expired');
        END IF;
        new_client := sec.is_new_client(slot.client_id);
        PERFORM sec.count_claim(d.owner_id, sec.claim_kind(new_client), true);
        PERFORM sec.hold(slot, d.owner_id, new_client, d.id);
    ELSIF d.document = 'work_item' THEN
        UPDATE crm.work_item SET early_start = true WHERE id = d.document_id RETURNING * INTO w;
        PERFORM sec.release_paid_work(w.invoice_id);
    ELSE
        -- a document of its own file: sec.grant_<document>(crm.approval)
        EXECUTE format('SELECT sec.%I($1)', 'grant_' || d.document) USING d;
    END IF;
END $$;

-- A "no" or "rework": the document returns to its author.
CREATE OR REPLACE FUNCTION sec.give_back_document(d crm.approval) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE crm.invoice SET state = 'draft' WHERE d.document = 'invoice' AND id = d.document_id AND state = 'on_approval';
    UPDATE crm.quote SET state = 'draft' WHERE d.document = 'quote' AND id = d.document_id AND state = 'on_approval';
    UPDATE crm.client_direction SET state = 'free' WHERE d.document = 'client_direction' AND id = d.document_id AND state = 'reserved';
    -- a document of its own file: sec.give_back_<document>(crm.approval), where there is anything to give back
    IF to_regprocedure(format('sec.%I(crm.approval)', 'give_back_' || d.document)) IS NOT NULL THEN
        EXECUTE format('SELECT sec.%I($1)', 'give_back_' || d.document) USING d;
    END IF;
END $$;

-- The next step, or what was asked for.
CREATE OR REPLACE FUNCTION sec.go_on(d crm.approval) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT sec.next_approval_step(d.id) THEN
        UPDATE crm.approval SET state = 'approved', decided_at = now() WHERE id = d.id;
        PERFORM sec.grant_approved(d);
    END IF;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_approval_approve(d crm.approval, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s crm.approval_step := sec.decide(d, 'approved', arguments ->> 'comment');
BEGIN
    IF s.state = 'pending' THEN
        UPDATE crm.approval SET pending_ids = sec.undecided(s) WHERE id = d.id;
        RETURN jsonb_build_object('waits_for', sec.names_of(sec.undecided(s)));
    END IF;
    PERFORM sec.go_on(d);
    RETURN NULL;
END $$;

-- A "no" ends the approval; of somebody who was asked first it is his opinion, and the question goes back to the asker with it.
CREATE OR REPLACE FUNCTION sec.say_no(d crm.approval, p_state text, p_comment text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s crm.approval_step := sec.decide(d, p_state, p_comment);
BEGIN
    IF s.asked_by IS NOT NULL THEN
        PERFORM sec.go_on(d);
    ELSE
        UPDATE crm.approval SET state = p_state, decided_at = now() WHERE id = d.id;
        PERFORM sec.give_back_document(d);
    END IF;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_approval_reject(d crm.approval, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.say_no(d, 'rejected', arguments ->> 'comment');
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.effect_approval_return_back(d crm.approval, arguments jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.say_no(d, 'returned', arguments ->> 'comment');
    RETURN NULL;
END $$;
