"""What every test gets: real servers, folders of its own, and guards that notice what nobody asserted."""

import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

# Before Qt or the program is imported: no window on the screen, no file in anybody's home.
os.environ.setdefault("QT_QPA_PLATFORM", "windows" if sys.platform == "win32" else "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
_home = tempfile.TemporaryDirectory(prefix="crm-tests-", ignore_cleanup_errors=True)
os.environ["CRM_HOME"] = _home.name
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = str(Path(_home.name, _name.lower()))

from typing import TYPE_CHECKING

import hypothesis
import pytest

from crm_desktop.services.demo_server import EmbeddedServer
from tests import guards
from tests.servers import Base, copy_of, new_cluster
from tools import build_ui

if TYPE_CHECKING:
    from tests.office import Office

# Two cores and a database server beside: time is measured by the benchmarks, not by single examples.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Windows under test speak Russian: the process in command makes a stale catalogue anew."""
    if not hasattr(session.config, "workerinput") and not build_ui.is_released():
        build_ui.release()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "expect_warning(pattern): the test provokes this log warning or error")


@pytest.fixture(scope="session")
def cluster(request: pytest.FixtureRequest) -> Iterator[EmbeddedServer]:
    """A running PostgreSQL of this test process."""
    name = getattr(request.config, "workerinput", {}).get("workerid", "alone")
    with new_cluster(name) as server:
        yield server


@pytest.fixture(scope="session")
def template(cluster: EmbeddedServer) -> Base:
    """A migrated base nobody connects to: it is only ever copied."""
    from crm_desktop.services import migrate

    base = Base(cluster.parameters(), "crm_template")
    migrate.create_database(base.server, base.name)
    return base


@pytest.fixture(scope="module")
def base(template: Base) -> Iterator[Base]:
    """A fresh migrated base for each test module."""
    with copy_of(template) as fresh:
        yield fresh


@pytest.fixture(scope="session")
def office_template(template: Base) -> Base:
    """The office of the demonstration without its history: people, organisations, price list, twelve clients."""
    from tests.office import make_template

    return make_template(template)


@pytest.fixture(scope="module")
def office(office_template: Base) -> "Iterator[Office]":
    """A fresh office for each test module; its people sign in by name (tests/office.py)."""
    from tests.office import open_office

    with open_office(office_template) as fresh:
        yield fresh


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["crm-desktop"]


@pytest.fixture
def expect_warning(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Announces a log warning the test provokes: expect_warning("regular expression")."""

    def announce(pattern: str) -> None:
        request.node.add_marker(pytest.mark.expect_warning(pattern))

    return announce


@pytest.fixture(autouse=True)
def no_surprises_in_the_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test during which something logged a warning that the test has not announced."""
    with guards.captured_warnings() as records:
        yield
    patterns = [str(mark.args[0]) for mark in request.node.iter_markers("expect_warning")]
    unexpected = [record for record in records if not guards.is_announced(record, patterns)]
    if unexpected:
        formatter = logging.Formatter("%(levelname)s %(name)s: %(message)s")
        pytest.fail("unexpected in the log:\n" + "\n".join(map(formatter.format, unexpected)), pytrace=False)


@pytest.fixture(autouse=True)
def nothing_left_over(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a thread, a running timer or a top-level window behind."""
    shows_windows = bool({"qtbot", "qapp"} & set(request.fixturenames))
    with guards.leftovers(shows_windows=shows_windows) as found:
        yield
    if found:
        pytest.fail("left over: " + ", ".join(found), pytrace=False)
