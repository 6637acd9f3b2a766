"""The sets and columns of a server by its $metadata (EDMX of OData 3 and 4), and the standard columns with dates."""

from collections.abc import Iterable, Mapping
from typing import Final
from xml.parsers import expat

from crm_desktop.services.terrasoft.faults import Unreachable
from crm_desktop.services.terrasoft.transport import Column, EntitySet

SUFFIX: Final = "Collection"
"""Of every set in OData 3."""
KINDS: Final = {
    "Edm.Guid": "guid", "Edm.String": "text", "Edm.Boolean": "boolean", "Edm.Date": "date",
    "Edm.DateTimeOffset": "moment", "Edm.DateTime": "moment",
    "Edm.Decimal": "decimal", "Edm.Double": "decimal", "Edm.Single": "decimal",
    "Edm.Int16": "integer", "Edm.Int32": "integer", "Edm.Int64": "integer", "Edm.Byte": "integer",
    "Edm.SByte": "integer",
}  # fmt: skip
"""Binary contents and times of day are not exchanged."""
DATES: Final[Mapping[str, tuple[str, ...]]] = {
    "AccountCommunication": ("DateSetNonActual",),
    "Cashflow": ("Date",),
    "Contact": ("BirthDate",),
    "ContactCommunication": ("DateSetNonActual",),
    "Contract": ("StartDate", "EndDate"),
    "Document": ("Date", "PaymentDate"),
    "Employee": ("CareerStartDate", "CareerDueDate", "ProbationDueDate"),
    "Invoice": ("StartDate", "DueDate"),
    "InvoiceProduct": ("DeliveryDate",),
    "Lead": ("DecisionDate",),
    "Opportunity": ("DueDate", "CheckDate"),
    "OpportunityProductInterest": ("OfferDate",),
    "OrderProduct": ("DeliveryDate",),
    "SupplyPaymentElement": ("DatePlan", "DateFact"),
}
"""Calendar dates of the standard configuration (reference, appendix A): the metadata shows them as moments."""


class _Reader:
    """Handlers of the parser: types with their columns and navigations, sets, ends of associations (OData 3)."""

    def __init__(self) -> None:
        self.columns: dict[str, dict[str, str]] = {}
        self.bases: dict[str, str] = {}
        self.navigations: dict[str, dict[str, str]] = {}
        self.sets: dict[str, str] = {}
        self.ends: dict[str, str] = {}
        self._type = self._union = ""
        self._handlers = {
            "EntityType": self._on_type, "ComplexType": self._on_other, "Property": self._on_property,
            "NavigationProperty": self._on_navigation, "Association": self._on_union, "End": self._on_end,
            "EntitySet": self._on_set,
        }  # fmt: skip

    def start(self, tag: str, told: dict[str, str]) -> None:
        handle = self._handlers.get(tag.rsplit(":", 1)[-1])
        if handle is not None:
            handle(told)

    def _on_type(self, told: dict[str, str]) -> None:
        self._type = told["Name"]
        self.columns[self._type], self.navigations[self._type] = {}, {}
        if "BaseType" in told:
            self.bases[self._type] = _local(told["BaseType"])

    def _on_other(self, _told: dict[str, str]) -> None:
        self._type = ""

    def _on_property(self, told: dict[str, str]) -> None:
        if self._type:
            self.columns[self._type][told["Name"]] = told["Type"]

    def _on_navigation(self, told: dict[str, str]) -> None:
        if self._type:
            # OData 4 names the type, OData 3 the end of an association, which may stand further on.
            end = f"{_local(told.get('Relationship', ''))}|{told.get('ToRole', '')}"
            self.navigations[self._type][told["Name"]] = told.get("Type") or end

    def _on_union(self, told: dict[str, str]) -> None:
        self._union, self._type = told["Name"], ""

    def _on_end(self, told: dict[str, str]) -> None:
        if "Type" in told and told.get("Multiplicity") != "*":
            self.ends[f"{self._union}|{told.get('Role', '')}"] = told["Type"]

    def _on_set(self, told: dict[str, str]) -> None:
        self.sets[told["Name"]] = _local(told["EntityType"])

    def target(self, navigation: str) -> str:
        """The type a navigation leads to, "" when it leads to many."""
        if "|" in navigation:
            navigation = self.ends.get(navigation, "")
        return "" if navigation.startswith("Collection(") else _local(navigation)

    def inherited(self, kind: str, part: dict[str, dict[str, str]]) -> dict[str, str]:
        """Of a type and of those it is made from."""
        found: dict[str, str] = {}
        seen: set[str] = set()
        while kind and kind not in seen:
            seen.add(kind)
            found = {**part.get(kind, {}), **found}
            kind = self.bases.get(kind, "")
        return found


def _local(name: str) -> str:
    """Without the namespace: it is another one in BPMSoft."""
    return name.rsplit(".", 1)[-1]


def _forbid(*_told: object) -> None:
    raise Unreachable("a document type inside $metadata")


def parse(body: bytes) -> dict[str, EntitySet]:
    """By name of the set, without Collection. Unreachable for anything but whole metadata."""
    reader, parser = _Reader(), expat.ParserCreate()
    parser.StartElementHandler = reader.start
    # Metadata has no use for entities, and entities within entities grow without end.
    parser.StartDoctypeDeclHandler = _forbid
    try:
        parser.Parse(body, True)
    except (expat.ExpatError, KeyError) as problem:
        raise Unreachable(f"$metadata: {problem}") from None
    if not reader.sets:
        raise Unreachable("$metadata names no set")
    names = {kind: name.removesuffix(SUFFIX) for name, kind in reader.sets.items()}
    return {name: EntitySet(name, _columns(reader, kind, names)) for kind, name in names.items()}


def _columns(reader: _Reader, kind: str, names: Mapping[str, str]) -> dict[str, Column]:
    lookups: dict[str, str] = {}
    for name, navigation in reader.inherited(kind, reader.navigations).items():
        target = reader.target(navigation)
        if target:
            lookups[f"{name}Id"] = names.get(target, target)
    told = reader.inherited(kind, reader.columns)
    return {
        name: Column(name, KINDS[edm], lookups.get(name, "") if edm == "Edm.Guid" else "")
        for name, edm in told.items()
        if edm in KINDS
    }


def with_dates(found: EntitySet, declared: Iterable[str] = ()) -> EntitySet:
    """The set with its calendar dates told apart from moments: the standard ones and the declared."""
    dates = {*DATES.get(found.name, ()), *declared}
    return EntitySet(
        found.name,
        {
            name: Column(name, "date") if name in dates and column.kind == "moment" else column
            for name, column in found.columns.items()
        },
    )


def guessed(name: str) -> Column:
    """A column nothing is told about, by the habits of the platform."""
    if name == "Id":
        return Column(name, "guid")
    if name.endswith("Id") and name[-3:-2].islower():
        return Column(name, "guid", name[:-2])
    return Column(name, "moment" if name in ("CreatedOn", "ModifiedOn") else "text")
