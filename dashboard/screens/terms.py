"""What figures mean: the terms every screen defines, which of them a figure is made of, and where its rows stand."""

import datetime as dt
import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType

from dashboard import screens
from dashboard.settings import Settings

FORMULA, PER, GROUND, READ = "式", "分母", "根拠", "資料・基準日"


@dataclass(frozen=True, slots=True)
class Term:
    """``key`` is its place in the list of all terms, and what figures name it by. The first sentence of ``meaning``
    stands beside a figure; ``left_out`` says what is never counted. Of a figure, ``formula`` says how it is worked out
    and ``per`` what it is a share or a mean of; ``ground`` names the law or the publication it stands on. ``read`` says
    what it is read from, where that is not what its subject is read from.
    """

    key: str
    name: str
    meaning: str
    left_out: str = ""
    formula: str = ""
    per: str = ""
    ground: str = ""
    read: str = ""

    @property
    def short(self) -> str:
        """The meaning in one sentence."""
        return f"{self.meaning.partition('。')[0]}。"

    @property
    def whole(self) -> str:
        """All that is said of it."""
        return f"{self.meaning}{self.left_out}"

    @property
    def facts(self) -> dict[str, str]:
        """How it is worked out, of what, and on what ground, as far as there is something to say."""
        said = {FORMULA: self.formula, PER: self.per, GROUND: self.ground}
        return {name: each for name, each in said.items() if each}


@dataclass(frozen=True, slots=True)
class About:
    """What can be asked about a figure: its terms (by key), its 基準日, what it counts now, what it leaves out now."""

    terms: tuple[str, ...]
    as_of: dt.date
    counted: str = ""
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """To the rows that a figure counts: the place of their list in the page, what it is called, and how the list is
    narrowed to them (key of the URL → values; none lets go of what is chosen).

    ``is_of_chosen``: the figure of the chosen counts the rows that the list has of them. ``page``: the address of
    another page that has the list; there, what is chosen of the frame stays chosen.
    """

    place: str
    words: str
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    is_of_chosen: bool = False
    page: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A screen's terms under its name, and the datasets that its figures are read from; ``read`` says which, and of
    which day."""

    name: str
    datasets: tuple[str, ...]
    read: str
    terms: tuple[Term, ...]


def subjects(city: Settings) -> tuple[Subject, ...]:
    """Every screen that defines something, as the city's settings have it."""
    found = [(each, each.entries(city)) for each in _defining()]
    return tuple(Subject(each.SUBJECT, each.DATASETS, each.READ, said) for each, said in found if said)


def find(key: str, city: Settings) -> tuple[Subject, Term]:
    """The term of that key and whose it is. Raises KeyError where nobody has defined it."""
    return _by_key(city)[key]


@lru_cache(maxsize=4)
def _by_key(city: Settings) -> Mapping[str, tuple[Subject, Term]]:
    return {term.key: (subject, term) for subject in subjects(city) for term in subject.terms}


@cache
def _defining() -> tuple[ModuleType, ...]:
    found = pkgutil.walk_packages(screens.__path__, "dashboard.screens.")
    names = [each.name for each in found if each.name.endswith(".definitions") and not each.ispkg]
    return tuple(sorted(map(import_module, names), key=lambda each: each.ORDER))
