"""What every page shows around its own: style, name of the city, freshness line, sample banner, refusals."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dashboard import labels, markup, sample, settings
from dashboard.errors import DashboardError
from dashboard.markup import Markup
from dashboard.store import answers as store
from dashboard.ui import filters, html
from dashboard.ui.cached import answer

HERE = Path(__file__).parent
_log = logging.getLogger(__name__)
ICON = str(HERE / "icon.png")


def style() -> None:
    """Apply the look that Streamlit's theme cannot express."""
    html.style(HERE / "style.css")


def title() -> None:
    """The city's name above the filters."""
    folder = settings.data_folder()
    city = sample.CITY if store.is_sample(folder) else settings.load(folder).city
    html.in_sidebar(markup.of("<p class='dx-city'><b>{}</b> DX推進ダッシュボード</p>", city))


def banner(problem: str | None) -> None:
    """Say that the city is fictional, and that figures are older than the files, where that is so."""
    if problem:
        html.refusal(problem)
    if store.is_sample(settings.data_folder()):
        said = f"{sample.CITY}は実在しない市で、数値はすべて作りものです。最初の資料を取り込むと、この表示は消えます。"
        html.draw(markup.of("<div class='dx-sample'><b>見本を表示しています。</b>{}</div>", said))


def freshness() -> None:
    """基準日, the last import and who has not sent, under the filters."""
    as_of = filters.month()
    if as_of is None:
        return
    fresh = answer("frame/freshness", as_of=as_of).iloc[0]
    missing = list(fresh["missing"]) if fresh["not_submitted"] else []
    imported = labels.moment(fresh["last_import"].tz_localize("UTC").tz_convert(labels.JAPAN))
    # A month without any 手続一覧 says nothing about who has sent one.
    late = _late(missing) if missing else " ・ 未提出なし" if labels.known(fresh["as_of"]) else ""
    html.in_sidebar(
        markup.of("<div class='dx-fresh'>基準日 {}<br>最終取込 {}{}</div>", labels.month_end(as_of), imported, late)
    )


def _late(missing: Sequence[str]) -> Markup:
    return markup.of(" ・ <span class='dx-late' title='{}'>未提出 {}課</span>", "、".join(missing), len(missing))


@contextmanager
def refusals() -> Iterator[None]:
    """Show what a person can mend as a Japanese message; anything else is logged and said without a stack trace."""
    try:
        yield
    except DashboardError as error:
        html.refusal(str(error))
    except Exception:
        _log.exception("unexpected error while drawing a page")
        html.refusal(
            "画面を表示できませんでした。数値は変わっていません。ページを読み込み直しても続くときは、"
            "この画面の写しと操作の内容を、このダッシュボードの管理者に伝えてください。"
        )
