"""What the words of a header name: a column of the dataset, and what its brackets and its heading add to that."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Final, NamedTuple

from dashboard.importers.cells.folding import fold
from dashboard.importers.model import Column, Dataset
from dashboard.importers.tables.qualifiers import Qualifier, qualifier

_BRACKETED: Final = re.compile(r"\(([^()]*)\)|【([^】]*)】|\[([^\]]*)\]|〔([^〕]*)〕|<([^>]*)>")
_NOTE_MARK: Final = re.compile(r"[※*注]+\d*$|^[※*]+\d*")
_NUMBERING: Final = re.compile(r"^\(?\d{1,2}[).:、]?")
_REFUSED: Final[Mapping[str, frozenset[str]]] = {
    "text": frozenset(),
    "name": frozenset({"part", "past", "other"}),
    "plan": frozenset({"part", "past", "other"}),
    "fact": frozenset({"part", "past", "expected", "other"}),
}
"""The sorts of qualifiers under which a column is not, or perhaps not, what its header names."""
_UNIT_OF_CITY: Final = re.compile(r"(?:部|局|課|室|係|班|等|支所|区|センター|グループ|事務局|委員会|本部)$")
_DATA: Final = re.compile(r"[a-z]?[\d.,/\-:%年月日元令和平成ー]+")
"""A number or a day under a header is a cell of its column, and no heading."""
_LONGEST: Final = 60
"""No header is longer; a cell of free text is not looked at."""

Quality = tuple[bool, int, int]
"""(whether something beyond units is added, how usual the name is, how loosely it was matched); the least is best."""


class _Reading(NamedTuple):
    """A text that may be a name, the heading over it, and the brackets or sub-headings that go with it."""

    text: str
    heading: str = ""
    brackets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """A column that a header may be."""

    name: str
    quality: Quality
    words: str = ""
    """What tells it from another column of the name: its brackets and headings."""
    doubt: str = ""
    """The sort of the qualifier that speaks against it."""
    factor: int = 1
    is_dated: bool = False
    is_branch: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The headers a dataset knows: folded header → its columns, the most usual names first. One for each dataset."""

    headers: Mapping[str, tuple[tuple[str, int], ...]]
    columns: Mapping[str, Column]

    @staticmethod
    def of(dataset: Dataset) -> "Names":
        """Of the columns' headers; the canonical name itself is one, the last."""
        return _names(dataset.columns)

    def canonical(self, header: str) -> str | None:
        """The column that a header is, None where it is none."""
        known = self.headers.get(fold(header))
        return known[0][0] if known else None


@lru_cache(maxsize=64)
def _names(columns: tuple[Column, ...]) -> Names:
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for column in columns:
        for rank, header in enumerate((*column.headers, column.name)):
            if all(name != column.name for name, _ in found[fold(header)]):
                found[fold(header)].append((column.name, rank))
    headers = {header: tuple(named) for header, named in found.items()}
    return Names(headers, {column.name: column for column in columns})


@lru_cache(maxsize=4096)
def options(upper: str, lower: str, names: Names) -> Sequence[Meant]:
    """The columns that a header may be, the likeliest first; ``upper`` is the heading over it, where there is one."""
    if max(len(upper), len(lower)) > _LONGEST:
        return ()
    found: dict[str, Meant] = {}
    for looseness, reading in enumerate(_readings(upper, lower)):
        for name, rank in names.headers.get(reading.text, ()):
            if name not in found:
                found[name] = _meant(names.columns[name], rank, looseness, reading, names)
    return (*found.values(),)


@lru_cache(maxsize=4096)
def _readings(upper: str, lower: str) -> tuple[_Reading, ...]:
    """Every way to read a header of one or two rows as a name with words around it, the fullest name first."""
    above, below = fold(upper), fold(lower)
    if not above or not below or above == below:
        return tuple(_of_text(below or above))
    whole = [_Reading(above + below), _Reading(below + above)]
    return (*whole, *_of_text(below, heading=above), *_of_sub_heading(above, below))


def _of_sub_heading(above: str, below: str) -> Iterator[_Reading]:
    """The heading with what divides it: 職員数 over 計. Words that nobody knows make it no column of that name."""
    if (qualifier(below).sort != "other" and not _DATA.fullmatch(below)) or _UNIT_OF_CITY.search(below):
        yield from (each._replace(brackets=(*each.brackets, below)) for each in _of_text(above))


def _of_text(text: str, heading: str = "") -> Iterator[_Reading]:
    """The text itself, then without note marks, with its brackets apart, and without its numbering."""
    over, of_heading = _apart(heading)
    unmarked = _NOTE_MARK.sub("", text)
    yield from (_Reading(words, over, of_heading) for words in (text, unmarked))
    bare, brackets = _apart(unmarked)
    if len(brackets) == 1:
        yield from (_Reading(joined, over, of_heading) for joined in (brackets[0] + bare, bare + brackets[0]))
    if over:
        yield from (_Reading(joined, "", (*of_heading, *brackets)) for joined in (over + bare, bare + over))
    inside = (*of_heading, *brackets)
    yield _Reading(bare, over, inside)
    yield _Reading(_NUMBERING.sub("", bare), over, inside)
    if len(brackets) == 1 and qualifier(bare).sort == "time":
        yield _Reading(brackets[0], over, (*of_heading, bare))  # 令和7年度（現状値）: the name is in the bracket.


def brackets_of(header: str) -> tuple[str, ...]:
    """What is in the brackets of a header."""
    return _apart(fold(header))[1]


def _apart(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without its brackets, and what is in them."""
    inside = (part for match in _BRACKETED.finditer(text) for part in match.groups() if part)
    return _NOTE_MARK.sub("", _BRACKETED.sub("", text)), tuple(inside)


def _meant(column: Column, rank: int, looseness: int, reading: _Reading, names: Names) -> Meant:
    said = [qualifier(words) for words in reading.brackets if not _is_same(column, words)]
    over = qualifier(reading.heading)
    is_said_again = reading.heading in reading.text
    if reading.heading and not is_said_again and over.sort != "other" and column.bears in ("plan", "fact"):
        said.insert(0, over)  # A heading that nobody knows (基本情報) only groups its columns.
    telling = [each for each in said if each.sort != "neutral"]
    is_branch = bool(telling) and all(_UNIT_OF_CITY.search(each.words) for each in telling)
    refused = frozenset() if is_branch and column.bears == "name" else _REFUSED[column.bears]
    if part := _part_of(column, telling, names):
        return Meant(part.name, (True, rank, looseness))
    factor = prod(each.factor for each in telling) if column.bears == "fact" else 1
    return Meant(
        column.name,
        (bool(telling), rank, looseness),
        words=" ".join(each.words for each in telling),
        doubt=next((each.sort for each in telling if each.sort in refused), ""),
        factor=factor,
        is_dated=bool(telling) and all(each.sort == "time" for each in telling),
        is_branch=is_branch,
    )


def _is_same(column: Column, words: str) -> bool:
    """Whether a bracket only says the name in other words: 手続名（手続の名称）."""
    return any(fold(header) == words for header in column.headers)


def _part_of(column: Column, telling: Sequence[Qualifier], names: Names) -> Column | None:
    """The column that holds this part of it: of 年間件数（オンライン）, オンライン件数."""
    for each in telling:
        for other in names.columns.values():
            if each.sort == "part" and other.part and other.part[0] == column.name:
                words = re.sub(r"うち|分|件数|件|申請|手続|利用|による|での|数", "", fold(each.words))
                if words in {fold(word) for word in other.part[1]}:
                    return other
    return None
