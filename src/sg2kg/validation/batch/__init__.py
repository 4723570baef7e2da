"""Many submissions: one worker process each core, a deadline and a memory limit for each submission, and a journal to resume from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sg2kg.lazy import names_from

if TYPE_CHECKING:
    from sg2kg.validation.batch.options import Options
    from sg2kg.validation.batch.pool import run
    from sg2kg.validation.batch.work import Done, Task

_HOMES = {"options": ("Options",), "pool": ("run",), "work": ("Done", "Task")}

__all__ = ["Done", "Options", "Task", "run"]


__getattr__ = names_from(__name__, _HOMES)
