"""The standard objects the exchange touches and the customer's own ones; columns by appendix A of the reference."""

from decimal import Decimal
from uuid import UUID

from tests.terrasoft.server.dictionaries import ROUBLE, SUPERVISOR, WAITING, dictionary
from tests.terrasoft.server.store import Column, Computed, EntitySet, Row, Value, entity_set

# name:kind for a plain column, name>Set for a lookup; ! required, ^ a detail that dies with its parent, =default.
OBJECTS = {
    "Account": """Name:text! Code:text TypeId>AccountType OwnerId>Contact=author ParentId>Account
        PrimaryContactId>Contact Phone:text AdditionalPhone:text Fax:text Web:text Address:text Zip:text
        Notes:memo AlternativeName:text Completeness:integer=0 UsrINN:text UsrKPP:text UsrOGRN:text
        UsrExternalId:text""",
    "Contact": """Name:text! Surname:text GivenName:text MiddleName:text OwnerId>Contact=author AccountId>Account
        TypeId>ContactType JobTitle:text BirthDate:date Phone:text MobilePhone:text HomePhone:text
        Email:text Address:text Zip:text DoNotUseEmail:boolean=false Confirmed:boolean=true Notes:memo
        Completeness:integer=0 UsrExternalId:text""",
    "OpportunityDepartment": "Name:text! Description:memo SalesDirectorId>Contact",
    "OpportunityStage": """Name:text! Description:memo End:boolean=false Successful:boolean=false Number:integer=0
        MaxProbability:integer=0""",
    "Opportunity": """Title:text! StageId>OpportunityStage! DueDate:date OwnerId>Contact!=author AccountId>Account
        ContactId>Contact ResponsibleDepartmentId>OpportunityDepartment Budget:money Amount:money
        Probability:integer Notes:memo Description:memo ClosingDetails:memo Completeness:integer=0
        UsrExternalId:text""",
    "UsrAccountDirection": """
        UsrName:text UsrAccountId>Account!^ UsrDepartmentId>OpportunityDepartment! UsrOwnerId>Contact
        UsrHeldOn:moment UsrExternalId:text""",
    "UsrCostRequest": """UsrNumber:text UsrOpportunityId>Opportunity UsrAccountId>Account UsrOwnerId>Contact=author
        UsrStateId>UsrCostRequestState UsrWantedOn:date UsrComment:memo UsrPrice:money
        UsrExternalId:text""",
    "UsrCostRequestState": "Name:text! Description:memo",
    "UsrCostRequestService": """UsrName:text UsrCostRequestId>UsrCostRequest!^ UsrProductId>Product UsrSubject:text
        UsrQuantity:quantity UsrPrice:money UsrLowestPrice:money UsrTermDays:integer UsrComment:memo
        UsrExternalId:text""",
    "UsrQuote": """UsrNumber:text UsrOpportunityId>Opportunity UsrAccountId>Account UsrSupplierId>Account
        UsrContactId>Contact UsrOwnerId>Contact=author UsrStateId>UsrQuoteState UsrDate:date
        UsrValidUntil:date UsrAmount:money UsrComment:memo UsrExternalId:text""",
    "UsrQuoteState": "Name:text! Description:memo",
    "UsrQuoteProduct": """UsrName:text UsrQuoteId>UsrQuote!^ UsrProductId>Product UsrQuantity:quantity UsrPrice:money
        UsrDiscountPercent:money UsrAmount:money UsrExternalId:text""",
    "Order": """Number:text AccountId>Account Date:moment!=now OwnerId>Contact!=author StatusId>OrderStatus
        ContactId>Contact DueDate:moment ActualDate:moment CurrencyId>Currency!=rouble
        CurrencyRate:rate!=1 Amount:money PaymentAmount:money PrimaryAmount:money Notes:memo
        OpportunityId>Opportunity Comment:memo UsrSupplierId>Account UsrExternalId:text""",
    "OrderProduct": """Name:text Notes:memo ProductId>Product CustomProduct:text Quantity:quantity UnitId>Unit
        Price:money Amount:money DiscountAmount:money DiscountPercent:money TaxId>Tax TaxAmount:money
        TotalAmount:money DiscountTax:money OrderId>Order^ UsrExternalId:text""",
    "Invoice": """Number:text StartDate:date!=today PaymentStatusId>InvoicePaymentStatus!=waiting
        OwnerId>Contact!=author CurrencyId>Currency!=rouble CurrencyRate:rate!=1 Amount:money
        PaymentAmount:money PrimaryAmount:money AmountWithoutTax:money DueDate:date Notes:memo
        AccountId>Account ContactId>Contact SupplierId>Account OpportunityId>Opportunity OrderId>Order
        UsrQuoteId>UsrQuote UsrExternalId:text""",
    "InvoiceProduct": """Name:text Notes:memo ProductId>Product CustomProduct:text Quantity:quantity UnitId>Unit
        Price:money Amount:money DiscountAmount:money DiscountPercent:money TaxId>Tax TaxAmount:money
        TotalAmount:money DiscountTax:money InvoiceId>Invoice!^ UsrExternalId:text""",
    "UsrPayment": """UsrName:text UsrInvoiceId>Invoice UsrAccountId>Account UsrSupplierId>Account UsrDate:date
        UsrAmount:money UsrNumber:text UsrPurpose:memo UsrExternalId:text""",
    "UsrWork": """UsrName:text! UsrInvoiceId>Invoice UsrInvoiceProductId>InvoiceProduct UsrAccountId>Account
        UsrProductId>Product UsrStateId>UsrWorkState UsrExpertId>Contact UsrQuantity:quantity
        UsrDueOn:date UsrDoneOn:date UsrResult:memo UsrInstructions:memo UsrExternalId:text""",
    "UsrWorkState": "Name:text! Description:memo",
    "Document": """Number:text! Date:date!=today TypeId>DocumentType! AccountId>Account ContactId>Contact
        OwnerId>Contact!=author Notes:memo PaymentAmount:money PaymentDate:date
        OpportunityId>Opportunity StateId>DocumentState! OrderId>Order UsrInvoiceId>Invoice
        UsrSupplierId>Account UsrAmount:money UsrSignedOn:date UsrExternalId:text""",
    "Product": """Name:text! Code:text UnitId>Unit CurrencyId>Currency!=rouble Price:money TaxId>Tax
        Active:boolean=true OwnerId>Contact=author Description:memo IsArchive:boolean=false""",
    "Currency": "Name:text! Description:memo Code:text! ShortName:text Symbol:text! Division:integer=1 Rate:rate",
    "Tax": "Name:text! Description:memo Percent:money",
    "Unit": "Name:text! Description:memo ShortName:text",
    "AccountType": "Name:text! Description:memo",
    "ContactType": "Name:text! Description:memo",
    "OrderStatus": "Name:text! Description:memo",
    "InvoicePaymentStatus": "Name:text! Description:memo FinalStatus:boolean=false",
    "DocumentType": "Name:text! Description:memo",
    "DocumentState": "Name:text! Description:memo",
}

_KINDS = {
    "text": ("text", 250),
    "memo": ("text", 0),
    "money": ("decimal", 2),
    "quantity": ("decimal", 3),
    "rate": ("decimal", 4),
}
_DEFAULTS: dict[str, Value | Computed] = {
    "author": Computed.AUTHOR, "today": Computed.TODAY, "now": Computed.NOW, "rouble": ROUBLE, "waiting": WAITING,
    "true": True, "false": False, "0": 0, "1": 1,
}  # fmt: skip


def parsed(text: str) -> Column:
    """One column out of its short notation."""
    text, _, default = text.partition("=")
    rest = text.rstrip("!^")
    flags = text[len(rest) :]
    made = _DEFAULTS[default] if default else None
    if ">" in rest:
        name, _, lookup = rest.partition(">")
        return Column(name, "guid", lookup, "!" in flags, made, cascade="^" in flags)
    name, _, kind = rest.partition(":")
    base, size = _KINDS.get(kind, (kind, 0))
    if base == "decimal" and isinstance(made, int):
        made = Decimal(made)
    return Column(name, base, "", "!" in flags, made, size)


def standard() -> list[EntitySet]:
    """Fresh sets with the dictionaries of section 7.1 and the supervisor's contact."""
    people: dict[str, list[Row]] = {"Contact": [{"Id": SUPERVISOR, "Name": "Supervisor"}]}
    return [
        entity_set(name, map(parsed, columns.split()), people.get(name) or dictionary(name))
        for name, columns in OBJECTS.items()
    ]


def contact(name: str, id: UUID) -> Row:
    """The contact of a person who signs in."""
    return {"Id": id, "Name": name}
