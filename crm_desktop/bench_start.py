"""Measures a start: when the window is painted and when its first list shows rows; for benchmarks/start.py alone."""

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from crm_desktop.ui.kit import tasks

if TYPE_CHECKING:
    from crm_desktop.app import Program

PATIENCE = 30_000


def begin(program: "Program", path: str) -> None:
    """Signs in without the dialogue as the file at `path` says, prints {"painted_ms", "list_ms", "modules"} and quits.

    The file holds `profile` (fields of auth.Profile), `login`, `password` and `started`: the time.monotonic() of the
    moment the process was asked for, which one computer's processes share.
    """
    noted = json.loads(Path(path).read_text("utf-8"))
    watch = _Watch(program, float(noted["started"]))
    program.window.installEventFilter(watch)
    program.window.show()
    # The window is painted while the connection is made behind it, as behind the sign-in screen.
    tasks.run(
        program.window,
        "crm_desktop.bench_start:sign_in",
        noted,
        then=lambda answer: program.enter(*answer),
        failed=watch.give_up,
    )
    QTimer.singleShot(PATIENCE, watch, watch.finish)


def sign_in(noted: dict[str, Any]) -> tuple[Any, Any]:
    """The connection and the profile; runs on a worker."""
    from crm_desktop.services import auth

    profile = auth.Profile(**noted["profile"])
    return auth.sign_in(profile, noted["login"], noted["password"]), profile


class _Watch(QObject):
    """Waits for the first painting of the window and for the first painting of a list that has rows."""

    def __init__(self, program: "Program", started: float) -> None:
        super().__init__(program)
        self._program, self._started = program, started
        self._times: dict[str, Any] = {"painted_ms": None, "list_ms": None, "modules": []}
        self._look = QTimer(self, interval=1)
        self._look.timeout.connect(self._look_for_list)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._times["painted_ms"] is None:
            # Once this round of the loop is over, the painting is too.
            self._times["painted_ms"] = 0.0
            QTimer.singleShot(0, self, self._painted)
        return False

    def _painted(self) -> None:
        self._times["painted_ms"] = self._now()
        self._times["modules"] = sorted({name.partition(".")[0] for name in sys.modules})
        self._look.start()

    def _look_for_list(self) -> None:
        from crm_desktop.ui.kit.rows_view import RowsView

        # The first findChildren of a process costs it 8 ms, which are not the program's.
        for view in QApplication.allWidgets():
            if (
                isinstance(view, RowsView)
                and view.isVisible()
                and view.rows.rowCount()
                and view.rows.cells(0) is not None
            ):
                self._look.stop()
                view.viewport().repaint()
                self._times["list_ms"] = self._now()
                self.finish()
                return

    def _now(self) -> float:
        return (time.monotonic() - self._started) * 1000

    def give_up(self, problem: Exception) -> None:
        """Without a base there is nothing to measure."""
        self._times["problem"] = str(problem)
        self.finish()

    def finish(self) -> None:
        """Prints what is known and ends the program."""
        print(json.dumps(self._times), flush=True)  # noqa: T201 - its output is what this hook is for
        self._program.application.quit()
