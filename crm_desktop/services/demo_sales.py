# ruff: noqa: E501 - a call with its words is read as one row
"""The first half of a deal's story: from the need to the issued invoice. A yield is hours of work that pass."""

from collections.abc import Generator, Iterator
from datetime import timedelta
from typing import Any

from crm_desktop.services.demo_data_words import COMMENTS, COMPETITORS, COSTS, NEEDS, QUESTIONS, SOURCES, TASKS
from crm_desktop.services.demo_plans import Plan
from crm_desktop.services.demo_world import World

Hours = Generator[float, None, bool]


class Sale:
    """One deal; each part answers whether the story ends in it."""

    def __init__(self, world: World, plan: Plan) -> None:
        self.world, self.plan = world, plan
        self.cast, self.chance = world.cast, world.chance
        self.login = world.login(plan.manager)
        self.deal = self.request = self.quote = self.invoice = 0
        self.lines: list[int] = []
        self.client_inn = self.client_name = ""

    def tell(self) -> Iterator[float]:
        """The whole story; subclasses know how it goes on after the invoice."""
        for part in self.parts():
            if (yield from part):
                return

    def parts(self) -> Iterator[Hours]:
        yield self.need()
        if any(s.needs_calculation for s in self.plan.services):
            yield self.calculation()
        yield self.offer()
        yield self.answer()
        yield self.bill("prepayment" if self.plan.prepayment else "full")

    @property
    def hand(self) -> str:
        """Who does the paperwork: the manager, at times the assistant."""
        assistants = self.world.assistants[self.plan.manager]
        if assistants and (self.plan.quirk == "assistant" or self.chance.random() < 0.2):
            return self.world.login(assistants[0])
        return self.login

    def ends(self, *stops: str) -> bool:
        return self.plan.stop in stops

    def pause(self, low: float, high: float) -> float:
        return self.chance.uniform(low, high)

    def need(self) -> Hours:
        slot, client = self.world.slot(self.plan.manager, self.plan.direction)
        self.client_inn, self.client_name = client.inn, client.short_name
        title, words, self.subject = self.chance.choice(NEEDS[self.plan.direction])
        expected = sum(s.price * q for s, q in zip(self.plan.services, self.plan.quantities, strict=True)) * 100
        contact = "SELECT id FROM crm.contact WHERE client_id = %s"
        ((contact_id,),) = self.cast.rows(contact + " ORDER BY id LIMIT 1", (self.world.clients[client.inn],))
        self.deal = self.cast.save(
            self.login, "deal", None, client_direction_id=slot, title=title, need=words, source=self.chance.choice(SOURCES),
            contact_id=contact_id, expected_kopecks=expected, expected_on=self.world.in_days(45),
        )  # fmt: skip
        yield self.pause(0.2, 2)
        if self.chance.random() < 0.5:
            self.cast.comment(self.hand, "deal", self.deal, self.chance.choice(COMMENTS))
        yield from self.remember()
        if self.ends("postponed"):
            until_on = (self.world.until + timedelta(days=20)).date().isoformat()
            self.cast.step(
                self.login,
                "deal",
                "postpone",
                self.deal,
                postponed_until_on=until_on,
                comment="Бюджет со следующего месяца",
            )
        return self.ends("recorded", "postponed")

    def remember(self) -> Iterator[float]:
        """Three in ten deals have a task of the manager; most are done, some given up."""
        if self.chance.random() > 0.3:
            return
        due = self.world.work_time.later(self.cast.now, self.pause(4, 30))
        task = self.cast.insert(
            self.login,
            "task",
            assignee_id=self.world.ids[self.plan.manager],
            title=self.chance.choice(TASKS),
            due_at=due,
            comment=self.client_name,
        )
        yield self.pause(2, 8)
        if self.plan.stop in ("closed", "lost"):
            self.cast.step(self.login, "task", self.chance.choice(("finish", "finish", "finish", "cancel")), task)

    def calculation(self) -> Hours:
        lines = [
            {"position": p, "service_id": self.world.services[s.name], "quantity": q, "subject": self.subject}
            for p, (s, q) in enumerate(zip(self.plan.services, self.plan.quantities, strict=True), 1)
        ]
        hand = self.hand
        self.request = self.cast.save(
            hand,
            "calculation_request",
            None,
            lines,
            deal_id=self.deal,
            comment="Просьба учесть срок клиента",
            wanted_on=self.world.in_days(14),
        )
        if self.ends("request_draft"):
            return True
        yield self.pause(0.2, 3)
        self.cast.step(hand, "calculation_request", "send", self.request)
        rows = self.cast.rows("SELECT id FROM crm.calculation_line WHERE request_id = %s ORDER BY id", (self.request,))
        self.lines = [number for (number,) in rows]
        if self.ends("queued"):
            return True
        if self.ends("withdrawn"):
            yield self.pause(3, 9)
            self.cast.step(self.login, "calculation_request", "withdraw", self.request, reason="Клиент передумал")
            return True
        for line, service in zip(self.lines, self.plan.services, strict=True):
            if (yield from self.calculate(line, service.group, service.price)):
                return True
        return self.ends("calculated", "returned")

    def calculate(self, line: int, group: str, price: int) -> Hours:
        lead, *others = (self.world.login(key) for key in self.world.groups[group])
        expert = self.chance.choice((lead, *others))
        yield self.pause(1, 7)
        if self.ends("declined"):
            self.cast.step(lead, "calculation_line", "decline", line, reason="Вне области аккредитации")
            return True
        if self.plan.quirk == "given_back":
            self.cast.step(others[0], "calculation_line", "take", line)
            yield self.pause(1, 3)
            self.cast.step(others[0], "calculation_line", "give_back", line, reason="Ухожу в отпуск")
            yield self.pause(1, 3)
            assigned = {login: key for key, login in self.world.logins.items()}[expert]
            self.cast.step(lead, "calculation_line", "assign", line, expert_id=self.world.ids[assigned])
        else:
            self.cast.step(expert, "calculation_line", "take", line)
        if self.ends("taken"):
            return True
        yield self.pause(1, 5)
        if self.plan.quirk == "question" or self.ends("question"):
            question, answer = self.chance.choice(QUESTIONS)
            self.cast.step(expert, "calculation_line", "ask", line, question=question)
            if self.ends("question"):
                return True
            yield self.pause(3, 14)
            self.cast.step(self.login, "calculation_line", "answer", line, answer=answer)
            yield self.pause(1, 4)
        self.price(expert, line, price)
        yield self.pause(0.5, 6)
        self.cast.step(expert, "calculation_line", "finish", line)
        if self.plan.quirk == "returned_line" or self.ends("returned"):
            yield self.pause(1, 5)
            self.cast.step(
                self.login, "calculation_line", "return_back", line, reason="Клиент сократил объём, пересчитайте"
            )
            if self.ends("returned"):
                return True
            yield self.pause(2, 8)
            self.price(expert, line, round(price * 0.94))
            self.cast.step(expert, "calculation_line", "finish", line)
        return False

    def price(self, expert: str, line: int, roubles: int) -> None:
        """The expert's price lies about the price list's; its cost is a good half of it."""
        wanted = round(roubles * self.pause(0.97, 1.18) / 50) * 50
        ((draft, quantity),) = self.cast.rows(
            "SELECT c.id, l.quantity FROM crm.calculation c JOIN crm.calculation_line l ON l.id = c.line_id WHERE l.id = %s AND NOT c.sent",
            (line,),
        )
        costs = [
            {
                "position": p,
                "kind": kind,
                "title": title,
                "quantity": float(quantity),
                "rate_kopecks": round(wanted * share) * 100,
            }
            for p, (kind, title, share) in enumerate(COSTS, 1)
        ]
        ((known,),) = self.cast.rows("SELECT count(*) FROM crm.calculation_cost WHERE calculation_id = %s", (draft,))
        floor = round(wanted * 0.9) * 100
        self.cast.save(
            expert, "calculation", draft, [] if known else costs, price_kopecks=wanted * 100, lowest_price_kopecks=floor
        )

    def offer(self) -> Hours:
        yield self.pause(0.5, 5)
        hand = self.hand
        self.quote = int(self.cast.call(hand, "quote_make", self.deal, self.seller())["id"])
        if not self.lines:
            lines = [
                {
                    "position": p,
                    "service_id": self.world.services[s.name],
                    "quantity": q,
                    "price_kopecks": s.price * 100,
                    "term_days": s.term,
                }
                for p, (s, q) in enumerate(zip(self.plan.services, self.plan.quantities, strict=True), 1)
            ]
            self.cast.save(hand, "quote", self.quote, lines)
        if self.ends("quote_draft"):
            return True
        discounted = self.ends("quote_on_approval", "quote_approved", "quote_returned")
        asked = discounted or (self.plan.quirk != "revised" and self.chance.random() < 0.12)
        if asked and (yield from self.discount(20 if self.plan.manager.startswith("head") else 10)):
            return True
        yield self.pause(0.5, 3)
        self.cast.step(hand, "quote", "send", self.quote)
        if self.plan.quirk == "revised" or self.ends("superseded"):
            yield self.pause(8, 20)
            self.quote = int(self.cast.step(hand, "quote", "revise", self.quote)["id"])
            if self.ends("superseded"):
                return True
            yield self.pause(0.5, 3)
            self.cast.step(hand, "quote", "send", self.quote)
        return self.ends("sent", "expired")

    def discount(self, percent: int) -> Hours:
        ids = self.cast.rows("SELECT id FROM crm.quote_line WHERE quote_id = %s", (self.quote,))
        self.cast.save(
            self.login, "quote", self.quote, [{"id": number, "discount_percent": percent} for (number,) in ids]
        )
        yield self.pause(0.2, 1)
        self.cast.step(self.login, "quote", "submit", self.quote, reason="Постоянный клиент, просит цену конкурента")
        if self.ends("quote_on_approval"):
            return True
        yield self.pause(1, 6)
        if self.ends("quote_returned"):
            self.decide("quote", self.quote, "return_back", "Приложите расчёт маржи")
            return True
        self.decide("quote", self.quote, "approve", "Согласовано")
        return self.ends("quote_approved")

    def decide(self, document: str, document_id: int, verdict: str, words: str) -> None:
        """The one whose turn it is decides; while a head is away the other head does it for her."""
        ((approval, key),) = [
            (number, self.world.keys[pending[0]])
            for number, pending in self.cast.rows(
                "SELECT id, pending_ids FROM crm.approval WHERE document = %s AND document_id = %s AND state = 'pending'",
                (document, document_id),
            )
        ]
        away = key == "head2" and (self.world.until.date() - self.cast.today).days <= 3
        self.cast.step(self.world.login("head1" if away else key), "approval", verdict, approval, comment=words)

    def seller(self) -> int | None:
        """The program's own choice, but where the story needs an organisation close to its limit."""
        return self.world.organizations["ДП"] if self.ends("usn_blocked") else None

    def answer(self) -> Hours:
        yield self.pause(8, 30)
        if self.ends("lost", "rejected"):
            self.cast.step(self.login, "quote", "reject", self.quote, reason="Дорого")
            yield self.pause(4, 20)
            if self.ends("lost"):
                reason = self.chance.randint(1, 5)
                self.cast.step(
                    self.login,
                    "deal",
                    "lose",
                    self.deal,
                    lost_reason_id=reason,
                    competitor=self.chance.choice(COMPETITORS),
                )
            return True
        self.cast.step(self.hand, "quote", "accept", self.quote)
        return self.ends("accepted")

    def bill(self, kind: str) -> Hours:
        yield self.pause(0.5, 5)
        percent = self.plan.prepayment if kind == "prepayment" else None
        self.invoice = int(self.cast.call(self.hand, "invoice_make", self.quote, kind, percent)["id"])
        if self.ends("invoice_draft", "usn_blocked", "usn"):
            return True
        if kind == "prepayment" and (yield from self.consent()):
            return True
        yield self.pause(0.2, 3)
        self.issue()
        if self.plan.quirk == "cancelled_invoice":
            self.plan.quirk = ""
            yield self.pause(2, 8)
            self.cast.step(self.login, "invoice", "cancel", self.invoice, reason="Сменились реквизиты плательщика")
            yield from self.bill(kind)
        return self.ends("issued", "overdue")

    def issue(self) -> Any:
        return self.cast.step(self.login, "invoice", "issue", self.invoice, on=self.cast.today.isoformat())

    def consent(self) -> Hours:
        """A prepayment goes to the director, a large one by way of the superior."""
        yield self.pause(0.1, 1)
        self.cast.step(self.login, "invoice", "submit", self.invoice, reason="Клиент работает по предоплате")
        while self.waiting():
            ((_, pending),) = self.waiting()
            last = self.world.keys[pending[0]] == "director"
            if last and self.ends("invoice_on_approval"):
                return True
            yield self.pause(0.5, 5)
            if self.ends("invoice_rejected"):
                self.decide("invoice", self.invoice, "reject", "Сначала погасите просроченный счёт")
                return True
            if self.plan.quirk == "rejected_approval":
                self.plan.quirk = ""
                self.decide("invoice", self.invoice, "reject", "Процент предоплаты согласуйте с клиентом письменно")
                yield self.pause(2, 6)
                self.cast.step(self.login, "invoice", "submit", self.invoice, reason="Письмо клиента получено")
                yield self.pause(0.2, 1)
                self.cast.step(self.login, "invoice", "recall", self.invoice)
                yield self.pause(0.2, 1)
                self.cast.step(self.login, "invoice", "submit", self.invoice, reason="Исправил сумму по письму")
            elif self.plan.quirk == "delegated" and last:
                self.plan.quirk = ""
                self.delegate()
            else:
                self.decide("invoice", self.invoice, "approve", "Согласовано")
        return self.ends("invoice_approved")

    def waiting(self) -> list[tuple[Any, ...]]:
        sql = "SELECT id, pending_ids FROM crm.approval WHERE document = 'invoice' AND document_id = %s AND state = 'pending'"
        return self.cast.rows(sql, (self.invoice,))

    def delegate(self) -> None:
        """The director asks the other head instead."""
        ((approval, _),) = self.waiting()
        other = "head2" if self.plan.manager != "head2" else "head1"
        self.cast.step(
            self.world.login("director"),
            "approval",
            "delegate",
            approval,
            employee_id=self.world.ids[other],
            comment="Решите сами",
        )
