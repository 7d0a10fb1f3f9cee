"""What スキルアセスメント says in words: computed, and silent where it cannot know."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.screens.assessment import (
    answers,
    change,
    fields,
    headline,
    heatmap,
    items,
    plan,
    plan_headline,
    scores,
    skills,
    under,
    words,
)
from tests.charts import assessment as rows_of


def units(*rows: Any) -> Any:
    names = ["level", "unit", "n", "p25", "mean", "p75", "masked"]
    return pd.DataFrame([*rows], columns=names)


CITY = ("city", "全庁", 900, 0.33, 0.5, 0.68, False)
HIDDEN_CITY = ("city", "全庁", 8, np.nan, np.nan, np.nan, True)
FIELDS = pd.DataFrame(
    {"field": ["基礎用語", "統計知識", "セキュリティ"], "questions": [5, 6, 1], "mean": [0.73, 0.39, 0.697]}
)  # fmt: skip


def cells(*gaps: Any, masked: Any = ()) -> Any:
    rows = [
        {"bureau": "福祉部", "department": name, "field": field, "n": n, "mean": 0.5 + gap, "city_mean": 0.5,
         "questions": 6, "masked": False}
        for name, field, n, gap in gaps
    ]  # fmt: skip
    rows += [{**rows[0], "department": name, "mean": np.nan, "masked": True} for name in masked]
    return pd.DataFrame(rows)


def test_the_news_in_one_sentence() -> None:
    behind = cells(("甲課", "ツール", 12, -0.2), ("乙課", "統計知識", 40, -0.3), ("丙課", "ツール", 90, 0.1))
    changes = rows_of.changes(rows_of.change("統計知識", 0.002, -0.01, 0.02))
    lowest = "最も低い分野は統計知識で、前回からの変化は偶然の幅のうち。"
    assert headline.sentence(units(CITY), FIELDS, changes, behind) == (
        f"{lowest}全庁との差が最も大きいのは乙課の統計知識（▲30.0点）。"
    )
    tied = cells(("甲課", "ツール", 12, -0.2), ("乙課", "統計知識", 40, -0.2004))
    assert headline.sentence(units(CITY), FIELDS, changes, tied).endswith(
        "最も大きいのは乙課の統計知識・甲課のツール（いずれも▲20.0点）。"
    )
    grown = changes[changes["field"] != "ツール"].assign(change_low=[0.03, 0.01, -0.01], change_high=0.2)
    assert headline.sentence(units(CITY), FIELDS, grown, behind.head(0)) == (
        "最も低い統計知識だけが、前回から伸びていない（変化は偶然の幅のうち）。"
    )
    fallen = rows_of.changes(rows_of.change("統計知識", -0.05, -0.06, -0.04))
    assert headline.sentence(units(CITY), FIELDS, fallen, behind.head(0)) == (
        "最も低い分野は統計知識で、同じ人の点は前回から▲5.0点。"
    )
    assert headline.sentence(units(CITY), FIELDS, changes.head(0), behind.head(0)) == "最も低い分野は統計知識。"
    alike = FIELDS.assign(mean=[0.39, 0.3904, 0.697])
    assert (
        headline.sentence(units(CITY), alike, changes, behind.head(0)) == "最も低い分野は基礎用語・統計知識で、同じ点。"
    )
    assert "示せません" in headline.sentence(units(HIDDEN_CITY), FIELDS.assign(mean=np.nan), changes, behind.head(0))


def test_where_the_gaps_are() -> None:
    rows = cells(("甲課", "ツール", 12, -0.2), ("乙課", "統計知識", 40, -0.1), masked=["丁課"])
    assert heatmap.sentence(rows) == "全庁より特に低いのは甲課のツール（▲20.0点）、乙課の統計知識（▲10.0点）。"
    few = cells(("甲課", "ツール", 12, 0.2), masked=["丁課"])
    assert heatmap.sentence(few) == "1行は人数が少ないなどのため、全部または一部を伏せています。"
    tied = cells(*((name, "ツール", 12, -0.2) for name in ("甲課", "乙課", "丙課", "丁課")))
    assert heatmap.sentence(tied).endswith("など4つ（いずれも▲20.0点）。")
    assert heatmap.sentence(cells(("甲課", "ツール", 12, 0.2))) == "全庁より低い部はありません。"
    assert heatmap.sentence(rows.head(0)) == "所属のある回答がありません。"


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ([CITY], [(*CITY[:4], 0.45, *CITY[5:])], "半分の人が33.0〜68.0点。平均50.0点（前回45.0点）。"),
        ([CITY], None, "半分の人が33.0〜68.0点。平均50.0点。"),
        ([CITY], [HIDDEN_CITY], "半分の人が33.0〜68.0点。平均50.0点。"),
        ([HIDDEN_CITY], None, "人数が少ないため、分布を示せません。"),
        ([], None, "この回の回答がありません。"),
    ],
)
def test_the_distribution(now: list[Any], before: list[Any] | None, said: str) -> None:
    assert scores.sentence(units(*now), None if before is None else units(*before)) == said


def test_fields() -> None:
    assert fields.sentence(FIELDS) == (
        "平均が最も高いのは基礎用語の73.0点、最も低いのは統計知識の39.0点。セキュリティは1問で平均69.7点。"
    )
    assert fields.sentence(FIELDS.head(1)) == "基礎用語の平均は73.0点。"
    assert "示せません" in fields.sentence(FIELDS.assign(mean=np.nan))


def test_changes() -> None:
    assert (
        change.sentence(rows_of.changes())
        == "確かに伸びた分野はない。下がったのは基礎用語が▲4.0点。ツールの変化は偶然の幅のうち。"
    )
    grown = rows_of.changes().assign(change_low=[0.03, 0.01, 0.02], change_high=0.2, change=[0.05, 0.04, 0.1])
    assert change.sentence(grown) == "伸びたのはツールが＋10.0点、基礎用語が＋4.0点。"
    assert change.sentence(rows_of.changes().head(0)) == "比べられる前の回がありません。"
    assert "示せません" in change.sentence(rows_of.changes().assign(change=np.nan))


def test_questions_and_answers() -> None:
    assert (
        items.sentence(rows_of.items())
        == "最も低いのは問3「丙を理解していますか」の30.0点。ほぼ全員ができる1問、差がつく1問、見直し候補1問。"
    )
    assert items.sentence(rows_of.items().assign(reading=None)) == "最も低いのは問3「丙を理解していますか」の30.0点。"
    assert "示せません" in items.sentence(rows_of.items().assign(difficulty=np.nan))
    assert answers.sentence(rows_of.answers()).startswith(
        "できる側の答えが最も少ないのは問1「五段階の設問を理解していますか」の40.0%"
    )
    assert "示せません" in answers.sentence(rows_of.answers().head(0))


TRAINING = plan.Plan.of("分野:統計知識", "分野：統計知識", 0.5, 20)


def test_the_plan_says_its_numbers_once_and_for_whom() -> None:
    assert plan.sentence(rows_of.under(), TRAINING, 150) == (
        "「統計知識」で50点に届かない人は、回答者120人のうち約70人（58%）。部や課をまたぐ20人のクラスで4クラス。"
        "答えていない30人は数えていません。"
    )
    assert plan.sentence(rows_of.under(), TRAINING, None).endswith("クラス。答えていない人は数えていません。")
    assert plan.sentence(rows_of.under().assign(people=np.nan), TRAINING, 150) == plan.TOO_FEW
    assert plan.sentence(rows_of.under().head(0), TRAINING, 150) == plan.TOO_FEW


def test_where_the_people_are() -> None:
    rows = rows_of.under()
    assert under.sentence(plan.places(rows, "department"), "課") == (
        "人数が最も多いのは保育課の約25人、割合が最も高いのは介護課のほぼ全員。"
    )
    alike = rows.assign(people=rows["people"].where(rows["department"] != "保育課", 20))
    assert "最も多いのは保育課・介護課（いずれも約20人）" in under.sentence(plan.places(alike, "department"), "課")
    assert plan.places(rows, "bureau", ("保育課",))["department"].dropna().tolist() == ["福祉部", "保育課"]
    assert plan.nobody(rows) == ["介護課"]
    assert plan_headline.where_nobody_can(rows, TRAINING) == "「統計知識」ができる人のほぼいない課は介護課。"
    assert under.sentence(plan.places(rows.assign(people=np.nan), "department"), "課") == "示せる人数がありません。"


def test_the_plan_of_a_question_is_told_by_bureau() -> None:
    whole = rows_of.under().query("level != 'department'").assign(able_few=None)
    rows = whole[(whole["level"] != "rest") | whole["bureau"].isna()]
    rows = pd.concat([rows, rows.query("level == 'bureau'").assign(bureau="総務部", people=5)])
    assert plan.places(rows, "department")["department"].dropna().tolist() == ["福祉部", "総務部"]
    assert under.sentence(plan.places(rows, "bureau"), "部", is_question=True) == (
        "人数が最も多いのは福祉部の約55人、割合が最も高いのは福祉部の55%。1問だけの人数は部までで示します。"
    )
    assert set(plan.planned(rows)["how"]) == {"約"}
    assert set(plan.planned(rows_of.under())["how"]) == {"約", "課の合計", "ほぼ全員", "ほぼなし", "伏せ"}


def test_yes_and_no_is_not_compared_with_steps() -> None:
    rows = skills.ranked(rows_of.skills().assign(people=[400, 500, 6]))
    assert list(rows["question_no"]) == ["20", "13", "9"]
    assert skills.sentence(rows, "question") == (
        "最も多いのは、段階で答える設問では問20の約400人、できる・できないでは問9の約500人。"
    )
    question = plan.Plan.of("問:13", "問13 丙", 0.5, 20)
    assert plan_headline.among_others(rows, question) == "届かない人の多さは、段階で答える2問のうち2番目。"
    tied = rows.assign(people=400)
    assert "（同じ人数がほかに1つ）" in plan_headline.among_others(tied, question)
    assert "問20・問13（いずれも約400人）" in skills.sentence(skills.ranked(tied), "question")
    assert "順位を付けられません" in skills.sentence(rows.assign(people=0), "question")


def test_leaders_are_those_that_look_alike() -> None:
    rows = pd.DataFrame({"name": list("甲乙丙丁戊"), "mean": [0.4001, 0.4004, 0.5, np.nan, 0.4]})
    assert list(words.leaders(rows, "mean", lowest=True)["name"]) == ["甲", "乙", "戊"]
    assert list(words.leaders(rows, "mean")["name"]) == ["丙"]
    assert words.alike(["甲"], "課", "40.0点") == "甲の40.0点"
    assert words.alike(list("甲乙丙丁"), "課", "40.0点") == "甲・乙・丙など4課（いずれも40.0点）"


@pytest.mark.parametrize(
    ("people", "size", "classes"), [(0, 20, 0), (1, 20, 1), (20, 20, 1), (21, 20, 2), (571, 20, 29)]
)
def test_classes(people: int, size: int, classes: int) -> None:
    assert plan.classes(people, size) == classes
