"""The story as a test: six people, real windows, a real server, pictures and PDFs read back."""

import re
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from crm_desktop.services.server_programs import SHARED_FOLDER, runs_as_root


@pytest.fixture
def server_folder(tmp_path: Path) -> Path:
    """Where the account of the server can reach it."""
    return SHARED_FOLDER / f"story {tmp_path.name}" if runs_as_root() else tmp_path / "сервер"


def test_the_whole_process_from_the_imported_base_to_the_closed_deal(
    qapp: object, tmp_path: Path, server_folder: Path
) -> None:
    from crm_desktop.services.demo_server import EmbeddedServer
    from crm_desktop.story.stage import staged

    folder = tmp_path / "демо"
    try:
        with staged(folder, server_folder) as telling:
            telling.tell()
            closed = telling.value("SELECT state FROM crm.deal")
    finally:
        EmbeddedServer(server_folder).destroy()
    assert closed == "closed"
    pictures = sorted(folder.glob("*.png"))
    assert len(pictures) > 50
    assert all(picture.stat().st_size > 20_000 for picture in pictures)
    invoice, quote, act = (next(folder.glob(f"{word} *.pdf")) for word in ("Счёт", "КП", "Акт"))
    text = _text(invoice)
    assert re.search(r"Счёт на оплату № ОС-000001 от \d+ \w+ 2\d{3} г\.", text)
    assert "Девяносто восемь тысяч восемьсот двадцать рублей 00 копеек" in text
    assert "98 820,00" in _text(act)
    assert "Коммерческое предложение" in _text(quote)
    assert _qr(invoice, tmp_path).startswith("ST00012|Name=АО «Орган по сертификации Демо»|PersonalAcc=40702810")
    assert "Sum=9882000" in _qr(invoice, tmp_path)


def _text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages).replace("\u00a0", " ")


def _qr(path: Path, folder: Path) -> str:
    """What an independent reader sees on the printed page."""
    subprocess.run(["pdftoppm", "-r", "200", "-png", str(path), str(folder / "page")], check=True)
    page = next(folder.glob("page*.png"))
    return subprocess.run(["zbarimg", "-q", "--raw", str(page)], check=True, capture_output=True, text=True).stdout
