"""The vocabulary of studies is complete in its texts, and each of its terms is used: by a study that ships, by an answer, or by what reads them."""

from __future__ import annotations

import re
from collections import defaultdict

import pyoxigraph as ox

from sg2kg import bundle
from sg2kg.terms import PREFIXES
from support import ROOT

RDF, RDFS, SKOS = (PREFIXES[p] for p in ("rdf", "rdfs", "skos"))


def terms() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for t in ox.parse(path=bundle.ontology_file("qca")):
        if isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith(PREFIXES["sg2q"]):
            value = (t.object.language or "").lower() if isinstance(t.object, ox.Literal) else str(t.object)
            found[t.subject.value][t.predicate.value].append(value)
    return found


def test_every_term_has_label_and_definition_in_three_languages() -> None:
    for term, values in terms().items():
        for predicate in (RDFS + "label", SKOS + "definition"):
            assert sorted(values[predicate]) == ["en", "zh-hans", "zh-hant"], (term, predicate)


def test_no_term_stands_there_that_nothing_uses() -> None:
    shipped = "".join(p.read_text(encoding="utf-8") for p in bundle.study_files())
    code = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src" / "sg2kg" / "studies").glob("*.py"))
    named = {value.strip("<>") for values in terms().values() for found in values.values() for value in found}
    for term in terms():
        name = term.removeprefix(PREFIXES["sg2q"])
        solution = name in ("conservative", "parsimonious", "intermediate")
        assert re.search(rf"(sg2q:|SG2Q\.){name}\b", shipped + code) or solution or term in named, name


def test_traditional_texts_hold_no_sign_that_is_only_simplified() -> None:
    simplified = set("态范内谁并状条测读释项计单标异结构际级续缘编网约纳经统绝给络绍线组织终红继")
    files = [bundle.ontology_file("qca"), *bundle.study_files()]
    for path in files:
        for t in ox.parse(path=path):
            if isinstance(t.object, ox.Literal) and (t.object.language or "").lower() == "zh-hant":
                assert not simplified & set(t.object.value), (path.name, t.object.value)
