"""The command line: the same functions as the screens.

Exit status: 0 done, 1 refused (bad data, nothing changed), 2 wrong use.
"""

import argparse
import datetime as dt
import getpass
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard import build, labels, queries, store
from dashboard.errors import DashboardError, UsageError
from dashboard.exports import csv
from dashboard.importers import DATASETS, Issue, Reading, SourceFile
from dashboard.importing import Changes, Report, import_files
from dashboard.ledger import Entry, Ledger
from dashboard.settings import data_folder

DONE, REFUSED, WRONG_USE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    try:
        arguments = _parser().parse_args(argv)
        return int(arguments.run(arguments))
    except UsageError as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    except DashboardError as error:
        print(error, file=sys.stderr)
        return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="DX推進ダッシュボード")
    commands = parser.add_subparsers(required=True, metavar="命令")

    importing = commands.add_parser("import", help="ファイルを取り込みます（全部、または何も）")
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE")
    importing.add_argument("--dataset", choices=sorted(DATASETS), help="資料の種類（書かなければ見出しから見分けます）")
    importing.add_argument("--as-of", type=_date, metavar="YYYY-MM-DD", help="基準日（ファイルに書いてあれば不要）")
    importing.add_argument("--by", help="取り込んだ人の名前")
    importing.add_argument("--dry-run", action="store_true", help="確かめるだけで、取り込みません")
    importing.add_argument("--format", choices=["text", "json"], default="text")
    importing.set_defaults(run=_import)

    undo = commands.add_parser("undo", help="取り込みを取り消します")
    undo.add_argument("import_id", type=int, metavar="IMPORT_ID")
    undo.add_argument("--by", help="取り消した人の名前")
    undo.set_defaults(run=_undo)

    log = commands.add_parser("log", help="取り込みと取消しの記録を表示します")
    log.add_argument("--format", choices=["text", "json"], default="text")
    log.set_defaults(run=_log)

    commands.add_parser("build", help="集計を作り直します").set_defaults(run=_build)

    query = commands.add_parser("query", help="数値を表示します")
    query.add_argument("name", metavar="NAME", help=f"{'、'.join(queries.names())}")
    query.add_argument("params", nargs="*", metavar="key=value")
    query.add_argument("--format", choices=["table", "csv", "json"], default="table")
    query.set_defaults(run=_query)
    return parser


def _import(arguments: argparse.Namespace) -> int:
    folder = data_folder()
    sources = [_source(path) for path in arguments.files]
    report = import_files(
        folder,
        sources,
        dataset=arguments.dataset,
        as_of=arguments.as_of,
        by=arguments.by,
        dry_run=arguments.dry_run,
    )
    problem = build.ensure(folder) if report.ids else None
    print(_report_json(report) if arguments.format == "json" else _report_text(report, arguments.dry_run))
    if problem:
        print(problem, file=sys.stderr)
    return REFUSED if report.refused else DONE


def _source(path: Path) -> SourceFile:
    try:
        return SourceFile(path.name, path.read_bytes())
    except OSError as error:
        raise UsageError(
            f"{path} を開けません（{error.strerror}）。ファイルの場所と名前を確かめてください。"
        ) from error


def _report_json(report: Report) -> str:
    ids: list[int | None] = [*report.ids] or [None] * len(report.readings)
    imports = [
        {
            "id": import_id,
            "file": reading.file,
            "dataset": reading.dataset,
            "as_of": reading.as_of,
            "rows": len(reading.rows),
            "changes": asdict(changes),
            "issues": [asdict(issue) for issue in reading.issues],
        }
        for import_id, reading, changes in zip(ids, report.readings, report.changes, strict=True)
    ]
    return json.dumps({"imports": imports}, ensure_ascii=False, indent=1, default=str)


def _report_text(report: Report, dry_run: bool) -> str:
    lines = []
    for position, (reading, changes) in enumerate(zip(report.readings, report.changes, strict=True)):
        number = f"取込番号 {report.ids[position]}：" if report.ids else ""
        lines += [number + _summary(reading, changes), *map(_finding, reading.issues)]
    if report.refused:
        lines.append("取り込みませんでした。何も変わっていません。[不可]の点を直して、もう一度取り込んでください。")
    elif dry_run:
        lines.append("確かめただけです。何も変わっていません。")
    else:
        lines.append("取り込みました。取り消すには：python -m dashboard undo 取込番号")
    return "\n".join(lines)


def _summary(reading: Reading, changes: Changes) -> str:
    if reading.dataset is None or reading.refused:
        return f"{reading.file}｜取り込めません"
    as_of = f"｜基準日 {reading.as_of}" if reading.as_of else ""
    return (
        f"{reading.file}｜{DATASETS[reading.dataset].label}{as_of}｜{len(reading.rows):,}行"
        f"（新規 {changes.added:,}・変更 {changes.changed:,}・なくなった {changes.removed:,}・"
        f"同じ {changes.unchanged:,}）"
    )


def _finding(issue: Issue) -> str:
    place = " ".join(part for part in (issue.sheet, issue.cell) if part)
    rule = f"（規則 {issue.rule}）" if issue.rule else ""
    return f"  [{labels.SEVERITIES[issue.severity]}] {place} {issue.message}{rule} {issue.remedy}".rstrip()


def _undo(arguments: argparse.Namespace) -> int:
    folder = data_folder()
    Ledger(folder).undo(arguments.import_id, arguments.by or getpass.getuser())
    problem = build.ensure(folder)
    print(f"取込番号 {arguments.import_id} を取り消しました。")
    if problem:
        print(problem, file=sys.stderr)
    return DONE


def _log(arguments: argparse.Namespace) -> int:
    entries = Ledger(data_folder()).entries()
    if arguments.format == "json":
        print(json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=1, default=str))
    else:
        print("\n".join(map(_log_line, entries)) or "まだ何も取り込まれていません。見本のデータを表示しています。")
    return DONE


def _log_line(entry: Entry) -> str:
    if entry.kind == "undo":
        return f"{entry.id}  {entry.at}  {entry.by}  取込番号 {entry.undoes} を取消し"
    undone = f"（{entry.undone_by} で取消し済み）" if entry.undone_by else ""
    return (
        f"{entry.id}  {entry.at}  {entry.by}  {entry.file}  {entry.dataset}  基準日 {entry.as_of or '—'}"
        f"  {entry.rows:,}行{undone}"
    )


def _build(arguments: argparse.Namespace) -> int:
    folder = data_folder()
    if Ledger(folder).state()[1]:
        build.build(folder)
        print("集計を作り直しました。")
    else:
        build.ensure(folder)
        print("取り込まれた資料がないため、見本のデータを用意しました。")
    return DONE


def _query(arguments: argparse.Namespace) -> int:
    folder = data_folder()
    params = _params(arguments.name, arguments.params)
    if problem := build.ensure(folder):
        print(problem, file=sys.stderr)
    answer = store.answer(store.serving(folder), arguments.name, params)
    if arguments.format == "json":
        print(_days(answer).to_json(orient="records", force_ascii=False, date_format="iso", indent=1))
    elif arguments.format == "csv":
        print(csv.text(answer), end="")
    else:
        print(answer.to_string(index=False, na_rep="—", float_format=lambda number: f"{number:.4f}"))
    return DONE


def _days(answer: pd.DataFrame) -> pd.DataFrame:
    """Dates as 2026-10-31: pandas writes them as moments."""
    days = [name for name, kind in answer.dtypes.items() if kind.kind == "M" and getattr(kind, "tz", None) is None]
    return answer.assign(**{str(name): answer[name].dt.strftime("%Y-%m-%d") for name in days})


def _params(name: str, pairs: Sequence[str]) -> dict[str, Any]:
    """``key=value`` words as typed parameters: lists are separated by commas or given more than once."""
    types = queries.get(name).params
    params: dict[str, Any] = {}
    for pair in pairs:
        key, equals, text = pair.partition("=")
        if not equals:
            raise UsageError(f"条件「{pair}」は key=value の形で書いてください。")
        params[key] = _value(types.get(key, "VARCHAR"), text, params.get(key))
    return params


def _value(kind: str, text: str, before: list[str] | None) -> Any:
    if text == "":
        return None
    if kind.endswith("[]"):
        return [*(before or []), *text.split(",")]
    if kind == "DATE":
        return _date(text)
    return text


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"日付「{text}」を読めません。2026-10-31 のように書いてください。") from None


if __name__ == "__main__":
    sys.exit(main())
