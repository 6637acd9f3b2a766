"""A bank statement of 50,000 documents to committed payments, against parsing it and sending it by COPY."""

import io
import os
import tempfile
import time
from pathlib import Path

from benchmarks.base import Bench
from benchmarks.measure import Figure
from crm_desktop.services import bank_statement, money, payments
from tools.sample_statement import write_statement

DOCUMENTS_VARIABLE = "CRM_BENCH_STATEMENT_DOCUMENTS"
DOCUMENTS = 50_000
RATIO = 4.0
"""Beside the rows stand their journal, the client by ИНН, the invoice by number, and the income of the year."""
WHOSE = "INSERT INTO crm.organization_account (organization_id, account, bik) SELECT organization_id, %s, bik"
WHOSE += " FROM crm.organization_account WHERE NOT EXISTS (SELECT FROM crm.organization_account WHERE account = %s) LIMIT 1"
ACCOUNT = "40702810900000001001"


def run(bench: Bench, rounds: int) -> list[Figure]:
    """Three turns of each at most; every import is taken back by its own command."""
    documents = int(os.environ.get(DOCUMENTS_VARIABLE, DOCUMENTS))
    found: dict[str, list[float]] = {name: [] for name in ("total", "read", "dry", "written", "again", "undone")}
    anchor: list[float] = []
    with tempfile.TemporaryDirectory(prefix="crm-bench-") as home:
        path = Path(home, "statement.txt")
        write_statement(path, documents)
        connection = bench.owner()
        with connection.cursor() as cursor:
            cursor.execute(WHOSE, (ACCOUNT, ACCOUNT))
        connection.commit()
        connection.close()
        for _ in range(min(3, max(1, rounds // 10))):
            anchor.append(_anchor(bench, path))
            for name, value in _imported(bench, path).items():
                found[name].append(value)
    told = f"{documents} documents; parsed, checked, matched, written with journal and income, committed"
    name = "parsing + COPY"
    titles = (
        ("total", "import of a statement"), ("read", "of it: parsed and checked"), ("written", "of it: one command"),
        ("dry", "dry run"), ("again", "the same file once more"), ("undone", "taking it back"),
    )  # fmt: skip
    return [
        Figure("statement", title, tuple(found[key]), RATIO, tuple(anchor), name, note=told if key == "total" else "")
        for key, title in titles
    ]


def _anchor(bench: Bench, path: Path) -> float:
    """Parse and COPY into a bare table: the least anybody could do."""
    connection = bench.owner()
    connection.autocommit = False
    begun = time.perf_counter()
    content = io.StringIO()
    for one in bank_statement.parsed(path.read_bytes()).documents:
        row = (one.bank_date, one.number, money.to_kopecks(one.amount), one.inn, one.account, one.purpose)
        content.write("\t".join(map(str, row)) + "\n")
    content.seek(0)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE priv.bench_statement (a date, b text, c bigint, d text, e text, f text)")
        cursor.copy_expert("COPY priv.bench_statement FROM STDIN", content)
    connection.commit()
    taken = (time.perf_counter() - begun) * 1000
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE priv.bench_statement")
    connection.commit()
    connection.close()
    return taken


def _imported(bench: Bench, path: Path) -> dict[str, float]:
    times: dict[str, float] = {}
    statement = 0
    connection = bench.sign_in("accountant")
    try:
        with connection.session() as session:
            begun = time.perf_counter()
            file = payments.read_statement(path)
            times["read"] = time.perf_counter() - begun
            for name, dry in (("dry", True), ("written", False), ("again", False)):
                begun = time.perf_counter()
                answers = payments.import_statement(session, file, dry)
                times[name] = time.perf_counter() - begun
                if name == "written":
                    statement = int(answers[0]["statement_id"])
            begun = time.perf_counter()
            payments.undo_statement(session, statement)
            times["undone"] = time.perf_counter() - begun
    finally:
        connection.close()
    times["total"] = times["read"] + times["written"]
    return {name: seconds * 1000 for name, seconds in times.items()}
