"""Who will decide, told before anything is sent for approval."""

from typing import Any

from crm_desktop.services.database import Reader


def who_will_decide(reader: Reader, document: str, document_id: int) -> dict[str, Any] | None:
    """{kind, route, version, steps: [{words, mode, hours}]} of a draft of mine (invoice, quote, work_item).

    None when it needs no decision, is absent or not mine; raises Refused nobody_approves.
    """
    found = reader.value("SELECT api.who_will_decide(%s, %s)", (document, document_id))
    return dict(found) if found else None


def who_decides_claims(reader: Reader, direction_id: int) -> dict[str, Any]:
    """The same for a claim of mine above the quota."""
    return dict(reader.value("SELECT api.approval_preview('claim', NULL, NULL, %s)", (direction_id,)))
