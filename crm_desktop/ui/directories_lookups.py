"""Look-ups of the company's own lists in the shape the kit shows; called on a worker."""

from collections.abc import Callable

from crm_desktop.services import directories_choices
from crm_desktop.services.database import Reader
from crm_desktop.ui import lookups
from crm_desktop.ui.kit.lookup import Choice


def _search(find: Callable[[Reader, str], directories_choices.Found]) -> Callable[[Reader, str], list[Choice]]:
    def search(reader: Reader, text: str) -> list[Choice]:
        return [Choice(*found) for found in find(reader, text)]

    return search


organizations = _search(directories_choices.organizations)
directions = _search(directories_choices.directions)
departments = _search(directories_choices.departments)
groups = _search(directories_choices.groups)
banks = _search(directories_choices.banks)
services = lookups.services
colleagues = lookups.colleagues
experts = lookups.experts
