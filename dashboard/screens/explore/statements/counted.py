"""The statement of a subject whose rows are counted: the rows that are meant, and how they are counted together."""

from collections.abc import Sequence

from dashboard.screens.explore.cross import TOTAL
from dashboard.screens.explore.statements import days, writing
from dashboard.screens.explore.statements.telling import Counting, Telling
from dashboard.screens.explore.subjects.subject import Dimension, Measure
from dashboard.screens.explore.view import View

MEANT, LEFT_OUT = "対象", "含まない（分からない）"
PARTS = "分子", "分母"


def written(view: View, telling: Telling) -> str:
    """Rows and totals as the table of the page has them, one under the other."""
    dimensions = [view.row_dimension, *([view.column_dimension] if view.column_dimension else [])]
    measured = _measured(view.measure, telling.measures[view.measure_key])
    return "\n".join(
        [
            f"WITH {MEANT} AS (",
            f"    SELECT *,\n{writing.indented([_named(each, view, telling) for each in dimensions], 8)}",
            f"    FROM {telling.source}",
            *_where(_conditions(view, telling)),
            ")",
            f"SELECT\n{writing.indented([*map(_shown, dimensions), *measured])}",
            f"FROM {MEANT} AS t",
            f"GROUP BY {_together(dimensions)}",
            f"ORDER BY\n{writing.indented(_order(dimensions, view))};",
        ]
    )


def heading(measure: Measure) -> str:
    """What the column of a measure is called."""
    return f"{measure.name}（%）" if measure.kind == "share" else measure.name


def _named(dimension: Dimension, view: View, telling: Telling) -> str:
    said = telling.fields[dimension.key].said(dimension)
    said = said.replace("{year_of_as_of}", days.fiscal_year("as_of", view))
    return f"{said} AS {writing.name(dimension.name)}"


def _where(conditions: Sequence[str]) -> list[str]:
    return [f"    WHERE {conditions[0]}", *(f"      AND {each}" for each in conditions[1:])] if conditions else []


def _conditions(view: View, telling: Telling) -> list[str]:
    """The day, who has the attention, and all that narrows."""
    chosen = [*view.attention.items(), *view.narrowed]
    found = [*telling.when(view), *(telling.fields[key].among(codes) for key, codes in chosen if codes)]
    for each, got in zip(view.subject.ranges, view.between, strict=False):
        column = telling.bounded[each.low]
        found += [f"{column} >= {got.low}"] if got.low is not None else []
        found += [f"{column} <= {got.high}"] if got.high is not None else []
    if view.search:
        words = f"trim(lower(nfc_normalize({writing.text(view.search)})))"
        found.append(f"contains(lower(concat_ws(' ', {telling.searched})), {words})")
    return found


def _shown(dimension: Dimension) -> str:
    """A value, or the word for all of them together."""
    name = writing.name(dimension.name)
    return name if dimension.is_time else f"coalesce({name}, {writing.text(TOTAL)}) AS {name}"


def _measured(measure: Measure, counting: Counting) -> list[str]:
    """The figure first; a share with what it is made of; what is not known of it."""
    share = f"round(100 * rate({counting.numerator}, {counting.denominator}), 1)"
    parts = [(counting.numerator, PARTS[0]), (counting.denominator, PARTS[1])] if counting.denominator else []
    unknown = [(counting.unknown, LEFT_OUT)] if counting.unknown else []
    found = [(share if parts else counting.value, heading(measure)), *parts, *unknown]
    return [f"{said} AS {writing.name(name)}" for said, name in found]


def _together(dimensions: Sequence[Dimension]) -> str:
    """Totals over what can be counted together: never over days."""
    days_, others = ([_column(each) for each in dimensions if each.is_time is is_time] for is_time in (True, False))
    sets = {0: [], 1: [f"ROLLUP ({', '.join(others)})"], 2: [f"CUBE ({', '.join(others)})"]}[len(others)]
    return ", ".join([*days_, *sets])


def _order(dimensions: Sequence[Dimension], view: View) -> list[str]:
    """Totals last; days one after the other, all else by its figures as the page is."""
    found = []
    for each in dimensions:
        last = [] if each.is_time else [f"{_column(each)} IS NULL"]
        found += [*last, *_by_figure(each, dimensions, view), _column(each)]
    return found


def _by_figure(dimension: Dimension, dimensions: Sequence[Dimension], view: View) -> list[str]:
    """The figure, or that of all of a row or a column together, where that is the largest of it."""
    if dimension.is_ordered or view.order == "listed":
        return []
    figure = writing.name(heading(view.measure))
    if len(dimensions) == 1:
        return [f"{figure} {'ASC' if view.order == 'smallest' else 'DESC'} NULLS LAST"]
    is_whole_largest = view.measure.is_summed and view.measure.kind == "count" and view.order == "largest"
    return [f"max({figure}) OVER (PARTITION BY {_column(dimension)}) DESC"] if is_whole_largest else []


def _column(dimension: Dimension) -> str:
    return f"t.{writing.name(dimension.name)}"
