"""Pins: a comparison kept as a file that reproduces it byte for byte, the difference between two of them, and a crate for a repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sg2kg.lazy import names_from

if TYPE_CHECKING:
    from sg2kg.pins.again import AnswerMoved, changed_files, knowledge_for, now, recompute, reproduce
    from sg2kg.pins.citation import check_authors
    from sg2kg.pins.difference import Cause, CellChange, Change, Difference, diff
    from sg2kg.pins.make import answer_of, day, pin
    from sg2kg.pins.model import Pin
    from sg2kg.pins.packing import check_target, crate
    from sg2kg.pins.reading import parse, read
    from sg2kg.pins.tell import DIFFERENCE_FORMATS, write_difference

_HOMES = {
    "again": ("AnswerMoved", "changed_files", "knowledge_for", "now", "recompute", "reproduce"),
    "citation": ("check_authors",),
    "difference": ("Cause", "CellChange", "Change", "Difference", "diff"),
    "make": ("answer_of", "day", "pin"),
    "model": ("Pin",),
    "packing": ("check_target", "crate"),
    "reading": ("parse", "read"),
    "tell": ("DIFFERENCE_FORMATS", "write_difference"),
}

__all__ = [
    "DIFFERENCE_FORMATS",
    "AnswerMoved",
    "Cause",
    "CellChange",
    "Change",
    "Difference",
    "Pin",
    "answer_of",
    "changed_files",
    "check_authors",
    "check_target",
    "crate",
    "day",
    "diff",
    "knowledge_for",
    "now",
    "parse",
    "pin",
    "read",
    "recompute",
    "reproduce",
    "write_difference",
]

__getattr__ = names_from(__name__, _HOMES)
