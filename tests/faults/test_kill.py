"""The program is killed in the middle of the story: the base stays whole and the next start goes on."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from crm_desktop.services.demo_server import EmbeddedServer
from crm_desktop.services.server_programs import SHARED_FOLDER, runs_as_root

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from pathlib import Path
from crm_desktop.story.stage import staged
with staged(Path(sys.argv[1]), Path(sys.argv[2])) as telling:
    telling.tell()
"""
WHOLE = {
    "a numbered invoice is an issued one": """
        SELECT count(*) FROM crm.invoice WHERE (number IS NULL) <> (state IN ('draft', 'on_approval', 'approved'))
        AND state <> 'cancelled'""",
    "numbers have no holes": """
        SELECT count(*) FROM priv.number_series s WHERE s.kind = 'invoice'
        AND s.last <> (SELECT count(*) FROM crm.invoice i
        WHERE i.organization_id = s.organization_id AND i.year = s.year AND i.sequence IS NOT NULL)""",
    "sums are the sums of lines": """
        SELECT count(*) FROM crm.invoice i WHERE i.total_kopecks <> (SELECT coalesce(sum(l.total_kopecks), 0)
        FROM crm.invoice_line l WHERE l.invoice_id = i.id)""",
    "what is paid is what was allocated": """
        SELECT count(*) FROM crm.invoice i WHERE i.paid_kopecks <> (SELECT coalesce(sum(a.amount_kopecks), 0)
        FROM crm.payment_allocation a WHERE a.invoice_id = i.id)""",
    "what is promised is what is unpaid": """
        SELECT count(*) FROM priv.organization_year y WHERE y.committed_kopecks <>
        (SELECT coalesce(sum(i.committed_kopecks), 0) FROM crm.invoice i
        WHERE i.organization_id = y.organization_id AND i.committed_year = y.year)""",
    "a held direction has its claim": """
        SELECT count(*) FROM crm.client_direction d WHERE d.state = 'held' AND NOT EXISTS (SELECT FROM crm.claim c
        WHERE c.client_direction_id = d.id AND c.ended_at IS NULL)""",
}


@pytest.fixture
def server_folder(tmp_path: Path) -> Iterator[Path]:
    folder = SHARED_FOLDER / f"kill {tmp_path.name}" if runs_as_root() else tmp_path / "server"
    yield folder
    EmbeddedServer(folder).destroy()


def test_a_killed_program_leaves_a_whole_base_and_the_next_start_goes_on(tmp_path: Path, server_folder: Path) -> None:
    for place, pictures in enumerate((9, 21, 34)):
        folder = tmp_path / f"run {place}"
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(folder), str(server_folder)],
            cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        _wait_for(program, folder, pictures)
        program.send_signal(signal.SIGKILL)
        program.wait()
        assert _broken(server_folder) == []


def _wait_for(program: subprocess.Popen[bytes], folder: Path, pictures: int) -> None:
    deadline = time.monotonic() + 120
    while len(list(folder.glob("*.png"))) < pictures:
        assert program.poll() is None, f"the story ended with {program.returncode}"
        assert time.monotonic() < deadline, "the story stands still"
        time.sleep(0.05)


def _broken(server_folder: Path) -> list[str]:
    """The rules that do not hold any more in the story's base, looked at as the next start would."""
    server = EmbeddedServer(server_folder)
    server.start()
    try:
        connection = psycopg2.connect(dbname="crm_story", **server.parameters())
        with connection, connection.cursor() as cursor:
            broken = []
            for rule, query in WHOLE.items():
                cursor.execute(query)
                if cursor.fetchone() != (0,):
                    broken.append(rule)
        connection.close()
        return broken
    finally:
        server.stop()
