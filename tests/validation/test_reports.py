"""Verdicts as people read them and as JSON: complete, in three languages, and safe whatever submissions and other people's shapes say."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pyoxigraph as ox
import pytest

from corpus_files import CORPUS, tier_of, triples_of
from report_items import INCOMPLETE, UNCHECKED, text_of
from sg2kg import bundle
from sg2kg.errors import OutputError
from sg2kg.messages import LANGUAGES, WORDS
from sg2kg.validation import load_shapes, validate
from sg2kg.validation.check import check_triples
from sg2kg.validation.reports import VERDICT_FORMATS, format_of, verdict_data, verdict_schema, write_verdicts
from sg2kg.validation.reports.wording import MOST_FINDINGS, Item
from sg2kg.validation.verdict import Remedy, Verdict

SCHEMA = json.loads(verdict_schema())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

# ---- all formats


@pytest.mark.parametrize("detail", ["brief", "full"])
@pytest.mark.parametrize("format", VERDICT_FORMATS)
def test_every_format_is_written_for_every_verdict_and_the_same_again(format: str, detail: str, all_of_them: list[Item]) -> None:
    for items in ([], all_of_them, *([item] for item in all_of_them)):
        written = write_verdicts(items, format, "zh-Hant", detail)
        assert isinstance(written, bytes) is VERDICT_FORMATS[format].binary
        assert written == write_verdicts(items, format, "zh-Hant", detail)


@pytest.mark.parametrize("format", VERDICT_FORMATS)
def test_a_file_name_that_is_no_text_can_be_written(format: str, passing: Verdict) -> None:
    written = write_verdicts([replace(passing, source="caf\udce9.ttl"), replace(UNCHECKED, source="\udcff")], format)
    assert len(written if isinstance(written, bytes) else written.encode()) > 100


@pytest.mark.parametrize("format", ["text", "markdown", "junit", "csv", "html"])
def test_what_people_read_holds_no_characters_that_cannot_be_seen(format: str, all_of_them: list[Item]) -> None:
    text = text_of(all_of_them, format, detail="full")
    found = re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\uffff]", text)
    assert found == []
    assert "\\u202EREVERSED" in text


def test_the_ending_of_a_file_tells_the_format() -> None:
    for name, format in VERDICT_FORMATS.items():
        for suffix in format.suffixes:
            assert format_of(Path("some.dir") / f"verdicts{suffix.upper()}") == name
    assert (format_of("a.sarif.json"), format_of("a.json")) == ("sarif", "json")
    with pytest.raises(OutputError, match="tells no format"):
        format_of("verdicts.docx")


def test_an_unknown_detail_is_refused(passing: Verdict) -> None:
    with pytest.raises(OutputError) as caught:
        write_verdicts([passing], "json", detail="all")
    assert caught.value.hint == "Known: brief, full"


def test_one_verdict_is_told_in_full_and_several_briefly(passing: Verdict) -> None:
    def details(items: list[Item]) -> set[str]:
        return {v["detail"] for v in json.loads(text_of(items, "json"))["verdicts"]}

    assert details([passing]) == {"full"}
    assert details([passing, passing]) == {"brief"}


def test_every_word_is_there_in_three_languages() -> None:
    for key, texts in WORDS.items():
        assert len(texts) == len(LANGUAGES), key
        assert all(texts), key
        assert {*re.findall(r"\{\w*\}", texts[0])} == {*re.findall(r"\{\w*\}", texts[1])} == {*re.findall(r"\{\w*\}", texts[2])}, key


# ---- text


def test_brief_text_says_where_in_the_file(incomplete: Verdict) -> None:
    text = write_verdicts([incomplete], "text")
    line = next(n for n, line in enumerate(INCOMPLETE.read_text(encoding="utf-8").splitlines(), 1) if "spring 2024" in line)
    assert f"\n        in: {INCOMPLETE}:{line}:" in text
    assert "change:" not in text


def test_full_text_has_the_patch_what_passed_and_what_it_rests_on(incomplete: Verdict, reaching: Verdict) -> None:
    text = write_verdicts([incomplete], "text", detail="full")
    assert '\n            - <https://example.org/case/lantern-market> sg2:start "spring 2024" .\n            + <' in text
    assert "\n            fill in: fill:start = " in text
    assert f"\n    met: {', '.join(p.requirement for p in incomplete.passed if not p.vacuous)}\n" in text
    assert "\n    found: 6 missing, 1 recommended\n" in text
    assert f"SHA-256 submission {incomplete.versions.data_hash}\n" in text
    assert "found: 0" not in text
    assert re.search(r"\n    found: .*missing.* \(record: .* · value layer: ", write_verdicts([reaching], "text", detail="full"))


def test_full_text_leads_to_the_next_tier(incomplete: Verdict) -> None:
    text = write_verdicts([incomplete], "text", detail="full")
    assert incomplete.road is not None
    assert "\n    to reach registered:\n        1. " in text
    assert len(re.findall(r"\n        \d+\. ", text)) == len(incomplete.road.steps)


def test_a_long_patch_is_cut_and_the_rest_is_counted(incomplete: Verdict) -> None:
    node = ox.NamedNode("http://e.org/n")
    many = tuple(ox.Triple(node, node, ox.Literal(n)) for n in range(50))
    finding = replace(incomplete.findings[0])
    finding.__dict__.update(remedy=Remedy({}, many, (), ()), place=incomplete.findings[0].place)
    verdict = replace(incomplete, findings=(finding,))
    assert "\n            … and 34 more lines\n" in write_verdicts([verdict], "text", detail="full")


def test_text_tells_the_first_findings_and_counts_the_others(incomplete: Verdict) -> None:
    verdict = replace(incomplete, findings=incomplete.findings[:1] * (MOST_FINDINGS + 7))
    for format in ("text", "html"):
        text = text_of([verdict], format, detail="brief")
        assert text.count(incomplete.findings[0].message["en"]) == MOST_FINDINGS
        assert "… and 7 more" in text


def test_a_submission_that_could_not_be_checked_is_told_and_counted(passing: Verdict) -> None:
    text = write_verdicts([passing, UNCHECKED], "text")
    assert "! cases/broken.ttl — could not be checked: cases/broken.ttl:3:7: this is not Turtle [SG2-INP-001]\n    Check the line.\n" in text
    assert text.endswith("2 submissions: 1 conform, 0 do not, 1 could not be checked\n")


def test_shapes_without_words_are_told_by_constraint_and_path(foreign: Verdict) -> None:
    bare = replace(foreign, findings=tuple(replace(f, message={}) for f in foreign.findings))
    text = write_verdicts([bare], "text")
    assert text.startswith("✘ data.ttl — does not conform  (data.ttl)\n")
    assert "\n    MinCount violation: MinCount · http://example.org/a/(^http://example.org/b)\n" in text
    assert "\n    Pattern info: Pattern · http://example.org/p\n        at: _:" in text


# ---- JSON


def schema_errors(body: Any) -> list[str]:
    return [f"{e.json_path}: {e.message}" for e in VALIDATOR.iter_errors(body)]


def test_the_schema_is_a_schema_and_describes_every_field() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def objects(schema: Any) -> Iterator[dict[str, Any]]:
        if isinstance(schema, dict):
            if "additionalProperties" in schema and "properties" in schema:
                yield schema
            for value in schema.values():
                yield from objects(value)
        elif isinstance(schema, list):
            for value in schema:
                yield from objects(value)

    found = list(objects(SCHEMA))
    assert len(found) > 12
    for schema in found:
        assert schema["additionalProperties"] is False
        for name, field in schema["properties"].items():
            assert "description" in field or "description" in SCHEMA["$defs"][field["$ref"].rpartition("/")[2]], name


@pytest.mark.parametrize("detail", ["brief", "full"])
def test_json_is_as_the_schema_says(detail: str, all_of_them: list[Item]) -> None:
    assert schema_errors(json.loads(text_of(all_of_them, "json", detail=detail))) == []
    assert schema_errors(json.loads(text_of([], "json", detail=detail))) == []


def test_json_of_the_bundled_cases_is_as_the_schema_says() -> None:
    verdicts = [validate(path) for path in bundle.case_files(examples=True)]
    assert schema_errors(json.loads(write_verdicts(verdicts, "json"))) == []


def test_json_of_the_corpus_is_as_the_schema_says() -> None:
    paths = sorted((CORPUS / "invalid").iterdir())[::40]
    verdicts = [check_triples(triples_of(p), p.name, tier_of(p), load_shapes()) for p in paths]
    body = json.loads(write_verdicts(verdicts, "json"))
    assert schema_errors(body) == []
    for verdict, said in zip(verdicts, body["verdicts"], strict=True):
        assert [f["shape"] for f in said["findings"]] == [f.shape for f in verdict.findings] != []


def parts_of(body: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """An object of each kind in what is written of the incomplete submission."""
    verdict = body["verdicts"][0]
    finding = next(f for f in verdict["findings"] if f["remedy"] and f["remedy"]["blanks"])
    return {
        "document": body, "verdict": verdict, "finding": finding, "place": finding["place"], "remedy": finding["remedy"],
        "blank": finding["remedy"]["blanks"][0], "versions": verdict["versions"], "counts": verdict["counts"], "layer": verdict["by_layer"]["record"],
        "pass": verdict["passed"][0], "looked": verdict["passed"][0]["looked"][0], "completeness": verdict["completeness"][0],
        "road": verdict["road"], "step": verdict["road"]["steps"][0], "unchecked": body["verdicts"][1], "error": body["verdicts"][1]["error"],
    }  # fmt: skip


def test_a_field_more_or_less_or_of_another_type_is_refused(incomplete: Verdict) -> None:
    whole = json.loads(text_of([incomplete, UNCHECKED], "json", detail="full"))
    assert schema_errors(whole) == []
    verdict = whole["verdicts"][0]
    for part in ("findings", "passed", "completeness"):
        verdict[part] = verdict[part][:1]  # one of a kind is enough, and quick
    tried = 0
    for part, fields in parts_of(whole).items():
        for name in [*fields, "more"]:
            for change in ("without", "other"):
                body = copy.deepcopy(whole)
                at = parts_of(body)[part]
                if name == "more" or change == "other":
                    at[name] = 1.5
                else:
                    del at[name]
                assert not VALIDATOR.is_valid(body), f"{part}.{name} {change}"
                tried += 1
    assert tried > 150


def test_a_brief_verdict_with_parts_of_a_full_one_is_refused(incomplete: Verdict) -> None:
    full = json.loads(text_of([incomplete], "json", detail="full"))["verdicts"][0]
    brief = json.loads(text_of([incomplete], "json", detail="brief"))["verdicts"][0]
    for name in full.keys() - brief.keys():
        assert schema_errors({"verdicts": [{**brief, name: full[name]}]}), name
    assert full.keys() - brief.keys() == {"passed", "untargeted", "completeness", "road"}
    assert schema_errors({"verdicts": [{**brief, "findings": full["findings"]}]})


def test_json_lines_are_the_verdicts_of_json_one_a_line(all_of_them: list[Item]) -> None:
    lines = text_of(all_of_them, "jsonl", detail="full").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(text_of(all_of_them, "json", detail="full"))["verdicts"]


def test_json_tells_places_and_patches_that_can_be_applied(incomplete: Verdict) -> None:
    finding = next(f for f in verdict_data(incomplete)["findings"] if f["id"] == "REG-04-form")
    place = finding["place"]
    line = INCOMPLETE.read_text(encoding="utf-8").splitlines()[place["line"] - 1]
    assert line[place["column"] - 1 :].startswith('"spring 2024"')
    given = set(ox.parse(path=INCOMPLETE))
    removed = {ox.Quad(q.subject, q.predicate, q.object) for q in parsed(finding["remedy"]["remove"])}
    assert removed
    assert removed <= given
    assert len(list(parsed(finding["remedy"]["add"]))) == 1


def parsed(lines: list[str]) -> list[ox.Quad]:
    return list(ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_TRIPLES))


def test_json_tells_our_verdict_and_that_of_the_w3c(passing: Verdict) -> None:
    warned = validate(bundle.root() / "case_data" / "cloud-rice.ttl")
    assert [(d["conforms"], d["w3c_conforms"]) for d in (verdict_data(warned, False), verdict_data(passing, False))] == [(True, False), (True, True)]


# ---- HTML

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """Reads a page, and finds elements that are not closed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.texts.append(data)

    @property
    def headings(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.seen if re.fullmatch(r"h\d", tag)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_is_well_formed_and_stands_by_itself(lang: str, all_of_them: list[Item]) -> None:
    for text in (write_verdicts(all_of_them, "html", lang, "full"), write_verdicts(all_of_them[:1], "html", lang), write_verdicts([], "html", lang)):
        page = Page(text)
        assert page.seen[0] == ("html", {"lang": lang})
        assert {tag for tag, _ in page.seen} & {"script", "link", "img", "iframe", "form", "style"} == {"style"}
        assert not re.search(r"url\(|@import|src=|\bon\w+=", re.sub(r"&[^;]+;", "", re.sub(r">[^<]*<", "><", text)))
        ids = [attrs["id"] for _, attrs in page.seen if "id" in attrs]
        assert len(ids) == len(set(ids))
        assert {attrs["aria-labelledby"] for _, attrs in page.seen if "aria-labelledby" in attrs} <= set(ids)
        for _, attrs in page.seen:
            assert re.match(r"https://w3id\.org/sg2kg/docs/|#v\d+(-f\d+)?$", attrs.get("href") or "#v1")
        assert page.headings[:1] == [1]
        assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False))


def test_a_page_shows_hostile_texts_as_they_are_and_obeys_none(hostile: Verdict) -> None:
    shown = " ".join(Page(write_verdicts([hostile], "html")).texts)
    assert "]]>--><script>alert(1)</script><!-- |" in shown
    assert "$body {{x}} %s & &amp; \\" in shown


def test_a_page_has_everything_of_the_verdict(incomplete: Verdict) -> None:
    assert incomplete.road is not None
    for lang in LANGUAGES:
        page = Page(write_verdicts([incomplete], "html", lang))
        shown = " ".join(page.texts)
        for finding in incomplete.findings:
            for text in (finding.message[lang], finding.why[lang], finding.mend[lang], str(finding.place), finding.id):
                assert text in shown
        for met in incomplete.passed:
            assert met.text[lang] in shown
        for value in (*vars(incomplete.versions).values(), *(c.label[lang] for c in incomplete.completeness if c.label)):
            assert value in shown
        assert sum(tag == "li" for tag, _ in page.seen) >= len(incomplete.road.steps)
        assert sum(tag == "details" for tag, _ in page.seen) == sum(f.remedy is not None for f in incomplete.findings)
        ids = {attrs["id"] for _, attrs in page.seen if "id" in attrs}
        led = [str(attrs["href"])[1:] for tag, attrs in page.seen if tag == "a" and str(attrs["href"]).startswith("#")]
        assert len(led) == len(incomplete.road.steps)
        assert set(led) <= ids


def test_a_step_that_is_told_nowhere_else_has_its_patch(passing: Verdict) -> None:
    assert passing.road is not None
    page = Page(write_verdicts([passing], "html"))
    assert sum(tag == "details" for tag, _ in page.seen) == sum(s.remedy is not None for s in passing.road.steps) > 0


def test_findings_on_a_page_stand_by_layer(reaching: Verdict) -> None:
    shown = " ".join(Page(write_verdicts([reaching], "html", detail="brief")).texts)
    places = [shown.index(word) for word in ("Record  ·", "Value layer  ·", "Mechanism layer  ·", "Carrier layer  ·", "Dimensions  ·")]
    assert places == sorted(places)
