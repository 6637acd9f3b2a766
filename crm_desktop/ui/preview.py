"""Print preview: the very PDF that will be printed, saved or sent - Ctrl+P in quotes, invoices and acts."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QWidget

from crm_desktop.services import prints
from crm_desktop.services.errors import Refused
from crm_desktop.ui.kit import actions, tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button, IconButton
from crm_desktop.ui.kit.dialogs import Dialog
from crm_desktop.ui.kit.fields import FlagBox
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.preview_mail import MailDialog

translate = QCoreApplication.translate
ZOOM_STEP = 1.2
LEAST_ZOOM, MOST_ZOOM = 0.25, 4.0
PRINT_DPI = 300


class PreviewDialog(Dialog):
    """Reads and renders on a worker; `pages` says how many pages are shown, 0 while there are none."""

    def __init__(
        self,
        document: str,
        id: int,
        values: dict[str, Any],
        parent: QWidget | None = None,
        source: tuple[Any, ...] = (),
        letter: dict[str, Any] | None = None,
    ) -> None:
        """`source` is (function, *arguments) of a PDF that is no document's; its name is values["file_name"].

        `letter` is one that was sent before and is opened again as soon as the pages are there.
        """
        super().__init__(translate("preview", "Print preview"), "", parent)
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        self.name = str(values["file_name"]) if source else prints.file_name(document, values)
        self.content = b""
        self._letter = letter
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        self.view.setAccessibleName(self.name)
        self.note = NoteCard(translate("preview", "The document is being prepared…"), "blue")
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self._lay_out()
        self._register_actions()
        self.resize(900, 860)
        self._source = source or ("crm_desktop.services.prints:pdf", document, id)
        for widget in (self.signed, self.mail):
            widget.setVisible(not source and values.get("state") in prints.ISSUED)
        self._about = (document, id)
        self._read()

    def _read(self) -> None:
        function, *arguments = self._source
        # Stamp and signatures are never printed unless somebody says so (and never on a draft).
        told = (True,) if self.signed.isChecked() else ()
        tasks.read(self, function, *arguments, *told, then=self._show, failed=self.show_problem, key="pdf")

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        name = QLabel(self.name)
        name.setProperty("role", "muted")
        tools.addWidget(name)
        tools.addStretch()
        tools.addWidget(self.count)
        for icon, tip, act, verb in (
            ("subtract", translate("preview", "Smaller (Ctrl+-)"), self.zoom_out, "zoom_out"),
            ("add", translate("preview", "Larger (Ctrl++)"), self.zoom_in, "zoom_in"),
            ("document", translate("preview", "Whole width (Ctrl+0)"), self.fit_width, "fit_width"),
        ):
            tool = IconButton(icon, tip, box=28, size=16, clicked=act)
            tool.setObjectName(verb)
            tools.addWidget(tool)
        self.save = Button(translate("preview", "Save as…"), "arrow_download", PLAIN)
        self.save.setObjectName("save_pdf")
        self.save.clicked.connect(self.choose_file)
        self.send = Button(translate("preview", "Print…"), "print", PRIMARY)
        self.send.setObjectName("print_pdf")
        self.send.clicked.connect(self.print_pages)
        self.mail = Button(translate("preview", "Send by e-mail…"), "mail", PLAIN)
        self.mail.setObjectName("mail_pdf")
        self.mail.clicked.connect(lambda _on=False: self.write_letter())
        self.mail.setEnabled(False)
        self.signed = FlagBox()
        self.signed.setObjectName("signed")
        self.signed.setText(translate("preview", "With stamp and signatures"))
        self.signed.edited.connect(self._read)
        self.buttons.insertWidget(0, self.signed)
        close = Button(translate("preview", "Close"), look=PLAIN)
        close.setObjectName("close_preview")
        close.clicked.connect(self.reject)
        for button in (self.save, self.send):
            button.setEnabled(False)
        self.body.addLayout(tools)
        self.body.addWidget(self.note)
        self.body.addWidget(self.view, 1)
        for button in (close, self.mail, self.save, self.send):
            self.buttons.addWidget(button)
        self.body.addLayout(self.buttons)

    def _register_actions(self) -> None:
        add = actions.adder(self, translate("preview", "Print preview"))
        add(translate("preview", "Larger"), "Ctrl++", self.zoom_in)
        add(translate("preview", "Smaller"), "Ctrl+-", self.zoom_out)
        add(translate("preview", "Whole width"), "Ctrl+0", self.fit_width)
        add(translate("preview", "Save as…"), "Ctrl+S", self.choose_file)
        add(translate("preview", "Print…"), "Ctrl+P", self.print_pages)

    @property
    def pages(self) -> int:
        return self.document.pageCount()

    def _show(self, content: bytes) -> None:
        self.content = content
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.note.hide()
        self.count.setText(translate("preview", "Pages: {}").format(self.pages))
        self.save.setEnabled(True)
        self.mail.setEnabled(True)
        self._offer_printing()
        self.view.setFocus()
        if self._letter is not None:
            before, self._letter = self._letter, None
            self.write_letter(before)

    def _offer_printing(self) -> None:
        from PySide6.QtPrintSupport import QPrinterInfo

        found = bool(QPrinterInfo.availablePrinterNames())
        self.send.setEnabled(found)
        self.send.setToolTip("" if found else translate("preview", "This computer has no printer."))

    def show_problem(self, problem: Exception) -> None:
        """What went wrong, above the pages."""
        self.note.show_text(words.sentence(problem), "red")

    def write_letter(self, before: dict[str, Any] | None = None) -> MailDialog:
        """A letter with these very pages."""
        dialog = MailDialog(*self._about, self.name, self.content, self, before)
        dialog.sent.connect(lambda to: self.note.show_text(translate("preview", "Sent to {}.").format(to), "green"))
        dialog.open()
        return dialog

    # looking

    def zoom_in(self) -> None:
        """A fifth larger."""
        self._zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        """A fifth smaller."""
        self._zoom(1 / ZOOM_STEP)

    def _zoom(self, factor: float) -> None:
        now = self.view.zoomFactor()
        if self.view.zoomMode() is not self.view.ZoomMode.Custom and self.pages:
            # The view does not tell the factor it has fitted the page to.
            points = self.document.pagePointSize(0).width()
            now = max(LEAST_ZOOM, (self.view.viewport().width() - 20) / (points * self.logicalDpiX() / 72))
        self.view.setZoomMode(self.view.ZoomMode.Custom)
        self.view.setZoomFactor(min(MOST_ZOOM, max(LEAST_ZOOM, now * factor)))

    def fit_width(self) -> None:
        """A page as wide as the window."""
        self.view.setZoomMode(self.view.ZoomMode.FitToWidth)

    # saving and printing

    def choose_file(self) -> None:
        """Ask where to, with a name people find again."""
        if not self.content:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        title, kind = translate("preview", "Save the document"), translate("preview", "PDF documents (*.pdf)")
        name, _kind = QFileDialog.getSaveFileName(self, title, str(Path(folder, self.name)), kind)
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write on a worker; a file open elsewhere is told, not lost."""
        tasks.run(self, _written, path, self.content, then=self._saved, failed=self.show_problem)

    def _saved(self, path: Path) -> None:
        self.note.show_text(translate("preview", "Saved: {}").format(path.name), "green")

    def print_pages(self) -> None:
        """The printer's own dialog, then page by page at its resolution."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        if not self.send.isEnabled():
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(PRINT_DPI)
        printer.setFullPage(True)
        printer.setDocName(self.name)
        printer.setFromTo(1, self.pages)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.draw_on(printer))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # QPrintDialog hides the plain open of its base behind one with a slot by name.
        QDialog.open(dialog)

    def draw_on(self, printer: Any) -> None:
        """Paint the chosen pages on a printer."""
        from PySide6.QtGui import QPainter

        painter = QPainter()
        if not painter.begin(printer):
            self.note.show_text(translate("preview", "The printer does not answer."), "red")
            return
        first, last = printer.fromPage() or 1, printer.toPage() or self.pages
        for page in range(first - 1, last):
            if page >= first:
                printer.newPage()
            area = painter.viewport()
            painter.drawImage(area, self.document.render(page, area.size()))
        painter.end()
        self.note.show_text(translate("preview", "Sent to the printer."), "green")


def _written(path: Path, content: bytes) -> Path:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Refused("file_busy", {"name": path.name}) from error
    return path


def add_to(card: Any) -> None:
    """Gives a card its print button and Ctrl+P; the preview becomes `card.preview`."""
    button = card.head.add_icon("print", translate("preview", "Print preview (Ctrl+P)"), lambda: open_for(card))
    button.setObjectName("preview")
    add = actions.adder(card, translate("preview", "Card"))
    add(translate("preview", "Print preview"), "Ctrl+P", lambda: open_for(card))


def open_for(card: Any, letter: dict[str, Any] | None = None) -> PreviewDialog | None:
    """The preview of what is saved; typed changes must be saved first, for paper shows what the base holds."""
    if card.id is None or card.dirty:
        card.notice.say(translate("preview", "Save the changes first: the print shows what is saved."), hue="amber")
        return None
    dialog = PreviewDialog(card.document, card.id, card.values, card, letter=letter)
    dialog.open()
    return dialog
