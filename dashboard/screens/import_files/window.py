"""A small window of a sheet around a cell, so that nobody has to open the file to understand what is meant."""

import re
from collections.abc import Collection, Sequence

from dashboard import markup
from dashboard.markup import Markup

LONGEST = 20
"""Signs of a cell that are shown where its row is looked for."""


def drawn(rows: Sequence[int], columns: Sequence[str], texts: Sequence[Sequence[str]], cell: str) -> Markup:
    """The window as a table with the numbers of its rows and the letters of its columns; ``cell`` is marked."""
    marked = re.match("([A-Z]+)([0-9]+)", cell)
    at = (marked[1], int(marked[2])) if marked else ("", 0)
    head = markup.joined(markup.of("<th scope='col'>{}</th>", each) for each in columns)
    body = markup.joined(
        markup.of(
            "<tr><th scope='row'>{}</th>{}</tr>",
            row,
            markup.joined(
                _cell(text, is_marked=(column, row) == at) for column, text in zip(columns, line, strict=True)
            ),
        )
        for row, line in zip(rows, texts, strict=True)
    )
    return markup.of("<table class='dx-window'><tr><th></th>{}</tr>{}</table>", head, body)


def top(rows: Sequence[Sequence[str]], marked: Collection[int]) -> Markup:
    """The first rows of a sheet with their numbers; some of them (0-based) are marked."""
    body = markup.joined(
        markup.of(
            "<tr><th scope='row'>{}</th>{}</tr>",
            number + 1,
            markup.joined(_cell(_short(text), is_marked=number in marked) for text in row),
        )
        for number, row in enumerate(rows)
    )
    return markup.of("<div class='dx-top' tabindex='0'><table class='dx-window'>{}</table></div>", body)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _cell(text: str, *, is_marked: bool) -> Markup:
    return markup.of("<td class='dx-marked'>{}</td>", text) if is_marked else markup.of("<td>{}</td>", text)
