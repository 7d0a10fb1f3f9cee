"""The columns of a form → one column of cells for each question: choices, points and rows of grids put together."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from dashboard.importers.addresses import column_letters
from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import is_blank, written
from dashboard.importers.datasets.assessment.headings import is_aside
from dashboard.importers.datasets.assessment.points import is_about_points, question_of_points
from dashboard.importers.datasets.assessment.titles import (
    bracketed,
    grid_rows,
    looks_like_a_question,
    number_of,
    numbered,
    separated,
)
from dashboard.importers.datasets.assessment.words import is_word
from dashboard.importers.model import Value

_MARKS: Final = frozenset({fold("○"), "1", "レ", "✓", "✔", "☑", "true", "選択"})
_NO_MARKS: Final = frozenset({"", "0", "false"})
_CHOICE_MARKS: Final = _MARKS | {"はい", "yes", "有", "◎"}
_CHOICE_NO_MARKS: Final = _NO_MARKS | {fold("×"), fold("-"), "いいえ", "no", "無", "☐", "□"}
"""Where the headers are choices by their words, these can be nothing but marks, too."""
_POINTS: Final = re.compile(r"(?P<points>\d+(?:\.\d+)?)\s*/\s*(?P<most>\d+(?:\.\d+)?)")
_POINTS_OF: Final = re.compile(r"\d+\.\d+\s*/\s*\d+")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_NOT_GRADED: Final = re.compile(r"[-ー]*\s*/\s*\d+(?:\.\d+)?|[-ー]+")


@dataclass(slots=True)
class Candidate:
    """A column (or the columns of one question's choices) that may be a question's. ``values``: one cell per row."""

    title: str
    column: int
    values: list[Value]
    contradictions: set[int] = field(default_factory=set)
    """Positions among the rows at which more than one choice is marked."""
    others: tuple[str, ...] = ()
    """What else the question may be called: the other header row, what stands in brackets."""
    is_aside: bool = False
    """Whether it is no question unless a list names it."""
    is_score: bool = False
    """Whether its cells are points that the form system gave."""
    full: float | None = None
    """The points of a right answer where they were inferred; the values are shares (0–1) then."""
    is_share: bool = False

    @property
    def letters(self) -> str:
        """The column as Excel names it."""
        return column_letters(self.column)


@dataclass(frozen=True, slots=True)
class Title:
    """The two parts of a column's header, and the column where its upper part begins."""

    column: int
    begins: int
    upper: str
    lower: str

    @property
    def single(self) -> str:
        """The header, where it is of one row or says nothing in the other."""
        return "" if self.upper and self.lower else self.upper or self.lower


_Column = Callable[[Title], list[Value]]
"""The cells under a title, one per row of somebody."""
_Found = list[tuple[Candidate, list[Title]]]
"""Candidates, each with the columns that it is made of."""


def candidates(
    cells: list[list[Value]], rows: list[int], titles: Sequence[Title], known: Iterable[str]
) -> list[Candidate]:
    """One candidate for each question, in the order of the columns. ``known`` are the headers of known columns."""

    def column(title: Title) -> list[Value]:
        return [cells[row][title.column] for row in rows]

    left = [title for title in titles if title.upper or title.lower]
    found: list[Candidate] = []
    for take in (_scored(known), _chosen(bracketed), _chosen(separated), _grids, _chosen(numbered)):
        for candidate, used in take(left, column):
            found.append(candidate)
            left = [title for title in left if title not in used]
    left = [title for title in left if not is_about_points(title.single)]
    groups: dict[int, list[Title]] = defaultdict(list)
    for title in left:
        groups[title.begins].append(title)
    for group in groups.values():
        found += _spanned(group, column)
    for candidate in found:
        _mark(candidate)
    return sorted(found, key=lambda candidate: candidate.column)


def _mark(candidate: Candidate) -> None:
    """Whether a candidate is aside by its header; points that stand in the question's own column are shares."""
    candidate.is_aside = candidate.is_aside or is_aside(number_of(candidate.title)[1])
    given = [value for value in candidate.values if not is_blank(value)]
    if not candidate.is_score and given and all(isinstance(v, str) and _POINTS_OF.fullmatch(clean(v)) for v in given):
        candidate.values, candidate.is_score, candidate.is_share = (
            [_share(value) for value in candidate.values],
            True,
            True,
        )


def _scored(known: Iterable[str]) -> "Callable[[list[Title], _Column], _Found]":
    """The points of each question of a quiz; what was answered in words goes with them."""
    others = {fold(title) for title in known}

    def take(titles: list[Title], column: _Column) -> _Found:
        by_words = {fold(title.single): title for title in titles if title.single}
        found: _Found = []
        for title in titles:
            question = question_of_points(title.single)
            if question is None or fold(question) in others:
                continue
            words = by_words.get(fold(question))
            if _is_graded(column(title), column(words) if words else []):
                found.append((_points(question, title, column(title)), [title, *([words] if words else [])]))
        return found

    return take


def _is_graded(points: list[Value], words: list[Value]) -> bool:
    """Whether points were given at all: all of a question of opinion are blank or 0."""
    given = {fold(written(value)) for value in points if not is_blank(value)}
    given = {value for value in given if not _NOT_GRADED.fullmatch(value)}
    said = [value for value in words if not is_blank(value)]
    return bool(given) and not (given <= {"0", "0.0", "0.00"} and said and sum(map(is_word, said)) * 2 > len(said))


def _points(question: str, title: Title, values: list[Value]) -> Candidate:
    made = Candidate(question, title.column, values, is_score=True)
    parsed = [_share(value) for value in values]
    if any(isinstance(value, str) and _POINTS.fullmatch(clean(value)) for value in values):
        made.values, made.is_share = [*parsed], True
        return made
    numbers = {value for value in parsed if isinstance(value, float)}
    most = max(numbers, default=0.0)
    if numbers and numbers <= {0.0, most}:
        made.values = [value / most if isinstance(value, float) and most else value for value in parsed]
        made.is_share, made.full = True, most
    return made


def _share(value: Value) -> Value:
    """「0.50 / 1」 as 0.5, a number as it is, what was not graded as a blank; all else as written."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    words = clean(written(value))
    match = _POINTS.fullmatch(words)
    if match:
        return float(match["points"]) / float(match["most"]) if float(match["most"]) else None
    if not words or _NOT_GRADED.fullmatch(fold(words)):
        return None
    return float(words) if _NUMBER.fullmatch(words) else value


def _chosen(split: Callable[[str], tuple[str, str] | None]) -> "Callable[[list[Title], _Column], _Found]":
    """Questions of which every choice has a column of its own: 「【問1】知らない」「【問1】理解している」."""

    def take(titles: list[Title], column: _Column) -> _Found:
        stems: dict[str, list[tuple[Title, str, str]]] = defaultdict(list)
        for title in titles:
            if parts := split(title.single):
                stems[fold(parts[0])].append((title, *parts))
        found: _Found = []
        for group in stems.values():
            choices = [(title, choice) for title, _, choice in group if _is_marked(column(title), choice, wide=True)]
            if len({fold(choice) for _, choice in choices}) < max(2, len(choices)):
                continue
            made = _one_hot(group[0][1], choices, column)
            if _are_words([choice for _, choice in choices]) or (split is numbered and _is_single(made)):
                marked = [title for title, _ in choices]
                found.append((made, marked))
                rest = [title for title, _, _ in group if title not in marked]
                found += [
                    (Candidate(title.single, title.column, column(title), is_aside=True), [title]) for title in rest
                ]
        return found

    return take


def _are_words(choices: Sequence[str]) -> bool:
    return sum(map(is_word, choices)) * 2 > len(choices)


def _is_single(made: Candidate) -> bool:
    """Whether marks are of one choice each: most who marked any marked one."""
    answered = sum(value is not None for value in made.values)
    return answered > len(made.contradictions)


def _grids(titles: list[Title], column: _Column) -> _Found:
    """Rows of grids: the question is what stands in brackets after words that several columns share."""
    found: _Found = []
    singles = [title.single for title in titles]
    places: dict[str, int] = defaultdict(int)
    for index, (stem, row) in grid_rows(singles).items():
        places[stem] += 1
        number = number_of(stem)[0]
        words = row if number is None or number_of(row)[0] else f"問{number}-{places[stem]} {row}"
        title = titles[index]
        found.append((Candidate(words, title.column, column(title), others=(singles[index],)), [title]))
    return found


def _spanned(group: list[Title], column: _Column) -> Iterator[Candidate]:
    """The columns under one upper header: the choices of a question, or questions under a heading."""
    wide = _are_words([title.lower for title in group if title.lower])
    marked = [title for title in group if title.lower and _is_marked(column(title), title.lower, wide=wide)]
    if len(marked) > 1 and not _is_heading(group):
        made = _one_hot(marked[0].upper, [(title, title.lower) for title in marked], column)
        if wide or _is_single(made) or not made.contradictions:
            yield made
            group = [title for title in group if title not in marked]
    for title in group:
        if words := _words(title, len(group)):
            own = [title.upper, title.lower] if _stands_alone(title, len(group)) else [title.lower]
            others = [*own, (bracketed(words) or ("", ""))[1]]
            yield Candidate(words, title.column, column(title), others=tuple(text for text in others if text))


def _stands_alone(title: Title, width: int) -> bool:
    """Whether both parts of a header are this column's alone."""
    return width == 1 and title.begins == title.column


def _is_heading(group: list[Title]) -> bool:
    """Whether the upper part is the name of a field over several questions."""
    lower = sum(looks_like_a_question(title.lower) for title in group)
    return lower * 2 > len(group) and not looks_like_a_question(group[0].upper)


def _words(title: Title, width: int) -> str:
    """What the question is: its wording and its number where they stand apart; under a heading, the lower part."""
    if not title.upper or not title.lower:
        return title.upper or title.lower
    (above, over), (below, under) = number_of(title.upper), number_of(title.lower)
    if not _stands_alone(title, width):
        return title.lower
    if above and not over and under and not below:
        return f"問{above} {under}"
    if below and not under and over and not above:
        return f"問{below} {over}"
    if looks_like_a_question(title.lower) and not looks_like_a_question(title.upper):
        return title.lower
    return title.lower if below and not looks_like_a_question(title.upper) else title.upper


def _is_marked(values: list[Value], choice: str, *, wide: bool) -> bool:
    marks = _CHOICE_MARKS | _CHOICE_NO_MARKS if wide else _MARKS | _NO_MARKS
    return {fold(written(value)) for value in values} <= marks | {fold(choice)}


def _one_hot(question: str, choices: Sequence[tuple[Title, str]], column: _Column) -> Candidate:
    """One cell per row from a column for each choice: the choice that is marked."""
    columns = [(choice, column(title)) for title, choice in choices]
    values: list[Value] = []
    contradictions = set()
    for index in range(len(columns[0][1])):
        marked = [choice for choice, cells in columns if _says(fold(written(cells[index])), choice)]
        values.append(written(marked[0]) if len(marked) == 1 else None)
        if len(marked) > 1:
            contradictions.add(index)
    return Candidate(question, choices[0][0].column, values, contradictions)


def _says(cell: str, choice: str) -> bool:
    return cell == fold(choice) or cell not in _CHOICE_NO_MARKS
