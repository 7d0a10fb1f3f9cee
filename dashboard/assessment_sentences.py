"""What the figures of スキルアセスメント say, computed: a Japanese sentence each. Of hidden figures it is silent."""

import math
from typing import Any

import pandas as pd

from dashboard import labels

NO_ROUND = "この回の回答がありません。"
COUNTERS = {"bureau": "部", "department": "課", "grade": "職位"}
ENOUGH = 0.005
"""Half a point: smaller differences are none."""


def headline(units: pd.DataFrame, fields: pd.DataFrame, changes: pd.DataFrame, weakest: pd.DataFrame) -> str:
    """Which skill is missing where. ``weakest``: field_by_department of 課 (or 部 where no 課 may be shown)."""
    several = fields[(fields["questions"] > 1) & fields["median"].notna()].sort_values(["median", "mean"])
    if several.empty:
        return "人数が少ないため、分野の点を示せません。" if len(units) else NO_ROUND
    low = several.iloc[0]
    said = f"最も低い分野は{low['field']}（中央値{labels.score(low['median'])}点）"
    behind = _furthest_behind(weakest)
    where = f"。全庁との差が最も大きいのは{behind}" if behind else ""
    return f"{said}{where}。{_grown(changes)}"


def heatmap(rows: pd.DataFrame) -> str:
    """The widest gaps below the city, and how much is hidden."""
    if rows.empty:
        return "所属のある回答がありません。"
    hidden = rows.groupby([rows["bureau"].fillna(""), rows["department"].fillna("")])["masked"].any().sum()
    note = f"{hidden}行は人数が少ないなどのため、全部または一部を伏せています。" if hidden else ""
    gaps = _gaps(rows).head(3)
    if gaps.empty:
        return note or "全庁より低い部・課はありません。"
    said = "、".join(f"{row.name_}の{row.field}（▲{abs(row.gap) * 100:.1f}点）" for row in _records(gaps))
    return f"全庁より特に低いのは{said}。{note}"


def distribution(units: pd.DataFrame, before: pd.DataFrame | None) -> str:
    """Where the middle half lies, and where it lay."""
    city = _city(units)
    if city is None or not labels.known(city["median"]):
        return "人数が少ないため、分布を示せません。" if city is not None else NO_ROUND
    past = _city(before)
    was = f"（前回{labels.score(past['median'])}点）" if past is not None and labels.known(past["median"]) else ""
    low, middle, high = (labels.score(city[name]) for name in ("p25", "median", "p75"))
    return f"半分の人が{low}〜{high}点。中央値{middle}点{was}。"


def strips(units: pd.DataFrame, level: str) -> str:
    """Highest and lowest, and how far they lie apart."""
    rows = units[units["level"] == level]
    known = rows.dropna(subset=["median"]).sort_values(["median", "unit"])
    if len(known) < 2:
        return "比べられる集まりが2つありません。"
    low, high = known.iloc[0], known.iloc[-1]
    hidden = int(rows["masked"].sum())
    note = f"（ほか{hidden}{COUNTERS.get(level, 'つ')}は伏せています）" if hidden else ""
    return (
        f"最も高いのは{high['unit']}の{labels.score(high['median'])}点、最も低いのは{low['unit']}の{labels.score(low['median'])}点で、"
        f"差は{(high['median'] - low['median']) * 100:.1f}点{note}。"
    )


def by_field(fields: pd.DataFrame) -> str:
    """Highest and lowest field of several questions, and the share of fields of one."""
    several = fields[(fields["questions"] > 1) & fields["median"].notna()].sort_values(["median", "mean"])
    said = []
    if len(several) > 1:
        low, high = several.iloc[0], several.iloc[-1]
        said.append(
            f"中央値は{high['field']}が{labels.score(high['median'])}点で最も高く、{low['field']}が{labels.score(low['median'])}点で最も低い"
        )
    elif len(several):
        said.append(f"{several.iloc[0]['field']}の中央値は{labels.score(several.iloc[0]['median'])}点")
    single = fields[(fields["questions"] == 1) & fields["mean"].notna()]
    said += [f"{row.field}は1問で正答率{labels.score(row.mean)}%" for row in _records(single)]
    return "。".join(said) + "。" if said else "人数が少ないため、分野の点を示せません。"


def changes(rows: pd.DataFrame) -> str:
    """What has surely grown or fallen."""
    city = rows[(rows["level"] == "city") & rows["field"].notna()] if len(rows) else rows
    if city.empty:
        return "比べられる前の回がありません。"
    known = city.dropna(subset=["change"])
    if known.empty:
        return "両方の回に答えた人が少ないため、変化を示せません。"
    grown, fallen = known[known["change_low"] > 0], known[known["change_high"] < 0]
    said = [
        f"{row.field}が{labels.signed(row.change)}点" for row in _records(grown.sort_values("change", ascending=False))
    ]
    lost = [f"{row.field}が{labels.signed(row.change)}点" for row in _records(fallen.sort_values("change"))]
    same = known[(known["change_low"] <= 0) & (known["change_high"] >= 0)]["field"]
    parts = [
        f"伸びたのは{'、'.join(said)}" if said else "確かに伸びた分野はない",
        f"下がったのは{'、'.join(lost)}" if lost else "",
        f"{'・'.join(same)}の変化は偶然の幅のうち" if len(same) else "",
    ]
    return "。".join(part for part in parts if part) + "。"


def items(rows: pd.DataFrame) -> str:
    """The hardest question, and how many tell something."""
    known = rows.dropna(subset=["difficulty"]).sort_values("difficulty")
    if known.empty:
        return "人数が少ないため、設問の点を示せません。"
    low = known.iloc[0]
    counts = known["reading"].value_counts()
    said = [f"{words}{counts[code]}問" for code, words in labels.READINGS.items() if counts.get(code)]
    lowest = f"問{low['question_no']}「{_short(low['question'])}」の{labels.score(low['difficulty'])}点"
    return "。".join([f"最も低いのは{lowest}", "、".join(said)]).removesuffix("。") + "。"


def answers(rows: pd.DataFrame) -> str:
    """The question with the lowest share of answers in the upper half."""
    if rows.empty:
        return "人数が少ないため、答えの内訳を示せません。"
    upper = rows[rows["score"] > 0.5].groupby("question_no")["share"].sum()
    every = rows.drop_duplicates("question_no").set_index("question_no")
    shares = upper.reindex(every.index, fill_value=0.0).sort_values(kind="stable")
    low, high = shares.index[0], shares.index[-1]
    return (
        f"できる側の答えが最も少ないのは問{low}「{_short(every['question'][low])}」の{labels.percent(shares.iloc[0])}、"
        f"最も多いのは問{high}の{labels.percent(shares.iloc[-1])}。"
    )


def skills(rows: pd.DataFrame) -> str:
    """What to train first."""
    known = rows.dropna(subset=["weight"])
    if known.empty:
        return "この点に届かない人が少なく、順位を付けられません。"
    first = known.sort_values("weight", ascending=False).iloc[0]
    judged = f"{labels.count(first['departments_few'])}／{labels.count(first['departments'])}課"
    few = f"できる人が2人以下の課は{judged}。" if first["departments"] > 0 else ""
    return (
        f"最も効くのは「{_short(first['skill'])}」。{labels.count(first['people'])}人が届かず、"
        f"平均であと{labels.score(first['shortfall'])}点。{few}"
    )


def plan(under: pd.DataFrame, skill: str, line: float, class_size: int) -> str:
    """How many people, how many classes, where most of them are, and where nobody can."""
    city = under[under["level"] == "city"] if len(under) else under
    if city.empty or not labels.known(city.iloc[0]["people"]):
        return "人数が少ないため、研修の人数を示せません。"
    people, n = int(city.iloc[0]["people"]), int(city.iloc[0]["n"])
    said = [
        f"「{_short(skill)}」で{line * 100:.0f}点に届かない人は{labels.count(people)}人（n={labels.count(n)}の"
        f"{labels.whole_percent(people / n)}）、{class_size}人のクラスで{classes(people, class_size)}回"
    ]
    own = under[(under["level"] == "department") & under["people"].notna()]
    if len(own) and own["people"].max() > 0:
        most = own.sort_values(["people", "n"], ascending=False).iloc[0]
        said.append(f"最も多いのは{most['department']}の約{labels.count(most['people'])}人")
    few = int(own["able_few"].fillna(False).astype(bool).sum())
    if few:
        said.append(f"できる人が2人以下の課は{few}課")
    return "。".join(said) + "。"


def classes(people: float, size: int) -> int:
    """How many classes of at most ``size`` people that makes."""
    return math.ceil(people / size)


def _city(units: pd.DataFrame | None) -> pd.Series | None:
    if units is None or units.empty:
        return None
    city = units[units["level"] == "city"]
    return city.iloc[0] if len(city) else None


def _records(rows: pd.DataFrame) -> list[Any]:
    """The rows one by one, with their columns as attributes."""
    return list(rows.itertuples(index=False))


def _gaps(rows: pd.DataFrame) -> pd.DataFrame:
    """Shown 課 (or 部) below the city, the furthest and largest first: name_, field, gap (0–1, negative), n."""
    score = rows["median"].where(rows["questions"] > 1, rows["mean"])
    city = rows["city_median"].where(rows["questions"] > 1, rows["city_mean"])
    table = pd.DataFrame(
        {"name_": rows["department"].fillna(rows["bureau"]), "field": rows["field"], "gap": (score - city).round(6),
         "n": rows["n"], "questions": rows["questions"]}
    )  # fmt: skip
    below = table[(table["gap"] < -ENOUGH) & (table["questions"] > 1)]
    return below.sort_values(["gap", "n", "name_", "field"], ascending=[True, False, True, True])


def _furthest_behind(rows: pd.DataFrame) -> str:
    gaps = _gaps(rows) if len(rows) else pd.DataFrame()
    if gaps.empty:
        return ""
    row = gaps.iloc[0]
    return f"{row['name_']}の{row['field']}（▲{abs(row['gap']) * 100:.1f}点）"


def _grown(rows: pd.DataFrame) -> str:
    total = rows[(rows["level"] == "city") & rows["field"].isna()] if len(rows) else rows
    if total.empty or not labels.known(total.iloc[0]["change"]):
        return ""
    row = total.iloc[0]
    if row["change_low"] > 0 or row["change_high"] < 0:
        return f"前回から、同じ人の総合点は{labels.signed(row['change'])}点。"
    return "前回から、同じ人の総合点は偶然の幅を超えて動いていない。"


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:23]}…"
