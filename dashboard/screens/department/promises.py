"""宿題 of a 課 that are open: what a カルテ needs of them."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised in a meeting and not done yet. ``is_overdue``: its day is over."""

    department: str
    what: str
    due: dt.date | None
    is_overdue: bool

    @property
    def until(self) -> str:
        """Until when, in words."""
        return f"{self.due:%Y-%m-%d}まで" if self.due else "期限なし"
