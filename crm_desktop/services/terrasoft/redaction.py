"""Passwords, cookies and tokens never reach a message, a log or a journal, in whatever form a server repeats them."""

import base64
import json
import re
from collections import deque
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote, quote_plus

CUT: Final = "***"
SHORTEST_COOKIE: Final = 6
"""Shorter values of cookies are settings such as `ru`, and cutting them would make holes in ordinary words."""
MOST_KEPT: Final = 300
NAMES: Final = (
    "BPMCSRF|BPMSESSIONID|BPMLOADER|\\.ASPXAUTH|client_secret|access_token|UserPassword|password|passwd|pwd|Set-Cookie"
    "|Cookie"
)
NAMED: Final = re.compile(rf"""(?i)((?:{NAMES})["']?\s*[:=]\s*["']?)([^\s"';,&<]+)""")
AUTHORIZATION: Final = re.compile(r"(?i)\b(Bearer|Basic)\s+[\w.~+/=-]{6,}")


def cut(text: str, secrets: Iterable[str] = ()) -> str:
    """The text without the secrets in any spelling, and without whatever is named like a secret."""
    for form in sorted({form for secret in secrets for form in spellings(secret)}, key=len, reverse=True):
        text = text.replace(form, CUT)
    text = AUTHORIZATION.sub(rf"\1 {CUT}", text)
    return NAMED.sub(rf"\1{CUT}", text)


def spellings(secret: str) -> set[str]:
    """As it stands, in an address, in a form, in JSON (also with letters escaped) and in base64."""
    if not secret:
        return set()
    return {
        secret,
        quote(secret, safe="", errors="surrogatepass"),
        quote_plus(secret, errors="surrogatepass"),
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        base64.b64encode(secret.encode("utf-8", "surrogatepass")).decode(),
    }


class Secrets:
    """What one connection must not tell: its password for good, and the last cookies and tokens."""

    def __init__(self, *lasting: str) -> None:
        self._lasting = tuple(secret for secret in lasting if secret)
        self._passing: deque[str] = deque(maxlen=MOST_KEPT)

    def add(self, value: str) -> None:
        if len(value) >= SHORTEST_COOKIE and value not in self._passing:
            self._passing.append(value)

    def cut(self, text: str) -> str:
        return cut(text, (*self._lasting, *tuple(self._passing)))
