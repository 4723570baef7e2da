"""What a server uses does not grow with what is asked of it: memory, files, processes; and workers that die are replaced."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from serving import Server, running
from sg2kg.web.checking.examples import example

MANY = int(os.environ.get("SG2KG_MANY", "360"))
"""Requests, each of them another; SG2KG_MANY=2000 for a longer look."""
GROWTH = 96
"""MB that the front may have more after them: pages are kept up to 64."""
GOOD = example("registered-example").read_bytes()


@pytest.fixture(scope="module")
def plain() -> Iterator[Server]:
    """A server over what ships, whose processes are counted and killed."""
    with running("--workers", "2", "--query-timeout", "2", "--long-queries", "2", "--no-access-log") as found:
        yield found


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    return [int(c) for task in Path(f"/proc/{pid}/task").iterdir() for c in (task / "children").read_text().split()]


def state(pid: int) -> str:
    """One letter for what a process does; Z for one that nobody has waited for."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def resident(pid: int) -> float:
    """MB of memory that a process has."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1048576


def files(pid: int) -> int:
    """Files and sockets that a process has open."""
    return len(os.listdir(f"/proc/{pid}/fd"))


def until(holds: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


def _varied(number: int) -> str:
    """An address that nobody has asked for before."""
    return (
        f"/?x={number}",
        f"/cases?q=word{number}",
        f"/terms?q={number}%20word",
        f"/thing?iri=https%3A%2F%2Fw3id.org%2Fsg2kg%2Fcase%2Fcloud-rice%23s{number % 90:02}&n={number}",
        f"/compare?case=cloud-rice&concept=M-ECO&x={number}",
        f"/case/cloud-rice.html?x={number}&" + "y=1&" * 100,
        f"/framework/M-ECO?x={number}",
        f"/nowhere/{number}/" + "z" * 2_000,
        f"/docs/tiers?x={number}",
        "/sparql?query=" + quote(f"SELECT * {{ ?s ?p ?o FILTER({number} = {number}) }} LIMIT 5"),
        f"/query?find=word{number}",
        f"/case/no-such-case-{number}",
    )[number % 12]


def test_memory_and_files_do_not_grow_with_what_is_asked(plain: Server) -> None:
    front = plain.process.pid

    def ask(client: httpx.Client, numbers: range) -> None:
        for number in numbers:
            if number % 40 == 39:
                answer = client.post("/check", files={"file": (f"{number}.ttl", GOOD + b"# %d" % number, "text/turtle")})
            else:
                answer = client.get(_varied(number), headers={"Accept": "text/html", "Cookie": f"lang={('en', 'zh-Hans', 'zh-Hant')[number % 3]}"})
            assert answer.status_code < 500, (number, answer.text[:300])

    with plain.client() as client:
        ask(client, range(150))
        before, held = resident(front), files(front)
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda start: ask(client, range(start, start + 40)), range(150, 150 + MANY, 40)))
    grown = resident(front) - before
    print(f"{before:.0f} MB before, {grown:.1f} MB more after {MANY} requests")
    assert grown < GROWTH, f"{before:.0f} MB before, {grown:.0f} MB more after"
    assert until(lambda: files(front) <= held), (held, files(front))
    (nursery,) = children(front)
    assert len(children(nursery)) <= 2 + 2 + 1 + 4


def test_what_is_kept_of_submissions_is_bounded(plain: Server) -> None:
    large = GOOD + b"#" * 1_500_000
    with plain.client() as client:
        first = client.post("/check", files={"file": ("a.ttl", GOOD, "text/turtle")}).headers["location"]
        assert client.get(first).status_code == 200
        before = resident(plain.process.pid)
        for _ in range(60):
            assert client.post("/check", files={"file": ("a.ttl", large, "text/turtle")}).status_code == 303
        assert client.get(first).status_code == 404
    assert resident(plain.process.pid) - before < 64 + GROWTH


def test_clients_that_go_away_leave_nothing_behind(plain: Server) -> None:
    front = plain.process.pid
    held = files(front)
    slow = quote("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")

    def leave(number: int) -> None:
        with pytest.raises(httpx.TransportError), plain.client(timeout=5) as client:
            client.get(f"/sparql?query={slow}", timeout=0.01 + 0.04 * (number % 12))

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(leave, range(60)))

    def workers() -> dict[str, int]:
        found: dict[str, int] = plain.get("/healthz").json()["workers"]
        return found

    assert until(lambda: workers()["query_long"] == workers()["query_busy"] == workers()["query_waiting"] == 0), workers()
    assert until(lambda: files(front) <= held + 2), (held, files(front))
    (nursery,) = children(front)
    assert until(lambda: len(children(nursery)) <= 2 + 2 + 1), children(nursery)
    assert [pid for pid in children(nursery) if state(pid) == "Z"] == []
    assert until(lambda: all(state(pid) in "SI" for pid in children(nursery))), "somebody still works at what nobody waits for"


def test_workers_that_are_killed_are_replaced_and_waited_for(plain: Server) -> None:
    front = plain.process.pid
    (nursery,) = children(front)
    over, seen = threading.Event(), {"good": 0, "told": 0}

    def load() -> None:
        with plain.client() as client:
            while not over.is_set():
                answer = client.get(
                    "/sparql", params={"query": "SELECT ?s { ?s ?p ?o FILTER(isIRI(?s)) } LIMIT 2000"}, headers={"Accept": "text/csv"}
                )
                assert answer.status_code in (200, 400, 503), answer.text[:300]
                seen["good" if answer.status_code == 200 else "told"] += 1
                if answer.status_code == 200:
                    assert answer.text.count("\n") == 2_001

    luck = random.Random(7)
    with ThreadPoolExecutor(5) as pool:
        loads = [pool.submit(load) for _ in range(4)]
        for _ in range(25):
            if pids := children(nursery):
                os.kill(luck.choice(pids), signal.SIGKILL)
            time.sleep(0.08)
        over.set()
        for done in loads:
            done.result()
    assert seen["good"] > 20
    for pid in children(nursery):
        os.kill(pid, signal.SIGKILL)  # and all that are idle
    assert until(lambda: not any(state(pid) == "Z" for pid in children(nursery)), 5), "zombies"
    assert plain.get("/sparql?query=ASK%7B%7D").json()["boolean"] is True
    assert plain.post("/api/v1/validate", content=GOOD, headers={"Content-Type": "text/turtle"}, timeout=60).status_code == 200
    assert plain.get("/compare/picture.svg?case=decidim&concept=M-ECO", timeout=60, follow_redirects=True).status_code == 200
    assert len(children(nursery)) <= 2 + 2 + 1
    assert [line for line in plain.log if "Traceback" in line] == []


def test_workers_cannot_answer_in_place_of_the_server(plain: Server) -> None:
    (nursery,) = children(plain.process.pid)
    listening = {line.split()[9] for line in Path("/proc/net/tcp").read_text().splitlines()[1:] if line.split()[1].endswith(f":{plain.port:04X}")}
    assert listening
    for pid in (nursery, *children(nursery)):
        held = {os.readlink(f"/proc/{pid}/fd/{fd}") for fd in os.listdir(f"/proc/{pid}/fd")}
        assert not {f"socket:[{inode}]" for inode in listening} & held
        assert len(held) < 10
