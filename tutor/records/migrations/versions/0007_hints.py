"""Which hints were asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "hints",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("person", sa.String(64), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(16), nullable=False),
    )
    op.create_index("ix_hints_person_created", "hints", ["person", "created"])


def downgrade() -> None:
    op.drop_index("ix_hints_person_created", "hints")
    op.drop_table("hints")
