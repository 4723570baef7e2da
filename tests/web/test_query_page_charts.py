"""Charts of answers: what is chosen by itself, what is said, and that whatever comes in can be drawn or is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg.errors import NotFoundError, ParameterError
from sg2kg.pictures import draw
from sg2kg.web.querying.charts import KINDS, MOST, SERIES, Chart, Wish, chart
from sg2kg.web.querying.results import Cell, Shown
from sg2kg.web.words import text


def say(key: str, **values: object) -> str:
    return text(f"query.{key}", "en", **values)


def cell(value: object) -> Cell:
    if value is None:
        return Cell("empty")
    if isinstance(value, int):
        return Cell("literal", str(value), datatype="xsd:integer")
    if isinstance(value, float):
        return Cell("literal", repr(value), datatype="xsd:double")
    return Cell("literal", str(value))


def answer(columns: str, *rows: tuple[object, ...], total: int = 0) -> Shown:
    return Shown("SELECT", tuple(columns.split()), tuple(tuple(map(cell, row)) for row in rows), total or len(rows))


def drawn(shown: Shown, **wish: str) -> Chart:
    return chart(shown, Wish(**wish), say)


def values(found: Chart) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = found.spec["data"]["values"]
    return data


def test_a_name_and_a_number_become_bars_in_the_order_of_the_answer() -> None:
    found = drawn(answer("case n", ("b", 2), ("a", 5)))
    assert (found.kind, found.x, found.y) == ("bar", "case", "n")
    assert [(v["name"], v["value"]) for v in values(found)] == [("b", 2), ("a", 5)]
    assert not found.notes


def test_numbers_over_time_become_a_line() -> None:
    found = drawn(answer("date n", ("2020", 2), ("2021-05", 3), ("2022-01-31", 5)))
    assert (found.kind, found.x, found.y) == ("line", "date", "n")
    assert [v["x"] for v in values(found)] == ["2020-01-01T00:00:00Z", "2021-05-01T00:00:00Z", "2022-01-31T00:00:00Z"]


def test_two_names_and_a_number_become_a_heat_map() -> None:
    found = drawn(answer("a b n", ("x", "p", 1), ("x", "q", 2), ("y", "p", 3)))
    assert (found.kind, found.x, found.y, found.value) == ("heat", "a", "b", "n")


def test_without_numbers_rows_are_counted_by_the_column_with_the_fewest_values() -> None:
    found = drawn(answer("case status", ("1", "present"), ("2", "present"), ("3", "absent")))
    assert (found.kind, found.x, found.y) == ("bar", "status", "")
    assert [(v["name"], v["value"]) for v in values(found)] == [("present", 2), ("absent", 1)]


def test_where_every_value_comes_once_there_is_nothing_to_draw_and_it_says_so() -> None:
    found = drawn(answer("a b", ("1", "x"), ("2", "y")))
    assert not found.is_drawn
    assert found.notes == (say("chart none"),)
    assert not drawn(answer("a")).is_drawn
    assert not drawn(answer("a", (None,), (None,))).is_drawn


def test_what_is_added_up_or_left_out_is_said() -> None:
    added = drawn(answer("case n", ("a", 1), ("a", 2)), kind="bar", x="case", y="n")
    assert values(added)[0]["value"] == 3
    assert added.notes == (say("chart added", x="case", y="n"),)
    many = drawn(answer("case n", *((f"c{i}", i) for i in range(MOST + 1))))
    assert len(values(many)) == MOST
    assert many.notes == (say("chart first", n=MOST, all=f"{MOST + 1}", x="case"),)
    counted = drawn(answer("c", *((f"c{i % 60}",) for i in range(200))))
    assert counted.notes == (say("chart most", n=MOST, all="60", x="c"),)
    cut = drawn(answer("case n", ("a", 1), total=9))
    assert cut.notes == (say("chart of first", n="1"),)


def test_lines_are_told_apart_by_a_column_and_points_are_not_joined_without_one() -> None:
    rows = [("2020", "a", 1), ("2020", "b", 2), ("2021", "a", 3)]
    assert drawn(answer("date case n", *rows)).value == "case"
    scattered = drawn(answer("date n", ("2020", 1), ("2020", 2)))
    assert scattered.spec["mark"]["type"] == "point"
    assert scattered.notes == (say("chart scattered", x="date"),)
    many = drawn(answer("date case n", *(("2020", f"c{i}", i) for i in range(20))), kind="line", value="case")
    assert len({v["of"] for v in values(many)}) == SERIES


def test_a_column_that_is_not_there_or_does_not_fit_is_refused() -> None:
    shown = answer("case n", ("a", 1))
    for wish in (Wish(x="nowhere"), Wish(kind="pie")):
        with pytest.raises(NotFoundError):
            chart(shown, wish, say)
    for wish in (Wish("line", "case", "n"), Wish("bar", "case", "case"), Wish("heat", "case", "n", "case")):
        with pytest.raises(ParameterError):
            chart(shown, wish, say)


def test_two_things_that_are_called_the_same_stay_two() -> None:
    rows = tuple((Cell("iri", f"x:{i}", f"urn:{i}"), cell(i)) for i in (1, 2))
    found = chart(Shown("SELECT", ("case", "n"), rows, 2), Wish(), say, lambda c: "same" if c.iri else "")
    assert len({v["name"] for v in values(found)}) == 2


def test_characters_that_the_font_lacks_become_boxes_and_that_is_said() -> None:
    found = chart(answer("case n", ("𓀀", 1)), Wish(), say)
    assert values(found)[0]["name"] == "□"
    assert found.notes == (say("chart characters"),)
    assert draw(found.spec, "svg")


THING = st.one_of(st.none(), st.integers(-(10**20), 10**20), st.floats(), st.text(max_size=8), st.sampled_from(["2020", "2020-01-01", "a", "b"]))


@given(
    st.integers(1, 4).flatmap(lambda n: st.lists(st.tuples(*[THING] * n), max_size=8)),
    st.sampled_from(["", *KINDS]),
    st.tuples(*[st.sampled_from(["", "c0", "c1", "c2"])] * 3),
)
def test_any_answer_gives_a_specification_in_plain_values_or_a_reason(
    rows: list[tuple[object, ...]], kind: str, places: tuple[str, str, str]
) -> None:
    import json

    width = len(rows[0]) if rows else 2
    shown = answer(" ".join(f"c{i}" for i in range(width)), *rows)
    try:
        found = chart(shown, Wish(kind, *places), say, title="Any")
    except (NotFoundError, ParameterError):
        return
    assert found.is_drawn or found.notes
    json.dumps(found.spec, allow_nan=False)


@pytest.mark.parametrize(
    "found",
    [
        drawn(answer("case n", ('"; alert(1) //', 1), ("</script>", -2.5))),
        drawn(answer("date case n", ("2020", "a", 1), ("2020", "b", 2), ("2021", "a", 3))),
        drawn(answer("a b n", ("datum.x", "p", 1), ("雲", "q", 2), ("y", "p", 3))),
        drawn(answer("a b", ("x", "p"), ("x", "p")), kind="heat"),
        drawn(answer("n m", (1, 2.5), (2, 3.5), (4, 1.0)), kind="line"),
    ],
    ids=["bar", "lines", "heat", "counts", "numbers"],
)
def test_each_kind_is_drawn(found: Chart) -> None:
    assert draw(found.spec, "svg").startswith(b"<svg")
