"""Where alembic finds the connection: ``store.py`` passes its own; nothing else runs this."""

from __future__ import annotations

from alembic import context

from reportedly.ledger.tables import metadata


def run() -> None:
    """Run the migrations on the connection that was passed."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        transactional_ddl=False,  # the transaction is the caller's
    )
    context.run_migrations()


if __name__ == "env_py":  # the name under which alembic loads this file
    run()
