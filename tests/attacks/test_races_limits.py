"""Sixteen sessions against one limit: with room for k invoices exactly k are issued, whoever comes first."""

from decimal import Decimal

import pytest

from tests.attacks.burglar import at_once
from tests.attacks.test_races import done, issue, version
from tests.office import Office

SESSIONS = 16


@pytest.mark.parametrize("room", [0, 1, 3, 5, 15, 16])
def test_a_limit_with_room_for_some_lets_exactly_these_pass(office: Office, room: int) -> None:
    ((seller,),) = office.base.execute("SELECT id FROM crm.organization WHERE number_prefix = 'ДП'")
    invoices = []
    for _ in range(SESSIONS):
        deal = office.deal_at("invoice_draft", manager="manager5", services=(25,))
        office.save("manager5", "invoice", deal.invoice, {"organization_id": seller})
        invoices.append(deal.invoice)
    ((amount,),) = office.base.execute("SELECT net_kopecks FROM crm.invoice WHERE id = %s", (invoices[0],))
    promised = int(office.committed("ДП") * 100)
    opening = 1_000_000
    # One kopeck less than one more invoice is left over: it must not help anybody.
    limit = opening + promised + room * amount + amount - 1
    # Every band but the last is out of the way, so that the limit alone decides.
    office.base.execute(
        "INSERT INTO crm.usn_setting (organization_id, year, own_limit_kopecks, info_percent, warning_percent,"
        " approval_percent, block_percent) VALUES (%s, extract(year FROM current_date), %s, 100, 100, 100, 100)"
        " ON CONFLICT (organization_id, year) DO UPDATE SET own_limit_kopecks = excluded.own_limit_kopecks,"
        " info_percent = 100, warning_percent = 100, approval_percent = 100, block_percent = 100",
        (seller, limit),
    )
    office.open_year("ДП", Decimal(opening).scaleb(-2))
    answers = at_once(office, [("manager5", issue(invoice, version(office, invoice))) for invoice in invoices])
    assert done(answers) == room
    assert {answer.said.split("\n")[0] for answer in answers if answer.code} <= {"usn_limit"}
    assert int(office.committed("ДП") * 100) == promised + room * amount
