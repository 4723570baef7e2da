"""``sg2kg explain``: why something follows, or why it does not."""

from __future__ import annotations

from pathlib import PurePath

import click

from sg2kg.cli import options, output
from sg2kg.explanation.writers import EXPLANATION_FORMATS, write_explanation
from sg2kg.knowledge import BASES


@click.command(epilog="Exit code 0: explained, whether it follows or not. 2: the question was not understood.")
@click.argument("question", nargs=-1, required=True, metavar='CASE CLASS|CONCEPT | "S P O"')
@click.option("--basis", type=click.Choice(list(BASES)), default="submitter", show_default=True, help="Whose word counts where something is missing.")
@click.option("--justifications", type=click.IntRange(0, 20), default=1, show_default=True, help="How many smallest sets of grounds to look for.")
@click.option("--data", "data", multiple=True, type=click.Path(), metavar="PATH", help="RDF file or folder to load beside the bundled data.")
@options.EXAMPLES
@options.LANG
@click.option("--format", "format_", type=click.Choice(list(EXPLANATION_FORMATS)), help="How to write it. Default: by the ending of -o, else text.")
@options.OUTPUT
def explain(
    question: tuple[str, ...],
    basis: str,
    justifications: int,
    data: tuple[str, ...],
    examples: bool,
    lang: str,
    format_: str | None,
    target: str | None,
) -> None:
    """Say why a CASE is in a CLASS or shows a CONCEPT, or why not: what is met, what is missing, and what is known of that.

    Names, notations, labels and IRIs are understood; any statement can be asked about as "subject predicate object".

    \b
    Examples:
      sg2kg explain cloud-rice ValueCoCreationCase
      sg2kg explain cloud-rice SharedGovernanceCase --lang zh-Hans
      sg2kg explain ant-forest DIM-2 --format json
      sg2kg explain "case:cloud-rice sg2:partOfCase case:common-prosperity-villages" -o why.svg
    """
    from sg2kg import KnowledgeBase

    kb = KnowledgeBase(*data, examples=examples)
    answer = kb.explain(*question, basis=basis, justifications=justifications)
    output.deliver(write_explanation(answer, format_ or format_of(target), lang), target)


def format_of(target: str | None) -> str:
    """The format that the ending of a file tells; text for none that is known."""
    ending = PurePath(target).suffix.lower() if target else ""
    return next((f.name for f in EXPLANATION_FORMATS.values() if ending in f.suffixes), "text")
