"""Tags without an index by event: it was as long as the table itself, a tenth of a record. `shown` names its tags.

What texts are looked for by has changed too ("№" is "no", and no blank stands twice). Both need `shown` made anew, as
it is after every way up.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.drop_table("shown_tags")
    _make_tags(sa.Column("number", sa.Integer, nullable=False))
    op.execute("DELETE FROM shown_parties")
    op.execute("DELETE FROM shown")  # no column without a default is added to a table with rows
    op.add_column("shown", sa.Column("tags", sa.JSON, nullable=False))


def downgrade() -> None:
    op.execute("CREATE TEMPORARY TABLE kept_tags AS SELECT tag, day_key, number FROM shown_tags")
    op.drop_table("shown_tags")
    own = sa.Column("number", sa.Integer, sa.ForeignKey("shown.number", ondelete="CASCADE"), nullable=False)
    _make_tags(own)
    op.execute("INSERT INTO shown_tags (tag, day_key, number) SELECT tag, day_key, number FROM kept_tags")
    op.create_index("tags_of_event", "shown_tags", ["number"])
    op.execute("DROP TABLE kept_tags")
    op.drop_column("shown", "tags")


def _make_tags(number: sa.Column[int]) -> None:
    op.create_table(
        "shown_tags", sa.Column("tag", _WORDS, nullable=False), sa.Column("day_key", _WORDS, nullable=False), number,
        sa.PrimaryKeyConstraint("tag", "day_key"), sqlite_with_rowid=False,
    )  # fmt: skip
