"""sg2kg: a knowledge graph of shared governance: ask it, check submissions with it, load it elsewhere."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Comparison", "KnowledgeBase", "Table", "Verdict", "compare", "validate"]

if TYPE_CHECKING:
    from sg2kg.comparison import Comparison, compare
    from sg2kg.graph import Table
    from sg2kg.knowledge import KnowledgeBase
    from sg2kg.validation import Verdict, validate

_HOMES = {
    "Comparison": "comparison",
    "compare": "comparison",
    "KnowledgeBase": "knowledge",
    "Table": "graph",
    "Verdict": "validation",
    "validate": "validation",
}


def __getattr__(name: str) -> Any:
    """Loads a public name when it is first asked for, so that importing sg2kg costs nothing."""
    if name in _HOMES:
        return getattr(import_module(f"sg2kg.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'sg2kg' has no attribute {name!r}")
