"""Printed documents: a frozen snapshot in, the bytes of a PDF out; Russian always, no base, no Qt."""

from crm_desktop.services.printing.act import act
from crm_desktop.services.printing.content import (
    ActKind,
    ActPrint,
    Advance,
    Alternative,
    BankDetails,
    InvoicePrint,
    Party,
    PrintLine,
    QuotePrint,
    Signatory,
)
from crm_desktop.services.printing.destruction_act import DestructionActPrint, destruction_act
from crm_desktop.services.printing.invoice import invoice
from crm_desktop.services.printing.quote import quote
from crm_desktop.services.printing.reconciliation import ReconciliationPrint, ReconciliationRow, reconciliation

__all__ = [
    "ActKind",
    "ActPrint",
    "Advance",
    "Alternative",
    "BankDetails",
    "DestructionActPrint",
    "InvoicePrint",
    "Party",
    "PrintLine",
    "QuotePrint",
    "ReconciliationPrint",
    "ReconciliationRow",
    "Signatory",
    "act",
    "destruction_act",
    "invoice",
    "quote",
    "reconciliation",
]
