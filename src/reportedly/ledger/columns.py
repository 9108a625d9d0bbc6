"""What the tables of a ledger are made of: columns, each with what it holds."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Integer, MetaData, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def text(name: str, comment: str, *more: Any, **options: Any) -> Column[Any]:
    """A column of words."""
    return Column(name, Text, *more, comment=comment, **options)


def number(name: str, comment: str, *more: Any, **options: Any) -> Column[Any]:
    """A column of whole numbers."""
    return Column(name, Integer, *more, comment=comment, **options)


def key() -> Column[Any]:
    """A running number that names a row."""
    return Column("id", Integer, primary_key=True, comment="a running number")
