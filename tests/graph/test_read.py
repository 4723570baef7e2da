"""Reading RDF that nobody vouches for: whatever the bytes are, statements or one clear error with its place, and nothing is fetched."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bad_inputs import BAD, PREFIX, XML, Bad
from listening import Listener
from sg2kg.errors import InputError
from sg2kg.graph import Dataset, rdf_files, read_bytes, read_path
from sg2kg.graph.read import EXTENSIONS
from support import ROOT

FORMATS = list(dict.fromkeys(EXTENSIONS.values()))
TRIPLE = PREFIX + b"ex:a ex:b ex:c ."


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refusal(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_path(path)
    return caught.value


def statements_or_error(data: bytes, format: ox.RdfFormat) -> bool:
    """Whether the data give statements, or one error of two lines; anything else that is raised ends the test."""
    try:
        return bool(read_bytes(data, format))
    except InputError as error:
        return len(str(error).split("\n")) == 2


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_what_is_not_rdf_is_refused_with_its_place(bad: Bad, tmp_path: Path) -> None:
    path = write(tmp_path, bad.name, bad.data)
    error = refusal(path)
    first, hint = str(error).split("\n")
    assert bad.says in first
    assert hint.strip()
    assert error.source == str(path)
    if bad.line is not None:
        assert error.line == bad.line
        assert first.startswith(f"{path}:{bad.line}:")
    if bad.column is not None:
        assert first.startswith(f"{path}:{bad.line}:{bad.column}: ")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.ttl"
    with pytest.raises(InputError, match=r"nowhere\.ttl: no such file or folder"):
        rdf_files(path)
    assert "nowhere.ttl" in refusal(path).what


def test_a_name_longer_than_a_file_name_may_be_is_an_error_like_others() -> None:
    with pytest.raises(InputError, match="cannot be read"):
        rdf_files(Path("x" * 5000 + ".ttl"))


def test_a_folder_without_rdf_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "notes.txt", b"x")
    with pytest.raises(InputError, match=r"no RDF in this folder\n  Known endings: \.ttl"):
        rdf_files(tmp_path)


def test_a_folder_is_not_read_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "case.ttl").mkdir()
    assert "this is not a file" in refusal(tmp_path / "case.ttl").what


def test_a_device_is_not_read(tmp_path: Path) -> None:
    link = tmp_path / "endless.ttl"
    link.symlink_to("/dev/zero")
    assert "this is not a file" in refusal(link).what


def test_a_folder_stands_for_the_rdf_in_and_below_it_sorted(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    wanted = [write(tmp_path, "below/b.NT", b""), write(tmp_path, "c.jsonld", b""), write(tmp_path, "z.ttl", b"")]
    write(tmp_path, "readme.md", b"")
    assert rdf_files(tmp_path) == wanted


@pytest.mark.parametrize("name", ["case.ttl", "./case.ttl", "below/../case.ttl"])
def test_a_relative_path_is_read_and_named_as_it_was_given(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "below").mkdir()
    write(tmp_path, "case.ttl", TRIPLE)
    monkeypatch.chdir(tmp_path)
    assert len(read_path(Path(name))) == 1
    assert rdf_files(Path()) == [Path("case.ttl")]
    write(tmp_path, "case.ttl", b"broken")
    assert str(refusal(Path("case.ttl"))).startswith("case.ttl:1:1: not Turtle")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.ttl", TRIPLE),
        ("a.TTL", TRIPLE),
        ("a.trig", PREFIX + b"ex:g { ex:a ex:b ex:c }"),
        ("a.nt", b"<u:a> <u:b> <u:c> ."),
        ("a.nq", b"<u:a> <u:b> <u:c> <u:g> ."),
        ("a.rdf", XML + b"<ex:b>x</ex:b></rdf:Description></rdf:RDF>"),
        ("a.owl", b'<!DOCTYPE rdf:RDF [<!ENTITY e "http://example.org/">]>' + XML[22:] + b'<ex:b rdf:resource="&e;x"/></rdf:Description></rdf:RDF>'),
        ("a.jsonld", b'{"@context": {"b": "u:b"}, "@id": "u:a", "b": "x"}'),
    ],
)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "with a byte order mark"])
def test_every_format_is_read_with_and_without_a_byte_order_mark(name: str, data: bytes, mark: bytes, tmp_path: Path) -> None:
    assert len(read_path(write(tmp_path, name, mark + data))) == 1


def test_windows_line_ends_do_not_shift_the_lines(tmp_path: Path) -> None:
    assert refusal(write(tmp_path, "a.ttl", TRIPLE.replace(b"\n", b"\r\n") + b"\r\n\r\nex:a ex:b .")).line == 4


def test_an_error_quotes_no_control_characters() -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(b"<u:a> <u:b> <u:\x1b[31mred> .", ox.RdfFormat.TURTLE)
    assert all(line.isprintable() for line in str(caught.value).split("\n"))


# ---- nothing is fetched


@pytest.mark.parametrize(
    "text",
    [
        '{"@context": "URL", "a": 1}',
        '{"@context": ["URL"], "a": 1}',
        '{"@context": [{"a": "u:a"},\n "URL"], "a": 1}',
        '{"@context": {"a": {"@id": "u:a", "@context": "URL"}}, "a": {"b": 1}}',
        '{"@context": {"a": {"@id": "u:a", "@context": [null, "URL"]}}, "a": {"b": 1}}',
        '{"@context": {"@version": 1.1, "@import": "URL", "a": "u:a"}, "a": 1}',
        '{"@id": "u:a", "u:b": {"@context": "URL", "c": 1}}',
        '{"@id": "u:a", "u:b": {"@context": [{}, "URL"], "c": 1}}',
        '{"\\u0040context": "URL", "a": 1}',
    ],
)
def test_a_remote_context_is_refused_and_nobody_is_called(text: str, listener: Listener) -> None:
    with pytest.raises(InputError, match=r"remote context.* nothing is fetched\n  Put the context itself in the file"):
        read_bytes(text.replace("URL", listener.address).encode(), ox.RdfFormat.JSON_LD)
    assert listener.calls == 0


def test_the_listener_would_have_heard(listener: Listener) -> None:
    listener.call()
    assert listener.calls == 1


def test_a_context_in_the_text_of_a_literal_is_only_words() -> None:
    text = rb'{"@id": "u:a", "u:b": "write \"@context\": \"http://example.org/c\" at the top"}'
    assert len(read_bytes(text, ox.RdfFormat.JSON_LD)) == 1


def test_an_external_entity_is_not_fetched(listener: Listener) -> None:
    text = b'<!DOCTYPE x [<!ENTITY a SYSTEM "%s">]>' % listener.address.encode() + XML[22:] + b"<ex:b>&a;</ex:b></rdf:Description></rdf:RDF>"
    with pytest.raises(InputError, match="nothing is fetched"):
        read_bytes(text, ox.RdfFormat.RDF_XML)
    assert listener.calls == 0


def test_imports_and_addresses_are_not_fetched(listener: Listener) -> None:
    text = f"<u:a> <http://www.w3.org/2002/07/owl#imports> <{listener.address}> ."
    assert len(read_bytes(text.encode(), ox.RdfFormat.TURTLE)) == 1
    assert listener.calls == 0


# ---- size and depth


def test_a_file_of_50_mb_is_refused_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, "big.ttl", b'<u:a> <u:b> "')
    with path.open("r+b") as file:
        file.truncate(50 * 1024 * 1024)
    begin = time.monotonic()
    error = refusal(path)
    assert time.monotonic() - begin < 5
    assert "the file has 50 MB, the limit is 20 MB" in error.what


def test_a_literal_of_5_mb_is_read(tmp_path: Path) -> None:
    quads = read_path(write(tmp_path, "long.ttl", b'<u:a> <u:b> "' + b"x" * 5_000_000 + b'" .'))
    assert [len(q.object.value) for q in quads if isinstance(q.object, ox.Literal)] == [5_000_000]


@pytest.mark.parametrize(
    ("format", "before", "after"),
    [(ox.RdfFormat.TURTLE, b'<u:a> <u:b> "', b'" .'), (ox.RdfFormat.JSON_LD, b'{"@id": "u:a", "u:b": "', b'"}')],
)
def test_a_value_beyond_what_the_parser_holds_is_refused_in_words(format: ox.RdfFormat, before: bytes, after: bytes) -> None:
    with pytest.raises(InputError, match="one value in it is larger than 16 MB"):
        read_bytes(before + b"x" * 17_000_000 + after, format)


N = 100_000


@pytest.mark.parametrize(
    ("format", "data"),
    [
        (ox.RdfFormat.TURTLE, PREFIX + b"ex:a ex:b " + b"(" * N + b")" * N + b" ."),
        (ox.RdfFormat.TURTLE, PREFIX + b"ex:a ex:b " + b"<<( ex:a ex:b " * N + b"ex:c" + b" )>>" * N + b" ."),
        (ox.RdfFormat.TURTLE, PREFIX + b'ex:a ex:b "' + b")" * N + b'", ' + b"<<( ex:a ex:b " * N + b"ex:c" + b" )>>" * N + b" ."),
        (ox.RdfFormat.TURTLE, b"#" + b")" * N + b"\n" + PREFIX + b"ex:a ex:b " + b"<<( ex:a ex:b " * N + b"ex:c" + b" )>>" * N + b" ."),
        (ox.RdfFormat.N_TRIPLES, b"<u:a> <u:b> " + b"<<( <u:a> <u:b> " * N + b"<u:c>" + b" )>>" * N + b" ."),
        (ox.RdfFormat.TRIG, b"{" * N),
        (ox.RdfFormat.JSON_LD, b"[" * N + b"]" * N),
        (ox.RdfFormat.JSON_LD, b'{"u:a":' * N + b"1" + b"}" * N),
        (ox.RdfFormat.RDF_XML, XML + b"<ex:b><rdf:Description>" * N),
        (ox.RdfFormat.RDF_XML, XML + b"<ex:b><rdf:Description>" * N + b"</rdf:Description></ex:b>" * N + b"</rdf:Description></rdf:RDF>"),
    ],
    ids=["lists", "triple terms", "after a literal", "after a comment", "N-Triples", "graphs", "arrays", "objects", "open elements", "elements"],
)
def test_a_hundred_thousand_nested_brackets_are_refused(format: ox.RdfFormat, data: bytes) -> None:
    with pytest.raises(InputError, match="nested more than 500 deep"):
        read_bytes(data, format)


@pytest.mark.parametrize(
    "text",
    [
        b'"' + b"[" * 1000 + b'"',
        b"'''\n'" + b"(" * 1000 + b"'''",
        b'"\\"' + b"{" * 1000 + b'"',
        b"1 #" + b"(" * 1000 + b"\n",
        b"<http://example.org/" + b"(" * 1000 + b">",
    ],
    ids=["string", "long string", "escape", "comment", "IRI"],
)
def test_brackets_that_are_only_text_do_not_count(text: bytes) -> None:
    assert len(read_bytes(b"<u:a> <u:b> " + text + b" .", ox.RdfFormat.TURTLE)) == 1


def test_an_entity_repeated_ten_thousand_times_does_not_fill_the_memory() -> None:
    text = b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 100_000 + b'">]>' + XML[22:] + b"<ex:b>" + b"&a;" * 10_000 + b"</ex:b></rdf:Description></rdf:RDF>"
    with pytest.raises(InputError, match="amplification"):
        read_bytes(text, ox.RdfFormat.RDF_XML)


@pytest.mark.parametrize("sign", ["#", "'", '"', "("])
def test_an_escaped_sign_in_a_name_hides_no_brackets(sign: str) -> None:
    nested = "<<( ex:a ex:b " * N + "ex:c" + " )>>" * N
    with pytest.raises(InputError, match="nested more than 500 deep"):
        read_bytes(PREFIX + f"ex:a ex:b ex:c\\{sign}, {nested}, ex:d\\{sign} .".encode(), ox.RdfFormat.TURTLE)


@pytest.mark.parametrize("quote", ['"', "'"])
def test_texts_that_are_never_closed_are_looked_at_once(quote: str) -> None:
    begin = time.monotonic()
    with pytest.raises(InputError, match="not Turtle"):
        read_bytes((f"{quote * 3}a\n[\\" * 100_000).encode(), ox.RdfFormat.TURTLE)
    assert time.monotonic() - begin < 5


LONG = "x" * 1_000_000
TERMS = ",".join(f'"t{i}":"u:t{i}"' for i in range(3_000))
KEYS = ",".join(f'"k{i}":1' for i in range(1_000))
NODES = ",".join(["{}"] * 3_000)
NODES_WITH_CONTEXT = ",".join(['{"@context":{}}'] * 3_000)


@pytest.mark.parametrize(
    ("format", "text", "says"),
    [
        (ox.RdfFormat.TURTLE, f"@prefix : <u:{LONG}> .\n:a :b {','.join([':'] * 1_000)} .", "grow to more than 128 MB"),
        (ox.RdfFormat.JSON_LD, f'{{"@context":{{"@vocab":"u:{LONG}"}},{KEYS}}}', "grow to more than 128 MB"),
        (ox.RdfFormat.JSON_LD, f'{{"@context":{{"a":{{"@id":"u:a","@context":{{{TERMS}}}}}}},"a":[{NODES}]}}', "over and over"),
        (ox.RdfFormat.JSON_LD, f'{{"@context":{{{TERMS}}},"t1":[{NODES_WITH_CONTEXT}]}}', "over and over"),
    ],
    ids=["prefix", "vocabulary", "context of a term", "contexts of nodes"],
)
def test_a_short_file_that_stands_for_a_long_one_is_refused(format: ox.RdfFormat, text: str, says: str) -> None:
    begin = time.monotonic()
    with pytest.raises(InputError, match=says):
        read_bytes(text.encode(), format)
    assert time.monotonic() - begin < 10


def test_entities_that_grow_behind_a_long_comment_are_refused() -> None:
    entity = b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 100_000 + b'">]><!--' + b"z" * 15_000_000 + b"-->"
    with pytest.raises(InputError, match="entities grow to more than 128 MB"):
        read_bytes(entity + XML[22:] + b"<ex:b>&a;&a;&a;</ex:b>" * 500 + b"</rdf:Description></rdf:RDF>", ox.RdfFormat.RDF_XML)


def test_a_file_of_more_statements_than_there_may_be_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sg2kg.graph.read.MAX_STATEMENTS", 1_000)
    assert len(read_bytes(b"<u:a> <u:b> " + b"1," * 999 + b"1 .", ox.RdfFormat.TURTLE)) == 1_000
    with pytest.raises(InputError, match="more than 1,000 statements"):
        read_bytes(b"<u:a> <u:b> " + b"1," * 1_000 + b"1 .", ox.RdfFormat.TURTLE)


# ---- what an IRI may hold


@pytest.mark.parametrize("sign", ["\u202e", "\u200f", "\u2066", "\u2028"], ids=ascii)
@pytest.mark.parametrize(
    ("format", "text"),
    [
        (ox.RdfFormat.TURTLE, "<u:a> <u:b> <u:SIGN> ."),
        (ox.RdfFormat.TURTLE, "<u:SIGN> <u:b> 1 ."),
        (ox.RdfFormat.TURTLE, r"<u:a> <u:\uHEXA> 1 ."),
        (ox.RdfFormat.TURTLE, r"<u:a> <u:b> <u:\U0000HEXA> ."),
        (ox.RdfFormat.JSON_LD, r'{"@id": "u:\uHEXA", "u:b": 1}'),
        (ox.RdfFormat.RDF_XML, XML.decode().replace("/a", "/&#xHEXA;") + "<ex:b>x</ex:b></rdf:Description></rdf:RDF>"),
    ],
)
def test_an_iri_that_reads_as_another_is_refused(format: ox.RdfFormat, text: str, sign: str) -> None:
    with pytest.raises(InputError, match="characters that turn or break the line") as caught:
        read_bytes(text.replace("SIGN", sign).replace("HEXA", f"{ord(sign):04x}").encode(), format)
    assert sign not in str(caught.value)


def test_a_text_may_turn_the_direction_of_writing() -> None:
    assert len(read_bytes("<u:a> <u:b> 'שלום\u200f' .".encode(), ox.RdfFormat.TURTLE)) == 1


# ---- what XML may hold


def test_one_property_by_two_prefixes_is_refused() -> None:
    text = XML.replace(b"/a", b'/a" xmlns:ey="http://example.org/" ex:b="1" ey:b="2') + b"</rdf:Description></rdf:RDF>"
    with pytest.raises(InputError, match="duplicate attribute"):
        read_bytes(text, ox.RdfFormat.RDF_XML)


@pytest.mark.parametrize("tag", [b"<no:b/>", b'<ex:c no:d="1"/>', b'<ex:c xmlns:yes="u:" yes:e="1" no:d="1"/>'])
def test_a_prefix_that_is_not_declared_is_named_wherever_it_stands(tag: bytes) -> None:
    with pytest.raises(InputError, match="Unknown prefix no:"):
        read_bytes(XML + b'<ex:b rdf:parseType="Literal">' + tag + b"</ex:b></rdf:Description></rdf:RDF>", ox.RdfFormat.RDF_XML)


# ---- what JSON-LD would pass over in silence


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"@id": "u:a", "u:b": 1, "note": 2}', "note is in no context"),
        ('{"@id": "u:a", "u:b": 1, "@tpye": "u:c"}', "@tpye is in no context"),
        ('{"@id": "u:a", "u:b": 1, "1st:b": 2}', "1st:b is in no context"),
        ('{"@id": "u:a", "u:b": 1, "u:c d": 2}', "u:c d is in no context"),
        ('{"@id": "u:a", "u:b": {"u:c": 1, "deep": 2}}', "deep is in no context"),
        ('[{"@id": "u:a", "u:b": 1}, {"@id": "u:a b", "u:b": 1}]', "u:a b is no IRI"),
        ('[{"@id": "u:a", "u:b": 1}, {"@id": "c", "u:b": 1}]', "c is relative"),
        ('{"@context": {"@base": "u:x/"}, "@id": "u:a", "u:b": [1, {"@id": ".c:d"}]}', ".c:d is no IRI"),
        ('[{"@id": "u:a", "u:b": 1}, {"@id": "", "u:b": 1}]', "an empty name is relative"),
        ('{"@id": "u:a", "u:b": 1, "@type": ["u:T", "T"]}', "T is relative"),
        ('{"@context": {"b": {"@id": "u:b", "@type": "@id"}}, "@id": "u:a", "b": ["u:c", "c"]}', "c is relative"),
        ('{"@context": {"b": {"@id": "u:b", "@type": "@vocab"}}, "@id": "u:a", "b": ["u:c", "c d"]}', "c d is no IRI"),
        ('{"@context": {"id": "@id"}, "id": "u:a", "u:b": [{"id": "c", "u:d": 1}, 2]}', "c is relative"),
        ('{"@id": "u:a", "u:b": 1, "u:b": 2}', "u:b stands twice"),
        ('{"@id": "u:a", "u:b": [1, {"@language": "en"}]}', "@language stands without @value"),
        ('{"@context": {"b": "u:b"}, "@id": "u:a", "b": 1, "u:c": {"@context": null, "u:d": 1}}', "a context of null throws away"),
    ],
)
def test_what_json_ld_passes_over_is_refused_with_its_line(text: str, says: str) -> None:
    with pytest.raises(InputError, match=re.escape(says)) as caught:
        read_bytes(b"\n" + text.encode(), ox.RdfFormat.JSON_LD)
    assert caught.value.line == 2 or says.startswith("an empty")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ('{"@context": {"@vocab": "u:"}, "@id": "u:a", "note": 1}', 1),
        ('{"@context": {"@base": "u:x/"}, "@id": "a", "u:b": {"@id": "c"}}', 1),
        ('{"@context": {"note": null}, "@id": "u:a", "u:b": 1, "note": {"any": "thing"}}', 1),
        ('{"@context": {"b": {"@id": "u:b", "@container": "@language"}}, "@id": "u:a", "b": {"en": "x", "zh": "y"}}', 2),
        ('{"@context": {"b": {"@id": "u:b", "@container": ["@index", "@set"]}}, "@id": "u:a", "b": {"one": 1, "two": [2]}}', 2),
        ('{"@context": {"b": {"@id": "u:b", "@type": "@json"}}, "@id": "u:a", "b": {"any": "thing"}}', 1),
        ('{"@id": "u:a", "u:b": {"@value": {"any": "thing"}, "@type": "@json"}}', 1),
        ('{"@context": {"b": {"@id": "u:b", "@type": "@vocab"}, "C": "u:C"}, "@id": "u:a", "b": "C", "@type": "C"}', 2),
        ('{"@context": {"p": "u:p/", "is": "@type", "id": "@id"}, "id": "p:a", "is": "p:T", "p:b": {"id": "_:x"}}', 2),
        ('{"@context": [{"a": "u:a"}, {"b": {"@id": "u:b", "@context": {"c": "u:c"}}}], "a": 1, "b": {"c": 1}}', 3),
        ('{"@graph": [{"@id": "u:a", "u:b": {"@list": [1]}}, {"@id": "u:c", "@reverse": {"u:d": {"@id": "u:a"}}}]}', 4),
        ('{"@id": "u:a", "u:b": {"@value": "x", "@language": "en", "@index": "y"}, "@index": "z"}', 1),
    ],
)
def test_json_ld_that_loses_nothing_is_read(text: str, number: int) -> None:
    assert len(read_bytes(text.encode(), ox.RdfFormat.JSON_LD)) == number


def test_with_a_base_relative_names_are_no_loss() -> None:
    quads = read_bytes(b'{"@id": "a", "u:b": {"@id": "c"}}', ox.RdfFormat.JSON_LD, base="u:x/")
    assert str(quads[0].subject) == "<u:x/a>"


# ---- anything at all


@settings(max_examples=150, deadline=None, database=None)
@given(data=st.binary(max_size=200), format=st.sampled_from(FORMATS))
def test_random_bytes_raise_nothing_but_an_input_error(data: bytes, format: ox.RdfFormat) -> None:
    assert statements_or_error(data, format)


PIECES = [
    *(
        "<u:a> ",
        "<u:b c> ",
        "_:x ",
        "a ",
        '"x"',
        "'",
        '"""',
        "^^",
        "@en",
        "@prefix ex: <u:> .\n",
        "ex:é ",
        "[",
        "]",
        "(",
        ")",
        "<<(",
        ")>>",
        "{|",
        "{",
        "}",
    ),
    *(
        '"@id": ',
        '"@context": ',
        '"@type": ',
        '"@list": ',
        '"@reverse": ',
        '"u:p": ',
        "null",
        "1e999",
        ", ",
        ". ",
        "; ",
        "# ",
        "\\u",
        "\\uD800",
        "\n",
    ),
    *(
        "<rdf:RDF ",
        "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'",
        ">",
        "</rdf:RDF>",
        "<a xmlns='u:'>",
        "</a>",
        "&lt;",
        "&#0;",
        "<![CDATA[",
        "]]>",
    ),
]


@settings(max_examples=300, deadline=None, database=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=25), format=st.sampled_from(FORMATS))
def test_random_pieces_of_rdf_raise_nothing_but_an_input_error(pieces: list[str], format: ox.RdfFormat) -> None:
    assert statements_or_error("".join(pieces).encode(), format)


SUBMISSION = (ROOT / "docs" / "examples" / "incomplete-submission.ttl").read_bytes()


@settings(max_examples=100, deadline=None, database=None)
@given(cut=st.integers(0, len(SUBMISSION)), put=st.binary(max_size=5), at=st.integers(0, len(SUBMISSION)))
def test_a_damaged_submission_is_read_or_refused(cut: int, put: bytes, at: int) -> None:
    damaged = SUBMISSION[:cut]
    assert statements_or_error(damaged[:at] + put + damaged[at:], ox.RdfFormat.TURTLE)


# ---- blank nodes


def test_blank_nodes_of_two_files_are_kept_apart(tmp_path: Path) -> None:
    dataset = Dataset()
    for name in ("one", "two"):
        path = write(tmp_path, f"{name}.ttl", f'_:x <u:p> "{name}" ; <u:q> _:y .'.encode())
        dataset.add(read_path(path), f"u:{name}")
    assert list(dataset.select("SELECT (COUNT(DISTINCT ?s) AS ?n) (COUNT(DISTINCT ?o) AS ?m) { ?s <u:p> ?name ; <u:q> ?o }")) == [(2, 2)]


def test_a_blank_node_is_one_within_its_file() -> None:
    quads = read_bytes(b"_:x <u:p> 1 . _:x <u:p> 2 .", ox.RdfFormat.TURTLE)
    assert len({q.subject for q in quads}) == 1


def test_a_relative_iri_is_refused_for_it_would_mean_another_thing_in_each_file() -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(b"<#case> a <http://e.org/Case> .", ox.RdfFormat.TURTLE, "a.ttl")
    assert caught.value.line == 1
