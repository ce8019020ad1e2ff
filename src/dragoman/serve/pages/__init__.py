"""The pages, by what they are about. Each module has a `router`."""

from dragoman.serve.pages import (
    accounts,
    add,
    article,
    between,
    came,
    copies,
    correct,
    event,
    export,
    front,
    lists,
    overviews,
    own,
    review,
)

routers = (
    own.router, front.router, lists.router, event.router, article.router, copies.router, between.router,
    overviews.router, export.router, correct.router, review.router, add.router, came.router, accounts.router,
)  # fmt: skip
