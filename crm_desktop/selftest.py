"""`--selftest`: opens every page and every card against the demonstration on the embedded server and looks at each."""

import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crm_desktop.services.auth import Profile
    from crm_desktop.services.demo_server import EmbeddedServer

SIZE = (1440, 900)
DOCUMENTS = (
    "client", "deal", "calculation_request", "calculation_line", "quote", "invoice", "payment", "work_item",
    "issued_document", "act",
)  # fmt: skip


def run_selftest() -> int:
    """0 when every section of the director and a card of every document could be opened and painted."""
    from crm_desktop.services import demo

    folder = Path(tempfile.mkdtemp(prefix="crm-selftest-"))
    server, profile = demo.open_demo(folder=demo.scratch_folder())
    try:
        problems = _look(server, profile, folder)
    except Exception:  # noqa: BLE001 - the exit code is the answer, the traceback its reason
        traceback.print_exc()
        problems = ["the program stopped"]
    finally:
        server.destroy()
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


def _look(server: "EmbeddedServer", profile: "Profile", folder: Path) -> list[str]:
    from crm_desktop.app import Program, make_application
    from crm_desktop.services import demo
    from crm_desktop.settings import LocalSettings
    from crm_desktop.story.driver import Driver
    from crm_desktop.story.stage import Telling

    application = make_application("ru", "light")
    program = Program(application, LocalSettings(folder))
    problems: list[str] = []
    from crm_desktop.ui.kit import tasks

    tasks.home().crashed.connect(lambda problem: problems.append(f"crashed: {problem!r}"))
    telling = Telling(Driver(program, folder), demo.sign_ins(server), profile)
    telling.sit("e_orlova")
    desk = telling.desk
    for section in list(program.window.sections):
        desk.open_section(section.name)
        desk.picture(section.name)
    for document in DOCUMENTS:
        found = telling.value(f"SELECT max(id) FROM crm.{document}")  # noqa: S608 - a name of DOCUMENTS
        if found is None:
            problems.append(f"the demonstration has no {document}")
            continue
        program.window.open_card(document, found)
        desk.picture(document)
        if program.window.current != f"{document}:{found}":
            problems.append(f"the card of {document} did not open")
    program.close()
    return problems
