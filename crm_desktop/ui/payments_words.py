"""Why an invoice is suggested for a payment, in words."""

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.words import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
REASONS = {
    "number_inn_sum": QT_TRANSLATE_NOOP("payments", "number, payer and sum agree"),
    "number_inn": QT_TRANSLATE_NOOP("payments", "number and payer agree, the sum does not"),
    "number": QT_TRANSLATE_NOOP("payments", "only the number agrees: another payer"),
    "inn_sum": QT_TRANSLATE_NOOP("payments", "payer and sum agree, no number in the purpose"),
    "paid_before": QT_TRANSLATE_NOOP("payments", "another payment of the statement pays the invoice already"),
    "numbers_inn_sum": QT_TRANSLATE_NOOP("payments", "all numbers, payer and sum agree"),
    "numbers_inn": QT_TRANSLATE_NOOP("payments", "several numbers and payer agree, the sum does not"),
    "inn_debt": QT_TRANSLATE_NOOP("payments", "the sum is the payer's whole debt"),
    "inn_only": QT_TRANSLATE_NOOP("payments", "the only unpaid invoice of the payer, paid in part"),
}


def reason_words(code: str) -> str:
    """Why an invoice is suggested."""
    return translate("payments", REASONS[code]) if code in REASONS else ""
