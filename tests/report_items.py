"""Verdicts to report on: what they are of, and texts that no report may obey; shared by the tests of reports."""

from __future__ import annotations

from collections.abc import Sequence

from sg2kg.validation.reports import write_verdicts
from sg2kg.validation.reports.wording import Item
from sg2kg.validation.verdict import Unchecked
from support import ROOT

INCOMPLETE = ROOT / "docs" / "examples" / "incomplete-submission.ttl"
UNCHECKED = Unchecked("cases/broken.ttl", "SG2-INP-001", "cases/broken.ttl:3:7: this is not Turtle", "Check the line.")
EVIL = (
    "\"'=cmd|'/C calc'!A0\r\n]]>--><script>alert(1)</script><!-- | `` ``` @everyone ${x} *b* [x](javascript:y) https://evil.example"
    " \x00\x07\x1b[31m \u202eREVERSED\u2066 \u200b\ufeff\uffff 😀 $body {{x}} %s & &amp; \\"
)


def text_of(items: Sequence[Item], format: str, lang: str = "en", detail: str | None = None) -> str:
    """What is written, where that is text."""
    written = write_verdicts(items, format, lang, detail)
    assert isinstance(written, str)
    return written
