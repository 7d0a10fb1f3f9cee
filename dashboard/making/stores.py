"""What pages are read from without a screen: the store as it is now, or as a meeting saw it."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

from dashboard import sample, settings
from dashboard.records import meetings
from dashboard.screens.view import Comparing, View
from dashboard.settings import Settings
from dashboard.store import answers as store

Options = TypeVarTuple("Options")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Stores:
    """The stores of a data folder; ``at`` is the day of the meeting that they are read at, if any."""

    folder: Path
    at: dt.date | None = None
    _drawn: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def city(self) -> Settings:
        """The city's own facts."""
        return settings.load(self.folder)

    @property
    def today(self) -> dt.date:
        """The day on which they are read."""
        return sample.today(self.folder)

    def drawn(self, make: Callable[[Comparing, *Options], Made], *options: *Options) -> Made:
        """What ``make`` makes of a view and options, beside the meeting that the view compares with; made once."""
        key = repr((make.__module__, make.__qualname__, options))
        if key not in self._drawn:
            view = next((each for each in options if isinstance(each, View)), None)
            beside = self._frozen(view.vs_meeting) if view and view.vs_meeting else None
            self._drawn[key] = make(store.Answers(self._shown, beside), *options)
        made: Made = self._drawn[key]
        return made

    def offered(self) -> Sequence[dt.date]:
        """The days of the meetings that can be compared with, the latest first."""
        found = meetings.earlier(meetings.in_force(self.folder), self.folder, self.at)
        return [each.day for each in found if each.day]

    def seen(self, day: dt.date, screen: str) -> store.Answers:
        """What that meeting saw. Raises DashboardError where what a screen compares cannot be asked of it."""
        return store.Answers(meetings.comparable(self._frozen(day), day, self._shown, screen))

    @property
    def _shown(self) -> Path:
        return self._frozen(self.at) if self.at else store.serving(self.folder)

    def _frozen(self, day: dt.date) -> Path:
        return meetings.opened(meetings.find(self.folder, day))
