"""The knowledge base: what ships or what you load, with the status of every concept worked out, ready to be asked."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

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


def __getattr__(name: str) -> object:
    """The public name, imported when it is first asked for."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"sg2kg.knowledge.{home}"), name)
    raise AttributeError(f"module {__name__} has no attribute {name}")
