"""会議時点: keep what the room saw, and what rooms saw before."""

import datetime as dt

from dashboard.ui import blocks, cached, freezing


def draw(day: dt.date) -> None:
    """The form, and every frozen meeting."""
    blocks.subheading("会議時点（会議で見た数値を残す）", "frozen")
    if cached.is_sample():
        blocks.basis("見本の市の会議時点は、最初の資料を取り込むと、見本といっしょに消えます。")
    freezing.form(day)
    freezing.listed("/online")
