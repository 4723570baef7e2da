"""Verdicts for other programs: RDF, tables, Markdown, SARIF and JUnit are read back by what reads such files; and the pages for many."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import markdown_it
import openpyxl
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, SH

from report_items import INCOMPLETE, UNCHECKED, text_of
from sg2kg.terms import PREFIXES
from sg2kg.validation import validate
from sg2kg.validation.reports import Outcome, index_html, item_data, outcome_from, outcome_of, summary_table, write_verdicts
from sg2kg.validation.reports.table import COLUMNS
from sg2kg.validation.reports.wording import Item
from sg2kg.validation.verdict import Unchecked, Verdict
from support import ROOT

# ---- RDF


def graph_of(text: str, format: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format=format)


def test_turtle_and_json_ld_are_the_same_graph_and_can_be_written_again(incomplete: Verdict, foreign: Verdict) -> None:
    items: list[Item] = [incomplete, foreign, UNCHECKED]
    turtle = graph_of(text_of(items, "turtle"), "turtle")
    assert isomorphic(turtle, graph_of(text_of(items, "jsonld"), "json-ld"))
    assert isomorphic(turtle, graph_of(turtle.serialize(format="turtle"), "turtle"))


def test_a_result_speaks_three_languages_and_says_which_requirement_it_misses(incomplete: Verdict) -> None:
    graph = graph_of(write_verdicts([incomplete], "turtle"), "turtle")
    sgsh = rdflib.Namespace(PREFIXES["sgsh"])
    for finding in incomplete.findings:
        [result] = graph.subjects(SH.sourceShape, rdflib.URIRef(finding.shape))
        messages = {(m.language, str(m)) for m in graph.objects(result, SH.resultMessage) if isinstance(m, rdflib.Literal)}
        assert messages == {(lang.lower(), text) for lang, text in finding.message.items()}
        assert graph.value(result, sgsh.misses) == sgsh[finding.requirement]
        assert graph.value(result, sgsh.line) == rdflib.Literal(finding.place.line, datatype=rdflib.XSD.integer)
        assert str(graph.value(result, SH.resultSeverity)).endswith(f"#{finding.severity.title()}")
    [report] = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(report, sgsh.tierTried) == rdflib.URIRef(PREFIXES["tier"] + "registered")


def test_a_complex_path_keeps_its_structure(foreign: Verdict) -> None:
    graph = graph_of(write_verdicts([foreign], "turtle"), "turtle")
    paths = [p for p in graph.objects(None, SH.resultPath) if isinstance(p, rdflib.BNode)]
    assert len(paths) == 2
    for path in paths:
        first, second = Collection(graph, path)
        assert first == rdflib.URIRef("http://example.org/a")
        assert graph.value(second, SH.inversePath) == rdflib.URIRef("http://example.org/b")


def test_blank_nodes_of_two_submissions_are_kept_apart(foreign: Verdict) -> None:
    graph = graph_of(write_verdicts([foreign, foreign], "turtle"), "turtle")
    blank = {f for f in graph.objects(None, SH.focusNode) if isinstance(f, rdflib.BNode)}
    assert len(blank) == 2
    for node in blank:
        assert len({graph.value(None, SH.result, r) for r in graph.subjects(SH.focusNode, node)}) == 1


# ---- tables


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_has_a_row_for_each_finding_and_for_a_submission_without_any(all_of_them: list[Item], incomplete: Verdict) -> None:
    text = text_of(all_of_them, "csv", detail="full")
    assert text.splitlines()[0] == ",".join(COLUMNS)
    rows = rows_of(text)
    assert len(rows) == sum(max(1, len(i.findings)) if isinstance(i, Verdict) else 1 for i in all_of_them)
    for row, finding in zip(rows, incomplete.findings, strict=False):
        assert (row["requirement"], row["message"], row["fingerprint"]) == (finding.requirement, finding.message["en"], finding.fingerprint)
        assert row["line"] == str(finding.place.line)
        assert row["change"].startswith(("+ ", "'+ ", "'- "))
    assert [(r["conforms"], r["error"]) for r in rows_of(text_of([UNCHECKED], "csv"))] == [("", f"{UNCHECKED.what} [SG2-INP-001]")]


def test_no_cell_of_csv_is_a_formula(foreign: Verdict, hostile: Verdict) -> None:
    rows = rows_of(text_of([replace(foreign, source="@SUM(A1)"), hostile], "csv", detail="full"))
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert {"'=1+1"} == {row["values"] for row in rows if row["path"].endswith("/p")}


def workbook_of(items: Sequence[Item], detail: str | None = None) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write_verdicts(items, "xlsx", "en", detail)))


def test_a_workbook_has_four_sheets_with_filters_and_a_header_that_stays(incomplete: Verdict, passing: Verdict) -> None:
    book = workbook_of([incomplete, passing, UNCHECKED], "full")
    assert book.sheetnames == ["Verdicts", "Findings", "Requirements met", "Completeness"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet["A2"].alignment.wrap_text
    assert [cell.value for cell in book["Verdicts"]["A"]] == ["Verdict", "does not conform", "conforms", "could not be checked"]
    findings = list(book["Findings"].iter_rows(min_row=2, values_only=True))
    assert [row[5] for row in findings] == [f.message["en"] for f in incomplete.findings]
    assert book["Requirements met"].max_row == 1 + len(incomplete.passed) + len(passing.passed)
    assert [sum(row[n] for row in book["Completeness"].iter_rows(min_row=2, values_only=True)) for n in (3, 4)] == [
        sum(getattr(c, name) for v in (incomplete, passing) for c in v.completeness) for name in ("met", "asked")
    ]


def test_a_workbook_has_no_formula_whatever_is_in_it(all_of_them: list[Item]) -> None:
    book = workbook_of(all_of_them, "full")
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "n"}
    assert any("=1+1" in str(cell.value) for row in book["Findings"].iter_rows() for cell in row)


# ---- Markdown


def test_markdown_shows_hostile_texts_and_obeys_none(hostile: Verdict) -> None:
    rendered = markdown_it.MarkdownIt("commonmark", {"html": True}).enable("table").render(write_verdicts([hostile], "markdown"))
    tags = set(re.findall(r"<(\w+)", rendered))
    assert tags == {
        "h3",
        "h4",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "ul",
        "li",
        "p",
        "strong",
        "code",
        "pre",
        "details",
        "summary",
        "br",
        "a",
    }
    assert set(re.findall(r'href="([^"#]+)', rendered)) == {"https://w3id.org/sg2kg/docs/tiers"}
    assert "@everyone" not in re.sub(r"<(pre|code).*?</\1>", "", rendered, flags=re.DOTALL)
    assert rendered.count("<tr>") == 2


def test_markdown_fits_into_a_comment_and_counts_what_does_not(incomplete: Verdict, hostile: Verdict) -> None:
    many = replace(incomplete, findings=incomplete.findings * 200)
    text = write_verdicts([many], "markdown", detail="full")
    told = text.count("\n- **")
    assert f"… and {1400 - told} more\n" in text
    for items in ([many], [hostile] * 300, [passed_over(n) for n in range(5000)]):
        assert len(text_of(items, "markdown", detail="full").encode()) < 65_536 * 1.2
        assert len(text_of(items, "markdown", detail="full")) < 65_536


def passed_over(n: int) -> Unchecked:
    return replace(UNCHECKED, source=f"cases/{n}.ttl")


# ---- SARIF


@pytest.fixture(scope="module")
def sarif(all_of_them: list[Item]) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(text_of(all_of_them, "sarif", detail="full"))
    return body


def test_sarif_has_the_structure_that_readers_rely_on(sarif: dict[str, Any], all_of_them: list[Item]) -> None:
    assert sarif["version"] == "2.1.0"
    assert sarif["$schema"].endswith("sarif-schema-2.1.0.json")
    [run] = sarif["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({r["id"] for r in rules}) == len(rules)
    findings = [f for v in all_of_them if isinstance(v, Verdict) for f in v.findings]
    assert len(run["results"]) == len(findings)
    for result, finding in zip(run["results"], findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == {"violation": "error", "warning": "warning", "info": "note"}[finding.severity]
        assert result["message"]["text"].strip()
        assert result["partialFingerprints"] == {"sg2kgFinding/v1": finding.fingerprint}
        [location] = result["locations"]
        assert re.fullmatch(r"[\w./:%~-]+", location["physicalLocation"]["artifactLocation"]["uri"], re.ASCII)
        region = location["physicalLocation"].get("region")
        assert (region is None) == (finding.place.line is None)
        assert region is None or region == {"startLine": finding.place.line, "startColumn": finding.place.column}


def test_sarif_rules_say_why_and_where_they_are_explained(sarif: dict[str, Any], incomplete: Verdict) -> None:
    rules = {r["id"]: r for r in sarif["runs"][0]["tool"]["driver"]["rules"]}
    for finding in incomplete.findings:
        rule = rules[finding.id]
        assert rule["helpUri"] == finding.docs
        assert set(rule["help"]) == {"text", "markdown"}
        assert finding.why["en"] in rule["help"]["text"]


def test_sarif_notes_what_could_not_be_checked(sarif: dict[str, Any]) -> None:
    [invocation] = sarif["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    told, _ = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == f"{UNCHECKED.what} {UNCHECKED.hint}"
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "cases/broken.ttl"


def test_a_file_below_the_working_directory_is_told_relative_to_it(incomplete: Verdict, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    [artifact] = json.loads(write_verdicts([incomplete], "sarif"))["runs"][0]["artifacts"]
    assert artifact["location"]["uri"] == "docs/examples/incomplete-submission.ttl"
    assert artifact["hashes"] == {"sha-256": incomplete.versions.data_hash}


@pytest.mark.parametrize("ending", ["\n", "", "  # a comment that ends without a line break"])
def test_a_fix_appended_to_the_file_adds_the_triples_of_the_remedy(ending: str, tmp_path: Path) -> None:
    path = tmp_path / "submission.ttl"
    path.write_text(INCOMPLETE.read_text(encoding="utf-8").rstrip() + ending, encoding="utf-8")
    verdict = validate(path)
    results = json.loads(write_verdicts([verdict], "sarif"))["runs"][0]["results"]
    fixed = 0
    for result, finding in zip(results, verdict.findings, strict=True):
        remedy = finding.remedy
        assert ("fixes" in result) == (remedy is not None and not remedy.remove)
        if "fixes" in result:
            assert remedy is not None
            [change] = result["fixes"][0]["artifactChanges"]
            after = edited(path.read_text(encoding="utf-8"), change["replacements"][0])
            assert set(ox.parse(after.encode(), format=ox.RdfFormat.TURTLE)) == {
                *ox.parse(path=path),
                *(ox.Quad(t.subject, t.predicate, t.object) for t in remedy.add),
            }
            fixed += 1
    assert fixed > 3


def edited(text: str, replacement: dict[str, Any]) -> str:
    region = replacement["deletedRegion"]
    lines = text.split("\n")
    at = sum(len(line) + 1 for line in lines[: region["startLine"] - 1]) + region["startColumn"] - 1
    assert (region["startLine"], region["startColumn"]) == (region["endLine"], region["endColumn"])
    inserted: str = replacement["insertedContent"]["text"]
    return text[:at] + inserted + text[at:]


def test_a_file_that_has_changed_since_is_not_fixed(tmp_path: Path) -> None:
    path = tmp_path / "submission.ttl"
    path.write_bytes(INCOMPLETE.read_bytes())
    verdict = validate(path)
    path.write_bytes(INCOMPLETE.read_bytes() + b"\n# changed\n")
    assert "fixes" not in write_verdicts([verdict], "sarif")


# ---- JUnit


def test_junit_has_a_suite_for_each_submission_and_a_case_for_each_requirement(incomplete: Verdict, passing: Verdict) -> None:
    top = ET.fromstring(write_verdicts([incomplete, passing, UNCHECKED], "junit"))
    first, second, third = top
    assert (top.get("failures"), top.get("errors")) == ("6", "1")
    assert first.get("tests") == str(len(incomplete.passed) + len(incomplete.missed))
    assert [c.get("name") for c in first if c.find("failure") is not None] == incomplete.failed()
    [noted] = [c for c in first if c.find("system-out") is not None]
    assert (noted.get("name"), noted.find("failure")) == ("REG-13", None)
    assert second.get("failures") == "0"
    assert [str(c.get("name"))[:6] for c in second if c.find("skipped") is not None] == [p.requirement for p in passing.passed if p.vacuous]
    error = third.find("testcase/error")
    assert error is not None
    assert (error.get("type"), error.get("message"), error.text) == ("SG2-INP-001", UNCHECKED.what, UNCHECKED.hint)


def test_junit_is_well_formed_whatever_is_in_it(all_of_them: list[Item]) -> None:
    top = ET.fromstring(text_of(all_of_them, "junit"))
    assert len(top) == len(all_of_them)
    assert any("]]>--><script>" in str(f.get("message")) for f in top.iter("failure"))
    for suite in top:
        assert len(suite) == int(str(suite.get("tests"))) > 0


def test_a_failure_says_where(incomplete: Verdict) -> None:
    failure = next(ET.fromstring(write_verdicts([incomplete], "junit")).iter("failure"))
    assert str(incomplete.findings[0].place) in str(failure.text)
    assert incomplete.findings[0].mend["en"] in str(failure.text)


# ---- many


def test_an_outcome_is_the_same_from_the_verdict_and_from_its_line(all_of_them: list[Item]) -> None:
    for item in all_of_them:
        assert outcome_from(item_data(item, full=False)) == outcome_of(item)


def test_the_summary_has_a_line_for_each_submission(incomplete: Verdict, passing: Verdict) -> None:
    lines = summary_table([incomplete, outcome_of(passing), UNCHECKED]).splitlines()
    assert [line[0] for line in lines[2:5]] == ["✘", "✔", "!"]
    assert re.search(r"Lantern Night Market +registered +– +6 +1 +0 +", lines[2])
    assert lines[4].endswith("cases/broken.ttl:3:7: this is not Turtle [SG2-INP-001]")
    assert lines[-1] == "3 submissions: 1 conform, 1 do not, 1 could not be checked"
    assert summary_table([], "zh-Hant") == "共0份提交：0份符合，0份不符合\n"


def test_the_index_puts_first_what_needs_attention_and_leads_to_the_reports() -> None:
    outcomes = [
        Outcome("a.ttl", {"en": "A"}, True, "registered", "registered"),
        Outcome("b.ttl", {"en": "B"}, False, "registered", "", 1),
        Outcome("c.ttl", {"en": "C <script>"}, False, "registered", "", 9),
        Outcome("d.ttl", error="not RDF [SG2-INP-001]"),
    ]
    page = index_html(outcomes, "zh-Hans", lambda o: "" if o.error else f"reports/{o.source}.html")
    assert re.findall(r'href="([^"]*)"', page) == ["reports/c.ttl.html", "reports/b.ttl.html", "reports/a.ttl.html"]
    assert "<script" not in page
    assert page.index("d.ttl") < page.index("C &lt;script&gt;")
    assert "共4份提交：1份符合，2份不符合，1份无法检查" in page


def test_the_index_leads_nowhere_but_to_files_and_the_web() -> None:
    outcomes = [Outcome("javascript:alert(1)"), Outcome("data:text/html,x"), Outcome("JavaScript:x")]
    assert "<a " not in index_html(outcomes, link=lambda o: o.source)
    assert '<a href="../a.html">' in index_html([Outcome("../a.html")], link=lambda o: o.source)
