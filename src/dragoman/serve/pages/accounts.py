"""Signing in and out, and, for admins, who has an account."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from dragoman.serve.accounts import Accounts, Locked
from dragoman.serve.people import Person
from dragoman.serve.visit import Flash, Form, Visit, Visiting, back_to, is_ours, needs

router = APIRouter(include_in_schema=False)
Admin = Annotated[Person, Depends(needs("admin"))]


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
    place = request.client.host if request.client else ""
    try:
        token = accounts.sign_in(form.get("name", ""), form.get("password", ""), place=place)
    except Locked as locked:
        words = visit.tongue.say("sign-in.locked", seconds=locked.seconds)
        answer = _sign_in(visit, following, problem=words, status=429)
        answer.headers["Retry-After"] = str(locked.seconds)
        return answer
    if token is None:
        return _sign_in(visit, following, problem=visit.tongue.say("sign-in.wrong"), status=401)
    answer = back_to(following)
    answer.set_cookie(accounts.cookie, token, httponly=True, secure=accounts.secure, samesite="strict", path="/")
    return answer


@router.post("/sign-out")
def sign_out(request: Request, visit: Visiting) -> Response:
    accounts = _accounts(visit)
    if token := request.cookies.get(accounts.cookie):
        accounts.sign_out(token)
    answer = back_to("/sign-in")
    answer.delete_cookie(accounts.cookie, httponly=True, secure=accounts.secure, samesite="strict", path="/")
    return answer


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


def _sign_in(visit: Visit, following: str, *, problem: str = "", status: int = 200) -> Response:
    following = following if is_ours(following) else "/"
    return visit.page("sign_in.html", status=status, next=following, problem=problem)
