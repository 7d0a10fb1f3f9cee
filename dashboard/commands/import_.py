"""``import``: files into the ledger, all or none, and what was noticed while reading them."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from dashboard import labels
from dashboard.commands import _of_many, _options, _reading
from dashboard.commands._shared import DONE, REFUSED, told, unbuilt
from dashboard.importers import DATASETS, Difference, Reading
from dashboard.ledger.changes import Changes
from dashboard.ledger.importing import Report
from dashboard.ledger.ledger import lines
from dashboard.municipalities import folders
from dashboard.municipalities.whose import HOW
from dashboard.settings import data_folder

PLACE = 1
HELP = "ファイルを取り込みます（全部、または何も）"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="市区町村ごとの設置では、フォルダーも")
    _reading.add(parser)
    _of_many.add(parser)
    parser.add_argument("--by", help="取り込んだ人の名前")
    parser.add_argument("--dry-run", action="store_true", help="確かめるだけで、取り込みません")
    parser.add_argument("--format", choices=["text", "json"], default="text")


def run(arguments: argparse.Namespace) -> int:
    """Import, build, and report: REFUSED when a file has a finding that forbids it."""
    folder = data_folder()
    if arguments.municipalities:
        _of_many.begin(folder, arguments)
    is_of_many = arguments.municipalities or folders.is_of_many(folder)
    if is_of_many and not _of_many.is_its_own(folder, arguments):
        return _of_many.run(folder, arguments)
    report = _reading.read(folder, arguments, arguments.files, by=arguments.by, dry_run=arguments.dry_run)
    problem = unbuilt(folder) if report.ids else None
    print(_report_json(report) if arguments.format == "json" else _report_text(report, arguments.dry_run))
    if problem:
        print(problem, file=sys.stderr)
    if is_of_many and report.refused:
        print(f"市区町村の資料なら：{HOW}", file=sys.stderr)
    return REFUSED if report.refused else DONE


def _report_json(report: Report) -> str:
    ids: list[int | None] = [*report.ids] or [None] * len(report.readings)
    imports = [
        {
            "id": import_id,
            "file": reading.file,
            "dataset": reading.dataset,
            "as_of": reading.as_of,
            "rows": lines(reading.rows),
            "changes": {name: each for name, each in asdict(changes).items() if name != "cells"},
            "issues": [*map(told, reading.issues)],
        }
        for import_id, reading, changes in zip(ids, report.readings, report.changes, strict=True)
    ]
    return json.dumps({"imports": imports}, ensure_ascii=False, indent=1, default=str)


def _report_text(report: Report, dry_run: bool) -> str:
    said = []
    for position, (reading, changes) in enumerate(zip(report.readings, report.changes, strict=True)):
        number = f"取込番号 {report.ids[position]}：" if report.ids else ""
        said += [number + _summary(reading, changes), *map(_difference, changes.initiatives)]
        said += map(_options.told, reading.issues)
    if report.refused:
        said.append("取り込みませんでした。何も変わっていません。[不可]の点を直して、もう一度取り込んでください。")
    elif dry_run:
        said.append("確かめただけです。何も変わっていません。")
    else:
        said.append("取り込みました。取り消すには：python -m dashboard undo 取込番号")
    return "\n".join(said)


def _summary(reading: Reading, changes: Changes) -> str:
    if reading.dataset is None or reading.refused:
        return f"{reading.file}｜取り込めません"
    as_of = f"｜基準日 {reading.as_of}" if reading.as_of else ""
    return (
        f"{reading.file}｜{DATASETS[reading.dataset].label}{as_of}｜{lines(reading.rows):,}行"
        f"（新規 {changes.added:,}・変更 {changes.changed:,}・なくなった {changes.removed:,}・"
        f"同じ {changes.unchanged:,}）"
    )


def _difference(made: Difference) -> str:
    name = f"{made.initiative_id or ''} {made.initiative}".strip()
    kept = "（基準計画は変えていません）" if made.kind == "replanned" else ""
    change = f"：{made.before or labels.UNKNOWN} → {made.after or labels.UNKNOWN}{kept}" if made.before else ""
    return f"  [{labels.DIFFERENCES[made.kind]}] {name}{change}"
