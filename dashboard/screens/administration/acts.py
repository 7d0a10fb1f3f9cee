"""The list of what was done with the dashboard: what of it is seen, and what it says in short."""

from collections.abc import Collection, Sequence
from typing import Final

import pandas as pd

from dashboard import labels
from dashboard.screens.block import Table
from dashboard.screens.choices import Choice, Switch, Toggle

REFUSED: Final = "断った"
SINCE: Switch[int | None] = Switch("a_since", "いつから", {"30日": 30, "1年": 365, "すべて": None}, is_labelled=True)
PEOPLE, KINDS = Choice("a_by", "だれが", everything="全員"), Choice("a_act", "何を", everything="すべて")
REFUSED_ONLY = Toggle("a_refused", "断ったものだけ")


def sentence(acts: pd.DataFrame, broken: Sequence[str]) -> str:
    """How much there is, and what somebody should look at."""
    if broken:
        return f"{'・'.join(broken)}年度の記録が、書いたときのものではありません（書き換えられたか、壊れています）。"
    refused = int((acts["outcome"] == REFUSED).sum())
    people = acts.loc[acts["by"] != "", "by"].nunique()
    said = f"{labels.count(people)}人の{labels.count(len(acts))}件の記録があります。"
    return said + (f"断ったのは{labels.count(refused)}件です。" if refused else "断ったものはありません。")


def narrowed(
    acts: pd.DataFrame,
    since: pd.Timestamp | None,
    people: Collection[str],
    kinds: Collection[str],
    *,
    only_refused: bool,
) -> pd.DataFrame:
    """Those since then (UTC), of these people and acts; none named is all."""
    wanted = pd.Series(data=True, index=acts.index)
    if since is not None:
        wanted &= acts["at"] >= since
    if people:
        wanted &= acts["by"].isin(people)
    if kinds:
        wanted &= acts["act"].isin(kinds)
    if only_refused:
        wanted &= acts["outcome"] == REFUSED
    return acts[wanted]


def table(acts: pd.DataFrame, kept_years: int) -> Table:
    """The list, with what stands in it and how long."""
    notes = [
        "取込と取消し、会議・計画・見かた・名簿の記録（台帳から）と、開いた人、資料の作成、断ったこと。",
        f"数値、回答、ファイルの中身は入りません。台帳のもの以外は{kept_years}年度のあいだ残します。",
    ]
    return Table("利用の記録", "利用の記録", notes, acts, "audit/acts")
