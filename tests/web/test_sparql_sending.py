"""How answers are sent: small ones whole, large ones in pieces, broken ones visibly broken, and nobody holds a worker by reading slowly."""

from __future__ import annotations

import asyncio
import socket
import time
import zlib
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from urllib.parse import quote, urlsplit

import httpx
import pytest
from starlette.requests import Request

from serving import Server
from sg2kg.errors import QueryTimeout
from sg2kg.web.problems import Problem
from sg2kg.web.sparql.sending import BLOCK, PATIENCE, SLOWEST, WHOLE, Answering

LARGE = "SELECT * { GRAPH ?g { ?s ?p ?o } }"
NEVER = "{ ?a ?b ?c . ?d ?e ?f . FILTER(?b = ?f && ?a = ?e && ?c = ?d) }"
BREAKS = {
    "SELECT": f"SELECT * {{ {{ ?s ?p ?o }} UNION {NEVER} }}",
    "CONSTRUCT": f"CONSTRUCT {{ ?s ?p ?o . ?a ?b ?c }} {{ {{ ?s ?p ?o }} UNION {NEVER} }}",
}
FORMATS = [("SELECT", f) for f in ("json", "xml", "csv", "tsv")] + [("CONSTRUCT", f) for f in ("turtle", "ntriples", "rdfxml", "jsonld")]


def raw(server: Server, query: str, options: str = "", *, version: str = "1.1", headers: str = "") -> bytes:
    """All bytes that come for a query until the server closes the connection."""
    where = urlsplit(server.base)
    head = f"GET /sparql?query={quote(query)}{options} HTTP/{version}\r\nHost: {where.netloc}\r\nConnection: close\r\n{headers}\r\n"
    with socket.create_connection((where.hostname, where.port), timeout=60) as sock:
        sock.sendall(head.encode())
        pieces = []
        while piece := sock.recv(1 << 20):
            pieces.append(piece)
        return b"".join(pieces)


def unchunked(body: bytes) -> tuple[bytes, bool]:
    """The content of a chunked body, and whether its last chunk is there."""
    content = bytearray()
    while body:
        line, sign, body = body.partition(b"\r\n")
        if not sign:
            return bytes(content), False
        size = int(line, 16)
        if size == 0:
            return bytes(content), True
        content += body[:size]
        body = body[size + 2 :]
    return bytes(content), False


@pytest.mark.parametrize("headers", ["", "Accept-Encoding: gzip\r\n"], ids=["plain", "gzip"])
def test_an_answer_that_breaks_is_never_taken_for_whole(server: Server, headers: str) -> None:
    """In every format the connection ends without a last chunk, and the compressed stream without its end."""

    def broken(form: str, name: str) -> tuple[bytes, bytes]:
        for seconds in (1, 2, 4, 8, 16):  # on a busy machine, the first of it may not be there in time
            head, _, body = raw(server, BREAKS[form], f"&format={name}&timeout={seconds}", headers=headers).partition(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 503"):
                break
        return head, body

    with ThreadPoolExecutor(4) as pool:
        for (form, name), (head, body) in zip(FORMATS, pool.map(lambda f: broken(*f), FORMATS), strict=True):
            assert head.startswith(b"HTTP/1.1 200"), (form, name, head[:200])
            assert b"transfer-encoding: chunked" in head.lower()
            content, whole = unchunked(body)
            assert not whole, (form, name)
            if headers:
                stream = zlib.decompressobj(16 + zlib.MAX_WBITS)
                content = stream.decompress(content)
                assert not stream.eof, (form, name)
            assert len(content) >= WHOLE
            assert b"stopped after" not in content


def test_clients_notice_a_broken_answer(client: httpx.Client) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        client.get("/sparql", params={"query": BREAKS["SELECT"], "format": "csv", "timeout": "3"})


def test_whoever_cannot_see_a_break_gets_all_or_an_error(server: Server) -> None:
    head, _, body = raw(server, LARGE, "&format=csv", version="1.0").partition(b"\r\n\r\n")
    length = int(next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")).split(b":")[1])
    assert length == len(body) > WHOLE
    assert body.count(b"\n") > 60_000
    late = raw(server, BREAKS["SELECT"], "&format=csv&timeout=1", version="1.0")
    assert late.split(b"\r\n", 1)[0].split()[1] == b"503"


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_large_answer_comes_whole(client: httpx.Client, encoding: str) -> None:
    wanted = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", "format": "csv"}).text.split()[1]
    told = client.get("/sparql", params={"query": LARGE, "format": "tsv"}, headers={"Accept-Encoding": encoding})
    assert told.headers["transfer-encoding"] == "chunked"
    assert told.text.count("\n") == int(wanted) + 1


def test_a_head_request_for_a_large_answer_takes_nothing(client: httpx.Client) -> None:
    told = client.head("/sparql", params={"query": LARGE, "format": "tsv"})
    assert (told.status_code, told.content) == (200, b"")


def test_a_small_answer_has_a_length(client: httpx.Client) -> None:
    told = client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept-Encoding": "identity"})
    assert int(told.headers["content-length"]) == len(told.content)


def test_an_answer_that_is_late_has_its_status(client: httpx.Client) -> None:
    start = time.monotonic()
    told = client.get("/sparql", params={"query": f"SELECT (COUNT(*) AS ?n) {NEVER}", "timeout": "0.5"})
    assert (told.status_code, told.json()["id"]) == (503, "SG2-QRY-002")
    assert int(told.headers["retry-after"]) > 0
    assert "0.5 s" in told.json()["detail"]
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("timeout", ["0", "-1", "x", "1e3", "nan", "inf", "١", "5&timeout=6"])
def test_a_time_that_is_none_is_refused(client: httpx.Client, timeout: str) -> None:
    assert client.get(f"/sparql?query=ASK%7B%7D&timeout={quote(timeout, safe='&=')}").status_code == 400


@pytest.mark.parametrize("timeout", ["", "5", "0.9", "999999999"])
def test_a_time_may_be_any_number_and_is_never_raised(client: httpx.Client, timeout: str) -> None:
    assert client.get("/sparql", params={"query": "ASK {}", "timeout": timeout}).status_code == 200


def test_work_ends_when_nobody_waits_for_it(server: Server, client: httpx.Client) -> None:
    with pytest.raises(httpx.ReadTimeout):
        client.get("/sparql", params={"query": f"SELECT (COUNT(*) AS ?n) {NEVER}"}, timeout=1)
    until = time.monotonic() + 15
    while (state := client.get("/healthz").json()["workers"])["query_long"] or state["query_busy"]:
        assert time.monotonic() < until, state
        time.sleep(0.05)


HOSTILE = {
    "not a hundred thousand times": f"ASK {{ FILTER({'!' * 60_000}true) }}",
    "a path of thousands of steps": f"ASK {{ ?s {'/'.join(['rdfs:label'] * 4_000)} ?o }}",
    "a join of billions": f"SELECT (COUNT(*) AS ?n) {NEVER}",
    "a sort of billions": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c LIMIT 1",
    "a text of gigabytes": "SELECT (GROUP_CONCAT(?s) AS ?x) { ?s ?p ?o . ?a ?b ?c }",
    "a sum of thousands of terms": f"SELECT ({'+'.join('1' * 20_000)} AS ?x) {{}}",
    "a chain of options": f"ASK {{ {'OPTIONAL { ?s ?p ?o } ' * 2_000} }}",
    "nested optionals": f"ASK {{ {'OPTIONAL {' * 99} ?s ?p ?o {'}' * 99} }}",
    "a filter of all pairs": 'SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(STR(?a), CONCAT(STR(?d), "(a+)+$"))) }',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_breaks_a_worker_breaks_nothing_else(client: httpx.Client, name: str) -> None:
    told = client.post("/sparql", data={"query": HOSTILE[name], "timeout": "1"})
    assert told.status_code in (200, 400, 503), told.text[:300]
    assert client.get("/sparql", params={"query": "ASK { ?s a sg2:Case }"}).json()["boolean"] is True


# ---- the response by itself


class Source:
    """An answer of so many blocks, and then its end or an error."""

    def __init__(self, blocks: int, error: Exception | None = None) -> None:
        self.left, self.error = blocks, error
        self.given_back = False

    async def piece(self) -> bytes | None:
        """A block."""
        if self.left:
            self.left -= 1
            return b"x" * BLOCK
        if self.error:
            raise self.error
        return None

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Source]:
        """As a crew gives it."""
        try:
            yield self
        finally:
            self.given_back = True


async def respond(source: Source, take: float = 0.0, hang_up: float = 60.0, patience: float = PATIENCE, slowest: float = SLOWEST) -> int:
    """Sends it to a client that takes ``take`` seconds for each block and hangs up after ``hang_up``; gives the bytes that it got."""
    scope = {"type": "http", "method": "GET", "path": "/sparql", "query_string": b"", "headers": [], "http_version": "1.1"}
    got = 0

    async def receive() -> dict[str, str]:
        await asyncio.sleep(hang_up)
        return {"type": "http.disconnect"}

    async def send(message: object) -> None:
        nonlocal got
        await asyncio.sleep(take)
        assert isinstance(message, dict)
        got += len(message.get("body", b""))

    await Answering(Request(scope), source.open, "text/csv", "a.csv", patience=patience, slowest=slowest)(scope, receive, send)
    return got


def test_all_blocks_arrive() -> None:
    source = Source(20)
    assert asyncio.run(respond(source)) == 20 * BLOCK
    assert source.given_back


def test_a_client_that_takes_nothing_is_left() -> None:
    source = Source(20)
    with pytest.raises(Problem, match="fewer than"):
        asyncio.run(respond(source, take=30, patience=0.05))
    assert source.given_back


def test_a_client_that_takes_little_at_a_time_is_left() -> None:
    source = Source(2_000)
    start = time.monotonic()
    with pytest.raises(Problem, match="fewer than"):
        asyncio.run(respond(source, take=0.05, patience=0.2, slowest=100 * BLOCK))
    assert time.monotonic() - start < 10
    assert source.given_back


def test_a_client_that_hangs_up_ends_the_work() -> None:
    source = Source(2_000)
    assert asyncio.run(respond(source, take=0.02, hang_up=0.2)) < 2_000 * BLOCK
    assert source.given_back


@pytest.mark.parametrize("blocks", [0, 1, 40])
def test_an_error_is_raised_whenever_it_comes(blocks: int) -> None:
    with pytest.raises(QueryTimeout):
        asyncio.run(respond(Source(blocks, QueryTimeout("late"))))
