"""The ways in which a file cannot be read at all, each in its own words: what happened and how to mend it."""

from typing import NamedTuple

from dashboard.errors import DashboardError
from dashboard.importers.model import Issue


class Unreadable(DashboardError):
    """A file that cannot or must not be read. Carries the finding."""

    def __init__(self, issue: Issue) -> None:
        # The issue is the only argument, so that the exception survives pickling between processes.
        super().__init__(issue)
        self.issue = issue

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.issue.file}: {self.issue.message}{self.issue.remedy}"


class _Words(NamedTuple):
    message: str
    remedy: str


_RESAVE = "Excel で開き、「名前を付けて保存」で「Excel ブック (*.xlsx)」を選んで保存し直してください。"
_REEXPORT = "元のシステムや Excel から出力し直すか、Excel で開いて保存し直したファイルを取り込んでください。"
_SPREADSHEET = "表を Excel ブック (.xlsx) か CSV で保存したファイルを取り込んでください。"
_SHRINK = "必要な表だけを新しいブックに値で貼り付け、保存し直してください。"

REFUSALS: dict[str, _Words] = {
    "file_empty": _Words(
        "ファイルの中身が空（0 バイト）です。", "ファイルを保存し直すか、送り直してもらってください。"
    ),
    "file_too_large": _Words("ファイルが大きすぎます（{size} MB、上限は {limit} MB）。", _SHRINK),
    "password": _Words(
        "パスワードで保護されています。",
        "Excel で開き、「ファイル」→「情報」→「ブックの保護」→「パスワードを使用して暗号化」の"
        "パスワードを消してから保存し直してください。",
    ),
    "html": _Words("Excel のファイルではなく、ウェブページ（HTML）です。", _RESAVE),
    "xml_spreadsheet": _Words("「XML スプレッドシート 2003」形式のため、読み取れません。", _RESAVE),
    "xml": _Words("Excel のファイルではなく、XML のファイルです。", _SPREADSHEET),
    "old_excel": _Words("Excel 4.0 以前の古い形式のため、読み取れません。", _RESAVE),
    "xlsb": _Words("バイナリ ブック (.xlsb) 形式のため、読み取れません。", _RESAVE),
    "ods": _Words("OpenDocument (.ods) 形式のため、読み取れません。", _RESAVE),
    "picture": _Words("表のファイルではなく、画像（{kind}）です。", _SPREADSHEET),
    "pdf": _Words("表のファイルではなく、PDF です。", "PDF の元になった Excel ブックか CSV を取り込んでください。"),
    "word": _Words("表のファイルではなく、Word の文書です。", _SPREADSHEET),
    "powerpoint": _Words("表のファイルではなく、PowerPoint のファイルです。", _SPREADSHEET),
    "rich_text": _Words("表のファイルではなく、リッチ テキスト（RTF）の文書です。", _SPREADSHEET),
    "archive": _Words(
        "ZIP などの圧縮ファイルで、Excel ブックではありません。", "展開して、中の表を取り込んでください。"
    ),
    "unknown_kind": _Words("表のファイルではないようです（中身が Excel でも CSV でもありません）。", _SPREADSHEET),
    "broken": _Words("ファイルが壊れていて読み取れません。", _REEXPORT),
    "too_many_parts": _Words("ブックの部品が多すぎます（{count} 個、上限は {limit} 個）。", _SHRINK),
    "part_too_large": _Words("展開すると大きすぎる部品（{part}）があります（上限は {limit} MB）。", _SHRINK),
    "expands_too_much": _Words("展開すると大きすぎます（上限は {limit} MB）。", _SHRINK),
    "compressed_too_much": _Words("圧縮率が異常に高く（{limit} 倍超）、安全に展開できません。", _SHRINK),
    "too_many_sheets": _Words("シートが多すぎます（{count} 枚、上限は {limit} 枚）。", _SHRINK),
    "too_many_cells": _Words(
        "使用範囲が広すぎます（{rows} 行 × {columns} 列、上限は {limit} セル）。",
        "表から離れたセルに値がないか確かめ（Ctrl+End で末尾へ移れます）、不要な行と列を削除して保存し直してください。",
    ),
    "xml_entity": _Words("部品（{part}）に文書型宣言（DOCTYPE）があり、安全に読み取れません。", _RESAVE),
    "xml_encoding": _Words("部品（{part}）の文字コードが UTF-8 ではないため、読み取れません。", _RESAVE),
    "no_worksheet": _Words("ワークシートが 1 枚もありません。", "表のあるブックかどうかを確かめてください。"),
    "undecodable": _Words(
        "{line} 行目に、{encoding} の文字として読めないバイトがあります。",
        "Excel で「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。",
    ),
    "bad_quoting": _Words(
        '{line} 行目から始まる行の引用符（"）の使い方が正しくありません。',
        '引用符が閉じているか確かめてください。値の中の引用符は 2 つ重ねて（""）書きます。',
    ),
}


def unreadable(
    file: str,
    code: str,
    *,
    sheet: str | None = None,
    value: str | None = None,
    **details: object,
) -> Unreadable:
    """Make the refusal ``code`` of ``file``; ``details`` fill in its words."""
    words = REFUSALS[code]
    issue = Issue(
        code=code,
        severity="error",
        message=words.message.format(**details),
        remedy=words.remedy,
        file=file,
        sheet=sheet,
        value=value,
        rule="L1-01",
    )
    return Unreadable(issue)
