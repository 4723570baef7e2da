"""Options that several commands share."""

from __future__ import annotations

import click

from sg2kg.messages import LANGUAGES

LANG = click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of names and texts.")
OUTPUT = click.option("-o", "--output", "target", metavar="FILE", help="Write to a file instead of the terminal.")
EXAMPLES = click.option("--examples", is_flag=True, help="The fictitious examples too.")
NO_BUNDLED = click.option("--no-bundled", is_flag=True, help="Leave the bundled cases out.")
PROFILES = click.option(
    "--profiles",
    type=click.Path(),
    metavar="DIR",
    help="Folder with profiles of your own: their tiers, requirements, shapes and lists are used beside those that ship.",
)
NO_REASONING = click.option("--no-reasoning", is_flag=True, help="Only what is stated, without what follows from it by the ontology.")
