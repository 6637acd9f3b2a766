"""Answers of the register kept for 30 days in files only this person's account may read."""

import json
import logging
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from crm_desktop import paths
from crm_desktop.services.private_files import write_private

log = logging.getLogger(__name__)
KEPT_FOR: Final = timedelta(days=30)
VERSION: Final = 1


def recall(inn: str) -> list[dict[str, Any]] | None:
    """What was answered about this ИНН not longer ago than that; None when it must be asked."""
    try:
        kept = json.loads(_file(inn).read_text("utf-8"))
        age = datetime.now(UTC) - datetime.fromisoformat(kept["at"])
        fresh = kept["version"] == VERSION and timedelta(0) <= age < KEPT_FOR
        return list(kept["companies"]) if fresh else None
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as problem:
        log.info("a kept answer of the register is unreadable and asked anew: %s", type(problem).__name__)
        return None


def keep(inn: str, companies: list[dict[str, Any]]) -> None:
    """Keeps an answer; nobody found is not kept, for who is registered today is there tomorrow."""
    if not companies:
        return
    text = json.dumps(
        {"version": VERSION, "at": datetime.now(UTC).isoformat(), "companies": companies}, ensure_ascii=False
    )
    try:
        _folder().mkdir(parents=True, exist_ok=True)
        write_private(_file(inn), text)
        _forget_old()
    except OSError as problem:
        log.info("an answer of the register could not be kept: %s", problem)


def _forget_old() -> None:
    limit = (datetime.now(UTC) - KEPT_FOR).timestamp()
    for path in _folder().glob("*.json"):
        if path.stat().st_mtime < limit:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return paths.cache_folder() / "registry"


def _file(inn: str) -> Path:
    if not re.fullmatch(r"[0-9]{10}|[0-9]{12}", inn):
        raise ValueError(inn)
    return _folder() / f"{inn}.json"
