"""What is found in a cell, whatever its column."""

from typing import Final

from dashboard.importers.model import Finding

_ASK_NUMBER: Final = "正しい件数を数字だけで入力してください。分からないときは空欄か「不明」にしてください。"
_ASK_DATE: Final = "年月日が分かるように「2025/4/1」または「令和7年4月1日」の形で入力してください。"

OF_CELLS: Final[dict[str, Finding]] = {
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
    "number_with_unit": Finding(
        "warning",
        "L2-01",
        "「{column}」の「{value}」は、見出しの単位と合うか決められないため、不明としました。",
        _ASK_NUMBER,
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
    "date_month_end": Finding(
        "info",
        "L3-05",
        "「{column}」に日のない年月が {count} 件あります。終わりの日として、月の末日として読みました。",
        "分かるときは日まで入力してください。",
    ),
    "date_year_only": Finding(
        "info",
        "L3-05",
        "「{column}」に年・年度や半期だけの時期が {count} 件あります。始まりは初日、終わりは末日として読みました。",
        "分かるときは年月日を入力してください。",
    ),
    "date_third": Finding(
        "info",
        "L3-05",
        "「{column}」に上旬・中旬・下旬だけの時期が {count} 件あります（「{value}」など）。"
        "1～10日、11～20日、21日～月末とし、始まりは初めの日、終わりは終わりの日として読みました。",
        "分かるときは日まで入力してください。",
    ),
    "date_year_taken": Finding(
        "info",
        "L3-05",
        "「{column}」に、年か年度かが書かれていない時期が {count} 件あります（「{value}」など）。"
        "計画の時期なので年度（4月～翌年3月）として読みました。",
        "暦の年のときは「令和8年1月」のように、年度のときは「令和8年度」のように書いてください。",
    ),
    "date_with_words": Finding(
        "info",
        "L1-07",
        "「{column}」に、日付のほかに「予定」「まで」「～」などが付いたセルが {count} 件あります（「{value}」など）。"
        "日付だけを読みました。",
        "次回は日付だけを入力してください。",
    ),
    "date_year_alone": Finding(
        "warning",
        "L3-05",
        "「{column}」の「{value}」は年だけで、月日が分からないため、不明としました。",
        _ASK_DATE,
    ),
    "date_vague": Finding(
        "warning", "L3-05", "「{column}」の「{value}」はおおよその時期なので、不明としました。", _ASK_DATE
    ),
    "date_without_end": Finding(
        "warning",
        "L3-05",
        "「{column}」の「{value}」からは始まりの日も終わりの日も分からないため、不明としました。",
        "期間が決まっているときは「令和8年4月～令和9年3月」のように、始まりと終わりを入力してください。",
    ),
    "date_only_planned": Finding(
        "warning",
        "L3-05",
        "「{column}」の「{value}」は予定であり、実際の日とは読めないため、不明としました。",
        "まだのときは空欄にし、予定の日は予定の列に入力してください。",
    ),
    "date_other_in_japan": Finding(
        "warning",
        "L3-05",
        "「{column}」の「{value}」は、日本の時刻では書かれた日と別の日になります。"
        "どちらの日か決められないため、不明としました。",
        "時刻と時差を付けずに、日本での日付を「2026/4/1」の形で入力してください。",
    ),
    "date_is_period": Finding(
        "warning",
        "L1-07",
        "「{column}」の「{value}」は始まりと終わりのある期間なので、1 つの日とは読めず、不明としました。",
        "始まりと終わりを別の列に分けるか、「実施期間」の列に入力してください。",
    ),
}
