"""Employees, their hierarchy, assistants, substitutions and expert groups."""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Computed,
    Date,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, NO, YES, Base, Recorded

ROLES = ("manager", "assistant", "expert", "accountant", "analyst", "administrator", "executive", "integrator")


class Department(Recorded, Base):
    __tablename__ = "department"
    __table_args__ = (CheckConstraint("name <> ''", name="name"),)

    name: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("crm.department.id"))


class Employee(Recorded, Base):
    """A person with one PostgreSQL login; `login` is the identity and is never used again for somebody else.

    With `must_change_password` he may do nothing but choose a password; the temporary one ends at `password_until_at`.
    """

    __tablename__ = "employee"
    __table_args__ = (CheckConstraint("login ~ '^e_[a-z0-9_]{2,40}$'", name="login"),)

    login: Mapped[str] = mapped_column(unique=True)
    last_name: Mapped[str]
    first_name: Mapped[str]
    middle_name: Mapped[str] = mapped_column(server_default=EMPTY)
    short_name: Mapped[str] = mapped_column(
        Text,
        Computed(
            "last_name || ' ' || left(first_name, 1) || '.'"
            " || CASE WHEN middle_name = '' THEN '' ELSE ' ' || left(middle_name, 1) || '.' END",
            persisted=True,
        ),
    )
    position: Mapped[str] = mapped_column(server_default=EMPTY)
    email: Mapped[str] = mapped_column(server_default=EMPTY)
    phone: Mapped[str] = mapped_column(server_default=EMPTY)
    roles: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    department_id: Mapped[int | None] = mapped_column(ForeignKey("crm.department.id", use_alter=True))
    head_id: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"), index=True)
    discount_limit_percent: Mapped[int] = mapped_column(Integer, server_default=text("5"))
    active: Mapped[bool] = mapped_column(server_default=YES)
    disabled_at: Mapped[datetime | None] = mapped_column(MOMENT)
    must_change_password: Mapped[bool] = mapped_column(server_default=NO)
    password_until_at: Mapped[datetime | None] = mapped_column(MOMENT)


class Assistance(Base):
    """An assistant helps exactly the managers named here."""

    __tablename__ = "assistance"
    __table_args__ = (UniqueConstraint("assistant_id", "manager_id"),)

    assistant_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"))
    manager_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"))


class Substitution(Recorded, Base):
    """While `absent` is away, `substitute` stands in for him, as far as the three flags say; it ends by itself.

    `decides` approvals ("B for A"), `sees` what he sees, `works` on his drafts and steps as well.
    """

    __tablename__ = "substitution"
    __table_args__ = (
        CheckConstraint("until_on >= from_on", name="dates"),
        CheckConstraint("absent_id <> substitute_id", name="another"),
        CheckConstraint("decides OR sees", name="for_something"),
        CheckConstraint("sees OR NOT works", name="works_with_open_eyes"),
        Index("ix_substitution_substitute", "substitute_id", "until_on"),
    )

    absent_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"))
    substitute_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"))
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date] = mapped_column(Date)
    decides: Mapped[bool] = mapped_column(server_default=YES)
    sees: Mapped[bool] = mapped_column(server_default=YES)
    works: Mapped[bool] = mapped_column(server_default=NO)
    reason: Mapped[str] = mapped_column(server_default=EMPTY)
    ended_at: Mapped[datetime | None] = mapped_column(MOMENT)


class ExpertGroup(Recorded, Base):
    """`answer_hours` is the promise of the group: working hours from the queue to the calculation."""

    __tablename__ = "expert_group"
    __table_args__ = (CheckConstraint("answer_hours > 0", name="answer_hours"),)

    name: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str] = mapped_column(server_default=EMPTY)
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"))
    answer_hours: Mapped[int] = mapped_column(Integer, server_default=text("16"))


class ExpertGroupMember(Base):
    __tablename__ = "expert_group_member"
    __table_args__ = (UniqueConstraint("group_id", "employee_id"),)

    group_id: Mapped[int] = mapped_column(ForeignKey("crm.expert_group.id"))
    employee_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"), index=True)


class Visible(Base):
    """The closure of hierarchy and assistants: `viewer` sees the rows of `owner`. Rebuilt by a trigger."""

    __tablename__ = "visible"
    __table_args__ = (PrimaryKeyConstraint("viewer_id", "owner_id"), {"schema": "priv"})

    id = None  # type: ignore[assignment]  # the pair is the key
    viewer_id: Mapped[int]
    owner_id: Mapped[int]


class PastDocument(Base):
    """What the holder of that time had issued before its direction went to somebody else: he may still read it."""

    __tablename__ = "past_document"
    __table_args__ = (PrimaryKeyConstraint("employee_id", "document", "document_id"), {"schema": "priv"})

    id = None  # type: ignore[assignment]  # the triple is the key
    employee_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"))
    document: Mapped[str] = mapped_column(Text)
    document_id: Mapped[int]
