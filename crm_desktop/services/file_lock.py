"""Locks between programs that vanish with the program that held them, however it ended."""

import os
import sys
import time
from pathlib import Path
from types import TracebackType

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """An exclusive lock on a file; the file stays, only the lock goes when the holder releases it or dies."""

    def __init__(self, path: Path, *, wait_seconds: float = 60.0) -> None:
        self.path = path
        self._wait_seconds = wait_seconds
        self._descriptor: int | None = None

    def try_take(self) -> bool:
        """Takes the lock if nobody holds it; never waits."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(descriptor)
        except OSError:
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def take(self) -> None:
        """Waits for the lock; raises TimeoutError when another program keeps it for too long."""
        deadline = time.monotonic() + self._wait_seconds
        while not self.try_take():
            if time.monotonic() > deadline:
                raise TimeoutError(f"another program holds {self.path}")
            time.sleep(0.05)

    def release(self) -> None:
        """Gives the lock back; harmless when it is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> "FileLock":
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
