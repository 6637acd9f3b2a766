-- What a draft may point to. A foreign key asks only whether the row exists: it would let a line be made of another
-- manager's calculation, and tell by its error which ids there are. So a reference must lie in the same deal or client, and
-- everything else - foreign, of another deal, or absent - is refused alike. Runs after b_derive, which has filled the row.
DO $$
DECLARE
    t record;
BEGIN
    FOR t IN SELECT * FROM (VALUES
        ('deal', 'contact_id', 'crm.contact r WHERE r.id = NEW.contact_id AND r.client_id = NEW.client_id', 'client_direction_id'),
        ('quote', 'contact_id', 'crm.contact r WHERE r.id = NEW.contact_id AND r.client_id = NEW.client_id', 'deal_id'),
        ('invoice', 'quote_id', 'crm.quote r WHERE r.id = NEW.quote_id AND r.deal_id = NEW.deal_id', 'deal_id'),
        ('act', 'invoice_id', 'crm.invoice r WHERE r.id = NEW.invoice_id AND r.deal_id = NEW.deal_id', 'deal_id'),
        ('quote_line', 'calculation_line_id',
            'crm.calculation_line r JOIN crm.quote p ON p.id = NEW.quote_id WHERE r.id = NEW.calculation_line_id AND r.deal_id = p.deal_id', 'quote_id'),
        ('invoice_line', 'quote_line_id',
            'crm.quote_line r JOIN crm.quote q ON q.id = r.quote_id JOIN crm.invoice p ON p.id = NEW.invoice_id
                WHERE r.id = NEW.quote_line_id AND q.deal_id = p.deal_id', 'invoice_id'),
        ('act_line', 'work_item_id',
            'crm.work_item r JOIN crm.act p ON p.id = NEW.act_id WHERE r.id = NEW.work_item_id AND r.deal_id = p.deal_id', 'act_id')
        ) AS v(child, reference, same, parent_column)
    LOOP
        -- A function of its own for each table: a dynamic statement would be planned anew for every row.
        EXECUTE format($function$
            CREATE OR REPLACE FUNCTION sec.refer_%1$s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
            SET search_path = pg_catalog, pg_temp AS $body$
            BEGIN
                IF NOT EXISTS (SELECT FROM %2$s) THEN
                    PERFORM sec.deny();
                END IF;
                RETURN NEW;
            END $body$ $function$, t.child, t.same);
        EXECUTE format('CREATE OR REPLACE TRIGGER b_refer BEFORE INSERT OR UPDATE OF %1$I, %2$I ON crm.%3$I FOR EACH ROW
            WHEN (NEW.%1$I IS NOT NULL) EXECUTE FUNCTION sec.refer_%3$s()', t.reference, t.parent_column, t.child);
    END LOOP;
END $$;
