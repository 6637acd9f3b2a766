"""What the screens of the set-up know together: the set-up as it is saved, the server's sections, the secret."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from crm_desktop.services.errors import Refused
from crm_desktop.ui import login_vault
from crm_desktop.ui.kit import tasks
from crm_desktop.ui.kit.context import Context

if TYPE_CHECKING:
    from crm_desktop.services.terrasoft.profile import Profile
    from crm_desktop.services.terrasoft.transport import EntitySet

SERVICE = "crm_desktop.services.exchange_preparation"
DECIDER = "integrator"
GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
NOTHING: dict[str, Any] = {"profile": None, "active": False, "objects": [], "values": []}


class Known(QObject):
    """One per screen; `changed` comes with every reading, `schema_changed` when the server has told its sections."""

    changed = Signal()
    schema_changed = Signal()
    failed = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.settings: dict[str, Any] = dict(NOTHING)
        self.read = False
        self.schema: Mapping[str, EntitySet] = {}
        self.names: dict[str, str] = {}
        self._secrets: dict[tuple[str, str], str] = {}
        self._asked = False

    def refresh(self) -> None:
        """Read the set-up anew."""
        tasks.read(
            self, "crm_desktop.services.exchange:settings", then=self.take, failed=self.failed.emit, key="settings"
        )

    def take(self, settings: dict[str, Any]) -> None:
        """The set-up as it is now."""
        self.settings, self.read = settings, True
        self.changed.emit()
        self._ask_names()

    @property
    def decides(self) -> bool:
        """Whether the person may see records and queue them."""
        return DECIDER in self.context.person.roles

    def objects(self) -> list[dict[str, Any]]:
        """The mapping, saved or the one it begins with."""
        from crm_desktop.services import exchange_preparation

        return exchange_preparation.objects(self.settings)

    def profile(self) -> "Profile | None":
        """The saved one."""
        from crm_desktop.services import exchange_preparation

        return exchange_preparation.profile(self.settings)

    def words(self, dictionary: str) -> list[dict[str, Any]]:
        """Their words, the unexplained first."""
        mine = [one for one in self.settings["values"] if one["dictionary"] == dictionary]
        return sorted(mine, key=lambda one: (one["ours"] is not None, one["their_name"].casefold()))

    # the secret

    def keep_secret(self, profile: "Profile", secret: str, then: Callable[[str], None]) -> None:
        """For this window at once, and in the store of the system; `then` gets the obstacle or ""."""
        self._secrets[profile.root, profile.user] = secret
        login_vault.ask(self, partial(_keep, profile, secret), then)

    def with_secret(self, profile: "Profile", then: Callable[[str | None], None]) -> None:
        """The secret of this window or of the store, None when neither has it."""
        here = self._secrets.get((profile.root, profile.user))
        if here is not None:
            then(here)
        else:
            login_vault.ask(self, partial(_secret, profile), then)

    def run(
        self,
        function: str,
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *arguments: Any,
    ) -> None:
        """Calls services.exchange_preparation.function(connection, profile, secret, …) on a worker."""
        profile = self.profile()
        if profile is None:
            failed(Refused("terrasoft_misconfigured", {"words": ""}))
            return
        self.with_secret(profile, lambda secret: self._run(function, then, failed, profile, secret, arguments))

    def _run(
        self, function: str, then: Any, failed: Any, profile: "Profile", secret: str | None, arguments: Any
    ) -> None:
        if secret is None:
            failed(Refused("terrasoft_no_secret"))
            return
        tasks.run(
            self,
            f"{SERVICE}:{function}",
            self.context.connection,
            profile,
            secret,
            *arguments,
            then=then,
            failed=failed,
        )

    # the schema

    def read_schema(self) -> None:
        """Once for a window, silently: without it nothing is offered and nothing checked."""
        profile = self.profile()
        if self._asked or profile is None:
            return
        self._asked = True
        self.with_secret(profile, lambda secret: self._ask_schema(profile, secret))

    def _ask_schema(self, profile: "Profile", secret: str | None) -> None:
        if secret is None:
            self._asked = False
            return
        wanted = sorted({one["entity"] for one in self.objects()})
        tasks.run(
            self, f"{SERVICE}:schema", profile, secret, wanted, then=self._take_schema, failed=lambda _problem: None,
            key="schema",
        )  # fmt: skip

    def _take_schema(self, schema: "Mapping[str, EntitySet]") -> None:
        self.schema = schema
        self.schema_changed.emit()
        self._ask_names()

    def _ask_names(self) -> None:
        """Fixed values are ids of records there: people read their names."""
        profile, wanted = self.profile(), sorted(self._nameless())
        if profile is not None and wanted:
            self.names |= {id: "" for _entity, id in wanted}
            self.with_secret(profile, lambda secret: self._read_names(profile, secret, wanted))

    def _read_names(self, profile: "Profile", secret: str | None, wanted: list[tuple[str, str]]) -> None:
        if secret is not None:
            tasks.run(self, f"{SERVICE}:names", profile, secret, wanted, then=self._take_names, failed=lambda _p: None)

    def _nameless(self) -> set[tuple[str, str]]:
        found = set()
        for one in self.objects():
            columns = self.schema[one["entity"]].columns if one["entity"] in self.schema else {}
            fixed = [(line[0], line[2]) for line in one["filter"]] + list(one["constants"].items())
            for column, value in fixed:
                lookup = columns[column].lookup if column in columns else ""
                if lookup in self.schema and str(value) not in self.names and GUID.fullmatch(str(value)):
                    found.add((lookup, str(value)))
        return found

    def _take_names(self, names: dict[str, str]) -> None:
        self.names |= names
        self.schema_changed.emit()

    def forget_schema(self) -> None:
        """Another server has other sections."""
        self._asked = False
        self.read_schema()


def _keep(profile: "Profile", secret: str) -> str:
    from crm_desktop.services import exchange

    return exchange.keep_secret(profile, secret)


def _secret(profile: "Profile") -> str | None:
    from crm_desktop.services import exchange

    return exchange.secret(profile)
