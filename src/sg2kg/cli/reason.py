"""``sg2kg reason``: what follows from statements by the ontology, and what contradicts it."""

from __future__ import annotations

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
@click.option("--max-inferred", type=click.IntRange(min=1), metavar="N", help="Stop where more than N follow. Default: millions.")
@click.option("--format", "format_", type=click.Choice(["table", "json", *_GRAPHS]), help="table and json count; the others write the statements.")
@options.LANG
@options.OUTPUT
@click.pass_context
def reason(
    ctx: click.Context, paths: tuple[Path, ...], examples: bool, no_ontology: bool, only_inferred: bool, merge: bool, check_consistency: bool,
    judges: tuple[str, ...], hierarchy: bool, rules: str | None, max_inferred: int | None, format_: str | None, lang: str, target: str | None,
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
    from sg2kg.explanation.outcomes import write_counts, write_hierarchy, write_outcome

    if hierarchy:
        output.deliver(write_hierarchy(found.reasoner.hierarchy, format_ or _by_ending(target)), target)
        return
    if merge:
        found = found.merged()
        for group in found.groups:
            click.echo(f"sg2kg: taken for one: {', '.join(group[:5])}{' …' if len(group) > 5 else ''}", err=True)
    graph = format_ or _by_ending(target)
    if graph in _GRAPHS:
        _write(found, graph, only_inferred, target)
    else:
        output.deliver(write_outcome(found) if graph == "json" else write_counts(found, lang), target)
    aside = target is None and graph != "table"
    contradicted = _report(found, lang, aside)
    disagree = [_ask(found, judge, aside) for judge in judges]
    ctx.exit(1 if (check_consistency and contradicted) or any(disagree) else 0)


def _by_ending(target: str | None) -> str:
    endings = {".ttl": "turtle", ".nt": "ntriples", ".rdf": "rdfxml", ".owl": "rdfxml", ".jsonld": "jsonld", ".json": "json"}
    return endings.get(Path(target).suffix.lower(), "table") if target else "table"


# ---- what follows


def _write(found: Reasoned, format_: str, only_inferred: bool, target: str | None) -> None:
    from sg2kg.graph.write import stream_graph, write_graph

    def statements() -> Iterator[ox.Triple]:
        if not only_inferred:
            yield from found.stated()
        yield from found.reasoner.inferred()

    if target and format_ == "ntriples":
        stream_graph(statements(), Path(target))
        click.echo(f"written to {target}", err=True)
    else:
        output.deliver(write_graph(statements(), format_), target)


# ---- contradictions


def _report(found: Reasoned, lang: str, aside: bool) -> bool:
    """Says what contradicts the ontology and what would be the same: on the terminal, or on standard error where the output is for a program."""
    from sg2kg.explanation.outcomes import told
    from sg2kg.explanation.writers import write_explanation

    violations, equalities = found.reasoner.violations, found.reasoner.equalities
    against, same = told(found)
    for why in (*against, *same):
        click.echo(write_explanation(why, "text", lang), err=aside, nl=False)
    for total, some in ((len(violations), against), (len(equalities), same)):
        if total > len(some):
            click.echo(say("more", lang).format(n=total - len(some)), err=aside)
    words = say("contradicted", lang).format(n=len(violations)) if violations else say("consistent", lang)
    click.echo(words, err=aside)
    return bool(violations)


# ---- other views


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
    """Whether another reasoner comes to something else, but for what it is known not to find."""
    from sg2kg.knowledge.reasoned import schema_statements
    from sg2kg.reasoning.opinions import check_with

    comparison = check_with(judge, schema_statements() if found.with_ontology else [], list(found.stated()))
    click.echo(comparison.summary(), err=aside)
    return not comparison.agrees


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
