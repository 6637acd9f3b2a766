"""How one installation differs from another."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

GENERATIONS = {
    "odata4": ("odata4", "dataservice"),
    "odata3": ("odata3", "dataservice"),
    "dataservice": ("dataservice",),
}


@dataclass(slots=True)
class Settings:
    """`zone`: in the user's profile; DataService speaks it, dates are its midnights when `dates` is user_midnight."""

    generation: str = "odata4"
    layout: str = "framework"
    application: str = ""
    """The virtual directory, such as /CRM; IIS does not look at the case of its letters."""
    cookie_path: str = ""
    """Path of the session's cookies: on IIS its letters may differ in case from those of the address."""
    login: tuple[str, ...] = ("forms",)
    csrf: bool = True
    csrf_at_login: bool = True
    wrong_login_status: int = 200
    session_minutes: float = 30
    client_id: str = "0A1B2C3D"
    client_secret: str = "client-secret-of-the-exchange"
    token_seconds: int = 3600
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Moscow"))
    dates: str = "utc_midnight"
    zoneless: str = "refuse"
    """A date without zone in a body: refuse (400) or year_one (stored as 0001-01-01)."""
    own_id: str = "kept"
    """An Id given by the client: kept, replaced by one of the server, or refused with 400."""
    batch: bool = True
    max_rows: int = 20_000
    max_query: int = 2048
    max_body: int = 4 * 1024 * 1024
    next_link: int = 0
    """OData 4: rows after which the server breaks an answer off and gives @odata.nextLink; 0: never."""
    next_page: int = 0
    """OData 3: the same with d.__next."""
    ms_dates: bool = True
    """OData 3: /Date(…)/ instead of ISO text."""
    bare_list: bool = False
    """OData 3: {"d": […]} instead of {"d": {"results": […]}}."""
    refused_methods: tuple[str, ...] = ()
    """OData 3: methods answered with 405 while WebDAV is on."""
    unknown_set: int = 401
    atomic_groups: bool = True

    @property
    def basic(self) -> bool:
        return "basic" in self.login

    @property
    def base(self) -> str:
        """What stands between the site and the services."""
        return "/0" if self.layout == "framework" else ""

    @property
    def login_page(self) -> str:
        return "/Login/NuiLogin.aspx" if self.layout == "framework" else "/Login/Login.html"

    @property
    def date_zone(self) -> ZoneInfo | None:
        """Whose midnight a pure date is; None: of UTC."""
        return self.zone if self.dates == "user_midnight" else None

    def speaks(self, protocol: str) -> bool:
        return protocol in GENERATIONS[self.generation] and (protocol != "odata3" or self.layout == "framework")
