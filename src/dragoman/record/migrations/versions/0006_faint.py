"""What readings may tell besides their events. Those of older formats tell nothing of the kind until read again.

Everything that is merged is made anew after the way up, as the rules of merging have changed as well.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "faint",
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id"), primary_key=True, autoincrement=False),
        sa.Column("told", sa.JSON, nullable=False),
        sa.Column("seal", _WORDS, nullable=False),
    )
    op.add_column("merged_reports", sa.Column("faint", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """What is faint is in the copy only. Events that it was a report of are told by fewer pages once they are merged
    again, which the older program does at its first writing: it has other rules.
    """
    op.drop_column("merged_reports", "faint")
    op.drop_table("faint")
