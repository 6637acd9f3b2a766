"""What people of the other side write: clients, their persons, and sales from the need to the act."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from tests.exchange_pair import Pair
from tests.terrasoft.server import SUPERVISOR, own_id
from tests.terrasoft.server.dictionaries import ACT, CONTACT_PERSON, NEEDS, PAID, WAITING
from tests.terrasoft.server.store import Value

QUOTED, UNDERWAY = UUID("423774cb-5ae6-df11-971b-001d60e938c6"), UUID("09ee1344-52e6-df11-971b-001d60e938c6")
DAY: Final = date(2026, 11, 20)
SERVICE: Final = 2
"""Theirs needs no second expert: there nobody verifies."""


def checked_inn(number: int) -> str:
    """A tax number of a company with its right check digit (Приказ ФНС ЕД-7-14/559@)."""
    digits = f"78{number:07}"
    weights = (2, 4, 10, 3, 5, 9, 4, 6, 8)
    return digits + str(sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 % 10)


@dataclass
class There:
    """Every record has an id that follows from its key, so that it is found again at any telling."""

    pair: Pair

    def person(self, key: str, account: UUID, last: str, first: str) -> UUID:
        return self.add(
            "Contact",
            key,
            Name=f"{last} {first}",
            Surname=last,
            GivenName=first,
            AccountId=account,
            TypeId=CONTACT_PERSON,
            JobTitle="Инженер",
            Email=f"{key.replace(' ', '.')}@example.ru",
        )

    def chain(self, number: int, depth: int) -> None:
        """A sale of theirs, the further the greater `depth`: quote, invoice, payment, work, act."""
        account, owner = own_id("story", f"account {number}"), self.manager(number)
        held = self.direction()
        name = f"Направление {number}"
        self.add(
            "UsrAccountDirection",
            f"slot {number}",
            UsrName=name,
            UsrAccountId=account,
            UsrDepartmentId=held,
            UsrOwnerId=owner,
        )
        sale = self.add(
            "Opportunity",
            f"sale {number}",
            Title=f"Их продажа {number}",
            AccountId=account,
            OwnerId=owner,
            StageId=QUOTED if depth else NEEDS,
            ResponsibleDepartmentId=self.direction(),
            Budget=Decimal(1000 * number),
        )
        if depth:
            self._request(number, sale, account)
            self._quote(number, sale, account)
        if depth > 1:
            self._invoice(number, sale, account, depth)

    def _request(self, number: int, sale: UUID, account: UUID) -> None:
        state = own_id("UsrCostRequestState", "Отправлен")
        request = self.add(
            "UsrCostRequest", f"request {number}", UsrOpportunityId=sale, UsrAccountId=account, UsrStateId=state
        )
        self.add(
            "UsrCostRequestService",
            f"request line {number}",
            UsrCostRequestId=request,
            UsrSubject=f"Изделие {number}",
            UsrProductId=self.pair.services[SERVICE],
            UsrQuantity=Decimal(1),
        )

    def _quote(self, number: int, sale: UUID, account: UUID) -> None:
        sent = own_id("UsrQuoteState", "Отправлено")
        quote = self.add(
            "UsrQuote",
            f"quote {number}",
            UsrNumber=f"Т-КП-{number}",
            UsrOpportunityId=sale,
            UsrAccountId=account,
            UsrSupplierId=self.seller(),
            UsrStateId=sent,
            UsrDate=DAY,
            UsrValidUntil=DAY + timedelta(days=30),
        )
        for place in range(2):
            self.add(
                "UsrQuoteProduct",
                f"quote line {number} {place}",
                UsrName=f"Услуга {number}-{place}",
                UsrQuoteId=quote,
                UsrProductId=self.pair.services[SERVICE],
                UsrQuantity=Decimal(1 + place),
                UsrPrice=Decimal("1200.50"),
            )

    def _invoice(self, number: int, sale: UUID, account: UUID, depth: int) -> None:
        invoice = self.add(
            "Invoice",
            f"invoice {number}",
            Number=f"Т-СЧ-{number}",
            StartDate=DAY,
            DueDate=DAY + timedelta(days=9),
            AccountId=account,
            OpportunityId=sale,
            SupplierId=self.seller(),
            OwnerId=self.manager(number),
            PaymentStatusId=PAID if depth > 2 else WAITING,
        )
        line = self.add(
            "InvoiceProduct",
            f"invoice line {number}",
            Name=f"Работа {number}",
            InvoiceId=invoice,
            Quantity=Decimal(1),
            ProductId=self.pair.services[SERVICE],
            Price=Decimal(5000),
            TotalAmount=Decimal(5000),
        )
        if depth > 2:
            self.payment(f"payment {number}", f"П-{number}", invoice, account, Decimal(5000))
        if depth > 3:
            self._work(number, sale, account, invoice, line)

    def payment(self, key: str, number: str, invoice: UUID, account: UUID, amount: Decimal) -> None:
        self.add(
            "UsrPayment",
            key,
            UsrName=number,
            UsrNumber=number,
            UsrInvoiceId=invoice,
            UsrAccountId=account,
            UsrDate=DAY,
            UsrSupplierId=self.seller(),
            UsrAmount=amount,
            UsrPurpose=f"Оплата {number}",
        )

    def _work(self, number: int, sale: UUID, account: UUID, invoice: UUID, line: UUID) -> None:
        self.add(
            "UsrWork",
            f"work {number}",
            UsrName=f"Работа {number}",
            UsrInvoiceId=invoice,
            UsrInvoiceProductId=line,
            UsrQuantity=Decimal(1),
            UsrStateId=own_id("UsrWorkState", "Выполнена"),
            UsrDoneOn=DAY,
            UsrResult="Сделано",
            UsrAccountId=account,
        )
        self.add(
            "Document",
            f"act {number}",
            Number=f"Т-АКТ-{number}",
            Date=DAY,
            TypeId=ACT,
            StateId=UNDERWAY,
            AccountId=account,
            OpportunityId=sale,
            UsrInvoiceId=invoice,
            UsrSupplierId=self.seller(),
            UsrAmount=Decimal(5000),
        )

    def add(self, entity: str, key: str, *, at: datetime | None = None, **values: Value) -> UUID:
        return self.pair.terrasoft.insert(entity, id=own_id("story", key), at=at, by=SUPERVISOR, **values)

    def manager(self, number: int) -> UUID:
        return self.pair.people[self.pair.office.ids[f"manager{1 + number % 4}"]]

    def direction(self) -> UUID:
        return self.pair.directions[self.pair.office.direction("Сертификация")]

    def seller(self) -> UUID:
        ((id,),) = self.pair.base.execute("SELECT id FROM crm.organization WHERE number_prefix = 'ОС'")
        return self.pair.organizations[id]
