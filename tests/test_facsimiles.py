"""Stamps and signatures: who may bring them, what is no picture, and on which paper they stand."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader

from crm_desktop.services import facsimiles, prints
from crm_desktop.services.errors import Denied, Refused
from tests.attacks.burglar import ask, signed_in
from tests.office import Office, open_office
from tests.servers import Base


@pytest.fixture(scope="module")
def firm(office_template: Base) -> Iterator[Office]:
    with open_office(office_template) as fresh:
        yield fresh


def picture(kind: str = "PNG", size: tuple[int, int] = (300, 300), colour: str = "blue") -> bytes:
    drawn = Image.new("RGBA" if kind == "PNG" else "RGB", size, "white")
    ImageDraw.Draw(drawn).ellipse((10, 10, size[0] - 10, size[1] - 10), outline=colour, width=6)
    found = io.BytesIO()
    drawn.save(found, kind)
    return found.getvalue()


def bring(
    office: Office, organization: int, kind: str, content: bytes, width: int = 40, name: str = "administrator"
) -> None:
    with office.connect_as(name).session() as session:
        facsimiles.save(session, organization, kind, content, width)


def images(office: Office, document: str, number: int, signed: bool) -> int:
    with office.connect_as("manager1").reader() as reader:
        pages = PdfReader(io.BytesIO(prints.pdf(reader, document, number, signed))).pages
    return sum(len(page.images) for page in pages)


def test_stamp_and_signatures_stand_on_issued_paper_when_asked_and_never_else(firm: Office) -> None:
    deal, draft = firm.deal_at("act_issued"), firm.deal_at("invoice_draft")
    sellers = {firm.read("manager1", "invoice", one.invoice)["organization_id"] for one in (deal, draft)}
    for seller in sellers:
        for kind in facsimiles.KINDS:
            bring(firm, seller, kind, picture(colour="blue" if kind == "stamp" else "black"))
    assert images(firm, "invoice", deal.invoice, signed=False) == 0
    assert images(firm, "invoice", deal.invoice, signed=True) >= 2
    assert images(firm, "act", deal.act, signed=True) >= 2
    assert images(firm, "quote", deal.quote, signed=True) >= 2
    assert images(firm, "invoice", draft.invoice, signed=True) == 0
    firm.do("manager1", "invoice", "cancel", draft.invoice, reason="Не нужен")
    assert images(firm, "invoice", draft.invoice, signed=True) == 0


def test_a_new_picture_takes_the_place_of_the_old_and_goes_when_removed(firm: Office) -> None:
    bring(firm, 1, "stamp", picture())
    bring(firm, 1, "stamp", picture("JPEG"), 35)
    with firm.connect_as("manager1").reader() as reader:
        found = facsimiles.of_organization(reader, 1)["stamp"]
    assert (found.content, found.width_mm) == (picture("JPEG"), 35)
    with firm.connect_as("administrator").session() as session:
        facsimiles.remove(session, 1, "stamp")
    with firm.connect_as("manager1").reader() as reader:
        assert "stamp" not in facsimiles.of_organization(reader, 1)


@pytest.mark.parametrize(("content", "code"), [
    (b"", "facsimile_size"),
    (b"x" * 2_000_000, "facsimile_size"),
    (b"<svg onload='alert(1)'>" + b" " * 200, "facsimile_format"),
    (picture()[:400], "facsimile_format"),
    (picture(size=(20, 300)), "facsimile_format"),
    (picture("GIF"), "facsimile_format"),
])  # fmt: skip
def test_what_is_no_picture_is_refused(firm: Office, content: bytes, code: str) -> None:
    with pytest.raises(Refused) as what:
        bring(firm, 1, "stamp", content)
    assert what.value.code == code


@pytest.mark.parametrize("name", ["manager1", "director", "accountant", "analyst", "expert1"])
def test_only_the_administrator_brings_or_takes_them(firm: Office, name: str) -> None:
    with pytest.raises(Denied):
        bring(firm, 1, "director", picture(), name=name)
    with signed_in(firm, name) as connection:
        for sql in (
            "SELECT api.facsimile_remove(1, 'stamp')",
            "DELETE FROM crm.organization_facsimile",
            "UPDATE crm.organization_facsimile SET organization_id = 2",
        ):
            assert ask(connection, sql).code == "42501"


@pytest.mark.parametrize(("values", "code"), [
    ((1, "logo", "image/png", 40, picture()), "not_allowed"),
    ((1, "stamp", "image/jpeg", 40, picture()), "facsimile_format"),
    ((1, "stamp", "text/html", 40, picture()), "facsimile_format"),
    ((1, "stamp", "image/png", 9, picture()), "facsimile_width"),
    ((1, "stamp", "image/png", None, picture()), "facsimile_width"),
    ((1, "stamp", "image/png", 40, None), "facsimile_size"),
])  # fmt: skip
def test_the_base_judges_by_itself(firm: Office, values: tuple[object, ...], code: str) -> None:
    with signed_in(firm, "administrator") as connection:
        answer = ask(connection, "SELECT api.facsimile_save(%s, %s, %s, %s, %s)", *values)
    assert (answer.code, answer.said.split("\n")[0]) == ("CRM01", code)


def test_a_file_that_is_gone_is_told(firm: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused) as what, firm.connect_as("administrator").session() as session:
        facsimiles.save_file(session, 1, "stamp", tmp_path / "none.png", 40)
    assert what.value.code == "file_unreadable"
