"""Runs one query in a process of its own, which is ended when it takes too long or too much; called by the store.

The engine has no way to stop a query, and some inputs end the process it runs in. The data travel as N-Quads in a temporary file. While the
query runs the process may open no file and no socket (not on Windows, which has no such limit), so that nothing is fetched whatever the query says.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from sg2kg.errors import ParameterError, QueryError, QueryTimeout
from sg2kg.terms import PREFIXES

MEMORY_BYTES = 4 * 1024**3
MAX_RESULT_BYTES = 512 * 1024**2
MAX_SECONDS = 86_400


def run(store: ox.Store, query: str, seconds: float, name: str) -> tuple[str, bytes]:
    """Runs ``query`` over a copy of ``store``; returns the kind of answer (ok, syntax or error) and its bytes.

    The bytes are SPARQL JSON for SELECT, ``true`` or ``false`` for ASK, N-Triples otherwise, or a message.
    Raises QueryTimeout where the deadline passes, QueryError where the process dies, ParameterError for a deadline that is none.
    """
    if not 0 <= seconds <= MAX_SECONDS:
        raise ParameterError(f"a timeout of {seconds:g} s", f"Give seconds between 0 and {MAX_SECONDS:,}.")
    with tempfile.TemporaryDirectory(prefix="sg2kg-") as folder:
        data, text, answer = Path(folder, "data.nq"), Path(folder, "query.rq"), Path(folder, "answer")
        store.dump(str(data), format=ox.RdfFormat.N_QUADS)
        text.write_text(query, encoding="utf-8")
        command = [sys.executable, "-m", "sg2kg.graph.worker", str(data), str(text), str(answer)]
        try:
            done = subprocess.run(command, timeout=seconds, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        except subprocess.TimeoutExpired:
            raise QueryTimeout(f"{name}: stopped after {seconds:g} s", "Narrow the query, or allow more time with --timeout.") from None
        if done.returncode != 0 or not answer.exists():
            raise QueryError(f"{name}: the query engine gave up on it", "Simplify the query: it is too deep, or its answer too large.")
        kind, _, content = answer.read_bytes().partition(b"\n")
        return kind.decode(), content


def main(data: str, text: str, answer: str) -> None:
    """The other side of :func:`run`: loads, asks, and writes the answer to a file."""
    _limit_memory()
    store = ox.Store()
    store.bulk_load(path=data, format=ox.RdfFormat.N_QUADS)
    query = Path(text).read_text(encoding="utf-8")
    kind, content = "ok", b""
    try:
        with _nothing_opened():
            result = store.query(query, prefixes=PREFIXES)
            if isinstance(result, ox.QueryBoolean):
                content = b"true" if result else b"false"
            elif isinstance(result, ox.QuerySolutions):
                content = result.serialize(format=ox.QueryResultsFormat.JSON) or b""
            else:
                content = result.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
    except SyntaxError as error:
        kind, content = "syntax", str(error).encode()
    except OSError:  # the data are in memory: only a call to another server opens anything
        kind, content = "error", b"SERVICE calls another server, and nothing is fetched"
    except (ValueError, RuntimeError) as error:
        kind, content = "error", " ".join(str(error).split()).encode()
    if len(content) > MAX_RESULT_BYTES:
        kind, content = "error", b"the answer is larger than 512 MB"
    Path(answer).write_bytes(kind.encode() + b"\n" + content)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # no such limit on Windows
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    except (ValueError, OSError):  # macOS refuses it, and a stricter limit may stand already
        return


@contextmanager
def _nothing_opened() -> Iterator[None]:
    try:
        import resource
    except ImportError:  # no such limit on Windows
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


if __name__ == "__main__":
    main(*sys.argv[1:])
