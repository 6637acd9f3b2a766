"""The lists about taxes and time: regimes by period, figures of the tax code, own limits, the production calendar."""

from datetime import date

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import directories_lookups as lookups
from crm_desktop.ui.directories_fields import ACCOUNTANT, ADMINISTRATOR, Directory, Field, Values
from crm_desktop.ui.kit import formats

REGIMES = ("osno", "usn_income", "usn_income_minus_expense")


def _since(values: Values) -> str:
    since = values.get("from_on")
    return f"{values.get('organization_id_title') or ''}, {formats.day(since) if isinstance(since, date) else ''}"


def _of_year(values: Values) -> str:
    return f"{values.get('organization_id_title') or ''}, {values.get('year') or ''}"


def _day(values: Values) -> str:
    day = values.get("day_on")
    return formats.day(day) if isinstance(day, date) else ""


TAX_REGIME = Directory(
    document="tax_regime",
    noun=QT_TRANSLATE_NOOP("cards", "Tax regime"),
    listing="tax_regimes",
    icon="scales",
    keepers=ACCOUNTANT,
    named=_since,
    removable=True,
    about=QT_TRANSLATE_NOOP("directories", "The regime and VAT rate of each organisation by period; invoices take them by their date."),
    refusals={
        "organization_id_from_on": ("from_on", QT_TRANSLATE_NOOP("directories", "The organisation has a regime from this day already.")),
        "until_on": ("until_on", QT_TRANSLATE_NOOP("directories", "The last day is before the first one.")),
        "vat_rate": ("vat_rate", QT_TRANSLATE_NOOP("directories", "A VAT rate lies between 0 and 30 %.")),
    },
    fields=(
        Field("organization_id", QT_TRANSLATE_NOOP("directories", "Organisation"), "lookup", True, search=lookups.organizations, opens="organization"),
        Field("regime", QT_TRANSLATE_NOOP("directories", "Regime"), "choice", True, vocabulary="tax_regime", choices=REGIMES),
        Field("vat_rate", QT_TRANSLATE_NOOP("directories", "VAT rate, %"), "percent", hint=QT_TRANSLATE_NOOP("directories", "Empty means without VAT, which is not 0 %")),
        Field("from_on", QT_TRANSLATE_NOOP("directories", "From"), "date", True),
        Field("until_on", QT_TRANSLATE_NOOP("directories", "Until"), "date", hint=QT_TRANSLATE_NOOP("directories", "The last day; empty when there is no end")),
        Field("basis", QT_TRANSLATE_NOOP("directories", "Basis"), span=3, hint=QT_TRANSLATE_NOOP("directories", "Printed where there is no VAT, for instance “ст. 145 НК РФ”")),
    ),
)  # fmt: skip

TAX_YEAR = Directory(
    document="tax_year",
    noun=QT_TRANSLATE_NOOP("cards", "Tax year"),
    listing="tax_years",
    icon="gavel",
    keepers=ACCOUNTANT,
    named=lambda values: str(values.get("year") or ""),
    about=QT_TRANSLATE_NOOP("directories", "Figures of the tax code by year. A year without a limit stops no invoice: the program only warns."),
    refusals={"year": ("year", QT_TRANSLATE_NOOP("directories", "There is this year already."))},
    fields=(
        Field("year", QT_TRANSLATE_NOOP("directories", "Year"), "number", True, least=2000, most=2100),
        Field("usn_limit", QT_TRANSLATE_NOOP("directories", "USN income limit, ₽"), "money", least=0, hint=QT_TRANSLATE_NOOP("directories", "With the deflator; empty while it is unknown")),
        Field("usn_deflator", QT_TRANSLATE_NOOP("directories", "Deflator"), "quantity", most=100),
        Field("vat_threshold", QT_TRANSLATE_NOOP("directories", "VAT exemption up to, ₽"), "money", least=0, hint=QT_TRANSLATE_NOOP("directories", "Income of the last year, ст. 145 НК РФ")),
        Field("vat_general_rate", QT_TRANSLATE_NOOP("directories", "General VAT rate, %"), "percent"),
        Field("status", QT_TRANSLATE_NOOP("directories", "State"), "choice", True, vocabulary="tax_year", choices=("confirmed", "unconfirmed", "forecast"), default="unconfirmed"),
        Field("source", QT_TRANSLATE_NOOP("directories", "Source"), span=3, hint=QT_TRANSLATE_NOOP("directories", "Law or order the figures come from")),
    ),
)  # fmt: skip

USN_SETTING = Directory(
    document="usn_setting",
    noun=QT_TRANSLATE_NOOP("cards", "Own USN limit"),
    listing="usn_settings",
    icon="chart_multiple",
    keepers=ACCOUNTANT,
    named=_of_year,
    removable=True,
    about=QT_TRANSLATE_NOOP("directories", "A limit below the law's, and from which share of it the program watches, warns, asks for approval and stops."),
    refusals={
        "organization_id_year": ("year", QT_TRANSLATE_NOOP("directories", "The organisation has a limit for this year already.")),
        "own_limit": ("own_limit", QT_TRANSLATE_NOOP("directories", "A limit is above zero.")),
        "bands": ("warning_percent", QT_TRANSLATE_NOOP("directories", "The shares rise: watched, warning, approval.")),
        "block_percent": ("block_percent", QT_TRANSLATE_NOOP("directories", "Stopping does not begin below approval, and no share is below zero.")),
    },
    fields=(
        Field("organization_id", QT_TRANSLATE_NOOP("directories", "Organisation"), "lookup", True, search=lookups.organizations, opens="organization"),
        Field("year", QT_TRANSLATE_NOOP("directories", "Year"), "number", True, least=2000, most=2100),
        Field("own_limit", QT_TRANSLATE_NOOP("directories", "Own limit, ₽"), "money", least=0, hint=QT_TRANSLATE_NOOP("directories", "Empty: the limit of the law")),
        Field("info_percent", QT_TRANSLATE_NOOP("directories", "Watched from, %"), "number", True, default=70, least=0, most=1000, heading=QT_TRANSLATE_NOOP("directories", "Shares of the limit")),
        Field("warning_percent", QT_TRANSLATE_NOOP("directories", "Warning from, %"), "number", True, default=80, least=0, most=1000),
        Field("approval_percent", QT_TRANSLATE_NOOP("directories", "Approval from, %"), "number", True, default=90, least=0, most=1000),
        Field("block_percent", QT_TRANSLATE_NOOP("directories", "Stopped above, %"), "number", True, default=100, least=0, most=1000),
    ),
)  # fmt: skip

CALENDAR_DAY = Directory(
    document="calendar_day",
    noun=QT_TRANSLATE_NOOP("cards", "Calendar day"),
    listing="calendar_days",
    icon="calendar_ltr",
    keepers=ADMINISTRATOR,
    named=_day,
    removable=True,
    about=QT_TRANSLATE_NOOP("directories", "Days that differ from the five-day week: terms and promises count working days by it."),
    refusals={"day_on": ("day_on", QT_TRANSLATE_NOOP("directories", "This day stands in the calendar already."))},
    fields=(
        Field("day_on", QT_TRANSLATE_NOOP("directories", "Day"), "date", True),
        Field("kind", QT_TRANSLATE_NOOP("directories", "Kind"), "choice", True, vocabulary="calendar_day", choices=("holiday", "working", "short"), default="holiday"),
        Field("name", QT_TRANSLATE_NOOP("directories", "Name")),
    ),
)  # fmt: skip
