"""Some hundreds of changes on both sides of an exchange, the same at every telling: what people do there and here.

Three acts: what both sides had before they met; changes of the same and of other records; deals that go on.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

from tests.exchange_pair import Pair
from tests.exchange_there import DAY, There, checked_inn
from tests.office_deals import STAGES, DealAt, DealSteps
from tests.terrasoft.server import own_id
from tests.terrasoft.server.dictionaries import CLIENT

STRANGERS: Final = 16
"""Clients they have and we do not."""
SERVICE: Final = 1


@dataclass
class Story:
    """Tells one act after the other to a pair. What the acts before made is found again by its names."""

    pair: Pair
    deals: list[DealAt] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)
    there: There = field(init=False)

    def __post_init__(self) -> None:
        self.there = There(self.pair)

    def told(self) -> tuple[Callable[[], None], ...]:
        return self.meet, self.change, self.go_on

    # -- before they met ------------------------------------------------------------------------------------------

    def meet(self) -> None:
        """Both sides have clients, four of them the same; chains of documents on each side."""
        self._their_clients()
        for number in range(5):
            self.there.chain(number, number)
        self._our_deals(("recorded", "calculated", "quote_draft", "quoted", "issued", "paid", "in_work", "closed"))
        self.pair.send_all()

    def _their_clients(self) -> None:
        for number in range(STRANGERS):
            account = self.there.add(
                "Account",
                f"account {number}",
                Name=f"Их клиент {number:02}",
                TypeId=CLIENT,
                UsrINN=checked_inn(number),
                Phone=f"+7 812 100-00-{number:02}",
                Address=f"Невский, {number + 1}",
            )
            for place in range(1 + number % 2):
                self.there.person(f"person {number} {place}", account, f"Чужаков{number:02}", f"Иван{place}")
        known = self.pair.base.execute("SELECT inn, kpp FROM crm.client WHERE inn <> '' ORDER BY id LIMIT 4")
        for place, (inn, kpp) in enumerate(known):
            name = f"Общий клиент {place}"
            self.there.add(
                "Account",
                f"common {place}",
                Name=name,
                TypeId=CLIENT,
                UsrINN=inn,
                UsrKPP=kpp,
                Web=f"https://{place}.example.ru",
            )

    def _our_deals(self, stages: tuple[str, ...]) -> None:
        for stage in stages:
            deal = self.pair.office.deal_at(stage)
            self.deals.append(deal)
            self.stages.append(stage)
            title = f"Наша сделка {len(self.deals)}"
            self.pair.base.execute("UPDATE crm.deal SET title = %s WHERE id = %s", (title, deal.deal))

    # -- changes of the same and of others ------------------------------------------------------------------------

    def change(self) -> None:
        """Fields of the same records on both sides, the same fields too; new records; late ones; repeated saves."""
        self._they_change()
        self._we_change()

    def _they_change(self) -> None:
        change = self.pair.terrasoft.change
        for number in range(STRANGERS):
            change("Account", own_id("story", f"account {number}"), Phone=f"+7 812 200-00-{number:02}")
            if number % 3 == 0:
                change("Account", own_id("story", f"account {number}"), Notes=f"Заметка {number}", Web="")
            change("Contact", own_id("story", f"person {number} 0"), JobTitle=f"Директор {number}", Email="")
        late = datetime.now(UTC) - timedelta(minutes=2)
        for number in range(STRANGERS, STRANGERS + 5):
            account = self.there.add(
                "Account",
                f"account {number}",
                at=late,
                Name=f"Поздний клиент {number}",
                TypeId=CLIENT,
                UsrINN=checked_inn(number),
            )
            self.there.person(f"person {number} 0", account, f"Поздний{number}", "Пётр")
        self.there.chain(5, 4)
        change("Opportunity", own_id("story", "sale 0"), Title="Их продажа 0, уточнённая", Budget=Decimal("77777.70"))
        change("Opportunity", own_id("story", "sale 1"), Notes="Строка один\r\nстрока два", Description="Нужно быстро")
        change("Invoice", own_id("story", "invoice 2"), Notes="Отсрочка", DueDate=DAY + timedelta(days=20))
        change("InvoiceProduct", own_id("story", "invoice line 2"), Price=Decimal("5100.10"), Quantity=Decimal("2.5"))
        account, invoice = own_id("story", "account 2"), own_id("story", "invoice 2")
        self.there.payment("part 2", "П-2-часть", invoice, account, Decimal(3000))

    def _we_change(self) -> None:
        office, dice = self.pair.office, random.Random(5)
        ours = "SELECT id FROM crm.client WHERE deleted_at IS NULL ORDER BY inn, id"
        for place, (client,) in enumerate(self.pair.base.execute(ours)):
            changes: dict[str, object] = {"comment": f"Наша правка {dice.randrange(1000)}"}
            if place % 4 == 0:
                changes["phone"] = f"+7 495 300-00-{place:02}"
            office.save("analyst", "client", client, changes)
        for number in range(4):
            given = {"short_name": f"Новый наш {number}", "inn": checked_inn(900 + number), "kpp": "780101001"}
            client, _ = office.save("manager1", "client", None, given)
            office.call("manager1", "client_direction_claim", client, office.direction("Сертификация"))
            office.save(
                "manager1", "contact", None, {"client_id": client, "last_name": f"Своев{number}", "first_name": "Олег"}
            )
        for number, deal in enumerate(self.deals):
            if office.state("deal", deal.deal) not in ("closed", "lost"):
                office.save(
                    deal.manager,
                    "deal",
                    deal.deal,
                    {"need": f"Уточнение {number}", "expected_kopecks": 100_000 * number},
                )

    # -- deals go on ----------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Ours go three stages further; people there answer with money; holders change; a draft loses a line."""
        for place in range(7):
            self._further(place, 3)
        change = self.pair.terrasoft.change
        change("UsrAccountDirection", own_id("story", "slot 0"), UsrOwnerId=self.there.manager(3))
        change("Document", own_id("story", "act 5"), Notes="Подписан без замечаний")
        for number in range(STRANGERS + 5):
            change("Account", own_id("story", f"account {number}"), Address=f"Лиговский, {number}")
        for number in range(8):
            self.there.person(f"late person {number}", own_id("story", f"account {number}"), f"Новиков{number}", "Глеб")
        self._our_deals(("quoted", "calculated"))

    def _further(self, place: int, steps: int) -> None:
        deal, stage = self.deals[place], self.stages[place]
        made = [name for name in STAGES if name not in ("on_approval", "approved")]
        begun = made.index(stage) + 1
        for name in made[begun : begun + steps]:
            DealSteps(self.pair.office, deal, (SERVICE,), 0).take(name)
