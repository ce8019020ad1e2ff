"""Signing in and out, one's own password, and, for admins, who has an account."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from dragoman.errors import UsageError
from dragoman.serve.accounts import Accounts, Locked
from dragoman.serve.people import Person
from dragoman.serve.visit import Flash, Form, Visit, Visiting, back_to, is_ours, needs

router = APIRouter(include_in_schema=False)
Admin = Annotated[Person, Depends(needs("admin"))]
Somebody = Annotated[Person, Depends(needs("viewer"))]


def _accounts(visit: Visit) -> Accounts:
    if visit.explorer.accounts is None:
        raise Flash(404, "no-accounts")
    return visit.explorer.accounts


@router.get("/sign-in")
def sign_in_page(visit: Visiting) -> Response:
    if visit.explorer.accounts is None or visit.person is not None:
        return back_to("/")
    return _sign_in(visit, visit.request.query_params.get("next", "/"))


@router.post("/sign-in")
def sign_in(request: Request, visit: Visiting, form: Form) -> Response:
    """A session under a new number, whatever the browser sent before."""
    accounts, following = _accounts(visit), form.get("next", "/")
    try:
        token = accounts.sign_in(form.get("name", ""), form.get("password", ""), place=_place(request))
    except Locked as locked:
        return _locked(_sign_in(visit, following, problem=_wait(visit, locked), status=429), locked)
    if token is None:
        return _sign_in(visit, following, problem=visit.tongue.say("sign-in.wrong"), status=401)
    return _with_session(back_to(following), accounts, token)


@router.post("/sign-out")
def sign_out(request: Request, visit: Visiting) -> Response:
    accounts = _accounts(visit)
    if token := request.cookies.get(accounts.cookie):
        accounts.sign_out(token)
    answer = back_to("/sign-in")
    answer.delete_cookie(accounts.cookie, httponly=True, secure=accounts.secure, samesite="strict", path="/")
    return answer


@router.get("/account")
def own_account(visit: Visiting, person: Somebody) -> Response:
    _accounts(visit)
    return visit.page("account.html", problem="", is_changed="changed" in visit.request.query_params)


@router.post("/account")
def change_own(request: Request, visit: Visiting, person: Somebody, form: Form) -> Response:
    """One's own password. Whoever finds a screen unlocked does not know the old one."""
    accounts, new = _accounts(visit), form.get("password", "")
    if form.get("again", "") != new:
        return _own(visit, 400, visit.tongue.say("account.differ"))
    try:
        token = accounts.change_own(person.name, form.get("old", ""), new, place=_place(request))
    except Locked as locked:
        return _locked(_own(visit, 429, _wait(visit, locked)), locked)
    except UsageError as error:
        return _own(visit, 400, visit.retold(error))
    if token is None:
        return _own(visit, 401, visit.tongue.say("account.wrong"))
    return _with_session(back_to("/account?changed"), accounts, token)


def _own(visit: Visit, status: int, problem: str) -> Response:
    return visit.page("account.html", status=status, problem=problem, is_changed=False)


@router.get("/accounts")
def accounts_page(visit: Visiting, person: Admin) -> Response:
    return visit.page("accounts.html", accounts=_accounts(visit).all())


@router.post("/accounts")
def make(visit: Visiting, person: Admin, form: Form) -> Response:
    _accounts(visit).add(form.get("name", ""), form.get("password", ""), form.get("role", ""))
    return back_to("/accounts")


@router.post("/accounts/{name}")
def change(name: str, visit: Visiting, person: Admin, form: Form) -> Response:
    disabled = {"true": True, "false": False}.get(form.get("disabled", ""))
    _accounts(visit).change(
        name, role=form.get("role") or None, password=form.get("password") or None, disabled=disabled
    )
    return back_to("/accounts")


def _place(request: Request) -> str:
    return request.client.host if request.client else ""


def _wait(visit: Visit, locked: Locked) -> str:
    return visit.tongue.say("sign-in.locked", seconds=locked.seconds)


def _locked(answer: Response, locked: Locked) -> Response:
    answer.headers["Retry-After"] = str(locked.seconds)
    return answer


def _with_session(answer: Response, accounts: Accounts, token: str) -> Response:
    answer.set_cookie(accounts.cookie, token, httponly=True, secure=accounts.secure, samesite="strict", path="/")
    return answer


def _sign_in(visit: Visit, following: str, *, problem: str = "", status: int = 200) -> Response:
    following = following if is_ours(following) else "/"
    return visit.page("sign_in.html", status=status, next=following, problem=problem)
