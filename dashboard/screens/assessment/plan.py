"""研修計画: which skill, how far, how many people, how many classes, and where nobody can."""

import math
from dataclasses import dataclass
from typing import Any, Self

import pandas as pd

from dashboard import labels
from dashboard.screens.assessment import asking, words
from dashboard.screens.assessment.filters import Place
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Table
from dashboard.screens.view import Ask

TOO_FEW = "人数が少ないため、研修の人数を示せません。"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a training is planned for. ``line`` is a share (0–1); of field and question one is None."""

    field: str | None
    question_no: str | None
    name: str
    line: float
    class_size: int

    @classmethod
    def of(cls, key: str, name: str, line: float, class_size: int) -> Self:
        """The plan for a skill by what stands in the URL and what it is called."""
        kind, _, of = key.partition(":")
        is_field = kind == "分野"
        return cls(
            field=of if is_field else None,
            question_no=None if is_field else of,
            name=name,
            line=line,
            class_size=class_size,
        )

    @property
    def skill(self) -> str:
        """The skill in a sentence."""
        return words.short(self.field or self.name)

    @property
    def points(self) -> str:
        """The line as it is written."""
        return f"{self.line * 100:.0f}点"


def of_field(field: str) -> str:
    """How a field is named among the skills, in the URL too."""
    return f"分野:{field}"


def of_question(number: str) -> str:
    """How a question is named among the skills, in the URL too."""
    return f"問:{number}"


def names(ask: Ask, view: View) -> dict[str, str]:
    """The skills there are, by what stands in the URL: fields, the most needed (the default) first, then questions.

    Fields of yes/no questions come after the others: how far people are from the line does not compare.
    """
    skills = ask("assessment/skills", round=view.round)
    fields = skills[skills["kind"] == "field"].assign(apart=lambda rows: is_yes_no(rows))
    fields = fields.sort_values(["apart", "weight"], ascending=[True, False], kind="stable")
    questions = skills[skills["kind"] == "question"]
    numbers = pd.to_numeric(questions["question_no"], errors="coerce")
    ordered = questions.assign(number=numbers).sort_values(["number", "question_no"])
    named = {of_field(field): f"分野：{field}" for field in fields["field"]}
    pairs = zip(ordered["question_no"], ordered["skill"], strict=True)
    return named | {of_question(number): f"問{number} {skill}" for number, skill in pairs}


def is_yes_no(skills: pd.DataFrame) -> pd.Series:
    """For each skill, whether it is answered by yes or no only; what is not known is not."""
    return skills["is_yes_no"].map({True: True, False: False}).fillna(False).astype(bool)


def field(ask: Ask, view: View, plan: Plan) -> str:
    """The field of the plan's skill."""
    if plan.field is not None:
        return plan.field
    items = asking.items(ask, view)
    return str(items.loc[items["question_no"] == plan.question_no, "field"].iloc[0])


def under(ask: Ask, view: View, plan: Plan) -> pd.DataFrame:
    """How many are under the plan's line, by group."""
    return ask(
        "assessment/under_line", round=view.round, field=plan.field, question_no=plan.question_no, line=plan.line
    )


def has_departments(rows: pd.DataFrame) -> bool:
    """Whether the plan is told by 課: that of a single question is told by 部."""
    return bool((rows["level"] == "department").any())


def places(rows: pd.DataFrame, level: Place, chosen: tuple[str, ...] = ()) -> pd.DataFrame:
    """Where people are under the line: by 課, or by 部 (with the chosen 課); and what is counted together."""
    departments, bureaus = rows[rows["level"] == "department"], rows[rows["level"] == "bureau"]
    rest = rows[rows["level"] == "rest"]
    if level == "department" and len(departments):
        return pd.concat([departments, rest])
    own = bureaus.assign(department=bureaus["bureau"])
    return pd.concat([own, departments[departments["department"].isin(chosen)], rest[rest["bureau"].isna()]])


def table(ask: Ask, view: View, plan: Plan) -> Table:
    """The plan, to be taken along: of the chosen where some are."""
    rows = under(ask, view, plan)
    shown, note = narrowed(rows, asking.units(ask, view), view)
    sums, depth = ("部は課の合計で、", "") if has_departments(rows) else ("", "1問だけの人数は部までです。")
    notes = [
        sentence(rows, plan, asking.headcount(ask, view)),
        f"スキル：{plan.name}",
        f"線：{plan.points}・1クラス{plan.class_size}人",
        f"人数は、個人の答えが分からないように{(view.k + 1) // 2}人ほどのきざみで読んだ値です。"
        f"{sums}全庁とは一致しません。n<{view.k}などで示せない課は「ほかの課」にまとめています。{depth}{note}",
        f"出典：スキルアセスメント {view.round}",
    ]
    whose = f"（{'・'.join(view.chosen)}と全庁）" if view.chosen else ""
    title = f"研修計画_{plan.name[:30]}_{plan.points}（{view.round}{'・' + view.who if view.chosen else ''}）"
    return Table(f"届かない人の一覧{whose}", title, notes, planned(shown), "assessment/under_line")


def narrowed(rows: pd.DataFrame, units: pd.DataFrame, view: View) -> tuple[pd.DataFrame, str]:
    """The rows of the city and of the chosen, and what is to be said of those that have no row of their own."""
    if not view.chosen:
        return rows, ""
    level = "department" if view.department else "bureau"
    own = rows["level"].ne("rest") & rows[level].isin(view.chosen) | (rows["bureau"].isin(view.bureau))
    missing = [name for name in view.chosen if name not in set(rows.loc[own, level])]
    bureaus = set(units.loc[(units["level"] == level) & units["unit"].isin(missing), "bureau"].dropna())
    together = rows["level"].eq("rest") if has_departments(rows) else rows["level"].isin(["rest", "bureau"])
    beside = together & rows["bureau"].isin(bureaus)
    if bureaus - set(rows.loc[beside, "bureau"]):
        beside |= rows["level"].eq("rest") & rows["bureau"].isna()
    note = f"{'・'.join(missing)}だけの人数は示さず、まとめた行に入っています。" if missing else ""
    return rows[rows["level"].eq("city") | own | beside], note


def sentence(rows: pd.DataFrame, plan: Plan, headcount: float | None) -> str:
    """How many people of whom, how many classes, and who is not counted."""
    city = whole(rows)
    if city is None:
        return TOO_FEW
    people, n = int(city["people"]), int(city["n"])
    return (
        f"「{plan.skill}」で{plan.points}に届かない人は、回答者{labels.count(n)}人のうち約{labels.count(people)}人"
        f"（{labels.whole_percent(people / n)}）。部や課をまたぐ{plan.class_size}人のクラスで"
        f"{classes(people, plan.class_size)}クラス。{uncounted(n, headcount)}"
    )


def uncounted(n: int, headcount: float | None) -> str:
    """Who did not answer, in a sentence."""
    if headcount is None or not labels.known(headcount):
        return "答えていない人は数えていません。"
    return f"答えていない{labels.count(max(headcount - n, 0))}人は数えていません。"


def whole(rows: pd.DataFrame) -> pd.Series | None:
    """The city's row, where it may be told."""
    city = rows[rows["level"] == "city"] if len(rows) else rows
    return city.iloc[0] if len(city) and labels.known(city.iloc[0]["people"]) else None


def nobody(rows: pd.DataFrame) -> list[str]:
    """The 課 in which hardly anybody reaches the line, the largest first."""
    own = rows[(rows["level"] == "department") & rows["able_few"].fillna(False).astype(bool)]
    return list(own.sort_values(["n", "department"], ascending=[False, True])["department"])


def classes(people: float, size: int) -> int:
    """How many classes of at most ``size`` people that makes."""
    return math.ceil(people / size)


def planned(rows: pd.DataFrame) -> pd.DataFrame:
    """The plan as a table: city, then each 部 with its 課 and what is left of it."""
    order = {"city": 0, "bureau": 1, "department": 2, "rest": 3}
    first = rows.groupby("bureau")["display_order"].min()
    is_by_department = has_departments(rows)
    table = rows.assign(
        place=rows["bureau"].map(first),
        rank=rows["level"].map(order),
        department=[
            {"city": "全庁", "bureau": "（部の計）", "rest": "ほかの課"}.get(level, name)
            for level, name in zip(rows["level"], rows["department"], strict=True)
        ],
        how=[_how(row, is_by_department) for row in rows.itertuples()],
        able_few=rows["able_few"].map({True: "○"}),
    )
    table = table.sort_values(["place", "bureau", "rank", "display_order", "department"], na_position="last")
    city = table["level"] == "city"
    table = pd.concat([table[city], table[~city]])
    return table[["department", "people", "how", "n", "able_few", "bureau"]].reset_index(drop=True)


def _how(row: Any, is_by_department: bool) -> str:
    """How a count is to be read."""
    if not labels.known(row.people):
        return "伏せ"
    if row.level == "bureau" and is_by_department:
        return "課の合計"
    return "ほぼなし" if row.people == 0 else "ほぼ全員" if row.people == row.n else "約"
