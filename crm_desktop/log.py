"""The log of this person at this computer, and the hooks through which every crash gets into it."""

import faulthandler
import logging
import logging.handlers
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from crm_desktop import __version__, paths

LOG_BYTES = 2_000_000
LOG_FILES = 5

CrashHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]

_log = logging.getLogger(__name__)


class _Crashes:
    """Where crashes are told besides the log; set once by the composition root."""

    tell: CrashHook | None = None
    # faulthandler writes to the descriptor when Python can no longer be trusted: the file must stay open.
    last_words: TextIO | None = None


def start(*, verbose: bool = False, on_crash: CrashHook | None = None) -> Path:
    """Begins logging to a rotating file and returns its path; `on_crash` hears of every unforeseen error.

    `on_crash` is called on whatever thread the error came up on.
    """
    path = paths.log_folder() / "crm.log"
    handler = _SharedFileHandler(path, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8")
    handler.setFormatter(_formatter())
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    root.addHandler(handler)
    if verbose and sys.stderr is not None:
        console = logging.StreamHandler()
        console.setFormatter(_formatter())
        root.addHandler(console)
    logging.captureWarnings(capture=True)
    _hook_crashes(on_crash)
    _log.info("CRM Desktop %s, Python %s, %s", __version__, sys.version.split()[0], sys.platform)
    return path


def tail(lines: int = 200) -> str:
    """The last lines of the log, for the crash dialog and a report to the administrator."""
    path = paths.log_folder() / "crm.log"
    if not path.exists():
        return ""
    return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])


class _SharedFileHandler(logging.handlers.RotatingFileHandler):
    """Goes on with the old file when Windows cannot rename it because a second program has it open."""

    def rotate(self, source: str, dest: str) -> None:
        try:
            super().rotate(source, dest)
        except PermissionError:
            return


def _formatter() -> logging.Formatter:
    # In UTC, as all moments in the base: logs of several offices are read side by side.
    formatter = logging.Formatter(
        "%(asctime)s.%(msecs)03dZ %(levelname)-7s %(threadName)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S"
    )
    formatter.converter = time.gmtime
    return formatter


def _hook_crashes(on_crash: CrashHook | None) -> None:
    _Crashes.tell = staticmethod(on_crash) if on_crash else None
    _Crashes.last_words = (paths.log_folder() / "crash.log").open("a", encoding="utf-8")
    faulthandler.enable(_Crashes.last_words)
    sys.excepthook = crashed
    threading.excepthook = _thread_crashed


def crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Notes an unforeseen error with its traceback and tells it on; a person's Ctrl+C is not one."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    _log.critical("unforeseen error", exc_info=(kind, error, trace))
    if _Crashes.tell is not None:
        _Crashes.tell(kind, error, trace)


def _thread_crashed(arguments: threading.ExceptHookArgs) -> None:
    # SystemExit ends a thread quietly; None comes when the interpreter is already going down.
    if arguments.exc_value is not None and arguments.exc_type is not SystemExit:
        crashed(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)
