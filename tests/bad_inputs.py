"""Files that somebody may hand in and that are no RDF, with what must be said of them; read by the tests of reading and of the command."""

from __future__ import annotations

from dataclasses import dataclass

PREFIX = b"@prefix ex: <http://example.org/> .\n"
XML = (
    b'<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://example.org/">\n'
    b'<rdf:Description rdf:about="http://example.org/a">'
)


@dataclass(frozen=True)
class Bad:
    """The name and contents of a file, a piece of what must be said, and where (None: nowhere in particular)."""

    name: str
    data: bytes
    says: str
    line: int | None = None
    column: int | None = None


def _bomb() -> bytes:
    entities = b'<!ENTITY a0 "aaaaaaaaaa">' + b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 10))
    return b"<!DOCTYPE x [" + entities + b"]>\n" + XML[22:] + b"<ex:b>&a9;</ex:b></rdf:Description></rdf:RDF>"


BAD = {
    "Turtle without an object": Bad("a.ttl", PREFIX + b"ex:a ex:b .\n", "not Turtle: . is not a valid RDF object", 2, 11),
    "Turtle without its last full stop": Bad("a.ttl", PREFIX + b"ex:a ex:b ex:c\n", "not Turtle: Unexpected end", 3, 1),
    "Turtle with an open string": Bad("a.ttl", PREFIX + b'ex:a ex:b "abc .\nex:d ex:e ex:f .', "not Turtle", 2, 11),
    "Turtle with an undeclared prefix": Bad("a.ttl", PREFIX + b"ex:a foo:b 1 .", "prefix foo: has not been declared", 2, 6),
    "Turtle with a space in an IRI": Bad("a.ttl", PREFIX + b"ex:a ex:b <http://example.org/c d> .", "Invalid IRI code point ' '", 2, 11),
    "prose with the ending of Turtle": Bad("a.ttl", b"hello world", "not Turtle: hello is not a valid subject", 1, 1),
    "a web page with the ending of Turtle": Bad("a.ttl", b"<html><body>hi</body></html>", "not Turtle", 1),
    "N-Triples without an object": Bad("a.nt", b"<http://e.org/a> <http://e.org/b> .\n", "The object of a triple must be", 1),
    "N-Triples with a relative IRI": Bad("a.nt", b"<http://e.org/a> <http://e.org/b> 'x' .\n", "not N-Triples", 1),
    "N-Triples with a space in an IRI": Bad("a.nt", b"<u:a> <u:b> <u:c> .\n<u:a> <u:b> <u:c d> .\n", "Invalid IRI code point ' '", 2),
    "N-Quads with a space in an IRI": Bad("a.nq", b"<u:a> <u:b> <u:c d> <u:g> .\n", "Invalid IRI code point ' '", 1),
    "TriG with an open graph": Bad("a.trig", PREFIX + b"ex:g { ex:a ex:b ex:c \n", "not TriG: Unexpected end", 3),
    "TriG without an object": Bad("a.trig", PREFIX + b"ex:g { ex:a ex:b } \n", "not TriG: } is not a valid RDF object", 2, 18),
    "RDF/XML with crossed tags": Bad("a.rdf", XML + b"<ex:b>x</ex:c></rdf:Description></rdf:RDF>", "expected </ex:b>", 3, 60),
    "RDF/XML that ends too soon": Bad("a.rdf", XML + b"<ex:b>x</ex:b></rdf:Description>\n", "no element found, expected </rdf:RDF>", 4, 1),
    "RDF/XML with an undeclared prefix": Bad("a.owl", XML + b"<no:b>x</no:b></rdf:Description></rdf:RDF>", "Unknown prefix no:", 3),
    "RDF/XML with a space in an IRI": Bad("a.rdf", XML.replace(b"/a", b"/a b") + b"</rdf:Description></rdf:RDF>", "Invalid IRI code point ' '", 3),
    "XML that is no RDF": Bad("a.xml", b"<a><b/></a>", "not RDF/XML", 1),
    "prose with the ending of RDF/XML": Bad("a.rdf", b"hello", "syntax error, expected <rdf:RDF>", 1, 1),
    "two documents in one RDF/XML": Bad("a.rdf", XML + b"</rdf:Description></rdf:RDF><x/>", "junk after document element", 3),
    "entities that grow without end": Bad("a.rdf", _bomb(), "the entity a1 brings in others", 1),
    "an entity that is a file": Bad("a.rdf", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + XML[22:], "nothing is fetched", 1),
    "JSON-LD cut off": Bad("a.jsonld", b'{"@id": "http://e.org/a", "http://e.org/b":\n', "Unexpected end of file, a value was expected", 2, 1),
    "JSON-LD with a comma too many": Bad("a.jsonld", b'{"@id": "http://e.org/a",\n "http://e.org/b": "x",}\n', "Trailing commas", 2),
    "JSON that is no RDF": Bad("a.json", b'{"a": 1}', "no statement in it"),
    "JSON-LD with a space in its only IRI": Bad("a.jsonld", b'{"@id": "http://e.org/a b", "http://e.org/b": "x"}', "no statement in it"),
    "JSON-LD with a remote context": Bad(
        "a.jsonld", b'{\n"@context": "http://e.org/c", "a": 1}', "remote context, http://e.org/c, and nothing is fetched", 2
    ),
    "an empty file": Bad("a.ttl", b"", "the file is empty"),
    "an empty file with a byte order mark": Bad("a.ttl", b"\xef\xbb\xbf", "the file is empty"),
    "white space": Bad("a.ttl", b" \n\t\r\n ", "the file is empty"),
    "a comment": Bad("a.ttl", b"# nothing else\n", "no statement in it"),
    "a NUL": Bad("a.ttl", PREFIX + b"ex:a ex:b \0 .", "this is not a text file", 2),
    "a picture": Bad("a.ttl", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "this is not UTF-8 text", 1),
    "UTF-16": Bad("a.ttl", PREFIX.decode().encode("utf-16"), "this is not UTF-8 text", 1),
    "UTF-16 without a byte order mark": Bad("a.ttl", PREFIX.decode().encode("utf-16-le"), "this is not a text file", 1),
    "Latin-1": Bad("a.ttl", PREFIX + "ex:a ex:b 'é' .".encode("latin-1"), "this is not UTF-8 text", 2),
    "GBK": Bad("a.ttl", PREFIX + "ex:a ex:b '云稻米' .".encode("gbk"), "this is not UTF-8 text", 2),
    "XML that says it is GBK": Bad("a.rdf", XML.replace(b"?>", b' encoding="gbk"?>') + b"</rdf:Description></rdf:RDF>", "Only UTF-8"),
    "an unknown ending": Bad("a.txt", PREFIX, "the ending .txt is not one of an RDF format"),
    "no ending": Bad("case", PREFIX, "the ending (none) is not one"),
    "brackets without end": Bad("a.ttl", PREFIX + b"ex:a ex:b " + b"[ ex:b " * 100_000, "nested more than 500 deep", 2),
}
