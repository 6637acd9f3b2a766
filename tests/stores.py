"""Stores of passwords for the tests: one that keeps, one that refuses, one that waits for somebody to unlock it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class MemoryStore(KeyringBackend):
    """Keeps passwords as long as it lives."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring has types for its interface only
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError(service)


class LockedStore(MemoryStore):
    """The person has refused to unlock it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked(password)


class BrokenStore(MemoryStore):
    """Raises what no list of keyring's own errors names, as Windows does."""

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("CredRead")

    set_password = LockedStore.set_password


class AskingStore(MemoryStore):
    """Does not answer before it is unlocked."""

    def __init__(self) -> None:
        super().__init__()
        self.unlocked = threading.Event()
        self.asked = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.set()
        self.unlocked.wait(60)
        return super().get_password(service, username)


@contextmanager
def used(store: KeyringBackend) -> Iterator[None]:
    """The system's store for the length of the block."""
    before = keyring.get_keyring()
    keyring.set_keyring(store)
    try:
        yield
    finally:
        keyring.set_keyring(before)
