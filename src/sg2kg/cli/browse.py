"""``sg2kg cases``, ``queries`` and ``terms``: what there is."""

from __future__ import annotations

import json

import click

from sg2kg.cli import options, output
from sg2kg.graph import TABLE_FORMATS

FORMAT = click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How to write it.")


@click.command()
@options.EXAMPLES
@options.LANG
@FORMAT
def cases(examples: bool, lang: str, format_: str) -> None:
    """List the cases: short name, id in the paper, name, and the tier that the record claims.

    \b
    Examples:
      sg2kg cases --lang zh-Hans
      sg2kg cases --format json
    """
    from sg2kg import KnowledgeBase

    kb = KnowledgeBase(examples=examples)
    rows = [[c.name, c.notation, c.label.get(lang, c.label.get("en", "")), kb.label(c.kind, lang), c.tier] for c in kb.cases]
    if format_ == "json":
        body = [
            {
                "name": c.name,
                "iri": c.iri,
                "notation": c.notation,
                "label": c.label,
                "kind": kb.label(c.kind),
                "tier": c.tier,
                "fictitious": c.fictitious,
            }
            for c in kb.cases
        ]
        click.echo(json.dumps(body, ensure_ascii=False, indent=1))
    else:
        output.table(["case", "id", "name", "kind", "tier claimed"], rows)


@click.command()
@options.LANG
@FORMAT
def queries(lang: str, format_: str) -> None:
    """List the queries with the question each answers and its parameters.

    \b
    Examples:
      sg2kg queries
      sg2kg queries --format json
    """
    from sg2kg.knowledge.catalogue import Catalogue

    found = list(Catalogue())
    if format_ == "json":
        body = [
            {
                "name": q.name,
                "title": dict(q.title),
                "description": dict(q.description),
                "question": q.question,
                "keywords": list(q.keywords),
                "parameters": [{"name": p.name, "type": p.type, "default": p.default, "meaning": p.meaning} for p in q.parameters],
            }
            for q in found
        ]
        click.echo(json.dumps(body, ensure_ascii=False, indent=1))
    else:
        rows = [[q.name, q.title.get(lang, q.title.get("en", "")), " ".join(f"{p.name}={p.default or 'all'}" for p in q.parameters)] for q in found]
        output.table(["query", "question", "parameters"], rows)


@click.command()
@click.argument("text", required=False, default="", metavar="[TEXT]")
@click.option("--data", "data", multiple=True, type=click.Path(), metavar="PATH", help="RDF file or folder whose terms are counted too.")
@options.LANG
@click.option("--format", "format_", type=click.Choice(TABLE_FORMATS), default="table", show_default=True, help="How to write it.")
@options.OUTPUT
def terms(text: str, data: tuple[str, ...], lang: str, format_: str, target: str | None) -> None:
    """List what a query can ask for: classes, properties, concepts, prefixes and graphs, and how many statements use each.

    TEXT is part of a name or label, or a kind: class, property, concept, prefix, graph.

    \b
    Examples:
      sg2kg terms risk
      sg2kg terms property
      sg2kg terms 平台 --lang zh-Hans --format csv
    """
    from sg2kg import KnowledgeBase
    from sg2kg.graph import write_table

    found = KnowledgeBase(*data).sparql_help(text, lang)
    if format_ == "table" and target is None:
        output.table(list(found.columns), found.text(), found.title)
    else:
        output.deliver(write_table(found, format_), target)
