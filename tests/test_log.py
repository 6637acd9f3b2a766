"""The log: crashes reach it from every thread."""

import faulthandler
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_desktop import log, paths

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A started log in a folder of its own, and everything put back afterwards."""
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    hooks, handlers = (sys.excepthook, threading.excepthook), list(logging.getLogger().handlers)
    level = logging.getLogger().level
    yield tmp_path / "log"
    sys.excepthook, threading.excepthook = hooks
    logging.captureWarnings(capture=False)
    logging.getLogger().setLevel(level)
    for handler in [one for one in logging.getLogger().handlers if one not in handlers]:
        logging.getLogger().removeHandler(handler)
        handler.close()
    faulthandler.disable()
    if log._Crashes.last_words is not None:
        log._Crashes.last_words.close()


@pytest.mark.expect_warning("unforeseen error")
def test_an_error_on_a_thread_is_logged_and_told(folder: Path) -> None:
    told: list[str] = []
    path = log.start(on_crash=lambda kind, error, trace: told.append(str(error)))

    def work() -> None:
        raise ValueError("срок истёк")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert told == ["срок истёк"]
    assert "ValueError: срок истёк" in path.read_text(encoding="utf-8")
    assert "in work" in log.tail()


@pytest.mark.expect_warning("unforeseen error")
def test_an_error_nobody_caught_is_logged_with_its_traceback(folder: Path) -> None:
    path = log.start()
    try:
        raise ZeroDivisionError("ноль")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert path.parent == folder
    assert "ZeroDivisionError: ноль" in path.read_text(encoding="utf-8")


def test_a_log_does_not_grow_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LOG_BYTES", 2_000)
    log.start()
    for number in range(500):
        logging.getLogger("test").info("строка %s", number)
    files = sorted(path.name for path in folder.glob("crm.log*"))
    assert files == ["crm.log", "crm.log.1", "crm.log.2", "crm.log.3", "crm.log.4"]
    assert all(path.stat().st_size <= 2_000 for path in folder.glob("crm.log*"))
    assert "строка 499" in log.tail(1)


def test_even_a_crash_of_the_interpreter_leaves_its_last_words(tmp_path: Path) -> None:
    program = "import ctypes; from crm_desktop import log; log.start(); ctypes.string_at(0)"
    surroundings = {**os.environ, paths.HOME_VARIABLE: str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=surroundings, capture_output=True, check=False
    )
    assert done.returncode != 0
    assert "string_at" in (tmp_path / "log" / "crash.log").read_text(encoding="utf-8")
