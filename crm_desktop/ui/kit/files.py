"""The files of a record: attached by a button, by dropping or pasting; opened, saved elsewhere, taken out."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeyEvent,
)
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.dialogs import confirm
from crm_desktop.ui.kit.file_line import FileLine
from crm_desktop.ui.kit.layouts import emptied
from crm_desktop.ui.kit.strips import NoteCard

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.files"


class FilesBox(QWidget):
    """Emits `changed` when something was attached or taken out; the card reads itself anew."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._id, self._waiting = "", 0, 0
        self._lines: list[FileLine] = []
        self.attach = Button(translate("kit", "Attach"), "attach")
        self.attach.setObjectName("attach_file")
        self.attach.setToolTip(translate("kit", "Choose files; or drop them here, or paste them with Ctrl+V"))
        self.attach.clicked.connect(self.choose)
        self.note = NoteCard("", "red")
        self.note.hide()
        self.empty = QLabel()
        self.empty.setProperty("role", "muted")
        self.empty.setWordWrap(True)
        self.list = QVBoxLayout()
        self.list.setSpacing(2)
        self._lay_out()
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _lay_out(self) -> None:
        pane = QWidget()
        pane.setObjectName("pane")
        inner = QVBoxLayout(pane)
        inner.setContentsMargins(14, 10, 14, 10)
        inner.setSpacing(8)
        for widget in (self.note, self.empty):
            inner.addWidget(widget)
        inner.addLayout(self.list)
        inner.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(pane)
        line = QHBoxLayout()
        line.setContentsMargins(20, 8, 20, 10)
        line.addWidget(self.attach)
        line.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addLayout(line)

    def show_files(self, document: str, id: int, files: Sequence[dict[str, Any]], attachable: bool) -> None:
        """`files` as the card dict has them; without `attachable` they are only read."""
        self._document, self._id = document, id
        self.attach.setVisible(attachable)
        emptied(self.list)
        self._lines = []
        for entry in files:
            line = FileLine(entry, _about(entry))
            line.opened.connect(self.open)
            line.saved.connect(self.save)
            line.removed.connect(self.ask_removal)
            self.list.addWidget(line)
            self._lines.append(line)
        drop = translate("kit", "No files yet. Drop them here, paste them with Ctrl+V or press “Attach”.")
        self.empty.setText(drop if attachable else translate("kit", "No files."))
        self.empty.setVisible(not files)

    # attaching

    def choose(self) -> None:
        """Ask for files of this computer."""
        names, _kind = QFileDialog.getOpenFileNames(self, translate("kit", "Attach files"))
        self.add_paths([Path(name) for name in names])

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Attach files one after the other; each that is refused is told, the others are attached."""
        self.note.hide()
        for path in paths:
            self._send(f"{SERVICE}:attach", path)

    def add_content(self, name: str, content: bytes) -> None:
        """Attach what has no file yet, such as a picture from the clipboard."""
        self.note.hide()
        self._send(f"{SERVICE}:attach_content", name, content)

    def _send(self, function: str, *what: Any) -> None:
        self._waiting += 1
        self.attach.setEnabled(False)
        tasks.command(
            self, function, self._document, self._id, *what,
            then=lambda _id: self._sent(None), refused=self._sent,
        )  # fmt: skip

    def _sent(self, problem: Exception | None) -> None:
        if problem is not None:
            self.show_problem(problem)
        self._waiting -= 1
        if self._waiting == 0:
            self.attach.setEnabled(True)
            self.changed.emit()

    def take(self, data: QMimeData) -> bool:
        """Attach what is dropped or pasted; False when there is nothing to attach in it."""
        if self.attach.isHidden():
            return False
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        files = [path for path in paths if not path.is_dir()]
        if files:
            self.add_paths(files)
        elif data.hasImage():
            name = translate("kit", "Picture {}.png").format(f"{datetime.now().astimezone():%d.%m.%Y %H-%M-%S}")
            self.add_content(name, _png(data.imageData()))
        elif paths:
            self.note.show_text(translate("kit", "A folder is not attached: choose its files."), "red")
        return bool(paths) or data.hasImage()

    # reading

    def open(self, entry: dict[str, Any]) -> None:
        """Show a copy in the program the system has for it; a program itself is only saved."""
        tasks.read(self, f"{SERVICE}:open_copy", entry["id"], then=self._show_copy, failed=self.show_problem)

    def _show_copy(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            text = translate("kit", "No program of this computer opens “{}”. Save it instead.")
            self.note.show_text(text.format(path.name), "amber")

    def save(self, entry: dict[str, Any]) -> None:
        """Ask for a place and write it there."""
        name, _kind = QFileDialog.getSaveFileName(self, translate("kit", "Save the file"), entry["name"])
        if name:
            tasks.read(self, f"{SERVICE}:save_as", entry["id"], Path(name), failed=self.show_problem)

    def ask_removal(self, entry: dict[str, Any]) -> None:
        """One question: the bytes go for good."""
        title = translate("kit", "Take out “{}”?").format(entry["name"])
        text = translate("kit", "The file is deleted for everybody. That it was here stays in the timeline.")
        dialog = confirm(self, title, text, translate("kit", "Take out"), danger=True)
        dialog.accepted.connect(
            lambda: tasks.command(
                self,
                f"{SERVICE}:remove",
                entry["id"],
                then=lambda _r: self.changed.emit(),
                refused=self.show_problem,
            )
        )
        dialog.open()

    def show_problem(self, problem: Exception) -> None:
        """At the top of the list, in a sentence."""
        told = words.sentence(problem)
        before = self.note.text.text() if not self.note.isHidden() else ""
        self.note.show_text(f"{before}\n{told}".strip() if told not in before else before, "red")

    def sizeHint(self) -> QSize:
        return QSize(360, 240)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.attach.isHidden() and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.take(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pasted = event.key() == Qt.Key.Key_V and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if not (pasted and self.take(QGuiApplication.clipboard().mimeData())):
            super().keyPressEvent(event)


def size_words(size: int) -> str:
    """«820 КБ», «3,4 МБ»: what a person compares, not a count of bytes."""
    if size < 1024 * 1024:
        return translate("kit", "{} KB").format(max(1, round(size / 1024)))
    return translate("kit", "{} MB").format(f"{size / 1024 / 1024:.1f}".replace(".", ","))


def _about(entry: dict[str, Any]) -> str:
    parts = (size_words(int(entry["size"])), entry.get("author"), formats.moment(entry.get("created_at")))
    return " · ".join(str(part) for part in parts if part)


def _png(picture: Any) -> bytes:
    image = picture if isinstance(picture, QImage) else QImage(picture)
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(array.data())
