"""Questions of the audit about figures: every ledger and sum against the documents it was counted from."""

from crm_desktop.services.base_check_access import Question

# A claim that ends another of the same slot in the same moment is a hand-over, which no quota counts.
CLAIMED = (
    "(SELECT c.* FROM crm.claim c WHERE NOT EXISTS (SELECT FROM crm.claim x"
    " WHERE x.client_direction_id = c.client_direction_id AND x.id <> c.id AND x.ended_at = c.claimed_at))"
)
# The month is that of the session which claimed: near its borders a claim may stand in either.
MONTHS = f"""
    SELECT x.employee_id, x.month_on, x.kind, coalesce(u.used, 0) AS used,
        count(c.id) FILTER (WHERE c.claimed_at >= x.month_on + 1 AND c.claimed_at < x.month_on + interval '1 month -1 day') AS least,
        count(c.id) AS most
    FROM (SELECT employee_id, month_on, kind FROM priv.claim_month
          UNION SELECT owner_id, date_trunc('month', claimed_at)::date, CASE WHEN new_client THEN 'new_client' ELSE 'direction' END
          FROM {CLAIMED} k) x
    LEFT JOIN priv.claim_month u USING (employee_id, month_on, kind)
    LEFT JOIN {CLAIMED} c ON c.owner_id = x.employee_id AND x.kind = CASE WHEN c.new_client THEN 'new_client' ELSE 'direction' END
        AND c.claimed_at >= x.month_on - 1 AND c.claimed_at < x.month_on + interval '1 month 1 day'
    GROUP BY 1, 2, 3, 4"""
# Quotes carry no sequence; their numbers run through all years under the year 0.
NUMBERED = """
    SELECT organization_id, 'invoice' AS kind, year, count(*) AS given, count(DISTINCT sequence) AS different,
        min(sequence) AS first, max(sequence) AS last FROM crm.invoice WHERE number IS NOT NULL GROUP BY 1, 3
    UNION ALL SELECT organization_id, 'act', year, count(*), count(DISTINCT sequence), min(sequence), max(sequence)
    FROM crm.act WHERE number IS NOT NULL GROUP BY 1, 3
    UNION ALL SELECT organization_id, 'quote', 0, count(*), count(*), 1, count(*)
    FROM (SELECT DISTINCT organization_id, number FROM crm.quote WHERE number IS NOT NULL) q GROUP BY 1"""


def _sums(document: str, counted: str) -> Question:
    return Question(
        "document_sums",
        f"SELECT concat_ws(' ', '{document}', coalesce(d.number, d.id::text)), jsonb_build_object('document', '{document}', 'id', d.id,"
        " 'total_kopecks', d.total_kopecks, 'lines_kopecks', s.total)"
        f" FROM crm.{document} d, LATERAL (SELECT coalesce(sum(l.net_kopecks), 0) AS net, coalesce(sum(l.vat_kopecks), 0) AS vat,"
        f" coalesce(sum(l.total_kopecks), 0) AS total FROM crm.{document}_line l WHERE l.{document}_id = d.id AND {counted}) s"
        " WHERE (d.net_kopecks, d.vat_kopecks, d.total_kopecks) IS DISTINCT FROM (s.net, s.vat, s.total) ORDER BY d.id",
    )


LEDGERS = (
    Question(
        "income_ledger",
        "SELECT coalesce(o.short_name, '') || ' ' || x.year, jsonb_build_object('organization_id', x.organization_id, 'year', x.year,"
        " 'ledger_kopecks', coalesce(y.received_kopecks, 0), 'payments_kopecks', coalesce(p.sum, 0)) FROM ("
        "  SELECT organization_id, year FROM priv.organization_year"
        "  UNION SELECT organization_id, extract(year FROM bank_on)::int FROM crm.payment) x"
        " LEFT JOIN priv.organization_year y USING (organization_id, year)"
        " LEFT JOIN crm.organization o ON o.id = x.organization_id,"
        " LATERAL (SELECT sum(sec.payment_income(p)) FROM crm.payment p WHERE p.organization_id = x.organization_id"
        "   AND extract(year FROM p.bank_on)::int = x.year) p"
        " WHERE coalesce(y.received_kopecks, 0) <> coalesce(p.sum, 0) ORDER BY 1",
    ),
    Question(
        "commitment_ledger",
        "SELECT coalesce(o.short_name, '') || ' ' || x.year, jsonb_build_object('organization_id', x.organization_id, 'year', x.year,"
        " 'ledger_kopecks', coalesce(y.committed_kopecks, 0), 'invoices_kopecks', coalesce(i.sum, 0)) FROM ("
        "  SELECT organization_id, year FROM priv.organization_year"
        "  UNION SELECT organization_id, committed_year FROM crm.invoice WHERE committed_year IS NOT NULL) x"
        " LEFT JOIN priv.organization_year y USING (organization_id, year)"
        " LEFT JOIN crm.organization o ON o.id = x.organization_id,"
        " LATERAL (SELECT sum(committed_kopecks) FROM crm.invoice i WHERE i.organization_id = x.organization_id"
        "   AND i.committed_year = x.year) i"
        " WHERE coalesce(y.committed_kopecks, 0) <> coalesce(i.sum, 0) ORDER BY 1",
    ),
    Question(
        "claim_ledger",
        "SELECT coalesce(e.login, m.employee_id::text) || ' ' || to_char(m.month_on, 'YYYY-MM'), jsonb_build_object('kind', m.kind,"
        " 'ledger', m.used, 'claims', m.most)"
        f" FROM ({MONTHS}) m LEFT JOIN crm.employee e ON e.id = m.employee_id WHERE m.used NOT BETWEEN m.least AND m.most ORDER BY 1",
    ),
    _sums("quote", "NOT l.optional"),
    _sums("invoice", "true"),
    _sums("act", "true"),
    Question(
        "invoice_paid",
        "SELECT coalesce(i.number, i.id::text), jsonb_build_object('paid_kopecks', i.paid_kopecks, 'allocated_kopecks', coalesce(a.sum, 0))"
        " FROM crm.invoice i, LATERAL (SELECT sum(CASE p.direction WHEN 'in' THEN x.amount_kopecks ELSE -x.amount_kopecks END)"
        "  FROM crm.payment_allocation x JOIN crm.payment p ON p.id = x.payment_id WHERE x.invoice_id = i.id) a"
        " WHERE i.paid_kopecks <> coalesce(a.sum, 0) ORDER BY i.id",
    ),
    Question(
        "payment_allocated",
        "SELECT p.id::text, jsonb_build_object('allocated_kopecks', p.allocated_kopecks, 'parts_kopecks', coalesce(a.sum, 0))"
        " FROM crm.payment p, LATERAL (SELECT sum(amount_kopecks) FROM crm.payment_allocation WHERE payment_id = p.id) a"
        " WHERE p.allocated_kopecks <> coalesce(a.sum, 0) ORDER BY p.id",
    ),
    Question(
        "number_series",
        "SELECT concat_ws(' ', o.short_name, x.kind, nullif(x.year, 0)), jsonb_build_object('last', coalesce(s.last, 0),"
        " 'greatest', coalesce(n.last, 0), 'given', coalesce(n.given, 0)) FROM ("
        f"  SELECT organization_id, kind, year FROM priv.number_series WHERE last > 0 UNION SELECT organization_id, kind, year FROM ({NUMBERED}) k) x"
        " LEFT JOIN priv.number_series s USING (organization_id, kind, year)"
        f" LEFT JOIN ({NUMBERED}) n USING (organization_id, kind, year) LEFT JOIN crm.organization o ON o.id = x.organization_id"
        " WHERE coalesce(s.last, 0) <> coalesce(n.last, 0) OR n.given <> n.different OR n.last - n.first + 1 <> n.different ORDER BY 1",
    ),
)
