"""What a printed document holds: a snapshot of everything on the paper, so that a reprint never changes."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from crm_desktop.services import vat
from crm_desktop.services.money import r2
from crm_desktop.services.russian import long_date, short_date
from crm_desktop.services.vat import LineAmounts, PriceMode

WITHOUT_NUMBER = "б/н"


@dataclass(frozen=True, slots=True)
class Party:
    """A seller or a buyer as of the document's day; an entrepreneur has no КПП and shows ОГРНИП by custom."""

    name: str
    inn: str = ""
    kpp: str = ""
    ogrn: str = ""
    address: str = ""
    phone: str = ""
    entrepreneur: bool = False

    def line(self) -> str:
        """Name, ИНН, КПП or ОГРНИП, address and phone in the order of the 1C form."""
        parts = [self.name, _pair("ИНН", self.inn)]
        parts.append(_pair("ОГРНИП", self.ogrn) if self.entrepreneur else _pair("КПП", self.kpp))
        parts += [self.address, _pair("тел.:", self.phone)]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class BankDetails:
    """Where to pay; `name` with the town as the directory of БИК spells them."""

    name: str
    bic: str
    correspondent_account: str
    account: str


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: 402-ФЗ ст. 9 ч. 2 asks an act for the position and the name; images are PNG or
    JPEG bytes.
    """

    position: str
    name: str
    basis: str = ""
    signature: bytes | None = field(default=None, repr=False)
    signature_mm: int = 40


@dataclass(frozen=True, slots=True)
class PrintLine:
    """A line with its sums as they are stored; `term` and `description` are printed by the quote only."""

    name: str
    quantity: Decimal
    unit: str
    price: Decimal
    amounts: LineAmounts
    description: str = ""
    term: str = ""

    def shown(self, *, on_top: bool) -> tuple[Decimal, Decimal]:
        """Price and sum of the columns; a line taxed on top shows its full price among
        inclusive neighbours.
        """
        if on_top or self.amounts.price_mode is PriceMode.INCLUSIVE or self.amounts.rate is None:
            return self.price, self.amounts.in_column
        full_price = r2(self.amounts.total / self.quantity) if self.quantity else self.price
        return full_price, self.amounts.total


class ActKind(StrEnum):
    """Services leave no material result, works do (a protocol, a set of documents)."""

    SERVICES = "services"
    WORKS = "works"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What the three documents share; a draft prints without a number, a payment code and facsimiles."""

    number: str
    day: date
    seller: Party
    buyer: Party
    lines: tuple[PrintLine, ...]
    draft: bool = False
    cancelled: bool = False
    tax_basis: str = ""
    stamp: bytes | None = field(default=None, repr=False)
    stamp_mm: int = 38

    @property
    def mark(self) -> str:
        """The large grey word across the page, empty for a valid document."""
        return "АННУЛИРОВАН" if self.cancelled else "ЧЕРНОВИК" if self.draft else ""

    @property
    def shown_number(self) -> str:
        """The number, or «б/н» while there is none."""
        return self.number or WITHOUT_NUMBER

    def headed(self, name: str) -> str:
        """`Счёт на оплату № СК-000123 от 23 ноября 2026 г.` for the given name of the document."""
        return f"{name} №\u00a0{self.shown_number} от {long_date(self.day)}"

    def totals(self) -> vat.DocumentTotals:
        """The lines added up."""
        return vat.document_totals(line.amounts for line in self.lines)


@dataclass(frozen=True, slots=True)
class Advance:
    """What was received by an earlier invoice of the same order."""

    number: str
    day: date
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoicePrint(Paper):
    """Счёт на оплату; `director` signs alone when there is no `accountant`."""

    bank: BankDetails
    director: Signatory
    accountant: Signatory | None = None
    notice: str = ""
    basis: str = ""
    pay_until: date | None = None
    terms: str = ""
    with_qr: bool = True
    purpose: str = ""
    contract: str = ""
    advances: tuple[Advance, ...] = ()

    def payment_purpose(self) -> str:
        """What the payer is to write: own words if given, else the invoice and its tax, within 210
        characters.
        """
        ending = vat.purpose_ending(self.totals())
        return self.purpose or f"Оплата по счету № {self.number} от {short_date(self.day)}. {ending}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActPrint(Paper):
    """Акт, a primary document; `period` and `result` are optional sentences of the body."""

    performer: Signatory
    customer: Signatory
    kind: ActKind = ActKind.SERVICES
    long_title: bool = True
    basis: str = ""
    period: tuple[date, date] | None = None
    result: str = ""
    correction: str = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Lines a client may take instead: printed apart with a total of their own, never added to the quote."""

    title: str
    lines: tuple[PrintLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePrint(Paper):
    """Коммерческое предложение; `addressee` is a position and a name in the dative, one line each."""

    addressee: tuple[str, ...] = ()
    title: str = "Коммерческое предложение"
    greeting: str = ""
    summary: str = ""
    optional_lines: tuple[PrintLine, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    valid_until: date | None = None
    performance_term: str = ""
    payment_order: str = ""
    documents: tuple[str, ...] = ()
    accreditations: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    prepared_by: str = ""
    signatory: Signatory | None = None
    binding: bool = False
    logo: bytes | None = field(default=None, repr=False)


def _pair(label: str, value: str) -> str:
    return f"{label}\u00a0{value}" if value else ""
