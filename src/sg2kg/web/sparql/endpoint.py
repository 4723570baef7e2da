"""/sparql: the SPARQL 1.1 Protocol for queries; without a query the description of the service; for a browser the page where one asks."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from sg2kg.graph.guard import may_differ
from sg2kg.web.crew import Ask
from sg2kg.web.site import site_of
from sg2kg.web.sparql.description import described
from sg2kg.web.sparql.formats import ENDINGS, GRAPH, KINDS, choose, prefers_page
from sg2kg.web.sparql.protocol import DIRECT, FORM, FORMAT_NAMES, form_of, parameters, read_operation
from sg2kg.web.sparql.sending import HIT, Answering, whole

METHODS = ("GET", "HEAD", "POST", "OPTIONS")


async def endpoint(request: Request) -> ASGIApp:
    """Answers a query operation (SPARQL 1.1 Protocol, section 2.1).

    Raises Problem as :func:`read_operation` and :func:`choose` do, and what :class:`Answering` raises.
    """
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(METHODS), "Accept-Post": f"{FORM}, {DIRECT}"})
    site = site_of(request)
    accept = ",".join(request.headers.getlist("accept"))
    if request.method != "POST" and prefers_page(accept):
        pairs = parameters(request.scope["query_string"])
        if not any(name in FORMAT_NAMES for name, _ in pairs):
            where = site.addresses.path("/query") + (f"?{urlencode(pairs)}" if pairs else "")
            return RedirectResponse(where, 303, headers={"Vary": "Accept"})
    operation = await read_operation(request, site.settings.max_query)
    if operation.text is None:
        return await described(request, choose(GRAPH, accept, operation.formats))
    chosen = choose(KINDS[form_of(operation.text)], accept, operation.formats)
    ask = Ask(operation.text, chosen.media_type, operation.default_graphs, operation.named_graphs)
    name = f"sg2kg.{ENDINGS[chosen.media_type]}"
    if (content := site.answers.get(ask)) is not None:
        return whole(request, content, chosen.called, name, HIT)
    client = request.client.host if request.client else ""
    keep = None if may_differ(ask.text) else lambda content: site.answers.put(ask, content)
    return Answering(request, lambda: site.crew.query(ask, client, operation.seconds), chosen.called, name, keep=keep)


routes: list[BaseRoute] = [Route(path, endpoint, methods=list(METHODS)) for path in ("/sparql", "/sparql/")]
