"""`Page` -> `Article`, or `Rejected` with the reason. Refuses to decide what happened."""

from dragoman.article.extract import extract_article

__all__ = ["extract_article"]
