"""How each property is said in a sentence, and each chain of properties as a rule: phrases beside the labels of the ontology, in three languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sg2kg.explanation.words import Words
from sg2kg.terms import PREFIXES

_SG2 = PREFIXES["sg2"]
VERB, IS, HAS, NOUN = "verb", "is", "has", "noun"
"""How a label is used: "x exhibits y", "x is located in y", "x has phase y", "the role of x is y"."""


@dataclass(frozen=True)
class Special:
    """A property with words of its own: of subject {x} and value {y}, and of a subject left out."""

    fact: Words
    value: Words


def _of_statement(verb: str, hans: str, hant: str, rest: str = "") -> Special:
    return Special(
        (f"the statement “{{x}}” {verb} {{y}}{rest}", f"陈述“{{x}}”{hans}{{y}}", f"陳述“{{x}}”{hant}{{y}}"),
        (f"{verb} {{y}}{rest}", f"{hans}{{y}}", f"{hant}{{y}}"),
    )


def _after_subject(en: str, hans: str, hant: str) -> Special:
    return Special((f"{{x}} {en}", f"{{x}}{hans}", f"{{x}}{hant}"), (en, hans, hant))


SPECIAL: dict[str, Special] = {
    "affirms": _of_statement("affirms", "肯定", "肯定"),
    "denies": _of_statement("denies", "否定", "否定"),
    "qualifies": _of_statement("qualifies", "限定", "限定"),
    "likens": _of_statement("only likens to", "仅类比于", "僅類比於"),
    "suggests": _of_statement("does not say but suggests", "未明言，仅提示", "未明言，僅提示"),
    "about": Special(("the statement “{x}” is about {y}", "陈述“{x}”谈的是{y}", "陳述“{x}”談的是{y}"), ("is about {y}", "谈的是{y}", "談的是{y}")),
    "hasStatement": _after_subject("is spoken of in the statement “{y}”", "见于陈述“{y}”", "見於陳述“{y}”"),
    "inJointStatement": _after_subject("is covered by the joint statement “{y}”", "见于合并陈述“{y}”", "見於合併陳述“{y}”"),
    "jointlyAbout": Special(
        ("the joint statement “{x}” covers {y}", "合并陈述“{x}”涉及{y}", "合併陳述“{x}”涉及{y}"), ("covers {y}", "涉及{y}", "涉及{y}")
    ),
    "shows": Special(
        ("the statement “{x}” is evidence for “{y}”", "陈述“{x}”表明“{y}”", "陳述“{x}”表明“{y}”"), ("is evidence for “{y}”", "表明“{y}”", "表明“{y}”")
    ),
    "shownBy": _after_subject("has the statement “{y}” as evidence", "由陈述“{y}”表明", "由陳述“{y}”表明"),
    "participant": Special(
        ("in the participation “{x}” the participant is {y}", "参与“{x}”的参与者是{y}", "參與“{x}”的參與者是{y}"),
        ("has {y} as participant", "参与者是{y}", "參與者是{y}"),
    ),
    "role": Special(
        ("in the participation “{x}” the role is “{y}”", "参与“{x}”中的角色是“{y}”", "參與“{x}”中的角色是“{y}”"),
        ("has the role “{y}”", "角色是“{y}”", "角色是“{y}”"),
    ),
    "say": Special(
        ("in the participation “{x}” the level of say is “{y}”", "参与“{x}”的话语权级别是“{y}”", "參與“{x}”的話語權級別是“{y}”"),
        ("has the level of say “{y}”", "话语权级别是“{y}”", "話語權級別是“{y}”"),
    ),
    "sayAtLeast": Special(
        ("in the participation “{x}” the level of say is at least “{y}”", "参与“{x}”的话语权不低于“{y}”", "參與“{x}”的話語權不低於“{y}”"),
        ("has a level of say of at least “{y}”", "话语权不低于“{y}”", "話語權不低於“{y}”"),
    ),
    "standing": Special(
        ("in the participation “{x}” the standing is “{y}”", "参与“{x}”的从属关系是“{y}”", "參與“{x}”的從屬關係是“{y}”"),
        ("has the standing “{y}”", "从属关系是“{y}”", "從屬關係是“{y}”"),
    ),
    "stage": Special(
        ("the participation “{x}” belongs to the stage {y}", "参与“{x}”处于{y}环节", "參與“{x}”處於{y}環節"),
        ("belongs to the stage {y}", "处于{y}环节", "處於{y}環節"),
    ),
    "nextLower": Special(
        ("the level of say next below “{x}” is “{y}”", "话语权级别“{x}”的低一级是“{y}”", "話語權級別“{x}”的低一級是“{y}”"),
        ("has “{y}” as the next lower level", "低一级是“{y}”", "低一級是“{y}”"),
    ),
    "convenor": _after_subject("is convened by {y}", "由{y}召集", "由{y}召集"),
    "initiator": _after_subject("is initiated by {y}", "由{y}发起", "由{y}發起"),
    "kindOf": _after_subject("is a kind of {y}", "是{y}的一种", "是{y}的一種"),
    "hasKind": _after_subject("has {y} as a kind", "的种类包括{y}", "的種類包括{y}"),
    "aspectOf": _after_subject("is an aspect of {y}", "是{y}的一个方面", "是{y}的一個方面"),
    "partOfCase": _after_subject("is part of {y}", "属于{y}", "屬於{y}"),
    "operatedBy": _after_subject("is operated by {y}", "由{y}运营", "由{y}營運"),
    "createsValue": _after_subject("creates the value “{y}”", "创造价值“{y}”", "創造價值“{y}”"),
    "ofIndicator": _after_subject("is a figure for {y}", "是{y}的观测", "是{y}的觀測"),
    "published": _after_subject("was published on {y}", "发布于{y}", "發佈於{y}"),
    "contextFor": _after_subject("is background for {y}", "可作{y}的背景", "可作{y}的背景"),
    "forGroup": _after_subject("is only about {y}", "仅限于{y}", "僅限於{y}"),
    "conflictsWith": _after_subject("conflicts with {y}", "与{y}相冲突", "與{y}相衝突"),
    "contrastsWith": _after_subject("contrasts with {y}", "与{y}相对", "與{y}相對"),
    "operator": Special(
        ("in the link “{x}” the operator is {y}", "案例关联“{x}”中的运营者是{y}", "案例關聯“{x}”中的營運者是{y}"),
        ("has {y} as operator", "运营者是{y}", "營運者是{y}"),
    ),
    "wholeCase": Special(
        ("in the link “{x}” the whole is {y}", "案例关联“{x}”所指的整体案例是{y}", "案例關聯“{x}”所指的整體案例是{y}"),
        ("has {y} as the whole", "整体案例是{y}", "整體案例是{y}"),
    ),
}

CHAINS: dict[tuple[str, ...], Words] = {
    ("hasStatement", "affirms", "exhibits"): (
        "what a direct statement about it affirms, it exhibits",
        "关于它的直接陈述所肯定的，它就体现",
        "關於它的直接陳述所肯定的，它就體現",
    ),
    ("exhibits", "kindOf", "exhibits"): (
        "what exhibits a concept exhibits every broader one of which that is a kind",
        "体现下位概念，也就体现上位概念",
        "體現下位概念，也就體現上位概念",
    ),
    ("hasPhase", "exhibits", "exhibits"): (
        "what a phase of a case exhibits, the case exhibits",
        "案例的一个阶段所体现的，案例就体现",
        "案例的一個階段所體現的，案例就體現",
    ),
    ("mayExhibit", "kindOf", "mayExhibit"): (
        "what may exhibit a concept may exhibit every broader one of which that is a kind",
        "可能体现下位概念，也就可能体现上位概念",
        "可能體現下位概念，也就可能體現上位概念",
    ),
    ("hasStatement", "likens", "mayExhibit"): (
        "what a statement about it likens to, it may exhibit, no more",
        "关于它的陈述所类比的，它只是可能体现",
        "關於它的陳述所類比的，它只是可能體現",
    ),
    ("hasStatement", "suggests", "mayExhibit"): (
        "what a statement about it suggests, it may exhibit, no more",
        "关于它的陈述所提示的，它只是可能体现",
        "關於它的陳述所提示的，它只是可能體現",
    ),
    ("inJointStatement", "affirms", "mayExhibit"): (
        "what a joint statement affirms of several, each may exhibit, no more",
        "合并陈述就多个案例所肯定的，其中每个只是可能体现",
        "合併陳述就多個案例所肯定的，其中每個只是可能體現",
    ),
    ("hasPhase", "mayExhibit", "mayExhibit"): (
        "what a phase of a case may exhibit, the case may exhibit",
        "案例的一个阶段可能体现的，案例就可能体现",
        "案例的一個階段可能體現的，案例就可能體現",
    ),
    ("hasStatement", "denies", "excludes"): (
        "what a direct statement about it denies, it excludes",
        "关于它的直接陈述所否定的，它就排除",
        "關於它的直接陳述所否定的，它就排除",
    ),
    ("excludes", "hasKind", "excludes"): (
        "what excludes a concept excludes every kind of it",
        "排除上位概念，也就排除其每个种类",
        "排除上位概念，也就排除其每個種類",
    ),
    ("sayAtLeast", "nextLower", "sayAtLeast"): (
        "whoever has a level of say has also the level below it",
        "话语权不低于某一级，也就不低于其低一级",
        "話語權不低於某一級，也就不低於其低一級",
    ),
    ("realises", "kindOf", "realises"): (
        "what realises a concept realises every broader one of which that is a kind",
        "实现下位概念，也就实现上位概念",
        "實現下位概念，也就實現上位概念",
    ),
    ("hasPhase", "hasParticipation", "hasParticipation"): (
        "a participation in a phase of a case is one in the case",
        "案例某一阶段的参与，也是案例的参与",
        "案例某一階段的參與，也是案例的參與",
    ),
    ("hasParticipation", "participant", "hasActor"): ("whoever takes part is an actor of it", "参与者即其主体", "參與者即其主體"),
    ("hasLink", "wholeCase", "partOfCase"): (
        "what has a link to a whole case is part of it",
        "与整体案例有关联的，属于该案例",
        "與整體案例有關聯的，屬於該案例",
    ),
    ("partOfCase", "partOfCase", "partOfCase"): ("a part of a part is a part of the whole", "部分的部分也属于整体", "部分的部分也屬於整體"),
    ("hasLink", "operator", "operatedBy"): (
        "the operator in a link of a case operates the case",
        "案例关联中的运营者即案例的运营者",
        "案例關聯中的營運者即案例的營運者",
    ),
}
"""The chains of the ontology in words: the properties one after the other, and what they come to."""

_EN_VERBS = frozenset({"mayExhibit", "lookedFor", "citeInstead"})
_EN_NOUNS = frozenset({
    "interests", "exitTerms", "otherExplanations", "earlierProgrammes", "basis", "status", "noteOn", "contestIn", "contestOn", "agreementOn",
})  # fmt: skip
"""What the ending of the label does not tell."""
_ZH_VERBS = frozenset({
    "affirms", "denies", "qualifies", "likens", "suggests", "concerns", "contributes", "describes", "distributes", "excludes", "exhibits", "follows",
    "mayExhibit", "names", "realises", "represents", "restsOn", "shows", "locatedIn", "within", "controlledBy", "codedIn", "affirmedIn", "deniedIn",
    "repliedIn", "inferredFrom", "jointlyAbout", "kindOf", "partOfCase", "likensTo",
})  # fmt: skip
_PREPOSITION = re.compile(r" (of|by|in|to|on|with|for|from|at)$|^within$")


def own(property: str) -> str:
    """The name of a property in the ontology of sg2kg; empty for one of another vocabulary."""
    return property[len(_SG2) :] if property.startswith(_SG2) else ""


def special(property: str) -> Special | None:
    """The words of its own that a property has, if it has any."""
    return SPECIAL.get(own(property))


def kind_of(property: str, label: str, lang: str) -> str:
    """How the label of a property is used in a sentence: VERB, IS, HAS or NOUN; in English told by its ending."""
    name = own(property)
    if lang != "en":
        return VERB if name in _ZH_VERBS else HAS if name and label.startswith("有") else NOUN
    if label.startswith("has ") and len(label) > len("has "):
        return HAS
    if name in _EN_NOUNS or name in _EN_VERBS:
        return NOUN if name in _EN_NOUNS else VERB
    first = label.split(" ")[0]
    if first.endswith("s") and not first.endswith("ss"):
        return VERB
    return IS if _PREPOSITION.search(label) else NOUN


def noun_of(label: str, kind: str) -> str:
    """The noun in a label: "phase" of "has phase" (有阶段); the label itself where it is one."""
    if kind == HAS:
        return label.removeprefix("has ").removeprefix("有") or label
    return label
