"""What a clause says of its own day: what it counts from, and whose the day in it is.

Days that hang on those of other acts are put right in `day_rules`.
"""

from dragoman.event.setting_signs import Deed, Story
from dragoman.model import TimeSpan


def is_told_in(day: TimeSpan, deed: Deed) -> bool:
    """Whether a sentence that tells the act gives the day."""
    return any(draft.around.sent.span.covers(day.span) for draft in deed.group if day.span is not None)


def day_of_news(story: Story) -> TimeSpan | None:
    """The day of publication."""
    published = story.clock.published
    return TimeSpan(edtf=published[:10], span=None, rule="published") if published else None
