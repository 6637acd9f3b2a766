"""P18: a file of 100,000 clients to committed rows, against reading it with calamine and sending it by COPY."""

import io
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

import python_calamine as calamine
import xlsxwriter

from benchmarks.base import Bench
from benchmarks.measure import Figure
from crm_desktop.services.requisites import check_inn, inn_check_digits

ROOT = Path(__file__).resolve().parent.parent
ROWS_VARIABLE = "CRM_BENCH_IMPORT_ROWS"
ROWS = 100_000
RATIO, PEAK_MB = 2.5, 200.0
TITLES = (
    "Наименование", "ИНН", "КПП", "ОГРН", "Адрес", "Телефон", "Почта", "Сайт", "Источник", "Контактное лицо", "Должность",
    "Комментарий",
)  # fmt: skip


def run(bench: Bench, rounds: int) -> list[Figure]:
    """Three turns of each at most: an import is a matter of seconds. What was imported is taken out again."""
    rows = int(os.environ.get(ROWS_VARIABLE, ROWS))
    found: dict[str, list[float]] = {}
    anchor: list[float] = []
    with tempfile.TemporaryDirectory(prefix="crm-bench-") as home:
        path = Path(home, "clients.xlsx")
        write_file(path, rows)
        _tidy(bench)
        for _ in range(min(3, max(1, rounds // 10))):
            anchor.append(_anchor(bench, path))
            for name, value in _imported(bench, home, path).items():
                found.setdefault(name, []).append(value)
            _tidy(bench)
    told = f"{rows} rows of 12 columns with a contact in each; read, judged, staged, written and committed"
    limit = RATIO
    return [
        Figure("P18", "import of a file", tuple(found["total"]), limit, tuple(anchor), "calamine + COPY", note=told),
        Figure("P18", "of it: read", tuple(found["read"]), 1.5, tuple(anchor), "calamine + COPY"),
        Figure("P18", "of it: judged and staged", tuple(found["staged"]), limit, tuple(anchor), "calamine + COPY"),
        Figure("P18", "of it: one transaction", tuple(found["written"]), limit, tuple(anchor), "calamine + COPY"),
        Figure("P18", "dry run over staged rows", tuple(found["foreseen"]), limit, tuple(anchor), "calamine + COPY"),
        Figure("P18", "taking it back", tuple(found["undone"]), limit, tuple(anchor), "calamine + COPY"),
        Figure("P18", "peak of the importing process", tuple(found["peak"]), PEAK_MB, unit="MB"),
    ]


def write_file(path: Path, rows: int) -> None:
    """Clients with right checksums whom nobody knows (region 99)."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, TITLES)
    for place in range(1, rows + 1):
        stem = f"99{place:07d}"
        inn, number = stem + inn_check_digits(stem), f"1{place:011d}"
        sheet.write_row(place, 0, (
            f"ООО «Импорт Ромашка {place}»", inn, f"{inn[:4]}01001", number + str(int(number) % 11 % 10),
            f"г. Москва, ул. Мира, д. {place % 300}, офис {place % 70}",
            f"+7 495 {place // 10000 % 1000:03d}-{place // 100 % 100:02d}-{place % 100:02d}",
            f"info{place}@example{place % 500}.ru", f"www.example{place}.ru", "Выставка",
            f"Иванов{place % 900} Иван Иванович", "Директор", f"Комментарий {place}",
        ))  # fmt: skip
    book.close()


def _anchor(bench: Bench, path: Path) -> float:
    """Read, check the ИНН, COPY into a table, leave out those that are known: the least anybody could do."""
    connection = bench.owner()
    connection.autocommit = False
    begun = time.perf_counter()
    rows = calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows()
    next(rows)
    content = io.StringIO()
    for row in rows:
        if check_inn(str(row[1])) is None:
            content.write("\t".join(map(str, row)) + "\n")
    content.seek(0)
    with connection.cursor() as cursor:
        columns = ", ".join(f"c{place} text" for place in range(len(TITLES)))
        cursor.execute(f"CREATE TABLE priv.bench_import ({columns})")
        cursor.copy_expert("COPY priv.bench_import FROM STDIN", content)
        cursor.execute(
            "SELECT count(*) FROM priv.bench_import b LEFT JOIN crm.client c ON c.inn = b.c1 AND c.kpp = b.c2 WHERE c.id IS NULL"
        )
    connection.commit()
    taken = (time.perf_counter() - begun) * 1000
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE priv.bench_import")
    connection.commit()
    connection.close()
    return taken


def _imported(bench: Bench, home: str, path: Path) -> dict[str, float]:
    """In a process of its own, whose memory is nobody else's."""
    order = Path(home, "import.json")
    order.touch(mode=0o600)
    who = "manager"
    noted = {
        "profile": asdict(bench.profile()), "login": bench.logins[who], "password": bench.passwords[who], "path": str(path),
    }  # fmt: skip
    order.write_text(json.dumps(noted), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.import_process", str(order)],
        cwd=ROOT, env={**os.environ, "CRM_HOME": home}, capture_output=True, text=True, timeout=1800, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-800:])
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def _tidy(bench: Bench) -> None:
    """Nothing of an import is left behind; the dead rows neither."""
    connection = bench.owner()
    made = "SELECT id FROM crm.client WHERE import_id IS NOT NULL"
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"DELETE FROM priv.client_search WHERE client_id IN ({made})")
        cursor.execute(f"DELETE FROM priv.contact_search WHERE client_id IN ({made})")
        cursor.execute(f"DELETE FROM crm.contact WHERE client_id IN ({made})")
        cursor.execute("DELETE FROM crm.client WHERE import_id IS NOT NULL")
        cursor.execute("DELETE FROM priv.client_import_row")
        cursor.execute("DELETE FROM crm.client_import")
        cursor.execute("DELETE FROM priv.journal WHERE relation IN ('client', 'contact')")
        for table in ("crm.client", "crm.contact", "priv.client_search", "priv.contact_search", "priv.client_import_staged",
                      "priv.client_import_row", "priv.journal"):  # fmt: skip
            cursor.execute(f"VACUUM ANALYZE {table}")
        cursor.execute("CHECKPOINT")
    connection.close()
