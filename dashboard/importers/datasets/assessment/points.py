"""Which columns of a quiz hold the points of a question, or remarks on it, by how the form systems head them."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from dashboard.importers.cells.folding import clean
from dashboard.importers.datasets.assessment.shapes import SHAPES


def question_of_points(header: str) -> str | None:
    """The question whose points a column holds: 「ポイント - 甲を知っていますか」."""
    return _question(header, _SCORES)


def is_about_points(header: str) -> bool:
    """Whether a column only goes with a question of a quiz: its points, or remarks."""
    return _question(header, (*_SCORES, *_FEEDBACK)) is not None


def _question(header: str, patterns: Sequence[re.Pattern[str]]) -> str | None:
    matches = (pattern.fullmatch(clean(header)) for pattern in patterns)
    return next((match[1] for match in matches if match), None)


def _patterns(headings: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(r"\s*(.+?)\s*".join(map(re.escape, clean(text).split("{}"))), re.IGNORECASE) for text in headings
    )


_SCORES: Final = _patterns(text for shape in SHAPES for text in shape.scores)
_FEEDBACK: Final = _patterns(text for shape in SHAPES for text in shape.feedback)
