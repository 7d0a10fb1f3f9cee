"""Where which field is weak."""

import pandas as pd

from dashboard import markup
from dashboard.charts.look import cells
from dashboard.charts.relations import field_heatmap
from dashboard.markup import Markup
from dashboard.screens.assessment import asking, words
from dashboard.screens.assessment.filters import Level
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Block
from dashboard.screens.view import Ask

TOTAL = "総合"
"""The first column: not a field, and nothing to plan for."""
NAMES = {"bureau": "部", "department": "課", "grade": "職位"}
_ONE_QUESTION = "1問だけの分野は部までで示し、課では伏せています。部の差も文では述べません。"
_GROUP = ["bureau", "department"]


def block(ask: Ask, view: View, level: Level) -> Block:
    """課, 部 or 職位 by fields, the lowest total on top. Chosen 課 stand below their 部."""
    fields = asking.by_field(ask, view, level)
    said = sentence(fields, departments_known=len(asking.by_field(ask, view, "department")) > 0, kind=NAMES[level])
    rows = _worst_first(_with_totals(ask, view, fields, level), view.chosen if level == "department" else ())
    if level == "bureau" and view.department:
        departments = _with_totals(ask, view, asking.by_field(ask, view, "department"), "department")
        own = departments[departments["department"].isin(view.department)]
        places = rows.drop_duplicates("bureau").set_index("bureau")["display_order"]
        rows = pd.concat(
            [rows, own.assign(display_order=own["bureau"].map(places).astype(float) + 0.5)], ignore_index=True
        )
    figure = field_heatmap.figure(
        rows, fields=asking.fields(ask, view), chosen=view.chosen, k=view.k, headed=level != "department"
    )
    title = view.title(f"{NAMES[level]}×分野の点・総合の低い順：色は全庁との差")
    return Block(
        title,
        said,
        figure,
        field_heatmap.alt(rows),
        _table(rows),
        "assessment/field_by_department",
        about=view.about("assessment-mean", "assessment-hidden"),
    )


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as a table, without a column in which nothing stands: 課 have a 部, but 部 no 課 and 職位 neither."""
    return rows.drop(columns=[name for name in _GROUP if rows[name].isna().all()])


def heads(ask: Ask, view: View) -> tuple[Markup, list[Markup]]:
    """What the colours mean, and the fields' names over the columns, as markup."""
    rows = _with_totals(ask, view, asking.by_field(ask, view, "department"), "department")
    return markup.lines(["全庁より", cells.KEY]), field_heatmap.heads(rows)


def sentence(rows: pd.DataFrame, *, departments_known: bool = False, kind: str = "部") -> str:
    """The widest gaps below the city, or how much is hidden. ``departments_known``: where no 部 is, 課 are."""
    if rows.empty and departments_known:
        return (
            "課は分かりますが、部が分かりません。組織表を取り込むか、回答に「部」の列を加えると、部ごとの点が出ます。"
        )
    if rows.empty:
        return f"{'職位' if kind == '職位' else '所属'}のある回答がありません。"
    if (rows["questions"] == 1).all():
        return _ONE_QUESTION
    hidden = rows.groupby([rows["bureau"].fillna(""), rows["department"].fillna("")])["masked"].any().sum()
    note = f"{hidden}行は人数が少ないなどのため、全部または一部を伏せています。" if hidden else ""
    gaps = words.gaps(rows)
    if gaps.empty:
        return note or f"全庁より低い{kind}はありません。"
    return f"全庁より特に低いのは{_lowest(gaps)}。"


def _lowest(gaps: pd.DataFrame, most: int = 2) -> str:
    """The widest gaps, all that tie together: no more than ``most``, unless already so many are first."""
    written = gaps["gap"].round(3)
    upto = [size for size in range(1, most + 1) if size == len(gaps) or written.iloc[size] != written.iloc[size - 1]]
    if upto:
        shown = gaps.head(upto[-1])
        return "、".join(f"{row.name_}の{row.field}（▲{abs(row.gap) * 100:.1f}点）" for row in words.records(shown))
    tied = gaps[written == written.iloc[0]]
    names = [f"{row.name_}の{row.field}" for row in words.records(tied)]
    return f"{words.together(names, 'つ')}（いずれも▲{abs(tied['gap'].iloc[0]) * 100:.1f}点）"


def _with_totals(ask: Ask, view: View, fields: pd.DataFrame, level: Level) -> pd.DataFrame:
    """The fields of each group and, before them, its total."""
    if fields.empty:
        return fields
    units = asking.units(ask, view)
    own, city = units[units["level"] == level], units[units["level"] == "city"].iloc[0]
    totals = pd.DataFrame(
        {
            "bureau": own["unit"] if level == "bureau" else own["bureau"],
            "department": None if level == "bureau" else own["unit"],
            "field": TOTAL,
            **{name: own[name] for name in ("n", "median", "masked", "mean", "display_order")},
            "city_median": city["median"],
            "city_mean": city["mean"],
            "questions": asking.questions(ask, view),
            "field_order": fields["field_order"].min() - 1,
        }
    )
    return pd.concat([totals, fields], ignore_index=True)[list(fields.columns)]


def _worst_first(rows: pd.DataFrame, chosen: tuple[str, ...] = ()) -> pd.DataFrame:
    """The rows by the total of their group, hidden ones last; 課 of a 部 together, the chosen first."""
    if rows.empty:
        return rows
    own = rows.loc[rows["department"].isin(chosen), "bureau"]
    totals = rows[rows["field"] == TOTAL]
    totals = totals.assign(is_other=~(totals["bureau"].isin(chosen) | totals["bureau"].isin(own)))
    totals = totals.sort_values(["is_other", "mean", "display_order"], na_position="last")
    order = totals[_GROUP].assign(display_order=range(len(totals)))
    placed = rows.drop(columns="display_order").merge(order, on=_GROUP, how="left")
    return placed.sort_values(["display_order", "field_order"], ignore_index=True)
