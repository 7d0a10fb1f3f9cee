"""What every figure of 提出状況 means: each once, beside its rule in queries/macros/submissions.sql."""

from dashboard.screens.terms import Term
from dashboard.settings import Settings

SUBJECT, ORDER = "提出状況", 4
DATASETS = ()
READ = "取込の記録と組織表。今日現在（届いた日は日本の日付）"
"""Whatever was imported, and what was taken back."""


def entries(city: Settings) -> tuple[Term, ...]:
    """Terms and what they mean where the city's settings are these."""
    others = "、".join(f"{label}は{days}番目" for label, days in city.due_after_of.items())
    return (
        Term(
            "submissions-state",
            "提出の状態",
            "課が毎月出す資料が、その基準日の分として届いたか。○ 届いた＝期限までに取り込んだ。"
            "△ 遅れて届いた＝期限のあとに取り込んだ。未＝期限を過ぎても届いていない。"
            "… 期限前＝届いていないが、期限がまだ来ていない。－ 対象外＝求めていない。",
            "取り消したまま、代わりの届いていない資料は、届いたとみなしません。",
            formula="届いた日 ≦ 期限 → 届いた。届いた日 > 期限 → 遅れ。届かず、今日 > 期限 → 未",
            per="求める課の数",
        ),
        Term(
            "submissions-due",
            "提出の期限",
            f"基準日のあと{city.due_after}番目の開庁日{f'（{others}）' if others else ''}。"
            "開庁日は、土曜・日曜・祝日（振替休日と国民の休日も）と12月29日〜1月3日を除いた日で、期限の日に届いたものは遅れません。"
            "日数は設定ファイルで変えられます。",
            formula=f"基準日 + {city.due_after}開庁日",
            ground="国民の祝日に関する法律（昭和23年法律第178号）と、地方自治法第4条の2（地方公共団体の休日）。市の条例の休日が違うときは、日数の設定で合わせます。",
        ),
        Term(
            "submissions-arrived",
            "届いた日",
            "その課のその月の行を初めて取り込んだ日（日本の日付）。出し直しや取消しがあっても、初めに届いた日で数えます。",
            "課が送った日と取り込んだ日が違うときも、取り込んだ日です。",
            formula="その課のその月の行が初めて入った取込の日",
        ),
        Term(
            "submissions-asked",
            "求める課（対象）",
            "その資料が初めて届いた月から、組織表でなくなる日まで、毎月求めるとみなします。機構改革の前の月は、いまの課の名前で数え、"
            "分かれた課は、分かれたあとに自分の一覧を出した課だけを数えます。"
            "どの課からも届かなかった過去の月は、集めなかった月とみなし、示しません。",
            "一度も届いたことのない課（手続や取組のない課）と、課ができる前・なくなったあとの月は対象外です。",
            formula="初めて届いた月 ≦ 基準日 ≦ 組織表でなくなる日 の課",
        ),
        Term(
            "submissions-age",
            "データの古さ",
            "課から最後に届いた資料の基準日から今日までの日数。毎月届いていても、月末から次の月末までは古くなっていきます。",
            "一度も届いたことのない課は数えません。",
            formula="今日 − 最後に届いた資料の基準日",
            per="届いたことのある課（中央値は課を1つと数える）",
        ),
        Term(
            "submissions-often",
            "遅れの多い課",
            "期限の来た最近の12か月のうち、3回以上、期限に遅れたか出していない課。",
            "期限前の月と対象外の月は数えません。",
            formula="遅れて届いた月 + 未の月 ≧ 3",
            per="期限の来た最近の12か月",
        ),
        Term(
            "submissions-rounds",
            "スキルアセスメント",
            "回答は1つのファイルで届くため、課ごとの提出では数えません。課ごとの回答率は、スキルアセスメントの「課ごとの回答」にあります。",
        ),
        Term(
            "submissions-source", "出典", "取込の記録（いつ、だれが、どのファイルを取り込み、取り消したか）と組織表。"
        ),
    )
