"""Look-ups of forms: what `services.choices` finds, in the shape the kit shows. Called on a worker."""

from collections.abc import Callable
from typing import Any

from crm_desktop.services import choices
from crm_desktop.services.database import Reader
from crm_desktop.ui.kit.lookup import Choice


def _search(find: Callable[..., choices.Found]) -> Callable[..., list[Choice]]:
    def search(reader: Reader, text: str, *arguments: Any) -> list[Choice]:
        return [Choice(*found) for found in find(reader, text, *arguments)]

    return search


experts = _search(choices.experts)
colleagues = _search(choices.colleagues)
managers = _search(choices.managers)
services = _search(choices.services)
clients = _search(choices.clients)
client_directions = _search(choices.client_directions)
deals = _search(choices.deals)
works = _search(choices.works)
