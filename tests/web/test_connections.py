"""What comes over one connection: requests one after the other, what follows a body, other protocols, and what is no HTTP behind what is."""

from __future__ import annotations

import socket
import struct
import time
from urllib.parse import quote

import pytest

from serving import Server
from sg2kg.web.guards.connections import HEAD, WAITING

HEALTH = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
LAST = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(?a != ?d) } LIMIT 1"
ASK = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n"


def _slow(seconds: float) -> bytes:
    """A request that takes so long."""
    return f"GET /sparql?timeout={seconds}&query={quote(SLOW)} HTTP/1.1\r\nHost: x\r\n\r\n".encode()


def _told(server: Server, *sent: bytes) -> bytes:
    """All that is answered to what is sent, until the server hangs up."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as sock:
        found = b""
        try:
            for piece in sent:
                sock.sendall(piece)
            while piece := sock.recv(65_536):
                found += piece
        except (ConnectionResetError, BrokenPipeError):
            pass
    return found


def _statuses(answer: bytes) -> list[int]:
    return [int(part[:3]) for part in answer.split(b"HTTP/1.1 ")[1:]]


def test_requests_that_are_sent_at_once_are_answered_in_their_order(server: Server) -> None:
    missing = HEALTH.replace(b"/healthz", b"/nowhere")
    assert _statuses(_told(server, HEALTH + missing + HEALTH + missing + LAST)) == [200, 404, 200, 404, 200]


def test_a_request_that_comes_a_byte_at_a_time_is_read(server: Server) -> None:
    assert _statuses(_told(server, *(LAST[n : n + 1] for n in range(len(LAST))))) == [200]


def test_what_is_no_http_behind_a_request_does_not_take_its_answer_away(server: Server) -> None:
    answer = _told(server, _slow(0.5) + b"no HTTP\r\n\r\n")
    assert _statuses(answer) == [503]  # it was stopped after half a second
    assert b"stopped after 0.5 s" in answer


def test_a_body_that_breaks_is_not_answered_in_the_place_of_what_came_before(server: Server) -> None:
    assert _statuses(_told(server, _slow(1) + ASK + b"no length\r\n\r\n")) == []
    assert _statuses(_told(server, ASK + b"no length\r\n\r\n")) == [400]


def test_of_requests_that_are_sent_without_waiting_only_some_wait(server: Server) -> None:
    found = _statuses(_told(server, HEALTH * (3 * WAITING)))
    assert WAITING <= len(found) < 3 * WAITING
    assert set(found) == {200}


def test_what_follows_a_body_in_pieces_is_read_over(server: Server) -> None:
    query = b"6\r\nASK {}\r\n"
    assert _statuses(_told(server, ASK + query + b"0\r\nHost: evil\r\nX: y\r\n\r\n" + LAST)) == [200, 200]
    assert _statuses(_told(server, ASK + query + b"0\r\nX: " + b"y" * (2 * HEAD) + b"\r\n\r\n" + LAST)) in ([], [400])
    many = b"".join(b"X%d: y\r\n" % n for n in range(HEAD // 4))
    assert _statuses(_told(server, ASK + query + b"0\r\n" + many + b"\r\n" + LAST)) in ([], [400])


def test_a_piece_of_a_body_has_no_more_than_a_length_before_it(server: Server) -> None:
    assert _statuses(_told(server, ASK + b"6;" + b"x" * (8 * HEAD) + b"\r\nASK {}\r\n0\r\n\r\n" + LAST)) in ([], [400])


@pytest.mark.parametrize("size", [HEAD - 200, HEAD + 200, 8 * HEAD])
@pytest.mark.parametrize("what", ["target", "one header", "many headers"])
def test_a_head_has_a_size(server: Server, what: str, size: int) -> None:
    target = b"/healthz" + (b"?" + b"x" * size if what == "target" else b"")
    more = b"X: %b\r\n" % (b"y" * size) if what == "one header" else b"Some: thing\r\n" * (size // 13) if what == "many headers" else b""
    sent = b"GET %b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%b\r\n" % (target, more)
    wanted = [200] if size < HEAD else [431]
    assert _statuses(_told(server, sent)) in (wanted, [] if wanted == [431] else wanted)
    pieces = [sent[n : n + 1000] for n in range(0, len(sent), 1000)]
    assert _statuses(_told(server, *pieces)) in (wanted, [] if wanted == [431] else wanted)


@pytest.mark.parametrize("protocol", ["websocket", "h2c"])
def test_who_would_rather_speak_another_protocol_is_answered_in_this_one(server: Server, protocol: str) -> None:
    upgrade = f"Connection: upgrade\r\nUpgrade: {protocol}\r\n".encode()
    asked = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 6\r\n" + upgrade + b"\r\nASK {}"
    assert _statuses(_told(server, HEALTH[:-2] + upgrade + b"\r\n" + HEALTH + LAST)) == [200, 200, 200]
    assert _statuses(_told(server, HEALTH[:-2] + upgrade + b"\r\n", LAST)) == [200, 200]
    assert _statuses(_told(server, asked + LAST)) == [200, 200]
    assert _statuses(_told(server, HEALTH + asked + LAST)) == [200]  # sent without waiting: it is not read, rather than its body be taken for another


def test_a_tunnel_is_not_dug_and_the_server_as_a_whole_can_be_asked_what_it_does(server: Server) -> None:
    assert _statuses(_told(server, b"CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n")) == [400]
    assert _statuses(_told(server, b"OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))[0] in (200, 204, 405)


@pytest.mark.parametrize("target", ["http://x/healthz", "HTTP://other.example:9/healthz", "http://x/healthz?a=/b"])
def test_a_target_may_be_written_with_its_host(server: Server, target: str) -> None:
    assert _statuses(_told(server, LAST.replace(b"/healthz", target.encode()))) == [200]


def test_white_space_between_the_parts_of_a_request_line_is_read_over(server: Server) -> None:
    assert _statuses(_told(server, LAST.replace(b"GET ", b"GET   "))) == [200]


def test_who_leaves_in_the_middle_of_a_request_is_no_defect_of_ours(server: Server) -> None:
    sent = [
        b"POST /check HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000\r\n\r\n--b\r\n",
        ASK + b"6\r\nASK {}\r\n",
        b"POST /api/v1/validate HTTP/1.1\r\nHost: x\r\nContent-Type: text/turtle\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<a> <b\r\n",
        HEALTH * 3,
        _slow(5),
        b"GET /dump.nt HTTP/1.1\r\nHost: x\r\n\r\n",
        HEALTH[:20],
        _slow(1) + HEALTH,
        _slow(1) + ASK + b"no length\r\n\r\n",
    ]
    for n in range(6 * len(sent)):
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as sock:
            sock.sendall(sent[n % len(sent)])
            time.sleep(0.01 * (n % 3))
            if n % 2:  # it does not say good-bye, either
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    time.sleep(2)  # by then whatever was under way has ended
    assert _statuses(_told(server, LAST)) == [200]
    assert [line for line in server.log if "Traceback" in line or "failed" in line] == []


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_who_sends_too_much_reads_why_though_it_sends_on(server: Server, accept: str) -> None:
    size = 30 * 1024 * 1024
    head = f"POST /check HTTP/1.1\r\nHost: x\r\nAccept: {accept}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: {size}\r\n\r\n"
    answer = _told(server, head.encode(), *[b"x" * 65_536] * (size // 65_536))
    assert _statuses(answer) == [413]
    assert b"the body is larger than 20 MB" in answer
    assert (b"<html" in answer) == (accept == "text/html")


def test_a_client_of_http_1_0_gets_an_answer_with_its_length_whatever_it_says_to_take(server: Server) -> None:
    answer = _told(server, b"GET /ontology.nt HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"chunked" not in head.lower()
    assert b"content-encoding" not in head.lower()
    assert f"content-length: {len(body)}".encode() in head.lower()
