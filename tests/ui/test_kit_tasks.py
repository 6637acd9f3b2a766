"""Work off the main thread: order, outdated questions, closed owners, the two kinds of failure."""

import threading
import time
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from crm_desktop.services.errors import Refused
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.live import Live
from tests.ui.conftest import settle


def _slow(_reader: Any, answer: str) -> str:
    time.sleep(0.04)
    return answer


def _shout(live: Live) -> None:
    for _ in range(20):
        live.hear("invoice")


def test_a_question_is_answered_in_the_main_thread_and_asked_in_another(qapp: QApplication) -> None:
    threads: list[int] = []
    owner = QObject()

    def ask(_reader: Any) -> int:
        threads.append(threading.get_ident())
        return 5

    answers: list[tuple[int, int]] = []
    tasks.read(owner, ask, then=lambda found: answers.append((found, threading.get_ident())))
    settle()
    assert answers == [(5, threading.get_ident())]
    assert threads[0] != threading.get_ident()


def test_of_two_questions_with_one_key_only_the_newer_is_answered(qapp: QApplication) -> None:
    owner = QObject()
    answers: list[Any] = []
    tasks.read(owner, _slow, "old", then=answers.append, key="list")
    tasks.read(owner, lambda _r: "new", then=answers.append, key="list")
    settle()
    assert answers == ["new"]


def test_an_answer_for_a_closed_owner_is_dropped(qapp: QApplication) -> None:
    import shiboken6

    owner = QObject()
    answers: list[Any] = []
    tasks.read(owner, _slow, "late", then=answers.append)
    shiboken6.delete(owner)
    settle()
    assert answers == []


def test_commands_keep_the_order_of_the_clicks(qapp: QApplication) -> None:
    owner = QObject()
    done: list[int] = []

    def work(_session: Any, number: int, pause: float) -> None:
        time.sleep(pause)
        done.append(number)

    for number, pause in enumerate((0.03, 0.0, 0.01)):
        tasks.command(owner, work, number, pause)
    settle()
    assert done == [0, 1, 2]


def _refuse(_session: Any) -> None:
    raise Refused("usn_limit", {"left": 5})


def test_a_refusal_goes_to_whoever_asked(qapp: QApplication) -> None:
    owner = QObject()
    seen: list[Any] = []
    tasks.command(owner, _refuse, refused=seen.append)
    settle()
    assert [problem.code for problem in seen] == ["usn_limit"]


def test_a_refusal_nobody_expected_is_shown_by_the_nearest_ancestor(qapp: QApplication) -> None:
    class Page(QObject):
        shown: list[Exception] = []

        def show_problem(self, problem: Exception) -> None:
            self.shown.append(problem)

    page = Page()
    child = QObject(page)
    tasks.command(child, _refuse)
    settle()
    assert isinstance(page.shown[0], Refused)


@pytest.mark.expect_warning("unexpected failure")
def test_a_bug_is_logged_and_announced(qapp: QApplication) -> None:
    owner = QObject()
    crashes: list[Any] = []
    tasks.home().crashed.connect(crashes.append)
    tasks.read(owner, lambda _r: 1 / 0)
    settle()
    tasks.home().crashed.disconnect(crashes.append)
    assert isinstance(crashes[0], ZeroDivisionError)


def test_a_function_named_as_text_is_imported_on_the_worker(qapp: QApplication) -> None:
    owner = QObject()
    answers: list[Any] = []
    tasks.run(owner, "posixpath:basename", "a/b", then=answers.append)
    settle()
    assert answers == ["b"]


def test_a_burst_of_changes_becomes_one_refresh_of_the_pages_concerned(qapp: QApplication, qtbot: Any) -> None:
    live, owner, other = Live(), QObject(), QObject()
    calls: list[str] = []
    live.listen(owner, frozenset({"invoice"}), lambda: calls.append("invoices"))
    live.listen(other, frozenset({"quote"}), lambda: calls.append("quotes"))
    worker = threading.Thread(target=_shout, args=(live,))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(calls))
    qtbot.wait(200)
    assert calls == ["invoices"]
