"""The lists about what is sold: directions, the price list, permits, reasons for a loss."""

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import directories_lookups as lookups
from crm_desktop.ui.directories_fields import ADMINISTRATOR, Directory, Field, Values, by_name

DIRECTION = Directory(
    document="direction",
    noun=QT_TRANSLATE_NOOP("cards", "Direction"),
    listing="directions",
    icon="flag",
    keepers=ADMINISTRATOR,
    named=by_name,
    about=QT_TRANSLATE_NOOP("directories", "Business lines by which clients are held, as a tree."),
    consequence=QT_TRANSLATE_NOOP("directories", "It can no longer be claimed for clients. Who holds it keeps it, and open deals go on."),
    refusals={
        "name": ("name", QT_TRANSLATE_NOOP("directories", "There is a direction with this name already.")),
        "warn_days": ("warn_days", QT_TRANSLATE_NOOP("directories", "The warning cannot come before the direction is held.")),
    },
    fields=(
        Field("name", QT_TRANSLATE_NOOP("directories", "Name"), required=True, span=2),
        Field("short_name", QT_TRANSLATE_NOOP("directories", "Short name"), required=True, hint=QT_TRANSLATE_NOOP("directories", "For narrow columns")),
        Field("parent_id", QT_TRANSLATE_NOOP("directories", "Below the direction"), "lookup", search=lookups.directions, opens="direction"),
        Field("color", QT_TRANSLATE_NOOP("directories", "Colour"), "colour", True, default="#8A93A3"),
        Field("release_after_days", QT_TRANSLATE_NOOP("directories", "Returned after, days"), "number", True, default=180, least=0, most=3650, heading=QT_TRANSLATE_NOOP("directories", "Rules of holding"), hint=QT_TRANSLATE_NOOP("directories", "Without any activity the client becomes free again; 0 is never")),
        Field("warn_days", QT_TRANSLATE_NOOP("directories", "Warned before, days"), "number", True, default=14, least=1, most=365, hint=QT_TRANSLATE_NOOP("directories", "So long before the holder gets a task")),
        Field("cool_down_days", QT_TRANSLATE_NOOP("directories", "Cool-down, days"), "number", True, default=30, least=0, most=3650, hint=QT_TRANSLATE_NOOP("directories", "So long the last holder may not take it back")),
    ),
)  # fmt: skip

SERVICE = Directory(
    document="service",
    noun=QT_TRANSLATE_NOOP("cards", "Service"),
    listing="services",
    icon="book",
    keepers=ADMINISTRATOR,
    named=by_name,
    about=QT_TRANSLATE_NOOP("directories", "The price list: what is sold, who calculates it, for how much."),
    consequence=QT_TRANSLATE_NOOP("directories", "It can no longer be chosen in requests and quotes. Documents with it stay as they are."),
    refusals={
        "name": ("name", QT_TRANSLATE_NOOP("directories", "There is a service with this name already.")),
        "price": ("price", QT_TRANSLATE_NOOP("directories", "A price is not below zero.")),
    },
    fields=(
        Field("name", QT_TRANSLATE_NOOP("directories", "Name"), required=True, span=3, hint=QT_TRANSLATE_NOOP("directories", "Printed in quotes, invoices and acts")),
        Field("direction_id", QT_TRANSLATE_NOOP("directories", "Direction"), "lookup", True, search=lookups.directions, opens="direction"),
        Field("group_id", QT_TRANSLATE_NOOP("directories", "Expert group"), "lookup", search=lookups.groups, opens="expert_group", hint=QT_TRANSLATE_NOOP("directories", "Calculates and carries it out")),
        Field("act_kind", QT_TRANSLATE_NOOP("directories", "Act"), "choice", True, vocabulary="act_kind", choices=("services", "works"), default="services"),
        Field("price", QT_TRANSLATE_NOOP("directories", "Price, ₽"), "money", True, default=0, least=0, heading=QT_TRANSLATE_NOOP("directories", "Price and term")),
        Field("unit", QT_TRANSLATE_NOOP("directories", "Unit"), required=True, default="усл."),
        Field("term_days", QT_TRANSLATE_NOOP("directories", "Term, working days"), "number", True, default=10, least=0, most=3650),
        Field("needs_calculation", QT_TRANSLATE_NOOP("directories", "An expert calculates it"), "flag", default=True, heading=QT_TRANSLATE_NOOP("directories", "How it is carried out")),
        Field("needs_verification", QT_TRANSLATE_NOOP("directories", "A second person verifies the result"), "flag"),
        Field("vat_exempt_basis", QT_TRANSLATE_NOOP("directories", "Exempt from VAT by"), hint=QT_TRANSLATE_NOOP("directories", "Article of the tax code; empty when the organisation's rate applies")),
    ),
)  # fmt: skip


def _permit(values: Values) -> str:
    subject = values.get("service_id_title") or values.get("direction_id_title") or ""
    return f"{values.get('organization_id_title') or ''} · {subject}"


SERVICE_PERMIT = Directory(
    document="service_permit",
    noun=QT_TRANSLATE_NOOP("cards", "Permit to sell"),
    listing="service_permits",
    icon="shield_checkmark",
    keepers=ADMINISTRATOR,
    named=_permit,
    removable=True,
    about=QT_TRANSLATE_NOOP("directories", "Which organisation may sell what, from when to when, and on what basis."),
    refusals={
        "one_subject": ("service_id", QT_TRANSLATE_NOOP("directories", "Choose either a service or a direction.")),
        "until_on": ("until_on", QT_TRANSLATE_NOOP("directories", "The last day is before the first one.")),
    },
    fields=(
        Field("organization_id", QT_TRANSLATE_NOOP("directories", "Organisation"), "lookup", True, search=lookups.organizations, opens="organization"),
        Field("service_id", QT_TRANSLATE_NOOP("directories", "Service"), "lookup", search=lookups.services, opens="service"),
        Field("direction_id", QT_TRANSLATE_NOOP("directories", "or the whole direction"), "lookup", search=lookups.directions, opens="direction"),
        Field("from_on", QT_TRANSLATE_NOOP("directories", "From"), "date", True),
        Field("until_on", QT_TRANSLATE_NOOP("directories", "Until"), "date", hint=QT_TRANSLATE_NOOP("directories", "The last day; empty when there is no end")),
        Field("basis", QT_TRANSLATE_NOOP("directories", "Basis"), hint=QT_TRANSLATE_NOOP("directories", "Certificate, licence, order")),
    ),
)  # fmt: skip

LOST_REASON = Directory(
    document="lost_reason",
    noun=QT_TRANSLATE_NOOP("cards", "Reason for a loss"),
    listing="lost_reasons",
    icon="comment",
    keepers=ADMINISTRATOR,
    named=by_name,
    removable=True,
    about=QT_TRANSLATE_NOOP("directories", "What managers choose from when a deal is lost."),
    consequence=QT_TRANSLATE_NOOP("directories", "It is no longer offered. Deals lost for it keep it."),
    refusals={"name": ("name", QT_TRANSLATE_NOOP("directories", "There is such a reason already."))},
    fields=(Field("name", QT_TRANSLATE_NOOP("directories", "Reason"), required=True, span=3),),
)  # fmt: skip
