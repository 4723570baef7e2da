"""Results as frames and in notebooks: each has typed columns, and shows itself without a network."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import polars
import pytest

import sg2kg
from sg2kg import KnowledgeBase, agreement, pins, studies
from sg2kg.frames import Frame, html_table
from support import ROOT

CODINGS = ROOT / "docs" / "examples" / "codings"
RESULTS: dict[str, Callable[[KnowledgeBase], Any]] = {
    "Table": lambda kb: kb.query("counts"),
    "Table without rows": lambda kb: kb.query("SELECT ?a ?b { FILTER(false) }"),
    "Comparison": lambda kb: kb.compare(["cloud-rice", "ant-forest"], by="carriers"),
    "Similarity": lambda kb: kb.compare(["cloud-rice", "ant-forest"], by="carriers").similarity(),
    "Answer": lambda kb: studies.run(kb, "public-trace"),
    "Answer that the evidence does not allow": lambda kb: studies.run(kb, "deciding-power"),
    "Analysis": lambda kb: studies.run(kb, "public-trace").analysis,
    "Gathered": lambda kb: studies.gather(kb, studies.load("public-trace")),
    "Agreement": lambda kb: agreement.agree(CODINGS / "coder-a", CODINGS / "coder-b", resamples=100),
    "Difference": lambda kb: pins.diff(
        pins.pin(kb, kb.compare(["ant-forest"], concepts=["DIM-1"])), pins.pin(kb, kb.compare(["ant-forest"], concepts=["DIM-2"]))
    ),
    "Verdict": lambda kb: sg2kg.validate(ROOT / "case_data" / "shared-gardens.ttl"),
    "Why": lambda kb: kb.explain("cloud-rice", "ValueCoCreationCase"),
    "WhyNot": lambda kb: kb.explain("cloud-rice", "SharedGovernanceCase"),
    "WhatIf": lambda kb: kb.what_if(withdraw="case:cloud-rice a sg2:Case ."),
}


@pytest.mark.parametrize("name", RESULTS)
def test_every_result_is_a_frame_and_shows_itself_offline(name: str, kb: KnowledgeBase) -> None:
    result = RESULTS[name](kb)
    assert isinstance(result, Frame)
    frame, other = result.df(), polars.DataFrame(result)
    assert (frame.shape, list(frame.columns)) == (other.shape, other.columns)
    assert {str(t) for t in frame.dtypes} <= {"string", "Int64", "Float64", "boolean"}
    shown = json.dumps(result._repr_mimebundle_())
    assert all(f'"{kind}"' in shown for kind in ("text/plain", "text/html"))
    assert result._repr_html_().startswith("<")
    assert not any(word in shown for word in ('src=\\"http', "<script", "@import", "<link"))


def test_a_whole_number_too_large_for_a_frame_is_text(kb: KnowledgeBase) -> None:
    found = kb.query("SELECT ?n { VALUES ?n { 1 100000000000000000000 } } ORDER BY ?n")
    assert isinstance(found, sg2kg.Table)
    assert found.df()["n"].tolist() == polars.DataFrame(found)["n"].to_list() == ["1", "100000000000000000000"]


def test_a_frame_without_its_library_says_what_to_install(kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    found = kb.compare(["ant-forest"], concepts=["DIM-1"])
    for module in ("pandas", "pyarrow"):
        monkeypatch.setitem(sys.modules, module, None)
    frames: list[tuple[Callable[[], Any], str]] = [(found.df, "pandas"), (lambda: found.df(wide=True), "pandas"), (found.to_arrow, "arrow")]
    for frame, extra in frames:
        with pytest.raises(ImportError, match=rf"pip install 'sg2kg\[{extra}\]'"):
            frame()


def test_a_table_for_a_notebook_escapes_what_it_holds() -> None:
    assert (
        html_table(["a<b"], [["<script>"]]) == "<table><thead><tr><th>a&lt;b</th></tr></thead><tbody><tr><td>&lt;script&gt;</td></tr></tbody></table>"
    )
