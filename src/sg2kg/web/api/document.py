"""The OpenAPI document (3.1): what FastAPI makes of the handlers, with what only we know put in; in the same order each time."""

from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from sg2kg import __version__
from sg2kg.validation.reports import verdict_schema
from sg2kg.web.api.comparisons import Alike, Matrix
from sg2kg.web.api.faults import ProblemDetails
from sg2kg.web.api.queries import Results, parameters_of
from sg2kg.web.api.sent import Embedded
from sg2kg.web.api.tiers import TierDetail
from sg2kg.web.site import Site

Document = dict[str, Any]
PREFIX = "/api/v1"
TAGS = {
    "cases": "Cases, who takes part in them, and what is known of them.",
    "concepts": "Concepts of the framework and the extension.",
    "comparisons": "Cases side by side in four values, and how alike they are.",
    "queries": "Questions with parameters: each saved query is an API. SPARQL of your own goes to /sparql.",
    "tiers": "What a record must hold to reach a tier.",
    "checking": "Submissions checked against a tier.",
    "ontology": "The ontology as RDF.",
    "server": "What is served here.",
}
_DESCRIPTION = """A knowledge graph of Shared Governance 2.0 as data: cases, concepts, comparisons, questions, tiers; and submissions checked.

Statuses are *present*, *absent on purpose*, *contested* and *not reported*; not reported is not no: it says that no source was found to say it.
Whose word counts is told by `basis`. Errors are problem details (RFC 9457). Unknown parameters are refused. Answers carry an ETag."""


def make_document(api: FastAPI, site: Site) -> Document:
    """The document of the interface as this server has it."""
    found = get_openapi(
        title="sg2kg",
        version=__version__,
        openapi_version="3.1.0",
        summary="Shared Governance 2.0 as data",
        description=_DESCRIPTION,
        routes=api.routes,
        tags=[{"name": name, "description": text} for name, text in TAGS.items()],
        servers=[{"url": site.addresses.here(PREFIX)}],
        license_info={"name": "Apache-2.0 (code), CC-BY-4.0 (data)", "url": "https://creativecommons.org/licenses/by/4.0/"},
        separate_input_output_schemas=False,
    )
    schemas = found["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    modes = [(model, "serialization") for model in (ProblemDetails, Matrix, Alike, Results, TierDetail)]
    _, more = models_json_schema([*modes, (Embedded, "validation")], ref_template="#/components/schemas/{model}")  # type: ignore[list-item]
    schemas |= more["$defs"] | _verdicts()
    found["components"]["schemas"] = dict(sorted(schemas.items()))
    for methods in found["paths"].values():
        for operation in methods.values():
            _finish(operation)
    found["paths"]["/queries/{name}/results"]["get"]["parameters"] += parameters_of(site.kb.catalogue)
    return found


def parameters(document: Document) -> dict[tuple[str, str], dict[str, bool]]:
    """The parameters in the address that each operation takes, by method and path, and whether one may be repeated."""
    return {
        (method.upper(), path): {p["name"]: p["schema"].get("type") == "array" for p in operation.get("parameters", ()) if p["in"] == "query"}
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }


def _finish(operation: Document) -> None:
    """Takes FastAPI's own errors out, for ours are declared; says of parameters what they take, and nothing twice."""
    responses = operation["responses"]
    if "HTTPValidationError" in str(responses.get("422", "")):
        del responses["422"]
    operation["responses"] = dict(sorted(responses.items()))
    for parameter in operation.get("parameters", ()):
        schema = parameter["schema"]
        given = [s for s in schema.pop("anyOf", ()) if s.get("type") != "null"]
        schema |= given[0] if given else {}  # a parameter is left out, and never null
        schema.pop("title", None)
        if schema.get("default") in (None, "", []):
            schema.pop("default", None)
        schema.pop("description", None)  # the parameter has it


def _verdicts() -> Document:
    """The schema of reports in JSON, as components: its own definitions get names here."""
    text = verdict_schema()
    whole = json.loads(text.replace("#/$defs/", "#/components/schemas/Verdict_"))
    definitions = {f"Verdict_{name}": schema for name, schema in whole.pop("$defs").items()}
    for key in ("$schema", "$id"):
        whole.pop(key, None)
    return {"Verdicts": whole, **definitions}
