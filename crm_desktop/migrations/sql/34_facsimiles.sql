-- Pictures of the stamp and the signatures of an own organisation: brought and taken away by an administrator alone.

-- The bytes must be what they are said to be; the largest is a megabyte.
CREATE OR REPLACE FUNCTION api.facsimile_save(p_organization bigint, p_kind text, p_mime text, p_width_mm int, p_content bytea) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.at_present();
    IF NOT sec.has_role('administrator') OR NOT EXISTS (SELECT FROM crm.organization WHERE id = p_organization) THEN
        PERFORM sec.deny();
    ELSIF coalesce(p_kind NOT IN ('stamp', 'director', 'accountant'), true) THEN
        PERFORM sec.refuse('not_allowed', '{"field": "kind"}');
    ELSIF coalesce(length(p_content) NOT BETWEEN 100 AND 1048576, true) THEN
        PERFORM sec.refuse('facsimile_size', '{"field": "content"}');
    ELSIF NOT coalesce(CASE p_mime WHEN 'image/png' THEN substr(p_content, 1, 8) = '\x89504e470d0a1a0a'::bytea
            WHEN 'image/jpeg' THEN substr(p_content, 1, 3) = '\xffd8ff'::bytea END, false) THEN
        PERFORM sec.refuse('facsimile_format', '{"field": "content"}');
    ELSIF coalesce(p_width_mm NOT BETWEEN 10 AND 80, true) THEN
        PERFORM sec.refuse('facsimile_width', '{"field": "width_mm"}');
    END IF;
    INSERT INTO crm.organization_facsimile (organization_id, kind, mime, width_mm, content) VALUES (p_organization, p_kind, p_mime, p_width_mm, p_content)
    ON CONFLICT (organization_id, kind) DO UPDATE SET mime = excluded.mime, width_mm = excluded.width_mm, content = excluded.content;
    RETURN '{}';
END $$;

CREATE OR REPLACE FUNCTION api.facsimile_remove(p_organization bigint, p_kind text) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM sec.at_present();
    IF NOT sec.has_role('administrator') THEN
        PERFORM sec.deny();
    END IF;
    DELETE FROM crm.organization_facsimile WHERE organization_id = p_organization AND kind = p_kind;
    IF NOT FOUND THEN
        PERFORM sec.deny();
    END IF;
    RETURN '{}';
END $$;
