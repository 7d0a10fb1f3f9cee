"""What the export of one form system looks like. Each system is declared in a file of shapes/."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Shape:
    """The export of one form system, by its headers."""

    name: str
    known_by: tuple[tuple[str, ...], ...]
    """Headers that only this system's exports have side by side: all of one of these."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Canonical name → the headers that are this column here, the best first."""
    row_numbers: tuple[str, ...] = ()
    """Headers of columns that number the answers as they came in: never a person."""
    shared_accounts: tuple[str, ...] = ()
    """Headers of columns that name who wrote, which may be one account for everybody."""
    aside: tuple[str, ...] = ()
    """Headers of columns that are no questions and hold nothing that is needed."""
    scores: tuple[str, ...] = ()
    """How the column with the points of a question is called; ``{}`` is the question."""
    feedback: tuple[str, ...] = ()
    """How the column with remarks on the answers to a question is called; ``{}`` is the question."""
