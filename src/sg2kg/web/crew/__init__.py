"""The crew: processes that do what strangers ask for, each with a deadline and a bound on memory; what ends one of them ends nothing else.

front      pool.py      takes what is asked to a worker, sets those that take long aside, ends those that take too long
           asked.py     what can be asked, and what comes back
           link.py      the front's end of a worker's socket
between    frames.py    messages over a socket
           nursery.py   a process with the data in it that forks workers in a few milliseconds
behind     worker.py    the loop of a worker; queries.py, checks.py, drawings.py do the work
"""

from __future__ import annotations

from sg2kg.web.crew.asked import Ask, Check, Checked, Draw
from sg2kg.web.crew.pool import Answer, Crew

__all__ = ["Answer", "Ask", "Check", "Checked", "Crew", "Draw"]
