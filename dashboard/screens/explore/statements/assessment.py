"""The statement of the スキルアセスメント: figures as they are told, none made of others."""

from dashboard.screens.explore.cross import CITY
from dashboard.screens.explore.statements import writing
from dashboard.screens.explore.statements.counted import PARTS, heading
from dashboard.screens.explore.view import View

MEASURES = {
    "mean": ["round(100 * mean, 1)"],
    "answers": ["respondents"],
    "response_rate": ["round(100 * rate(respondents, headcount), 1)", "respondents", "headcount"],
}
COLUMNS = {"field": "coalesce(nullif(field, ''), 'すべての分野')", "round": "round"}


def written(view: View) -> str:
    """Rows and the city's own as the table of the page has them, one under the other."""
    row = writing.name(view.row_dimension.name)
    shown = [f"CASE WHEN level = 'city' THEN {writing.text(CITY)} ELSE unit END AS {row}"]
    if view.column_dimension:
        shown.append(f"{COLUMNS[view.columns]} AS {writing.name(view.column_dimension.name)}")
    names = [heading(view.measure), *PARTS]
    shown += [f"{said} AS {writing.name(name)}" for said, name in zip(MEASURES[view.measure_key], names, strict=False)]
    conditions = "\n  AND ".join(_conditions(view))
    column = ", field" if view.columns == "field" else ", round" if view.columns == "round" else ""
    order = f"level = 'city', unit{column}"
    return f"SELECT\n{writing.indented(shown)}\nFROM assessment_scores\nWHERE {conditions}\nORDER BY {order};"


def _conditions(view: View) -> list[str]:
    by_field = view.columns == "field" and view.measure_key == "mean"
    chosen = [
        f"(level = 'city' OR {writing.among(column, [writing.text(each) for each in names])})"
        for column, names in (("bureau", view.bureau), ("unit", view.department))
        if names
    ]
    return [
        "kind = 'level'",
        f"level IN ('city', {writing.text(view.rows)})",
        *([] if view.columns == "round" else ["is_latest"]),
        *([] if by_field else ["field = ''"]),
        *chosen,
    ]
