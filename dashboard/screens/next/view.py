"""What a figure of 次の一手 depends on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dashboard import labels
from dashboard.screens import view
from dashboard.settings import Settings

SIGNS = 7
"""Of the name of a procedure (procedure_ref in queries/macros)."""


@dataclass(frozen=True, kw_only=True)
class View(view.View):
    """How to count (``measure``: kind or volume), the city's targets (0–1), and what is ticked."""

    measure: str
    target: float
    volume_target: float | None = None
    picked: tuple[str, ...] = ()

    @property
    def line(self) -> float:
        """The target that is set for this measure; where 件数ベース has none of its own, that of 種類ベース."""
        return self.volume_target or self.target if self.measure == "volume" else self.target

    @property
    def what_if(self) -> dict[str, Any]:
        """When, and what is ticked, as query parameters."""
        return {"as_of": self.as_of, "picked": self.picked}

    def title(self, subject: str, measure: str | None = None) -> str:
        """A block's title: subject, month and kind of data."""
        kind = labels.SHORT_MEASURES[measure or self.measure]
        return f"{subject}（{self.as_of.year}年{self.as_of.month}月末・{kind}）"


def of(frame: view.View, city: Settings, *, measure: str, picked: tuple[str, ...]) -> View:
    """The page's view of what the frame says. Nothing is compared with: what would be stands beside what is."""
    shared = {**frame.shared, "vs": None, "vs_label": "", "vs_meeting": None}
    return View(**shared, measure=measure, target=city.target, volume_target=city.volume_target, picked=picked)


def read(address: str) -> tuple[str, ...]:
    """The ticked procedures that an address names, each once."""
    found = (address[at : at + SIGNS] for at in range(0, len(address), SIGNS))
    return tuple(dict.fromkeys(each for each in found if len(each) == SIGNS and each.isalnum()))


def written(picked: Iterable[str]) -> str:
    """The ticked procedures as they stand in an address; the same ones always alike."""
    return "".join(sorted(set(picked)))
