"""Sentences of refusals about payments, refunds and statements."""

from crm_desktop.services.words import QT_TRANSLATE_NOOP

PAYMENTS: dict[str, str] = {
    "over_invoice": QT_TRANSLATE_NOOP("refusals", "{left} is left to pay by the invoice {number}, {amount} is too much."),
    "over_payment": QT_TRANSLATE_NOOP("refusals", "{left} of the payment is not allocated, {amount} is too much."),
    "reconciliation_partial": QT_TRANSLATE_NOOP(
        "refusals",
        "Other managers settle with this client, too: you see a part only. The whole act is printed by an accountant.",
    ),
    "refund_incomplete": QT_TRANSLATE_NOOP(
        "refusals", "The parts make {given} of the {amount} that were given back: name where the rest comes from."
    ),
    "over_refund": QT_TRANSLATE_NOOP("refusals", "Only {left} of it can be given back, {amount} is too much."),
    "invoice_not_open": QT_TRANSLATE_NOOP("refusals", "The invoice {number} is not waiting for payment."),
    "another_organization": QT_TRANSLATE_NOOP("refusals", "The invoice {number} is of another organisation."),
    "another_client": QT_TRANSLATE_NOOP("refusals", "The invoice {number} is of another client than the payment ({client}). Correct the client of the payment first."),
    "nothing_suggested": QT_TRANSLATE_NOOP("refusals", "No invoice is suggested. Choose one."),
    "amount_wrong": QT_TRANSLATE_NOOP("refusals", "The sum must be more than zero."),
    "not_incoming": QT_TRANSLATE_NOOP("refusals", "This money went out: it pays no invoice."),
    "internal_transfer": QT_TRANSLATE_NOOP("refusals", "This is a transfer between our own accounts: it is nobody's payment and no income."),
    "advance_without_client": QT_TRANSLATE_NOOP("refusals", "Whose advance is it? Choose the client of the payment first."),
    "kind_unknown": QT_TRANSLATE_NOOP("refusals", "Choose what kind of payment this is."),
    "refund_by_payment": QT_TRANSLATE_NOOP("refusals", "Choose below which payment this money gives back."),
    "not_a_refund": QT_TRANSLATE_NOOP("refusals", "Only money that went out gives back a payment that came in."),
    "refund_elsewhere": QT_TRANSLATE_NOOP("refusals", "The payment was received by another organisation."),
    "refund_another_client": QT_TRANSLATE_NOOP("refusals", "The payment came from another client ({client})."),
    "refund_before_payment": QT_TRANSLATE_NOOP("refusals", "The payment came on {on}, after the refund."),
    "payment_refunded": QT_TRANSLATE_NOOP("refusals", "Money of this payment went back: {documents}. Undo the refund first."),
    "payment_in_use": QT_TRANSLATE_NOOP("refusals", "The payment is allocated or given back. Undo that first."),
    "payment_alike": QT_TRANSLATE_NOOP("refusals", "There is such a payment already: {documents}."),
    "payment_in_future": QT_TRANSLATE_NOOP("refusals", "The date of the bank is in the future."),
    "payment_too_early": QT_TRANSLATE_NOOP("refusals", "The date of the bank is more than three years ago."),
    "account_of_another": QT_TRANSLATE_NOOP("refusals", "The account {account} is not an account of this organisation."),
    "same_account": QT_TRANSLATE_NOOP("refusals", "The counterparty's account is the account itself."),
    "payer_inn_wrong": QT_TRANSLATE_NOOP("refusals", "The check digits of the INN are wrong."),
    "payment_of_bank": QT_TRANSLATE_NOOP("refusals", "The bank said so: it goes only with its statement."),
    "payment_held": QT_TRANSLATE_NOOP("refusals", "Files or open tasks hang on these payments: {documents}. Settle them first."),
    "foreign_account": QT_TRANSLATE_NOOP("refusals", "The account {account} is not one of our organisations'. Nothing was imported."),
    "period_backwards": QT_TRANSLATE_NOOP("refusals", "The period ends before it begins."),
    "statement_undone": QT_TRANSLATE_NOOP("refusals", "The statement has been taken back already."),
    "statement_refunded": QT_TRANSLATE_NOOP("refusals", "Money of this statement went back: {documents}. Undo these refunds first."),
}  # fmt: skip
