"""What can be chosen on the screen besides the filters of the frame."""

from typing import Literal

from dashboard.screens.choices import Pinned, Switch

Range = Literal["one", "bureau", "city"]

LOOKS: Switch[Literal["one", "many"]] = Switch("looks", "見かた", {"1つの課": "one", "課どうしの関係": "many"})
BESIDE = Pinned("link", "率と並べるもの", is_labelled=False)
SHEETS: Switch[Range] = Switch(
    "range", "印刷と資料の範囲", {"この課": "one", "この部の全課": "bureau", "全庁": "city"}, is_labelled=True
)
"""Whose カルテ are printed and taken along."""
