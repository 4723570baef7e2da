"""The parts that keep harm out, tried by themselves."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from sg2kg.web.addresses import Addresses
from sg2kg.web.guards.log import shown
from sg2kg.web.guards.signs import Exact, plain
from sg2kg.web.site import Kept
from web.hostile.evil_data import ADDRESSES, THINGS


@pytest.mark.parametrize(
    "path", ["/check/SECRET", "/check/SECRET/report.html", "/check/batch/SECRET", "/check//SECRET", "//check/SECRET", "/check/batch//SECRET"]
)
def test_the_log_names_no_key_to_what_somebody_sent(path: str) -> None:
    assert "SECRET" not in shown({"path": path, "query_string": b""}, False)


@given(st.text())
def test_no_sign_that_turns_a_line_reaches_a_page(text: str) -> None:
    for told in (plain(text), plain(Markup(text))):
        assert not any(
            0x202A <= ord(c) <= 0x202E or 0x2066 <= ord(c) <= 0x2069 or (ord(c) < 0x20 and c not in "\t\n\r") or 0x7F <= ord(c) < 0xA0 for c in told
        )
        assert len(told) == len(text)
    assert type(plain(Markup("\x1b"))) is Markup
    assert plain(Exact.of("\x1b<")) == "\x1b&lt;"


def test_what_is_kept_is_bounded_however_long_its_names_are() -> None:
    kept = Kept(1_000_000)
    for number in range(20_000):
        kept.put(("x" * 1_000, number), b"y" * 10)
    assert kept.get(("x" * 1_000, 19_999)) == b"y" * 10
    assert kept.get(("x" * 1_000, 0)) is None
    held = sum(sys.getsizeof(k) + sys.getsizeof(v) for k, v in kept._held.items())
    assert held < 1_000_000
    for _ in range(100):
        kept.put("same", b"z" * 1_000)
    assert kept._size == sum(len(v) + 256 for v in kept._held.values())


@given(st.sampled_from((*THINGS, *ADDRESSES)) | st.text() | st.text().map(lambda t: "https://w3id.org/sg2kg/" + t))
def test_a_link_leads_to_the_web_or_to_this_server(iri: str) -> None:
    link = Addresses("http://127.0.0.1:1/").link(iri)
    assert link == "" or link.startswith(("http://", "https://")) or (link.startswith("/") and not link.startswith(("//", "/\\")))
    if link.startswith("/"):
        assert not set(link) & set("\"'<> \\\r\n\t")
