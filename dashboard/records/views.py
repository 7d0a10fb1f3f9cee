"""Named views of 探索: what is chosen, under a name for everybody; renamed and taken back by further records only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.ledger.ledger import Ledger, Record, RecordKind

VIEW = RecordKind("explore_view", "探索の見かた")

Params = Mapping[str, Sequence[str]]
"""What stands in the URL."""
LONGEST, MOST = 60, 4000
"""Signs of a name, and of all that is chosen."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A view by its number: what it is called, what is chosen in it, who kept it and when."""

    id: int
    at: str
    by: str
    name: str
    params: Params


def views(folder: Path, *, of_sample: bool = False) -> list[Kept]:
    """Every view that was not taken back, the latest first: those of the city, or those of the sample city."""
    return list(reversed(_now(Ledger(folder).records(VIEW), of_sample)))


def save(folder: Path, name: str, params: Params, by: str, *, of_sample: bool = False) -> int:
    """Keep a view. Returns its number. Raises DashboardError without a name or a person, or for a taken name."""
    if not by.strip():
        raise DashboardError("保存する人の名前を書いてください。")
    chosen = {key: list(each) for key, each in params.items()}
    if sum(len(key) + len(each) for key, values in chosen.items() for each in values) > MOST:
        raise DashboardError("選んだ条件が多すぎて保存できません。条件を減らしてから保存してください。")
    body = {"name": _name(name), "params": chosen, "of_sample": of_sample}
    return _written(folder, body, by, of_sample=of_sample)


def rename(folder: Path, view: int, name: str, by: str, *, of_sample: bool = False) -> None:
    """Call a view otherwise. Raises DashboardError as ``save`` does, and where somebody has taken it back."""
    _written(folder, {"of": view, "name": _name(name), "of_sample": of_sample}, by, of_sample=of_sample)


def withdraw(folder: Path, view: int, by: str) -> None:
    """Take a view back; it stays in the ledger."""
    Ledger(folder).record(VIEW, by, "見かたの取り下げ", {}, withdraws=view)


def _name(name: str) -> str:
    if not name.strip():
        raise DashboardError("見かたの名前を書いてください。例：紙の原本が理由の手続（部別）")
    if len(name.strip()) > LONGEST:
        raise DashboardError(f"見かたの名前は{LONGEST}字までにしてください。")
    return name.strip()


def _written(folder: Path, body: Mapping[str, object], by: str, *, of_sample: bool) -> int:
    def check(records: Sequence[Record]) -> None:
        # Within the transaction: of two who take one name at once one is told.
        standing = _now(records, of_sample)
        if any(each.name == body["name"] and each.id != body.get("of") for each in standing):
            raise DashboardError(f"「{body['name']}」という見かたは、すでにあります。別の名前にしてください。")
        if "of" in body and all(each.id != body["of"] for each in standing):
            raise DashboardError("この見かたは、すでに取り下げられています。画面を開き直してください。")

    return Ledger(folder).record(VIEW, by.strip(), "", body, check=check)


def _now(records: Sequence[Record], of_sample: bool) -> list[Kept]:
    """The views that stand, oldest first, under their last names."""
    made = [each for each in records if each.withdraws is None and each.withdrawn_by is None]
    names = {each.body["of"]: each.body["name"] for each in made if "of" in each.body}
    return [
        Kept(each.id, each.at, each.by, names.get(each.id, each.body["name"]), each.body["params"])
        for each in made
        if "of" not in each.body and each.body["of_sample"] == of_sample
    ]
