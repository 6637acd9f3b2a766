"""P13: scrolling a million rows of twelve columns in the table of the kit, against C++'s own model in Qt's own table."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.base import Bench
from benchmarks.measure import Figure

ROOT = Path(__file__).resolve().parent.parent
GOAL = 0.9
PLATFORMS = ("offscreen", "xcb")


def run(_bench: Bench | None, rounds: int) -> list[Figure]:
    """Without a screen, and under Xvfb where there is one; each in a process of its own."""
    figures = []
    for platform in PLATFORMS:
        command = [sys.executable, "-m", "benchmarks.fps_window", str(max(3, rounds // 6))]
        if platform == "xcb" and not os.environ.get("DISPLAY"):
            if not shutil.which("xvfb-run"):
                continue
            command = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", *command]
        done = subprocess.run(
            command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": platform}, capture_output=True, text=True,
            timeout=600, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr.strip()[-600:])
        for way, taken in json.loads(done.stdout.strip().splitlines()[-1]).items():
            ours, anchor = tuple(taken["ours"]), tuple(taken["anchor"])
            words = f"{way}, {platform}"
            figures.append(Figure("P13", words, ours, GOAL, anchor, "QStandardItemModel", unit="fps", at_least=True))
    return figures
