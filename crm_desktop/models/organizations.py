"""Own legal entities: requisites, tax regimes by period, УСН limits, permits to sell services."""

from datetime import date
from decimal import Decimal

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    Numeric,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, NO, YES, ZERO, Base, Kopecks, Recorded


class Bank(Recorded, Base):
    """`closed_on`: since that day the directory of the Bank of Russia does not have it; accounts in it stay readable."""

    __tablename__ = "bank"
    __table_args__ = (CheckConstraint("bik ~ '^[0-9]{9}$'", name="bik"),)

    bik: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    town: Mapped[str] = mapped_column(server_default=EMPTY)
    correspondent_account: Mapped[str] = mapped_column(server_default=EMPTY)
    closed_on: Mapped[date | None] = mapped_column(Date)


class Organization(Recorded, Base):
    """One of the holding's own sellers; `number_prefix` begins its document numbers."""

    __tablename__ = "organization"
    __table_args__ = (
        CheckConstraint("kind IN ('company', 'entrepreneur')", name="kind"),
        CheckConstraint("sec.inn_valid(inn) AND length(inn) = CASE kind WHEN 'company' THEN 10 ELSE 12 END", name="inn"),
        CheckConstraint("kpp = '' OR kpp ~ '^[0-9]{4}[0-9A-Z]{2}[0-9]{3}$'", name="kpp"),
        CheckConstraint("number_prefix ~ '^[^[:space:]]{1,8}$'", name="number_prefix"),
    )
    LINES = "organization_account"

    kind: Mapped[str] = mapped_column(server_default=text("'company'"))
    short_name: Mapped[str] = mapped_column(unique=True)
    full_name: Mapped[str]
    inn: Mapped[str] = mapped_column(unique=True)
    kpp: Mapped[str] = mapped_column(server_default=EMPTY)
    ogrn: Mapped[str] = mapped_column(server_default=EMPTY)
    address: Mapped[str] = mapped_column(server_default=EMPTY)
    phone: Mapped[str] = mapped_column(server_default=EMPTY)
    email: Mapped[str] = mapped_column(server_default=EMPTY)
    site: Mapped[str] = mapped_column(server_default=EMPTY)
    number_prefix: Mapped[str] = mapped_column(unique=True)
    signatory_position: Mapped[str] = mapped_column(server_default=text("'Генеральный директор'"))
    signatory_name: Mapped[str] = mapped_column(server_default=EMPTY)
    signatory_basis: Mapped[str] = mapped_column(server_default=text("'Устав'"))
    accountant_name: Mapped[str] = mapped_column(server_default=EMPTY)
    accreditation: Mapped[str] = mapped_column(server_default=EMPTY)
    invoice_notice: Mapped[str] = mapped_column(server_default=EMPTY)
    qr_on_invoice: Mapped[bool] = mapped_column(server_default=YES)
    active: Mapped[bool] = mapped_column(server_default=YES)


class OrganizationAccount(Base):
    __tablename__ = "organization_account"
    __table_args__ = (CheckConstraint("account ~ '^[0-9]{20}$'", name="account"),)

    organization_id: Mapped[int] = mapped_column(ForeignKey("crm.organization.id"), index=True)
    account: Mapped[str] = mapped_column(unique=True)
    bik: Mapped[str] = mapped_column(ForeignKey("crm.bank.bik"))
    main: Mapped[bool] = mapped_column(server_default=YES)


class TaxRegime(Recorded, Base):
    """`vat_rate` NULL means without VAT (never 0); the basis text is printed."""

    __tablename__ = "tax_regime"
    __table_args__ = (
        CheckConstraint("regime IN ('osno', 'usn_income', 'usn_income_minus_expense')", name="regime"),
        UniqueConstraint("organization_id", "from_on"),
        ExcludeConstraint(
            (text("int8range(organization_id, organization_id, '[]')"), "&&"),
            (text("daterange(from_on, until_on, '[]')"), "&&"),
            name="ex_tax_regime_period",
        ),
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="until_on"),
        CheckConstraint("vat_rate IS NULL OR vat_rate BETWEEN 0 AND 30", name="vat_rate"),
    )

    organization_id: Mapped[int] = mapped_column(ForeignKey("crm.organization.id"))
    regime: Mapped[str]
    vat_rate: Mapped[Decimal | None] = mapped_column(Numeric(4, 2))
    basis: Mapped[str] = mapped_column(server_default=EMPTY)
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)


class TaxYear(Recorded, Base):
    """Figures of the tax code by year as an administrator enters them; a NULL limit means "unknown"."""

    __tablename__ = "tax_year"
    __table_args__ = (CheckConstraint("status IN ('confirmed', 'unconfirmed', 'forecast')", name="status"),)

    year: Mapped[int] = mapped_column(Integer, unique=True)
    usn_limit: Mapped[Decimal | None] = mapped_column("usn_limit_kopecks", Kopecks)
    usn_deflator: Mapped[Decimal | None] = mapped_column(Numeric(6, 3))
    vat_threshold: Mapped[Decimal | None] = mapped_column("vat_threshold_kopecks", Kopecks)
    vat_general_rate: Mapped[Decimal | None] = mapped_column(Numeric(4, 2))
    status: Mapped[str] = mapped_column(server_default=text("'unconfirmed'"))
    source: Mapped[str] = mapped_column(server_default=EMPTY)


class UsnSetting(Recorded, Base):
    """The organisation's own lower limit and bands; percents of the limit."""

    __tablename__ = "usn_setting"
    __table_args__ = (
        UniqueConstraint("organization_id", "year"),
        CheckConstraint("info_percent <= warning_percent AND warning_percent <= approval_percent", name="bands"),
        CheckConstraint("approval_percent <= block_percent AND info_percent >= 0", name="block_percent"),
        CheckConstraint("own_limit_kopecks > 0", name="own_limit"),
    )

    organization_id: Mapped[int] = mapped_column(ForeignKey("crm.organization.id"))
    year: Mapped[int] = mapped_column(Integer)
    own_limit: Mapped[Decimal | None] = mapped_column("own_limit_kopecks", Kopecks)
    info_percent: Mapped[int] = mapped_column(Integer, server_default=text("70"))
    warning_percent: Mapped[int] = mapped_column(Integer, server_default=text("80"))
    approval_percent: Mapped[int] = mapped_column(Integer, server_default=text("90"))
    block_percent: Mapped[int] = mapped_column(Integer, server_default=text("100"))


class OrganizationFacsimile(Recorded, Base):
    """The picture of a stamp or a signature, printed on issued documents when asked for; `width_mm` on paper."""

    __tablename__ = "organization_facsimile"
    __table_args__ = (
        CheckConstraint("kind IN ('stamp', 'director', 'accountant')", name="kind"),
        CheckConstraint("width_mm BETWEEN 10 AND 80", name="width"),
        UniqueConstraint("organization_id", "kind"),
    )

    organization_id: Mapped[int] = mapped_column(ForeignKey("crm.organization.id"))
    kind: Mapped[str]
    mime: Mapped[str]
    width_mm: Mapped[int] = mapped_column(Integer, server_default=text("40"))
    content: Mapped[bytes] = mapped_column(LargeBinary)


class UsnException(Recorded, Base):
    """An approved amount above the limit, until a date, for a reason."""

    __tablename__ = "usn_exception"
    __table_args__ = (CheckConstraint("amount_kopecks > 0", name="amount"),)

    organization_id: Mapped[int] = mapped_column(ForeignKey("crm.organization.id"), index=True)
    year: Mapped[int] = mapped_column(Integer)
    amount: Mapped[Decimal] = mapped_column("amount_kopecks", Kopecks)
    until_on: Mapped[date] = mapped_column(Date)
    reason: Mapped[str]
    approval_id: Mapped[int | None]


class ServicePermit(Recorded, Base):
    """Which own organisation may sell a service or a whole direction, from when to when, and on what basis."""

    __tablename__ = "service_permit"
    __table_args__ = (
        CheckConstraint("(service_id IS NULL) <> (direction_id IS NULL)", name="one_subject"),
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="until_on"),
    )

    organization_id: Mapped[int] = mapped_column(ForeignKey("crm.organization.id"), index=True)
    service_id: Mapped[int | None] = mapped_column(ForeignKey("crm.service.id"), index=True)
    direction_id: Mapped[int | None] = mapped_column(ForeignKey("crm.direction.id"), index=True)
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)
    basis: Mapped[str] = mapped_column(server_default=EMPTY)


class OrganizationYear(Base):
    """The ledger row of a year: money received and money promised, net of VAT; locked last by `invoice_issue`."""

    __tablename__ = "organization_year"
    __table_args__ = (
        PrimaryKeyConstraint("organization_id", "year"),
        CheckConstraint("committed_kopecks >= 0", name="committed"),
        {"schema": "priv", "postgresql_with": {"fillfactor": "50"}},
    )

    id = None  # type: ignore[assignment]  # the pair is the key
    organization_id: Mapped[int] = mapped_column(ForeignKey("crm.organization.id"))
    year: Mapped[int] = mapped_column(Integer)
    opening: Mapped[Decimal] = mapped_column("opening_kopecks", Kopecks, server_default=ZERO)
    opening_basis: Mapped[str] = mapped_column(server_default=EMPTY)
    received: Mapped[Decimal] = mapped_column("received_kopecks", Kopecks, server_default=ZERO)
    committed: Mapped[Decimal] = mapped_column("committed_kopecks", Kopecks, server_default=ZERO)


class NumberSeries(Base):
    """The last number given, per organisation, kind of document and year; without holes."""

    __tablename__ = "number_series"
    __table_args__ = (
        PrimaryKeyConstraint("organization_id", "kind", "year"),
        {"schema": "priv", "postgresql_with": {"fillfactor": "50"}},
    )

    id = None  # type: ignore[assignment]  # the triple is the key
    organization_id: Mapped[int] = mapped_column(ForeignKey("crm.organization.id"))
    kind: Mapped[str] = mapped_column(Text)
    year: Mapped[int] = mapped_column(Integer)
    last: Mapped[int] = mapped_column(Integer, server_default=ZERO)


class NumberTemplate(Recorded, Base):
    """How a number is written: `{prefix}-{number}` with `digits` places."""

    __tablename__ = "number_template"
    __table_args__ = (UniqueConstraint("organization_id", "kind"),)

    organization_id: Mapped[int] = mapped_column(ForeignKey("crm.organization.id"))
    kind: Mapped[str] = mapped_column(Text)
    template: Mapped[str] = mapped_column(server_default=text("'{prefix}-{number}'"))
    digits: Mapped[int] = mapped_column(Integer, server_default=text("6"))
    with_year: Mapped[bool] = mapped_column(server_default=NO)
