"""Submissions and shapes that somebody damaged: each is read or refused in words, and two parsers never read two things in it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz import seeds
from fuzz.invariants import FORMATS, admitted_or_refused, placed, read_or_refused, same_for_two_parsers, shapes_prepared_or_refused
from fuzz.mutations import TEXTS, shapes, submissions
from hostile import minimal
from sg2kg.errors import InputError, Sg2Error
from sg2kg.graph import screen
from sg2kg.validation.check import check
from sg2kg.validation.shapes import load_shapes
from sg2kg.validation.submission import submission_of

always_alike = settings(derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
"""The same inputs in every run: the search for new ones is the fuzzers' (README.md)."""
formats = pytest.mark.parametrize("format", FORMATS, ids=lambda f: f.name)


@formats
def test_the_submission_that_is_damaged_is_one_in_every_format(format: ox.RdfFormat) -> None:
    assert admitted_or_refused(TEXTS[format], format) == "https://example.org/tools#record"


@formats
@settings(always_alike, max_examples=60)
@given(data=st.data())
def test_a_damaged_submission_is_admitted_or_refused_in_words(format: ox.RdfFormat, data: st.DataObject) -> None:
    admitted_or_refused(data.draw(submissions(format)), format)


@formats
@settings(always_alike, max_examples=25)
@given(data=st.data())
def test_two_parsers_read_the_same_in_a_damaged_submission(format: ox.RdfFormat, data: st.DataObject) -> None:
    assert same_for_two_parsers(data.draw(submissions(format)), format)


@formats
@settings(always_alike, max_examples=25)
@given(data=st.data())
def test_places_are_told_within_a_damaged_submission(format: ox.RdfFormat, data: st.DataObject) -> None:
    placed(data.draw(submissions(format)), format)


@pytest.mark.parametrize("seed", seeds.submissions(), ids=lambda s: s[1:40].decode("utf-8", "replace"))
def test_two_parsers_read_the_same_in_every_hostile_submission(seed: bytes) -> None:
    assert same_for_two_parsers(seed[1:], FORMATS[seed[0]])


@settings(always_alike, max_examples=60)
@given(text=submissions(ox.RdfFormat.TURTLE))
def test_a_damaged_submission_conforms_only_where_two_parsers_read_the_same(text: bytes) -> None:
    try:
        verdict = check(submission_of(text), None, load_shapes(None))
    except Sg2Error:
        return
    assert not verdict.conforms or same_for_two_parsers(text, ox.RdfFormat.TURTLE)


@settings(always_alike, max_examples=60)
@given(text=shapes())
def test_damaged_shapes_are_used_or_refused_in_words(text: bytes) -> None:
    shapes_prepared_or_refused(text)


# ---- nothing hides brackets from the look before parsing


PIECES = st.sampled_from(
    (*("<<( :a :b ", ":c )>> ", "[ :b ", "] ", "( ", ") ", ", ", "; :b ", ":c", "\\#", "\\'", '\\"', "\\(", "#", "\n", '"', "'", '"""', "'''"),
     *("<u:x>", "<", ">", "<u:'>", '"x"', "'(('", "a", "@en", "\\\\", "\\", " .\n:a :b ", "_:x ", "1"))
)  # fmt: skip


def depth(term: object) -> int:
    """How deep triples are nested in a term."""
    return 1 + max(depth(term.subject), depth(term.object)) if isinstance(term, ox.Triple) else 0


@settings(always_alike, max_examples=300)
@given(pieces=st.lists(PIECES, max_size=30))
def test_the_look_before_parsing_sees_all_nesting_that_the_parser_sees(pieces: list[str]) -> None:
    text = "@prefix : <u:> .\n:a :b " + "".join(pieces) + " ."
    deepest = max((depth(q.object) for q in read_or_refused(text.encode(), ox.RdfFormat.TURTLE)), default=0)
    if deepest:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(screen, "MAX_NESTING", deepest - 1)
            with pytest.raises(InputError, match="nested more than"):
                screen.refuse_deep_nesting(text, "it")


def test_a_submission_that_is_whole_conforms() -> None:
    assert check(submission_of(minimal()), None, load_shapes(None)).conforms
