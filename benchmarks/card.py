"""P5: a client with its related lists, data only, against one json_agg statement without row security."""

from functools import partial
from typing import Any

from benchmarks.base import Bench
from benchmarks.measure import Figure, interleaved
from crm_desktop.services import documents

GOAL = 2.0
PEER_MS = 47.0
"""Odoo and Tryton open one client in 47 ms (quoted from the design's measurements)."""
BARE = """
SELECT to_jsonb(d) || jsonb_build_object(
    'contacts', (SELECT coalesce(jsonb_agg(to_jsonb(k)), '[]') FROM crm.contact k WHERE k.client_id = d.id),
    'accounts', (SELECT coalesce(jsonb_agg(to_jsonb(a)), '[]') FROM crm.client_account a WHERE a.client_id = d.id),
    'slots', (SELECT jsonb_agg(jsonb_build_object('id', c.id, 'state', c.state, 'direction', r.name, 'holder', e.short_name)
        ORDER BY r.id) FROM crm.direction r LEFT JOIN crm.client_direction c ON c.direction_id = r.id AND c.client_id = d.id
        LEFT JOIN crm.employee e ON e.id = c.holder_id),
    'deals', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'title', x.title, 'state', x.state,
        'expected_kopecks', x.expected_kopecks, 'created_at', x.created_at)), '[]')
        FROM (SELECT * FROM crm.deal y WHERE y.client_id = d.id ORDER BY y.id DESC LIMIT 50) x),
    'timeline', (SELECT coalesce(jsonb_agg(jsonb_build_object('at', v.at, 'author', p.short_name, 'kind', v.kind,
        'document', v.document, 'document_id', v.document_id, 'text', v.text, 'facts', v.facts)), '[]')
        FROM (SELECT * FROM crm.event z WHERE z.client_id = d.id ORDER BY z.at DESC LIMIT 60) v
        LEFT JOIN crm.employee p ON p.id = v.author_id))
FROM crm.client d WHERE d.id = %s"""


def bare(connection: Any, client: int) -> dict[str, Any]:
    """The same lists in one hand-written statement."""
    with connection.cursor() as cursor:
        cursor.execute(BARE, (client,))
        found: dict[str, Any] = cursor.fetchone()[0]
        return found


def run(bench: Bench, rounds: int) -> list[Figure]:
    """A client of the manager with as many deals as the ninth decile of his."""
    owner, person = bench.owner(), bench.sign_in("manager")
    figures = []
    try:
        with person.reader() as reader:
            clients = reader.rows("SELECT client_id FROM crm.deal GROUP BY 1 ORDER BY count(*), 1")
            client = clients[len(clients) * 9 // 10][0]
            if len(bare(owner, client)["deals"]) < len(documents.read(reader, "client", client)["deals"]):
                raise AssertionError("the card shows more than there is")
            taken = interleaved(
                rounds, ours=partial(documents.read, reader, "client", client), raw=partial(bare, owner, client)
            )
            figures.append(Figure("P5", "open a client", taken["ours"], GOAL, taken["raw"], "one json_agg"))
            figures.append(Figure("P5", "open a client", taken["ours"], 1 / 40, (PEER_MS,), "Odoo, Tryton; quoted"))
            for document in ("deal", "invoice"):
                id = reader.value(
                    f"SELECT id FROM crm.{document} WHERE client_id = %s ORDER BY id DESC LIMIT 1", (client,)
                )
                opened = interleaved(rounds, ours=partial(documents.read, reader, document, id))
                figures.append(
                    Figure("P5", f"open a {document}", opened["ours"], 1 / 10, (PEER_MS,), "peers' client; quoted")
                )
    finally:
        person.close()
        owner.close()
    return figures
