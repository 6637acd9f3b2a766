"""The program in a process of its own: signs in, types into a card, says so, and waits to be killed."""

import json
import sys

from PySide6.QtCore import QTimer

from crm_desktop.app import Program, make_application
from crm_desktop.services import auth
from crm_desktop.settings import LocalSettings
from tests.ui.conftest import type_text


def main() -> int:
    """The first argument is JSON: {profile, login, password, deal, text}."""
    told = json.loads(sys.argv[1])
    program = Program(make_application(), LocalSettings())
    profile = auth.Profile(**told["profile"])
    program.enter(auth.sign_in(profile, told["login"], told["password"]), profile)
    window = program.window

    def start() -> None:
        program.workspace()
        window.open_card("deal", told["deal"])
        QTimer.singleShot(1500, window, write)

    def write() -> None:
        card = window.stack.currentWidget()
        editor = card.fields.fields["title"]  # type: ignore[union-attr]  # the card of a deal has such a field
        editor.selectAll()
        type_text(editor, told["text"])
        look.start()

    def tell() -> None:
        if window.status.draft.text():
            look.stop()
            print("kept", flush=True)  # noqa: T201 - what the test waits for

    look = QTimer(window, interval=50)
    look.timeout.connect(tell)
    QTimer.singleShot(500, window, start)
    return program.application.exec()


if __name__ == "__main__":
    sys.exit(main())
