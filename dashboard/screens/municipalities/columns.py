"""What columns of these answers mean that mean something else elsewhere."""

from collections.abc import Mapping

from dashboard.labels import Column
from dashboard.screens.municipalities.words import STANDINGS, TOLD

_PLACE: Mapping[str, Column] = {
    "municipality": Column("団体コード", "text"),
    "name": Column("市区町村", "text"),
    "population": Column("人口", "count"),
    "population_class": Column("人口区分", "text"),
    "prefecture": Column("都道府県", "text"),
}
FIRST: Mapping[str, tuple[str, ...]] = {
    "municipalities/rates": (
        *("name", "rate", "numerator", "denominator", "change", "peer_group", "peer_place", "peers_rated", "off_peers"),
        *("standing", "prefecture"),
    ),
    "municipalities/assessment": ("name", "median", "mean", "n", "standing", "round"),
    "municipalities/months": ("as_of", "median", "p25", "p75", "rated"),
}
"""What a reader looks for in a table, first."""

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "municipalities": {
        **_PLACE,
        "in_both": Column("両方の月に出した市区町村", "count"),
        "last_as_of": Column("最後の基準日", "day"),
        "median_before": Column("比較先の中央値", "share"),
        "median_of_both": Column("両方の月に出した市区町村の中央値", "share"),
        "municipalities": Column("市区町村の数", "count"),
        "not_read": Column("集計を読めない市区町村", "count"),
        "off_peers": Column("類似団体の中央値との差（pt）", "points"),
        "part": Column("区分", "text"),
        "peer_group": Column("類似団体", "text"),
        "peer_median": Column("類似団体の中央値", "share"),
        "peer_place": Column("類似団体での順位", "count"),
        "peers_rated": Column("率のある類似団体", "count"),
        "place": Column("全体での順位", "count"),
        "prefectures": Column("都道府県の数", "count"),
        "rated": Column("率のある市区町村", "count"),
        "standing": Column("率の有無", "code", STANDINGS),
        "city_rate": Column("全体をまとめた率", "share"),
        "departments": Column("出した課数", "count"),
    },
    "municipalities/assessment": {
        "standing": Column("示せるか", "code", TOLD),
        "n": Column("回答者", "count"),
        "mean": Column("平均", "points"),
        "median": Column("中央値", "points"),
    },
}
