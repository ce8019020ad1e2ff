"""One visit: who is there, in which language, and how an answer is made for them."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.errors import UsageError
from dragoman.record.arrivals import is_empty
from dragoman.record.audit import whoever
from dragoman.record.seals import is_storable
from dragoman.serve.desk import NoRecord
from dragoman.serve.labels import Labels, labels
from dragoman.serve.people import Person, Role
from dragoman.serve.refusals import retold
from dragoman.serve.settings import LANGUAGE_COOKIE
from dragoman.serve.tongue import Tongue, chosen, tongue

if TYPE_CHECKING:
    from dragoman.serve.app import Explorer

THEME_COOKIE = "dragoman-theme"
THEMES = ("auto", "light", "dark")
MAX_FIELDS, MAX_FIELD_CHARS = 200, 600_000
BUSY_S = 5  # after which whoever met somebody else writing may try again


class NotAllowed(Exception):  # noqa: N818
    """Somebody who is not signed in (401), or whose role does not reach so far (403)."""

    def __init__(self, status: int, role: Role) -> None:
        super().__init__(role)
        self.status, self.role = status, role


class Flash(Exception):  # noqa: N818
    """An answer in one line, with its status: what cannot be done as asked."""

    def __init__(self, status: int, key: str, **values: object) -> None:
        super().__init__(key)
        self.status, self.key, self.values = status, key, values


class Empty(Exception):  # noqa: N818
    """Nothing has been added yet: the visitor is told how to begin."""


@contextmanager
def missing(key: str, **values: object) -> Iterator[None]:
    """What is asked for inside and is not there is an answer of 404."""
    try:
        yield
    except UsageError as error:
        raise Flash(404, key, **values) from error


@dataclass(frozen=True, slots=True)
class Visit:
    """What pages are made with."""

    request: Request
    explorer: "Explorer"
    tongue: Tongue
    labels: Labels
    person: Person | None
    theme: str

    @property
    def path(self) -> str:
        return self.request.url.path

    @property
    def nonce(self) -> str:
        return str(self.request.state.nonce)

    def here(self, **changes: object) -> str:
        """This page's own address with parameters changed; None takes one out."""
        pairs = [(name, value) for name, value in self.request.query_params.multi_items() if name not in changes]
        pairs += [(name, str(value)) for name, value in changes.items() if value is not None]
        return quote(self.path) + (f"?{urlencode(pairs)}" if pairs else "")

    def sign_in_address(self) -> str:
        """The page to sign in on, which leads back here."""
        return f"/sign-in?{urlencode({'next': self.here()})}"

    def retold(self, problem: object) -> str:
        """What was refused, in the language of the visit."""
        return retold(str(problem), self.tongue)

    def page(self, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        text = self.explorer.templates.get_template(template).render(
            visit=self, say=self.tongue.say, tongue=self.tongue, labels=self.labels, explorer=self.explorer, **values
        )
        return HTMLResponse(text, status_code=status, headers={"Vary": "Cookie, Accept-Language"})


def explorer_of(request: Request) -> "Explorer":
    explorer: Explorer = request.app.state.explorer
    return explorer


def visit_of(request: Request) -> Visit:
    explorer = explorer_of(request)
    language = chosen(
        request.query_params.get("lang") or request.cookies.get(LANGUAGE_COOKIE),
        request.headers.get("accept-language", ""),
    )
    theme = request.cookies.get(THEME_COOKIE, "auto")
    return Visit(
        request, explorer, tongue(language), labels(language), person_of(request), theme if theme in THEMES else "auto"
    )


def person_of(request: Request) -> Person | None:
    """Who is there, looked up once a request. Without accounts, whoever can reach the machine is the one at its
    keyboard.
    """
    if not hasattr(request.state, "person"):
        accounts = explorer_of(request).accounts
        if accounts is None:
            request.state.person = Person(whoever(), "admin", is_account=False)
        else:
            token = request.cookies.get(accounts.cookie)
            request.state.person = accounts.person_with(token) if token else None
    person: Person | None = request.state.person
    return person


def needs(role: Role) -> Callable[[Request], Person]:
    """What a route asks of a visitor. Every route has one of these, or says that it is open (`app.OPEN`)."""

    def check(request: Request) -> Person:
        person = person_of(request)
        if person is None:
            raise NotAllowed(401, role)
        if not person.may(role):
            raise NotAllowed(403, role)
        return person

    check.role = role  # type: ignore[attr-defined]
    return check


Visiting = Annotated[Visit, Depends(visit_of)]


def filled(visit: Visiting) -> None:
    """What pages about the whole record ask. Raises Empty while there is none, or nothing in it."""
    try:
        with visit.explorer.desk.reading() as conn:
            if is_empty(conn):
                raise Empty
    except NoRecord as error:
        raise Empty from error


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form, url-encoded; a field that stands there twice has its last value. Raises UsageError."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        return _json_fields(await request.body())
    if kind not in ("application/x-www-form-urlencoded", ""):
        raise UsageError(f"a form of type {kind[:80]!r} is not taken; send application/x-www-form-urlencoded")
    try:
        text = (await request.body()).decode("utf-8")
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_FIELDS, errors="strict")
    except ValueError as error:
        raise UsageError(f"the form cannot be read ({error})") from error
    return {name: _field(value) for name, value in pairs}


def _json_fields(body: bytes) -> dict[str, str]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UsageError("the body is no JSON") from error
    if not isinstance(data, dict) or len(data) > MAX_FIELDS:
        raise UsageError("the body has to be one JSON object")
    return {str(name): _field(_plain(name, value)) for name, value in data.items() if value is not None}


def _plain(name: object, value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    raise UsageError(f"{str(name)[:80]}: has to be text")


def _field(value: str) -> str:
    if len(value) > MAX_FIELD_CHARS:
        raise UsageError(f"longer than {MAX_FIELD_CHARS} characters")
    if not is_storable(value):
        raise UsageError("holds characters that are no text")
    return value.replace("\r\n", "\n").strip()


Form = Annotated[dict[str, str], Depends(form_of)]


def back_to(path: str) -> Response:
    """Go on at a page of ours after something was done (303)."""
    return RedirectResponse(path if is_ours(path) else "/", status_code=303)


def is_ours(path: str) -> bool:
    r"""Whether a path stays on this explorer, whatever a browser makes of it.

    >>> is_ours("/event/ab12?x=1#y"), is_ours("//evil.example"), is_ours("/\\evil.example"), is_ours("/\t/evil.example")
    (True, False, False, False)
    """
    return path.startswith("/") and path[1:2] not in ("/", "\\") and path.isprintable() and "\\" not in path
