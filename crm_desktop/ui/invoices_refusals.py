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
    "mail_no_server": QT_TRANSLATE_NOOP("refusals", "No mail server is entered. Ask the administrator: it is entered on the card of an organisation."),
    "mail_no_address": QT_TRANSLATE_NOOP("refusals", "You have no e-mail address on your card. Ask the administrator to enter it."),
    "mail_address": QT_TRANSLATE_NOOP("refusals", "The letter cannot go to “{address}”: check the address."),
    "mail_unreachable": QT_TRANSLATE_NOOP("refusals", "The mail server {host} does not answer. The letter was not sent."),
    "mail_certificate": QT_TRANSLATE_NOOP("refusals", "The mail server {host} shows a certificate that is not to be trusted. The letter was not sent."),
    "mail_no_tls": QT_TRANSLATE_NOOP("refusals", "The mail server {host} offers no encryption. The letter was not sent."),
    "mail_login": QT_TRANSLATE_NOOP("refusals", "The mail server does not accept the password of {address}. Enter it again."),
    "mail_rejected": QT_TRANSLATE_NOOP("refusals", "The mail server refused the letter: {said}"),
    "mail_host": QT_TRANSLATE_NOOP("refusals", "Enter the name of the server, for instance smtp.example.com."),
    "mail_port": QT_TRANSLATE_NOOP("refusals", "A port lies between 1 and 65535; usual are 587 and 465."),
}  # fmt: skip
