from dashboard.charts.look import captions, theme


def test_a_key_takes_as_few_lines_as_hold_it_and_loses_nothing() -> None:
    entries = [captions.entry(word * 9, theme.BLUE_900) for word in "甲乙丙丁"]
    lines = captions.packed(entries)
    assert lines == [f"{entries[0]}　{entries[1]}", f"{entries[2]}　{entries[3]}"]
    assert all(theme.text_width(line, 1) <= captions.SIGNS for line in lines)


def test_an_entry_too_long_for_a_line_still_has_one_of_its_own() -> None:
    assert captions.packed(["甲" * 40, "乙"]) == ["甲" * 40, "乙"]
    assert captions.packed([]) == []


def test_names_begin_at_the_end_of_the_axis_and_answer_no_pointer() -> None:
    trace = captions.over_rows(["甲", "乙"], [0.0, 1.5], -7)
    assert (trace["x"], trace["y"], trace["hoverinfo"]) == ([-7, -7], [0.0, 1.5], "skip")


def test_a_key_begins_at_the_edge_of_the_figure_whatever_its_margin() -> None:
    assert captions.key(["甲", "乙"], left=66)["xshift"] == -58
    assert captions.key(["甲", "乙"])["text"] == "甲<br>乙"
