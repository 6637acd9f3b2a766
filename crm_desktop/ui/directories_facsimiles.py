"""Stamp and signatures of an own organisation, printed on issued documents when a person asks for it."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel

from crm_desktop.services.facsimiles import KINDS, Facsimile
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.buttons import Button
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.decision import Box
from crm_desktop.ui.kit.fields import IntegerEdit

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.facsimiles"
USUAL_WIDTH = 40
PICTURE_HEIGHT = 54


def kind_words(kind: str) -> str:
    """What is shown on a picture."""
    return {
        "stamp": translate("directories", "Stamp"),
        "director": translate("directories", "Signature of the head"),
        "accountant": translate("directories", "Signature of the accountant"),
    }[kind]


class Facsimiles(Box):
    """Three places; an administrator brings a picture, says how wide it is on paper, and takes it away."""

    def __init__(self, card: Card) -> None:
        note = translate("directories", "Printed on issued documents when asked for")
        super().__init__(translate("directories", "Stamp and signatures"), note)
        self.card = card
        self.found: dict[str, Facsimile] = {}
        self.pictures: dict[str, QLabel] = {}
        self.widths: dict[str, IntegerEdit] = {}
        self.bring: dict[str, Button] = {}
        self.take: dict[str, Button] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        for place, kind in enumerate(KINDS):
            self._add(grid, place, kind)
        self.column.addLayout(grid)

    def _add(self, grid: QGridLayout, place: int, kind: str) -> None:
        picture, width = QLabel(), IntegerEdit()
        width.set_value(USUAL_WIDTH)
        width.setFixedWidth(64)
        width.setAccessibleName(translate("directories", "Width on paper, mm"))
        bring, take = Button(translate("directories", "Choose a picture…")), Button(translate("directories", "Remove"))
        bring.clicked.connect(lambda _on=False: self.choose(kind))
        take.clicked.connect(lambda _on=False: self.remove(kind))
        widgets = (QLabel(kind_words(kind)), picture, width, QLabel(translate("directories", "mm")), bring, take)
        for column, widget in enumerate(widgets):
            grid.addWidget(widget, place, column)
        for name, widget in (("picture", picture), ("width", width), ("bring", bring), ("take", take)):
            widget.setObjectName(f"{name}_{kind}")
        self.pictures[kind], self.widths[kind], self.bring[kind], self.take[kind] = picture, width, bring, take

    def read(self) -> None:
        """The pictures of the organisation shown."""
        self.setVisible(self.card.id is not None)
        if self.card.id is not None:
            tasks.read(self, f"{SERVICE}:of_organization", self.card.id, then=self._show, key="facsimiles")

    def _show(self, found: dict[str, Facsimile]) -> None:
        self.found = found
        keeps = "administrator" in self.card.context.person.roles
        for kind in KINDS:
            one = found.get(kind)
            self.bring[kind].setVisible(keeps)
            self.widths[kind].setReadOnly(not keeps)
            self.take[kind].setVisible(keeps and one is not None)
            self.pictures[kind].setPixmap(_pixmap(one.content) if one else QPixmap())
            if one is None:
                self.pictures[kind].setText(translate("directories", "none"))
            else:
                self.widths[kind].set_value(one.width_mm)

    def choose(self, kind: str) -> None:
        """Asks for a picture of this computer."""
        title = translate("directories", "Choose a picture")
        kinds = translate("directories", "Pictures (*.png *.jpg *.jpeg)")
        name, _kind = QFileDialog.getOpenFileName(self, title, "", kinds)
        if name:
            self.save(kind, Path(name))

    def save(self, kind: str, path: Path) -> None:
        """Keeps it in the place of the one before."""
        width = self.widths[kind].value()
        self._command("save_file", self.card.id, kind, path, USUAL_WIDTH if width is None else width)

    def remove(self, kind: str) -> None:
        """Takes it away."""
        self._command("remove", self.card.id, kind)

    def _command(self, verb: str, *arguments: Any) -> None:
        done = partial(_again, self)
        tasks.command(self, f"{SERVICE}:{verb}", *arguments, then=done, refused=self.card.show_problem)


def _again(box: Facsimiles, _answer: Any) -> None:
    box.card.problems.hide()
    box.read()


def _pixmap(content: bytes) -> QPixmap:
    picture = QPixmap()
    picture.loadFromData(content)
    return picture.scaledToHeight(PICTURE_HEIGHT, Qt.TransformationMode.SmoothTransformation)
