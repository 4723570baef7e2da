"""``sg2kg query``: a question to the knowledge base."""

from __future__ import annotations

from pathlib import Path

import click

from sg2kg.cli import options, output
from sg2kg.graph import GRAPH_FORMATS, TABLE_FORMATS

_BOOLEAN_XML = '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>{}</boolean></sparql>'


@click.command()
@click.argument("name", required=False, metavar="[NAME|FILE.rq]")
@click.option("-e", "--execute", "sparql", help="SPARQL given on the command line.")
@click.option("--param", "params", multiple=True, metavar="KEY=VALUE", help="Value of a parameter; may be given several times.")
@click.option("--data", "data", multiple=True, type=click.Path(), metavar="PATH", help="RDF file or folder to load beside the bundled data.")
@options.NO_BUNDLED
@options.EXAMPLES
@click.option(
    "--format",
    "format_",
    type=click.Choice([*TABLE_FORMATS, *GRAPH_FORMATS]),
    default=None,
    help="How to write the answer. Default: table, or turtle for CONSTRUCT.",
)
@options.NO_REASONING
@click.option("--snippet", type=click.Choice(["python", "r", "curl", "link"]), help="Do not ask: write the query as lines to paste.")
@click.option("--endpoint", metavar="URL", help="SPARQL endpoint that the lines for R and curl ask.  [default: one on this machine]")
@click.option("--timeout", type=float, default=30.0, show_default=True, help="Seconds after which a query of yours is ended.")
@options.OUTPUT
def query(
    name: str | None,
    sparql: str | None,
    params: tuple[str, ...],
    data: tuple[str, ...],
    no_bundled: bool,
    examples: bool,
    format_: str | None,
    no_reasoning: bool,
    snippet: str | None,
    endpoint: str | None,
    timeout: float,
    target: str | None,
) -> None:
    """Answer a query: one of the catalogue by NAME, one in a FILE.rq, or SPARQL given with -e.

    The usual prefixes (sg2:, fw:, case:, skos: …) need not be declared. Nothing is fetched: SERVICE and updates are refused. A query sees what is
    stated and what follows from it; what follows is in the graph <https://w3id.org/sg2kg/graph/inferred>. sg2kg terms lists what can be asked for.
    With a query of yours, --param gives a value to a variable; an address or a prefixed name is an IRI, anything else text.

    \b
    Examples:
      sg2kg query mechanism-matrix
      sg2kg query concept-status --param case=cloud-rice --param basis=paper
      sg2kg query paper-links --format csv -o links.csv
      sg2kg query -e 'SELECT ?case { ?case a sg2:TriSectorCase }'
      sg2kg query -e 'SELECT ?case { ?case a sg2:TriSectorCase }' --no-reasoning
      sg2kg query -e 'SELECT ?c { ?case sg2:exhibits ?c }' --param case=case:cloud-rice
      sg2kg query concept-status --param case=cloud-rice --snippet r
    """
    from sg2kg import KnowledgeBase
    from sg2kg.errors import ParameterError, QueryError

    if (name is None) == (sparql is None):
        raise QueryError("give one query: a name, a file, or -e", "sg2kg queries lists the names.")
    values = {}
    for param in params:
        key, sign, value = param.partition("=")
        if not sign:
            raise ParameterError(f"--param {param}: a parameter is written KEY=VALUE", "For example --param case=cloud-rice.")
        values[key] = value
    text = _sparql(sparql) if sparql is not None else _text(str(name))
    kb = KnowledgeBase(*data, bundled=not no_bundled, examples=examples, reasoning=not no_reasoning)
    source = name if name is not None and text != name else "query"
    if snippet is not None:
        output.deliver(kb.snippet(text, snippet, endpoint or "", **values), target)
        return
    result = kb.query(text, values, timeout=timeout, shown_as=source)
    if data:
        output.warn_of_contradictions(kb)
    output.deliver(*_shown(result, format_, target)) if format_ or target is not None else _show(result)


def _text(name: str) -> str:
    from sg2kg.errors import InputError

    path = Path(name)
    try:
        found = path.is_file()
    except OSError:  # longer than a file name may be
        found = False
    if not found and not name.endswith((".rq", ".sparql")):
        return name
    if not found:
        raise InputError("no such file", "sg2kg queries lists the queries by name.", source=name)
    try:
        return _sparql(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError("this is not UTF-8 text", "Give a text file with a SPARQL query.", source=name) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", "Check the path.", source=name) from None


def _sparql(text: str) -> str:
    """SPARQL even where it holds no space, as ``ASK{}``; without one the library takes it for a name."""
    return text if not text.strip() or any(c.isspace() for c in text.strip()) else f"{text}\n#"


def _shown(result: object, format_: str | None, target: str | None) -> tuple[str, str | None]:
    from sg2kg.errors import OutputError
    from sg2kg.graph import Table, write_graph, write_table

    if isinstance(result, Table):
        if format_ in GRAPH_FORMATS:
            raise OutputError(f"{format_} is for CONSTRUCT, and this query gives a table", "Choose one of: " + ", ".join(TABLE_FORMATS))
        return write_table(result, format_ or "csv"), target
    if isinstance(result, bool):
        if format_ in GRAPH_FORMATS:
            raise OutputError(f"{format_} is for CONSTRUCT, and this query gives true or false", "Choose one of: " + ", ".join(TABLE_FORMATS))
        word = str(result).lower()
        written = {"json": f'{{"head": {{}}, "boolean": {word}}}', "xml": _BOOLEAN_XML.format(word)}
        return written.get(format_ or "", word) + "\n", target
    if format_ in TABLE_FORMATS:
        raise OutputError(f"{format_} is for SELECT, and this query gives a graph", "Choose one of: " + ", ".join(GRAPH_FORMATS))
    assert isinstance(result, list)
    return write_graph(result, format_ or "turtle"), target


def _show(result: object) -> None:
    from sg2kg.graph import Table

    if isinstance(result, Table):
        output.table(list(result.columns), result.text(), result.title)
        click.echo(f"{len(result)} row{'' if len(result) == 1 else 's'}", err=True)
    else:
        output.deliver(*_shown(result, None, None))
