"""The minutes of a meeting as one page that prints."""

import datetime as dt
from collections.abc import Sequence

from dashboard import markup
from dashboard.markup import Markup
from dashboard.screens.monthly_meeting import lists
from dashboard.screens.monthly_meeting.lists import Item

UNSEEN = "（会議では映していません）"


def page(
    day: dt.date, basis: str, figures: Markup | None, items: Sequence[Item], promised: Markup | None, today: dt.date
) -> Markup:
    """Title and basis, the figures that the room saw, subject by subject, and what was promised (tables, or None)."""
    parts = [
        markup.of("<p class='dx-title' role='heading' aria-level='1'>{} 月例会議　議事の記録</p>", day),
        markup.of("<p class='dx-basis'>{}</p>", basis),
    ]
    if figures:
        parts += [_heading("会議で見た数値"), figures]
    parts += [_heading("議題"), markup.of("<ol>{}</ol>", markup.joined(_item(each, today) for each in items))]
    parts += [_heading("宿題"), promised or _said("宿題はありません。")]
    return markup.of("<article class='dx-minutes'>{}</article>", markup.joined(parts))


def _item(each: Item, today: dt.date) -> Markup:
    """A subject with what was seen and what was said; a 宿題 stands in full in the list below."""
    notes = markup.joined(markup.of("<li>{}</li>", line) for note in each.notes for line in note.splitlines())
    given = markup.joined(markup.of("<li>宿題：{}</li>", lists.in_words(one, today)) for one in each.homework)
    said = "" if each.said is None else _said(each.said or UNSEEN)
    return markup.of("<li><b>{}</b>{}<ul>{}{}</ul></li>", each.title, said, notes, given)


def _heading(words: str) -> Markup:
    return markup.of("<p class='dx-chart-title' role='heading' aria-level='2'>{}</p>", words)


def _said(words: str) -> Markup:
    return markup.of("<p>{}</p>", words)
