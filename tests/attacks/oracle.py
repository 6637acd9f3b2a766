"""Who may see and write what, said once more in Python, from the description of the process and from nothing else.

The base says it in policies and grants; tests hold the two against each other. Nothing here is read from the models.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from tests.office import Office

Row = dict[str, Any]
# The day of the office; Moscow has no summer time.
MOSCOW = timezone(timedelta(hours=3))

# Business rows that hang on a holder of a client's direction.
OWNED = frozenset({
    "client_direction", "claim", "deal", "calculation_request", "calculation_line", "calculation", "quote",
    "quote_line", "invoice", "invoice_line", "work_item", "issued_document", "act", "act_line", "approval",
    "payment_allocation", "event", "file", "sent_mail",
})  # fmt: skip
# Rows that follow their client, or have several holders.
CLIENTS = frozenset({"client", "contact", "client_account", "client_address", "payment"})
# Rows of one person.
PERSONAL = frozenset({"task", "user_setting", "form_draft", "client_import"})
# The company's own lists: everybody reads them.
COMMON = frozenset({
    "department", "employee", "assistance", "substitution", "expert_group", "expert_group_member", "direction",
    "service", "calendar_day", "lost_reason", "bank", "organization", "organization_account",
    "organization_facsimile", "mail_setting", "number_template", "tax_regime", "tax_year", "usn_setting",
    "usn_exception", "service_permit", "claim_quota", "approval_route", "approval_route_step",
})  # fmt: skip
# Lists whose rows give rights: changed by commands alone, never by hand.
BY_COMMAND = frozenset({
    "employee", "organization_facsimile", "usn_exception", "assistance", "substitution", "expert_group_member",
})  # fmt: skip
# What those who keep the base of clients do with it, and who reads that.
KEPT = {
    "client_merge": {"analyst"}, "different_clients": {"analyst"}, "hand_over": {"analyst", "executive"},
    "destruction_act": {"analyst", "executive"},
}  # fmt: skip
OTHERS = frozenset({"calculation_cost", "bank_statement", "approval_step", *KEPT})
TABLES = OWNED | CLIENTS | PERSONAL | COMMON | OTHERS
# Ledgers, journal, closure: nobody's.
PRIVATE = frozenset({
    "alembic_version", "claim_month", "client_import_row", "client_import_staged", "client_merge_row", "client_search",
    "contact_search", "document_reminder", "exchange_conflict", "exchange_deletion",
    "exchange_entry", "exchange_in", "exchange_lease", "exchange_link", "exchange_object", "exchange_out",
    "exchange_profile", "exchange_run", "exchange_value", "hand_over_row", "housekeeping", "journal", "lookup_log",
    "margin_norm", "number_series", "organization_year", "past_document", "personal_data_log", "refund_part", "visible",
})  # fmt: skip

# Which roles write drafts of a table at all.
SALES = frozenset({
    "deal", "calculation_request", "calculation_line", "quote", "quote_line", "invoice", "invoice_line", "act",
    "act_line", "client_account", "client_address",
})  # fmt: skip
INSERTS = {
    **{name: {"manager", "assistant"} for name in SALES},
    "calculation_cost": {"expert"},
    "issued_document": {"expert"},
    "payment": {"accountant"},
    **{name: {"administrator"} for name in COMMON - BY_COMMAND},
    **{name: {"administrator", "accountant"} for name in ("bank", "tax_regime", "tax_year", "usn_setting")},
    "claim_quota": {"administrator", "analyst"},
}
EVERYBODY_INSERTS = {"task", "event", "file"}
# In which states a person may still change a row directly.
OPEN_STATES = {
    "deal": {"recorded", "calculating", "quoted", "invoiced", "in_work"},
    "calculation_request": {"draft"},
    "calculation_line": {"draft"},
    "quote": {"draft"},
    "invoice": {"draft"},
    "act": {"draft"},
    "work_item": {"planned", "released", "assigned", "in_work", "paused"},
}
PARENTS = {
    "quote_line": ("quote", "quote_id"),
    "invoice_line": ("invoice", "invoice_id"),
    "act_line": ("act", "act_id"),
    "calculation_line": ("calculation_request", "request_id"),
}
# A column that a salesperson writes in each of these tables.
WRITTEN = {
    "deal": "comment", "calculation_request": "comment", "calculation_line": "subject", "quote": "comment",
    "quote_line": "position", "invoice": "comment", "invoice_line": "position", "act": "comment",
    "act_line": "position", "work_item": "instructions",
}  # fmt: skip
# What a former holder may go on reading when it was issued under him.
PAST = ("quote", "invoice", "act")


@dataclass(frozen=True)
class Viewer:
    """A person with everything the rules ask about him."""

    key: str
    id: int
    roles: frozenset[str]
    holders: frozenset[int]
    groups: frozenset[int]
    works_for: frozenset[int]
    selves: frozenset[int]
    past: frozenset[tuple[str, int]]

    @property
    def sees_all(self) -> bool:
        """Executives, accountants and analysts see all documents."""
        return bool(self.roles & {"executive", "accountant", "analyst"})

    @property
    def sells(self) -> bool:
        """Managers (heads are managers too) and assistants."""
        return bool(self.roles & {"manager", "assistant"})


class Oracle:
    """The rules, over the rows as the superuser reads them."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.employees = {row["id"]: row for row in self.rows("employee").values()}
        self.assistance = list(self.rows("assistance").values())
        self.members = list(self.rows("expert_group_member").values())
        self.groups = list(self.rows("expert_group").values())
        self.substitutions = list(self.rows("substitution").values())
        self.handed_over: set[tuple[str, int, int]] = set()
        """(document, id, holder of that time) of what was issued before a hand-over; the test that hands over tells."""

    def rows(self, table: str) -> dict[str, Row]:
        """Place of the row in its table -> the row; a place is what tables without an id have too."""
        return dict(self.office.base.execute(f"SELECT ctid::text, to_jsonb(t) FROM crm.{table} t"))

    def viewer(self, key: str) -> Viewer:
        """The person by his name in tests."""
        number = self.office.ids[key]
        return Viewer(
            key,
            number,
            frozenset(self.employees[number]["roles"]),
            self._for_all(self._holders, number, "sees"),
            self._for_all(self._groups, number, "sees"),
            self._for_all(self._holders, number, "works"),
            frozenset({number, *self._absent(number, "decides")}),
            self._past(number),
        )

    def _absent(self, number: int, purpose: str) -> set[int]:
        """Whom he stands in for today, for this purpose."""
        today = datetime.now(MOSCOW).date().isoformat()
        return {
            s["absent_id"]
            for s in self.substitutions
            if s["substitute_id"] == number and s[purpose]
            if s["from_on"] <= today <= s["until_on"] and not s["ended_at"]
        }

    def _for_all(self, reach: Callable[[int], set[int]], number: int, purpose: str) -> frozenset[int]:
        return frozenset(reach(number).union(*(reach(absent) for absent in self._absent(number, purpose))))

    def _groups(self, number: int) -> set[int]:
        mine = {m["group_id"] for m in self.members if m["employee_id"] == number}
        return mine | {g["id"] for g in self.groups if g["lead_id"] == number}

    def _past(self, number: int) -> frozenset[tuple[str, int]]:
        """What was issued under him, or under a manager she assists, before the direction went to somebody else."""
        people = {number, *(a["manager_id"] for a in self.assistance if a["assistant_id"] == number)}
        return frozenset((document, id) for document, id, holder in self.handed_over if holder in people)

    def _holders(self, number: int) -> set[int]:
        """Himself and everybody below who can hold directions; for an assistant exactly her managers."""
        if not {"manager", "assistant", "executive"} & set(self.employees[number]["roles"]):
            return set()
        subtree, grown = {number}, 0
        while grown != len(subtree):
            grown = len(subtree)
            subtree |= {e["id"] for e in self.employees.values() if e["head_id"] in subtree}
        holding = {n for n in subtree if {"manager", "executive"} & set(self.employees[n]["roles"])}
        return holding | {a["manager_id"] for a in self.assistance if a["assistant_id"] == number}

    def visible(self, viewer: Viewer, table: str) -> set[str]:
        """Places of the rows this person sees."""
        return {place for place, row in self.rows(table).items() if self.sees(viewer, table, row)}

    def sees(self, viewer: Viewer, table: str, row: Row) -> bool:
        """Whether this person sees this row."""
        if table in COMMON:
            return True
        if table in PERSONAL:
            return self._personal(viewer, table, row)
        if table in CLIENTS or (table == "file" and row["document"] == "client"):
            return self._client(viewer, table, row)
        if table in KEPT:
            named = {row["created_by"], row.get("from_id"), row.get("to_id")} if table == "hand_over" else set()
            return bool(viewer.roles & KEPT[table]) or viewer.id in named
        if table == "calculation_cost":
            return "executive" in viewer.roles or row["group_id"] in viewer.groups
        if table == "bank_statement":
            return "accountant" in viewer.roles
        if table == "approval_step":
            return self.sees(viewer, "approval", self._one("approval", row["approval_id"]))
        return (
            self._owned(viewer, row)
            or self._as_expert(viewer, table, row)
            or self._as_approver(viewer, table, row)
            or self._of_the_past(viewer, table, row)
            or self._beside(viewer, table, row)
        )

    def _beside(self, viewer: Viewer, table: str, row: Row) -> bool:
        """Files of a request and of a payment are read by whoever reads those."""
        if table != "file" or row["document"] not in ("calculation_request", "payment"):
            return False
        parent = self._one(row["document"], row["document_id"])
        if row["document"] == "payment":
            return bool(viewer.holders & set(parent["owner_ids"]))
        return self._as_expert(viewer, "calculation_request", parent)

    def _of_the_past(self, viewer: Viewer, table: str, row: Row) -> bool:
        document = table.removesuffix("_line")
        number = row[f"{document}_id"] if table.endswith("_line") and document in PAST else row["id"]
        return document in PAST and (document, number) in viewer.past

    def _owned(self, viewer: Viewer, row: Row) -> bool:
        return viewer.sees_all or row["owner_id"] in viewer.holders

    def _as_expert(self, viewer: Viewer, table: str, row: Row) -> bool:
        if "expert" not in viewer.roles:
            return False
        if table == "calculation_request":
            return bool(viewer.groups & set(row["group_ids"]))
        if row.get("group_id") not in viewer.groups:
            return table == "work_item" and row["expert_id"] == viewer.id
        return not (
            (table == "calculation_line" and row["state"] == "draft")
            or (table == "work_item" and row["state"] == "planned" and row["expert_id"] != viewer.id)
            or (table in ("event", "file") and self._is_early(row["document"], row["document_id"]))
        )

    def _is_early(self, document: str, number: int) -> bool:
        """Work that is not released and lines that were not sent are nobody's of the group."""
        early = {"work_item": "planned", "calculation_line": "draft"}
        return document in early and self._one(document, number)["state"] == early[document]

    def _as_approver(self, viewer: Viewer, table: str, row: Row) -> bool:
        asked = bool(viewer.selves & set(row["approver_ids"])) if table == "approval" else False
        return table == "approval" and (asked or row["submitted_by"] == viewer.id)

    def _client(self, viewer: Viewer, table: str, row: Row) -> bool:
        if table in ("contact", "client_account", "client_address", "file"):
            row = self._one("client", row["document_id" if table == "file" else "client_id"])
        return viewer.sees_all or bool(viewer.holders & set(row["owner_ids"]))

    def _personal(self, viewer: Viewer, table: str, row: Row) -> bool:
        if table == "task":
            mine = viewer.id in (row["assignee_id"], row["created_by"])
            return mine or row["assignee_id"] in viewer.holders
        if table == "client_import":
            return row["created_by"] == viewer.id or "analyst" in viewer.roles
        return bool(row["employee_id"] == viewer.id)

    def inserts(self, viewer: Viewer, table: str) -> bool:
        """Whether this person may write a new row of the table at all."""
        return table in EVERYBODY_INSERTS or bool(viewer.roles & INSERTS.get(table, set()))

    def changes(self, viewer: Viewer, table: str, row: Row) -> bool:
        """Whether a salesperson may change a row of the chain directly."""
        if not viewer.sells or row["owner_id"] not in viewer.works_for:
            return False
        if table in PARENTS:
            parent, column = PARENTS[table]
            if self._one(parent, row[column])["state"] not in OPEN_STATES[parent]:
                return False
        return table not in OPEN_STATES or row["state"] in OPEN_STATES[table]

    def _one(self, table: str, number: int) -> Row:
        ((row,),) = self.office.base.execute(f"SELECT to_jsonb(t) FROM crm.{table} t WHERE id = %s", (number,))
        return dict(row)
