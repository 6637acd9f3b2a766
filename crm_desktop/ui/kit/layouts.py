"""What Qt's layouts do not do by themselves."""

from PySide6.QtWidgets import QLayout


def emptied(layout: QLayout) -> None:
    """Takes every widget out of a layout and lets Qt delete it."""
    while item := layout.takeAt(0):
        widget, inner = item.widget(), item.layout()
        if inner is not None:
            emptied(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
