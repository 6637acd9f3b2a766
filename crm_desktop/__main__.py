"""`python -m crm_desktop`: the window; `--demo`, `--story FOLDER`, `--selftest`, `--connect FILE` say how it begins.

`python -m crm_desktop admin`: the administrator's commands, without a window and without Qt. The packaged program
has them as `crm-admin`, which has a console on Windows. `python -m crm_desktop housekeeping` and `… sync` are two of
them, under the names a schedule knows them by.
"""

import argparse
import gc
import sys
from pathlib import Path

COMMANDS = "crm-admin"
SCHEDULED = ("housekeeping", "sync")
OBJECTS_BETWEEN_COLLECTIONS = 20_000


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """The command line of the program."""
    parser = argparse.ArgumentParser(prog="crm_desktop", description="CRM Desktop")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--demo", action="store_true", help="start on the embedded server with demonstration data")
    way.add_argument("--story", metavar="FOLDER", help="walk through the whole process, leave pictures and PDFs there")
    way.add_argument("--selftest", action="store_true", help="open every page on an embedded base and exit")
    way.add_argument("--connect", metavar="FILE", help="a connection file (*.crmconnect)")
    parser.add_argument("--language", choices=("ru", "en"), default=None, help="language of the interface")
    parser.add_argument("--bench-start", metavar="JSON", help=argparse.SUPPRESS)
    return parser.parse_args(given)


def main() -> int:
    """Starts the program and returns its exit code."""
    named = Path(sys.argv[0]).stem == COMMANDS or (len(sys.argv) > 1 and sys.argv[1] in SCHEDULED)
    if named or sys.argv[1:2] == ["admin"]:
        from crm_desktop.admin.command_line import main as administrate

        return administrate(sys.argv[1:] if named else sys.argv[2:])
    options = arguments()
    # A start makes a hundred thousand objects that all stay: looking among them every 700 takes a sixteenth of it.
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    from crm_desktop import log

    log.start()
    if options.story:
        from crm_desktop.story import run_story

        return run_story(options.story)
    if options.selftest:
        from crm_desktop.selftest import run_selftest

        return run_selftest()
    from crm_desktop.start import run

    return run(options)


if __name__ == "__main__":
    sys.exit(main())
