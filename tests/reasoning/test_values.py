"""Literals and their values: identity in OWL 2, lexical forms, data ranges; nothing hangs on what is large."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg.reasoning.owl.expressions import DataAnd, DataNot, DataOneOf, DataOr, DataRange, Datatype, Facets
from sg2kg.reasoning.values import MAX_DEPTH, different_value, ill_typed, in_range, parts, same_value, value_of

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OWL = "http://www.w3.org/2002/07/owl#"
INTEGER, DECIMAL, STRING = Datatype(XSD + "integer"), Datatype(XSD + "decimal"), Datatype(XSD + "string")


def lit(text: str, datatype: str = "integer") -> str:
    return f'"{text}"^^<{datatype if ":" in datatype else XSD + datatype}>'


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        ('"x"', ("x", XSD + "string", "")),
        ('"x"@en-GB', ("x", RDF + "langString", "en-gb")),
        (lit("1"), ("1", XSD + "integer", "")),
        ('"a\\"b\\\\n\\n\\u00e9\\U0001F600"', ('a"b\\n\né😀', XSD + "string", "")),
        ('""', ("", XSD + "string", "")),
        ('"x"@ar--rtl', ("x", RDF + "dirLangString", "ar--rtl")),
    ],
)
def test_a_literal_comes_apart(literal: str, expected: tuple[str, str, str]) -> None:
    assert parts(literal) == expected


@pytest.mark.parametrize("text", ["x", '"', '"x', '"x"y', '"\\q"', '"\\UFFFFFFFF"', "http://a/", "", '"\\'])
def test_what_is_no_literal_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parts(text)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (lit("1"), lit("1.0", "decimal")),
        (lit("01"), lit("+1", "byte")),
        (lit("-0"), lit("0", "decimal")),
        (lit("1/2", OWL + "rational"), lit("0.5", "decimal")),
        (lit("0/7", OWL + "rational"), lit("0")),
        (lit("-25/10", OWL + "rational"), lit("-2.50", "decimal")),
        (lit("2/6", OWL + "rational"), lit("1/3", OWL + "rational")),
        (lit("1e0", "double"), lit("1.0", "double")),
        (lit("NaN", "double"), lit("NaN", "double")),
        (lit("16777217", "float"), lit("16777216", "float")),
        (lit("true", "boolean"), lit("1", "boolean")),
        (lit("0fB7", "hexBinary"), lit("0Fb7", "hexBinary")),
        (lit("AQ I=", "base64Binary"), lit("AQI=", "base64Binary")),
        ('"x"', lit("x", "string")),
        ('"x"', lit("x", "token")),
        ('"x"@en', '"x"@EN'),
        ('"x"@en', lit("x@en", RDF + "PlainLiteral")),
        ('"x@y"', lit("x@y@", RDF + "PlainLiteral")),
        (lit("2023-12-31T24:00:00Z", "dateTime"), lit("2024-01-01T00:00:00.0+00:00", "dateTimeStamp")),
        (lit("2020-01-01", "date"), lit("2020-01-01", "date")),
        (lit("junk"), lit("junk")),
    ],
)
def test_two_ways_to_write_one_value(a: str, b: str) -> None:
    assert same_value(a, b)
    assert not different_value(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (lit("1"), lit("2")),
        (lit("1"), lit("1", "double")),
        (lit("1", "float"), lit("1", "double")),
        (lit("0.1", "float"), lit("0.1", "double")),
        (lit("-0", "double"), lit("0", "double")),
        (lit("1/3", OWL + "rational"), lit("0.3333333333", "decimal")),
        (lit("00", "hexBinary"), lit("AA==", "base64Binary")),
        (lit("http://a/", "anyURI"), '"http://a/"'),
        ('"x"@en', '"x"'),
        ('"x"@en', '"x"@de'),
        (lit("1956-06-25T04:00:00-05:00", "dateTime"), lit("1956-06-25T10:00:00+01:00", "dateTime")),
        (lit("1956-06-25T04:00:00", "dateTime"), lit("1956-06-25T04:00:00Z", "dateTime")),
        (lit("2020-01-01", "date"), lit("2020")),
        (lit("true", "boolean"), '"true"'),
    ],
)
def test_two_values(a: str, b: str) -> None:
    assert different_value(a, b)
    assert different_value(b, a)
    assert not same_value(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (lit("2020-01-01Z", "date"), lit("2020-01-01+00:00", "date")),
        (lit("<a b='1' c='2'/>", RDF + "XMLLiteral"), lit("<a c='2' b='1'/>", RDF + "XMLLiteral")),
        (lit("a", "http://d/"), lit("b", "http://d/")),
        (lit("a", "http://d/"), lit("1")),
        (lit("P1D", "dayTimeDuration"), lit("P1D", "duration")),
        (lit("junk"), lit("1")),
        ('"x"@ar--rtl', '"x"@ar--ltr'),
        (f'"{"1" * 5000}/2"^^<{OWL}rational>', lit("1")),
    ],
)
def test_what_the_texts_do_not_tell_is_neither_the_same_nor_different(a: str, b: str) -> None:
    assert not same_value(a, b)
    assert not different_value(a, b)


@pytest.mark.parametrize(
    "literal",
    [
        lit(""),
        lit(" 1"),
        lit("1.0"),
        lit("٣"),
        lit("128", "byte"),
        lit("-1", "unsignedInt"),
        lit("0", "positiveInteger"),
        lit("1e3", "decimal"),
        lit(".", "decimal"),
        lit("1/0", OWL + "rational"),
        lit("1", OWL + "real"),
        lit("inf", "double"),
        lit("-NaN", "float"),
        lit("0x1p3", "double"),
        lit("1_0", "double"),
        lit("yes", "boolean"),
        lit("abc", "hexBinary"),
        lit("AR==", "base64Binary"),
        lit("AQ  I=", "base64Binary"),
        lit("2023-02-29T00:00:00", "dateTime"),
        lit("2023-01-01T24:00:01", "dateTime"),
        lit("2023-01-01T00:00:00+14:01", "dateTime"),
        lit("2023-01-01T00:00:00", "dateTimeStamp"),
        lit("02023-01-01T00:00:00", "dateTime"),
        lit("a\\tb", "normalizedString"),
        lit("a  b", "token"),
        lit(" a", "anyURI"),
        lit("toolonglanguage", "language"),
        lit("a b", "NMTOKEN"),
        lit("1a", "Name"),
        lit("a:b", "NCName"),
        lit("x", RDF + "PlainLiteral"),
        lit("x", RDF + "langString"),
    ],
)
def test_a_text_that_is_no_form_of_its_datatype_is_ill_typed(literal: str) -> None:
    assert ill_typed(literal)
    assert in_range(literal, Datatype(parts(literal)[1]), {}) is False


@pytest.mark.parametrize(
    "literal",
    [
        lit("-0001-02-28T00:00:00Z", "dateTime"),
        lit("12023-01-01T00:00:00-14:00", "dateTime"),
        lit("0000-02-29T00:00:00", "dateTime"),
        lit("-128", "byte"),
        lit("+INF", "double"),
        lit("", "hexBinary"),
        lit("", "base64Binary"),
        lit("zh-Hant-TW", "language"),
        lit("é-1", "NCName"),
        lit("x", "http://d/"),
    ],
)
def test_a_text_at_the_edge_of_what_its_datatype_takes_is_taken(literal: str) -> None:
    assert not ill_typed(literal)


@pytest.mark.parametrize(
    ("literal", "datatype", "expected"),
    [
        (lit("5"), "decimal", True),
        (lit("5.0", "decimal"), "byte", True),
        (lit("5.5", "decimal"), "integer", False),
        (lit("300", "int"), "unsignedByte", False),
        (lit("5"), "double", False),
        (lit("5", "double"), "decimal", False),
        (lit("1/3", OWL + "rational"), "decimal", False),
        (lit("1/3", OWL + "rational"), OWL + "real", True),
        ('"a b"', "token", True),
        ('"a b"', "NCName", False),
        ('"x"@en', "string", False),
        ('"x"@en', RDF + "PlainLiteral", True),
        ('"x"', RDF + "PlainLiteral", True),
        ('"x"', RDF + "langString", False),
        (lit("junk"), "http://www.w3.org/2000/01/rdf-schema#Literal", True),
        (lit("2020-01-01T00:00:00Z", "dateTime"), "dateTimeStamp", True),
        (lit("2020-01-01T00:00:00", "dateTime"), "dateTimeStamp", False),
        (lit("2020-01-01", "date"), "date", True),
        (lit("2020-01-01", "date"), "integer", False),
        (lit("5"), "gYear", False),
        (lit("P1D", "dayTimeDuration"), "duration", True),
        (lit("P1D", "duration"), "dayTimeDuration", None),
        (lit("5"), "http://d/", None),
        (lit("5", "http://d/"), "integer", None),
        (lit("5", "http://d/"), "http://d/", True),
    ],
)
def test_membership_goes_by_the_value_and_not_by_the_name(literal: str, datatype: str, expected: bool | None) -> None:
    assert in_range(literal, Datatype(datatype if ":" in datatype else XSD + datatype), {}) is expected


def bounded(base: DataRange, *bounds: tuple[str, str]) -> Facets:
    return Facets(base, bounds)


@pytest.mark.parametrize(
    ("literal", "wanted", "expected"),
    [
        (lit("5"), bounded(INTEGER, ("minInclusive", lit("5")), ("maxExclusive", lit("6"))), True),
        (lit("6"), bounded(INTEGER, ("maxExclusive", lit("6.00", "decimal"))), False),
        (lit("6"), bounded(INTEGER, ("maxInclusive", lit("6.00", "decimal"))), True),
        (lit("6"), bounded(INTEGER, ("minExclusive", lit("5.9", "decimal"))), True),
        (lit("1/3", OWL + "rational"), bounded(Datatype(OWL + "real"), ("minExclusive", lit("0.333", "decimal"))), True),
        (lit("-0", "double"), bounded(Datatype(XSD + "double"), ("minInclusive", lit("0", "double"))), True),
        (lit("NaN", "double"), bounded(Datatype(XSD + "double"), ("minInclusive", lit("0", "double"))), False),
        (lit("1", "double"), bounded(Datatype(XSD + "double"), ("minInclusive", lit("0"))), None),
        (lit("x", "string"), bounded(INTEGER, ("minInclusive", lit("0"))), False),
        (lit("5"), bounded(INTEGER, ("pattern", '"5"')), None),
        (lit("5"), bounded(INTEGER, ("totalDigits", lit("5"))), None),
        ('"abc"', bounded(STRING, ("length", lit("3"))), True),
        ('"😀"', bounded(STRING, ("maxLength", lit("1"))), True),
        ('"abc"', bounded(STRING, ("minLength", lit("4"))), False),
        (lit("0fb7", "hexBinary"), bounded(Datatype(XSD + "hexBinary"), ("length", lit("2"))), True),
        ('"AB-12"', bounded(STRING, ("pattern", '"[A-Z]{2}-[0-9]+"')), True),
        ('"xAB-12"', bounded(STRING, ("pattern", '"[A-Z]{2}-[0-9]+"')), False),
        ('"x"', bounded(STRING, ("pattern", '"\\\\p{L}"')), None),
        ('"x"@zh-Hant-TW', bounded(Datatype(RDF + "PlainLiteral"), ("langRange", '"zh-TW"')), True),
        ('"x"@zh-x-tw', bounded(Datatype(RDF + "PlainLiteral"), ("langRange", '"zh-TW"')), False),
        ('"x"@de', bounded(Datatype(RDF + "PlainLiteral"), ("langRange", '"*"')), True),
        ('"x"', bounded(Datatype(RDF + "PlainLiteral"), ("langRange", '"*"')), False),
        (
            lit("2020-01-01T00:00:00-05:00", "dateTime"),
            bounded(Datatype(XSD + "dateTime"), ("minInclusive", lit("2020-01-01T05:00:00Z", "dateTime"))),
            True,
        ),
        (
            lit("2020-01-01T06:00:00", "dateTime"),
            bounded(Datatype(XSD + "dateTime"), ("minInclusive", lit("2020-01-01T05:00:00Z", "dateTime"))),
            False,
        ),
        (
            lit("2020-01-02T06:00:00", "dateTime"),
            bounded(Datatype(XSD + "dateTime"), ("minInclusive", lit("2020-01-01T05:00:00Z", "dateTime"))),
            True,
        ),
    ],
)
def test_facets_bound_the_values_of_a_datatype(literal: str, wanted: DataRange, expected: bool | None) -> None:
    assert in_range(literal, wanted, {}) is expected


def test_ranges_are_put_together_with_what_is_not_known_kept_apart() -> None:
    foreign = Datatype("http://d/")
    one = DataOneOf((lit("1.0", "decimal"), '"x"'))
    assert in_range(lit("1"), one, {}) is True
    assert in_range(lit("2"), one, {}) is False
    assert in_range(lit("2", "http://d/"), one, {}) is None
    assert in_range(lit("1"), DataNot(one), {}) is False
    assert in_range(lit("1"), DataNot(foreign), {}) is None
    assert in_range(lit("1"), DataAnd((foreign, STRING)), {}) is False
    assert in_range(lit("1"), DataAnd((foreign, INTEGER)), {}) is None
    assert in_range(lit("1"), DataOr((foreign, INTEGER)), {}) is True
    assert in_range(lit("1"), DataOr((foreign, STRING)), {}) is None


def test_definitions_are_followed_and_one_that_leads_to_itself_is_not_decided() -> None:
    definitions: dict[str, DataRange] = {
        "http://d/small": bounded(INTEGER, ("maxInclusive", lit("9"))),
        "http://d/odd": DataAnd((Datatype("http://d/small"), DataNot(DataOneOf((lit("2"),))))),
        "http://d/self": DataOr((Datatype("http://d/self"), STRING)),
    }
    assert in_range(lit("3"), Datatype("http://d/odd"), definitions) is True
    assert in_range(lit("2"), Datatype("http://d/odd"), definitions) is False
    assert in_range(lit("3"), Datatype("http://d/self"), definitions) is None


def test_definitions_that_double_at_each_step_are_worked_out_once_each() -> None:
    definitions: dict[str, DataRange] = {f"http://d/{n}": DataOr((Datatype(f"http://d/{n + 1}"),) * 2) for n in range(40)}
    assert in_range(lit("1"), Datatype("http://d/0"), {**definitions, "http://d/40": INTEGER}) is True


def test_ranges_that_are_nested_too_deep_are_not_decided() -> None:
    wanted: DataRange = INTEGER
    for _ in range(MAX_DEPTH + 2):
        wanted = DataNot(wanted)
    assert in_range(lit("1"), wanted, {}) is None


@pytest.mark.parametrize("datatype", ["integer", "decimal", "double", "float", "byte", "dateTime", "hexBinary", "base64Binary", "token"])
@pytest.mark.parametrize("text", ["9" * 100_000, "0." + "1" * 100_000, "1" + "0" * 100_000, "9" * 100_000 + "-01-01T00:00:00Z"])
def test_what_is_very_long_is_told_apart_all_the_same(datatype: str, text: str) -> None:
    long, short = lit(text, datatype), lit("1")
    assert not same_value(long, short)
    assert in_range(long, Datatype(XSD + "byte"), {}) is False


def test_long_numbers_are_compared_in_full() -> None:
    long = lit("9" * 100_000)
    assert same_value(long, lit("0" + "9" * 100_000 + ".0", "decimal"))
    assert different_value(long, lit("9" * 99_999 + "8"))
    assert in_range(long, bounded(INTEGER, ("minExclusive", lit("9" * 99_999 + "8"))), {}) is True
    assert in_range(long, bounded(INTEGER, ("minExclusive", lit("1/3", OWL + "rational"))), {}) is None


@given(st.decimals(allow_nan=False, allow_infinity=False), st.decimals(allow_nan=False, allow_infinity=False))
def test_decimals_are_ordered_as_numbers_are(a: Decimal, b: Decimal) -> None:
    left, right = lit(f"{a:f}", "decimal"), lit(f"{b:f}", "decimal")
    assert same_value(left, right) == (a == b)
    assert different_value(left, right) == (a != b)
    assert in_range(left, bounded(DECIMAL, ("minExclusive", right)), {}) == (a > b)


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**6))
def test_a_rational_is_the_decimal_that_it_equals(numerator: int, denominator: int) -> None:
    value = value_of(f'"{numerator}/{denominator}"^^<{OWL}rational>')
    scaled = Decimal(numerator) / Decimal(denominator)
    exact = scaled * denominator == numerator and len(scaled.as_tuple().digits) < 25
    assert value is not None
    assert (value == value_of(lit(f"{scaled:f}", "decimal"))) == exact


@given(st.floats(width=32, allow_nan=False))
def test_a_number_of_single_precision_is_read_back_as_itself(number: float) -> None:
    value = value_of(lit(repr(number).replace("inf", "INF"), "float"))
    assert value is not None
    assert value.key == number.hex()


@given(st.text())
def test_any_text_is_read_back_from_its_n_triples(text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    assert parts(f'"{quoted}"')[0] == text


@given(st.text(max_size=40), st.sampled_from(["integer", "decimal", "double", "float", "dateTime", "base64Binary", "hexBinary", "language", "Name"]))
def test_any_text_has_a_value_or_is_ill_typed(text: str, datatype: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    literal = lit(quoted, datatype)
    assert in_range(literal, Datatype(XSD + datatype), {}) is not ill_typed(literal)
