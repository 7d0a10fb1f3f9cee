"""Words that several sentences of the screen need."""

from dashboard import labels


def short(name: str, length: int = 22) -> str:
    """A name that fits into a sentence."""
    return name if len(name) <= length else f"{name[: length - 1]}…"


def day(value: object) -> str:
    """A day in full, or — where it is not known."""
    return f"{value:%Y-%m-%d}" if labels.known(value) else labels.UNKNOWN


def days(start: object, end: object) -> str:
    """From one day to another."""
    return f"{day(start)}〜{day(end)}"


def or_unknown(value: object) -> str:
    """A text, or — where there is none."""
    return str(value) if labels.known(value) else labels.UNKNOWN
