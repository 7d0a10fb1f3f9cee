"""A small window of a sheet around a cell, so that nobody has to open the file to understand what is meant."""

import re
from collections.abc import Sequence

from dashboard import markup
from dashboard.markup import Markup


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


def _cell(text: str, *, is_marked: bool) -> Markup:
    return markup.of("<td class='dx-marked'>{}</td>", text) if is_marked else markup.of("<td>{}</td>", text)
