"""A カルテ as it is drawn: on the screen in parts, on paper a sheet each."""

import base64
from collections.abc import Sequence

from dashboard import markup
from dashboard.markup import Markup
from dashboard.screens.block import Line
from dashboard.screens.department.own import Karte
from dashboard.screens.department.part import Part
from dashboard.screens.department.path import Path
from dashboard.ui import html, line, presenting, tile

COLUMNS = (("left",), ("initiatives", "talks"), ("skills", "moved", "sending"))
"""Parts under each other, beside each other."""
ON_PAPER = 4
"""So many lines of a part stand on a sheet."""


def draw(karte: Karte, asks: str) -> None:
    """All of it under its heading; ``asks`` is what the questions are called."""
    if not presenting.take_tiles(karte.tiles) and presenting.large() is None:
        html.draw(_body(karte, asks, is_paper=False))


def sheet(karte: Karte, asks: str) -> None:
    """The same on a sheet of its own, with its heading; nothing is behind a press."""
    heading = karte.heading
    head = markup.of(
        "<h2>{}</h2><p class='dx-karte-said'>{}</p><p class='dx-basis'>{}</p>",
        heading.title, heading.finding, heading.basis,
    )  # fmt: skip
    body = _body(karte, asks, is_paper=True)
    html.draw(markup.of("<section class='dx-karte-sheet'>{}{}</section>", head, body))


def _body(karte: Karte, asks: str, *, is_paper: bool) -> Markup:
    questions = markup.of("<div class='dx-karte-asks'><h3>{}</h3>{}</div>", asks, _questions(karte.questions))
    columns = [[_part(karte, key, is_paper=is_paper) for key in keys] for keys in COLUMNS]
    parts = markup.joined(markup.of("<div>{}</div>", markup.joined(each)) for each in columns)
    return markup.of(
        "<div class='dx-karte'>{}{}<div class='dx-karte-parts'>{}</div></div>", questions, tile.row(karte.tiles), parts
    )


def _questions(asked: Sequence[Line]) -> Markup:
    """Each with the rule by which it is asked."""
    if not asked:
        return markup.of("<p>{}</p>", "いま、規則に当てはまる問いはありません。")
    item = "<li><b>{}</b><p>{}：{}</p></li>"
    items = [markup.of(item, line.link(each.lead, each.title), each.kind, each.said) for each in asked]
    return markup.of("<ol>{}</ol>", markup.joined(items))


def _part(karte: Karte, key: str, *, is_paper: bool) -> Markup:
    part = karte.parts[key]
    drawn = _path(karte.department, karte.path) if key == "left" and karte.path else ""
    lines = _sheet_lines(part) if is_paper else line.column(part.lines, part.first)
    return markup.of(
        "<section><h3>{}</h3>{}<p class='dx-karte-line'>{}</p>{}</section>",
        part.title, drawn, part.said, lines if part.lines else "",
    )  # fmt: skip


def _sheet_lines(part: Part) -> Markup:
    """The first ones, and how many more there are."""
    first = min(part.first, ON_PAPER)
    more = len(part.lines) - first
    rest = markup.of("<p class='dx-karte-more'>ほか{}件</p>", more) if more > 0 else ""
    return markup.joined([line.column(part.lines[:first], first), rest])


def _path(name: str, path: Path) -> Markup:
    """The picture, and what its lines are."""
    data = base64.b64encode(path.picture.encode()).decode()
    key = markup.of(
        "<figcaption><span class='dx-karte-own'>{} {}</span><span class='dx-karte-middle'>中央値 {}</span>"
        "<span>{}（0〜100%）</span></figcaption>",
        name, *path.last, path.span,
    )  # fmt: skip
    figure = "<figure class='dx-karte-path'><img alt='{}' src='data:image/svg+xml;base64,{data}'>{}</figure>"
    return markup.of(figure, path.said, key, data=data)
