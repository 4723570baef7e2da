"""Runs submissions through worker processes: as many as there are cores, a few ahead of each, and each with a deadline that really ends it.

A worker that hangs or dies takes nothing with it but its own submission; another takes its place.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.context import BaseContext

from pebble import ProcessExpired, ProcessPool

from sg2kg.errors import Sg2Error
from sg2kg.validation.batch.limits import bound_memory, die_with_parent
from sg2kg.validation.batch.options import Options
from sg2kg.validation.batch.work import Done, Task, broken, ready, too_large, too_late, unchecked, work

_AHEAD = 3
"""How many submissions wait for each worker: enough that none is idle, few enough that memory does not grow with their number."""
_LIVES = 5_000
"""After so many submissions a worker is replaced, whatever its memory has become."""


def run(tasks: Iterable[Task], options: Options, jobs: int = 1) -> Iterator[Done]:
    """What becomes of each submission, as it comes; raises Sg2Error for options that cannot be used.

    ``jobs`` worker processes are started; at most a few submissions a worker are taken from ``tasks`` before they are needed.
    """
    waiting = iter(tasks)
    pool = ProcessPool(max_workers=jobs, max_tasks=_LIVES, context=_context(), initializer=prepare_worker, initargs=(options,))
    open_: dict[Future[Done], Task] = {}
    try:
        while True:
            for task in islice(waiting, jobs * _AHEAD - len(open_)):
                open_[pool.schedule(work, args=[options, task], timeout=options.deadline)] = task
            if not open_:
                break
            finished, _ = wait(open_, return_when=FIRST_COMPLETED)
            for future in finished:
                done = _done(future, open_.pop(future), options)
                if done.fatal is not None:
                    raise done.fatal
                yield done
        pool.close()
    except BaseException:
        pool.stop()
        raise
    finally:
        pool.stop()
        pool.join()


def _context() -> BaseContext:
    """Processes that share nothing with this one but what they are given; where it can be had, from a server that forks quickly."""
    if sys.platform == "win32":
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["sg2kg.validation.batch.work"])
    return context


def prepare_worker(options: Options) -> None:
    """Makes a worker ready before its first submission, and bounds its memory and its life where the platform can."""
    bound_memory(options.memory)
    die_with_parent()
    if options.shapes or options.profiles:  # nobody vouches for these: they are made ready within the deadline
        return
    with suppress(Sg2Error):  # told with the first submission
        ready(options)
    gc.freeze()  # what is loaded stays: it need not be looked through again and again


def _done(future: Future[Done], task: Task, options: Options) -> Done:
    try:
        return future.result()
    except (TimeoutError, FutureTimeoutError):  # one and the same from Python 3.11 on
        item = too_late(task.source, options.deadline)
    except ProcessExpired as error:
        item = broken(task.source, f"the process broke down (exit code {error.exitcode})")
    except MemoryError:
        item = too_large(task.source)
    return unchecked(item, options)
