"""Settings of the person at this desk: look, language, lists, what a new day begins with."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from crm_desktop.ui.kit import theme
from crm_desktop.ui.kit.buttons import PRIMARY, Button
from crm_desktop.ui.kit.context import Context
from crm_desktop.ui.kit.dialogs import CANCEL, Dialog
from crm_desktop.ui.kit.fields import ChoiceBox, FlagBox
from crm_desktop.ui.kit.rows_view import RowsView

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow

translate = QCoreApplication.translate


class SettingsDialog(Dialog):
    """Every change works at once; only the language asks, for it makes the windows anew."""

    def __init__(self, window: "MainWindow", context: Context, parent: QWidget) -> None:
        super().__init__(translate("shell", "Settings"), "", parent)
        self._pages, self._settings = window, context.settings
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(24)
        self.grid.setVerticalSpacing(10)
        self.theme = self._choice(
            translate("shell", "Theme"),
            [
                ("system", translate("shell", "As in the system")),
                ("light", translate("shell", "Light")),
                ("dark", translate("shell", "Dark")),
            ],
            theme.choice(),
        )
        self.language = self._choice(
            translate("shell", "Language"), [("ru", "Русский"), ("en", "English")], window.language
        )
        self.density = self._choice(
            translate("shell", "Rows of lists"),
            [
                ("dense", translate("shell", "Dense")),
                ("normal", translate("shell", "Normal")),
                ("loose", translate("shell", "Loose")),
            ],
            context.settings.get("list/density", "normal"),
        )
        self.panel = self._flag(translate("shell", "Side panel beside lists (F7)"), "panel/shown")
        self.side = self._flag(translate("shell", "Timeline and links beside cards (F7)"), "card/side")
        self.tabs = self._flag(translate("shell", "Open the tabs of last time after signing in"), "session/restore")
        self.theme.edited.connect(lambda: window.theme_chosen.emit(self.theme.value()))
        self.language.edited.connect(self._choose_language)
        self.density.edited.connect(self._choose_density)
        self._add_registry_key()
        self.body.addLayout(self.grid)
        self.finish((translate("shell", "Close"), PRIMARY, CANCEL))

    def _choice(self, text: str, choices: list[tuple[Any, str]], value: Any) -> ChoiceBox:
        row = self.grid.rowCount()
        label, box = QLabel(text), ChoiceBox()
        label.setBuddy(box)
        box.setAccessibleName(text)
        box.setMinimumWidth(240)
        box.set_choices(choices)
        box.set_value(value)
        self.grid.addWidget(label, row, 0)
        self.grid.addWidget(box, row, 1)
        return box

    def _flag(self, text: str, key: str) -> FlagBox:
        box = FlagBox()
        box.setText(text)
        box.set_value(bool(self._settings.get(key, True)))
        box.edited.connect(lambda: self._keep_flag(key, bool(box.value())))
        self.grid.addWidget(box, self.grid.rowCount(), 0, 1, 2)
        return box

    def _add_registry_key(self) -> None:
        """The key of the public register; who enters no clients has no use for it."""
        from crm_desktop.ui.clients_registry_key import RegistryKeyDialog

        label = QLabel(translate("shell", "Filling in clients by INN"))
        button = Button(translate("shell", "DaData key…"))
        button.setObjectName("registry_key")
        button.clicked.connect(lambda: RegistryKeyDialog(self).open())
        label.setBuddy(button)
        row = self.grid.rowCount()
        self.grid.addWidget(label, row, 0)
        self.grid.addWidget(button, row, 1)

    def _keep_flag(self, key: str, on: bool) -> None:
        self._settings.set(key, on)
        for page in map(self._pages.page, self._pages.keys):
            panel = getattr(page, "panel", None)
            if key == "panel/shown" and panel is not None:
                panel.setVisible(on)
            if key == "card/side" and getattr(page, "id", None) is not None and hasattr(page, "side"):
                page.side.setVisible(on)  # type: ignore[union-attr]  # hasattr has just said so

    def _choose_density(self) -> None:
        self._settings.set("list/density", self.density.value())
        for view in self._pages.findChildren(RowsView):
            view.set_density(str(self.density.value()))
            view.viewport().update()

    def _choose_language(self) -> None:
        language = str(self.language.value())
        self.give(CANCEL)
        self._pages.language_chosen.emit(language)
