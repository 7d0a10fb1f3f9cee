"""What 概況 depends on: the month, and the view of each subject that there is."""

from dataclasses import dataclass, replace
from typing import Self

import pandas as pd

from dashboard.screens import view
from dashboard.screens.assessment.view import View as Assessment
from dashboard.screens.assessment.view import of_round
from dashboard.screens.online import view as online_view
from dashboard.screens.online.view import View as Online
from dashboard.screens.roadmap import view as roadmap_view
from dashboard.screens.roadmap.view import View as Roadmap
from dashboard.screens.view import Ask
from dashboard.settings import Settings


@dataclass(frozen=True, kw_only=True)
class View(view.View):
    """Each subject as its own page shows it; None where there is nothing of it."""

    online: Online | None
    assessment: Assessment | None
    roadmap: Roadmap | None

    @property
    def city(self) -> Self:
        """The view of the whole city in every subject."""
        return replace(
            super().city,
            online=self.online.city if self.online else None,
            assessment=self.assessment.city if self.assessment else None,
            roadmap=self.roadmap.city if self.roadmap else None,
        )


def of(
    ask: Ask,
    city: Settings,
    month: view.View | None,
    online: view.View | None,
    roadmap: view.View | None,
    bureau: tuple[str, ...],
    department: tuple[str, ...],
) -> View | None:
    """The view of a month from what the filters say of all lists and of each kind; None where nothing is imported."""
    held = _round(ask, month)
    assessment = of_round(ask("assessment/rounds"), held, bureau, department) if held else None
    frame = month or assessment
    if frame is None:
        return None
    return View(
        **{name: getattr(frame, name) for name in ("as_of", "vs", "vs_label", "vs_meeting", "bureau", "department")},
        online=online_view.of(online, city) if online else None,
        assessment=assessment,
        roadmap=roadmap_view.of(roadmap, city) if roadmap else None,
    )


def _round(ask: Ask, month: view.View | None) -> str | None:
    """The last round held by then; the latest month knows what was held after it, too."""
    rounds = ask("assessment/rounds")
    if month is None or month.as_of == ask("frame/months")["as_of"].max().date():
        known = rounds
    else:
        known = rounds[rounds["held_on"] <= pd.Timestamp(month.as_of)]
    return str(known["round"].iloc[0]) if len(known) else None
