# ruff: noqa: E501 - a call with its words is read as one row
"""How the experts of a story calculate, with the questions and returns of real life."""

from crm_desktop.services.demo_data_words import COSTS, QUESTIONS
from crm_desktop.services.demo_story import Hours, Story


class Calculated(Story):
    """A story with a request for calculation."""

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
        rows = self.cast.rows(
            "SELECT id FROM crm.calculation_line WHERE request_id = %s ORDER BY position, id", (self.request,)
        )
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
