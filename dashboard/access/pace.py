"""How often a thing may be done that costs the others: room on the disk, and the processor."""

from typing import Final

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from dashboard.access import asking, audit
from dashboard.errors import DashboardError

UPLOADS: Final = parse("60/hour")
"""Batches that are begun: a month's files of all 課 are one."""
FILES: Final = parse("1000/hour")
MATERIALS: Final = parse("60/hour")
"""Files that are made of pages."""
SIGN_INS: Final = parse("60/minute")
"""Requests from one address: thirty people behind one who sign in at the same time."""
TOLD: Final = parse("1/minute")
"""The same refusal is written down once: somebody who knocks without end fills no disk."""
_counted: Final = MovingWindowRateLimiter(MemoryStorage())


class TooOften(DashboardError):
    """More often than one person may; it was not done, and is written down."""


def is_more(often: RateLimitItem, *of: str) -> bool:
    """Count one more ``of`` this. Returns whether that is more than may be; then it is not counted."""
    return not _counted.hit(often, *of)


def keep(act: str, often: RateLimitItem) -> None:
    """Count one more of this act by who asks now. Raises TooOften. Nobody else is kept waiting by who sits at the
    machine, so that is not counted. The count is this server's, and gone with it.
    """
    name = asking.who().name
    if name and is_more(often, act, name):
        if not is_more(TOLD, act, name):
            asking.note(act, "回数の上限", outcome=audit.REFUSED)
        raise TooOften(f"{act}は、1人1時間に{often.amount:,}回までです。少し待って、もう一度押してください。")
