"""The nursery: a process that holds data and shapes, has one thread, and forks workers from itself in a few milliseconds.

The front may not fork: it has threads. A worker shares the memory of the nursery until it writes to it, so that one more costs next to nothing.
Messages from the front are fixed in size, a letter and a number; with the letter of a kind of worker comes its end of a socket.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from sg2kg.messages import one_line
from sg2kg.validation.batch.limits import die_with_parent

MESSAGE = struct.Struct("!ci")
END = b"X"


@dataclass(frozen=True)
class Nursery:
    """A nursery as the front sees it."""

    control: socket.socket
    pid: int
    life: int
    """A file descriptor that reads its end when the nursery has died."""


def start(workers: dict[bytes, Callable[[socket.socket], None]]) -> Nursery:
    """Forks the nursery.

    ``workers`` are the kinds of worker by letter: what a fork runs on its socket until the front hangs up. Call it while there is one thread.
    """
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    life, held = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            _close_all_but(theirs.fileno(), held)
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.signal(signal.SIGTERM, signal.SIG_IGN)  # the front says when it is over
            die_with_parent()
            gc.freeze()
            _serve(theirs, held, workers)
            code = 0
        finally:
            os._exit(code)
    theirs.close()
    os.close(held)
    return Nursery(ours, pid, life)


def _close_all_but(*kept: int) -> None:
    """Closes what the front had open, first of all the socket at which it listens: a worker must not be able to answer in its place."""
    start = 3
    for descriptor in sorted(kept):
        os.closerange(start, descriptor)
        start = descriptor + 1
    os.closerange(start, max(start, os.sysconf("SC_OPEN_MAX")))


def _serve(control: socket.socket, held: int, workers: dict[bytes, Callable[[socket.socket], None]]) -> None:
    children: set[int] = set()
    while True:
        select.select([control], [], [])
        message, descriptors, _, _ = socket.recv_fds(control, MESSAGE.size, 1)
        if not message:
            break
        while len(message) < MESSAGE.size:
            message += control.recv(MESSAGE.size - len(message))
        kind, number = MESSAGE.unpack(message)
        if kind == END:
            if number in children:
                children.discard(number)
                _end(number)
            continue
        pid = os.fork()
        if pid == 0:
            _become(workers[kind], control, held, descriptors[0])
        children.add(pid)
        os.close(descriptors[0])
        control.sendall(MESSAGE.pack(kind, pid))
    for child in children:
        _end(child)


def _end(child: int) -> None:
    """Ends a child for good; until it is waited for here, its number is not given to another process."""
    with suppress(ProcessLookupError, ChildProcessError):
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _hush() -> int:
    """Keeps what native code prints when it dies, and what strangers can make it print, out of the log; gives what our own lines are written to."""
    log = os.dup(2)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)
    os.close(null)
    return log


def _become(work: Callable[[socket.socket], None], control: socket.socket, held: int, descriptor: int) -> None:
    code = 1
    log = _hush()
    try:
        control.close()
        os.close(held)
        die_with_parent()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        work(socket.socket(fileno=descriptor))
        code = 0
    except BaseException as error:
        os.write(log, f"a worker has ended: {type(error).__name__}: {one_line(str(error))}\n".encode("utf-8", "replace"))
    finally:
        os._exit(code)


def lower_priority(pid: int) -> None:
    """Lets a process run only when nothing else wants to, where there is such a thing, else at the lowest priority."""
    with suppress(OSError, AttributeError):
        os.sched_setscheduler(pid, os.SCHED_IDLE, os.sched_param(0))
        return
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, pid, 19)
