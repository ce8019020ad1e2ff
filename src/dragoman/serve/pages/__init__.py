"""The pages, by what they are about. Each module has a `router`."""

from dragoman.serve.pages import accounts, add, article, between, correct, event, front, lists, own, review

routers = (
    own.router, front.router, lists.router, event.router, article.router, between.router, correct.router, review.router,
    add.router, accounts.router,
)  # fmt: skip
