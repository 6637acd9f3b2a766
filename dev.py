#!/usr/bin/env python3
"""The house's one door: python3 dev.py run | test | check | bench | bench-base | lock | build.

    run [ARGUMENTS]       start the demonstration (without a screen: play it into pictures under demo-output)
    test [PYTEST …]       all checks, then all tests; the last lines are pytest's
    check                 the checks alone: style, types, layers, forms and words
    bench NAME […]        one measurement of benchmarks/; bench-base makes the base they measure
    lock                  choose the newest fitting packages anew and write requirements/lock.txt
    build                 the program for this system under dist/, tried once by its own --selftest

Needs Python 3.11-3.13 and nothing else: packages come into .venv by requirements/lock.txt, every file
checked against its hash; on Debian and Ubuntu apt installs what Qt needs from the system if you are root.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, NoReturn  # noqa: UP035 - an old Python shall reach the sentence about its age

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements" / "lock.txt"
STAMP = VENV / "installed.sha256"
OLDEST, TOO_NEW = (3, 11), (3, 14)

# What the wheels of PySide6 take from the system (ldd on a Debian 12 made by debootstrap --variant=minbase).
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Tests read back the QR code and the text of printed documents with programs that are not ours.
TEST_PROGRAMS = {"zbarimg": "zbar-tools", "pdftotext": "poppler-utils", "pgbouncer": "pgbouncer"}
# Debian leaves the last two to root's PATH, but what lies there can be started by everybody.
PROGRAM_FOLDERS = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))
BUILD_PROGRAMS = {"objdump": "binutils"}


def main(arguments: list[str]) -> int:
    """The exit code of what was asked for."""
    commands: dict[str, Callable[[list[str]], int]] = {
        "run": run,
        "test": test,
        "check": check,
        "bench": bench,
        "bench-base": lambda rest: bench(["base", *rest]),
        "lock": lock,
        "build": build,
    }
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 2
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        fail(f"Python 3.11, 3.12 or 3.13 is needed; this is {sys.version.split()[0]}.")
    os.chdir(ROOT)
    return commands[arguments[0]](arguments[1:])


def run(rest: list[str]) -> int:
    """Starts the demonstration; where there is no screen, plays it into pictures."""
    if has_screen():
        prepare(libraries={**QT_LIBRARIES, **SCREEN_LIBRARIES})
        return python("-m", "crm_desktop", *(rest or ["--demo"]))
    prepare(libraries=QT_LIBRARIES)
    say("no screen here: the story is played without one, its pictures are put into demo-output")
    return python("-m", "crm_desktop", *(rest or ["--story", "demo-output"]), QT_QPA_PLATFORM="offscreen")


def test(rest: list[str]) -> int:
    """Checks, up to the first that fails, then pytest on two processes, each with a server of its own."""
    prepare(libraries=QT_LIBRARIES, programs=TEST_PROGRAMS)
    failed = run_checks()
    if failed:
        return failed
    # Whole modules go to one process, for a module shares one base; an -n given by hand comes later and wins.
    return python("-m", "pytest", "-n", "2", "--dist", "loadfile", *rest)


def check(rest: list[str]) -> int:
    """The checks alone."""
    prepare(libraries=QT_LIBRARIES)
    return run_checks()


def run_checks() -> int:
    """0, or the exit code of the first check that failed, after a line that names it."""
    checks = {
        "style (ruff)": ("-m", "ruff", "check", "--quiet", "."),
        "types (mypy)": ("-m", "mypy", "--no-error-summary"),
        "layers (import-linter)": ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
        "forms and words (tools/build_ui.py)": ("tools/build_ui.py", "--check"),
    }
    for name, command in checks.items():
        say(name)
        code = python(*command)
        if code:
            say(f"FAILED: {name}; the tests were not run")
            return code
    return 0


def bench(rest: list[str]) -> int:
    """One measurement, by name; without a name the list of them."""
    prepare(libraries=QT_LIBRARIES)
    return python("-m", "benchmarks", *rest)


def lock(rest: list[str]) -> int:
    """Writes the lock for all systems and Pythons at once: hashes, no addresses."""
    make_environment()
    if python("-m", "uv", "--version", quiet=True):
        pip("install", "uv")
    options = ["--universal", "--generate-hashes", "--group", "dev", "--python-version", "3.11", "--upgrade"]
    options += ["--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate", *rest]
    return python("-m", "uv", "pip", "compile", "pyproject.toml", "--output-file", str(LOCK), *options)


def build(rest: list[str]) -> int:
    """The program in a folder of its own, and the proof that it starts there."""
    prepare(libraries={**QT_LIBRARIES, **SCREEN_LIBRARIES}, programs=BUILD_PROGRAMS)
    code = python("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build_installer.spec", *rest)
    if code:
        return code
    program = ROOT / "dist" / "CRM Desktop" / ("CRM Desktop.exe" if os.name == "nt" else "CRM Desktop")
    say(f"built; {program.name} --selftest")
    surroundings = {} if has_screen() else {"QT_QPA_PLATFORM": "offscreen"}
    return call([str(program), "--selftest"], surroundings=surroundings) or call(
        [str(program.with_stem("crm-admin")), "--help"], quiet=True
    )


def prepare(libraries: dict[str, str], programs: dict[str, str] | None = None) -> None:
    """Everything a fresh machine lacks: system packages, Python's packages, the catalogue of words."""
    if sys.platform.startswith("linux"):
        missing = [package for name, package in libraries.items() if not can_load(name)]
        wanted = (programs or {}).items()
        missing += [package for name, package in wanted if not shutil.which(name, path=PROGRAM_FOLDERS)]
        if missing:
            install_system_packages(missing)
    make_environment()
    if python("tools/build_ui.py", "--release"):
        fail("the catalogue of words could not be made")


def can_load(library: str) -> bool:
    """Asks the loader itself: a package list does not tell what an image was stripped of."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(packages: list[str]) -> None:
    """apt for root on Debian and Ubuntu; for everybody else the line to type."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        fail(f"these system packages (by their Debian names) are missing: {' '.join(packages)}")
    if os.geteuid() != 0:
        fail(f"system packages are missing; install them once and try again:\n    sudo {' '.join(command)}")
    say(f"installing {' '.join(packages)}")
    silent = {"DEBIAN_FRONTEND": "noninteractive"}
    # A fresh image has no package lists; a failed update may still leave lists good enough to install from.
    call(["apt-get", "update", "-qq"], surroundings=silent)
    if call([*command, "-qq", "-o", "Dpkg::Use-Pty=0"], quiet=True, surroundings=silent):
        fail(f"apt-get could not install {' '.join(packages)}; it is told why by\n    {' '.join(command)}")


def make_environment() -> None:
    """.venv as the lock says: free when the stamp matches, taken up again when it was interrupted."""
    wanted = hashlib.sha256(LOCK.read_bytes() + repr(sys.version_info[:2]).encode()).hexdigest()
    if STAMP.exists() and STAMP.read_text(encoding="ascii") == wanted and works(venv_python()):
        return
    if not works(venv_python()):
        say("making .venv")
        create_venv()
    say("installing packages by requirements/lock.txt (a few minutes the first time)")
    checked = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(LOCK)]
    if pip("install", "--disable-pip-version-check", "--no-input", "--quiet", *checked):
        fail("the packages could not be installed; the lines above say why")
    STAMP.write_text(wanted, encoding="ascii")


def create_venv() -> None:
    """An environment of this very Python, also where Debian has split ensurepip off into python3-venv."""
    shutil.rmtree(VENV, ignore_errors=True)
    create = [sys.executable, "-m", "venv", str(VENV)]
    if has_module("ensurepip") and call(create) == 0:
        return
    # Without ensurepip the environment has no pip of its own; the one outside can fill it (since pip 22.3).
    shutil.rmtree(VENV, ignore_errors=True)
    if has_module("venv") and call([*create, "--without-pip"]) == 0 and outer_pip_can_serve():
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if has_module("virtualenv") and call([sys.executable, "-m", "virtualenv", "--quiet", str(VENV)]) == 0:
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if not shutil.which("apt-get"):
        fail("this Python can make no virtual environment: its modules venv and ensurepip are missing")
    install_system_packages([package])
    shutil.rmtree(VENV, ignore_errors=True)
    if call(create):
        fail(f"no virtual environment could be made, even with {package}")


def outer_pip_can_serve() -> bool:
    """Whether this Python has a pip that can work on another environment."""
    command = [sys.executable, "-m", "pip", "--python", str(venv_python()), "--version"]
    return call(command, quiet=True) == 0


def pip(*arguments: str) -> int:
    """pip of .venv, or the one outside working on .venv."""
    if call([str(venv_python()), "-m", "pip", "--version"], quiet=True) == 0:
        return python("-m", "pip", *arguments)
    return call([sys.executable, "-m", "pip", "--python", str(venv_python()), *arguments])


def works(interpreter: Path) -> bool:
    """False also when the Python .venv was made of is gone, or is of another version than this one."""
    if not interpreter.exists():
        return False
    question = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]!r})"
    return call([str(interpreter), "-c", question], quiet=True) == 0


def has_module(name: str) -> bool:
    """Asked in a fresh process: after apt has installed it this one would still not know."""
    return call([sys.executable, "-c", f"import {name}"], quiet=True) == 0


def has_screen() -> bool:
    """Linux alone can be without one."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def venv_python() -> Path:
    """The interpreter of .venv, whether or not it exists yet."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def python(*arguments: str, quiet: bool = False, **surroundings: str) -> int:
    """Runs .venv's Python and returns its exit code; texts are UTF-8 on every system."""
    surroundings["PYTHONUTF8"] = "1"
    return call([str(venv_python()), *arguments], quiet=quiet, surroundings=surroundings)


def call(command: list[str], *, quiet: bool = False, surroundings: dict[str, str] | None = None) -> int:
    """The exit code; 128 and more as a shell would tell it for a program ended by a signal."""
    output = subprocess.DEVNULL if quiet else None
    environment = {**os.environ, **(surroundings or {})}
    try:
        code = subprocess.run(command, env=environment, stdout=output, stderr=output, check=False).returncode
    except OSError as error:
        print(f"{command[0]}: {error.strerror}", file=sys.stderr)
        return 127
    return 128 - code if code < 0 else code


def say(sentence: str) -> None:
    """One line of progress, in order with what the programs called print themselves."""
    print(f"dev.py: {sentence}", flush=True)


def fail(sentence: str) -> NoReturn:
    """Ends with a sentence, not with a traceback."""
    print(f"dev.py: {sentence}", file=sys.stderr, flush=True)
    sys.exit(1)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
