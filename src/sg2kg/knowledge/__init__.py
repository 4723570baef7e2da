"""The knowledge base: what ships or what you load, with the status of every concept worked out, ready to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sg2kg.lazy import names_from

if TYPE_CHECKING:
    from sg2kg.knowledge.base import CaseInfo, KnowledgeBase
    from sg2kg.knowledge.catalogue import Catalogue, Parameter, Query
    from sg2kg.knowledge.status import BASES, Evidence, Status, StatusBook

_HOMES = {
    "base": (
        "CaseInfo",
        "KnowledgeBase",
    ),
    "catalogue": (
        "Catalogue",
        "Parameter",
        "Query",
    ),
    "status": (
        "BASES",
        "Evidence",
        "Status",
        "StatusBook",
    ),
}

__all__ = [
    "BASES",
    "CaseInfo",
    "Catalogue",
    "Evidence",
    "KnowledgeBase",
    "Parameter",
    "Query",
    "Status",
    "StatusBook",
]


__getattr__ = names_from(__name__, _HOMES)
