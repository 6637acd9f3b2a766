"""OData 3 of bpm'online 5.x and 7.x: verbose JSON, sets with the suffix Collection, MERGE (reference, part 4)."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

from crm_desktop.services.terrasoft import metadata
from crm_desktop.services.terrasoft.faults import Unreachable
from crm_desktop.services.terrasoft.literals import ODATA3, Dialect
from crm_desktop.services.terrasoft.odata import OData
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.transport import Write

VERBOSE: Final = "application/json;odata=verbose"
WRITTEN: Final = {"Content-Type": VERBOSE}
TUNNEL: Final = "X-HTTP-Method"
"""POST with this header passes gateways, and IIS while WebDAV answers 405 to other methods."""


class OData3(OData):
    """Has no batches; the method of a change is found by trying, as IIS and gateways forbid some."""

    kind = "odata3"
    dialect: ClassVar[Dialect] = ODATA3
    headers: ClassVar[Mapping[str, str]] = {"Accept": VERBOSE}
    decimals_as_text = True

    def __init__(self, profile: Profile, secret: str) -> None:
        super().__init__(profile, secret)
        self._updates = [("MERGE", WRITTEN), ("PATCH", WRITTEN), ("POST", {**WRITTEN, TUNNEL: "MERGE"})]
        self._deletes: list[tuple[str, dict[str, str]]] = [("DELETE", {}), ("POST", {TUNNEL: "DELETE"})]

    @property
    def service(self) -> str:
        return f"{self._profile.base}/ServiceModel/EntityDataService.svc"

    def try_batch(self) -> None:
        """There is none (reference 4)."""
        return

    def _set_path(self, entity: str) -> str:
        return f"{entity}{metadata.SUFFIX}"

    def _rows(self, told: Any) -> tuple[list[Any], str]:
        inner = told.get("d") if isinstance(told, dict) else None
        rows = inner.get("results") if isinstance(inner, dict) else inner
        if not isinstance(rows, list):
            raise Unreachable("the answer has no rows")
        return rows, str(inner.get("__next") or "") if isinstance(inner, dict) else ""

    def _record(self, told: Any) -> Any:
        inner = told.get("d") if isinstance(told, dict) else None
        if isinstance(inner, dict) and isinstance(inner.get("results"), dict):
            return inner["results"]
        return inner

    def _speaks_of_record(self, words: str) -> bool:
        """The words are the same for both («Resource not found for the segment 'AccountCollection'»)."""
        return True

    def _verbs(self, write: Write) -> Sequence[tuple[str, dict[str, str]]]:
        choices: dict[str, list[tuple[str, dict[str, str]]]]
        choices = {"create": [("POST", WRITTEN)], "update": self._updates, "delete": self._deletes}
        return list(choices[write.verb])

    def _proved(self, write: Write, method: str) -> None:
        tried = self._updates if write.verb == "update" else self._deletes
        while tried[0][0] != method:
            # The methods before it were answered with 405; asking them again would double every write.
            tried.pop(0)
