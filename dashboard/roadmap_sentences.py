"""One Japanese sentence for each chart of the ロードマップ, computed from the rows that the chart draws."""


import pandas as pd

from dashboard import labels
from dashboard.charts.rankings.late_ranking import delay


def headline(late: pd.DataFrame, totals: pd.Series) -> str:
    """The page in one line: how many are late, which most, and who has it. ``late``: the late ones, worst first."""
    if not totals["initiatives"]:
        return labels.EMPTY
    if late.empty:
        return f"{labels.count(totals['initiatives'])}件の取組に、遅れはありません（注意 {totals['attention']}件）。"
    worst = late.iloc[0]
    return (
        f"遅れは{len(late)}件。最も大きいのは{_short(worst['initiative'])}（{worst['department']}）で、{delay(worst)}。"
    )


def gantt(rows: pd.DataFrame) -> str:
    """How many initiatives stand there and how they stand to their plan."""
    if rows.empty:
        return labels.EMPTY
    going = rows[rows["computed_state"] != "stopped"]
    early = going["slip_days"].lt(0).sum()
    slipped = going.loc[going["slip_days"] > 0, "slip_days"]
    middle = f"（中央値 {labels.slip(slipped.median())}）" if len(slipped) else ""
    reviewed = int(rows["is_rebaselined"].sum())
    tail = f"基準計画を見直したもの{reviewed}件。" if reviewed else ""
    whole = f"{len(rows)}件{_related(rows)}のうち"
    return f"{whole}、基準計画より遅い見込み・終了は{len(slipped)}件{middle}、早いものは{early}件。{tail}"


def late(rows: pd.DataFrame) -> str:
    """The late ones: since when, and who has most of them."""
    if rows.empty:
        return "遅れている取組はありません。"
    owners = rows["department"].value_counts()
    most = owners[owners == owners.iloc[0]]
    who = f"{most.index[0]}が{most.iloc[0]}件で最多。" if len(most) == 1 and most.iloc[0] > 1 else ""
    missed = int((rows["reason"] == "start_missed").sum())
    start = f"うち開始の遅れ{missed}件。" if missed else ""
    shared = int(rows["is_related"].sum())
    related = f"うち{shared}件は関係課として。" if shared else ""
    longest = rows.sort_values("late_since").iloc[0]
    since = f"最も長いのは{_short(longest['initiative'])}（{labels.month(longest['late_since'])}から）。"
    return f"{related}{start}{who}{since}"


def states(rows: pd.DataFrame, groups: str) -> str:
    """Where the late ones are, by 柱, 施策 or 課. ``rows``: of roadmap/states."""
    if rows.empty:
        return labels.EMPTY
    hit = rows[rows["computed_state"] == "late"].sort_values("initiatives", ascending=False, kind="stable")
    if hit.empty:
        return f"遅れのある{groups}はありません。"
    worst, most = hit.iloc[0]["group_name"], hit.iloc[0]["initiatives"]
    whole = rows.loc[rows["group_name"] == worst, "initiatives"].sum()
    return f"遅れは{len(hit)}つの{groups}に。最も多いのは{worst}（{whole}件中{most}件）。"


def s_curve(gap: pd.Series) -> str:
    """How far completions are behind the plan: initiatives, points and days."""
    if not gap["total"]:
        return "終わりの計画がある取組がないため、比べられません。"
    planned, actual, whole = (labels.count(gap[name]) for name in ("planned", "actual", "total"))
    start = f"計画では{planned}件が終わっているはずのところ、完了は{actual}件（全{whole}件）。"
    if not gap["gap"]:
        return f"{start}計画どおりです。"
    size = f"{labels.count(abs(gap['gap']))}件・{abs(gap['gap_share']) * 100:.1f}ポイント"
    way = "遅れています" if gap["gap"] < 0 else "早く進んでいます"
    return f"{start}{size}、計画より{labels.count(abs(gap['gap_days']))}日{way}。"


def slips(history: pd.DataFrame) -> str:
    """Which end moves month by month. ``history``: rows of roadmap/slip_history."""
    lines = history.dropna(subset="expected_end").sort_values("as_of").groupby("initiative_key")
    moved = {
        rows["initiative"].iloc[-1]: (rows["expected_end"].iloc[-1] - rows["expected_end"].iloc[0]).days
        for _, rows in lines
        if len(rows) > 1
    }
    if not moved:
        return "見込の移り変わりを描ける取組がありません。"
    name, days = max(moved.items(), key=lambda item: item[1])
    steps = history.dropna(subset="expected_end")
    steps = steps[steps["initiative"] == name].sort_values("as_of")["expected_end"].diff().dt.days.gt(0).sum()
    if days <= 0:
        return "見込が後ろへ動いた取組はありません。水平な線は計画どおりです。"
    return f"{_short(name)}は、{steps}回にわたり計{days}日、終わりの見込が後ろへ動きました。"


def changes(rows: pd.DataFrame, before: str) -> str:
    """What became of initiatives since 比較先."""
    counts = rows["became"].value_counts()
    words = [f"{words}{counts[became]}件" for became, words in labels.BECAME.items() if became in counts]
    return f"{before}から：{'、'.join(words)}。" if words else f"{before}から変わった取組はありません。"


def _related(rows: pd.DataFrame) -> str:
    shared = int(rows["is_related"].sum())
    return f"（関係課としての{shared}件を含む）" if shared else ""


def _short(name: str, length: int = 22) -> str:
    return name if len(name) <= length else f"{name[: length - 1]}…"
