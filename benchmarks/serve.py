"""How many requests a second the server answers, and how late the slowest come, beside rdflib-endpoint and `oxigraph serve` on the same data.

    python benchmarks/serve.py [--quick] [--json]

One run, one machine: each server is started, asked over HTTP by the same client on kept connections, and stopped before the next. The client has
a process of its own and takes its share of the cores from every server alike. Then ten queries that nobody can wait for are sent to ours, again and
again, while the small query is asked as before. Ours keeps answers for whoever asks the same again, so the small query is asked in two ways: always
the same, and "anew", with another LIMIT each time, which every server has to work out; the latter also beside the hostile queries. A request that
is not answered with 200 is an error; exit code 1 where ours had one.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import count
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox

from sg2kg import KnowledgeBase, bundle
from sg2kg.graph import write_graph
from sg2kg.knowledge.snippets import with_prefixes

SMALL = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sg2: <https://w3id.org/sg2kg/ontology#>
SELECT ?mechanism ?concept ?label WHERE {
  <https://w3id.org/sg2kg/case/cloud-rice> sg2:hasMechanism ?mechanism .
  ?mechanism sg2:realises ?concept ; rdfs:label ?label .
}"""
_NUMBER = "70000000"
"""What of a request is another number each time that it is sent."""
ANEW = f"{SMALL} LIMIT {_NUMBER}"
"""The same, but never kept from before."""
QUESTION = with_prefixes((bundle.root() / "queries" / "risk-bearers.rq").read_text(encoding="utf-8")) + f" LIMIT {_NUMBER}"
"""A question of the catalogue, with a small answer; SMALL only looks something up."""
HOSTILE = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?i) }"
_RDFLIB_ENDPOINT = """
import sys, rdflib, uvicorn
from rdflib_endpoint import SparqlEndpoint
graph = rdflib.Dataset(default_union=True)
graph.parse(sys.argv[1], format="nt")
uvicorn.run(SparqlEndpoint(graph=graph, path="/sparql"), host="127.0.0.1", port=int(sys.argv[2]), log_level="critical")
"""


@dataclass(frozen=True)
class Measured:
    """What the client saw of one kind of request."""

    per_second: float
    p50_ms: float
    p99_ms: float
    errors: int
    requests: int


class _Client(asyncio.Protocol):
    """One kept connection: sends the request, waits for the whole answer, and sends it again until the time is over."""

    def __init__(
        self, request: bytes, numbers: Iterator[int], until: float, taken: list[float], errors: list[str], done: asyncio.Future[None]
    ) -> None:
        self._parts, self._numbers = request.partition(_NUMBER.encode()), numbers
        self._until, self._taken, self._errors, self._done = until, taken, errors, done
        self._held = bytearray()
        self._start = 0.0

    def connection_made(self, transport: Any) -> None:
        self._transport = transport
        self._send()

    def _send(self) -> None:
        self._held.clear()
        self._start = time.perf_counter()
        before, number, after = self._parts
        self._transport.write(b"%b%d%b" % (before, next(self._numbers), after) if number else before)

    def data_received(self, data: bytes) -> None:
        self._held += data
        head = self._held.find(b"\r\n\r\n")
        if head < 0 or not _whole(self._held, head):
            return
        self._taken.append(time.perf_counter() - self._start)
        if not self._held.startswith(b"HTTP/1.1 200"):
            self._errors.append(bytes(self._held[:60]).decode("latin-1"))
        if time.perf_counter() < self._until:
            self._send()
        else:
            self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        if time.perf_counter() < self._until:
            self._errors.append("the connection was closed")
        if not self._done.done():
            self._done.set_result(None)


def _whole(held: bytearray, head: int) -> bool:
    """Whether an answer has come to its end: by its length, or by its last chunk."""
    headers = bytes(held[:head]).lower()
    if b"transfer-encoding: chunked" in headers:
        return held.endswith(b"0\r\n\r\n")
    start = headers.find(b"content-length:")
    return start >= 0 and len(held) >= head + 4 + int(headers[start + 15 :].split(b"\r\n", 1)[0])


async def _load(port: int, request: bytes, connections: int, seconds: float) -> tuple[list[float], list[str]]:
    loop = asyncio.get_running_loop()
    taken: list[float] = []
    errors: list[str] = []
    until = time.perf_counter() + seconds
    numbers = count(int(_NUMBER) + time.time_ns() // 1_000_000 % 10_000_000)
    ends = []
    for _ in range(connections):
        done: asyncio.Future[None] = loop.create_future()
        try:
            await loop.create_connection(lambda d=done: _Client(request, numbers, until, taken, errors, d), "127.0.0.1", port)  # type: ignore[misc]
        except OSError as error:
            errors.append(str(error))
            continue
        ends.append(done)
    if ends:
        await asyncio.wait(ends, timeout=seconds + 60)
        errors += ["no answer" for end in ends if not end.done()]
    return taken, errors


def _loaded(port: int, request: bytes, connections: int, seconds: float) -> Measured:
    taken, errors = asyncio.run(_load(port, request, connections, seconds))
    ordered = sorted(taken) or [float("nan")]
    for error in errors[:3]:
        print(f"  {error!r}", file=sys.stderr)
    return Measured(
        round(len(taken) / seconds, 1),
        round(ordered[len(ordered) // 2] * 1000, 2),
        round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))] * 1000, 2),
        len(errors),
        len(taken),
    )


def load(port: int, request: bytes, connections: int, seconds: float) -> Measured:
    """Asks for ``seconds`` on so many connections, from a process of its own."""
    return _client_process().apply(_loaded, (port, request, connections, seconds))


@cache
def _client_process() -> Pool:
    return get_context("spawn").Pool(1)


def get(path: str, accept: str) -> bytes:
    """A GET request as it travels."""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {accept}\r\nAccept-Language: en\r\n\r\n".encode()


def post(path: str, content: bytes, media_type: str) -> bytes:
    """A POST request as it travels."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nContent-Type: {media_type}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content


def small(path: str, query: str = SMALL) -> bytes:
    """A small query."""
    return get(f"{path}?query={quote(query)}", "application/sparql-results+json")


@contextmanager
def started(command: list[str], port: int, path: str) -> Iterator[int]:
    """A server, once it answers at ``path``; gives its process id."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 120
        while not _answers(port, path):
            if time.monotonic() > until or process.poll() is not None:
                raise RuntimeError(f"{command[:3]} did not start")
            time.sleep(0.1)
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.wait()


def _answers(port: int, path: str) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as sock:
            sock.sendall(small(path))
            return sock.recv(100).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


@contextmanager
def hostile(port: int, number: int) -> Iterator[None]:
    """So many clients that send queries without end, until the block is over."""
    process = get_context("spawn").Process(target=_hostile, args=(port, number), daemon=True)
    process.start()
    time.sleep(1.5)
    try:
        yield
    finally:
        process.kill()
        process.join()


def _hostile(port: int, number: int) -> None:
    """Asks anew at once where it was answered or refused: at most 600 seconds."""
    asyncio.run(_load(port, get(f"/sparql?query={quote(HOSTILE)}", "text/csv"), number, 600))


def measure(quick: bool) -> dict[str, Any]:
    """All measurements."""
    seconds, connections = (0.4, 8) if quick else (6.0, 8)
    many = 200
    kb = KnowledgeBase()
    kb.book()
    triples = kb.dataset.ask("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(triples, list)
    submission = (bundle.root() / "case_data" / "nanyang-xindu.ttl").read_bytes()
    rows: list[dict[str, Any]] = []

    def row(server: str, what: str, found: Measured, at: int) -> Measured:
        rows.append({"server": server, "request": what, "connections": at, **vars(found)})
        return found

    with tempfile.TemporaryDirectory(prefix="sg2kg-bench-") as folder:
        data = Path(folder, "data.nt")
        data.write_text(write_graph(triples, "ntriples"), encoding="utf-8")
        port = free_port()
        ours = [sys.executable, "-c", "from sg2kg.cli import main; main()", "serve", "--port", str(port), "--no-access-log", "--query-timeout", "10"]
        with started(ours, port, "/sparql"):
            load(port, small("/sparql"), connections, 0.5)
            same = row("sg2kg serve", "small query, the same again", load(port, small("/sparql"), connections, seconds), connections)
            row("sg2kg serve", "small query, the same again", load(port, small("/sparql"), many, seconds), many)
            anew = row("sg2kg serve", "small query, anew", load(port, small("/sparql", ANEW), connections, seconds), connections)
            row("sg2kg serve", "small query, anew", load(port, small("/sparql", ANEW), many, seconds), many)
            asked = row("sg2kg serve", "question, anew", load(port, small("/sparql", QUESTION), connections, seconds), connections)
            row("sg2kg serve", "case page", load(port, get("/case/cloud-rice.html", "text/html"), connections, seconds), connections)
            row("sg2kg serve", "case page", load(port, get("/case/cloud-rice.html", "text/html"), many, seconds), many)
            check = post("/api/v1/validate", submission, "text/turtle")
            row("sg2kg serve", "validation", load(port, check, connections, seconds), connections)
            lone = row("sg2kg serve", "small query, anew", load(port, small("/sparql", ANEW), 1, seconds), 1)
            with hostile(port, 10):
                beside = "small query, anew, ten hostile ones beside"
                pressed = row("sg2kg serve", beside, load(port, small("/sparql", ANEW), connections, seconds), connections)
                alone = row("sg2kg serve", beside, load(port, small("/sparql", ANEW), 1, seconds), 1)
        port = free_port()
        with started([sys.executable, "-c", _RDFLIB_ENDPOINT, str(data), str(port)], port, "/sparql"):
            theirs = row("rdflib-endpoint", "small query, the same again", load(port, small("/sparql"), connections, seconds), connections)
            newly = row("rdflib-endpoint", "small query, anew", load(port, small("/sparql", ANEW), connections, seconds), connections)
            their = row("rdflib-endpoint", "question, anew", load(port, small("/sparql", QUESTION), connections, seconds), connections)
        port = free_port()
        oxigraph = str(Path(sys.executable).with_name("oxigraph"))
        store = str(Path(folder, "store"))
        subprocess.run([oxigraph, "load", "--location", store, "--file", str(data)], check=True, capture_output=True)
        with started([oxigraph, "serve-read-only", "--location", store, "--bind", f"127.0.0.1:{port}"], port, "/query"):
            other = row("oxigraph serve", "small query, anew", load(port, small("/query", ANEW), connections, seconds), connections)
            row("oxigraph serve", "question, anew", load(port, small("/query", QUESTION), connections, seconds), connections)
    return {
        "triples": len(triples),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "versions": {name: version(name) for name in ("rdflib-endpoint", "oxigraph", "starlette", "uvicorn")} | {"pyoxigraph": ox.__version__},
        "times_rdflib_endpoint": {
            "small query, the same again": round(same.per_second / theirs.per_second, 1),
            "small query, anew": round(anew.per_second / newly.per_second, 1),
            "question, anew": round(asked.per_second / max(their.per_second, 0.1), 1),
        },
        "times_oxigraph_serve": round(anew.per_second / other.per_second, 2),
        "p99_under_hostile_queries": {"8 connections": round(pressed.p99_ms / anew.p99_ms, 2), "1 connection": round(alone.p99_ms / lone.p99_ms, 2)},
        "errors": sum(r["errors"] for r in rows if r["server"] == "sg2kg serve"),
        "rows": rows,
    }


def main() -> int:
    """Runs the benchmark and prints it; exit code 1 where a request to ours was not answered."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="less than a second each")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    found = measure(options.quick)
    if options.json:
        print(json.dumps(found, indent=1))
        return 1 if found["errors"] else 0
    for r in found["rows"]:
        print(
            f"{r['server']:16} {r['request']:40} {r['connections']:>4} connections  {r['per_second']:>8} a second"
            f"  p50 {r['p50_ms']:>8} ms  p99 {r['p99_ms']:>8} ms  {r['errors']} errors"
        )
    for what, times in found["times_rdflib_endpoint"].items():
        print(f"the {what}: {times} times rdflib-endpoint")
    print(f"the small query, anew: {found['times_oxigraph_serve']} times oxigraph serve")
    pressed = found["p99_under_hostile_queries"]
    print(f"p99 while ten hostile queries run, times its quiet value: {pressed['8 connections']} (8 connections), {pressed['1 connection']} (1)")
    print(f"{found['triples']} triples, {found['cores']} cores; median p99 {statistics.median(r['p99_ms'] for r in found['rows'])} ms")
    return 1 if found["errors"] else 0


if __name__ == "__main__":
    sys.exit(main())
