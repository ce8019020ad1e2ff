"""Turkish words taken apart: every way to read one, and the likeliest way to read those of a sentence."""

from dragoman.lang.tr.morphology.ranking import analyse, choose, choose_ranked

__all__ = ["analyse", "choose", "choose_ranked"]
