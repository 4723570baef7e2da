"""What a case page tells: gathered from the knowledge base as plain dataclasses, which the templates then lay out.

reading.py    what is asserted of a thing, and texts in the language of the reader
notes.py      statements and their sources, numbered in the order in which they are first cited
parts.py      what a case consists of: mechanisms, carriers, values, rules, risks and the rest, property by property
people.py     who takes part, and with how much say at which stage
figures.py    observations as rows of a table
story.py      phases in time, contests, searches, leads
statuses.py   the four-valued statuses of the core list and of all else on record
article.py    the whole page, in reading order
listing.py    all cases in a line each, filtered and counted
verdicts.py   the tier that each record reaches, checked by the crew and remembered
citation.py   how a record is cited

All but verdicts.py asks the knowledge base and so runs in its thread (:meth:`sg2kg.web.site.Site.compute`).
"""

from __future__ import annotations
