"""The redirects that are sent to w3id.org: each leads to an address that the server answers."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

FILE = Path(__file__).parents[2] / "docs" / "w3id" / ".htaccess"
HOST = "https://sg2kg.example.org/"
PATHS = (
    *("", "ontology", "framework", "framework.ttl", "extension.jsonld", "qca.rdf", "alignments.nt", "shapes.html", "framework/M-ECO"),
    *("ontology/0.1.0", "framework/session", "framework/statement/X-61", "case/cloud-rice", "case/cloud-rice.ttl", "actor/tencent", "source/S01.nt"),
    *("tier/mapped", "graph/inferred", "graph/status/paper", "graph/description", "docs/tiers", "docs/errors", "void", "void.ttl", "dcat.ttl"),
    *("dump.nq", "dump.trig", "sparql", "cases", "compare"),
)


def rules() -> list[tuple[str, str, int]]:
    found = re.findall(r"^RewriteRule (\S+) (\S+) \[R=(\d+),L\]$", FILE.read_text(encoding="utf-8"), re.MULTILINE)
    return [(pattern, target, int(status)) for pattern, target, status in found]


def redirected(path: str) -> tuple[str, int, int]:
    """Where the file sends a path, with which status, by which rule: the first that matches, as mod_rewrite does with the flag L."""
    for number, (pattern, target, status) in enumerate(rules()):
        found = re.search(pattern, path)
        if found:
            for group, text in enumerate(found.groups(default=""), 1):
                target = target.replace(f"${group}", text)
            return target, status, number
    raise AssertionError(f"nothing redirects {path}")


def test_each_rule_is_read_and_is_used() -> None:
    assert len(rules()) == FILE.read_text(encoding="utf-8").count("\nRewriteRule ")
    assert {redirected(path)[2] for path in PATHS} == set(range(len(rules())))


@pytest.mark.parametrize("path", PATHS)
def test_a_redirect_leads_to_an_address_that_answers(client: httpx.Client, path: str) -> None:
    target, _, _ = redirected(path)
    assert target == HOST + path
    told = client.get("/" + target.removeprefix(HOST), headers={"Accept": "*/*"}, follow_redirects=True)
    assert told.status_code == 200
    assert all(step.status_code in (303, 308) for step in told.history)


@pytest.mark.parametrize(("path", "status"), [("framework", 302), ("case/cloud-rice", 303), ("actor/tencent", 303), ("sparql", 307)])
def test_documents_things_and_the_endpoint_are_redirected_as_they_should(path: str, status: int) -> None:
    assert redirected(path)[1] == status


def test_the_readme_names_every_kind_of_address() -> None:
    text = (FILE.parent / "README.md").read_text(encoding="utf-8")
    assert HOST in text
    assert all(f"`{path}" in text for path in ("ontology", "case/", "graph/", "docs/", "void", "sparql"))
