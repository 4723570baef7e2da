"""The command: what it prints, what it writes, with which exit code it ends, and that a person never sees a traceback."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest

from bad_inputs import BAD, PREFIX, Bad
from calling import Caller, Run, refusal
from listening import Listener
from sg2kg import bundle
from sg2kg.cli.main import COMMANDS
from sg2kg.graph import GRAPH_FORMATS, TABLE_FORMATS
from sg2kg.graph.store import Dataset
from sg2kg.validation import TIER_FORMATS, VERDICT_FORMATS
from support import ROOT

QUERY = ("query", "--no-bundled", "-e")  # the cases that ship take their time, and most tests need none
INCOMPLETE = str(ROOT / "docs" / "examples" / "incomplete-submission.ttl")
COMPLETE = str(bundle.root() / "case_data" / "cloud-rice.ttl")
GARDEN = str(ROOT / "docs" / "examples" / "garden-profile")
SHED = str(ROOT / "docs" / "examples" / "garden-profile" / "tool-shed-garden.ttl")
CASES = "SELECT ?case { ?case a sg2:Case } ORDER BY ?case"
GRAPH = "CONSTRUCT { ?case rdfs:label ?label } { ?case a sg2:Case ; rdfs:label ?label }"


def real(*args: str, **env: str) -> Run:
    """Calls the command as a person does, in a process of its own."""
    done = subprocess.run([sys.executable, "-m", "sg2kg", *args], capture_output=True, encoding="utf-8", timeout=60, env=os.environ | env)
    return Run(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.close()


# ---- help


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_shows_examples(name: str, command: Caller) -> None:
    text = command.done(name, "--help")
    assert f"Examples:\n    sg2kg {name}" in text
    assert text == command.done(name, "-h")


def test_the_help_names_every_command_and_the_exit_codes(command: Caller) -> None:
    text = command.done("--help")
    assert all(f"\n  {name} " in text for name in COMMANDS)
    assert "Exit codes: 0 done, 1 does not conform" in text


def test_without_a_command_the_help_is_shown() -> None:
    run = real()
    assert run.code == 2
    assert "Commands:" in run.err


def test_the_version_is_that_of_the_package(command: Caller) -> None:
    import sg2kg

    assert command.done("--version") == f"sg2kg, version {sg2kg.__version__}\n"


def test_the_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom sg2kg.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('pyoxigraph', 'rdflib', 'pyshacl', 'rich', 'pandas', 'difflib') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stderr.strip() in ("[]", "['difflib']")


def test_the_help_of_no_command_imports_a_library_for_numbers_or_pictures() -> None:
    heavy = ("numpy", "scipy", "pandas", "pyarrow", "vl_convert", "fontTools", "rdflib", "pyshacl", "rich")
    code = (
        f"import sys\nfrom sg2kg.cli import main\nfor name in {list(COMMANDS)!r}:\n  try: main([name, '--help'])\n  except SystemExit: pass\n"
        f"print([m for m in {heavy!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stderr.strip() == "[]"


def test_a_query_imports_no_shacl_engine() -> None:
    code = (
        f"import sys\nfrom sg2kg.cli import main\ntry: main({[*QUERY, CASES]!r})\nexcept SystemExit: pass\n"
        "print([m for m in ('rdflib', 'pyshacl', 'rich', 'pandas') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stderr.strip().split("\n")[-1] == "[]"


def test_the_formats_that_the_help_offers_are_those_there_are(command: Caller) -> None:
    assert f"[{'|'.join([*TABLE_FORMATS, *GRAPH_FORMATS])}]" in command.done("query", "--help")
    assert f"[{'|'.join(GRAPH_FORMATS)}]" in command.done("ontology", "--help")
    assert f"[{'|'.join(VERDICT_FORMATS)}]" in command.done("validate", "--help")
    assert f"[{'|'.join(TIER_FORMATS)}]" in command.done("tiers", "--help")


# ---- names that are not known


@pytest.mark.parametrize(
    ("args", "what", "near"),
    [
        (["quer"], "Unknown command: quer", "query"),
        (["compair"], "Unknown command: compair", "compare"),
        (["compare", "cloud-rise"], "Unknown case: cloud-rise", "cloud-rice"),
        (["compare", "cloud-rice", "CASE-99"], "Unknown case: CASE-99", "Known: ant-forest"),
        (["compare", "--basis", "papr"], "Unknown basis: papr", "paper"),
        (["compare", "--by", "mechanism"], "Unknown view, scheme or concept: mechanism", "mechanisms"),
        (["query", "paper-link"], "Unknown query: paper-link", "paper-links"),
        (["query", "concept-status", "--param", "case=antforest"], "Unknown case: antforest", "ant-forest"),
        (["query", "concept-status", "--param", "bassis=paper"], "Unknown parameter of concept-status: bassis", "basis"),
        (["query", "concept-status", "--param", "basis=papr"], "Unknown basis: papr", "paper"),
        (["query", "concept-status", "--param", "concept=M-ECO-99"], "Unknown concept: M-ECO-99", "M-ECO-"),
        (["query", "mechanism-matrix", "--fromat", "csv"], "No such option '--fromat'", "--format"),
        (["query", "mechanism-matrix", "--format", "cvs"], "'cvs' is not one of", "'csv'"),
        (["tiers", "registred"], "Unknown tier: registred", "registered"),
        (["validate", COMPLETE, "--tier", "registred"], "Unknown tier: registred", "registered"),
        (["ontology", "--with", "framwork"], "Unknown part: framwork", "framework"),
        (["cases", "--lang", "zh"], "'zh' is not one of", "'zh-Hans', 'zh-Hant'"),
    ],
)
def test_an_unknown_name_names_the_near_ones(args: list[str], what: str, near: str, command: Caller) -> None:
    said = command.refused(*args)
    assert what in said
    assert near in said


def test_a_person_sees_two_lines_and_no_traceback() -> None:
    said = refusal(real("compare", "cloud-rise"))
    assert said == "sg2kg: Unknown case: cloud-rise [SG2-NAM-001]\n  Did you mean cloud-rice?\n"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["validate"], "Missing argument 'PATH...'"),
        (["query"], "give one query: a name, a file, or -e"),
        (["query", "paper-links", "-e", "ASK {}"], "give one query: a name, a file, or -e"),
        (["query", "paper-links", "--param", "case"], "a parameter is written KEY=VALUE"),
        ([*QUERY, "ASK {}", "--param", "case=x"], "Unknown variable of the query: case"),
        ([*QUERY, "ASK {}", "--timeout", "soon"], "'soon' is not a valid float"),
        ([*QUERY, "ASK {}", "--timeout", "nan"], "a timeout of nan s"),
        ([*QUERY, "ASK {}", "--timeout", "inf"], "a timeout of inf s"),
        ([*QUERY, "ASK {}", "--timeout", "0"], "stopped after 0 s"),
        ([*QUERY, "ASK {}", "--data", "nowhere.ttl"], "nowhere.ttl: no such file or folder"),
        (["query", "nowhere.rq"], "nowhere.rq: no such file"),
        (["query", "x" * 5000], "Unknown query: xxx"),
        (["validate", "nowhere.ttl"], "nowhere.ttl: no such file or folder"),
        (["validate", "x" * 5000 + ".ttl"], "cannot be read"),
        (["compare", "--data", "nowhere"], "nowhere: no such file or folder"),
        (["validate", COMPLETE, "--profiles", "nowhere"], "nowhere: no such file or folder"),
        (["tiers", "--profiles", "nowhere"], "nowhere: no such file or folder"),
    ],
)
def test_a_call_that_cannot_be_understood_is_refused(args: list[str], says: str, command: Caller, here: Path) -> None:
    assert says in command.refused(*args)
    assert list(here.iterdir()) == []


# ---- listings


@pytest.mark.parametrize(
    "args",
    [["cases"], ["cases", "--examples"], ["queries"], ["tiers"], ["tiers", "mapped", "--all"], ["compare", "cloud-rice"], [*QUERY, CASES]],
    ids=" ".join,
)
def test_json_of_every_listing_parses(args: list[str], command: Caller) -> None:
    assert json.loads(command.done(*args, "--format", "json"))


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_every_listing_speaks_three_languages(lang: str, command: Caller) -> None:
    word = {"en": "Tencent Cloud Rice", "zh-Hans": "云稻米", "zh-Hant": "雲稻米"}[lang]
    assert word in command.done("cases", "--lang", lang)
    assert len(command.done("queries", "--lang", lang).split("\n")) > 10
    assert "registered" in command.done("tiers", "--lang", lang)
    assert "REG-01" in command.done("tiers", "registered", "--lang", lang)


def test_cases_lists_the_fictitious_ones_only_when_asked(command: Caller) -> None:
    plain, more = (json.loads(command.done("cases", *extra, "--format", "json")) for extra in ([], ["--examples"]))
    assert not any(c["fictitious"] for c in plain)
    assert len(more) > len(plain)


def test_queries_lists_every_query_with_a_title(command: Caller) -> None:
    found = json.loads(command.done("queries", "--format", "json"))
    assert [q["name"] for q in found] == [p.stem for p in bundle.query_files()]
    assert all(q["title"].get("en") for q in found)


def test_chinese_prints_whatever_the_terminal_can_hold() -> None:
    for encoding in ("cp1252", "gbk"):
        run = real("compare", "cloud-rice", "--lang", "zh-Hant", PYTHONIOENCODING=encoding)
        assert run.code == 0, run.err
        assert "機制" in run.out
        assert "●" in run.out


# ---- query


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_query_is_asked_by_name(command: Caller) -> None:
    run = command("query", "mechanism-matrix")
    assert run.code == 0
    assert run.err.endswith(" rows\n")
    assert len(run.out.split("\n")) == int(run.err.split()[0]) + 3


def test_a_parameter_narrows_the_answer(command: Caller) -> None:
    everything = rows(command.done("query", "concept-status", "--format", "csv"))
    one = rows(command.done("query", "concept-status", "--param", "case=cloud-rice", "--param", "basis=paper", "--format", "csv"))
    assert 1 < len(one) < len(everything)


def test_a_query_is_read_from_a_file(command: Caller, here: Path) -> None:
    (here / "mine.rq").write_text(CASES)
    (here / "marked").write_text(CASES, encoding="utf-8-sig")
    assert "case:cloud-rice" in command.done("query", "--no-bundled", "mine.rq")
    assert "case:cloud-rice" in command.done("query", "--no-bundled", str(here / "marked"))


def test_sparql_without_a_space_is_still_sparql(command: Caller, here: Path) -> None:
    (here / "mine.rq").write_text("ask{}\n")
    assert command.done(*QUERY, "ASK{}") == command.done("query", "--no-bundled", "mine.rq") == "true\n"


def test_sparql_in_the_place_of_a_name_is_answered_however_long(command: Caller) -> None:
    assert "case:cloud-rice" in command.done("query", "--no-bundled", CASES + " #" + "x" * 5000)


def test_data_of_your_own_stand_beside_what_ships(command: Caller, here: Path) -> None:
    (here / "mine.ttl").write_bytes(PREFIX + b"ex:a ex:b 'mine' .")
    (here / "more").mkdir()
    (here / "more" / "more.nt").write_text("<http://example.org/a> <http://example.org/b> 'more' .".replace("'", '"'))
    ask = "SELECT ?o { ?s <http://example.org/b> ?o } ORDER BY ?o"
    assert rows(command.done(*QUERY, ask, "--data", "mine.ttl", "--data", "more", "--format", "csv")) == [["o"], ["mine"], ["more"]]
    assert rows(command.done(*QUERY, ask, "--format", "csv")) == [["o"]]


def test_the_bundled_cases_can_be_left_out_and_the_fictitious_ones_added(command: Caller) -> None:
    sparql = "SELECT (COUNT(?record) AS ?n) { ?record a sg2:CaseRecord }"
    counts = [int(rows(command.done("query", "-e", sparql, *extra, "--format", "csv"))[1][0]) for extra in (["--no-bundled"], [], ["--examples"])]
    assert counts[0] == 0
    assert counts == sorted(set(counts))


@pytest.mark.parametrize("format", ["csv", "json", "xml"])
def test_select_is_written_in_the_format_asked_for(format: str, command: Caller) -> None:
    text = command.done(*QUERY, CASES, "--format", format)
    assert "cloud-rice" in text
    if format == "json":
        assert json.loads(text)["head"]["vars"] == ["case"]
    if format == "xml":
        assert ElementTree.fromstring(text).tag.endswith("sparql")
    if format == "csv":
        assert rows(text)[0] == ["case"]


@pytest.mark.parametrize("format", GRAPH_FORMATS)
def test_construct_is_written_in_every_format_of_a_graph(format: str, command: Caller) -> None:
    text = command.done(*QUERY, GRAPH, "--format", format)
    found = {q.triple for q in ox.parse(text.encode(), format=GRAPH_FORMATS[format])}
    assert len(found) > 20
    assert {t.predicate.value.rpartition("#")[2] for t in found} == {"label"}


def test_construct_prints_turtle_where_no_format_is_asked(command: Caller) -> None:
    assert "case:cloud-rice rdfs:label" in command.done(*QUERY, GRAPH)


def test_ask_prints_true_or_false(command: Caller) -> None:
    assert command.done(*QUERY, "ASK {}") == "true\n"
    assert command.done(*QUERY, "ASK { FILTER(false) }", "--format", "csv") == "false\n"


@pytest.mark.parametrize(("format", "kind"), [("json", ox.QueryResultsFormat.JSON), ("xml", ox.QueryResultsFormat.XML)])
def test_ask_reads_back_from_the_formats_that_know_it(format: str, kind: ox.QueryResultsFormat, command: Caller) -> None:
    found = ox.parse_query_results(command.done(*QUERY, "ASK { FILTER(false) }", "--format", format).encode(), format=kind)
    assert isinstance(found, ox.QueryBoolean)
    assert not found


@pytest.mark.parametrize(
    ("sparql", "format", "says"),
    [
        (CASES, "turtle", "turtle is for CONSTRUCT, and this query gives a table"),
        (GRAPH, "csv", "csv is for SELECT, and this query gives a graph"),
        ("ASK {}", "rdfxml", "rdfxml is for CONSTRUCT, and this query gives true or false"),
    ],
)
def test_a_format_for_another_kind_of_result_names_the_right_ones(sparql: str, format: str, says: str, command: Caller, here: Path) -> None:
    said = command.refused(*QUERY, sparql, "--format", format, "-o", "answer")
    assert says in said
    assert "Choose one of: " in said
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("sparql", "says"),
    [
        ("INSERT DATA { <u:a> <u:b> <u:c> }", "query:1: INSERT is an update, and a query is expected"),
        ("# mine\nDROP ALL", "query:2: DROP is an update"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE calls another server, and nothing is fetched"),
        ("", "this is not a SPARQL query"),
        ("SELECT *\n{ ?s ?p }", "query:2:10: this is not SPARQL: "),
        ("SELECT * { ?s nowhere:a ?o }", "Prefix not found"),
        ("SELECT ('\udcff' AS ?x) {}", "this is not UTF-8 text"),
    ],
)
def test_what_is_no_query_is_refused(sparql: str, says: str, command: Caller) -> None:
    assert says in command.refused(*QUERY, sparql)


@pytest.mark.parametrize(
    "data",
    [PREFIX + b"ex:a ex:b ex:c .", b"\x89PNG\r\n\x1a\n\0\0", b"\0" * 10, "云".encode("utf-16"), b"", b"DROP\tALL"],
    ids=["Turtle", "PNG", "NUL", "UTF-16", "", "update"],
)
def test_a_file_that_is_not_sparql_is_refused(data: bytes, command: Caller, here: Path) -> None:
    (here / "mine.rq").write_bytes(data)
    said = command.refused("query", "--no-bundled", "mine.rq")
    assert any(words in said for words in ("this is not a SPARQL query", "mine.rq: this is not UTF-8 text", "DROP is an update"))


def test_a_folder_is_no_query(command: Caller, here: Path) -> None:
    (here / "mine.rq").mkdir()
    assert "mine.rq: no such file" in command.refused("query", "--no-bundled", "mine.rq")


def test_a_query_that_runs_for_ever_is_ended(command: Caller) -> None:
    sparql = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    assert "query: stopped after 1 s [SG2-QRY-002]" in command.refused(*QUERY, sparql, "--timeout", "1")


def test_a_query_reaches_no_other_server(command: Caller, listener: Listener) -> None:
    said = command.refused(*QUERY, f'SELECT * {{ FILTER(1<2#>"""\n) SERVICE <{listener.address}> {{ ?s ?p ?o }} #"""\n }}')
    assert "SERVICE calls another server" in said
    assert listener.calls == 0


# ---- what cannot be read


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_what_is_not_rdf_is_refused_by_validate(bad: Bad, command: Caller, here: Path) -> None:
    (here / bad.name).write_bytes(bad.data)
    said = command.refused("validate", bad.name)
    assert said.startswith(f"sg2kg: {bad.name}:{bad.line}:" if bad.line else f"sg2kg: {bad.name}")
    assert bad.says in said
    assert "[SG2-INP-001]" in said


@pytest.mark.parametrize(
    "name", ["Turtle without an object", "RDF/XML that ends too soon", "JSON-LD cut off", "UTF-16", "an empty file", "an unknown ending"]
)
def test_what_is_not_rdf_is_refused_by_query(name: str, command: Caller, here: Path) -> None:
    bad = BAD[name]
    (here / bad.name).write_bytes(bad.data)
    said = command.refused(*QUERY, "ASK {}", "--data", bad.name)
    assert said.startswith(f"sg2kg: {bad.name}:{bad.line}:" if bad.line else f"sg2kg: {bad.name}")
    assert bad.says in said


def test_a_remote_context_calls_nobody(command: Caller, listener: Listener, here: Path) -> None:
    (here / "mine.jsonld").write_text(json.dumps({"@context": [{}, listener.address], "a": 1}))
    assert "nothing is fetched" in command.refused("validate", "mine.jsonld")
    assert "nothing is fetched" in command.refused(*QUERY, "ASK {}", "--data", "mine.jsonld")
    assert listener.calls == 0


def test_a_file_of_50_mb_is_refused(command: Caller, here: Path) -> None:
    with (here / "big.ttl").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert "the file has 50 MB, the limit is 20 MB" in command.refused("validate", "big.ttl")


def test_a_bad_file_among_data_is_refused_by_compare(command: Caller, here: Path) -> None:
    (here / "mine.ttl").write_bytes(b"broken")
    assert "mine.ttl:1:1: not Turtle" in command.refused("compare", "--data", "mine.ttl")


# ---- validate


def test_a_complete_submission_ends_with_0(command: Caller) -> None:
    run = command("validate", COMPLETE)
    assert (run.code, run.err) == (0, "")
    assert "conforms" in run.out


def test_an_incomplete_submission_ends_with_1(command: Caller) -> None:
    run = command("validate", INCOMPLETE, COMPLETE)
    assert (run.code, run.err) == (1, "")
    assert "does not conform" in run.out
    assert "REG-03" in run.out


def test_what_cannot_be_checked_ends_with_2_and_the_others_get_their_verdict(here: Path) -> None:
    (here / "broken.ttl").write_bytes(b"broken")
    run = real("validate", COMPLETE, str(here / "broken.ttl"), INCOMPLETE)
    assert run.code == 2
    assert run.err.count("\n") == 2
    assert "broken.ttl:1:1: not Turtle" in run.err
    assert "✔" in run.out
    assert "✘" in run.out


def test_a_file_without_a_record_cannot_be_checked(command: Caller, here: Path) -> None:
    (here / "other.ttl").write_bytes(PREFIX + b"ex:a ex:b ex:c .")
    assert "no sg2:CaseRecord in it" in command.refused("validate", "other.ttl")


def test_a_folder_is_checked_file_by_file(command: Caller, here: Path) -> None:
    for number, path in enumerate((COMPLETE, INCOMPLETE)):
        (here / f"{number}.ttl").write_bytes(Path(path).read_bytes())
    verdicts = json.loads(command("validate", ".", "--format", "json").out)["verdicts"]
    assert [(v["source"], v["conforms"]) for v in verdicts] == [("0.ttl", True), ("1.ttl", False)]


def test_a_folder_without_rdf_is_refused(command: Caller, here: Path) -> None:
    assert ".: no RDF in this folder" in command.refused("validate", ".")


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_a_verdict_speaks_the_language_asked_for(lang: str, command: Caller) -> None:
    word = {"en": "missing", "zh-Hans": "不符合", "zh-Hant": "沒有"}[lang]
    assert word in command("validate", INCOMPLETE, "--lang", lang).out


def test_the_report_in_turtle_is_a_w3c_validation_report(command: Caller) -> None:
    run = command("validate", INCOMPLETE, "--format", "turtle")
    found = Dataset()
    found.add(ox.parse(run.out.encode(), format=ox.RdfFormat.TURTLE), "u:report")
    sh = "PREFIX sh: <http://www.w3.org/ns/shacl#> "
    assert found.ask(sh + "ASK { ?report a sh:ValidationReport ; sh:conforms false ; sh:result [ sh:focusNode ?x ; sh:sourceShape ?y ] }") is True


def test_a_file_with_a_name_that_is_no_utf_8_is_checked(here: Path) -> None:
    name = os.fsdecode(b"caf\xe9.ttl")
    try:
        (here / name).write_bytes(Path(INCOMPLETE).read_bytes())
    except OSError:
        pytest.skip("this file system has no such names")
    run = real("validate", str(here / name), PYTHONIOENCODING="utf-8:strict")
    assert (run.code, run.err) == (1, "")
    written = real("validate", str(here / name), "--format", "json", "-o", str(here / "out.json"))
    assert written.code == 1
    [verdict] = json.loads((here / "out.json").read_text(encoding="utf-8"))["verdicts"]
    assert Path(verdict["source"]).name.startswith("caf")


# ---- tiers and profiles


def test_a_tier_is_explained_and_those_beneath_it_where_that_is_asked(command: Caller) -> None:
    alone, every = command.done("tiers", "mapped"), command.done("tiers", "mapped", "--all")
    assert alone.startswith("mapped — mapped\n")
    assert "\nREG-01 · " not in alone
    assert "\nREG-01 · mandatory\n" in every
    assert alone.strip() in every


@pytest.mark.parametrize("args", [["tiers"], ["tiers", "co-governed"]], ids=" ".join)
def test_tiers_in_turtle_go_into_a_file(args: list[str], command: Caller, here: Path) -> None:
    assert command(*args, "--format", "turtle", "-o", "out.ttl").err == "written to out.ttl\n"
    assert len(list(ox.parse(path=here / "out.ttl"))) > 40


def test_a_profile_of_a_body_is_listed_explained_and_checked(command: Caller) -> None:
    assert "\ngarden " in command.done("tiers", "--profiles", GARDEN)
    assert "\nGRD-02 · mandatory\n" in command.done("tiers", "garden", "--profiles", GARDEN)
    run = command("validate", "--profiles", GARDEN, SHED)
    assert (run.code, run.err) == (1, "")
    assert "does not conform: community garden (garden)" in run.out
    assert "    reaches: registered\n" in run.out
    assert json.loads(command("validate", "--profiles", GARDEN, SHED, "--format", "json").out)["verdicts"][0]["failed"] == ["GRD-02"]


def test_a_profile_is_known_only_where_its_folder_is_given(command: Caller) -> None:
    assert "Unknown tier: garden" in command.refused("validate", SHED, "--tier", "garden")
    assert "Unknown tier: gardn" in command.refused("validate", SHED, "--profiles", GARDEN, "--tier", "gardn")
    assert "does not conform: registered" in command("validate", SHED).out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "profile.ttl: the file is empty"),
        (b"broken", "profile.ttl:1:1: not Turtle"),
        (b"<u:a> <u:b> <u:c> .", "no profile in it"),
        (b"<https://w3id.org/sg2kg/tier/mapped> a <http://www.w3.org/ns/dx/prof/Profile> .", "profile.ttl: "),
    ],
)
def test_a_folder_of_profiles_that_is_unsound_is_refused_once(text: bytes, says: str, command: Caller, here: Path) -> None:
    (here / "profiles").mkdir()
    (here / "profiles" / "profile.ttl").write_bytes(text)
    assert says in command.refused("validate", COMPLETE, INCOMPLETE, "--profiles", "profiles")
    assert says in command.refused("tiers", "--profiles", "profiles")


def test_an_empty_folder_of_profiles_is_refused(command: Caller, here: Path) -> None:
    assert ".: no RDF in this folder" in command.refused("tiers", "--profiles", ".")


# ---- compare and ontology


@pytest.mark.parametrize("format", ["table", "csv", "json", "markdown", "html"])
def test_compare_writes_every_format(format: str, command: Caller) -> None:
    text = command.done("compare", "cloud-rice", "CASE-02", "--by", "all", "--format", format)
    assert "M-ECO-1" in text
    if format == "csv":
        assert rows(text)[0] == ["concept", "label", "cloud-rice", "ant-forest"]
        assert {len(r) for r in rows(text)} == {4}
    if format == "json":
        assert [c["name"] for c in json.loads(text)["cases"]] == ["cloud-rice", "ant-forest"]
    if format == "html":
        assert text.lstrip().lower().startswith("<!doctype html>")
        assert "{{" not in text
        assert "<script" not in text


@pytest.mark.parametrize("by", ["actors", "indicators"])
def test_compare_goes_by_what_is_asked_for(by: str, command: Caller) -> None:
    assert len(rows(command.done("compare", "cloud-rice", "--by", by, "--format", "csv"))) > 1


@pytest.mark.parametrize("format", GRAPH_FORMATS)
def test_the_ontology_is_written_in_every_format(format: str, command: Caller) -> None:
    found = Dataset()
    found.add(ox.parse(command.done("ontology", "--format", format).encode(), format=GRAPH_FORMATS[format]), "u:ontology")
    prefix = "PREFIX owl: <http://www.w3.org/2002/07/owl#> "
    answer = found.select(prefix + "SELECT ?o (COUNT(?c) AS ?n) { ?o a owl:Ontology . ?c a owl:Class } GROUP BY ?o")
    assert [(o, n > 10) for o, n in answer] == [("https://w3id.org/sg2kg/ontology", True)]


def test_more_parts_make_a_larger_ontology_with_one_header(command: Caller) -> None:
    sizes: list[int] = []
    for parts in ("", "extension", "framework", "framework,alignments", "framework,alignments,tiers", "framework, alignments ,tiers,cases"):
        text = command.done("ontology", "--format", "ntriples", "--with", parts)
        assert text.count("<http://www.w3.org/2002/07/owl#Ontology>") == 1
        sizes.append(text.count("\n"))
    assert sizes == sorted(set(sizes))


# ---- where results go


@pytest.mark.parametrize(
    "args",
    [["compare", "cloud-rice", "--format", "csv"], [*QUERY, CASES, "--format", "csv"], ["ontology"], ["validate", COMPLETE]],
    ids=["compare", "query", "ontology", "validate"],
)
def test_a_file_holds_the_same_as_the_terminal_would(args: Sequence[str], command: Caller, here: Path) -> None:
    run = command(*args, "-o", "out")
    assert (run.code, run.out, run.err) == (0, "", "written to out\n")
    assert [p.name for p in here.iterdir()] == ["out"]
    written, printed = (here / "out").read_text(encoding="utf-8"), command.done(*args)
    assert written.count("\n") == printed.count("\n")
    assert written == printed or args[0] == "ontology"  # whose blank nodes have other names each time


def test_a_table_goes_into_a_file_as_csv_where_no_format_is_asked(command: Caller, here: Path) -> None:
    command.done(*QUERY, CASES, "-o", "cases.csv")
    assert rows((here / "cases.csv").read_text())[0] == ["case"]


def test_a_file_that_is_there_is_replaced(command: Caller, here: Path) -> None:
    (here / "out").write_text("old" * 10_000)
    command.done("ontology", "-o", "out")
    assert (here / "out").read_text().startswith("@prefix")


@pytest.mark.parametrize(
    "args",
    [["compare", "cloud-rice"], [*QUERY, "ASK {}"], ["ontology"], ["validate", COMPLETE]],
    ids=["compare", "query", "ontology", "validate"],
)
def test_nothing_is_left_behind_where_the_folder_is_missing(args: Sequence[str], command: Caller, here: Path) -> None:
    assert "nowhere/out: cannot be written: No such file or directory [SG2-OUT-001]" in command.refused(*args, "-o", "nowhere/out")
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("target", ["folder", ".", "", "..", "x" * 300])
def test_nothing_is_left_behind_where_the_target_is_no_file(target: str, command: Caller, here: Path) -> None:
    (here / "folder").mkdir()
    assert "cannot be written: " in command.refused("ontology", "-o", target)
    assert [p.name for p in here.iterdir()] == ["folder"]
    assert not list(here.parent.glob(".*.part"))


def test_nothing_is_written_where_the_query_fails(command: Caller, here: Path) -> None:
    (here / "out").write_text("old")
    command.refused(*QUERY, "SELECT * { ?s ?p }", "-o", "out")
    assert (here / "out").read_text() == "old"


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="no /dev/null")
def test_a_device_is_written_to_and_not_replaced(command: Caller, here: Path) -> None:
    (here / "null").symlink_to("/dev/null")
    command.done("ontology", "-o", "null")
    assert (here / "null").is_char_device()
    assert [p.name for p in here.iterdir()] == ["null"]


def test_a_reader_who_stops_early_hears_no_complaint() -> None:
    with subprocess.Popen([sys.executable, "-m", "sg2kg", "ontology"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"@prefix")
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_told_without_a_traceback() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run([sys.executable, "-m", "sg2kg", "cases"], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode != 0
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
