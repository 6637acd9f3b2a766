# ruff: noqa: E501 - a call with its words is read as one row
"""The second half of a deal's story: money, work, issued documents, the act."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from crm_desktop.services.demo_data_catalog import Service
from crm_desktop.services.demo_data_words import RESULTS, STANDARDS
from crm_desktop.services.demo_sales import Sale
from crm_desktop.services.demo_story import Hours

BEFORE_MONEY = ("planned", "early_start")
VALID_DAYS = {"certificate": 365 * 3, "declaration": 365 * 3, "protocol": 365, "report": 365 * 5}


class Deal(Sale):
    """A sale that goes on to the signed act."""

    def parts(self) -> Iterator[Hours]:
        yield from super().parts()
        if self.ends(*BEFORE_MONEY):
            yield self.launch()
        yield self.money()
        yield self.launch()
        yield self.work()
        if self.plan.prepayment and self.plan.prepayment < 100:
            yield self.rest()
        yield self.act()

    def unpaid(self) -> tuple[Any, ...]:
        sql = "SELECT number, total_kopecks - paid_kopecks, organization_id, issued_on FROM crm.invoice WHERE id = %s"
        return self.cast.rows(sql, (self.invoice,))[0]

    def money(self) -> Hours:
        yield self.pause(6, 40)
        number, left, organization, issued_on = self.unpaid()
        prefix = self.world.prefixes[organization]
        who = {"inn": self.client_inn, "name": self.client_name}
        purpose = f"Оплата по счету № {number} от {issued_on:%d.%m.%Y}"
        if self.ends("partly_paid") or self.plan.quirk == "part_payments":
            part = left * 4 // 10
            self.world.pay(prefix, part, purpose + ", частично", invoice_number=number, **who)
            yield 14
            if self.ends("partly_paid"):
                return True
            left -= part
        if self.plan.quirk == "no_number" or self.ends("matched"):
            self.world.pay(prefix, left, "Оплата за услуги по договору", **who)
        else:
            self.world.pay(prefix, left, purpose, invoice_number=number, **who)
        yield 22
        return self.ends("matched")

    def launch(self) -> Hours:
        yield self.pause(0.5, 4)
        rows = self.cast.rows(
            "SELECT id FROM crm.invoice_line WHERE invoice_id = %s ORDER BY position, id", (self.invoice,)
        )
        due_on = self.world.in_days(max(s.term for s in self.plan.services) * 7 // 5)
        condition = "full" if self.ends(*BEFORE_MONEY) else "none"
        lines = [
            {
                "invoice_line_id": n,
                "due_on": due_on,
                "instructions": "Исходные данные в карточке клиента",
                "payment_condition": condition,
            }
            for (n,) in rows
        ]
        self.items: list[int] = self.cast.step(self.hand, "invoice", "launch", self.invoice, lines=lines)["ids"]
        if self.ends("early_start"):
            yield self.pause(1, 4)
            self.cast.step(
                self.login,
                "work_item",
                "request_early_start",
                self.items[0],
                reason="Проверка надзора через две недели, оплата в пути",
            )
        if self.ends("work_cancelled"):
            yield self.pause(4, 10)
            for item in self.items:
                self.cast.step(self.login, "work_item", "cancel", item, reason="Клиент отозвал заявку")
            return True
        return self.ends("released", *BEFORE_MONEY)

    def work(self) -> Hours:
        for item, service, quantity in zip(self.items, self.plan.services, self.plan.quantities, strict=True):
            if (yield from self.perform(item, service, quantity)):
                return True
        return self.ends("done", "verified")

    def perform(self, item: int, service: Service, quantity: int) -> Hours:
        lead, *others = (self.world.login(key) for key in self.world.groups[service.group])
        expert = self.chance.choice((lead, *others))
        second = lead if expert != lead else others[0]
        yield self.pause(2, 12)
        self.cast.step(expert, "work_item", "take", item)
        if self.ends("assigned"):
            return True
        yield self.pause(2, 10)
        self.cast.step(expert, "work_item", "start", item)
        if self.ends("in_work"):
            return True
        if self.plan.quirk == "paused" or self.ends("paused"):
            yield self.pause(4, 16)
            self.cast.step(expert, "work_item", "pause", item, reason="Ждём образцы от клиента")
            if self.ends("paused"):
                return True
            yield self.pause(8, 30)
            self.cast.step(expert, "work_item", "resume", item)
        yield self.pause(service.term * 2.0, service.term * 5.0)
        if service.document:
            yield from self.paper(item, service, expert, second)
        if self.ends("paper_draft", "paper_verified"):
            return True
        self.cast.step(
            expert,
            "work_item",
            "finish",
            item,
            done_quantity=quantity,
            done_on=self.cast.today,
            hours=round(self.pause(4, 40)),
            result=self.chance.choice(RESULTS),
        )
        if service.needs_verification and not self.ends("done"):
            yield self.pause(2, 8)
            self.cast.step(second, "work_item", "verify", item)
        return False

    def paper(self, item: int, service: Service, expert: str, second: str) -> Iterator[float]:
        self.world.papers += 1
        number = {
            "certificate": "ЕАЭС RU С-RU.ДЕ05.В.{:05d}/26",
            "declaration": "ЕАЭС N RU Д-RU.РА01.В.{:05d}/26",
            "protocol": "ПИ-{:05d}",
        }
        paper = self.cast.save(
            expert, "issued_document", None, work_item_id=item, kind=service.document, object=self.subject, standard=STANDARDS[service.document],
            registry_number=number.get(service.document, "ОТ-{:05d}").format(self.world.papers), issued_on=self.cast.today, valid_until_on=self.valid_until(service),
        )  # fmt: skip
        yield self.pause(1, 5)
        if self.ends("paper_draft"):
            return
        if service.needs_verification:
            self.cast.step(second, "issued_document", "verify", paper)
            yield self.pause(0.5, 3)
        if self.ends("paper_verified"):
            return
        self.cast.step(expert, "issued_document", "issue", paper)
        if self.plan.quirk in ("suspended", "withdrawn_paper"):
            yield self.pause(10, 30)
            self.cast.step(second, "issued_document", "suspend", paper, reason="Жалоба потребителя, идёт проверка")
            if self.plan.quirk == "withdrawn_paper":
                yield self.pause(10, 20)
                self.cast.step(expert, "issued_document", "withdraw", paper, reason="Нарушение подтвердилось")

    def valid_until(self, service: Service) -> Any:
        """Some end soon or have ended: a batch is certified for months, not for years."""
        if service.document not in VALID_DAYS:
            return None
        left = self.chance.choice((25, 45, 58, 80, -9, -20, *[0] * 10))
        ends = self.world.until.date() + timedelta(days=left)
        long = self.cast.today + timedelta(days=VALID_DAYS[service.document])
        return ends if left and ends > self.cast.today + timedelta(days=30) else long

    def rest(self) -> Hours:
        """The final invoice shows what was paid before."""
        if (yield from self.bill("final")):
            return True
        return (yield from self.money())

    def act(self) -> Hours:
        yield self.pause(1, 6)
        act = self.make_act()
        if self.ends("act_draft"):
            return True
        yield self.pause(0.2, 2)
        self.cast.step(self.login, "act", "issue", act)
        if self.plan.quirk == "cancelled_act":
            yield self.pause(2, 6)
            self.cast.step(self.login, "act", "cancel", act, reason="Ошибка в должности подписанта")
            act = self.make_act()
            self.cast.step(self.login, "act", "issue", act)
        if self.ends("act_issued"):
            return True
        yield self.pause(1, 8)
        self.cast.step(self.login, "act", "send", act)
        if self.ends("act_sent", "act_overdue"):
            return True
        if self.plan.quirk == "refused_act" or self.ends("act_refused"):
            yield self.pause(8, 30)
            self.cast.step(self.login, "act", "refuse", act, reason="Просят указать номер договора")
            if self.ends("act_refused"):
                return True
        yield self.pause(8, 36)
        self.cast.step(self.login, "act", "sign", act, signed_on=self.cast.today)
        return True

    def make_act(self) -> int:
        act = int(self.cast.call(self.hand, "act_make", self.deal)["id"])
        ((last,),) = self.cast.rows("SELECT max(done_on) FROM crm.work_item WHERE deal_id = %s", (self.deal,))
        begin = last - timedelta(days=self.chance.randint(5, 20))
        return self.cast.save(
            self.login, "act", act, act_on=self.cast.today, period_from_on=begin, period_until_on=last
        )
