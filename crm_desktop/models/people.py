"""Employees, their hierarchy, assistants, substitutions and expert groups."""

from datetime import date

from sqlalchemy import (
    CheckConstraint,
    Computed,
    Date,
    ForeignKey,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, YES, Base, Recorded

ROLES = ("manager", "assistant", "expert", "accountant", "analyst", "administrator", "executive")


class Department(Base):
    __tablename__ = "department"

    name: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("crm.department.id"))


class Employee(Recorded, Base):
    """A person with one PostgreSQL login; `login` is the identity and is never used again for somebody else."""

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
    department_id: Mapped[int | None] = mapped_column(ForeignKey("crm.department.id"))
    head_id: Mapped[int | None] = mapped_column(ForeignKey("crm.employee.id"), index=True)
    discount_limit_percent: Mapped[int] = mapped_column(Integer, server_default=text("5"))
    active: Mapped[bool] = mapped_column(server_default=YES)


class Assistance(Base):
    """An assistant helps exactly the managers named here."""

    __tablename__ = "assistance"
    __table_args__ = (UniqueConstraint("assistant_id", "manager_id"),)

    assistant_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"))
    manager_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"))


class Substitution(Base):
    """While `absent` is away, `substitute` decides for him; recorded as "B for A"."""

    __tablename__ = "substitution"
    __table_args__ = (
        CheckConstraint("until_on >= from_on", name="dates"),
        CheckConstraint("absent_id <> substitute_id", name="another"),
    )

    absent_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"))
    substitute_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"))
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date] = mapped_column(Date)


class ExpertGroup(Base):
    """`answer_hours` is the promise of the group: working hours from the queue to the calculation."""

    __tablename__ = "expert_group"

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
