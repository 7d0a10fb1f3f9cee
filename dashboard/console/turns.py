"""Whose turn it is: a few statements at one time on this machine, others wait."""

import contextlib
import time
from collections.abc import Iterator
from typing import Final

from dashboard.console import told
from dashboard.disk import locks
from dashboard.sandbox import share

AT_ONCE: Final = 2
"""Statements on this machine at one time."""
_LOOK_AGAIN: Final = 0.1


@contextlib.contextmanager
def one(waiting: float) -> Iterator[None]:
    """One of the few places, after so many seconds at most. Raises Ended when none comes free."""
    until = time.monotonic() + waiting
    with contextlib.ExitStack() as stack:
        while not any(_taken(stack, place) for place in range(AT_ONCE)):
            if time.monotonic() > until:
                raise told.ended("busy", waiting)
            time.sleep(_LOOK_AGAIN)
        yield


def _taken(stack: contextlib.ExitStack, place: int) -> bool:
    try:
        stack.enter_context(locks.held(share.folder(), f"console-{place}.lock", 0))
    except TimeoutError:
        return False
    return True
