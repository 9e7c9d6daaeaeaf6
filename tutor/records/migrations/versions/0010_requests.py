"""Under which request an exchange was, so that the journal's lines about it are found."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("exchanges", sa.Column("request", sa.String(64)))


def downgrade() -> None:
    op.drop_column("exchanges", "request")
