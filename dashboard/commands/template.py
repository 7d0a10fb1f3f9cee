"""``template``: a blank form for a dataset, or next month's file of a 課 (of all 課: a zip) with its own rows."""

import argparse
from pathlib import Path

from dashboard import labels
from dashboard.commands._shared import DONE, date, write
from dashboard.errors import UsageError
from dashboard.exports.templates import zipped
from dashboard.importers import DATASETS, offered
from dashboard.municipalities.folders import is_of_many
from dashboard.settings import data_folder
from dashboard.uploads import forms

PLACE = 11
HELP = "記入用のひな形、または次の月の課ごとのファイルを作ります"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    there = sorted(offered(is_of_many=is_of_many(data_folder())))
    parser.add_argument("dataset", metavar="DATASET", choices=there, help="、".join(there))
    parser.add_argument("out", type=Path, metavar="FILE.xlsx", help="書き出すファイル（.zip なら、すべての課の分）")
    parser.add_argument("--department", metavar="NAME", help="この課の今の内容を入れます（基準日は次の月末）")
    parser.add_argument("--as-of", type=date, metavar="YYYY-MM-DD", help="ファイルに書く基準日")


def run(arguments: argparse.Namespace) -> int:
    """Write the form."""
    folder, out = data_folder(), arguments.out
    is_zip = out.suffix.lower() == ".zip"
    if out.suffix.lower() not in (".xlsx", ".zip"):
        raise UsageError("書き出すファイルは .xlsx（すべての課の分は .zip）で終わる名前にしてください。")
    label = DATASETS[arguments.dataset].label
    if not is_zip and not arguments.department:
        write(out, forms.blank(folder, arguments.dataset, arguments.as_of))
        print(f"{label}のひな形を {out.name} に書き出しました。")
        return DONE
    made = forms.filled(folder, arguments.dataset, arguments.as_of, arguments.department)
    write(out, zipped(made.files) if is_zip else made.files[0][1])
    print(f"{labels.month_end(made.as_of)}の{label}を、{len(made.files)}課分、{out.name} に書き出しました。")
    if made.gone:
        names = "、".join(made.gone)
        print(f"引き継いだ課が1つに決まらないため、次の課の分は作っていません：{names}")
    return DONE
