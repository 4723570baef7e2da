"""From a file to a verdict: what cannot be checked is an error, what is checked gets findings, and the verdict says so in each format."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from sg2kg import bundle
from sg2kg.errors import CheckError, InputError, NotFoundError, OutputError, ShapesError
from sg2kg.graph import write_graph
from sg2kg.knowledge.export import ontology_triples
from sg2kg.validation import VERDICT_FORMATS, Finding, Shapes, Verdict, load_shapes, validate, write_tier, write_verdicts
from sg2kg.validation.engines.report import report_triples
from support import ROOT

CORPUS = ROOT / "tests" / "corpus"
MINIMAL = (CORPUS / "valid" / "minimal.ttl").read_text(encoding="utf-8")
SGSH = "https://w3id.org/sg2kg/shapes#"


def submission(folder: Path, *changes: tuple[str, str], more: str = "") -> Path:
    """The minimal submission with a few changes, as a file."""
    text = MINIMAL
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path = folder / "submission.ttl"
    path.write_text(text + more, encoding="utf-8")
    return path


def shapes_of(verdict: Verdict) -> list[str]:
    return [f.shape.removeprefix(SGSH) for f in verdict.findings]


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Verdict:
    """Without a name, a licence, a grade and an issue: three violations and a warning."""
    changes = (
        ('    rdfs:label "Tool library"@en , "工具图书馆"@zh-Hans ;\n', ""),
        ("    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;\n", ""),
        ("sg2:grade sg2:gradeB ; ", ""),
        ('    sg2:issue "idle tools"@en ;\n', ""),
    )
    return validate(submission(tmp_path_factory.mktemp("failing"), *changes))


@pytest.fixture(scope="module")
def passing() -> Verdict:
    return validate(CORPUS / "valid" / "minimal.ttl")


# ---- what cannot be checked


def test_a_file_without_a_record_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(CheckError, match="no sg2:CaseRecord in it"):
        validate(submission(tmp_path, (":record a sg2:CaseRecord ;\n   ", ":record")))


def test_a_file_with_two_records_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(CheckError, match="2 records in it"):
        validate(submission(tmp_path, more="\n:second a sg2:CaseRecord ; sg2:describes :case .\n"))


def test_a_record_that_is_typed_twice_is_still_one(tmp_path: Path) -> None:
    assert validate(submission(tmp_path, more="\n:record a sg2:CaseRecord , <https://example.org/Document> .\n")).conforms


def test_a_file_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no-such"):
        validate(tmp_path / "no-such.ttl")


def test_a_file_that_is_no_rdf_is_told_with_its_line(tmp_path: Path) -> None:
    path = submission(tmp_path, ('sg2:version "1.0.0" ;', 'sg2:version "1.0.0 ;'))
    with pytest.raises(InputError) as caught:
        validate(path)
    line = path.read_text(encoding="utf-8").splitlines().index('    sg2:version "1.0.0 ;') + 1
    assert caught.value.line in (line, line + 1)


def test_an_unknown_tier_names_the_near_one() -> None:
    with pytest.raises(NotFoundError) as caught:
        validate(CORPUS / "valid" / "minimal.ttl", "regstered")
    assert caught.value.near[0] == "registered"


def test_a_tier_whose_shapes_are_missing_is_never_checked_and_so_never_passed() -> None:
    with pytest.raises(ShapesError, match=r"asks for sgsh:MAP-\d\d, which is described nowhere"):
        Shapes(f for f in bundle.shape_files() if f.stem != "mapped")


def test_the_stated_tier_is_tried_unless_another_is_given(tmp_path: Path) -> None:
    path = submission(tmp_path, ("tier:registered", "tier:mapped"))
    stated = validate(path)
    assert (stated.tier_stated, stated.tier, stated.conforms) == ("mapped", "mapped", False)
    given = validate(path, "registered")
    assert (given.tier_stated, given.tier, given.conforms) == ("mapped", "registered", True)


def test_a_tier_is_called_by_its_iri_too() -> None:
    assert validate(CORPUS / "valid" / "minimal.ttl", "https://w3id.org/sg2kg/tier/registered").tier == "registered"


def test_the_tier_that_is_reached_is_the_highest_at_which_nothing_mandatory_is_missed(tmp_path: Path) -> None:
    assert validate(CORPUS / "valid" / "minimal.ttl", "evaluated").reached == "registered"
    nameless = submission(tmp_path, ('    rdfs:label "Tool library"@en , "工具图书馆"@zh-Hans ;\n', ""))
    assert validate(nameless, "mapped").reached == ""


@pytest.mark.parametrize("tier", ["registered", "mapped", "co-governed", "evaluated"])
def test_the_tier_that_is_reached_is_the_same_whichever_is_tried(tier: str) -> None:
    tried = ["registered", "mapped", "co-governed", "evaluated"]
    example = bundle.root() / "case_data" / "fictitious" / "mapped-example.ttl"
    assert validate(example, tier).reached == tried[min(tried.index(tier), tried.index("mapped"))]


def test_a_record_that_states_no_known_tier_is_tried_at_the_lowest(tmp_path: Path) -> None:
    verdict = validate(submission(tmp_path, ("tier:registered", "tier:gold")))
    assert (verdict.tier_stated, verdict.tier, shapes_of(verdict)) == ("gold", "registered", ["REG-12-tier"])


@pytest.mark.parametrize(
    ("said", "term"),
    [
        ("fw:M-ECO a <https://example.org/Mine> .", "fw:M-ECO"),
        ('fw:M-NEW <http://www.w3.org/2004/02/skos/core#prefLabel> "new"@en .', "fw:M-NEW"),
        ("sg2:gradeD a sg2:Place .", "sg2:gradeD"),
        ("<https://w3id.org/sg2kg/extension#fieldPlace> a sg2:Place .", "sg2x:fieldPlace"),
        ("<https://w3id.org/sg2kg/shapes#REG-03-place> <http://www.w3.org/ns/shacl#deactivated> true .", "sgsh:REG-03-place"),
    ],
)
def test_a_submission_that_redefines_a_term_is_refused(tmp_path: Path, said: str, term: str) -> None:
    path = submission(tmp_path, more=f"\n@prefix fw: <https://w3id.org/sg2kg/framework#> .\n{said}\n")
    with pytest.raises(CheckError) as caught:
        validate(path)
    assert f"it says something about {term}" in caught.value.what
    assert "does not change them" in caught.value.hint


@pytest.mark.parametrize(
    ("right", "wrong", "suggestion"),
    [
        ("sg2:locatedIn :town", "sg2:locatedin :town", "sg2:locatedIn"),
        ("sg2:grade sg2:gradeB", "sg2:grade sg2:GradeB", "sg2:gradeB"),
        (":town a sg2:Place", ":town a sg2:Plase", "sg2:Place"),
        ("sg2:closeness sg2:independentPress", "sg2:closeness sg2:independantPress", "sg2:independentPress"),
    ],
)
def test_a_misspelt_term_is_refused_with_a_suggestion(tmp_path: Path, right: str, wrong: str, suggestion: str) -> None:
    with pytest.raises(CheckError) as caught:
        validate(submission(tmp_path, (right, wrong)))
    assert "is not a known term" in caught.value.what
    assert suggestion in caught.value.hint


def test_a_term_that_is_like_none_is_refused_with_a_place_to_look(tmp_path: Path) -> None:
    with pytest.raises(CheckError) as caught:
        validate(submission(tmp_path, ("sg2:locatedIn :town", "sg2:xyzzyPlugh :town")))
    assert caught.value.hint == "See sg2kg ontology for the terms there are."


def test_a_triple_inside_a_triple_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CheckError, match="a triple stands inside a triple"):
        validate(submission(tmp_path, more="\n:s1 <https://example.org/quotes> <<( :club a sg2:Actor )>> .\n"))


# ---- findings


def test_a_case_without_a_name_fails_and_the_finding_says_everything(tmp_path: Path) -> None:
    verdict = validate(submission(tmp_path, ('    rdfs:label "Tool library"@en , "工具图书馆"@zh-Hans ;\n', "")))
    [finding] = verdict.findings
    info = load_shapes().info(SGSH + "REG-02-name")
    assert info is not None
    assert (finding.requirement, finding.severity, finding.path, finding.values) == ("REG-02", "violation", "rdfs:label", ())
    assert (finding.obligation, finding.guard) == ("mandatory", False)
    assert finding.focus == verdict.case == "https://example.org/tools#case"
    assert finding.component == "http://www.w3.org/ns/shacl#MinCountConstraintComponent"
    assert (finding.name, finding.message, finding.why, finding.mend) == (info.name, info.message, info.why, info.mend)
    assert not verdict.conforms
    assert verdict.failed() == ["REG-02"]


def test_a_finding_names_the_concept_that_is_checked(tmp_path: Path) -> None:
    [finding] = validate(submission(tmp_path, ("    sg2:initiator :club ;\n", ""))).findings
    assert finding.concept == "https://w3id.org/sg2kg/framework#DEF-1"


def test_a_finding_carries_the_label_of_what_was_checked(tmp_path: Path) -> None:
    [finding] = validate(submission(tmp_path, ("    sg2:initiator :club ;\n", ""))).findings
    assert finding.focus_label == {"en": "Tool library", "zh-Hans": "工具图书馆"}


def test_a_warning_never_fails_a_submission() -> None:
    for name in ("REG-13-english", "REG-13-chinese", "REG-13-issue"):
        verdict = validate(CORPUS / "invalid" / f"{name}.ttl")
        assert verdict.conforms
        assert (verdict.count("violation"), verdict.count("warning"), verdict.failed()) == (0, 1, [])


def test_violations_stand_before_warnings_and_requirements_in_order(failing: Verdict) -> None:
    assert [(f.severity, f.requirement) for f in failing.findings] == [
        ("violation", "REG-02"),
        ("violation", "REG-05"),
        ("violation", "REG-07"),
        ("warning", "REG-13"),
    ]
    assert failing.failed() == ["REG-02", "REG-05", "REG-07"]


def test_a_value_that_breaks_two_constraints_of_a_shape_is_told_once_and_always_alike(tmp_path: Path) -> None:
    path = submission(tmp_path, ('sg2:published "2021-06-09"', "sg2:published 9"))
    found = [validate(path).findings for _ in range(3)]
    assert [len(f) for f in found] == [1, 1, 1]
    assert len({f[0].component for f in found}) == 1


def test_a_source_with_a_misspelt_iri_is_told_once(tmp_path: Path) -> None:
    [finding] = [f for f in validate(submission(tmp_path, ("sg2:source :news", "sg2:source :mews"))).findings if not f.guard]
    assert (finding.shape, finding.values) == (SGSH + "REG-07-class", ("https://example.org/tools#mews",))


def test_a_case_with_a_misspelt_iri_is_told_once(tmp_path: Path) -> None:
    verdict = validate(submission(tmp_path, ("sg2:describes :case", "sg2:describes :cases")))
    assert [(f.shape, f.focus) for f in verdict.findings] == [(SGSH + "REG-01-instance", "https://example.org/tools#cases")]


def test_a_case_that_is_only_text_is_told_once(tmp_path: Path) -> None:
    assert shapes_of(validate(submission(tmp_path, ("sg2:describes :case", 'sg2:describes "tool library"')))) == ["REG-01-describes"]


def test_a_coding_session_with_a_misspelt_iri_is_told_once(tmp_path: Path) -> None:
    assert shapes_of(validate(submission(tmp_path, ("sg2:codedIn :session", "sg2:codedIn :sesion")))) == ["REG-08-coder"]


def test_a_record_without_a_session_is_told_once_however_many_statements_it_has(tmp_path: Path) -> None:
    statement = (
        ':s{} a sg2:Statement ; sg2:about :case ; sg2:says "so"@en ; sg2:basis sg2:publicSourceSays ; sg2:source :news ; sg2:locator "p. 9" .\n'
    )
    more = "".join(statement.format(n) for n in range(2, 12))
    assert shapes_of(validate(submission(tmp_path, (" ;\n    sg2:codedIn :session .", " ."), more=more))) == ["REG-08-coded"]


def test_what_the_background_itself_states_is_not_on_trial(passing: Verdict) -> None:
    assert passing.findings == ()


def test_checking_one_submission_leaves_no_trace_in_the_next(passing: Verdict) -> None:
    validate(CORPUS / "invalid" / "REG-03-place.ttl")
    again = validate(CORPUS / "valid" / "minimal.ttl")
    assert (again.conforms, again.findings) == (passing.conforms, passing.findings)


# ---- formats


def test_the_verdict_in_json_has_the_documented_keys(failing: Verdict, passing: Verdict) -> None:
    body = json.loads(write_verdicts([failing, passing], "json"))
    assert set(body) == {"verdicts"}
    first, second = body["verdicts"]
    assert (
        set(first)
        == set(second)
        == {
            "unchecked", "detail", "source", "case", "label", "tier_stated", "tier", "tier_labels", "tier_reached", "conforms", "w3c_conforms",
            "counts", "by_layer", "failed", "missed", "engine", "versions", "findings",
        }
    )  # fmt: skip
    for finding in first["findings"]:
        assert set(finding) == {
            "id", "requirement", "obligation", "guard", "severity", "shape", "component", "concept", "concept_label", "layer", "focus", "focus_label",
            "path", "values", "value_labels", "name", "message", "why", "mend", "details", "place", "docs", "fingerprint",
        }  # fmt: skip
        for text in ("name", "message", "why", "mend"):
            assert set(finding[text]) == {"en", "zh-Hans", "zh-Hant"}
    assert first["counts"] == {"violation": 3, "warning": 1, "info": 0}
    assert (first["conforms"], second["conforms"]) == (False, True)
    assert first["failed"] == ["REG-02", "REG-05", "REG-07"]
    assert second["label"] == {"en": "Tool library", "zh-Hans": "工具图书馆"}
    assert (second["tier_stated"], second["tier"], second["findings"]) == ("registered", "registered", [])


def test_json_keeps_chinese_readable(failing: Verdict) -> None:
    assert "案例没有名称" in write_verdicts([failing], "json")


def test_turtle_is_a_w3c_report_with_as_many_results_as_pyshacl_gives(failing: Verdict) -> None:
    data, shapes = rdflib.Graph(), rdflib.Graph()
    data.parse(failing.source)
    data.parse(data=write_graph(ontology_triples(["background"]), "ntriples"), format="nt")
    shapes.parse(data=write_tier(load_shapes(), "registered", "turtle"), format="turtle")
    conforms, expected, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    assert isinstance(expected, rdflib.Graph)
    report = rdflib.Graph().parse(data=write_verdicts([failing], "turtle"), format="turtle")
    [node] = report.subjects(RDF.type, SH.ValidationReport)
    assert report.value(node, SH.conforms) == rdflib.Literal(conforms)
    results = set(report.objects(node, SH.result))
    assert len(results) == len(set(expected.subjects(RDF.type, SH.ValidationResult))) == 4
    assert results == set(report.subjects(RDF.type, SH.ValidationResult))


def test_turtle_of_two_verdicts_keeps_their_results_apart(failing: Verdict, passing: Verdict) -> None:
    report = rdflib.Graph().parse(data=write_verdicts([failing, passing, failing], "turtle"), format="turtle")
    reports = list(report.subjects(RDF.type, SH.ValidationReport))
    assert sorted(len(list(report.objects(r, SH.result))) for r in reports) == [0, 4, 4]


def test_the_report_of_a_submission_that_conforms_says_so(passing: Verdict) -> None:
    [stated] = [t.object for t in report_triples(passing.report) if t.predicate.value == str(SH.conforms)]
    assert isinstance(stated, ox.Literal)
    assert stated.value == "true"


@pytest.mark.parametrize(("lang", "word"), [("en", "does not conform"), ("zh-Hans", "不符合"), ("zh-Hant", "不符合")])
def test_text_speaks_the_language_that_is_asked_for(failing: Verdict, lang: str, word: str) -> None:
    text = write_verdicts([failing], "text", lang)
    assert word in text
    for finding in failing.findings:
        assert finding.message[lang] in text
        assert finding.mend[lang] in text
        for other in {"en", "zh-Hans", "zh-Hant"} - {lang}:
            assert finding.message[other] not in text or finding.message[other] == finding.message[lang]


def test_text_in_chinese_has_the_chinese_message(failing: Verdict) -> None:
    assert "案例没有名称，或同一语言有两个名称。" in write_verdicts([failing], "text", "zh-Hans")
    assert "案例沒有名稱，或同一語言有兩個名稱。" in write_verdicts([failing], "text", "zh-Hant")


def test_text_of_several_verdicts_ends_with_a_count(failing: Verdict, passing: Verdict) -> None:
    assert write_verdicts([failing, passing], "text").endswith("2 submissions: 1 conform, 1 do not\n")


def test_a_verdict_prints_as_text(passing: Verdict) -> None:
    assert str(passing).startswith("✔ Tool library — conforms: registered")


def test_an_unknown_format_is_refused_with_the_known_ones(passing: Verdict) -> None:
    with pytest.raises(OutputError) as caught:
        write_verdicts([passing], "yaml")
    assert caught.value.hint == "Known: " + ", ".join(VERDICT_FORMATS)


# ---- several values, one finding


@pytest.fixture(scope="module")
def at_mapped() -> Verdict:
    """The minimal submission, tried at the tier above its own: nothing of the core list is coded."""
    return validate(CORPUS / "valid" / "minimal.ttl", "mapped")


def core_list(verdict: Verdict) -> Finding:
    [found] = [f for f in verdict.findings if f.shape == SGSH + "MAP-07-core"]
    return found


def test_what_one_shape_says_of_one_thing_is_one_finding_with_all_the_values(at_mapped: Verdict) -> None:
    [dimensions] = [f for f in at_mapped.findings if f.requirement == "MAP-06" and len(f.values) > 1]
    assert [v.rpartition("#")[2] for v in dimensions.values] == ["DIM-1", "DIM-2", "DIM-3"]
    assert dimensions.value_labels[dimensions.values[0]]["en"] == "DIM-1 depth of value co-creation"
    assert len({(f.shape, f.focus) for f in at_mapped.findings}) == len(at_mapped.findings)


def test_the_values_stand_in_the_order_of_the_notations_of_concepts(at_mapped: Verdict) -> None:
    names = [core_list(at_mapped).value_labels[v]["en"].partition(" ")[0] for v in core_list(at_mapped).values]
    assert len(names) > 12
    assert [n for n in names if n.startswith("M-STR-")] == [f"M-STR-{n}" for n in range(1, sum(n.startswith("M-STR-") for n in names) + 1)]
    assert names == sorted(names)


def test_text_tells_the_first_values_by_name_and_counts_the_others(at_mapped: Verdict) -> None:
    text = write_verdicts([at_mapped], "text")
    assert "\n            DIM-1 depth of value co-creation\n            DIM-2 " in text
    assert f"\n            … and {len(core_list(at_mapped).values) - 12} more\n" in text
    assert "……另有" in write_verdicts([at_mapped], "text", "zh-Hans")
    assert "\n            DIM-1 价值共创的深度性\n" in write_verdicts([at_mapped], "text", "zh-Hans")


def test_json_tells_all_values(at_mapped: Verdict) -> None:
    findings = json.loads(write_verdicts([at_mapped], "json"))["verdicts"][0]["findings"]
    [found] = [f for f in findings if f["shape"] == SGSH + "MAP-07-core"]
    assert found["values"] == list(core_list(at_mapped).values)
    assert set(found["value_labels"]) == set(found["values"])


def test_a_value_that_the_submission_describes_is_told_by_its_label(tmp_path: Path) -> None:
    path = submission(tmp_path, (":town a sg2:Place", ':town rdfs:label "our town"@en'))
    assert " = our town <https://example.org/tools#town>\n" in write_verdicts([validate(path)], "text")


def test_text_says_which_tier_is_reached_where_the_one_tried_is_not(at_mapped: Verdict, failing: Verdict, passing: Verdict) -> None:
    assert "\n    reaches: registered\n" in write_verdicts([at_mapped], "text")
    assert "\n    达到： 已登记（registered）\n" in write_verdicts([at_mapped], "text", "zh-Hans")
    assert "reaches" not in write_verdicts([failing, passing], "text")
    assert [v["tier_reached"] for v in json.loads(write_verdicts([at_mapped, failing], "json"))["verdicts"]] == ["registered", ""]


def test_what_fails_stands_in_the_order_of_checking(at_mapped: Verdict, tmp_path: Path) -> None:
    missed = at_mapped.failed()
    assert missed == sorted(missed)
    nameless = submission(tmp_path, ('    rdfs:label "Tool library"@en , "工具图书馆"@zh-Hans ;\n', ""))
    assert list(dict.fromkeys(i.partition("-")[0] for i in validate(nameless, "evaluated").failed())) == ["REG", "MAP", "COG", "EVA"]


# ---- guards


def test_a_guard_warns_and_never_fails_a_submission() -> None:
    example = bundle.root() / "case_data" / "cloud-rice.ttl"
    guards = [f for f in validate(example, "mapped").findings if f.guard]
    assert guards
    assert all(f.severity in ("warning", "info") for f in guards)
    assert validate(example).conforms


# ---- what things are called


def test_a_participation_is_called_by_who_takes_part_and_at_which_stage() -> None:
    found = {f.focus.rpartition("#")[2]: f.focus_label for f in validate(bundle.root() / "case_data" / "cloud-rice.ttl", "co-governed").findings}
    assert found["p-growers"]["en"] == "growers of Hejiayan · DEF-5c implementation"
    assert found["p-growers"]["zh-Hans"].startswith("何家岩农户 · DEF-5c ")


def test_a_statement_is_called_by_its_identifier(tmp_path: Path) -> None:
    path = submission(tmp_path, (' ; sg2:locator "', ' ; dcterms:identifier "S-7" ; sg2:x-locator "'))
    text = path.read_text(encoding="utf-8").replace('sg2:x-locator "p. 3"', 'sg2:says "so"@en')
    path.write_text(re.sub(r"; sg2:x-locator \"[^\"]*\"", "", text), encoding="utf-8")
    [finding] = [f for f in validate(path).findings if f.shape == SGSH + "REG-07-locator"]
    assert finding.focus_label == {"en": "S-7"}
