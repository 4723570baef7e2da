"""Units of participation, figures and realms: who takes part at which stage, in which roles, with how much say; what is measured."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from sg2kg.agreement.codings import Coding
from sg2kg.agreement.fields import NOT_CODED, Field, Material
from sg2kg.agreement.levels import Value
from sg2kg.agreement.matching import Group, called, doubtful, matched, one_only
from sg2kg.agreement.results import Said, Scale
from sg2kg.terms import SG2

_STAGES = ("DEF-5a", "DEF-5b", "DEF-5c", "DEF-5d")


@dataclass
class _Part:
    """What one coder says of one actor at one stage, in the case or in a phase of it."""

    roles: set[str] = field(default_factory=set)
    says: set[int] = field(default_factory=set)
    node: str = ""


@dataclass
class _Parts:
    """The participations of one coding in one case."""

    of: dict[tuple[str, str, str], _Part] = field(default_factory=dict)
    """(actor, stage, phase or empty) → what is said."""
    sectors: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Stage → sectors that take part in it."""


def participation_fields(material: Material) -> list[Field]:
    """Whether an actor takes part at a stage; the roles (a set), whether a level of say is told, and which (0 to 5); the sectors of a stage (a set).

    Actors are those that two coders have. Say that is not reported is no level: it is missing from the ordinal figure. Roles and say are compared
    where two coders have the actor at that stage, in the same phase or in the case as a whole.
    """
    takes = Field("takes part", Scale("nominal"))
    roles = Field("roles", Scale("set"))
    told = Field("say reported or not", Scale("nominal"))
    say = Field("say", Scale("ordinal", (0.0, 1.0, 2.0, 3.0, 4.0, 5.0)))
    sectors = Field("sectors at a stage", Scale("set"))
    kb, codings, lang = material.kb, material.codings, material.lang
    stages = [kb.concept(n) for n in _STAGES]
    of_codings = [_parts(c, lang) for c in codings]
    for case in material.cases:
        parts = [p.get(case) for p in of_codings]
        actors = matched(codings, [sorted({a for a, _, _ in p.of}) if p else [] for p in parts])
        material.unmatched += one_only(codings, case, "actors taking part", [(called(codings, g, lang), g) for g in actors])
        for group in actors:
            names = doubtful(codings, group)
            if names:
                material.unmatched.append(f"{material.case_label(case)}: one IRI, but other labels, so it may be another actor: {'; '.join(names)}")
        whole: Group = [""] * len(codings)
        for stage in stages:
            given = [frozenset(p.sectors[stage]) if p and p.sectors.get(stage) else None for p in parts]
            sectors.add(material.unit(sectors.name, case, map(Said, given), concept=stage), stage)
            for group in actors:
                if sum(a is not None for a in group) < 2:
                    continue
                actor = called(codings, group, lang)
                known = [p is not None and a is not None for p, a in zip(parts, group, strict=True)]
                at = [next((x for k, x in p.of.items() if k[:2] == (a, stage)), None) if p else None for p, a in zip(parts, group, strict=True)]
                said = [
                    _said(c, "yes" if x else "no", x.node if x else "", lang) if k else NOT_CODED for c, k, x in zip(codings, known, at, strict=True)
                ]
                takes.add(material.unit(takes.name, case, said, concept=stage, what=actor), stage)
                for phase in [whole, *material.phases[case]]:
                    found = [p.of.get((a or "", stage, f)) if p and f is not None else None for p, a, f in zip(parts, group, phase, strict=True)]
                    if sum(f is not None for f in found) < 2:
                        continue
                    label = "" if phase is whole else called(codings, phase, lang)
                    many = [codings[i].name for i, f in enumerate(found) if f and len(f.says) > 1]
                    if many:
                        where = f"{actor}, {kb.notation(stage)}"
                        material.unmatched.append(f"{material.case_label(case)}: several levels of say for {where}, left out: {', '.join(many)}")
                    for to, values in (
                        (roles, [frozenset(f.roles) if f else None for f in found]),
                        (told, [("reported" if f.says else "not reported") if f else None for f in found]),
                        (say, [float(next(iter(f.says))) if f and len(f.says) == 1 else None for f in found]),
                    ):
                        said = [_said(c, v, f.node, lang) if f else NOT_CODED for c, v, f in zip(codings, values, found, strict=True)]
                        to.add(material.unit(to.name, case, said, phase=label, concept=stage, what=actor), stage)
    return [takes, roles, told, say, sectors]


def figure_fields(material: Material) -> list[Field]:
    """Whether a figure is on record for each indicator of each case, and the steps of rubrics."""
    recorded, rubric = Field("figure on record", Scale("nominal")), Field("step of a rubric", Scale("ordinal"))
    indicators = sorted((i for (i,) in material.kb.dataset.select(f"SELECT DISTINCT ?i {{ ?i a <{SG2.Indicator}> }}")), key=material.kb.notation)
    steps = [_rubrics(c) for c in material.codings]
    for case in material.cases:
        for indicator in indicators:
            said = [Said("yes" if c.kb.figures(case, indicator) else "no") if case in c.cases else NOT_CODED for c in material.codings]
            recorded.add(material.unit(recorded.name, case, said, concept=indicator), indicator)
            periods = sorted({key for found in steps for key in found if key[:2] == (case, indicator)})
            for key in periods:
                values = [found.get(key) for found in steps]
                if sum(v is not None for v in values) > 1:
                    rubric.add(material.unit(rubric.name, case, map(Said, values), phase=key[2], concept=indicator), indicator)
    return [recorded, rubric]


def realm_field(material: Material) -> Field:
    """The highest realm in which a statement directly puts the case, or the organisation in its context; ordinal, 1 to 3."""
    realm = Field("realm", Scale("ordinal"))
    query = (
        "SELECT DISTINCT ?case ?rank { ?s sg2:affirms ?realm . ?realm a sg2:Realm ; sg2:rank ?rank . "
        "?s sg2:about|sg2:contextFor ?case . ?record sg2:describes ?case }"
    )
    found: list[dict[str, int]] = []
    for coding in material.codings:
        highest: dict[str, int] = {}
        for case, rank in coding.kb.dataset.select(query):
            if isinstance(rank, int):
                highest[case] = max(rank, highest.get(case, rank))
        found.append(highest)
    values = material.kb.concept("V-03")
    for case in material.cases:
        said = [Said(float(f[case])) if case in f else NOT_CODED for f in found]
        if any(s.value is not None for s in said):
            realm.add(material.unit(realm.name, case, said, concept=values), values)
    return realm


def _said(coding: Coding, value: Value | None, part: str, lang: str) -> Said:
    """A value with the statement that shows the part of the case in which it stands."""
    return coding.said(value, coding.shown_by.get(part, ""), lang)


def _parts(coding: Coding, lang: str) -> dict[str, _Parts]:
    """The participations in each case."""
    kb = coding.kb
    found: dict[str, _Parts] = {case: _Parts() for case in coding.cases}
    levels = kb.dataset.select("SELECT ?level ?rank { ?level a sg2:SayLevel ; sg2:rank ?rank }")
    ranks = {level: rank for level, rank in levels if isinstance(rank, int) and 0 <= rank <= 5}
    sector: dict[str, set[str]] = defaultdict(set)
    for actor, kind in kb.dataset.select("SELECT DISTINCT ?a ?kind { ?kind sg2:isSector true . ?a a/rdfs:subClassOf* ?kind }"):
        sector[actor].add(kb.label(kind, lang))
    query = (
        "SELECT DISTINCT ?case ?place ?p ?actor ?stage ?role ?say { ?case a ?kind . VALUES ?kind { sg2:Case sg2:PracticeKind } "
        "?case sg2:hasPhase? ?place . ?place sg2:hasParticipation ?p . ?p sg2:participant ?actor ; sg2:stage ?stage FILTER(!isLiteral(?actor)) "
        "OPTIONAL { ?p sg2:role ?role FILTER(!isLiteral(?role)) } OPTIONAL { ?p sg2:say ?say } } ORDER BY ?p"
    )
    for case, place, node, actor, stage, role, say in kb.dataset.select(query):
        if case not in found:
            continue
        part = found[case].of.setdefault((actor, stage, "" if place == case else place), _Part(node=node))
        if role:
            part.roles.add(kb.label(role, lang))
        if say in ranks:
            part.says.add(ranks[say])
        found[case].sectors[stage] |= sector[actor]
    return found


def _rubrics(coding: Coding) -> dict[tuple[str, str, str], float]:
    """(case, indicator, period) → step, where a case has one."""
    query = (
        "SELECT DISTINCT ?case ?i ?from ?to ?value { ?case sg2:hasPhase?/sg2:hasObservation ?o . ?case ^sg2:describes ?record . "
        "?o sg2:ofIndicator ?i ; sg2:unit sg2x:unit-rubric ; sg2:value ?value . OPTIONAL { ?o sg2:start ?from } OPTIONAL { ?o sg2:end ?to } }"
    )
    found: dict[tuple[str, str, str], set[float]] = defaultdict(set)
    for case, indicator, begun, ended, value in coding.kb.dataset.select(query):
        if isinstance(value, (int, float)):
            found[case, indicator, "–".join(str(x) for x in (begun, ended) if x)].add(float(value))
    return {key: next(iter(values)) for key, values in found.items() if len(values) == 1}
