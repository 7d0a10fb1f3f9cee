"""Opening a page, and reading it. A page that refuses or fails says so in an error box: nothing else may pass."""

from typing import Any

from streamlit.testing.v1 import AppTest

from dashboard.settings import ROOT
from tests import figures

ONLINE = "pages/analysis/online.py"


def run(page: str | None = ONLINE, *, refused: bool = False, **params: Any) -> AppTest:
    """The page (a file of pages/, or without one the first screen) with these parameters in its URL, as it stands.

    Error boxes fail the test, unless the page is to be ``refused`` with one.
    """
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    for key, value in params.items():
        app.query_params[key] = value
    if page:
        app.switch_page(page)
    app.run()
    return app if refused else stands(app)


def stands(app: AppTest) -> AppTest:
    """The page, which shows no error."""
    assert not app.exception
    assert [box.value for box in app.error] == []
    assert "class='dx-error'" not in words(app), words(app)
    assert "画面を表示できませんでした" not in words(app)
    return app


def words(app: AppTest) -> str:
    """All text on the page."""
    kinds = ("html", "markdown", "error", "button", "selectbox", "multiselect")
    shown: list[Any] = [element for kind in kinds for element in app.get(kind)]
    texts = (str(getattr(element, "body", "") or element.value) for element in shown)
    return "\n".join([*texts, *figures.words(app)])
