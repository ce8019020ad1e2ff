"""Events are found by what the article calls their parties, by what acts are called, and by outlet.

Only what is derived changes, and that is made anew after every way up.
"""

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
