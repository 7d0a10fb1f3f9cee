"""A table on standard output: for people, for spreadsheets, for programs."""

import argparse

import pandas as pd

from dashboard.exports import csv


def add(parser: argparse.ArgumentParser) -> None:
    """Declare how a table is printed."""
    parser.add_argument("--format", choices=["table", "csv", "json"], default="table")


def write(rows: pd.DataFrame, how: str) -> None:
    """Print a table in that form."""
    if how == "json":
        print(_days(rows).to_json(orient="records", force_ascii=False, date_format="iso", indent=1))
    elif how == "csv":
        print(csv.text(rows), end="")
    else:
        print(rows.to_string(index=False, na_rep="—", float_format=lambda number: f"{number:.4f}"))


def _days(rows: pd.DataFrame) -> pd.DataFrame:
    """Dates as 2026-10-31: pandas writes them as moments."""
    days = [name for name, kind in rows.dtypes.items() if kind.kind == "M" and getattr(kind, "tz", None) is None]
    return rows.assign(**{str(name): rows[name].dt.strftime("%Y-%m-%d") for name in days})
