"""Text as such: folding, normal forms, offsets. Knows nothing of news or of any one language's grammar."""

from dragoman.text.fold import APOSTROPHES, fold, key, slug
from dragoman.text.order import order_key

__all__ = ["APOSTROPHES", "fold", "key", "order_key", "slug"]
