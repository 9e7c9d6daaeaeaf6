"""Accounts, sessions, classes and assignments."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("person", sa.String(64), primary_key=True),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("key", sa.String(200), nullable=False, unique=True),
        sa.Column("email", sa.String(254)),
        sa.Column("verified", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("password", sa.String(255)),
        sa.Column("created", TIME, nullable=False),
    )
    op.create_table(
        "account_links",
        sa.Column("issuer", sa.String(255), primary_key=True),
        sa.Column("subject", sa.String(255), primary_key=True),
        _person(),
    )
    op.create_table(
        "sessions",
        sa.Column("token", sa.String(64), primary_key=True),
        _person(),
        sa.Column("created", TIME, nullable=False),
        sa.Column("expires", TIME, nullable=False, index=True),
    )
    op.create_table(
        "tries",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("created", TIME, nullable=False, index=True),
    )
    op.create_index("ix_tries_key_created", "tries", ["key", "created"])
    op.create_table(
        "handshakes",
        sa.Column("state", sa.String(64), primary_key=True),
        sa.Column("nonce", sa.String(64), nullable=False),
        sa.Column("verifier", sa.String(128), nullable=False),
        sa.Column("created", TIME, nullable=False, index=True),
    )
    op.create_table(
        "classes",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("code", sa.String(16), unique=True),
        sa.Column("expires", TIME),
        sa.Column("created", TIME, nullable=False),
    )
    op.create_table(
        "members",
        sa.Column("class_id", sa.String(32), sa.ForeignKey("classes.id", ondelete="CASCADE"), primary_key=True),
        _person(primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("joined", TIME, nullable=False),
    )
    op.create_table(
        "assignments",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column(
            "class_id", sa.String(32), sa.ForeignKey("classes.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due", TIME),
        sa.Column("created", TIME, nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    for table in (
        "assignments", "members", "classes", "handshakes", "tries", "sessions", "account_links", "accounts"
    ):  # fmt: skip
        op.drop_table(table)


def _person(*, primary_key: bool = False) -> "sa.Column[str]":
    owner = sa.ForeignKey("accounts.person", ondelete="CASCADE")
    return sa.Column("person", sa.String(64), owner, nullable=False, index=True, primary_key=primary_key)
