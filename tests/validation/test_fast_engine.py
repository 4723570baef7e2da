"""The fast engine does what SHACL says where pyshifty by itself does not: blank nodes, ill-typed literals, queries and what results tell of them."""

from __future__ import annotations

import logging
import random
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from corpus_files import triples_of
from sg2kg import bundle
from sg2kg.errors import CheckError, ShapesError
from sg2kg.terms import PREFIXES
from sg2kg.validation import load_shapes
from sg2kg.validation.check import engine_of
from sg2kg.validation.engines import Result, fast, prepare
from sg2kg.validation.engines.encoding import changed
from sg2kg.validation.engines.fast import FastEngine
from sg2kg.validation.foreign import ForeignShapes
from sg2kg.validation.shapes.query_text import places, with_blank_iris, with_iris, with_language_of, with_variable_as, without_shortcut
from sg2kg.validation.submission import read_submission

HEADER = "".join(f"@prefix {p}: <{PREFIXES[p]}> .\n" for p in ("sh", "rdf", "rdfs", "xsd", "owl")) + "@prefix ex: <https://example.org/> .\n"
DECLARED = 'ex:p sh:declare [ sh:prefix "ex" ; sh:namespace "https://example.org/"^^xsd:anyURI ] .\n'
SHAPES = load_shapes()


def triples(text: str) -> list[ox.Triple]:
    return [q.triple for q in ox.parse(HEADER + DECLARED + text, format=ox.RdfFormat.TURTLE)]


def found(shapes: str, data: str, engine: str = "fast") -> list[Result]:
    return list(prepare(triples(shapes), engine=engine).check(triples(data)).results)


def focuses(results: list[Result]) -> list[str]:
    return sorted(str(r.focus).removeprefix("<https://example.org/").removesuffix(">") for r in results)


def select(query: str, more: str = "") -> str:
    return f'[ sh:prefixes ex:p ; {more} sh:select """{query}""" ]'


# ---- blank nodes


def with_blank_nodes(path: Path) -> list[ox.Triple]:
    """A submission whose parts have no IRIs."""
    given = triples_of(path)
    parts = {t.subject for t in given if isinstance(t.subject, ox.NamedNode) and "#" in t.subject.value}
    return changed(given, lambda term: ox.BlankNode("b" + str(term).encode().hex()) if term in parts else term)


@pytest.mark.parametrize(("tier", "name"), [("mapped", "mapped-example.ttl"), ("evaluated", "shared-gardens.ttl"), ("registered", "ant-forest.ttl")])
def test_a_submission_of_blank_nodes_is_judged_as_by_the_reference(tier: str, name: str) -> None:
    path = next(p for p in bundle.case_files(examples=True) if p.name == name)
    reports = [engine_of(tier, SHAPES, engine).check(with_blank_nodes(path)) for engine in ("fast", "reference")]
    ours, theirs = (Counter(r.key for r in report.results) for report in reports)
    assert ours == theirs
    assert any(isinstance(r.focus, ox.BlankNode) for r in reports[0].results)


LARGE = "ex:Large a sh:NodeShape ; sh:targetClass ex:Bed ; sh:sparql " + select("SELECT $this { $this ex:size ?s FILTER (?s > 10) }") + " ."
EMPTY = "ex:Empty a sh:NodeShape ; sh:targetClass ex:Bed ; sh:sparql " + select("SELECT $this { FILTER NOT EXISTS { $this ex:size ?s } }") + " ."
BEDS = "_:one a ex:Bed ; ex:size 12 . _:two a ex:Bed ; ex:size 3 . _:three a ex:Bed ."


@pytest.mark.parametrize("linted", [True, False])
@pytest.mark.parametrize("shapes", [LARGE, EMPTY])
def test_a_blank_focus_node_is_itself_in_a_query(shapes: str, linted: bool) -> None:
    [result] = prepare(triples(shapes), linted=linted).check(triples(BEDS)).results
    sizes = [t.object for t in triples(BEDS) if t.predicate.value.endswith("size")]
    assert isinstance(result.focus, ox.BlankNode)
    assert result.focus == result.value
    assert len(sizes) == 2


@pytest.mark.parametrize(
    ("target", "data"),
    [
        ("sh:targetSubjectsOf ex:size", "_:one ex:size 12 . _:two ex:size 3 ."),
        ("sh:targetObjectsOf ex:has", "ex:moss ex:has _:one, _:two . _:one ex:size 12 . _:two ex:size 3 ."),
        ("sh:targetClass ex:Place", "_:one a ex:Bed ; ex:size 12 . _:two a ex:Bed ; ex:size 3 . ex:Bed rdfs:subClassOf ex:Place ."),
    ],
)
def test_a_blank_focus_node_is_seen_whatever_targets_it(target: str, data: str) -> None:
    shapes = LARGE.replace("sh:targetClass ex:Bed", target)
    assert len(prepare(triples(shapes), linted=True).check(triples(data)).results) == 1


def test_a_class_below_another_is_seen_in_the_background() -> None:
    shapes, background = triples(LARGE.replace("ex:Bed", "ex:Place")), triples("ex:Bed rdfs:subClassOf ex:Place .")
    assert len(prepare(shapes, background, linted=True).check(triples(BEDS)).results) == 1


def test_a_query_knows_a_blank_node_from_an_iri() -> None:
    shapes = "ex:S a sh:NodeShape ; sh:targetClass ex:Bed ; sh:sparql " + select(
        "SELECT $this { $this ex:by ?k FILTER (isBlank($this) && isIRI(?k)) }"
    )
    data = "_:one a ex:Bed ; ex:by ex:ana . _:two a ex:Bed ; ex:by _:bo . ex:three a ex:Bed ; ex:by ex:ana ."
    assert [type(r.focus) for r in found(shapes + " .", data)] == [ox.BlankNode]


@pytest.mark.parametrize("also", ["sh:nodeKind sh:BlankNode", "sh:class ex:Bed", "sh:or ( [ sh:nodeKind sh:BlankNode ] [ sh:class ex:Garden ] )"])
@pytest.mark.parametrize("use", ["sh:not [ {} ]", "sh:or ( [ sh:class ex:Garden ] [ {} ] )", "sh:xone ( [ {} ] [ sh:class ex:Bed ] )"])
def test_queries_inside_other_shapes_are_judged_as_by_the_reference(use: str, also: str) -> None:
    inner = f"{also} ; sh:sparql " + select("SELECT $this { $this ex:size ?s FILTER (?s > 10) }")
    shapes = f"ex:S a sh:NodeShape ; sh:targetClass ex:Bed ; {use.format(inner)} ."
    ours, theirs = (
        Counter((r.component, r.focus) for r in found(shapes, BEDS + " ex:four a ex:Bed ; ex:size 11 .", e)) for e in ("fast", "reference")
    )
    assert len(ours) == len(theirs) > 0
    assert {c for c, _ in ours} == {c for c, _ in theirs}
    assert sum(isinstance(f, ox.BlankNode) for _, f in ours) == sum(isinstance(f, ox.BlankNode) for _, f in theirs)


def test_what_a_message_calls_a_blank_node_is_no_name_of_ours() -> None:
    shapes = LARGE.replace("sh:prefixes ex:p", 'sh:prefixes ex:p ; sh:message "{$this} is too large"')
    [result] = found(shapes, BEDS)
    assert result.messages == (ox.Literal(f"{result.focus} is too large"),)


# ---- ill-typed literals


@pytest.mark.parametrize("value", ["inf", "-infinity", "Infinity", "nan", "NAN", "+nan"])
@pytest.mark.parametrize("linted", [True, False])
def test_what_is_no_number_in_xml_schema_is_illtyped(value: str, linted: bool) -> None:
    shapes = "ex:S a sh:NodeShape ; sh:targetNode ex:moss ; sh:property ex:P . ex:P a sh:PropertyShape ; sh:path ex:weight ; sh:datatype xsd:double ."
    engine = prepare(triples(shapes), linted=linted)
    [result] = engine.check(triples(f'ex:moss ex:weight "{value}"^^xsd:double, "INF"^^xsd:double, "-1.5E3"^^xsd:double .')).results
    assert result.value == ox.Literal(value, datatype=ox.NamedNode(PREFIXES["xsd"] + "double"))


def test_an_illtyped_literal_is_still_spelt_as_it_is() -> None:
    shapes = 'ex:P a sh:PropertyShape ; sh:targetNode ex:moss ; sh:path ex:weight ; sh:datatype xsd:float ; sh:pattern "^inf$" ; sh:maxLength 3'
    data = 'ex:moss ex:weight "inf"^^xsd:float .'
    assert [r.component.removeprefix(PREFIXES["sh"]) for r in found(f'{shapes} ; sh:in ( "inf"^^xsd:float ) .', data)] == [
        "DatatypeConstraintComponent"
    ]


class Heard(logging.Handler):
    """What a logger says."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record.getMessage())


def test_the_reference_is_silent_about_illtyped_literals(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    heard, logger = Heard(), logging.getLogger("rdflib.term")
    monkeypatch.setattr(logging.root.manager, "disable", logging.NOTSET)  # whatever other tests have hushed
    monkeypatch.setattr(logger, "disabled", False)
    monkeypatch.setattr(logger, "level", logging.WARNING)
    monkeypatch.setattr(logger, "_cache", {})
    logger.addHandler(heard)
    shapes = "ex:P a sh:PropertyShape ; sh:targetNode ex:moss ; sh:path ex:beds ; sh:datatype xsd:integer ."
    assert len(found(shapes, 'ex:moss ex:beds "three"^^xsd:integer .', "reference")) == 1
    assert capfd.readouterr() == ("", "")
    assert heard.records == []
    logger.warning("still heard")
    logger.removeHandler(heard)
    assert heard.records == ["still heard"]


# ---- what a result tells


def test_results_of_our_own_shapes_name_the_constraint_that_found_them() -> None:
    path = next(p for p in bundle.case_files(examples=True) if p.name == "ant-forest.ttl")
    results = engine_of("evaluated", SHAPES).check(triples_of(path)).results
    told = [(r.shape, r.constraint) for r in results if r.component == PREFIXES["sh"] + "SPARQLConstraintComponent"]
    assert len({shape for shape, _ in told}) > 2
    assert [shape for shape, constraint in told if constraint not in SHAPES.facts.values(str(shape)[1:-1], PREFIXES["sh"] + "sparql")] == []


@pytest.mark.parametrize("linted", [True, False])
def test_each_of_several_constraints_is_named(linted: bool) -> None:
    queries = (
        'ex:One sh:select "SELECT $this { $this ?p 1 }" ; sh:message "one"@en . ex:Two sh:select "SELECT $this { $this ?p 2 }" ; sh:message "two" .'
    )
    shapes = f"ex:S a sh:NodeShape ; sh:targetNode ex:moss, ex:fern ; sh:sparql ex:One, ex:Two . {queries}"
    results = prepare(triples(shapes), linted=linted).check(triples("ex:moss ex:beds 1, 2 . ex:fern ex:beds 2 .")).results
    told = {(str(r.focus)[-5:-1], str(r.constraint)[-4:-1], *map(str, r.messages)) for r in results}
    assert told == {("moss", "One", '"one"@en'), ("moss", "Two", '"two"'), ("fern", "Two", '"two"')}


@pytest.mark.parametrize(
    ("query", "message", "says"),
    [
        ("SELECT $this ?value { $this ex:name ?value }", '"{?value}!"@en', '"a {?b}\\nc!"@en'),
        ("SELECT $this ?query ?failure { $this ex:name ?query }", '"{?query}"', '"a {?b}\\nc"'),
        ("SELECT $this ?message { $this ex:name ?message }", '"never"', '"a {?b}\\nc"@zh-hant'),
        ("SELECT DISTINCT $this (?n AS ?message) { $this ex:name ?n }", '"never"', '"a {?b}\\nc"@zh-hant'),
        ("SELECT * { $this ex:name ?message }", '"never"', '"a {?b}\\nc"'),
        ("SELECT $this { $this ex:name ?message }", '"this"@de', '"this"@de'),
        ("SELECT $this ?message { $this ex:name ?n }", '"this"@de', '"this"@de'),
    ],
)
def test_a_message_is_what_the_query_and_its_author_say(query: str, message: str, says: str) -> None:
    shapes = "ex:S a sh:NodeShape ; sh:targetNode ex:moss ; sh:sparql " + select(query, f"sh:message {message} ;") + " ."
    [result] = found(shapes, 'ex:moss ex:name "a {?b}\\nc"@zh-Hant .')
    assert [str(m) for m in result.messages] == [says]


def test_the_message_of_the_shape_comes_in_where_the_query_has_none() -> None:
    shapes = LARGE.replace("sh:targetClass", 'sh:message "too large: {?s}"@en, "太大：{?s}"@zh-Hans ; sh:targetClass').replace(
        "SELECT $this {", "SELECT $this ?s {"
    )
    [result] = found(shapes, BEDS)
    assert [str(m) for m in result.messages] == ['"too large: 12"@en', '"太大：12"@zh-hans']


@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_a_literal_is_no_path(engine: str) -> None:
    shapes = "ex:P a sh:PropertyShape ; sh:targetNode ex:moss ; sh:path ex:name ; sh:sparql " + select(
        'SELECT $this ("x" AS ?path) { $this $PATH ?n }'
    )
    [result] = found(shapes + " .", 'ex:moss ex:name "Moss" .', engine)
    assert result.path == ox.NamedNode("https://example.org/name")


def test_details_are_those_of_the_value() -> None:
    shapes = """ex:S a sh:NodeShape ; sh:targetNode ex:moss ; sh:property [ sh:path ex:bed ; sh:node ex:N ] .
    ex:N a sh:NodeShape ; sh:property [ sh:path ex:size ; sh:minCount 1 ], [ sh:path ex:soil ; sh:minCount 1 ] ; sh:node ex:M .
    ex:M a sh:NodeShape ; sh:property [ sh:path ex:sun ; sh:minCount 1 ] ."""
    results = found(shapes, "ex:moss ex:bed ex:a, ex:b, ex:c . ex:a ex:size 1 . ex:b ex:size 1 ; ex:soil 1 . ex:c ex:size 1 ; ex:soil 1 ; ex:sun 1 .")
    told = {str(r.value)[-2:-1]: sorted(str(d.path)[-5:-1] if d.path else str(len(d.details)) for d in r.details) for r in results}
    assert told == {"a": ["1", "soil"], "b": ["1"]}


@pytest.mark.parametrize("linted", [True, False])
def test_an_iri_is_one_of_several_and_a_literal_another(linted: bool) -> None:
    shapes = (
        "ex:S a sh:NodeShape ; sh:targetNode ex:moss ; sh:sparql "
        + select("SELECT $this ?value { $this ex:has ?value FILTER (?value = ex:a) }")
        + " ."
    )
    results = prepare(triples(shapes), linted=linted).check(triples("ex:moss ex:has ex:a, ex:b, 1 .")).results
    assert [r.value for r in results] == [ox.NamedNode("https://example.org/a")]


@pytest.mark.parametrize("compared", ["?value != 1", "!(?value = 1)", "1 != ?value", "?value != ?one"])
def test_an_iri_is_not_equal_to_a_literal(compared: str) -> None:
    query = select(f"SELECT $this ?value {{ $this ex:has ?value ; ex:one ?one FILTER ({compared}) }}")
    results = found(f"ex:S a sh:NodeShape ; sh:targetNode ex:moss ; sh:sparql {query} .", "ex:moss ex:has ex:a, 1, 2 ; ex:one 1 .")
    assert {str(r.value) for r in results} == {"<https://example.org/a>", str(ox.Literal(2))}


# ---- shapes by chance


NODES = ("ex:a", "ex:b", "ex:c", "_:x", "_:y", "_:z")
CHOSEN_PATHS = ("ex:p", "ex:q", "[ sh:inversePath ex:p ]", "( ex:p ex:q )", "[ sh:zeroOrMorePath ex:p ]")
LEAVES = ("sh:class ex:B", "sh:nodeKind sh:IRI", "sh:nodeKind sh:BlankNodeOrIRI", "sh:datatype xsd:integer")
QUERIES = (
    "SELECT $this { $this ex:p ?v }",
    "SELECT $this ?value { $this ex:p ?value . ?value ex:q ?w }",
    "SELECT $this { FILTER NOT EXISTS { $this ex:q ?v } }",
    "SELECT $this { $this a ex:A FILTER (isBlank($this)) }",
    "SELECT $this ?value { ?value ex:p $this FILTER (?value != $this) }",
)


def any_data(dice: random.Random) -> str:
    objects = {"a": ("ex:A", "ex:B"), "ex:p": (*NODES, *NODES, "1", '"t"@en'), "ex:q": (*NODES, "12", '"abc"^^xsd:integer')}
    return " ".join(f"{dice.choice(NODES)} {p} {dice.choice(objects[p])} ." for p in dice.choices(list(objects), k=dice.randint(4, 14)))


def any_constraint(dice: random.Random, depth: int) -> str:
    if depth == 0 or dice.random() < 0.5:
        path, query = dice.choice(CHOSEN_PATHS), select(dice.choice(QUERIES))
        of_path = dice.choice(
            ["sh:minCount 1", "sh:maxCount 1", "sh:sparql " + select("SELECT DISTINCT $this ?value { $this $PATH ?value . ?value a ex:B }")]
        )
        return dice.choice([*LEAVES, *[f"sh:sparql {query}"] * 3, *[f"sh:property [ sh:path {path} ; {c} ]" for c in (of_path, dice.choice(LEAVES))]])
    one, two = (any_constraint(dice, depth - 1) for _ in range(2))
    counted = f"sh:property [ sh:path {dice.choice(CHOSEN_PATHS)} ; sh:qualifiedValueShape [ {one} ] ; sh:qualifiedMinCount 1 ]"
    return dice.choice([f"sh:not [ {one} ]", f"sh:or ( [ {one} ] [ {two} ] )", f"sh:and ( [ {one} ] [ {two} ] )", f"sh:node [ {one} ]", counted])


@pytest.mark.parametrize("seed", range(12))
def test_shapes_made_by_chance_find_what_they_find_by_the_reference(seed: int) -> None:
    dice, some = random.Random(seed), 0
    for _ in range(12):
        target = dice.choice(["sh:targetClass ex:A", "sh:targetSubjectsOf ex:p", "sh:targetObjectsOf ex:p", "sh:targetNode ex:a"])
        shapes = "".join(f"{name} a sh:NodeShape ; {target} ; {any_constraint(dice, 2)} . " for name in ("ex:S", "ex:T"))
        data = triples(any_data(dice))
        ours, theirs = (
            {(r.component, r.focus, r.value) for r in prepare(triples(shapes), engine=engine).check(data).results} for engine in ("fast", "reference")
        )
        assert ours == theirs, (shapes, [str(t) for t in data])
        some += bool(ours)
    assert some


# ---- components


COMPONENT = """ex:Has a sh:ConstraintComponent ; sh:parameter [ sh:path ex:has ] ;
    sh:validator [ a sh:SPARQLAskValidator ; sh:message "no {$has}"@en ; sh:ask "ASK { $value $has ?any }" ] .
"""


def test_each_value_of_a_parameter_is_asked_inside_other_shapes_too() -> None:
    shapes = COMPONENT + "ex:S a sh:NodeShape ; sh:targetClass ex:Bed ; sh:not [ ex:has ex:size, ex:soil, ex:sun ] ."
    data = "_:a a ex:Bed ; ex:size 1 ; ex:soil 1 . ex:b a ex:Bed ; ex:size 1 ; ex:soil 1 ; ex:sun 1 . ex:c a ex:Bed ."
    assert focuses(found(shapes, data)) == ["b"]


def test_results_of_each_value_name_the_component_and_the_value() -> None:
    results = found(COMPONENT + "ex:S a sh:NodeShape ; sh:targetNode ex:moss ; ex:has ex:size, ex:soil, ex:sun .", "ex:moss ex:soil 1 .")
    assert {r.component for r in results} == {"https://example.org/Has"}
    assert {m.value for r in results for m in r.messages} == {"no <https://example.org/size>", "no <https://example.org/sun>"}
    assert {m.language for r in results for m in r.messages} == {"en"}


def test_what_the_engine_breaks_down_on_is_an_error_of_ours() -> None:
    shapes = COMPONENT.replace("ex:has ]", "ex:at-most ]").replace("$value $has ?any", "FILTER ($value > 3)")
    with pytest.raises(CheckError, match="the engine gave up"):
        FastEngine(triples(shapes + "ex:S a sh:NodeShape ; sh:targetNode ex:moss ; ex:at-most 3 ."), linted=True).check(
            triples("ex:moss ex:soil 1 .")
        )


# ---- shapes and data


def test_shapes_and_what_they_say_are_no_data(tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text(
        HEADER + "ex:S a sh:NodeShape ; sh:targetClass ex:Bed ; sh:nodeKind sh:BlankNode . ex:s a ex:Bed .", encoding="utf-8"
    )
    (tmp_path / "background.ttl").write_text(HEADER + "ex:Raised rdfs:subClassOf ex:Bed . ex:b a ex:Bed .", encoding="utf-8")
    (tmp_path / "data.ttl").write_text(HEADER + "ex:d a ex:Raised .", encoding="utf-8")
    verdict = ForeignShapes([tmp_path / "shapes.ttl"], [tmp_path / "background.ttl"]).check(read_submission(tmp_path / "data.ttl"))
    assert [f.focus for f in verdict.findings] == ["https://example.org/d"]


def test_what_two_files_of_shapes_say_is_said_once(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.ttl").write_text(
            HEADER + "ex:S a sh:PropertyShape ; sh:targetNode ex:d ; sh:path ex:size ; sh:minCount 1 .", encoding="utf-8"
        )
    (tmp_path / "data.ttl").write_text(HEADER + "ex:d a ex:Bed .", encoding="utf-8")
    verdict = ForeignShapes([tmp_path / "one.ttl", tmp_path / "two.ttl"]).check(read_submission(tmp_path / "data.ttl"))
    assert len(verdict.findings) == 1


def test_a_clean_submission_costs_one_serialisation_and_one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = engine_of("mapped", SHAPES)
    submission = triples_of(bundle.root() / "case_data" / "fictitious" / "mapped-example.ttl")
    calls = Counter[str]()
    for name in ("ntriples", "asked"):
        real = getattr(fast, name)
        monkeypatch.setattr(fast, name, lambda *given, name=name, real=real: [calls.update([name]), real(*given)][1])
    assert engine.check(submission).conforms
    assert calls == {"ntriples": 1, "asked": 1}


# ---- the text of queries


QUERY = 'SELECT $this ?v { $this a ?v . # isBlank($this)\n FILTER (ISBLANK ( ?v ) || isIRI(IF(isBlank($this), ?v, "isIRI(?v)"))) }'


def test_the_place_of_a_token_is_where_it_stands() -> None:
    assert [QUERY[at : at + len(t.text)] for t, at in places(QUERY)] == [t.text for t, _ in places(QUERY)]
    assert "isBlank($this)\n" not in [t.text for t, _ in places(QUERY)]


def test_calls_are_changed_and_text_and_comments_are_not() -> None:
    changed_query = with_blank_iris(QUERY, "urn:x:")
    assert changed_query.count("STRSTARTS") == 4  # one call stands within another, which takes it twice
    assert "# isBlank($this)\n" in changed_query
    assert '"isIRI(?v)"' in changed_query
    rows = ox.Store().query(changed_query)
    assert isinstance(rows, ox.QuerySolutions)


def test_a_variable_is_replaced_by_whole_names() -> None:
    assert with_variable_as("SELECT $this { $this $PATH ?PATHS ; ?PATH '$PATH' }", "PATH", "<p>") == "SELECT $this { $this <p> ?PATHS ; <p> '$PATH' }"


def test_names_become_iris_but_for_prefixes_of_the_query() -> None:
    query = "PREFIX b: <urn:b:> SELECT * { ?s a:x|b:y ?o . ?o a 'a:x' }"
    assert with_iris(query, {"a": "urn:a:", "b": "urn:c:"}) == "PREFIX b: <urn:b:> SELECT * { ?s <urn:a:x>|b:y ?o . ?o a 'a:x' }"


def test_the_language_is_asked_for_only_where_the_text_is_returned() -> None:
    asks = "SELECT $this (CONCAT('a', STR(?x)) AS ?message)  (LANG(?message) AS ?l) WHERE { $this ?p ?x }"
    assert with_language_of("SELECT $this (CONCAT('a', STR(?x)) AS ?message) WHERE { $this ?p ?x }", "message", "l") == asks
    for query in ("SELECT * { $this ?p ?message }", "SELECT $this { $this ?p ?message }", "ASK { $this ?p ?message }"):
        assert with_language_of(query, "message", "l") == query


def test_only_a_query_that_compares_is_taken_from_the_shortcut() -> None:
    kept = (
        "SELECT $this { $this ?p ?x FILTER (?x >= 1 && ?x <= 3) }",
        "SELECT $this { $this ?p ?x FILTER (?x = 1) } LIMIT 3",
        "ASK { $this ?p '=' }",
    )
    assert [without_shortcut(q) for q in kept] == list(kept)
    assert without_shortcut("ASK { FILTER ($this != 1) } # =").endswith("# =\nLIMIT 4294967295")


# ---- what is refused


DOUBLING = "".join(f"_:p{n} sh:alternativePath ( _:p{n + 1} _:p{n + 1} ) .\n" for n in range(40))
DOUBLING += "_:p40 sh:inversePath ex:size . ex:P a sh:PropertyShape ; sh:targetClass ex:Bed ; sh:path _:p0 ; sh:minCount 1 ."


@pytest.mark.parametrize(
    ("shapes", "says"),
    [
        (LARGE.replace("sh:select", 'sh:select "SELECT $this {}" ; sh:select'), "Large: sh:sparql needs one sh:select, and has 2 sh:select"),
        (LARGE.replace("sh:select", "sh:ask"), "needs one sh:select, and has sh:ask"),
        (LARGE.replace("SELECT $this {", "SELECT ?s {"), "sh:select must return $this"),
        (LARGE.replace("$this ex:size", "$PATH ex:size"), "$PATH may stand as a property only"),
        (LARGE.replace("SELECT $this {", "SELECT $this FROM <http://127.0.0.1:9/> {"), "must not use FROM: what it reads is the data"),
        (LARGE.replace("ex:size ?s", "ex:size ?s MINUS { $this ex:size 1 }"), "must not use MINUS: use FILTER NOT EXISTS"),
        (LARGE.replace("sh:prefixes ex:p", "sh:prefixes ex:p ; sh:message 3"), "a message must be text"),
        (LARGE.replace("sh:prefixes ex:p", 'sh:prefixes "ex"'), "sh:prefixes must name what declares prefixes"),
        (LARGE.replace("ex:size", "other:size"), "Prefix not found"),
        (LARGE.replace("sh:prefixes ex:p", "sh:prefixes ex:p ; sh:deactivated true, false"), "sh:deactivated of a constraint"),
        (LARGE + 'ex:p sh:declare [ sh:prefix "ex" ; sh:namespace "https://example.net/" ] .', "the prefix ex: is declared twice"),
        (LARGE + 'ex:q sh:declare [ sh:prefix "q" ] .', "sh:declare needs one sh:namespace"),
        (LARGE.replace("?s > 10", "ex:f(?s)"), "The custom function"),
        (LARGE.replace("ex:size ?s", "/".join(["(ex:size|^ex:size)*"] * 200) + " ?s"), "a query with more than 500 signs of paths is not finished"),
        (DOUBLING, "sh:path leads along more than 1,000 properties, and is not finished in any reasonable time"),
        ("ex:P sh:path ex:size ; sh:minCount 1000000000000000000 .", "sh:minCount must be a whole number, of 18 digits at most"),
        (COMPONENT.replace("ex:has ]", "ex:this ]"), "a parameter cannot be called this"),
        (COMPONENT.replace("ex:has ]", "ex:has-not ]"), "a parameter cannot be called has-not"),
        (COMPONENT.replace("ex:has ]", "ex:has ; sh:optional true ]"), "it has no parameter that is not optional"),
        (COMPONENT.replace("sh:validator [", "sh:nodeValidator ["), "sh:nodeValidator needs one sh:select, and has sh:ask"),
        (COMPONENT.replace("$value $has ?any", "{ SELECT $value { $value ?p ?any } }"), "must return $this, $has, too, by name"),
        (COMPONENT.replace("$value $has ?any", "BIND (1 AS ?has)"), "AS ?has: it is bound beforehand"),
    ],
)
def test_what_the_specification_forbids_is_refused_in_words(shapes: str, says: str) -> None:
    with pytest.raises(ShapesError) as error:
        prepare(triples(f"{shapes} ex:Other a sh:NodeShape ; sh:targetClass ex:Bed ."))
    assert says in error.value.what
    assert "\n" not in error.value.what
