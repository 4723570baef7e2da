"""Second opinions: what other reasoners make of the same statements, and where they differ from ours; knows triples, not files.

HermiT decides all of OWL 2 DL but needs Java and time; owlrl and reasonable run the rules of OWL 2 RL, each without some of them; the SPARQL form
runs our own rules in another engine. None of them is needed for anything else, and none is loaded before it is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sg2kg.lazy import names_from

if TYPE_CHECKING:
    from sg2kg.reasoning.opinions.comparing import NAMES, Comparison, Extra, check_with, compare_opinions, opinion_of
    from sg2kg.reasoning.opinions.opinion import Opinion, Vocabulary, vocabulary_of

_HOMES = {
    "comparing": ("NAMES", "Comparison", "Extra", "check_with", "compare_opinions", "opinion_of"),
    "opinion": ("Opinion", "Vocabulary", "vocabulary_of"),
}

__all__ = [
    "NAMES",
    "Comparison",
    "Extra",
    "Opinion",
    "Vocabulary",
    "check_with",
    "compare_opinions",
    "opinion_of",
    "vocabulary_of",
]


__getattr__ = names_from(__name__, _HOMES)
