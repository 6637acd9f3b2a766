"""Rounding, kopecks and the Russian spelling of figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.services import money

KOPECKS = st.integers(min_value=-(10**15), max_value=10**15)


@pytest.mark.parametrize(
    ("value", "rounded"), [("0.025", "0.03"), ("2.675", "2.68"), ("-0.005", "-0.01"), ("1", "1")]
)
def test_half_a_kopeck_rounds_away_from_zero(value: str, rounded: str) -> None:
    assert money.r2(Decimal(value)) == Decimal(rounded)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0.01", "0,01"),
        ("1000", "1 000,00"),
        ("234567.89", "234 567,89"),
        ("490500000", "490 500 000,00"),
        ("-1500", "-1 500,00"),
        ("-0.001", "0,00"),
        ("1000001", "1 000 001,00"),
    ],
)
def test_a_sum_is_spelt_with_no_break_spaces_and_a_comma(value: str, text: str) -> None:
    assert money.formatted(Decimal(value)) == text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("value", "text"),
    [("1.000", "1"), ("2.5", "2,5"), ("0.125", "0,125"), ("10", "10"), ("1200", "1\u00a0200")],
)
def test_a_quantity_drops_its_idle_zeros(value: str, text: str) -> None:
    assert money.quantity_text(Decimal(value)) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.56", "1234.56"),
        ("8000", "8000"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234\u202f567,89", "1234567.89"),
        ("1.234,56", "1234.56"),
        ("1,234,567.89", "1234567.89"),
        ("-5", "-5"),
        ("\u22125,10", "-5.10"),
    ],
)
def test_every_usual_spelling_of_a_sum_is_read(text: str, value: str) -> None:
    assert money.parsed(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "abc", "1,2,3", "1..2", "12руб", "1e5", "NaN", "--1"])
def test_what_is_no_sum_is_refused_and_never_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="not a sum"):
        money.parsed(text)


def test_a_part_of_a_kopeck_does_not_enter_the_base() -> None:
    with pytest.raises(ValueError, match="finer than a kopeck"):
        money.to_kopecks(Decimal("1.001"))


@given(KOPECKS)
def test_kopecks_survive_the_way_there_and_back(kopecks: int) -> None:
    assert money.to_kopecks(money.from_kopecks(kopecks)) == kopecks


@given(KOPECKS)
def test_what_is_formatted_is_read_back(kopecks: int) -> None:
    value = money.from_kopecks(kopecks)
    assert money.parsed(money.formatted(value)) == value
