"""`$metadata` of both OData versions: types and lookups, neither what is required nor defaults (section 3.1)."""

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from tests.terrasoft.server.store import Column, EntitySet

SPACE = "Terrasoft.Configuration"
TYPES4 = {
    "guid": "Edm.Guid", "text": "Edm.String", "integer": "Edm.Int32", "decimal": "Edm.Decimal",
    "boolean": "Edm.Boolean", "moment": "Edm.DateTimeOffset", "date": "Edm.DateTimeOffset",
}  # fmt: skip
TYPES3 = {**TYPES4, "moment": "Edm.DateTime", "date": "Edm.DateTime"}


def version4(sets: Iterable[EntitySet]) -> str:
    """EDMX 4.0."""
    sets = list(sets)
    types = "".join(_type4(entity, sets) for entity in sets)
    listed = "".join(
        f'<EntitySet Name={quoteattr(entity.name)} EntityType="{SPACE}.{entity.name}"/>' for entity in sets
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>'
        f'<Schema Namespace="{SPACE}" xmlns="http://docs.oasis-open.org/odata/ns/edm">{types}</Schema>'
        f'<Schema Namespace="Default" xmlns="http://docs.oasis-open.org/odata/ns/edm">'
        f'<EntityContainer Name="Container">{listed}</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>'
    )


def _type4(entity: EntitySet, sets: list[EntitySet]) -> str:
    properties = "".join(_property(column, TYPES4) for column in entity.columns.values())
    ways = "".join(
        f'<NavigationProperty Name="{column.path}" Type="{SPACE}.{column.lookup}"/>'
        for column in entity.columns.values()
        if column.lookup
    )
    details = "".join(
        f'<NavigationProperty Name="{other.name}CollectionBy{column.path}" Type="Collection({SPACE}.{other.name})"/>'
        for other in sets
        for column in other.columns.values()
        if column.lookup == entity.name and column.name not in ("CreatedById", "ModifiedById")
    )
    head = f'<EntityType Name="{entity.name}"><Key><PropertyRef Name="Id"/></Key>'
    return f"{head}{properties}{ways}{details}</EntityType>"


def _property(column: Column, types: dict[str, str]) -> str:
    never = ' Nullable="false"' if column.kind == "text" or column.name == "Id" else ""
    return f'<Property Name="{column.name}" Type="{types[column.kind]}"{never}/>'


def version3(sets: Iterable[EntitySet]) -> str:
    """EDMX 1.0 with associations: only they say what a lookup refers to."""
    sets = list(sets)
    types = "".join(_type3(entity) for entity in sets)
    associations = "".join(
        _association(entity, column) for entity in sets for column in entity.columns.values() if column.lookup
    )
    listed = "".join(
        f'<EntitySet Name="{entity.name}Collection" EntityType="{SPACE}.{entity.name}"/>' for entity in sets
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx"><edmx:DataServices '
        'm:DataServiceVersion="1.0" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">'
        f'<Schema Namespace="{SPACE}" xmlns="http://schemas.microsoft.com/ado/2006/04/edm">{types}{associations}'
        f'<EntityContainer Name="EntityDataService" m:IsDefaultEntityContainer="true">{listed}</EntityContainer>'
        "</Schema></edmx:DataServices></edmx:Edmx>"
    )


def _type3(entity: EntitySet) -> str:
    properties = "".join(_property(column, TYPES3) for column in entity.columns.values())
    ways = "".join(
        f'<NavigationProperty Name="{column.path}" Relationship="{SPACE}.{entity.name}_{column.path}" '
        f'FromRole="{entity.name}" ToRole="{column.path}"/>'
        for column in entity.columns.values()
        if column.lookup
    )
    return f'<EntityType Name="{entity.name}"><Key><PropertyRef Name="Id"/></Key>{properties}{ways}</EntityType>'


def _association(entity: EntitySet, column: Column) -> str:
    return (
        f'<Association Name="{entity.name}_{column.path}">'
        f'<End Type="{SPACE}.{entity.name}" Role="{entity.name}" Multiplicity="*"/>'
        f'<End Type="{SPACE}.{column.lookup}" Role="{column.path}" Multiplicity="0..1"/></Association>'
    )
