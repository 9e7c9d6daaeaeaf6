"""What an attempt was worth, and what a person's attempts at a topic add up to."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("attempts", sa.Column("kind", sa.String(16), nullable=False, server_default="compute"))
    op.add_column("attempts", sa.Column("seconds", sa.Float()))
    op.add_column("attempts", sa.Column("score", sa.Float()))
    op.add_column("attempts", sa.Column("mistake", sa.String(64)))
    op.add_column("attempts", sa.Column("assignment", sa.String(32)))
    op.add_column("attempts", sa.Column("lines", sa.Text()))
    op.create_index("ix_attempts_browser_topic_created", "attempts", ["browser", "topic", "created"])
    op.create_index("ix_attempts_assignment", "attempts", ["assignment"])
    op.create_table(
        "skills",
        sa.Column("person", sa.String(64), primary_key=True),
        sa.Column("topic", sa.String(64), primary_key=True),
        sa.Column("known", sa.Float(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("right", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("last", sa.DateTime(timezone=True), nullable=False),
        sa.Column("level", sa.String(16), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_skills_person_due", "skills", ["person", "due"])


def downgrade() -> None:
    op.drop_table("skills")
    op.drop_index("ix_attempts_assignment", "attempts")
    op.drop_index("ix_attempts_browser_topic_created", "attempts")
    for name in ("lines", "assignment", "mistake", "score", "seconds", "kind"):
        op.drop_column("attempts", name)
