"""Refuses shapes graphs that SHACL calls ill-formed, which engines take in silence, and what is beyond SHACL Core and SHACL-SPARQL.

For shapes that nobody of ours has linted. The rules are those of SHACL (W3C, 2017), appendix A and the sections named there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import pyoxigraph as ox

from sg2kg.errors import ShapesError
from sg2kg.terms import PREFIXES, curie
from sg2kg.validation.shapes.facts import TYPE, Facts, Term, node
from sg2kg.validation.shapes.wellformed_paths import PATHS, path_problems
from sg2kg.validation.shapes.wellformed_paths import members as members
from sg2kg.validation.shapes.wellformed_sparql import components, instances, named, sparql_problems

SH, XSD = PREFIXES["sh"], PREFIXES["xsd"]
MAX_DEPTH = 200
"""How deep shapes may be nested in one another."""
_TARGETS = ("targetClass", "targetNode", "targetObjectsOf", "targetSubjectsOf")
_PROPERTY_ONLY = ("minCount", "maxCount", "uniqueLang", "lessThan", "lessThanOrEquals", "qualifiedValueShape")
_LISTS_OF_SHAPES = ("and", "or", "xone")
_SHAPES = ("node", "not", "property", "qualifiedValueShape")
_TELLING = ("name", "description", "message", "severity", "order", "group", "defaultValue", "deactivated", "shapesGraph", "prefixes", "declare")
_KINDS = frozenset(SH + k for k in ("BlankNode", "IRI", "Literal", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral"))


def _integer(t: Term, _: Facts) -> bool:
    return isinstance(t, ox.Literal) and t.datatype.value == XSD + "integer" and re.fullmatch(r"[+-]?0*[0-9]{1,18}", t.value) is not None


def _boolean(t: Term, _: Facts) -> bool:
    return isinstance(t, ox.Literal) and t.datatype.value == XSD + "boolean" and t.value in ("true", "false", "1", "0")


def _string(t: Term, _: Facts) -> bool:
    return isinstance(t, ox.Literal) and t.datatype.value == XSD + "string"


def _text(t: Term, _: Facts) -> bool:
    return isinstance(t, ox.Literal) and (t.datatype.value == XSD + "string" or t.language is not None)


def _iri(t: Term, _: Facts) -> bool:
    return isinstance(t, ox.NamedNode)


def _resource(t: Term, _: Facts) -> bool:
    return isinstance(t, (ox.NamedNode, ox.BlankNode))


def _literal(t: Term, _: Facts) -> bool:
    return isinstance(t, ox.Literal)


def _list(t: Term, facts: Facts) -> bool:
    return members(facts, t) is not None


def _iris(t: Term, facts: Facts) -> bool:
    found = members(facts, t)
    return found is not None and all(isinstance(m, ox.NamedNode) for m in found)


def _strings(t: Term, facts: Facts) -> bool:
    found = members(facts, t)
    return found is not None and all(_string(m, facts) for m in found)


def _resources(t: Term, facts: Facts) -> bool:
    found = members(facts, t)
    return found is not None and all(_resource(m, facts) for m in found)


def _kind(t: Term, _: Facts) -> bool:
    return node(t) in _KINDS


def _iri_or_literal(t: Term, _: Facts) -> bool:
    return isinstance(t, (ox.NamedNode, ox.Literal))


_VALUES: dict[str, tuple[Callable[[Term, Facts], bool], str, bool]] = {
    # what a value must be, in words, and whether there may be one only
    "class": (_iri, "an IRI", False),
    "datatype": (_iri, "an IRI", True),
    "nodeKind": (_kind, "one of the six kinds of node", True),
    **dict.fromkeys(
        ("minCount", "maxCount", "minLength", "maxLength", "qualifiedMinCount", "qualifiedMaxCount"),
        (_integer, "a whole number, of 18 digits at most", True),
    ),
    **dict.fromkeys(("minExclusive", "minInclusive", "maxExclusive", "maxInclusive"), (_literal, "a literal", True)),
    "pattern": (_string, "a text", True),
    "flags": (_string, "a text", True),
    "languageIn": (_strings, "a list of texts", True),
    "uniqueLang": (_boolean, "true or false", True),
    **dict.fromkeys(("equals", "disjoint", "lessThan", "lessThanOrEquals"), (_iri, "an IRI", False)),
    **dict.fromkeys(("not", "node", "property"), (_resource, "a shape", False)),
    **dict.fromkeys(_LISTS_OF_SHAPES, (_resources, "a list of shapes", False)),
    "qualifiedValueShape": (_resource, "a shape", True),
    "qualifiedValueShapesDisjoint": (_boolean, "true or false", True),
    "closed": (_boolean, "true or false", True),
    "ignoredProperties": (_iris, "a list of IRIs", True),
    "in": (_list, "a list", True),
    "deactivated": (_boolean, "true or false", True),
    "severity": (_iri, "an IRI", True),
    "message": (_text, "a text", False),
    "targetClass": (_iri, "an IRI", False),
    "targetNode": (_iri_or_literal, "an IRI or a literal", False),
    "targetObjectsOf": (_iri, "an IRI", False),
    "targetSubjectsOf": (_iri, "an IRI", False),
    "sparql": (_resource, "a constraint", False),
}
KNOWN = frozenset(SH + p for p in (*_VALUES, *_TELLING, *PATHS, "path", "hasValue", "select", "ask", "parameter", "optional", "labelTemplate"))
"""What may be said of a shape in SHACL's own namespace."""
_ADVANCED = frozenset(SH + p for p in ("rule", "target", "expression", "js", "values", "filterShape", "nodes", "condition", "entailment"))


def refuse_illformed(triples: Sequence[ox.Triple]) -> None:
    """Raises ShapesError for a shapes graph that is ill-formed, or asks for what is beyond SHACL Core and SHACL-SPARQL."""
    problem = next(problems(triples), "")
    if problem:
        raise ShapesError(problem, "Correct the shapes; nothing was checked with them.")


def problems(triples: Sequence[ox.Triple]) -> Iterator[str]:
    """What is wrong with a shapes graph, in words; the first is the one to mend first."""
    facts = Facts(triples)
    own = frozenset(p for c in components(facts) for p in c.parameters)
    shapes = shapes_in(facts)
    if not shapes:
        yield "no shape in it"
    yield from _too_deep(facts, shapes)
    for shape in shapes:
        yield from _shape(facts, shape, own)
    yield from (f"{named(c)}: a shape that is a class needs an IRI" for c in _nameless_classes(facts))
    yield from _patterns(facts, shapes)
    yield from sparql_problems(facts, shapes)


def shapes_in(facts: Facts) -> list[str]:
    """The nodes of a shapes graph that SHACL takes for shapes (§2.1)."""
    own = [p for c in components(facts) for p in c.parameters]
    parameters = {SH + p for p in (*_VALUES, *_TARGETS) if p not in ("message", "severity", "deactivated", "flags")} | {SH + "hasValue", *own}
    declared = {p for c in instances(facts, SH + "ConstraintComponent") for p in facts.nodes(c, SH + "parameter")}
    found = dict.fromkeys(instances(facts, SH + "NodeShape", SH + "PropertyShape"))
    for subject in facts.subjects():
        if subject not in declared and parameters & facts.properties(subject).keys():
            found[subject] = None
    for subject in list(found):
        for used in used_by(facts, subject):
            found.setdefault(used, None)
    results = set(facts.of_type(SH + "ValidationResult"))
    return [s for s in found if s not in results]


def used_by(facts: Facts, shape: str) -> Iterator[str]:
    """The shapes that a shape uses, however it does."""
    for prop in _SHAPES:
        yield from facts.nodes(shape, SH + prop)
    for prop in _LISTS_OF_SHAPES:
        for value in facts.values(shape, SH + prop):
            yield from (node(m) for m in members(facts, value) or () if node(m))


def _too_deep(facts: Facts, shapes: Iterable[str]) -> Iterator[str]:
    """Recursion, whose outcome SHACL leaves open (§3.4.3), and nesting beyond reason."""
    height: dict[str, int] = {}
    for start in shapes:
        stack: list[tuple[str, Iterator[str]]] = [(start, used_by(facts, start))] if start not in height else []
        on_stack = {start}
        while stack:
            shape, inner = stack[-1]
            following = next((i for i in inner if i not in height), None)
            if following is None:
                height[shape] = 1 + max((height.get(i, 0) for i in used_by(facts, shape)), default=0)
                on_stack.discard(stack.pop()[0])
                if height[shape] > MAX_DEPTH:
                    yield f"shapes are nested more than {MAX_DEPTH} deep"
                    return
            elif following in on_stack:
                yield f"{named(following)} uses itself, and SHACL leaves open what that means"
                return
            else:
                stack.append((following, used_by(facts, following)))
                on_stack.add(following)


def _shape(facts: Facts, shape: str, own: Iterable[str]) -> Iterator[str]:
    name = named(shape)
    said = facts.properties(shape)
    paths = said.get(SH + "path", ())
    if len(paths) > 1:
        yield f"{name}: it has {len(paths)} sh:path, and may have one"
    if not paths and (SH + "PropertyShape" in facts.nodes(shape, TYPE) or any(p == SH + "property" for _, p in facts.users(shape))):
        yield f"{name}: a property shape without sh:path"
    if paths and SH + "NodeShape" in facts.nodes(shape, TYPE):
        yield f"{name}: a node shape with sh:path"
    yield from (f"{name}: {problem}" for path in paths for problem in path_problems(facts, path))
    pathed = [n for n in facts.nodes(shape, SH + "node") if facts.values(n, SH + "path")]
    yield from (f"{name}: sh:node names node shapes, and {named(n)} has sh:path" for n in pathed)
    for prop, values in said.items():
        if prop in own:
            continue
        if prop in _ADVANCED:
            yield f"{name}: {curie(prop)} is beyond SHACL Core and SHACL-SPARQL, and would be passed over"
        elif prop.startswith(SH) and prop not in KNOWN:
            yield f"{name}: {curie(prop)} is not a term of SHACL, and would be passed over"
        rule = _VALUES.get(prop.removeprefix(SH)) if prop.startswith(SH) else None
        if rule is None:
            continue
        right, words, single = rule
        if single and len(values) > 1:
            yield f"{name}: it has {len(values)} {curie(prop)}, and may have one"
        for value in values:
            if not right(value, facts):
                yield f"{name}: {curie(prop)} must be {words}, not {_shown(value)}"
        if not paths and prop.removeprefix(SH) in _PROPERTY_ONLY:
            yield f"{name}: {curie(prop)} without sh:path"


def _nameless_classes(facts: Facts) -> Iterator[str]:
    shapes = set(instances(facts, SH + "NodeShape", SH + "PropertyShape"))
    yield from (c for c in instances(facts, PREFIXES["rdfs"] + "Class") if c.startswith("_:") and c in shapes)


def _patterns(facts: Facts, shapes: Iterable[str]) -> Iterator[str]:
    """Patterns that the engine cannot compile, and would take for one that nothing matches."""
    store = ox.Store()
    for shape in shapes:
        flags = ox.Literal(facts.word(shape, SH + "flags"))
        for pattern in facts.values(shape, SH + "pattern"):
            bound = {ox.Variable("pattern"): pattern, ox.Variable("flags"): flags}
            rows = store.query("SELECT ?r ?pattern ?flags { BIND(REGEX('', ?pattern, ?flags) AS ?r) }", substitutions=bound)
            if not any(row["r"] is not None for row in rows):  # type: ignore[union-attr]
                yield f"{named(shape)}: sh:pattern {_shown(pattern)} is no regular expression"


def _shown(term: Term) -> str:
    text = str(term)
    return text if len(text) <= 60 else text[:57] + "…"
