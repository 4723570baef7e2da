"""What passed, and whether for a reason: how much of the submission each shape looked at, and how complete it is by governance concept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import pyoxigraph as ox

from sg2kg.graph.guard import Token, tokens
from sg2kg.terms import PREFIXES
from sg2kg.validation.findings.layers import layer_of
from sg2kg.validation.findings.paths import Walker
from sg2kg.validation.shapes import ShapeInfo, Shapes
from sg2kg.validation.shapes.facts import TYPE, Facts, Term
from sg2kg.validation.shapes.sparql import declared
from sg2kg.validation.shapes.vocabulary import in_order
from sg2kg.validation.verdict import LAYERS, Completeness, Finding, Looked, Pass

_SH, _SGSH, _SUBCLASS = PREFIXES["sh"], PREFIXES["sgsh"], PREFIXES["rdfs"] + "subClassOf"
_OF_VALUES = frozenset(
    _SH + p
    for p in (
        "maxCount", "class", "datatype", "nodeKind", "minExclusive", "minInclusive", "maxExclusive", "maxInclusive", "minLength", "maxLength",
        "pattern", "languageIn", "uniqueLang", "disjoint", "lessThan", "lessThanOrEquals", "not", "in", "qualifiedMaxCount", "closed", "node",
    )
)  # fmt: skip
"""Constraints of a property that nothing is checked by where the property has no value."""


class Survey:
    """What the shapes of a tier looked at in one submission."""

    def __init__(self, shapes: Shapes, tier: str, triples: Sequence[ox.Triple], background: Facts) -> None:
        self._shapes, self._facts, self._tier = shapes, shapes.facts, tier
        self._walker = Walker(triples)
        self._background = background

    def looked(self, info: ShapeInfo, findings: Iterable[Finding]) -> Looked:
        """How much one shape looked at."""
        focus = self._focus_nodes(info.iri)
        found = len({f.focus for f in findings if f.shape == info.iri})
        return Looked(info.iri.removeprefix(_SGSH), info.name, len(focus), self._values(info.iri, focus), found)

    def passed(self, findings: Sequence[Finding]) -> Iterator[Pass]:
        """The requirements in which nothing was found, in order of checking."""
        wanting = {f.requirement for f in findings if not f.guard}
        for id, obligation in self._shapes.asked(self._tier).items():
            if id not in wanting:
                text = self._shapes.requirement(id, self._tier).text
                yield Pass(id, obligation, text, tuple(self.looked(i, findings) for i in self._shapes.of_requirement(id)))

    def untargeted(self) -> Iterator[str]:
        """The names of the shapes that target nothing here."""
        for id in self._shapes.asked(self._tier):
            for info in (*self._shapes.of_requirement(id), *self._shapes.guards_of(id)):
                if not self._focus_nodes(info.iri):
                    yield info.iri.removeprefix(_SGSH)

    def completeness(self, findings: Sequence[Finding], calls: Mapping[str, Mapping[str, str]]) -> list[Completeness]:
        """For each concept that is checked: of its checks that had something to check, how many found no fault."""
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for id in self._shapes.asked(self._tier):
            for info in self._shapes.of_requirement(id):
                looked = self.looked(info, findings)
                if not looked.vacuous or looked.found:
                    counts[info.concept][0] += not looked.found
                    counts[info.concept][1] += 1
        found = [Completeness(c, calls.get(c, {}), layer_of(c), met, asked) for c, (met, asked) in counts.items()]
        return sorted(found, key=lambda c: (LAYERS.index(c.layer), in_order(c.concept)))

    # ---- targets and values

    def _focus_nodes(self, shape: str) -> dict[Term, None]:
        """What a shape targets by itself or by the shapes that use it as a property shape (SHACL §2.1.3)."""
        found: dict[Term, None] = {}
        facts = self._facts
        for target in facts.values(shape, _SH + "targetNode"):
            found[target] = None
        for prop in facts.nodes(shape, _SH + "targetSubjectsOf"):
            found |= dict.fromkeys(self._walker.forward.get(prop, {}))
        for prop in facts.nodes(shape, _SH + "targetObjectsOf"):
            found |= dict.fromkeys(self._walker.backward.get(prop, {}))
        for target_class in facts.nodes(shape, _SH + "targetClass"):
            for c in self._beneath(target_class):
                found |= dict.fromkeys(self._walker.backward.get(TYPE, {}).get(ox.NamedNode(c), ()))
        for user, prop in facts.users(shape):
            if prop == _SH + "property":
                found |= self._focus_nodes(user)
        return found

    def _beneath(self, target_class: str) -> list[str]:
        waiting = [target_class]
        for c in waiting:  # grows while it is read
            waiting += [s for s, p in self._background.users(c) if p == _SUBCLASS and s not in waiting]
        return waiting

    def _values(self, shape: str, focus: dict[Term, None]) -> int:
        """How many values the constraints of a shape had to judge: the focus nodes themselves, or, of a property, what it leads to."""
        facts = self._facts
        if not focus:
            return 0
        selects = [s for c in facts.nodes(shape, _SH + "sparql") for s in _needs(facts, c)]
        if selects and not any(all(p in self._walker.forward or self._background_has(p) for p in needed) for needed in selects):
            return 0
        paths = facts.values(shape, _SH + "path")
        said = {p for p in facts.properties(shape) if p.startswith(_SH)}
        if not paths or not said & _OF_VALUES or said & {_SH + "minCount", _SH + "hasValue", _SH + "qualifiedMinCount"}:
            return len(focus)
        return len(self._walker.walk(focus, paths[0], facts))

    @cache  # noqa: B019 - a survey lives as long as its submission
    def _background_has(self, prop: str) -> bool:
        return any(prop in self._background.properties(s) for s in self._background.subjects())


def _needs(facts: Facts, constraint: str) -> Iterator[frozenset[str]]:
    """The properties without which each query of a constraint finds nothing: those that its outermost pattern asks for."""
    prefixes = declared(facts, *facts.nodes(constraint, _SH + "prefixes"))
    for select in facts.values(constraint, _SH + "select"):
        if isinstance(select, ox.Literal):
            yield frozenset(_outermost(select.value, tuple(sorted(prefixes.items()))))


@lru_cache(maxsize=512)
def _outermost(select: str, prefixes: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    known, found = dict(prefixes), []
    words = tokens(select)
    depth = 0
    for before, token, after in zip([Token("", "", 0), *words], words, [*words[1:], Token("", "", 0)], strict=False):
        depth += (token.text == "{") - (token.text == "}")
        # a property by itself: behind a subject or a semicolon, and with no sign of a path about it
        plain = before.kind in ("variable", "iri", "name") or before.text in (";", "]")
        if depth == 1 and token.kind == "name" and plain and after.kind in ("variable", "name", "iri") and after.text not in ("?", "*", "|", "/"):
            prefix, _, local = token.text.partition(":")
            found.append(known.get(prefix, "") + local)
    return tuple(found)
