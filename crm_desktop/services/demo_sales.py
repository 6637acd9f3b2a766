# ruff: noqa: E501 - a call with its words is read as one row
"""The first half of a deal's story after the need: the quote, consents, the issued invoice."""

from collections.abc import Iterator
from typing import Any

from crm_desktop.services.demo_calculation import Calculated
from crm_desktop.services.demo_data_words import COMPETITORS
from crm_desktop.services.demo_story import Hours


class Sale(Calculated):
    """A story up to the issued invoice."""

    def parts(self) -> Iterator[Hours]:
        yield self.need()
        if any(s.needs_calculation for s in self.plan.services):
            yield self.calculation()
        yield self.offer()
        yield self.answer()
        yield self.bill("prepayment" if self.plan.prepayment else "full")

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
