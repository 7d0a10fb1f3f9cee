"""The command line: the same functions as the screens.

Exit status: 0 done, 1 refused (bad data, nothing changed), 2 wrong use.
"""

import argparse
import datetime as dt
import getpass
import json
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.errors import DashboardError, UsageError
from dashboard.exports import csv, excel
from dashboard.importers import DATASETS, Difference, Issue, Reading, SourceFile
from dashboard.ledger.changes import Changes
from dashboard.ledger.importing import Report, import_files
from dashboard.ledger.ledger import Disclosure, Entry, Ledger, Rebaseline, lines
from dashboard.records.baselines import rebaseline
from dashboard.records.disclosures import Skill, trainees
from dashboard.settings import data_folder
from dashboard.store import answers as store
from dashboard.store import build, queries

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
    importing.add_argument("--round", help="アセスメントの回（ファイルに書いてあれば不要）。例：令和8年度")
    importing.add_argument(
        "--fill", action="append", default=[], metavar="計画=F7",
        help="凡例のない月ごとの表で、セルの色の意味（計画・実績・見込＝その色のセル。何度でも）",
    )  # fmt: skip
    importing.add_argument("--by", help="取り込んだ人の名前")
    importing.add_argument("--dry-run", action="store_true", help="確かめるだけで、取り込みません")
    importing.add_argument("--format", choices=["text", "json"], default="text")
    importing.set_defaults(run=_import)

    undo = commands.add_parser("undo", help="取り込みか、計画の見直しを取り消します")
    undo.add_argument("import_id", metavar="IMPORT_ID", help="log に出る番号（12、または 見直し3）")
    undo.add_argument("--by", help="取り消した人の名前")
    undo.set_defaults(run=_undo)

    review = commands.add_parser("rebaseline", help="取組の基準計画を見直します（理由とともに記録に残ります）")
    review.add_argument("initiative_id", metavar="NO", help="取組の番号（番号がなければ取組名）")
    review.add_argument("--initiative", help="取組名（同じ番号が複数あるとき）")
    review.add_argument("--as-of", type=_date, metavar="YYYY-MM-DD", help="見直しの基準日（書かなければ最新の一覧）")
    review.add_argument("--start", type=_date, metavar="YYYY-MM-DD", help="計画の始まり（書かなければ一覧のとおり）")
    review.add_argument("--end", type=_date, metavar="YYYY-MM-DD", help="計画の終わり（書かなければ一覧のとおり）")
    review.add_argument("--reason", required=True, help="見直した理由")
    review.add_argument("--by", required=True, help="記録する人の名前")
    review.set_defaults(run=_rebaseline)

    log = commands.add_parser("log", help="取り込みと取消しの記録を表示します")
    log.add_argument("--format", choices=["text", "json"], default="text")
    log.set_defaults(run=_log)

    commands.add_parser("build", help="集計を作り直します").set_defaults(run=_build)

    named = commands.add_parser("trainees", help="研修の対象者の名簿を作ります（番号が出ます。記録に残ります）")
    skill = named.add_mutually_exclusive_group(required=True)
    skill.add_argument("--field", help="分野。例：統計知識")
    skill.add_argument("--question", help="設問番号。例：12")
    named.add_argument(
        "--line", type=float, default=50, metavar="点", help="この点に届かない人（0〜100。書かなければ50）"
    )
    named.add_argument("--round", help="回（書かなければ最新）")
    named.add_argument("--bureau", action="append", default=[], help="部（何度でも）")
    named.add_argument("--department", action="append", default=[], help="課（何度でも）")
    named.add_argument("--by", required=True, help="名簿を使う人の名前")
    named.add_argument("--reason", required=True, help="名簿を使う目的")
    named.add_argument("--disclose", action="store_true", help="番号を出すことを承知している、という印")
    named.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx", help="書き出すファイル")
    named.set_defaults(run=_trainees)

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
        round=arguments.round,
        fills=_fills(arguments.fill),
        by=arguments.by,
        dry_run=arguments.dry_run,
    )
    problem = build.ensure(folder) if report.ids else None
    print(_report_json(report) if arguments.format == "json" else _report_text(report, arguments.dry_run))
    if problem:
        print(problem, file=sys.stderr)
    return REFUSED if report.refused else DONE


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
            "rows": lines(reading.rows),
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
        lines += [number + _summary(reading, changes), *map(_difference, changes.initiatives)]
        lines += map(_finding, reading.issues)
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
        f"{reading.file}｜{DATASETS[reading.dataset].label}{as_of}｜{lines(reading.rows):,}行"
        f"（新規 {changes.added:,}・変更 {changes.changed:,}・なくなった {changes.removed:,}・"
        f"同じ {changes.unchanged:,}）"
    )


def _finding(issue: Issue) -> str:
    place = " ".join(part for part in (issue.sheet, issue.cell) if part)
    rule = f"（規則 {issue.rule}）" if issue.rule else ""
    return f"  [{labels.SEVERITIES[issue.severity]}] {place} {issue.message}{rule} {issue.remedy}".rstrip()


def _difference(made: Difference) -> str:
    name = f"{made.initiative_id or ''} {made.initiative}".strip()
    kept = "（基準計画は変えていません）" if made.kind == "replanned" else ""
    change = f"：{made.before or labels.UNKNOWN} → {made.after or labels.UNKNOWN}{kept}" if made.before else ""
    return f"  [{labels.DIFFERENCES[made.kind]}] {name}{change}"


def _trainees(arguments: argparse.Namespace) -> int:
    if not arguments.disclose:
        raise UsageError(
            "名簿には回答者の番号と点が出ます。目的に必要な人だけに渡すことを確かめ、--disclose を付けてください。"
            "だれが、いつ、何のために作ったかは台帳に残ります（log で見られます）。"
        )
    if not 0 < arguments.line <= 100:
        raise UsageError("--line は0より大きく100以下の点です。")
    folder = data_folder()
    if store.is_sample(folder):
        raise DashboardError("見本の市には名簿がありません。回答を取り込んでから使ってください。")
    if problem := build.ensure(folder):
        print(problem, file=sys.stderr)
    skill = Skill(
        arguments.round, arguments.field, arguments.question, arguments.line / 100,
        tuple(arguments.bureau), tuple(arguments.department),
    )  # fmt: skip
    rows = trainees(folder, skill, by=arguments.by, reason=arguments.reason)
    subject = f"{arguments.field or f'問{arguments.question}'}で{arguments.line:g}点に届かない人"
    notes = [f"目的：{arguments.reason}", f"作成者：{arguments.by}", "取扱注意。使い終わったら消してください。"]
    shown = rows.assign(score=rows["score"] * 100).rename(columns=labels.headings([*rows.columns]))
    _write_owner_only(arguments.out, excel.workbook(shown, subject, notes, {labels.HEADINGS["score"]: "0.0"}))
    print(f"{len(rows):,}人を {arguments.out.name} に書き出しました。台帳に記録しました。")
    return DONE


def _write_owner_only(path: Path, content: bytes) -> None:
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
    except OSError as error:
        raise UsageError(f"{path.name} に書き込めません（{error.strerror}）。") from error


def _undo(arguments: argparse.Namespace) -> int:
    folder, by = data_folder(), arguments.by or getpass.getuser()
    match = re.fullmatch(r"(?P<review>見直し)?(?P<number>\d+)", arguments.import_id)
    if match is None:
        raise UsageError(
            f"番号「{arguments.import_id}」を読めません。log に出る番号（12、または 見直し3）を書いてください。"
        )
    if match["review"]:
        Ledger(folder).withdraw_rebaseline(int(match["number"]), by=by, reason="取消し")
        done = f"計画の見直し {match['number']} を取り消しました。"
    else:
        Ledger(folder).undo(int(match["number"]), by)
        done = f"取込番号 {match['number']} を取り消しました。"
    return _rebuilt(folder, done)


def _rebaseline(arguments: argparse.Namespace) -> int:
    folder, name = data_folder(), arguments.initiative_id
    if not Ledger(folder).in_force("roadmap"):
        raise DashboardError("ロードマップがまだ取り込まれていません。")
    review = {"reason": arguments.reason, "by": arguments.by, "as_of": arguments.as_of}
    plan = {"planned_start": arguments.start, "planned_end": arguments.end}
    number = rebaseline(folder, name, arguments.initiative, **review, **plan)
    return _rebuilt(
        folder, f"計画の見直し {number} を記録しました。取り消すには：python -m dashboard undo 見直し{number}"
    )


def _rebuilt(folder: Path, done: str) -> int:
    """Build, then say what was done."""
    problem = build.ensure(folder)
    print(done)
    if problem:
        print(problem, file=sys.stderr)
    return DONE


def _log(arguments: argparse.Namespace) -> int:
    ledger = Ledger(data_folder())
    entries = ledger.entries()
    if arguments.format == "json":
        disclosures = [{"kind": "disclosure", **asdict(made)} for made in ledger.disclosures()]
        reviews = [{"kind": "rebaseline", **asdict(made)} for made in ledger.rebaselines()]
        everything = [asdict(entry) for entry in entries] + disclosures + reviews
        print(json.dumps(everything, ensure_ascii=False, indent=1, default=str))
    else:
        print("\n".join(map(_log_line, entries)) or "まだ何も取り込まれていません。見本のデータを表示しています。")
        print("".join(map(_disclosure_line, ledger.disclosures())), end="")
        print("".join(map(_rebaseline_line, ledger.rebaselines())), end="")
    return DONE


def _disclosure_line(made: Disclosure) -> str:
    return f"名簿{made.id}  {made.at}  {made.by}  目的：{made.reason}  {made.asked}  {made.people:,}人\n"


def _rebaseline_line(made: Rebaseline) -> str:
    start = f"見直し{made.id}  {made.at}  {made.by}"
    if made.withdraws:
        return f"{start}  見直し{made.withdraws} を取消し\n"
    undone = f"（見直し{made.withdrawn_by} で取消し済み）" if made.withdrawn_by else ""
    return (
        f"{start}  {made.initiative_id or ''} {made.initiative}  基準日 {made.as_of}  基準計画を"
        f" {made.planned_start or labels.UNKNOWN}〜{made.planned_end} に  理由：{made.reason}{undone}\n"
    )


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
