"""What answers to an assignment add up to, remembered; indexes for the tables of a class."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

TIME = sa.DateTime(timezone=True)
NAMED = sa.text("mistake IS NOT NULL")


def upgrade() -> None:
    op.add_column("assignments", sa.Column("problems", sa.Integer(), nullable=False, server_default="0"))
    _count_problems()
    op.create_table(
        "marks",
        sa.Column("assignment", sa.String(32), sa.ForeignKey("assignments.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("person", sa.String(64), primary_key=True),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("latest", sa.Integer(), nullable=False),
        sa.Column("due", TIME),
        sa.Column("points", sa.Float(), nullable=False),
        sa.Column("on_time", sa.Float(), nullable=False),
        sa.Column("tried", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("last", TIME),
    )
    op.create_index("ix_marks_person", "marks", ["person"])
    op.create_index("ix_attempts_assignment_browser", "attempts", ["assignment", "browser", "id"])
    op.create_index(
        "ix_attempts_mistakes",
        "attempts",
        ["assignment", "mistake", "browser"],
        sqlite_where=NAMED,
        postgresql_where=NAMED,
    )
    op.drop_index("ix_attempts_assignment", "attempts")


def downgrade() -> None:
    op.create_index("ix_attempts_assignment", "attempts", ["assignment"])
    op.drop_index("ix_attempts_mistakes", "attempts")
    op.drop_index("ix_attempts_assignment_browser", "attempts")
    op.drop_table("marks")
    op.drop_column("assignments", "problems")


def _count_problems() -> None:
    table = sa.table("assignments", sa.column("id"), sa.column("json"), sa.column("problems"))
    connection = op.get_bind()
    for name in connection.scalars(sa.select(table.c.id)).all():
        count = _count(connection.scalar(sa.select(table.c.json).where(table.c.id == name)))
        connection.execute(sa.update(table).where(table.c.id == name).values(problems=count))


def _count(text: str | None) -> int:
    try:
        return len(json.loads(text or "{}")["problems"])
    except (ValueError, TypeError, KeyError):
        return 0
