"""取込 asks what the colours of a month grid mean, beside the cells as they are coloured, and asks again if told to."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.uploads import batches
from tests.importers.coloured import BLUE, DRAWN, GREY, ORANGE, grid
from tests.pages.conftest import Own
from tests.pages.opening import run, stands, words
from tests.uploads.cities import UNITS
from tests.uploads.test_looks import begun

pytestmark = pytest.mark.slow

MEANT = {BLUE: "計画", ORANGE: "実績", GREY: "意味なし"}


def answered(app: AppTest, **meant: str) -> AppTest:
    """The page after these colours were answered."""
    for colour, meaning in meant.items():
        (field,) = [each for each in app.selectbox if each.key and colour in each.key]
        field.set_value(meaning)
    (send,) = [each for each in app.button if each.label == "答えて、確かめ直す"]
    send.click()
    return stands(app.run())


def test_a_person_answers_what_colours_mean_and_answers_again(own: Own) -> None:
    folder = own(組織表=UNITS)
    place = begun(folder, grid({"ロードマップ": DRAWN}))
    app = run("pages/data/import_files.py", batch=place.name)
    said = words(app)
    assert "質問 3件" in said and "D5 ほか5か所" in said
    for colour in MEANT:
        assert f"<span class='dx-swatch' style='background: #{colour}'></span>" in said
        assert f"style='background: #{colour}'>" in said.replace(f"dx-swatch' style='background: #{colour}", "")

    app = answered(app, **{BLUE: "見込", ORANGE: "実績"})
    assert "質問 1件" in words(app) and "今回の答え 2件" in words(app)
    app = answered(app, **{GREY: "意味なし"})
    assert "答えて、確かめ直す" not in words(app)

    (again,) = [each for each in app.selectbox if each.label == "答え直すもの"]
    app = again.set_value(next(each for each in again.options if BLUE in each)).run()
    (ask,) = [each for each in app.button if each.label == "もう一度尋ねる"]
    app = stands(ask.click().run())
    assert "質問 1件" in words(app) and "今回の答え 2件" in words(app)
    app = answered(app, **{BLUE: "計画"})
    assert {key[-6:]: meant for key, meant in batches.spoken(place)["answers"].items()} == MEANT
    assert "取り込むと変わること" in words(app)
