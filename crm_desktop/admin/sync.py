"""sync: the exchange with Terrasoft on a server without a window, once for a schedule or for as long as it runs."""

import argparse
import os
import signal

from crm_desktop.admin import connection
from crm_desktop.admin.output import REFUSED, UNREACHABLE, Output, Result
from crm_desktop.services import exchange
from crm_desktop.services.errors import Refused
from crm_desktop.services.terrasoft.faults import Busy, Fault, Unreachable
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.worker import State, Worker

SECRET: str = "CRM_TERRASOFT_SECRET"  # noqa: S105 - the name of a variable of the surroundings, not a secret


def run(options: argparse.Namespace, output: Output) -> Result:
    """The login is that of an employee with the integration right; another who works already is told, not disturbed."""
    server, name = connection.server_of(options, output)
    told: list[State] = []

    def hear(state: State) -> None:
        if not told or (told[-1].word, told[-1].code) != (state.word, state.code) or not state.figures.quiet:
            output.note(f"sync_{state.word}", **_facts(state, output))
        told[:] = [state]

    worker = Worker({**server, "dbname": name}, _secret, hear)
    if options.watch:
        for sign in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sign, lambda *_: worker.stop())
        worker.watch()
        return Result({"database": name}, [output.say("sync_ended")])
    try:
        figures = worker.once(scan=options.scan or None)
    except Refused as refused:
        if refused.code == "exchange_elsewhere":
            return Result({"database": name, **refused.facts}, [output.say("sync_elsewhere", **refused.facts)])
        raise
    except Fault as fault:
        code = UNREACHABLE if isinstance(fault, (Unreachable, Busy)) else REFUSED
        said = output.say(fault.reason, words=fault.words)
        return Result({"words": fault.words}, [said], code, fault.reason)
    facts = {"received": figures.received, "sent": figures.sent, "failed": figures.failed}
    lines = [output.say("sync_done", **facts)]
    lines += [output.say("sync_barred", entity=entity, words=words) for entity, words in figures.barred.items()]
    return Result({"database": name, **facts, "barred": figures.barred}, lines)


def _secret(profile: Profile) -> str | None:
    """A server has no store of passwords: there it comes with the surroundings of the service."""
    return os.environ.get(SECRET) or exchange.secret(profile)


def _facts(state: State, output: Output) -> dict[str, object]:
    done = state.figures
    problem = output.say(state.code, words=state.words) if state.code else ""
    return {
        "holder": state.holder,
        "problem": problem,
        "received": done.received,
        "sent": done.sent,
        "failed": done.failed,
    }
