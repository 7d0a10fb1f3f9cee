"""What is said once a batch was applied, or taken back."""

from collections.abc import Sequence


def numbers(ids: Sequence[int]) -> str:
    """The numbers of imports in words: 取込番号 12〜51."""
    first, last = min(ids), max(ids)
    return f"取込番号 {first}" if first == last else f"取込番号 {first}〜{last}"


def done(ids: Sequence[int]) -> str:
    """How many files were imported, and under which numbers."""
    return f"{len(ids)}件を取り込みました（{numbers(ids)}）。"
