"""Sentences of the exchange with Terrasoft: what the base refuses, what the other side answers, what the timeline tells."""

from crm_desktop.services.words import QT_TRANSLATE_NOOP

EXCHANGE: dict[str, str] = {
    "exchange_waits": QT_TRANSLATE_NOOP("refusals", "Waits for a record it refers to, which has not come yet."),
    "exchange_absent": QT_TRANSLATE_NOOP("refusals", "Refers to a record that is not in Terrasoft, or may not be read there."),
    "exchange_word": QT_TRANSLATE_NOOP("refusals", "Nobody has said yet what “{word}” of Terrasoft means here."),
    "exchange_duplicate": QT_TRANSLATE_NOOP("refusals", "Another record of Terrasoft with the same ИНН and КПП is exchanged already: merge them there."),
    "exchange_fixed_field": QT_TRANSLATE_NOOP("refusals", "This cannot be changed from Terrasoft any more: {field}."),
    "exchange_missing_field": QT_TRANSLATE_NOOP("refusals", "The record of Terrasoft lacks what it cannot be without here: {field}."),
    "exchange_reserved": QT_TRANSLATE_NOOP("refusals", "The direction is reserved for {holder} until his request is decided."),
    "exchange_not_manager": QT_TRANSLATE_NOOP("refusals", "{holder} cannot hold a direction: not a manager, or not with us any more."),
    "exchange_nobody_holds": QT_TRANSLATE_NOOP("refusals", "Nobody holds the direction “{direction}” of this client, and Terrasoft names nobody who could."),
    "exchange_sealed": QT_TRANSLATE_NOOP("refusals", "The document {number} is issued: its lines do not change any more."),
    "exchange_act_sum": QT_TRANSLATE_NOOP("refusals", "What is done makes {here}, the act of Terrasoft says {there}."),
    "exchange_busy": QT_TRANSLATE_NOOP("refusals", "Somebody was working on it; it is tried again at once."),
    "exchange_not_written": QT_TRANSLATE_NOOP("refusals", "The base does not take it: {words}"),
    "exchange_unsent": QT_TRANSLATE_NOOP("refusals", "Waits until what it refers to is in Terrasoft as well."),
    "exchange_refused": QT_TRANSLATE_NOOP("refusals", "Terrasoft refused it: {words}"),
    "exchange_unknown": QT_TRANSLATE_NOOP("refusals", "No answer came; it will be looked for in Terrasoft before it is sent again."),
    "exchange_off": QT_TRANSLATE_NOOP("refusals", "The exchange of this object is switched off."),
    "exchange_lost": QT_TRANSLATE_NOOP("refusals", "Another has taken the exchange over."),
    "exchange_elsewhere": QT_TRANSLATE_NOOP("refusals", "{holder} works already ({host})."),
    "exchange_not_scanned": QT_TRANSLATE_NOOP("refusals", "No object that comes from Terrasoft is compared for deletions: choose “once a day” in its row."),
    "exchange_secret": QT_TRANSLATE_NOOP("refusals", "A password is not kept in the base."),
    "exchange_field_wrong": QT_TRANSLATE_NOOP("refusals", "The field {field}: the column “{column}”, its kind or its dictionary is wrong."),
    "exchange_joined": QT_TRANSLATE_NOOP("refusals", "One of the two records is joined with another already."),
    "exchange_cannot_remove": QT_TRANSLATE_NOOP("refusals", "“{title}” cannot be taken away here: work or money hangs on it. Cancel it yourself, or let the records part."),
    "decision_unknown": QT_TRANSLATE_NOOP("refusals", "Choose what shall be done."),
    "terrasoft_fault": QT_TRANSLATE_NOOP("refusals", "Terrasoft answers: {words}"),
    "terrasoft_unreachable": QT_TRANSLATE_NOOP("refusals", "Terrasoft does not answer; it is tried again. {words}"),
    "terrasoft_busy": QT_TRANSLATE_NOOP("refusals", "Terrasoft asks to come later. {words}"),
    "terrasoft_login_wrong": QT_TRANSLATE_NOOP("refusals", "Terrasoft did not accept the name or the password. {words}"),
    "terrasoft_login_expired": QT_TRANSLATE_NOOP("refusals", "The password of the exchange user in Terrasoft has expired. {words}"),
    "terrasoft_login_second_factor": QT_TRANSLATE_NOOP("refusals", "Terrasoft asks for a second factor: the exchange user must be exempt from it. {words}"),
    "terrasoft_login_licence": QT_TRANSLATE_NOOP("refusals", "The exchange user has no licence in Terrasoft. {words}"),
    "terrasoft_login_forbidden": QT_TRANSLATE_NOOP("refusals", "Terrasoft forbids the login. {words}"),
    "terrasoft_no_secret": QT_TRANSLATE_NOOP("refusals", "This computer does not know the password of Terrasoft: enter it in the set-up."),
    "terrasoft_no_right": QT_TRANSLATE_NOOP("refusals", "The exchange user may not do this in Terrasoft. {words}"),
    "terrasoft_rejected": QT_TRANSLATE_NOOP("refusals", "Terrasoft rejected the request: {words}"),
    "terrasoft_barred": QT_TRANSLATE_NOOP("refusals", "Terrasoft does not let a section be read: {words}"),
    "terrasoft_not_terrasoft": QT_TRANSLATE_NOOP("refusals", "It is not Terrasoft that answers at this address. {words}"),
    "terrasoft_misconfigured": QT_TRANSLATE_NOOP("refusals", "The set-up of the exchange is not complete: {words}"),
}

MADE = QT_TRANSLATE_NOOP("events", "Came from Terrasoft")
TAKEN = QT_TRANSLATE_NOOP("events", "Changed in Terrasoft: {fields}")
DOCUMENTS = ("client", "client_direction", "deal", "calculation_request", "quote", "invoice", "work_item", "act")
EVENTS: dict[tuple[str, str], str] = {
    **{(document, "exchange_made"): MADE for document in DOCUMENTS},
    **{(document, "exchange_taken"): TAKEN for document in DOCUMENTS},
}
