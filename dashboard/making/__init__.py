"""Files made of pages (資料): what is asked for, gathered and written. ``apart`` does it beside the server."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from dashboard import labels, sample
from dashboard.errors import DashboardError
from dashboard.exports import materials
from dashboard.making import agenda
from dashboard.making.stores import Stores
from dashboard.screens import material
from dashboard.screens.gathering import Gathering, Wanted
from dashboard.screens.material import Material
from dashboard.screens.state import Params

NOTHING = "資料にするものが、まだありません。"
Tell = Callable[[str, float], None]
"""Is told what is done now, and how much of all is done (0–1)."""


@dataclass(frozen=True, slots=True)
class Request:
    """Which file (``ending``) is wanted, and its ``title``: of pages in the state that the URL (``params``) says, or of
    the meeting that is planned for a day, read at the meeting that ``params`` name, if any.
    """

    folder: Path
    ending: str
    title: str
    pages: Sequence[str] = ()
    agenda: dt.date | None = None
    params: Params = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class File:
    """A file and what it is called."""

    name: str
    content: bytes = field(repr=False)


def gathering(request: Request, refuse: Callable[[str], None] = lambda _: None) -> Gathering:
    """What the file will be made of. What there is not of what the URL says is told to ``refuse``.

    Raises UsageError where no such meeting is planned.
    """
    sources = partial(Stores, request.folder)
    if request.agenda:
        return agenda.gathering(request.folder, request.agenda, sources, request.params)
    return Gathering([Wanted(page, request.params) for page in request.pages], sources, refuse)


def written(request: Request, made: Sequence[Material], done: Callable[[], None] = lambda: None) -> File:
    """The file. ``done`` is called after each figure and list."""
    content = materials.written(
        request.ending, made, city=sample.city(request.folder), made_on=labels.today(), folder=request.folder, done=done
    )
    return File(materials.file_name(request.title, made, request.ending), content)


def make(request: Request, tell: Tell) -> File:
    """All of it. Raises DashboardError where there is nothing that it could be made of."""

    def told(doing: str, begun: float, done: int, steps: int) -> None:
        tell(f"{doing}（{done} / {steps} 図・表）", begun + 0.5 * done / max(steps, 1))

    gathered = gathering(request)
    made = gathered.made(partial(told, "図と表を集めています", 0.0))
    if not made:
        said = dict.fromkeys(material.nothing(page).finding for page in gathered.missing)
        raise DashboardError("".join(said) or NOTHING)
    steps, places = sum(len(each.blocks) + len(each.tables) for each in made), iter(range(1, 10_000))
    return written(request, made, lambda: told("書いています", 0.5, next(places), steps))
