"""Which figures suit what is asked: the first one is drawn at once."""

from dashboard.screens.explore.subjects.subject import NONE, Subject

TABLE, BARS, DOTS, LINES, HEAT, SCATTER = "table", "bars", "dots", "lines", "heat", "scatter"
WORDS = {TABLE: "表", BARS: "横棒", DOTS: "点", LINES: "折れ線", HEAT: "色つきの表（ヒートマップ）", SCATTER: "散布図"}


def offered(subject: Subject, rows: str, columns: str, measure: str) -> dict[str, str]:
    """The figures by their keys, the most suitable first."""
    if columns != NONE:
        dimension = subject.by_key[columns]
        # What stands on days goes on from one to the next; what happened in each month does not.
        keys = [*([LINES] if dimension.is_time else []), HEAT, *([LINES] if dimension.is_dated else []), TABLE]
    elif subject.by_key[rows].is_ordered:
        keys = [LINES, BARS, TABLE]
    elif subject.counted[measure].is_summed and subject.counted[measure].kind == "count":
        keys = [BARS, SCATTER, TABLE]
    else:
        keys = [DOTS, BARS, SCATTER, TABLE]
    return {key: WORDS[key] for key in keys}
