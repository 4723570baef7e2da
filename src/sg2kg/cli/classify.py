"""``sg2kg classify``: which cases fall in which classes, and how surely."""

from __future__ import annotations

import click

from sg2kg.cli import options, output
from sg2kg.explanation.placements import PLACEMENT_FORMATS, write_placements
from sg2kg.knowledge import BASES


@click.command()
@click.argument("cases", nargs=-1, metavar="[CASE...]")
@click.option(
    "--basis", type=click.Choice(list(BASES)), default="submitter", show_default=True, help="Whose word counts; each includes those before it."
)
@click.option("--data", "data", multiple=True, type=click.Path(), metavar="PATH", help="RDF file or folder with further cases.")
@options.EXAMPLES
@options.LANG
@click.option("--format", "format_", type=click.Choice(list(PLACEMENT_FORMATS)), default="table", show_default=True, help="How to write it.")
@options.OUTPUT
def classify(cases: tuple[str, ...], basis: str, data: tuple[str, ...], examples: bool, lang: str, format_: str, target: str | None) -> None:
    """Show for each CASE (all, where none is named) how surely it is in each class that is defined for cases.

    \b
    certain    shown and undisputed on the basis that counts
    possible   contested, or said of several cases together, by comparison or by inference only
    open       nothing on record decides it
    excluded   something on record says that it is not so

    \b
    Examples:
      sg2kg classify
      sg2kg classify cloud-rice ant-forest --lang zh-Hans
      sg2kg classify --basis paper --format csv -o classes.csv
    """
    from sg2kg import KnowledgeBase

    kb = KnowledgeBase(*data, examples=examples)
    output.deliver(write_placements(kb, kb.classify(*cases, basis=basis), format_, lang), target)
