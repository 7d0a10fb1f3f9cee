"""A small window of a sheet around a cell, so that nobody has to open the file to understand what is meant."""

import re
from collections.abc import Collection, Sequence

from dashboard import markup
from dashboard.markup import Markup

LONGEST = 20
"""Signs of a cell that are shown where its row is looked for."""


def drawn(
    rows: Sequence[int],
    columns: Sequence[str],
    texts: Sequence[Sequence[str]],
    cell: str,
    colours: Sequence[Sequence[str | None]] = (),
) -> Markup:
    """The window as a table with the numbers of its rows and the letters of its columns; ``cell`` is marked.

    ``colours`` are those of its cells, in six hex digits.
    """
    marked = re.match("([A-Z]+)([0-9]+)", cell)
    at = (marked[1], int(marked[2])) if marked else ("", 0)
    head = markup.joined(markup.of("<th scope='col'>{}</th>", each) for each in columns)
    body = markup.joined(
        markup.of("<tr><th scope='row'>{}</th>{}</tr>", row, _line(row, columns, line, at, fills))
        for row, line, fills in zip(rows, texts, colours or [[None] * len(columns)] * len(rows), strict=True)
    )
    return markup.of("<table class='dx-window'><tr><th></th>{}</tr>{}</table>", head, body)


def swatch(colour: str) -> Markup:
    """A colour (six hex digits) as it is in the sheet, beside the words that name it."""
    return markup.of("<span class='dx-swatch' style='background: #{colour}'></span>", colour=colour)


def _line(
    row: int, columns: Sequence[str], texts: Sequence[str], at: tuple[str, int], colours: Sequence[str | None]
) -> Markup:
    return markup.joined(
        _cell(text, is_marked=(column, row) == at, colour=colour)
        for column, text, colour in zip(columns, texts, colours, strict=True)
    )


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


def _cell(text: str, *, is_marked: bool, colour: str | None = None) -> Markup:
    if colour:
        name = "dx-filled dx-marked" if is_marked else "dx-filled"
        return markup.of("<td class='{name}' style='background: #{colour}'>{}</td>", text, name=name, colour=colour)
    return markup.of("<td class='dx-marked'>{}</td>", text) if is_marked else markup.of("<td>{}</td>", text)
