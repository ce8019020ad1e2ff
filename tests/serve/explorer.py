"""What the tests of the explorer ask of its routes."""

from dragoman.serve import api, pages

# Anybody may ask for these: the explorer's own files, the look of a visit, the way in, whether it is well.
OPEN = {
    "/static/{path:path}", "/favicon.ico", "/robots.txt", "/health", "/preferences", "/sign-in", "/sign-out",
}  # fmt: skip


def all_routes():
    """Every route of the explorer."""
    return [route for router in (*pages.routers, *api.routers) for route in router.routes]


def role_of(route):
    """What a route asks of a visitor; None where it asks nothing."""
    asked = [dependency.call for dependency in route.dependant.dependencies]
    roles = [call.role for call in asked if hasattr(call, "role")]
    return max(roles, key=["viewer", "analyst", "admin"].index, default=None)
