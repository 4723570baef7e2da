"""The mutants of a query are the ones that a reader of it would think of."""

from __future__ import annotations

import pytest

from sparql_mutants import is_sound, mutants, variable_properties

QUERY = """SELECT $this (COUNT(DISTINCT ?x) AS ?value) WHERE {
    ?record sg2:describes $this .
    $this sg2:hasPhase?/sg2:hasRisk ?x ; sg2:start ?day .
    FILTER ( ?day >= "2016" || STRLEN(?day) < 5 )
    FILTER NOT EXISTS { ?x (sg2:riskKind|^sg2:shows) ?y }
    { ?x sg2:a ?z } UNION { ?x sg2:b ?z . }
    VALUES ?z { fw:A fw:B }  # the two; of them
}
GROUP BY $this
HAVING ( COUNT(?x) > 10 )
"""


def test_a_query_has_the_mutants_that_its_parts_call_for() -> None:
    assert [what for what, _ in mutants(QUERY)] == [
        "without ?record sg2:describes $this",
        "without $this sg2:hasPhase?/sg2:hasRisk ?x ; sg2:start ?day",
        "without sg2:hasPhase?/sg2:hasRisk ?x of $this",
        "without sg2:start ?day of $this",
        "without ?x (sg2:riskKind|^sg2:shows) ?y",
        "without ?x sg2:a ?z",
        "without ?x sg2:b ?z",
        'without FILTER ( ?day >= "2016" || STRLEN(?day) < 5 )',
        "without FILTER NOT EXISTS { ?x (sg2:riskKind|^sg2:shows) ?y }",
        "without the branch ?x sg2:a ?z",
        "without the branch ?x sg2:b ?z .",
        "without VALUES ?z { fw:A fw:B }",
        "without fw:A of ?z",
        "without fw:B of ?z",
        "SELECT $this (COUNT(DISTINCT ?x) AS ?value) WHERE { not distinct",
        "sg2:hasPhase? once in sg2:hasPhase?/sg2:hasRisk ?x",
        "without sg2:hasPhase? in sg2:hasPhase?/sg2:hasRisk ?x",
        'FILTER ( ?day >= "2016" || STRLEN(?day) < 5 ): >',
        'without ?day >= "2016"',
        "without STRLEN(?day) < 5",
        'FILTER ( ?day >= "2016" || STRLEN(?day) < 5 ) for 5: 4',
        'FILTER ( ?day >= "2016" || STRLEN(?day) < 5 ) for 5: 6',
        "without sg2:riskKind",
        "without ^sg2:shows",
        "HAVING ( COUNT(?x) > 10 ) for 10: 9",
        "HAVING ( COUNT(?x) > 10 ) for 10: 11",
    ]


def test_every_mutant_is_a_query_and_no_two_are_the_same() -> None:
    found = [changed for _, changed in mutants(QUERY)]
    assert all(map(is_sound, found))
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("clause", "without"),
    [
        ("?a sg2:p/sg2:q* ?b", ["sg2:q* once in sg2:p/sg2:q* ?b", "without sg2:q* in sg2:p/sg2:q* ?b"]),
        ("?a sg2:p*/sg2:q ?b", ["sg2:p* once in sg2:p*/sg2:q ?b", "without sg2:p* in sg2:p*/sg2:q ?b"]),
        ("?a ^sg2:p+ ?b", ["^sg2:p+ once in ^sg2:p+ ?b"]),
        ("?a (sg2:p|sg2:q)+ ?b", ["without sg2:p", "without sg2:q", "(sg2:p|sg2:q)+ once in (sg2:p|sg2:q)+ ?b"]),
        ("?a sg2:p|sg2:q/sg2:r ?b", ["without sg2:p", "without sg2:q/sg2:r"]),
        ("?a (^sg2:p|sg2:q?/^sg2:r)/sg2:s ?b", ["without ^sg2:p", "without sg2:q?/^sg2:r", "sg2:q? once in (^sg2:p|sg2:q?/^sg2:r)/sg2:s ?b",
                                               "without sg2:q? in (^sg2:p|sg2:q?/^sg2:r)/sg2:s ?b"]),
        ("?a sg2:p ?b , ?c , ?d", [f"without ?{o} of ?a sg2:p ?b , ?c , ?d" for o in "bcd"]),
        ("FILTER ( ?b IN (fw:A, fw:B) )", ["without fw:A of ?b IN", "without fw:B of ?b IN"]),
        ("OPTIONAL { ?a sg2:p ?b }", ["without ?a sg2:p ?b", "without OPTIONAL { ?a sg2:p ?b }"]),
        ("VALUES (?a ?b) { (1 2) (3 UNDEF) }", ["without VALUES (?a ?b) { (1 2) (3 UNDEF) }", "without (1 2) of (", "without (3 UNDEF) of ("]),
    ],
)  # fmt: skip
def test_a_part_can_be_lost_by_itself(clause: str, without: list[str]) -> None:
    found = [what for what, _ in mutants(f"SELECT $this WHERE {{ $this sg2:x ?a . {clause} }}")]
    assert [w for w in found if " for " not in w and not w.startswith(("without $this", f"without {clause}"))] == [
        w for w in without if w != f"without {clause}"
    ]


@pytest.mark.parametrize("query", ["SELECT ?value WHERE { ?value a sg2:Case }", "SELECT $this WHERE { $this a }", "ASK { $this a sg2:Case }",
                                   "SELECT $this WHERE { ?x a sg2:Case FILTER EXISTS { ?x sg2:p $this } }"])  # fmt: skip
def test_what_is_not_about_this_or_does_not_parse_is_no_query_of_a_constraint(query: str) -> None:
    assert not is_sound(query)


def test_a_variable_for_a_property_is_seen_wherever_it_stands() -> None:
    assert variable_properties(QUERY) == []
    assert variable_properties("SELECT $this WHERE { $this ?p ?x ; sg2:a ?b ; ?q ?c FILTER EXISTS { ?x a ?y . ?y ?r $this } }") == ["?p", "?q", "?r"]
