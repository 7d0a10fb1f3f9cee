"""Which files are recorded as they would be now: nobody need read them again."""

import datetime as dt
from collections.abc import Mapping

from dashboard.importers import DATASETS, round_as_given
from dashboard.ledger.ledger import Entry, Ledger


def there(
    ledger: Ledger, dataset: str | None, as_of: dt.date | None, round: str | None
) -> Mapping[tuple[str | None, str | None], Entry]:
    """The imports that count by the bytes (SHA-256) and the name of their file, where it would be read so again."""
    return {
        (each.sha256, each.file): each
        for each in ledger.in_force()
        if each.dataset in DATASETS and _is_as_asked(ledger, each, dataset, as_of, round)
    }


def replaced(ledger: Ledger) -> Mapping[int, Entry]:
    """Import → the later one that counts in its place: under the same name another content of the same 基準日 or 回."""
    in_force = [(each, _place(ledger, each)) for each in ledger.in_force() if each.dataset in DATASETS]
    latest = {place: each for each, place in in_force}
    return {each.id: latest[place] for each, place in in_force if latest[place].sha256 != each.sha256}


def _place(ledger: Ledger, entry: Entry) -> tuple[object, ...]:
    replaces = DATASETS[str(entry.dataset)].replaces
    day = entry.as_of if "as_of" in replaces else None
    rounds = frozenset(ledger.distinct(entry, ["round"])) if "round" in replaces else None
    return entry.file, entry.dataset, day, rounds


def _is_as_asked(ledger: Ledger, entry: Entry, dataset: str | None, as_of: dt.date | None, round: str | None) -> bool:
    known = DATASETS[str(entry.dataset)]
    if dataset not in (None, entry.dataset) or (known.has_as_of and as_of not in (None, entry.as_of)):
        return False
    if not (known.has_round and round):
        return True
    name = round_as_given(round)
    # Rows that say their 回 themselves keep it, and that another one was given is a finding.
    return (name,) in ledger.distinct(entry, ["round"]) or any(
        each.code == "round_differs" and f"「{name}」" in each.message for each in entry.issues
    )
