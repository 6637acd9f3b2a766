"""The audit of a base: clean when fresh, and each weakness planted on a copy is found and named."""

import pytest

from crm_desktop.services import base_check
from crm_desktop.services.base_check import Finding
from crm_desktop.services.base_check_access import ACCESS, LOGINS, SERVER
from crm_desktop.services.base_check_ledgers import LEDGERS
from crm_desktop.services.errors import Refused
from tests.admin.weaknesses import WEAKNESSES, Weakness
from tests.office import Office


@pytest.fixture(scope="module")
def busy(lone_office: Office) -> Office:
    """An office with a claim, a quote, a paid invoice and a signed act: every ledger has something to count."""
    lone_office.deal_at("closed")
    lone_office.deal_at("issued")
    return lone_office


def found(office: Office, code: str) -> list[Finding]:
    return [finding for finding in base_check.check(office.base.server, office.base.name) if finding.code == code]


def test_a_base_people_work_in_is_clean(busy: Office) -> None:
    assert base_check.check(busy.base.server, busy.base.name) == []


@pytest.mark.parametrize("weakness", WEAKNESSES, ids=lambda w: f"{w.code}-{w.subject}")
def test_a_planted_weakness_is_found_and_gone_with_it(busy: Office, weakness: Weakness) -> None:
    busy.base.execute(weakness.planted)
    try:
        subjects = {finding.subject for finding in found(busy, weakness.code)}
    finally:
        busy.base.execute(weakness.removed)
    assert subjects if weakness.subject == "*" else weakness.subject in subjects
    assert base_check.check(busy.base.server, busy.base.name) == []


def test_a_login_the_base_does_not_manage_is_found(busy: Office) -> None:
    ((version,),) = busy.base.execute("SELECT current_setting('server_version_num')::int")
    if version < 160000:
        pytest.skip("before 16 whoever makes roles manages all of them")
    # As somebody else's dump of roles leaves it: the superuser's login, not the maker's.
    busy.base.execute("CREATE ROLE e_foreign LOGIN")
    busy.base.execute(
        "INSERT INTO crm.employee (login, last_name, first_name, roles) VALUES ('e_foreign', 'Чу', 'Жой', '{analyst}')"
    )
    try:
        assert [finding.subject for finding in found(busy, "login_not_managed")] == ["e_foreign"]
    finally:
        busy.base.execute("DELETE FROM crm.employee WHERE login = 'e_foreign'")
        busy.base.execute("DROP ROLE e_foreign")


def test_a_weak_setting_of_the_server_is_a_warning(busy: Office) -> None:
    name = busy.base.name
    busy.base.execute(f'ALTER DATABASE "{name}" SET password_encryption = md5')
    try:
        findings = base_check.check(busy.base.server, name)
    finally:
        busy.base.execute(f'ALTER DATABASE "{name}" RESET password_encryption')
    assert [(finding.code, finding.is_error) for finding in findings] == [("passwords_weakly_kept", False)]


def test_every_question_of_the_audit_is_tried_here() -> None:
    asked = {question.code for question in (*ACCESS, *LOGINS, *SERVER, *LEDGERS)}
    tried = {weakness.code for weakness in WEAKNESSES}
    # A server that is reached from other computers without TLS cannot be had on this one.
    assert asked - tried == {"login_not_managed", "passwords_weakly_kept", "line_not_encrypted"}


def test_the_audit_changes_nothing(busy: Office) -> None:
    counters = "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables"
    busy.base.execute("SELECT pg_stat_force_next_flush()")
    before = busy.base.execute(counters)
    base_check.check(busy.base.server, busy.base.name)
    assert busy.base.execute(counters) == before


def test_an_employee_may_not_audit_and_is_told_so(busy: Office) -> None:
    connection = busy.connect_as("administrator").parameters
    server = {**busy.base.server, "user": connection["user"], "password": connection["password"]}
    with pytest.raises(Refused) as refused:
        base_check.check(server, busy.base.name)
    assert refused.value.code == "rights_missing"
    assert any("crm_owner" in statement for statement in refused.value.facts["missing"])


def test_a_database_of_something_else_is_no_base(busy: Office) -> None:
    with pytest.raises(Refused) as refused:
        base_check.check(busy.base.server, "postgres")
    assert refused.value.code == "not_a_base"
