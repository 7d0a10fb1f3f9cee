"""Which files are recorded as they would be now: nobody need read them again."""

import datetime as dt
from collections.abc import Mapping

from dashboard.importers import DATASETS, round_as_given
from dashboard.ledger.ledger import Entry, Ledger


def there(
    ledger: Ledger, dataset: str | None, as_of: dt.date | None, round: str | None
) -> Mapping[tuple[str | None, str | None], Entry]:
    """The imports that count by the bytes (SHA-256) and the name of their file, where it would be read so again.

    Where another content came under the same name since, that one counts: the first is not there any more.
    """
    latest: dict[tuple[object, ...], Entry] = {}
    for each in ledger.in_force():
        if each.dataset in DATASETS:
            day = each.as_of if "as_of" in DATASETS[each.dataset].replaces else None
            latest[each.file, each.dataset, day] = each
    return {
        (each.sha256, each.file): each for each in latest.values() if _is_as_asked(ledger, each, dataset, as_of, round)
    }


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
