# ruff: noqa: E501 - a row of a table, a statement, is read as one row
"""Who sells what to whom in the demonstration, when it begins and where it stands today."""

import random
from dataclasses import dataclass, field

from crm_desktop.services.demo_data_catalog import SERVICES, Service

SELLING = {
    "head1": ("Сертификация", "СМК и ISO"),
    "head2": ("Промбезопасность", "Консалтинг"),
    "manager1": ("Сертификация", "Декларирование", "СМК и ISO"),
    "manager2": ("Сертификация", "Испытания"),
    "manager3": ("Декларирование", "Испытания", "Сертификация"),
    "manager4": ("СМК и ISO", "Сертификация", "Испытания"),
    "manager5": ("Промбезопасность", "Охрана труда", "Консалтинг"),
    "manager6": ("Охрана труда", "Кадры", "Промбезопасность"),
    "manager7": ("Обучение", "Кадры", "Охрана труда"),
}
MANAGERS = tuple(name for name in SELLING if name.startswith("manager"))

# Where deals of the last weeks stand, and how many days ago such a deal began.
STOPS: dict[str, tuple[int, int]] = {
    "recorded": (1, 3), "postponed": (8, 20), "request_draft": (1, 2), "queued": (1, 1), "taken": (1, 2), "question": (2, 4), "calculated": (3, 5),
    "returned": (4, 6), "declined": (3, 6), "withdrawn": (4, 9), "quote_draft": (4, 6), "quote_on_approval": (2, 4), "quote_returned": (6, 8),
    "quote_approved": (6, 8), "sent": (8, 14), "accepted": (9, 14), "rejected": (15, 30), "expired": (55, 80), "superseded": (10, 16),
    "invoice_draft": (10, 15), "invoice_on_approval": (5, 7), "invoice_rejected": (14, 18), "invoice_approved": (12, 15), "issued": (13, 17),
    "overdue": (36, 50), "matched": (7, 9),
    "partly_paid": (18, 26), "planned": (16, 20), "early_start": (8, 10), "released": (20, 25), "assigned": (20, 26),
    "in_work": (24, 36), "paused": (28, 40), "paper_draft": (30, 42),
    "paper_verified": (31, 43),
    "done": (32, 44), "verified": (34, 46), "act_draft": (36, 50), "act_issued": (38, 52), "act_sent": (40, 54),
    "act_overdue": (70, 110), "act_refused": (46, 64), "work_cancelled": (30, 50),
}  # fmt: skip

# Stops that only a service with a second person's verification has.
VERIFIED = ("paper_draft", "paper_verified", "verified")

# Turns in the road of deals that came to their end long ago.
QUIRKS = (
    "", "", "", "question", "returned_line", "given_back", "revised", "cancelled_invoice", "cancelled_act", "refused_act", "paused", "rejected_approval",
    "assistant", "delegated", "suspended", "withdrawn_paper", "part_payments", "no_number",
)  # fmt: skip

# What waits for the director today, by whose hand.
FOR_DIRECTOR: tuple[tuple[str, str, tuple[int, ...], int], ...] = (
    ("invoice_on_approval", "manager1", (2,), 50),
    ("invoice_on_approval", "manager3", (8,), 100),
    ("invoice_on_approval", "manager5", (23, 23), 50),
    ("usn", "manager5", (22,), 0),
    ("usn", "manager6", (19,), 0),
    ("quote_on_approval", "head1", (1,), 0),
    ("early_start", "head2", (24,), 50),
)


@dataclass
class Plan:
    """`begins` is days before today; `stop` a key of STOPS, `usn`, `usn_blocked`, `closed` or `lost`."""

    manager: str
    services: tuple[Service, ...]
    begins: float
    stop: str
    prepayment: int = 0
    quirk: str = ""
    quantities: tuple[int, ...] = field(default=())

    @property
    def direction(self) -> str:
        return self.services[0].direction


def plans(count: int, days: int, chance: random.Random) -> list[Plan]:
    """`count` deals: one at every stop, what waits for the director, and the rest ended within `days` before today."""
    told = [_director(*row, chance) for row in FOR_DIRECTOR]
    told.append(_plan("usn_blocked", "manager5", (25,), 0, 12, chance))
    for place, stop in enumerate(STOPS):
        told.append(_stopped(stop, MANAGERS[place % len(MANAGERS)], chance))
    quirks = list(QUIRKS) * (count // len(QUIRKS) + 1)
    for quirk in quirks[: max(len(QUIRKS), count - len(told))]:
        manager = chance.choice((*MANAGERS, *MANAGERS, "head1", "head2"))
        stop = "lost" if not quirk and chance.random() < 0.45 else "closed"
        prepayment = 0 if quirk in ("part_payments", "no_number") else chance.choice((0, 0, 50, 100))
        if quirk in ("rejected_approval", "delegated"):
            prepayment = 100
        plan = _plan(stop, manager, _chosen(manager, chance), prepayment, chance.uniform(75, days), chance)
        plan.quirk = quirk
        told.append(plan)
    return told


def _director(stop: str, manager: str, numbers: tuple[int, ...], prepayment: int, chance: random.Random) -> Plan:
    first, last = STOPS["invoice_on_approval" if stop == "usn" else stop]
    return _plan(stop, manager, numbers, prepayment, chance.uniform(first, last), chance)


def _stopped(stop: str, manager: str, chance: random.Random) -> Plan:
    first, last = STOPS[stop]
    prepayment = (
        50 if stop in ("invoice_on_approval", "invoice_rejected", "invoice_approved", "planned", "early_start") else 0
    )
    numbers = _chosen(manager, chance)
    if stop in VERIFIED:
        manager, numbers = "manager1", (1,)
    elif not SERVICES[numbers[0] - 1].needs_calculation:
        manager = "manager2"
        numbers = _chosen(manager, chance)
    return _plan(stop, manager, numbers, prepayment, chance.uniform(first, last), chance)


def _plan(
    stop: str, manager: str, numbers: tuple[int, ...], prepayment: int, begins: float, chance: random.Random
) -> Plan:
    services = tuple(SERVICES[number - 1] for number in numbers)
    many = tuple(
        chance.randint(8, 60) if s.unit in ("раб. место", "чел.") and s.price < 5_000 else chance.randint(1, 2)
        for s in services
    )
    return Plan(manager, services, begins, stop, prepayment, quantities=many)


def _chosen(manager: str, chance: random.Random) -> tuple[int, ...]:
    """One to three services of a direction which one organisation may sell together and experts calculate."""
    direction = chance.choice(SELLING[manager])
    fitting = [s.number for s in SERVICES if s.direction == direction]
    if direction == "СМК и ISO":
        fitting = chance.choice(([14, 15, 17], [16, 18]))
    calculated = [number for number in fitting if SERVICES[number - 1].needs_calculation]
    first = chance.choice(calculated or fitting)
    others = [number for number in fitting if number != first]
    return (first, *chance.sample(others, min(len(others), chance.choice((0, 0, 0, 1, 1, 2)))))
