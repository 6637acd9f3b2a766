"""Writes samples/: a messy client base of 2,000 lines and a bank statement; always the same bytes.

All companies are fictitious: tax numbers carry the office codes ..99 that no tax office has, phones the
exchange 000, and addresses the domain example.com. After a change: `python -m tools.make_samples`.
"""

import sys
from pathlib import Path
from typing import Final

from tools.sample_clients import write_clients
from tools.sample_statement import write_statement

FOLDER: Final = Path(__file__).resolve().parent.parent / "samples"


def main() -> int:
    """Writes all samples."""
    FOLDER.mkdir(exist_ok=True)
    write_clients(FOLDER / "clients_2000.xlsx")
    write_statement(FOLDER / "statement_november.txt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
