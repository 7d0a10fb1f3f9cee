"""The materials of several pages, each in its own state: what one file is made of."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from dashboard.screens import material
from dashboard.screens.block import Heading
from dashboard.screens.choices import MEETING
from dashboard.screens.material import Material, Outline
from dashboard.screens.state import Params, Source, State

NOTHING_HERE = "ここで見せるものが、今はありません。"
Progress = Callable[[int, int], None]
"""Is told how many of how many figures and lists are made."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page in one state. Of an agenda also what of it is ``large``, and the subject's ``title``."""

    page: str
    params: Params = field(default_factory=dict)
    large: str = ""
    title: str = ""


class Gathering:
    """What is wanted, outlined: how much that is to make is known before any of it is made.

    ``sources`` gives what a page is read from, as it is now (None) or as the meeting of a day saw it. ``finish`` puts
    what was made in its place.
    """

    def __init__(
        self,
        wanted: Sequence[Wanted],
        sources: Callable[[dt.date | None], Source],
        refuse: Callable[[str], None] = lambda _: None,
        finish: Callable[[list[Material]], list[Material]] = lambda made: made,
    ) -> None:
        self._finish = finish
        # Pages of one file share what is made of the same store.
        sources = cache(sources)
        every = [one for each in wanted for one in _spread(each, sources)]
        self._parts = [(each, *_outlined(each, sources, refuse)) for each in every]

    @property
    def asked(self) -> Mapping[str, str]:
        """The keys of the URL that any of the pages has a use for, with their labels."""
        return {key: label for _, state, _ in self._parts for key, label in state.asked.items()}

    @property
    def missing(self) -> list[str]:
        """The pages of whose subject there is nothing."""
        return [each.page for each, _, outline in self._parts if outline is None]

    @property
    def steps(self) -> int:
        """How many figures and lists there are to make."""
        return sum(outline.steps for _, _, outline in self._parts if outline)

    def made(self, progress: Progress = lambda done, steps: None) -> list[Material]:
        """All that there is."""
        done, steps = 0, self.steps
        progress(done, steps)

        def one_more() -> None:
            nonlocal done
            done += 1
            progress(done, steps)

        made = [_made(each, state, outline, one_more) for each, state, outline in self._parts]
        return self._finish([each for each in made if each])


def _spread(wanted: Wanted, sources: Callable[[dt.date | None], Source]) -> list[Wanted]:
    """A page that is one of many stands there as often as they are; what is large of it is of the one."""
    if wanted.large:
        return [wanted]
    state = State(wanted.params, sources(_meeting(wanted.params, lambda _: None)))
    return [replace(wanted, params=params) for params in material.spread(wanted.page, state)]


def _outlined(
    wanted: Wanted, sources: Callable[[dt.date | None], Source], refuse: Callable[[str], None]
) -> tuple[State, Outline | None]:
    state = State(wanted.params, sources(_meeting(wanted.params, refuse)), refuse)
    outline = material.outlined(wanted.page, state) if wanted.page in material.pages() else None
    return state, outline.only(wanted.large) if outline and wanted.large else outline


def _meeting(params: Params, refuse: Callable[[str], None]) -> dt.date | None:
    """The meeting that the page is read at."""
    said = next(iter(params.get(MEETING.key, ())), None)
    try:
        return dt.date.fromisoformat(said) if said else None
    except ValueError:
        refuse(f"会議の日「{said}」を読めません。2026-10-08 のように書いてください。")
        return None


def _made(wanted: Wanted, state: State, outline: Outline | None, done: Callable[[], None]) -> Material | None:
    """A subject of an agenda has its place also where there is nothing of it."""
    if outline is None:
        said = material.nothing(wanted.page) if wanted.page in material.pages() else Heading("", NOTHING_HERE)
        empty = Material(wanted.page, wanted.title, said, state.source.today, "", "")
        return empty if wanted.title else None
    made = material.made(wanted.page, outline, state, done)
    if not wanted.title:
        return made
    is_empty = not (made.tiles or made.blocks or made.tables)
    heading = Heading(made.title, NOTHING_HERE, made.heading.basis) if is_empty else made.heading
    return replace(made, title=wanted.title, heading=heading)
