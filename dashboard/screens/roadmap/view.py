"""What a figure of ロードマップ depends on."""

from dataclasses import dataclass, replace
from typing import Self

from dashboard.screens import view
from dashboard.settings import Settings


@dataclass(frozen=True, kw_only=True)
class View(view.View):
    """The 柱, judged states and initiative chosen; how far ahead 「まもなく期限」 looks, in days; and with which month
    a 年度 begins.
    """

    pillar: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    initiative: str | None = None
    due_days: int
    fiscal_year_start: int

    @property
    def unnarrowed(self) -> Self:
        """The view that keeps whose it is and lets go of 柱, states and the initiative on show."""
        return replace(self, pillar=(), state=(), initiative=None)

    @property
    def city(self) -> Self:
        """The view of the whole city and the whole roadmap."""
        return super().city.unnarrowed


def of(
    frame: view.View,
    city: Settings,
    pillar: tuple[str, ...] = (),
    state: tuple[str, ...] = (),
    initiative: str | None = None,
) -> View:
    """The page's view of what the frame says; as it opens where nothing else is said."""
    return View(
        **frame.shared,
        pillar=pillar,
        state=state,
        initiative=initiative,
        due_days=city.due_days,
        fiscal_year_start=city.fiscal_year_start,
    )
