"""What a figure of 手続のオンライン化 depends on."""

from dataclasses import dataclass
from typing import Any

from dashboard import labels
from dashboard.screens import view
from dashboard.settings import Settings


@dataclass(frozen=True, kw_only=True)
class View(view.View):
    """How to count (``measure``: kind, volume or usage), the city's targets (0–1) and where its 年度 begins (month)."""

    measure: str
    with_partial: bool
    target: float
    fiscal_year_start: int
    volume_target: float | None = None

    @property
    def counting(self) -> dict[str, Any]:
        """How to count, as query parameters."""
        return {"with_partial": self.with_partial}

    @property
    def line(self) -> float | None:
        """The target that is set for this measure, if any."""
        return {"kind": self.target, "volume": self.volume_target}.get(self.measure)

    def title(self, subject: str, measure: str | None = None, *, is_narrowed: bool = False) -> str:
        """A block's title: subject, month, kind of data, and whose where it has nothing of the others."""
        kind = labels.SHORT_MEASURES[measure or self.measure]
        partial = "・一部実施を含む" if self.with_partial and kind != labels.SHORT_MEASURES["usage"] else ""
        whose = f"・{self.who}" if is_narrowed and self.chosen else ""
        return f"{subject}（{self.as_of.year}年{self.as_of.month}月末・{kind}{partial}{whose}）"


def of(frame: view.View, city: Settings, *, measure: str = "kind", with_partial: bool = False) -> View:
    """The page's view of what the frame says; as it opens where nothing else is said."""
    return View(
        **frame.shared,
        measure=measure,
        with_partial=with_partial,
        target=city.target,
        volume_target=city.volume_target,
        fiscal_year_start=city.fiscal_year_start,
    )
