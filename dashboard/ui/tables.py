"""A table on the screen, and the same as an Excel workbook."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.exports import excel

MOMENTS = ("imported_at", "built_at")
JAPAN = "Asia/Tokyo"
SHARES = {
    *("rate", "rate_low", "rate_high", "rate_before", "change", "city_rate", "cumulative_share"),
    *("min", "p10", "p25", "median", "p75", "p90", "max"),
    *("response_rate", "share", "progress", "planned_progress"),
}
"""Columns that hold shares (0–1)."""
COEFFICIENTS = {"discrimination", "alpha", "alpha_low", "alpha_high", "weight"}
"""Columns that hold numbers with two decimals. Those named …_points have one; every other number is a count."""
QUANTITIES = {"kpi_baseline", "kpi_target", "kpi_actual"}
"""Columns that hold figures of any kind, with the decimals they have."""
CODES: dict[str, Callable[[Any], str | None]] = {
    "status": labels.status,
    "status_before": labels.status,
    "severity": labels.SEVERITIES.get,
    "dataset": labels.DATASETS.get,
    "reading": labels.READINGS.get,
    "computed_state": labels.state,
    "reported_state": labels.STATES.get,
    "state_before": labels.STATES.get,
    "reason": labels.REASONS.get,
    "became": labels.BECAME.get,
    "agrees": {True: "合う", False: "合わない"}.get,
}
LISTS = {"related_departments", "milestones"}
"""Columns of several texts."""
ROOM_FOR_DOWNLOAD = 56
UNSEEN = ["display_order", "field_order", "is_latest", "total_volume", "place", "score", "initiative_key", "waits"]
SCORES = ("mean", "p25", "median", "p75", "city_median", "city_mean", "difficulty", "shortfall", "bin",
          "change", "change_low", "change_high")  # fmt: skip
"""Columns of the アセスメント that hold scores (0–1)."""


def table(
    key: str,
    rows: pd.DataFrame,
    title: str,
    notes: Sequence[str],
    height: int,
    *,
    answer: str | None = None,
    pick: Callable[[int], None] | None = None,
) -> None:
    """A table with Japanese headings, and the same as an Excel workbook. Choosing a row gives its place to ``pick``."""
    if answer and answer.startswith("assessment/"):
        rows = _points(rows)
    shown = _for_table(rows)
    headings = labels.headings(list(rows.columns))
    shares = [heading for name, heading in headings.items() if name in SHARES]
    decimals = {heading: _decimals(name) for name, heading in headings.items() if _decimals(name)}
    st.dataframe(
        shown.assign(**{share: shown[share] * 100 for share in shares}),
        key=key,
        hide_index=True,
        height=height,
        # Rows of a lazy table cannot be chosen.
        lazy=pick is None,
        column_config=_formats(shown, shares)
        | {heading: st.column_config.NumberColumn(format=f"%.{places}f") for heading, places in decimals.items()},
        placeholder=labels.UNKNOWN,
        alt=title,
        on_select=_row_picker(key, pick) if pick else "ignore",
        selection_mode="single-row",
    )
    st.download_button(
        "Excelで保存",
        data=lambda: excel.workbook(
            shown, title, notes, {heading: f"0.{'0' * places}" for heading, places in decimals.items()}
        ),
        file_name=f"{title}.xlsx",
        mime=excel.MIME,
        key=f"{key}_download",
        on_click="ignore",
        icon=":material/download:",
    )


def local_time(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with their moments (kept in UTC) as the clock on the wall says."""
    moments = [name for name in MOMENTS if name in rows]
    return rows.assign(**{name: rows[name].dt.tz_localize("UTC").dt.tz_convert(JAPAN).dt.tz_localize(None)
                          for name in moments})  # fmt: skip


def _points(rows: pd.DataFrame) -> pd.DataFrame:
    """Scores (0–1) as points (0–100) under names that say so."""
    scores = [name for name in SCORES if name in rows]
    shown = rows.assign(**{name: rows[name].astype(float) * 100 for name in scores})
    return shown.rename(columns={name: f"{name}_points" for name in scores})


def _for_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in words: Japanese headings, codes spelled out, whole numbers whole, unknown left blank."""
    shown = local_time(rows.drop(columns=UNSEEN, errors="ignore").copy())
    for name, column in shown.items():
        if name in CODES:
            shown[name] = column.map(CODES[str(name)])
        elif name == "barrier":
            shown[name] = column.map(labels.barrier, na_action="ignore")
        elif name in LISTS:
            shown[name] = column.map("、".join)
        elif name in QUANTITIES:
            continue
        elif column.dtype.kind == "b":
            shown[name] = column.map({True: "○", False: ""})
        elif column.dtype.kind == "f" and name not in SHARES and not _decimals(str(name)):
            shown[name] = column.astype("Int64")
    return shown.rename(columns=labels.headings(list(shown.columns)))


def _decimals(name: str) -> int:
    """How many decimals a column's numbers have: points one, coefficients two, all others none."""
    return 1 if name.endswith("_points") else 2 if name in COEFFICIENTS else 0


def _formats(shown: pd.DataFrame, shares: Sequence[str]) -> dict[str, Any]:
    """Shares as 45.2%, dates as 2026-10-31, whole numbers with separators."""
    formats: dict[str, Any] = {share: st.column_config.NumberColumn(format="%.1f%%") for share in shares}
    for name, kind in shown.dtypes.items():
        if pd.api.types.is_datetime64_any_dtype(kind):
            moment = name in {labels.HEADINGS[column] for column in MOMENTS}
            formats[str(name)] = st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm" if moment else "YYYY-MM-DD")
        elif pd.api.types.is_integer_dtype(kind):
            formats[str(name)] = st.column_config.NumberColumn(format="localized")
    return formats


def _row_picker(key: str, pick: Callable[[int], None]) -> Callable[[], None]:
    def picked() -> None:
        chosen: list[int] = st.session_state[key]["selection"]["rows"]
        if chosen:
            pick(chosen[0])

    return picked
