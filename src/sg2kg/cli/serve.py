"""The command that starts the server."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import click

from sg2kg.cli import options
from sg2kg.errors import ServerError

_POSITIVE = click.IntRange(min=1)
_SECONDS = click.FloatRange(min=0, min_open=True)
EPILOG = """\b
Exit code 0: stopped by SIGINT or SIGTERM. 2: could not be started, or could not go on.
"""


@click.command(epilog=EPILOG)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen at; 0: any that is free.")
@click.option("--base-url", default="", metavar="URL", help="Where the outside reaches it, as behind a reverse proxy. Default: http://HOST:PORT/")
@click.option("--data", multiple=True, metavar="PATH", help="Files or folders of RDF to serve beside what ships.")
@options.NO_BUNDLED
@options.EXAMPLES
@options.NO_REASONING
@options.PROFILES
@click.option(
    "--workers", type=click.IntRange(min=0), default=0, metavar="N", help="Processes for queries, and as many for checks. Default: one a core."
)
@click.option("--query-timeout", type=_SECONDS, default=30.0, show_default=True, help="Seconds that a query may take.")
@click.option("--query-memory", type=_POSITIVE, default=1024, show_default=True, help="MB that a query may take beside the data.")
@click.option("--max-result", type=_POSITIVE, default=256, show_default=True, help="MB that an answer may have.")
@click.option("--cache-size", type=click.IntRange(min=0), default=64, show_default=True, help="MB of answers that are kept; 0: none.")
@click.option("--long-queries", type=click.IntRange(min=0), default=10, show_default=True, help="Queries that take long that may run at once.")
@click.option("--check-timeout", type=_SECONDS, default=30.0, show_default=True, help="Seconds that checking one submission may take.")
@click.option("--max-upload", type=_POSITIVE, default=20, show_default=True, help="MB that the body of a request may have.")
@click.option("--body-timeout", type=_SECONDS, default=30.0, show_default=True, help="Seconds within which head and body of a request must arrive.")
@click.option("--queue", type=_POSITIVE, default=500, show_default=True, help="Requests that may wait for a worker.")
@click.option("--max-connections", type=_POSITIVE, default=2000, show_default=True, help="Connections that may be open.")
@click.option(
    "--per-client", type=click.IntRange(min=0), default=0, metavar="N", help="Queries and checks that one address may have under way. Default: any."
)
@click.option("--cors/--no-cors", default=True, show_default=True, help="Let pages of other sites read data through a visitor's browser.")
@click.option("--metrics", is_flag=True, help="Numbers for Prometheus at /metrics.")
@click.option("--access-log/--no-access-log", default=True, show_default=True, help="One line a request on standard error, without what was asked.")
@click.option("--log-queries", is_flag=True, help="The access log names what was asked, too.")
def serve(
    host: str, port: int, base_url: str, data: tuple[str, ...], no_bundled: bool, examples: bool, no_reasoning: bool, profiles: str | None,
    **more: Any,
) -> None:  # fmt: skip
    """Serve the knowledge base: a SPARQL endpoint, pages, data at their addresses, and a REST interface.

    \b
    Examples:
      sg2kg serve
      sg2kg serve --port 9000 --data my-cases/
      sg2kg serve --base-url https://example.org/sg2kg/ --workers 4 --per-client 8 --metrics
    """
    for package in ("uvicorn", "httptools", "starlette", "fastapi", "jinja2", "python_multipart"):
        if find_spec(package) is None:
            raise ServerError(f"the server needs {package}, which is not installed", "pip install 'sg2kg[server]'")
    from sg2kg.web import Settings
    from sg2kg.web.serving import listen, make_site
    from sg2kg.web.serving import serve as run

    Settings(base_url=base_url)  # told before anything is loaded
    sock = listen(host, port)
    settings = Settings(host=host, port=sock.getsockname()[1], base_url=base_url, profiles=profiles or "", **more)
    run(make_site(data, settings, bundled=not no_bundled, examples=examples, reasoning=not no_reasoning), sock)
