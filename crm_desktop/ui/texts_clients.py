"""Sentences of refusals about clients: their people, directions, imports, merges, hand-overs."""

from crm_desktop.services.words import QT_TRANSLATE_NOOP

CLIENTS: dict[str, str] = {
    # directions
    "keep_within_a_year": QT_TRANSLATE_NOOP("refusals", "Choose a day after today and within a year."),
    # people
    "contact_anonymised": QT_TRANSLATE_NOOP("refusals", "The personal data of this contact were destroyed on {on}."),
}  # fmt: skip
