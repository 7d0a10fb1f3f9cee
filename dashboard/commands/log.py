"""``log``: everything that was imported, undone or decided, by whom and when."""

import argparse
import json
from dataclasses import asdict

from dashboard import labels
from dashboard.commands._shared import DONE, told
from dashboard.ledger.ledger import Entry, Ledger
from dashboard.ledger.remembered import Answer, answers
from dashboard.records.baselines import Rebaseline, rebaselines
from dashboard.records.disclosures import Disclosure, disclosures
from dashboard.records.meetings import Meeting, meetings
from dashboard.settings import data_folder

PLACE = 4
HELP = "取り込みと取消しの記録を表示します"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--format", choices=["text", "json"], default="text")


def run(arguments: argparse.Namespace) -> int:
    """Print the imports, then the lists of people that were handed out, then the reviews of plans."""
    folder = data_folder()
    ledger = Ledger(folder)
    entries, handed_out, reviews = ledger.entries(), disclosures(ledger), rebaselines(ledger)
    answered, frozen = answers(ledger), meetings(folder)
    if arguments.format == "json":
        everything = [{**asdict(entry), "issues": [*map(told, entry.issues)]} for entry in entries]
        everything += [{"kind": "disclosure", **asdict(made)} for made in handed_out]
        everything += [{"kind": "rebaseline", **asdict(made)} for made in reviews]
        everything += [{"kind": "answer", **asdict(made)} for made in answered]
        everything += [{"kind": "meeting", **asdict(made), "path": made.path and made.path.name} for made in frozen]
        print(json.dumps(everything, ensure_ascii=False, indent=1, default=str))
    else:
        imported = [*map(_entry_line, entries)] or ["まだ何も取り込まれていません。見本のデータを表示しています。"]
        print(
            "\n".join(
                [
                    *imported,
                    *map(_disclosure_line, handed_out),
                    *map(_review_line, reviews),
                    *map(_answer_line, answered),
                    *map(_meeting_line, frozen),
                ]
            )
        )
    return DONE


def _entry_line(entry: Entry) -> str:
    if entry.kind == "undo":
        return f"{entry.id}  {entry.at}  {entry.by}  取込番号 {entry.undoes} を取消し"
    undone = f"（{entry.undone_by} で取消し済み）" if entry.undone_by else ""
    return (
        f"{entry.id}  {entry.at}  {entry.by}  {entry.file}  {entry.dataset}  基準日 {entry.as_of or '—'}"
        f"  {entry.rows:,}行{undone}"
    )


def _disclosure_line(made: Disclosure) -> str:
    return f"名簿{made.id}  {made.at}  {made.by}  目的：{made.reason}  {made.asked}  {made.people:,}人"


def _review_line(made: Rebaseline) -> str:
    start = f"見直し{made.id}  {made.at}  {made.by}"
    if made.withdraws:
        return f"{start}  見直し{made.withdraws} を取消し"
    undone = f"（見直し{made.withdrawn_by} で取消し済み）" if made.withdrawn_by else ""
    return (
        f"{start}  {made.initiative_id or ''} {made.initiative}  基準日 {made.as_of}  基準計画を"
        f" {made.planned_start or labels.UNKNOWN}〜{made.planned_end} に  理由：{made.reason}{undone}"
    )


def _answer_line(made: Answer) -> str:
    start = f"答え{made.id}  {made.at}  {made.by}"
    if made.withdraws:
        return f"{start}  答え{made.withdraws} を取消し"
    undone = f"（答え{made.withdrawn_by} で取消し済み）" if made.withdrawn_by else ""
    return f"{start}  {made.key} ＝ {made.answer}  {made.file or ''}{undone}"


def _meeting_line(made: Meeting) -> str:
    start = f"会議時点{made.id}  {made.at}  {made.by}"
    if made.withdraws:
        return f"{start}  会議時点{made.withdraws} を取消し"
    undone = f"（会議時点{made.withdrawn_by} で取消し済み）" if made.withdrawn_by else ""
    return f"{start}  会議 {made.day}  基準日 {made.as_of or labels.UNKNOWN} まで{undone}"
