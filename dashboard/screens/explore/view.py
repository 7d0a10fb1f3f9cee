"""What a figure of 探索 depends on, and how it is read from what is chosen, on the page and in what is made of it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, Self

from dashboard.screens import view
from dashboard.screens.choices import Choice, Number, Option, Pinned, Shown, Switch, Text, Toggle
from dashboard.screens.explore import filters, ranges, shapes
from dashboard.screens.explore.subjects import SUBJECTS
from dashboard.screens.explore.subjects.subject import (
    BUREAU,
    DEPARTMENT,
    MONTH,
    NONE,
    YEAR,
    Dimension,
    Measure,
    Subject,
)
from dashboard.screens.state import Source
from dashboard.screens.view import Ask

NO_COLUMNS = "（なし）"


class Chooser(Protocol):
    """What is chosen: the widgets of the page, or what stands in a URL (screens.state)."""

    def switch(self, one: Switch[Option], /) -> Option:
        """What the chosen words stand for."""
        ...

    def pinned(self, one: Pinned, options: Mapping[str, str], /) -> str:
        """The one that is chosen; the first is the default."""
        ...

    def several(self, one: Choice, options: list[str], /) -> Sequence[str]:
        """Those that are chosen, in words; none means all."""
        ...

    def toggle(self, one: Toggle, /) -> bool:
        """Whether it is turned on."""
        ...

    def number(self, one: Number, /) -> int:
        """The number that is chosen."""
        ...

    def text(self, one: Text, /) -> str:
        """The words that are typed."""
        ...

    def shown(self, one: Shown, options: Mapping[str, str], /) -> str | None:
        """The one that is shown, if any."""
        ...


@dataclass(frozen=True, kw_only=True)
class View(view.View):
    """``rows``, ``columns`` and ``measure`` by their keys in the subject; ``narrowed``: dimension → values;
    ``between``: the ends of each range; ``row`` and ``column`` the cell whose rows are listed.
    """

    subject_key: str
    rows: str
    columns: str
    measure_key: str
    shape: str
    order: filters.Order
    top: int
    months: int | None
    with_partial: bool
    year_begins: int
    today: dt.date
    narrowed: tuple[tuple[str, tuple[str, ...]], ...] = ()
    between: tuple[ranges.Bounds, ...] = ()
    search: str = ""
    unread: tuple[str, ...] = ()
    row: str | None = None
    column: str | None = None
    second_key: str = ""

    @property
    def subject(self) -> Subject:
        """What is asked about."""
        return SUBJECTS[self.subject_key]

    @property
    def measure(self) -> Measure:
        """What is counted."""
        return self.subject.counted[self.measure_key]

    @property
    def second(self) -> Measure:
        """What the measure is set against."""
        return self.subject.counted[self.second_key]

    @property
    def is_among(self) -> bool:
        """Whether the chosen are shown among the whole city, for each is a dot there."""
        return self.shape == shapes.SCATTER and self.rows in (BUREAU, DEPARTMENT)

    @property
    def among(self) -> Self:
        """The same of the whole city, where that is what is shown."""
        return replace(self, bureau=(), department=()) if self.is_among else self

    @property
    def row_dimension(self) -> Dimension:
        """What the rows are."""
        return self.subject.by_key[self.rows]

    @property
    def column_dimension(self) -> Dimension | None:
        """What the columns are, if there are any."""
        return None if self.columns == NONE else self.subject.by_key[self.columns]

    @property
    def since(self) -> dt.date | None:
        """The first month that is shown where months stand beside each other."""
        if self.months is None:
            return None
        months = self.as_of.year * 12 + self.as_of.month - self.months
        return dt.date(months // 12, months % 12 + 1, 1)

    @property
    def when(self) -> str:
        """Of which month it is, or of which months."""
        day = f"{self.as_of.year}年{self.as_of.month}月"
        if not self.measure.is_over_months:
            return f"{day}末"
        if self.since is None:
            return f"{day}まで"
        return day if self.months == 1 else f"{self.since.year}年{self.since.month}月〜{day}"

    @property
    def behind(self) -> str:
        """The answer that lists what is counted; nothing where nobody's rows are listed."""
        return self.measure.behind or self.subject.behind

    @property
    def filtered(self) -> dict[str, Any]:
        """What is counted at all, as query parameters. 部 and 課 of the frame narrow here, too."""
        ends = zip(self.subject.ranges, self.between, strict=False)
        bounds = {name: end for each, got in ends for name, end in ((each.low, got.low), (each.high, got.high))}
        searched = {"search": self.search or None} if self.subject.search else {}
        return {**self.attention, **dict(self.narrowed), **bounds, **searched}

    @property
    def asked(self) -> dict[str, Any]:
        """All that the answer is asked."""
        laid = {"rows": self.rows, "columns": self.columns, "measure": self.measure_key}
        return {**laid, **self.given(self.subject.takes), **self.filtered}

    def given(self, names: Sequence[str]) -> dict[str, Any]:
        """Those of its own facts that an answer is asked."""
        own: dict[str, Any] = {
            "as_of": self.as_of,
            "since": self.since,
            "year_begins": self.year_begins,
            "today": self.today,
        }
        own |= {"with_partial": self.with_partial, "measure": self.measure_key}
        return {name: own[name] for name in names}

    @property
    def conditions(self) -> list[str]:
        """What narrows it besides 部 and 課, in words."""
        dimensions = self.subject.by_key
        said = [f"{dimensions[key].name}が{'・'.join(map(dimensions[key].said, each))}" for key, each in self.narrowed]
        ends = zip(self.subject.ranges, self.between, strict=False)
        said += [f"{each.text.label}が{got.said(each.unit)}" for each, got in ends if got.said()]
        said += [f"「{self.search}」を含む"] if self.search else []
        return said

    @property
    def whom(self) -> list[str]:
        """The chosen 部 or 課 as a condition, in words."""
        return [f"{'・'.join(self.chosen)}だけ"] if self.chosen else []


def of(frame: view.View, subject: Subject, choose: Chooser, source: Source) -> View:
    """The page's view of what the frame says and what is chosen."""
    measure = choose.pinned(
        filters.MEASURE, _first({each.key: each.name for each in subject.measures}, subject.first[2])
    )
    dimensions = {each.key: each.name for each in subject.dimensions if each.key not in subject.only_columns}
    rows = choose.pinned(filters.ROWS, _first(dimensions, subject.first[0]))
    others = {
        each.key: each.name
        for each in subject.dimensions
        if each.key != rows and not {each.key, rows} <= {MONTH, YEAR} and each.key not in subject.only_rows
    }
    columns = choose.pinned(filters.COLUMNS, {NONE: NO_COLUMNS, **others})
    shape = choose.pinned(filters.SHAPE, shapes.offered(subject, rows, columns, measure))
    second = choose.pinned(filters.SECOND, subject.others(measure)) if shape == shapes.SCATTER else ""
    chosen = View(
        **frame.shared | {"vs": None, "vs_label": "", "vs_meeting": None},
        subject_key=subject.key,
        rows=rows,
        columns=columns,
        measure_key=measure,
        shape=shape,
        second_key=second,
        order=choose.switch(filters.ORDER),
        top=choose.number(filters.TOP),
        months=choose.switch(filters.PERIOD),
        with_partial="with_partial" in subject.takes and choose.toggle(filters.PARTIAL),
        year_begins=source.city.fiscal_year_start,
        today=source.today,
    )
    return _narrowed(chosen, choose, source)


def _narrowed(chosen: View, choose: Chooser, source: Source) -> View:
    """The same, narrowed by its conditions, and the cell whose rows are listed."""
    subject = chosen.subject
    narrowed = [
        (each.key, _values(choose, each.choice, source.drawn(there, chosen, each.key)))
        for each in subject.dimensions
        if each.choice is not None
    ]
    typed = [(each.text, choose.text(each.text)) for each in subject.ranges]
    read = [ranges.read(text) for _, text in typed]
    return replace(
        chosen,
        row=_one(choose, filters.ROW, source.drawn(there, chosen, chosen.rows)),
        column=_one(choose, filters.COLUMN, source.drawn(there, chosen, chosen.columns)),
        narrowed=tuple((key, each) for key, each in narrowed if each),
        between=tuple(each or ranges.Bounds() for each in read),
        search=choose.text(subject.search) if subject.search else "",
        unread=tuple(f"{one.label}「{text}」" for (one, text), got in zip(typed, read, strict=True) if got is None),
    )


def there(ask: Ask, chosen: View, dimension: str) -> dict[str, str]:
    """What there is of a dimension in that month, whatever narrows it, and all that it has words for: value → words."""
    subject = chosen.subject
    if dimension == NONE:
        return {}
    one = subject.by_key[dimension]
    way = "column" if dimension in subject.only_columns else "row"
    rows = ask(subject.answer, **{f"{way}s": dimension}, **chosen.given(subject.takes))
    # What has a word of its own can be asked for where there is none of it now: a link must not mean all then.
    return {each: one.said(each) for each in dict.fromkeys([*(one.words or ()), *rows[f"{way}_key"].dropna()])}


def _values(choose: Chooser, one: Choice, options: Mapping[str, str]) -> tuple[str, ...]:
    by_words = {words: value for value, words in options.items()}
    return tuple(by_words[words] for words in choose.several(one, list(by_words)) if words in by_words)


def _one(choose: Chooser, one: Shown, options: Mapping[str, str]) -> str | None:
    by_words = {words: value for value, words in options.items()}
    words = choose.shown(one, {each: each for each in by_words})
    return None if words is None else by_words[words]


def _first(options: Mapping[str, str], first: str) -> dict[str, str]:
    return {first: options[first], **options}


def months(ask: Ask, chosen: View) -> list[dt.date]:
    """The months that there are up to the one on show."""
    rows = ask(chosen.subject.answer, rows=MONTH, as_of=chosen.as_of)
    return [dt.date.fromisoformat(each) for each in rows["row_key"].dropna()]
