"""P3: the free/busy look-up over the whole base, while ИНН or words of a name are typed; recorded, ranked, with the holders.

Best run on a million clients: python -m benchmarks base --clients 1000000 --deals 0 --folder FOLDER.
"""

from functools import partial
from statistics import median

from benchmarks.base import Bench
from benchmarks.measure import Figure, interleaved
from benchmarks.search import ODOO_MS
from crm_desktop.services.database import Reader

WORDS = (
    "аврора", "ромашкаэнерго", "строймонтаж", "монтаж аврора", "ооо сигма", "псков молоко холдинг", "тула агро",
    "аврора зао", "снаб", "ооо",
)  # fmt: skip
SHORT = ("ро", "уф", "гр", "77")
NOBODY = ("зззз", "ооо авророа", "нефтехимпромм", "8 916 123-45-67")


def run(bench: Bench, rounds: int) -> list[Figure]:
    """Medians of the panels, and the slowest word; the anchor is what Odoo needs for a tenth of the rows, quoted."""
    owner = bench.owner()
    with owner.cursor() as cursor:
        cursor.execute("SELECT inn FROM crm.client WHERE id = (SELECT max(id) / 2 FROM crm.client)")
        ((inn,),) = cursor.fetchall()
    owner.close()
    person = bench.sign_in("manager")
    try:
        with person.reader() as reader:
            names = _panel(reader, WORDS, rounds)
            typed = _panel(reader, tuple(inn[:length] for length in (3, 5, 7, 9, 10)), rounds)
            short = _panel(reader, SHORT, rounds)
            nobody = _panel(reader, NOBODY, rounds)
    finally:
        person.close()
    odoo = (ODOO_MS,)
    return [
        Figure("P3", "look-up, 10 names, median", names, 1 / 15, odoo, "Odoo, quoted"),
        Figure("P3", "look-up, slowest of 10 names", (max(names),), 1 / 15, odoo, "Odoo, quoted"),
        Figure("P3", "look-up, an ИНН being typed", typed, 1 / 15, odoo, "Odoo, quoted"),
        Figure("P3", "look-up, two letters", (max(short),), 10.0),
        Figure("P3", "look-up, nobody is found", nobody, 1 / 15, odoo, "Odoo, quoted"),
    ]


def _panel(reader: Reader, words: tuple[str, ...], rounds: int) -> tuple[float, ...]:
    """The median of every word."""
    ask = {word: partial(reader.value, "SELECT api.client_lookup(%s)", (word,)) for word in words}
    return tuple(median(taken) for taken in interleaved(max(3, rounds // 3), **ask).values())
