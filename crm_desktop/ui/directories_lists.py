"""All lists of the company, in the groups and the order in which they are offered."""

import importlib
from collections.abc import Iterable

from crm_desktop.services.lists import Listing
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui.directories_fields import Directory
from crm_desktop.ui.directories_of_company import BANK, NUMBER_TEMPLATE, ORGANIZATION
from crm_desktop.ui.directories_of_people import APPROVAL_ROUTE, CLAIM_QUOTA, DEPARTMENT, EXPERT_GROUP
from crm_desktop.ui.directories_of_services import DIRECTION, LOST_REASON, SERVICE, SERVICE_PERMIT
from crm_desktop.ui.directories_of_taxes import CALENDAR_DAY, TAX_REGIME, TAX_YEAR, USN_SETTING

GROUPS: tuple[tuple[str, tuple[Directory, ...]], ...] = (
    (QT_TRANSLATE_NOOP("directories", "Organisations"), (ORGANIZATION, BANK, NUMBER_TEMPLATE)),
    (QT_TRANSLATE_NOOP("directories", "Services and permits"), (DIRECTION, SERVICE, SERVICE_PERMIT, LOST_REASON)),
    (QT_TRANSLATE_NOOP("directories", "People and groups"), (DEPARTMENT, EXPERT_GROUP)),
    (QT_TRANSLATE_NOOP("directories", "Approvals and quotas"), (APPROVAL_ROUTE, CLAIM_QUOTA)),
    (QT_TRANSLATE_NOOP("directories", "Taxes and calendar"), (TAX_REGIME, TAX_YEAR, USN_SETTING, CALENDAR_DAY)),
)
BY_DOCUMENT = {directory.document: directory for _group, directories in GROUPS for directory in directories}


def offered(roles: Iterable[str]) -> list[tuple[str, list[Directory]]]:
    """The lists somebody with these roles is shown: administrators all, others those they keep."""
    mine = frozenset(roles)
    whole = "administrator" in mine
    found = ((group, [one for one in directories if whole or one.keepers & mine]) for group, directories in GROUPS)
    return [(group, directories) for group, directories in found if directories]


def listing(directory: Directory) -> Listing:
    """What the list shows; imported when it is first opened."""
    module = importlib.import_module(f"crm_desktop.services.listings.directories_{directory.listing}")
    found: Listing = module.LISTING
    return found
