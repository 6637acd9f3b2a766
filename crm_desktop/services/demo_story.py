# ruff: noqa: E501 - a call with its words is read as one row
"""What every story of a deal begins with: the need. A yield is hours of work that pass."""

from collections.abc import Generator, Iterator
from datetime import date, timedelta

from crm_desktop.services.demo_data_words import COMMENTS, NEEDS, SOURCES, TASKS
from crm_desktop.services.demo_plans import Plan
from crm_desktop.services.demo_world import World

Hours = Generator[float, None, bool]


class Story:
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
        """What happens one after another."""
        yield self.need()

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
            until_on = (date.today() + timedelta(days=20)).isoformat()
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
