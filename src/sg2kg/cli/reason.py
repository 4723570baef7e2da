"""``sg2kg reason``: what follows from statements by the ontology, and what contradicts it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sg2kg.cli import options, output
from sg2kg.messages import say

if TYPE_CHECKING:
    import pyoxigraph as ox

    from sg2kg.explanation.answers import Why
    from sg2kg.knowledge.reasoned import Reasoned

_GRAPHS = ("turtle", "ntriples", "rdfxml", "jsonld")
_JUDGES = ("hermit", "reasonable", "owlrl")
_MOST_TOLD = 10
_DEEPEST = 50
"""How far a class is indented at most."""


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]", type=click.Path(path_type=Path))
@options.EXAMPLES
@click.option("--no-ontology", is_flag=True, help="Only the axioms in the files, without those of sg2kg.")
@click.option("--only-inferred", is_flag=True, help="Write what follows, without what is stated.")
@click.option("--merge", is_flag=True, help="Take individuals that would be the same for one; without this they are only reported.")
@click.option("--check-consistency", is_flag=True, help="Exit code 1 where something contradicts the ontology.")
@click.option("--check-with", "judges", multiple=True, type=click.Choice(_JUDGES), help="Ask another reasoner, too, and compare.")
@click.option("--hierarchy", is_flag=True, help="Show which class is below which instead.")
@click.option("--rules", "rules", type=click.Choice(["sparql", "shacl"]), help="Write the rules instead, for reasoning elsewhere.")
@click.option("--max-inferred", type=click.IntRange(min=1), default=10_000_000, show_default=True, help="Stop where more than this follow.")
@click.option("--format", "format_", type=click.Choice(["table", "json", *_GRAPHS]), help="table and json count; the others write the statements.")
@options.LANG
@options.OUTPUT
@click.pass_context
def reason(
    ctx: click.Context, paths: tuple[Path, ...], examples: bool, no_ontology: bool, only_inferred: bool, merge: bool, check_consistency: bool,
    judges: tuple[str, ...], hierarchy: bool, rules: str | None, max_inferred: int, format_: str | None, lang: str, target: str | None,
) -> None:  # fmt: skip
    """Derive what follows from the statements in PATHs (files or folders of RDF; the bundled cases where none is given), and count it by class.

    The axioms are those of the ontology and any in the files. Nothing is fetched. Contradictions are told with the statements that make them, and
    never stop the rest.

    \b
    Examples:
      sg2kg reason
      sg2kg reason my-cases/ --check-consistency
      sg2kg reason my-case.ttl --only-inferred -o inferred.ttl
      sg2kg reason my-case.ttl --check-with hermit
      sg2kg reason --rules sparql -o rules.rq
      sg2kg reason other.ttl --no-ontology --hierarchy
    """
    from sg2kg.knowledge.reasoned import reason as reason_over

    with _progress(paths) as progress:
        found = reason_over(paths, ontology=not no_ontology, examples=examples, limit=max_inferred, progress=progress)
    for problem in found.problems:
        click.echo(f"sg2kg: [{problem.id}] {problem.what}", err=True)
    if rules:
        output.deliver(_rules(found, rules), target)
        return
    if hierarchy:
        output.deliver(_hierarchy(found, format_), target)
        return
    names = _merge(found) if merge else {}
    graph = format_ or _by_ending(target)
    if graph in _GRAPHS:
        _write(found, graph, only_inferred, target, names)
    else:
        output.deliver(_counts(found, graph, lang), target)
    aside = target is None and graph != "table"
    contradicted = _report(found, lang, aside)
    disagree = [_ask(found, judge, aside) for judge in judges]
    ctx.exit(1 if (check_consistency and contradicted) or any(disagree) else 0)


def _by_ending(target: str | None) -> str:
    endings = {".ttl": "turtle", ".nt": "ntriples", ".rdf": "rdfxml", ".owl": "rdfxml", ".jsonld": "jsonld", ".json": "json"}
    return endings.get(Path(target).suffix.lower(), "table") if target else "table"


# ---- what follows


def _write(found: Reasoned, format_: str, only_inferred: bool, target: str | None, names: dict[str, str]) -> None:
    """Writes the statements; ``names`` are those under which merged individuals are known."""
    from sg2kg.graph.write import stream_graph, write_graph

    def statements() -> Iterator[ox.Triple]:
        if not only_inferred:
            yield from (_renamed(t, names) for t in found.stated()) if names else found.stated()
        yield from found.reasoner.inferred()

    if target and format_ == "ntriples":
        stream_graph(statements(), Path(target))
        click.echo(f"written to {target}", err=True)
    else:
        output.deliver(write_graph(statements(), format_), target)


def _counts(found: Reasoned, format_: str, lang: str) -> str:
    """By class and property: what is stated and what follows."""
    from sg2kg.graph.table import plain_text
    from sg2kg.terms import curie

    counts = found.counts()
    if format_ == "json":
        return _json(found, counts)
    rows = [[curie(name), str(stated), str(inferred)] for name, (stated, inferred) in counts.items() if inferred]
    classes = set(found.reasoner.ontology.classes)
    rows.sort(key=lambda r: (r[0] not in {curie(c) for c in classes}, r[0]))
    text = plain_text([say("column name", lang), say("stated", lang), say("follows", lang)], rows) + "\n" if rows else ""
    summed = sum(inferred for _, inferred in counts.values())
    return text + say("reasoned", lang).format(n=f"{found.statements:,}", inferred=f"{summed:,}") + "\n"


def _json(found: Reasoned, counts: dict[str, tuple[int, int]]) -> str:
    from sg2kg.explanation.writers.data import explanation_data

    reasoner = found.reasoner
    told, _ = _told(found)
    content = {
        "statements": found.statements,
        "inferred": sum(n for _, n in counts.values()),
        "consistent": not reasoner.violations,
        "counts": {name: {"stated": stated, "inferred": inferred} for name, (stated, inferred) in counts.items()},
        "contradictions": [explanation_data(why) for why in told],
        "same": reasoner.engine.groups,
        "problems": [{"id": p.id, "what": p.what, "hint": p.hint} for p in found.problems],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _merge(found: Reasoned) -> dict[str, str]:
    """Merges individuals and says which; the name of each that has now another one."""
    from sg2kg.reasoning.merge import merged

    found.reasoner.engine, groups = merged(found.reasoner.engine)
    for group in groups:
        click.echo(f"sg2kg: taken for one: {', '.join(group[:5])}{' …' if len(group) > 5 else ''}", err=True)
    return {other: group[0] for group in groups for other in group[1:]}


def _renamed(triple: ox.Triple, names: dict[str, str]) -> ox.Triple:
    import pyoxigraph as ox

    from sg2kg.reasoning.loading import term_of, term_text

    subject, object = (term_of(names[text]) if (text := term_text(t)) in names else t for t in (triple.subject, triple.object))
    return ox.Triple(subject, triple.predicate, object)  # type: ignore[arg-type]


# ---- contradictions


def _told(found: Reasoned) -> tuple[list[Why], list[Why]]:
    """The first contradictions and equalities in words, with the labels of the ontology and the files where these are few."""
    from sg2kg import KnowledgeBase
    from sg2kg.explanation.tell import tell_proof

    reasoner = found.reasoner
    violations, equal = reasoner.violations[:_MOST_TOLD], reasoner.equalities[:_MOST_TOLD]
    if not violations and not equal:
        return [], []
    small = [str(p) for p in found.paths if p.stat().st_size < 1_000_000][:100]
    kb = KnowledgeBase(*small, bundled=False, reasoning=False)
    program = reasoner.program
    return (
        [tell_proof(kb, program, reasoner.prove_violation(v)) for v in violations],
        [tell_proof(kb, program, reasoner.prove_equality(e)) for e in equal],
    )


def _report(found: Reasoned, lang: str, aside: bool) -> bool:
    """Says what contradicts the ontology and what would be the same: on the terminal, or on standard error where the output is for a program."""
    from sg2kg.explanation.writers import write_explanation

    violations, equalities = found.reasoner.violations, found.reasoner.equalities
    told, same = _told(found)
    for why in (*told, *same):
        click.echo(write_explanation(why, "text", lang), err=aside, nl=False)
    for total, some in ((len(violations), told), (len(equalities), same)):
        if total > len(some):
            click.echo(say("more", lang).format(n=total - len(some)), err=aside)
    words = say("contradicted", lang).format(n=len(violations)) if violations else say("consistent", lang)
    click.echo(words, err=aside)
    return bool(violations)


# ---- other views


def _hierarchy(found: Reasoned, format_: str | None) -> str:
    from sg2kg.terms import curie

    hierarchy = found.reasoner.hierarchy
    if format_ == "json":
        content = {
            "above": hierarchy.above,
            "parents": hierarchy.parents,
            "equal": hierarchy.equal,
            "unsatisfiable": sorted(hierarchy.unsatisfiable),
        }
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    lines = []
    parents = hierarchy.parents
    children: dict[str, list[str]] = {}
    for cls in parents:
        for parent in parents[cls] or ("",):
            children.setdefault(parent, []).append(cls)
    todo = [(cls, 0) for cls in sorted(children.get("", ()), reverse=True) if cls not in hierarchy.unsatisfiable]
    told: set[str] = set()
    while todo:
        cls, depth = todo.pop()
        below = [c for c in sorted(children.get(cls, ()), reverse=True) if c not in hierarchy.unsatisfiable]
        again = cls in told and bool(below)  # what is below a class is shown once, or a few classes could fill the disk
        lines.append("  " * min(depth, _DEEPEST) + curie(cls) + (" …" if again else ""))
        if not again:
            told.add(cls)
            todo += [(c, depth + 1) for c in below]
    lines += [f"equal: {' '.join(map(curie, group))}" for group in hierarchy.equal]
    lines += [f"can have no member: {curie(cls)}" for cls in sorted(hierarchy.unsatisfiable)]
    return "\n".join(lines) + "\n"


def _rules(found: Reasoned, form: str) -> str:
    """The rules for use elsewhere; what the form cannot say is told on standard error."""
    program = found.reasoner.program
    if form == "sparql":
        from sg2kg.reasoning.export.sparql import script, to_sparql

        updates = to_sparql(program)
        text, left_out = script(updates), updates.left_out
    else:
        from sg2kg.reasoning.export.shacl import to_shacl

        shapes = to_shacl(program)
        text, left_out = shapes.turtle(), shapes.left_out
    for item in left_out:
        click.echo(f"sg2kg: left out: {item.axiom}: {item.reason}", err=True)
    return text


def _ask(found: Reasoned, judge: str, aside: bool) -> bool:
    """Whether another reasoner finds something that we do not."""
    from sg2kg.knowledge.reasoned import schema_statements
    from sg2kg.reasoning.opinions import check_with

    comparison = check_with(judge, schema_statements() if found.with_ontology else [], list(found.stated()))
    click.echo(comparison.summary(), err=aside)
    return bool(comparison.missing)


@contextmanager
def _progress(paths: tuple[Path, ...]) -> Iterator[Callable[[Path, int], None] | None]:
    """A bar on standard error where there is much to read and somebody looks."""
    size = sum(f.stat().st_size for p in paths for f in (p.rglob("*") if p.is_dir() else [p]) if f.is_file())
    if size < 2_000_000 or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,} statements · {task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda path, n: bar.update(task, advance=n, description=path.name)
