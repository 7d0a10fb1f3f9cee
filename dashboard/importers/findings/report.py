"""Everything the importers find in a table, as data: how grave it is, which national rule it breaks, and the words."""

from typing import Final, NamedTuple

from dashboard.importers.model import Issue, Severity


class Finding(NamedTuple):
    """One kind of finding. ``{…}`` in the words is filled in where it is found."""

    severity: Severity
    rule: str | None
    message: str
    remedy: str


_ASK_NUMBER: Final = "正しい件数を数字だけで入力してください。分からないときは空欄か「不明」にしてください。"
_ASK_DATE: Final = "年月日が分かるように「2025/4/1」または「令和7年4月1日」の形で入力してください。"
_ASK_STATUS: Final = "「実施済」「一部実施済」「予定」「未実施」「対象外」「その他」のどれかを入力してください。"
_ASK_BARRIER: Final = "0～7 の番号と理由（例：「3 システムがない」）を 1 つだけ入力してください。"
_ASK_AS_OF: Final = "基準日を指定して（コマンドでは --as-of 2026-10-31 のように）、もう一度取り込んでください。"
_ASK_DEPARTMENT: Final = "組織表の別名に加えるか、所管課を直してから、もう一度取り込んでください。"

FINDINGS: Final[dict[str, Finding]] = {
    # The file as a whole
    "reading_timeout": Finding(
        "error",
        "L1-01",
        "読み取れません（時間がかかりすぎたため、読み取りを止めました）。",
        "必要な表だけを新しいブックに値で貼り付け、保存し直してください。",
    ),
    "reading_memory": Finding(
        "error",
        "L1-01",
        "読み取れません（ファイルが大きすぎて、メモリーが足りません）。",
        "必要な表だけを新しいブックに値で貼り付け、保存し直してください。",
    ),
    "reading_crash": Finding(
        "error",
        "L1-01",
        "読み取れません（ファイルの中身が壊れているか、扱えない形式です）。",
        "Excel で開き、「名前を付けて保存」で「Excel ブック (*.xlsx)」を選んで保存し直してください。",
    ),
    "unrecognised": Finding(
        "error",
        "L1-05",
        "取り込める表が見つかりません。探した見出し：{looked_for}。見つかった見出し：{headers}。",
        "表の見出しをこれらの名前に直すか、別のファイルではないか確かめてください。",
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
    # 基準日
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
    # The header
    "column_missing": Finding(
        "error",
        "L1-05",
        "必要な列「{column}」がありません。",
        "見出しに「{headers}」のどれかを使った列を加えてください。",
    ),
    "column_unread": Finding(
        "info",
        "L1-05",
        "取り込みに使わない列があります（{headers}）。",
        "必要な列なら、見出しの名前を確かめてください。",
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
    # Rows
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
    # Cells
    "flawed_cell": Finding(
        "warning",
        "L2-01",
        "「{column}」がエラー（{value}）のため、不明としました。",
        "数式を直すか、正しい値を入力してください。",
    ),
    "uncalculated_cell": Finding(
        "warning",
        "L2-01",
        "「{column}」の数式に計算結果が保存されていないため、不明としました。",
        "Excel で開いて保存し直すか、数式を値に置き換えてください。",
    ),
    "flawed_required": Finding(
        "error",
        "L2-01",
        "「{column}」がエラーか、計算結果のない数式（{value}）で、読み取れません。",
        "数式を直すか、正しい値を入力してください。",
    ),
    "required_blank": Finding("error", "L1-09", "「{column}」が空欄です。", "値を入力してください。"),
    "unknown_word": Finding(
        "info",
        "L1-09",
        "「{column}」に「－」「不明」などが {count} 件あります。0 ではなく不明として扱いました。",
        "次回は空欄にするか、分かり次第値を入力してください。",
    ),
    "text_whitespace": Finding(
        "info",
        "L1-06",
        "「{column}」に改行や前後の空白があるセルが {count} 件あります。取り除いて読みました。",
        "次回は体裁のための改行や空白を入れないでください。",
    ),
    "text_odd_characters": Finding(
        "info",
        "L1-08",
        "「{column}」に機種依存文字（①、㈱ など）があるセルが {count} 件あります。ふつうの文字として読みました。",
        "次回は (1)、(株) のように書いてください。",
    ),
    "number_as_text": Finding(
        "info",
        "L2-01",
        "「{column}」に全角数字や「1,234件」の形の数字が {count} 件あります。数値として読みました。",
        "次回は半角の数字だけを入力してください。",
    ),
    "not_a_number": Finding(
        "warning", "L2-01", "「{column}」の「{value}」は数として読めないため、不明としました。", _ASK_NUMBER
    ),
    "number_not_whole": Finding(
        "warning", "L2-01", "「{column}」の「{value}」は整数ではないため、不明としました。", _ASK_NUMBER
    ),
    "number_too_large": Finding(
        "warning", "L2-01", "「{column}」の「{value}」は大きすぎるため、不明としました。", _ASK_NUMBER
    ),
    "number_vague": Finding(
        "warning", "L2-01", "「{column}」の「{value}」はおおよその数なので、不明としました。", _ASK_NUMBER
    ),
    "number_range": Finding(
        "warning",
        "L1-07",
        "「{column}」の「{value}」は範囲なので、不明としました。",
        _ASK_NUMBER,
    ),
    "count_negative": Finding(
        "warning", "L2-01", "「{column}」の「{value}」は負の数なので、不明としました。", _ASK_NUMBER
    ),
    "share_out_of_range": Finding(
        "warning",
        "L2-01",
        "「{column}」の「{value}」は割合として 0～100% の範囲にないため、不明としました。",
        "「45.2%」または「0.452」の形で入力してください。",
    ),
    "not_a_flag": Finding(
        "warning",
        "L2-04",
        "「{column}」の「{value}」は○かどうか分からないため、不明としました。",
        "「○」か空欄にしてください。",
    ),
    "several_values": Finding(
        "info",
        "L1-07",
        "「{column}」に複数の値が入ったセルが {count} 件あります。分けて読みました。",
        "このままで構いません。",
    ),
    "date_impossible": Finding(
        "warning", "L3-05", "「{column}」の「{value}」はありえない日付なので、不明としました。", _ASK_DATE
    ),
    "date_ambiguous": Finding(
        "warning", "L3-05", "「{column}」の「{value}」は年か月か決められないため、不明としました。", _ASK_DATE
    ),
    "date_unreadable": Finding(
        "warning", "L3-05", "「{column}」の「{value}」は日付として読めないため、不明としました。", _ASK_DATE
    ),
    "date_month_only": Finding(
        "info",
        "L3-05",
        "「{column}」に日のない年月が {count} 件あります。月の初日（「末」は末日）として読みました。",
        "分かるときは日まで入力してください。",
    ),
    "date_serial": Finding(
        "info",
        "L3-05",
        "「{column}」に日付の通し番号（45748 など）が {count} 件あります。日付に直して読みました。",
        "次回はセルの書式を日付にしてください。",
    ),
    # 手続
    "status_blank": Finding("warning", "L1-09", "「{column}」が空欄のため、不明としました。", _ASK_STATUS),
    "status_unknown_word": Finding(
        "warning", "L1-09", "「{column}」が「{value}」のため、不明としました。", _ASK_STATUS
    ),
    "status_number_only": Finding(
        "warning", "L2-04", "「{column}」の「{value}」は番号だけで意味が決められないため、不明としました。", _ASK_STATUS
    ),
    "status_unlisted": Finding(
        "warning", "L2-04", "「{column}」の「{value}」は選択肢にないため、不明としました。", _ASK_STATUS
    ),
    "barrier_several": Finding(
        "warning", "L1-07", "「{column}」の「{value}」は理由が複数あるため、不明としました。", _ASK_BARRIER
    ),
    "barrier_unlisted": Finding(
        "warning", "L2-04", "「{column}」の「{value}」は選択肢にないため、分類を不明としました。", _ASK_BARRIER
    ),
    "barrier_contradiction": Finding(
        "warning", "L2-04", "「{column}」の「{value}」は番号と理由が合わないため、不明としました。", _ASK_BARRIER
    ),
    "online_exceeds_annual": Finding(
        "warning",
        "L2-01",
        "「{column}」の {value} が年間の件数 {annual} を超えているため、不明としました。",
        "2 つの件数の対象期間と数え方を確かめてください。",
    ),
    "same_id_differs": Finding(
        "error",
        "L2-03",
        "手続ID「{value}」が {first} にもあり、内容が違います。",
        "どちらが正しいか確かめて片方を消すか、別の手続ID を付けてください。",
    ),
    "row_twice": Finding(
        "warning", "L2-03", "{first} とまったく同じ行です。1 回だけ数えました。", "重複した行を削除してください。"
    ),
    "same_procedure_twice": Finding(
        "warning",
        "L2-03",
        "手続「{value}」が、同じ課・法令で {first} にもあります。両方とも数えました。",
        "同じ手続なら片方を消し、別の手続なら手続ID を付けてください。",
    ),
    # スキルアセスメント. No finding tells a respondent's number: they point to the cell.
    "question_twice": Finding(
        "warning",
        "L2-03",
        "設問番号「{value}」が同じ回に2度あります。上の行を使いました。",
        "設問番号を1つずつに直してください。",
    ),
    "scale_invalid": Finding(
        "warning",
        "L2-01",
        "「{column}」の「{value}」では点の範囲になりません（最小と最大の両方が要り、最大は最小より大きくします）。",
        "最小と最大を、例えば 1 と 5 のように入力してください。",
    ),
    "choices_unclear": Finding(
        "warning",
        "L2-04",
        "「{column}」の「{value}」は、低い順の選択肢として読めないため、使いません。",
        "2つ以上の違う選択肢を、低い順に「／」で区切って入力してください。",
    ),
    "rule_unreadable": Finding(
        "warning",
        "L2-04",
        "「{column}」の「{value}」を読めません。数えない扱いにしました。",
        "「0点」か「除く」のどちらかを入力してください。",
    ),
    "round_unclear": Finding(
        "warning",
        "L3-05",
        "「{column}」の「{value}」は、どの回か決められません。自分の一覧のないすべての回の設問としました。",
        "「令和8年度」または「第2回」の形で入力してください。",
    ),
    "answered_on_unreadable": Finding(
        "warning",
        "L3-05",
        "回答日を読めない行が {count} 行あります。同じ人の新しい回答を選ぶときに使えません。",
        "「2026/9/12」または「令和8年9月12日」の形で入力してください。",
    ),
    "known_column_flawed": Finding(
        "warning",
        "L2-01",
        "「{column}」のセル {count} か所がエラーのため、不明としました。",
        "数式を直すか、正しい値を入力してください。",
    ),
    "respondent_unknown": Finding(
        "info",
        None,
        "回答者の番号のない行が {count} 行あります。1行を1人と数え、前の回の同じ人とは比べません。",
        "同じ人を比べるには、回答者の番号の列を加えてください。",
    ),
    "answers_without_department": Finding(
        "info",
        "L1-05",
        "所属の列がないため、全庁の数値だけになります。",
        "課や部の数値を見るには、「所属課」の列を加えてください。",
    ),
    "round_several": Finding(
        "error",
        "L3-05",
        "回の候補が複数あり、決められません（{names}）。",
        "回を指定して（コマンドでは --round 令和8年度 のように）、もう一度取り込んでください。",
    ),
    "round_taken": Finding(
        "info", None, "回を「{name}」としました（{source}）。", "違うときは --round で指定してください。"
    ),
    "round_overruled": Finding(
        "warning",
        "L3-05",
        "指定された回は「{given}」ですが、ファイルには「{name}」とあります（{source}）。指定された回を使いました。",
        "取り込むファイルと回の組み合わせを確かめてください。",
    ),
    "round_differs": Finding(
        "warning",
        "L3-05",
        "指定された回は「{given}」ですが、{count} 行の回の列は違います。その行では列に書かれた回を使いました。",
        "取り込むファイルと回の組み合わせを確かめてください。",
    ),
    "round_missing": Finding(
        "error",
        "L3-05",
        "どの回の回答か分からない行が {count} 行あります（回の列、表の上、シート名、ファイル名から決められません）。",
        "「回」の列に「令和8年度」のように記入するか、--round 令和8年度（または --as-of 2026-10-31）のように指定して、"
        "もう一度取り込んでください。",
    ),
    "held_on_from_year": Finding(
        "info",
        "L3-05",
        "「{name}」の日付を {date} としました（回答日も基準日もないため）。",
        "違うときは --as-of で指定してください。",
    ),
    "no_questions": Finding(
        "error",
        "L1-05",
        "設問の列が見つかりません。",
        "見出しに設問番号（「問1」など）か、設問一覧と同じ設問文を書いてください。",
    ),
    "nothing_answered": Finding(
        "info",
        "L1-09",
        "どの設問にも答えていない行が {count} 行あります。回答者に数えていません。",
        "そのままでかまいません。",
    ),
    "answer_twice": Finding(
        "warning",
        "L1-07",
        "{question} で、2つ以上の選択肢に印のある回答が {count} 件あります。不明としました。",
        "1つだけに印を付けてください。",
    ),
    "answer_unlisted": Finding(
        "warning",
        "L2-04",
        "{question} の答え{word}（{count} 件）を読めないため、不明としました。",
        "使える答え：{accepted}。ほかの言葉を使うときは、設問一覧の「選択肢」に低い順に書いてください。",
    ),
    "answer_out_of_scale": Finding(
        "warning",
        "L2-01",
        "{question} の答え{word}（{count} 件）は範囲（{scale}）の外なので、不明としました。",
        "答えか、設問一覧の最小・最大を直してください。",
    ),
    "answer_flawed": Finding(
        "warning",
        "L2-01",
        "{question} の答え {count} 件が、エラーか計算結果のない数式のため、不明としました。",
        "数式を直すか、正しい答えを入力してください。",
    ),
    "scale_unknown": Finding(
        "error",
        "L2-04",
        "{question} の答えは数字ですが、最小と最大が分からないため点にできません。",
        "設問一覧に「最小」「最大」を書いて先に（または一緒に）取り込んでください。",
    ),
    "question_unknown": Finding(
        "warning",
        "L1-05",
        "設問一覧にない設問の列「{value}」は、数えていません。",
        "設問一覧に加えるか、見出しの番号か設問文を設問一覧とそろえてください。",
    ),
    "question_in_two_columns": Finding(
        "warning",
        "L2-03",
        "「{value}」の列は、{first} 列と同じ設問です。{first} 列だけを使いました。",
        "不要な列を消してください。",
    ),
    "question_without_column": Finding(
        "info",
        "L1-05",
        "設問一覧の {count} 問に、回答の列がありません（{numbers}）。この回では聞かなかったものとします。",
        "列があるはずなら、見出しの番号か設問文を確かめてください。",
    ),
    "question_number_differs": Finding(
        "warning",
        "L1-05",
        "「{value}」の列は、番号は違いますが、文が設問一覧の問{number}と同じなので、問{number}として読みました。",
        "見出しの番号を設問一覧とそろえてください。",
    ),
    "questions_from_file": Finding(
        "info",
        None,
        "設問一覧がまだないため、見出しから {count} 問を読みました。分野は分けていません。",
        "設問一覧（設問番号・分野・設問）を取り込むと、分野ごとの点が出ます。",
    ),
    "answered_twice": Finding(
        "warning",
        None,
        "同じ人の回答が2度あります（初めは {first}）。新しいほうを数えます。",
        "そのままでかまいません。",
    ),
    # ロードマップ
    "date_month_end": Finding(
        "info",
        "L3-05",
        "「{column}」に日のない年月が {count} 件あります。終わりの日として、月の末日として読みました。",
        "分かるときは日まで入力してください。",
    ),
    "date_year_only": Finding(
        "info",
        "L3-05",
        "「{column}」に年度や半期だけの時期が {count} 件あります。始まりは初日、終わりは末日として読みました。",
        "分かるときは年月日を入力してください。",
    ),
    "period_reversed": Finding(
        "warning",
        "L3-05",
        "終わり {end} が始まり {start} より前です。どちらが正しいか決められないため、不明としました。",
        "日付を確かめて、終わりが始まりより後になるように直してください。",
    ),
    "day_in_future": Finding(
        "warning",
        "L3-05",
        "「{column}」の {value} は基準日 {as_of} より後なので、実績とは読めず、不明としました。",
        "まだ終わっていないときは空欄にし、見込みは「終了見込」に入力してください。",
    ),
    "done_without_day": Finding(
        "warning",
        "L1-09",
        "「{value}」とありますが、終わった日がありません。判定では完了に数えません。",
        "「実績終了」に終わった日を入力してください。",
    ),
    "roadmap_without_period": Finding(
        "error",
        "L1-05",
        "取組の終わりの時期が分かりません（「計画終了」の列も、月ごとの列もありません）。",
        "「計画開始」「計画終了」の列を加えるか、「令和8年度」の下に「4月」～「3月」の列を続けて並べてください。",
    ),
    "state_sign_unknown": Finding(
        "warning",
        "L2-04",
        "「{column}」の「{value}」の意味が分からないため、不明としました。",
        "表の上に「凡例　A：順調　B：遅れ」のように意味を書くか、設定ファイルの [roadmap.states] に加えてください。",
    ),
    "state_unlisted": Finding(
        "warning",
        "L2-04",
        "「{column}」の「{value}」は選択肢にないため、不明としました。",
        "「完了」「順調」「遅れ」「未着手」「中止」のどれかにするか、設定の [roadmap.states] に加えてください。",
    ),
    "state_by_settings": Finding(
        "warning",
        "L2-04",
        "「{column}」の「{value}」（{count} 件）の凡例がないため、設定により「{meant}」と読みました。",
        "違うときは、表の上に「凡例　A：順調　B：遅れ」のように意味を書くか、設定を直してください。",
    ),
    "state_legend_unread": Finding(
        "warning",
        "L2-04",
        "凡例の「{sign}：{value}」が、完了・順調・遅れ・未着手・中止 のどれに当たるか分かりません。",
        "凡例の言葉を直すか、設定ファイルの [roadmap.states] に加えてください。",
    ),
    "initiative_twice": Finding(
        "error",
        "L2-03",
        "取組「{value}」が {first} にもあります。",
        "重複した行を削除するか、別の取組なら番号か名前を変えてください。",
    ),
    "initiative_id_differs": Finding(
        "error",
        "L2-03",
        "番号「{value}」が {first} の別の取組にも付いています。",
        "同じ柱・施策の中で、番号が重ならないように直してください。",
    ),
    "headings_as_pillars": Finding(
        "info",
        "L1-02",
        "柱の列がないため、区切りの行（{count} 行）を柱・施策として読みました。",
        "次回は「柱」「施策」の列を設け、すべての行に値を入力してください。",
    ),
    "owners_several": Finding(
        "info",
        "L1-07",
        "「{column}」に複数の課があるセルが {count} 件あります。初めの課を所管課、ほかを関係課としました。",
        "所管課は1つにし、ほかの課は「関係課」の列に書いてください。",
    ),
    "milestone_unreadable": Finding(
        "warning",
        "L1-07",
        "「{column}」の「{value}」を、日付と名前に分けて読めないため、使いません。",
        "「2026/9/30 試行開始、2027/3/31 全庁導入」のように書いてください。",
    ),
    "fills_unread": Finding(
        "warning",
        "L1-11",
        "セルの色を調べられませんでした。月ごとの表の期間は、文字だけから読みました。",
        "Excel で開いて「Excel ブック (*.xlsx)」で保存し直すか、期間の月に「●」などの文字を入力してください。",
    ),
    "grid_by_colour": Finding(
        "info",
        "L1-11",
        "月ごとの表の色を、計画・実績の期間として読みました。",
        "色だけでなく、「●」などの文字も入れると、白黒の印刷や音声でも伝わります。",
    ),
    "grid_marks_as_plan": Finding(
        "info",
        "L2-04",
        "月ごとの表の印の意味が書かれていないため、計画の期間として読みました。",
        "表の上に凡例（「●：計画　○：実績」など）を加えるか、「区分」の列に「計画」「実績」と書いてください。",
    ),
    "grid_without_plan": Finding(
        "warning",
        "L1-10",
        "「{value}」の計画の期間が見つかりません（図形の矢印と、条件付き書式の色は読めません）。不明としました。",
        "期間の月のセルに色を付けるか、「●」などの文字を入力してください。",
    ),
    "grid_fills_unclear": Finding(
        "error",
        "L1-11",
        "月ごとの表に {count} 色あり、どれが計画でどれが実績か決められません（色の例：{examples}）。",
        "表の上に凡例（色付きのセルに「計画」「実績」「見込」）を加えるか、取り込むときに --fill 計画=F7 --fill 実績=F8"
        " のように、その色のセルで指定してください。",
    ),
    "grid_fill_unlisted": Finding(
        "warning",
        "L1-11",
        "凡例にない色のセルが {count} か所あります。期間に数えていません。",
        "凡例にその色の意味（計画・実績・見込）を加えるか、色を消してください。",
    ),
    "grid_signs_unclear": Finding(
        "error",
        "L2-04",
        "月ごとの表の印「{value}」の、どれが計画でどれが実績か決められません。",
        "表の上に「凡例　○：計画　●：実績」のように意味を書いてください。",
    ),
    # 課
    "departments_from_file": Finding(
        "warning",
        None,
        "組織表がまだないため、課の名前（{count} 種類）はファイルに書かれたとおりに使いました。",
        "組織表を取り込むと、表記の違いや旧称を確かめられます。",
    ),
    "department_missing": Finding(
        "error",
        "L1-05",
        "どの課の一覧か分かりません（所管課の列がなく、表の上にもシート名・ファイル名にも課の名前がありません）。",
        "「所管課」の列を加えるか、表の上に「所管課：市民課」のように書いてください。",
    ),
    "department_from_name": Finding(
        "info", None, "所管課を「{value}」としました（{source}）。", "違うときは「所管課」の列を加えてください。"
    ),
    "department_unknown": Finding(
        "error", "L2-04", "「{value}」という課は組織表にありません（{count} 行）。{hint}", _ASK_DEPARTMENT
    ),
    "department_ended": Finding(
        "error",
        "L2-04",
        "「{value}」は基準日 {as_of} には存在しません（{count} 行）。{hint}",
        "基準日のときの課の名前に直すか、" + _ASK_DEPARTMENT,
    ),
    "department_ambiguous": Finding(
        "error",
        "L2-04",
        "「{value}」は複数の課にあてはまり、決められません（{count} 行）。{hint}",
        "部の名前を書き加えるか、課の正式な名前に直してください。",
    ),
    "department_other_bureau": Finding(
        "error",
        "L2-04",
        "「{value}」は、書かれた部「{bureau}」の課ではありません（{count} 行）。{hint}",
        "部か課の名前を直すか、組織表を直してから、もう一度取り込んでください。",
    ),
    "department_subunit": Finding(
        "warning",
        "L2-04",
        "「{value}」を「{department}」として数えました（{count} 行）。",
        "課の名前だけを書いてください。",
    ),
    "department_bureau_differs": Finding(
        "warning",
        "L2-04",
        "部「{bureau}」の課「{value}」は基準日の組織表にありません。「{department}」として数えました（{count} 行）。",
        "部の名前を確かめてください。",
    ),
    # 組織表
    "validity_reversed": Finding(
        "error", "L3-05", "有効終了日 {to} が有効開始日 {start} より前です。", "日付を確かめて直してください。"
    ),
    "validity_unreadable": Finding(
        "error",
        "L3-05",
        "「{column}」の「{value}」は日付として読めません。",
        _ASK_DATE,
    ),
    "department_twice": Finding(
        "error",
        "L2-03",
        "「{value}」の有効期間が {first} の行と重なっています。",
        "期間が重ならないように、有効開始日と有効終了日を直してください。",
    ),
    "successor_unknown": Finding(
        "warning",
        "L2-04",
        "後継課「{value}」は組織表にないか、1 つに決められません。",
        "後継課の名前を、組織表の課の名前と同じに直してください。",
    ),
}


class Report:
    """The findings in one file, in the order they were made."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.issues: list[Issue] = []

    def add(
        self,
        code: str,
        *,
        sheet: str | None = None,
        cell: str | None = None,
        value: str | None = None,
        **details: object,
    ) -> None:
        """Report the finding ``code`` at a place; ``value`` and ``details`` fill in its words."""
        self.issues.append(issue(code, self.file, sheet=sheet, cell=cell, value=value, **details))


def issue(
    code: str,
    file: str,
    *,
    sheet: str | None = None,
    cell: str | None = None,
    value: str | None = None,
    **details: object,
) -> Issue:
    """Make the finding ``code``."""
    kind = FINDINGS[code]
    return Issue(
        code=code,
        severity=kind.severity,
        rule=kind.rule,
        message=kind.message.format(value=value, **details),
        remedy=kind.remedy.format(value=value, **details),
        file=file,
        sheet=sheet,
        cell=cell,
        value=value,
    )
