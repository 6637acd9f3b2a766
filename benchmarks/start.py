"""P10: from a cold process to the painted window to the first list, near and 30 ms away."""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.base import Bench
from benchmarks.measure import Figure
from benchmarks.proxy import DelayProxy

ROOT = Path(__file__).resolve().parent.parent
PAINTED, LISTED, FAR_LISTED_MS = 2.0, 3.0, 700.0
MINIMAL = """
import sys, time
started = float(sys.argv[1])
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)
    def tell(self):
        print((time.monotonic() - started) * 1000, flush=True)
        application.quit()
application = QApplication(sys.argv[:1])
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""


def minimal() -> float:
    """Milliseconds from asking for the process to its painted empty window."""
    return float(_ask("-c", MINIMAL, str(time.monotonic())))


def program(bench: Bench, port: int | None = None) -> dict[str, Any]:
    """The same of the program, and until the list of the manager's first section shows rows."""
    with tempfile.TemporaryDirectory(prefix="crm-bench-") as home:
        order = Path(home, "start.json")
        order.touch(mode=0o600)
        noted = {
            "profile": asdict(bench.profile(port)),
            "login": bench.logins["manager"],
            "password": bench.passwords["manager"],
            "started": time.monotonic(),
        }
        order.write_text(json.dumps(noted), "utf-8")
        times: dict[str, Any] = json.loads(_ask("-m", "crm_desktop", "--bench-start", str(order), CRM_HOME=home))
    if times.get("problem") or times["list_ms"] is None:
        raise RuntimeError(times.get("problem") or "the program starts, but no section shows a list")
    return times


def _ask(*arguments: str, **surroundings: str) -> str:
    # An empty PYTHONDONTWRITEBYTECODE is none: a program that is installed has its bytecode.
    quiet = {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "PYTHONDONTWRITEBYTECODE": "",
    }
    if os.environ.get("DISPLAY"):
        quiet.pop("QT_QPA_PLATFORM")
    environment = {**os.environ, **quiet, **surroundings}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        raise RuntimeError(done.stderr.strip()[-600:] or "the process said nothing")
    return lines[-1]


def run(bench: Bench, rounds: int) -> list[Figure]:
    """Interleaved: the minimal window, the program near, the program far."""
    empty: list[float] = []
    near: list[dict[str, Any]] = []
    far: list[dict[str, Any]] = []
    with DelayProxy(bench.server["host"], bench.server["port"], 0.03) as proxy:
        program(bench)
        for _ in range(max(5, rounds // 3)):
            empty.append(minimal())
            near.append(program(bench))
            far.append(program(bench, proxy.port))
    anchor = tuple(empty)
    return [
        Figure("P10", "window painted", _of(near, "painted_ms"), PAINTED, anchor, "minimal PySide6 window"),
        Figure("P10", "list shown", _of(near, "list_ms"), LISTED, anchor, "minimal PySide6 window"),
        Figure("P10", "window painted, 30 ms away", _of(far, "painted_ms"), PAINTED, anchor, "minimal PySide6 window"),
        Figure("P10", "list shown, 30 ms away", _of(far, "list_ms"), FAR_LISTED_MS),
    ]


def _of(times: list[dict[str, Any]], name: str) -> tuple[float, ...]:
    return tuple(float(one[name]) for one in times)
