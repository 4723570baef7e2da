"""The command `sg2kg serve`: how it starts, what it logs, and how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from calling import Caller
from serving import Server, running

FEW = ("--no-bundled", "--workers", "1")
"""A server that starts sooner; what it serves makes no difference to how it ends."""


def _children(pid: int) -> list[int]:
    """The processes below a process, on Linux."""
    tasks = Path(f"/proc/{pid}/task")
    found = [int(c) for t in tasks.iterdir() for c in (t / "children").read_text().split()] if tasks.exists() else []
    return found + [below for child in found for below in _children(child)]


@dataclass
class Past:
    """A server that has ended, and what was seen of it."""

    server: Server
    metrics: str
    children: list[int]
    code: int
    """How it ended when it was told to."""


@pytest.fixture(scope="module")
def past() -> Past:
    """A server that was asked for things that nobody else should hear of, and then told to stop."""
    with running("--metrics") as server:
        server.get("/sparql", params={"query": "ASK { ?secret ?p ?o }"})
        server.get("/check/a-secret-key")
        server.get("/x%0d%0a2026-01-01 forged")
        metrics = server.get("/metrics").text
        children = _children(server.process.pid)
        return Past(server, metrics, children, server.stop(signal.SIGTERM))


def test_it_stops_at_once_and_leaves_no_process_behind(past: Past) -> None:
    assert len(past.children) > 1
    assert past.code == 0
    until = time.monotonic() + 5
    while any(os.path.exists(f"/proc/{c}") for c in past.children) and time.monotonic() < until:
        time.sleep(0.02)
    assert [c for c in past.children if os.path.exists(f"/proc/{c}")] == []
    assert past.server.log[0].startswith("sg2kg at http://127.0.0.1:")


def test_what_is_under_way_is_finished_before_it_stops() -> None:
    with running(*FEW, "--no-access-log") as server, socket.create_connection(("127.0.0.1", int(server.base.rpartition(":")[2]))) as sock:
        body = b"query=ASK%7B%7D"
        head = f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        sock.sendall(head.encode() + body[:5])
        time.sleep(0.2)
        server.process.send_signal(signal.SIGINT)
        time.sleep(0.3)
        sock.sendall(body[5:])
        answer = b""
        while piece := sock.recv(65536):
            answer += piece
        assert answer.startswith(b"HTTP/1.1 200"), answer
        assert b"true" in answer
        assert server.process.wait(20) == 0


def test_a_server_whose_workers_cannot_be_had_ends_with_an_error() -> None:
    with running(*FEW) as server:
        os.kill(_children(server.process.pid)[0], signal.SIGKILL)
        assert server.process.wait(20) == 2
    assert any("SG2-SRV-002" in line for line in server.log)


def test_the_log_names_neither_query_nor_upload_and_no_line_can_be_forged(past: Past) -> None:
    log = "\n".join(past.server.log)
    assert "secret" not in log
    assert "/check/… " in log
    assert "\\u000d\\u000a" in log
    assert not any(line.startswith("2026-01-01 forged") for line in past.server.log)


def test_metrics_tell_what_was_asked_and_who_works(past: Past) -> None:
    assert 'sg2kg_requests_total{method="GET",room="sparql",status="200"} 1.0' in past.metrics
    assert 'room="other"' in past.metrics
    assert 'sg2kg_workers{kind="query",state="idle"}' in past.metrics


def test_there_are_no_metrics_unless_they_are_asked_for(client: httpx.Client) -> None:
    assert client.get("/metrics").status_code == 404


def test_a_port_that_is_taken_is_told_in_two_lines() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-c", "from sg2kg.cli import main; main()", "serve", "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert f"127.0.0.1:{port} cannot be listened at" in done.stderr
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize("base", ["ftp://x/", "example.org", "http://x/?a=b", "http://user@x/", "http://x/\n"])
def test_a_base_address_that_is_none_is_refused(command: Caller, base: str) -> None:
    done = command("serve", "--base-url", base)
    assert done.code == 2
    assert "is no base address" in done.err


def test_health_tells_what_is_there(client: httpx.Client) -> None:
    told = client.get("/healthz").json()
    assert told["status"] == "ok"
    assert told["triples"] > 40_000
