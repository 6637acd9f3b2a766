-- What the calendar does by itself. There is no server of ours that wakes up at night: the first employee who signs in on a
-- day lets the base do it, with the base's rights and not his own. The row of the day is the lock and the proof.

-- A step nobody took: the timeline shows it without an author.
CREATE OR REPLACE FUNCTION sec.record_calendar(document text, row_data jsonb, words text, facts jsonb DEFAULT '{}')
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO crm.event (author_id, kind, document, document_id, deal_id, client_id, owner_id, group_id, text, facts)
    VALUES (NULL, 'step', document, (row_data ->> 'id')::bigint,
            CASE WHEN document = 'deal' THEN (row_data ->> 'id')::bigint ELSE (row_data ->> 'deal_id')::bigint END,
            (row_data ->> 'client_id')::bigint, (row_data ->> 'owner_id')::bigint, (row_data ->> 'group_id')::bigint, words,
            sec.with_direction(document, row_data, facts))
$$;

-- A task nobody gave: whoever's program let the calendar do its work is neither shown it nor may he write in it.
CREATE OR REPLACE FUNCTION sec.calendar_task(p_assignee bigint, p_title text, p_due timestamptz, p_comment text, p_document text, p_document_id bigint, p_client bigint)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    made bigint;
BEGIN
    INSERT INTO crm.task (assignee_id, title, due_at, comment, document, document_id, client_id)
    VALUES (p_assignee, p_title, p_due, p_comment, p_document, p_document_id, p_client) RETURNING id INTO made;
    UPDATE crm.task SET created_by = NULL WHERE id = made;
END $$;

-- The validity includes its last day; accepted, rejected and superseded versions stay what they are.
CREATE OR REPLACE FUNCTION sec.expire_quotes() RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    q crm.quote;
    done int := 0;
BEGIN
    FOR q IN UPDATE crm.quote SET state = 'expired' WHERE state = 'sent' AND valid_until_on < current_date RETURNING * LOOP
        PERFORM sec.record_calendar('quote', to_jsonb(q), 'expire', jsonb_build_object('valid_until_on', q.valid_until_on));
        done := done + 1;
    END LOOP;
    RETURN done;
END $$;

CREATE OR REPLACE FUNCTION sec.expire_documents() RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    x crm.issued_document;
    done int := 0;
BEGIN
    FOR x IN UPDATE crm.issued_document SET state = 'expired'
             WHERE state IN ('issued', 'suspended') AND valid_until_on < current_date RETURNING * LOOP
        PERFORM sec.record_calendar('issued_document', to_jsonb(x), 'expire', jsonb_build_object('valid_until_on', x.valid_until_on));
        done := done + 1;
    END LOOP;
    RETURN done;
END $$;

-- A reservation nobody decided about in time is free again, and the question about it ends.
CREATE OR REPLACE FUNCTION sec.free_reservations() RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    slot crm.client_direction;
    done int := 0;
BEGIN
    FOR slot IN SELECT * FROM crm.client_direction WHERE state = 'reserved' AND reserved_until_at < now() FOR NO KEY UPDATE LOOP
        PERFORM sec.cancel_approval('client_direction', slot.id);
        UPDATE crm.client_direction SET state = 'free' WHERE id = slot.id;
        PERFORM sec.record_calendar('client_direction', to_jsonb(slot), 'expire');
        done := done + 1;
    END LOOP;
    RETURN done;
END $$;

-- The repeat sale: 90, 60 and 30 days before a document ends its direction's holder gets a task with the need written out.
-- Of several borders passed at once (a document entered late, a long pause) only the nearest is told.
CREATE OR REPLACE FUNCTION sec.remind_of_endings() RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    x record;
    done int := 0;
BEGIN
    FOR x IN
        SELECT d.*, b.days AS border, s.name AS service, coalesce(c.holder_id, d.owner_id) AS person,
            CASE d.kind WHEN 'certificate' THEN 'сертификат' WHEN 'declaration' THEN 'декларация' WHEN 'protocol' THEN 'протокол'
                        WHEN 'report' THEN 'отчёт' ELSE 'документ' END AS named
        FROM crm.issued_document d
        JOIN crm.service s ON s.id = d.service_id
        JOIN LATERAL (SELECT min(v) AS days FROM unnest(ARRAY[90, 60, 30]) v WHERE d.valid_until_on - current_date <= v) b ON b.days IS NOT NULL
        LEFT JOIN crm.client_direction c ON c.client_id = d.client_id AND c.direction_id = d.direction_id
        WHERE d.state = 'issued' AND d.valid_until_on >= current_date
          AND NOT EXISTS (SELECT FROM priv.document_reminder r WHERE r.issued_document_id = d.id AND r.days = b.days)
        ORDER BY d.id
    LOOP
        INSERT INTO priv.document_reminder (issued_document_id, days) VALUES (x.id, x.border);
        PERFORM sec.calendar_task(x.person, format('%s: %s № %s действует до %s', x.client_name, x.named, x.registry_number, to_char(x.valid_until_on, 'DD.MM.YYYY')),
            (least(current_date + 7, x.valid_until_on) + time '18:00') AT TIME ZONE 'Europe/Moscow',
            concat_ws(E'\n', 'Предложить продление: ' || x.service, nullif(x.object, ''), nullif(x.standard, '')),
            'issued_document', x.id, x.client_id);
        done := done + 1;
    END LOOP;
    RETURN done;
END $$;

-- The day a deal was postponed to has come; its task was made when it was postponed.
CREATE OR REPLACE FUNCTION sec.wake_deals() RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d crm.deal;
    done int := 0;
BEGIN
    FOR d IN UPDATE crm.deal SET postponed_until_on = NULL WHERE postponed_until_on <= current_date RETURNING * LOOP
        PERFORM sec.record_calendar('deal', to_jsonb(d), 'wake');
        done := done + 1;
    END LOOP;
    RETURN done;
END $$;

-- Once a day at most, whoever asks; two who ask at the same moment wait for each other and only one does it. The row of the day is
-- the scheduler's lock: an advisory lock could be taken by anybody who may sign in, and held for ever.
CREATE OR REPLACE FUNCTION sec.keep_house() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    done jsonb;
BEGIN
    INSERT INTO priv.housekeeping (day_on) VALUES (current_date) ON CONFLICT (day_on) DO NOTHING;
    -- deadlines are hours, not days: looked after at every call
    IF NOT FOUND THEN
        PERFORM sec.remind_of_approvals();
        RETURN jsonb_build_object('ran', false);
    END IF;
    done := jsonb_build_object('quotes', sec.expire_quotes(), 'documents', sec.expire_documents(),
        'reservations', sec.free_reservations(), 'warned', sec.warn_of_returns(), 'returned', sec.return_idle(), 'reminders', sec.remind_of_endings(),
        'deals', sec.wake_deals(), 'imports', sec.drop_left_imports(), 'words', sec.catch_up_words(5000),
        'approvals', sec.remind_of_approvals());
    UPDATE priv.housekeeping SET counts = done WHERE day_on = current_date;
    RETURN done || jsonb_build_object('ran', true);
END $$;

-- Nobody who signs in waits long for somebody whose transaction sleeps: the next one tries again.
CREATE OR REPLACE FUNCTION api.housekeeping() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '1s' AS $$
BEGIN
    IF sec.me() IS NULL THEN
        PERFORM sec.deny();
    END IF;
    RETURN sec.keep_house();
EXCEPTION WHEN lock_not_available THEN
    RETURN jsonb_build_object('ran', false);
END $$;
