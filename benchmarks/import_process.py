"""The process of import_file.py: one import as the program does it, and nothing else in its memory."""

import itertools
import json
import sys
import time
from pathlib import Path
from typing import Any

from crm_desktop.services import auth, client_imports, import_file


def _peak() -> float:
    """Megabytes at most so far; not ru_maxrss, which begins with what the parent had when it started this process."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def main(noted: dict[str, Any]) -> None:
    """One import as the program does it, step by step, and its way back."""
    connection = auth.sign_in(auth.Profile(**noted["profile"]), noted["login"], noted["password"])
    marks = [time.perf_counter()]
    file = import_file.read(Path(noted["path"]))
    marks.append(time.perf_counter())
    with connection.session() as session:
        number = client_imports.stage(session, file)
        if number is None:
            raise AssertionError("nobody has stopped it")
        marks.append(time.perf_counter())
        client_imports.foresee(session, number)
        marks.append(time.perf_counter())
        done = client_imports.run(session, number)
        marks.append(time.perf_counter())
        peak = _peak()
        if done is None or done.counts != {"created": len(file.rows) - 1}:
            raise AssertionError(f"not everything went in: {done}")
        client_imports.undo(session, number)
        marks.append(time.perf_counter())
    connection.close()
    read, staged, foreseen, written, undone = ((b - a) * 1000 for a, b in itertools.pairwise(marks))
    print(
        json.dumps(
            {
                "read": read,
                "staged": staged,
                "foreseen": foreseen,
                "written": written,
                "undone": undone,
                "total": read + staged + written,
                "peak": peak,
            }
        )
    )


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text("utf-8")))
