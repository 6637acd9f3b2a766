"""The built base against the models and the rules of its own house, on the server we bring and on Debian's 15."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from crm_desktop.models.registry import documents
from crm_desktop.services import auth, migrate
from tests.servers import Base, copy_of, new_cluster

DEBIAN_15 = Path("/usr/lib/postgresql/15/bin")
SERVERS = ["own", pytest.param("15", marks=pytest.mark.skipif(not DEBIAN_15.exists(), reason="no PostgreSQL 15 here"))]
ROOMS = "('crm', 'sec', 'api', 'priv')"


@pytest.fixture(scope="session")
def template_15() -> Iterator[Base]:
    """A base built on the oldest PostgreSQL we promise."""
    with new_cluster("пятнадцать", str(DEBIAN_15)) as server:
        base = Base(server.parameters(), "crm_template")
        migrate.create_database(base.server, base.name)
        yield base


@pytest.fixture(params=SERVERS)
def built(request: pytest.FixtureRequest) -> Iterator[Base]:
    """A fresh copy of the built base of this server."""
    template: Base = request.getfixturevalue("template" if request.param == "own" else "template_15")
    with copy_of(template) as base:
        yield base


def test_the_base_is_what_the_models_say(built: Base) -> None:
    """Raises with the list of differences."""
    engine = create_engine(
        "postgresql+psycopg2://", creator=lambda: migrate.connect(built.server, built.name), poolclass=NullPool
    )
    with engine.connect() as connection:
        config = migrate._config()
        config.attributes["connection"] = connection
        command.check(config)


def test_the_program_names_the_schema_it_was_written_for() -> None:
    assert migrate.newest_revision() == auth.SCHEMA


def test_functions_with_the_rights_of_their_owner_own_no_table_and_look_up_no_names(built: Base) -> None:
    definers = built.execute(
        "SELECT p.oid::regprocedure::text, r.rolname, p.proconfig FROM pg_proc p"
        " JOIN pg_namespace n ON n.oid = p.pronamespace"
        f" JOIN pg_roles r ON r.oid = p.proowner WHERE p.prosecdef AND n.nspname IN {ROOMS}"
    )
    assert len(definers) > 200
    loose = [name for name, _, config in definers if not (config and "search_path=pg_catalog, pg_temp" in config)]
    assert loose == []
    owners = {owner for _, owner, _ in definers}
    assert owners == {"crm_definer", "crm_rolemaker"}
    having = "SELECT r.rolname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE c.relkind = 'r'"
    assert owners & {name for (name,) in built.execute(having)} == set()


def test_the_roles_of_the_house_are_groups_and_nothing_more(built: Base) -> None:
    roles = built.execute(
        "SELECT rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname LIKE 'crm\\_%'"
    )
    assert len(roles) >= 13
    assert [name for name, *may in roles if any(may[:3])] == []
    assert [name for name, *_, makes in roles if makes] == ["crm_rolemaker"]


def test_nothing_is_open_to_everybody_who_connects(built: Base) -> None:
    functions = built.execute(
        "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace,"
        " aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a"
        f" WHERE n.nspname IN {ROOMS} AND a.grantee = 0"
    )
    assert functions == []
    tables = built.execute(
        "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,"
        " aclexplode(c.relacl) a"
        f" WHERE n.nspname IN {ROOMS} AND a.grantee = 0"
    )
    assert tables == []
    assert built.execute("SELECT has_schema_privilege('public', 'public', 'CREATE, USAGE')") == [(False,)]


def test_nobody_holds_a_right_on_a_whole_table_but_to_read_it(built: Base) -> None:
    """DELETE or UPDATE of a table would also permit to lock it against everybody."""
    rights = built.execute(
        "SELECT DISTINCT r.rolname, a.privilege_type FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,"
        " aclexplode(c.relacl) a JOIN pg_roles r ON r.oid = a.grantee"
        f" WHERE n.nspname IN {ROOMS} AND c.relkind IN ('r', 'S')"
        " AND r.rolname NOT IN ('crm_owner', 'crm_definer', 'postgres')"
    )
    assert set(rights) == {("crm_staff", "SELECT")}


def test_every_step_of_every_workflow_has_its_command(built: Base) -> None:
    found = {
        name
        for (name,) in built.execute(
            "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'api'"
        )
    }
    missing = set()
    for document, model in documents().items():
        assert model.WORKFLOW is not None
        missing |= {f"{document}_{step.name}" for step in model.WORKFLOW.steps} - found
        missing |= {f"{document}_steps"} - found
    assert missing == set()


def test_every_guard_and_effect_a_workflow_names_is_written(built: Base) -> None:
    """Bodies are not checked when functions are made, for they name each other."""
    found = {
        name
        for (name,) in built.execute(
            "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'sec'"
        )
    }
    wanted = set()
    for document, model in documents().items():
        assert model.WORKFLOW is not None
        for step in model.WORKFLOW.steps:
            wanted |= {f"guard_{document}_{guard}" for guard in step.guards}
            wanted |= {f"effect_{document}_{step.name}"} if step.effect else set()
    assert wanted - found == set()


def everything(base: Base) -> dict[str, list[tuple[Any, ...]]]:
    """Functions, policies, triggers, rights and first rows of a base as text."""
    return {
        "functions": base.execute(
            "SELECT p.oid::regprocedure::text, pg_get_functiondef(p.oid), proowner::regrole::text, proacl::text"
            " FROM pg_proc p"
            f" JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN {ROOMS} ORDER BY 1"
        ),
        "policies": base.execute("SELECT * FROM pg_policies ORDER BY tablename, policyname"),
        "triggers": base.execute(
            "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger"
            " WHERE NOT tgisinternal ORDER BY 1, 2"
        ),
        "rights": base.execute(
            "SELECT oid::regclass::text, relacl::text FROM pg_class WHERE relnamespace::regnamespace::text"
            f" IN {ROOMS} AND relkind = 'r' ORDER BY 1"
        ),
        "routes": base.execute("SELECT kind, from_amount_kopecks FROM crm.approval_route ORDER BY id"),
        "quotas": base.execute("SELECT kind, monthly FROM crm.claim_quota ORDER BY id"),
    }


def test_upgrading_twice_changes_nothing(built: Base) -> None:
    before = everything(built)
    migrate.upgrade(built.server, built.name)
    migrate.upgrade(built.server, built.name)
    after = everything(built)
    assert {part: after[part] == before[part] for part in before} == dict.fromkeys(before, True)


def test_an_upgrade_puts_back_what_somebody_changed_by_hand(built: Base) -> None:
    built.execute("CREATE OR REPLACE FUNCTION sec.has_role(role text) RETURNS boolean LANGUAGE sql AS 'SELECT true'")
    built.execute("DROP POLICY s_one ON crm.deal")
    built.execute("DROP TRIGGER a_open ON crm.invoice_line")
    migrate.upgrade(built.server, built.name)
    ((definer,),) = built.execute("SELECT prosecdef FROM pg_proc WHERE oid = 'sec.has_role(text)'::regprocedure")
    assert definer
    assert built.execute("SELECT count(*) FROM pg_policies WHERE tablename = 'deal' AND policyname = 's_one'") == [(1,)]
    assert built.execute(
        "SELECT count(*) FROM pg_trigger WHERE tgname = 'a_open' AND tgrelid = 'crm.invoice_line'::regclass"
    ) == [(1,)]


def test_letters_of_both_cases_meet_and_are_ordered_as_in_a_dictionary(built: Base) -> None:
    assert built.execute("SELECT lower('СЕВЕР'), crm.fold('  «Ёлка»   ПЛЮС')") == [("север", "елка плюс")]
    ordered = built.execute("SELECT w FROM unnest(ARRAY['Ёлка', 'Жук', 'Ель', 'ежи']) w ORDER BY crm.sort_key(w)")
    assert [word for (word,) in ordered] == ["ежи", "Ель", "Ёлка", "Жук"]
