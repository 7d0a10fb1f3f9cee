"""What is found in a ロードマップ alone."""

from typing import Final

from dashboard.importers.findings.of_tables import ACCEPT, ANSWER_ONCE, DOUBT
from dashboard.importers.model import Finding

FINDINGS: Final[dict[str, Finding]] = {
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
    "doubt_states": Finding("error", None, "状況の {rows} 件のうち {count} 件が不明です。" + DOUBT, ACCEPT),
    "progress_doubtful": Finding(
        "warning",
        "L2-01",
        "「{column}」の「{value}」は、{value}% か、割合の {value} か決められないため、不明としました。",
        "「45%」の形で入力するか、見出しを「進捗率（％）」としてください。",
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
        "取組の終わりの時期が分かりません（「計画終了」や「実施期間」の列も、月や年度ごとの列もありません）。{seen}。",
        "「計画開始」「計画終了」の列か「実施期間」の列を加えるか、「令和8年度」の下に「4月」～「3月」の列を、または"
        "「令和8年度」「令和9年度」の列を続けて並べてください。",
    ),
    "grid_years_divided": Finding(
        "error",
        "L1-05",
        "「{above}」などの年度の下の {row} 行目に「{found}」があり、年度のどの期間の列か読めません。",
        "年度の下は「上期」「下期」、「第1四半期」～、「4月」～「3月」のどれかにするか、年度ごとに 1 列にして、"
        "計画と実績は「区分」の列で行を分けてください。",
    ),
    "grid_roles_unread": Finding(
        "error",
        "L1-05",
        "「{above}」などの下の {row} 行目に「{found}」があり、計画と実績が月ごとに列で分かれているため読めません。",
        "月ごとに 1 列にし、計画と実績は「区分」の列で行を分けてください。",
    ),
    "grid_parts_unread": Finding(
        "warning",
        "L1-05",
        "「{above}」などの下の {row} 行目に「{found}」があり、月のどの日の列か読めないため、月単位で読みました"
        "（その月のどれかの列に印があれば、その月の初日から末日まで）。",
        "「上旬・中旬・下旬」「前半・後半」「第1週」～「第5週」、または日付にしてください。",
    ),
    "grid_months_undivided": Finding(
        "info",
        "L1-05",
        "「{above}」などの見出しの下に列が複数あり、列ごとの見出しがないため、見出しの期間の単位で読みました。",
        "上旬・中旬・下旬や週で分けているときは、列ごとに見出しを書いてください。",
    ),
    "grid_weeks_as_days": Finding(
        "info",
        "L3-05",
        "第1週は 1～7日、第2週は 8～14日のように 7 日ずつとし、月の最後の週は月末までとして読みました。",
        "違うときは、週の見出しを「4/6」のような週の初めの日付にしてください。",
    ),
    "grid_years_as_fiscal": Finding(
        "info",
        "L3-05",
        "見出しの「{found}」は年か年度かが書かれていないため、年度（4月～翌年3月）として読みました。",
        "暦の年のときは「令和8年」、年度のときは「令和8年度」と書いてください。",
    ),
    "grid_end_open": Finding(
        "warning",
        "L3-05",
        "「{value}」の計画は「以降」の列まで続いており、終わりが分かりません。終わりを不明としました。",
        "終わりの年度が決まっているときは、その年度の列を設けるか、「計画終了」の列に入力してください。",
    ),
    "period_unread": Finding(
        "warning",
        "L3-05",
        "「{column}」の「{value}」は、始まりと終わりが読み取れないため、不明としました。",
        "「令和8年4月～令和9年3月」「令和8年度～令和9年度」のように、両方に年を付けて入力してください。",
    ),
    "period_one_sided": Finding(
        "info",
        "L3-05",
        "「{column}」に、始まりか終わりの片方だけの期間が {count} 件あります（「{value}」など）。"
        "もう片方は不明としました（年だけのときは、年度として読みました）。",
        "分かるときは「令和8年4月～令和9年3月」のように、両方を入力してください。",
    ),
    "period_one_day": Finding(
        "info",
        "L3-05",
        "「{column}」に日が 1 つだけのセルが {count} 件あります（「{value}」など）。終わりの日として読みました。",
        "分かるときは「令和8年4月1日～令和9年3月31日」のように、始まりも入力してください。",
    ),
    "period_month_only": Finding(
        "info",
        "L3-05",
        "「{column}」に日のない年月の期間が {count} 件あります。始まりは月の初日、終わりは月の末日として読みました。",
        "分かるときは日まで入力してください。",
    ),
    "period_contradicts": Finding(
        "warning",
        "L3-05",
        "「{column}」の「{value}」が、「{other}」の {day} と合いません。「{other}」を使いました。",
        "どちらが正しいか確かめて直してください。",
    ),
    "state_sign_unknown": Finding(
        "warning",
        "L2-04",
        "「{column}」の「{value}」（{count} 件）の意味が分からないため、不明としました。",
        "表の上に「凡例　A：順調　B：遅れ」のように意味を書くか、設定ファイルの [roadmap.states] に加えるか、"
        + ANSWER_ONCE,
    ),
    "state_unlisted": Finding(
        "warning",
        "L2-04",
        "「{column}」の「{value}」（{count} 件）は選択肢にないため、不明としました。",
        "「完了」「順調」「遅れ」「未着手」「中止」のどれかにするか、設定の [roadmap.states] に加えるか、"
        + ANSWER_ONCE,
    ),
    "state_note": Finding(
        "warning",
        "L2-04",
        "「{column}」の「{value}」（{count} 件）は、注記が状況を変えているかもしれず決められないため、不明としました。",
        "注記を別の列に移すか、" + ANSWER_ONCE,
    ),
    "state_column_taken": Finding(
        "info",
        "L1-05",
        "「状況」の列がなく、「{column}」の内容が完了・未着手などの状況なので、「状況」として読みました。",
        "このままで構いません。",
    ),
    "state_column_unclear": Finding(
        "warning",
        "L1-05",
        "「{column}」に完了・未着手などの状況が {count} 件ありますが、ほかの内容もあるため、"
        "「{other}」として読みました。",
        "「状況」として読むときは、見出しを「状況」に直すか、1 度答えてください。",
    ),
    "state_column_is_text": Finding(
        "info",
        "L1-05",
        "「{column}」は、状況の語ではなく文章なので、「今月の実績」として読みました。",
        "状況は、「状況」の列を設けて「完了」「順調」「遅れ」「未着手」「中止」のどれかを入力してください。",
    ),
    "state_by_settings": Finding(
        "warning",
        "L2-04",
        "「{column}」の「{value}」（{count} 件）の凡例がないため、設定により「{meant}」と読みました。",
        "違うときは、表の上に「凡例　A：順調　B：遅れ」のように意味を書くか、設定を直してください。",
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
        "「{value}」の計画の期間が見つかりません（期間の列 {columns} に、読める印も色もありません。"
        "図形の矢印と、条件付き書式の色は読めません）。不明としました。",
        "期間の月のセルに色を付けるか、「●」などの文字を入力してください。",
    ),
    "grid_fill_unclear": Finding(
        "error",
        "L1-11",
        "「{layout}」の{named}（{where}）は何ですか。凡例がなく、計画か実績か決められません。",
        "表の上に凡例（色付きのセルに「計画」「実績」「見込」）を加えるか、" + ANSWER_ONCE,
    ),
    "grid_fill_unlisted": Finding(
        "warning",
        "L1-11",
        "「{layout}」の{named}（{where}）は何ですか。凡例にないため、期間に数えていません。",
        "凡例にその色の意味（計画・実績・見込）を加えるか、色を消すか、" + ANSWER_ONCE,
    ),
    "grid_sign_unclear": Finding(
        "error",
        "L2-04",
        "「{layout}」の{named}（{where}）は何ですか。凡例がなく、計画か実績か決められません。",
        "表の上に「凡例　○：計画　●：実績」のように意味を書くか、" + ANSWER_ONCE,
    ),
}
