"""Limits: the figures of the base, the words of the bands, the day a limit is reached, other years."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel

from crm_desktop.services import limits
from crm_desktop.ui.invoices_usn import band
from crm_desktop.ui.kit.buttons import Chip
from crm_desktop.ui.kit.charts import Meter
from tests.office import Office
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm

__all__ = ["desk", "firm"]


@pytest.mark.parametrize(("received", "day"), [
    (100, date(2026, 7, 19)),
    (200, date(2026, 4, 10)),
    (10, None),
    (0, None),
])  # fmt: skip
def test_the_day_of_crossing_follows_from_the_pace(received: int, day: date | None) -> None:
    today = date(2026, 4, 10)
    assert limits.crossing(Decimal(received), Decimal(200), 2026, today) == day


def test_another_year_has_no_pace() -> None:
    assert limits.crossing(Decimal(100), Decimal(200), 2025, date(2026, 4, 10)) is None
    assert limits.expected(Decimal(100), 2025, date(2026, 4, 10)) is None


@pytest.mark.parametrize(
    "roubles", [0, 12_600_000, 12_600_001, 14_400_001, 16_200_000, 16_200_001, 18_000_000, 18_000_001]
)
def test_the_band_on_the_screen_is_the_band_of_the_base(firm: Office, roubles: int) -> None:
    with firm.connect_as("director").reader() as reader:
        found = limits.meters(reader, date.today().year)
        meter = next(one for one in found if one["organization"].startswith("ООО «Серт-Консалт"))
        amount = Decimal(roubles) - limits.exposure(meter)
    ((in_base,),) = firm.base.execute(
        "SELECT sec.usn_band(sec.usn_meter(%s, %s), %s)",
        (meter["organization_id"], meter["year"], int(amount * 100)),
    )
    assert band(meter, amount) == in_base


def test_the_page_shows_the_fullest_first_with_its_figures_and_forecast(desk: Desk, firm: Office) -> None:
    firm.open_year("ДП", Decimal(9_950_000))
    page = desk.page("director", "limits")
    first = page.boxes[0]
    texts = [label.text() for label in first.findChildren(QLabel)]
    assert texts[0] == "ИП Демидов П. С."
    assert any("9\u00a0950\u00a0000,00" in text for text in texts)
    assert any("50\u00a0000,00" in text for text in texts)
    assert first.findChildren(Meter)[0].share == pytest.approx(0.995)
    assert len(first.findChildren(Meter)) == 2
    assert first.findChildren(Chip)[0].words == "approval needed"


def test_who_is_not_on_usn_has_no_limit(desk: Desk) -> None:
    page = desk.page("director", "limits")
    last = page.boxes[-1]
    assert last.findChildren(Meter) == []
    assert any("not limited" in label.text() for label in last.findChildren(QLabel))


def test_another_year_is_chosen_and_an_unknown_limit_is_said(desk: Desk) -> None:
    page = desk.page("director", "limits")
    page.year.set_value(date.today().year + 1)
    page.year.edited.emit()
    settle()
    texts = [label.text() for box in page.boxes for label in box.findChildren(QLabel)]
    assert any("No limit is entered" in text for text in texts)
