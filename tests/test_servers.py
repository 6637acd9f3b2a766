"""Bases for the tests: fresh, apart from each other, and gone afterwards."""

import os
import time
from collections.abc import Iterator

import psycopg2
import pytest

from crm_desktop.services.demo_server import EmbeddedServer
from crm_desktop.services.server_programs import ServerFailed
from tests.servers import LONGEST_RUN_SECONDS, Base, copy_of, new_cluster


@pytest.fixture(scope="module")
def model(cluster: EmbeddedServer) -> Iterator[Base]:
    """A base to copy, without the tables of the program."""
    postgres = Base(cluster.parameters(), "postgres")
    postgres.execute("CREATE DATABASE model")
    base = Base(cluster.parameters(), "model")
    base.execute("CREATE TABLE thing (id bigint)")
    yield base
    postgres.execute("DROP DATABASE model WITH (FORCE)")


def test_two_copies_do_not_see_each_other(model: Base) -> None:
    with copy_of(model) as one, copy_of(model) as other:
        one.execute("INSERT INTO thing VALUES (1)")
        assert one.execute("SELECT id FROM thing") == [(1,)]
        assert other.execute("SELECT id FROM thing") == []


def test_people_of_a_base_leave_with_it(model: Base) -> None:
    with copy_of(model) as one:
        one.execute("CREATE ROLE e_ivanova LOGIN PASSWORD 'secret'")
        one.execute("GRANT SELECT ON thing TO e_ivanova")
        connection = one.connect("e_ivanova", "secret")
        with connection.cursor() as cursor:
            cursor.execute("SELECT session_user")
            assert cursor.fetchone() == ("e_ivanova",)
    with pytest.raises(psycopg2.Error):
        connection.cursor().execute("SELECT 1")
    assert model.execute("SELECT rolname FROM pg_roles WHERE rolname = 'e_ivanova'") == []


def test_a_cluster_leaves_nothing_behind_and_sweeps_up_after_killed_runs(cluster: EmbeddedServer) -> None:
    with new_cluster("старый") as killed:
        long_ago = time.time() - LONGEST_RUN_SECONDS - 60
        os.utime(killed.folder, (long_ago, long_ago))
        with new_cluster("новый") as fresh:
            assert fresh.is_running
            assert not killed.folder.exists()
        assert not fresh.folder.exists()
        with pytest.raises(ServerFailed):
            killed.parameters()
        killed.start()
    assert not killed.folder.exists()
    assert cluster.is_running
