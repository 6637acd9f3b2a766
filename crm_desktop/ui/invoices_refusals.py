"""What the base refuses about invoices and limits, in a sentence each."""

from crm_desktop.services.words import QT_TRANSLATE_NOOP

INVOICES: dict[str, str] = {
    "no_usn_limit": QT_TRANSLATE_NOOP("refusals", "{organization} has no USN income limit for {year}."),
    "exception_year": QT_TRANSLATE_NOOP("refusals", "Choose this year or the next one."),
    "exception_amount": QT_TRANSLATE_NOOP("refusals", "The amount is above zero and not above {limit}."),
    "exception_term": QT_TRANSLATE_NOOP("refusals", "The last day lies between today and {on}."),
    "sum_wrong": QT_TRANSLATE_NOOP("refusals", "The prepayment is a sum above zero and not above {total}."),
    "date_other_year": QT_TRANSLATE_NOOP("refusals", "Other years are closed: date the invoice in {year}."),
    "facsimile_format": QT_TRANSLATE_NOOP("refusals", "Choose a PNG or JPEG picture of 100 to 4000 pixels a side."),
    "facsimile_size": QT_TRANSLATE_NOOP("refusals", "The picture is empty or larger than 1 MB."),
    "facsimile_width": QT_TRANSLATE_NOOP("refusals", "A picture is 10 to 80 mm wide on paper."),
}  # fmt: skip
