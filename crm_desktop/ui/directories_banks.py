"""Loading the directory of banks of the Bank of Russia: what would happen is told before anything happens."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from crm_desktop.ui.kit import formats, tasks, words
from crm_desktop.ui.kit.buttons import PLAIN, PRIMARY, Button
from crm_desktop.ui.kit.decision import FactCard
from crm_desktop.ui.kit.dialogs import CANCEL, Dialog
from crm_desktop.ui.kit.strips import NoteCard

if TYPE_CHECKING:
    from crm_desktop.services.bank_directory import BankFile

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.bank_directory"


class BanksDialog(Dialog):
    """Reads the file on a worker, counts by a rehearsal in the base, loads it in one statement."""

    loaded = Signal()

    def __init__(self, parent: QWidget) -> None:
        text = translate(
            "directories",
            "The BIC directory is taken from the site of the Bank of Russia, cbr.ru, as ED807: an XML file or the zip"
            " it comes in. Banks that it does not have any more are marked as closed, accounts in them stay.",
        )
        super().__init__(translate("directories", "Directory of the Bank of Russia"), text, parent)
        self.file: BankFile | None = None
        self.note = NoteCard("", "blue")
        self.note.hide()
        self.body.addWidget(self.note)
        self.titles = {
            "new": translate("directories", "New"),
            "changed": translate("directories", "Changed"),
            "closed": translate("directories", "Closed"),
            "same": translate("directories", "As they were"),
        }
        self.cards = {name: FactCard(title, "–") for name, title in self.titles.items()}
        line = QHBoxLayout()
        for card in self.cards.values():
            line.addWidget(card)
        self.body.addLayout(line)
        self.body.addStretch()
        self.choose = self._button("choose_banks", translate("directories", "Choose a file…"), "folder_open", PLAIN)
        self.choose.clicked.connect(self.choose_file)
        self.run = self._button("load_banks", translate("directories", "Load"), "arrow_import", PRIMARY)
        self.run.clicked.connect(self.load)
        self.run.setEnabled(False)
        self.finish((translate("directories", "Close"), PLAIN, CANCEL))
        self.resize(640, 330)

    def _button(self, verb: str, text: str, icon: str, look: str) -> Button:
        button = Button(text, icon, look)
        button.setObjectName(verb)
        self.buttons.addWidget(button)
        return button

    def choose_file(self) -> None:
        """Ask for the file."""
        kinds = translate("directories", "BIC directory (*.xml *.zip);;All files (*)")
        name, _kind = QFileDialog.getOpenFileName(self, translate("directories", "Choose a file…"), "", kinds)
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Read it, then ask the base what would change."""
        self.run.setEnabled(False)
        self._show_counts({})
        self.note.show_text(translate("directories", "Reading “{}”…").format(path.name), "blue")
        tasks.run(self, f"{SERVICE}:read", path, then=self._read, failed=self.show_problem, key="file")

    def _read(self, file: "BankFile") -> None:
        self.file = file
        tasks.command(self, f"{SERVICE}:load", file, True, then=self._foreseen, refused=self.show_problem)

    def _foreseen(self, counts: dict[str, int]) -> None:
        assert self.file is not None
        self._show_counts(counts)
        day = formats.day(self.file.made_on) if self.file.made_on else "—"
        whole = translate("directories", "“{}”: the whole directory of {}, {} banks.")
        part = translate("directories", "“{}”: a list of changes of {}, {} banks; others stay as they are.")
        text = (whole if self.file.whole else part).format(self.file.name, day, len(self.file.banks))
        if self.file.skipped:
            text += " " + translate("directories", "Entries that are no banks: {}.").format(self.file.skipped)
        self.note.show_text(text, "blue")
        self.run.setEnabled(any(counts[name] for name in ("new", "changed", "closed", "reopened")))

    def load(self) -> None:
        """All or nothing."""
        self.run.setEnabled(False)
        tasks.command(self, f"{SERVICE}:load", self.file, False, then=self._loaded, refused=self.show_problem)

    def _loaded(self, counts: dict[str, int]) -> None:
        self._show_counts(counts)
        text = translate("directories", "Loaded: {} new, {} changed, {} closed.")
        changed = counts["changed"] + counts["reopened"]
        self.note.show_text(text.format(counts["new"], changed, counts["closed"]), "green")
        self.loaded.emit()

    def _show_counts(self, counts: dict[str, int]) -> None:
        """What was closed and is open again is a change to those who read it."""
        shown = {**counts, "changed": counts["changed"] + counts["reopened"]} if counts else {}
        for name, card in self.cards.items():
            card.show_fact(self.titles[name], formats.grouped(shown[name]) if shown else "–")

    def show_problem(self, problem: Exception) -> None:
        """In a sentence; nothing was loaded."""
        self.run.setEnabled(False)
        self.note.show_text(words.sentence(problem), "red")
