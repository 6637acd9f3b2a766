"""The lists about our own organisations: the organisations themselves, banks, how documents are numbered."""

from crm_desktop.services import requisites
from crm_desktop.services.requisites import Problem
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import directories_lookups as lookups
from crm_desktop.ui.directories_fields import ACCOUNTANT, ADMINISTRATOR, Directory, Field, Values, by_name

NUMBERED = ("quote", "invoice", "act")


def _inn(text: str, values: Values) -> Problem | None:
    problem = requisites.check_inn(text)
    length = 12 if values.get("kind") == "entrepreneur" else 10
    return problem or (Problem("inn_length", digits=len(text)) if len(text) != length else None)


def _kpp(text: str, values: Values) -> Problem | None:
    return requisites.check_kpp(text, str(values.get("inn") or ""))


def _ogrn(text: str, values: Values) -> Problem | None:
    check = requisites.check_ogrnip if values.get("kind") == "entrepreneur" else requisites.check_ogrn
    return check(text)


def _bic(text: str, _values: Values) -> Problem | None:
    return requisites.check_bic(text)


def _correspondent(text: str, values: Values) -> Problem | None:
    return requisites.check_correspondent_account(str(values.get("bik") or ""), text)


def _pair(values: Values) -> str:
    from crm_desktop.ui.kit import words

    kind = words.state("numbered_kind", str(values.get("kind") or ""))[0]
    return f"{values.get('organization_id_title') or ''}, {kind.lower()}"


ORGANIZATION = Directory(
    document="organization",
    noun=QT_TRANSLATE_NOOP("cards", "Organisation"),
    listing="organizations",
    icon="building",
    keepers=ADMINISTRATOR,
    named=lambda values: str(values.get("short_name") or ""),
    about=QT_TRANSLATE_NOOP("directories", "Sellers of the holding: what stands on invoices and acts."),
    consequence=QT_TRANSLATE_NOOP("directories", "It can no longer be chosen in quotes and invoices. What it has issued stays as it is."),
    parts={"organization_account": QT_TRANSLATE_NOOP("directories", "account")},
    refusals={
        "inn": ("inn", QT_TRANSLATE_NOOP("directories", "The INN does not belong to this kind of organisation: 10 digits for a company, 12 for an entrepreneur.")),
        "kpp": ("kpp", QT_TRANSLATE_NOOP("directories", "A KPP has nine characters.")),
        "number_prefix": ("number_prefix", QT_TRANSLATE_NOOP("directories", "A prefix has 1 to 8 characters without blanks, and each organisation has its own.")),
        "short_name": ("short_name", QT_TRANSLATE_NOOP("directories", "There is an organisation with this name already.")),
        "account": ("", QT_TRANSLATE_NOOP("directories", "The account belongs to an organisation already, or has not 20 digits.")),
    },
    fields=(
        Field("kind", QT_TRANSLATE_NOOP("directories", "Kind"), "choice", True, vocabulary="organization_kind", choices=("company", "entrepreneur"), default="company"),
        Field("short_name", QT_TRANSLATE_NOOP("directories", "Short name"), required=True, hint=QT_TRANSLATE_NOOP("directories", "As people call it in lists")),
        Field("number_prefix", QT_TRANSLATE_NOOP("directories", "Prefix of numbers"), required=True, hint=QT_TRANSLATE_NOOP("directories", "Begins the numbers of its documents")),
        Field("full_name", QT_TRANSLATE_NOOP("directories", "Full name"), required=True, span=3),
        Field("inn", QT_TRANSLATE_NOOP("directories", "INN"), "digits", True, check=_inn),
        Field("kpp", QT_TRANSLATE_NOOP("directories", "KPP"), check=_kpp),
        Field("ogrn", QT_TRANSLATE_NOOP("directories", "OGRN or OGRNIP"), "digits", check=_ogrn),
        Field("address", QT_TRANSLATE_NOOP("directories", "Legal address"), span=3),
        Field("phone", QT_TRANSLATE_NOOP("directories", "Phone"), "phone"),
        Field("email", QT_TRANSLATE_NOOP("directories", "E-mail")),
        Field("site", QT_TRANSLATE_NOOP("directories", "Site")),
        Field("signatory_name", QT_TRANSLATE_NOOP("directories", "Signatory"), heading=QT_TRANSLATE_NOOP("directories", "Who signs"), hint=QT_TRANSLATE_NOOP("directories", "Surname and initials, as under a signature")),
        Field("signatory_position", QT_TRANSLATE_NOOP("directories", "Position"), default="Генеральный директор"),
        Field("signatory_basis", QT_TRANSLATE_NOOP("directories", "Acts on the basis of"), default="Устав"),
        Field("accountant_name", QT_TRANSLATE_NOOP("directories", "Chief accountant")),
        Field("accreditation", QT_TRANSLATE_NOOP("directories", "Accreditation"), span=2, hint=QT_TRANSLATE_NOOP("directories", "Number of the certificate in the register of Rosaccreditation")),
        Field("invoice_notice", QT_TRANSLATE_NOOP("directories", "Notice under an invoice"), span=2, heading=QT_TRANSLATE_NOOP("directories", "On invoices")),
        Field("qr_on_invoice", QT_TRANSLATE_NOOP("directories", "QR code for payment"), "flag", default=True),
    ),
)  # fmt: skip

BANK = Directory(
    document="bank",
    noun=QT_TRANSLATE_NOOP("cards", "Bank"),
    listing="banks",
    icon="money",
    keepers=ACCOUNTANT,
    named=by_name,
    removable=True,
    about=QT_TRANSLATE_NOOP("directories", "Banks of our accounts, by BIC."),
    refusals={
        "bik": ("bik", QT_TRANSLATE_NOOP("directories", "There is a bank with this BIC already, or it has not nine digits.")),
    },
    fields=(
        Field("bik", QT_TRANSLATE_NOOP("directories", "BIC"), "digits", True, check=_bic),
        Field("name", QT_TRANSLATE_NOOP("directories", "Name"), required=True, span=2),
        Field("town", QT_TRANSLATE_NOOP("directories", "Town")),
        Field("correspondent_account", QT_TRANSLATE_NOOP("directories", "Correspondent account"), "digits", check=_correspondent),
        Field("closed_on", QT_TRANSLATE_NOOP("directories", "Closed since"), "date", hint=QT_TRANSLATE_NOOP("directories", "The Bank of Russia does not have it any more")),
    ),
)  # fmt: skip

NUMBER_TEMPLATE = Directory(
    document="number_template",
    noun=QT_TRANSLATE_NOOP("cards", "Number template"),
    listing="number_templates",
    icon="tag",
    keepers=ADMINISTRATOR,
    named=_pair,
    removable=True,
    about=QT_TRANSLATE_NOOP("directories", "How numbers of documents are written; without a template: prefix, dash and six digits."),
    refusals={
        "organization_id_kind": ("kind", QT_TRANSLATE_NOOP("directories", "The organisation has a template for these documents already.")),
    },
    fields=(
        Field("organization_id", QT_TRANSLATE_NOOP("directories", "Organisation"), "lookup", True, search=lookups.organizations, opens="organization"),
        Field("kind", QT_TRANSLATE_NOOP("directories", "Documents"), "choice", True, vocabulary="numbered_kind", choices=NUMBERED, default="invoice"),
        Field("digits", QT_TRANSLATE_NOOP("directories", "Digits"), "number", True, default=6, least=1, most=12),
        Field("template", QT_TRANSLATE_NOOP("directories", "Template"), required=True, span=2, default="{prefix}-{number}", hint=QT_TRANSLATE_NOOP("directories", "{prefix} is the prefix of the organisation, {number} the number")),
        Field("with_year", QT_TRANSLATE_NOOP("directories", "Year after the number"), "flag"),
    ),
)  # fmt: skip
