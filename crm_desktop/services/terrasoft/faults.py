"""What can go wrong between this program and Terrasoft, told apart by what is to be done about it.

`words` are the server's own, with secrets cut out; `code` finds the sentence of this program.
"""

from typing import ClassVar


class Fault(Exception):
    """`sent` is False when the request has surely not been carried out by the server."""

    code: ClassVar[str] = "terrasoft_fault"

    def __init__(self, words: str = "", *, sent: bool = True) -> None:
        super().__init__(words)
        self.words = words
        self.sent = sent

    @property
    def reason(self) -> str:
        """The code of the sentence; finer than the class where one class has several sentences."""
        return self.code


class Unreachable(Fault):
    """No network, a time-out, a gateway without its server, an answer cut short: try later."""

    code = "terrasoft_unreachable"


class Busy(Fault):
    """The server asks to come again in `seconds` (429, 503)."""

    code = "terrasoft_busy"

    def __init__(self, words: str = "", *, seconds: int = 0, status: int = 429) -> None:
        # 429 is said before the work; who says 503, a gateway or the server itself, is not known.
        super().__init__(words, sent=status != 429)
        self.seconds = seconds
        self.status = status


class LoginRefused(Fault):
    """Never repeated by the program: the platform locks a user after some attempts. `reason` tells which of them:

    terrasoft_login_wrong, terrasoft_login_expired, terrasoft_login_second_factor, terrasoft_login_licence,
    terrasoft_login_forbidden.
    """

    code = "terrasoft_login_wrong"

    def __init__(self, words: str = "", reason: str = "terrasoft_login_wrong") -> None:
        super().__init__(words, sent=False)
        self._reason = reason

    @property
    def reason(self) -> str:
        return self._reason


class NoRight(Fault):
    """401 or 403 after one fresh login: no such set, or no right to it; other sets may work."""

    code = "terrasoft_no_right"

    def __init__(self, words: str = "", *, status: int = 0) -> None:
        super().__init__(words, sent=False)
        self.status = status


class Rejected(Fault):
    """A definite no to a read (400, 404, 405, 415) or a failure inside the server (500)."""

    code = "terrasoft_rejected"

    def __init__(self, words: str = "", *, status: int = 0) -> None:
        super().__init__(words)
        self.status = status


class NotTerrasoft(Fault):
    """A page for people where an answer for programs was expected: a wrong address, maintenance, another sign-in."""

    code = "terrasoft_not_terrasoft"


class Misconfigured(Fault):
    """The profile itself cannot be used: no address, an unknown zone, a certificate nobody vouches for."""

    code = "terrasoft_misconfigured"

    def __init__(self, words: str = "") -> None:
        super().__init__(words, sent=False)
