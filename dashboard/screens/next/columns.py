"""What columns of these answers mean that no other screen has, and what is read first."""

from collections.abc import Mapping

from dashboard.labels import HIDDEN, Column

FIRST: Mapping[str, tuple[str, ...]] = {
    "next/procedures": (
        *("procedure", "department", "remaining_volume", "is_mendable", "priority", "elsewhere", "elsewhere_tool"),
        *("likeness", "shared_words", "elsewhere_procedure", "barrier", "department_rate"),
    ),
    "next/departments": ("department", "rate_before", "rate", "change", "picked", "picked_volume", "bureau"),
    "next/followed": ("procedure", "department", "plan_state", "status", "annual_count", "planned_for", "barrier"),
    "next/shortest": ("place", "procedure", "department", "annual_count", "rate_after"),
}

PLAN_STATE = Column(
    "計画の状態",
    "code",
    {"done": "実施済", "planned": "これから", "slipped": "期限超過", "dropped": "対象外・状況不明"},
)

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "next": {
        "ref": HIDDEN,
        "picked": Column("選んだ手続", "count"),
        "picked_volume": Column("選んだ手続の年間件数", "count"),
        "rate_before": Column("今の率", "share"),
    },
    "next/procedures": {
        "department_rate": Column("課のオンライン化率", "share"),
        "elsewhere": Column("同じ種類を実施済の課", "text"),
        "elsewhere_procedure": Column("その課の手続", "text"),
        "elsewhere_tool": Column("その実施方法", "text"),
        "elsewhere_departments": Column("実施済の課の数", "count"),
        "likeness": Column("何が同じか", "code", {"name": "名前", "form": "手続の型"}, "—"),
        "shared_words": Column("同じ語・型", "text"),
        "same_basis": Column("根拠法令も同じ", "flag"),
    },
    "next/totals": {
        "online_after": Column("変えたあとの実施済", "count"),
        "online_rate_after": Column("変えたあとの率（種類ベース）", "share"),
        "volume_online_after": Column("変えたあとの実施済の年間件数", "count"),
        "online_rate_by_volume_after": Column("変えたあとの率（件数ベース）", "share"),
        "usage_volume_most": Column("すべて使われたときの利用率の分母", "count"),
        "usage_online_most": Column("すべて使われたときの利用率の分子", "count"),
        "usage_rate_most": Column("すべて使われたときの利用率", "share"),
        "picked_unknown": Column("選んだうち件数不明", "count"),
        "waiting": Column("未オンライン", "count"),
        "waiting_volume": Column("残る年間件数", "count"),
        "waiting_unknown": Column("残るうち件数不明", "count"),
    },
    "next/departments": {"rate": Column("変えたあとの率", "share")},
    "next/spread": {
        "p25_after": Column("変えたあとの下位25%", "share"),
        "median_after": Column("変えたあとの中央値", "share"),
        "p75_after": Column("変えたあとの上位25%", "share"),
    },
    "next/shortest": {
        "place": Column("順", "count"),
        "rate_before": Column("ここまでの率", "share"),
        "rate_after": Column("これを足した率", "share"),
    },
    "next/followed": {"plan_state": PLAN_STATE, "liaison": Column("兼務職員", "person")},
    "next/checklist": {
        "plan_state": PLAN_STATE,
        "model": Column("手本（課・手続・実施方法）", "text"),
        "identity": Column("本人確認", "text"),
        "fee": Column("手数料", "text"),
        "attachments": Column("添付書類", "text"),
        "form_sheet": Column("様式", "text"),
    },
    "next/plans": {
        "plan": Column("計画", "text"),
        "done": Column("すでに実施済", "count"),
        "departments": Column("動く課", "count"),
        "online_rate_after": Column("変えたあとの率（種類ベース）", "share"),
        "online_rate_by_volume_after": Column("変えたあとの率（件数ベース）", "share"),
        "median_after": Column("変えたあとの課の中央値", "share"),
        "spread_after": Column("変えたあとの課のばらつき（pt）", "points"),
    },
    "next/followed_by_month": {"listed": Column("一覧にある手続", "count"), "done": Column("実施済", "count")},
}
