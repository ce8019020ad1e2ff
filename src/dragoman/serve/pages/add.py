"""Bringing pages: pasted, by address, as files. What came of them is told by `came.py`."""

import re
import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from dragoman.errors import UsageError
from dragoman.intake import MAX_PAGE_BYTES
from dragoman.intake.urls import clean_url
from dragoman.record.days import days_of
from dragoman.serve.days import edtf_of
from dragoman.serve.jobs import Brought, Job, TooManyJobs, address_of, sample_pages
from dragoman.serve.multipart import files_in
from dragoman.serve.people import Person
from dragoman.serve.settings import MAX_PASTE_CHARS
from dragoman.serve.visit import Flash, Form, Visit, Visiting, back_to, explorer_of, needs

router = APIRouter(include_in_schema=False)
Analyst = Annotated[Person, Depends(needs("analyst"))]
_AT_ONCE_S = 2.5  # what a visitor waits for a short job before they are shown its progress
_ODD = re.compile(r"[^\w.+ ()@-]+")


@router.get("/add", dependencies=[Depends(needs("analyst"))])
def add(visit: Visiting) -> Response:
    return visit.page(
        "add.html", jobs=visit.explorer.jobs.latest()[:10], most_bytes=MAX_PAGE_BYTES,
        most_mb=MAX_PAGE_BYTES // 1_000_000,
    )  # fmt: skip


@router.post("/add/text")
def text(visit: Visiting, person: Analyst, form: Form) -> Response:
    words = form.get("text", "")
    if not words:
        raise Flash(400, "empty")
    if len(words) > MAX_PASTE_CHARS:
        raise UsageError(f"text: longer than {MAX_PASTE_CHARS} characters")
    name = _ODD.sub("-", form.get("name", ""))[:120] or f"{person.name}-{secrets.token_hex(3)}.txt"
    one = Brought(
        name=name, data=words.encode(), url=clean_url(form.get("url")), published=_day(form.get("published", ""))
    )  # fmt: skip
    return _begun(visit, person, [one])


@router.post("/add/url")
def url(visit: Visiting, person: Analyst, form: Form) -> Response:
    if not visit.explorer.jobs.fetches:
        raise Flash(403, "fetch-off")
    address = address_of(form.get("url", ""))
    if address is None:
        raise Flash(400, "no-address")
    return _begun(visit, person, [Brought(name=address, address=address)])


@router.post("/add/samples")
def samples(visit: Visiting, person: Analyst) -> Response:
    pages = sample_pages()
    if not pages:
        raise Flash(404, "no-samples")
    return _begun(visit, person, pages, home=True)


@router.post("/add/file")
async def file(request: Request, person: Analyst) -> Response:
    """One file, as the body of the request: the way of `send.js`, which tells how far it is."""
    jobs, name = explorer_of(request).jobs, _plain(request.query_params.get("name", ""))
    data = await request.body()
    if not data:
        raise Flash(400, "empty")

    def begin() -> Job:
        return jobs.submit([jobs.lay_down(name, data)], by=person.name)

    try:
        job = await run_in_threadpool(begin)
    except TooManyJobs:
        raise Flash(503, "too-many") from None
    return JSONResponse({"job": job.id, "href": f"/add/job/{job.id}"}, 202)


@router.post("/add/files")
async def files(request: Request, visit: Visiting, person: Analyst) -> Response:
    """The same form where nothing runs scripts: its files together, read as one job."""
    sent = files_in(await request.body(), request.headers.get("content-type", ""))
    if not any(each.data for each in sent):
        raise Flash(400, "empty")

    def begin() -> Response:
        jobs = visit.explorer.jobs
        return _begun(visit, person, [jobs.lay_down(_plain(each.name), each.data) for each in sent])

    return await run_in_threadpool(begin)


def _begun(visit: Visit, person: Person, brought: list[Brought], *, home: bool = False) -> Response:
    """Read what was brought; a visitor of a single page goes on to it, others to how far it is."""
    jobs = visit.explorer.jobs
    try:
        job = jobs.submit(brought, by=person.name)
    except TooManyJobs:
        raise Flash(503, "too-many") from None
    jobs.wait(job, _AT_ONCE_S)
    if job.state == "done" and home:
        return back_to("/")
    only = job.results[0] if job.state == "done" and len(job.results) == 1 else None
    if only is not None and only.page is not None and only.came != "rejected":
        return back_to(f"/article/{only.page}")
    return back_to(f"/add/job/{job.id}")


def _plain(name: str) -> str:
    """A file's name without folders and what could lead elsewhere."""
    return _ODD.sub("-", name.replace("\\", "/").rpartition("/")[2])[-120:].lstrip(".") or "file.txt"


def _day(said: str) -> str | None:
    if not said:
        return None
    said = edtf_of(said)
    try:
        days_of(said)
    except ValueError as error:
        raise UsageError(f"published: {error}") from error
    if len(said) != 10:
        raise UsageError("published: write a day, as 2025-07-11")
    return said
