"""What belongs to the explorer itself: its files, the language and look of a visit, whether it is well."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException

from dragoman.serve.settings import LANGUAGE_COOKIE
from dragoman.serve.tongue import LANGUAGES
from dragoman.serve.visit import THEME_COOKIE, THEMES, Form, Visiting, back_to

router = APIRouter(include_in_schema=False)
_YEAR_S = 365 * 24 * 3600


@router.get("/static/{path:path}")
async def static(path: str, request: Request) -> Response:
    """One of our own files. Its address changes with its content, so it may be kept for ever."""
    asset = request.app.state.explorer.assets.get(path)
    if asset is None:
        raise HTTPException(404)
    tag = f'"{asset.tag[:32]}"'
    headers = {"ETag": tag, "Vary": "Accept-Encoding"}
    named = "v" in request.query_params or (path.startswith("islands/") and not path.endswith("manifest.json"))
    headers["Cache-Control"] = f"public, max-age={_YEAR_S}, immutable" if named else "public, no-cache"
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    if asset.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(asset.packed, media_type=asset.media_type, headers=headers | {"Content-Encoding": "gzip"})
    return Response(asset.data, media_type=asset.media_type, headers=headers)


@router.get("/favicon.ico")
async def favicon(request: Request) -> Response:
    return await static("mark.svg", request)


@router.get("/robots.txt")
async def robots() -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


@router.get("/health")
def health(request: Request) -> Response:
    """Whether the record can be read: for whatever watches over the explorer."""
    desk = request.app.state.explorer.desk
    if desk.is_there():
        desk.version()
    return JSONResponse({"ok": True})


@router.post("/preferences")
async def preferences(visit: Visiting, form: Form) -> Response:
    """Another language or look, kept in this browser."""
    answer = back_to(form.get("next", "/"))
    secure = visit.explorer.accounts is not None and not visit.explorer.settings.plain_http
    for cookie, value, known in (
        (LANGUAGE_COOKIE, form.get("language"), LANGUAGES), (THEME_COOKIE, form.get("theme"), THEMES)
    ):  # fmt: skip
        if value is not None and value in known:
            answer.set_cookie(cookie, value, max_age=_YEAR_S, samesite="lax", path="/", secure=secure, httponly=True)
    return answer
