"""Takes what is asked to a worker; a worker that takes long is set aside at the lowest priority, and one that takes too long is ended.

So that a few queries that take long do not hold up those that are soon done, each kind of worker has room for ``size`` that are quick. One that has
not finished after its ``quantum`` no longer counts among them: it goes on when there is nothing else to do, and another takes its place. Of such
there may be ``longest``; beyond them, what takes long is refused. Used within one event loop.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sg2kg import errors
from sg2kg.errors import CheckError, QueryError, QueryTimeout, Sg2Error
from sg2kg.web.crew import nursery
from sg2kg.web.crew.asked import Ask, Check, Checked, Draw
from sg2kg.web.crew.frames import BLOB, DATA, DONE, TASK, Gone, packed, packed_json
from sg2kg.web.crew.link import Link
from sg2kg.web.problems import Busy, Problem

if TYPE_CHECKING:
    from sg2kg.knowledge import KnowledgeBase
    from sg2kg.web.settings import Settings

QUERY, CHECK, DRAW = b"Q", b"C", b"D"
_LIVES = 2_000
"""After so many tasks a worker is replaced, whatever its memory has become."""
_DRAW_SECONDS = 30.0
_FORK_SECONDS = 60.0
"""After so long without a new worker there will be none."""
_MB = 1024 * 1024


@dataclass(eq=False)
class Worker:
    """A worker as the front sees it."""

    pid: int
    link: Link
    lives: int = _LIVES
    long: bool = False
    refused: bool = False
    """Whether it was ended to make room."""
    ended: bool = False
    alarm: asyncio.TimerHandle | None = None


class _Lane:
    """Workers of one kind, and who waits for them."""

    def __init__(self, crew: Crew, kind: bytes, size: int, quantum: float, longest: int) -> None:
        self.crew, self.kind, self.size, self.quantum, self.longest = crew, kind, size, quantum, longest
        self.idle: list[Worker] = []
        self.live = 0
        """Workers that are idle or quick."""
        self.long: set[Worker] = set()
        self.waiting: deque[asyncio.Future[None]] = deque()

    async def take(self) -> Worker:
        while True:
            if self.idle:
                worker = self.idle.pop()
                if worker.link.gone:  # it died while nobody asked it anything
                    self.live -= 1
                    self.crew.end(worker)
                    continue
                break
            if self.live < self.size:
                self.live += 1
                try:
                    worker = await self.crew.spawn(self.kind)
                except BaseException:
                    self.live -= 1
                    self.wake()
                    raise
                break
            if len(self.waiting) >= self.crew.settings.queue:
                raise Busy("too many are waiting for a worker")
            turn = asyncio.get_running_loop().create_future()
            self.waiting.append(turn)
            try:
                await turn
            except asyncio.CancelledError:
                if turn.done() and not turn.cancelled():
                    self.wake()
                raise
        worker.lives -= 1
        worker.alarm = asyncio.get_running_loop().call_later(self.quantum, self._set_aside, worker)
        return worker

    def give(self, worker: Worker, whole: bool) -> None:
        """Takes a worker back; ``whole`` tells that it has answered to the end, and can be asked again."""
        if worker.alarm:
            worker.alarm.cancel()
        if worker.long:
            self.long.discard(worker)
            self.crew.end(worker)
        elif whole and worker.lives > 0:
            self.idle.append(worker)
        else:
            self.live -= 1
            self.crew.end(worker)
        self.wake()

    def died(self, link: Link) -> None:
        """A worker has ended while nobody asked it anything; of any other whoever waits for its answer is told."""
        for worker in [w for w in self.idle if w.link is link]:
            self.idle.remove(worker)
            self.live -= 1
            self.crew.end(worker)
            self.wake()

    def wake(self) -> None:
        while self.waiting:
            turn = self.waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return

    def _set_aside(self, worker: Worker) -> None:
        if len(self.long) >= self.longest:
            worker.refused = True
            self.crew.counts["refused"] += 1
            self.crew.end(worker)
            return
        self.crew.counts["set_aside"] += 1
        worker.long = True
        self.long.add(worker)
        self.live -= 1
        nursery.lower_priority(worker.pid)
        self.wake()


@dataclass(frozen=True)
class Answering:
    """How long an answer may take, and what it means when it does not come."""

    seconds: float
    late: Callable[[], Exception]
    broken: Callable[[], Exception]


class Answer:
    """The answer to one task while it comes."""

    def __init__(self, worker: Worker, how: Answering) -> None:
        self._worker, self._left, self._late, self._broken = worker, how.seconds, how.late, how.broken
        self.whole = False
        """Whether its end has come."""
        self.told: dict[str, Any] = {}
        """What the worker told at the end."""

    async def piece(self) -> bytes | None:
        """The next piece; None at the end. Time counts only while the worker is waited for.

        Raises the error that the worker tells, QueryTimeout (or its like) when the time is over, Busy where it was ended to make room.
        """
        if self.whole:
            return None
        before = time.monotonic()
        try:
            kind, content = await self._worker.link.message(self._left)
        except asyncio.TimeoutError:
            raise self._late() from None
        except Gone:
            raise (Busy("too many queries take long") if self._worker.refused else self._broken()) from None
        finally:
            self._left -= time.monotonic() - before
        if kind == DATA:
            return content
        self.whole = True
        told: dict[str, Any] = json.loads(content)
        if kind == DONE:
            self.told = told
            return None
        made: type[Sg2Error] = getattr(errors, told["error"], QueryError)
        error = Sg2Error.__new__(made)
        Sg2Error.__init__(error, told["what"], told["hint"])
        raise error

    async def rest(self, most: int = 0) -> bytes:
        """All pieces to the end; raises Problem 413 where they are more than ``most`` bytes."""
        pieces, size = [], 0
        while (piece := await self.piece()) is not None:
            pieces.append(piece)
            size += len(piece)
            if most and size > most:
                raise Problem(413, f"the answer is larger than {most / _MB:g} MB", "Send less at a time.")
        return b"".join(pieces)


class Crew:
    """The workers of a server. Make it while there is one thread, then open it in the event loop."""

    def __init__(self, kb: KnowledgeBase, settings: Settings) -> None:
        from sg2kg.web.crew.checks import check_worker, prepare
        from sg2kg.web.crew.drawings import draw_worker
        from sg2kg.web.crew.queries import query_worker

        self.settings = settings
        profiles = settings.profiles or None
        prepare(profiles)
        store = kb.dataset.store
        upload = settings.max_upload * _MB
        self._nursery = nursery.start({
            QUERY: lambda sock: query_worker(sock, store, settings.query_memory * _MB, settings.max_result * _MB),
            CHECK: lambda sock: check_worker(sock, settings.check_memory * _MB, upload, profiles),
            DRAW: draw_worker,
        })  # fmt: skip
        self._control = self._nursery.control
        self._lanes = {
            QUERY: _Lane(self, QUERY, settings.crew, 0.25, settings.long_queries),
            CHECK: _Lane(self, CHECK, settings.crew, 2.0, settings.crew),
            DRAW: _Lane(self, DRAW, 1, _DRAW_SECONDS, 0),
        }
        self._busy: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        """How often what has happened: spawned, ended, set aside and refused workers, late tasks."""
        self.broken = False
        """Whether no worker can be had any more."""
        self.lost: Callable[[], None] = lambda: None
        """Called when that comes about."""

    async def open(self) -> None:
        """Makes ready what is likely to be asked for first."""
        self._control.setblocking(False)
        asyncio.get_running_loop().add_reader(self._nursery.life, self._is_lost)
        self._spawning = asyncio.Lock()
        for kind, number in ((QUERY, self.settings.crew), (CHECK, 1)):
            lane = self._lanes[kind]
            for _ in range(number):
                lane.idle.append(await self.spawn(kind))
                lane.live += 1

    async def close(self) -> None:
        """Ends all workers and the nursery."""
        asyncio.get_running_loop().remove_reader(self._nursery.life)
        for lane in self._lanes.values():
            for worker in (*lane.idle, *lane.long):
                worker.link.close()
        self._control.close()
        with suppress(ChildProcessError):
            await asyncio.get_running_loop().run_in_executor(None, os.waitpid, self._nursery.pid, 0)
        os.close(self._nursery.life)

    # ---- what can be asked

    @asynccontextmanager
    async def query(self, ask: Ask, client: str = "", seconds: float | None = None) -> AsyncIterator[Answer]:
        """The answer to a query, to be read in pieces within the block; raises as :meth:`Answer.piece` does, and Problem 429.

        ``seconds`` may lower the time that it may take, and never raises it.
        """
        limit = min(self.settings.query_timeout, seconds or self.settings.query_timeout)

        def late() -> Exception:
            return QueryTimeout(f"query: stopped after {limit:g} s", "Narrow the query: bind more, or put the most selective pattern first.")

        def broken() -> Exception:
            return QueryError("query: the query engine gave up on it", "Simplify the query: it is too deep, or needs too much memory.")

        task = {"format": ask.format, "default_graphs": ask.default_graphs, "named_graphs": ask.named_graphs}
        async with self._ask(QUERY, task, ask.text.encode(), Answering(limit, late, broken), client) as answer:
            yield answer

    async def check(self, check: Check, client: str = "") -> Checked:
        """What became of a submission; raises CheckError where it takes too long or breaks the engine, Sg2Error for an unknown tier."""
        limit = self.settings.check_timeout

        def late() -> Exception:
            return CheckError(f"{check.name}: not finished after {limit:g} s", "Make the submission smaller.")

        def broken() -> Exception:
            return CheckError(f"{check.name}: checking it broke down", "Make the submission smaller, or report this with the submission.")

        task = {k: v for k, v in asdict(check).items() if k != "data"}
        async with self._ask(CHECK, task, check.data, Answering(limit, late, broken), client) as answer:
            content = await answer.rest(self.settings.max_result * _MB)
        written, start = {}, 0
        for name, length in answer.told["lengths"].items():
            written[name] = content[start : start + length]
            start += length
        return Checked(answer.told["outcome"], written)

    async def draw(self, draw: Draw) -> bytes:
        """The picture; raises PictureError where it cannot be drawn."""

        def broken() -> Exception:
            return errors.PictureError("the picture could not be drawn in time", "Show less in it.")

        task = {"format": draw.format, "scale": draw.scale}
        blob = json.dumps(draw.spec).encode()
        async with self._ask(DRAW, task, blob, Answering(_DRAW_SECONDS, broken, broken), "") as answer:
            return await answer.rest()

    def state(self) -> dict[str, int]:
        """How many workers are idle, quick and long, and how many tasks wait, for each kind."""
        names = {QUERY: "query", CHECK: "check", DRAW: "draw"}
        found: dict[str, int] = {}
        for kind, lane in self._lanes.items():
            name = names[kind]
            found |= {f"{name}_idle": len(lane.idle), f"{name}_busy": lane.live - len(lane.idle), f"{name}_long": len(lane.long)}
            found[f"{name}_waiting"] = len(lane.waiting)
        return found

    # ---- workers

    @asynccontextmanager
    async def _ask(self, kind: bytes, task: dict[str, Any], blob: bytes, how: Answering, client: str) -> AsyncIterator[Answer]:
        lane = self._lanes[kind]
        with self._turn(client):
            worker = await lane.take()
            answer = Answer(worker, how)
            try:
                worker.link.send(packed_json(TASK, task) + packed(BLOB, blob))
                yield answer
            finally:
                lane.give(worker, answer.whole)

    @contextmanager
    def _turn(self, client: str) -> Iterator[None]:
        most = self.settings.per_client
        if client and most and self._busy[client] >= most:
            raise Problem(429, f"more than {most} requests at once from one address", "Wait for the answers.", headers={"Retry-After": "5"})
        self._busy[client] += 1
        try:
            yield
        finally:
            self._busy[client] -= 1
            if self._busy[client] <= 0:
                del self._busy[client]

    async def spawn(self, kind: bytes) -> Worker:
        """A new worker of a kind; raises Busy where none can be had.

        Whoever asks for it may go away meanwhile: the nursery's reply is read nevertheless, else the next would take it for its own.
        """
        spawning = asyncio.ensure_future(self._spawn(kind))
        try:
            return await asyncio.shield(spawning)
        except asyncio.CancelledError:
            spawning.add_done_callback(self._unwanted)
            raise

    def _unwanted(self, spawned: asyncio.Future[Worker]) -> None:
        if not spawned.cancelled() and spawned.exception() is None:
            self.end(spawned.result())

    async def _spawn(self, kind: bytes) -> Worker:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        loop = asyncio.get_running_loop()
        try:
            async with self._spawning:
                socket.send_fds(self._control, [nursery.MESSAGE.pack(kind, 0)], [theirs.fileno()])
                reply = b""
                while len(reply) < nursery.MESSAGE.size:
                    piece = await asyncio.wait_for(loop.sock_recv(self._control, nursery.MESSAGE.size - len(reply)), _FORK_SECONDS)
                    if not piece:
                        raise ConnectionError
                    reply += piece
        except (OSError, asyncio.TimeoutError):
            ours.close()
            self._is_lost()
            raise Busy("no worker can be started", 30) from None
        finally:
            theirs.close()
        _, link = await loop.create_unix_connection(lambda: Link(self._lanes[kind].died), sock=ours)
        self.counts["spawned"] += 1
        return Worker(nursery.MESSAGE.unpack(reply)[1], link)

    def _is_lost(self) -> None:
        if not self.broken:
            self.broken = True
            asyncio.get_running_loop().remove_reader(self._nursery.life)
            self.lost()

    def end(self, worker: Worker) -> None:
        """Ends a worker, whatever it is doing; once, for its number may be another's by then."""
        if worker.ended:
            return
        worker.ended = True
        worker.link.close()
        self.counts["ended"] += 1
        try:
            self._control.send(nursery.MESSAGE.pack(nursery.END, worker.pid))
        except OSError:  # the nursery is behind, or gone; its number stays this worker's until the nursery has waited for it
            with suppress(OSError):
                os.kill(worker.pid, signal.SIGKILL)
