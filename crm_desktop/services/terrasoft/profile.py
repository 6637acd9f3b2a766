"""How to reach one Terrasoft and what was found out about it; holds no secret, so it may lie in the base."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crm_desktop.services.terrasoft.faults import Misconfigured

GENERATIONS: Final = ("odata4", "odata3", "dataservice")
LAYOUTS: Final = ("framework", "core")
LOGINS: Final = ("forms", "oauth", "basic")
DATE_FORMS: Final = ("utc_midnight", "user_midnight")
MOST_ROWS: Final = 20_000
"""`MaxEntityRowCount` of the platform: a larger page answers 500."""
CHOICES: Final = {"generation": GENERATIONS, "layout": LAYOUTS, "login": LOGINS, "date_form": DATE_FORMS}


@dataclass(frozen=True, slots=True)
class Profile:
    """`user` is the login name, or the client id of OAuth; `own_id`: the server keeps ids made by us.

    `contact_id`: who stands in ModifiedById of our writes; `ca`: a file of certificates trusted besides the system's.
    """

    address: str
    generation: str = "odata4"
    layout: str = "framework"
    login: str = "forms"
    user: str = ""
    token_address: str = ""
    zone: str = "Europe/Moscow"
    date_form: str = "utc_midnight"
    batch: bool = False
    own_id: bool = True
    contact_id: str = ""
    page: int = 500
    ca: str = ""

    @property
    def root(self) -> str:
        """The site as people open it, without `/0` and pages of it that were copied along."""
        parts = urlsplit(self.address.strip())
        path = parts.path
        for tail in ("/Login/NuiLogin.aspx", "/Login/Login.html", "/odata", "/ServiceModel", "/Nui/ViewModule.aspx"):
            place = path.lower().find(tail.lower())
            path = path if place < 0 else path[:place]
        path = path.rstrip("/")
        return f"{parts.scheme}://{parts.netloc}{path.removesuffix('/0')}"

    @property
    def base(self) -> str:
        """Where the services stand: with the number of the workspace on .NET Framework."""
        return f"{self.root}/0" if self.layout == "framework" else self.root

    @property
    def place(self) -> ZoneInfo:
        """The zone of the integration user."""
        return ZoneInfo(self.zone)

    def checked(self) -> Self:
        """Itself, or Misconfigured naming the first value that cannot be used."""
        for name, allowed in CHOICES.items():
            if getattr(self, name) not in allowed:
                raise Misconfigured(f"{name}: {getattr(self, name)}")
        _require_address("address", self.address)
        if self.login == "oauth":
            _require_address("token_address", self.token_address)
        if not self.user:
            raise Misconfigured("user")
        if not 1 <= self.page <= MOST_ROWS:
            raise Misconfigured(f"page: {self.page}")
        _require_zone(self.zone)
        return self

    def with_(self, **changes: Any) -> Self:
        """A copy with other values."""
        return replace(self, **changes)

    def to_json(self) -> dict[str, Any]:
        """Plain values for a jsonb column or a file."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """Names of other versions of the program are passed over; a value of another type is Misconfigured."""
        known = {field.name: field.type for field in fields(cls)}
        kept = {name: value for name, value in told.items() if name in known}
        for name, value in kept.items():
            if type(value) is not known[name]:
                raise Misconfigured(f"{name}: {value!r}")
        if "address" not in kept:
            raise Misconfigured("address")
        return cls(**kept)


def _require_address(name: str, address: str) -> None:
    try:
        parts = urlsplit(address.strip())
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        secret_inside = parts.username is not None or parts.password is not None
    except ValueError:
        usable, secret_inside = False, False
    if secret_inside:
        # The address is shown and logged.
        raise Misconfigured(f"{name}: a password inside")
    if not usable:
        raise Misconfigured(f"{name}: {address}")


def _require_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise Misconfigured(f"zone: {zone}") from None
