"""How a deal of the tests reaches each stage from the one before, by the commands the screens use."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.office import Office

STAGES = (
    "recorded", "requested", "taken", "calculated", "quote_draft", "quoted", "accepted", "invoice_draft", "on_approval",
    "approved", "issued", "paid", "launched", "in_work", "done", "act_draft", "act_issued", "closed",
)  # fmt: skip


@dataclass
class DealAt:
    """Ids of the documents a deal has by now; 0 is "not yet"."""

    manager: str
    slot: int
    deal: int = 0
    request: int = 0
    quote: int = 0
    invoice: int = 0
    act: int = 0
    lines: list[int] = field(default_factory=list)
    work_items: list[int] = field(default_factory=list)
    issued: list[int] = field(default_factory=list)


class DealSteps:
    """How each stage is reached from the one before."""

    def __init__(self, office: "Office", deal: DealAt, services: Sequence[int], prepayment: int) -> None:
        self.office, self.deal, self.services, self.prepayment = office, deal, services, prepayment

    def take(self, stage: str) -> None:
        getattr(self, stage)()

    def recorded(self) -> None:
        changes = {"client_direction_id": self.deal.slot, "title": "Сертификация станка", "need": "Нужен сертификат"}
        self.deal.deal, _ = self.office.save(self.deal.manager, "deal", None, changes)

    def requested(self) -> None:
        lines = [
            {"position": p, "service_id": s, "quantity": 1, "subject": "станок"} for p, s in enumerate(self.services, 1)
        ]
        self.deal.request, _ = self.office.save(
            self.deal.manager, "calculation_request", None, {"deal_id": self.deal.deal}, lines=lines
        )
        self.office.do(self.deal.manager, "calculation_request", "send", self.deal.request)
        rows = self.office.base.execute(
            "SELECT id FROM crm.calculation_line WHERE request_id = %s ORDER BY id", (self.deal.request,)
        )
        self.deal.lines = [number for (number,) in rows]

    def taken(self) -> None:
        for line in self.deal.lines:
            self.office.do(self.lead("calculation_line", line), "calculation_line", "take", line)

    def calculated(self) -> None:
        for line in self.deal.lines:
            self.office.do(self.lead("calculation_line", line), "calculation_line", "finish", line)

    def quote_draft(self) -> None:
        self.deal.quote = self.office.call(self.deal.manager, "quote_make", self.deal.deal)["id"]

    def quoted(self) -> None:
        self.office.do(self.deal.manager, "quote", "send", self.deal.quote)

    def accepted(self) -> None:
        self.office.do(self.deal.manager, "quote", "accept", self.deal.quote)

    def invoice_draft(self) -> None:
        kind = ("prepayment", self.prepayment) if self.prepayment else ("full", None)
        self.deal.invoice = self.office.call(self.deal.manager, "invoice_make", self.deal.quote, *kind)["id"]

    def on_approval(self) -> None:
        if self.prepayment:
            self.office.do(self.deal.manager, "invoice", "submit", self.deal.invoice)

    def approved(self) -> None:
        self.office.approve("prepayment", "invoice", self.deal.invoice)

    def issued(self) -> None:
        self.office.do(self.deal.manager, "invoice", "issue", self.deal.invoice)

    def paid(self) -> None:
        self.office.pay(self.deal.invoice)

    def launched(self) -> None:
        rows = self.office.base.execute("SELECT id FROM crm.invoice_line WHERE invoice_id = %s", (self.deal.invoice,))
        lines = [{"invoice_line_id": number} for (number,) in rows]
        answer = self.office.do(self.deal.manager, "invoice", "launch", self.deal.invoice, lines=lines)
        self.deal.work_items = answer["ids"]

    def in_work(self) -> None:
        for item in self.deal.work_items:
            self.office.do(self.lead("work_item", item), "work_item", "start", item)

    def done(self) -> None:
        for item in self.deal.work_items:
            expert = self.lead("work_item", item)
            today = date.today()
            done = {"done_quantity": 1, "done_on": today, "hours": 8, "result": "Работа выполнена"}
            self.office.do(expert, "work_item", "finish", item, **done)
            if self.office.read(expert, "work_item", item)["needs_verification"]:
                self.office.do(self.second("work_item", item), "work_item", "verify", item)

    def act_draft(self) -> None:
        self.deal.act = self.office.call(self.deal.manager, "act_make", self.deal.deal)["id"]

    def act_issued(self) -> None:
        self.office.do(self.deal.manager, "act", "issue", self.deal.act)

    def closed(self) -> None:
        self.office.do(self.deal.manager, "act", "sign", self.deal.act, signed_on=date.today())

    def lead(self, table: str, number: int) -> str:
        """What the lead of the group of this row is called."""
        return self.member(table, number, "e.id = g.lead_id")

    def second(self, table: str, number: int) -> str:
        """Another member of the group."""
        return self.member(table, number, "e.id <> g.lead_id")

    def member(self, table: str, number: int, which: str) -> str:
        rows = self.office.base.execute(
            f"SELECT e.login FROM crm.{table} t JOIN crm.expert_group g ON g.id = t.group_id"
            " JOIN crm.expert_group_member m ON m.group_id = g.id JOIN crm.employee e ON e.id = m.employee_id"
            f" WHERE t.id = %s AND {which} ORDER BY e.id LIMIT 1",
            (number,),
        )
        return next(key for key, login in self.office.people.items() if login == rows[0][0])
