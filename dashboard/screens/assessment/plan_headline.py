"""The headline of 研修計画: which training first and whom it is for, and four figures of the one that is chosen."""

import pandas as pd

from dashboard import labels
from dashboard.charts.look import scores
from dashboard.screens.assessment import asking, headline, plan, responses, skills, words
from dashboard.screens.assessment.filters import VIEW
from dashboard.screens.assessment.plan import Plan
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Heading, Tile
from dashboard.screens.terms import Lead
from dashboard.screens.view import Ask

UNCOUNTED, NOBODY = "未回答で数えていない人", "できる人がほぼいない課"
TO_LIST = Lead("plan", "届かない人の一覧で見る")
TO_RESPONSES = Lead(responses.PLACE, "課ごとの回答で見る", {VIEW.key: ()})


def heading(ask: Ask, view: View, chosen: Plan) -> Heading:
    """The plan in one or two sentences, the chosen first, and what it is based on."""
    rows = plan.under(ask, view, chosen)
    if plan.whole(rows) is None:
        return Heading(headline.TITLE, plan.TOO_FEW, headline.basis(ask, view))
    every = ask("assessment/skills", round=view.round, line=chosen.line)
    said = [
        about_chosen(rows, asking.units(ask, view), view, chosen) if view.chosen else "",
        where_nobody_can(rows, chosen),
        among_others(every, chosen),
    ]
    return Heading(headline.TITLE, "".join(said), headline.basis(ask, view))


def tiles(ask: Ask, view: View, chosen: Plan) -> list[Tile]:
    """People under the line, classes, who is not counted, and 課 without anybody who can."""
    rows, label = plan.under(ask, view, chosen), f"{chosen.points}に届かない人"
    under, city = view.about("assessment-under"), plan.whole(rows)
    if city is None:
        return [Tile(label, labels.UNKNOWN, "", plan.TOO_FEW, "", None, about=under)]
    people, n = int(city["people"]), int(city["n"])
    of = f"回答者{labels.count(n)}人のうち{labels.whole_percent(people / n)}"
    return [
        Tile(label, f"約{labels.count(people)}", "人", of, "", None, lead=TO_LIST, about=under),
        Tile(
            "必要なクラス", labels.count(plan.classes(people, chosen.class_size)), "クラス",
            f"1クラス{chosen.class_size}人・部や課をまたぐとき", "", None, about=view.about("assessment-classes"),
        ),
        _uncounted(view, n, asking.headcount(ask, view), asking.units(ask, view)),
        _nobody(view, rows),
    ]  # fmt: skip


def about_chosen(rows: pd.DataFrame, units: pd.DataFrame, view: View, chosen: Plan) -> str:
    """How many of the chosen are under the line, at most of two of them."""
    level = "department" if view.department else "bureau"
    if level == "department" and not plan.has_departments(rows):
        return "1問だけの人数は部までで示し、課では示さない。"
    own = rows[(rows["level"] == level) & rows["people"].notna()].drop_duplicates(level).set_index(level)
    known = units[units["level"] == level].drop_duplicates("unit").set_index("unit")
    names = [name for name in view.chosen if name in known.index]
    said = [
        f"{name}は回答者{labels.count(own['n'][name])}人のうち{_about(own['people'][name], own['n'][name])}が届かない"
        if name in own.index
        else f"{name}の人数は示せない（{scores.hidden(known['n'][name], view.k)}）"
        for name in names[:2]
    ]
    more = f"（ほか{len(names) - 2}は表に）" if len(names) > 2 else ""
    return f"{'、'.join(said)}{more}。" if said else ""


def where_nobody_can(rows: pd.DataFrame, chosen: Plan) -> str:
    """The 課 in which hardly anybody reaches the line."""
    found = plan.nobody(rows)
    return f"「{chosen.skill}」ができる人のほぼいない課は{words.together(found, '課')}。" if found else ""


def among_others(every: pd.DataFrame, chosen: Plan) -> str:
    """How the skill stands among those of its kind that are answered in the same way."""
    is_field = chosen.field is not None
    ranked = skills.ranked(every[every["kind"] == ("field" if is_field else "question")])
    own = ranked[ranked["field" if is_field else "question_no"] == (chosen.field or chosen.question_no)]
    if own.empty or not labels.known(own["people"].iloc[0]):
        return ""
    people, is_yes_no = own["people"].iloc[0], own["is_yes_no"].iloc[0]
    others = ranked[(ranked["is_yes_no"] == is_yes_no) & ranked["people"].notna()].drop(own.index)
    more, same = int((others["people"] > people).sum()), int((others["people"] == people).sum())
    what = f"{'できる・できない' if is_yes_no else '段階'}で答える{len(others) + 1}{'分野' if is_field else '問'}"
    tied = f"（同じ人数がほかに{same}つ）" if same else ""
    return f"届かない人の多さは、{what}のうち{more + 1}番目{tied}。"


def _about(people: float, n: float) -> str:
    if people == 0:
        return "ほぼ0人"
    return "ほぼ全員" if people == n else f"約{labels.count(people)}人（{labels.whole_percent(people / n)}）"


def _uncounted(view: View, n: int, headcount: float | None, units: pd.DataFrame) -> Tile:
    """Who did not answer, the chosen by name."""
    about = view.about("assessment-classes", "assessment-response")
    if headcount is None:
        return Tile(UNCOUNTED, labels.UNKNOWN, "", "職員数が組織表にないため分かりません", "", None, about=about)
    return Tile(
        UNCOUNTED, labels.count(max(headcount - n, 0)), "人", f"職員{labels.count(headcount)}人のうち", "", None,
        chosen=headline.beside(view, units, _absent), lead=TO_RESPONSES, about=about,
    )  # fmt: skip


def _absent(row: pd.Series) -> str:
    there = labels.known(row["headcount"])
    return f"{labels.count(max(row['headcount'] - row['respondents'], 0))}人" if there else labels.UNKNOWN


def _nobody(view: View, rows: pd.DataFrame) -> Tile:
    judged = rows[(rows["level"] == "department") & rows["able_few"].notna()]
    about = view.about("assessment-under")
    if judged.empty:
        return Tile(NOBODY, labels.UNKNOWN, "", "1問だけの人数は部までで示します", "", None, about=about)
    found = labels.count(len(plan.nobody(rows)))
    return Tile(NOBODY, found, "課", f"示せる{len(judged)}課のうち", "", None, lead=TO_LIST, about=about)
