"""python -m benchmarks NAME … [--rounds N] [--json FILE], or `base` to make what they measure; `all` runs everything."""

import argparse
import importlib
import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from benchmarks import base
from benchmarks.base import Bench
from benchmarks.measure import Figure, table

# Name to module; each has run(bench, rounds) -> list[Figure]. Those of the second group need no base.
ON_THE_BASE = ("list50", "roles", "rules", "search", "lookup", "page", "card", "flow", "issue", "trips", "start", "stall", "import_file", "statement", "duplicates", "hand_over")
ALONE = ("imports", "fps", "exchange")


def measured(name: str, bench: Bench | None, rounds: int) -> list[Figure]:
    """The figures of one measurement."""
    run: Callable[[Bench | None, int], list[Figure]] = importlib.import_module(f"benchmarks.{name}").run
    print(f"{name} …", file=sys.stderr, flush=True)
    return run(bench, rounds)


def _told_size(text: str) -> int:
    """Measurements take sizes from the environment, as their processes do."""
    os.environ["CRM_BENCH_STATEMENT_DOCUMENTS"] = text
    return int(text)


def main(arguments: list[str]) -> int:
    """0 whatever the verdicts (a benchmark is not a test); 1 when something could not run."""
    if arguments[:1] == ["base"]:
        return base.main(arguments[1:])
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="+", choices=[*ON_THE_BASE, *ALONE, "all"], metavar="NAME")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--documents", type=_told_size, help="size of the bank statement")
    parser.add_argument("--json", type=Path, help="all figures, sample by sample")
    parser.add_argument("--folder", type=Path, help="where the cluster of the base lives")
    parser.add_argument("--server", type=Path, help="the bin folder of another PostgreSQL")
    asked = parser.parse_args(arguments)
    names = [*ON_THE_BASE, *ALONE] if "all" in asked.names else asked.names
    server = base.server_of(asked.folder, asked.server)
    figures: list[Figure] = []
    failures: list[str] = []
    try:
        bench = base.opened(server) if set(names) & set(ON_THE_BASE) else None
        for name in names:
            try:
                figures += measured(name, bench, asked.rounds)
            except Exception as problem:  # noqa: BLE001 - the others shall run; the exit code tells of this one
                traceback.print_exc()
                failures.append(f"{name} could not run: {problem}")
        size = f"{bench.clients} clients" if bench else "no base"
    except LookupError as problem:
        print(problem, file=sys.stderr)
        return 1
    finally:
        server.stop()
    if figures:
        print(f"\n{asked.rounds} rounds, {size}\n{table(figures)}")
    for failure in failures:
        print(failure, file=sys.stderr)
    if asked.json:
        asked.json.write_text(
            json.dumps([figure.as_json() for figure in figures], ensure_ascii=False, indent=1), "utf-8"
        )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
