"""``template``: a blank form for a dataset, or next month's file of a 課 (of all 課: a zip) with its own rows."""

import argparse
import datetime as dt
from pathlib import Path

import pandas as pd

from dashboard import labels
from dashboard.commands._shared import DONE, date, write
from dashboard.errors import DashboardError, UsageError
from dashboard.exports.templates import Place, can_be_filled, for_departments, month_after, template, zipped
from dashboard.importers import DATASETS, Dataset, Register
from dashboard.ledger.in_force import InForce
from dashboard.ledger.ledger import Ledger
from dashboard.settings import data_folder
from dashboard.store import answers as store
from dashboard.store import build

PLACE = 10
HELP = "記入用のひな形、または次の月の課ごとのファイルを作ります"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("dataset", metavar="DATASET", choices=sorted(DATASETS), help="、".join(sorted(DATASETS)))
    parser.add_argument("out", type=Path, metavar="FILE.xlsx", help="書き出すファイル（.zip なら、すべての課の分）")
    parser.add_argument("--department", metavar="NAME", help="この課の今の内容を入れます（基準日は次の月末）")
    parser.add_argument("--as-of", type=date, metavar="YYYY-MM-DD", help="ファイルに書く基準日")


def run(arguments: argparse.Namespace) -> int:
    """Write the form."""
    folder, dataset = data_folder(), DATASETS[arguments.dataset]
    if arguments.out.suffix.lower() not in (".xlsx", ".zip"):
        raise UsageError("書き出すファイルは .xlsx（すべての課の分は .zip）で終わる名前にしてください。")
    is_filled = bool(arguments.department) or arguments.out.suffix.lower() == ".zip"
    if is_filled and not can_be_filled(dataset):
        names = "・".join(each.label for each in DATASETS.values() if can_be_filled(each))
        raise UsageError(f"課ごとのファイルを作れるのは、{names}です。")
    build.ensure(folder)
    in_force = InForce(Ledger(folder / store.SAMPLE if store.is_sample(folder) else folder))
    if is_filled:
        return _filled(arguments, dataset, in_force)
    places = in_force.register().places(arguments.as_of)
    questions = dataset.form.asks(in_force.lists) if dataset.form else ()
    write(arguments.out, template(dataset, places=places, as_of=arguments.as_of, questions=questions))
    print(f"{dataset.label}のひな形を {arguments.out.name} に書き出しました。")
    return DONE


def _filled(arguments: argparse.Namespace, dataset: Dataset, in_force: InForce) -> int:
    register = in_force.register()
    days = [entry.as_of for entry in in_force.entries(dataset.name) if entry.as_of]
    if not days:
        raise DashboardError(f"{dataset.label}がまだ取り込まれていません。")
    as_of = arguments.as_of or month_after(max(days))
    lists, gone = in_force.by_department(dataset, as_of, register)
    own = _of(arguments.department, lists, dataset, as_of, register) if arguments.department else lists
    made = [*for_departments(dataset, own, as_of=as_of, places=register.places(as_of))]
    write(arguments.out, zipped(made) if arguments.out.suffix.lower() == ".zip" else made[0][1])
    print(f"{labels.month_end(as_of)}の{dataset.label}を、{len(made)}課分、{arguments.out.name} に書き出しました。")
    if gone and not arguments.department:
        names = "、".join(name for _, name in gone)
        print(f"引き継いだ課が1つに決まらないため、次の課の分は作っていません：{names}")
    return DONE


def _of(
    text: str, own: dict[Place, pd.DataFrame], dataset: Dataset, as_of: dt.date, register: Register
) -> dict[Place, pd.DataFrame]:
    """The list of the 課 that a person names."""
    name = register.place(text, None, as_of)[1] or text
    found = {place: rows for place, rows in own.items() if place[1] == name}
    if len(found) == 1:
        return found
    names = "、".join(name for _, name in own)
    raise DashboardError(
        f"{dataset.label}のある課のうち、「{text}」がどれか決められません。次の中から選んでください：{names}"
    )
