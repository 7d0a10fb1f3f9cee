"""柱 by judged state: the block of ロードマップ as it is."""

from dashboard.screens.block import Block
from dashboard.screens.overview.view import View
from dashboard.screens.roadmap import states
from dashboard.screens.view import Ask


def block(ask: Ask, view: View) -> Block:
    """柱 by judged state."""
    assert view.roadmap
    return states.block(ask, view.roadmap, "pillar")
