"""A base made by an earlier program, with rows in it, is brought to this one's schema without losing any."""

import secrets
from collections.abc import Iterator

import psycopg2
import pytest
from alembic import command
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from crm_desktop.services import migrate
from crm_desktop.services.demo_server import EmbeddedServer
from tests.servers import Base

ROWS = (
    "INSERT INTO crm.department (name) VALUES ('Отдел продаж')",
    "INSERT INTO crm.employee (login, last_name, first_name, roles, department_id) VALUES"
    " ('e_old_one', 'Старов', 'Иван', '{manager}', 1), ('e_old_two', 'Новов', 'Пётр', '{administrator}', 1)",
    "INSERT INTO crm.substitution (absent_id, substitute_id, from_on, until_on)"
    " VALUES (1, 2, '2026-01-01', '2026-01-09')",
    "INSERT INTO crm.organization (short_name, full_name, inn, number_prefix)"
    " VALUES ('ООО «Было»', 'ООО «Было»', '7799001016', 'Б')",
    "INSERT INTO crm.tax_regime (organization_id, regime, from_on, until_on)"
    " VALUES (1, 'osno', '2025-01-01', '2025-12-31'), (1, 'usn_income', '2026-01-01', NULL)",
    "INSERT INTO crm.claim_quota (kind, monthly) VALUES ('direction', 7)",
)  # fmt: skip


REFUND = (
    "INSERT INTO crm.payment (organization_id, account, amount_kopecks, allocated_kopecks, bank_on, direction, kind,"
    " state, duplicate_key, refund_of_id) VALUES"
    " (1, '1', 50000, 0, '2026-01-02', 'in', 'payment', 'ignored', 'one', NULL),"
    " (1, '1', 20000, 0, '2026-01-03', 'out', 'refund_to_client', 'allocated', 'back', 1),"
    " (1, '1', 10000, 0, '2026-01-04', 'in', 'payment', 'ignored', 'other', NULL)",
)


@pytest.fixture
def first_schema(cluster: EmbeddedServer) -> Iterator[Base]:
    """Tables as the first released schema had them, with rows; the functions come with the upgrade."""
    yield from _base_of(cluster, "0001", ROWS)


@pytest.fixture
def fourth_schema(cluster: EmbeddedServer) -> Iterator[Base]:
    """As the program had it when a refund named one payment."""
    yield from _base_of(cluster, "0004", (*ROWS, *REFUND))


def _base_of(cluster: EmbeddedServer, revision: str, rows: tuple[str, ...]) -> Iterator[Base]:
    base = Base(cluster.parameters(), f"old_{secrets.token_hex(4)}")
    with migrate.maintenance(base.server) as connection:
        migrate.create_empty(connection, base.name)
    engine = create_engine(
        "postgresql+psycopg2://", creator=lambda: migrate.connect(base.server, base.name), poolclass=NullPool
    )
    with engine.begin() as connection:
        for file in migrate.BEFORE_TABLES:
            connection.exec_driver_sql(migrate.sql_text(file).replace("%", "%%"))
        config = migrate._config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for row in rows:
            connection.execute(text(row))
    yield base
    with migrate.maintenance(base.server) as connection, connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {base.name} WITH (FORCE)")


def test_rows_of_the_first_schema_live_on_in_this_one(first_schema: Base) -> None:
    migrate.upgrade(first_schema.server, first_schema.name)
    assert first_schema.execute("SELECT version_num FROM priv.alembic_version") == [(migrate.newest_revision(),)]
    assert first_schema.execute("SELECT login, must_change_password FROM crm.employee ORDER BY id") == [
        ("e_old_one", False),
        ("e_old_two", False),
    ]
    assert first_schema.execute("SELECT version, decides, sees, works FROM crm.substitution") == [
        (1, True, True, False)
    ]
    assert first_schema.execute("SELECT count(*), min(version) FROM crm.tax_regime") == [(2, 1)]
    assert first_schema.execute("SELECT monthly FROM crm.claim_quota WHERE kind = 'direction'") == [(7,)]


def test_an_upgrade_that_rows_contradict_changes_nothing_and_says_what(first_schema: Base) -> None:
    first_schema.execute("UPDATE crm.tax_regime SET until_on = NULL")
    with pytest.raises(Exception, match="ex_tax_regime_period"):
        migrate.upgrade(first_schema.server, first_schema.name)
    assert first_schema.execute("SELECT version_num FROM priv.alembic_version") == [("0001",)]
    with pytest.raises(psycopg2.errors.UndefinedColumn):
        first_schema.execute("SELECT must_change_password FROM crm.employee")


def test_a_refund_of_an_older_base_still_gives_its_payment_back(fourth_schema: Base) -> None:
    migrate.upgrade(fourth_schema.server, fourth_schema.name)
    rows = fourth_schema.execute("SELECT id, returned_kopecks, refund_of_ids FROM crm.payment ORDER BY id")
    assert rows == [(1, 200_00, []), (2, 0, [1]), (3, 0, [])]
    parts = "SELECT refund_id, payment_id, invoice_id, amount_kopecks FROM priv.refund_part"
    assert fourth_schema.execute(parts) == [(2, 1, None, 200_00)]
