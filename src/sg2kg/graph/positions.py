"""Tells where in a file a statement stands: line and column, for reports that send people to the place; called when something is wrong.

For Turtle, TriG, N-Triples and N-Quads the text is read again by tokens, and the statements come out in the order in which the parser gives
them. RDF/XML is fed to the parser line by line. JSON-LD is searched for its nodes and keys. What cannot be told is None, never a guess.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property, partial
from itertools import groupby
from operator import itemgetter
from typing import TypeVar, Union

import pyoxigraph as ox

from sg2kg.graph.json_places import JsonPlaces

At = tuple[int, Union[int, None]]
"""Line and column, both from 1; the column is None where only the line is known."""
Term = Union[ox.NamedNode, ox.BlankNode, ox.Literal, ox.Triple]

_DELIMITERS = r"\s<>\"'()\[\]{},;#\\^|"
_TOKENS = re.compile(
    rf"""
    (?P<skip>[ \t\r\n]+|\#[^\r\n]*)
  | (?P<iri><(?!<)[^<>\n]*>)
  | (?P<text>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
  | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[a-z]+)?)
  | (?P<name>[^{_DELIMITERS}@:]*:(?:\\.|[^{_DELIMITERS}.@]|\.+(?=[^{_DELIMITERS}.@]|\\))*)
  | (?P<number>[+-]?(?:[0-9]+\.[0-9]*[eE][+-]?[0-9]+|\.?[0-9]+[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+))
  | (?P<word>[A-Za-z]+)
  | (?P<sign>\^\^|[\[\](){{}},;.])
    """,
    re.VERBOSE | re.DOTALL,
)
K = TypeVar("K", bound=Hashable)
_LINES = frozenset({ox.RdfFormat.RDF_XML})
_TOKENED = frozenset({ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS})


class Positions:
    """Where each of ``triples``, as they were parsed from ``data``, stands in it."""

    def __init__(self, data: bytes, format: ox.RdfFormat | None, triples: Sequence[ox.Triple]) -> None:
        self._data, self._format, self._triples = data, format, triples

    def of(self, subject: Term, predicate: str = "", value: Term | None = None) -> At | None:
        """The place of a statement; else of the value, of the property, of the first mention of the subject; None where none is known."""
        if self._json is not None:
            return self._json.of(_text(subject), predicate, _text(value))
        if value is not None and (found := self._by_triple.get((str(subject), predicate, str(value)))):
            return found
        return (
            (self._by_property.get((str(subject), predicate)) if predicate else None)
            or self._by_subject.get(str(subject))
            or self._by_object.get(str(subject))
        )

    def linking(self, subject: Term, value: Term) -> At | None:
        """The place at which a subject names a value, whatever the property."""
        return self._by_link.get((str(subject), str(value)))

    @cached_property
    def _json(self) -> JsonPlaces | None:
        return JsonPlaces(self._data.decode("utf-8-sig")) if self._format == ox.RdfFormat.JSON_LD else None

    @cached_property
    def _places(self) -> list[tuple[At, At]]:
        """Where subject and object of each triple stand, in the order of the triples; empty where they cannot be told."""
        if self._format in _TOKENED:
            try:
                found = list(_Reader(self._data.decode("utf-8-sig")).statements())
            except (_LostError, RecursionError):
                found = []
            if len(found) == len(self._triples):
                return found
        if self._format in _TOKENED | _LINES:
            lines = _by_line(self._data, self._format)
            if len(lines) == len(self._triples):
                return [((n, None), (n, None)) for n in lines]
        return []

    @cached_property
    def _by_triple(self) -> dict[tuple[str, str, str], At]:
        pairs = zip(self._triples, self._places, strict=False)
        return _first(((str(t.subject), t.predicate.value, str(t.object)), place) for t, (_, place) in pairs)

    @cached_property
    def _by_link(self) -> dict[tuple[str, str], At]:
        return _first(((str(t.subject), str(t.object)), place) for t, (_, place) in zip(self._triples, self._places, strict=False))

    @cached_property
    def _by_property(self) -> dict[tuple[str, str], At]:
        return _first(((str(t.subject), t.predicate.value), place) for t, (_, place) in zip(self._triples, self._places, strict=False))

    @cached_property
    def _by_subject(self) -> dict[str, At]:
        return _first((str(t.subject), place) for t, (place, _) in zip(self._triples, self._places, strict=False))

    @cached_property
    def _by_object(self) -> dict[str, At]:
        return _first((str(t.object), place) for t, (_, place) in zip(self._triples, self._places, strict=False))


def _first(pairs: Iterable[tuple[K, At]]) -> dict[K, At]:
    found: dict[K, At] = {}
    for key, place in pairs:
        found.setdefault(key, place)
    return found


def _text(term: Term | None) -> str:
    return "" if term is None or isinstance(term, ox.Triple) else term.value


class _LostError(Exception):
    """The text is not as this reader thought."""


class _Reader:
    """Reads Turtle and its kin by tokens, and gives where subject and object of each statement stand, in the parser's order."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer("\r\n?|\n", text))]
        self._tokens: list[tuple[str, str, int]] = []
        at = 0
        while at < len(text):
            match = _TOKENS.match(text, at)
            if match is None or match.end() == at:
                raise _LostError
            if match.lastgroup != "skip":
                self._tokens.append((match.lastgroup or "", match[0], at))
            at = match.end()
        self._next = 0
        self._found: list[tuple[int, tuple[At, At]]] = []
        """Each statement, and the token at which the parser has it whole."""

    def statements(self) -> list[tuple[At, At]]:
        """Where subject and object of each statement stand; raises _LostError for a text that is read in another way."""
        while self._next < len(self._tokens):
            self._statement()
        # what is whole at the same token, the parser gives from behind
        by_token = groupby(sorted(self._found, key=itemgetter(0)), key=itemgetter(0))
        return [pair for _, group in by_token for _, pair in reversed(list(group))]

    def _emit(self, subject: At, value: At, token: int) -> None:
        self._found.append((token, (subject, value)))

    # ---- tokens

    def _peek(self) -> str:
        return self._ahead(0)

    def _ahead(self, steps: int) -> str:
        at = self._next + steps
        return self._tokens[at][1] if at < len(self._tokens) else ""

    def _take(self) -> tuple[str, str, At]:
        if self._next >= len(self._tokens):
            raise _LostError
        kind, text, at = self._tokens[self._next]
        self._next += 1
        line = bisect_right(self._starts, at)
        return kind, text, (line, at - self._starts[line - 1] + 1)

    def _expect(self, sign: str) -> None:
        if self._take()[1] != sign:
            raise _LostError

    # ---- grammar

    def _statement(self) -> None:
        kind, text, _ = self._tokens[self._next]
        word = text.upper()
        if word in ("@PREFIX", "@BASE", "@VERSION") or (kind == "word" and word in ("PREFIX", "BASE", "VERSION")):
            self._take()
            for _ in range(2 if "PREFIX" in word else 1):
                self._take()
            if word.startswith("@"):
                self._expect(".")
        elif text in ("{", "}", ".") or (kind == "word" and word == "GRAPH") or self._ahead(1) == "{":
            self._take()
        else:
            self._triples()

    def _triples(self) -> None:
        before = self._next
        subject = self._subject()
        if self._peek() in (".", "}") and self._tokens[before][1] == "[":
            return
        self._properties(subject)
        if self._peek() not in (".", "}"):  # N-Quads: the name of the graph
            self._take()

    def _subject(self) -> At:
        if self._peek() == "[":
            return self._blank()
        if self._peek() == "(":
            return self._list(lambda *_: None)
        return self._take()[2]

    def _properties(self, subject: At) -> None:
        while True:
            while self._peek() == ";":
                self._take()
            if self._peek() in (".", "]", "}", ""):
                return
            kind, text, _ = self._take()
            if kind not in ("iri", "name") and text != "a":
                raise _LostError
            self._object(partial(self._emit, subject))
            while self._peek() == ",":
                self._take()
                self._object(partial(self._emit, subject))
            if self._peek() != ";":
                return

    def _object(self, link: Callable[[At, int], None]) -> None:
        """Reads an object; ``link`` is told its place, and the token at which it is whole."""
        if self._peek() == "[":
            place = self._blank()
            link(place, self._next - 1)
        elif self._peek() == "(":
            self._list(link)
        else:
            link(*self._term())

    def _term(self) -> tuple[At, int]:
        kind, _, place = self._take()
        if kind not in ("iri", "name", "text", "number", "word"):
            raise _LostError
        if kind == "text":
            if self._peek() == "^^":
                self._take()
                self._take()
            elif self._peek().startswith("@"):
                self._take()
            else:  # only the next token shows that neither follows
                return place, self._next
        return place, self._next - 1

    def _blank(self) -> At:
        place = self._take()[2]
        if self._peek() != "]":
            self._properties(place)
        self._expect("]")
        return place

    def _list(self, link: Callable[[At, int], None]) -> At:
        start = self._take()[2]
        if self._peek() == ")":
            self._take()
            link(start, self._next - 1)
            return start
        node: At | None = None
        while self._peek() != ")":
            place = self._place_ahead()
            if node is None:
                link(start, self._next)
            else:
                self._emit(node, place, self._next)
            node = place
            self._object(partial(self._emit, place))
        _, _, end = self._take()
        assert node is not None
        self._emit(node, end, self._next - 1)
        return start

    def _place_ahead(self) -> At:
        place = self._take()[2]
        self._next -= 1
        return place


def _by_line(data: bytes, format: ox.RdfFormat | None) -> list[int]:
    """The line that the parser had been given last when each statement came out."""
    fed = 0

    class Feed:
        def __init__(self) -> None:
            self._lines = iter(data.splitlines(keepends=True))

        def read(self, _: int = -1) -> bytes:
            nonlocal fed
            fed += 1
            return next(self._lines, b"")

    try:
        return [fed for _ in ox.parse(Feed(), format=format)]  # type: ignore[arg-type]
    except (SyntaxError, ValueError):
        return []
