"""Requisites, phones and e-mails, by the vectors of the reference."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.services import phones, requisites
from crm_desktop.services.phones import Phone
from crm_desktop.services.requisites import Problem

DIGITS = "0123456789"


@pytest.mark.parametrize(
    "inn",
    "7707083893 7728168971 7736207543 7702070139 7830002293"
    " 500100732259 773006366201 7799000012 779900000660".split(),
)
def test_a_true_inn_passes(inn: str) -> None:
    assert requisites.check_inn(inn) is None


@pytest.mark.parametrize(
    ("inn", "problem"),
    [
        ("7707083894", Problem("inn_checksum", expected="3")),
        ("500100732258", Problem("inn_checksum", expected="59")),
        ("7799000013", Problem("inn_checksum", expected="2")),
        ("779900000661", Problem("inn_checksum", expected="60")),
        ("770708389", Problem("inn_length", digits=9)),
        ("77O7083893", Problem("inn_characters", text="77O7083893")),
        ("0000000000", Problem("inn_region")),
        ("", Problem("inn_characters", text="")),
        ("٧٧٠٧٠٨٣٨٩٣", Problem("inn_characters", text="٧٧٠٧٠٨٣٨٩٣")),
    ],
)
def test_a_false_inn_is_told_why(inn: str, problem: Problem) -> None:
    assert requisites.check_inn(inn) == problem


@given(st.text("123456789", min_size=10, max_size=10), st.integers(0, 9), st.integers(1, 9))
def test_a_single_wrong_digit_of_an_inn_of_a_person_does_not_pass_unless_the_law_allows(
    stem: str, place: int, shift: int
) -> None:
    inn = stem + requisites.inn_check_digits(stem)
    assert requisites.check_inn(inn) is None
    changed = stem[:place] + DIGITS[(int(stem[place]) + shift) % 10] + stem[place + 1 :]
    same_key = requisites.inn_check_digits(changed) == requisites.inn_check_digits(stem)
    assert (requisites.check_inn(changed + inn[10:]) is None) == same_key


@pytest.mark.parametrize("kpp", ["773601001", "7736AB001", "997950001"])
def test_a_true_kpp_passes(kpp: str) -> None:
    assert requisites.check_kpp(kpp, "7707083893") is None


@pytest.mark.parametrize("kpp", ["77360100", "77360100A", "7736ab001", ""])
def test_a_false_kpp_is_refused(kpp: str) -> None:
    assert requisites.check_kpp(kpp) == Problem("kpp_form", text=kpp)


def test_a_person_has_no_kpp() -> None:
    assert requisites.check_kpp("773601001", "500100732259") == Problem("kpp_of_person")


@pytest.mark.parametrize(
    "ogrn", "1027700132195 1037739877295 1027700067328 5077746329876 1267799000017".split()
)
def test_a_true_ogrn_passes(ogrn: str) -> None:
    assert requisites.check_ogrn(ogrn) is None


@pytest.mark.parametrize(
    ("ogrn", "code"),
    [
        ("1027700132196", "ogrn_checksum"),
        ("0027700132195", "ogrn_first_digit"),
        ("1267799000018", "ogrn_checksum"),
        ("102770013219", "ogrn_length"),
        ("102770013219Х", "ogrn_characters"),
    ],
)
def test_a_false_ogrn_is_told_why(ogrn: str, code: str) -> None:
    problem = requisites.check_ogrn(ogrn)
    assert problem is not None
    assert problem.code == code


@pytest.mark.parametrize(
    "ogrnip", "304500116000157 326779900000060 326779900000160 326779900000171 326779900000182".split()
)
def test_a_true_ogrnip_passes_even_where_the_remainder_has_two_digits(ogrnip: str) -> None:
    assert requisites.check_ogrnip(ogrnip) is None


@pytest.mark.parametrize(
    ("ogrnip", "code"),
    [
        ("304500116000158", "ogrnip_checksum"),
        ("326779900000061", "ogrnip_checksum"),
        ("404500116000157", "ogrnip_first_digit"),
    ],
)
def test_a_false_ogrnip_is_told_why(ogrnip: str, code: str) -> None:
    problem = requisites.check_ogrnip(ogrnip)
    assert problem is not None
    assert problem.code == code


@pytest.mark.parametrize(
    "pair",
    "044525225/30101810400000000225 044525593/30101810200000000593 044525974/30101810145250000974"
    " 044525187/30101810700000000187 044525823/30101810200000000823 044525201/30101810000000000201"
    " 049805746/30101810800000000746 044030653/30101810500000000653 044599901/30101810000000000901"
    " 044099902/30101810300000000902".split(),
)
def test_a_true_correspondent_account_passes(pair: str) -> None:
    assert requisites.check_correspondent_account(*pair.split("/")) is None


@pytest.mark.parametrize(
    "pair",
    "049805746/40602810700000000025 044525225/40702810138250123017 044525201/40802810700020000317"
    " 040305000/40102810100000010001 044099902/40702810900000001001 044599901/40802810400000001006".split(),
)
def test_a_true_account_passes(pair: str) -> None:
    assert requisites.check_account(*pair.split("/")) is None


@pytest.mark.parametrize(
    "pair",
    "049805746/40602810700000000026 044030653/40702810900000002851 044099902/40702810900000001010".split(),
)
def test_a_wrong_account_key_is_an_error_that_only_a_reason_outweighs(pair: str) -> None:
    bic, account = pair.split("/")
    problem = requisites.check_account(bic, account)
    assert problem == Problem(
        "account_key", expected=requisites.account_key(bic, account), found=int(account[8])
    )
    assert requisites.check_account(bic, account, override_reason="  ") == problem
    assert requisites.check_account(bic, account, override_reason="письмо банка от 01.11.2026") is None


def test_a_reason_does_not_mend_the_form_of_an_account() -> None:
    problem = requisites.check_account("044525225", "4070281013825012301", override_reason="так надо")
    assert problem == Problem("account_form", text="4070281013825012301")


def test_the_correspondent_account_of_another_bank_is_refused() -> None:
    assert requisites.check_correspondent_account("044030653", "30101810400000000225") is not None


def test_the_official_examples_give_the_official_keys() -> None:
    assert requisites.account_key("049805746", "30101810000000000746") == 8
    assert requisites.account_key("049805746", "40602810000000000025") == 7
    assert requisites.account_key("040305000", "40102810000000010001") == 1


def test_a_treasury_account_is_not_judged_by_the_key() -> None:
    assert requisites.check_account("017003983", "03100643000000017300") is None


def test_every_single_wrong_digit_of_an_account_is_noticed() -> None:
    generator = random.Random(515)
    account = "40602810700000000025"
    for place in range(20):
        for digit in DIGITS.replace(account[place], ""):
            if place == 8 or generator.random() < 0.5:
                wrong = account[:place] + digit + account[place + 1 :]
                assert requisites.check_account("049805746", wrong) is not None, wrong


def test_a_letter_of_a_clearing_currency_counts_as_its_digit() -> None:
    assert requisites.account_key("044525225", "40702A10038250123017") == requisites.account_key(
        "044525225", "40702010038250123017"
    )


@pytest.mark.parametrize(
    ("bic", "code"), [("04452522", "bic_form"), ("994525225", "bic_country"), ("O44525225", "bic_form")]
)
def test_a_false_bic_is_told_why(bic: str, code: str) -> None:
    problem = requisites.check_bic(bic)
    assert problem is not None
    assert problem.code == code


def test_blanks_and_the_tail_of_a_number_cell_are_not_part_of_a_requisite() -> None:
    assert requisites.cleaned(" 7707 0838\u00a093 ") == "7707083893"
    assert requisites.cleaned("7707083893.0") == "7707083893"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("8 (495) 123-45-67", ["+74951234567"]),
        ("+7(495)1234567 доб. 12", ["+74951234567 доб. 12"]),
        ("8-495-123-45-67 (доб.123)", ["+74951234567 доб. 123"]),
        ("(495) 123-45-67", ["+74951234567"]),
        ("9161234567", ["+79161234567"]),
        ("7 916 123 45 67", ["+79161234567"]),
        ("тел.: 8.916.123.45.67", ["+79161234567"]),
        ("моб. 89161234567", ["+79161234567"]),
        ("т/ф 8 (343) 234-56-78", ["+73432345678"]),
        ("8 (495) 123-45-67, 123-45-68", ["+74951234567", "+74951234568"]),
        ("8(495)1234567; +7 916 123-45-67", ["+74951234567", "+79161234567"]),
        ("84951234567 и 89161234567", ["+74951234567", "+79161234567"]),
        ("8 495 123-45-67 8 916 123-45-67", ["+74951234567", "+79161234567"]),
        ("+7 495 123-45-67 +7 916 123-45-67", ["+74951234567", "+79161234567"]),
        ("84951234567\n89161234567", ["+74951234567", "+79161234567"]),
        ("8 (495) 123-45-67, доб. 205", ["+74951234567 доб. 205"]),
        ("+375 29 123-45-67", ["+375291234567"]),
        ("+7 (495) 000-00-01", ["+74950000001"]),
        ("8–916–123–45–67", ["+79161234567"]),
        ("89161234567, +7 916 123 45 67", ["+79161234567"]),
        ("8 495 123-45-67 внутр. 10", ["+74951234567 доб. 10"]),
    ],
)
def test_a_phone_is_read_in_every_russian_form(text: str, numbers: list[str]) -> None:
    found, problems = phones.phones(text)
    assert ([str(phone) for phone in found], problems) == (numbers, ())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("нет", Problem("phone_characters", text="нет")),
        ("123-45-67", Problem("phone_length", text="123-45-67", digits=7)),
        ("8 (095) 123-45-67", Problem("phone_code", text="8 (095) 123-45-67", area="095")),
        ("8 916 123-45-6", Problem("phone_length", text="8 916 123-45-6", digits=10)),
    ],
)
def test_what_is_no_phone_is_told_why(text: str, problem: Problem) -> None:
    found, problems = phones.phones(text)
    assert (found, problems) == ((), (problem,))


def test_a_good_phone_survives_a_bad_neighbour() -> None:
    found, problems = phones.phones("89161234567, уточнить")
    assert found == (Phone("+79161234567"),)
    assert [problem.code for problem in problems] == ["phone_characters"]


@given(
    st.integers(3_000_000_000, 9_999_999_999).filter(
        lambda number: str(number)[0] != "6" and str(number)[:2] not in ("79", "89")
    )
)
def test_a_printed_phone_is_read_back(number: int) -> None:
    canonical = f"+7{number}"
    assert phones.phones(phones.phone_text(canonical)) == ((Phone(canonical),), ())


def test_a_foreign_number_is_printed_as_it_is() -> None:
    assert phones.phone_text("+375291234567") == "+375291234567"
    assert phones.phone_text("+74950000001") == "+7 (495) 000-00-01"


def test_addresses_of_a_cell_are_parted_lowered_and_not_repeated() -> None:
    found, problems = phones.emails("Info@Example.COM; sales@example.com, info@example.com <почта@пример.рф>")
    assert found == ("info@example.com", "sales@example.com", "почта@пример.рф")
    assert problems == ()


@pytest.mark.parametrize(
    "text",
    ["info@", "@example.com", "info@example", "a..b@example.com", ".a@example.com", "нет", "a@b@example.com"],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    assert phones.emails(text) == ((), (Problem("email_form", text=text),))
