"""The lists about people: departments, expert groups, approval routes, claim quotas."""

from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import directories_lookups as lookups
from crm_desktop.ui.directories_fields import ADMINISTRATOR, ANALYST, Directory, Field, Values, by_name
from crm_desktop.ui.kit import words

KINDS = ("claim", "discount", "margin", "prepayment", "usn", "usn_exception", "early_start")
ROLES = ("manager", "assistant", "expert", "accountant", "analyst", "administrator", "executive")

DEPARTMENT = Directory(
    document="department",
    noun=QT_TRANSLATE_NOOP("cards", "Department"),
    listing="departments",
    icon="people",
    keepers=ADMINISTRATOR,
    named=by_name,
    removable=True,
    about=QT_TRANSLATE_NOOP("directories", "Departments as a tree; quotas may be given to one."),
    refusals={"name": ("name", QT_TRANSLATE_NOOP("directories", "A department has a name."))},
    fields=(
        Field("name", QT_TRANSLATE_NOOP("directories", "Name"), required=True, span=2),
        Field("parent_id", QT_TRANSLATE_NOOP("directories", "Below the department"), "lookup", search=lookups.departments, opens="department"),
    ),
)  # fmt: skip

EXPERT_GROUP = Directory(
    document="expert_group",
    noun=QT_TRANSLATE_NOOP("cards", "Expert group"),
    listing="expert_groups",
    icon="hat_graduation",
    keepers=ADMINISTRATOR,
    named=by_name,
    removable=True,
    about=QT_TRANSLATE_NOOP("directories", "Who calculates and carries out services together, and how soon they answer."),
    parts={"expert_group_member": QT_TRANSLATE_NOOP("directories", "member")},
    refusals={
        "name": ("name", QT_TRANSLATE_NOOP("directories", "There is a group with this name already.")),
        "answer_hours": ("answer_hours", QT_TRANSLATE_NOOP("directories", "At least one hour.")),
    },
    fields=(
        Field("name", QT_TRANSLATE_NOOP("directories", "Name"), required=True, span=2),
        Field("email", QT_TRANSLATE_NOOP("directories", "Shared e-mail")),
        Field("lead_id", QT_TRANSLATE_NOOP("directories", "Lead"), "lookup", search=lookups.experts, hint=QT_TRANSLATE_NOOP("directories", "Gives out the work of the group")),
        Field("answer_hours", QT_TRANSLATE_NOOP("directories", "Answers in, working hours"), "number", True, default=16, least=1, most=1000, hint=QT_TRANSLATE_NOOP("directories", "From the queue to the calculation")),
        Field("member_ids", QT_TRANSLATE_NOOP("directories", "Members"), "people", span=3, hint=QT_TRANSLATE_NOOP("directories", "They see the work of the group: its calculations, works and documents")),
    ),
)  # fmt: skip

APPROVAL_ROUTE = Directory(
    document="approval_route",
    noun=QT_TRANSLATE_NOOP("cards", "Approval route"),
    listing="approval_routes",
    icon="arrow_trending_lines",
    keepers=ADMINISTRATOR,
    named=by_name,
    about=QT_TRANSLATE_NOOP("directories", "Who decides what, step by step. Of several routes the most exact one applies: organisation, direction, then the highest sum."),
    consequence=QT_TRANSLATE_NOOP("directories", "New requests go by another route of this kind; without any, the executives decide. Running approvals keep their steps."),
    parts={"approval_route_step": QT_TRANSLATE_NOOP("directories", "step")},
    refusals={
        "from_amount": ("from_amount", QT_TRANSLATE_NOOP("directories", "A sum is not below zero.")),
        "subject": ("", QT_TRANSLATE_NOOP("directories", "Say in every step who decides: a person, a role, or a superior of level 1 to 9.")),
        "hours": ("", QT_TRANSLATE_NOOP("directories", "Every step has at least one hour.")),
        "approver": ("", QT_TRANSLATE_NOOP("directories", "Choose in every step who decides.")),
    },
    fields=(
        Field("kind", QT_TRANSLATE_NOOP("directories", "What is approved"), "choice", True, vocabulary="approval_kind", choices=KINDS),
        Field("name", QT_TRANSLATE_NOOP("directories", "Name of the route"), required=True, span=2),
        Field("from_amount", QT_TRANSLATE_NOOP("directories", "From the sum, ₽"), "money", True, default=0, least=0),
        Field("organization_id", QT_TRANSLATE_NOOP("directories", "Only for the organisation"), "lookup", search=lookups.organizations, opens="organization"),
        Field("direction_id", QT_TRANSLATE_NOOP("directories", "Only for the direction"), "lookup", search=lookups.directions, opens="direction"),
    ),
)  # fmt: skip


def _quota(values: Values) -> str:
    kind = words.state("claim_kind", str(values.get("kind") or ""))[0]
    subject = values.get("employee_id_title") or values.get("department_id_title")
    if not subject and values.get("role"):
        subject = words.state("role", str(values["role"]))[0]
    return f"{subject or words.state('quota_scope', 'company')[0]}, {kind.lower()}"


CLAIM_QUOTA = Directory(
    document="claim_quota",
    noun=QT_TRANSLATE_NOOP("cards", "Claim quota"),
    listing="claim_quotas",
    icon="data_pie",
    keepers=ANALYST,
    named=_quota,
    removable=True,
    about=QT_TRANSLATE_NOOP("directories", "How many directions and new clients a manager may claim in a month. The most exact rule applies: person, role, department, everybody."),
    refusals={
        "one_subject": ("employee_id", QT_TRANSLATE_NOOP("directories", "Choose one: a person, a role or a department. All empty means everybody.")),
        "subject": ("employee_id", QT_TRANSLATE_NOOP("directories", "There is a quota for them already: change that one.")),
        "monthly": ("monthly", QT_TRANSLATE_NOOP("directories", "A quota is not below zero.")),
    },
    fields=(
        Field("kind", QT_TRANSLATE_NOOP("directories", "What is counted"), "choice", True, vocabulary="claim_kind", choices=("direction", "new_client"), default="direction"),
        Field("monthly", QT_TRANSLATE_NOOP("directories", "A month"), "number", True, least=0, most=10_000),
        Field("employee_id", QT_TRANSLATE_NOOP("directories", "For the person"), "lookup", search=lookups.colleagues, heading=QT_TRANSLATE_NOOP("directories", "For whom; all three empty: for everybody")),
        Field("role", QT_TRANSLATE_NOOP("directories", "For the role"), "choice", vocabulary="role", choices=ROLES, empty=""),
        Field("department_id", QT_TRANSLATE_NOOP("directories", "For the department"), "lookup", search=lookups.departments, opens="department"),
    ),
)  # fmt: skip
