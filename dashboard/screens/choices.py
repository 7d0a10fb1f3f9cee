"""What can be chosen on a screen: each key of the URL is declared once, here or in a screen's own filters.py."""

import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Generic, TypeVar

from dashboard import screens

Option = TypeVar("Option")


@dataclass(frozen=True)
class Declared:
    """Something that can be chosen: its key in the URL, and what it is called."""

    key: str
    label: str


@dataclass(frozen=True)
class Choice(Declared):
    """Several of what there is; none means all, which ``everything`` says (すべての課 where nothing else is given).

    ``narrows``: a reset of the filters empties it. ``is_labelled``: whether its label is shown over it.
    """

    narrows: bool = True
    everything: str = ""
    is_labelled: bool = True


@dataclass(frozen=True)
class Pinned(Declared):
    """One of what there is. It always stands in the URL: next month the link must still show this month."""

    is_labelled: bool = True


@dataclass(frozen=True)
class Switch(Declared, Generic[Option]):
    """One of a few, always chosen: words → what they stand for. The default is the first unless it is named.

    ``is_labelled``: whether its label is shown, where its words alone do not say what they are for.
    ``alone``: the words with which nothing that the frame offers has a use.
    """

    options: Mapping[str, Option]
    default: str | None = None
    is_labelled: bool = False
    alone: str = ""


@dataclass(frozen=True)
class Toggle(Declared):
    """Yes or no; no unless it is chosen."""


@dataclass(frozen=True)
class Number(Declared):
    """A whole number from ``least`` to ``most``."""

    least: int
    most: int
    default: int


@dataclass(frozen=True)
class Text(Declared):
    """Words that are searched for; ``example`` stands there while there are none."""

    example: str


@dataclass(frozen=True)
class Shown(Declared):
    """One thing of which more is shown beside the page; none unless it is chosen."""


AS_OF = Pinned("as_of", "基準月")
VS = Pinned("vs", "比較先")
MEETING = Pinned("meeting", "会議時点")
MUNICIPALITY = Pinned("municipality", "市区町村")
"""Of which municipality the page is, in an installation of many."""
BUREAU = Choice("bureau", "部")
DEPARTMENT = Choice("department", "課")
"""The filters of the frame."""


@cache
def narrowing() -> tuple[Choice, ...]:
    """Every choice that narrows, of the frame and of every screen."""
    return tuple(each for each in declared() if isinstance(each, Choice) and each.narrows)


@cache
def declared() -> tuple[Declared, ...]:
    """Every filter there is, of the frame and of every screen."""
    found = [each for each in pkgutil.walk_packages(screens.__path__, "dashboard.screens.") if _has_choices(each.name)]
    values = [value for each in found for value in vars(import_module(each.name)).values()]
    return tuple({each.key: each for each in values if isinstance(each, Declared)}.values())


def _has_choices(module: str) -> bool:
    return module == __name__ or module.endswith(".filters")
