-- What the generated policies do not say: rows with several holders, rows of one person, the executives' cost.

CREATE OR REPLACE FUNCTION sec.works_for(owner bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM crm.employee e WHERE e.login = session_user::text COLLATE "default" AND e.active
        AND e.roles && ARRAY['manager', 'assistant'] AND owner = ANY (sec.my_holders())) $$;

DROP POLICY IF EXISTS s_all ON crm.client;
CREATE POLICY s_all ON crm.client FOR SELECT TO crm_scope_all USING (true);
DROP POLICY IF EXISTS s_many ON crm.client;
CREATE POLICY s_many ON crm.client FOR SELECT TO crm_scope_many USING (owner_ids && (SELECT sec.my_owners())::bigint[]);
DROP POLICY IF EXISTS s_broad ON crm.client;
-- Hidden from the index on purpose: who sees every fiftieth client and more finds a page sooner by walking the names.
CREATE POLICY s_broad ON crm.client FOR SELECT TO crm_scope_broad USING (coalesce(owner_ids && (SELECT sec.my_owners())::bigint[], false));
DROP POLICY IF EXISTS s_one ON crm.client;
-- Said twice on purpose: one holder has few clients of many, and only together do the guessed selectivities of the two
-- operators make the planner fetch those few instead of walking the whole index of names.
CREATE POLICY s_one ON crm.client FOR SELECT TO crm_scope_one
    USING (owner_ids @> ARRAY[(SELECT sec.my_owner())] AND owner_ids && ARRAY[(SELECT sec.my_owner())]);

DROP POLICY IF EXISTS s_client ON crm.contact;
CREATE POLICY s_client ON crm.contact FOR SELECT TO crm_staff USING (EXISTS (SELECT FROM crm.client c WHERE c.id = client_id));
-- How a person is reached is told by api.client_people alone, which writes down who asked (152-ФЗ, статья 19).
REVOKE SELECT ON crm.contact FROM crm_staff;
GRANT SELECT (ctid, id, version, client_id, last_name, first_name, middle_name, full_name, position, main, active, anonymised_at, created_at,
              created_by, updated_at) ON crm.contact TO crm_staff;

-- The parts of a card: whoever sees the client reads them, whoever works for one of its holders writes them.
DO $$
DECLARE
    part text;
    writes text := 'EXISTS (SELECT FROM crm.client c WHERE c.id = client_id AND c.owner_ids && (SELECT sec.my_holders())::bigint[])';
BEGIN
    FOREACH part IN ARRAY ARRAY['client_account', 'client_address'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS s_client ON crm.%1$I; DROP POLICY IF EXISTS i_client ON crm.%1$I; DROP POLICY IF EXISTS u_client ON crm.%1$I', part);
        EXECUTE format('CREATE POLICY s_client ON crm.%I FOR SELECT TO crm_staff USING (EXISTS (SELECT FROM crm.client c WHERE c.id = client_id))', part);
        EXECUTE format('CREATE POLICY i_client ON crm.%I FOR INSERT TO crm_sales WITH CHECK (%s)', part, writes);
        EXECUTE format('CREATE POLICY u_client ON crm.%I FOR UPDATE TO crm_sales USING (%s) WITH CHECK (%2$s)', part, writes);
    END LOOP;
END $$;
GRANT INSERT (client_id, account, bik, bank_name, main, key_reason), UPDATE (account, bik, bank_name, main, key_reason) ON crm.client_account TO crm_sales;
GRANT INSERT (client_id, kind, address, comment), UPDATE (kind, address, comment) ON crm.client_address TO crm_sales;

DROP POLICY IF EXISTS s_client ON crm.file;
CREATE POLICY s_client ON crm.file FOR SELECT TO crm_staff USING (document = 'client' AND EXISTS (SELECT FROM crm.client c WHERE c.id = document_id));

DROP POLICY IF EXISTS s_staff ON crm.client_import;
CREATE POLICY s_staff ON crm.client_import FOR SELECT TO crm_staff USING (created_by = (SELECT sec.me()));
DROP POLICY IF EXISTS s_analyst ON crm.client_import;
CREATE POLICY s_analyst ON crm.client_import FOR SELECT TO crm_analyst USING (true);
DROP POLICY IF EXISTS s_analyst ON crm.client_merge;
CREATE POLICY s_analyst ON crm.client_merge FOR SELECT TO crm_analyst USING (true);
DROP POLICY IF EXISTS s_analyst ON crm.different_clients;
CREATE POLICY s_analyst ON crm.different_clients FOR SELECT TO crm_analyst USING (true);
DROP POLICY IF EXISTS s_keepers ON crm.hand_over;
CREATE POLICY s_keepers ON crm.hand_over FOR SELECT TO crm_analyst, crm_executive USING (true);
DROP POLICY IF EXISTS s_staff ON crm.hand_over;
CREATE POLICY s_staff ON crm.hand_over FOR SELECT TO crm_staff USING (created_by = (SELECT sec.me()) OR from_id = (SELECT sec.me()) OR to_id = (SELECT sec.me()));
DROP POLICY IF EXISTS s_keepers ON crm.destruction_act;
CREATE POLICY s_keepers ON crm.destruction_act FOR SELECT TO crm_analyst, crm_executive USING (true);

DROP POLICY IF EXISTS s_groups ON crm.calculation_request;
CREATE POLICY s_groups ON crm.calculation_request FOR SELECT TO crm_expert USING (group_ids && (SELECT sec.my_groups())::bigint[]);
DROP POLICY IF EXISTS s_executive ON crm.calculation_cost;
CREATE POLICY s_executive ON crm.calculation_cost FOR SELECT TO crm_executive USING (true);
DROP POLICY IF EXISTS s_expert ON crm.work_item;
CREATE POLICY s_expert ON crm.work_item FOR SELECT TO crm_expert USING (expert_id = (SELECT sec.me()));

DROP POLICY IF EXISTS s_approver ON crm.approval;
CREATE POLICY s_approver ON crm.approval FOR SELECT TO crm_staff
    USING (approver_ids && (SELECT sec.my_selves())::bigint[] OR submitted_by = (SELECT sec.me()));
DROP POLICY IF EXISTS s_approval ON crm.approval_step;
CREATE POLICY s_approval ON crm.approval_step FOR SELECT TO crm_staff USING (EXISTS (SELECT FROM crm.approval a WHERE a.id = approval_id));

DROP POLICY IF EXISTS s_all ON crm.payment;
CREATE POLICY s_all ON crm.payment FOR SELECT TO crm_scope_all USING (true);
DROP POLICY IF EXISTS s_many ON crm.payment;
CREATE POLICY s_many ON crm.payment FOR SELECT TO crm_scope_many, crm_scope_broad USING (owner_ids && (SELECT sec.my_owners())::bigint[]);
DROP POLICY IF EXISTS s_one ON crm.payment;
CREATE POLICY s_one ON crm.payment FOR SELECT TO crm_scope_one USING (owner_ids @> ARRAY[(SELECT sec.my_owner())]);
DROP POLICY IF EXISTS i_accountant ON crm.payment;
CREATE POLICY i_accountant ON crm.payment FOR INSERT TO crm_accountant WITH CHECK (state IN ('unmatched', 'ignored') AND statement_id IS NULL);
GRANT INSERT (organization_id, account, direction, bank_on, document_number, document_on, amount_kopecks, counterparty_name, counterparty_inn,
      counterparty_account, purpose, duplicate_key) ON crm.payment TO crm_accountant;
DROP POLICY IF EXISTS s_accountant ON crm.bank_statement;
CREATE POLICY s_accountant ON crm.bank_statement FOR SELECT TO crm_accountant USING (true);

-- Whether I see a record, by my own row security; said of what a task or a comment is about.
CREATE OR REPLACE FUNCTION sec.sees_record(p_document text, p_id bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT CASE p_document
        WHEN 'client' THEN EXISTS (SELECT FROM crm.client x WHERE x.id = p_id)
        WHEN 'client_direction' THEN EXISTS (SELECT FROM crm.client_direction x WHERE x.id = p_id)
        WHEN 'deal' THEN EXISTS (SELECT FROM crm.deal x WHERE x.id = p_id)
        WHEN 'calculation_request' THEN EXISTS (SELECT FROM crm.calculation_request x WHERE x.id = p_id)
        WHEN 'calculation_line' THEN EXISTS (SELECT FROM crm.calculation_line x WHERE x.id = p_id)
        WHEN 'quote' THEN EXISTS (SELECT FROM crm.quote x WHERE x.id = p_id)
        WHEN 'invoice' THEN EXISTS (SELECT FROM crm.invoice x WHERE x.id = p_id)
        WHEN 'payment' THEN EXISTS (SELECT FROM crm.payment x WHERE x.id = p_id)
        WHEN 'work_item' THEN EXISTS (SELECT FROM crm.work_item x WHERE x.id = p_id)
        WHEN 'issued_document' THEN EXISTS (SELECT FROM crm.issued_document x WHERE x.id = p_id)
        WHEN 'act' THEN EXISTS (SELECT FROM crm.act x WHERE x.id = p_id)
        WHEN 'approval' THEN EXISTS (SELECT FROM crm.approval x WHERE x.id = p_id)
        ELSE false END $$;

-- BEFORE UPDATE by hand (commands that hand work over run as their definer): who passes a task on says it himself.
CREATE OR REPLACE FUNCTION sec.pass_task_on() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_user = session_user AND sec.me() IS NOT NULL AND NEW.assignee_id <> sec.me() THEN
        NEW.created_by := sec.me();
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER c_pass_on BEFORE UPDATE OF assignee_id ON crm.task FOR EACH ROW
    WHEN (NEW.assignee_id IS DISTINCT FROM OLD.assignee_id) EXECUTE FUNCTION sec.pass_task_on();

DROP POLICY IF EXISTS s_mine ON crm.task;
CREATE POLICY s_mine ON crm.task FOR SELECT TO crm_staff
    USING (assignee_id = (SELECT sec.me()) OR created_by = (SELECT sec.me()) OR assignee_id = ANY ((SELECT sec.my_owners())::bigint[]));
DROP POLICY IF EXISTS i_staff ON crm.task;
CREATE POLICY i_staff ON crm.task FOR INSERT TO crm_staff WITH CHECK (assignee_id IS NOT NULL AND state = 'open'
    AND document IN ('', 'client', 'deal', 'calculation_request', 'calculation_line', 'quote', 'invoice', 'payment', 'work_item', 'issued_document', 'act')
    AND (document_id IS NULL OR sec.sees_record(document, document_id)));
DROP POLICY IF EXISTS u_mine ON crm.task;
CREATE POLICY u_mine ON crm.task FOR UPDATE TO crm_staff USING ((assignee_id = (SELECT sec.me()) OR created_by = (SELECT sec.me())) AND state = 'open')
    WITH CHECK (true);
GRANT INSERT (assignee_id, title, due_at, comment, document, document_id), UPDATE (assignee_id, title, due_at, comment) ON crm.task TO crm_staff;

DROP POLICY IF EXISTS i_comment ON crm.event;
CREATE POLICY i_comment ON crm.event FOR INSERT TO crm_staff WITH CHECK (kind = 'comment' AND author_id = (SELECT sec.me()) AND sec.sees_record(document, document_id)
    AND (document = 'client' OR owner_id = ANY ((SELECT sec.my_owners())::bigint[]) OR group_id = ANY ((SELECT sec.my_groups())::bigint[])));
GRANT INSERT (kind, document, document_id, text) ON crm.event TO crm_staff;

DROP POLICY IF EXISTS s_me ON crm.user_setting;
CREATE POLICY s_me ON crm.user_setting FOR SELECT TO crm_staff USING (employee_id = (SELECT sec.me()));
DROP POLICY IF EXISTS s_me ON crm.form_draft;
CREATE POLICY s_me ON crm.form_draft FOR SELECT TO crm_staff USING (employee_id = (SELECT sec.me()));
