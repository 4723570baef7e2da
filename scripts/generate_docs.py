"""Writes the parts of docs/ that are made from the ontology and the command itself; a test runs it with --check.

docs/terms.md (all terms), docs/commands.md (all help texts), the pictures in docs/model.md, docs/tiers.md, docs/pictures/comparison.svg.
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

from sg2kg.terms import PREFIXES  # noqa: E402

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
        "Experiment",
        "Iteration",
        "CaseLink",
        "Observation",
        "Contribution",
    ),
    "participation": ("Participation", "Actor", "Role", "Stage", "SayLevel", "Standing", "Contribution", "ContributionKind"),
    "figures": ("Observation", "ValidObservation", "Indicator", "Unit", "Actor", "Situation"),
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
    """docs/terms.md: every term, section by section, in the order of the file."""
    source = (ROOT / "ontology" / "sg2.ttl").read_text(encoding="utf-8")
    lines = ["# The terms of the ontology", "", "Made from `ontology/sg2.ttl` by `scripts/generate_docs.py`.", ""]
    kinds = {OWL + "Class": "class", OWL + "ObjectProperty": "property", OWL + "DatatypeProperty": "value", OWL + "NamedIndividual": "individual"}
    for line in source.splitlines():
        if line.startswith("# ==== ") and "Foreign" not in line:
            lines += ["", f"## {line[7:]}", "", "| term | kind | 简体 | 繁體 | definition |", "|---|---|---|---|---|"]
        found = re.match(r":([\w-]+) a ", line)
        if found and lines[-1].startswith("|"):
            iri = SG2 + found[1]
            kind = next((kinds[t] for t in sorted(onto.types(iri)) if t in kinds), "")
            cells = [f"`sg2:{found[1]}`", kind, onto.label(iri, "zh-hans"), onto.label(iri, "zh-hant"), onto.label(iri, "en", "definition")]
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


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


def tiers() -> str:
    """docs/tiers.md: each tier and, requirement by requirement, what it asks, why, and how to mend it."""
    from sg2kg.validation import load_shapes

    shapes = load_shapes()
    lines = ["# The tiers", "", "Made from `shapes/` by `scripts/generate_docs.py`. Mandatory fails a submission; recommended only warns.", ""]
    for tier in shapes.tiers.values():
        lines += [
            f"## {tier.name} · {tier.label['zh-Hans']} · {tier.label['zh-Hant']}",
            "",
            tier.description["en"],
            "",
            tier.description["zh-Hans"],
            "",
        ]
        if tier.includes:
            lines += [f"Includes: {', '.join(tier.includes)}.", ""]
        if not tier.checkable:
            lines += ["Its requirements are not in this version, so it cannot be checked yet.", ""]
        for r in tier.requirements:
            lines += [f'<a id="{r.id}"></a>', f"### {r.id} ({r.obligation})", "", r.text["en"], "", r.text["zh-Hans"], ""]
            lines += ["| asks | 要求 | why | how to mend | 如何改正 |", "|---|---|---|---|---|"]
            for s in shapes.of_requirement(r.id):
                cells = (s.description["en"], s.description["zh-Hans"], s.why["en"], s.mend["en"], s.mend["zh-Hans"])
                lines.append("| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |")
            lines.append("")
    return "\n".join(lines)


def comparison_svg() -> str:
    """docs/pictures/comparison.svg: what ``sg2kg compare`` prints, as a picture."""
    from rich.console import Console
    from rich.text import Text

    from sg2kg import KnowledgeBase
    from sg2kg.comparison import write_comparison

    kb = KnowledgeBase()
    text = write_comparison(kb.compare(["cloud-rice", "ant-forest", "shared-gardens"], "mechanisms"), "table")
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
        DOCS / "tiers.md": tiers(),
        DOCS / "pictures" / "comparison.svg": comparison_svg(),
    }
    return write_or_check(made)


if __name__ == "__main__":
    sys.exit(main())
