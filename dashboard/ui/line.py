"""Things worth a word, one under the other: of which kind, what, and what else is said of it."""

from collections.abc import Sequence

from dashboard import markup
from dashboard.markup import Markup
from dashboard.screens.block import Line
from dashboard.screens.terms import Lead
from dashboard.ui import links

TONES = {True: "dx-better", False: "dx-worse", None: "dx-even"}


def column(lines: Sequence[Line], first: int) -> Markup:
    """The first ones in sight, the rest behind a press."""
    more = lines[first:]
    shown = markup.of("<ul class='dx-lines'>{}</ul>", markup.joined(map(_line, lines[:first])))
    if not more:
        return shown
    rest = "<details class='dx-rest'><summary>ほか{}件</summary><ul class='dx-lines'>{}</ul></details>"
    return markup.joined([shown, markup.of(rest, len(more), markup.joined(map(_line, more)))])


def link(lead: Lead, words: str) -> Markup | str:
    """The words, leading to where it is seen; by themselves where that is here."""
    return markup.link(links.to_rows(lead), words) if lead.words else words


def _line(one: Line) -> Markup:
    kind = markup.of("<span class='dx-sort {tone}'>{}</span>", one.kind, tone=TONES[one.good]) if one.kind else ""
    title = link(one.lead, one.title)
    return markup.of("<li>{}<div><b>{}</b><p>{}</p></div></li>", kind, title, one.said)
