"""What a check saw: that all is well, or what is not and how it is mended."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

State = Literal["良好", "注意", "異常", "未確認"]
MORE: Final = 5


@dataclass(frozen=True, slots=True)
class Seen:
    """``remedy`` is the way out; there is none where all is well."""

    state: State
    saw: str
    remedy: str = ""


def well(saw: str) -> Seen:
    """Nothing to do."""
    return Seen("良好", saw)


def doubtful(saw: str, remedy: str) -> Seen:
    """Somebody should look; figures are right."""
    return Seen("注意", saw, remedy)


def wrong(saw: str, remedy: str) -> Seen:
    """Something does not work, or will not be had back."""
    return Seen("異常", saw, remedy)


def unseen(remedy: str) -> Seen:
    """It could not be looked at, so nothing is known."""
    return Seen("未確認", "確かめていません。", remedy)


def summed(seen: Sequence[Seen]) -> str:
    """What there is to look at, in a sentence."""
    counts = Counter(each.state for each in seen)
    if counts["良好"] == len(seen):
        return f"点検しました。{len(seen)}項目とも良好です。"
    said = "、".join(f"{state}{counts[state]}" for state in ("異常", "注意", "未確認") if counts[state])
    return f"点検しました。{said}（{len(seen)}項目のうち）。"


def listed(names: list[str]) -> str:
    """The first few by name, the others by number."""
    more = f" ほか{len(names) - MORE}個" if len(names) > MORE else ""
    return "、".join(names[:MORE]) + more
