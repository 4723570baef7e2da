"""Runs the check of one submission in a process of its own that is as quick to start as none: a fork of this one, before anything is loaded.

Where there is no fork (Windows), or other threads run already, a pool of one worker does the same.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ended:
    """How the process ended."""

    code: int = 0
    """Its exit code."""
    late: bool = False
    """Whether it was ended because its time was over."""
    broken: str = ""
    """What it died of, if it did."""


def can_fork() -> bool:
    """Whether a fork of this process is safe and heard: there is such a thing, no other thread holds a lock, and both outputs are files."""
    try:
        sys.stdout.fileno()
        sys.stderr.fileno()
    except (AttributeError, OSError, ValueError):
        return False
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1


def run_alone(work: Callable[[], int], deadline: float) -> Ended:
    """Runs ``work`` in a fork and gives its exit code; ends it when it takes more than ``deadline`` seconds."""
    sys.stdout.flush()
    sys.stderr.flush()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work_and_end(work)
    os.close(writer)
    try:
        status = _wait(child, reader, deadline)
    except BaseException:
        _end(child)
        raise
    finally:
        os.close(reader)
    if status is None:
        _end(child)
        return Ended(late=True)
    if os.WIFSIGNALED(status):
        return Ended(broken=signal.Signals(os.WTERMSIG(status)).name)
    return Ended(os.WEXITSTATUS(status))


def _work_and_end(work: Callable[[], int]) -> None:
    code = 70
    gc.disable()  # one submission and the end: looking for circles among what was loaded is a tenth of the time
    try:
        code = work()
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = 0
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 1
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        os._exit(code)


def _wait(child: int, reader: int, deadline: float) -> int | None:
    """The status with which the process ended, or None where it has not in time; the pipe closes when it ends."""
    until = time.monotonic() + deadline
    while (left := until - time.monotonic()) > 0:
        if select.select([reader], [], [], left)[0]:
            return os.waitpid(child, 0)[1]
    return None


def _end(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
