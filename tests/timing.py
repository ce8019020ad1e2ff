"""The processor time of a job, when nothing else got in its way: other processes, or the collector of the whole run."""

import time
from collections.abc import Callable


def fastest(job: Callable[[], object], *, tries: int = 3) -> float:
    """The least of a few runs, in seconds."""
    times = []
    for _ in range(tries):
        start = time.process_time()
        job()
        times.append(time.process_time() - start)
    return min(times)
