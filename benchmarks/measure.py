"""A measurement, its budget, and what it is compared with in the same run."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Result:
    """One row of RESULTS.md; ``yardstick`` is in the unit of ``value``, measured in the same run."""

    what: str
    budget: str
    value: str
    yardstick: str = ""

    def row(self) -> str:
        """It as a row of a table."""
        return f"| {self.what} | {self.budget} | {self.value} | {self.yardstick} |"


def timed(work: Callable[[], object], times: int = 15) -> list[float]:
    """Milliseconds of each run, after one run that does not count."""
    work()
    return [once(work) for _ in range(times)]


def once(work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def spread(milliseconds: Sequence[float]) -> str:
    """p50 and p95 in words."""
    return f"p50 {median(milliseconds):,.0f} ms, p95 {quantiles(milliseconds, n=20)[-1]:,.0f} ms"
