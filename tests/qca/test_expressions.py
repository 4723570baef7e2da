"""Expressions and expectations as people write them, and what is said of those that cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg.errors import AnalysisError, NotFoundError
from sg2kg.qca import expectations
from sg2kg.qca.data import Condition
from sg2kg.qca.expressions import parse_model, parse_term
from sg2kg.qca.terms import FREE, Term, write_model, write_term

BINARY = (Condition("DEV"), Condition("URB"), Condition("LIT", fuzzy=True))
MULTI = (Condition("A", 3), Condition("B"), Condition("C", 4))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("DEV*~URB", [(1, 0, FREE)]),
        (" ~ LIT * DEV ", [(1, FREE, 0)]),
        ("DEV + URB*LIT", [(1, FREE, FREE), (FREE, 1, 1)]),
        ("dev*URB", [(0, 1, FREE)]),
        ("~dev", [(1, FREE, FREE)]),
        ("DEV[0]*URB{1}", [(0, 1, FREE)]),
        ("DEV*DEV", [(1, FREE, FREE)]),
        ("DEV + DEV", [(1, FREE, FREE)]),
        ("1", [(FREE, FREE, FREE)]),
    ],
)
def test_an_expression_is_read(text: str, terms: list[Term]) -> None:
    assert list(parse_model(text, BINARY)) == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("A[2]*B[0]", [(2, 0, FREE)]),
        ("A{2}*~B", [(2, 0, FREE)]),
        ("A[0,2]", [(0, FREE, FREE), (2, FREE, FREE)]),
        ("~A[1]*C[3]", [(0, FREE, 3), (2, FREE, 3)]),
        ("A[1,2]*A[0,1]", [(1, FREE, FREE)]),
    ],
)
def test_levels_are_read(text: str, terms: list[Term]) -> None:
    assert list(parse_model(text, MULTI)) == terms


def test_a_condition_may_have_a_name_with_spaces_or_in_lower_case() -> None:
    conditions = (Condition("public trace"), Condition("firm"), Condition("参与"))
    assert parse_term("~public trace*firm*参与", conditions) == (0, 1, 1)


def test_a_name_in_lower_case_that_is_a_condition_is_that_condition() -> None:
    assert parse_term("a*A", (Condition("A"), Condition("a"))) == (1, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "A condition is missing"),
        ("DEV*", "A condition is missing, in DEV*"),
        ("DEV**URB", "A condition is missing"),
        ("DEV*~DEV", "asks DEV to be two things at once"),
        ("DEV*(URB + LIT)", "brackets that cannot be read"),
        ("DEV[2]", "DEV has no level 2"),
        ("DEV[1}", "is not a condition"),
        ("DEV[", "is not a condition"),
        ("DEV[x]", "is not a condition"),
        ("~~DEV", "is not a condition"),
        ("DEV" + "*DEV" * 5000, "too long"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, message: str) -> None:
    with pytest.raises(AnalysisError) as caught:
        parse_model(text, BINARY)
    assert message in caught.value.what
    assert caught.value.hint


def test_an_unknown_condition_gives_near_names() -> None:
    with pytest.raises(NotFoundError) as caught:
        parse_term("DEVV*URB", BINARY)
    assert caught.value.near[0] == "DEV"


def test_a_condition_with_levels_must_name_one() -> None:
    with pytest.raises(AnalysisError, match="A has the levels 0, 1, 2"):
        parse_term("A*B", MULTI)
    with pytest.raises(NotFoundError):
        parse_term("a", MULTI)


def test_a_disjunction_is_no_term() -> None:
    for text in ("DEV + URB", "A[0,1]"):
        with pytest.raises(AnalysisError, match="more than one term"):
            parse_term(text, BINARY if "DEV" in text else MULTI)


def test_an_expression_that_stands_for_too_many_terms_is_refused() -> None:
    conditions = [Condition(f"C{i}", 9) for i in range(20)]
    text = "*".join(f"C{i}[0,1,2,3,4,5,6,7]" for i in range(20))
    with pytest.raises(AnalysisError, match="more than 10,000 terms"):
        parse_model(text, conditions)


@given(st.lists(st.tuples(st.integers(-1, 2), st.integers(-1, 1), st.integers(-1, 3)), min_size=1, unique=True), st.booleans())
def test_what_is_written_is_read_back(terms: list[Term], binary: bool) -> None:
    conditions = BINARY if binary else MULTI
    model = [tuple(min(v, c.levels - 1) for v, c in zip(t, conditions, strict=True)) for t in terms]
    assert set(parse_model(write_model(model, conditions), conditions)) == set(model)
    for term in model:
        assert parse_term(write_term(term, conditions), conditions) == term


@given(st.text(max_size=30))
def test_no_text_makes_reading_fall_over(text: str) -> None:
    try:
        parse_model(text, MULTI)
    except (AnalysisError, NotFoundError) as e:
        assert e.what


def test_expectations_of_one_condition_are_alternatives() -> None:
    found = expectations.parse(["A[1]", "A[2]", "~B", "B*C[0,1]"], MULTI)
    assert found.single == {0: frozenset({1, 2}), 1: frozenset({0})}
    assert found.joint == ({1: frozenset({1}), 2: frozenset({0, 1})},)


def test_a_disjunction_is_no_expectation() -> None:
    with pytest.raises(AnalysisError, match="not one expectation"):
        expectations.parse(["DEV + URB"], BINARY)


def test_a_term_loses_what_goes_against_an_expectation_and_keeps_the_rest() -> None:
    expected = expectations.parse(["DEV", "~URB"], BINARY)
    assert expectations.shorten((0, 0, 0), (FREE, FREE, FREE), expected) == (FREE, 0, 0)
    assert expectations.shorten((0, 1, 0), (0, FREE, FREE), expected) == (0, FREE, 0)


def test_of_a_joint_expectation_only_what_could_be_dropped_is_looked_at() -> None:
    expected = expectations.parse(["DEV*URB"], BINARY)
    assert expectations.shorten((1, 0, 1), (FREE, FREE, 1), expected) == (FREE, FREE, 1)
    assert expectations.shorten((1, 1, 1), (FREE, FREE, 1), expected) == (1, 1, 1)
    assert expectations.shorten((FREE, 1, 1), (FREE, FREE, 1), expected) == (FREE, 1, 1)
    assert expectations.shorten((0, 1, 1), (0, FREE, FREE), expected) == (0, 1, 1)
