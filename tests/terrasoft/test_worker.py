"""One works for the office; another takes over; what fails is told and tried again."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from time import monotonic, sleep
from typing import Any
from uuid import uuid4

import pytest

from crm_desktop.services.errors import Refused
from crm_desktop.services.terrasoft.faults import LoginRefused
from crm_desktop.services.terrasoft.worker import State, Worker
from tests.office import PASSWORD as PERSONAL
from tests.office import Office
from tests.terrasoft.server import PASSWORD, TerrasoftServer
from tests.terrasoft.sides import Sides

SECONDS = 20


@pytest.fixture
def sides(office: Office, terrasoft: TerrasoftServer) -> Iterator[Sides]:
    with Sides(office, terrasoft) as both:
        both.leave()
        yield both


def working(sides: Sides, heard: list[State] | None = None, secret: str | None = PASSWORD) -> Worker:
    return Worker(sides.who.parameters, lambda _: secret, (heard if heard is not None else []).append, host="тест")


def until(met: Any) -> None:
    end = monotonic() + SECONDS
    while not met():
        assert monotonic() < end, "in vain"
        sleep(0.05)


def test_one_works_and_the_other_is_told_who(sides: Sides) -> None:
    sides.begin()
    with pytest.raises(Refused) as told:
        working(sides).once()
    assert told.value.code == "exchange_elsewhere"
    assert told.value.facts["holder"].startswith("Киселёв")
    sides.leave()
    assert working(sides).once().failed == 0


def test_a_dead_worker_is_replaced_and_what_it_still_says_is_not_heard(sides: Sides) -> None:
    sides.begin()
    sides.base("UPDATE priv.exchange_lease SET until_at = now() - interval '1 second'")
    working(sides).once()
    with pytest.raises(Refused) as told:
        sides.cycle()
    assert told.value.code == "exchange_lost"


def test_a_thread_carries_changes_there_and_back(sides: Sides) -> None:
    heard: list[State] = []
    worker = working(sides, heard)
    thread = threading.Thread(target=worker.watch)
    thread.start()
    try:
        there = sides.insert_client("ООО «Нить»", inn="7736207543")
        until(lambda: sides.base("SELECT 1 FROM crm.client WHERE short_name = 'ООО «Нить»'"))
        sides.base("UPDATE crm.client SET phone = '12' WHERE short_name = 'ООО «Нить»'")
        until(lambda: sides.their_row("Account", there)["Phone"] == "12")
        until(lambda: heard)
        assert {state.word for state in heard} == {"idle"}
    finally:
        worker.stop()
        thread.join(SECONDS)
    assert not thread.is_alive()
    assert sides.base("SELECT until_at < now() FROM priv.exchange_lease") == [(True,)]


@pytest.mark.expect_warning("terrasoft_login_wrong")
def test_a_refused_login_is_tried_once_and_told(sides: Sides) -> None:
    heard: list[State] = []
    worker = working(sides, heard, secret="not this one")
    thread = threading.Thread(target=worker.watch)
    thread.start()
    try:
        until(lambda: heard)
        sleep(5)
    finally:
        worker.stop()
        thread.join(SECONDS)
    assert [(state.word, state.code) for state in heard] == [("failed", "terrasoft_login_wrong")]
    assert len([record for record in sides.server.requests if record.path.endswith("/Login")]) == 2
    ((code, words),) = sides.base("SELECT code, words FROM priv.exchange_run ORDER BY id DESC LIMIT 1")
    assert code == "terrasoft_login_wrong"
    assert "not this one" not in words


def test_without_a_secret_nothing_is_asked(sides: Sides) -> None:
    before = len(sides.server.requests)
    with pytest.raises(LoginRefused) as told:
        working(sides, secret=None).once()
    assert told.value.reason == "terrasoft_no_secret"
    assert len(sides.server.requests) == before


def test_the_command_of_a_server_does_one_cycle_and_tells_it(sides: Sides) -> None:
    there = sides.insert_client("ООО «Сервер»", inn="7704407589")
    answer = sync(sides, PASSWORD)
    assert (answer["received"], answer["failed"]) == (1, 0)
    assert sides.our_row("client", there)["short_name"] == "ООО «Сервер»"


def test_the_command_tells_a_wrong_password_in_words(sides: Sides) -> None:
    answer = sync(sides, "wrong", code=1)
    assert answer["code"] == "terrasoft_login_wrong"
    assert "wrong" not in answer["words"]


def sync(sides: Sides, secret: str, *, code: int = 0) -> dict[str, Any]:
    told = sides.who.parameters
    surroundings = {**os.environ, "PGPASSWORD": PERSONAL, "CRM_TERRASOFT_SECRET": secret}
    command = [sys.executable, "-m", "crm_desktop", "sync", "--once", "--json", "--host", str(told["host"])]
    command += ["--port", str(told["port"]), "--user", str(told["user"]), "--database", str(told["dbname"])]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == code, done.stderr + done.stdout
    return dict(json.loads(done.stdout))


def test_a_person_without_the_right_is_denied(sides: Sides, office: Office) -> None:
    from crm_desktop.services.errors import Denied

    with closing(office.base.connect()) as _, office.connect_as("manager1").reader() as reader:
        for call in ("begin(%s::uuid, 'x')", "take(%s::uuid, 'client', '[]')", "due(%s::uuid, 'client')"):
            with pytest.raises(Denied):
                reader.value(f"SELECT api.exchange_{call}", (str(uuid4()),))
