"""Finds where in a JSON-LD text a node and its properties stand; the parser of RDF does not tell.

Names are expanded by the prefixes and terms of the text's own contexts. What is written in another way is not found, and then the place of
the node, or none, is told.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

_TOKEN = re.compile(r'[ \t\r\n]+|"(?:[^"\\]|\\.)*"|[\[\]{}:,]|[^\s\[\]{}:,"]+')
Place = tuple[int, int]


@dataclass
class _Node:
    """One object of the text: where it opens, what its ``@id`` is, and where its keys and their values stand."""

    place: Place
    id: str = ""
    keys: dict[str, Place] = field(default_factory=dict)
    values: dict[tuple[str, str], Place] = field(default_factory=dict)


class JsonPlaces:
    """The places in one JSON-LD text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(m.end() for m in re.finditer("\r\n?|\n", text))]

    def of(self, subject: str, predicate: str = "", value: str = "") -> Place | None:
        """The place of a value of a property of a node, else of the property, else of the node, else of the first mention of the node."""
        nodes = [n for n in self._nodes if n.id == subject]
        full = [n for n in nodes if n.keys.keys() - {"@id"}]
        for node in full:
            if (predicate, value) in node.values:
                return node.values[predicate, value]
        for node in full:
            if predicate in node.keys:
                return node.keys[predicate]
        return next((n.place for n in (*full, *nodes)), None)

    @cached_property
    def _nodes(self) -> list[_Node]:
        found: list[_Node] = []
        open_: list[tuple[_Node | None, str]] = []  # the objects and lists that are open, and the key at which each stands
        key = ""
        tokens = [m for m in _TOKEN.finditer(self._text) if not m[0].isspace()]
        for n, token in enumerate(tokens):
            text = token[0]
            if text in "{[":
                open_.append((_Node(self._at(token.start())) if text == "{" else None, key))
                if text == "{":
                    key = ""
            elif text in "}]":
                if not open_:
                    return found
                node, key = open_.pop()
                if node is not None:
                    found.append(node)
            elif text.startswith('"') and n + 1 < len(tokens) and tokens[n + 1][0] == ":" and open_ and open_[-1][0] is not None:
                key = self._expanded(_string(text), is_key=True)
                open_[-1][0].keys.setdefault(key, self._at(token.start()))
            elif text not in ":,":
                self._value(open_, key, text, self._at(token.start()))
        return found

    def _value(self, open_: list[tuple[_Node | None, str]], key: str, text: str, place: Place) -> None:
        plain = _string(text) if text.startswith('"') else text
        holder = next((node for node, _ in reversed(open_) if node is not None), None)
        if holder is None:
            return
        if key == "@id":
            holder.id = self._expanded(plain)
        holder.values.setdefault((key, self._expanded(plain)), place)
        holder.values.setdefault((key, plain), place)
        if key in ("@id", "@value") and len(open_) > 1:  # { "@value": … } and { "@id": … } stand for the value of the property around them
            outer = [node for node, _ in open_ if node is not None]
            if len(outer) > 1:
                around = next((k for node, k in reversed(open_) if node is holder), "")
                for said in (self._expanded(plain), plain):
                    outer[-2].values.setdefault((around, said), place)

    def _expanded(self, name: str, is_key: bool = False) -> str:
        if name.startswith("@"):
            return name
        if is_key and name in self._terms:
            return self._terms[name] if self._terms[name] == "@id" else self._expanded(self._terms[name])
        if is_key and name == "type" and "type" not in self._terms:
            return name
        prefix, colon, local = name.partition(":")
        if colon and not local.startswith("//") and prefix in self._terms and not self._terms[prefix].startswith("@"):
            return self._terms[prefix] + local
        return name

    @cached_property
    def _terms(self) -> dict[str, str]:
        """The terms and prefixes of all contexts in the text."""
        found: dict[str, str] = {}
        try:
            waiting = [json.loads(self._text)]
        except (ValueError, RecursionError):
            return found
        while waiting:
            here = waiting.pop()
            if isinstance(here, list):
                waiting += here
            elif isinstance(here, dict):
                contexts = here.get("@context", [])
                for context in contexts if isinstance(contexts, list) else [contexts]:
                    for term, meaning in context.items() if isinstance(context, dict) else ():
                        iri = meaning.get("@id") if isinstance(meaning, dict) else meaning
                        if isinstance(iri, str):
                            found.setdefault(term, iri)
                waiting += [v for k, v in here.items() if k != "@context"]
        vocabulary = found.get("@vocab", "")
        return {t: iri if ":" in iri or iri.startswith("@") else vocabulary + iri for t, iri in found.items()}

    def _at(self, offset: int) -> Place:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _string(text: str) -> str:
    try:
        value = json.loads(text)
    except ValueError:
        return text[1:-1]
    return value if isinstance(value, str) else text
