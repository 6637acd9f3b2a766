"""OData 4 of Creatio 7.16 and later and of BPMSoft, with JSON batches (reference, part 3)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Final

from crm_desktop.services.terrasoft import answers, literals
from crm_desktop.services.terrasoft.answers import Answer
from crm_desktop.services.terrasoft.faults import Fault, NoRight, Rejected, Unreachable
from crm_desktop.services.terrasoft.literals import ODATA4, Dialect
from crm_desktop.services.terrasoft.odata import OData
from crm_desktop.services.terrasoft.profile import Profile
from crm_desktop.services.terrasoft.transport import BATCH, Outcome, Write
from crm_desktop.services.terrasoft.writing import UNDONE, body_of, fate_of_fault, not_there, with_id

PLAIN: Final = {"Accept": "application/json"}
WRITTEN: Final = {"Accept": "application/json", "Content-Type": "application/json; charset=utf-8"}
OUTER: Final = {
    "Accept": "application/json",
    "Content-Type": "application/json; odata=verbose; IEEE754Compatible=true",
    "Prefer": "continue-on-error",
}
INNER: Final = {"Content-Type": "application/json;odata=verbose", "Accept": "application/json;odata=verbose"}
MOST_BODY: Final = 1_000_000
"""Bytes of one batch (reference 6.1)."""
NO_BATCH: Final = (404, 405, 415, 501)
METHODS: Final = {"create": "POST", "update": "PATCH", "delete": "DELETE"}


class OData4(OData):
    """`can_batch` by the profile; it becomes False when the server turns a batch away unread."""

    kind = "odata4"
    dialect: ClassVar[Dialect] = ODATA4
    headers: ClassVar[Mapping[str, str]] = PLAIN

    def __init__(self, profile: Profile, secret: str) -> None:
        super().__init__(profile, secret)
        self.can_batch = profile.batch

    @property
    def service(self) -> str:
        return f"{self._profile.base}/odata"

    def _set_path(self, entity: str) -> str:
        return entity

    def _rows(self, told: Any) -> tuple[list[Any], str]:
        rows = told.get("value") if isinstance(told, dict) else None
        if not isinstance(rows, list):
            raise Unreachable("the answer has no rows")
        return rows, str(told.get("@odata.nextLink") or "")

    def _record(self, told: Any) -> Any:
        return told

    def _speaks_of_record(self, words: str) -> bool:
        """A set that is not there, or not yet again after a publication, answers in the words of the router."""
        return "No HTTP resource" not in words and "controller named" not in words

    def _verbs(self, write: Write) -> Sequence[tuple[str, dict[str, str]]]:
        return [(METHODS[write.verb], {} if write.verb == "delete" else WRITTEN)]

    # batches

    def try_batch(self) -> str:
        """Sends a harmless question inside a batch; the server's words when it has none, "" when it works."""
        inner = {"id": "1", "method": "GET", "url": "Contact?$top=1&$select=Id", "headers": {**PLAIN}}
        try:
            told = self._told(self._batch_answer(literals.to_json({"requests": [inner]}).encode()))
        except Fault as fault:
            return fault.words or type(fault).__name__
        return "" if _status(told.get("1")) else "the answer lacks the question"

    def write_many(self, writes: Sequence[Write]) -> list[Outcome]:
        if not self.can_batch or len(writes) < 2:
            return super().write_many(writes)
        early = [self._early(write) for write in writes]
        going = [write for write, outcome in zip(writes, early, strict=True) if outcome is None]
        told = iter([outcome for portion in self._portions(going) for outcome in self._batch(portion)])
        return [outcome or next(told) for outcome in early]

    def _portions(self, writes: Sequence[Write]) -> Iterator[list[tuple[Write, str]]]:
        """As many as one batch may hold, by number and by size."""
        portion: list[tuple[Write, str]] = []
        size = 0
        for write in writes:
            text = literals.to_json(self._inner(write, str(len(portion) + 1)))
            length = len(text.encode())
            if portion and (len(portion) == BATCH or size + length > MOST_BODY):
                yield portion
                portion, size = [], 0
                text = literals.to_json(self._inner(write, "1"))
            portion.append((write, text))
            size += length
        if portion:
            yield portion

    def _inner(self, write: Write, number: str) -> dict[str, Any]:
        # Inside a batch the id is a segment of the address, as in the vendor's own samples (reference 3.1).
        url = write.entity if write.verb == "create" else f"{write.entity}/{write.id}"
        told: dict[str, Any] = {"id": number, "method": METHODS[write.verb], "url": url, "headers": INNER}
        if write.verb != "delete":
            told["body"] = self._json(body_of(write, self._profile.own_id))
        return told

    def _batch(self, portion: list[tuple[Write, str]]) -> list[Outcome]:
        writes = [write for write, _ in portion]
        if not self.can_batch:
            return super().write_many(writes)
        body = '{"requests":[' + ",".join(text for _, text in portion) + "]}"
        try:
            told = self._told(self._batch_answer(body.encode()))
        except (Rejected, NoRight) as fault:
            if isinstance(fault, NoRight) or fault.status in NO_BATCH:
                # Nobody has read it: the same writes go one by one.
                self.can_batch = False
                return super().write_many(writes)
            return [Outcome(write, "unknown", fault.words, fault.status) for write in writes]
        except Fault as fault:
            return [fate_of_fault(write, fault) for write in writes]
        return [self._part(write, told.get(str(number))) for number, write in enumerate(writes, 1)]

    def _batch_answer(self, body: bytes) -> Answer:
        answer = self._talk.ask("POST", f"{self.service}/$batch", body=body, headers=OUTER)
        if answer.status in NO_BATCH:
            raise Rejected(answer.words, status=answer.status)
        answers.require_read(answer)
        return answer

    def _told(self, answer: Answer) -> dict[str, Any]:
        told = answers.json_of(answer)
        parts = told.get("responses") if isinstance(told, dict) else None
        if not isinstance(parts, list):
            raise Unreachable("the answer to a batch has no parts")
        return {str(part.get("id")): part for part in parts if isinstance(part, dict)}

    def _part(self, write: Write, told: Any) -> Outcome:
        status = _status(told)
        if 200 <= status < 300:
            if write.verb != "create":
                return Outcome(write, "done", "", status)
            body = told.get("body")
            return with_id(write, body.get("Id") if isinstance(body, dict) else None, self._profile.own_id, status)
        if not status:
            return Outcome(write, "unknown", "the answer to the batch says nothing of it")
        words = self._channel.secrets.cut(answers.deepest(told.get("body"))) or f"HTTP {status}"
        if status == 404 and (write.verb == "create" or not self._speaks_of_record(words)):
            return not_there(write, words)
        refused = status in UNDONE or status in (401, 403)
        return Outcome(write, "refused" if refused else "unknown", words, status)


def _status(part: Any) -> int:
    status = part.get("status") if isinstance(part, dict) else None
    return status if type(status) is int else 0
