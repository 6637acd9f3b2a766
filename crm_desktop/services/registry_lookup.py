"""A client by its ИНН from the public register, asked of DaData (suggestions API 4.1, findById/party).

The key belongs to the person and stays in the system's own store of passwords; without it nothing is asked. Codes of
refusals: `registry_no_key`, `registry_key_refused`, `registry_too_often`, `registry_fails` (status),
`registry_timeout`, `registry_no_network`, `registry_not_understood`, and those of `requisites.check_inn`.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from crm_desktop.services import passwords, registry_cache, requisites, web
from crm_desktop.services.errors import Refused

if TYPE_CHECKING:
    import requests

ADDRESS: Final = "https://suggestions.dadata.ru/suggestions/api/4_1/rs/findById/party"
ADDRESS_VARIABLE: Final = "CRM_REGISTRY_URL"
"""An office with a gateway of its own asks there; so do the tests."""
STORE: Final = "CRM Desktop/DaData"
ACCOUNT: Final = "key"
TIMEOUT: Final = 5
WHOLE_ANSWER: Final = 15
"""Seconds for the whole answer: a server that sends a byte at a time never runs into the time-out of one read."""
MOST_BYTES: Final = 2_000_000
MOST_BRANCHES: Final = 50
STATES: Final = {
    "ACTIVE": "active",
    "LIQUIDATING": "liquidating",
    "LIQUIDATED": "liquidated",
    "BANKRUPT": "bankrupt",
    "REORGANIZING": "reorganizing",
}
FIELDS: Final = (
    "kind", "short_name", "full_name", "inn", "kpp", "ogrn", "address", "signatory_position", "signatory_name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Company:
    """What the register says; `branch`: a separate unit with a КПП of its own; empty texts are not told."""

    kind: str
    short_name: str
    full_name: str
    inn: str
    kpp: str
    ogrn: str
    address: str
    signatory_position: str
    signatory_name: str
    registry_state: str
    branch: bool

    def fields(self) -> dict[str, str]:
        """What of it is written on a client's card, without what is not told."""
        told = {name: str(getattr(self, name)) for name in FIELDS}
        return {name: value for name, value in told.items() if value}


def find(inn: str, key: str, *, fresh: bool = False) -> list[Company]:
    """The head office first, then its branches; empty when the register knows nobody. Asked at most once in 30 days.

    The check digits are asked before the network; `fresh` passes by what was answered before.
    """
    problem = requisites.check_inn(inn)
    if problem is not None:
        raise Refused(problem.code, {**problem.facts, "field": "inn"})
    known = None if fresh else registry_cache.recall(inn)
    if known is not None:
        return [Company(**entry) for entry in known]
    if not key:
        raise Refused("registry_no_key")
    found = _companies(_asked(inn, key))
    registry_cache.keep(inn, [asdict(company) for company in found])
    return found


def kept_key() -> str:
    """The key kept at this computer or ""; the store may ask the desktop and wait, so never on the window's thread."""
    return passwords.remembered(STORE, ACCOUNT) or ""


def check_key(key: str) -> None:
    """Asks about a well-known ИНН with this key; raises Refused when the service does not take it."""
    _asked("7707083893", key.strip())


def keep_key(key: str) -> str:
    """Puts the key into the system's store, an empty one takes it out; returns the obstacle or ""."""
    if key.strip():
        return passwords.remember(STORE, ACCOUNT, key.strip())
    passwords.forget(STORE, ACCOUNT)
    return ""


def _asked(inn: str, key: str) -> Any:
    import requests

    headers = {"Accept": "application/json", "Authorization": f"Token {key}"}
    body = {"query": inn, "count": MOST_BRANCHES}
    try:
        with web.session() as session, session.post(
            os.environ.get(ADDRESS_VARIABLE, ADDRESS), json=body, headers=headers, timeout=TIMEOUT,
            allow_redirects=False, stream=True,
        ) as answer:  # fmt: skip
            _require_taken(answer.status_code)
            return _understood(_read(answer))
    except requests.Timeout as problem:
        raise Refused("registry_timeout", {"seconds": TIMEOUT}) from problem
    except (requests.RequestException, UnicodeError) as problem:
        # A key with letters no header may carry never leaves this computer.
        unsendable = isinstance(problem, UnicodeError | requests.exceptions.InvalidHeader)
        code = "registry_key_refused" if unsendable else "registry_no_network"
        raise Refused(code) from problem


def _require_taken(status: int) -> None:
    if status == 200:
        return
    if status in (401, 403):
        raise Refused("registry_key_refused")
    if status == 429:
        raise Refused("registry_too_often")
    # A redirect is the page of a network that asks to sign in first.
    raise Refused("registry_fails" if status >= 400 else "registry_not_understood", {"status": status})


def _read(answer: "requests.Response") -> bytes:
    try:
        return web.whole(answer, WHOLE_ANSWER, MOST_BYTES)
    except web.TooSlow:
        raise Refused("registry_timeout", {"seconds": WHOLE_ANSWER}) from None
    except web.TooLong:
        raise Refused("registry_not_understood") from None


def _understood(content: bytes) -> list[Mapping[str, Any]]:
    try:
        told = json.loads(content)
        return [dict(entry["data"]) for entry in told["suggestions"]]
    except (ValueError, KeyError, TypeError) as problem:
        raise Refused("registry_not_understood") from problem


def _companies(entries: list[Mapping[str, Any]]) -> list[Company]:
    try:
        found = [_company(entry) for entry in entries]
    except (AttributeError, TypeError, ValueError) as problem:
        raise Refused("registry_not_understood") from problem
    return sorted(found, key=lambda company: company.branch)


def _company(data: Mapping[str, Any]) -> Company:
    person = data.get("type") == "INDIVIDUAL"
    names, manager = data.get("name") or {}, data.get("management") or {}
    address = data.get("address") or {}
    return Company(
        kind="entrepreneur" if person else "company",
        short_name=_person(data, short=True) if person else _neat(names.get("short_with_opf") or names.get("full")),
        full_name=_person(data, short=False) if person else _full_name(data),
        inn=_text(data.get("inn")),
        kpp="" if person else _text(data.get("kpp")),
        ogrn=_text(data.get("ogrn")),
        address=_text(address.get("unrestricted_value") or address.get("value")),
        signatory_position="" if person else _spoken(_text(manager.get("post"))),
        signatory_name=initials(_text(_of_person(data) if person else manager.get("name"))),
        registry_state=STATES.get(_text((data.get("state") or {}).get("status")), ""),
        branch=data.get("branch_type") == "BRANCH",
    )


def _full_name(data: Mapping[str, Any]) -> str:
    """The legal form as it is spoken, the name as the register writes it."""
    form, name = _text((data.get("opf") or {}).get("full")), data.get("name") or {}
    if form and name.get("full"):
        return _neat(f'{form} "{_text(name["full"]).strip(chr(34))}"')
    return _neat(name.get("full_with_opf"))


def _of_person(data: Mapping[str, Any]) -> str:
    parts = data.get("fio") or {}
    told = " ".join(_text(parts.get(name)) for name in ("surname", "name", "patronymic")).strip()
    return " ".join(told.split()) or _text((data.get("name") or {}).get("full"))


def _person(data: Mapping[str, Any], *, short: bool) -> str:
    name = _of_person(data)
    return f"ИП {initials(name)}" if short else f"Индивидуальный предприниматель {name}"


def initials(name: str) -> str:
    """«Соколова А. И.» of a name in full, capitals of the register made ordinary."""
    parts = [part.capitalize() if part.isupper() else part for part in name.split()]
    return " ".join([*parts[:1], *(f"{part[0]}." for part in parts[1:3])])


def _neat(value: Any) -> str:
    """Russian quotation marks in place of the register's straight ones."""
    return re.sub(r'"([^"]*)"', r"«\1»", _text(value))


def _spoken(post: str) -> str:
    return post.capitalize() if post.isupper() else post


def _text(value: Any) -> str:
    return str(value).strip() if value is not None else ""
