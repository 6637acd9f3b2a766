"""What a start may load: the libraries of commands, printing and exchange wait until they are needed."""

import subprocess
import sys

import pytest

from benchmarks.imports import HEAVY, WINDOW, asked, heavy_modules


def test_a_painted_window_has_loaded_nothing_heavy() -> None:
    assert heavy_modules() == []


def test_the_gate_would_see_a_heavy_module() -> None:
    assert "sqlalchemy" in asked(f"import sqlalchemy\n{WINDOW}")["modules"]


def test_reading_a_list_and_a_card_needs_no_sqlalchemy() -> None:
    code = (
        "import crm_desktop.services.auth, crm_desktop.services.lists, crm_desktop.services.documents\n"
        "import crm_desktop.services.listings.invoices, crm_desktop.services.listener"
    )
    assert [name for name in HEAVY if name in asked(code)["modules"]] == []


@pytest.mark.parametrize("module", ["crm_desktop.services.lists", "crm_desktop.services.listings.clients"])
def test_lists_can_be_read_without_qt(module: str) -> None:
    code = f"import {module}, sys; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
