-- What is applied anew is first taken away whole, so that no policy, trigger, command or grant outlives the program that knew
-- it, whoever made it. What a column or a constraint is computed by stays. Nobody sees the gap: it is one transaction.
DO $$
DECLARE
    x record;
BEGIN
    FOR x IN SELECT format('DROP POLICY %I ON %I.%I', policyname, schemaname, tablename) AS statement
             FROM pg_policies WHERE schemaname IN ('crm', 'priv')
             UNION ALL SELECT format('DROP TRIGGER %I ON %s', t.tgname, t.tgrelid::regclass)
             FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
             WHERE NOT t.tgisinternal AND c.relnamespace::regnamespace::text IN ('crm', 'priv') LOOP
        EXECUTE x.statement;
    END LOOP;
    FOR x IN SELECT p.oid::regprocedure AS signature FROM pg_proc p WHERE p.pronamespace::regnamespace::text IN ('sec', 'api')
             AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.refclassid = 'pg_proc'::regclass AND d.refobjid = p.oid) LOOP
        EXECUTE format('DROP ROUTINE %s', x.signature);
    END LOOP;
    FOR x IN SELECT DISTINCT c.oid::regclass AS name, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END AS grantee
             FROM pg_class c CROSS JOIN LATERAL (
                 SELECT grantee FROM aclexplode(c.relacl)
                 UNION SELECT g.grantee FROM pg_attribute t, aclexplode(t.attacl) g WHERE t.attrelid = c.oid AND NOT t.attisdropped) a
             WHERE c.relnamespace::regnamespace::text IN ('crm', 'priv') AND c.relkind IN ('r', 'p', 'v', 'S') AND a.grantee <> c.relowner LOOP
        EXECUTE format('REVOKE ALL ON %s FROM %s', x.name, x.grantee);
    END LOOP;
END $$;
