"""The explorer put together: routes, what they stand on, and what is answered when something goes wrong."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import anyio.to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from jinja2 import Environment
from starlette.exceptions import HTTPException

from dragoman import __version__
from dragoman.errors import DragomanError, UsageError
from dragoman.record import RecordBusyError
from dragoman.serve.accounts import Accounts
from dragoman.serve.api.answers import Unchanged
from dragoman.serve.assets import Assets
from dragoman.serve.desk import Desk, NoRecord
from dragoman.serve.guard import Guard, is_for_a_program
from dragoman.serve.jobs import Jobs
from dragoman.serve.kept import Kept
from dragoman.serve.present import environment
from dragoman.serve.settings import Settings
from dragoman.serve.visit import BUSY_S, Empty, Flash, NotAllowed, visit_of

_log = logging.getLogger("dragoman.serve")
# Threads that routes run in, each with its connection. Python runs one of them at a time; more would only keep more
# connections open.
_THREADS = 8


@dataclass(frozen=True, slots=True)
class Explorer:
    """What routes stand on."""

    settings: Settings
    desk: Desk
    assets: Assets
    accounts: Accounts | None
    jobs: Jobs
    templates: Environment
    kept: Kept
    version: str = __version__


def create_app(settings: Settings) -> FastAPI:
    """The explorer of one record. Raises UsageError for settings nobody should start with."""
    settings.check()
    desk = Desk(settings.record)
    accounts = Accounts(settings.accounts, secure=not settings.plain_http) if settings.accounts else None
    explorer = Explorer(settings, desk, Assets(), accounts, Jobs(desk, fetches=settings.fetches), environment(), Kept())

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
        yield
        explorer.jobs.stop()
        explorer.desk.close()

    app = FastAPI(
        title="Dragoman", version=__version__, openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan,
        redirect_slashes=False,
    )  # fmt: skip
    app.state.explorer = explorer
    _add_routes(app)
    _add_answers(app)
    app.add_middleware(Guard, settings=settings)
    return app


def _add_routes(app: FastAPI) -> None:
    from dragoman.serve.api import routers as api
    from dragoman.serve.pages import routers as pages

    for router in (*pages, *api):
        app.include_router(router)


def _add_answers(app: FastAPI) -> None:
    """What is answered instead of a page, always with what to do next and never with where it happened."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(DragomanError, _trouble)
    app.add_exception_handler(NotAllowed, _not_allowed)
    app.add_exception_handler(Flash, _flash)
    app.add_exception_handler(Empty, _empty)
    app.add_exception_handler(Unchanged, _unchanged)


def _answer(request: Request, status: int, code: str, message: str, *, retry: bool = False) -> Response:
    headers = {"Retry-After": str(BUSY_S)} if retry else {}
    if is_for_a_program(request.scope):
        return JSONResponse({"error": {"code": code, "message": message}}, status, headers)
    answer = visit_of(request).page("trouble.html", status=status, code=code, message=message)
    answer.headers.update(headers)
    return answer


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code = {404: "not-found", 405: "not-allowed"}.get(error.status_code, "refused")
    answer = _answer(request, error.status_code, code, visit_of(request).tongue.say(f"trouble.{code}"))
    answer.headers.update(error.headers or {})
    return answer


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if not is_for_a_program(request.scope):
        return _answer(request, 422, "invalid", visit_of(request).tongue.say("trouble.refused"))
    first = error.errors()[0]
    where = ".".join(str(part) for part in first.get("loc", ())[1:])
    return _answer(request, 422, "invalid", f"{where}: {first.get('msg', 'is not valid')}")


def _trouble(request: Request, error: Exception) -> Response:
    if isinstance(error, NoRecord):
        return _answer(request, 404, "no-record", visit_of(request).tongue.say("trouble.no-record"))
    if isinstance(error, UsageError):
        return _answer(request, 400, "unusable", visit_of(request).retold(error))
    desk = request.app.state.explorer.desk
    if isinstance(error, RecordBusyError):
        return _answer(request, 503, "busy", visit_of(request).tongue.say("trouble.busy"), retry=True)
    _log.error("%s", error)
    words = visit_of(request).retold(str(error).replace(desk.name, desk.title))
    return _answer(request, 503, "record", words, retry=True)


def _flash(request: Request, error: Exception) -> Response:
    assert isinstance(error, Flash)
    words = visit_of(request).tongue.say(f"flash.{error.key}", **error.values)
    return _answer(request, error.status, error.key, words)


def _empty(request: Request, error: Exception) -> Response:
    return visit_of(request).page("empty.html")


def _unchanged(request: Request, error: Exception) -> Response:
    assert isinstance(error, Unchanged)
    return Response(status_code=304, headers={"ETag": error.tag})


def _not_allowed(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotAllowed)
    visit = visit_of(request)
    if is_for_a_program(request.scope):
        words = visit.tongue.say("trouble.sign-in" if error.status == 401 else "trouble.role")
        return JSONResponse({"error": {"code": "not-allowed", "message": words}}, error.status)
    if error.status == 401 and request.method == "GET":
        return PlainTextResponse("", 303, {"Location": visit.sign_in_address()})
    return _answer(request, error.status, "role", visit.tongue.say("trouble.role"))
