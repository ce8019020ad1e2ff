"""`Page` -> `Article`, or `Rejected` with the reason. Refuses to decide what happened."""

from dragoman.article.extract import extract_article
from dragoman.article.language import name_language

__all__ = ["extract_article", "name_language"]
