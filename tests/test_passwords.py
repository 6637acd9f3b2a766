"""Remembered passwords lie in the system's store or nowhere; chosen ones are none that are tried first."""

import logging
from collections.abc import Callable
from pathlib import Path

import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend

from crm_desktop import paths
from crm_desktop.services import passwords
from crm_desktop.services.auth import Profile
from crm_desktop.services.password_rules import COMMON, objection
from tests.stores import BrokenStore, LockedStore, MemoryStore, used

PLACE = Profile("Офис", "srv", database="crm").place
SECRET = "никому не известный пароль"
BAD_STORES: list[Callable[[], KeyringBackend]] = [
    keyring.backends.fail.Keyring, keyring.backends.null.Keyring, LockedStore, BrokenStore,
]  # fmt: skip


def test_a_password_is_kept_renewed_and_forgotten() -> None:
    store = MemoryStore()
    with used(store):
        assert passwords.obstacle() == ""
        assert passwords.remember(PLACE, "e_orlova", SECRET) == ""
        assert passwords.remembered(PLACE, "e_orlova") == SECRET
        passwords.renew(PLACE, "e_orlova", "another")
        assert passwords.remembered(PLACE, "e_orlova") == "another"
        passwords.forget(PLACE, "e_orlova")
        passwords.forget(PLACE, "e_orlova")
        assert store.kept == {}


def test_a_change_does_not_begin_to_remember() -> None:
    store = MemoryStore()
    with used(store):
        passwords.renew(PLACE, "e_orlova", SECRET)
    assert store.kept == {}


@pytest.mark.parametrize("make", BAD_STORES)
def test_where_there_is_no_working_store_nothing_is_written_and_nothing_fails(
    make: Callable[[], KeyringBackend], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    before = _files()
    with used(make()):
        assert passwords.remember(PLACE, "e_orlova", SECRET) in {"no_store", "store_fails"}
        assert passwords.remembered(PLACE, "e_orlova") is None
        passwords.forget(PLACE, "e_orlova")
        passwords.renew(PLACE, "e_orlova", SECRET)
    assert _files() == before
    assert SECRET not in caplog.text


def _files() -> set[Path]:
    folders = (paths.config_folder(), paths.data_folder(), paths.cache_folder())
    return {path for folder in folders for path in folder.rglob("*")}


@pytest.mark.parametrize("make", BAD_STORES[:2])
def test_a_system_without_a_store_says_so(make: Callable[[], KeyringBackend]) -> None:
    with used(make()):
        assert passwords.obstacle() == "no_store"


def test_a_text_file_is_no_store() -> None:
    class Plaintext(MemoryStore):
        """As the package keyrings.alt brings one."""

    Plaintext.__module__ = "keyrings.alt.file"
    with used(Plaintext()):
        assert passwords.obstacle() == "no_store"


def test_a_base_is_told_by_its_place_not_by_the_name_of_its_connection() -> None:
    there = Profile("Офис", "srv-db01", database="crm")
    assert there.place == Profile("Другое имя", "SRV-DB01", database="crm").place
    assert there.place != Profile("Офис", "srv-db02", database="crm").place
    assert there.place != Profile("Офис", "srv-db01", port=6432, database="crm").place
    assert there.place != Profile("Офис", "srv-db01", database="crm_test").place


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("", "password_short"),
        ("qW7-tr!9xZp", "password_short"),
        ("временный пароль", "password_is_old"),
        ("e_konstantinova", "password_is_login"),
        ("Konstantinova", "password_is_login"),
        ("konstantinova2026!", "password_is_login"),
        ("password12345", "password_common"),
        ("Password2026!", "password_common"),
        ("passwordpassword", "password_common"),
        ("123456789012", "password_common"),
        ("qwertyuiopas", "password_common"),
        ("йцукенгшщзхъ", "password_common"),
        ("aaaaaaaaaaaa", "password_common"),
        ("abcabcabcabc", "password_common"),
        ("Пароль123456", "password_common"),
        ("кресло дождь гвоздь", ""),
        ("qW7-tr!9xZpL", ""),
        ("passwordless living", ""),
    ],
)
def test_what_is_tried_first_is_refused(password: str, code: str) -> None:
    assert objection(password, "e_konstantinova", "временный пароль") == code


def test_the_list_of_common_passwords_holds_the_hundred() -> None:
    assert len(COMMON) >= 100
    assert all(word == word.lower() for word in COMMON)
