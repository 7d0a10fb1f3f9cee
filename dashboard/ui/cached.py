"""Answers, blocks and tiles, each made once for each version of the stores that they are asked of."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

import pandas as pd
import streamlit as st

from dashboard import sample, settings
from dashboard.records import meetings
from dashboard.screens.view import Comparing, View
from dashboard.settings import Settings
from dashboard.store import answers as store
from dashboard.ui import moment

ANSWERS, BLOCKS = 2000, 1800
"""How many are kept. A block takes 110 kB (measured), so all of them 200 MB; a page has six to eleven for each view."""

Options = TypeVarTuple("Options")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Asked:
    """Gives the answers of one version of a store; what they compare with is asked of the other one."""

    now: store.Version
    since: store.Version

    def __call__(self, name: str, **params: Any) -> pd.DataFrame:
        """The answer to a named query; sequences are list parameters, and an empty one means all."""
        kept = {key: tuple(value) if isinstance(value, list) else value for key, value in params.items()}
        stamps = (self.now, self.since) if store.compares(name) else (self.now,)
        ask = store.Answers(Path(self.now[0]), Path(self.since[0]))
        return _answer(_key(name, sorted(kept.items()), stamps), lambda: ask(name, **kept))

    @property
    def earlier(self) -> "Asked":
        """What the figures compared with are asked of by themselves."""
        return Asked(self.since, self.since)


@dataclass(frozen=True, slots=True)
class Reading:
    """What pages are read from: the store as it is now, or as the meeting of a day saw it (``at``)."""

    at: dt.date | None = None

    @property
    def city(self) -> Settings:
        """The city's own facts."""
        return settings.load()

    @property
    def today(self) -> dt.date:
        """The day on which they are read."""
        return sample.today(settings.data_folder())

    @property
    def version(self) -> store.Version:
        """Part of every cache key, so nothing ever has to be invalidated."""
        return store.version(moment.frozen(self.at) if self.at else store.serving(settings.data_folder()))

    def asking(self, view: View | None = None) -> Asked:
        """What is on show, beside the meeting that the view compares with where it does."""
        now = self.version
        meeting = view.vs_meeting if view else None
        return Asked(now, store.version(moment.frozen(meeting)) if meeting else now)

    def drawn(self, make: Callable[[Comparing, *Options], Made], *options: *Options) -> Made:
        """What ``make`` (a block of a screen, its tiles) makes of a view and options: shared by all who look, not
        copied.

        Its name is in the key: Streamlit tells functions apart by their own, and here that is always the same one.
        """
        name = f"{make.__module__}.{make.__qualname__}"
        ask = self.asking(next((each for each in options if isinstance(each, View)), None))
        made: Made = _drawn(_key(name, options, ask.now, ask.since), lambda: make(ask, *options))
        return made

    def offered(self) -> Sequence[dt.date]:
        """The days of the meetings that they can be compared with, the latest first."""
        return moment.offered(self.at)

    def seen(self, day: dt.date, screen: str) -> Asked:
        """What that meeting saw. Raises DashboardError where what a screen compares cannot be asked of it."""
        stamp = store.version(meetings.comparable(moment.frozen(day), day, Path(self.version[0]), screen))
        return Asked(stamp, stamp)


def here() -> Reading:
    """What this page is read from."""
    return Reading(moment.read_at())


def version() -> store.Version:
    """The version of the store on show."""
    return here().version


def is_sample() -> bool:
    """Whether what is on show is of the fictional sample city."""
    return store.SAMPLE in Path(version()[0]).parts


def asking(view: View | None = None) -> Asked:
    """What is on show, beside the meeting that the view compares with where it does."""
    return here().asking(view)


def answer(name: str, **params: Any) -> pd.DataFrame:
    """The answer of what is on show to a named query."""
    return asking()(name, **params)


def drawn(make: Callable[[Comparing, *Options], Made], *options: *Options) -> Made:
    """What ``make`` makes of a view and options, of what is on show."""
    return here().drawn(make, *options)


def _key(*parts: object) -> str:
    """One text: to walk a view takes Streamlit longer than to find what is kept. A repr says all that a part is."""
    return repr(parts)


@st.cache_data(max_entries=ANSWERS, show_spinner=False)
def _answer(key: str, _ask: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    return _ask()


@st.cache_resource(max_entries=BLOCKS, show_spinner=False)
def _drawn(key: str, _make: Callable[[], Any]) -> Any:
    return _make()
