"""The card of a calculation shows a line of a request but saves the expert's draft revision of it."""

from typing import TYPE_CHECKING, Any

from crm_desktop.services import documents
from crm_desktop.services.database import Reader

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class CalculationSource:
    """read, save, step and comment for a Card; called on workers."""

    def __init__(self) -> None:
        self._draft: dict[str, Any] = {}

    def read(self, reader: Reader, document: str, document_id: int) -> dict[str, Any]:
        """The line with the fields of its newest revision; editable while I hold an unsent draft."""
        card = documents.read(reader, document, document_id)
        revisions = card.get("revisions") or []
        newest: dict[str, Any] = revisions[0] if revisions else {}
        self._draft = newest
        fields = {name: newest.get(name) for name in ("price", "lowest_price", "term_days", "comment")}
        mine = any(step["step"] == "finish" for step in card["steps"])
        return {**card, **fields, "lines": newest.get("costs") or [], "editable": mine and not newest.get("sent", True)}

    def save(
        self,
        session: "Session",
        _document: str,
        document_id: int,
        version: int,
        changes: dict[str, Any],
        *,
        lines: list[dict[str, Any]] | None = None,
        removed: list[int] | None = None,
    ) -> tuple[int, int]:
        """Saves the draft revision; the line itself does not change."""
        draft = self._draft
        saved = documents.save(
            session, "calculation", draft["id"], draft["version"], changes, lines=lines, removed=removed
        )
        self._draft = {**draft, "version": saved[1]}
        return document_id, version

    step = staticmethod(documents.step)
    comment = staticmethod(documents.comment)
