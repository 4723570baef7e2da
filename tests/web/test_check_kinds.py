"""The formats of submissions: what media types, names and texts tell."""

from __future__ import annotations

import time

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg import bundle
from sg2kg.graph.read import EXTENSIONS
from sg2kg.web.checking.kinds import KINDS, MEDIA_TYPE_OF, MEDIA_TYPES, ending_of, ending_of_name, looks_like, sense
from sg2kg.web.problems import Problem

TURTLE = (bundle.root() / "case_data" / "zhousudu.ttl").read_bytes()


def _as(ending: str) -> bytes:
    quads = list(ox.parse(TURTLE, format=ox.RdfFormat.TURTLE))
    graph = ox.NamedNode("https://example.org/g")
    if ending in (".trig", ".nq"):
        written = ox.serialize([ox.Quad(q.subject, q.predicate, q.object, graph) for q in quads], format=EXTENSIONS[ending])
    else:
        written = ox.serialize([q.triple for q in quads], format=EXTENSIONS[ending])
    assert written is not None
    return written


@pytest.mark.parametrize("ending", KINDS)
def test_each_format_is_known_by_its_text(ending: str) -> None:
    assert looks_like(_as(ending)) == ending


@pytest.mark.parametrize("path", bundle.case_files(examples=True), ids=lambda path: path.stem)
def test_bundled_cases_look_like_turtle(path: object) -> None:
    assert looks_like(path.read_bytes()) == ".ttl"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("<a:a> <b:b> <c:c> .", ".nt"),
        ('<a:a> <b:b> "x { y" . # note\n<a:a> <b:b> <c:c> <g:g> .', ".nq"),
        ("<g:g> { <a:a> <b:b> <c:c> }", ".trig"),
        ("GRAPH <g:g> {\n<a:a> <b:b> <c:c> }", ".trig"),
        ('@prefix a: <b:> .\na:b a:c "{" . # {', ".ttl"),
        ("[ a <x:y> ] .", ".ttl"),
        ('[{"@id": "x:y"}]', ".jsonld"),
        ('\ufeff {"@context": {}}', ".jsonld"),
        ("<!-- note --><rdf:RDF/>", ".rdf"),
        ("<RDF xmlns='x'/>", ".rdf"),
        ("<!doctype html><p>no", ""),
        ("id,name\n1,2\n", ""),
        ("", ""),
    ],
)
def test_a_text_is_taken_for_what_it_looks_like(text: str, ending: str) -> None:
    assert looks_like(text.encode()) == ending


def test_the_media_type_counts_before_the_name_and_the_name_before_the_text() -> None:
    data = _as(".jsonld")
    assert sense(data) == ".jsonld"
    assert sense(data, "a.ttl") == ".ttl"
    assert sense(data, "a.ttl", "application/rdf+xml; charset=utf-8") == ".rdf"
    assert sense(data, "a.unknown", "text/plain") == ".jsonld"
    assert sense(b"no such thing") == ".ttl"


@pytest.mark.parametrize("told", [*MEDIA_TYPES, *KINDS, *KINDS.values(), "ttl", "OWL", ".json"])
def test_a_format_may_be_called_by_media_type_ending_or_name(told: str) -> None:
    assert ending_of(told) in KINDS


def test_registered_media_types_stand_for_themselves() -> None:
    registered = list(MEDIA_TYPES.items())[:6]
    assert {ending: type for type, ending in registered} == MEDIA_TYPE_OF


@pytest.mark.parametrize("told", ["text/html", "image/png", "application/zip", "exe", "a\r\nb: c", "x" * 10_000])
def test_other_types_are_refused_with_those_that_are_read(told: str) -> None:
    with pytest.raises(Problem) as error:
        ending_of(told)
    assert error.value.status == 415
    assert "text/turtle" in error.value.headers["Accept-Post"]
    assert len(error.value.what) < 300


@pytest.mark.parametrize(("data", "what"), [(b"PK\x03\x04", "ZIP"), (b"\x1f\x8b\x08", "gzip"), (b"%PDF-1.7", "PDF"), (b"\x89PNG\r\n", "picture")])
def test_archives_and_pictures_are_called_what_they_are(data: bytes, what: str) -> None:
    with pytest.raises(Problem, match=what):
        sense(data, "case.ttl", "text/turtle")


@pytest.mark.parametrize(("name", "ending"), [("a.TTL", ".ttl"), ("a.b.owl", ".rdf"), ("ttl", ""), ("a.", ""), ("a.exe", ""), (".ttl", ".ttl")])
def test_names_tell_the_format_by_their_ending(name: str, ending: str) -> None:
    assert ending_of_name(name) == ending


@given(st.binary(max_size=400), st.text(max_size=20), st.sampled_from(["", "text/plain", "text/turtle"]))
def test_whatever_comes_is_sensed_or_refused(data: bytes, name: str, content_type: str) -> None:
    try:
        assert sense(data, name, content_type) in KINDS
    except Problem as error:
        assert error.status == 415


@pytest.mark.parametrize("piece", ["a:b ", '"', "<a> ", '"\\', "a ", "(a", '"""', "\n \n", "_:x", "'''", "@a-", "\\"])
def test_sensing_takes_no_time_whatever_the_text(piece: str) -> None:
    start = time.process_time()
    looks_like((piece * 100_000).encode())
    assert time.process_time() - start < 0.5
