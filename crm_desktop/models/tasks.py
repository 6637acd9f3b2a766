"""Tasks with reminders."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import EMPTY, MOMENT, Base, Recorded
from crm_desktop.models.workflow import Step, Workflow


class Task(Recorded, Base):
    __tablename__ = "task"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'done', 'cancelled')", name="state"),
        Index("ix_task_assignee", "assignee_id", "state", "due_at"),
    )
    FIELDS = ("assignee_id", "title", "due_at", "comment")
    WORKFLOW = Workflow(
        initial="open",
        states=("open", "done", "cancelled"),
        editable=("open",),
        steps=(Step("finish", ("open",), "done", by=("assignee",)), Step("cancel", ("open",), "cancelled", by=("assignee",))),
    )  # fmt: skip

    assignee_id: Mapped[int] = mapped_column(ForeignKey("crm.employee.id"))
    state: Mapped[str] = mapped_column(server_default=text("'open'"))
    title: Mapped[str]
    due_at: Mapped[datetime | None] = mapped_column(MOMENT)
    comment: Mapped[str] = mapped_column(server_default=EMPTY)
    document: Mapped[str] = mapped_column(server_default=EMPTY)
    document_id: Mapped[int | None]
    client_id: Mapped[int | None] = mapped_column(ForeignKey("crm.client.id"))
