-- Which trigger stands on which table. BEFORE triggers fire in the order of their names: a_open, b_derive, c_fill, d_touch.
DO $$
DECLARE
    t record;
BEGIN
    FOR t IN SELECT c.relname AS name, n.nspname AS room,
                    EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'version' AND NOT a.attisdropped) AS versioned,
                    EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'id' AND NOT a.attisdropped) AS has_id
             FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind = 'r' AND n.nspname = 'crm'
    LOOP
        IF t.versioned THEN
            -- An import says itself who made its rows; nobody else may.
            EXECUTE format('CREATE OR REPLACE TRIGGER d_touch BEFORE INSERT ON crm.%I FOR EACH ROW %s EXECUTE FUNCTION sec.touch()', t.name,
                CASE WHEN t.name IN ('client', 'contact') THEN 'WHEN (NEW.created_by IS NULL)' ELSE '' END);
            EXECUTE format('CREATE OR REPLACE TRIGGER d_touch_update BEFORE UPDATE ON crm.%I FOR EACH ROW EXECUTE FUNCTION sec.touch()', t.name);
        END IF;
        IF t.has_id AND t.name NOT IN ('event', 'client', 'contact', 'payment') THEN
            EXECUTE format('CREATE OR REPLACE TRIGGER z_journal AFTER INSERT OR UPDATE OR DELETE ON crm.%I FOR EACH ROW EXECUTE FUNCTION sec.journal()', t.name);
        END IF;
        IF t.name NOT IN ('user_setting', 'form_draft', 'claim', 'payment_allocation', 'client_import') THEN
            EXECUTE format('CREATE OR REPLACE TRIGGER z_tell AFTER INSERT OR UPDATE OR DELETE ON crm.%I FOR EACH STATEMENT EXECUTE FUNCTION sec.tell()', t.name);
        END IF;
    END LOOP;

    -- what a row has from its parent
    FOR t IN SELECT * FROM (VALUES
        ('deal', 'client_direction_id', 'client_direction', 'owner_id, client_id, client_name, direction_id'),
        ('calculation_request', 'deal_id', 'deal', 'owner_id, client_id, client_name, direction_id'),
        ('calculation_line', 'request_id', 'calculation_request', 'owner_id, client_id, client_name, direction_id, deal_id'),
        ('calculation', 'line_id', 'calculation_line', 'owner_id, group_id'),
        ('calculation_cost', 'calculation_id', 'calculation', 'group_id'),
        ('quote', 'deal_id', 'deal', 'owner_id, client_id, client_name, direction_id'),
        ('quote_line', 'quote_id', 'quote', 'owner_id'),
        ('invoice', 'deal_id', 'deal', 'owner_id, client_id, client_name, direction_id'),
        ('invoice_line', 'invoice_id', 'invoice', 'owner_id'),
        ('issued_document', 'work_item_id', 'work_item', 'owner_id, client_id, client_name, direction_id, deal_id, service_id, group_id'),
        ('act', 'deal_id', 'deal', 'owner_id, client_id, client_name, direction_id'),
        ('act_line', 'act_id', 'act', 'owner_id')) AS v(child, parent_column, parent, columns)
    LOOP
        -- A function of its own for each table: a dynamic statement would be planned anew for every row.
        EXECUTE format($function$
            CREATE OR REPLACE FUNCTION sec.derive_%1$s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
            SET search_path = pg_catalog, pg_temp AS $body$
            BEGIN
                IF TG_OP = 'UPDATE' AND NEW.%2$I IS NOT DISTINCT FROM OLD.%2$I THEN
                    RETURN NEW;
                END IF;
                -- No such parent leaves NULLs, and row security then refuses with the very words it has for a foreign one.
                SELECT %4$s INTO %5$s FROM crm.%3$I WHERE id = NEW.%2$I;
                RETURN NEW;
            END $body$ $function$, t.child, t.parent_column, t.parent, t.columns,
            (SELECT string_agg('NEW.' || c, ', ') FROM unnest(string_to_array(t.columns, ', ')) c));
        EXECUTE format('CREATE OR REPLACE TRIGGER b_derive BEFORE INSERT OR UPDATE ON crm.%1$I FOR EACH ROW EXECUTE FUNCTION sec.derive_%1$s()', t.child);
    END LOOP;

    -- A deal that a command moves says itself what it has: a direction nobody holds any more knows no holder.
    CREATE OR REPLACE TRIGGER b_derive BEFORE INSERT ON crm.deal FOR EACH ROW EXECUTE FUNCTION sec.derive_deal();
    CREATE OR REPLACE TRIGGER b_derive_moved BEFORE UPDATE OF client_direction_id ON crm.deal FOR EACH ROW
        WHEN (current_user <> 'crm_definer') EXECUTE FUNCTION sec.derive_deal();

    -- lines of a document: the document must be open, its sums follow
    FOR t IN SELECT * FROM (VALUES
        ('quote_line', 'quote_id', 'quote', 'NOT l.optional', ', calculation_line_id', $own$
                -- the lowest price from the calculation it came from, if it sells what was calculated
                NEW.lowest_price_kopecks := sec.lowest_price(NEW.calculation_line_id, NEW.service_id, NEW.owner_id);$own$),
        ('invoice_line', 'invoice_id', 'invoice', 'true', '', $own$
                NEW.ordered := CASE WHEN NEW.quote_line_id IS NULL THEN NEW.quantity ELSE NEW.ordered END;
                IF NEW.calculation_line_id IS NOT NULL THEN
                    NEW.lowest_price_kopecks := sec.lowest_price(NEW.calculation_line_id, NEW.service_id, NEW.owner_id);
                END IF;$own$),
        ('act_line', 'act_id', 'act', 'true', '', '')) AS v(child, parent_column, parent, counted, also, own)
    LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER a_open BEFORE INSERT OR UPDATE ON crm.%I FOR EACH ROW EXECUTE FUNCTION sec.line_open(%L, %L)',
                       t.child, t.parent_column, t.parent);
        -- Title, unit and VAT rate from the service and the seller's regime today; the rest is each table's own.
        EXECUTE format($function$
            CREATE OR REPLACE FUNCTION sec.fill_%1$s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
            SET search_path = pg_catalog, pg_temp AS $body$
            BEGIN
                SELECT coalesce(nullif(NEW.title, ''), s.name), coalesce(nullif(NEW.unit, ''), s.unit),
                       sec.vat_rate((SELECT organization_id FROM crm.%2$I WHERE id = NEW.%3$I), s.id, current_date)
                INTO NEW.title, NEW.unit, NEW.vat_rate FROM crm.service s WHERE s.id = NEW.service_id;%4$s
                RETURN NEW;
            END $body$ $function$, t.child, t.parent, t.parent_column, t.own);
        EXECUTE format('CREATE OR REPLACE TRIGGER c_fill BEFORE INSERT OR UPDATE OF service_id, vat_rate, quantity%1$s ON crm.%2$I FOR EACH ROW EXECUTE FUNCTION sec.fill_%2$s()',
                       t.also, t.child);
        -- The document's sums, from the statement's transition table `changed`.
        EXECUTE format($function$
            CREATE OR REPLACE FUNCTION sec.sum_%3$s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
            SET search_path = pg_catalog, pg_temp AS $body$
            BEGIN
                UPDATE crm.%1$I d SET net_kopecks = s.net, vat_kopecks = s.vat, total_kopecks = s.total
                FROM (SELECT p.id, coalesce(sum(l.net_kopecks) FILTER (WHERE %4$s), 0) AS net,
                             coalesce(sum(l.vat_kopecks) FILTER (WHERE %4$s), 0) AS vat,
                             coalesce(sum(l.total_kopecks) FILTER (WHERE %4$s), 0) AS total
                      FROM (SELECT DISTINCT %2$I AS id FROM changed) p LEFT JOIN crm.%3$I l ON l.%2$I = p.id GROUP BY p.id) s
                WHERE d.id = s.id AND (d.net_kopecks, d.vat_kopecks, d.total_kopecks) IS DISTINCT FROM (s.net, s.vat, s.total);
                RETURN NULL;
            END $body$ $function$, t.parent, t.parent_column, t.child, t.counted);
        EXECUTE format('CREATE OR REPLACE TRIGGER y_sum_insert AFTER INSERT ON crm.%1$I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sec.sum_%1$s()', t.child);
        EXECUTE format('CREATE OR REPLACE TRIGGER y_sum_update AFTER UPDATE ON crm.%1$I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sec.sum_%1$s()', t.child);
        EXECUTE format('CREATE OR REPLACE TRIGGER y_sum_delete AFTER DELETE ON crm.%1$I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sec.sum_%1$s()', t.child);
        EXECUTE format('CREATE OR REPLACE TRIGGER y_reprice AFTER UPDATE OF organization_id ON crm.%I FOR EACH ROW EXECUTE FUNCTION sec.reprice_lines(%L, %L)',
                       t.parent, t.child, t.parent_column);
    END LOOP;

    -- the stage of a deal
    FOR t IN SELECT unnest(ARRAY['calculation_request', 'quote', 'invoice', 'work_item', 'act']) AS name LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER y_deal AFTER INSERT OR UPDATE OF state ON crm.%I FOR EACH ROW EXECUTE FUNCTION sec.refresh_deal()', t.name);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER a_open BEFORE INSERT OR UPDATE ON crm.calculation_cost FOR EACH ROW EXECUTE FUNCTION sec.line_open('calculation_id', 'calculation');
CREATE OR REPLACE TRIGGER a_open BEFORE INSERT OR UPDATE ON crm.calculation_line FOR EACH ROW EXECUTE FUNCTION sec.line_open('request_id', 'calculation_request');
CREATE OR REPLACE TRIGGER c_fill BEFORE INSERT OR UPDATE OF service_id, group_id ON crm.calculation_line FOR EACH ROW EXECUTE FUNCTION sec.fill_calculation_line();
CREATE OR REPLACE TRIGGER y_request AFTER INSERT OR UPDATE OF state, price_kopecks, due_at, group_id ON crm.calculation_line FOR EACH ROW EXECUTE FUNCTION sec.refresh_request();
CREATE OR REPLACE TRIGGER a_empty BEFORE UPDATE OF state ON crm.client_direction FOR EACH ROW EXECUTE FUNCTION sec.empty_slot();
CREATE OR REPLACE TRIGGER y_owners AFTER INSERT OR UPDATE OF owner_id, state ON crm.client_direction FOR EACH ROW EXECUTE FUNCTION sec.client_owners();
-- Clients and their people come by the hundred thousand, payments by the statement: journal and words are written for a whole statement.
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['client', 'contact', 'payment'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER z_journal_insert AFTER INSERT ON crm.%I REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION sec.journal_rows()', t);
        EXECUTE format('CREATE OR REPLACE TRIGGER z_journal_update AFTER UPDATE ON crm.%I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION sec.journal_rows()', t);
        EXECUTE format('CREATE OR REPLACE TRIGGER z_journal_delete AFTER DELETE ON crm.%I REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION sec.journal_rows()', t);
        CONTINUE WHEN t = 'payment';
        EXECUTE format('CREATE OR REPLACE TRIGGER y_words_insert AFTER INSERT ON crm.%1$I REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION sec.%1$s_words()', t);
        EXECUTE format('CREATE OR REPLACE TRIGGER y_words_update AFTER UPDATE ON crm.%1$I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION sec.%1$s_words()', t);
    END LOOP;
END $$;
CREATE OR REPLACE TRIGGER y_renamed AFTER UPDATE OF short_name ON crm.client FOR EACH ROW
    WHEN (OLD.short_name IS DISTINCT FROM NEW.short_name) EXECUTE FUNCTION sec.client_renamed();
CREATE OR REPLACE TRIGGER c_fill BEFORE INSERT ON crm.payment FOR EACH ROW EXECUTE FUNCTION sec.fill_payment();
DROP TRIGGER IF EXISTS y_income ON crm.payment;
DROP TRIGGER IF EXISTS z_journal ON crm.payment;
CREATE OR REPLACE TRIGGER y_income_insert AFTER INSERT ON crm.payment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION sec.book_payments();
CREATE OR REPLACE TRIGGER y_income_update AFTER UPDATE ON crm.payment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION sec.book_payments();
CREATE OR REPLACE TRIGGER y_income_delete AFTER DELETE ON crm.payment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION sec.book_payments();
CREATE OR REPLACE TRIGGER c_fill BEFORE INSERT ON crm.issued_document FOR EACH ROW EXECUTE FUNCTION sec.fill_issued_document();
CREATE OR REPLACE TRIGGER y_count AFTER INSERT OR UPDATE OF state ON crm.issued_document FOR EACH ROW EXECUTE FUNCTION sec.count_documents();
CREATE OR REPLACE TRIGGER a_comment BEFORE INSERT ON crm.event FOR EACH ROW EXECUTE FUNCTION sec.fill_comment();
