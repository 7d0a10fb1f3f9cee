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

_ONE_QUESTION = "1問だけの分野は部までで示し、課では伏せています。部の差も文では述べません。"


def block(ask: Ask, view: View, level: Level) -> Block:
    """課 or 部 by fields. Chosen 課 stand below the 部."""
    rows = asking.by_field(ask, view, level)
    said = sentence(rows, departments_known=len(asking.by_field(ask, view, "department")) > 0)
    if level == "bureau" and view.department:
        departments = asking.by_field(ask, view, "department")
        rows = pd.concat([rows, departments[departments["department"].isin(view.department)]], ignore_index=True)
    figure = field_heatmap.figure(
        rows, fields=asking.fields(ask, view), chosen=view.chosen, k=view.k, headed=level == "bureau"
    )
    kind = "部" if level == "bureau" else "課"
    title = view.title(f"{kind}×分野の点：色は全庁との差")
    return Block(
        title,
        said,
        figure,
        field_heatmap.alt(rows),
        rows,
        "assessment/field_by_department",
        about=view.about("assessment-mean", "assessment-hidden"),
    )


def heads(ask: Ask, view: View) -> tuple[Markup, list[Markup]]:
    """What the colours mean, and the fields' names over the columns, as markup."""
    return markup.lines(["全庁より", cells.KEY]), field_heatmap.heads(asking.by_field(ask, view, "department"))


def sentence(rows: pd.DataFrame, *, departments_known: bool = False) -> str:
    """The widest gaps below the city, and how much is hidden. ``departments_known``: where no 部 is, 課 are."""
    if rows.empty and departments_known:
        return (
            "課は分かりますが、部が分かりません。組織表を取り込むか、回答に「部」の列を加えると、部ごとの点が出ます。"
        )
    if rows.empty:
        return "所属のある回答がありません。"
    if (rows["questions"] == 1).all():
        return _ONE_QUESTION
    hidden = rows.groupby([rows["bureau"].fillna(""), rows["department"].fillna("")])["masked"].any().sum()
    note = f"{hidden}行は人数が少ないなどのため、全部または一部を伏せています。" if hidden else ""
    gaps = words.gaps(rows).head(3)
    if gaps.empty:
        return note or "全庁より低い部・課はありません。"
    said = "、".join(f"{row.name_}の{row.field}（▲{abs(row.gap) * 100:.1f}点）" for row in words.records(gaps))
    return f"全庁より特に低いのは{said}。{note}"
