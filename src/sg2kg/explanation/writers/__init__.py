"""Explanations as people and programs want them: one writer a format; the registry here also feeds the command's choices and its help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Union

from sg2kg.errors import NotFoundError, OutputError
from sg2kg.explanation.answers import WhatIf, Why, WhyNot
from sg2kg.messages import LANGUAGES

Explained = Union[Why, WhyNot, WhatIf]
"""What can be written."""


@dataclass(frozen=True)
class ExplanationFormat:
    """A format for explanations."""

    name: str
    suffixes: tuple[str, ...]
    """What names of files end in, the usual one first."""
    media_type: str
    write: Callable[[Explained, str], str]
    """Writes an explanation in a language; formats for programs hold all three."""


def _by(module: str, name: str) -> Callable[[Explained, str], str]:
    """A writer of this room, imported when it is first called; most runs need one of them."""

    def write(answer: Explained, lang: str) -> str:
        written: str = getattr(import_module(f"sg2kg.explanation.writers.{module}"), name)(answer, lang)
        return written

    return write


EXPLANATION_FORMATS: dict[str, ExplanationFormat] = {
    f.name: f
    for f in (
        ExplanationFormat("text", (".txt",), "text/plain", _by("text", "write_text")),
        ExplanationFormat("json", (".json",), "application/json", _by("data", "write_json")),
        ExplanationFormat("turtle", (".ttl",), "text/turtle", _by("rdf", "write_turtle")),
        ExplanationFormat("mermaid", (".mmd", ".mermaid"), "text/vnd.mermaid", _by("mermaid", "write_mermaid")),
        ExplanationFormat("svg", (".svg",), "image/svg+xml", _by("svg", "write_svg")),
    )
}


def write_explanation(answer: Explained, format: str, lang: str = "en") -> str:
    """The explanation as text in one of EXPLANATION_FORMATS and, where people read it, in ``lang``.

    Raises OutputError for an unknown format, NotFoundError for a language that is not known.
    """
    if format not in EXPLANATION_FORMATS:
        raise OutputError(f"{format} is not a format for an explanation", "Known: " + ", ".join(EXPLANATION_FORMATS))
    if lang not in LANGUAGES:
        raise NotFoundError("language", lang, LANGUAGES)
    # labels may hold characters that no encoding could write
    return EXPLANATION_FORMATS[format].write(answer, lang).encode("utf-8", "replace").decode("utf-8")
