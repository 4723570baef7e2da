"""The linter: finds what an engine would pass over in silence or read differently from the author; called before shapes are used.

A file is linted against the whole of which it is a part. A file of another body's profile must, besides, leave alone what ships.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Sequence

import pyoxigraph as ox

from sg2kg.errors import QueryError
from sg2kg.messages import LANGUAGES, TAGS
from sg2kg.terms import PREFIXES, curie
from sg2kg.validation.shapes.facts import TYPE, Facts, node
from sg2kg.validation.shapes.profiles import (
    GUARDS,
    OBLIGATIONS,
    PROF,
    PROFILE,
    REQUIREMENT,
    SGSH,
    SH,
    SKOS,
    STRENGTHS,
    TARGETS,
    TESTS,
    Profiles,
    requirement_id,
)
from sg2kg.validation.shapes.sparql import declared, query_problems
from sg2kg.validation.shapes.vocabulary import CLOSED, misspelt, near, terms

RDFS, XSD = PREFIXES["rdfs"], PREFIXES["xsd"]
_ALLOWED_TERMS = """
    NodeShape PropertyShape targetClass targetObjectsOf targetSubjectsOf targetNode property path inversePath alternativePath zeroOrOnePath
    zeroOrMorePath oneOrMorePath minCount maxCount class datatype nodeKind IRI BlankNode Literal BlankNodeOrIRI pattern flags in hasValue or
    and not xone node qualifiedValueShape qualifiedMinCount qualifiedMaxCount languageIn uniqueLang minInclusive maxInclusive minExclusive
    maxExclusive minLength maxLength equals disjoint lessThan lessThanOrEquals severity Violation Warning Info message name description
    sparql SPARQLConstraint select prefixes declare prefix namespace order group
"""
ALLOWED = frozenset(SH + term for term in _ALLOWED_TERMS.split())
"""The only SHACL terms that shapes may use; everything else, misspelt or newer, is refused."""
OURS = frozenset({REQUIREMENT, *OBLIGATIONS, *(SGSH + term for term in ("requirement", "guards", "checks", "why", "mend", "gaming", "guard"))})
"""The terms with which profiles, requirements and shapes are described beside SHACL's."""
LINKS = frozenset({TESTS, GUARDS, SGSH + "checks", PROF + "isProfileOf", *OBLIGATIONS, *TARGETS}) | {
    SH + p for p in ("property", "node", "class", "severity", "nodeKind", "datatype", "path", "sparql", "prefixes", "or", "and", "xone", "not", "in")
}
"""Properties whose values are nodes; one that is given in text would be passed over."""
ONTOLOGY = "https://w3id.org/sg2kg/ontology"
_HOUSE = "https://w3id.org/sg2kg/"
"""Whatever has an IRI here ships with sg2kg."""


def lint(triples: Iterable[ox.Triple], whole: Facts | None = None, shipped: Facts | None = None) -> list[str]:
    """What is wrong with a file of shapes, in words; empty where nothing is.

    ``whole`` is all that it is used with, itself among it. ``shipped`` is given for a file of another body's profile: the shapes that ship,
    which it must not change.

    Only SHACL terms of ALLOWED are used; every shape targets something or is used by another; whatever can find something either tests or
    guards one requirement, and has a severity and each of its texts in three languages (another body's: in one of them at least); a guard
    never fails a submission; counts are whole numbers; patterns compile; SPARQL is what every engine takes. A profile has a token, says what
    it stands on, and asks for nothing less strongly than the profile under it; each requirement that is asked for is described, and tested.
    """
    triples = list(triples)
    facts = Facts(triples)
    around = whole or facts
    complete = shipped is None
    problems = [*_unknown_terms(triples, facts), *_shapes(facts, around), *_untold(facts, around)]
    problems += _carriers(facts, around, complete)
    problems += _requirements(facts, around, complete)
    problems += _profiles(facts, around, complete)
    if shipped is not None:
        problems += _trespasses(triples, facts, around, shipped)
    return sorted(set(problems))


def _unknown_terms(triples: Iterable[ox.Triple], facts: Facts) -> Iterator[str]:
    for t in triples:
        if t.predicate.value in LINKS and not node(t.object):
            yield f"{_name(node(t.subject), facts)}: {curie(t.predicate.value)} must name something by its IRI, not in text"
        for name in (t.predicate.value, node(t.object)):
            if name.startswith(SH) and name not in ALLOWED:
                yield f"{curie(name)} is not a term that sg2kg's shapes may use"
        if t.predicate.value.startswith(SGSH) and t.predicate.value not in OURS:
            yield f"{curie(t.predicate.value)} is not a property of shapes or profiles{_meant(t.predicate.value, OURS)}"


# ---- shapes


def _shapes(facts: Facts, around: Facts) -> Iterator[str]:
    for subject in facts.subjects():
        properties = facts.properties(subject)
        types = facts.nodes(subject, TYPE)
        name = _name(subject, facts)
        used = any(p != TYPE for _, p in around.users(subject))
        if {SH + "NodeShape", SH + "PropertyShape"} & set(types) and not used and not any(t in properties for t in TARGETS):
            yield f"{name} targets nothing"
        for count in ("minCount", "maxCount", "qualifiedMinCount", "qualifiedMaxCount"):
            for value in properties.get(SH + count, ()):
                if not (isinstance(value, ox.Literal) and value.value.isdecimal() and value.datatype.value == XSD + "integer"):
                    yield f"{name}: sh:{count} must be a whole number"
        for value in properties.get(SH + "pattern", ()):
            try:
                re.compile(value.value if isinstance(value, ox.Literal) else "(")
            except re.error as error:
                yield f"{name}: the pattern does not compile: {error}"
        if SH + "class" in properties and SH + "path" in properties and SH + "nodeKind" not in properties:
            yield f"{name}: sh:class without sh:nodeKind sh:IRI"
        for part in facts.nodes(subject, *(SH + p for p in ("property", "node", "not", "qualifiedValueShape"))):
            if not around.properties(part):
                yield f"{name}: {curie(part)} is no shape that is described"
        if SH + "sparql" in properties:
            yield from _sparql(subject, name, facts, around)


def _sparql(subject: str, name: str, facts: Facts, around: Facts) -> Iterator[str]:
    if facts.values(subject, SH + "path"):
        yield f"{name}: sh:sparql stands in a node shape, not in one with sh:path"
    if any(p != TYPE for _, p in around.users(subject)) and not facts.nodes(subject, TESTS, GUARDS):
        yield f"{name}: sh:sparql stands in a shape with a target of its own, not inside another"
    for constraint in facts.nodes(subject, SH + "sparql"):
        if SH + "SPARQLConstraint" not in facts.nodes(constraint, TYPE):
            yield f"{name}: what sh:sparql names must be a sh:SPARQLConstraint"
        selects = facts.values(constraint, SH + "select")
        if len(selects) != 1 or not isinstance(selects[0], ox.Literal) or selects[0].language:
            yield f"{name}: sh:sparql without one sh:select in plain text"
            continue
        declaring = facts.nodes(constraint, SH + "prefixes")
        if not declaring:
            yield f"{name}: sh:sparql without sh:prefixes"
            continue
        yield from (f"{name}: {who} declares no prefix (sh:declare)" for who in declaring if not around.nodes(who, SH + "declare"))
        try:
            yield from (f"{name}: {problem}" for problem in query_problems(selects[0].value, declared(around, *declaring)))
        except QueryError as error:
            yield f"{name}: {error.what}"


def _untold(facts: Facts, around: Facts) -> Iterator[str]:
    """Shapes whose results would be passed over, because no requirement says what they mean."""
    waiting = [s for s in facts.subjects() if any(facts.values(s, t) for t in TARGETS)]
    for shape in waiting:  # grows while it is read
        properties = around.properties(shape)
        finds = {p for p in properties if p.startswith(SH)} - {SH + "property", *TARGETS}
        if finds and not properties.get(TESTS) and not properties.get(GUARDS):
            part = "a part of " if shape.startswith("_:") else ""
            yield f"{part}{_name(shape, around)} finds something and neither tests nor guards a requirement"
        waiting += [s for s in around.nodes(shape, SH + "property") if s not in waiting]


def _carriers(facts: Facts, around: Facts, complete: bool) -> Iterator[str]:
    """Shapes that test or guard a requirement."""
    known = around.of_type(REQUIREMENT)
    for subject in facts.subjects():
        carried = facts.nodes(subject, TESTS, GUARDS)
        if not carried:
            continue
        name = _name(subject, facts)
        if subject.startswith("_:"):
            yield f"{name}: a shape that tests or guards a requirement needs an IRI"
        if len(carried) > 1:
            yield f"{name}: one requirement a shape, tested or guarded"
        for requirement in carried:
            if requirement not in known:
                yield f"{name}: {curie(requirement)} is not a requirement that is described{_meant(requirement, known)}"
        severities = facts.nodes(subject, SH + "severity")
        if len(severities) != 1:
            yield f"{name}: " + ("more than one sh:severity" if severities else "no sh:severity")
        elif facts.nodes(subject, GUARDS) and severities[0] == SH + "Violation":
            yield f"{name}: a guard warns (sh:Warning or sh:Info), it never fails a submission"
        if len(facts.values(subject, SGSH + "checks")) != 1:
            yield f"{name}: sgsh:checks must name the one concept, or class of the ontology, that is checked"
        for user, prop in around.users(subject):
            if prop != SH + "property" or around.nodes(user, TESTS, GUARDS):
                yield f"{name}: only a group of shapes may use it, by sh:property: where its requirement is not asked it is left out"
        for text in (SH + "name", SH + "description", SH + "message", SGSH + "why", SGSH + "mend"):
            yield from _text(subject, text, facts, complete)


# ---- requirements and profiles


def _requirements(facts: Facts, around: Facts, complete: bool) -> Iterator[str]:
    asked = {r for profile in around.of_type(PROFILE) for r in around.nodes(profile, *OBLIGATIONS)}
    ids = [(requirement_id(around, r), r) for r in around.of_type(REQUIREMENT)]
    for subject in facts.of_type(REQUIREMENT):
        name = _name(subject, facts)
        if subject.startswith("_:"):
            yield f"{name}: a requirement needs an IRI"
        notations = facts.values(subject, SKOS + "notation")
        if len(notations) != 1 or not re.fullmatch(r"[\w.-]+", facts.word(subject, SKOS + "notation")):
            yield f"{name}: skos:notation must give it one id, such as REG-01"
        if any(i == requirement_id(facts, subject) and r != subject for i, r in ids):
            yield f"{name}: another requirement has the id {requirement_id(facts, subject)}"
        yield from _text(subject, SKOS + "definition", facts, complete)
        for text in (SGSH + "gaming", SGSH + "guard"):
            if facts.values(subject, text):
                yield from _text(subject, text, facts, complete)
        if not any(p == TESTS for _, p in around.users(subject)):
            yield f"{name}: no shape tests this requirement"
        if subject not in asked:
            yield f"{name}: no profile asks for this requirement"


def _profiles(facts: Facts, around: Facts, complete: bool) -> Iterator[str]:
    known, described = around.of_type(PROFILE), around.of_type(REQUIREMENT)
    for prop in (PROF + "hasToken", PROF + "isProfileOf", *OBLIGATIONS):
        for subject in facts.subjects():
            if facts.values(subject, prop) and subject not in facts.of_type(PROFILE):
                yield f"{_name(subject, facts)}: {curie(prop)} belongs to a prof:Profile, and this is none"
    for subject in facts.of_type(PROFILE):
        name = _name(subject, facts)
        if subject.startswith("_:"):
            yield f"{name}: a profile needs an IRI"
        token = facts.word(subject, PROF + "hasToken")
        if len(facts.values(subject, PROF + "hasToken")) != 1 or not re.fullmatch(r"\w[\w.-]*", token):
            yield f"{name}: prof:hasToken must give it one short name of letters, digits and hyphens"
        elif any(around.word(p, PROF + "hasToken") == token and p != subject for p in known):
            yield f"{name}: another profile is called {token}"
        for text in (RDFS + "label", SKOS + "definition"):
            yield from _text(subject, text, facts, complete)
        sound = yield from _standing(subject, name, facts, around, known)
        for requirement in facts.nodes(subject, *OBLIGATIONS):
            if requirement not in described:
                sound = False
                yield f"{name} asks for {curie(requirement)}, which is described nowhere{_meant(requirement, described)}"
        if sound:
            yield from _strength(subject, name, facts, Profiles(around))


def _standing(subject: str, name: str, facts: Facts, around: Facts, known: Sequence[str]) -> Generator[str, None, bool]:
    under = facts.nodes(subject, PROF + "isProfileOf")
    sound = True
    for iri in under:
        if iri not in known and iri != ONTOLOGY:
            sound = False
            yield f"{name}: it is a profile of {curie(iri)}, which is neither the ontology nor a profile that is known{_meant(iri, known)}"
    if not under:
        yield f"{name}: prof:isProfileOf must say what it stands on, a profile or <{ONTOLOGY}>"
    if len([i for i in under if i in known]) > 1:
        yield f"{name}: a profile stands on one other at most"
    step, seen = subject, {subject}
    while step := next((i for i in around.nodes(step, PROF + "isProfileOf") if i in known), ""):
        if step in seen:
            yield f"{name}: it stands on itself"
            return False
        seen.add(step)
    return sound and bool(under)


def _strength(subject: str, name: str, facts: Facts, profiles: Profiles) -> Iterator[str]:
    tier = profiles.tier(profiles.by_iri[subject])
    beneath = profiles.asked(tier.includes[0]) if tier.includes else {}
    listed = facts.nodes(subject, *OBLIGATIONS)
    for r in tier.requirements:
        if listed.count(r.iri) > 1:
            yield f"{name} asks for {r.id} twice"
        below = beneath.get(r.id)
        if below and STRENGTHS.index(r.obligation) > STRENGTHS.index(below):
            yield f"{name}: {r.id} is {r.obligation} here and {below} in {tier.includes[0]}; a profile asks as strongly as the one under it, or more"
    if not listed and not beneath:
        yield f"{name} asks for nothing"


# ---- what ships


def _trespasses(triples: Sequence[ox.Triple], facts: Facts, around: Facts, shipped: Facts) -> Iterator[str]:
    tried = {n for shape in around.subjects() for n in around.nodes(shape, *TARGETS)}
    for t in triples:
        subject, prop, target = node(t.subject), t.predicate.value, node(t.object)
        if subject.startswith(_HOUSE) and not (prop == SKOS + "inScheme" and subject in terms()):
            yield f"it says something about {curie(subject)}: a profile changes nothing that ships, but adds a concept to a list by skos:inScheme"
        if prop in tried or (prop == TYPE and target in tried):
            said = f"a {curie(target)}" if prop == TYPE else curie(prop)
            yield f"{_name(subject, facts)} {said}: this is for submissions; a profile holds requirements, shapes and lists"
        if prop in (TESTS, GUARDS) and shipped.properties(target):
            yield f"{_name(subject, facts)}: {curie(target)} ships with its shapes; let the shape test or guard a requirement of your own"
        if prop.startswith(SH) and shipped.nodes(target, TESTS, GUARDS):
            yield f"{_name(subject, facts)}: it uses {curie(target)}, which tests or guards a requirement that ships; write a shape of your own"
    known = terms() | {s for s in shipped.subjects() if s.startswith(CLOSED)} | OURS
    # told elsewhere in words of their own: requirements that there are not, and properties of ours that there are not
    told = {*OBLIGATIONS, TESTS, GUARDS, *(t.predicate.value for t in triples if t.predicate.value.startswith(SGSH))}
    for name in misspelt((t for t in triples if t.predicate.value not in {*OBLIGATIONS, TESTS, GUARDS}), known | told):
        yield f"{curie(name)} is not a known term{_meant(name, (k for k in known if k.startswith(CLOSED)))}"


# ---- words


def _text(subject: str, prop: str, facts: Facts, complete: bool) -> Iterator[str]:
    values = facts.values(subject, prop)
    tags = [(v.language or "").lower() for v in values if isinstance(v, ox.Literal) and v.value.strip()]
    name = f"{_name(subject, facts)}: {curie(prop)}"
    if complete and (sorted(tags) != sorted(TAGS) or len(tags) != len(values)):
        yield f"{name} must stand once in each of {', '.join(LANGUAGES[:-1])} and {LANGUAGES[-1]}"
    if not complete and (not set(tags) & set(TAGS) or len(set(tags)) != len(values) or "" in tags):
        yield f"{name} must stand in at least one of {', '.join(LANGUAGES[:-1])} and {LANGUAGES[-1]}, once a language"


def _name(subject: str, facts: Facts) -> str:
    """What to call a node: its prefixed name, or for one without an IRI the name of what it is a part of."""
    seen: set[str] = set()
    while subject.startswith("_:") and facts.users(subject) and subject not in seen:
        seen.add(subject)
        subject = facts.users(subject)[0][0]
    return "a node without an IRI" if subject.startswith("_:") else curie(subject)


def _meant(name: str, known: Iterable[str]) -> str:
    meant = near(name, known)
    return f"; did you mean {meant}?" if meant else ""
