"""What is found of a file as a whole, its 基準日, its headers and its rows."""

from typing import Final

from dashboard.importers.model import Finding

_ASK_AS_OF: Final = "いつ現在の資料かを、表の上に「令和8年10月末現在」のように書くか、答えてください。"
ANSWER_ONCE: Final = "{choices} のどれに当たるかを 1 度答えてください。次からは答えのとおりに読みます。"
"""How to settle what a word means; the end of a remedy."""

DOUBT: Final = "列や単位を確かめてください。"
ACCEPT: Final = "違うところを直してください。このとおりで正しいときは、確かめたと伝えれば取り込めます。"

OF_TABLES: Final[dict[str, Finding]] = {
    "unrecognised": Finding(
        "error",
        "L1-05",
        "取り込める表が見つかりません。{side}見つかった見出し：{headers}。探した見出し：{looked_for}。",
        "見出しをこれらの名前に直し、データを 1 行に 1 件ずつ並べるか、別のファイルではないか確かめてください。"
        "どの見出しがどの列かを答えても取り込めます。",
    ),
    "no_rows": Finding(
        "error",
        "L1-02",
        "見出しはありますが、その下にデータの行がありません。",
        "入力済みのファイルかどうかを確かめてください。",
    ),
    "sheet_skipped": Finding(
        "info",
        "L1-02",
        "シート「{name}」は、データの表ではないため読み飛ばしました。",
        "データの表なら、見出しの名前を確かめてください。",
    ),
    "other_dataset_skipped": Finding(
        "warning",
        "L1-02",
        "シート「{name}」は{label}のようですが、このファイルは{read}として読んだため、読み飛ばしました。",
        "1つのファイルには1種類の表だけを入れ、このシートは別のファイルに分けて取り込んでください。",
    ),
    "example_sheet_skipped": Finding(
        "info",
        "L1-02",
        "シート「{name}」は、名前から記入例などとみなして読み飛ばしました。",
        "データの表なら、シートの名前を変えて保存し直してください。",
    ),
    "hidden_sheet_skipped": Finding(
        "info", "L1-13", "非表示のシート「{name}」は、データとして数えていません。", "不要なら削除してください。"
    ),
    "hidden_table_skipped": Finding(
        "warning",
        "L1-13",
        "非表示のシート「{name}」に表がありますが、データとして数えていません。",
        "必要な表なら再表示し、不要なら削除して保存し直してください。",
    ),
    "as_of_taken": Finding(
        "info", "L3-05", "基準日を {date} としました（{source}）。", "違うときは基準日を指定してください。"
    ),
    "as_of_missing": Finding(
        "error",
        "L3-05",
        "基準日が分かりません。表の上下のセル（「令和8年10月末現在」など）、シート名、ファイル名のどれにもありません。",
        _ASK_AS_OF,
    ),
    "as_of_several": Finding("error", "L3-05", "基準日の候補が複数あり、決められません（{dates}）。", _ASK_AS_OF),
    "as_of_conflict": Finding(
        "warning",
        "L3-05",
        "指定された基準日は {date} ですが、ファイルには {stated} とあります（{source}）。指定された日を使いました。",
        "取り込むファイルと基準日の組み合わせを確かめてください。",
    ),
    "as_of_other_sheet": Finding(
        "warning",
        "L3-05",
        "シート「{name}」は基準日が {stated} のため読み飛ばしました（指定された基準日は {date}）。",
        "このシートも取り込むときは、基準日を変えてもう一度取り込んでください。",
    ),
    "column_missing": Finding(
        "error",
        "L1-05",
        "必要な列「{column}」がありません。",
        "見出しに「{headers}」のどれかを使った列を加えるか、どの列がそれに当たるかを答えてください。",
    ),
    "column_unread": Finding(
        "info",
        "L1-05",
        "取り込みに使わない列があります（{headers}）。",
        "必要な列なら、見出しの名前を直すか、どの列かを答えてください。",
    ),
    "column_multiplied": Finding(
        "info",
        "L2-01",
        "「{value}」の数は {factor} 倍して読みました（見出しの単位による）。",
        "次回は 1 件単位の数を入力してください。",
    ),
    "column_part": Finding(
        "warning",
        "L1-05",
        "「{value}」は一部だけの数のようなので、「{label}」としては使っていません。",
        "全体の列なら、見出しの括弧書きを直すか、どの列かを答えてください。",
    ),
    "column_expected": Finding(
        "warning",
        "L3-05",
        "「{value}」は見込みや目標のようなので、今の「{label}」としては使っていません。",
        "今の値の列なら、見出しの括弧書きを直すか、どの列かを答えてください。",
    ),
    "column_past": Finding(
        "warning",
        "L3-05",
        "「{value}」は前の時期の値のようなので、今の「{label}」としては使っていません。",
        "今の値の列なら、見出しの括弧書きを直すか、どの列かを答えてください。",
    ),
    "column_other": Finding(
        "warning",
        "L1-05",
        "「{value}」が「{label}」かどうか、括弧書きや小見出しの意味が分からないため、使っていません。",
        "見出しを直すか、どの列かを答えてください。",
    ),
    "columns_dated": Finding(
        "error",
        "L3-05",
        "「{label}」の列が時期ごとにあり（{titles}）、基準日 {as_of} の列がどれか決められません。",
        "見出しの時期と基準日を合わせるか、今の値ではない列を削除してください。",
    ),
    "columns_dated_unread": Finding(
        "warning",
        "L3-05",
        "「{label}」の列が時期ごとにあり（{titles}）、基準日 {as_of} の列がどれか決められないため、使っていません。",
        "見出しの時期と基準日を合わせるか、今の値ではない列を削除してください。",
    ),
    "column_of_day": Finding(
        "info",
        "L3-05",
        "時期ごとの列（{titles}）のうち、基準日 {as_of} の「{value}」を読みました。",
        "違うときは基準日を指定してください。",
    ),
    "column_of_other_day": Finding(
        "warning",
        "L3-05",
        "「{value}」は {day} の値のようですが、基準日は {as_of} です。基準日の値として読みました。",
        "列の時期か基準日を確かめてください。",
    ),
    "branches_several": Finding(
        "warning",
        "L1-07",
        "「{column}」など {count} 列のうち、2 つ以上に値があり、どれか決められないため、不明としました。",
        "1 つの列だけに入力してください。",
    ),
    "branches_joined": Finding(
        "info",
        "L1-05",
        "「{label}」の {count} 列（{titles}）を、入力のある列の値を取って 1 つの列として読みました。",
        "次回は 1 つの列にまとめてください。",
    ),
    "header_repeated": Finding(
        "error",
        "L2-03",
        "見出し「{column}」の列が {count} つあり、どれを読むか決められません。",
        "見出しの名前を変えるか、不要な列を削除してください。",
    ),
    "header_repeated_unread": Finding(
        "warning",
        "L2-03",
        "見出し「{column}」の列が {count} つあるため、どれも読まずに不明としました。",
        "見出しの名前を変えるか、不要な列を削除してください。",
    ),
    "tables_side_by_side": Finding(
        "error",
        "L1-02",
        "1 つのシートに表が横に並んでいます（見出し「{column}」が {count} か所）。",
        "表を 1 つずつ別のシートに分けてください。",
    ),
    "tables_stacked": Finding(
        "error",
        "L1-02",
        "表の途中に、列の並びが違う別の見出しがあります。",
        "表を 1 つずつ別のシートに分けてください。",
    ),
    "header_again": Finding(
        "info",
        "L1-02",
        "表の途中で見出しが繰り返されています（{count} か所）。読み飛ばしました。",
        "次回は見出しを 1 回にしてください。",
    ),
    "note_row": Finding(
        "info",
        "L1-04",
        "表の中に注記の行があります（{count} 行）。データとしては数えていません。",
        "注記は表の外か、別のシートに書いてください。",
    ),
    "department_headings": Finding(
        "info",
        "L1-02",
        "区切りの行（{count} 行）に書かれた課を、その下の行の所管課として読みました（{value}）。",
        "次回は「所管課」の列を設け、すべての行に入力してください。",
    ),
    "row_ignored": Finding(
        "warning",
        "L1-02",
        "見出しに合う内容がない行のため、数えていません（「{value}」）。",
        "データの行なら、ほかの列も入力してください。区切りの行なら削除してください。",
    ),
    "rows_prefilled": Finding(
        "info", "L1-02", "番号や部・課だけの行が {count} 行あります。数えていません。", "使わない行は削除してください。"
    ),
    "sum_row": Finding(
        "info",
        "L1-02",
        "小計・合計の行が {count} 行あります。検算だけに使い、件数には入れていません。",
        "次回は小計・合計の行を除いてください。",
    ),
    "sum_differs": Finding(
        "warning",
        "L2-01",
        "「{column}」の合計が合いません（書かれた値は {stated}、行の合計は {computed}）。",
        "合計の範囲から漏れた行や、数字でないセルがないか確かめてください。",
    ),
    "filled_down": Finding(
        "info",
        "L1-07",
        "「{column}」の空欄 {count} か所を、すぐ上の値とみなしました。",
        "すべての行に値を入力してください。",
    ),
    "ditto": Finding(
        "info",
        "L2-02",
        "「{column}」の「同上」「〃」 {count} か所を、上の行の値に置き換えました。",
        "すべての行に値を入力してください。",
    ),
    "ditto_without_above": Finding(
        "warning", "L2-02", "「{column}」の「{value}」の上に値がありません。", "値を入力してください。"
    ),
    "merged_count": Finding(
        "warning",
        "L1-12",
        "「{column}」のセルが複数の行にまたがって結合されています。行ごとの値が分からないため、不明としました。",
        "結合を解除し、行ごとの値を入力してください。",
    ),
    "doubt_all_new": Finding(
        "error",
        None,
        "前の一覧の {before} 件と同じものが 1 件もなく、{count} 件すべてが新しいものになります。" + DOUBT,
        ACCEPT,
    ),
    "doubt_rows_gone": Finding(
        "error",
        None,
        "前の一覧の {before} 件のうち {count} 件がなくなります。" + DOUBT,
        ACCEPT,
    ),
    "legend_sheet": Finding(
        "info",
        None,
        "シート「{name}」は、データの表ではなく凡例として読みました。",
        "データの表なら、シートの名前を変えて保存し直してください。",
    ),
    "legend_rows": Finding(
        "info",
        "L1-04",
        "表の下に凡例の行があります（{count} 行）。データとしては数えていません。",
        "凡例は表の上か、別のシートに書いてください。",
    ),
    "legend_used": Finding(
        "info",
        "L2-04",
        "「{column}」の「{value}」（{count} 件）は、ファイルの凡例のとおり「{meant}」と読みました。",
        "違うときは、凡例か値を直してください。",
    ),
    "legend_unclear": Finding(
        "warning",
        "L2-04",
        "凡例の「{sign}：{value}」の意味が分からないため、「{column}」の {count} 件を不明としました。",
        "凡例の言葉を直すか、" + ANSWER_ONCE,
    ),
    "answer_used": Finding(
        "info",
        None,
        "「{key}」は、覚えている答えのとおり「{answer}」としました。",
        "違うときは、覚えている答えを取り消してください。",
    ),
    "answer_unasked": Finding(
        "error",
        None,
        "答え「{key}＝{answer}」に当たる質問が、どのファイルにもありません。",
        "答えの書き方を、質問に示された形と同じにしてください（語に「＝」があるときも、そのまま写します）。",
    ),
    "answer_impossible": Finding(
        "error", None, "「{key}」の答え「{answer}」は使えません。", "{choices} のどれかで答えてください。"
    ),
    "fills_unread": Finding(
        "warning",
        "L1-11",
        "セルの色を調べられませんでした。月ごとの表の期間は、文字だけから読みました。",
        "Excel で開いて「Excel ブック (*.xlsx)」で保存し直すか、期間の月に「●」などの文字を入力してください。",
    ),
}
