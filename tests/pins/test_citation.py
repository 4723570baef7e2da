"""How a pinned comparison is cited."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg import KnowledgeBase
from sg2kg.errors import PinError
from sg2kg.pins import Pin
from sg2kg.pins.citation import Author, author, authors_of, citations, licences_of, spdx

BY = "https://creativecommons.org/licenses/by/4.0/"
ADA = Author("Lovelace, Ada", "Lovelace", "Ada", "https://orcid.org/0000-0002-1825-0097")


def test_a_person_has_a_family_name_and_a_body_has_none() -> None:
    assert author("Lovelace, Ada (0000-0002-1825-0097)") == ADA
    assert author("Lovelace, Ada (https://orcid.org/0000-0002-1825-0097)") == ADA
    assert author("王, 小明") == Author("王, 小明", "王", "小明")
    assert author("Ostrom Workshop") == Author("Ostrom Workshop")
    assert author(" van der Berg ,  Jan ") == Author("van der Berg ,  Jan", "van der Berg", "Jan")


@pytest.mark.parametrize("text", ["", "()", "(0000-0002-1825-0097)", "1234", "Ada (0000-0002-1825-0098)", "Ada (12)", "Ada ()", "A (b) (c)"])
def test_what_is_no_author_is_refused(text: str) -> None:
    with pytest.raises(PinError, match=r"this is no (author|ORCID)"):
        author(text)


@given(st.integers(0, 10**15 - 1), st.integers(0, 15))
def test_an_orcid_with_one_wrong_sign_is_refused(number: int, place: int) -> None:
    digits = f"{number:015d}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = "0123456789X"[(12 - total % 11) % 11]

    def shown(signs: str) -> str:
        return "Ada (" + "-".join(signs[i : i + 4] for i in range(0, 16, 4)) + ")"

    right = digits + check
    assert author(shown(right)).orcid
    wrong = right[:place] + ("0" if right[place] != "0" else "1") + right[place + 1 :]
    with pytest.raises(PinError, match="this is no ORCID"):
        author(shown(wrong))


def test_without_authors_the_submitters_of_the_records_are_cited(kb: KnowledgeBase, bundled: Pin) -> None:
    assert authors_of(bundled, kb) == (Author("the sg2kg editors", iri="https://w3id.org/sg2kg/actor/editors"),) or [
        a.iri for a in authors_of(bundled, kb)
    ] == ["https://w3id.org/sg2kg/actor/editors"]
    assert authors_of(replace(bundled, authors=("Lovelace, Ada",)), kb) == (Author("Lovelace, Ada", "Lovelace", "Ada"),)


def test_licences_are_those_of_the_records(kb: KnowledgeBase, bundled: Pin) -> None:
    assert licences_of(bundled, kb) == ((BY,), ())


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        (BY, "CC-BY-4.0"),
        ("http://creativecommons.org/licenses/by-nc-sa/3.0", "CC-BY-NC-SA-3.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://creativecommons.org/licenses/by/4.0/deed.zh", "CC-BY-4.0"),
        ("https://example.org/terms", ""),
    ],
)
def test_licences_of_creative_commons_have_an_identifier(licence: str, expected: str) -> None:
    assert spdx(licence) == expected


def test_the_citation_file_has_what_its_format_requires(bundled: Pin) -> None:
    """Citation File Format 1.2.0: cff-version, message, title and authors; a date as YYYY-MM-DD; one licence, for several are a choice."""
    text = citations(bundled, [ADA, Author("The sg2kg editors")], [BY], "2026-11-26")["CITATION.cff"]
    top = dict(re.findall(r"^([a-z-]+): ?(.*)$", text, re.MULTILINE))
    assert set(top) == {"cff-version", "message", "title", "type", "authors", "date-released", "version", "license", "references"}
    assert (top["cff-version"], top["type"], top["date-released"], top["license"]) == ("1.2.0", "dataset", '"2026-11-26"', "CC-BY-4.0")
    assert json.loads(top["title"]) == bundled.title
    assert '  - family-names: "Lovelace"\n    given-names: "Ada"\n    orcid: "https://orcid.org/0000-0002-1825-0097"\n' in text
    assert '  - name: "The sg2kg editors"\n' in text
    several = citations(bundled, [ADA], [BY, "https://example.org/terms"], "2026-11-26")["CITATION.cff"]
    assert "license" not in several
    assert 'license-url: "https://example.org/terms"' in citations(bundled, [ADA], ["https://example.org/terms"], "2026-11-26")["CITATION.cff"]


def test_bibtex_escapes_what_tex_would_read(bundled: Pin) -> None:
    kept = replace(bundled, title="50% of R&D: {a_b} #1 ~ ^ \\ $x")
    text = citations(kept, [Author("A & B")], [], "2026-11-26")["citation.bib"]
    assert r"title = {{50\% of R\&D: \{a\_b\} \#1 \textasciitilde{} \textasciicircum{} \textbackslash{} \$x}}," in text
    assert r"author = {{A \& B}}," in text
    assert text.startswith(f"@misc{{sg2kg-comparison-{bundled.answer[:12]},\n")


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_braces_of_bibtex_are_balanced_for_any_title(bundled: Pin, title: str) -> None:
    text = citations(replace(bundled, title=title), [ADA], [], "2026-11-26")["citation.bib"]
    depth = 0
    for sign in re.sub(r"\\.", "", text):
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0


def test_csl_is_a_data_set_with_a_date_in_parts(bundled: Pin) -> None:
    [item] = json.loads(citations(bundled, [ADA, Author("The editors")], [], "2026-11-05")["citation.csl.json"])
    assert item["type"] == "dataset"
    assert item["issued"] == {"date-parts": [[2026, 11, 5]]}
    assert item["author"] == [{"family": "Lovelace", "given": "Ada"}, {"literal": "The editors"}]
    assert item["title"] == bundled.title
