"""P14: how long the window stands still while a hundred thousand rows load, and while a file is read."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks.base import Bench
from benchmarks.measure import Figure

ROOT = Path(__file__).resolve().parent.parent
P99_MS, MAX_MS = 16.0, 50.0
IMPORTED_ROWS = 20_000


def run(bench: Bench, rounds: int) -> list[Figure]:
    """One figure for each thing done; the samples are the gaps between beats of the window's thread."""
    with tempfile.TemporaryDirectory(prefix="crm-bench-") as home:
        order = Path(home, "stall.json")
        order.touch(mode=0o600)
        noted = {
            "profile": asdict(bench.profile()), "login": bench.logins["executive"], "password": bench.passwords["executive"],
            "table": str(Path(home, "clients.xlsx")), "rows": IMPORTED_ROWS, "times": max(2, rounds // 10),
        }  # fmt: skip
        order.write_text(json.dumps(noted), "utf-8")
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CRM_HOME": home}
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.stall_window", str(order)],
            cwd=ROOT, env=environment, capture_output=True, text=True, timeout=900, check=False,
        )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-600:])
    figures = []
    for what, gaps in json.loads(done.stdout.strip().splitlines()[-1]).items():
        ordered = sorted(gaps)
        p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
        figures.append(Figure("P14", f"{what}, p99", (p99,), P99_MS, note=f"{len(ordered)} beats"))
        figures.append(Figure("P14", f"{what}, longest", (ordered[-1],), MAX_MS))
    return figures
