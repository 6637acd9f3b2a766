"""Signing in: every way it can fail is a code the screen has a sentence for."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from crm_desktop.services import auth, migrate, passwords
from crm_desktop.services.database import Reader
from crm_desktop.services.errors import Unavailable
from crm_desktop.ui import texts
from tests.office import PASSWORD, Office
from tests.stores import MemoryStore, used

OWN = "кресло дождь гвоздь"


def refused(profile: auth.Profile, login: str, password: str) -> str:
    with pytest.raises(Unavailable) as caught:
        auth.sign_in(profile, login, password)
    assert texts.sentence(caught.value)
    return caught.value.code


def test_the_right_password_opens_and_tells_who_i_am(office: Office) -> None:
    office.let_in("manager1")
    connection = auth.sign_in(office.profile, office.people["manager1"], PASSWORD)
    assert connection.me["roles"] == ["manager"]
    assert connection.me["choices"]["services"]
    connection.close()


def test_a_wrong_password_says_so(office: Office) -> None:
    office.let_in("manager1")
    assert refused(office.profile, office.people["manager1"], "something else") == "wrong_password"


def test_a_server_that_is_not_there_says_so(office: Office) -> None:
    assert refused(replace(office.profile, port=1), "e_volkova", PASSWORD) == "no_server"


def test_a_database_that_is_not_there_says_so(office: Office) -> None:
    office.let_in("manager1")
    assert refused(replace(office.profile, database="nowhere"), office.people["manager1"], PASSWORD) == "no_database"


def test_a_disabled_employee_is_told(office: Office) -> None:
    office.let_in("manager7")
    office.base.execute("SELECT api.employee_disable(%s)", (office.ids["manager7"],))
    try:
        assert refused(office.profile, office.people["manager7"], PASSWORD) == "disabled"
    finally:
        office.base.execute("UPDATE crm.employee SET active = true WHERE id = %s", (office.ids["manager7"],))


@pytest.mark.parametrize(("revision", "code"), [("0000", "base_older"), ("9999", "base_newer")])
def test_an_older_or_newer_base_says_what_to_do(office: Office, revision: str, code: str) -> None:
    office.let_in("manager1")
    office.base.execute("UPDATE priv.alembic_version SET version_num = %s", (revision,))
    try:
        assert refused(office.profile, office.people["manager1"], PASSWORD) == code
    finally:
        office.base.execute("UPDATE priv.alembic_version SET version_num = %s", (migrate.newest_revision(),))


def test_the_program_knows_the_schema_it_was_written_for() -> None:
    assert migrate.newest_revision() == auth.SCHEMA


# a password of one's own


@pytest.fixture
def newcomer(office: Office) -> Iterator[str]:
    """The login of a manager whose password is a temporary one."""
    office.let_in("manager3")
    login = office.people["manager3"]
    _set(office, "true")
    yield login
    _set(office, "false")


def _set(office: Office, must_change: str) -> None:
    office.base.execute(f"UPDATE crm.employee SET must_change_password = {must_change} WHERE login = %s",
                        (office.people["manager3"],))  # fmt: skip
    office.let_in("manager3")


def test_a_temporary_password_leads_to_the_choice_of_an_own_one(office: Office, newcomer: str) -> None:
    assert refused(office.profile, newcomer, PASSWORD) == "must_change_password"
    connection = auth.choose_password(office.profile, newcomer, PASSWORD, OWN)
    assert connection.me["roles"] == ["manager"]
    connection.close()
    assert refused(office.profile, newcomer, PASSWORD) == "wrong_password"
    auth.sign_in(office.profile, newcomer, OWN).close()


def test_whose_answer_was_lost_is_let_in_by_the_password_the_base_has_taken(office: Office, newcomer: str) -> None:
    with (
        pytest.MonkeyPatch.context() as patch,
        pytest.raises(Unavailable),
    ):
        patch.setattr(auth, "sign_in", _lost)
        auth.choose_password(office.profile, newcomer, PASSWORD, OWN)
    auth.choose_password(office.profile, newcomer, PASSWORD, OWN).close()


def _lost(*_arguments: object) -> None:
    raise Unavailable("no_server")


def test_a_choice_with_a_wrong_temporary_password_is_refused(office: Office, newcomer: str) -> None:
    with pytest.raises(Unavailable) as caught:
        auth.choose_password(office.profile, newcomer, "guess", OWN)
    assert caught.value.code == "wrong_password"


def test_the_password_itself_never_reaches_the_base(office: Office, newcomer: str) -> None:
    asked: list[Any] = []
    rows = Reader.rows

    def noted(reader: Reader, *given: Any) -> list[tuple[Any, ...]]:
        asked.append(given)
        return rows(reader, *given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Reader, "rows", noted)
        auth.choose_password(office.profile, newcomer, PASSWORD, OWN).close()
    told = [given for given in asked if "password_change" in given[0]]
    assert len(told) == 1
    assert told[0][1][0].startswith("SCRAM-SHA-256$")
    assert OWN not in repr(asked)


def test_a_changed_password_is_used_by_later_connections_and_kept_in_the_store(office: Office) -> None:
    office.let_in("manager4")
    login, store = office.people["manager4"], MemoryStore()
    connection = auth.sign_in(office.profile, login, PASSWORD)
    try:
        with used(store):
            passwords.remember(office.profile.place, login, PASSWORD)
            with pytest.raises(Unavailable) as caught:
                auth.renew_password(connection, "guess", OWN)
            assert caught.value.code == "wrong_password"
            assert passwords.remembered(office.profile.place, login) == PASSWORD
            auth.renew_password(connection, PASSWORD, OWN)
            assert passwords.remembered(office.profile.place, login) == OWN
        with connection.reader() as one, connection.reader() as other:
            assert one.value("SELECT session_user") == other.value("SELECT session_user") == login
        assert refused(office.profile, login, PASSWORD) == "wrong_password"
    finally:
        connection.close()
        office.let_in("manager4")
