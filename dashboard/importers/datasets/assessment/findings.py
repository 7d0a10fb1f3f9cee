"""What is found in 設問一覧 and アセスメント回答 alone. None tells a respondent's number: they point to the cell."""

from typing import Final

from dashboard.importers.model import Finding

FINDINGS: Final[dict[str, Finding]] = {
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
    "person_numbers_rows": Finding(
        "info",
        None,
        "「{column}」は回答の順につく番号で、人の番号ではないため、前の回の同じ人と比べるのには使いません。",
        "同じ人を比べるには、職員番号かメールアドレスの列を加えてください。",
    ),
    "person_anonymous": Finding(
        "info",
        None,
        "「{column}」はどの行も匿名（anonymous など）か空欄です。だれの回答か分からないため、前の回の同じ人とは"
        "比べません。",
        "同じ人を比べるには、次回は名前を記録する設定にするか、職員番号を尋ねてください。",
    ),
    "person_shared": Finding(
        "info",
        None,
        "「{column}」はどの行も同じです。みなが1つのアカウントで答えたものとして、人の番号には使いません。",
        "同じ人を比べるには、職員番号かメールアドレスの列を加えてください。",
    ),
    "person_counts_up": Finding(
        "warning",
        None,
        "「{column}」は1から順に並んでいて、人の番号か行の番号か分かりません。行の番号なら毎回つけ直され、"
        "違う人どうしを比べることになるため、前の回の同じ人とは比べません。",
        "「{key}」に {choices} のどちらかで答えるか、職員番号かメールアドレスの列を加えてください。",
    ),
    "branches_filled_twice": Finding(
        "warning",
        "L1-07",
        "「{column}」などの分かれた列が、2つ以上記入されている行が {count} 行あります。その行では不明としました。",
        "1つの列だけに記入してください。",
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
        "どの回の回答かを、「回」の列に「令和8年度」のように書くか、答えてください。",
    ),
    "round_taken": Finding("info", None, "回を「{name}」としました（{source}）。", "違うときは回を指定してください。"),
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
        "「回」の列に「令和8年度」のように記入するか、どの回の回答かを答えてください。",
    ),
    "held_on_from_year": Finding(
        "info",
        "L3-05",
        "「{name}」の日付を {date} としました（回答日も基準日もないため）。",
        "違うときは基準日を指定してください。",
    ),
    "no_questions": Finding(
        "error",
        "L1-05",
        "設問の列が見つかりません。",
        "見出しに設問番号（「問1」など）か、設問一覧と同じ設問文を書いてください。",
    ),
    "only_words_on_no_ladder": Finding(
        "error",
        "L2-04",
        "「{value}」などの答えの言葉{words}は、どれが低くどれが高いか分からないため、点にできません。",
        "設問一覧の「選択肢」に、答えの言葉を低い順に「／」で区切って書き、先に（または一緒に）取り込んでください。",
    ),
    "words_on_no_ladder": Finding(
        "warning",
        "L2-04",
        "「{value}」の答えの言葉{words}は、どれが低くどれが高いか分からないため、この設問を数えていません。",
        "設問一覧の「選択肢」に、答えの言葉を低い順に「／」で区切って書き、先に（または一緒に）取り込んでください。",
    ),
    "no_answer_readable": Finding(
        "error",
        "L2-04",
        "読める答えが1つもないため、取り込めません（読めない答え {count} 件）。",
        "答えの言葉か、設問一覧の「選択肢」「最小」「最大」を直してください。",
    ),
    "nobody_answered": Finding(
        "error",
        "L1-09",
        "どの行も、どの設問にも答えていないため、取り込めません。",
        "入力済みのファイルか、見出しの設問が設問一覧と合っているかを確かめてください。",
    ),
    "number_and_word_differ": Finding(
        "error",
        "L2-04",
        "{question} の答えは、前の番号と言葉とで高い低いが違います（例えば 1 が低い番号なのに、言葉は高いほうです）。",
        "「{key}」に、どちらで点にするか {choices} のどちらかで答えてください（すべて同じなら「{for_all}」）。"
        "設問一覧の最小・最大・逆転を直してもかまいません。",
    ),
    "points_taken": Finding(
        "info",
        None,
        "{count} 問は、採点の列を答えとして読みました。答えた文とフィードバックの列は使いません。",
        "そのままでかまいません。",
    ),
    "points_full": Finding(
        "info",
        "L2-01",
        "「{value}」は、0点と{full}点だけなので、{full}点を正解としました。",
        "満点が違うときは、採点の列を割合（1 が正解）に直してください。",
    ),
    "points_all_zero": Finding(
        "warning",
        "L2-01",
        "「{value}」は、どの人も0点です。全員が不正解として数えました。",
        "採点していない設問なら、採点の列を消して取り込み直してください。",
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
    "question_by_number": Finding(
        "warning",
        "L1-05",
        "「{value}」の列は、文が設問一覧の問{number}と違いますが、番号が同じなので、問{number}として読みました。",
        "違う設問なら、見出しの番号か文を設問一覧とそろえてください。",
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
}
