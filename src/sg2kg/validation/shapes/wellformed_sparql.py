"""Refuses SPARQL-based constraints and components that SHACL calls ill-formed, or for which it demands a failure; called by ``wellformed``.

The rules are those of SHACL (W3C, 2017), sections 5 and 6 and appendix A.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import pyoxigraph as ox

from sg2kg.errors import QueryError
from sg2kg.graph.guard import Token, check_query, tokens
from sg2kg.graph.store import syntax_error
from sg2kg.terms import PREFIXES, curie
from sg2kg.validation.shapes.facts import TYPE, Facts, Term, node
from sg2kg.validation.shapes.query_text import prefixes_of, variables, with_variable_as

SH, XSD = PREFIXES["sh"], PREFIXES["xsd"]
CLAUSES = {
    "MINUS": "use FILTER NOT EXISTS",
    "VALUES": "use FILTER with IN",
    "SERVICE": "nothing is fetched",
    "FROM": "what it reads is the data that are checked",
}
"""Words that a query must not use (appendix A), and what to do instead; FROM, because engines would fetch, or would not."""
MAX_STEPS = 500
"""How many signs of paths a query may hold; engines plan them in a time that grows with the third power."""
_STEPS = frozenset("/|^*+")
_RESERVED = frozenset({"this", "shapesGraph", "currentShape", "path", "PATH", "value"})
_ALWAYS = ("this", "shapesGraph", "currentShape")
_NEED_NOT_BE_RETURNED = frozenset({"shapesGraph", "currentShape"})
_VALIDATORS = {"validator": "ask", "nodeValidator": "select", "propertyValidator": "select"}
_WORDS = {"select": "SELECT", "ask": "ASK"}
_LOCAL_NAME = re.compile(r"(?<![\w.-])[^\W\d][\w.-]*$")


class Component(NamedTuple):
    """A constraint component that a shapes graph declares, with its parameters."""

    iri: str
    parameters: dict[str, bool]
    """IRI of each, and whether it is optional."""

    @property
    def mandatory(self) -> set[str]:
        """The parameters without which it asks for nothing."""
        return {iri for iri, optional in self.parameters.items() if not optional}


def instances(facts: Facts, *classes: str) -> list[str]:
    """The SHACL instances of classes in a shapes graph: by type, or by the type of a subclass (SHACL §1.1)."""
    waiting = list(classes)
    for c in waiting:  # grows while it is read
        waiting += [s for s, p in facts.users(c) if p == PREFIXES["rdfs"] + "subClassOf" and s not in waiting]
    return facts.of_type(*waiting)


def components(facts: Facts) -> list[Component]:
    """The components of a file's own, as far as they are well-formed (SHACL §6.2); those of SHACL itself need no declaration."""
    found = []
    for iri in instances(facts, SH + "ConstraintComponent"):
        declared = {facts.node(p, SH + "path"): _true(facts, p, "optional") for p in facts.nodes(iri, SH + "parameter")}
        if not iri.startswith(SH):
            found.append(Component(iri, {p: optional for p, optional in declared.items() if p}))
    return found


def sparql_problems(facts: Facts, shapes: Iterable[str]) -> Iterator[str]:
    """What is wrong with constraints, components and prefixes of a shapes graph, in words."""
    for who in facts.subjects():
        for declaration in facts.values(who, SH + "declare"):
            yield from _declaration(facts, who, declaration)
    used = {c: s for s in shapes for c in facts.nodes(s, SH + "sparql")}
    unused = {c: c for c in instances(facts, SH + "SPARQLConstraint")}
    for constraint, shape in {**unused, **used}.items():
        yield from _query(facts, constraint, "select", f"{named(shape)}: sh:sparql", [*_ALWAYS, "PATH"])
        yield from _deactivated(facts, constraint, shape)
    own = components(facts)
    for component in own:
        yield from _component(facts, component)
    for shape in shapes:
        yield from _several_values(facts, shape, own)


def named(thing: str) -> str:
    """What to call a node in a message."""
    return "a shape without a name" if thing.startswith("_:") else curie(thing)


# ---- declarations


def _declaration(facts: Facts, who: str, declaration: Term) -> Iterator[str]:
    at = node(declaration)
    if not at:
        yield f"{named(who)}: sh:declare must be a declaration, not {declaration}"
        return
    for prop in ("prefix", "namespace"):
        said = facts.values(at, SH + prop)
        if len(said) != 1 or not isinstance(said[0], ox.Literal) or said[0].language:
            yield f"{named(who)}: sh:declare needs one sh:{prop}, a text"


def _true(facts: Facts, thing: str, prop: str) -> bool:
    return any(isinstance(v, ox.Literal) and v.value in ("true", "1") for v in facts.values(thing, SH + prop))


def _deactivated(facts: Facts, constraint: str, shape: str) -> Iterator[str]:
    said = facts.values(constraint, SH + "deactivated")
    if len(said) > 1 or any(not isinstance(v, ox.Literal) or v.value not in ("true", "false", "1", "0") for v in said):
        yield f"{named(shape)}: sh:deactivated of a constraint must be true or false, once"


# ---- components


def _component(facts: Facts, component: Component) -> Iterator[str]:
    name = named(component.iri)
    names = []
    for parameter in facts.values(component.iri, SH + "parameter"):
        paths = facts.values(node(parameter), SH + "path")
        if len(paths) != 1 or not isinstance(paths[0], ox.NamedNode):
            yield f"{name}: a sh:parameter needs one sh:path, an IRI"
            continue
        local = local_name(paths[0].value)
        names.append(local)
        if local in _RESERVED or not re.fullmatch(r"\w+", local):
            yield f"{name}: a parameter cannot be called {local or paths[0].value}, for no variable is free that is called so"
    if len(set(names)) < len(names):
        yield f"{name}: two parameters have the same name"
    if not component.mandatory:
        yield f"{name}: it has no parameter that is not optional"
    for prop, form in _VALIDATORS.items():
        bound = [*_ALWAYS, *names, *(["value"] if form == "ask" else ["PATH"])]
        for validator in facts.values(component.iri, SH + prop):
            if facts.values(node(validator), SH + "jsFunctionName"):
                continue
            yield from _query(facts, node(validator), form, f"{name}: sh:{prop}", bound)


def local_name(iri: str) -> str:
    """The local name of a parameter, after which its variable is called (SHACL §6.2.1)."""
    found = _LOCAL_NAME.search(iri)
    return found[0] if found else ""


def _several_values(facts: Facts, shape: str, own: Sequence[Component]) -> Iterator[str]:
    said = facts.properties(shape)
    for component in own:
        if len(component.parameters) > 1 and component.mandatory <= said.keys():
            for parameter in component.parameters:
                if len(said.get(parameter, ())) > 1:
                    yield f"{named(shape)}: {curie(component.iri)} has several parameters, so {curie(parameter)} may have one value"


# ---- queries


def _query(facts: Facts, who: str, form: str, name: str, bound: Sequence[str]) -> Iterator[str]:
    """What is wrong with a node that has a query of a form, in which some variables are bound beforehand."""
    texts = facts.values(who, SH + form)
    other = "ask" if form == "select" else "select"
    if len(texts) != 1:
        has = f"has {len(texts)} sh:{form}" if texts else f"has sh:{other}" if facts.values(who, SH + other) else "has no query"
        yield f"{name} needs one sh:{form}, and {has}"
        return
    text = texts[0]
    if not isinstance(text, ox.Literal) or text.datatype.value != XSD + "string":
        yield f"{name}: sh:{form} must be plain text"
        return
    kinds = {"ask": "SPARQLSelectValidator", "select": "SPARQLAskValidator"}
    if SH + kinds[form] in facts.nodes(who, TYPE):
        yield f"{name} needs sh:{form}, and is typed as sh:{kinds[form]}"
    yield from (
        f"{name}: a message must be text, not {m}"
        for m in facts.values(who, SH + "message")
        if not isinstance(m, ox.Literal) or not (m.language or m.datatype.value == XSD + "string")
    )
    if len(facts.nodes(who, SH + "prefixes")) < len(facts.values(who, SH + "prefixes")):
        yield f"{name}: sh:prefixes must name what declares prefixes, not hold text"
    try:
        yield from (f"{name}: {p}" for p in _text(text.value, prefixes_of(facts, who), form, bound))
    except QueryError as error:
        yield f"{name}: {error.what}"


def _text(text: str, prefixes: dict[str, str], form: str, bound: Sequence[str]) -> Iterator[str]:
    said = check_query(text, f"sh:{form}")
    if said != _WORDS[form]:
        yield f"sh:{form} must be {_WORDS[form]}, not {said}"
        return
    words = tokens(text)
    if sum(t.text in _STEPS for t in words) > MAX_STEPS:
        yield f"a query with more than {MAX_STEPS} signs of paths is not finished in any reasonable time"
        return
    # as a part of a word, too, for the engine reads SELECT … GROUPMINUS more loosely than the grammar
    used = {clause for t in words if t.kind == "word" for clause in CLAUSES if clause in t.text.upper()}
    yield from (f"a query must not use {clause}: {CLAUSES[clause]}" for clause in sorted(used))
    yield from _bound_again(words, bound)
    yield from _subqueries(words, [b for b in bound if b not in _NEED_NOT_BE_RETURNED and b != "PATH"])
    returned = _parsed(text, prefixes, form)
    if form == "select" and "this" not in returned:
        yield "sh:select must return $this"
    if "PATH" in variables(text):
        try:
            _parsed(with_variable_as(text, "PATH", " (^<urn:sg2kg:path>) "), prefixes, form)
        except QueryError:
            yield "$PATH may stand as a property only"


def _parsed(text: str, prefixes: dict[str, str], form: str) -> set[str]:
    """The variables that a query returns; raises QueryError for what is no query."""
    try:
        found = ox.Store().query(text, prefixes=prefixes)
    except SyntaxError as error:
        raise syntax_error(str(error), f"sh:{form}") from None
    except (ValueError, RuntimeError) as error:  # a namespace that is no IRI, a function that is not SPARQL's
        raise QueryError(f"sh:{form}: {error}") from None
    return {v.value for v in found.variables} if isinstance(found, ox.QuerySolutions) else set()


def _bound_again(words: Sequence[Token], bound: Collection[str]) -> Iterator[str]:
    for before, token in pairwise(words):
        if before.kind == "word" and before.text.upper().endswith("AS") and token.kind == "variable" and token.text[1:] in bound:
            yield f"AS {token.text}: it is bound beforehand and must not be bound again"


def _subqueries(words: Sequence[Token], bound: Sequence[str]) -> Iterator[str]:
    starts = [n for n, t in enumerate(words) if t.kind == "word" and t.text.upper().startswith("SELECT")]
    for start in starts if words and _is_ask(words) else starts[1:]:
        returned, depth = set(), 0
        for token in words[start + 1 :]:
            if depth == 0 and (token.text == "{" or token.text.upper() == "WHERE"):
                break
            depth += (token.text == "(") - (token.text == ")")
            if depth == 0 and token.kind == "variable":
                returned.add(token.text[1:])
        missing = [b for b in bound if b not in returned]
        if missing:
            yield f"a SELECT inside the query must return {', '.join('$' + b for b in missing)}, too, by name"


def _is_ask(words: Sequence[Token]) -> bool:
    forms = (t.text.upper() for t in words if t.kind == "word")
    return next((f for f in forms if f in ("ASK", "SELECT")), "") == "ASK"
