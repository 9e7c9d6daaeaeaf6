"""Exchanges, their events, and attempts at practice problems."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "exchanges",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("browser", sa.String(64)),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("level", sa.String(16), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("subject", sa.String(16), nullable=False),
        sa.Column("engine", sa.String(32)),
        sa.Column("model", sa.Text()),
        sa.Column("topic", sa.String(64)),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("verdict", sa.String(16)),
        sa.Column("seconds", sa.Float()),
    )
    op.create_index("ix_exchanges_browser_created", "exchanges", ["browser", "created"])
    op.create_table(
        "events",
        sa.Column("exchange", sa.String(32), sa.ForeignKey("exchanges.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("browser", sa.String(64)),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("topic", sa.String(64), nullable=False),
        sa.Column("level", sa.String(16), nullable=False),
        sa.Column("item", sa.String(128), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("hints", sa.Integer(), nullable=False),
    )
    op.create_index("ix_attempts_browser_created", "attempts", ["browser", "created"])


def downgrade() -> None:
    op.drop_table("attempts")
    op.drop_table("events")
    op.drop_table("exchanges")
