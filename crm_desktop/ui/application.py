"""The one QApplication: its language, its look, its sentences."""

import logging
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QMessageLogContext, QtMsgType, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from crm_desktop import paths
from crm_desktop.ui import texts
from crm_desktop.ui.kit import tasks, theme

log = logging.getLogger(__name__)
_translators: list[QTranslator] = []


def translate_program(application: QApplication, language: str) -> None:
    """Installs the words of the language and its formats; English needs none."""
    QLocale.setDefault(QLocale("ru_RU" if language == "ru" else "en_GB"))
    # Kept here, for the first findChildren of a process costs it 8 ms.
    while _translators:
        translator = _translators.pop()
        application.removeTranslator(translator)
        translator.deleteLater()
    if language != "ru":
        return
    for folder, name in (
        (paths.resource("i18n"), "crm_ru"),
        (Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)), "qtbase_ru"),
    ):
        translator = QTranslator(application)
        if translator.load(name, str(folder)):
            application.installTranslator(translator)
            _translators.append(translator)


def _tell_qt(_kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """What Qt complains of belongs into the log; what a platform without a screen cannot do is no complaint."""
    if not message.startswith("This plugin does not support"):
        log.warning("%s: %s", context.category or "qt", message)


def _new_application() -> QApplication:
    made = QApplication([sys.argv[0], *theme.STYLE_ARGUMENTS])
    made.setProperty(theme.STYLED, True)
    return made


def make_application(language: str = "ru", wanted_theme: str = "light") -> QApplication:
    """The one QApplication with style, words and refusals."""
    made = QApplication.instance()
    application = made if isinstance(made, QApplication) else _new_application()
    application.setApplicationName(paths.APPLICATION)
    if application.property("crm_messages") is None:
        application.setProperty("crm_messages", True)
        qInstallMessageHandler(_tell_qt)
    translate_program(application, language)
    theme.apply(application, wanted_theme)
    texts.register()
    tasks.home()
    return application
