"""What スキルアセスメント says in words: computed, and silent where it cannot know."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.screens.assessment import answers, change, fields, headline, heatmap, items, plan, scores, skills, strips
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


def test_the_page_in_one_sentence() -> None:
    behind = cells(("甲課", "ツール", 12, -0.2), ("乙課", "統計知識", 40, -0.2), ("丙課", "ツール", 90, 0.1))
    assert headline.sentence(units(CITY), FIELDS, rows_of.changes(), behind) == (
        "最も低い分野は統計知識（平均39.0点）。全庁との差が最も大きいのは乙課の統計知識（▲20.0点）。"
        "前回から、同じ人の総合点は＋5.0点。"
    )
    assert (
        headline.sentence(units(CITY), FIELDS, rows_of.changes().head(0), behind.head(0))
        == "最も低い分野は統計知識（平均39.0点）。"
    )
    assert "示せません" in headline.sentence(
        units(HIDDEN_CITY), FIELDS.assign(mean=np.nan), rows_of.changes(), behind.head(0)
    )


def test_where_the_gaps_are() -> None:
    rows = cells(("甲課", "ツール", 12, -0.2), ("乙課", "統計知識", 40, -0.1), masked=["丁課"])
    assert heatmap.sentence(rows) == (
        "全庁より特に低いのは甲課のツール（▲20.0点）、乙課の統計知識（▲10.0点）。"
        "1行は人数が少ないなどのため、全部または一部を伏せています。"
    )
    assert heatmap.sentence(cells(("甲課", "ツール", 12, 0.2))) == "全庁より低い部・課はありません。"
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


def test_groups_side_by_side() -> None:
    rows = units(("bureau", "甲部", 50, 0.3, 0.6, 0.7, False), ("bureau", "乙部", 50, 0.3, 0.4, 0.7, False),
                 ("bureau", "丙部", 5, np.nan, np.nan, np.nan, True))  # fmt: skip
    assert (
        strips.sentence(rows, "bureau")
        == "最も高いのは甲部の60.0点、最も低いのは乙部の40.0点で、差は20.0点（ほか1部は伏せています）。"
    )
    assert strips.sentence(rows, "grade") == "比べられる集まりが2つありません。"


def test_fields() -> None:
    assert fields.sentence(FIELDS) == (
        "平均は基礎用語が73.0点で最も高く、統計知識が39.0点で最も低い。セキュリティは1問で平均69.7点。"
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


def test_the_plan() -> None:
    assert plan.sentence(rows_of.under(), "統計知識", 0.5, 20) == (
        "「統計知識」で50点に届かない人は約70人（n=120の58%）、20人のクラスで4回。最も多いのは保育課の約25人。"
        "できる人がほぼいない課は1課。"
    )
    assert "示せません" in plan.sentence(rows_of.under().assign(people=np.nan), "統計知識", 0.5, 20)
    hidden = plan.sentence(rows_of.under().query("level == 'city' or department == '伏せ課'"), "統計知識", 0.5, 20)
    assert hidden == "「統計知識」で50点に届かない人は約70人（n=120の58%）、20人のクラスで4回。"
    assert "示せません" in plan.sentence(rows_of.under().head(0), "統計知識", 0.5, 20)


def test_the_plan_of_a_question_is_told_by_bureau() -> None:
    whole = rows_of.under().query("level != 'department'").assign(able_few=None)
    rows = whole[(whole["level"] != "rest") | whole["bureau"].isna()]
    rows = pd.concat([rows, rows.query("level == 'bureau'").assign(bureau="総務部", people=5)])
    assert plan.places(rows)["department"].dropna().tolist() == ["福祉部", "総務部"]
    assert plan.sentence(rows, "問20", 0.5, 20).endswith("20人のクラスで4回。最も多いのは福祉部の約55人。")
    assert set(plan.planned(rows, 20)["how"]) == {"約"}
    assert set(plan.planned(rows_of.under(), 20)["how"]) == {"約", "課の合計", "ほぼ全員", "ほぼなし", "伏せ"}


def test_what_to_train_first() -> None:
    assert skills.sentence(rows_of.skills()).startswith(
        "最も効くのは「とても長い設問の文がここに書かれていて二行にも…」。約840人が届かず、平均であと47.5点。"
    )
    assert "順位を付けられません" in skills.sentence(rows_of.skills().assign(weight=np.nan))


@pytest.mark.parametrize(
    ("people", "size", "classes"), [(0, 20, 0), (1, 20, 1), (20, 20, 1), (21, 20, 2), (571, 20, 29)]
)
def test_classes(people: int, size: int, classes: int) -> None:
    assert plan.classes(people, size) == classes
