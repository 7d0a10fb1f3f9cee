"""研修計画: which skill, how far, how many people, how many classes, and where nobody can."""

import math
from dataclasses import dataclass
from typing import Any, Self

import pandas as pd

from dashboard import labels
from dashboard.screens.assessment import words
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Table
from dashboard.screens.view import Ask

CLASS_SIZE, SMALLEST_CLASS, LARGEST_CLASS = 20, 5, 100


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


def of_field(field: str) -> str:
    """How a field is named among the skills, in the URL too."""
    return f"分野:{field}"


def of_question(number: str) -> str:
    """How a question is named among the skills, in the URL too."""
    return f"問:{number}"


def names(ask: Ask, view: View) -> dict[str, str]:
    """The skills there are, by what stands in the URL: fields, the weakest (the default) first, then questions."""
    skills = ask("assessment/skills", round=view.round)
    fields = skills[skills["kind"] == "field"].sort_values("weight", ascending=False)
    questions = skills[skills["kind"] == "question"]
    numbers = pd.to_numeric(questions["question_no"], errors="coerce")
    ordered = questions.assign(number=numbers).sort_values(["number", "question_no"])
    named = {of_field(field): f"分野：{field}" for field in fields["field"]}
    pairs = zip(ordered["question_no"], ordered["skill"], strict=True)
    return named | {of_question(number): f"問{number} {skill}" for number, skill in pairs}


def under(ask: Ask, view: View, plan: Plan) -> pd.DataFrame:
    """How many are under the plan's line, by group."""
    return ask(
        "assessment/under_line", round=view.round, field=plan.field, question_no=plan.question_no, line=plan.line
    )


def kind(rows: pd.DataFrame) -> str:
    """What the plan is told by: 課, or of a single question 部."""
    return "課" if (rows["level"] == "department").any() else "部"


def places(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows by 課; of a question, which is told down to the 部 only, by 部 in their place."""
    if kind(rows) == "課":
        return rows[rows["level"].isin(["department", "rest"])]
    own = rows[rows["level"].isin(["bureau", "rest"])]
    return own.assign(department=own["bureau"], level=own["level"].replace("bureau", "department"))


def table(ask: Ask, view: View, plan: Plan) -> Table:
    """The plan, to be taken along."""
    rows = under(ask, view, plan)
    sums, depth = ("部は課の合計で、", "") if kind(rows) == "課" else ("", "1問だけの人数は部までです。")
    notes = [
        sentence(rows, plan.name, plan.line, plan.class_size),
        f"スキル：{plan.name}",
        f"線：{plan.line * 100:.0f}点・1クラス{plan.class_size}人",
        f"人数は、個人の答えが分からないように{(view.k + 1) // 2}人ほどのきざみで読んだ値です。"
        f"{sums}全庁とは一致しません。n<{view.k}などで示せない課は「ほかの課」にまとめています。{depth}",
        f"出典：スキルアセスメント {view.round}",
    ]
    heading = f"研修計画の表：{plan.name}・{plan.line * 100:.0f}点に届かない人"
    title = f"研修計画_{plan.name[:30]}_{plan.line * 100:.0f}点（{view.round}）"
    return Table(heading, title, notes, planned(rows, plan.class_size), "assessment/under_line")


def sentence(under: pd.DataFrame, skill: str, line: float, class_size: int) -> str:
    """How many people, how many classes, where most of them are, and where nobody can."""
    city = under[under["level"] == "city"] if len(under) else under
    if city.empty or not labels.known(city.iloc[0]["people"]):
        return "人数が少ないため、研修の人数を示せません。"
    people, n = int(city.iloc[0]["people"]), int(city.iloc[0]["n"])
    said = [
        f"「{words.short(skill)}」で{line * 100:.0f}点に届かない人は約{labels.count(people)}人（n={labels.count(n)}の"
        f"{labels.whole_percent(people / n)}）、{class_size}人のクラスで{classes(people, class_size)}回"
    ]
    own = places(under)
    own = own[(own["level"] == "department") & own["people"].notna()]
    if len(own) and own["people"].max() > 0:
        most = own.sort_values(["people", "n"], ascending=False).iloc[0]
        said.append(f"最も多いのは{most['department']}の約{labels.count(most['people'])}人")
    few = int(own["able_few"].fillna(False).astype(bool).sum())
    if few:
        said.append(f"できる人がほぼいない課は{few}課")
    return "。".join(said) + "。"


def classes(people: float, size: int) -> int:
    """How many classes of at most ``size`` people that makes."""
    return math.ceil(people / size)


def planned(rows: pd.DataFrame, class_size: int) -> pd.DataFrame:
    """The plan as a table: city, then each 部 with its 課 and what is left of it, with classes."""
    order = {"city": 0, "bureau": 1, "department": 2, "rest": 3}
    first = rows.groupby("bureau")["display_order"].min()
    is_by_department = kind(rows) == "課"
    table = rows.assign(
        place=rows["bureau"].map(first),
        rank=rows["level"].map(order),
        department=[
            {"city": "全庁", "bureau": "（部の計）", "rest": "ほかの課"}.get(level, name)
            for level, name in zip(rows["level"], rows["department"], strict=True)
        ],
        how=[_how(row, is_by_department) for row in rows.itertuples()],
        able_few=rows["able_few"].map({True: "○"}),
        classes=pd.Series(
            [
                classes(people, class_size) if level in ("city", "bureau") and labels.known(people) else None
                for people, level in zip(rows["people"], rows["level"], strict=True)
            ],
            dtype="Int64",
        ),
    )
    table = table.sort_values(["place", "bureau", "rank", "display_order", "department"], na_position="last")
    city = table["level"] == "city"
    table = pd.concat([table[city], table[~city]])
    return table[["bureau", "department", "people", "how", "n", "able_few", "classes"]].reset_index(drop=True)


def _how(row: Any, is_by_department: bool) -> str:
    """How a count is to be read."""
    if not labels.known(row.people):
        return "伏せ"
    if row.level == "bureau" and is_by_department:
        return "課の合計"
    return "ほぼなし" if row.people == 0 else "ほぼ全員" if row.people == row.n else "約"
