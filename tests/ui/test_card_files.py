"""Files on a card: chosen, dropped, pasted; opened, saved elsewhere, taken out - with mouse and with keys."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from crm_desktop.services import files
from crm_desktop.ui.kit.dialogs import Dialog
from crm_desktop.ui.kit.file_line import FileLine
from crm_desktop.ui.kit.files import FilesBox, size_words
from tests.office import Office
from tests.ui.conftest import settle, type_text
from tests.ui.desk import Desk, desk, firm, press

__all__ = ["desk", "firm"]


@pytest.fixture
def card(desk: Desk, firm: Office) -> Iterator[Any]:
    """A deal of manager1 without files, its files in front."""
    deal = firm.deal_at("recorded").deal
    firm.base.execute("DELETE FROM crm.file WHERE document = 'deal' AND document_id = %s", (deal,))
    opened = desk.card("manager1", "deal", deal)
    opened.activateWindow()
    opened.side.tabs.choose("files")
    yield opened
    settle()


def kept(firm: Office, deal: int) -> list[tuple[str, int]]:
    sql = "SELECT name, size FROM crm.file WHERE document = 'deal' AND document_id = %s ORDER BY id"
    return [(str(name), int(size)) for name, size in firm.base.execute(sql, (deal,))]


def lines(card: Any) -> list[FileLine]:
    QTest.qWait(10)
    return [line for line in card.side.files.findChildren(FileLine) if not line.isHidden()]


def dropped_on(widget: Any, data: QMimeData) -> bool:
    """Carry something over a widget and let it go there."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), copy, data, left, none))
        settle()
    return enter.isAccepted()


def of(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def written(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.write_bytes(name_bytes(path))
    return paths


def name_bytes(path: Path) -> bytes:
    return path.name.encode() * 100


def test_chosen_files_are_attached_listed_and_told_in_the_timeline(
    card: Any, firm: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = written(tmp_path, "Договор.pdf", "Смета.xlsx")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: ([str(path) for path in paths], ""))
    press(card, "attach_file")
    assert [name for name, _size in kept(firm, card.id)] == ["Договор.pdf", "Смета.xlsx"]
    assert {line.entry["name"] for line in lines(card)} == {"Договор.pdf", "Смета.xlsx"}
    assert {entry["facts"]["name"] for entry in card.values["timeline"][:2]} == {"Договор.pdf", "Смета.xlsx"}
    assert card.side.tabs._tabs[2].count == 2


def test_files_dropped_anywhere_on_the_card_are_attached(card: Any, firm: Office, tmp_path: Path) -> None:
    card.side.tabs.choose("timeline")
    assert dropped_on(card, of(*written(tmp_path, "Чертёж.dwg")))
    assert kept(firm, card.id) == [("Чертёж.dwg", len(name_bytes(tmp_path / "Чертёж.dwg")))]
    assert card.side.tabs.current == "files"


def test_what_is_typed_survives_a_drop(card: Any, tmp_path: Path) -> None:
    need = card.fields.fields["need"]
    type_text(need, "недописано")
    before = card.fields.value("need")
    assert dropped_on(card.side.files, of(*written(tmp_path, "a.txt")))
    assert card.fields.value("need") == before
    assert card.dirty
    assert len(lines(card)) == 1


def test_a_picture_is_pasted_under_a_name_of_its_moment(card: Any, firm: Office) -> None:
    picture = QImage(8, 6, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(picture)
    card.side.files.setFocus()
    QTest.keyClick(card.side.files, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    ((name, _size),) = kept(firm, card.id)
    assert name.startswith("Picture ")
    assert name.endswith(".png")
    ((content,),) = firm.base.execute("SELECT content FROM crm.file WHERE name = %s", (name,))
    back = QImage.fromData(bytes(content))
    assert (back.width(), back.height(), back.pixelColor(0, 0).name()) == (8, 6, "#ff0000")


def test_a_file_that_is_refused_is_told_and_the_others_are_attached(card: Any, firm: Office, tmp_path: Path) -> None:
    (good,) = written(tmp_path, "Годный.pdf")
    empty, large = tmp_path / "пустой.txt", tmp_path / "видео.mp4"
    empty.touch()
    with large.open("wb") as stream:
        stream.truncate(files.LIMIT + 1)
    dropped_on(card.side.files, of(empty, good, large, tmp_path / "нет.doc"))
    assert [name for name, _size in kept(firm, card.id)] == ["Годный.pdf"]
    told = card.side.files.note.text.text()
    assert "empty" in told
    assert "25 MB" in told
    assert "нет.doc" in told


def test_a_folder_is_not_attached(card: Any, firm: Office, tmp_path: Path) -> None:
    (tmp_path / "папка").mkdir()
    dropped_on(card.side.files, of(tmp_path / "папка"))
    assert kept(firm, card.id) == []
    assert "folder" in card.side.files.note.text.text()


def test_a_file_is_opened_as_a_copy_and_a_program_is_not(
    card: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def show(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    dropped_on(card.side.files, of(*written(tmp_path, "Письмо.txt", "virus.exe")))
    by_name = {line.entry["name"]: line for line in lines(card)}
    QTest.keyClick(by_name["Письмо.txt"], Qt.Key.Key_Return)
    settle()
    assert [path.name for path in opened] == ["Письмо.txt"]
    assert opened[0].read_bytes() == name_bytes(opened[0])
    press(by_name["virus.exe"], "open_file")
    assert len(opened) == 1
    assert "is a program" in card.side.files.note.text.text()


def test_a_file_is_saved_where_one_wants_it(card: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dropped_on(card.side.files, of(*written(tmp_path, "Протокол.pdf")))
    target = tmp_path / "копия.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    press(lines(card)[0], "save_file")
    assert target.read_bytes() == name_bytes(tmp_path / "Протокол.pdf")


def test_a_file_is_taken_out_after_one_question(card: Any, firm: Office, tmp_path: Path) -> None:
    dropped_on(card.side.files, of(*written(tmp_path, "Лишний.pdf")))
    QTest.keyClick(lines(card)[0], Qt.Key.Key_Delete)
    (question,) = [one for one in card.side.files.findChildren(Dialog) if one.isVisible()]
    assert kept(firm, card.id), "not before the answer"
    question.give("save")
    settle()
    assert kept(firm, card.id) == []
    assert lines(card) == []
    assert card.values["timeline"][0]["text"] == "detach"


def test_who_only_reads_is_offered_no_attaching_and_drops_in_vain(desk: Desk, firm: Office, tmp_path: Path) -> None:
    deal = firm.deal_at("recorded").deal
    card = desk.card("director", "deal", deal)
    card.side.tabs.choose("files")
    assert card.side.files.attach.isHidden()
    before = kept(firm, deal)
    assert not dropped_on(card, of(*written(tmp_path, "a.txt")))
    assert not dropped_on(card.side.files, of(tmp_path / "a.txt"))
    assert kept(firm, deal) == before


@pytest.mark.parametrize("document", ["client", "deal", "calculation_request", "quote", "invoice", "work_item", "act"])
def test_every_card_of_the_chain_has_its_files(desk: Desk, firm: Office, document: str) -> None:
    deal = firm.deal_at("act_issued") if document == "act" else firm.deal_at("launched")
    sql = {"client": f"SELECT client_id FROM crm.deal WHERE id = {deal.deal}", "deal": f"SELECT {deal.deal}"}
    found = firm.base.execute(sql.get(document, f"SELECT max(id) FROM crm.{document} WHERE deal_id = {deal.deal}"))
    card = desk.card("manager1", document, found[0][0])
    assert [tab.name for tab in card.side._tabs][:3] == ["timeline", "links", "files"]
    assert not card.side.files.attach.isHidden()


def test_a_card_of_a_list_has_no_files(desk: Desk, firm: Office) -> None:
    ((bank,),) = firm.base.execute("SELECT min(id) FROM crm.bank")
    card = desk.card("administrator", "bank", bank)
    assert "files" not in [tab.name for tab in card.side._tabs]


@pytest.mark.parametrize(
    ("size", "told"), [(10, "1 KB"), (2048, "2 KB"), (1024 * 1024, "1,0 MB"), (26214400, "25,0 MB")]
)
def test_sizes_are_told_as_people_compare_them(size: int, told: str) -> None:
    assert size_words(size) == told


def test_nothing_in_the_clipboard_is_nothing_to_attach(card: Any, firm: Office) -> None:
    box: FilesBox = card.side.files
    data = QMimeData()
    data.setText("просто текст")
    assert not box.take(data)
    assert kept(firm, card.id) == []
