"""What every table of whole pages asks of the article that was read."""

from typing import Any

from dragoman.model import Article, Rejected


def check_article(article: Article | Rejected, case: dict[str, Any]) -> Article:
    """The body, the fields and the flags that a case names."""
    assert isinstance(article, Article), article
    assert article.body.split("\n\n") == case["body"]
    for name in ("title", "published", "updated", "outlet", "agency", "author"):
        if name in case:
            field = getattr(article, name)
            assert (field.value if field else "") == case[name]
    assert set(case.get("flags", ())) <= set(article.flags)
    return article
