"""A Terrasoft of some years: clients, each with a person, a manager and a sale from the need to the payment."""

import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from tests.exchange_pair import Pair
from tests.exchange_there import checked_inn
from tests.terrasoft.server import SUPERVISOR, own_id
from tests.terrasoft.server.dictionaries import CLIENT, CONTACT_PERSON, PAID, WAITING
from tests.terrasoft.server.store import Value

QUOTED = UUID("423774cb-5ae6-df11-971b-001d60e938c6")
SERVICE = 2
YEARS = 3


class _Years:
    """Adds the records of one client with stamps that go on from one to the next."""

    def __init__(self, pair: Pair, dice: random.Random) -> None:
        self._pair, self._dice, self.count = pair, dice, 0
        ((seller,),) = pair.base.execute("SELECT id FROM crm.organization WHERE number_prefix = 'ОС'")
        self._seller = pair.organizations[seller]
        self._direction = pair.directions[pair.office.direction("Сертификация")]
        self._managers = [pair.people[pair.office.ids[f"manager{number}"]] for number in range(1, 7)]

    def client(self, number: int) -> None:
        """Nine records, or eight where nobody has paid."""
        self._at = datetime.now(UTC) - timedelta(hours=1 + self._dice.randrange(YEARS * 365 * 24))
        owner, service = self._dice.choice(self._managers), self._pair.services[SERVICE]
        price = Decimal(self._dice.randrange(10_000, 300_000))
        account = self._add(
            "Account", Name=f"Клиент {number:05}", TypeId=CLIENT, UsrINN=checked_inn(number), Address="Невский, 1"
        )
        self._add(
            "Contact",
            Name=f"Петров{number} Пётр",
            Surname=f"Петров{number}",
            GivenName="Пётр",
            AccountId=account,
            TypeId=CONTACT_PERSON,
        )
        self._add("UsrAccountDirection", UsrAccountId=account, UsrDepartmentId=self._direction, UsrOwnerId=owner)
        sale = self._add(
            "Opportunity",
            Title=f"Продажа {number}",
            AccountId=account,
            OwnerId=owner,
            StageId=QUOTED,
            ResponsibleDepartmentId=self._direction,
            Budget=price,
        )
        sent = own_id("UsrQuoteState", "Отправлено")
        quote = self._add(
            "UsrQuote",
            UsrNumber=f"Т-КП-{number}",
            UsrOpportunityId=sale,
            UsrAccountId=account,
            UsrSupplierId=self._seller,
            UsrStateId=sent,
            UsrDate=self._at.date(),
        )
        self._add(
            "UsrQuoteProduct",
            UsrName="Услуга",
            UsrQuoteId=quote,
            UsrProductId=service,
            UsrQuantity=Decimal(1),
            UsrPrice=price,
        )
        paid = number % 2 == 0
        invoice = self._add(
            "Invoice", Number=f"Т-СЧ-{number}", StartDate=self._at.date(), AccountId=account, OpportunityId=sale, SupplierId=self._seller, OwnerId=owner,
            PaymentStatusId=PAID if paid else WAITING,
        )  # fmt: skip
        self._add(
            "InvoiceProduct",
            Name="Услуга",
            InvoiceId=invoice,
            ProductId=service,
            Quantity=Decimal(1),
            Price=price,
            TotalAmount=price,
        )
        if paid:
            money: dict[str, Value] = {"UsrAmount": price, "UsrDate": self._at.date()}
            self._add(
                "UsrPayment",
                UsrNumber=f"П-{number}",
                UsrInvoiceId=invoice,
                UsrAccountId=account,
                UsrSupplierId=self._seller,
                **money,
            )

    def _add(self, entity: str, **values: Value) -> UUID:
        self._at += timedelta(seconds=self._dice.randrange(1, 300))
        self.count += 1
        return self._pair.terrasoft.insert(entity, by=SUPERVISOR, id=None, at=self._at, **values)


def populate(pair: Pair, clients: int) -> int:
    """How many records there are to be brought."""
    years = _Years(pair, random.Random(clients))
    for number in range(clients):
        years.client(number)
    return years.count
