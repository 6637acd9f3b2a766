"""Writes the next alembic migration from the difference between the models and a freshly built base.

Usage: python -m tools.new_migration "What changes"
"""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from crm_desktop.services import migrate
from crm_desktop.services.demo_server import EmbeddedServer

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Needs no running server: makes a cluster of its own and throws it away."""
    message = sys.argv[1]
    server = EmbeddedServer(Path(tempfile.gettempdir()) / "crm-new-migration", settings={"fsync": "off"})
    server.start()
    try:
        _write(server.parameters(), message)
    finally:
        server.destroy()


def _write(parameters: migrate.Server, message: str) -> None:
    connection = migrate.connect(parameters, "postgres")
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE DATABASE crm_next TEMPLATE template0 LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
        )
    connection.close()
    engine = create_engine(
        "postgresql+psycopg2://", creator=lambda: migrate.connect(parameters, "crm_next"), poolclass=NullPool
    )
    with engine.begin() as base:
        base.execute(text("SET check_function_bodies = off"))
        for file in migrate.BEFORE_TABLES:
            base.exec_driver_sql(migrate.sql_text(file).replace("%", "%%"))
        config = Config()
        config.set_main_option("script_location", str(ROOT / "crm_desktop" / "migrations"))
        config.attributes["connection"] = base
        command.upgrade(config, "head")
        command.revision(config, message, autogenerate=True)


if __name__ == "__main__":
    main()
