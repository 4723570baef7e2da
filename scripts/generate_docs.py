"""Writes the parts of docs/ that are made from the ontology and the command itself; a test runs it with --check.

docs/terms.md (all terms), docs/commands.md (all help texts), the pictures in docs/model.md, docs/tiers.md in three languages,
docs/pictures/comparison.svg.
"""

from __future__ import annotations

import io
import re
import sys
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
from made import ROOT, write_or_check

DOCS = ROOT / "docs"
sys.path.insert(0, str(ROOT / "src"))

from sg2kg.terms import PREFIXES, curie  # noqa: E402

SG2, FW = PREFIXES["sg2"], PREFIXES["fw"]
RDFS, SKOS, OWL = PREFIXES["rdfs"], PREFIXES["skos"], PREFIXES["owl"]
PICTURES = {
    "evidence": ("CaseRecord", "Situation", "Statement", "JointStatement", "Source", "SearchNote", "Contest", "CodingSession"),
    "case": (
        "Situation",
        "Case",
        "Phase",
        "Place",
        "Participation",
        "Actor",
        "Element",
        "Mechanism",
        "Carrier",
        "Value",
        "BenefitRule",
        "Risk",
        "DecisionRule",
        "Decision",
        "HarmReview",
        "Experiment",
        "Iteration",
        "CaseLink",
        "Observation",
        "Contribution",
    ),
    "participation": ("Participation", "Actor", "Role", "Stage", "SayLevel", "Standing", "Contribution", "ContributionKind"),
    "figures": (
        "Observation",
        "ValidObservation",
        "Indicator",
        "OutcomeIndicator",
        "PartnerRatedIndicator",
        "Unit",
        "RatioUnit",
        "Actor",
        "Situation",
    ),
}
"""The pictures of docs/model.md: which classes each shows; the lines between them are read from the ontology."""


class Ontology:
    """The ontology file, indexed for writing about it."""

    def __init__(self, path: Path) -> None:
        self.order: list[str] = []
        self.links: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.texts: dict[tuple[str, str, str], str] = {}
        for t in ox.parse(path=path):
            if not isinstance(t.subject, ox.NamedNode):
                continue
            if t.subject.value not in self.order:
                self.order.append(t.subject.value)
            if isinstance(t.object, ox.NamedNode):
                self.links[(t.subject.value, t.predicate.value)].append(t.object.value)
            elif isinstance(t.object, ox.Literal):
                self.texts[(t.subject.value, t.predicate.value, (t.object.language or "").lower())] = t.object.value

    def types(self, iri: str) -> set[str]:
        """The types of a term."""
        return set(self.links[(iri, PREFIXES["rdf"] + "type")])

    def of(self, prop: str, which: str) -> str:
        """Domain or range of a property, its own or else that of the property above it."""
        own = self.links[(prop, RDFS + which)]
        if own:
            return own[0]
        above = self.links[(prop, RDFS + "subPropertyOf")]
        return self.of(above[0], which) if above else ""

    def label(self, iri: str, lang: str = "en", prop: str = "label") -> str:
        """The label of a term."""
        base = RDFS if prop == "label" else SKOS
        return self.texts.get((iri, base + prop, lang), "")


def terms(onto: Ontology) -> str:
    """docs/terms.md: every term of the ontology and of the vocabulary of studies, section by section, in the order of the files."""
    lines = ["# The terms of the ontology", "", "Made from `ontology/sg2.ttl` and `ontology/qca.ttl` by `scripts/generate_docs.py`.", ""]
    return "\n".join([*lines, *sections(onto, "sg2", SG2), *sections(Ontology(ROOT / "ontology" / "qca.ttl"), "qca", PREFIXES["sg2q"])]) + "\n"


def sections(onto: Ontology, part: str, namespace: str) -> list[str]:
    """The terms of one file as tables, one a section."""
    source = (ROOT / "ontology" / f"{part}.ttl").read_text(encoding="utf-8")
    lines = [""]
    kinds = {OWL + "Class": "class", OWL + "ObjectProperty": "property", OWL + "DatatypeProperty": "value", OWL + "NamedIndividual": "individual"}
    for line in source.splitlines():
        if line.startswith("# ==== ") and "Foreign" not in line:
            lines += ["", f"## {line[7:]}", "", "| term | kind | 简体 | 繁體 | definition |", "|---|---|---|---|---|"]
        found = re.match(r":([\w-]+) a ", line)
        if found and lines[-1].startswith("|"):
            iri = namespace + found[1]
            kind = next((kinds[t] for t in sorted(onto.types(iri)) if t in kinds), "")
            cells = [f"`{curie(iri)}`", kind, onto.label(iri, "zh-hans"), onto.label(iri, "zh-hant"), onto.label(iri, "en", "definition")]
            lines.append("| " + " | ".join(cells) + " |")
    return lines[1:]


def picture(onto: Ontology, classes: list[str]) -> str:
    """A Mermaid class diagram of some classes: subclasses, and the properties that run between them."""
    shown = {SG2 + c for c in classes}
    lines = ["```mermaid", "classDiagram", "    direction LR"]
    lines += [f'    class {c}["{onto.label(SG2 + c)}<br>{onto.label(SG2 + c, "zh-hans")}"]' for c in classes]
    for c in classes:
        lines += [f"    {above.removeprefix(SG2)} <|-- {c}" for above in onto.links[(SG2 + c, RDFS + "subClassOf")] if above in shown]
    edges: dict[tuple[str, str], list[str]] = defaultdict(list)
    for term in onto.order:
        if OWL + "ObjectProperty" in onto.types(term):
            low, high = onto.of(term, "domain"), onto.of(term, "range")
            if low in shown and high in shown:
                edges[(low.removeprefix(SG2), high.removeprefix(SG2))].append(onto.label(term))
    lines += [f"    {low} --> {high} : {', '.join(names)}" for (low, high), names in edges.items()]
    return "\n".join([*lines, "```"])


def framework_picture() -> str:
    """A Mermaid graph of the three layers with what stands under them: solid for kinds, dotted for aspects."""
    fw = Ontology(ROOT / "ontology" / "framework.ttl")
    lines = ["```mermaid", "graph LR"]
    drawn: set[str] = set()

    def node(iri: str) -> str:
        local = iri.removeprefix(FW)
        name = local.replace("-", "_")
        if name not in drawn:
            drawn.add(name)
            label = fw.label(iri, "en", "prefLabel").replace('"', "'")
            lines.append(f'    {name}["{local} {label}<br>{fw.label(iri, "zh-hans", "prefLabel")}"]')
        return name

    for iri in fw.order:
        local = iri.removeprefix(FW)
        if not re.fullmatch(r"(M-(STR|ECO|EXP)(-\d)?|C-(DIG|PHY|HYB)(-f\d)?)", local):
            continue
        for prop, arrow in (("kindOf", "-->"), ("aspectOf", "-.->")):
            lines += [f"    {node(iri)} {arrow} {node(above)}" for above in fw.links[(iri, SG2 + prop)]]
    return "\n".join([*lines, "```"])


def model(onto: Ontology) -> str:
    """docs/model.md with its pictures made anew; the words between them are kept."""
    text = (DOCS / "model.md").read_text(encoding="utf-8")
    for name, classes in PICTURES.items():
        text = _between(text, name, picture(onto, list(classes)))
    return _between(text, "framework", framework_picture())


def _between(text: str, name: str, content: str) -> str:
    return re.sub(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", lambda m: m[1] + content + "\n" + m[2], text, flags=re.DOTALL)


def commands() -> str:
    """docs/commands.md: the help of the command and of each of its commands."""
    from click.testing import CliRunner

    from sg2kg.cli.main import COMMANDS, sg2kg

    lines = ["# The command", "", "Made from `--help` by `scripts/generate_docs.py`.", ""]
    for args in ([], *([c] for c in COMMANDS)):
        text = CliRunner().invoke(sg2kg, [*args, "--help"], prog_name="sg2kg", terminal_width=100).output
        lines += [f"## sg2kg {args[0]}" if args else "## sg2kg", "", "```text", text.rstrip(), "```", ""]
    return "\n".join(lines)


TIER_WORDS: dict[str, tuple[str, str, str]] = {
    "title": ("The tiers", "层级", "層級"),
    "made": (
        "Made from `shapes/` by `scripts/generate_docs.py`.",
        "由 `scripts/generate_docs.py` 根据 `shapes/` 生成。",
        "由 `scripts/generate_docs.py` 根據 `shapes/` 生成。",
    ),
    "intro": (
        "A tier is a list of requirements that a record meets. A record claims one tier, and a tier asks also for all that the tiers beneath it "
        "ask. A **mandatory** requirement that is missed fails the submission; a **recommended** one warns and an **optional** one informs, and "
        "neither ever fails it. Some requirements could be met in letter only. Against that stand guards: what they find is a **caution**, which "
        "never fails a submission and tells a reader where to look twice.",
        "层级是记录所要满足的一组要求。每条记录申报一个层级；每个层级同时包含其下各层级的全部要求。“必须”的要求未满足，提交即不通过；"
        "“建议”的要求未满足只作警告，“可选”的只作告知，都不会使提交不通过。有些要求可能只在字面上得到满足，为此设有防范：它们的发现是“提醒”，"
        "不会使提交不通过，只告诉读者哪里需要再看一眼。",
        "層級是記錄所要滿足的一組要求。每條記錄申報一個層級；每個層級同時包含其下各層級的全部要求。“必須”的要求未滿足，提交即不通過；"
        "“建議”的要求未滿足只作警告，“可選”的只作告知，都不會使提交不通過。有些要求可能只在字面上得到滿足，為此設有防範：它們的發現是“提醒”，"
        "不會使提交不通過，只告訴讀者哪裡需要再看一眼。",
    ),
    "disclosure": (
        "`registered` and `mapped` test disclosure: a gap that was searched for and said so passes. `co-governed` and `evaluated` test substance, "
        "because their name is a claim: there, what is not reported fails. Names such as `sg2:start` are explained in "
        "[terms.md](terms.md), ids such as `fw:M-ECO-1` by `sg2kg query concepts`. How the bundled cases fare: [verdicts.md](verdicts.md). How "
        "a body adds a tier of its own: [profiles.md](profiles.md). The same in a terminal: `sg2kg tiers mapped`.",
        "`registered` 和 `mapped` 检验披露：检索过并如实说明的空缺可以通过。`co-governed` 和 `evaluated` 检验实质，"
        "因为层级的名称本身就是一种主张：在那里，“未报告”不能通过。"
        "`sg2:start` 之类的名称见 [terms.md](terms.md)，`fw:M-ECO-1` 之类的编号可用 "
        "`sg2kg query concepts` 查看。所附案例的结论见 [verdicts.md](verdicts.md)。机构如何增加自己的层级见 [profiles.md](profiles.md)。"
        "在终端中查看同样内容：`sg2kg tiers mapped --lang zh-Hans`。",
        "`registered` 和 `mapped` 檢驗披露：檢索過並如實說明的空缺可以通過。`co-governed` 和 `evaluated` 檢驗實質，"
        "因為層級的名稱本身就是一種主張：在那裡，“未報告”不能通過。"
        "`sg2:start` 之類的名稱見 [terms.md](terms.md)，`fw:M-ECO-1` 之類的編號可用 "
        "`sg2kg query concepts` 查看。所附案例的結論見 [verdicts.md](verdicts.md)。機構如何增加自己的層級見 [profiles.md](profiles.md)。"
        "在終端中查看同樣內容：`sg2kg tiers mapped --lang zh-Hant`。",
    ),
    "overview": ("Overview", "一览", "一覽"),
    "requirement": ("requirement", "要求", "要求"),
    "obligation": ("obligation", "效力", "效力"),
    "asked": ("what is asked", "内容", "內容"),
    "stands on": ("Asks also for all of:", "同时包含：", "同時包含："),
    "looked at": ("what is looked at", "检查内容", "檢查內容"),
    "why": ("why", "理由", "理由"),
    "mend": ("how to mend it", "如何改正", "如何改正"),
    "gaming": ("How it could be gamed:", "可能的投机做法：", "可能的投機做法："),
    "guard": ("What guards against it:", "防范办法：", "防範辦法："),
    "only warns": ("what gives a caution, and never fails", "仅作提醒、不影响通过的检查", "僅作提醒、不影響通過的檢查"),
    "in tier": ("{obligation} in {tier}", "{tier}：{obligation}", "{tier}：{obligation}"),
    "see": ("Told under {tier}.", "内容见{tier}。", "內容見{tier}。"),
}
TIER_PAGES = {"en": "tiers.md", "zh-Hans": "tiers.zh-Hans.md", "zh-Hant": "tiers.zh-Hant.md"}
LANGUAGE_NAMES = {"en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}


def tiers(lang: str) -> str:
    """docs/tiers.md in one language: an overview of all requirements, then each with what is looked at, why, and how to mend it."""
    from sg2kg.messages import LANGUAGES, say
    from sg2kg.validation import Requirement, ShapeInfo, Tier, load_shapes

    shapes = load_shapes()

    def word(key: str) -> str:
        return TIER_WORDS[key][LANGUAGES.index(lang)]

    def row(*cells: str) -> str:
        return "| " + " | ".join(_with_names(c).replace("|", "\\|") for c in cells) + " |"

    def label(tier: Tier) -> str:
        return "" if lang == "en" else f" · {tier.label[lang]}"

    def obligation(r: Requirement) -> str:
        others = [
            word("in tier").format(obligation=say(other, lang), tier=tier)
            for tier, other in shapes.obligations(r.id).items()
            if other != r.obligation
        ]
        return say(r.obligation, lang) + (f" ({'; '.join(others)})" if others else "")

    def table(head: str, infos: list[ShapeInfo]) -> list[str]:
        rows = [row(f'<a id="{i.id}"></a>**{i.name[lang]}** — {i.description[lang]}', i.why[lang], i.mend[lang]) for i in infos]
        return [f"| {head} | {word('why')} | {word('mend')} |", "|---|---|---|", *rows, ""] if rows else []

    pages = " · ".join(f"[{name}]({TIER_PAGES[other]})" for other, name in LANGUAGE_NAMES.items() if other != lang)
    lines = [f"# {word('title')}", "", f"{word('made')} {pages}", "", word("intro"), "", word("disclosure"), "", f"## {word('overview')}", ""]
    for tier in shapes.tiers.values():
        lines += [f"**[{tier.name}](#tier-{tier.name})**{label(tier)} — {tier.description[lang]}", ""]
        lines += [f"| {word('requirement')} | {word('obligation')} | {word('asked')} |", "|---|---|---|"]
        lines += [row(f"[{r.id}](#{r.id})", obligation(r), r.text[lang]) for r in tier.requirements]
        lines.append("")
    told: dict[str, str] = {}
    for tier in shapes.tiers.values():
        lines += [f'<a id="tier-{tier.name}"></a>', "", f"## {tier.name}{label(tier)}", ""]
        lines += [tier.description[lang], ""]
        if tier.includes:
            lines += [f"{word('stands on')} " + " · ".join(f"[{name}](#tier-{name})" for name in reversed(tier.includes)), ""]
        for r in tier.requirements:
            if r.id in told:
                lines += [f"### [{r.id}](#{r.id}) · {obligation(r)}", "", f"{r.text[lang]} {word('see').format(tier=told[r.id])}", ""]
                continue
            told[r.id] = tier.name
            lines += [f'<a id="{r.id}"></a>', "", f"### {r.id} · {obligation(r)}", "", r.text[lang], ""]
            lines += table(word("looked at"), shapes.of_requirement(r.id))
            for key, text in (("gaming", r.gaming), ("guard", r.guard)):
                if text:
                    lines += [f"*{word(key)}* {_with_names(text[lang])}", ""]
            lines += table(word("only warns"), shapes.guards_of(r.id))
    return "\n".join(lines)


def _with_names(text: str) -> str:
    """The text with the prefixed names in it set as code."""
    return re.sub(r"(?<![\w`:/])((?:sg2x?|fw|tier|dcterms|rdfs|skos|xsd|case):[A-Za-z][\w-]*)", r"`\1`", text)


def comparison_svg() -> str:
    """docs/pictures/comparison.svg: what ``sg2kg compare`` prints, as a picture."""
    from rich.console import Console
    from rich.text import Text

    from sg2kg import KnowledgeBase

    kb = KnowledgeBase()
    text = str(kb.compare(["cloud-rice", "ant-forest", "shared-gardens"], "mechanisms"))
    command = "$ sg2kg compare cloud-rice ant-forest shared-gardens\n"
    console = Console(record=True, width=110, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    shown = Text(command + text)
    for sign, style in (("●", "bold green"), ("◐", "bold yellow"), ("○", "bold white")):
        shown.highlight_regex(re.escape(sign), style)
    console.print(shown)
    return re.sub(r"@font-face \{.*?\}\s*", "", console.export_svg(title="sg2kg", unique_id="sg2kg"), flags=re.DOTALL)


def main() -> int:
    """Writes the files, or with --check names those that are not what they should be."""
    onto = Ontology(ROOT / "ontology" / "sg2.ttl")
    made = {
        DOCS / "terms.md": terms(onto),
        DOCS / "commands.md": commands(),
        DOCS / "model.md": model(onto),
        **{DOCS / page: tiers(lang) for lang, page in TIER_PAGES.items()},
        DOCS / "pictures" / "comparison.svg": comparison_svg(),
    }
    return write_or_check(made)


if __name__ == "__main__":
    sys.exit(main())
