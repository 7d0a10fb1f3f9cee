"""What is found in a file before any table is looked for: why it cannot be read, and habits of its sheets."""

from typing import Final

from dashboard.importers.model import Finding

_RESAVE: Final = "Excel で開き、「名前を付けて保存」で「Excel ブック (*.xlsx)」を選んで保存し直してください。"
_REEXPORT: Final = "元のシステムや Excel から出力し直すか、Excel で開いて保存し直したファイルを取り込んでください。"
_SPREADSHEET: Final = "表を Excel ブック (.xlsx) か CSV で保存したファイルを取り込んでください。"
_SHRINK: Final = "必要な表だけを新しいブックに値で貼り付け、保存し直してください。"

OF_FILES: Final[dict[str, Finding]] = {
    # The file cannot be read at all.
    "file_empty": Finding(
        "error", "L1-01", "ファイルの中身が空（0 バイト）です。", "ファイルを保存し直すか、送り直してもらってください。"
    ),
    "file_too_large": Finding("error", "L1-01", "ファイルが大きすぎます（{size} MB、上限は {limit} MB）。", _SHRINK),
    "password": Finding(
        "error",
        "L1-01",
        "パスワードで保護されています。",
        "Excel で開き、「ファイル」→「情報」→「ブックの保護」→「パスワードを使用して暗号化」の"
        "パスワードを消してから保存し直してください。",
    ),
    "html": Finding("error", "L1-01", "Excel のファイルではなく、ウェブページ（HTML）です。", _RESAVE),
    "xml_spreadsheet": Finding("error", "L1-01", "「XML スプレッドシート 2003」形式のため、読み取れません。", _RESAVE),
    "xml": Finding("error", "L1-01", "Excel のファイルではなく、XML のファイルです。", _SPREADSHEET),
    "old_excel": Finding("error", "L1-01", "Excel 4.0 以前の古い形式のため、読み取れません。", _RESAVE),
    "xlsb": Finding("error", "L1-01", "バイナリ ブック (.xlsb) 形式のため、読み取れません。", _RESAVE),
    "ods": Finding("error", "L1-01", "OpenDocument (.ods) 形式のため、読み取れません。", _RESAVE),
    "picture": Finding("error", "L1-01", "表のファイルではなく、画像（{kind}）です。", _SPREADSHEET),
    "pdf": Finding(
        "error",
        "L1-01",
        "表のファイルではなく、PDF です。",
        "PDF の元になった Excel ブックか CSV を取り込んでください。",
    ),
    "word": Finding("error", "L1-01", "表のファイルではなく、Word の文書です。", _SPREADSHEET),
    "powerpoint": Finding("error", "L1-01", "表のファイルではなく、PowerPoint のファイルです。", _SPREADSHEET),
    "rich_text": Finding("error", "L1-01", "表のファイルではなく、リッチ テキスト（RTF）の文書です。", _SPREADSHEET),
    "archive": Finding(
        "error",
        "L1-01",
        "ZIP などの圧縮ファイルで、Excel ブックではありません。",
        "展開して、中の表を取り込んでください。",
    ),
    "unknown_kind": Finding(
        "error", "L1-01", "表のファイルではないようです（中身が Excel でも CSV でもありません）。", _SPREADSHEET
    ),
    "broken": Finding("error", "L1-01", "ファイルが壊れていて読み取れません。", _REEXPORT),
    "too_many_parts": Finding("error", "L1-01", "ブックの部品が多すぎます（{count} 個、上限は {limit} 個）。", _SHRINK),
    "part_too_large": Finding(
        "error", "L1-01", "展開すると大きすぎる部品（{part}）があります（上限は {limit} MB）。", _SHRINK
    ),
    "expands_too_much": Finding("error", "L1-01", "展開すると大きすぎます（上限は {limit} MB）。", _SHRINK),
    "compressed_too_much": Finding(
        "error", "L1-01", "圧縮率が異常に高く（{limit} 倍超）、安全に展開できません。", _SHRINK
    ),
    "too_many_sheets": Finding("error", "L1-01", "シートが多すぎます（{count} 枚、上限は {limit} 枚）。", _SHRINK),
    "too_many_cells": Finding(
        "error",
        "L1-01",
        "使用範囲が広すぎます（{rows} 行 × {columns} 列、上限は {limit} セル）。",
        "表から離れたセルに値がないか確かめ（Ctrl+End で末尾へ移れます）、不要な行と列を削除して保存し直してください。",
    ),
    "xml_entity": Finding(
        "error", "L1-01", "部品（{part}）に文書型宣言（DOCTYPE）があり、安全に読み取れません。", _RESAVE
    ),
    "xml_encoding": Finding(
        "error", "L1-01", "部品（{part}）の文字コードが UTF-8 ではないため、読み取れません。", _RESAVE
    ),
    "no_worksheet": Finding(
        "error", "L1-01", "ワークシートが 1 枚もありません。", "表のあるブックかどうかを確かめてください。"
    ),
    "undecodable": Finding(
        "error",
        "L1-01",
        "{line} 行目に、{encoding} の文字として読めないバイトがあります。",
        "Excel で「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。",
    ),
    "bad_quoting": Finding(
        "error",
        "L1-01",
        '{line} 行目から始まる行の引用符（"）の使い方が正しくありません。',
        '引用符が閉じているか確かめてください。値の中の引用符は 2 つ重ねて（""）書きます。',
    ),
    # The reader gave up.
    "reading_timeout": Finding(
        "error",
        "L1-01",
        "読み取れません（時間がかかりすぎたため、読み取りを止めました）。",
        _SHRINK,
    ),
    "reading_memory": Finding(
        "error", "L1-01", "読み取れません（ファイルが大きすぎて、メモリーが足りません）。", _SHRINK
    ),
    "reading_crash": Finding(
        "error",
        "L1-01",
        "読み取れません（ファイルの中身が壊れているか、扱えない形式です）。",
        _RESAVE,
    ),
    "reading_error": Finding(
        "error",
        None,
        "読み取れません（このプログラムの誤りです。ファイルが壊れているとは限りません）。",
        "このファイルを除けば、ほかのファイルは取り込めます。ファイルの名前と、画面の記録（ログ）に残った内容を、"
        "このプログラムの担当者に知らせてください。",
    ),
    # It was read, but a person should know.
    "sheet_unreadable": Finding(
        "error",
        "L1-01",
        "シート「{sheet}」が壊れていて読み取れません。",
        "Excel で開いて保存し直してください。不要なシートなら削除してください。",
    ),
    "structure_unknown": Finding(
        "info",
        None,
        "値は読み取りましたが、結合セル・非表示・エラーのセルを調べられませんでした。",
        "Excel で開いて保存し直すと、調べられるようになります。",
    ),
    "hidden_content": Finding(
        "info",
        "L1-13",
        "シート「{sheet}」に非表示の部分があります（{parts}）。非表示の値も読み取りました。",
        "不要なら削除し、必要なら再表示（フィルターなら解除）して保存し直してください。",
    ),
    "merged_cells": Finding(
        "info",
        "L1-12",
        "シート「{sheet}」に結合されたセルが {count} か所あります（{ranges}）。",
        "結合を解除し、それぞれのセルに値を入れてください。",
    ),
    "invisible_signs": Finding(
        "warning",
        None,
        "シート「{sheet}」の {count} か所のセルに、目に見えない文字や文字の向きを変える文字があります（{cells}）。"
        "取り除いて読みました。見た目が同じ名前でも、別の文字のことがあります。",
        "セルの名前を打ち直してください。心当たりがなければ、ファイルを作った人に確かめてください。",
    ),
    "shapes_unread": Finding(
        "info",
        "L1-10",
        "シート「{sheet}」に図形・画像・グラフが {count} か所あります（{cells}）。"
        "図形の中の文字や、図形で描いた線は読めません。",
        "図形に書いた値や期間があれば、セルに文字か色で入力してください。",
    ),
}
