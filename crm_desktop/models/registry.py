"""All tables at once: what migrations and the command generator need."""

from typing import Any

from sqlalchemy.orm import Mapper

from crm_desktop.models import (
    acts,
    approvals,
    calculation_requests,
    catalog,
    client_imports,
    client_merges,
    clients,
    deals,
    directions,
    exchange,
    hand_overs,
    invoices,
    issued_documents,
    journal,
    mail,
    organizations,
    payments,
    people,
    personal_data,
    quotes,
    tasks,
    work_items,
)
from crm_desktop.models.base import Base

ROOMS = (
    people, catalog, organizations, clients, client_imports, client_merges, directions, hand_overs, personal_data,
    deals, calculation_requests, quotes, invoices, payments, work_items, issued_documents, acts, approvals, tasks, mail, journal, exchange,
)  # fmt: skip


def _mappers() -> list[Mapper[Any]]:
    """SQLAlchemy keeps them in a set: without an order the SQL made of them would be another in every process."""
    return sorted(Base.registry.mappers, key=lambda mapper: str(mapper.local_table))


def documents() -> dict[str, type[Base]]:
    """Models with a workflow, by the name of their table."""
    return {
        mapper.class_.__tablename__: mapper.class_
        for mapper in _mappers()
        if mapper.class_.WORKFLOW is not None
    }


def editable_directories() -> dict[str, type[Base]]:
    """The company's lists that are edited as cards: versioned tables without workflow, holder or person."""
    rooms = (people, catalog, organizations)
    found = {m.class_.__tablename__: m.class_ for m in _mappers() if m.class_.__module__ in {r.__name__ for r in rooms}}
    found |= {"claim_quota": directions.ClaimQuota, "approval_route": approvals.ApprovalRoute}
    return {name: c for name, c in found.items() if name != "substitution" and c.__table__.schema == "crm" and "version" in c.__table__.columns}


def editable() -> dict[str, type[Base]]:
    """Models whose drafts are written directly, by the name of their table."""
    return {m.class_.__tablename__: m.class_ for m in _mappers() if m.class_.FIELDS}
