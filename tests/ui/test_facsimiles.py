"""The pictures on the card of an organisation, and the choice in the preview."""

import io
from pathlib import Path

from pypdf import PdfReader

from crm_desktop.ui.preview import open_for
from tests.office import Office
from tests.test_facsimiles import picture
from tests.ui.conftest import settle
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


def images(content: bytes) -> int:
    return sum(len(page.images) for page in PdfReader(io.BytesIO(content)).pages)


def test_an_administrator_brings_a_stamp_and_the_preview_prints_it_when_told(
    desk: Desk, firm: Office, tmp_path: Path
) -> None:
    deal = firm.deal_at("issued")
    seller = firm.read("manager1", "invoice", deal.invoice)["organization_id"]
    path = tmp_path / "печать.png"
    path.write_bytes(picture())
    card = desk.card("administrator", "organization", seller)
    settle()
    assert not card.facsimiles.take["stamp"].isVisible()
    card.facsimiles.widths["stamp"].set_value(35)
    card.facsimiles.save("stamp", path)
    settle()
    assert card.facsimiles.found["stamp"].width_mm == 35
    assert not card.facsimiles.pictures["stamp"].pixmap().isNull()
    preview = open_for(desk.card("manager1", "invoice", deal.invoice))
    assert preview is not None
    settle()
    assert (preview.signed.isChecked(), images(preview.content)) == (False, 0)
    press(preview, "signed")
    assert images(preview.content) >= 1
    assert preview.pages == 1
    preview.reject()
    card = desk.card("administrator", "organization", seller)
    settle()
    press(card, "take_stamp")
    assert card.facsimiles.found == {}


def test_a_draft_offers_no_stamp_and_a_manager_only_looks(desk: Desk, firm: Office) -> None:
    deal = firm.deal_at("invoice_draft")
    preview = open_for(desk.card("manager1", "invoice", deal.invoice))
    assert preview is not None
    settle()
    assert not preview.signed.isVisible()
    preview.reject()
    card = desk.card("manager1", "organization", 1)
    settle()
    assert not card.facsimiles.bring["stamp"].isVisible()


def test_what_is_no_picture_is_told_on_the_card(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "печать.png"
    path.write_bytes(b"%PDF-1.4" + b" " * 500)
    card = desk.card("administrator", "organization", 1)
    settle()
    card.facsimiles.save("director", path)
    settle()
    assert "PNG or JPEG" in card.problems.text.text()
