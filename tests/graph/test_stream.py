"""Reading and writing without holding all in memory: pieces of a large file say what the whole does, and errors name the right line."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pyoxigraph as ox
import pytest

from sg2kg.errors import InputError, OutputError
from sg2kg.graph import read
from sg2kg.graph.read import read_path, stream_path
from sg2kg.graph.screen import MAX_NESTING
from sg2kg.graph.write import stream_graph

P = "<https://example.org/p>"
LINE = f"<https://example.org/{{n:04}}> {P} <https://example.org/o> .\n"


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of 1 KB, so that small files have many."""
    monkeypatch.setattr(read, "_PIECE_BYTES", 1024)


def lines(count: int) -> str:
    return "".join(LINE.format(n=n) for n in range(count))


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def refused(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        list(stream_path(path, max_bytes=100))
    assert caught.value.source == str(path)
    assert caught.value.what.startswith(f"{path}:")
    assert caught.value.what.count(str(path)) == 1
    return caught.value


def test_a_file_that_is_too_large_to_be_read_whole_is_streamed(tmp_path: Path) -> None:
    path = written(tmp_path / "large.nt", lines(200))
    with pytest.raises(InputError, match="the limit is"):
        read_path(path, 100)
    assert list(stream_path(path, max_bytes=100)) == read_path(path)


def test_a_file_without_a_line_end_or_with_windows_line_ends_is_streamed_whole(tmp_path: Path) -> None:
    expected = list(ox.parse(lines(60).encode(), format=ox.RdfFormat.N_TRIPLES))
    for n, text in enumerate((lines(60).rstrip("\n"), lines(60).replace("\n", "\r\n"), "\ufeff" + lines(60), "\n\n" + lines(60) + "\n# end")):
        assert list(stream_path(written(tmp_path / f"{n}.nt", text), max_bytes=100)) == expected


@pytest.mark.parametrize("size", [1023, 1024, 1025, 2048])
def test_a_piece_may_end_anywhere(tmp_path: Path, size: int) -> None:
    first = LINE.format(n=0)
    text = "#" + "x" * (size - len(first) - 2) + "\n" + first + lines(50)
    assert len(list(stream_path(written(tmp_path / "a.nt", text), max_bytes=100))) == 51


def test_statements_of_named_graphs_are_streamed(tmp_path: Path) -> None:
    text = "".join(line[:-2] + f" <https://example.org/g{n % 2}> .\n" for n, line in enumerate(lines(50).splitlines(keepends=True)))
    assert {q.graph_name.value for q in stream_path(written(tmp_path / "a.nq", text), max_bytes=100) if isinstance(q.graph_name, ox.NamedNode)} == {
        "https://example.org/g0",
        "https://example.org/g1",
    }


def test_a_file_of_another_format_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the limit is"):
        list(stream_path(written(tmp_path / "a.ttl", lines(50)), max_bytes=100))


@pytest.mark.parametrize("name", ["nowhere.nt", "nowhere.ttl", "folder.nt"])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.nt").mkdir()
    with pytest.raises(InputError):
        list(stream_path(tmp_path / name))


# ---- blank nodes


def test_a_blank_node_is_the_same_in_all_pieces_of_a_file_and_another_in_another_file(tmp_path: Path) -> None:
    text = f"_:a {P} <https://example.org/o> .\n{lines(100)}<https://example.org/s> {P} _:a .\n"
    ends = []
    for name in ("one.nt", "two.nt"):
        quads = list(stream_path(written(tmp_path / name, text), max_bytes=100))
        assert isinstance(quads[0].subject, ox.BlankNode)
        assert quads[0].subject == quads[-1].object
        ends.append(quads[0].subject)
    assert ends[0] != ends[1]


def test_a_blank_node_keeps_its_name_when_a_large_file_is_read_again(tmp_path: Path) -> None:
    path = written(tmp_path / "a.nt", f"_:a {P} _:b .\n{lines(50)}")
    assert list(stream_path(path, max_bytes=100)) == list(stream_path(path, max_bytes=100))


# ---- errors


@pytest.mark.parametrize("before", [0, 5, 100])
def test_an_error_names_its_line_in_whatever_piece(tmp_path: Path, before: int) -> None:
    error = refused(written(tmp_path / "a: b.nt", f"{lines(before)}this is none\n{lines(100)}"))
    assert error.line == before + 1
    assert "not N-Triples" in error.what


@pytest.mark.parametrize("before", [0, 100])
@pytest.mark.parametrize(("bad", "says"), [(b"\xff", "not UTF-8"), (b"\0", "not a text file")])
def test_what_is_no_text_is_refused_with_its_line(tmp_path: Path, before: int, bad: bytes, says: str) -> None:
    error = refused(written(tmp_path / "a.nt", lines(before).encode() + b"# " + bad + b"\n" + lines(100).encode()))
    assert says in error.what
    assert error.line == before + 1


def test_a_line_that_is_too_long_is_refused_with_its_number(tmp_path: Path) -> None:
    error = refused(written(tmp_path / "a.nt", lines(30) + "# " + "x" * 5000 + "\n" + lines(2)))
    assert "a line of more than" in error.what
    assert error.line == 31


def test_brackets_that_are_nested_too_deeply_are_refused_with_their_line(tmp_path: Path) -> None:
    error = refused(written(tmp_path / "a.nt", f"{lines(100)}<https://example.org/s> {P} {'<<(' * (MAX_NESTING + 1)}\n"))
    assert "nested" in error.what
    assert error.line == 101


@pytest.mark.parametrize("sign", ["\u202e", "\\u202E"])
def test_an_iri_that_turns_the_line_is_refused_as_in_a_small_file(tmp_path: Path, sign: str) -> None:
    path = written(tmp_path / "a.nt", f"{lines(50)}<https://example.org/{sign}x> {P} 'o' .\n".replace("'", '"'))
    for most in (100, 100_000):
        with pytest.raises(InputError, match="turn or break the line"):
            list(stream_path(path, max_bytes=most))


def test_the_statements_before_an_error_are_given(tmp_path: Path) -> None:
    streamed = stream_path(written(tmp_path / "a.nt", lines(100) + "none\n"), max_bytes=100)
    assert next(streamed).subject == ox.NamedNode("https://example.org/0000")
    with pytest.raises(InputError):
        list(streamed)


# ---- writing


def test_what_is_streamed_into_a_file_is_read_back(tmp_path: Path) -> None:
    triples = [q.triple for q in ox.parse(lines(50).encode(), format=ox.RdfFormat.N_TRIPLES)]
    stream_graph(iter(triples), tmp_path / "a.nt")
    assert [q.triple for q in read_path(tmp_path / "a.nt")] == triples
    assert [p.name for p in tmp_path.iterdir()] == ["a.nt"]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    def failing() -> object:
        yield from (q.triple for q in ox.parse(lines(5).encode(), format=ox.RdfFormat.N_TRIPLES))
        raise InputError("no more")

    target = written(tmp_path / "a.nt", "before")
    with pytest.raises(InputError):
        stream_graph(failing(), target)  # type: ignore[arg-type]
    assert target.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["a.nt"]


@pytest.mark.parametrize("name", ["nowhere/a.nt", "x" * 300 + ".nt", "folder"])
def test_what_cannot_be_written_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        stream_graph([], tmp_path / name)


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    stream_graph([q.triple for q in ox.parse(lines(3).encode(), format=ox.RdfFormat.N_TRIPLES)], pipe)
    reader.join(timeout=10)
    assert got == [lines(3).encode()]
    assert pipe.is_fifo()
