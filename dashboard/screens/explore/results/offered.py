"""Which figures suit the rows of a statement."""

from dashboard.screens.explore.results.parts import Parts
from dashboard.screens.explore.shapes import BARS, DOTS, HEAT, LINES, TABLE, WORDS


def of(parts: Parts) -> dict[str, str]:
    """The figures by their keys; the rows themselves come first."""
    has_numbers = bool(parts.numbers) and len(parts.rows) > 0
    suits = {
        TABLE: True,
        BARS: has_numbers and parts.naming() is not None,
        DOTS: has_numbers and bool(parts.texts),
        LINES: has_numbers and lines(parts) is not None,
        HEAT: has_numbers and heat(parts) is not None,
    }
    return {key: WORDS[key] for key, suited in suits.items() if suited}


def lines(parts: Parts) -> tuple[str, str | None] | None:
    """The column of days, and the one that names the lines, if there is one for each day and line."""
    alone = next((day for day in parts.days if not parts.rows.duplicated(day).any()), None)
    if alone:
        return alone, None
    return parts.parting(parts.days, parts.texts)


def heat(parts: Parts) -> tuple[str, str] | None:
    """The columns of rows and of columns, if there is one figure for each two of them."""
    return parts.parting(parts.texts, parts.texts) or parts.parting(parts.texts, parts.days)
