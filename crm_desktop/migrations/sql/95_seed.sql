-- Rows a new base begins with; everything here is an administrator's to change. Sources: docs/decisions and the tax code.
INSERT INTO crm.tax_year (year, usn_limit_kopecks, usn_deflator, vat_threshold_kopecks, vat_general_rate, status, source)
VALUES (2024, 26580000000, 1.329, NULL, 20, 'confirmed', '200 млн x 1,329'),
       (2025, 45000000000, 1.000, 6000000000, 20, 'confirmed', '176-ФЗ от 12.07.2024'),
       (2026, 49050000000, 1.090, 2000000000, 22, 'confirmed', 'Приказ Минэкономразвития от 06.11.2025 № 734; 425-ФЗ от 28.11.2025'),
       (2027, NULL, NULL, 1500000000, 22, 'unconfirmed', '425-ФЗ: 15 млн; по более поздним сообщениям порог 20 млн сохраняется - проверьте ст. 145 НК РФ')
ON CONFLICT (year) DO NOTHING;

INSERT INTO crm.calendar_day (day_on, kind, name)
SELECT d, 'holiday', name FROM (VALUES
    ('2026-01-01'::date, 'Новогодние каникулы'), ('2026-01-02', 'Новогодние каникулы'), ('2026-01-05', 'Новогодние каникулы'),
    ('2026-01-06', 'Новогодние каникулы'), ('2026-01-07', 'Рождество Христово'), ('2026-01-08', 'Новогодние каникулы'),
    ('2026-01-09', 'Перенос'), ('2026-02-23', 'День защитника Отечества'), ('2026-03-09', 'Международный женский день'),
    ('2026-05-01', 'Праздник Весны и Труда'), ('2026-05-11', 'День Победы'), ('2026-06-12', 'День России'),
    ('2026-11-04', 'День народного единства'), ('2026-12-31', 'Перенос'),
    ('2027-01-01', 'Новогодние каникулы'), ('2027-01-04', 'Новогодние каникулы'), ('2027-01-05', 'Новогодние каникулы'),
    ('2027-01-06', 'Новогодние каникулы'), ('2027-01-07', 'Рождество Христово'), ('2027-01-08', 'Новогодние каникулы')) v(d, name)
ON CONFLICT (day_on) DO NOTHING;

INSERT INTO crm.lost_reason (name)
VALUES ('Дорого'), ('Выбрали другого исполнителя'), ('Не устроил срок'), ('Потребность отпала'), ('Нет связи с клиентом'),
       ('Услуга не оказывается'), ('Запрос ошибочный')
ON CONFLICT (name) DO NOTHING;

DO $$
DECLARE
    r bigint;
BEGIN
    IF EXISTS (SELECT FROM crm.approval_route) THEN
        RETURN;
    END IF;
    INSERT INTO crm.approval_route (kind, name) VALUES ('claim', 'Закрепление сверх лимита') RETURNING id INTO r;
    INSERT INTO crm.approval_route_step (route_id, position, approver, level, hours) VALUES (r, 1, 'superior', 1, 8);
    INSERT INTO crm.approval_route (kind, name) VALUES ('discount', 'Скидка сверх нормы') RETURNING id INTO r;
    INSERT INTO crm.approval_route_step (route_id, position, approver, level, hours) VALUES (r, 1, 'superior', 1, 8);
    INSERT INTO crm.approval_route (kind, name) VALUES ('prepayment', 'Предоплатный счёт') RETURNING id INTO r;
    INSERT INTO crm.approval_route_step (route_id, position, approver, role, hours) VALUES (r, 1, 'role', 'executive', 4);
    INSERT INTO crm.approval_route (kind, name, from_amount_kopecks) VALUES ('prepayment', 'Предоплатный счёт от 500 000 ₽', 50000000) RETURNING id INTO r;
    INSERT INTO crm.approval_route_step (route_id, position, approver, level, role, hours)
    VALUES (r, 1, 'superior', 1, NULL, 4), (r, 2, 'role', NULL, 'executive', 4);
    INSERT INTO crm.approval_route (kind, name) VALUES ('usn', 'Счёт близ лимита УСН') RETURNING id INTO r;
    INSERT INTO crm.approval_route_step (route_id, position, approver, role, hours) VALUES (r, 1, 'role', 'executive', 4);
    INSERT INTO crm.approval_route (kind, name) VALUES ('early_start', 'Запуск до оплаты') RETURNING id INTO r;
    INSERT INTO crm.approval_route_step (route_id, position, approver, level, hours) VALUES (r, 1, 'superior', 1, 4);
    INSERT INTO crm.claim_quota (kind, monthly) VALUES ('direction', 10), ('new_client', 10) ON CONFLICT DO NOTHING;
END $$;

-- A kind that came later has a route of its own in older bases as well.
DO $$
DECLARE
    r bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM crm.approval_route WHERE kind = 'usn_exception') THEN
        INSERT INTO crm.approval_route (kind, name) VALUES ('usn_exception', 'Сверх лимита УСН') RETURNING id INTO r;
        INSERT INTO crm.approval_route_step (route_id, position, approver, role, mode, hours) VALUES (r, 1, 'role', 'executive', 'any', 8);
    END IF;
    IF NOT EXISTS (SELECT FROM crm.approval_route WHERE kind = 'margin') THEN
        INSERT INTO crm.approval_route (kind, name) VALUES ('margin', 'Цена рассчитанной услуги') RETURNING id INTO r;
        INSERT INTO crm.approval_route_step (route_id, position, approver, role, mode, hours) VALUES (r, 1, 'role', 'executive', 'any', 4);
    END IF;
END $$;

-- What older programs wrote by other rules: a reservation opened the client's card, and a payment stayed with everybody who
-- held a direction of the client on the day of the statement.
UPDATE crm.client c SET owner_ids = o.ids FROM (
    SELECT client_id, coalesce(array_agg(DISTINCT owner_id ORDER BY owner_id) FILTER (WHERE owner_id IS NOT NULL AND state = 'held'), '{}') AS ids
    FROM crm.client_direction GROUP BY client_id HAVING bool_or(state = 'reserved')) o
WHERE c.id = o.client_id AND c.owner_ids IS DISTINCT FROM o.ids;
UPDATE crm.payment p SET owner_ids = o.ids FROM (
    SELECT payment_id, array_agg(DISTINCT owner_id ORDER BY owner_id) AS ids FROM crm.payment_allocation GROUP BY payment_id) o
WHERE p.id = o.payment_id AND p.owner_ids IS DISTINCT FROM o.ids;

-- Which roles a person has is this program's rule: an upgrade brings everybody's up to date.
SELECT sec.rebuild_visible();
SELECT sec.sync_logins();
