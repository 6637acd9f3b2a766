"""P11: what is imported before the first painting, against QtWidgets and psycopg2 alone."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.base import Bench
from benchmarks.measure import Figure

ROOT = Path(__file__).resolve().parent.parent
GOAL = 1.25
HEAVY = (
    "sqlalchemy", "alembic", "reportlab", "openpyxl", "xlsxwriter", "python_calamine", "requests", "PySide6.QtCharts",
    "PySide6.QtPdf", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "PIL", "segno", "keyring", "stdnum", "rapidfuzz",
    "tenacity", "truststore", "psutil",
)  # fmt: skip
"""Nothing of these may be loaded when the window is painted for the first time."""
BARE = "import PySide6.QtWidgets, psycopg2"
OURS = "import crm_desktop.app, psycopg2"
# The window is made and painted as at a start; what remains of modules then is what the gate looks at.
WINDOW = """
import crm_desktop.app as app
application = app.make_application("ru", "light")
program = app.Program(application)
program.window.show()
application.processEvents()
"""
ASK = """
import json, sys, time
begun = time.perf_counter()
{code}
taken = (time.perf_counter() - begun) * 1000
rss = 0
try:
    rss = int(open("/proc/self/statm").read().split()[1]) * 4 / 1024
except OSError:
    pass
print(json.dumps({{"ms": taken, "mb": rss, "modules": sorted(sys.modules)}}))
import os; sys.stdout.flush(); os._exit(0)
"""


def asked(code: str) -> dict[str, Any]:
    """Milliseconds, megabytes and modules of a fresh process that has run `code`."""
    # An empty PYTHONDONTWRITEBYTECODE is none: a program that is installed has its bytecode.
    quiet = {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "PYTHONDONTWRITEBYTECODE": "",
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK.format(code=code)],
        cwd=ROOT, env={**os.environ, **quiet}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-600:])
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def heavy_modules() -> list[str]:
    """Which of HEAVY a painted window has loaded; nothing is right."""
    loaded = set(asked(WINDOW)["modules"])
    return [name for name in HEAVY if name in loaded]


def run(_bench: Bench | None, rounds: int) -> list[Figure]:
    """Interleaved; a fresh process each time, the files in the page cache."""
    asked(OURS)
    bare, ours = [], []
    for _ in range(max(7, rounds // 2)):
        bare.append(asked(BARE))
        ours.append(asked(OURS))
    heavy = heavy_modules()
    return [
        Figure(
            "P11", "imports before the first painting", _of(ours, "ms"), GOAL, _of(bare, "ms"), "QtWidgets + psycopg2"
        ),
        Figure("P11", "memory after them", _of(ours, "mb"), GOAL, _of(bare, "mb"), "QtWidgets + psycopg2", unit="MB"),
        Figure(
            "P11", "heavy modules in the painted window", (len(heavy),), 0, unit="", note=", ".join(heavy) or "none"
        ),
    ]


def _of(answers: list[dict[str, Any]], name: str) -> tuple[float, ...]:
    return tuple(float(answer[name]) for answer in answers)
