"""The command that starts the server."""

from __future__ import annotations

import click

from sg2kg.cli import options


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen at.")
@click.option("--data", multiple=True, metavar="PATH", help="Files or folders of RDF to serve beside what ships.")
@options.NO_BUNDLED
@options.EXAMPLES
def serve(host: str, port: int, data: tuple[str, ...], no_bundled: bool, examples: bool) -> None:
    """Serve the knowledge base: SPARQL, pages, data and a REST interface.

    \b
    Examples:
      sg2kg serve
      sg2kg serve --port 9000 --data my-cases/
    """
    from sg2kg.web import Settings
    from sg2kg.web.serving import listen, make_site
    from sg2kg.web.serving import serve as run

    sock = listen(host, port)
    settings = Settings(host=host, port=sock.getsockname()[1])
    run(make_site(data, settings, bundled=not no_bundled, examples=examples), sock)
