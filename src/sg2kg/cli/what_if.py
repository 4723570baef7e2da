"""``sg2kg what-if``: what would follow if statements were added or withdrawn."""

from __future__ import annotations

from pathlib import Path
from typing import Union

import click

from sg2kg.cli import options, output
from sg2kg.cli.explain import format_of
from sg2kg.explanation.writers import EXPLANATION_FORMATS, write_explanation


@click.command(name="what-if")
@click.option("--add", metavar="TURTLE|FILE", help="Statements to suppose, as Turtle or in a file.")
@click.option("--withdraw", metavar="TURTLE|FILE", help="Statements to leave out.")
@click.option("--data", "data", multiple=True, type=click.Path(), metavar="PATH", help="RDF file or folder to load beside the bundled data.")
@options.EXAMPLES
@options.LANG
@click.option("--format", "format_", type=click.Choice(list(EXPLANATION_FORMATS)), help="How to write it. Default: by the ending of -o, else text.")
@options.OUTPUT
def what_if(add: str | None, withdraw: str | None, data: tuple[str, ...], examples: bool, lang: str, format_: str | None, target: str | None) -> None:
    """Show what would follow, what would no longer follow and what would be contradicted; nothing is changed.

    \b
    Examples:
      sg2kg what-if --add "case:ant-forest#new sg2:about case:ant-forest ; sg2:affirms fw:DIM-3"
      sg2kg what-if --withdraw "case:cloud-rice#x01 sg2:affirms fw:DIM-1"
      sg2kg what-if --add more.ttl --format json
    """
    from sg2kg import KnowledgeBase

    if add is None and withdraw is None:
        raise click.UsageError("give --add or --withdraw")
    kb = KnowledgeBase(*data, examples=examples)
    answer = kb.what_if(_given(add), _given(withdraw))
    output.deliver(write_explanation(answer, format_ or format_of(target), lang), target)


def _given(text: str | None) -> Union[str, Path]:
    """A file where there is one of this name, or what is given can be no other thing, else Turtle."""
    from sg2kg.graph.read import EXTENSIONS

    try:
        if text and Path(text).is_file():
            return Path(text)
    except (OSError, ValueError):  # too long for a name, or not one
        pass
    if text and len(text.split()) == 1 and "<" not in text and Path(text).suffix.lower() in EXTENSIONS:
        return Path(text)
    return text or ""
