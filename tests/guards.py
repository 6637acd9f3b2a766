"""Guards around every test: what was logged, and what is still alive afterwards."""

import logging
import re
import threading
import time
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

GRACE_SECONDS = 2.0

# Executors that by design live as long as the program, not as long as a window.
LASTING_THREADS = re.compile(r"^(crm-(read|command)|execnet|pytest_timeout|MainThread|Dummy-)")


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def captured_warnings() -> Iterator[list[logging.LogRecord]]:
    """The warnings and errors logged inside the block, by anybody."""
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    try:
        yield collector.records
    finally:
        logging.getLogger().removeHandler(collector)


def is_announced(record: logging.LogRecord, patterns: Sequence[str]) -> bool:
    """Whether a test said beforehand that it provokes this record."""
    return any(re.search(pattern, record.getMessage()) for pattern in patterns)


@contextmanager
def leftovers(*, shows_windows: bool) -> Iterator[list[str]]:
    """Fills the list, at the end of the block, with what was started inside it and still lives."""
    found: list[str] = []
    threads_before = set(threading.enumerate())
    if not shows_windows:
        yield found
        found.extend(_new_threads(threads_before))
        return
    windows_before = set(_top_level_widgets())
    with _watched_timers() as timers:
        yield found
        _let_qt_delete()
        found.extend(_new_threads(threads_before))
        found.extend(_running(timers))
        found.extend(text for window, text in _top_level_widgets().items() if window not in windows_before)


def _new_threads(before: set[threading.Thread]) -> list[str]:
    deadline = time.monotonic() + GRACE_SECONDS
    while True:
        new = [
            thread
            for thread in threading.enumerate()
            if thread not in before and thread.is_alive() and not LASTING_THREADS.match(thread.name)
        ]
        if not new or time.monotonic() > deadline:
            return [f"thread {thread.name}" for thread in new]
        time.sleep(0.02)


def _let_qt_delete() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    if QCoreApplication.instance() is None:
        return
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def _top_level_widgets() -> dict[int, str]:
    """Windows by identity. Hidden ones count too: they are what a forgotten parent looks like."""
    import shiboken6
    from PySide6.QtWidgets import QApplication

    if not isinstance(QApplication.instance(), QApplication):
        return {}
    return {
        shiboken6.getCppPointer(widget)[0]: f"window {type(widget).__name__} {widget.objectName()!r}"
        for widget in QApplication.topLevelWidgets()
        if widget.parentWidget() is None and not _belongs_to_qt(widget)
    }


def _belongs_to_qt(widget: Any) -> bool:
    """Tool tips and the like, which Qt keeps for itself between two uses."""
    name = str(widget.metaObject().className())
    return name in {"QTipLabel", "QShapedPixmapWidget", "QComboBoxPrivateContainer", "QDesktopWidget"}


@contextmanager
def _watched_timers() -> Iterator[list["weakref.ref[Any]"]]:
    from PySide6.QtCore import QTimer

    started: list[weakref.ref[Any]] = []
    original = QTimer.start

    def start(timer: QTimer, *arguments: Any) -> None:
        started.append(weakref.ref(timer))
        original(timer, *arguments)

    setattr(QTimer, "start", start)  # noqa: B010 - mypy rejects assigning to a method
    try:
        yield started
    finally:
        setattr(QTimer, "start", original)  # noqa: B010 - as above


def _running(timers: list["weakref.ref[Any]"]) -> list[str]:
    import shiboken6

    alive = {id(timer): timer for reference in timers if (timer := reference()) is not None}
    return [
        f"timer {timer.objectName()!r} of {type(timer.parent()).__name__}"
        for timer in alive.values()
        if shiboken6.isValid(timer) and timer.isActive()
    ]
