"""VAT arithmetic, rates by date and wordings by regime, by the vectors of the reference."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.services import vat
from crm_desktop.services.money import r2
from crm_desktop.services.vat import PriceMode, VatMode

INCL, EXCL = PriceMode.INCLUSIVE, PriceMode.EXCLUSIVE
D = Decimal
DAY_2026 = date(2026, 11, 23)
LINE = st.tuples(
    st.decimals(min_value="0.001", max_value=10_000, places=3),
    st.decimals(min_value="0.01", max_value=1_000_000, places=2),
    st.sampled_from([None, D(0), D(5), D(7), D(10), D(20), D(22)]),
    st.sampled_from(list(PriceMode)),
)


@pytest.mark.parametrize(
    ("rate", "inside", "on_top"),
    [
        ("20", "16666.67", "20000"),
        ("22", "18032.79", "22000"),
        ("10", "9090.91", "10000"),
        ("5", "4761.90", "5000"),
        ("7", "6542.06", "7000"),
    ],
)
def test_the_tax_of_a_hundred_thousand_by_rate(rate: str, inside: str, on_top: str) -> None:
    assert vat.line_amounts(D(1), D(100_000), D(rate), INCL).vat == D(inside)
    assert vat.line_amounts(D(1), D(100_000), D(rate), EXCL).vat == D(on_top)


@pytest.mark.parametrize(
    ("price", "mode", "tax"),
    [("100.01", EXCL, "66.00"), ("100.01", INCL, "54.09"), ("100.02", INCL, "54.12")],
)
def test_the_tax_of_a_document_is_the_sum_of_its_lines(price: str, mode: PriceMode, tax: str) -> None:
    lines = [vat.line_amounts(D(1), D(price), D(22), mode) for _ in range(3)]
    assert vat.document_totals(lines).vat == D(tax)


def test_no_net_unit_price_is_multiplied() -> None:
    line = vat.line_amounts(D(7), D(100), D(22), INCL)
    assert (line.net, line.vat, line.total) == (D("573.77"), D("126.23"), D("700.00"))


def test_five_odd_lines_add_up_by_line() -> None:
    lines = [(3, "1033.33"), (7, "149.99"), (1, "0.05"), (11, "77.77"), (2, "19.99")]
    totals = vat.document_totals(vat.line_amounts(D(count), D(price), D(20), EXCL) for count, price in lines)
    assert totals.vat == D("1009.09")


@pytest.mark.parametrize(
    ("rate", "tax"), [("22", "10819.67"), ("20", "10000"), ("5", "2857.14"), ("7", "3925.23")]
)
def test_an_advance_holds_the_tax_at_the_calculated_rate(rate: str, tax: str) -> None:
    assert vat.vat_inside(D(60_000), D(rate)) == D(tax)


@given(st.lists(LINE, min_size=1, max_size=30))
def test_the_columns_of_a_document_add_up(
    lines: list[tuple[Decimal, Decimal, Decimal | None, PriceMode]],
) -> None:
    amounts = [vat.line_amounts(*line) for line in lines]
    totals = vat.document_totals(amounts)
    assert totals.total == sum(line.total for line in amounts)
    assert totals.vat == sum(line.vat for line in amounts) == sum(tax for _, tax in totals.by_rate)
    assert totals.vat == totals.total - totals.net
    assert totals.on_top == all(line.price_mode is EXCL for line in amounts)


@given(LINE)
def test_a_line_keeps_its_quantity_times_price(
    line: tuple[Decimal, Decimal, Decimal | None, PriceMode],
) -> None:
    quantity, price, rate, _mode = line
    amounts = vat.line_amounts(*line)
    assert amounts.in_column == r2(quantity * price)
    assert amounts.net + amounts.vat == amounts.total
    assert abs(amounts.vat - amounts.net * (rate or 0) / 100) <= D("0.02")


@pytest.mark.parametrize(
    ("day", "percent"), [(date(2025, 12, 31), 20), (date(2026, 1, 1), 22), (date(2019, 1, 1), 20)]
)
def test_the_rate_follows_the_date_of_the_act(day: date, percent: int) -> None:
    assert vat.rate_on(day, vat.GENERAL, vat.SEED_RATES) == percent


def test_a_day_without_a_rate_is_an_error_and_not_zero() -> None:
    with pytest.raises(vat.RateUnknown, match="5 on 2024-12-31"):
        vat.rate_on(date(2024, 12, 31), "5", vat.SEED_RATES)


@pytest.mark.parametrize(
    ("mode", "rate"),
    [
        (VatMode.GENERAL, D(22)),
        (VatMode.REDUCED_5, D(5)),
        (VatMode.REDUCED_7, D(7)),
        (VatMode.EXEMPT_145, None),
        (VatMode.NOT_PAYER, None),
    ],
)
def test_a_regime_charges_its_own_rate(mode: VatMode, rate: Decimal | None) -> None:
    assert vat.rate_of_mode(mode, DAY_2026, vat.SEED_RATES) == rate
    assert vat.needs_tax_invoice(mode) is (rate is not None)


def totals_of(rate: str | None, mode: PriceMode, *prices: str) -> vat.DocumentTotals:
    return vat.document_totals(
        vat.line_amounts(D(1), D(price), None if rate is None else D(rate), mode) for price in prices
    )


@pytest.mark.parametrize(
    ("totals", "rows"),
    [
        (
            totals_of("22", INCL, "122000"),
            ["Итого: 122 000,00", "В том числе НДС (22%): 22 000,00", "Всего к оплате: 122 000,00"],
        ),
        (
            totals_of("22", EXCL, "100000"),
            ["Итого: 100 000,00", "Сумма НДС (22%): 22 000,00", "Всего к оплате: 122 000,00"],
        ),
        (
            totals_of("5", INCL, "100000"),
            ["Итого: 100 000,00", "В том числе НДС (5%): 4 761,90", "Всего к оплате: 100 000,00"],
        ),
        (
            totals_of(None, INCL, "144500"),
            ["Итого: 144 500,00", "Без налога (НДС) –", "Всего к оплате: 144 500,00"],
        ),
        (totals_of(None, EXCL, "10"), ["Итого: 10,00", "Без налога (НДС) –", "Всего к оплате: 10,00"]),
    ],
)
def test_the_lines_under_the_table_are_those_of_1c(totals: vat.DocumentTotals, rows: list[str]) -> None:
    printed = [
        f"{label} {value}".replace("\u00a0", " ") for label, value in vat.total_lines(totals, payable=True)
    ]
    assert printed == rows


def test_each_rate_of_a_mixed_document_has_its_line() -> None:
    lines = [
        vat.line_amounts(D(1), D(122), D(22), INCL),
        vat.line_amounts(D(1), D(110), D(10), INCL),
        vat.line_amounts(D(1), D(50), None, INCL),
    ]
    labels = [label for label, _ in vat.total_lines(vat.document_totals(lines), payable=True)]
    assert labels == ["Итого:", "В том числе НДС (22%):", "В том числе НДС (10%):", "Всего к оплате:"]


def test_an_act_does_not_ask_for_payment() -> None:
    assert [label for label, _ in vat.total_lines(totals_of(None, INCL, "1"), payable=False)] == [
        "Итого:",
        "Без налога (НДС)",
    ]


def test_the_tax_is_named_in_the_count_line_and_in_the_purpose() -> None:
    taxed, free = totals_of("22", INCL, "100000"), totals_of(None, INCL, "1")
    assert vat.inside_words(taxed) == "в т.ч. НДС (22%) – 18\u00a0032,79 руб."
    assert vat.purpose_ending(taxed) == "В том числе НДС 22% – 18\u00a0032,79 руб."
    assert (vat.inside_words(free), vat.purpose_ending(free)) == ("", "Без НДС")


@pytest.mark.parametrize(
    ("mode", "day", "entrepreneur", "text"),
    [
        (
            VatMode.NOT_PAYER,
            date(2024, 12, 31),
            False,
            "НДС не облагается в связи с применением УСН (п. 2 ст. 346.11 НК РФ)",
        ),
        (
            VatMode.NOT_PAYER,
            date(2024, 12, 31),
            True,
            "НДС не облагается в связи с применением УСН (п. 3 ст. 346.11 НК РФ)",
        ),
        (
            VatMode.EXEMPT_145,
            date(2025, 1, 1),
            False,
            "Без НДС: освобождение от исполнения обязанностей налогоплательщика"
            " НДС (п. 1 ст. 145 НК РФ), применяется УСН",
        ),
        (VatMode.REDUCED_5, DAY_2026, False, ""),
        (VatMode.GENERAL, DAY_2026, False, ""),
    ],
)
def test_the_basis_is_worded_by_the_law_of_the_day(
    mode: VatMode, day: date, entrepreneur: bool, text: str
) -> None:
    assert vat.basis_text(mode, day, entrepreneur=entrepreneur) == text


def test_an_exempt_service_names_its_own_clause() -> None:
    text = vat.basis_text(VatMode.GENERAL, DAY_2026, article_149="пп. 14 п. 2")
    assert text == "Без НДС (пп. 14 п. 2 ст. 149 НК РФ)"
