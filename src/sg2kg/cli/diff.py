"""``sg2kg diff``: what changed in a pinned comparison, and which statement or source moved it."""

from __future__ import annotations

from pathlib import Path

import click

from sg2kg.cli import options, output

FORMATS = ("text", "json", "csv", "markdown", "html")


@click.command()
@click.argument("old", metavar="OLD.toml")
@click.argument("new", required=False, metavar="[NEW.toml]")
@click.option("--data", "data", multiple=True, type=click.Path(), metavar="PATH", help="Where the data of OLD are now, in place of what it names.")
@options.LANG
@click.option("--format", "format_", type=click.Choice(FORMATS), help="How to write it; text where -o does not tell otherwise.")
@options.OUTPUT
def diff(old: str, new: str | None, data: tuple[str, ...], lang: str, format_: str | None, target: str | None) -> int:
    """Say cell by cell what changed from one pinned comparison to another, and which statement or source moved it.

    With OLD alone, it is compared with what is there now. Exit code 0: nothing changed; 1: something did.

    \b
    Examples:
      sg2kg diff study-2026.toml study-2027.toml
      sg2kg diff study.toml
      sg2kg diff study.toml --format markdown -o changes.md
    """
    from sg2kg import pins
    from sg2kg.errors import ParameterError

    before = pins.read(Path(old))
    if new is not None:
        if data:
            raise ParameterError("--data goes with one pin, which is compared with what is there now", "Leave it out, or leave the second pin out.")
        after = pins.read(Path(new))
    else:
        after = pins.now(before, data)
    found = pins.diff(before, after)
    output.deliver(pins.write_difference(found, format_ or _format_of(target), lang), target)
    return 1 if found.changed else 0


def _format_of(target: str | None) -> str:
    known = {".json": "json", ".csv": "csv", ".md": "markdown", ".html": "html", ".htm": "html"}
    return known.get(Path(target or "").suffix.lower(), "text")
