"""``sg2kg tiers``: which tiers there are, and what each of them asks."""

from __future__ import annotations

import click

from sg2kg.cli import options, output
from sg2kg.validation import TIER_FORMATS, load_shapes, write_tier, write_tiers
from sg2kg.validation.shapes.explain import overview


@click.command()
@click.argument("tier", required=False)
@click.option("--all", "beneath", is_flag=True, help="What the tiers beneath TIER ask, too.")
@options.PROFILES
@options.LANG
@click.option("--format", "format_", type=click.Choice(list(TIER_FORMATS)), default="table", show_default=True, help="How to write it.")
@options.OUTPUT
def tiers(tier: str | None, beneath: bool, profiles: str | None, lang: str, format_: str, target: str | None) -> None:
    """List the tiers, or explain TIER requirement by requirement: what it asks, what is looked at, why, and how to mend it.

    With turtle, TIER is written as a W3C shapes graph with all that it stands on, each shape as severe as the tier has it, ready for any
    SHACL engine. Give the engine, together with the submission, the background: sg2kg ontology --with background.

    \b
    Examples:
      sg2kg tiers
      sg2kg tiers registered --lang zh-Hant
      sg2kg tiers co-governed --all
      sg2kg tiers mapped --format turtle -o mapped.ttl
    """
    shapes = load_shapes(profiles)
    if tier is not None:
        output.deliver(write_tier(shapes, tier, format_, lang, beneath), target)
    elif format_ == "table" and target is None:
        output.table(*overview(shapes, lang))
    else:
        output.deliver(write_tiers(shapes, format_, lang), target)
