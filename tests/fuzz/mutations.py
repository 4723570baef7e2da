"""Valid submissions and shapes with a few changes that know the format: a token left out, given twice, moved, or put in the place of another."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import pyoxigraph as ox
from hypothesis import strategies as st

from fuzz.invariants import FORMATS
from support import ROOT

MINIMAL = (ROOT / "tests" / "corpus" / "valid" / "minimal.ttl").read_bytes()
SHAPES = b"""@prefix ex: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:Garden a sh:NodeShape ; sh:targetClass ex:Garden ; sh:closed false ; sh:ignoredProperties ( ex:note ) ;
  sh:property [ sh:path ex:keeper ; sh:minCount 1 ; sh:maxCount 3 ; sh:nodeKind sh:IRI ; sh:class ex:Person ; sh:severity sh:Warning ] ;
  sh:property [ sh:path ( ex:keeper [ sh:zeroOrMorePath ex:knows ] ) ; sh:node ex:Person ; sh:message "who?"@en ] ;
  sh:property [ sh:path [ sh:inversePath ex:tends ] ; sh:or ( [ sh:datatype xsd:string ; sh:pattern "^a+" ; sh:flags "i" ] [ sh:in ( 1 2 "x" ) ] ) ] ;
  sh:property [ sh:path ex:note ; sh:languageIn ( "en" "zh" ) ; sh:uniqueLang true ; sh:maxLength 20 ; sh:not [ sh:hasValue ex:ann ] ] .
ex:Person a sh:NodeShape ; sh:targetObjectsOf ex:knows ;
  sh:property [ sh:path ex:age ; sh:minInclusive 0 ; sh:lessThan ex:limit ; sh:qualifiedValueShape [ sh:class ex:N ] ; sh:qualifiedMinCount 1 ] ;
  sh:sparql [ a sh:SPARQLConstraint ; sh:prefixes ex: ; sh:select "SELECT $this { $this ex:knows ?x FILTER(?x = $this) }" ] .
ex: sh:declare [ sh:prefix "ex" ; sh:namespace "https://example.org/"^^xsd:anyURI ] .
"""
_TOKENS = re.compile(rb'\s+|"""|"(?:[^"\\\n]|\\.)*"|<[^>\n]*>|@?[\w.-]*:?[\w-]+|.', re.DOTALL)
_NASTY: tuple[bytes, ...] = (
    *(b"[", b"]", b"(", b")", b"{", b"}", b"<<(", b")>>", b"{|", b"|}", b"<", b">", b'"', b'"""', b"'", b"\\", b"#", b".", b";", b",", b"^^", b"@"),
    *(b"[]", b"()", b"a", b"_:b", b"<>", b"<#x>", b"<u:a b>", b"<u:\\u202e>", b"sg2:Case", b"sg2:", b"fw:M-ECO-1", b"xsd:integer", b"sh:minCont"),
    *(b"true", b"-1", b"1e999", b"1.", b'""', b'"x"@en--ltr', b'"\\uD800"', b'"\\u0000"', b"@prefix", b"@base <u:/x/> .", b"PREFIX : <u:>", b"# "),
    *(b"\0", b"\xff", b"\xef\xbb\xbf", b"\r", "\u2028".encode(), "\u202e".encode(), b"&a;", b"&#0;", b"<![CDATA[", b"]]>", b"<!--", b"xml:base='x'"),
    *(b"sh:path", b"sh:node", b"sh:not", b"sh:and", b"rdf:rest", b"sh:deactivated", b"sh:targetNode", b"99999999999999999999", b'"("', b"ex:Garden"),
)
_VALUES: tuple[Any, ...] = (None, True, 0, -1e308, 10**30, "", "x", "a b", "\u202e", "\0", [], {}, [[]], {"@value": None}, {"@list": [{"@list": []}]},
                            {"@id": "x y"}, {"@set": 1}, {"@reverse": {}}, {"@value": "x", "@type": "@json"}, {"@language": "en"})  # fmt: skip
_KEYS = ("@id", "@type", "@value", "@context", "@graph", "@reverse", "@list", "@vocab", "@base", "@nest", "@included", "", "u:x", "x", "_:b", "a b:c")


def _texts() -> dict[ox.RdfFormat, bytes]:
    quads = list(ox.parse(MINIMAL, format=ox.RdfFormat.TURTLE))
    found = {format: ox.serialize(quads, format=format) or b"" for format in FORMATS}
    return found | {ox.RdfFormat.TURTLE: MINIMAL}


TEXTS = _texts()


def submissions(format: ox.RdfFormat) -> st.SearchStrategy[bytes]:
    """Submissions in ``format`` with some changes."""
    if format == ox.RdfFormat.JSON_LD:
        return _json()
    return _tokens(TEXTS[format])


def shapes() -> st.SearchStrategy[bytes]:
    """Shapes in Turtle with some changes."""
    return _tokens(SHAPES)


def _tokens(text: bytes) -> st.SearchStrategy[bytes]:
    tokens = _TOKENS.findall(text)
    places = st.integers(0, len(tokens) - 1)
    change = st.one_of(
        st.tuples(st.just(_leave_out), places, places),
        st.tuples(st.just(_twice), places, places),
        st.tuples(st.just(_exchange), places, places),
        st.tuples(st.sampled_from(_NASTY).map(_put), places, places),
        st.tuples(st.sampled_from(_NASTY).map(_instead), places, places),
        st.tuples(st.just(_cut), places, places),
    )
    return st.lists(change, min_size=1, max_size=4).map(lambda changes: _changed(tokens, changes))


Change = tuple[Callable[[list[bytes], int, int], None], int, int]


def _changed(tokens: Sequence[bytes], changes: Sequence[Change]) -> bytes:
    found = list(tokens)
    for change, at, other in changes:
        if found:
            change(found, at % len(found), other % len(found))
    return b"".join(found)


def _leave_out(tokens: list[bytes], at: int, _: int) -> None:
    del tokens[at]


def _twice(tokens: list[bytes], at: int, other: int) -> None:
    tokens.insert(other, tokens[at])


def _exchange(tokens: list[bytes], at: int, other: int) -> None:
    tokens[at], tokens[other] = tokens[other], tokens[at]


def _cut(tokens: list[bytes], at: int, _: int) -> None:
    del tokens[at:]


def _put(token: bytes) -> Callable[[list[bytes], int, int], None]:
    return lambda tokens, at, _: tokens.insert(at, b" " + token + b" ")


def _instead(token: bytes) -> Callable[[list[bytes], int, int], None]:
    return lambda tokens, at, _: tokens.__setitem__(at, b" " + token + b" ")


# ---- JSON-LD


def _json() -> st.SearchStrategy[bytes]:
    change = st.tuples(
        st.integers(0, 10_000), st.sampled_from(("leave out", "instead", "rename", "add", "wrap")), st.sampled_from(_VALUES), st.sampled_from(_KEYS)
    )
    return st.lists(change, min_size=1, max_size=4).map(_changed_json)


def _changed_json(changes: Sequence[tuple[int, str, Any, str]]) -> bytes:
    document: Any = [json.loads(TEXTS[ox.RdfFormat.JSON_LD])]
    for at, how, value, key in changes:
        places = list(_places(document))
        holder, name = places[at % len(places)]
        if how == "leave out":
            del holder[name]
        elif how == "instead":
            holder[name] = json.loads(json.dumps(value))
        elif how == "wrap":
            holder[name] = {key: holder[name]}
        elif isinstance(holder, dict):
            holder[key] = holder.pop(name) if how == "rename" else json.loads(json.dumps(value))
    return json.dumps(document[0] if len(document) == 1 else document).encode()


def _places(document: list[Any]) -> Any:
    waiting: list[Any] = [document]
    for holder in waiting:  # grows while it is read
        for name in holder if isinstance(holder, dict) else range(len(holder)):
            yield holder, name
            if isinstance(holder[name], (dict, list)):
                waiting.append(holder[name])
    if not document:
        yield {"": None}, ""
