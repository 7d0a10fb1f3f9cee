"""Which tables there are, what a row of each is, and what its columns mean."""

from pathlib import Path

from dashboard import markup
from dashboard.console import catalogue
from dashboard.console.catalogue import Table
from dashboard.markup import Markup
from dashboard.ui import html

OLD = "この会議時点は前の版のプログラムで作られたため、SQLでは聞けません。"


def draw(store: Path) -> None:
    """All of them, each to be unfolded."""
    found = catalogue.tables(store)
    said = markup.joined(map(_table, found)) if found else markup.of("<p>{}</p>", OLD)
    html.draw(markup.of("<div class='dx-sql-tables'>{}</div>", said))


def _table(table: Table) -> Markup:
    fields = markup.joined(
        markup.of("<dt>{} <small>{}</small></dt><dd>{}</dd>", each.name, each.kind, each.about) for each in table.fields
    )
    return markup.of(
        "<details><summary><b>{}</b> {}</summary><p>1行＝{}</p><dl>{}</dl></details>",
        table.name, table.about, table.grain, fields,
    )  # fmt: skip
