"""Everything that waits happens here, off the main thread: four readers, one commander, one signal home.

A function given to `read` is called as function(reader, *arguments), one given to `command` as
function(session, *arguments), one given to `run` as function(*arguments). Each may be named as text
"package.module:function": then even the import happens on the worker, which keeps the start quick.
"""

import importlib
import logging
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal

log = logging.getLogger(__name__)
Function = Callable[..., Any] | str
Answer = Callable[[Any], None]
Failure = Callable[[Exception], None]


@dataclass
class _Task:
    owner: QObject
    key: str
    generation: int
    then: Answer | None
    failed: Failure | None
    epoch: int
    result: Any = None
    problem: Exception | None = None


class _Home(QObject):
    """Lives for ever in the main thread; workers emit, Qt carries the answer across."""

    answered = Signal(object)
    busy_changed = Signal(int)
    crashed = Signal(object)


_home: list[_Home] = []
_pools: dict[str, ThreadPoolExecutor] = {}
_connection: list[Any] = []
_generations: WeakKeyDictionary[QObject, dict[str, tuple[int, Future[None] | None]]] = WeakKeyDictionary()
_pending: list[int] = [0]
_epoch: list[int] = [0]
"""Grows at every stop: answers of an earlier sign-in belong to nobody."""


def home() -> _Home:
    """Return the object whose signals tell how many tasks run (`busy_changed`) and what broke (`crashed`)."""
    if not _home:
        made = _Home()
        made.answered.connect(_deliver)
        _home.append(made)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(stop)
    return _home[0]


def attach(connection: Any) -> None:
    """Use this services.database.Connection from now on; None when signed out."""
    _connection[:] = [] if connection is None else [connection]


def _pool(name: str) -> ThreadPoolExecutor:
    if name not in _pools:
        workers = 4 if name == "read" else 1
        _pools[name] = ThreadPoolExecutor(workers, thread_name_prefix=f"crm-{name}")
    return _pools[name]


def resolved(function: Function) -> Callable[..., Any]:
    """Import a function named as text; called on the worker."""
    if callable(function):
        return function
    module, _colon, name = function.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found


def _connected() -> Any:
    """The connection, or a trouble: whoever asks after the sign-out gets no answer."""
    if not _connection:
        from crm_desktop.services.errors import Unavailable

        raise Unavailable("lost")
    return _connection[0]


def _reading(function: Function, arguments: tuple[Any, ...]) -> Any:
    """A connection that waited in the pool may have been cut unnoticed: a question is asked twice, a command never."""
    from crm_desktop.services.errors import Unavailable

    try:
        return _asked(function, arguments)
    except Unavailable as problem:
        if problem.code != "lost":
            raise
    return _asked(function, arguments)


def _asked(function: Function, arguments: tuple[Any, ...]) -> Any:
    with _connected().reader() as reader:
        return resolved(function)(reader, *arguments)


def _commanding(function: Function, arguments: tuple[Any, ...]) -> Any:
    with _connected().session() as session:
        return resolved(function)(session, *arguments)


def _running(function: Function, arguments: tuple[Any, ...]) -> Any:
    return resolved(function)(*arguments)


def read(
    owner: QObject,
    function: Function,
    *arguments: Any,
    then: Answer | None = None,
    failed: Failure | None = None,
    key: str = "",
) -> None:
    """Ask a question; of several with the same owner and key only the newest is answered."""
    _submit("read", _reading, owner, function, arguments, then, failed, key)


def command(
    owner: QObject,
    function: Function,
    *arguments: Any,
    then: Answer | None = None,
    refused: Failure | None = None,
) -> None:
    """Change something; commands keep the order of the clicks."""
    _submit("command", _commanding, owner, function, arguments, then, refused, "")


def run(
    owner: QObject,
    function: Function,
    *arguments: Any,
    then: Answer | None = None,
    failed: Failure | None = None,
    key: str = "",
) -> None:
    """Do something slow that needs no connection: sign in, write a file, draw a document."""
    _submit("read", _running, owner, function, arguments, then, failed, key)


def _submit(
    pool: str,
    way: Callable[[Function, tuple[Any, ...]], Any],
    owner: QObject,
    function: Function,
    arguments: tuple[Any, ...],
    then: Answer | None,
    failed: Failure | None,
    key: str,
) -> None:
    main = home()
    if QThread.currentThread() is not main.thread():
        raise RuntimeError("tasks are started from the main thread only")
    known = _generations.setdefault(owner, {})
    generation, previous = known.get(key, (0, None))
    if key and previous is not None and previous.cancel():
        _count(-1)
    task = _Task(owner, key, generation + 1, then, failed, _epoch[0])
    _count(+1)
    future = _pool(pool).submit(_work, way, function, arguments, task)
    known[key] = (task.generation, future)


def _work(
    way: Callable[[Function, tuple[Any, ...]], Any],
    function: Function,
    arguments: tuple[Any, ...],
    task: _Task,
) -> None:
    try:
        task.result = way(function, arguments)
    except Exception as problem:  # noqa: BLE001 - every failure comes home, bugs included: there it is sorted
        task.problem = problem
    if _home:
        _home[0].answered.emit(task)


def _count(change: int) -> None:
    _pending[0] += change
    home().busy_changed.emit(_pending[0])


def pending() -> int:
    """How many questions and commands are on their way; tests wait for zero."""
    return _pending[0]


def _outdated(task: _Task) -> bool:
    if not shiboken6.isValid(task.owner):
        return True
    return bool(task.key) and _generations[task.owner][task.key][0] != task.generation


def _deliver(task: _Task) -> None:
    if task.epoch != _epoch[0]:
        return
    _count(-1)
    if _outdated(task):
        return
    if task.problem is None:
        if task.then is not None:
            task.then(task.result)
    elif not is_expected(task.problem):
        crash(task.problem)
        if task.failed is not None:
            task.failed(task.problem)
    else:
        (task.failed or (lambda problem: show_problem(task.owner, problem)))(task.problem)


def is_expected(problem: Exception) -> bool:
    """True for what the user can act on: refused, denied, stale, unavailable, invalid."""
    from crm_desktop.services import errors

    return isinstance(problem, errors.Trouble)


def crash(problem: Exception) -> None:
    """A bug: written to the log with its traceback, and told to whoever listens to `crashed`."""
    log.error("unexpected failure", exc_info=problem)
    home().crashed.emit(problem)


def show_problem(owner: QObject, problem: Exception) -> None:
    """Hand the problem to the nearest ancestor that can show it at its place."""
    at: QObject | None = owner
    while at is not None:
        shower = getattr(at, "show_problem", None)
        if callable(shower):
            shower(problem)
            return
        at = at.parent()
    log.warning("nobody shows: %s", problem)


def stop() -> None:
    """Let the running tasks finish and forget the waiting ones."""
    for pool in _pools.values():
        pool.shutdown(wait=not sys.is_finalizing(), cancel_futures=True)
    _pools.clear()
    _pending[0] = 0
    _epoch[0] += 1
