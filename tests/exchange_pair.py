"""An office and a Terrasoft that exchange: both filled with the same people, organisations, directions and services."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from crm_desktop.services import exchange
from crm_desktop.services.terrasoft.exchange import Figures
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.transport import open_transport
from crm_desktop.services.terrasoft.worker import Worker
from tests.office import PASSWORD as OFFICE_PASSWORD
from tests.office import Office
from tests.servers import Base
from tests.terrasoft.server import EXCHANGE_CONTACT, PASSWORD, USER, TerrasoftServer
from tests.terrasoft.server.dictionaries import EMPLOYEE, OUR_COMPANY

INTEGRATOR: Final = "analyst"
OBJECTS: Final = (
    "client", "contact", "client_direction", "deal", "calculation_request", "calculation_line", "quote", "quote_line",
    "invoice", "invoice_line", "payment", "work_item", "act",
)  # fmt: skip


@dataclass
class Pair:
    """`people`, `organizations`, `directions`, `services`: our id -> their id of what both sides know by name."""

    office: Office
    terrasoft: TerrasoftServer
    people: dict[int, UUID] = field(default_factory=dict)
    organizations: dict[int, UUID] = field(default_factory=dict)
    directions: dict[int, UUID] = field(default_factory=dict)
    services: dict[int, UUID] = field(default_factory=dict)

    @property
    def base(self) -> Base:
        return self.office.base

    def profile(self) -> Profile:
        """How the office reaches this Terrasoft."""
        settings = self.terrasoft.settings
        return Profile(
            address=self.terrasoft.address, generation=settings.generation, layout=settings.layout, user=USER,
            date_form=settings.dates, zone=settings.zone.key, batch=settings.batch, own_id=True,
            contact_id=str(EXCHANGE_CONTACT), page=500,
        )  # fmt: skip

    def set_up(self, directions: Mapping[str, str] | None = None, leader: str = "both") -> None:
        """Fills their dictionaries, lays out the default mapping, switches the exchange on, both ways if not told."""
        self._fill_dictionaries()
        connection = self.office.connect_as(INTEGRATOR)
        with connection.reader() as reader, connection.session() as session:
            exchange.lay_out(session, reader)
            with closing(open_transport(self.profile(), PASSWORD)) as transport:
                exchange.learn_words(session, reader, transport)
            exchange.set_directions(session, reader, directions or dict.fromkeys(OBJECTS, "both"), leader)
            exchange.save_profile(session, self.profile(), active=True)

    def _fill_dictionaries(self) -> None:
        add, execute = self.terrasoft.insert, self.base.execute
        names = "SELECT id, btrim(last_name || ' ' || first_name || ' ' || middle_name) FROM crm.employee WHERE active"
        self.people = {id: add("Contact", Name=name, TypeId=EMPLOYEE) for id, name in execute(names)}
        own = execute("SELECT id, short_name, inn FROM crm.organization")
        self.organizations = {id: add("Account", Name=name, TypeId=OUR_COMPANY, UsrINN=inn) for id, name, inn in own}
        ours = execute("SELECT id, name FROM crm.direction")
        self.directions = {id: add("OpportunityDepartment", Name=name) for id, name in ours}
        listed = execute("SELECT id, name FROM crm.service")
        self.services = {id: add("Product", Name=name, Price=Decimal(1)) for id, name in listed}

    def send_all(self) -> int:
        """Queues everything of ours that they do not have."""
        with self.office.connect_as(INTEGRATOR).session() as session:
            return sum(exchange.send_all(session, name) for name in OBJECTS)

    def worker(self) -> Worker:
        """The program of the exchange in this process, signed in as the integrator."""
        self.office.connect_as(INTEGRATOR)
        login = self.office.people[INTEGRATOR]
        return Worker(self.base.parameters(login, OFFICE_PASSWORD), lambda profile: PASSWORD, host="tests")

    def cycle(self, *, scan: bool | None = False) -> Figures:
        """One cycle; raises what breaks it off."""
        return self.worker().once(scan=scan)

    def due_now(self) -> None:
        """Nobody waits for a pause to end: everything that failed is tried at the next cycle."""
        self.base.execute("UPDATE priv.exchange_in SET due_at = now()")
        self.base.execute("UPDATE priv.exchange_out SET due_at = now()")
        self.base.execute("UPDATE priv.exchange_lease SET until_at = '-infinity'")

    def settle(self, most: int = 12) -> list[Figures]:
        """Cycles until nothing moves any more; fails when it does not come to rest."""
        done: list[Figures] = []
        for _ in range(most):
            self.due_now()
            done.append(self.cycle())
            if done[-1].quiet and len(done) > 1:
                return done
        raise AssertionError(f"the exchange does not come to rest: {done[-3:]}")

    def waiting(self) -> dict[str, list[tuple[Any, ...]]]:
        """What is in the queues and undecided, for a message that helps."""
        return {
            "in": self.base.execute("SELECT object, their_id, code, facts, waits_in, waits_for FROM priv.exchange_in"),
            "out": self.base.execute("SELECT object, our_id, code, facts FROM priv.exchange_out"),
            "conflicts": self.base.execute(
                "SELECT object, our_id, field, base, ours, theirs FROM priv.exchange_conflict WHERE decision IS NULL"
            ),
            "links": self.base.execute(
                "SELECT object, our_id, their_id, state, sent FROM priv.exchange_link"
                " WHERE state <> 'linked' OR sent IS NOT NULL"
            ),
        }
