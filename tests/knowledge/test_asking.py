"""What helps whoever asks: parameters for SPARQL of one's own, the terms that exist, the query in other languages, and answers as data frames."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import polars
import pytest

from sg2kg import KnowledgeBase, Table
from sg2kg.errors import NotFoundError, QueryError
from sg2kg.graph import write_table
from sg2kg.knowledge.snippets import with_prefixes

EXHIBITS = "SELECT ?concept { ?case sg2:exhibits ?concept } ORDER BY ?concept"


def table(found: object) -> Table:
    assert isinstance(found, Table)
    return found


@pytest.fixture(scope="module")
def endpoint(kb: KnowledgeBase) -> Iterator[str]:
    """A small SPARQL endpoint over the knowledge base, for the lines that ask one."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer(urlsplit(self.path).query)

        def do_POST(self) -> None:
            self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def answer(self, form: str) -> None:
            body = write_table(table(kb.query(parse_qs(form)["query"][0])), "csv").encode()
            assert self.headers["Accept"] == "text/csv"
            self.send_response(200)
            self.send_header("Content-Type", "text/csv")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/sparql"
    server.shutdown()
    server.server_close()


# ---- parameters


def test_sparql_of_ones_own_takes_parameters(kb: KnowledgeBase) -> None:
    one = {c for (c,) in table(kb.query(EXHIBITS, case="case:cloud-rice"))}
    everything = {c for (c,) in table(kb.query(EXHIBITS))}
    assert one
    assert one < everything


def test_a_value_cannot_change_the_query(kb: KnowledgeBase) -> None:
    assert len(table(kb.query(EXHIBITS, case="x> . } DROP ALL ; #"))) == 0


def test_a_variable_may_have_any_name(kb: KnowledgeBase) -> None:
    names = ("source", "timeout", "shown_as", "query", "language", "endpoint", "parameters", "self")
    query = "ASK { FILTER(" + " && ".join(f"?{name} = 5" for name in names) + ") }"
    assert kb.query(query, dict.fromkeys(names, 5)) is True
    assert "?" not in kb.sparql(query, **dict.fromkeys(names, 5))
    assert "?self" not in kb.snippet(query, "python", **dict.fromkeys(names, 5))


def test_statuses_on_another_basis_are_there_for_whoever_names_it() -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s sg2:countingBasis ?basis }"
    assert next(iter(table(KnowledgeBase().query(query, basis="paper"))))[0] > 0


# ---- the terms that exist


def test_the_terms_that_exist_are_listed_with_how_often_each_is_used(kb: KnowledgeBase) -> None:
    found = kb.sparql_help("risk").rows()
    assert {r["term"] for r in found} >= {"sg2:Risk", "sg2:hasRisk", "fw:CORE-07"}
    risks = next(r for r in found if r["term"] == "sg2:Risk")
    assert risks["uses"] == len(table(kb.query("SELECT DISTINCT ?r { ?r a sg2:Risk }")))
    assert next(r for r in found if r["term"] == "sg2:hasRisk")["range"] == "sg2:Risk"


def test_every_term_that_is_listed_can_be_asked_for_as_it_is_written(kb: KnowledgeBase) -> None:
    terms = [r["term"] for r in kb.sparql_help().rows() if r["kind"] != "prefix"]
    assert len(terms) > 500
    assert kb.query("ASK { VALUES ?t { " + " ".join(terms) + " } }") is True


def test_a_graph_is_listed_with_how_many_statements_are_in_it(kb: KnowledgeBase) -> None:
    found = {r["term"]: r["uses"] for r in kb.sparql_help("graph").rows()}
    [row] = table(kb.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", g="https://w3id.org/sg2kg/framework")).rows()
    assert found["<https://w3id.org/sg2kg/framework>"] == row["n"] > 1000


def test_terms_are_found_by_their_chinese_label(kb: KnowledgeBase) -> None:
    assert "fw:C-DIG" in {r["term"] for r in kb.sparql_help("数字平台", "zh-Hans").rows()}


def test_an_unknown_term_gives_near_ones(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFoundError) as caught:
        kb.sparql_help("exibits")
    assert "exhibits" in caught.value.near


# ---- the query in other languages


def test_the_lines_for_python_print_the_answer(kb: KnowledgeBase) -> None:
    for lines in (kb.snippet("concept-status", "python", case="cloud-rice", basis="paper"), kb.snippet('ASK { FILTER("\\"" = "\\"") }', "python")):
        done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
        assert "CASE-01" in done.stdout or done.stdout.strip() == "True"


def test_the_lines_for_curl_ask_an_endpoint(kb: KnowledgeBase, endpoint: str) -> None:
    lines = kb.snippet(EXHIBITS, "curl", endpoint, case="case:cloud-rice")
    done = subprocess.run(["bash", "-c", lines], capture_output=True, text=True, check=True, env=os.environ | {"no_proxy": "127.0.0.1"})
    assert done.stdout.replace("\r", "") == write_table(table(kb.query(EXHIBITS, case="case:cloud-rice")), "csv").replace("\r", "")


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_the_lines_for_r_ask_an_endpoint(kb: KnowledgeBase, endpoint: str) -> None:
    lines = kb.snippet(EXHIBITS, "r", endpoint, case="case:cloud-rice")
    done = subprocess.run(["Rscript", "-e", lines], capture_output=True, text=True, check=True)
    assert "M-ECO" in done.stdout


@pytest.mark.parametrize("language", ["r", "curl", "link"])
def test_a_query_that_holds_quotes_stays_one_string(language: str, kb: KnowledgeBase) -> None:
    text = kb.snippet("""SELECT ?x { ?x rdfs:label "it's \\"so\\" `here` $(x)"@en }""", language)
    assert "http://127.0.0.1:8000/sparql" in text


def test_a_query_that_travels_declares_just_the_prefixes_that_it_uses() -> None:
    assert with_prefixes("PREFIX a: <urn:a#>\nSELECT ?x { ?x a:b sg2:Case }") == (
        "PREFIX sg2: <https://w3id.org/sg2kg/ontology#>\nPREFIX a: <urn:a#>\nSELECT ?x { ?x a:b sg2:Case }\n"
    )


@pytest.mark.parametrize("language", ["python", "r", "curl", "link"])
@pytest.mark.parametrize("query", ["DROP ALL", "this is no query", "SELECT * { SERVICE <urn:x> { ?s ?p ?o } }"])
def test_what_would_not_be_run_is_not_written_for_elsewhere(query: str, language: str, kb: KnowledgeBase) -> None:
    with pytest.raises(QueryError):
        kb.snippet(query, language)


def test_an_unknown_language_is_refused(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFoundError, match="cobol"):
        kb.snippet("counts", "cobol")


# ---- data frames


def test_a_frame_has_typed_columns(kb: KnowledgeBase) -> None:
    found = table(kb.query("counts"))
    assert {str(t) for t in found.df().dtypes} == {"string", "Int64"}
    assert dict(polars.DataFrame(found).schema)["n"] == polars.Int64
    assert polars.DataFrame(found)["n"].to_list() == found.df()["n"].tolist()


def test_mixed_values_and_gaps_keep_their_text() -> None:
    found = table(KnowledgeBase(bundled=False).query('SELECT ?a ?b { VALUES (?a ?b) { (1 "x") (UNDEF 2.5) (3 true) } }'))
    frame = found.df()
    assert [str(t) for t in frame.dtypes] == ["Int64", "string"]
    assert frame["b"].tolist() == ["x", "2.5", "true"]
    assert frame["a"].isna().tolist() == [False, True, False]
