"""The public register by ИНН: asked once in a month, never with a wrong ИНН, its failures told calmly."""

import json
import os
import re
import stat
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.services import registry_cache, registry_lookup
from crm_desktop.services.errors import Refused
from tests import register as registers
from tests.register import BRANCH, SBERBANK, Register
from tests.stores import BrokenStore, LockedStore, MemoryStore, used

INN = "7707083893"


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Register]:
    """A register on this computer, and an empty memory of its answers."""
    monkeypatch.setenv("CRM_HOME", str(tmp_path))
    with registers.running() as running:
        monkeypatch.setenv(registry_lookup.ADDRESS_VARIABLE, running.address)
        yield running


def kept_file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "registry" / f"{INN}.json"


def refusal(inn: str, key: str) -> Refused:
    with pytest.raises(Refused) as refused:
        registry_lookup.find(inn, key)
    return refused.value


def test_a_company_is_told_in_the_words_of_our_card(register: Register) -> None:
    (found,) = registry_lookup.find(INN, register.key)
    assert found.fields() == {
        "kind": "company",
        "short_name": "ПАО «СБЕРБАНК»",
        "full_name": "Публичное акционерное общество «СБЕРБАНК РОССИИ»",
        "inn": INN,
        "kpp": "773601001",
        "ogrn": "1027700132195",
        "address": "117312, г Москва, ул Вавилова, д 19",
        "signatory_position": "Президент, председатель правления",
        "signatory_name": "Греф Г. О.",
    }
    assert (found.registry_state, found.branch) == ("active", False)
    assert register.asked == [{"query": INN, "count": 50}]


def test_an_entrepreneur_has_no_kpp_and_signs_himself(register: Register) -> None:
    (found,) = registry_lookup.find("779900000660", register.key)
    assert found.fields() == {
        "kind": "entrepreneur",
        "short_name": "ИП Демидов П. С.",
        "full_name": "Индивидуальный предприниматель Демидов Пётр Сергеевич",
        "inn": "779900000660",
        "ogrn": "326779900000060",
        "signatory_name": "Демидов П. С.",
    }
    assert found.registry_state == "liquidated"


def test_the_head_office_comes_before_its_branches(register: Register) -> None:
    register.known[INN] = [BRANCH, SBERBANK]
    found = registry_lookup.find(INN, register.key)
    assert [(company.kpp, company.branch) for company in found] == [("773601001", False), ("540602001", True)]


def test_nobody_found_is_no_failure_and_is_asked_again(register: Register) -> None:
    register.known = {}
    assert registry_lookup.find(INN, register.key) == []
    register.known = {INN: [SBERBANK]}
    assert len(registry_lookup.find(INN, register.key)) == 1


@pytest.mark.parametrize(
    ("inn", "code"),
    [("7707083894", "inn_checksum"), ("770708389", "inn_length"), ("77O7083893", "inn_characters"),
     ("", "inn_characters"), ("0000000000", "inn_region")],
)  # fmt: skip
def test_a_wrong_inn_never_leaves_the_computer(register: Register, inn: str, code: str) -> None:
    assert refusal(inn, register.key).code == code
    assert register.asked == []


def test_without_a_key_nobody_is_asked(register: Register) -> None:
    assert refusal(INN, "").code == "registry_no_key"
    assert register.asked == []


@pytest.mark.parametrize("key", ["чужой ключ", "wrong", "с\nпереводом строки"])
def test_a_key_that_is_not_taken_is_told(register: Register, key: str) -> None:
    assert refusal(INN, key).code == "registry_key_refused"


@pytest.mark.parametrize(
    ("status", "code"),
    [(401, "registry_key_refused"), (403, "registry_key_refused"), (429, "registry_too_often"), (500, "registry_fails"),
     (503, "registry_fails"), (404, "registry_fails"), (302, "registry_not_understood")],
)  # fmt: skip
def test_every_refusal_of_the_service_has_its_own_words(register: Register, status: int, code: str) -> None:
    register.status = status
    register.headers = {"Location": "http://127.0.0.1:9/elsewhere"} if status == 302 else {}
    assert refusal(INN, register.key).code == code
    assert len(register.asked) == 1, "a redirect is not followed: the key would go along"


@pytest.mark.parametrize(
    "raw",
    [b"<html><body>Sign in to the guest network</body></html>", b"", b"[]", b'{"suggestions": null}',
     b'{"suggestions": [1]}', b'{"suggestions": [{"data": {"name": "a text", "inn": "7707083893"}}]}',
     b"\xff\xfe", b'{"x": 1}'],
)  # fmt: skip
def test_an_answer_that_is_none_of_the_register_s_is_told(register: Register, raw: bytes) -> None:
    register.raw = raw
    assert refusal(INN, register.key).code == "registry_not_understood"


def test_an_endless_answer_is_not_read_to_its_end(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry_lookup, "MOST_BYTES", 100_000)
    register.raw = b" " * 1_000_000
    assert refusal(INN, register.key).code == "registry_not_understood"


def test_a_silent_server_is_given_up(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    assert registry_lookup.TIMEOUT == 5
    monkeypatch.setattr(registry_lookup, "TIMEOUT", 0.2)
    register.silent = threading.Event()
    assert refusal(INN, register.key).code == "registry_timeout"


def test_no_network_is_told_as_such(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    for address in ("http://127.0.0.1:9/nobody", "http://no-such-host.invalid/"):
        monkeypatch.setenv(registry_lookup.ADDRESS_VARIABLE, address)
        assert refusal(INN, register.key).code == "registry_no_network"


def test_missing_parts_of_an_answer_leave_empty_fields(register: Register) -> None:
    register.known[INN] = [{"data": {"inn": INN, "type": "LEGAL"}}]
    (found,) = registry_lookup.find(INN, register.key)
    assert found.fields() == {"kind": "company", "inn": INN}
    assert found.registry_state == ""


# thirty days


def test_the_same_inn_is_asked_once(register: Register) -> None:
    first = registry_lookup.find(INN, register.key)
    assert registry_lookup.find(INN, "") == first, "what is known needs no key"
    assert len(register.asked) == 1
    registry_lookup.find(INN, register.key, fresh=True)
    assert len(register.asked) == 2


def test_after_thirty_days_it_is_asked_anew(register: Register, tmp_path: Path) -> None:
    registry_lookup.find(INN, register.key)
    path = kept_file(tmp_path)
    kept = json.loads(path.read_text("utf-8"))
    for age, asked in ((timedelta(days=29, hours=23), 1), (timedelta(days=30), 2), (timedelta(days=-2), 3)):
        kept["at"] = (datetime.now(UTC) - age).isoformat()
        path.write_text(json.dumps(kept), "utf-8")
        registry_lookup.find(INN, register.key)
        assert len(register.asked) == asked


@pytest.mark.parametrize("content", ["", "{", '{"version": 0}', '{"version": 1, "at": "вчера", "companies": []}', "[]"])
def test_a_spoilt_memory_is_asked_anew(register: Register, tmp_path: Path, content: str) -> None:
    registry_lookup.find(INN, register.key)
    kept_file(tmp_path).write_text(content, "utf-8")
    assert len(registry_lookup.find(INN, register.key)) == 1
    assert len(register.asked) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are the folder's there")
def test_what_is_kept_only_this_account_reads(register: Register, tmp_path: Path) -> None:
    registry_lookup.find(INN, register.key)
    assert not kept_file(tmp_path).stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    assert register.key not in kept_file(tmp_path).read_text("utf-8")


def test_old_answers_do_not_pile_up(register: Register, tmp_path: Path) -> None:
    registry_lookup.find(INN, register.key)
    old = (datetime.now(UTC) - timedelta(days=31)).timestamp()
    os.utime(kept_file(tmp_path), (old, old))
    registry_lookup.find("779900000660", register.key)
    assert not kept_file(tmp_path).exists()


def test_a_file_is_kept_for_an_inn_and_for_nothing_else() -> None:
    for inn in ("../../etc", " ", "77070838", "7707083893/../x"):
        assert registry_cache.recall(inn) is None
        with pytest.raises(ValueError, match=re.escape(inn)):
            registry_cache.keep(inn, [{"inn": inn}])


# the key


def test_the_key_is_kept_in_the_system_s_store_and_taken_out_again() -> None:
    store = MemoryStore()
    with used(store):
        assert registry_lookup.kept_key() == ""
        assert registry_lookup.keep_key(" ключ ") == ""
        assert registry_lookup.kept_key() == "ключ"
        assert list(store.kept) == [("CRM Desktop/DaData", "key")]
        assert registry_lookup.keep_key("") == ""
        assert store.kept == {}


@pytest.mark.parametrize("store", [LockedStore, BrokenStore])
def test_a_store_that_fails_is_an_obstacle_and_no_crash(store: Any) -> None:
    with used(store()):
        assert registry_lookup.keep_key("ключ") == "store_fails"
        assert registry_lookup.kept_key() == ""


def test_a_key_is_tried_before_it_is_kept(register: Register) -> None:
    registry_lookup.check_key(f" {register.key} ")
    with pytest.raises(Refused) as refused:
        registry_lookup.check_key("wrong")
    assert refused.value.code == "registry_key_refused"
