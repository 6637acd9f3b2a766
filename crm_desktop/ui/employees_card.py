"""The card of an employee: for the administrator with rights and login, for everybody else to read."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget

from crm_desktop.services import employees
from crm_desktop.services.errors import Refused
from crm_desktop.services.words import QT_TRANSLATE_NOOP
from crm_desktop.ui import directories_lookups, employees_history, employees_lookups
from crm_desktop.ui.directories_editors import PeopleEdit
from crm_desktop.ui.employees_side import About, SubstitutionsColumn
from crm_desktop.ui.employees_steps import EmployeeSteps
from crm_desktop.ui.employees_words import ROLES
from crm_desktop.ui.forms.ui_employee_card import Ui_EmployeeCard
from crm_desktop.ui.kit import tasks, words
from crm_desktop.ui.kit.card import Card
from crm_desktop.ui.kit.fields import IntegerEdit, TextLine
from crm_desktop.ui.kit.strips import NoteCard
from crm_desktop.ui.kit.tabs import Tab

translate = QCoreApplication.translate
SERVICE = "crm_desktop.services.employees"
RIGHTS = frozenset({*(f"role_{role}" for role in ROLES), "head_id", "manager_ids", "group_ids"})
TABLES = frozenset({"employee", "assistance", "expert_group_member", "substitution"})


class EmployeeCard(Card):
    """A new person gets a login and a temporary password, which is in no field and therefore in no draft."""

    document = "employee"
    form = Ui_EmployeeCard
    noun = QT_TRANSLATE_NOOP("cards", "Employee")

    def prepare(self) -> None:
        self._password = ""
        self._proposed = ""
        self._looked = False
        self.note = NoteCard(hue="blue")
        self.head.add_note(self.note)
        self.note.hide()
        self.steps = EmployeeSteps(self)
        self._prepare_fields()
        self._prepare_side()
        tasks.read(self, f"{SERVICE}:people", then=self._know_people, key="people")
        self.context.live.listen(self, TABLES, self.refresh)

    def _prepare_fields(self) -> None:
        self.bind_lookup("head_id", employees_lookups.heads, "employee", arguments=lambda: (self.id,))
        self.bind_lookup("department_id", directories_lookups.departments, "department")
        login, percent = self.fields.fields["login"], self.fields.fields["discount_limit_percent"]
        assert isinstance(login, TextLine)
        assert isinstance(percent, IntegerEdit)
        login.check = login_problem
        percent.least, percent.most = 0, 100  # type: ignore[assignment]  # compared with the Decimal that was typed
        heading = self._pane.findChild(QLabel, "heading_roles")
        assert heading is not None
        heading.setProperty("role", "strong")
        heading.setContentsMargins(0, 6, 0, 6)
        for role, sentence in ROLES.items():
            self.fields.set_hint(f"role_{role}", translate("employees", sentence))
        for role in ("manager", "assistant", "expert", "executive"):
            self.fields.on_edit(f"role_{role}", self._show_links)
        self.fields.set_hint("discount_limit_percent", translate("employees", "Above it a quote goes for approval"))
        self.fields.on_edit("last_name", self._propose_login)

    def _prepare_side(self) -> None:
        self.about = About(self.context.window.open_card)
        self.about.sessions_asked.connect(self.steps.ask_end_sessions)
        self.substitutions = SubstitutionsColumn()
        self.substitutions.asked.connect(self.steps.ask_substitution)
        self.substitutions.ended.connect(self.steps.ask_end_substitution)
        self.side.add_tab("about", translate("employees", "Connections"), self.about)
        self.side.add_tab("substitutions", translate("employees", "Substitutions"), self.substitutions)
        line = self.side.timeline.edit.parentWidget()
        if line is not None:
            line.hide()

    def _show_tabs(self) -> None:
        keeps = bool(self.values.get("editable"))
        tabs = [
            Tab("about", translate("employees", "Connections")),
            Tab("substitutions", translate("employees", "Substitutions")),
        ]
        if not self._looked:
            self._looked = True
            self.side.tabs.choose("about")
        self.side.tabs.set_tabs([*tabs, *([Tab("timeline", translate("employees", "History"))] if keeps else [])])

    def _know_people(self, found: dict[str, list[tuple[int, str]]]) -> None:
        for name, key in (("manager_ids", "managers"), ("group_ids", "groups")):
            self.people(name).set_people([one for one in found[key] if key == "groups" or one[0] != self.id])

    def people(self, name: str) -> PeopleEdit:
        """The editor of whom he helps, or of his groups."""
        editor = self.fields.fields[name]
        assert isinstance(editor, PeopleEdit)
        return editor

    # showing

    def title(self) -> str:
        parts = (self.values.get(name) for name in ("last_name", "first_name", "middle_name"))
        name = " ".join(str(part) for part in parts if part)
        return name if self.id is not None and name else translate("employees", "New employee")

    def show_card(self, values: dict[str, Any]) -> None:
        if self.id is None:
            self.fields.load({"discount_limit_percent": 5, **values})
            self.fields.set_hint(
                "login", translate("employees", "Proposed from the surname; never given to anybody else")
            )
            self.note.show_text(translate("employees", "Saving makes a temporary password and shows it once."), "blue")
            self._show_links()
            self.setFocusProxy(self.fields.fields["last_name"])
            return
        self.people("manager_ids").know([(one["id"], one["name"]) for one in values["managers"]])
        self.people("group_ids").know([(one["id"], one["name"]) for one in values["expert_groups"]])
        self.steps.show_values(values)
        self._show_rights(values)
        self._show_links()
        self.about.show_values(values)
        self.substitutions.show_values(values, self.steps.arranges)
        self.side.timeline.show_entries(employees_history.entries(values))
        self._show_tabs()
        self.side.why.hide()

    def _show_rights(self, values: dict[str, Any]) -> None:
        """On his own card the administrator reads his rights; readers see only the roles that are given."""
        keeps, myself = bool(values["editable"]), bool(values["myself"])
        if keeps:
            locked = RIGHTS | {"login"} if myself else {"login"}
            self.fields.read_only(True, but=frozenset(self.fields.fields) - locked)
        for role in ROLES:
            self.fields.show_field(f"role_{role}", keeps or bool(values[f"role_{role}"]))
        self.fields.show_field("discount_limit_percent", keeps)
        self.note.show_text(
            self._note(values, keeps and myself), "amber" if values["state"] == "password_over" else "blue"
        )

    def _note(self, values: dict[str, Any], own: bool) -> str:
        from crm_desktop.ui.kit import formats

        if own:
            return words.sentence(Refused("own_rights"))
        if values["state"] == "temporary":
            text = translate("employees", "A temporary password was given out; it opens the door until {}, once.")
            return text.format(formats.moment(values["password_until_at"]))
        if values["state"] == "password_over":
            return translate("employees", "The temporary password was not used in time: give out another one.")
        if values["state"] == "disabled":
            return translate("employees", "The login is closed since {}.").format(formats.moment(values["disabled_at"]))
        return ""

    def _show_links(self) -> None:
        """Only an assistant helps managers, only an expert belongs to groups."""
        self.fields.show_field("manager_ids", bool(self.fields.value("role_assistant")))
        self.fields.show_field("group_ids", bool(self.fields.value("role_expert")))

    def _propose_login(self) -> None:
        """As long as nobody has typed another one."""
        typed = self.fields.value("login") or ""
        surname = str(self.fields.value("last_name") or "")
        if self.id is None and typed == self._proposed:
            tasks.read(self, f"{SERVICE}:free_login", surname, then=self._take_login, key="login")

    def _take_login(self, login: str) -> None:
        if self.id is None and (self.fields.value("login") or "") == self._proposed:
            self._proposed = login
            self.fields.fields["login"].set_value(login)
            self.fields.show_errors({name: text for name, text in self.fields.errors().items() if name != "login"})
            self._tell_dirty()

    # saving

    def _function(self, name: str) -> Any:
        if name == "save" and self.id is None:
            self._password = employees.new_password()
            return partial(_create, self._password)
        return f"{SERVICE}:{name}" if name in ("read", "save") else super()._function(name)

    def _right(self) -> bool:
        right = super()._right()
        if right and not any(self.fields.value(f"role_{role}") for role in ROLES):
            found = {
                "role_manager": translate("employees", "Choose at least one role: without one nothing can be opened.")
            }
            self.fields.show_errors(found)
            self._show_errors(found)
            return False
        return right

    def to_save(self, changes: dict[str, Any]) -> dict[str, Any]:
        """Flags become the list of roles; whoever stops being an assistant or an expert loses the links as well."""
        roles = [role for role in ROLES if self.fields.value(f"role_{role}")]
        sent = {name: value for name, value in changes.items() if not name.startswith("role_")}
        if self.id is None:
            sent = {name: editor.value() for name, editor in self.fields.fields.items() if not name.startswith("role_")}
        if self.id is None or any(name.startswith("role_") for name in changes):
            sent["roles"] = roles
            for role, links in (("assistant", "manager_ids"), ("expert", "group_ids")):
                if role not in roles and self.values.get(links):
                    sent[links] = []
        return sent

    def _saved(self, result: tuple[int, int]) -> None:
        password, self._password = self._password, ""
        name, login = (
            f"{self.fields.value('last_name')} {self.fields.value('first_name')}",
            str(self.fields.value("login")),
        )
        made = self.id is None
        holder: QWidget = self.window()
        super()._saved(result)
        if made:
            self.steps.show_password(name, login, password, holder)

    def _refused(self, problem: Exception) -> None:
        self._password = ""
        field = str(getattr(problem, "facts", {}).get("field") or "") if isinstance(problem, Refused) else ""
        field = "role_manager" if field == "roles" else field
        if field not in self.fields.fields:
            super()._refused(problem)
            return
        self._end()
        found = {field: words.sentence(problem)}
        self.fields.show_errors(found)
        self._show_errors(found)

    def busy_with(self, function: Any, *arguments: Any, then: Callable[[Any], object]) -> None:
        """A command of the head: greyed until it is answered."""
        self._begin()
        tasks.command(self, function, *arguments, then=lambda answer: self._answer(then, answer), refused=self._refused)

    def _answer(self, then: Callable[[Any], object], answer: Any) -> None:
        self._end()
        self.reload()
        then(answer)


def login_problem(text: str) -> str:
    """The rule of the base, said while the login is typed."""
    from crm_desktop.services.employee_sheet import LOGIN

    return "" if LOGIN.fullmatch(text) else words.sentence(Refused("login_wrong"))


def _create(
    password: str, session: Any, _document: str, _id: None, _version: int, changes: dict[str, Any], **_lines: Any
) -> Any:
    """On the worker: what `documents.save` would be called with, and the password of the moment."""
    return employees.create(session, changes, password)
