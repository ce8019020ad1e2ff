"""The OpenAPI document, and a page that shows it: ours, so that nothing is loaded from elsewhere."""

from functools import cache
from typing import Any

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse, Response

from dragoman.serve.visit import Visiting, needs

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("viewer"))])


@cache
def document(app: FastAPI) -> dict[str, Any]:
    """Described once; parameters that a route does not name are of no account, and are not refused."""
    made: dict[str, Any] = get_openapi(
        title="Dragoman", version=app.version, routes=app.routes, openapi_version="3.1.0",
        description="A sourced record of what happened between states. Read-only; lists go on by cursor.",
    )  # fmt: skip
    made.get("components", {}).get("schemas", {}).pop("HTTPValidationError", None)
    made.get("components", {}).get("schemas", {}).pop("ValidationError", None)
    return made


@router.get("/api/openapi.json")
def openapi(request: Request) -> Response:
    return JSONResponse(document(request.app))


@router.get("/api")
@router.get("/api/")
def page(request: Request, visit: Visiting) -> Response:
    made = document(request.app)
    routes = [
        {"path": path, **operation}
        for path, operations in made["paths"].items()
        for method, operation in operations.items()
        if method == "get"
    ]
    return visit.page("api.html", routes=routes, schemas=made["components"]["schemas"])
