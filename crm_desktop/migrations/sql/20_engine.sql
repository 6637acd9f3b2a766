-- The words every command uses: refuse, deny, stale; what is recorded of a step; how others hear of a change.

CREATE OR REPLACE FUNCTION sec.refuse(code text, facts jsonb DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'CRM01', MESSAGE = code, DETAIL = facts::text;
END $$;

CREATE OR REPLACE FUNCTION sec.refuse_if(obstacle jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF obstacle IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'CRM01', MESSAGE = obstacle ->> 'code', DETAIL = (obstacle - 'code')::text;
    END IF;
END $$;

-- One answer for "not there" and "not yours", so that nothing can be probed.
CREATE OR REPLACE FUNCTION sec.deny() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'CRM-001';
END $$;

CREATE OR REPLACE FUNCTION sec.stale() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'CRM02', MESSAGE = 'CRM-002';
END $$;

-- A command counts what is there now. From within an older picture of the base it would pass by what a colleague has just done.
CREATE OR REPLACE FUNCTION sec.at_present() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
        RAISE EXCEPTION USING ERRCODE = '25001', MESSAGE = 'CRM-003';
    END IF;
END $$;

-- Whether the one who signed in builds the base and only plays the people (the demonstration tells a year that way).
-- SET SESSION AUTHORIZATION changes session_user, and not who has signed in.
CREATE OR REPLACE FUNCTION sec.plays_people() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT coalesce(bool_or(pg_has_role(a.usesysid, 'crm_owner', 'MEMBER')), false) FROM pg_stat_get_activity(pg_backend_pid()) a $$;

-- An obstacle: the code the screen has a sentence for, and the figures of that sentence.
CREATE OR REPLACE FUNCTION sec.obstacle(code text, facts jsonb DEFAULT '{}') RETURNS jsonb LANGUAGE sql IMMUTABLE AS
$$ SELECT facts || jsonb_build_object('code', code) $$;

-- One line of the timeline; whoever sees the document sees it.
CREATE OR REPLACE FUNCTION sec.record(document text, row_data jsonb, kind text, words text, facts jsonb DEFAULT '{}')
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO crm.event (author_id, kind, document, document_id, deal_id, client_id, owner_id, group_id, text, facts)
    VALUES (sec.me(), kind, document, (row_data ->> 'id')::bigint,
            CASE WHEN document = 'deal' THEN (row_data ->> 'id')::bigint ELSE (row_data ->> 'deal_id')::bigint END,
            CASE WHEN document = 'client' THEN (row_data ->> 'id')::bigint ELSE (row_data ->> 'client_id')::bigint END,
            (row_data ->> 'owner_id')::bigint, (row_data ->> 'group_id')::bigint, words, sec.with_direction(document, row_data, facts))
$$;

-- A client has many directions: what happened to one is told with its name.
CREATE OR REPLACE FUNCTION sec.with_direction(document text, row_data jsonb, facts jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN document = 'client_direction' THEN facts || jsonb_build_object('direction', (SELECT d.name FROM crm.direction d WHERE d.id = (row_data ->> 'direction_id')::bigint))
                ELSE facts END $$;

-- BEFORE INSERT OR UPDATE: the version, the moment, the author.
CREATE OR REPLACE FUNCTION sec.touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.created_by := coalesce(sec.me(), NEW.created_by);
    ELSE
        NEW.version := OLD.version + 1;
        NEW.updated_at := now();
    END IF;
    RETURN NEW;
END $$;

-- BEFORE INSERT OR UPDATE of a line (parent column, parent table, states in which lines may change): the parent is
-- locked under the caller's own UPDATE policy, so a line never slips into a document that is issued meanwhile.
CREATE OR REPLACE FUNCTION sec.line_open() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found_id bigint;
BEGIN
    IF current_user IN ('crm_definer', 'crm_owner') OR pg_has_role(session_user, 'crm_owner', 'MEMBER') THEN
        RETURN NEW;
    END IF;
    EXECUTE format('SELECT id FROM crm.%I WHERE id = $1 FOR NO KEY UPDATE', TG_ARGV[1])
        INTO found_id USING (to_jsonb(NEW) ->> TG_ARGV[0])::bigint;
    IF found_id IS NULL OR (TG_OP = 'UPDATE'
        AND (to_jsonb(NEW) ->> TG_ARGV[0]) IS DISTINCT FROM (to_jsonb(OLD) ->> TG_ARGV[0])) THEN
        RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'CRM-001';
    END IF;
    RETURN NEW;
END $$;

-- AFTER ROW: the journal, field by field.
CREATE OR REPLACE FUNCTION sec.journal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    before jsonb;
    after jsonb;
    changes jsonb;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        before := to_jsonb(OLD);
        after := to_jsonb(NEW);
        SELECT jsonb_object_agg(n.key, jsonb_build_array(before -> n.key, n.value)) INTO changes
        FROM jsonb_each(after) n
        WHERE n.value IS DISTINCT FROM before -> n.key AND n.key NOT IN ('version', 'updated_at', 'content', 'snapshot');
        IF changes IS NULL THEN
            RETURN NULL;
        END IF;
        INSERT INTO priv.journal (relation, row_id, operation, changes) VALUES (TG_TABLE_NAME, NEW.id, 'update', changes);
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO priv.journal (relation, row_id, operation, changes)
        VALUES (TG_TABLE_NAME, NEW.id, 'insert', jsonb_strip_nulls(to_jsonb(NEW)) - 'content' - 'snapshot');
    ELSE
        INSERT INTO priv.journal (relation, row_id, operation, changes)
        VALUES (TG_TABLE_NAME, OLD.id, 'delete', jsonb_strip_nulls(to_jsonb(OLD)) - 'content' - 'snapshot');
    END IF;
    RETURN NULL;
END $$;

-- AFTER STATEMENT: the name of the table and nothing else; NOTIFY is not subject to row security.
CREATE OR REPLACE FUNCTION sec.tell() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_notify('crm', TG_TABLE_NAME);
    RETURN NULL;
END $$;
