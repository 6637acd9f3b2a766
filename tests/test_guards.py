"""The guards themselves: a guard that never fires guards nothing."""

import logging
import threading
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

HOUSE = Path(__file__).resolve().parent.parent


@pytest.fixture
def guarded(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A place of its own with the house's guards and settings of pytest."""
    monkeypatch.setenv("PYTHONPATH", str(HOUSE))
    pytester.makeconftest("from tests.conftest import *")
    pytester.makeini("[pytest]\nqt_api = pyside6\nqt_log_level_fail = WARNING\n")
    return pytester


def outcome(place: pytest.Pytester, body: str) -> pytest.RunResult:
    place.makepyfile(test_it=body)
    return place.runpytest_subprocess("-p", "no:randomly", "-p", "no:xdist", "-q")


def test_a_clean_test_passes(guarded: pytest.Pytester) -> None:
    result = outcome(
        guarded,
        """
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QLabel

        def test_it(qtbot):
            label = QLabel("text")
            qtbot.addWidget(label)
            timer = QTimer(label)
            timer.start(1000)
            label.show()
        """,
    )
    result.assert_outcomes(passed=1)


def test_a_window_left_behind_fails_the_test(guarded: pytest.Pytester) -> None:
    result = outcome(
        guarded,
        """
        from PySide6.QtWidgets import QLabel
        kept = []

        def test_it(qtbot):
            kept.append(QLabel("text"))
        """,
    )
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*left over: window QLabel*"])


def test_a_timer_left_running_fails_the_test(guarded: pytest.Pytester) -> None:
    result = outcome(
        guarded,
        """
        from PySide6.QtCore import QTimer
        timer = QTimer()
        timer.setObjectName("blinking")

        def test_it(qapp):
            timer.start(1000)
        """,
    )
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*left over: timer 'blinking'*"])


def test_a_thread_left_running_fails_the_test(guarded: pytest.Pytester) -> None:
    result = outcome(
        guarded,
        """
        import threading

        def test_it():
            threading.Thread(target=threading.Event().wait, args=(5,), name="forgotten", daemon=True).start()
        """,
    )
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*left over: thread forgotten*"])


def test_a_warning_nobody_announced_fails_the_test(guarded: pytest.Pytester) -> None:
    body = """
        import logging
        import pytest

        def test_unannounced():
            logging.getLogger("crm").warning("the sky falls")

        @pytest.mark.expect_warning("sky")
        def test_announced():
            logging.getLogger("crm").warning("the sky falls")

        def test_announced_inside(expect_warning):
            expect_warning("sky")
            logging.getLogger("crm").warning("the sky falls")
        """
    result = outcome(guarded, body)
    result.assert_outcomes(passed=3, errors=1)
    result.stdout.fnmatch_lines(["*WARNING crm: the sky falls*"])


def test_a_complaint_of_qt_fails_the_test(guarded: pytest.Pytester) -> None:
    result = outcome(
        guarded,
        """
        from PySide6.QtCore import qWarning

        def test_it():
            qWarning("QObject::connect: no such signal")
        """,
    )
    result.assert_outcomes(failed=1)


def test_the_threads_of_the_test_itself_are_counted() -> None:
    from tests import guards

    event = threading.Event()
    with guards.leftovers(shows_windows=False) as found:
        thread = threading.Thread(target=event.wait, name="slow")
        thread.start()
        event.set()
    assert found == []
    thread.join()


@pytest.mark.expect_warning("^announced$")
def test_records_below_a_warning_are_nobody_s_business() -> None:
    from tests import guards

    with guards.captured_warnings() as records:
        logging.getLogger("crm").info("all is well")
        logging.getLogger("crm").error("announced")
    assert [record.getMessage() for record in records] == ["announced"]
    assert guards.is_announced(records[0], ["^announced$"])
    assert not guards.is_announced(records[0], ["sky"])
