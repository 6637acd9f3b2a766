"""What people type into number, date and name fields, and what lists show."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.ui.kit import clipboard, formats, parsing

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1 234,5", "1234.5"),
        ("1\u00a0234,50 ₽", "1234.50"),
        ("1234.5", "1234.5"),
        ("1.234.567,89", "1234567.89"),
        ("12*3+5", "41"),
        ("(2+3)*4", "20"),
        ("100/3", "33.33"),
        ("−5", "-5"),
        ("0,005", "0.01"),
    ],
)
def test_money_is_understood_as_people_type_it(typed: str, meant: str) -> None:
    assert parsing.money(typed) == Decimal(meant)


@pytest.mark.parametrize("typed", ["abc", "1,2,3", "5+", "1/0", "(1", "__import__('os')", "1e5"])
def test_what_is_no_number_is_refused_not_guessed(typed: str) -> None:
    with pytest.raises(ValueError):
        parsing.money(typed)


def test_an_empty_line_is_no_sum_at_all() -> None:
    assert parsing.money("  ") is None


@given(st.integers(min_value=-(10**13), max_value=10**13))
def test_every_sum_that_is_shown_is_understood_again(kopecks: int) -> None:
    shown = parsing.money(formats.money(kopecks))
    assert shown is not None
    assert formats.kopecks(shown) == kopecks


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15", date(2026, 3, 15)),
        ("1.4", date(2026, 4, 1)),
        ("12.03.26", date(2026, 3, 12)),
        ("120326", date(2026, 3, 12)),
        ("12032026", date(2026, 3, 12)),
        ("2026-03-12", date(2026, 3, 12)),
        ("+5", date(2026, 3, 17)),
        ("-1", date(2026, 3, 11)),
        ("с", TODAY),
        ("сегодня", TODAY),
    ],
)
def test_a_date_is_understood_in_every_usual_form(typed: str, meant: date) -> None:
    assert parsing.day(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["31.02.2026", "32", "12.13", "x", "12.3.4.5", "1.1.999"])
def test_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        parsing.day(typed, TODAY)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_every_date_that_is_shown_is_understood_again(value: date) -> None:
    assert parsing.day(formats.day(value), TODAY) == value


def test_text_typed_on_the_other_keyboard_layout_is_repaired() -> None:
    assert parsing.other_layout("ghbdtn") == "привет"
    assert parsing.other_layout("руддщ") == "hello"


@pytest.mark.parametrize("typed", ["84951234567", "8 (495) 123-45-67", "+7 495 123 45 67", "4951234567"])
def test_a_russian_phone_gets_one_form(typed: str) -> None:
    assert parsing.phone(typed) == "+7 495 123-45-67"


def test_a_foreign_phone_stays_as_typed() -> None:
    assert parsing.phone("+375 29 123-45-67") == "+375 29 123-45-67"


def test_money_is_grouped_by_no_break_spaces() -> None:
    assert formats.money(41280000) == "412\u00a0800,00\u00a0₽"
    assert formats.amount(-123450, fraction=False) == "\u22121\u00a0234"
    assert formats.money(None) == "—"


def test_half_a_kopeck_is_rounded_away_from_zero() -> None:
    assert formats.kopecks(Decimal("0.005")) == 1
    assert formats.kopecks(Decimal("-0.005")) == -1


def test_a_due_date_says_how_far_it_is_and_whether_it_is_late() -> None:
    assert formats.due(TODAY, TODAY)[1] == "amber"
    assert formats.due(TODAY - timedelta(days=1), TODAY)[1] == "red"
    assert formats.due(TODAY + timedelta(days=30), TODAY) == ("11.04.2026", "")


def test_a_moment_of_today_shows_only_its_time() -> None:
    now, clock = datetime(2026, 3, 12, 15, 0), datetime(2026, 3, 12, 9, 5)  # noqa: DTZ001 - the wall clock
    assert formats.moment(clock, now).endswith("09:05")
    assert formats.moment(clock - timedelta(days=11), now) == "01.03.2026, 09:05"


def test_names_are_shortened_as_in_russian_papers() -> None:
    assert formats.short_name("Орлова Мария Викторовна").replace("\u00a0", " ") == "Орлова М. В."
    assert formats.short_name("Орлова М. В.") == "Орлова М. В."
    assert formats.initials("Орлова Мария Викторовна") == "ОМ"


def test_a_range_survives_the_way_through_excel() -> None:
    table = [["Услуга", "Цена"], ["Аудит", "12,50"]]
    assert clipboard.from_tsv(clipboard.as_tsv(table) + "\r\n") == table


def test_a_tab_inside_a_cell_does_not_make_a_new_column() -> None:
    assert clipboard.as_tsv([["а\tб", "в"]]) == "а б\tв"
