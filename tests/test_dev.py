"""The one door: what it does on a machine that lacks something."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(dev.__file__).parent


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would be started; everything succeeds."""
    started: list[list[str]] = []

    def call(command: list[str], *, quiet: bool = False, surroundings: object = None) -> int:
        started.append(command)
        return 0

    monkeypatch.setattr(dev, "call", call)
    return started


def test_without_a_command_it_tells_what_there_is() -> None:
    done = subprocess.run([sys.executable, "dev.py"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert all(name in done.stdout for name in ("run", "test", "check", "bench-base", "lock", "build"))


def test_it_needs_nothing_but_the_standard_library() -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import dev; "
        "print(*{name.partition('.')[0] for name in sys.modules} - sys.stdlib_module_names)"
    )
    command = [sys.executable, "-I", "-S", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"dev", "__main__"}


def test_an_old_python_is_told_so_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST", (3, 99))
    monkeypatch.setattr(dev, "TOO_NEW", (4, 0))
    with pytest.raises(SystemExit) as end:
        dev.main(["check"])
    assert end.value.code == 1
    assert "is needed; this is 3." in capsys.readouterr().err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt is Debian's")
def test_who_is_not_root_gets_the_line_to_type(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name, path=None: f"/usr/bin/{name}")
    with pytest.raises(SystemExit):
        dev.install_system_packages(["libegl1", "libgl1"])
    assert "sudo apt-get install -y --no-install-recommends libegl1 libgl1" in capsys.readouterr().err
    assert calls == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt is Debian's")
def test_root_gets_the_missing_libraries_installed(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda name, path=None: f"/usr/bin/{name}")
    monkeypatch.setattr(dev, "make_environment", lambda: None)
    dev.prepare(libraries={"libc.so.6": "libc6", "libnosuch.so.1": "libnosuch1"})
    assert calls[0][:2] == ["apt-get", "update"]
    assert "libnosuch1" in calls[1]
    assert "libc6" not in calls[1]


def test_a_library_is_looked_for_where_the_loader_looks() -> None:
    assert not dev.can_load("libnosuch.so.1")
    if sys.platform.startswith("linux"):
        assert dev.can_load("libc.so.6")


def test_packages_are_installed_only_when_the_lock_has_changed(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, path in (("VENV", tmp_path), ("STAMP", tmp_path / "stamp"), ("LOCK", tmp_path / "lock.txt")):
        monkeypatch.setattr(dev, name, path)
    monkeypatch.setattr(dev, "works", lambda interpreter: True)
    dev.LOCK.write_text("a==1\n", encoding="utf-8")

    def installs() -> int:
        calls.clear()
        dev.make_environment()
        return sum("install" in command and "--require-hashes" in command for command in calls)

    assert [installs(), installs()] == [1, 0]
    dev.LOCK.write_text("a==2\n", encoding="utf-8")
    assert [installs(), installs()] == [1, 0]


def test_without_ensurepip_the_pip_outside_fills_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Debian keeps ensurepip in python3-venv; the environment is really made here, and pip looks into it."""
    monkeypatch.setattr(dev, "VENV", tmp_path / "venv")
    # Not .venv's own Python: an environment made this very way has no pip inside.
    monkeypatch.setattr(sys, "executable", getattr(sys, "_base_executable", sys.executable))
    if not dev.has_module("pip"):
        pytest.skip("the Python outside has no pip either: dev.py then installs python3-venv")
    asked = dev.has_module
    monkeypatch.setattr(dev, "has_module", lambda name: name != "ensurepip" and asked(name))
    dev.create_venv()
    assert dev.works(dev.venv_python())
    assert dev.call([str(dev.venv_python()), "-m", "pip", "--version"], quiet=True) != 0
    assert dev.pip("list", "--quiet") == 0


def test_the_lock_holds_hashes_and_no_addresses() -> None:
    text = dev.LOCK.read_text(encoding="utf-8")
    packages = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(packages) > 50
    assert all("==" in line and line.endswith("\\") for line in packages)
    assert "://" not in text
    assert "--find-links" not in text
    assert "--index" not in text


def test_a_failing_check_stops_before_the_tests(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[tuple[str, ...]] = []

    def python(*arguments: str, quiet: bool = False, **surroundings: str) -> int:
        started.append(arguments)
        return 3 if "mypy" in arguments else 0

    monkeypatch.setattr(dev, "python", python)
    monkeypatch.setattr(dev, "prepare", lambda **needed: None)
    assert dev.test([]) == 3
    assert not any("pytest" in arguments for arguments in started)
    assert "FAILED: types (mypy); the tests were not run" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="bash")
def test_ci_runs_exactly_the_test_command() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "exec python3 dev.py test"
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
