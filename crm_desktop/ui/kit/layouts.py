"""What Qt's layouts do not do by themselves."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QWidget


def emptied(layout: QLayout) -> None:
    """Takes every widget out of a layout and lets Qt delete it."""
    while item := layout.takeAt(0):
        widget, inner = item.widget(), item.layout()
        if inner is not None:
            emptied(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def tab_before(anchor: QWidget, widgets: Iterable[QWidget]) -> None:
    """Lets Tab visit widgets made just now before `anchor`; Qt itself would visit them last in the window."""
    previous = anchor.previousInFocusChain() or anchor
    # What takes no keyboard cannot be named in an order.
    while not _is_visited(previous) and previous is not anchor:
        previous = previous.previousInFocusChain() or anchor
    for widget in widgets:
        for one in filter(_is_visited, (widget, *widget.findChildren(QAbstractButton))):
            QWidget.setTabOrder(previous, one)
            previous = one


def _is_visited(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def tab_through(*widgets: QWidget) -> None:
    """Lets Tab go from each to the next."""
    for previous, following in pairwise(widgets):
        QWidget.setTabOrder(previous, following)
