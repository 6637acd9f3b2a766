"""Clients that may be one, over the whole base: by ИНН, phone, e-mail, and by the likeness of their names."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from crm_desktop.services import documents
from crm_desktop.services.client_sheet import name_key
from crm_desktop.services.database import Reader
from crm_desktop.services.values import from_base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LEAST_LIKENESS = 75
"""Percent of letters in common, of the names without legal form: below it nothing is looked at more closely."""
MISPRINTS = ((9, 2), (5, 1))
"""How many letters may be wrong in what differs, by its length; in shorter words one letter makes another word."""
MOST_WRONG = MISPRINTS[0][1]
NEIGHBOURS = 5
SHORTEST = 4
STEP = 5_000
REASONS = ("inn", "phone", "email", "name")
Told = Callable[[int], bool]
"""Hears how many percent are done; answers False to stop."""
Name = tuple[str, int, str, str]
"""(key of the name, client, ИНН, КПП)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clients, the lower id first; likeness is that of their names in percent, 0 when nobody compared them."""

    first_id: int
    second_id: int
    reasons: tuple[str, ...]
    likeness: int


class Stopped(Exception):
    """The person has pressed Stop: what was found so far is thrown away."""


def find(reader: Reader, tell: Told = lambda _percent: True) -> list[tuple[Any, ...]] | None:
    """Rows of the list of duplicates, the surest first; None when it was stopped. Raises Denied."""
    try:
        return rows(reader, pairs(reader, tell))
    except Stopped:
        return None


def pairs(reader: Reader, tell: Told = lambda _percent: True) -> list[Pair]:
    """All pairs of the base, the surest first; those told apart are left out. Raises Denied, Stopped."""
    _go_on(tell, 1)
    found: dict[tuple[int, int], list[str]] = {
        (first, second): list(reasons)
        for first, second, reasons in reader.rows("SELECT first_id, second_id, reasons FROM api.duplicate_candidates()")
    }
    _go_on(tell, 30)
    names = _names(reader)
    _go_on(tell, 45)
    apart = {(a, b) for a, b in reader.rows("SELECT first_id, second_id FROM api.clients_told_apart()")}
    likenesses = like_names(names, lambda percent: tell(45 + percent // 2))
    for pair in likenesses.keys() - apart:
        found.setdefault(pair, []).append("name")
    _go_on(tell, 95)
    keys = {client: key for key, client, _inn, _kpp in names}
    made = [
        Pair(*pair, _ordered(reasons), likenesses.get(pair) or _likeness(keys.get(pair[0], ""), keys.get(pair[1], "")))
        for pair, reasons in found.items()
    ]
    return sorted(
        made, key=lambda pair: (-len(pair.reasons), REASONS.index(pair.reasons[0]), -pair.likeness, pair.first_id)
    )


def _go_on(tell: Told, percent: int) -> None:
    if not tell(percent):
        raise Stopped


def _ordered(reasons: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(reasons), key=REASONS.index))


def _names(reader: Reader) -> list[Name]:
    found = reader.rows("SELECT id, short_name, inn, kpp FROM crm.client WHERE deleted_at IS NULL")
    return [(key, client, inn, kpp) for client, name, inn, kpp in found if len(key := name_key(name)) >= SHORTEST]


def like_names(names: Sequence[Name], tell: Told = lambda _percent: True) -> dict[tuple[int, int], int]:
    """(lower id, higher id) -> percent. Compared are neighbours in three orders: from the front, from the back, and
    with the words sorted, so that a misprint anywhere and words changed about are found without comparing all with all.
    """
    from rapidfuzz.distance import OSA

    found: dict[tuple[int, int], int] = {}
    orders: tuple[Callable[[str], str], ...] = (
        str,
        lambda key: key[::-1],
        lambda key: " ".join(sorted(key.split())),
    )
    for turn, shown in enumerate(orders):
        ordered = sorted((shown(key), client, inn, kpp) for key, client, inn, kpp in names)
        for place, one in _with_progress(ordered, partial(_third, tell, turn)):
            for other in ordered[place + 1 : place + 1 + NEIGHBOURS]:
                # Most neighbours are strangers: they end here.
                if OSA.distance(one[0], other[0], score_cutoff=MOST_WRONG) > MOST_WRONG or _are_two(one, other):
                    continue
                likeness = _likeness(one[0], other[0])
                if likeness:
                    pair = (min(one[1], other[1]), max(one[1], other[1]))
                    found[pair] = max(likeness, found.get(pair, 0))
    return found


def _third(tell: Told, turn: int, percent: int) -> bool:
    return tell((turn * 100 + percent) // 3)


def _with_progress(rows: Sequence[Any], tell: Told) -> Iterator[tuple[int, Any]]:
    for place, row in enumerate(rows):
        if place % STEP == 0:
            _go_on(tell, place * 100 // max(1, len(rows)))
        yield place, row


def _are_two(one: Name, other: Name) -> bool:
    """Another ИНН is another company, the same ИНН with two КПП a head office and its branch."""
    return bool(one[2] and other[2]) and (one[2] != other[2] or bool(one[3] and other[3] and one[3] != other[3]))


def _likeness(one: str, other: str) -> int:
    """Percent, 0 for two names: what differs must be a misprint, as «Вектор Плюс» and «Вектор Плюс 2» are two."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

    if one == other:
        return 100
    likeness = int(fuzz.token_sort_ratio(one, other, score_cutoff=LEAST_LIKENESS))
    if not likeness or _figures(one) != _figures(other):
        return 0
    if likeness == 100 or one.replace(" ", "") == other.replace(" ", ""):
        return 99
    words, others = Counter(one.split()), Counter(other.split())
    left, right = (" ".join(sorted(rest)) for rest in (words - others, others - words))
    shorter = min(len(left), len(right))
    allowed = next((wrong for length, wrong in MISPRINTS if shorter >= length), 0)
    return min(likeness, 99) if OSA.distance(left, right, score_cutoff=allowed) <= allowed else 0


def _figures(key: str) -> list[str]:
    """«Завод 5» and «Завод 7» differ by one letter and are two."""
    return sorted(word for word in key.split() if any(sign.isdigit() for sign in word))


def rows(reader: Reader, found: Sequence[Pair]) -> list[tuple[Any, ...]]:
    """(id, first name, ИНН, КПП, who holds it, the same of the second, reasons, likeness, first id, second id)."""
    ids = sorted({id for pair in found for id in (pair.first_id, pair.second_id)})
    cards = {
        id: (name, inn, kpp, holders or "")
        for id, name, inn, kpp, holders in reader.rows(
            "SELECT c.id, c.short_name, c.inn, c.kpp, (SELECT string_agg(DISTINCT e.short_name, ', ')"
            " FROM crm.employee e WHERE e.id = ANY (c.owner_ids)) FROM crm.client c"
            " WHERE c.id = ANY (%s) AND c.deleted_at IS NULL",
            (ids,),
        )
    }
    return [
        (
            place,
            *cards[pair.first_id],
            *cards[pair.second_id],
            ",".join(pair.reasons),
            pair.likeness or None,
            pair.first_id,
            pair.second_id,
        )
        for place, pair in enumerate(found, 1)
        if pair.first_id in cards and pair.second_id in cards
    ]


def alike(reader: Reader, name: str, inn: str = "", phone: str = "", email: str = "") -> list[dict[str, Any]]:
    """Clients that may be the one being entered: id, name, inn, reason, likeness, held; recorded as a look-up."""
    return list(from_base(reader.value("SELECT api.client_alike(%s, %s, %s, %s)", (name, inn, phone, email))))


def tell_apart(session: "Session", first_id: int, second_id: int, different: bool = True) -> None:
    """The two are not offered as one again (or are, with different=False); raises Denied."""
    documents.call(session, "clients_different", first_id, second_id, different)
