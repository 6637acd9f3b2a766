"""Clients, their directions and three years of sales, skewed as in life: few managers and clients make most of it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random

from benchmarks import names
from benchmarks.company import DIRECTIONS, GROUPS, RATES, SERVICES_EACH, Company
from benchmarks.copying import Copying, array

HELD = 0.85
YEARS = 3
DEALS_PER_CLIENT = 5
BATCH = 10_000
STATES = ("recorded", "calculating", "quoted", "invoiced", "in_work", "closed", "lost")
OWNED = "id,owner_id,client_id,client_name,direction_id,created_at,created_by"
PRICED = "owner_id,position,service_id,title,quantity,unit,price_kopecks,vat_rate,created_at"
COLUMNS = {
    "client": "id,short_name,full_name,inn,kpp,address,phone,email,source,owner_ids,created_at,created_by",
    "contact": "client_id,last_name,first_name,middle_name,position,phone,main",
    "client_direction": "id,client_id,client_name,direction_id,owner_id,holder_id,state,held_at",
    "deal": f"{OWNED},client_direction_id,state,lost_reason_id,title,expected_kopecks,expected_on",
    "calculation_request": f"{OWNED},deal_id,state,sent_at,group_ids,price_kopecks",
    "calculation_line": f"{OWNED},request_id,deal_id,service_id,service_name,unit,group_id,expert_id,state,quantity,"
    "price_kopecks,lowest_price_kopecks,term_days,calculated_at",
    "quote": f"{OWNED},deal_id,organization_id,number,state,issued_on,valid_until_on,net_kopecks,vat_kopecks,total_kopecks",
    "quote_line": f"quote_id,{PRICED}",
    "invoice": f"{OWNED},deal_id,organization_id,number,sequence,year,kind,state,issued_on,due_on,paid_kopecks,"
    "committed_kopecks,committed_year,net_kopecks,vat_kopecks,total_kopecks",
    "invoice_line": f"id,invoice_id,{PRICED},ordered,launched",
    "work_item": f"{OWNED},deal_id,invoice_id,invoice_line_id,organization_id,service_id,title,quantity,done_quantity,"
    "acted_quantity,price_kopecks,group_id,expert_id,state",
    "event": "at,author_id,kind,document,document_id,deal_id,client_id,owner_id,text",
}


def weights(count: int, exponent: float, random: Random) -> list[float]:
    """Cumulated weights by Zipf's law, in random order of the ranks."""
    ranks = [(rank + 1) ** -exponent for rank in range(count)]
    random.shuffle(ranks)
    return list(accumulate(ranks))


class Slots:
    """The held client directions: what a deal inherits from each, and how probable a deal in it is."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.heirs: list[tuple[int, int, str, int]] = []
        self.weights: list[float] = []

    def add(self, slot: int, owner: int, client: int, name: str, direction: int, weight: float) -> None:
        self.ids.append(slot)
        self.heirs.append((owner, client, name, direction))
        self.weights.append(weight + (self.weights[-1] if self.weights else 0.0))


def clients(copying: Copying, company: Company, count: int, random: Random) -> Slots:
    """`count` clients with three directions each, 85 % of them held, and one or two contacts."""
    slots = Slots()
    holders, shares = company.holders, weights(len(company.holders), 0.5, random)
    started = datetime.now(UTC) - timedelta(days=365 * YEARS)
    slot = 0
    for client in range(1, count + 1):
        name, bare = names.company(random)
        holder = random.choices(holders, cum_weights=shares)[0]
        owners = set()
        importance = (client * 7919 % count + 1) ** -0.7
        for direction in random.sample(range(1, len(DIRECTIONS) + 1), 3):
            slot += 1
            owner = holder if random.random() < 0.6 else random.choices(holders, cum_weights=shares)[0]
            held = random.random() < HELD
            row = (
                slot,
                client,
                name,
                direction,
                *((owner, owner, "held", started) if held else (None, None, "free", None)),
            )
            copying.add("client_direction", row)
            if held:
                owners.add(owner)
                slots.add(slot, owner, client, name, direction, importance)
        _client(copying, random, client, name, bare, owners, started + timedelta(minutes=client * 1440 * 1000 // count))
    return slots


def _client(
    copying: Copying, random: Random, client: int, name: str, bare: str, owners: set[int], at: datetime
) -> None:
    town, phone = random.choice(names.TOWNS), f"+7495{client % 10_000_000:07}"
    address = f"{101000 + client % 500}, г. {town}, ул. {random.choice(names.STREETS)}, д. {client % 150 + 1}"
    full = name.replace("ООО", "Общество с ограниченной ответственностью").replace("ПАО", "Публичное АО")
    ids = sorted(owners)
    copying.add("client", (client, name, full, names.inn(client), "770101001", address, phone, f"info{client}@example.ru",
                           random.choice(names.SOURCES), array(ids), at, ids[0] if ids else 1))  # fmt: skip
    for number in range(1 + (random.random() < 0.4)):
        copying.add("contact", (client, *names.person(random), "Инженер" if number else "Директор", phone, number == 0))


class Sales:
    """Deals in the order of time, each with its requests, quotes, invoices, works and events."""

    def __init__(self, copying: Copying, company: Company, slots: Slots, random: Random) -> None:
        self._add, self._company, self._slots, self._random = copying.add, company, slots, random
        self._ids = dict.fromkeys(COLUMNS, 0)
        self._numbers: dict[tuple[int, int], int] = {}

    def run(self, deals: int, tell: Callable[[int], None]) -> None:
        """Writes `deals` deals from three years ago until now; `tell` gets the number done."""
        now = datetime.now(UTC)
        started, span = now - timedelta(days=365 * YEARS), timedelta(days=365 * YEARS)
        for place, chosen in enumerate(self._chosen(deals)):
            age = 1 - place / deals
            self._deal(chosen, started + span * (place / deals), age)
            if place % 50_000 == 0:
                tell(place)

    def _chosen(self, deals: int) -> Iterator[int]:
        places = range(len(self._slots.ids))
        for begun in range(0, deals, BATCH):
            size = min(BATCH, deals - begun)
            yield from self._random.choices(places, cum_weights=self._slots.weights, k=size)

    def _new(self, table: str) -> int:
        self._ids[table] += 1
        return self._ids[table]

    def _service(self, direction: int) -> int:
        return (direction - 1) * SERVICES_EACH + self._random.randrange(SERVICES_EACH) + 1

    def _deal(self, place: int, at: datetime, age: float) -> None:
        owner, client, name, direction = heir = self._slots.heirs[place]
        deal = self._new("deal")
        # Of old deals most are closed or lost, of new ones most are on their way.
        state = self._random.choices(STATES, (1, 1, 2, 2, 3, 60 * age, 25 * age))[0]
        on = at.date()
        self._add("deal", (deal, *heir, at, owner, self._slots.ids[place], state, 1 if state == "lost" else None,
                           names.NEEDS[direction % 8], self._random.randrange(1, 300) * 100_000, on + timedelta(days=30)))  # fmt: skip
        self._add(
            "event", (at, owner, "comment", "deal", deal, deal, client, owner, f"Позвонили в {name}, ждут предложения")
        )
        for _ in range(self._random.choices((0, 1, 2), (2, 6, 2))[0]):
            self._request(deal, heir, at, age)
        if self._random.random() < 0.2:
            self._quote(deal, heir, at, age)
        for _ in range(self._random.choices((0, 1, 2, 3), (35, 40, 15, 10))[0]):
            self._invoice(deal, heir, at, age)

    def _request(self, deal: int, heir: tuple[int, int, str, int], at: datetime, age: float) -> None:
        owner, direction = heir[0], heir[3]
        request, line = self._new("calculation_request"), self._new("calculation_line")
        service = self._service(direction)
        group, price = service % GROUPS + 1, 1_000_000 + service * 50_000
        done = self._random.random() < 0.9 or age > 0.1
        expert = self._random.choice(self._company.groups_of[group]) if done else None
        state, line_state = ("accepted", "accepted") if done else ("sent", "queued")
        self._add(
            "calculation_request",
            (request, *heir, at, owner, deal, state, at, array((group,)), price if done else None),
        )
        self._add("calculation_line", (line, *heir, at, owner, request, deal, service, f"{DIRECTIONS[direction - 1]}: услуга",
                                       "усл.", group, expert, line_state, 1, price if done else None,
                                       price * 9 // 10 if done else None, 10, at if done else None))  # fmt: skip

    def _lines(self, most: int, direction: int, rate: int | None) -> list[tuple[int, int, int, int, int]]:
        """(service, quantity, price, net, VAT on top) of each line, rounded half up as crm.line_vat does."""
        lines = []
        for _ in range(self._random.randint(1, most)):
            service, quantity = self._service(direction), self._random.choice((1, 1, 1, 2, 3))
            price = (1_000_000 + service * 50_000) * self._random.choice((80, 100, 120)) // 100
            net = price * quantity
            lines.append((service, quantity, price, net, 0 if rate is None else (net * rate * 2 + 100) // 200))
        return lines

    def _quote(self, deal: int, heir: tuple[int, int, str, int], at: datetime, age: float) -> None:
        quote, seller = self._new("quote"), self._random.randrange(len(RATES)) + 1
        lines = self._lines(3, heir[3], RATES[seller - 1])
        net, vat = sum(line[3] for line in lines), sum(line[4] for line in lines)
        state = "sent" if age < 0.02 else self._random.choice(("accepted", "accepted", "rejected", "expired"))
        on = at.date()
        self._add("quote", (quote, *heir, at, heir[0], deal, seller, f"КП-{quote:07}", state, on, on + timedelta(days=30),
                            net, vat, net + vat))  # fmt: skip
        for position, (service, quantity, price, _, _) in enumerate(lines, 1):
            title = f"{DIRECTIONS[heir[3] - 1]}: услуга"
            self._add(
                "quote_line", (quote, heir[0], position, service, title, quantity, "усл.", price, RATES[seller - 1], at)
            )

    def _invoice(self, deal: int, heir: tuple[int, int, str, int], at: datetime, age: float) -> None:
        owner, client, _, direction = heir
        invoice, seller = self._new("invoice"), self._random.randrange(len(RATES)) + 1
        rate = RATES[seller - 1]
        lines = self._lines(5, direction, rate)
        net, vat = sum(line[3] for line in lines), sum(line[4] for line in lines)
        state = self._invoice_state(age)
        number, sequence, year = self._number(seller, at) if state != "draft" else (None, None, None)
        on = at.date() if number else None
        paid = net + vat if state == "paid" else (net + vat) // 2 if state == "partly_paid" else 0
        committed = round((net + vat - paid) * net / (net + vat)) if state in ("issued", "partly_paid") else 0
        due = at.date() + timedelta(days=7)
        self._add("invoice", (invoice, *heir, at, owner, deal, seller, number, sequence, year, "full", state, on, due, paid,
                              committed, year, net, vat, net + vat))  # fmt: skip
        self._add("event", (at, owner, "step", "invoice", invoice, deal, client, owner, "issue"))
        works = state == "paid" and self._random.random() < 0.4
        for position, (service, quantity, price, _, _) in enumerate(lines, 1):
            line, title = self._new("invoice_line"), f"{DIRECTIONS[direction - 1]}: услуга"
            launched = quantity if works and position == 1 else 0
            self._add("invoice_line", (line, invoice, owner, position, service, title, quantity, "усл.", price, rate, at,
                                      quantity, launched))  # fmt: skip
            if launched:
                self._work(deal, heir, at, (invoice, line, seller, service, title, quantity, price), age)

    def _invoice_state(self, age: float) -> str:
        if age < 0.03:
            return self._random.choice(("draft", "issued", "issued", "partly_paid"))
        return self._random.choices(("paid", "cancelled", "issued"), (90, 6, 4))[0]

    def _number(self, seller: int, at: datetime) -> tuple[str, int, int]:
        key = (seller, at.year)
        self._numbers[key] = sequence = self._numbers.get(key, 0) + 1
        return f"{'АБВГДЕ'[seller - 1]}-{sequence:06}", sequence, at.year

    def _work(
        self,
        deal: int,
        heir: tuple[int, int, str, int],
        at: datetime,
        sold: tuple[int, int, int, int, str, int, int],
        age: float,
    ) -> None:
        invoice, line, seller, service, title, quantity, price = sold
        group = service % GROUPS + 1
        state = "acted" if age > 0.08 else self._random.choice(("assigned", "in_work", "done"))
        done = quantity if state in ("acted", "done") else 0
        acted = quantity if state == "acted" else 0
        expert = self._random.choice(self._company.groups_of[group])
        self._add("work_item", (self._new("work_item"), *heir, at, heir[0], deal, invoice, line, seller, service, title, quantity,
                                done, acted, price, group, expert, state))  # fmt: skip
