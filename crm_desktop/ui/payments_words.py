"""Why an invoice is suggested for a payment, in words."""

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.words import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
REASONS = {
    "number_inn_sum": QT_TRANSLATE_NOOP("payments", "number, payer and sum agree"),
    "number_inn": QT_TRANSLATE_NOOP("payments", "number and payer agree, the sum does not"),
    "number": QT_TRANSLATE_NOOP("payments", "only the number agrees: another payer"),
    "inn_sum": QT_TRANSLATE_NOOP("payments", "payer and sum agree, no number in the purpose"),
}


def reason_words(code: str) -> str:
    """Why an invoice is suggested."""
    return translate("payments", REASONS[code]) if code in REASONS else ""
