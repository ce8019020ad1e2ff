"""What came of pages that were brought: a page of its own, and a line for `send.js`, which asks until it is over."""

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, Response

from dragoman.serve.jobs import Job, Result
from dragoman.serve.visit import Flash, Visit, Visiting, needs

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("analyst"))])


@router.get("/add/job/{job_id}")
def job(job_id: str, visit: Visiting) -> Response:
    return visit.page("job.html", job=_found(job_id, visit))


@router.get("/add/job/{job_id}/line")
def line(job_id: str, visit: Visiting) -> Response:
    """How far a job is, or what came of it, in one sentence of the visitor's language, and where more is told."""
    job = _found(job_id, visit)
    return JSONResponse({"over": job.is_over, "text": told(job, visit), "href": _more(job)})


def _found(job_id: str, visit: Visit) -> Job:
    found = visit.explorer.jobs.get(job_id)
    if found is None:
        raise Flash(404, "no-job")
    return found


def told(job: Job, visit: Visit) -> str:
    say = visit.tongue.say
    if job.state == "failed":
        return f"{say('job.failed')}: {visit.retold(job.problem)}"
    if not job.is_over:
        return say("job.held-up") if job.held_up else say(f"job.{job.state}")
    if (only := _only(job)) is not None:
        return _one(only, visit)
    events = sum(result.events for result in job.results)
    counts = [f"{visit.tongue.number(count)} {say(f'came.{came}')}" for came, count in job.counts.items()]
    return ", ".join([*counts, say("events", n=events)]) if counts else say("flash.empty")


def _one(result: Result, visit: Visit) -> str:
    came = visit.tongue.say(f"came.{result.came}")
    if result.came == "rejected":
        detail = f" ({visit.retold(result.detail)})" if result.detail else ""
        return f"{came}: {visit.tongue.called('reason', result.reason)}{detail}"
    return f"{came}, {visit.tongue.say('events', n=result.events)}" if result.came in ("added", "replaced") else came


def _more(job: Job) -> str:
    """The page itself where there is but one; else the job's."""
    only = _only(job) if job.state == "done" else None
    if only is None or only.page is None:
        return f"/add/job/{job.id}"
    return f"/article/{only.page}{'/raw' if only.came == 'rejected' else ''}"


def _only(job: Job) -> Result | None:
    return job.results[0] if sum(job.counts.values()) == 1 else None
