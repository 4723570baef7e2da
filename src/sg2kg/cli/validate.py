"""``sg2kg validate``: submissions checked against a tier."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sg2kg.cli import options, output
from sg2kg.errors import Sg2Error
from sg2kg.graph import rdf_files
from sg2kg.validation import VERDICT_FORMATS, load_shapes, write_verdicts
from sg2kg.validation import validate as check


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--tier", metavar="TIER", help="The tier to check against. Default: the one that each submission states.")
@options.PROFILES
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(VERDICT_FORMATS)),
    default="text",
    show_default=True,
    help="How to write it; turtle is the W3C validation report.",
)
@options.LANG
@options.OUTPUT
@click.pass_context
def validate(ctx: click.Context, paths: tuple[str, ...], tier: str | None, profiles: str | None, format_: str, lang: str, target: str | None) -> None:
    """Check each submission (a file, or every RDF file in a folder) and give one verdict each.

    A submission that fails is told which tier it reaches. Exit code 0: all conform. 1: at least one does not. 2: at least one could not be
    checked. Warnings never fail a submission.

    \b
    Examples:
      sg2kg validate my-case.ttl
      sg2kg validate submissions/ --tier registered --format json -o verdicts.json
      sg2kg validate my-case.ttl --lang zh-Hant
      sg2kg validate --profiles our-profiles/ --tier garden plots/
    """
    shapes = load_shapes(profiles)
    if tier is not None:
        shapes.tier(tier)  # an unknown tier is told once, not for every file
    files = [f for path in paths for f in rdf_files(Path(path))]
    verdicts, unchecked = [], 0
    with click.progressbar(files, file=sys.stderr, label="checking", hidden=len(files) < 3 or not sys.stderr.isatty()) as bar:
        for file in bar:
            try:
                verdicts.append(check(file, tier, shapes=shapes))
            except Sg2Error as error:
                unchecked += 1
                click.echo(f"sg2kg: {error.what} [{error.id}]" + (f"\n  {error.hint}" if error.hint else ""), err=True)
    if verdicts:
        output.deliver(write_verdicts(verdicts, format_, lang), target)
    ctx.exit(2 if unchecked else 0 if all(v.conforms for v in verdicts) else 1)
