"""housekeeping: what the calendar asks of the base, for the schedule of a server."""

import argparse

from crm_desktop.admin import connection
from crm_desktop.admin.output import Output, Result
from crm_desktop.services import migrate

PARTS = ("quotes", "documents", "reservations", "warned", "returned", "reminders", "deals")


def run(options: argparse.Namespace, output: Output) -> Result:
    """The work of the day, unless a client has done it already; the base decides, under its own lock."""
    server, name = connection.server_of(options, output)
    base = migrate.connect(server, name)
    try:
        base.autocommit = True
        with base.cursor() as cursor:
            cursor.execute("SELECT sec.keep_house()")
            (done,) = cursor.fetchone()
    finally:
        base.close()
    if not done["ran"]:
        return Result({"database": name, **done}, [output.say("house_kept_already")])
    lines = [output.say("house_kept")]
    lines += [output.say(f"house_{part}", count=done[part]) for part in PARTS if done[part]]
    return Result({"database": name, **done}, lines)
