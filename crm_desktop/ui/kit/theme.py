"""Light and dark: palette, fonts and one style sheet over Fusion, the same on every system."""

from functools import lru_cache

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from crm_desktop import paths
from crm_desktop.ui.kit.style_sheet import style_sheet
from crm_desktop.ui.kit.tokens import DARK, LIGHT, Tokens

CHOICES = ("system", "light", "dark")
STYLE_ARGUMENTS = ("-style", "Fusion")
STYLED = "crm_styled"
"""Property of an application made with STYLE_ARGUMENTS: setStyle would make all of QStyle's names, 5 ms of a start."""
_WINDOWS_FAMILIES = ("Segoe UI Variable Text", "Segoe UI")


class _Signals(QObject):
    changed = Signal()


signals = _Signals()
_current: Tokens = LIGHT
_choice = "system"
_family = ""


def tokens() -> Tokens:
    """Return the colours in force; painters read them at each paint, so nothing has to be re-created."""
    return _current


def choice() -> str:
    """Return what the user chose, "system" included."""
    return _choice


def family() -> str:
    """Return the interface font: the system's own on Windows, the bundled Inter elsewhere (and in tests)."""
    global _family
    if not _family:
        _family = _windows_family() or _bundled_family()
    return _family


def _windows_family() -> str:
    if QGuiApplication.platformName() != "windows":
        return ""
    return next((name for name in _WINDOWS_FAMILIES if QFontDatabase.hasFamily(name)), "")


def _bundled_family() -> str:
    bundled = [QFontDatabase.addApplicationFont(str(path)) for path in sorted(paths.resource("fonts").glob("*.otf"))]
    names = QFontDatabase.applicationFontFamilies(bundled[0]) if bundled and bundled[0] >= 0 else []
    return names[0] if names else QFont().family()


@lru_cache(maxsize=64)
def font(size: int = 13, weight: int = 400, underline: bool = False) -> QFont:
    """Return the interface font in px at 100 %, with digits of equal width."""
    made = QFont(family())
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    made.setUnderline(underline)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def _effective(wanted: str) -> Tokens:
    if wanted == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if wanted == "dark" else LIGHT


def _palette(colours: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for key, value in {
        role.Window: colours.surface,
        role.Base: colours.surface,
        role.AlternateBase: colours.surface2,
        role.Button: colours.surface,
        role.WindowText: colours.text,
        role.Text: colours.text,
        role.ButtonText: colours.text,
        role.BrightText: colours.on_accent,
        role.PlaceholderText: colours.text3,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.link,
        role.LinkVisited: colours.link,
        role.ToolTipBase: colours.bubble,
        role.ToolTipText: "#F4F5F7",
        role.Light: colours.surface2,
        role.Midlight: colours.border,
        role.Mid: colours.border_strong,
        role.Dark: colours.control_border,
        role.Shadow: colours.text3,
    }.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(colours.disabled))
    return palette


def apply(application: QApplication, wanted: str = "system") -> None:
    """Dress the application; may be called again at any moment to change the scheme."""
    global _current, _choice
    first = _choice_never_applied(application)
    _choice = wanted if wanted in CHOICES else "system"
    hints = QGuiApplication.styleHints()
    if _choice == "system":
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if _choice == "dark" else Qt.ColorScheme.Light)
    _current = _effective(_choice)
    if first:
        if not application.property(STYLED):
            application.setStyle("Fusion")
        QLocale.setDefault(QLocale("ru_RU"))
        hints.colorSchemeChanged.connect(lambda _scheme: _follow(application))
        application.setProperty("crm_themed", True)
    application.setPalette(_palette(_current))
    application.setFont(font(13))
    application.setStyleSheet(style_sheet(_current, family()))
    signals.changed.emit()


def _choice_never_applied(application: QApplication) -> bool:
    return not application.property("crm_themed")


def _follow(application: QApplication) -> None:
    if _choice == "system" and _effective("system") is not _current:
        apply(application, "system")
