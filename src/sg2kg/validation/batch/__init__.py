"""Many submissions: one worker process each core, a deadline and a memory limit for each submission, and a journal to resume from."""

from sg2kg.validation.batch.options import Options
from sg2kg.validation.batch.pool import run
from sg2kg.validation.batch.work import Done, Task

__all__ = ["Done", "Options", "Task", "run"]
