"""The first schema (0.1): written out in `s0001/`, because a migration imports nothing of the project."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = [
    statement
    for file in sorted(Path(__file__).with_name("s0001").glob("*.sql"))  # in the order of their numbers
    for statement in file.read_text("utf-8").split("\n\n")
]
"""Separated by an empty line: a trigger has semicolons of its own."""


def upgrade() -> None:
    """Make every table, index and guard."""
    for statement in STATEMENTS:
        op.execute(statement)
