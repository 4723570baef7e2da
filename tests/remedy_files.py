"""Tries the remedies of shapes on the submissions of tests/corpus: each must make its finding go away and bring no new one.

    python tests/remedy_files.py MAP-03              the submissions and remedies of one requirement (or of one shape: MAP-03-mechanism)
    python tests/remedy_files.py --show MAP-03       the same, and prints what each remedy adds and removes
    python tests/remedy_files.py --missing           which shapes have no remedy yet

Exit code 1: a remedy does not do what it should.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from corpus_files import CORPUS, engine_at, tier_of, triples_of
from sg2kg.terms import PREFIXES, curie
from sg2kg.validation import Finding, check, load_shapes
from sg2kg.validation.check import check_triples
from sg2kg.validation.findings.remedy import Mender, filled, templates
from sg2kg.validation.shapes.facts import Term
from sg2kg.validation.verdict import Remedy

SGSH = PREFIXES["sgsh"]
Key = tuple[str, str, str]


def keys(findings: Sequence[Finding]) -> dict[Key, Finding]:
    """The findings by what each of them says: shape, focus and one value."""
    return {(f.shape.removeprefix(SGSH), f.focus, v): f for f in findings for v in f.values or ("",)}


def findings_in(triples: Sequence[ox.Triple], path: Path) -> list[Finding]:
    tier = tier_of(path)
    # a remedy mends what its shape finds; a contradiction that stands in the same thing is told once that is gone
    return list(check_triples(triples, path.name, tier, load_shapes(), engine_at(tier), reasoning=False).findings)


def applied(triples: Sequence[ox.Triple], remedy: Remedy) -> list[ox.Triple]:
    """The submission after the remedy, with the example of each blank filled in."""
    removed = set(remedy.remove)
    return list(dict.fromkeys([*(t for t in triples if t not in removed), *filled(remedy.add)]))


def term_of(text: str, triples: Sequence[ox.Triple]) -> Term:
    """The term in the submission that a finding tells as text."""
    for t in triples:
        for term in (t.subject, t.object):
            if getattr(term, "value", None) == text:
                return term
    return ox.NamedNode(text) if ":" in text else ox.Literal(text)


def tried(path: Path, about: str) -> Iterator[tuple[Finding, Remedy | None, str]]:
    """Each finding of the shapes whose name begins with ``about``, its remedy, and what is wrong with that (empty: nothing)."""
    triples = triples_of(path)
    before = findings_in(triples, path)
    mender = Mender(triples, check.background(), load_shapes().tier(tier_of(path)).iri)
    for finding in before:
        shape = finding.shape.removeprefix(SGSH)
        if not shape.startswith(about):
            continue
        values = [term_of(v, triples) for v in finding.values]
        remedy = mender.remedy(finding.shape, term_of(finding.focus, triples), values, finding.mend)
        if remedy is None:
            yield finding, None, "no remedy"
            continue
        try:
            after = keys(findings_in(applied(triples, remedy), path))
        except Exception as error:
            yield finding, remedy, f"not a submission after it: {error}"
            continue
        left = [k for k in keys([finding]) if k in after]
        new = [k for k in after if k not in keys(before)]
        problems = [f"still there: {left}"] if left else []
        problems += [f"new: {k[0]} at {curie(k[1])} {curie(k[2])}: {after[k].message.get('en', '')}" for k in new]
        yield finding, remedy, "\n        ".join(problems)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints what the first lines of this file say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("about", nargs="*", help="requirements or shapes, such as MAP-03 or MAP-03-mechanism")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--missing", action="store_true")
    options = parser.parse_args(arguments)
    shapes = load_shapes()
    named = {i.iri.removeprefix(SGSH) for r in shapes.asked("evaluated") for i in (*shapes.of_requirement(r), *shapes.guards_of(r))}
    if options.missing:
        print("\n".join(sorted(named - {iri.removeprefix(SGSH) for iri in templates()})))
        return 0
    bad = good = 0
    for about in options.about:
        for path in sorted(p for folder in ("invalid", "gaming", "valid") for p in (CORPUS / folder).glob(f"{about}*")):
            for finding, remedy, problem in tried(path, about):
                bad, good = bad + bool(problem), good + (not problem)
                if problem or options.show:
                    place = f"{path.parent.name}/{path.name}: {finding.id} at {curie(finding.focus)} {[curie(v) for v in finding.values]}"
                    print(f"{'WRONG' if problem else 'right'}: {place}")
                    if problem:
                        print(f"        {problem}")
                    for sign, triples in (("-", remedy.remove), ("+", remedy.add)) if remedy else ():
                        for t in triples:
                            print(f"      {sign} {t}")
    print(f"{good} right, {bad} wrong")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
