"""What every answer of the API has in common: who may ask, its ETag, its errors."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from dragoman.record import head
from dragoman.record.export import json_line
from dragoman.serve.api.models import Error
from dragoman.serve.settings import LANGUAGE_COOKIE
from dragoman.serve.visit import explorer_of, needs

_KNOWN: dict[int | str, dict[str, Any]] = {
    304: {"description": "Nothing has changed since the ETag that was named"},
    400: {"model": Error, "description": "A question nobody can answer"},
    401: {"model": Error, "description": "Sign in first"},
    403: {"model": Error, "description": "The role does not reach so far"},
    404: {"model": Error, "description": "There is none, or no record yet"},
    422: {"model": Error, "description": "A parameter that is not valid"},
    503: {"model": Error, "description": "The record is busy or cannot be read; try again after Retry-After seconds"},
}


class Unchanged(Exception):  # noqa: N818
    """The visitor has it already."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


def router(tag: str) -> APIRouter:
    return APIRouter(prefix="/api", tags=[tag], dependencies=[Depends(needs("viewer"))], responses=_KNOWN)


@contextmanager
def asking(request: Request) -> Iterator[Connection]:
    """A connection to answer with. Raises Unchanged where the answer would be the one the visitor names."""
    explorer = explorer_of(request)
    with explorer.desk.reading() as conn:
        spoken = f"{request.headers.get('accept-language')} {request.cookies.get(LANGUAGE_COOKIE)}"
        made = f"{head(conn)[1]} {explorer.version} {request.url.path}?{request.url.query} {spoken}"
        tag = f'W/"{hashlib.sha256(made.encode("utf-8", "replace")).hexdigest()[:32]}"'
        named = [each.strip() for each in request.headers.get("if-none-match", "")[:2000].split(",")]
        if tag in named or "*" in named:
            raise Unchanged(tag)
        request.state.tag = tag
        yield conn


def answer(request: Request, data: Any) -> Response:
    headers = {"ETag": tag, "Vary": "Accept-Language, Cookie"} if (tag := getattr(request.state, "tag", None)) else {}
    return Response(json_line(data), media_type="application/json", headers=headers)
