"""Limits: the figures of the base, the words of the bands, the day a limit is reached, other years."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from crm_desktop.services import limits
from crm_desktop.ui.invoices_usn import band
from crm_desktop.ui.kit.buttons import Chip
from crm_desktop.ui.kit.charts import Meter
from crm_desktop.ui.kit.dialogs import SAVE
from crm_desktop.ui.limits_box import LimitBox, vat_pace
from tests.office import Office
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm, press

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


def box_of(page: Any, name: str) -> LimitBox:
    found = next(box for box in page.boxes if name in box.meter["organization"])
    assert isinstance(found, LimitBox)
    return found


def test_an_exception_is_asked_on_the_page_and_taken_back(desk: Desk, firm: Office) -> None:
    page = desk.page("manager1", "limits")
    assert page.findChild(QAbstractButton, "opening_income") is None
    dialog = page.ask_exception(box_of(page, "Демидов").meter)
    dialog.give(SAVE)
    assert any(label.text() == "Fill this in" for label in dialog.findChildren(QLabel))
    dialog.editors["amount"].set_value(Decimal(99_000_000))
    dialog.editors["reason"].set_value("Крупный заказ")
    dialog.give(SAVE)
    settle()
    assert any("The amount is above zero and not above" in label.text() for label in dialog.findChildren(QLabel))
    dialog.editors["amount"].set_value(Decimal(500_000))
    dialog.give(SAVE)
    settle()
    assert desk.window.toasts == ["Sent for approval."]
    asked = box_of(page, "Демидов")
    assert [one["state"] for one in asked.meter["exceptions"]].count("pending") == 1
    press(asked, "recall_exception")
    assert "pending" not in [one["state"] for one in box_of(page, "Демидов").meter["exceptions"]]


def test_the_accountant_enters_what_was_received_before(desk: Desk, firm: Office) -> None:
    page = desk.page("accountant", "limits")
    dialog = page.ask_opening(box_of(page, "Кадровый").meter)
    dialog.editors["opening"].set_value(Decimal("3000000.50"))
    dialog.editors["basis"].set_value("КУДиР на 01.03")
    dialog.give(SAVE)
    settle()
    texts = [label.text() for label in box_of(page, "Кадровый").findChildren(QLabel)]
    assert "of it before the program" in texts
    assert any("3\u00a0000\u00a0000,50" in text for text in texts)


def test_the_vat_threshold_has_its_own_forecast() -> None:
    meter = {"received": Decimal(10_000_000), "vat_threshold": Decimal(20_000_000), "year": 2026, "status": "confirmed"}
    said = vat_pace(meter, date(2026, 4, 10))
    assert said == "At this year's pace it is passed on 19.07.2026: VAT from 01.08.2026 (ст. 145 НК РФ)."
    assert vat_pace({**meter, "received": Decimal(1)}, date(2026, 4, 10)) == ""
    assert "not confirmed" in vat_pace({**meter, "received": Decimal(1), "status": "unconfirmed"}, date(2026, 4, 10))


def test_a_blocked_invoice_offers_the_exception_it_needs(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("invoice_draft", manager="manager5", services=(25,))
    ((seller,),) = firm.base.execute("SELECT id FROM crm.organization WHERE number_prefix = 'ДП'")
    firm.save("manager5", "invoice", deal.invoice, {"organization_id": seller})
    firm.open_year("ДП", Decimal(10_000_000) - firm.committed("ДП"))
    card = desk.card("manager5", "invoice", deal.invoice)
    assert card.meter.ask.isVisible()
    dialog = card.ask_exception()
    assert dialog.editors["amount"].value() == card.values["net"]
    dialog.editors["reason"].set_value("Заказ на год")
    dialog.give(SAVE)
    settle()
    assert desk.window.problems == []
    firm.approve("usn_exception", "organization", seller)
    assert not card.dirty
    card.refresh()
    settle()
    steps = {step["step"]: [one["code"] for one in step["obstacles"]] for step in card.values["steps"]}
    assert steps["issue"] == ["approval_required"]
    assert not card.meter.ask.isVisible()
    firm.open_year("ДП", Decimal(0))
