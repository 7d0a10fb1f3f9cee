"""What 手続のオンライン化 says in words."""

from typing import Any

import pandas as pd
import pytest

from dashboard import labels
from dashboard.screens.online import barriers, changed, dumbbell, funnel, months, paper, ranking, remaining, spread

NAN = float("nan")
COLUMNS = ("bureau", "department", "applicable", "numerator", "rate_before")


def departments(*rows: Any) -> Any:
    """Answer A from (部, 課, applicable, numerator, rate_before)."""
    frame = pd.DataFrame(rows, columns=COLUMNS).astype({"applicable": float, "numerator": float, "rate_before": float})
    rate = (frame["numerator"] / frame["applicable"]).where(frame["applicable"] > 0)
    return frame.assign(denominator=frame["applicable"], rate=rate, change=rate - frame["rate_before"])


CITY = departments(
    ("総務部", "人事課", 20, 20, 0.9),
    ("総務部", "契約課", 10, 5, 0.5),
    ("福祉部", "福祉課", 40, 4, 0.1),
    ("福祉部", "保育課", 4, 2, 0.75),
    ("福祉部", "介護課", 0, 0, NAN),
    ("議会", "議会事務局", NAN, NAN, NAN),
)
ONE = departments(("総務部", "人事課", 20, 5, NAN))
NONE = CITY.head(0)
UNSENT = CITY.tail(2)


def changes(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """Rows of online/changed from (課, 手続, before, now)."""
    return pd.DataFrame(rows, columns=["department", "procedure", "status_before", "status"])


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (
            changes(("甲課", "届1", "planned", "online"), ("乙課", "届2", "partial", "online"),
                    ("乙課", "届3", "planned", "online"), ("丙課", "届4", "not_online", "planned")),
            "前月から3手続が実施済に（乙課2件ほか1課）。",
        ),
        (
            changes(*((f"{name}課", "届", "planned", "online") for name in "甲乙")),
            "前月から2手続が実施済に（甲課1件・乙課1件）。",
        ),
        (
            changes(*((f"{name}課", "届", "planned", "online") for name in "甲乙丙丁")),
            "前月から4手続が実施済に（4課）。",
        ),
        (changes(("甲課", "届1", "online", "partial")), "実施済でなくなったのは1手続（届1（甲課））。"),
        (changes(("丙課", "届4", "not_online", "planned")), "前月から実施済になった手続はありません。"),
        (changes(), "前月から実施済になった手続はありません。"),
    ],
)  # fmt: skip
def test_what_changed(rows: pd.DataFrame, text: str) -> None:
    assert changed.sentence(rows, before="前月") == text


@pytest.mark.parametrize(
    ("rows", "options", "text"),
    [
        (CITY, {}, "課の中央値は50.0%、上位10%と下位10%の課の差は63.0ポイント。前月から0.5ポイント縮まりました。"),
        (
            CITY.assign(rate_before=CITY["rate"]),
            {"before": "半年前"},
            "課の中央値は50.0%、上位10%と下位10%の課の差は63.0ポイント。半年前と変わっていません。",
        ),
        (
            CITY.assign(rate_before=[0.5, 0.5, 0.5, NAN, NAN, NAN]),
            {},
            "課の中央値は50.0%、上位10%と下位10%の課の差は63.0ポイント。"
            "前月から72.0ポイント広がりました（両方の月に出した3課）。",
        ),
        (CITY.assign(rate_before=NAN), {}, "課の中央値は50.0%、上位10%と下位10%の課の差は63.0ポイント。"),
        (ONE, {}, "率のある課は1課で、25.0%です。"),
        (NONE, {}, labels.EMPTY),
        (UNSENT, {"chosen": ["介護課"]}, labels.EMPTY),
        (CITY, {"chosen": ["福祉課"]}, "福祉課は10.0%（4/40）で、全庁41.9%を31.9ポイント下回ります。"),
        (CITY, {"chosen": ["総務部"]}, "総務部は83.3%（25/30）で、全庁41.9%を41.4ポイント上回ります。"),
        (
            CITY,
            {"chosen": ["人事課", "契約課"]},
            "人事課・契約課をまとめると83.3%（25/30）で、全庁41.9%を41.4ポイント上回ります。",
        ),
        (ONE, {"chosen": ["人事課"]}, "人事課は25.0%（5/20）で、全庁25.0%と同じです。"),
        (CITY, {"chosen": ["議会事務局"]}, "議会事務局には、この基準日の率がありません（未提出または対象なし）。"),
    ],
)
def test_spread(rows: pd.DataFrame, options: dict[str, Any], text: str) -> None:
    assert spread.sentence(rows, **options) == text


@pytest.mark.parametrize(
    ("rows", "chosen", "text"),
    [
        (
            CITY,
            [],
            "最も高いのは人事課 100.0%（20/20）、最も低いのは福祉課 10.0%（4/40）（対象10手続以上の3課のうち）。",
        ),
        (CITY, ["福祉課"], "福祉課は4課中4位、10.0%（4/40）。"),
        (CITY, ["保育課"], "保育課は4課中2位（同率あり）、50.0%（2/4）。"),
        (
            CITY,
            ["議会事務局"],
            "最も高いのは人事課 100.0%（20/20）、最も低いのは福祉課 10.0%（4/40）（対象10手続以上の3課のうち）。",
        ),
        (ONE, [], "対象10手続以上の1課は、すべて25.0%です。"),
        (CITY[CITY["department"] == "保育課"], [], "対象が10手続以上の課がないため、順位は参考です。"),
        (NONE, [], labels.EMPTY),
    ],
)
def test_ranking(rows: pd.DataFrame, chosen: list[str], text: str) -> None:
    assert ranking.sentence(rows, chosen=chosen) == text


def test_ranking_says_ties() -> None:
    tied = departments(("部", "大課", 20, 20, NAN), ("部", "小課", 10, 10, NAN), ("部", "後課", 10, 0, NAN))
    assert ranking.sentence(tied).startswith("最も高いのは大課 100.0%（20/20）ほか同率1課、")


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (CITY, "前月から上昇1課、低下1課、変化なし2課。最大の上昇は人事課＋10.0pt、最大の低下は保育課▲25.0pt。"),
        (CITY.head(2), "前月から上昇1課、低下0課、変化なし1課。最大の上昇は人事課＋10.0pt。"),
        (CITY[1:3], "前月から率が変わった課はありません（2課）。"),
        (ONE, "前月と比べられる課がありません。"),
        (NONE, "前月と比べられる課がありません。"),
    ],
)
def test_dumbbell(rows: pd.DataFrame, text: str) -> None:
    assert dumbbell.sentence(rows) == text


def widths(*ends: Any) -> Any:
    days = pd.date_range(end="2026-10-31", periods=len(ends), freq="ME")
    return pd.DataFrame({"as_of": days, "p10": [low for low, _ in ends], "p90": [high for _, high in ends]})


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (
            widths((0.2, 0.6), (0.3, 0.6)),
            "上位10%と下位10%の課の差は2026-09の40.0ポイントから63.0ポイントへ。前月から0.5ポイント縮まりました。",
        ),
        (widths((NAN, NAN), (0.3, 0.6)), "上位10%と下位10%の課の差は63.0ポイント。比べられる月はまだありません。"),
        (widths(), labels.EMPTY),
    ],
)
def test_months(rows: pd.DataFrame, text: str) -> None:
    """The change is that of the 課, whatever the months say of others: as beside the dots."""
    assert months.sentence(rows, CITY, "前月") == text
    if text != labels.EMPTY and len(rows.dropna()) > 1:
        assert spread.sentence(CITY).endswith(text.partition("へ。")[2])


LIMITS = pd.DataFrame({"n": range(1, 41), "low998": 0.2, "high998": 0.7})


@pytest.mark.parametrize(
    ("rows", "limits", "text"),
    [
        (CITY, LIMITS, "4課のうち2課の差は偶然では説明しにくく、高いのは人事課、低いのは福祉課です。"),
        (CITY[:2], LIMITS, "2課のうち1課の差は偶然では説明しにくく、高いのは人事課です。"),
        (CITY[1:2], LIMITS, "1課すべてが、偶然でも動く幅（99.8%）の中にあります。"),
        (UNSENT, LIMITS, labels.EMPTY),
        (CITY, LIMITS.head(0), labels.EMPTY),
    ],
)
def test_funnel(rows: pd.DataFrame, limits: pd.DataFrame, text: str) -> None:
    assert funnel.sentence(rows, limits) == text


def left(*shares: Any, mendable: Any = True) -> Any:
    columns = {"procedure": "届出", "department": "市民課", "remaining_volume": 1234, "total_volume": 9999,
               "is_mendable": mendable, "cumulative_share": list(shares)}  # fmt: skip
    return pd.DataFrame(columns)


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (left(0.3, 0.5, 1.0), "上位2手続で、残る年9,999件の50.0%を占めます。最多は届出（市民課）の1,234件。"),
        (left(0.1, 0.2), "上位2手続で、残る年9,999件の20.0%を占めます。最多は届出（市民課）の1,234件。"),
        (
            left(1.0, mendable=False),
            "上位1手続で、残る年9,999件の100.0%を占めます。最多は届出（市民課）の1,234件。"
            "うち1,234件は制度や性質が理由で、課だけでは直せません。",
        ),
        (left(1.0, mendable=None), "上位1手続で、残る年9,999件の100.0%を占めます。最多は届出（市民課）の1,234件。"),
        (left(NAN), labels.EMPTY),
        (left(), labels.EMPTY),
    ],
)
def test_pareto(rows: pd.DataFrame, text: str) -> None:
    assert remaining.sentence(rows) == text


def test_paper_in_what_is_online() -> None:
    rows = pd.DataFrame(
        {"procedure": ["住民票"], "department": "市民課", "paper_volume": 300, "total_volume": 400, "usage_rate": 0.25}
    )
    assert "年400件がまだ紙・窓口です。最多は住民票（市民課）の300件（利用率25.0%）" in paper.sentence(rows)
    assert "ありません" in paper.sentence(rows.head(0))


def test_whom_to_talk_to() -> None:
    rows = CITY.assign(
        remaining=CITY["applicable"] - CITY["numerator"], mendable=3, submitted=CITY["department"] != "議会事務局"
    )
    assert ranking.to_talk_to(rows) == (
        "未提出は議会事務局。率が最も低いのは福祉課 10.0%（4/40）で、残る36件のうち3件は課で直せる理由です。"
    )
    assert ranking.to_talk_to(NONE.assign(remaining=[], mendable=[], submitted=[])) == labels.EMPTY


def given(*rows: Any) -> Any:
    return pd.DataFrame(rows, columns=("barrier", "procedures", "remaining_volume"))


@pytest.mark.parametrize(
    ("rows", "measure", "text"),
    [
        (given((3, 30, 5), (4, 20, 95)), "procedures", "最も多い理由は「システムがない」で30件（60.0%）。"),
        (given((3, 30, 5), (4, 20, 95)), "remaining_volume", "最も多い理由は「書類の原本が紙」で95件（95.0%）。"),
        (
            given((3, 5, 0), (4, 5, 0)),
            "procedures",
            "最も多い理由は「システムがない」と「書類の原本が紙」で5件（50.0%）。",
        ),
        (
            given((3, 5, 0), (NAN, 15, 0)),
            "procedures",
            "最も多い理由は「システムがない」で5件（25.0%）。理由の記入なしは15件。",
        ),
        (given((NAN, 15, 0)), "procedures", "理由の書かれた手続がありません（15件）。"),
        (given((3, 5, 0)), "remaining_volume", labels.EMPTY),
        (given(), "procedures", labels.EMPTY),
    ],
)
def test_barriers(rows: pd.DataFrame, measure: str, text: str) -> None:
    assert barriers.sentence(rows, measure=measure) == text
