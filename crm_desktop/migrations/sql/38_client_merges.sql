-- Merging two clients and taking it back: what an analyst calls.

-- Everything the screen shows before anything is changed: both cards, field by field what would remain, people and their twins,
-- directions of both with what has to be chosen, and how much would move. Reading it is recorded (152-ФЗ).
CREATE OR REPLACE FUNCTION api.client_merge_foresee(p_survivor bigint, p_merged bigint, p_choices jsonb DEFAULT '{}') RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s crm.client;
    m crm.client;
    counts jsonb := '{}';
    link record;
    found int;
BEGIN
    IF NOT sec.has_role('analyst') OR p_survivor = p_merged THEN
        PERFORM sec.deny();
    END IF;
    SELECT * INTO s FROM crm.client WHERE id = p_survivor AND deleted_at IS NULL;
    SELECT * INTO m FROM crm.client WHERE id = p_merged AND deleted_at IS NULL;
    IF s.id IS NULL OR m.id IS NULL THEN
        PERFORM sec.deny();
    END IF;
    FOR link IN SELECT l.relation FROM sec.client_links() l UNION ALL SELECT unnest(ARRAY['contact', 'client_account', 'client_address', 'client_direction']) LOOP
        EXECUTE format('SELECT count(*) FROM crm.%I WHERE client_id = $1', link.relation) INTO found USING m.id;
        counts := counts || jsonb_build_object(link.relation, found);
    END LOOP;
    SELECT count(*) INTO found FROM crm.file WHERE document = 'client' AND document_id = m.id;
    RETURN jsonb_build_object('survivor', to_jsonb(s), 'merged', to_jsonb(m), 'fields', sec.merged_fields(s, m, coalesce(p_choices -> 'fields', '{}')),
        'people', sec.people_of(s.id), 'merged_people', sec.people_of(m.id),
        'twins', (SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM sec.contact_twins(s.id, m.id) t),
        'slots', sec.foreseen_slots(s.id, m.id, coalesce(p_choices -> 'slots', '{}')), 'counts', counts || jsonb_build_object('file', found),
        'another_inn', s.inn <> '' AND m.inn <> '' AND s.inn <> m.inn, 'branch', s.inn = m.inn AND s.kpp <> '' AND m.kpp <> '' AND s.kpp <> m.kpp);
END $$;

CREATE OR REPLACE FUNCTION sec.foreseen_slots(p_survivor bigint, p_merged bigint, p_choices jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('direction_id', d.id, 'name', d.name, 'color', d.color,
        'survivor', CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('state', o.state, 'holder', sec.slot_words(o), 'open_deals', sec.open_deals(o.id)) END,
        'merged', CASE WHEN x.id IS NOT NULL THEN jsonb_build_object('state', x.state, 'holder', sec.slot_words(x), 'open_deals', sec.open_deals(x.id)) END,
        'winner', coalesce(c.winner, CASE WHEN c.direction_id IS NULL THEN CASE WHEN o.id IS NULL THEN 'merged' ELSE 'survivor' END END),
        'asked', coalesce(c.asked, false), 'problem', c.problem) ORDER BY d.id), '[]')
    FROM crm.direction d
    LEFT JOIN crm.client_direction o ON o.direction_id = d.id AND o.client_id = p_survivor
    LEFT JOIN crm.client_direction x ON x.direction_id = d.id AND x.client_id = p_merged
    LEFT JOIN sec.slot_clashes(p_survivor, p_merged, p_choices) c ON c.direction_id = d.id
    WHERE o.state <> 'free' OR x.state <> 'free' OR sec.open_deals(x.id) > 0 $$;

CREATE OR REPLACE FUNCTION sec.open_deals(p_slot bigint) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT count(*) FROM crm.deal WHERE client_direction_id = p_slot AND state NOT IN ('closed', 'lost') $$;

-- The merged client goes into the survivor. p_versions: of both, as they were read, the survivor's first. p_choices: {fields: {field:
-- survivor | merged | both}, contacts: {merged id: survivor's id or null}, slots: {direction: survivor | merged}}.
CREATE OR REPLACE FUNCTION api.client_merge(p_survivor bigint, p_merged bigint, p_versions int[], p_choices jsonb, p_reason text DEFAULT '') RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s crm.client;
    m crm.client;
    merge crm.client_merge;
    people jsonb;
    moved jsonb;
    passed jsonb;
    picked jsonb;
    sealed jsonb;
BEGIN
    PERFORM sec.at_present();
    IF NOT sec.has_role('analyst') THEN
        PERFORM sec.deny();
    END IF;
    PERFORM sec.merge_lock(p_survivor, p_merged, p_versions);
    SELECT * INTO s FROM crm.client WHERE id = p_survivor;
    SELECT * INTO m FROM crm.client WHERE id = p_merged;
    INSERT INTO crm.client_merge (survivor_id, merged_id, survivor_name, merged_name, reason)
    VALUES (s.id, m.id, s.short_name, m.short_name, coalesce(p_reason, '')) RETURNING * INTO merge;
    sealed := sec.sealed(m.id);
    passed := sec.merge_slots(merge.id, s, m, coalesce(p_choices -> 'slots', '{}'), merge.reason);
    people := sec.merge_people(merge.id, s.id, m.id, coalesce(p_choices -> 'contacts', '{}'));
    moved := sec.merge_parts(merge.id, s.id, m.id) || sec.merge_links(merge.id, s, m.id, people -> 'pairs') || jsonb_build_object('contact', people -> 'moved');
    UPDATE crm.client SET deleted_at = now(), merged_into_id = s.id WHERE id = m.id;
    picked := sec.merge_card(merge.id, s, m, coalesce(p_choices -> 'fields', '{}'));
    PERFORM sec.own_client(id) FROM unnest(ARRAY[s.id, m.id]) id;
    UPDATE crm.client_merge SET counts = moved, chosen = jsonb_build_object('fields', coalesce(picked, '{}'), 'contacts', people -> 'pairs', 'slots', passed)
    WHERE id = merge.id;
    SELECT * INTO s FROM crm.client WHERE id = p_survivor;
    -- for another company it was not approved
    IF m.inn IN ('', s.inn) THEN
        PERFORM sec.seal_again(sealed);
    END IF;
    PERFORM sec.record('client', to_jsonb(s) || jsonb_build_object('owner_id', s.owner_ids[1]), 'step', 'merge', jsonb_build_object('client', m.short_name, 'reason', merge.reason));
    RETURN jsonb_build_object('id', s.id, 'version', s.version, 'merge_id', merge.id, 'counts', moved);
END $$;

-- Where a client went that was merged away: its own id while it is there, or for those who do not see where it went.
CREATE OR REPLACE FUNCTION api.client_survivor(p_id bigint) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    WITH RECURSIVE way(id, next_id, depth) AS (
        SELECT c.id, c.merged_into_id, 0 FROM crm.client c WHERE c.id = p_id
        UNION ALL SELECT c.id, c.merged_into_id, w.depth + 1 FROM way w JOIN crm.client c ON c.id = w.next_id WHERE w.depth < 50)
    SELECT coalesce((SELECT w.id FROM way w JOIN crm.client c ON c.id = w.id WHERE w.next_id IS NULL AND sec.sees_client(c.owner_ids)), p_id) $$;

-- The people united into this one by merges: whose data is destroyed loses these rows, too.
CREATE OR REPLACE FUNCTION sec.united_contacts(p_id bigint) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    WITH RECURSIVE united(id, depth) AS (
        SELECT p_id, 0
        UNION ALL SELECT p.key::bigint, u.depth + 1 FROM united u JOIN crm.client_merge g ON g.undone_at IS NULL
            CROSS JOIN LATERAL jsonb_each(g.chosen -> 'contacts') p WHERE p.value = to_jsonb(u.id) AND u.depth < 50)
    SELECT coalesce(array_agg(DISTINCT id), '{}') FROM united WHERE depth > 0 $$;
