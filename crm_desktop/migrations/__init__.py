"""How the base is built: tables by alembic (versions/), functions and policies as repeatable SQL (sql/ and generated)."""
