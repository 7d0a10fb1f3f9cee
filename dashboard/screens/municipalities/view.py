"""What a figure of 市区町村 depends on."""

from dataclasses import dataclass, replace
from typing import Any

from dashboard import labels
from dashboard.screens import view
from dashboard.settings import Settings


@dataclass(frozen=True, kw_only=True)
class View(view.View):
    """How to count (``measure``: kind, volume or usage), the population classes that are looked at (none: all), and the
    codes of the municipalities that are compared.
    """

    measure: str
    with_partial: bool
    classes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    fiscal_year_start: int = 4

    @property
    def counting(self) -> dict[str, Any]:
        """What to count and of whom, as query parameters."""
        return {"measure": self.measure, "with_partial": self.with_partial, "population_class": self.classes}

    @property
    def of_all(self) -> "View":
        """The view of every population class: what compares one with all looks at them all."""
        return replace(self, classes=())

    def title(self, subject: str) -> str:
        """A block's title: subject, month, kind of data and population class."""
        kind = labels.SHORT_MEASURES[self.measure]
        partial = "・一部実施を含む" if self.with_partial and self.measure != "usage" else ""
        classes = f"・{'・'.join(self.classes)}" if self.classes else ""
        return f"{subject}（{self.as_of.year}年{self.as_of.month}月末・{kind}{partial}{classes}）"


def of(
    frame: view.View,
    city: Settings,
    *,
    measure: str,
    with_partial: bool,
    classes: tuple[str, ...],
    places: tuple[str, ...],
) -> View:
    """The page's view of what the frame says."""
    return View(
        **frame.shared,
        measure=measure,
        with_partial=with_partial,
        classes=classes,
        places=places,
        fiscal_year_start=city.fiscal_year_start,
    )
