"""A file that is made of pages, beside everything else that the server does."""

import datetime as dt
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from zoneinfo import ZoneInfo

from dashboard import labels, sample, settings
from dashboard.errors import DashboardError
from dashboard.exports import materials
from dashboard.screens import material
from dashboard.screens.gathering import Gathering
from dashboard.screens.material import Material
from dashboard.screens.state import Params

_log = logging.getLogger(__name__)
_pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="material")
"""One file at a time: whoever looks at pages meanwhile has the other core."""
NOTHING = "この画面には、まだ資料にするものがありません。"
BROKEN = "資料を作れませんでした。数値は変わっていません。続くときは、このダッシュボードの管理者に伝えてください。"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a file can be made of: what that is called here and in the file's name, and in which state it will be."""

    name: str
    file: str
    how: str
    gather: Callable[[Params], Gathering]


@dataclass(slots=True)
class Job:
    """A file that is being made: how far it is (``share``, 0–1, and ``said``), then the file or why there is none."""

    offer: Offer
    params: Params
    ending: str
    said: str = "順番を待っています"
    share: float = 0.0
    name: str = ""
    file: bytes = field(default=b"", repr=False)
    problem: str = ""
    over: Event = field(default_factory=Event, repr=False)

    def begin(self) -> None:
        """Make it in a thread of its own, after those that others wait for."""
        _pool.submit(self._run)

    def _run(self) -> None:
        try:
            self._make()
        except DashboardError as error:
            self.problem = str(error)
        except Exception:
            _log.exception("unexpected error while making a file")
            self.problem = BROKEN
        finally:
            self.over.set()

    def _make(self) -> None:
        gathered = self.offer.gather(self.params)
        made = gathered.made(partial(self._tell, "図と表を集めています", 0.0))
        if made:
            self.name = materials.file_name(self.offer.file, made, self.ending)
            self.file = self._written(made)
        else:
            said = dict.fromkeys(material.nothing(page).finding for page in gathered.missing)
            self.problem = "".join(said) or NOTHING

    def _written(self, made: list[Material]) -> bytes:
        folder, today = settings.data_folder(), dt.datetime.now(ZoneInfo(labels.JAPAN)).date()
        written, steps = 0, sum(len(each.blocks) + len(each.tables) for each in made)

        def one_more() -> None:
            nonlocal written
            written += 1
            self._tell("書いています", 0.5, written, steps)

        return materials.written(
            self.ending, made, city=sample.city(folder), made_on=today, folder=folder, done=one_more
        )

    def _tell(self, doing: str, begun: float, done: int, steps: int) -> None:
        self.said, self.share = f"{doing}（{done} / {steps} 図・表）", begun + 0.5 * done / max(steps, 1)
