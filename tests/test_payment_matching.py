"""Which invoice a payment pays: by numbers in its purpose, by who paid, by the sum and by what he owes."""

from pathlib import Path
from typing import Any

import pytest

from crm_desktop.services import payments
from tests.office import Office
from tests.test_statement_import import document, section, whole

INVOICE = "SELECT i.number, a.account, c.inn, i.total_kopecks - i.paid_kopecks FROM crm.invoice i"
INVOICE += (
    " JOIN crm.organization_account a USING (organization_id) JOIN crm.client c ON c.id = i.client_id WHERE i.id = %s"
)


def asked(office: Office, invoice: int) -> tuple[str, str, str, int]:
    return office.base.execute(INVOICE, (invoice,))[0]


def paid_out(office: Office) -> None:
    """Nothing of before waits for money, so that each example has only its own invoices."""
    office.base.execute("UPDATE crm.invoice SET state = 'cancelled' WHERE state IN ('issued', 'partly_paid')")


def brought(office: Office, tmp_path: Path, account: str, inn: str, kopecks: int, purpose: str) -> dict[str, Any]:
    """What the import says of one payment of a file."""
    amount = f"{kopecks // 100}.{kopecks % 100:02d}"
    body = [line.replace("ПлательщикИНН=", f"ПлательщикИНН={inn}") for line in document(account, amount, "m", purpose)]
    path = tmp_path / "выписка.txt"
    path.write_bytes(whole(section(account, amount), body).encode("cp1251"))
    with office.connect_as("accountant").session() as session:
        foreseen = payments.import_statement(session, payments.read_statement(path), dry=True)[0]["documents"][0]
        done: dict[str, Any] = payments.import_statement(session, payments.read_statement(path))[0]["documents"][0]
    assert {key: value for key, value in done.items() if key != "id"} == {
        key: value for key, value in foreseen.items() if key != "id"
    }, "the dry run foresees what is done"
    return done


@pytest.mark.parametrize("latin", [False, True])
def test_a_number_is_found_in_cyrillic_and_in_latin_letters(office: Office, tmp_path: Path, latin: bool) -> None:
    invoice = office.deal_at("issued").invoice
    number, account, inn, left = asked(office, invoice)
    written = number.translate(str.maketrans("ОС", "OC")) if latin else number
    told = brought(office, tmp_path, account, inn, left, f"Оплата по счету № {written} за услуги")
    assert (told["invoice"], told["confidence"], told["reason"]) == (number, 100, "number_inn_sum")
    assert office.state("invoice", invoice) == "paid"


def test_several_numbers_in_one_purpose_pay_several_invoices(office: Office, tmp_path: Path) -> None:
    paid_out(office)
    one, two = office.deal_at("issued").invoice, office.deal_at("issued").invoice
    (first, account, inn, left), (second, _account, _inn, more) = asked(office, one), asked(office, two)
    told = brought(office, tmp_path, account, inn, left + more, f"Оплата по счетам № {first}, № {second}")
    assert (told["confidence"], told["reason"]) == (100, "numbers_inn_sum")
    assert [office.state("invoice", invoice) for invoice in (one, two)] == ["paid", "paid"]


def test_several_numbers_and_another_sum_wait_with_a_proposed_split(office: Office, tmp_path: Path) -> None:
    paid_out(office)
    one, two = office.deal_at("issued").invoice, office.deal_at("issued").invoice
    (first, account, inn, left), (second, *_rest) = asked(office, one), asked(office, two)
    told = brought(office, tmp_path, account, inn, left + 100, f"Оплата по счетам № {first}, № {second}")
    assert (told["confidence"], told["reason"]) == (70, "numbers_inn")
    card = office.read("accountant", "payment", told["id"])
    parts = payments.proposed(card, card["candidates"], card["credit"])
    assert {invoice: int(amount * 100) for invoice, amount in parts.items()} == {one: left, two: 100}


def test_without_a_number_the_payer_the_sum_and_the_debt_speak(office: Office, tmp_path: Path) -> None:
    paid_out(office)
    only = office.deal_at("issued").invoice
    _number, account, inn, left = asked(office, only)
    said = brought(office, tmp_path, account, inn, left // 2, "За услуги, часть")
    assert (said["reason"], said["confidence"]) == ("inn_only", 60)
    said = brought(office, tmp_path, account, inn, left, "За услуги")
    assert (said["reason"], said["confidence"]) == ("inn_sum", 80)
    second = office.deal_at("issued", services=(2,)).invoice
    _other, _account, _inn, more = asked(office, second)
    said = brought(office, tmp_path, account, inn, left + more, "Погашение задолженности")
    assert (said["reason"], said["confidence"]) == ("inn_debt", 70)
    card = office.read("accountant", "payment", said["id"])
    assert set(payments.proposed(card, card["candidates"], card["credit"])) == {only, second}
    assert office.state("invoice", only) == "issued", "what is not certain waits for the accountant"


def test_another_payer_with_the_right_number_waits(office: Office, tmp_path: Path) -> None:
    paid_out(office)
    invoice = office.deal_at("issued").invoice
    number, account, _inn, left = asked(office, invoice)
    told = brought(
        office,
        tmp_path,
        account,
        "",
        left,
        f"Оплата по счету {number} за ООО «Другое»".replace("«", '"').replace("»", '"'),
    )
    assert (told["reason"], told["confidence"]) == ("number", 50)
    office.do("accountant", "payment", "confirm", told["id"])
    assert office.state("invoice", invoice) == "paid"


def test_two_payments_of_one_invoice_in_a_statement_do_not_spoil_it(office: Office, tmp_path: Path) -> None:
    paid_out(office)
    invoice = office.deal_at("issued").invoice
    number, account, inn, left = asked(office, invoice)
    amount = f"{left // 100}.{left % 100:02d}"
    bodies = [
        [
            line.replace("ПлательщикИНН=", f"ПлательщикИНН={inn}")
            for line in document(account, amount, key, f"Счет {number}")
        ]
        for key in ("first", "again")
    ]
    total = f"{left * 2 // 100}.{left * 2 % 100:02d}"
    path = tmp_path / "дважды.txt"
    path.write_bytes(whole(section(account, total), *bodies).encode("cp1251"))
    with office.connect_as("accountant").session() as session:
        (answer,) = payments.import_statement(session, payments.read_statement(path))
    told = [(one["confidence"], one["reason"]) for one in answer["documents"]]
    assert told == [(100, "number_inn_sum"), (80, "paid_before")]
    assert (answer["allocated"], office.state("invoice", invoice)) == (1, "paid")
