"""What the room compare of the pages says."""

from __future__ import annotations

from sg2kg.web.words import Words

WORDS: Words = {}
