"""A Terrasoft of our own for the tests: a real HTTP server written from the reference, not from the client.

It imports nothing of the program: when the client and this server disagree, the reference decides.
"""

from tests.terrasoft.server.dictionaries import SUPERVISOR, own_id
from tests.terrasoft.server.faults import Fault, Plan
from tests.terrasoft.server.schema import standard
from tests.terrasoft.server.service import EXCHANGE_CONTACT, PASSWORD, USER, Record, TerrasoftServer
from tests.terrasoft.server.store import Clock, Column, EntitySet, Store, entity_set

__all__ = [
    "EXCHANGE_CONTACT", "PASSWORD", "SUPERVISOR", "USER", "Clock", "Column", "EntitySet", "Fault", "Plan", "Record",
    "Store", "TerrasoftServer", "entity_set", "own_id", "standard",
]  # fmt: skip
