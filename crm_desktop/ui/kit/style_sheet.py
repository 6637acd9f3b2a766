"""The one style sheet: only what Fusion cannot say through the palette; own widgets paint themselves."""

from PySide6.QtCore import QTemporaryDir

from crm_desktop.ui.kit.tokens import Tokens

_folder: list[QTemporaryDir] = []


def _arrow(colours: Tokens, name: str) -> str:
    """Style sheets take pictures from files only, so the tinted arrow is written once per scheme."""
    from crm_desktop.ui.kit import icons

    if not _folder:
        _folder.append(QTemporaryDir())
    path = f"{_folder[0].path()}/{name}_{colours.name}.png"
    icons.pixmap(name, 16, colours.text2, ratio=2).save(path)
    return path


def style_sheet(colours: Tokens, family: str) -> str:
    """Return the style sheet; every font rule repeats the family because sub-controls do not inherit it."""
    values = {name: value for name, value in vars(colours).items() if isinstance(value, str)}
    values |= {
        "family": family,
        "arrow": _arrow(colours, "chevron_down"),
        "tick": _arrow(colours, "checkmark"),
        "dash": _arrow(colours, "subtract"),
    }
    text = _RULES
    for name in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{name}@", values[name])
    return text


_RULES = """
QMainWindow, QDialog#plain { background: @window@; }
QToolTip { background: @bubble@; color: #F4F5F7; border: none; padding: 5px 8px; font-size: 12px;
  font-family: "@family@"; }
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: @surface@; color: @text@;
  border: 1px solid @border_strong@; border-bottom-color: @control_border@; border-radius: 6px;
  selection-background-color: @accent@; selection-color: @on_accent@; }
QLineEdit, QComboBox { min-height: 30px; padding: 0 10px; }
QComboBox { padding: 0 8px; }
QLineEdit[compact="true"], QComboBox[compact="true"] { min-height: 26px; }
QPlainTextEdit, QTextEdit { padding: 5px 6px; }
QLineEdit:hover, QComboBox:hover, QPlainTextEdit:hover { background: @surface2@; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  background: @surface@; border: 1px solid @focus@; border-bottom: 2px solid @focus@; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: @surface2@; border-color: @border@; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { background: @surface2@; color: @disabled@;
  border-color: @border@; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {
  border: 1px solid @danger@; border-bottom: 2px solid @danger@; }
QLineEdit[bare="true"], QPlainTextEdit[bare="true"] { border: none; background: transparent; padding: 0; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("@arrow@"); width: 14px; height: 14px; }
QComboBox QAbstractItemView, QListView#choices { background: @surface@; border: 1px solid @border_strong@;
  border-radius: 6px; padding: 4px; outline: none; selection-background-color: @selection@;
  selection-color: @text@; }
QComboBox QAbstractItemView::item, QListView#choices::item { min-height: 28px; padding: 0 6px;
  border-radius: 4px; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; background: @surface@;
  border: 1px solid @control_border@; border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover { background: @hover@; }
QCheckBox::indicator:checked { background: @accent_subtle@; border-color: @accent@; image: url("@tick@"); }
QRadioButton::indicator:checked { width: 8px; height: 8px; background: @on_accent@; border: 5px solid @accent@;
  border-radius: 9px; }
QTreeView::indicator { width: 14px; height: 14px; background: @surface@; border: 1px solid @control_border@;
  border-radius: 4px; }
QTreeView::indicator:checked, QTreeView::indicator:indeterminate { background: @accent_subtle@;
  border-color: @accent@; }
QTreeView::indicator:checked { image: url("@tick@"); }
QTreeView::indicator:indeterminate { image: url("@dash@"); }
QCheckBox:focus, QRadioButton:focus { outline: none; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid @focus@; }
QScrollArea, QScrollArea > QWidget > QWidget#pane { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: @border_strong@; border-radius: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @control_border@; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none;
  border: none; width: 0; height: 0; }
QMenu { background: @surface@; color: @text@; border: 1px solid @border_strong@; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 4px; min-height: 18px; }
QMenu::item:selected { background: @selection@; }
QMenu::item:disabled { color: @disabled@; }
QMenu::separator { height: 1px; background: @border@; margin: 4px 6px; }
QMenu::icon { padding-left: 8px; }
QTableView, QListView, QTreeView { background: @surface@; border: none; outline: none;
  selection-background-color: @selection@; selection-color: @text@; gridline-color: @border@; }
QHeaderView { background: @surface2@; border: none; }
QHeaderView::section { background: @surface2@; color: @text2@; border: none;
  border-bottom: 1px solid @border@; font-size: 12px; font-weight: 600; font-family: "@family@";
  padding: 0 8px; }
QTableCornerButton::section { background: @surface2@; border: none; border-bottom: 1px solid @border@;
  border-right: 1px solid @border@; }
QSplitter::handle { background: @border@; }
QSplitter::handle:hover { background: @accent_border@; }
QCalendarWidget QToolButton { color: @text@; background: transparent; border: none; padding: 4px 8px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @surface2@; }
QCalendarWidget QAbstractItemView { selection-background-color: @accent@; selection-color: @on_accent@; }
QProgressBar { background: @border@; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: @accent@; border-radius: 3px; }
QLabel[role="label"] { color: @text2@; font-size: 12px; font-family: "@family@"; }
QLabel[role="hint"] { color: @text2@; font-size: 11px; font-family: "@family@"; }
QLabel[role="problem"] { color: @danger@; font-size: 12px; font-family: "@family@"; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; font-family: "@family@"; }
QLabel[role="panel_title"] { font-size: 18px; font-weight: 600; font-family: "@family@"; }
QLabel[role="subtitle"] { font-size: 15px; font-weight: 600; font-family: "@family@"; }
QLabel[role="strong"] { font-weight: 600; font-family: "@family@"; }
QLabel[role="muted"] { color: @text2@; }
QLabel[role="caption"] { color: @text2@; font-size: 11px; font-family: "@family@"; }
QFrame#sheet { background: @surface@; border: none; }
QFrame[role="card"] { background: @surface@; border: 1px solid @border@; border-radius: 10px; }
QFrame[role="quiet"] { background: @surface2@; border: none; border-radius: 6px; }
QLabel[role="bubble"] { background: @surface2@; border-radius: 6px; padding: 8px 10px; }
QFrame[role="popup"] { background: @surface@; border: 1px solid @border_strong@; border-radius: 8px; }
QFrame[role="line"] { background: @border@; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="column"] { background: @border@; border: none; max-width: 1px; min-width: 1px; }
"""
