"""会議時点: 会議で見た数値を残し、残したものを見る。"""

from dashboard.screens.block import Heading
from dashboard.ui import blocks, cached, freezing

HEADING = Heading("会議時点", "会議で見た数値を、そのまま残します。")


def page() -> None:
    """Draw the page from top to bottom."""
    blocks.heading(HEADING)
    if cached.is_sample():
        blocks.basis("見本の市の会議です。最初の資料を取り込むと、見本といっしょに消えます。")
    freezing.form()
    blocks.subheading("確定した会議時点")
    freezing.listed("/online")


page()
