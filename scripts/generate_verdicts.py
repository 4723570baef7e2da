"""Writes docs/verdicts.md, the verdicts on the bundled cases, and the short table of them in README.md; a test runs it with --check.

Each case is checked once, at the highest tier. What stands between the markers ``by hand`` in docs/verdicts.md is kept.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from made import ROOT, write_or_check

sys.path.insert(0, str(ROOT / "src"))

from sg2kg import KnowledgeBase, bundle
from sg2kg.knowledge.base import CaseInfo
from sg2kg.validation import Shapes, Verdict, load_shapes, validate

PAGE, README = ROOT / "docs" / "verdicts.md", ROOT / "README.md"
MET, MISSED, WANTING = "✔", "✘", "○"
BY_HAND = "## Where this differs from the verdicts by hand\n\n<!-- by hand -->\nNot compared yet.\n<!-- /by hand -->\n"


@dataclass(frozen=True)
class Row:
    """One case and what was found of it at the highest tier."""

    case: CaseInfo
    verdict: Verdict
    next: str
    """The tier above the one that it reaches, or empty where it reaches the highest."""
    first: str
    """The first requirement that it misses of that tier."""

    @property
    def name(self) -> str:
        """The case as the tables call it."""
        return f"`{self.case.name}` {self.case.label.get('en', '')}"


def check(shapes: Shapes) -> list[Row]:
    """A row for each bundled case, in the order in which the command lists them."""
    files = {path.stem: path for path in bundle.case_files(examples=True)}
    *_, highest = shapes.tiers
    rows = []
    for case in KnowledgeBase(examples=True).cases:
        verdict = validate(files[case.name], highest, shapes=shapes)
        chain = ["", *shapes.tier(highest).chain]
        above = chain[chain.index(verdict.reached) + 1 :][:1]
        mandated = [i for tier in above for i, obligation in shapes.asked(tier).items() if obligation == "mandatory"]
        rows.append(Row(case, verdict, "".join(above), next((i for i in mandated if i in verdict.missed), "")))
    return rows


def page(rows: Sequence[Row], shapes: Shapes, kept: str) -> str:
    """docs/verdicts.md: who reaches what, what stops most of them, and the requirements of the tiers above the lowest one by one."""
    real = [r for r in rows if not r.case.fictitious]
    lines = ["# The verdicts on the bundled cases", ""]
    lines += ["Made by `scripts/generate_verdicts.py`, which checks each case at the highest tier, as `sg2kg validate --tier evaluated` does.", ""]
    lines += ["What a requirement asks stands in [tiers.md](tiers.md). A tier is reached where nothing that it mandates is missed.", ""]
    lines += ["## Which tier each reaches", "", "| case | claims | reaches | misses first | for |", "|---|---|---|---|---|"]
    for r in rows:
        cells = (r.name, r.case.tier or "—", r.verdict.reached or "none", _link(r.first), r.next or "—")
        lines.append("| " + " | ".join(cells) + " |")
    lines += ["", kept.rstrip(), "", "## What stops most of them", ""]
    lines += ["Of the cases that are not invented: how many that reach the tier beneath miss what the next tier mandates.", ""]
    lines += ["| tier | requirement | asks | missed by | of |", "|---|---|---|---|---|"]
    for tier in shapes.tiers.values():
        at = [r for r in real if r.next == tier.name]
        counts = Counter(i for r in at for i in r.verdict.missed if shapes.asked(tier.name).get(i) == "mandatory")
        for i, n in sorted(counts.items(), key=lambda c: -c[1]):
            text = shapes.requirement(i, tier.name).text["en"].replace("|", "\\|")
            lines.append(f"| {tier.name} | {_link(i)} | {text} | {n} | {len(at)} |")
    lines += ["", "## Requirement by requirement", ""]
    lines += [f"{MET} nothing missed · {MISSED} mandatory and missed · {WANTING} recommended or optional and missed.", ""]
    lines += ["Where a thing is not there at all, only the requirement that asks for it is missed, not those that ask how it is told.", ""]
    for tier in list(shapes.tiers.values())[1:]:
        ids = [r.id for r in tier.requirements]
        lines += [f"### {tier.name}", "", "| case | " + " | ".join(map(_link, ids)) + " |", "|---|" + ":-:|" * len(ids)]
        for r in rows:
            signs = [_sign(i in r.verdict.missed, q.obligation) for i, q in zip(ids, tier.requirements, strict=True)]
            lines.append(f"| `{r.case.name}` | " + " | ".join(signs) + " |")
        lines.append("")
    return "\n".join(lines)


def short(rows: Sequence[Row]) -> str:
    """The table in README.md: the cases that are not invented."""
    lines = ["| case | reaches | misses first | for |", "|---|---|---|---|"]
    for r in rows:
        if not r.case.fictitious:
            link = f"[{r.first}](docs/tiers.md#{r.first})" if r.first else "—"
            lines.append(f"| {r.case.label.get('en', r.case.name)} | {r.verdict.reached or 'none'} | {link} | {r.next or '—'} |")
    return "\n".join(lines)


def _link(requirement: str) -> str:
    return f"[{requirement}](tiers.md#{requirement})" if requirement else "—"


def _sign(missed: bool, obligation: str) -> str:
    return MET if not missed else MISSED if obligation == "mandatory" else WANTING


def main() -> int:
    """Writes the files, or with --check names those that are not what they should be."""
    shapes = load_shapes()
    rows = check(shapes)
    old = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    kept = re.search(r"## [^\n]*\n\n<!-- by hand -->\n.*?<!-- /by hand -->\n", old, re.DOTALL)
    made = {PAGE: page(rows, shapes, kept[0] if kept else BY_HAND)}
    readme = README.read_text(encoding="utf-8")
    if "<!-- verdicts -->" in readme:
        table = short(rows)
        made[README] = re.sub(r"(<!-- verdicts -->\n).*?(<!-- /verdicts -->)", lambda m: f"{m[1]}{table}\n{m[2]}", readme, flags=re.DOTALL)
    return write_or_check(made)


if __name__ == "__main__":
    sys.exit(main())
