"""Files as they were received, from the ledger. What names people is never given out."""

from pathlib import Path

from dashboard.importers import DATASETS, SourceFile
from dashboard.ledger.ledger import Entry, Ledger
from dashboard.store import answers


def original(folder: Path, import_id: int) -> SourceFile | None:
    """The file of an import in force; None where there is none, or where it holds the numbers of respondents.

    That is so of the file, whatever else was read from it by another import.
    """
    ledger = Ledger(folder / answers.SAMPLE if answers.is_sample(folder) else folder)
    entries = ledger.entries()
    found = next((each for each in entries if each.id == import_id and each.is_in_force), None)
    if found is None or found.sha256 is None:
        return None
    if any(_names_people(each) for each in entries if each.sha256 == found.sha256):
        return None
    return ledger.original(found)


def _names_people(entry: Entry) -> bool:
    """Also of what is not known any more: it may have."""
    return entry.dataset not in DATASETS or DATASETS[entry.dataset].person is not None
