"""``sg2kg compare``: cases side by side."""

from __future__ import annotations

import click

from sg2kg.cli import options, output
from sg2kg.comparison import COMPARISON_FORMATS, VIEWS, write_comparison
from sg2kg.comparison import compare as compare_cases
from sg2kg.knowledge import BASES


@click.command()
@click.argument("cases", nargs=-1, metavar="CASE...")
@click.option(
    "--by",
    type=click.Choice(list(VIEWS)),
    default="mechanisms",
    show_default=True,
    help="What to compare by.",
)
@click.option(
    "--basis",
    type=click.Choice(list(BASES)),
    default="submitter",
    show_default=True,
    help="Whose word counts; each includes those before it.",
)
@click.option("--data", "data", multiple=True, type=click.Path(), metavar="PATH", help="RDF file or folder with further cases.")
@options.EXAMPLES
@options.NO_REASONING
@options.LANG
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(COMPARISON_FORMATS)),
    default="table",
    show_default=True,
    help="How to write it; json and html carry basis and source of each cell.",
)
@options.OUTPUT
def compare(
    cases: tuple[str, ...],
    by: str,
    basis: str,
    data: tuple[str, ...],
    examples: bool,
    no_reasoning: bool,
    lang: str,
    format_: str,
    target: str | None,
) -> None:
    """Compare CASEs (all, where none is named) in a four-valued matrix: present, absent on purpose, contested, not reported.

    \b
    Examples:
      sg2kg compare cloud-rice ant-forest shared-gardens
      sg2kg compare --by carriers --basis paper
      sg2kg compare CASE-01 CASE-12 --by all --format html -o comparison.html
    """
    from sg2kg import KnowledgeBase

    kb = KnowledgeBase(*data, examples=examples, reasoning=not no_reasoning)
    if data:
        output.warn_of_contradictions(kb)
    output.deliver(write_comparison(compare_cases(kb, list(cases), by, basis, lang), format_), target)
