"""Jobs side by side in processes that are forked, so that they start with all that is already read.

Needs OPENBLAS_NUM_THREADS=1 (`make train` sets it), or OMP_NUM_THREADS=1 where numpy is built with OpenMP, set before
numpy is imported: else each job starts as many threads as there are cores, and they wait for each other.
"""

import gc
import os
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ProcessPoolExecutor, wait
from multiprocessing import get_context
from typing import TypeVar

Result = TypeVar("Result")
_jobs: Sequence[Callable[[], object]] = ()


def at_once(jobs: Sequence[Callable[[], Result]]) -> list[Result]:
    """What each job gives, in their order; as many run side by side as there are cores. After a fault in one, those
    that have not begun are left undone.
    """
    global _jobs
    _jobs = jobs  # a forked child finds them here: closures cannot be sent
    gc.freeze()  # or collecting garbage in a child would copy all that it shares with this process
    try:
        with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("fork")) as pool:
            begun = [pool.submit(_run, number) for number in range(len(jobs))]
            if wait(begun, return_when=FIRST_EXCEPTION).not_done:
                pool.shutdown(cancel_futures=True)
            # They begin in their order: no job that was left undone stands before the one with the fault.
            return [job.result() for job in begun]  # type: ignore[misc]
    finally:
        _jobs = ()
        gc.unfreeze()


def _run(number: int) -> object:
    return _jobs[number]()
