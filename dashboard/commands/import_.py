"""``import``: files into the ledger, all or none, and what was noticed while reading them."""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from dashboard import labels
from dashboard.commands._shared import DONE, REFUSED, date, told, unbuilt
from dashboard.disk import faults
from dashboard.errors import UsageError
from dashboard.importers import DATASETS, Difference, Issue, Reading, SourceFile
from dashboard.ledger.changes import Changes
from dashboard.ledger.importing import Report, import_files
from dashboard.ledger.ledger import lines
from dashboard.settings import data_folder

PLACE = 1
HELP = "ファイルを取り込みます（全部、または何も）"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--dataset", choices=sorted(DATASETS), help="資料の種類（書かなければ見出しから見分けます）")
    parser.add_argument("--as-of", type=date, metavar="YYYY-MM-DD", help="基準日（ファイルに書いてあれば不要）")
    parser.add_argument("--round", help="アセスメントの回（ファイルに書いてあれば不要）。例：令和8年度")
    parser.add_argument(
        "--fill", action="append", default=[], metavar="計画=F7",
        help="凡例のない月ごとの表で、セルの色の意味（計画・実績・見込＝その色のセル。何度でも）",
    )  # fmt: skip
    parser.add_argument(
        "--answer", action="append", default=[], metavar="KEY=VALUE",
        help="質問への答え（覚えて、次の月からも使います。何度でも）。例：オンライン化状況:可=実施済",
    )  # fmt: skip
    parser.add_argument(
        "--accept", action="append", default=[], metavar="CODE",
        help="列や単位を確かめたうえで、疑いのある取り込みを進めます（疑いの行に示された符号。何度でも）",
    )  # fmt: skip
    parser.add_argument("--by", help="取り込んだ人の名前")
    parser.add_argument("--dry-run", action="store_true", help="確かめるだけで、取り込みません")
    parser.add_argument("--format", choices=["text", "json"], default="text")


def run(arguments: argparse.Namespace) -> int:
    """Import, build, and report: REFUSED when a file has a finding that forbids it."""
    folder = data_folder()
    report = import_files(
        folder,
        [_source(path) for path in arguments.files],
        dataset=arguments.dataset,
        as_of=arguments.as_of,
        round=arguments.round,
        fills=_fills(arguments.fill),
        answers=_answers(arguments.answer),
        accepted=arguments.accept,
        by=arguments.by,
        dry_run=arguments.dry_run,
    )
    problem = unbuilt(folder) if report.ids else None
    print(_report_json(report) if arguments.format == "json" else _report_text(report, arguments.dry_run))
    if problem:
        print(problem, file=sys.stderr)
    return REFUSED if report.refused else DONE


def _source(path: Path) -> SourceFile:
    try:
        return SourceFile(path.name, path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path} を開けません。{faults.told(error)}") from error


def _fills(pairs: Sequence[str]) -> dict[str, str]:
    """「計画=F7」 as cell → meaning."""
    fills = {}
    for pair in pairs:
        meaning, _, cell = pair.partition("=")
        if meaning not in ("計画", "実績", "見込") or not re.fullmatch(r"[A-Za-z]{1,3}[1-9]\d*", cell):
            raise UsageError(
                f"--fill {pair} は、計画・実績・見込のどれかと色のセルで、計画=F7 のように書いてください。"
            )
        fills[cell.upper()] = meaning
    return fills


def _answers(pairs: Sequence[str]) -> dict[str, str]:
    """「オンライン化状況:可=実施済」 as key → answer; a word may hold a = itself."""
    answers = {}
    for pair in pairs:
        key, _, answer = pair.rpartition("=")
        if ":" not in key or not answer:
            raise UsageError(
                f"--answer {pair} は、質問の行のとおり「オンライン化状況:可=実施済」の形で書いてください。"
            )
        answers[key] = answer
    return answers


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
        said += map(_finding, reading.issues)
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


def _finding(issue: Issue) -> str:
    place = " ".join(part for part in (issue.sheet, issue.cell) if part)
    rule = f"（規則 {issue.rule}）" if issue.rule else ""
    said = f"  [{labels.SEVERITIES[issue.severity]}] {place} {issue.message}{rule} {issue.remedy}".rstrip()
    return "\n".join([said, *(f'      --answer "{issue.key}={each}"' for each in issue.choices)])


def _difference(made: Difference) -> str:
    name = f"{made.initiative_id or ''} {made.initiative}".strip()
    kept = "（基準計画は変えていません）" if made.kind == "replanned" else ""
    change = f"：{made.before or labels.UNKNOWN} → {made.after or labels.UNKNOWN}{kept}" if made.before else ""
    return f"  [{labels.DIFFERENCES[made.kind]}] {name}{change}"
