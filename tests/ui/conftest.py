"""The windows of the tests: themed once, in English, over the in-memory office."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from crm_desktop.ui.application import translate_program
from crm_desktop.ui.kit import tasks, theme
from tests.ui import fakes


@pytest.fixture(autouse=True)
def office(qapp: QApplication) -> Iterator[None]:
    """Themed, in English, connected to the fake, and quiet again afterwards."""
    # A whole program in an earlier test spoke Russian.
    translate_program(qapp, "en")
    if theme.tokens().name != "light" or not qapp.property("crm_themed"):
        theme.apply(qapp, "light")
    tasks.attach(fakes.FakeConnection())
    yield
    settle()
    tasks.attach(None)


def settle() -> None:
    """Until no question and no command is on its way."""
    for _ in range(500):
        QTest.qWait(4)
        if not tasks.pending():
            return
    raise AssertionError("tasks do not come to rest")


def type_text(widget: QWidget, text: str) -> None:
    """Type letters of any alphabet; QTest.keyClicks aborts on Cyrillic."""
    for sign in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
