"""Sentences: facts, expressions, axioms and rules in the words of a governance scholar, in three languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explanation_values import DEFINITION, DIM1, EXHIBITS_DIM1, RICE, rule
from sg2kg import KnowledgeBase
from sg2kg.errors import NotFoundError
from sg2kg.explanation.naming import Namer, literal_parts, with_article
from sg2kg.explanation.phrases import CHAINS, own
from sg2kg.explanation.sentences import Sentences
from sg2kg.explanation.words import BASIS_WORDS, GRADE_WORDS, NAMES, RULES, WORDS, Words, tell
from sg2kg.messages import LANGUAGES
from sg2kg.reasoning import rules
from sg2kg.reasoning.owl.axioms import (
    Axiom,
    Characteristic,
    DatatypeDefinition,
    DifferentIndividuals,
    DisjointClasses,
    DisjointProperties,
    Domain,
    EquivalentClasses,
    EquivalentProperties,
    HasKey,
    InverseProperties,
    NegativeAssertion,
    Range,
    SameIndividual,
    SubClassOf,
    SubPropertyOf,
)
from sg2kg.reasoning.owl.expressions import (
    LITERAL,
    NOTHING,
    THING,
    All,
    And,
    AtLeast,
    AtMost,
    DataAnd,
    DataNot,
    DataOneOf,
    DataOr,
    Datatype,
    Expression,
    Facets,
    Filler,
    HasSelf,
    HasValue,
    Named,
    Not,
    OneOf,
    Or,
    Property,
    Some,
)
from sg2kg.reasoning.owl.reading import read_ontology
from sg2kg.reasoning.proofs import Conclusion
from sg2kg.reasoning.rules import Clash, Condition, Different, Head, Link, Member, Rule, Same
from sg2kg.terms import PREFIXES, SG2
from support import ROOT

XSD = PREFIXES["xsd"]
EX = "https://example.org/"
INTEGER = Datatype(XSD + "integer")
MARKET = Named(SG2.MarketActor)
PARTICIPATION = Property(SG2.hasParticipation)
PARTNER = Some(PARTICIPATION, And((Named(SG2.PartnerParticipation), Some(Property(SG2.participant), MARKET))))


class Bare:
    """Labels that know nothing."""

    def label(self, iri: str, lang: str = "en") -> str:
        return re.split("[/#]", iri)[-1] or iri

    def notation(self, concept: str) -> str:
        return concept


@pytest.fixture(scope="module")
def sentences(kb: KnowledgeBase) -> Sentences:
    return Sentences(kb, {str(e): e for e in (PARTNER, EXHIBITS_DIM1)})


# ---- facts


@pytest.mark.parametrize(
    ("fact", "en", "hans", "hant"),
    [
        (Member(SG2.ValueCoCreationCase, RICE), "Tencent Cloud Rice is a value-co-creation case", "云稻米是价值共创案例", "雲稻米是價值共創案例"),
        (Member(SG2.Actor, "_:b7"), "something without a name (b7) is an actor", "某个未命名的事物（b7）是主体", "某個未命名的事物（b7）是主體"),
        (
            Link(SG2.exhibits, RICE, DIM1),
            "Tencent Cloud Rice exhibits depth of value co-creation (DIM-1)",
            "云稻米体现价值共创的深度性（DIM-1）",
            "雲稻米體現價值共創的深度性（DIM-1）",
        ),
        (
            Link(SG2.affirms, RICE + "#x01", DIM1),
            "the statement “x01” affirms depth of value co-creation (DIM-1)",
            "陈述“x01”肯定价值共创的深度性（DIM-1）",
            "陳述“x01”肯定價值共創的深度性（DIM-1）",
        ),
        (Link(SG2.about, RICE + "#x01", RICE), "the statement “x01” is about Tencent Cloud Rice", "陈述“x01”谈的是云稻米", "陳述“x01”談的是雲稻米"),
        (
            Link(SG2.hasPhase, RICE, RICE + "#season-2022"),
            "Tencent Cloud Rice has the phase “2022 season”",
            "云稻米有阶段“2022季”",
            "雲稻米有階段“2022季”",
        ),
        (
            Link(SG2.convenor, RICE, PREFIXES["act"] + "tencent-ssv"),
            "Tencent Cloud Rice is convened by Tencent Sustainable Social Value Division",
            "云稻米由腾讯可持续社会价值事业部召集",
            "雲稻米由騰訊可持續社會價值事業部召集",
        ),
        (
            Link(SG2.standing, RICE + "#p-lab", SG2.isInitiator),
            "in the participation “p-lab” the standing is “initiator itself”",
            "参与“p-lab”的从属关系是“发起者本身”",
            "參與“p-lab”的從屬關係是“發起者本身”",
        ),
        (Link(SG2.version, RICE + "#record", '"1.1.0"'), "the version of record is “1.1.0”", "record的版本是“1.1.0”", "record的版本是“1.1.0”"),
        (
            Link(SG2.issue, RICE, '"a \\"b\\"\\n"@en'),
            'the issue of Tencent Cloud Rice is “a "b"\n”',
            '云稻米的议题是“a "b"\n”',
            '雲稻米的議題是“a "b"\n”',
        ),
        (
            Link(SG2.fictitious, RICE + "#record", f'"true"^^<{XSD}boolean>'),
            "for record, “fictitious” is “true”",
            "record的“虚构”为“true”",
            "record的“虛構”為“true”",
        ),
        (
            Same(RICE, "_:b1"),
            "Tencent Cloud Rice and something without a name (b1) would be the same",
            "云稻米与某个未命名的事物（b1）应是同一个",
            None,
        ),
        (Different(RICE, DIM1), "Tencent Cloud Rice and depth of value co-creation (DIM-1) are different", None, None),
        (Clash(RICE), "this cannot be: a contradiction about Tencent Cloud Rice", "这不可能成立：关于云稻米的记述相互矛盾", None),
        (rules.Test(INTEGER, '"7"'), "the value “7” is a whole number", "值“7”是整数", "值“7”是整數"),
        (rules.Test(INTEGER, '"x"', True), "the value “x” is not a whole number", "值“x”不是整数", "值“x”不是整數"),
        (
            Member(str(PARTNER), RICE),
            "Tencent Cloud Rice has a partner participation that has a market actor as participant",
            "云稻米有这样的伙伴参与：参与者中有市场主体",
            "雲稻米有這樣的夥伴參與：參與者中有市場主體",
        ),
    ],
)
def test_a_fact_is_a_sentence(sentences: Sentences, fact: Conclusion, en: str, hans: str | None, hant: str | None) -> None:
    told = sentences.fact(fact)
    assert told["en"] == en
    assert hans is None or told["zh-Hans"] == hans
    assert hant is None or told["zh-Hant"] == hant


def test_every_property_of_the_ontology_makes_a_sentence_that_names_both_ends(kb: KnowledgeBase, sentences: Sentences) -> None:
    properties = [p for (p,) in kb.dataset.select("SELECT DISTINCT ?p { { ?p a owl:ObjectProperty } UNION { ?p a owl:DatatypeProperty } }")]
    assert len(properties) > 150
    for property in properties:
        for lang, text in sentences.fact(Link(property, EX + "Xone", EX + "Ytwo")).items():
            assert "Xone" in text, (property, lang)
            assert "Ytwo" in text, (property, lang)
            assert "{" not in text, (property, lang)


def test_what_is_said_of_a_subject_leaves_the_subject_out(sentences: Sentences) -> None:
    told = sentences.predicate(Link(SG2.convenor, RICE, EX + "Firm"), RICE)
    assert told is not None
    assert (told["en"], told["zh-Hans"]) == ("is convened by Firm", "由Firm召集")
    assert sentences.predicate(Link(SG2.convenor, RICE, EX + "Firm"), EX + "other") is None
    assert sentences.predicate(Clash(RICE), RICE) is None


def test_a_class_of_another_vocabulary_is_told_apart_from_ours() -> None:
    told = Sentences(Bare()).axiom(SubClassOf(Named(SG2.Observation), Named("http://www.w3.org/ns/sosa/Observation")))
    assert told["en"] == "every Observation is an observation (sosa)"


@pytest.mark.parametrize(
    ("noun", "told"),
    [("actor", "an actor"), ("unit", "a unit"), ("user", "a user"), ("hour", "an hour"), ("European", "a European"), ("case", "a case")],
)
def test_the_article_fits_the_noun(noun: str, told: str) -> None:
    assert with_article(noun) == told


@pytest.mark.parametrize(
    ("literal", "parts"),
    [
        ('"a"', ("a", "", "")),
        ('"a\\u00e9\\U0001F33E"@zh-Hant', ("aé🌾", "zh-Hant", "")),
        ('"a\\"@b"^^<urn:t>', ('a"@b', "", "urn:t")),
        ('"\\UFFFFFFFF\\ud800\\q"', ("\ufffd\ufffdq", "", "")),
        ('"no end', ('"no end', "", "")),
    ],
)
def test_a_literal_is_read_as_n_triples_writes_it(literal: str, parts: tuple[str, str, str]) -> None:
    assert literal_parts(literal) == parts


def test_a_long_literal_is_cut() -> None:
    assert len(Namer(Bare(), "en").name('"' + "x" * 10_000 + '"')) < 200


def test_a_label_with_braces_is_no_template() -> None:
    class Braces(Bare):
        def label(self, iri: str, lang: str = "en") -> str:
            return "{x} {0} {vp!r}"

    told = Sentences(Braces()).fact(Link(SG2.exhibits, RICE, DIM1))
    assert told["en"].count("{x} {0} {vp!r}") >= 2


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(NotFoundError):
        Namer(Bare(), "fr")


# ---- expressions


@pytest.mark.parametrize(
    ("expression", "en", "hans"),
    [
        (
            And((Named(SG2.Case), EXHIBITS_DIM1)),
            "is a case and exhibits depth of value co-creation (DIM-1)",
            "是案例，且体现价值共创的深度性（DIM-1）",
        ),
        (Or((MARKET, Named(SG2.SocietyActor))), "is a market actor or a society actor", "是市场主体，或社会主体"),
        (
            Or((MARKET, EXHIBITS_DIM1)),
            "is a market actor or exhibits depth of value co-creation (DIM-1)",
            "是市场主体，或体现价值共创的深度性（DIM-1）",
        ),
        (Not(MARKET), "is not a market actor", "不是市场主体"),
        (Not(EXHIBITS_DIM1), "does not meet this: exhibits depth of value co-creation (DIM-1)", "不符合：体现价值共创的深度性（DIM-1）"),
        (OneOf((SG2.inform,)), "is inform", "是告知"),
        (OneOf((SG2.inform, SG2.consult)), "is one of inform or consult", "是告知或征询之一"),
        (Some(Property(SG2.hasRisk), Named(SG2.Risk)), "has a risk", "有风险"),
        (Some(Property(SG2.hasRisk), Named(THING)), "has a risk", "有风险"),
        (Some(PARTICIPATION, Named(SG2.CoDecision)), "has a participation that is a co-decision", "有属于共同决定的参与"),
        (Some(Property(SG2.convenor), MARKET), "has a market actor as convenor", "召集者中有市场主体"),
        (Some(Property(SG2.exhibits), Named(SG2.Realm)), "exhibits a realm", "体现某个境界"),
        (Some(Property(SG2.locatedIn), Named(SG2.Place)), "is located in a place", "位于某个地点"),
        (Some(Property(SG2.version), Datatype(LITERAL)), "has a version", "有版本"),
        (Some(Property(SG2.value), INTEGER), "has a value that is a whole number", "数值是整数"),
        (Some(Property(SG2.shows, True), Named(SG2.Statement)), "is what a statement shows", "是某个陈述所表明的"),
        (HasValue(Property(SG2.sayAtLeast), SG2.collaborate), "has a level of say of at least “collaborate”", "话语权不低于“共决”"),
        (HasValue(Property(SG2.convenor, True), RICE), "is the convenor of Tencent Cloud Rice", "是云稻米的召集者"),
        (HasSelf(Property(SG2.within)), "has “within” with itself", "与自身有“包含于”关系"),
        (All(Property(SG2.participant), MARKET), "has no participant that is not a market actor", "没有不属于市场主体的参与者"),
        (AtLeast(2, PARTICIPATION, Named(THING)), "has at least 2 different values of “participation”", "至少有2个不同的“参与”"),
        (
            AtMost(1, Property(SG2.participant), MARKET),
            "has at most 1 different values of “participant”, counting only what fits this: is a market actor",
            "至多有1个不同的“参与者”（仅计符合以下条件者：是市场主体）",
        ),
        (
            And((Named(SG2.Case), PARTNER)),
            "is a case; and has a partner participation that has a market actor as participant",
            "是案例；并且有这样的伙伴参与：参与者中有市场主体",
        ),
        (
            Facets(INTEGER, (("minInclusive", '"0"'), ("maxExclusive", '"5"'))),
            "is a whole number that is at least 0 and less than 5",
            "是不小于0且小于5的整数",
        ),
        (DataOneOf(('"a"', '"b"')), "is one of “a” or “b”", "是“a”或“b”之一"),
        (DataNot(INTEGER), "is anything but a whole number", "是整数以外的值"),
        (DataAnd((INTEGER, Datatype(XSD + "decimal"))), "is a whole number that is also a decimal number", "是整数，且同时是十进制数"),
        (DataOr((INTEGER, Datatype(EX + "myType"))), "is a whole number or a value of type my type", "是整数，或类型为my type的值"),
        (Named(NOTHING), "is nothing at all", "是不存在之物"),
    ],
)
def test_an_expression_is_described(sentences: Sentences, expression: Filler, en: str, hans: str) -> None:
    told = sentences.describe(expression)
    assert (told["en"], told["zh-Hans"]) == (en, hans)


def test_a_chinese_subject_owns_the_noun_that_follows(kb: KnowledgeBase) -> None:
    convened = Some(Property(SG2.convenor), MARKET)
    told = Sentences(kb, {str(convened): convened}).fact(Member(str(convened), RICE))
    assert told["zh-Hans"] == "云稻米的召集者中有市场主体"


def test_an_expression_of_any_depth_is_told_in_short(sentences: Sentences) -> None:
    expression: Expression = MARKET
    for _ in range(3000):
        expression = Some(PARTICIPATION, expression)
    assert len(sentences.describe(expression)["en"]) < 1000


def test_an_expression_that_grows_with_every_depth_is_told_in_short(sentences: Sentences) -> None:
    expression: Expression = MARKET
    for n in range(12):
        expression = And(tuple(Some(Property(f"{EX}p{n}{i}"), expression) for i in range(12)))
    assert len(sentences.describe(expression)["en"]) < 20_000


_PROPERTIES = st.builds(Property, st.sampled_from([SG2.exhibits, SG2.convenor, SG2.hasRisk, EX + "p", ""]), st.booleans())
_RANGES = st.recursive(
    st.builds(Datatype, st.sampled_from([XSD + "string", EX + "t"])),
    lambda inner: st.one_of(
        st.builds(DataNot, inner),
        st.builds(DataAnd, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Facets, inner, st.just((("minInclusive", '"1"'), ("langRange", '"x"')))),
    ),
    max_leaves=5,
)
_EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    st.builds(Named, st.sampled_from([THING, NOTHING, SG2.Case, EX + "C", ""])),
    lambda inner: st.one_of(
        st.builds(And, st.lists(inner, max_size=4).map(tuple)),
        st.builds(Or, st.lists(inner, max_size=4).map(tuple)),
        st.builds(Not, inner),
        st.builds(Some, _PROPERTIES, st.one_of(inner, _RANGES)),
        st.builds(All, _PROPERTIES, st.one_of(inner, _RANGES)),
        st.builds(AtLeast, st.integers(0, 3), _PROPERTIES, inner),
        st.builds(AtMost, st.integers(0, 3), _PROPERTIES, _RANGES),
        st.builds(HasValue, _PROPERTIES, st.sampled_from(['"a"', "_:b", EX + "i"])),
        st.builds(OneOf, st.lists(st.sampled_from([EX + "i", "_:b"]), max_size=20).map(tuple)),
    ),
    max_leaves=12,
)


@given(_EXPRESSIONS)
def test_every_expression_has_a_description_in_every_language(expression: Expression) -> None:
    told = Sentences(Bare()).describe(expression)
    assert set(told) == set(LANGUAGES)
    assert not any("{" in text for text in told.values())


# ---- axioms and rules

_P, _Q = Property(SG2.exhibits), Property(SG2.mayExhibit)


@pytest.mark.parametrize(
    ("axiom", "en", "hans"),
    [
        (SubClassOf(Named(SG2.Case), Named(SG2.Situation)), "every case is a situation", "每个案例都是情境"),
        (SubClassOf(EXHIBITS_DIM1, Named(SG2.Situation)), "whatever exhibits depth of value co-creation (DIM-1) also is a situation", None),
        (
            DEFINITION,
            "by definition, a value-co-creation case is a case that exhibits depth of value co-creation (DIM-1)",
            "按定义，价值共创案例是这样的案例：体现价值共创的深度性（DIM-1）",
        ),
        (EquivalentClasses(PARTNER, EXHIBITS_DIM1), "whatever has a partner participation", None),
        (DisjointClasses((Named(SG2.Case), Named(SG2.Phase))), "nothing is both a case and a phase", "任何事物都不能既是案例，又是阶段"),
        (DisjointClasses((Named(SG2.Case), Named(SG2.Phase), MARKET)), "nothing is more than one of these: case, phase and market actor", None),
        (SubPropertyOf((_P,), _Q), "whatever is linked by “exhibits” is linked by “may exhibit” too", "有“体现”关系，就有“可能体现”关系"),
        (SubPropertyOf((Property(SG2.hasPhase), _P), _P), "what a phase of a case exhibits, the case exhibits", "案例的一个阶段所体现的，案例就体现"),
        (SubPropertyOf((_P, _Q), _Q), "“exhibits” and “may exhibit”, taken one after the other, come to “may exhibit”", None),
        (EquivalentProperties(_P, _Q), "“exhibits” and “may exhibit” mean the same", "“体现”与“可能体现”含义相同"),
        (InverseProperties(_P, _Q), "“exhibits” is “may exhibit” read from the other end", None),
        (DisjointProperties((_P, _Q)), "no two things are linked by both “exhibits” and “may exhibit”", None),
        (Domain(Property(SG2.hasPhase), Named(SG2.Case)), "whatever has the property “has phase” is a case", "凡有属性“有阶段”的，都是案例"),
        (Range(Property(SG2.hasPhase), Named(SG2.Phase)), "whatever is a value of the property “has phase” is a phase", None),
        (Range(Property(SG2.version), Datatype(XSD + "string")), "whatever is a value of the property “version” is a text", None),
        (
            HasKey(Named(SG2.Place), (Property(SG2.adminCode),)),
            "whatever is a place is one and the same where these agree: administrative code",
            None,
        ),
        (NegativeAssertion(RICE, _P, DIM1), "it is stated not to be so that Tencent Cloud Rice exhibits depth of value co-creation (DIM-1)", None),
        (DifferentIndividuals((RICE, SG2.inform)), "these are all different: Tencent Cloud Rice and inform", "以下各项互不相同：云稻米和告知"),
        (SameIndividual((RICE, SG2.inform)), "these are all the same: Tencent Cloud Rice and inform", None),
        (DatatypeDefinition(EX + "level", INTEGER), "“level” means a whole number", None),
        *((Characteristic(kind, _P), "“exhibits”", "“体现”") for kind in ("Transitive", "Symmetric", "Asymmetric", "Reflexive", "Irreflexive")),
        *((Characteristic(kind, _P), "“exhibits”", "“体现”") for kind in ("Functional", "InverseFunctional")),
    ],
)
def test_an_axiom_is_a_sentence(sentences: Sentences, axiom: Axiom, en: str, hans: str | None) -> None:
    told = sentences.axiom(axiom)
    assert en in told["en"]
    assert hans is None or hans in told["zh-Hans"]


_MARKET_MEMBER, _COMPLEX = Member(SG2.MarketActor, "?x"), Member(str(EXHIBITS_DIM1), "?x")
_BELOW = SubClassOf(EXHIBITS_DIM1, MARKET)


@pytest.mark.parametrize(
    ("name", "head", "body", "axiom", "en"),
    [
        (
            "cls-hv2",
            _COMPLEX,
            (Link(SG2.exhibits, "?x", DIM1),),
            DEFINITION,
            "whatever exhibits depth of value co-creation (DIM-1) meets this condition of “value-co-creation case”",
        ),
        ("cls-svf1", _COMPLEX, (), Domain(_P, MARKET), "meets this condition"),
        ("cls-int1", Member(SG2.ValueCoCreationCase, "?x"), (_COMPLEX,), DEFINITION, "by definition, a value-co-creation case is a case that"),
        ("cls-int2", _MARKET_MEMBER, (_COMPLEX,), _BELOW, "what meets several conditions meets each of them: it is a market actor"),
        ("cls-hv1", Link(SG2.exhibits, "?x", DIM1), (_COMPLEX,), _BELOW, "the condition names the value: it exhibits"),
        ("cls-avf", Member(SG2.Case, "?y"), (_COMPLEX,), _BELOW, "the condition allows no other values"),
        ("cls-com", Clash("?x"), (_COMPLEX, _MARKET_MEMBER), _BELOW, "nothing meets a condition and its opposite"),
        ("cls-maxqc3", Same("?y", "?z"), (_COMPLEX,), _BELOW, "only one such value is allowed"),
        ("cls-maxc1", Clash("?x"), (_COMPLEX,), _BELOW, "no such value is allowed"),
        ("x-max", Clash("?x"), (_COMPLEX,), _BELOW, "more such values than are allowed"),
        ("x-range", Clash("?x"), (_COMPLEX,), _BELOW, "the condition allows no other values"),
        ("cls-uni", _COMPLEX, (_MARKET_MEMBER,), _BELOW, "one of these is enough"),
        ("cls-oo", _COMPLEX, (), _BELOW, "the condition lists its members"),
        ("cax-dw", Clash("?x"), (Member(SG2.Case, "?x"), _MARKET_MEMBER), _BELOW, "nothing is both a case and a market actor"),
        ("cax-dw", Clash("?x"), (_COMPLEX, _MARKET_MEMBER), _BELOW, "nothing both exhibits depth of value co-creation (DIM-1) and is a market actor"),
        ("x-existential", _MARKET_MEMBER, (_COMPLEX,), _BELOW, "whatever exhibits depth of value co-creation (DIM-1) also is a market actor"),
        ("x-union", _MARKET_MEMBER, (_COMPLEX,), _BELOW, "whichever of these it is, the same follows: whatever exhibits depth of value co-creation"),
        ("eq-trans", Same("?x", "?y"), (), SameIndividual(("?x", "?y")), "being the same goes both ways, and from one to the next"),
        ("eq-stated", Same(RICE, DIM1), (), SameIndividual((RICE, DIM1)), "these are all the same: Tencent Cloud Rice and depth of value"),
        ("x-different", Clash("?x"), (), _BELOW, "members of classes that have none in common are different"),
        ("x-definition", _MARKET_MEMBER, (), DEFINITION, "by definition"),
        ("cax-sco", _MARKET_MEMBER, (_COMPLEX,), _BELOW, "whatever exhibits depth of value co-creation (DIM-1) also is a market actor"),
        ("scm-sco", _MARKET_MEMBER, (), _BELOW, "whatever exhibits"),
        ("prp-spo1", Link(SG2.mayExhibit, "?x", "?y"), (), SubPropertyOf((_P,), _Q), "whatever is linked by “exhibits”"),
        ("cls-nothing2", Clash("?x"), (), _BELOW, "nothing can be of a kind that has no members"),
        ("eq-diff1", Clash("?x"), (), _BELOW, "two things cannot be both the same and different"),
        ("dt-not-type", Clash("?x"), (), _BELOW, "a literal must be a value of its datatype"),
    ],
)
def test_a_rule_is_a_sentence(sentences: Sentences, name: str, head: Head, body: tuple[Condition, ...], axiom: Axiom, en: str) -> None:
    assert en in sentences.rule(rule(name, head, body, axiom))["en"]


_NAMES_OF_RULES = (
    "cax-sco cax-eqc1 cax-eqc2 cax-dw cls-int1 cls-int2 cls-uni cls-svf1 cls-svf2 cls-avf cls-hv1 cls-hv2 cls-com cls-maxc1 cls-maxc2 cls-maxqc1 "
    "cls-maxqc2 cls-maxqc3 cls-maxqc4 cls-oo cls-nothing2 prp-dom prp-rng prp-spo1 prp-spo2 prp-eqp1 prp-eqp2 prp-inv1 prp-inv2 prp-symp prp-trp "
    "prp-asyp prp-irp prp-fp prp-ifp prp-pdw prp-npa1 prp-npa2 prp-key eq-diff1 dt-not-type x-self-intro x-self-elim x-count x-data x-range "
    "x-existential x-union x-max x-different x-definition eq-trans eq-stated scm-cls"
)


@pytest.mark.parametrize("name", re.split(" ", _NAMES_OF_RULES))
def test_every_known_rule_is_told_whatever_its_parts(sentences: Sentences, name: str) -> None:
    heads: list[Head] = [Clash("?x"), _COMPLEX, _MARKET_MEMBER, Link(SG2.exhibits, "?x", "?y"), Same("?x", "?y")]
    for head in heads:
        for body in ((), (_COMPLEX,), (Link(SG2.exhibits, "?x", "?y"),), (_MARKET_MEMBER, _COMPLEX)):
            for lang, text in sentences.rule(rule(name, head, body, DEFINITION)).items():
                assert text, lang
                assert text != str(DEFINITION)


def test_an_unknown_rule_is_told_as_its_axiom(sentences: Sentences) -> None:
    assert sentences.rule(rule("new-rule", Clash("?x"), (), DEFINITION))["zh-Hans"] == str(DEFINITION)


def test_every_chain_of_the_ontology_has_words_of_its_own(kb: KnowledgeBase) -> None:
    ontology = read_ontology(kb.dataset.triples(["https://w3id.org/sg2kg/ontology"]))
    chains = {(*(own(p.iri) for p in a.chain), own(a.sup.iri)) for a in ontology.axioms if isinstance(a, SubPropertyOf) and len(a.chain) > 1}
    assert len(chains) >= 15
    assert chains == set(CHAINS)


def test_a_rule_is_worded_once(sentences: Sentences) -> None:
    made: Rule = rule("cax-sco", _MARKET_MEMBER, (), _BELOW)
    assert sentences.rule(made) is sentences.rule(made)


# ---- words

_ALL_WORDS: dict[str, Words] = {**WORDS, **RULES, **NAMES, **BASIS_WORDS, **GRADE_WORDS}


@pytest.mark.parametrize("key", _ALL_WORDS)
def test_the_words_are_there_in_three_languages_and_do_not_mix_their_signs(key: str) -> None:
    en, hans, hant = _ALL_WORDS[key]
    assert en
    assert hans
    assert hant
    assert not set("这个们说与为证据状态时来对发无关属类规则记录陈结论数检从满争议实现图单双") & set(hant)
    assert not set("這個們說與為證據狀態時來對發無關屬類規則記錄陳結論數檢從滿爭議實現圖單雙") & set(hans)


@pytest.mark.parametrize("key", [*WORDS, *RULES])
def test_both_ways_of_writing_chinese_say_the_same_things(key: str) -> None:
    _, hans, hant = WORDS.get(key) or RULES[key]
    assert _slots(hans) == _slots(hant)


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_no_word_is_left_over() -> None:
    folder = Path(ROOT, "src", "sg2kg", "explanation")
    source = "".join(p.read_text(encoding="utf-8") for p in folder.rglob("*.py") if not p.name.startswith("words"))
    made = re.compile(r"(state|reason) |(min|max)(In|Ex)clusive|(min|max)Length|.*[a-z](itive|etric|exive|tional)$|Functional")
    left = [k for k in (*WORDS, *RULES) if f'"{k}"' not in source and f"'{k}'" not in source and not made.match(k)]
    assert left == []


def test_words_in_an_unknown_language_are_refused() -> None:
    with pytest.raises(NotFoundError):
        tell("colon", "fr")
