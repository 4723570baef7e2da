"""Many submissions: one worker process each core, a deadline and a memory limit for each submission, and a journal to resume from."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sg2kg.validation.batch.options import Options
    from sg2kg.validation.batch.pool import run
    from sg2kg.validation.batch.work import Done, Task

_HOMES = {"options": ("Options",), "pool": ("run",), "work": ("Done", "Task")}

__all__ = ["Done", "Options", "Task", "run"]


def __getattr__(name: str) -> object:
    """The public name, imported when it is first asked for."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"sg2kg.validation.batch.{home}"), name)
    raise AttributeError(f"module {__name__} has no attribute {name}")
