"""How the program begins: the sign-in screen, the demonstration, a connection file, or what is measured."""

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from crm_desktop.app import Program
from crm_desktop.settings import LocalSettings
from crm_desktop.ui.application import make_application

if TYPE_CHECKING:
    from crm_desktop.services.auth import Profile

READ_AHEAD_AFTER = 20


def run(options: argparse.Namespace) -> int:
    """Shows the sign-in screen (or the demonstration's people) and runs until the last window closes."""
    local = LocalSettings()
    language = options.language or local.get("language", "ru")
    application = make_application(language, local.get("theme", "system"))
    program = Program(application, local)
    _begin(options, program)
    QTimer.singleShot(READ_AHEAD_AFTER, program, _read_ahead)
    return application.exec()


def _read_ahead() -> None:
    """Loads what every first list needs while the window waits for a password or for the server."""
    import_module("crm_desktop.ui.kit.page")


def _begin(options: argparse.Namespace, program: Program) -> None:
    if options.bench_start:
        from crm_desktop.bench_start import begin

        begin(program, options.bench_start)
    elif options.demo:
        program.show_login(demo=True)
    elif options.connect:
        program.show_login()
        program.login.open_file(Path(options.connect))
    else:
        program.show_login(_remembered(program.local.get))


def _remembered(get: Callable[..., Any]) -> "Profile | None":
    kept = get("profile")
    if not kept:
        return None
    from crm_desktop.services.auth import Profile

    return Profile(**kept)
