"""Regular expressions of XML Schema: what they match, what is not supported, and that none takes long."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg.reasoning.patterns import matches


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("", "", True),
        ("", "a", False),
        ("a|", "", True),
        ("a{2,3}", "aaaa", False),
        ("a{2,}", "aaaa", True),
        ("a{0}b", "b", True),
        ("a?b+c*", "bb", True),
        ("(ab|c)+", "abcab", True),
        ("[^a-c]+", "xyz", True),
        ("[a-c-]+", "a-c", True),
        ("[\\-\\]]", "]", True),
        ("\\d+\\.\\d", "12.3", True),
        ("\\S+\\s\\D", "ab c", True),
        (".", "\n", False),
        ("^a$", "a", False),
        ("^a$", "^a$", True),
    ],
)
def test_a_pattern_matches_the_whole_text(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, text) is expected


@pytest.mark.parametrize(
    "pattern", ["(", ")", "a)", "*", "a**", "[", "[]", "[b-a]", "[a-z-[e]]", "\\p{L}", "\\w", "\\i", "\\1", "\\", "a{2,1}", "a{", "a{x}", "{2}", "]"]
)
def test_what_is_no_pattern_or_not_supported_is_not_decided(pattern: str) -> None:
    assert matches(pattern, "a") is None


@pytest.mark.parametrize("pattern", ["(a*)*b", "(a|a)*b", "(a|aa)+b", ".*.*.*.*.*.*b", "(a?){30}a{30}b"])
def test_patterns_that_ruin_a_backtracking_engine_are_answered(pattern: str) -> None:
    assert matches(pattern, "a" * 2000) is False


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("((a{99}){99}){99}", "a"), ("(" * 200 + ")" * 200, ""), ("a" * 10_000, "a"), ("a*", "a" * 5_000_000), ("((){9999}){9999}", "")],
)
def test_what_is_too_large_is_not_decided(pattern: str, text: str) -> None:
    assert matches(pattern, text) is None


@given(st.text(alphabet="ab|()*+?", max_size=8), st.text(alphabet="ab", max_size=6))
def test_small_patterns_match_what_python_says(pattern: str, text: str) -> None:
    try:
        expected = re.compile(pattern).fullmatch(text) is not None
    except re.error:
        return
    found = matches(pattern, text)
    assert found is expected or (found is None and re.search(r"[*+?][*+?]|\(\?", pattern))
