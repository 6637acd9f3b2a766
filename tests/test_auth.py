"""Signing in: every way it can fail is a code the screen has a sentence for."""

from dataclasses import replace

import pytest

from crm_desktop.services import auth, migrate
from crm_desktop.services.errors import Unavailable
from crm_desktop.ui import texts
from tests.office import PASSWORD, Office


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


def test_without_a_keyring_nothing_is_kept_and_the_reason_is_told(office: Office) -> None:
    assert auth.remember_password(office.profile, "e_volkova", PASSWORD)
    assert auth.remembered_password(office.profile, "e_volkova") is None
