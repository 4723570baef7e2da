"""Hostile submissions and shapes: those that lie in tests/corpus/hostile, with what is expected of each, and those too large or too odd to lie there.

The expected outcome stands in the first line of a file, behind the sign of a comment, as ``refused "words": why``, ``fails "REG-03": why`` or
``conforms: why``; for formats without comments in the README.md beside them.
"""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from support import HEADER, ROOT

CORPUS = ROOT / "tests" / "corpus" / "hostile"
MINIMAL = ROOT / "tests" / "corpus" / "valid" / "minimal.ttl"
NOWHERE = "http://127.0.0.1:9"
"""The address that files of the corpus name where something might be fetched; a test puts that of its listener in its place."""
GARDEN = b"""@prefix ex: <https://example.org/> .
ex:garden a ex:Garden ; ex:size 12 ; ex:keeper ex:ann , ex:bo ; ex:note "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!" .
ex:ann a ex:Person ; ex:knows ex:bo .
ex:bo a ex:Person ; ex:knows ex:ann .
"""
"""The data that hostile shapes are tried on."""
CODES = {"conforms": 0, "fails": 1, "refused": 2}
_EXPECTED = re.compile(r'(?P<outcome>conforms|fails|refused)(?: "(?P<says>[^"]+)")?: \S.*\.')
_ROW = re.compile(r"\| `(?P<name>[^`]+)` \| (?P<expected>[^|]+) \|")


@dataclass(frozen=True)
class Hostile:
    """The name of a submission or of shapes, its bytes, the outcome, and words that the refusal must hold or the requirement that fails."""

    name: str
    data: bytes
    outcome: str
    says: str = ""

    def named(self, address: str) -> Hostile:
        """The same with ``address`` in the place of NOWHERE."""
        return Hostile(self.name, self.data.replace(NOWHERE.encode(), address.encode()), self.outcome, self.says)


def corpus(kind: str) -> list[Hostile]:
    """The files of the corpus of a kind, submissions or shapes; raises ValueError for one that does not say what is expected of it."""
    folder = CORPUS / kind
    told = {m["name"]: m["expected"].strip() for m in _ROW.finditer((folder / "README.md").read_text(encoding="utf-8"))}
    files = sorted(p for p in folder.iterdir() if p.name != "README.md")
    if unknown := told.keys() - {p.name for p in files}:
        raise ValueError(f"{kind}/README.md names files that there are not: {', '.join(sorted(unknown))}")
    return [_hostile(path, told.get(path.name, "")) for path in files]


def _hostile(path: Path, told: str) -> Hostile:
    data = path.read_bytes()
    first = re.split(rb"[\r\n]", data, maxsplit=1)[0].decode("utf-8", "replace")
    found = _EXPECTED.fullmatch(told or first.lstrip("\ufeff").removeprefix("<!-- ").removesuffix(" -->").removeprefix("# "))
    if not found:
        raise ValueError(f"{path.name}: neither its first line nor the README.md says what is expected of it")
    return Hostile(path.name, data, found["outcome"], found["says"] or "")


# ---- submissions that are made


def minimal(more: str = "", *changes: tuple[str, str]) -> bytes:
    """The smallest submission that conforms, with ``changes`` to its text and ``more`` Turtle behind it.

    Raises ValueError where a change finds nothing.
    """
    text = MINIMAL.read_text(encoding="utf-8")
    for old, new in changes:
        if old not in text:
            raise ValueError(f"{old} does not stand in {MINIMAL.name}")
        text = text.replace(old, new)
    return (HEADER + text + more).encode()


XML = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="u:"><rdf:Description rdf:about="u:a">'
XML_END = b"</rdf:Description></rdf:RDF>"
N = 100_000


def made() -> Iterator[Hostile]:
    """Submissions that are large, deep, or not text; each would stop, stall or fill the machine of somebody who reads it as it comes."""
    yield Hostile("utf-16.ttl", minimal().decode().encode("utf-16"), "refused", "not UTF-8")
    yield Hostile("utf-32.ttl", minimal().decode().encode("utf-32-le"), "refused", "not UTF-8")
    yield Hostile("packed.ttl", gzip.compress(minimal(), mtime=0), "refused", "not UTF-8")
    yield Hostile("empty.ttl", b"", "refused", "empty")
    yield Hostile("beyond-the-limit.ttl", minimal() + b"#" * (40 << 20), "refused", "the limit is")
    yield Hostile("value-of-17-mb.ttl", minimal(f':case rdfs:comment "{"x" * 17_000_000}" .'), "refused", "larger than 16 MB")
    yield Hostile("value-of-2-mb.ttl", minimal(f':case rdfs:comment "{"x" * 2_000_000}" .'), "conforms")
    yield Hostile("iri-of-1-mb.ttl", minimal(f":case rdfs:seeAlso <https://example.org/{'x' * 1_000_000}> ."), "conforms")
    yield Hostile("term-of-100-kb.ttl", minimal(f":case sg2:{'x' * 100_000} 1 ."), "refused", "is not a known term")
    yield Hostile("label-of-100-kb.ttl", minimal("", ('"Tool library"@en', f'"{"x" * 100_000}"@en'), ('"2021"', '"then"')), "fails", "REG-04")
    yield Hostile(
        "ten-thousand-languages.ttl", minimal(":case rdfs:comment " + ", ".join(f'"x"@en-x-l{i}' for i in range(10_000)) + " ."), "conforms"
    )
    yield Hostile("long-chain-of-places.ttl", minimal("".join(f":p{i} a sg2:Place ; sg2:within :p{i + 1} .\n" for i in range(5_000))), "conforms")
    yield from _nested()
    yield from _growing()


def _nested() -> Iterator[Hostile]:
    deep = "nested more than 500 deep"
    yield Hostile("nested-lists.ttl", minimal(":case rdfs:seeAlso " + "(" * N + ")" * N + " ."), "refused", deep)
    yield Hostile("nested-triples.ttl", minimal(":case rdfs:seeAlso " + "<<( :a :b " * N + ":c" + " )>>" * N + " ."), "refused", deep)
    hidden = "<<( :a :b " * N + ":c" + " )>>" * N
    yield Hostile("nested-behind-an-escaped-hash.ttl", minimal(rf":case rdfs:seeAlso :c\#, {hidden} ."), "refused", deep)
    yield Hostile("nested-behind-an-escaped-quote.ttl", minimal(rf":case rdfs:seeAlso :c\', {hidden}, :d\' ."), "refused", deep)
    yield Hostile("nested-objects.jsonld", b'{"u:a":' * N + b"1" + b"}" * N, "refused", deep)
    yield Hostile("nested-elements.rdf", XML + b"<ex:b><rdf:Description>" * N, "refused", deep)
    yield Hostile("texts-never-closed.ttl", b'"""a\n\\' * 200_000, "refused", "not Turtle")


def _growing() -> Iterator[Hostile]:
    """What is short in the file and long in the memory."""
    long = "x" * 1_000_000
    yield Hostile("long-prefix.ttl", f"@prefix : <u:{long}> .\n:a :b {','.join([':'] * 2_000)} .".encode(), "refused", "grow to more than")
    bases = "".join(f"@base <{'x' * 90}{i}/> .\n" for i in range(3_000))
    yield Hostile("growing-base.ttl", f"@base <u:/> .\n{bases}<a> <b> {','.join(['<>'] * 2_000)} .".encode(), "refused", "grow to more than")
    vocabulary = ",".join(f'"k{i}":1' for i in range(2_000))
    yield Hostile("long-vocabulary.jsonld", f'{{"@context":{{"@vocab":"u:{long}"}},{vocabulary}}}'.encode(), "refused", "grow to more than")
    entity = b'<!DOCTYPE r [<!ENTITY a "' + b"a" * 100_000 + b'">]>'
    values = (b"<ex:b>" + b"&a;" * 10 + b"</ex:b>") * 1_200
    yield Hostile("long-entity.rdf", entity + XML + values + XML_END, "refused", "amplification")
    yield Hostile("long-entity-padded.rdf", entity + b"<!--" + b"z" * 15_000_000 + b"-->" + XML + values + XML_END, "refused", "grow to more than")
    terms = ",".join(f'"t{i}":"u:t{i}"' for i in range(5_000))
    nodes = ",".join(['{"t1":1}'] * 5_000)
    scoped = f'{{"@context":{{"a":{{"@id":"u:a","@context":{{{terms}}}}}}},"@id":"u:x","a":[{nodes}]}}'
    yield Hostile("context-read-for-every-node.jsonld", scoped.encode(), "refused", "over and over")
    empty = ",".join(['{"@context":{},"t1":1}'] * 5_000)
    yield Hostile("context-copied-for-every-node.jsonld", f'{{"@context":{{{terms}}},"t2":[{empty}]}}'.encode(), "refused", "over and over")
    many = "more than 500,000 statements"
    yield Hostile("a-million-values.ttl", minimal(":case rdfs:seeAlso " + ",".join([":"] * 1_000_000) + " ."), "refused", many)
    yield Hostile("list-of-a-million.ttl", minimal(":case rdfs:seeAlso (" + " 1" * 1_000_000 + ") ."), "refused", many)


def costly() -> Iterator[Hostile]:
    """Submissions with so much in them that checking takes its time: a verdict or the deadline, never longer."""
    wrong = "".join(f':w{i} a sg2:Statement ; sg2:about :case ; sg2:says "x"@en .\n' for i in range(10_000))
    yield Hostile("ten-thousand-wrong-statements.ttl", minimal(wrong), "fails", "REG-0")
    sources = "".join(f":n{i} a sg2:Source .\n" for i in range(300))
    crossed = "".join(f":x{i} a sg2:Statement ; sg2:about :case ; sg2:source {', '.join(f':n{j}' for j in range(50))} .\n" for i in range(300))
    yield Hostile("statements-with-fifty-sources-each.ttl", minimal(sources + crossed), "fails", "REG-0")


# ---- shapes that are made


def made_shapes() -> Iterator[Hostile]:
    """Shapes that are too deep or too large to lie in the corpus."""
    head = HEADER.encode() + b"@prefix ex: <https://example.org/> .\nex:Shape a sh:NodeShape ; sh:targetClass ex:Garden ; "
    yield Hostile(
        "nested-nots.ttl", head + b"sh:not [ " * 3_000 + b"sh:class ex:Nobody" + b" ]" * 3_000 + b" .", "refused", "nested more than 500 deep"
    )
    chain = "".join(f"ex:S{i} sh:not ex:S{i + 1} .\n" for i in range(3_000))
    yield Hostile(
        "nested-nots-by-name.ttl", head + f"sh:not ex:S0 .\n{chain}ex:S3000 sh:class ex:Nobody .".encode(), "refused", "nested more than 200"
    )
    values = " ".join(f"ex:v{i}" for i in range(10_000))
    yield Hostile("list-of-ten-thousand.ttl", head + f"sh:property [ sh:path ex:keeper ; sh:in ( {values} ) ] .".encode(), "fails")
    groups = "{" * 20_000 + " ?k a ex:Person " + "}" * 20_000
    declared = b'ex: sh:declare [ sh:prefix "ex" ; sh:namespace "https://example.org/"^^xsd:anyURI ] .'
    query = f'sh:sparql [ sh:prefixes ex: ; sh:select """SELECT $this {{ $this ex:keeper ?k {groups} }}""" ] .\n'
    yield Hostile("nested-query-of-twenty-thousand.ttl", head + query.encode() + declared, "refused")
    many = "".join(f"ex:T{i} a sh:NodeShape ; sh:targetClass ex:Garden ; sh:property [ sh:path ex:p{i} ; sh:minCount 1 ] .\n" for i in range(1_000))
    yield Hostile("a-thousand-shapes.ttl", head + b"sh:nodeKind sh:IRI .\n" + many.encode(), "fails")


# ---- names and things that are no files


@dataclass(frozen=True)
class Odd:
    """A path that is no submission to read: its name, what makes it, and words that the refusal must hold."""

    name: str
    make: Callable[[Path], object]
    says: str


def _broken(path: Path) -> None:
    path.write_bytes(b"x")


def _folder_in_itself(path: Path) -> None:
    path.mkdir()
    (path / "again").symlink_to(path)


ODD = {
    "a loop of links": Odd("loop.ttl", lambda p: p.symlink_to(p.name), "loop.ttl"),
    "a link to nothing": Odd("dangling.ttl", lambda p: p.symlink_to("nothing"), "dangling.ttl"),
    "a pipe that nobody writes to": Odd("pipe.ttl", os.mkfifo, "not a file"),
    "a device without end": Odd("zero.ttl", lambda p: p.symlink_to("/dev/zero"), "not a file"),
    "a file that cannot be read": Odd("memory.ttl", lambda p: p.symlink_to("/proc/self/mem"), "memory.ttl"),
    "a folder that is called like a file": Odd("folder.ttl", lambda p: p.mkdir(), "no RDF in this folder"),
    "a folder that holds itself": Odd("inner.ttl", _folder_in_itself, "no RDF in this folder"),
    "a name with a line break": Odd("two\nlines.ttl", _broken, "not Turtle"),
    "a name that would clear the terminal": Odd("\x1b[2Jclear.ttl", _broken, "not Turtle"),
    "a name like an option": Odd("--tier.ttl", _broken, "not Turtle"),
    "a name like a pattern": Odd("[a-z]*.ttl", _broken, "not Turtle"),
}
