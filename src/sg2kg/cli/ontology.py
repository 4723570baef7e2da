"""``sg2kg ontology``: the ontology, for other tools."""

from __future__ import annotations

import click

from sg2kg.cli import options, output
from sg2kg.graph import GRAPH_FORMATS, write_graph


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(GRAPH_FORMATS)),
    default="turtle",
    show_default=True,
    help="Serialisation.",
)
@click.option(
    "--with",
    "with_",
    default="",
    metavar="PARTS",
    help="What to add, separated by commas: framework (brings the extension), qca, alignments, tiers, cases; or background, which is all that a "
    "submission is checked against.",
)
@options.OUTPUT
def ontology(format_: str, with_: str, target: str | None) -> None:
    """Write the ontology as one graph, with the parts asked for.

    Protégé and owlready2 read rdfxml; owlready2 does not read turtle.

    \b
    Examples:
      sg2kg ontology -o sg2.ttl
      sg2kg ontology --format rdfxml --with framework,cases -o all.owl
      sg2kg ontology --with background -o background.ttl
    """
    from sg2kg.errors import NotFoundError
    from sg2kg.knowledge.export import PARTS, ontology_triples

    parts = [p.strip() for p in with_.split(",") if p.strip()]
    for part in parts:
        if part not in PARTS:
            raise NotFoundError("part", part, PARTS)
    output.deliver(write_graph(ontology_triples(parts), format_), target)
