"""Rewrites shapes so that pyshifty does what SHACL says, and puts back into its results what it loses; called by the fast engine.

Each SPARQL constraint and validator gets a name and messages of ours. What they say in a result tells which constraint found it and how variables
are bound; the messages of the author are made from that, with their languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pyoxigraph as ox

from sg2kg.errors import CheckError
from sg2kg.terms import PREFIXES
from sg2kg.validation.engines.encoding import BLANK
from sg2kg.validation.engines.seam import SH, Result
from sg2kg.validation.shapes.facts import TYPE, Facts, Term, node
from sg2kg.validation.shapes.query_text import variables, with_blank_iris, with_language_of, without_shortcut
from sg2kg.validation.shapes.wellformed import shapes_in
from sg2kg.validation.shapes.wellformed_sparql import components, instances, local_name

_TRUE = ox.Literal(True)
_OWN = "urn:sg2kg:query:"
_NUMBER, _LANGUAGE = "#", "sg2kgLanguage"
_QUERIES = (SH + "select", SH + "ask")
_VALIDATORS = frozenset(SH + v for v in ("validator", "nodeValidator", "propertyValidator"))
_TYPES = (SH + "NodeShape", SH + "PropertyShape", SH + "ConstraintComponent", PREFIXES["rdfs"] + "Class")
_CLASSES = (PREFIXES["rdfs"] + "Class", PREFIXES["owl"] + "Class")
_NAMED = re.compile(r"\{[?$](\w+)\}")


@dataclass(frozen=True)
class _Query:
    """A constraint or a validator, and the templates of its messages."""

    given: Term
    templates: tuple[ox.Literal, ...]


class Prepared:
    """Shapes as pyshifty is given them, and how its results are read; ``linted`` says that the shapes have passed our linter."""

    def __init__(self, shapes: Iterable[ox.Triple], *, linted: bool = False) -> None:
        given = list(shapes)
        self._linted = linted
        self.facts = Facts(given)
        self._queries: dict[str, _Query] = {}
        self._of: dict[str, str] = {}
        """Components of which we made another for each further value of their parameter, by what we called them."""
        self._own = components(self.facts)
        self.triples = [*self._kept(given), *self._types()]
        self.components = frozenset({SH + "SPARQLConstraintComponent", *(c.iri for c in self._own)})
        """Those whose results come from SPARQL."""
        self.has_sparql = bool(self._queries)

    def restored(self, result: Result, paths: Mapping[str, Sequence[ox.Triple]]) -> Result:
        """A result with constraint, path, component and messages put back; raises CheckError where a query says that it fails (SHACL §5.3)."""
        path = result.path
        if path is not None and not _is_path(path, paths):
            path = next(iter(self.facts.values(node(result.shape), SH + "path")), None) if result.shape is not None else None
        component = self._of.get(result.component, result.component)
        said = dict(m.value.removeprefix(_OWN).partition("\n")[::2] for m in result.messages if m.value.startswith(_OWN))
        query = self._queries.get(said.get(_NUMBER, ""))
        if query is None:
            return replace(result, path=path, component=component)
        if said.get("failure") == "true":
            raise CheckError("a query of the shapes says that it fails (?failure)", "Ask the author of the shapes what the data must hold.")
        is_constraint = component == SH + "SPARQLConstraintComponent"
        messages = self._messages(query, said, component, result.shape)
        return replace(result, path=path, component=component, messages=messages, constraint=query.given if is_constraint else None)

    # ---- what is given to pyshifty

    def _kept(self, given: Sequence[ox.Triple]) -> Iterator[ox.Triple]:
        off = {s for s in self.facts.subjects() if _TRUE in self.facts.values(s, SH + "deactivated")}
        several = self._several()
        untyped = set(shapes_in(self.facts)) - set(instances(self.facts, SH + "NodeShape", SH + "PropertyShape"))
        for t in given:
            prop = t.predicate.value
            if prop == TYPE and node(t.object) in _CLASSES and node(t.subject) in untyped:
                continue  # a class is no target unless it is typed as a shape (SHACL §2.1.3.3); this engine takes it for one
            if asks_for_nothing(t):
                continue
            if prop == SH + "sparql" and node(t.object):
                if node(t.object) not in off:
                    yield from self._named(t)
            elif prop in _VALIDATORS and node(t.object):
                yield from self._named(t)
            elif prop in several:
                yield from self._one_each(t, several[prop])
            else:
                yield t

    def _types(self) -> Iterator[ox.Triple]:
        """The types that follow from subclasses; this engine does not look for them."""
        for kind in _TYPES:
            for thing in instances(self.facts, kind):
                if kind not in self.facts.nodes(thing, TYPE):
                    yield ox.Triple(_subject(thing), ox.NamedNode(TYPE), ox.NamedNode(kind))

    def _named(self, use: ox.Triple) -> Iterator[ox.Triple]:
        """The use of a constraint or a validator with one of a name of ours in its place."""
        given = node(use.object)
        number = str(len(self._queries))
        own = ox.NamedNode(_OWN + number)
        texts = tuple(m for m in self.facts.values(given, SH + "message") if isinstance(m, ox.Literal))
        self._queries[number] = _Query(use.object, texts)
        yield ox.Triple(use.subject, use.predicate, own)
        asked = {_NUMBER: number}
        for prop, values in self.facts.properties(given).items():
            for value in values:
                if prop in _QUERIES and isinstance(value, ox.Literal):
                    text, found = self._rewritten(value.value)
                    asked |= found
                    yield ox.Triple(own, ox.NamedNode(prop), ox.Literal(text))
                elif prop in (TYPE, SH + "prefixes"):
                    yield ox.Triple(own, ox.NamedNode(prop), value)
        templates = [*texts, *self._fallback(use)]
        asked |= {name: f"{{?{name}}}" for text in templates for name in _NAMED.findall(text.value)}
        for name, text in asked.items():
            yield ox.Triple(own, ox.NamedNode(SH + "message"), ox.Literal(f"{_OWN}{name}\n{text}"))

    def _fallback(self, use: ox.Triple) -> list[ox.Literal]:
        """The messages of the shapes that may come in where a query has none."""
        if use.predicate.value == SH + "sparql":
            users = [node(use.subject)]
        else:
            parameters = [p for c in self._own if c.iri == node(use.subject) for p in c.parameters]
            users = [s for s in self.facts.subjects() if any(self.facts.values(s, p) for p in parameters)]
        return [m for s in users for m in self.facts.values(s, SH + "message") if isinstance(m, ox.Literal)]

    def _rewritten(self, text: str) -> tuple[str, dict[str, str]]:
        """A query as this engine must have it, and which of its variables are to be told."""
        used = variables(text)
        told = {name: f"{{?{name}}}" for name in used & {"failure", "message"}}
        text = with_blank_iris(text, BLANK)
        if not self._linted:  # of ours, tests ensure that they find the same as with the reference; there are many, and they shall stay fast
            text = without_shortcut(text)
        if "message" in used:
            longer = with_language_of(text, "message", _LANGUAGE)
            told |= {_LANGUAGE: f"{{?{_LANGUAGE}}}"} if longer != text else {}
            text = longer
        return text, told

    # ---- several values of a parameter

    def _several(self) -> dict[str, list[str]]:
        """The components with one parameter, by that parameter, where a shape has several values of it: each is a constraint (SHACL §2.1.1)."""
        found: dict[str, list[str]] = {}
        for c in self._own:
            for parameter in c.parameters if len(c.parameters) == 1 else ():
                if any(len(self.facts.values(s, parameter)) > 1 for s in self.facts.subjects()):
                    found.setdefault(parameter, []).append(c.iri)
        return found

    def _one_each(self, said: ox.Triple, declaring: Sequence[str]) -> Iterator[ox.Triple]:
        """A value of a parameter; all but the first go to a component that does the same for a parameter of the same local name."""
        number = list(self.facts.values(node(said.subject), said.predicate.value)).index(said.object)
        if number == 0:
            yield said
            return
        parameter = f"urn:sg2kg:value:{number}:{said.predicate.value.encode().hex()}#{local_name(said.predicate.value)}"
        yield ox.Triple(said.subject, ox.NamedNode(parameter), said.object)
        for component in declaring:
            own = f"{parameter}-{component.encode().hex()}"
            if own in self._of:
                continue
            self._of[own] = component
            declared = ox.BlankNode()
            yield ox.Triple(ox.NamedNode(own), ox.NamedNode(TYPE), ox.NamedNode(SH + "ConstraintComponent"))
            yield ox.Triple(ox.NamedNode(own), ox.NamedNode(SH + "parameter"), declared)
            yield ox.Triple(declared, ox.NamedNode(SH + "path"), ox.NamedNode(parameter))
            for prop in _VALIDATORS:
                for validator in self.facts.values(component, prop):
                    yield from self._named(ox.Triple(ox.NamedNode(own), ox.NamedNode(prop), validator))

    # ---- what is put back

    def _messages(self, query: _Query, said: Mapping[str, str], component: str, shape: Term | None) -> tuple[ox.Literal, ...]:
        """The messages of a solution: what it is bound to, else those of the query, else of the shape (SHACL §5.3.2)."""
        if said.get("message", "?message") != "?message":
            tag = said.get(_LANGUAGE, "")
            return (ox.Literal(said["message"], language=tag) if tag and not tag.startswith("?") else ox.Literal(said["message"]),)
        texts = query.templates or tuple(m for m in self.facts.values(node(shape), SH + "message") if isinstance(m, ox.Literal)) if shape else ()
        if not texts:
            plain = component == SH + "SPARQLConstraintComponent"
            return (ox.Literal("SPARQL constraint not satisfied" if plain else f"Value does not conform to constraint component <{component}>"),)
        return tuple(sorted((_filled(t, said) for t in texts), key=str))


def _is_path(term: Term, paths: Mapping[str, Sequence[ox.Triple]]) -> bool:
    """Whether this may stand as a path: a property, or where a path of the shapes begins; a query may have bound ?path to anything else."""
    return term.value in paths if isinstance(term, ox.BlankNode) else isinstance(term, ox.NamedNode) and not term.value.startswith(BLANK)


def asks_for_nothing(said: ox.Triple) -> bool:
    """Whether this is sh:uniqueLang "1"^^xsd:boolean or false (SHACL §4.7.3 and appendix A: the value true); pyshifty takes "1" for true."""
    return said.predicate.value == SH + "uniqueLang" and said.object != _TRUE


def _subject(name: str) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(name[2:]) if name.startswith("_:") else ox.NamedNode(name)


def _filled(template: ox.Literal, said: Mapping[str, str]) -> ox.Literal:
    text = _NAMED.sub(lambda m: said.get(m[1], m[0]), template.value)
    return ox.Literal(text, language=template.language) if template.language else ox.Literal(text)
