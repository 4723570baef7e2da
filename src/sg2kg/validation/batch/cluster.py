"""Sends submissions to a Dask scheduler in place of processes of this machine (extra ``sg2kg[cluster]``).

Workers need sg2kg, and nothing else of this machine: submissions, profiles and shapes travel with the work. A worker that dies is no loss, for
the scheduler gives its submissions to another; each is reported once.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

from sg2kg.errors import ClusterError, InputError
from sg2kg.graph.read import MAX_BYTES
from sg2kg.validation.batch.limits import bound_memory
from sg2kg.validation.batch.options import Options
from sg2kg.validation.batch.work import Done, Task, broken, too_late, unchecked, work
from sg2kg.validation.verdict import Unchecked

GRACE = 15.0
"""Seconds beyond the deadline: a worker may have to make itself ready first, and the submission to travel."""
_POLL = 0.5
_PATIENCE = 10
"""Seconds in which a scheduler must answer."""


def run_on_cluster(tasks: Iterable[Task], options: Options, address: str) -> Iterator[Done]:
    """What becomes of each submission, as it comes, like :func:`sg2kg.validation.batch.pool.run`.

    Raises ClusterError where the extra is not installed or no scheduler answers, Sg2Error for options that cannot be used.
    """
    packed = options.pack()
    client = _client(address)
    name = f"sg2kg-{uuid4().hex[:12]}"
    waiting = enumerate(tasks)
    open_: dict[Any, tuple[Task, float]] = {}
    try:
        shared = client.scatter(packed, broadcast=True, hash=False)
        while True:
            taken = list(islice(waiting, max(1, sum(client.nthreads().values()) - len(open_))))
            if not taken and not open_:
                return
            for number, task in taken:
                try:
                    sent = _with_data(task, options.max_bytes)
                except InputError as error:
                    yield unchecked(Unchecked(task.source, error.id, error.what, error.hint), options)
                    continue
                open_[client.submit(_work_there, shared, sent, key=f"{name}-{number}", pure=False)] = task, time.monotonic()
            for future in _finished(client, open_):
                task, _ = open_.pop(future)
                done = _result(future, task, options)
                if done.fatal is not None:
                    raise done.fatal
                yield done
            for future, (task, since) in list(open_.items()):
                if time.monotonic() - since > options.deadline + GRACE:
                    del open_[future]
                    _give_up(client, future)
                    yield unchecked(too_late(task.source, options.deadline), options)
    finally:
        client.cancel(list(open_))
        client.close()


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError("the extra for clusters is not installed", "pip install 'sg2kg[cluster]'") from None
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError, asyncio.TimeoutError) as error:
        raise ClusterError(f"no scheduler answers at {address}: {' '.join(str(error).split())[:120]}", "Check the address.") from None
    if not client.nthreads():
        client.close()
        raise ClusterError(f"the scheduler at {address} has no workers", "Start some: dask worker ADDRESS")
    return client


def _with_data(task: Task, max_bytes: int = MAX_BYTES) -> Task:
    """The task with the contents of its file."""
    if task.data is not None:
        return task
    from sg2kg.graph.read import read_file

    data, _ = read_file(Path(task.source), max_bytes)
    return Task(task.source, data, Path(task.source).suffix.lower())


def _work_there(options: Options, task: Task) -> Done:
    """On a worker: the files are written to a folder of its own, once."""
    bound_memory(options.memory)
    return work(options.unpack(Path(tempfile.gettempdir()) / "sg2kg-cluster"), task)


def _finished(client: Any, open_: Iterable[Any]) -> list[Any]:
    """The futures that are done, after waiting a little for the first of them."""
    from distributed import wait

    futures = list(open_)
    try:
        with client.as_current():
            done, _ = wait(futures, timeout=_POLL, return_when="FIRST_COMPLETED")
    except (TimeoutError, asyncio.TimeoutError):  # one and the same from Python 3.11 on
        return []
    return list(done)


def _result(future: Any, task: Task, options: Options) -> Done:
    try:
        found = future.result()
    except Exception as error:  # the scheduler gave up on it: KilledWorker, a lost connection
        return unchecked(broken(task.source, f"the workers broke down ({type(error).__name__})"), options)
    assert isinstance(found, Done)
    return found


def _give_up(client: Any, future: Any) -> None:
    """Ends the worker that hangs; the scheduler gives what else it had to others, and its nanny starts it again."""
    holders = [address for address, keys in client.processing().items() if future.key in keys]
    client.cancel([future], force=True)
    if holders:
        client.restart_workers(holders, raise_for_error=False)
