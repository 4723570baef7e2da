"""Looks at a text before it is parsed and refuses what would end, stall or mislead the parser; called when RDF is read.

Brackets and elements that are nested without end, entities that grow, remote contexts, contexts that are read over and over. What JSON-LD passes
over in silence is told after parsing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from sg2kg.errors import InputError

MAX_NESTING = 500
"""Deeper brackets than this are refused before parsing: nothing a person writes comes near."""
MAX_TEXT = 128 * 1024 * 1024
"""Characters that all statements of a file may have together, once prefixes and entities are written out."""
MAX_CONTEXT_WORK = 2_000_000
"""How many definitions of terms a JSON-LD file may have the parser read, counted each time that a context applies."""

_BRACKETS = re.compile(
    r"""[\[\](){}] | \\. | \#[^\n\r]* | <[^<>"{}|^`\s]*>
      | \"\"\"[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*(?:\"\"\"|\\?\Z) | '''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*(?:'''|\\?\Z)
      | "[^"\\\n\r]*(?:\\.[^"\\\n\r]*)*" | '[^'\\\n\r]*(?:\\.[^'\\\n\r]*)*'""",
    re.VERBOSE | re.DOTALL,
)
"""A bracket, or what may hold brackets that mean nothing: an escape, a comment, an IRI, a string; the same in all formats but XML.

A long string that is never closed goes on to the end, so that each is read once and not again from every opening.
"""
CONTEXT_HINT = "Put the context itself in the file; sg2kg's own stands in ontology/context.jsonld."


def refuse_deep_nesting(text: str, source: str) -> None:
    """Raises InputError for brackets that are nested more than MAX_NESTING deep, in Turtle and its kin and in JSON."""
    if sum(text.count(bracket) for bracket in "[({") <= MAX_NESTING:
        return
    depth = 0
    for match in _BRACKETS.finditer(text):
        if match[0] in "[({":
            depth += 1
        elif match[0] in "])}":
            depth = max(depth - 1, 0)
        if depth > MAX_NESTING:
            line = text[: match.start()].count("\n") + 1
            raise InputError(f"brackets are nested more than {MAX_NESTING} deep", "Name the nodes instead.", source=source, line=line)


# ---- XML


def check_xml(text: str, source: str) -> None:
    """Raises InputError for entities that grow, and for XML that is not well-formed: the RDF parser takes one that ends too soon for a whole one."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True
    opened: list[str] = []
    declared = {"xml", "xmlns"}
    length = 0

    def refuse(what: str, hint: str) -> InputError:
        return InputError(what, hint, source=source, line=parser.CurrentLineNumber, column=parser.CurrentColumnNumber + 1)

    def grow(data: str) -> None:
        nonlocal length
        length += len(data)
        if length > MAX_TEXT:
            raise refuse(f"its entities grow to more than {MAX_TEXT // 1048576} MB", "Write their values out.")

    def start(name: str, attributes: dict[str, str]) -> None:
        opened.append(_as_written(name))
        if len(opened) > MAX_NESTING:
            raise refuse(f"elements are nested more than {MAX_NESTING} deep", "Name the nodes instead.")
        for value in attributes.values():
            grow(value)

    def end(_: str) -> None:
        opened.pop()

    def entity(name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        if is_parameter or value is None or "&" in value:
            raise refuse(f"the entity {name} brings in others or a file, and nothing is fetched", "Write its value out.")

    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = start, end, entity
    parser.CharacterDataHandler = grow
    parser.StartNamespaceDeclHandler = lambda prefix, _: declared.add(prefix or "")
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        if what == "unbound prefix":
            what = f"Unknown prefix {_undeclared(text.encode()[parser.ErrorByteIndex :][:10_000].decode(errors='ignore'), declared)}:"
        if what in ("mismatched tag", "no element found", "unclosed token", "syntax error"):
            what += f", expected </{opened[-1]}>" if opened else ", expected <rdf:RDF>"
        raise InputError(f"not RDF/XML: {what}", "Correct this place.", source=source, line=error.lineno, column=error.offset + 1) from None


def _as_written(name: str) -> str:
    namespace, _, rest = name.partition(" ")
    local, _, prefix = rest.partition(" ")
    return (f"{prefix}:{local}" if prefix else local) if rest else namespace


def _undeclared(tag: str, declared: set[str]) -> str:
    tag = tag.partition(">")[0]
    known = declared.union(re.findall(r"xmlns:([\w.-]+)", tag))
    return next((prefix for prefix in re.findall(r"[<\s]([\w.-]+):[\w.-]", tag) if prefix not in known), "")


# ---- JSON-LD


_KEYWORDS = frozenset(
    f"@{word}"
    for words in (
        ("base", "container", "context", "default", "direction", "explicit", "embed", "graph", "id", "import", "included", "index", "json"),
        ("language", "list", "nest", "none", "omitDefault", "prefix", "preserve", "propagate", "protected", "requireAll", "reverse", "set"),
        ("type", "value", "version", "vocab"),
    )
    for word in words
)
_BESIDE_VALUE = frozenset({"@value", "@type", "@language", "@direction", "@index", "@context"})
_NO_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")
_WITH_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass
class _Contexts:
    """What the contexts of a document define, all together wherever they stand."""

    terms: dict[str, list[Any]] = field(default_factory=dict)
    places: int = 0
    scoped: bool = False
    thrown_away: bool = False
    resolved: bool = False
    longest: int = 0

    def has(self, keyword: str) -> bool:
        return any(value is not None for value in self.terms.get(keyword, ()))

    def kinds(self, term: str, keyword: str) -> set[str]:
        """The values of a keyword in the definitions of a term, such as the kinds of its ``@container``."""
        found: set[str] = set()
        for definition in self.terms.get(term, ()):
            value = definition.get(keyword) if isinstance(definition, dict) else None
            found.update(v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str))
        return found

    def stands_for(self, key: str) -> str:
        """The keyword of which ``key`` is an alias, else ``key`` itself."""
        for definition in self.terms.get(key, ()):
            meant = definition.get("@id") if isinstance(definition, dict) else definition
            if isinstance(meant, str) and meant in _KEYWORDS:
                return meant
        return key


class JsonLd:
    """A JSON-LD document, looked at as JSON; a text that is none has nothing to be refused here."""

    def __init__(self, text: str, source: str) -> None:
        self._text, self._source = text, source
        self._contexts = _Contexts()
        self._error = self._twice = ""
        self._document: Any = None
        try:
            self._document = json.loads(text, strict=False, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=self._object)
        except (ValueError, RecursionError) as error:
            self._error = str(error)

    def _object(self, members: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(members)
        if len(found) < len(members) and not self._twice:
            names = [name for name, _ in members]
            self._twice = next(name for name in names if names.count(name) > 1)
        return found

    def check_contexts(self) -> None:
        """Raises InputError for a remote context, and for contexts that would be read over and over."""
        objects = members = 0
        for found in _objects(self._document):
            objects += 1
            members += len(found)
            if "@context" in found:
                self._contexts.places += 1
                self._add(found["@context"])
        places = objects if self._contexts.scoped else self._contexts.places
        if places * len(self._contexts.terms) > MAX_CONTEXT_WORK:
            raise self._refusal("its contexts would be read over and over", "Give one context, at the top.", "@context")
        if members * self._contexts.longest > MAX_TEXT:
            raise self._refusal(f"its statements grow to more than {MAX_TEXT // 1048576} MB", "Shorten the IRIs in the context.", "@context")

    def _add(self, context: Any) -> None:
        waiting = [context]
        while waiting:
            found = waiting.pop()
            if isinstance(found, list):
                waiting += found
            elif isinstance(found, str):
                raise self._refusal(f"it names a remote context, {found[:80]}, and nothing is fetched", CONTEXT_HINT, found)
            elif found is None:
                self._contexts.thrown_away = True
            elif isinstance(found, dict):
                if isinstance(found.get("@import"), str):
                    waiting.append(found["@import"])
                for term, definition in found.items():
                    self._contexts.terms.setdefault(term, []).append(definition)
                    meant = definition.get("@id") if isinstance(definition, dict) else definition
                    self._contexts.longest = max(self._contexts.longest, len(meant) if isinstance(meant, str) else 0)
                    if isinstance(definition, dict) and "@context" in definition:
                        self._contexts.scoped = True

    def check_losses(self, base: str | None = None) -> None:
        """Raises InputError for what parsers pass over in silence: names in no context, names that stand twice, and what should be an IRI.

        With a ``base`` relative IRIs are none of these.
        """
        self._contexts.resolved = base is not None
        if self._error:
            raise InputError(f"not JSON-LD: {self._error}", "Correct the file at this place.", source=self._source)
        if self._twice:
            raise self._refusal(f"{self._twice[:80]} stands twice in one object", "Put the values into one array.", self._twice)
        if self._contexts.thrown_away:
            raise self._refusal("a context of null throws away what the names under it mean", "Leave it out.", "@context")
        waiting: list[tuple[Any, bool]] = [(self._document, True)]
        while waiting:
            found, are_terms = waiting.pop()
            if isinstance(found, list):
                waiting += [(item, are_terms) for item in found]
            elif isinstance(found, dict):
                meant = {self._contexts.stands_for(key) for key in found}
                if "@value" in meant and are_terms and meant - _BESIDE_VALUE:
                    raise self._refusal("@value stands beside what does not belong to it", "Give @type or @language only.", "@value")
                if "@language" in meant and "@value" not in meant and are_terms:
                    raise self._refusal("@language stands without @value and would be passed over", "Give the text by @value.", "@language")
                for key, value in found.items():
                    if not are_terms:
                        waiting.append((value, True))
                    elif key != "@context":
                        waiting += self._member(key, value)

    def _member(self, key: str, value: Any) -> Iterator[tuple[Any, bool]]:
        contexts = self._contexts
        keyword = contexts.stands_for(key)
        if key not in contexts.terms and not self._is_read(key):
            raise self._refusal(f"{key[:80]} is in no context and would be passed over", "Define it in the context, or leave it out.", key)
        kinds = contexts.kinds(key, "@type")
        meant_to_be_left_out = contexts.terms.get(key) == [None]
        if keyword == "@value" or "@json" in kinds or meant_to_be_left_out:
            return
        if keyword == "@id" or "@id" in kinds:
            self._names(value, by_vocabulary=False)
        elif keyword == "@type" or "@vocab" in kinds:
            self._names(value, by_vocabulary=True)
        maps = {"@language", "@index", "@id", "@type"} & contexts.kinds(key, "@container")
        yield value, not maps

    def _is_read(self, key: str) -> bool:
        if key.startswith("@"):
            return key in _KEYWORDS
        return self._contexts.has("@vocab") if ":" not in key else self._is_whole(key) and not _NO_IRI.search(key)

    def _is_whole(self, name: str) -> bool:
        """Whether a name with a colon in it begins with a prefix, or with the scheme of an IRI."""
        return name.startswith("_:") or name.partition(":")[0] in self._contexts.terms or bool(_WITH_SCHEME.match(name))

    def _names(self, value: Any, by_vocabulary: bool) -> None:
        contexts = self._contexts
        for name in value if isinstance(value, list) else [value]:
            if not isinstance(name, str) or name in _KEYWORDS:
                continue
            known = by_vocabulary and name in contexts.terms
            if _NO_IRI.search(name) or (":" in name and not known and not self._is_whole(name)):
                raise self._refusal(f"{' '.join(name.split())[:80]} is no IRI and would be passed over", "Correct it.", name)
            resolved = contexts.resolved or contexts.has("@base") or (by_vocabulary and contexts.has("@vocab"))
            if ":" not in name and not known and not resolved:
                raise self._refusal(f"{name[:80] or 'an empty name'} is relative and would be passed over", "Write the IRI out, or give @base.", name)

    def _refusal(self, what: str, hint: str, at: str) -> InputError:
        place = self._text.find(json.dumps(at, ensure_ascii=False))
        line = self._text[:place].count("\n") + 1 if place >= 0 else None
        what = "".join(c if c.isprintable() else "\ufffd" for c in what)
        return InputError(what, hint, source=self._source, line=line)


def _objects(document: Any) -> Iterator[dict[str, Any]]:
    waiting = [document]
    while waiting:
        found = waiting.pop()
        if isinstance(found, list):
            waiting += found
        elif isinstance(found, dict):
            yield found
            waiting += found.values()
