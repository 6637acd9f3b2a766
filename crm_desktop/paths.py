"""Where things lie: what is shipped with the program and what belongs to the person at this computer."""

import os
import sys
from pathlib import Path

APPLICATION = "CRM Desktop"

HOME_VARIABLE = "CRM_HOME"
"""Moves settings, data and logs together into one folder: tests, portable copies, a second profile."""


def is_frozen() -> bool:
    """True in the built program (PyInstaller), where the sources are packed away."""
    return bool(getattr(sys, "frozen", False))


def program_folder() -> Path:
    """The checkout, or the folder in which a frozen program keeps its files."""
    if is_frozen():
        return Path(getattr(sys, "_MEIPASS", Path(sys.executable).parent))
    return Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """A shipped file under `resources/`; that it exists is not checked."""
    return program_folder().joinpath("resources", *parts)


def migrations_folder() -> Path:
    """The folder with `versions/` and `sql/`, as a real folder also in a frozen program."""
    return program_folder() / "crm_desktop" / "migrations"


def config_folder() -> Path:
    """Settings of this person; on Windows they roam to other computers; made if missing."""
    return _made(_own("config") or _system("user_config_path", roaming=True))


def data_folder() -> Path:
    """Drafts, files on their way and the demonstration base: this computer only; made if missing."""
    return _made(_own("data") or _system("user_data_path"))


def log_folder() -> Path:
    """Logs and crash reports of this person; made if missing."""
    return _made(_own("log") or _system("user_log_path"))


def cache_folder() -> Path:
    """What can be made again at any time; made if missing."""
    return _made(_own("cache") or _system("user_cache_path"))


def _own(kind: str) -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / kind if home else None


def _system(function: str, **choices: bool) -> Path:
    """The system's own place; the library is imported at the first question: it costs the start 14 ms."""
    import platformdirs

    place: Path = getattr(platformdirs, function)(APPLICATION, appauthor=False, **choices)
    return place


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
