"""What is remembered at this computer before anybody has signed in: profile, last login, language, theme."""

import json
import logging
from pathlib import Path
from typing import Any

from crm_desktop import paths

log = logging.getLogger(__name__)


class LocalSettings:
    """A small JSON file in the user's config folder; secrets never go there."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = (folder or paths.config_folder()) / "settings.json"
        try:
            self._values: dict[str, Any] = json.loads(self._file.read_text("utf-8"))
        except FileNotFoundError:
            self._values = {}
        except (OSError, ValueError) as error:
            log.info("settings are unreadable and begin anew: %s", error)
            self._values = {}

    def get(self, key: str, default: Any = None) -> Any:
        """The remembered value or the default."""
        return self._values.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Remembers at once; a full disk is told in the log only."""
        if self._values.get(key) == value:
            return
        self._values[key] = value
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._file.with_suffix(".new")
            fresh.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), "utf-8")
            fresh.replace(self._file)
        except OSError as error:
            log.info("settings could not be kept: %s", error)
