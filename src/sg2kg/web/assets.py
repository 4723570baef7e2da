"""Static files: styles, scripts and pictures that ship with the pages; kept by browsers for ever where the address names the hash."""

from __future__ import annotations

from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sg2kg.web.problems import Problem
from sg2kg.web.render import answer, static_hash

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
}


async def asset(request: Request) -> Response:
    """A file below static/; 404 for any other."""
    name = request.path_params["name"]
    parts = name.split("/")
    suffix = "." + name.rpartition(".")[2]
    if suffix not in TYPES or any(not part or part.startswith(".") or "\\" in part or "\0" in part for part in parts):
        raise Problem(404, "there is no such file")
    file = files("sg2kg.web").joinpath("static", *parts)
    if not file.is_file():
        raise Problem(404, "there is no such file")
    lasting = request.query_params.get("v") == static_hash(name)
    cache = "public, max-age=31536000, immutable" if lasting else "no-cache"
    return answer(request, file.read_bytes(), TYPES[suffix], headers={"Cache-Control": cache}, vary="Accept-Encoding")


routes: list[BaseRoute] = [Route("/static/{name:path}", asset)]
