"""Data ranges in SPARQL agree with those of the engine: what the store says is in or out is so."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from sg2kg.reasoning.export.names import NotSayable
from sg2kg.reasoning.export.ranges import telling
from sg2kg.reasoning.owl.expressions import LITERAL, DataAnd, DataNot, DataOneOf, DataOr, DataRange, Datatype, Facets
from sg2kg.reasoning.values import in_range

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OWL = "http://www.w3.org/2002/07/owl#"


def lit(text: str, datatype: str = "integer") -> str:
    return str(ox.Literal(text, datatype=ox.NamedNode(datatype if ":" in datatype else XSD + datatype)))


def xsd(name: str) -> Datatype:
    return Datatype(XSD + name)


LITERALS = (
    [lit(t) for t in ("-129", "-1", "0", "5", "05", "300", "junk", "9" * 40)]
    + [lit(t, "decimal") for t in ("5.0", "5.5", "-0.50", "x")]
    + [lit(t, "double") for t in ("5", "5e0", "0", "-0", "NaN", "INF", "x")]
    + [lit("5", "float"), lit("5", "byte"), lit("true", "boolean"), lit("1", "boolean"), lit("no", "boolean")]
    + ['"AB-12"', '"5"', '"a  b"', '"a\\tb"', '"en-GB"', '"é1"', '"a:b"', '""', '"x"@en', '"x"@de', '"five"@en-GB', lit("x", "token")]
    + [lit("2020-01-01T05:00:00Z", "dateTime"), lit("2020-01-01T00:00:00-05:00", "dateTime"), lit("2020-01-01T05:00:00", "dateTime")]
    + [lit("2021", "gYear"), lit("2020-01-01", "date"), lit("P1D", "duration"), lit("P1D", "dayTimeDuration")]
    + [lit("http://e/", "anyURI"), lit("0fb7", "hexBinary"), lit("AQ==", "base64Binary"), lit("<a/>", RDF + "XMLLiteral"), lit("5", "http://d/")]
)
DEFINED: dict[str, DataRange] = {"http://d/small": Facets(xsd("integer"), (("maxInclusive", lit("9")), ("minExclusive", lit("-2"))))}
RANGES: list[DataRange] = [
    *(xsd(n) for n in ("integer", "decimal", "byte", "nonNegativeInteger", "double", "float", "boolean", "string", "token", "normalizedString")),
    *(
        xsd(n)
        for n in ("language", "NCName", "Name", "NMTOKEN", "dateTime", "dateTimeStamp", "gYear", "date", "duration", "dayTimeDuration", "anyURI")
    ),
    *(xsd(n) for n in ("hexBinary", "base64Binary")),
    *(Datatype(i) for i in (LITERAL, OWL + "real", RDF + "PlainLiteral", RDF + "langString", RDF + "XMLLiteral", "http://d/small")),
    Facets(xsd("decimal"), (("minInclusive", lit("5")), ("maxExclusive", lit("300.0", "decimal")))),
    Facets(xsd("double"), (("minInclusive", lit("0", "double")),)),
    Facets(xsd("dateTime"), (("minInclusive", lit("2020-01-01T05:00:00Z", "dateTime")),)),
    Facets(xsd("string"), (("minLength", lit("2")), ("maxLength", lit("4")))),
    Facets(xsd("string"), (("pattern", '"[A-Z]{2}-[0-9]+"'),)),
    Facets(xsd("string"), (("pattern", '"a|\\\\d"'),)),
    Facets(Datatype(RDF + "PlainLiteral"), (("langRange", '"en"'),)),
    Facets(Facets(xsd("integer"), (("minInclusive", lit("0")),)), (("maxInclusive", lit("5")),)),
    DataOneOf((lit("5"), '"x"@en', '"AB-12"', lit("true", "boolean"))),
    DataOneOf((lit("0", "double"), lit("NaN", "double"), lit("2020-01-01T05:00:00Z", "dateTime"), lit("0FB7", "hexBinary"))),
    DataOneOf(()),
    DataNot(xsd("decimal")),
    DataAnd((xsd("decimal"), DataNot(DataOneOf((lit("5"),))))),
    DataOr((xsd("boolean"), xsd("string"))),
]


def found_in(condition: str) -> set[str]:
    """The literals for which the condition is true; by number, for a store may write them in another way."""
    store = ox.Store()
    data = "".join(f"<http://e/{n}> <http://e/p> {one} .\n" for n, one in enumerate(LITERALS))
    store.load(data.encode(), format=ox.RdfFormat.N_TRIPLES)
    rows = store.query(f"SELECT ?s {{ ?s ?p ?v FILTER({condition}) }}")
    assert isinstance(rows, ox.QuerySolutions)
    return {LITERALS[int(row["s"].value.removeprefix("http://e/"))] for row in rows}


HARD = {lit("9" * 40), lit("-0", "double"), *(lit(t, "dateTime") for t in ("2020-01-01T05:00:00", "2020-01-01T00:00:00-05:00"))}
"""What the store cannot compute with or put in order, or takes for equal to another; it may say neither."""


@pytest.mark.parametrize("wanted", RANGES, ids=str)
def test_what_a_store_finds_in_a_range_is_what_is_in_it(wanted: DataRange) -> None:
    tells = telling(wanted, "?v", DEFINED)
    known = {one: in_range(one, wanted, DEFINED) for one in LITERALS}
    inside, outside = found_in(tells.yes), found_in(tells.no)
    inner, outer = ({one for one in LITERALS if known[one] is answer} for answer in (True, False))
    assert inside - HARD == inner - HARD
    assert outside - HARD == outer - HARD
    assert inside <= inner
    assert outside <= outer


@pytest.mark.parametrize(
    "wanted",
    [
        Datatype("http://d/unknown"),
        Facets(xsd("integer"), (("minInclusive", lit("5", "double")),)),
        Facets(xsd("integer"), (("pattern", '"5"'),)),
        Facets(xsd("string"), (("pattern", '"^a$"'),)),
        Facets(xsd("string"), (("pattern", '"\\\\p{L}"'),)),
        Facets(xsd("hexBinary"), (("length", lit("2")),)),
        Facets(DataOneOf(('"a"',)), (("length", lit("2")),)),
        Facets(Datatype(RDF + "PlainLiteral"), (("langRange", '"zh-TW"'),)),
        Facets(Datatype(OWL + "real"), (("minInclusive", lit("1/3", OWL + "rational")),)),
        DataOneOf((lit("1/3", OWL + "rational"),)),
        DataOneOf((lit("junk"),)),
        Datatype("http://d/self"),
    ],
    ids=str,
)
def test_what_sparql_cannot_say_is_refused(wanted: DataRange) -> None:
    with pytest.raises(NotSayable):
        telling(wanted, "?v", {"http://d/self": DataNot(Datatype("http://d/self"))})


def test_definitions_that_double_at_each_step_are_refused() -> None:
    definitions: dict[str, DataRange] = {f"http://d/{n}": DataOr((Datatype(f"http://d/{n + 1}"),) * 2) for n in range(25)}
    with pytest.raises(NotSayable, match="too large"):
        telling(Datatype("http://d/0"), "?v", {**definitions, "http://d/25": xsd("integer")})


def test_what_is_no_literal_is_in_no_range() -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p"), ox.NamedNode("http://e/o")))
    tells = telling(Datatype(LITERAL), "?v", {})
    assert not store.query(f"ASK {{ ?s ?p ?v FILTER({tells.yes}) }}")
    assert store.query(f"ASK {{ ?s ?p ?v FILTER({tells.no}) }}")
