"""What stands before every handler: sizes, speeds, headers; tried with sockets, as a client would that means no good."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import httpx
import pytest

from serving import Server, running

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
"""A join of more rows than anybody can wait for."""


@pytest.fixture(scope="module")
def strict() -> Iterator[Server]:
    """A server with little patience, one worker of each kind, and room for two queries that take long."""
    options = (
        "--no-cors",
        "--body-timeout",
        "1",
        "--max-upload",
        "1",
        "--workers",
        "1",
        "--long-queries",
        "2",
        "--query-timeout",
        "4",
        "--query-memory",
        "128",
    )
    with running(*options, "--no-access-log") as found:
        yield found


def _ask(server: Server, query: str, **more: str) -> httpx.Response:
    return server.post("/sparql", data={"query": query, **more}, headers={"Accept": "text/csv"}, timeout=60)


def _connect(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", int(server.base.rpartition(":")[2])), timeout=20)


def _told(sock: socket.socket) -> bytes:
    found = b""
    try:
        while piece := sock.recv(65536):
            found += piece
    except ConnectionResetError:
        pass
    return found


def test_a_body_that_is_too_large_is_refused_before_it_is_read(strict: Server) -> None:
    with _connect(strict) as sock:
        sock.sendall(b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 99999999999\r\n\r\n")
        assert _told(sock).startswith(b"HTTP/1.1 413")


def test_a_body_without_a_length_is_counted_as_it_comes(strict: Server) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(40):
            yield b" " * 65536

    try:
        answer = strict.post("/sparql", content=pieces(), headers={"Content-Type": "application/sparql-query"})
        assert answer.status_code == 413
    except httpx.TransportError:
        pass  # the server hung up while we still sent
    assert _ask(strict, "ASK {}", format="json").status_code == 200


def test_a_body_that_comes_too_slowly_is_not_waited_for(strict: Server) -> None:
    with _connect(strict) as sock:
        sock.sendall(b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nASK")
        start = time.monotonic()
        told = _told(sock)
    assert told.startswith(b"HTTP/1.1 408")
    assert time.monotonic() - start < 5


def test_a_head_that_does_not_come_is_not_waited_for(strict: Server) -> None:
    def send(head: bytes) -> float:
        with _connect(strict) as sock:
            sock.sendall(head)
            start = time.monotonic()
            _told(sock)
            return time.monotonic() - start

    heads = (b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    with ThreadPoolExecutor(len(heads)) as pool:
        for head, seconds in zip(heads, pool.map(send, heads), strict=True):
            assert seconds < 5, head


def test_one_that_takes_nothing_of_its_answer_is_cut_off(strict: Server) -> None:
    with _connect(strict) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sock.sendall(b"GET /sparql?query=" + quote("SELECT * { ?a ?b ?c . ?d ?e ?f }").encode() + b" HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n\r\n")
        for working in (1, 0):
            until = time.monotonic() + 6
            while strict.get("/healthz").json()["workers"]["query_long"] != working:
                assert time.monotonic() < until
                time.sleep(0.05)


@pytest.mark.parametrize(
    "request_", [b"\x00\x01\x02\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n", b"get\r\n\r\n" * 50]
)
def test_what_is_no_http_is_refused_and_the_next_is_served(strict: Server, request_: bytes) -> None:
    with _connect(strict) as sock:
        sock.sendall(request_)
        assert b" 200 " not in _told(sock)[:20]
    assert strict.get("/healthz").status_code == 200


def test_every_answer_says_what_a_browser_may_do_with_it(client: httpx.Client) -> None:
    for path in ("/", "/nowhere", "/healthz", "/sparql", "/static/css/site.css"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path
        assert "server" not in headers


def test_data_may_be_read_by_pages_of_others_and_pages_may_not(client: httpx.Client) -> None:
    origin = {"Origin": "https://example.org"}
    assert client.get("/sparql", headers=origin).headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in client.get("/", headers=origin).headers
    asked = {**origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    answer = client.options("/sparql", headers=asked)
    assert answer.status_code == 204
    assert "POST" in answer.headers["access-control-allow-methods"]


def test_where_data_are_not_public_no_page_of_others_may_read_them(strict: Server) -> None:
    for path in ("/sparql?query=ASK%7B%7D", "/ontology", "/api/v1/cases"):
        assert "access-control-allow-origin" not in strict.get(path, headers={"Origin": "https://example.org"}).headers


@pytest.mark.parametrize(
    "path", ["/static/../settings.py", "/static/%2e%2e/settings.py", "/static//etc/passwd", "/static/vendor/", "/static/.x", "/static/a%00.css"]
)
def test_only_static_files_are_static_files(strict: Server, path: str) -> None:
    with _connect(strict) as sock:
        sock.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        assert _told(sock).startswith(b"HTTP/1.1 404")


# ---- workers


def test_queries_that_take_long_do_not_hold_up_the_others(strict: Server) -> None:
    with _connect(strict) as first, _connect(strict) as second:
        for sock in (first, second):
            sock.sendall(f"GET /sparql?query={quote(CROSS)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
            time.sleep(0.6)
        assert strict.get("/healthz").json()["workers"]["query_long"] == 2
        start = time.monotonic()
        assert _ask(strict, "SELECT ?c { ?c a sg2:Case } LIMIT 1").text.count("\n") == 2
        assert time.monotonic() - start < 2
        refused = _ask(strict, CROSS)
        assert (refused.status_code, refused.json()["id"]) == (503, "SG2-SRV-001")
        assert int(refused.headers["retry-after"]) > 0
        for sock in (first, second):
            told = _told(sock)
            assert told.startswith(b"HTTP/1.1 503")
            assert b"SG2-QRY-002" in told


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?e))) AS ?all) { ?a ?b ?c . ?d ?e ?f }",
        "SELECT ?a ?d ?f { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a ?d",
        "SELECT * { ?s " + "/".join(["sg2:about"] * 5000) + " ?o }",
        "ASK { FILTER(" + "!" * 30_000 + "true) }",
    ],
)
def test_a_query_that_takes_too_much_ends_only_itself(strict: Server, query: str) -> None:
    answer = _ask(strict, query, format="json")
    assert answer.status_code in (400, 503), answer.text[:200]
    assert answer.headers["content-type"] == "application/problem+json"
    assert _ask(strict, "ASK {}", format="json").json()["boolean"] is True


def test_one_address_may_be_kept_from_taking_all() -> None:
    options = ("--per-client", "1", "--query-timeout", "2", "--no-bundled", "--workers", "1", "--no-access-log")
    with running(*options) as server, _connect(server) as sock:
        sock.sendall(f"GET /sparql?query={quote(CROSS)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        time.sleep(0.5)
        assert _ask(server, "ASK {}", format="json").status_code == 429
        assert _told(sock).startswith(b"HTTP/1.1 503")
        assert _ask(server, "ASK {}", format="json").status_code == 200
