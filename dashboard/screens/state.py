"""What stands in the URL of a page, read without a screen, and who answers for it: for what is made of the page."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol, TypeVar, TypeVarTuple

from dashboard.screens.choices import AS_OF, VS, Choice, Declared, Number, Option, Pinned, Shown, Switch, Text, Toggle
from dashboard.screens.view import Ask, Comparing
from dashboard.settings import Settings

Params = Mapping[str, Sequence[str]]
Options = TypeVarTuple("Options")
Made = TypeVar("Made")
ON = "true"
"""How the URL says that something is turned on."""
UNSAID = {AS_OF.key, VS.key}
"""What of a page's state its 基準日 and what it is compared with say already."""


class Source(Protocol):
    """What pages are read from: the store as it is now or as a meeting saw it, and the meetings before."""

    @property
    def city(self) -> Settings:
        """The city's own facts."""
        ...

    @property
    def today(self) -> dt.date:
        """The day on which it is read."""
        ...

    def drawn(self, make: Callable[[Comparing, *Options], Made], *options: *Options) -> Made:
        """What ``make`` (a block of a screen, its tiles) makes of a view and options."""
        ...

    def offered(self) -> Sequence[dt.date]:
        """The days of the meetings that it can be compared with, the latest first."""
        ...

    def seen(self, day: dt.date, screen: str) -> Ask:
        """What that meeting saw. Raises DashboardError where what a screen compares cannot be asked of it."""
        ...


def _ignored(_: str) -> None:
    """A page shows what there is where its URL asks for what there is not."""


class State:
    """What the URL of one page says. ``asked`` are the keys that the page has a use for, with their labels; ``said`` in
    words what is chosen otherwise than a page opens.

    Values that mean nothing are told to ``refuse``, and the default is taken.
    """

    def __init__(self, params: Params, source: Source, refuse: Callable[[str], None] = _ignored) -> None:
        self.params, self.source, self.refuse = params, source, refuse
        self.asked: dict[str, str] = {}
        self.said: dict[str, str] = {}

    def several(self, one: Choice, options: Collection[str]) -> tuple[str, ...]:
        """The chosen of the options; none means all."""
        chosen = tuple(each for each in self._values(one) if self._is_known(one, each, options))
        return self._saying(one, chosen, "・".join(chosen))

    def pinned(self, one: Pinned, options: Mapping[str, str]) -> str:
        """The chosen of the options (what stands in the URL → its words); the first is the default."""
        known = [each for each in self._values(one) if self._is_known(one, each, options)]
        chosen = known[0] if known else next(iter(options))
        return self._saying(one, chosen, "" if one.key in UNSAID else options[chosen])

    def switch(self, one: Switch[Option]) -> Option:
        """What the chosen words stand for."""
        default = one.default or next(iter(one.options))
        known = [each for each in self._values(one) if self._is_known(one, each, one.options)]
        words = known[0] if known else default
        return self._saying(one, one.options[words], words if words != default else "")

    def toggle(self, one: Toggle) -> bool:
        """Whether it is turned on."""
        known = [each for each in self._values(one) if self._is_known(one, each, (ON, "false"))]
        return self._saying(one, known[:1] == [ON], "はい" if known[:1] == [ON] else "")

    def number(self, one: Number) -> int:
        """The number that is chosen."""
        options = [str(each) for each in range(one.least, one.most + 1)]
        known = [each for each in self._values(one) if self._is_known(one, each, options)]
        number = int(known[0]) if known else one.default
        return self._saying(one, number, str(number) if number != one.default else "")

    def text(self, one: Text) -> str:
        """The words that are searched for."""
        words = "".join(self._values(one)[:1])
        return self._saying(one, words, f"「{words}」" if words else "")

    def shown(self, one: Shown, options: Mapping[str, str]) -> str | None:
        """The chosen of these things (what stands in the URL → its words), if any."""
        known = [each for each in self._values(one) if self._is_known(one, each, options)]
        return self._saying(one, known[0], options[known[0]]) if known else None

    def _values(self, one: Declared) -> Sequence[str]:
        self.asked[one.key] = one.label
        return self.params.get(one.key, ())

    def _is_known(self, one: Declared, value: str, options: Collection[str]) -> bool:
        if value not in options:
            self.refuse(f"{one.label}（{one.key}）に「{value}」はありません。選べるもの：{listed(options)}")
        return value in options

    def _saying(self, one: Declared, chosen: Made, words: str) -> Made:
        if words:
            self.said[called(one)] = words
        return chosen


def called(one: Declared) -> str:
    """Its label without what explains it on the page."""
    return one.label.partition("（")[0]


def listed(options: Collection[str], most: int = 40) -> str:
    """What there is to choose from, or the first of it."""
    more = f"　ほか{len(options) - most}" if len(options) > most else ""
    return "、".join(list(options)[:most]) + more or "ありません"
