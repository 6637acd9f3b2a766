"""Printed documents: a frozen snapshot in, the bytes of a PDF out; Russian always, no base, no Qt."""

from crm_desktop.services.printing.act import act
from crm_desktop.services.printing.content import (
    ActKind,
    ActPrint,
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

__all__ = [
    "ActKind",
    "ActPrint",
    "Alternative",
    "BankDetails",
    "DestructionActPrint",
    "InvoicePrint",
    "Party",
    "PrintLine",
    "QuotePrint",
    "Signatory",
    "act",
    "destruction_act",
    "invoice",
    "quote",
]
