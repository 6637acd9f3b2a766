# ruff: noqa: E501 - a call with its words is read as one row
"""What the demonstration's stories share: who is who, which slots are held, what the bank has to tell."""

import json
import random
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from crm_desktop.services.demo_clock import Cast, WorkTime
from crm_desktop.services.demo_data_clients import Client
from crm_desktop.services.demo_data_office import ASSISTANCE, GROUPS, ORGANIZATIONS, PEOPLE

CLAIMS_A_MONTH = 9
FEW_CLAIMS = {"head1": 2, "head2": 2, "manager7": 3}


class World:
    """One run of the demonstration; everything by chance comes from `chance`, everything at once from `cast.now`."""

    def __init__(
        self, cast: Cast, chance: random.Random, work_time: WorkTime, until: datetime, pool: list[Client]
    ) -> None:
        self.cast, self.chance, self.work_time, self.until = cast, chance, work_time, until
        self.logins = {person.key: person.login for person in PEOPLE}
        self.ids = self._employees()
        self.keys = {number: key for key, number in self.ids.items()}
        self.directions = dict(cast.rows("SELECT short_name, id FROM crm.direction"))
        self.services = dict(cast.rows("SELECT name, id FROM crm.service"))
        self.organizations = dict(cast.rows("SELECT number_prefix, id FROM crm.organization"))
        self.prefixes = {number: prefix for prefix, number in self.organizations.items()}
        self.accounts = {o.prefix: o.account for o in ORGANIZATIONS}
        self.groups = {name: (lead, *others) for name, _, _, lead, others in GROUPS}
        self.assistants: dict[str, list[str]] = defaultdict(list)
        for assistant, manager in ASSISTANCE:
            self.assistants[manager].append(assistant)
        self.pool = pool
        self.clients: dict[str, int] = dict(cast.rows("SELECT inn, id FROM crm.client"))
        self.slots: dict[tuple[str, str], tuple[str, int]] = {}
        self.given_back: set[tuple[str, str]] = set()
        self.claimed: Counter[tuple[str, str, str]] = Counter()
        self.bank: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.papers = 0
        self.month = ""

    def _employees(self) -> dict[str, int]:
        logins = {person.login: person.key for person in PEOPLE}
        return {logins[login]: number for login, number in self.cast.rows("SELECT login, id FROM crm.employee")}

    def login(self, key: str) -> str:
        return self.logins[key]

    def slot(self, manager: str, direction: str) -> tuple[int, Client]:
        """A slot the manager holds by now: one of his, or a free one he claims within his quota of the month."""
        mine = [inn for (inn, short), (holder, _) in self.slots.items() if (holder, short) == (manager, direction)]
        free = [client for client in self.pool if (client.inn, direction) not in self.slots]
        self.chance.shuffle(free)
        client = next((client for client in free if self._may_claim(manager, client)), None)
        if client is not None and (not mine or self.chance.random() < 0.6):
            return self.claim(manager, client, direction), client
        if not mine:
            raise LookupError(f"{manager} holds nothing in {direction} and has no claims left")
        inn = self.chance.choice(mine)
        return self.slots[inn, direction][1], next(client for client in self.pool if client.inn == inn)

    def claim(self, manager: str, client: Client, direction: str) -> int:
        """Takes the direction; a client nobody has worked with is entered by the manager first."""
        login = self.logins[manager]
        fresh = client.inn not in self.clients
        if fresh:
            self.clients[client.inn] = self._enter(login, client)
        answer = self.cast.call(login, "client_direction_claim", self.clients[client.inn], self.directions[direction])
        self.claimed[manager, answer["kind"], self.month] += 1
        self.slots[client.inn, direction] = (manager, int(answer["id"]))
        if fresh:
            self._enter_contact(login, client)
        return int(answer["id"])

    def _may_claim(self, manager: str, client: Client) -> bool:
        known = any(inn == client.inn for inn, _ in self.slots)
        kind = "direction" if known else "new_client"
        most = FEW_CLAIMS.get(manager, CLAIMS_A_MONTH) if known else CLAIMS_A_MONTH
        return self.claimed[manager, kind, self.month] < most

    def _enter(self, login: str, client: Client) -> int:
        about = {
            "kind": client.kind, "short_name": client.short_name, "full_name": client.full_name, "inn": client.inn,
            "kpp": client.kpp, "ogrn": client.ogrn, "address": f"{client.town}, ул. Промышленная, д. {len(self.clients)}",
            "phone": f"+7495000{4000 + len(self.clients):04d}", "email": f"office-{client.inn}@example.com",
            "source": self.chance.choice(("Звонок", "Сайт", "Выставка")), "signatory_position": "Генеральный директор",
            "signatory_name": client.signatory, "signatory_basis": "Устав",
        }  # fmt: skip
        return int(self.cast.call(login, "client_save", None, 0, as_json(about))["id"])

    def _enter_contact(self, login: str, client: Client) -> None:
        last, first, middle, position = client.contact
        number = self.clients[client.inn]
        phone, email = f"+7495000{5000 + number:04d}", f"contact-{client.inn}@example.com"
        names = {"last_name": last, "first_name": first, "middle_name": middle, "position": position}
        person = {"client_id": number, "phone": phone, "email": email, "main": True, **names}
        self.cast.call(login, "contact_save", None, None, json.dumps(person))
        self.cast.insert(login, "client_account", client_id=number, account=client.account, bik=client.bik)

    def turn_month(self) -> None:
        """Claims of the month that is over are booked into it: the commands count in the month of the computer."""
        month = f"{self.cast.today:%Y-%m}"
        if self.month and month != self.month:
            self.book_claims(self.month)
        self.month = month

    def book_claims(self, month: str) -> None:
        self.cast.rows(
            f"UPDATE priv.claim_month SET month_on = '{month}-01' WHERE month_on = date_trunc('month', current_date)"
        )

    def pay(self, prefix: str, kopecks: int, purpose: str, *, inn: str = "", name: str = "", **more: Any) -> None:
        """Tells the bank of a payment; the accountant imports it with the next statement."""
        self.papers += 1
        self.bank[prefix].append({
            "direction": "in", "bank_on": self.cast.today.isoformat(), "document_number": str(100 + self.papers), "amount_kopecks": kopecks,
            "document_on": self.cast.today.isoformat(), "counterparty_inn": inn, "counterparty_name": name, "purpose": purpose,
            "duplicate_key": f"{prefix}-{self.cast.today:%Y%m%d}-{self.papers}", **more,
        })  # fmt: skip

    def in_days(self, days: int) -> date:
        return self.cast.today + timedelta(days=days)


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
