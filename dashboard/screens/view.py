"""What a figure depends on besides the store, and how a block asks the store."""

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import Any, Protocol, Self

import pandas as pd

from dashboard import labels
from dashboard.screens.terms import About


class Ask(Protocol):
    """Gives the answer to a named query. Sequences are list parameters; an empty one, or one left out, means all."""

    def __call__(self, name: str, **params: Any) -> pd.DataFrame:
        """The answer, as the query's header declares it."""
        ...


class Comparing(Ask, Protocol):
    """Asks what is on show, beside what it is compared with."""

    @property
    def earlier(self) -> Ask:
        """What the figures compared with are asked of by themselves: a meeting's frozen store, else the same."""
        ...


@dataclass(frozen=True, kw_only=True)
class View:
    """What the filters of the frame say. ``vs`` is None where there is nothing to compare with.

    ``vs_meeting`` is the day of the meeting that is compared with, if one is: ``vs`` is then what its room saw last.

    Empty tuples mean the whole city. Where 課 are chosen they alone have the attention, so ``bureau`` is empty then.
    """

    as_of: dt.date
    vs: dt.date | None
    vs_label: str
    bureau: tuple[str, ...] = ()
    department: tuple[str, ...] = ()
    vs_meeting: dt.date | None = None

    @property
    def compared(self) -> str:
        """What the figures are compared with, in full."""
        if self.vs is None:
            return f"{self.vs_label}のデータなし"
        seen = f"{self.vs_meeting}時点、" if self.vs_meeting else ""
        return f"{self.vs_label}（{seen}{labels.month(self.vs)}）と比較"

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names that have the attention: 課, or 部."""
        return self.department or self.bureau

    @property
    def who(self) -> str:
        """The chosen in short."""
        kind = "課" if self.department else "部"
        return self.chosen[0] if len(self.chosen) == 1 else f"選んだ{len(self.chosen)}{kind}"

    @property
    def together(self) -> str:
        """Whose figure it is where the rows of all the chosen are counted as one."""
        return self.who if len(self.chosen) == 1 else f"{self.who}をまとめて"

    @property
    def attention(self) -> dict[str, Any]:
        """Whom to look at, as query parameters."""
        return {"bureau": self.bureau, "department": self.department}

    @property
    def shared(self) -> dict[str, Any]:
        """What every screen's view has, to make one screen's own view of it."""
        return {each.name: getattr(self, each.name) for each in fields(View)}

    @property
    def city(self) -> Self:
        """The view without anybody's attention: what shows the whole city is drawn once for all."""
        return replace(self, bureau=(), department=())

    def title(self, subject: str) -> str:
        """A block's title: subject, month and whose."""
        who = f"・{'・'.join(self.chosen)}" if self.chosen else ""
        return f"{subject}（{self.as_of.year}年{self.as_of.month}月末{who}）"

    def about(self, *terms: str, counted: str = "", left_out: str = "") -> About:
        """What can be asked about a figure of this view."""
        return About(terms, self.as_of, counted, left_out)
