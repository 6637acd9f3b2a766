"""Asking servers over HTTP as this house does: the system's trust, a limit of time and of size for the whole answer."""

import ssl
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import requests

PIECE: Final = 64 * 1024


class TooSlow(Exception):
    """The whole answer has not come in the time given."""


class TooLong(Exception):
    """The answer, unpacked, is larger than allowed."""


def session(ca: str = "") -> "requests.Session":
    """Trusts what the system trusts: offices look into encrypted traffic with certificates certifi does not know.

    `ca` is a file of certificates trusted as well; OSError (ssl.SSLError among them) when it cannot be read. Keeps no
    cookies, and a password in the account's netrc never takes the place of the caller's Authorization.
    """
    import requests
    import truststore
    from requests.adapters import HTTPAdapter
    from requests.cookies import RequestsCookieJar

    def context() -> ssl.SSLContext:
        made = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if ca:
            made.load_verify_locations(ca)
        return made

    trusted = context()

    class SystemTrust(HTTPAdapter):
        def init_poolmanager(self, *arguments: Any, **named: Any) -> None:
            super().init_poolmanager(*arguments, **named, ssl_context=trusted)

        def proxy_manager_for(self, proxy: str, **named: Any) -> Any:
            return super().proxy_manager_for(proxy, **named, ssl_context=trusted)

    class NoCookies(RequestsCookieJar):
        def extract_cookies(self, *arguments: Any, **named: Any) -> None:
            """What the server sets is the caller's business."""

    made = requests.Session()
    made.mount("https://", SystemTrust())
    made.auth = lambda request: request
    made.cookies = NoCookies()
    return made


def whole(answer: "requests.Response", seconds: float, most_bytes: int, begun: float | None = None) -> bytes:
    """The body, unpacked. Raises TooSlow, TooLong, and requests' own exceptions for a broken one.

    `begun` (monotonic) is when the question was put. A server that sends a byte at a time never runs into the time-out
    of one read, and a read of a large piece would wait for all of it: so each piece is what has come.
    """
    import requests
    from urllib3 import exceptions

    until = (monotonic() if begun is None else begun) + seconds
    parts, size = [], 0
    try:
        while part := answer.raw.read1(PIECE, decode_content=True):
            parts.append(part)
            size += len(part)
            if monotonic() > until:
                raise TooSlow
            if size > most_bytes:
                raise TooLong
    except exceptions.ReadTimeoutError as problem:
        raise requests.ReadTimeout(str(problem)) from problem
    except (exceptions.HTTPError, OSError, ValueError) as problem:
        raise requests.exceptions.ChunkedEncodingError(str(problem)) from problem
    return b"".join(parts)
