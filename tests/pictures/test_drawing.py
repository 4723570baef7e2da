"""Drawing a specification: the formats, the font, what is refused, and the same bytes for the same specification."""

from __future__ import annotations

import base64
import io
import json
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sg2kg.errors import NotFoundError, PictureError
from sg2kg.pictures import FORMATS, MIME, bundle, draw
from sg2kg.pictures.font import FOLDER, characters, missing, part

SVG = "{http://www.w3.org/2000/svg}"


def picture_of(*texts: str, **more: Any) -> dict[str, Any]:
    values = [{"t": text, "y": i} for i, text in enumerate(texts)]
    at = {"text": {"field": "t"}, "y": {"field": "y", "type": "ordinal", "axis": None}}
    return {"description": "texts", "data": {"values": values}, "mark": {"type": "text", "align": "left"}, "width": 200, "encoding": at, **more}


def texts_in(svg: bytes) -> list[str]:
    return ["".join(e.itertext()) for e in ET.fromstring(svg).iter(f"{SVG}text")]


def pixels(png: bytes) -> bytes:
    """The bytes of the rows of a PNG, unfiltered rows or not: enough to see whether anything is drawn."""
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += length + 12
    return zlib.decompress(data)


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_specification_gives_the_same_bytes(format: str) -> None:
    spec = picture_of("Shared gardens", "共享花园", "共享花園 ●○◐·~✓")
    assert draw(spec, format) == draw(spec, format)


def test_another_process_draws_the_same_bytes() -> None:
    spec = picture_of("Shared gardens", "共享花園")
    program = "import json, sys; from sg2kg.pictures import draw; [sys.stdout.buffer.write(draw(json.loads(sys.argv[1]), f)) for f in ('svg', 'pdf')]"
    other = subprocess.run([sys.executable, "-c", program, json.dumps(spec)], capture_output=True, check=True).stdout
    assert other == draw(spec, "svg") + draw(spec, "pdf")


def test_svg_holds_the_texts_as_text() -> None:
    assert texts_in(draw(picture_of("Ant Forest", "蚂蚁森林", "螞蟻森林"), "svg")) == ["Ant Forest", "蚂蚁森林", "螞蟻森林"]


def test_svg_brings_the_part_of_the_font_that_it_needs() -> None:
    from fontTools.ttLib import TTFont

    found = re.search(rb"data:font/otf;base64,([A-Za-z0-9+/=]+)", draw(picture_of("蚂蚁 Ant ●"), "svg"))
    assert found
    font = TTFont(io.BytesIO(base64.b64decode(found.group(1))))
    assert set(font.getBestCmap()) == set(map(ord, "蚂蚁 Ant●"))
    assert font["name"].getDebugName(1) == "sg2kg Sans"


def test_png_is_as_large_as_its_scale_says_and_not_blank() -> None:
    spec = picture_of("蚂蚁森林")
    one, three = draw(spec, "png", scale=1), draw(spec, "png", scale=3)
    assert [round(b / a) for a, b in zip(size(one), size(three), strict=True)] == [3, 3]
    assert len(set(pixels(one))) > 2
    assert len(set(pixels(draw(picture_of(" "), "png")))) < len(set(pixels(one)))


def test_chinese_of_both_scripts_looks_different_sign_by_sign() -> None:
    assert len({draw(picture_of(sign), "png") for sign in "云雲机機图圖□"}) == 7


def test_pdf_holds_our_font_and_no_other() -> None:
    pdf = draw(picture_of("Ant Forest", "蚂蚁森林 ●"), "pdf")
    assert pdf.startswith(b"%PDF-")
    assert set(re.findall(rb"/FontName /[A-Z]{6}\+([\w-]+)", pdf)) == {b"sg2kgSans-Regular"}
    assert not re.search(rb"CreationDate|ModDate", pdf)


def test_the_specification_itself_is_a_format() -> None:
    spec = json.loads(draw(picture_of("Ant Forest"), "vega-lite"))
    assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/v5")
    assert spec["config"]["font"] == "sg2kg Sans, sans-serif"


def test_a_page_loads_nothing_from_elsewhere() -> None:
    page = draw(picture_of("Ant Forest"), "html").decode()
    outside = re.sub(r"<script>.*?</script>", "<script></script>", page, flags=re.DOTALL)
    assert not re.search(r"(?:src|href)\s*=", outside)
    assert "http" not in re.sub(r'http-equiv="[^"]+"', "", outside)
    assert "default-src 'none'" in outside
    assert "vegaEmbed(" in page


def test_a_text_cannot_leave_the_script_in_which_it_stands() -> None:
    hostile = "</script><script>alert(1)</script><!--"
    page = draw(picture_of(hostile, description=f"</title>{hostile}"), "html").decode()
    assert page.count("<script>") == page.count("</script>") == 2
    assert hostile not in page


@pytest.mark.parametrize("format", ["svg", "png", "pdf", "html"])
def test_a_character_that_the_font_lacks_is_named(format: str) -> None:
    with pytest.raises(PictureError, match=re.escape("ก (U+0E01), in the text 'case ก'")):
        draw(picture_of("case ก"), format)


def test_an_axis_with_a_character_that_the_font_lacks_is_found() -> None:
    spec = picture_of("a", title="😀")
    with pytest.raises(PictureError, match=r"U\+1F600"):
        draw(spec, "svg")


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\ud800", "\uffff"])
def test_what_no_picture_can_show_is_refused_before_it_is_drawn(sign: str) -> None:
    with pytest.raises(PictureError, match=rf"U\+{ord(sign):04X}"):
        draw(picture_of(f"a{sign}b"), "png")


def test_marks_that_take_no_room_are_left_out() -> None:
    assert texts_in(draw(picture_of("\ufeffAnt\u200b Forest"), "svg")) == ["Ant Forest"]


def test_letters_with_accents_apart_are_put_together() -> None:
    assert texts_in(draw(picture_of("Cafe\u0301"), "svg")) == ["Café"]


FETCHING: dict[str, dict[str, Any]] = {
    "data": {"data": {"url": "https://example.org/x.json"}, "mark": "point"},
    "a file": {"data": {"url": "/etc/hostname", "format": {"type": "csv"}}, "mark": "point"},
    "a lookup": {
        "data": {"values": [{"a": 1}]},
        "transform": [{"lookup": "a", "from": {"data": {"url": "https://example.org/x.json"}, "key": "a", "fields": ["b"]}}],
        "mark": "point",
    },
    "a layer": {"layer": [{"data": {"url": "https://example.org/x.json"}, "mark": "point"}]},
    "an image": {"data": {"values": [{"u": "file:///etc/hostname"}]}, "mark": "image", "encoding": {"url": {"field": "u"}}},
}


@pytest.mark.parametrize("spec", FETCHING.values(), ids=FETCHING)
@pytest.mark.parametrize("format", ["svg", "html"])
def test_a_specification_that_would_fetch_is_refused(spec: dict[str, Any], format: str) -> None:
    with pytest.raises(PictureError, match="from"):
        draw(spec, format)


def test_data_may_have_a_field_called_url() -> None:
    assert draw({"data": {"values": [{"url": "https://example.org/"}]}, "mark": "point"}, "svg")


def test_a_page_takes_no_options_from_a_specification() -> None:
    spec = picture_of("a", usermeta={"embedOptions": {"config": "https://example.org/config.json"}})
    assert b"example.org" not in draw(spec, "html")


BAD: dict[str, Any] = {
    "nothing": {},
    "no mark of Vega-Lite": {"data": {"values": []}, "mark": 1},
    "no expression": {"data": {"values": [{"a": 1}]}, "transform": [{"calculate": "foo((", "as": "b"}], "mark": "point"},
    "not a number": {"data": {"values": [{"a": float("nan")}]}, "mark": "point"},
    "not JSON": {"data": {1, 2}, "mark": "point"},
    "a list": [1],
    "a config that is none": {"mark": "point", "config": [1]},
    "another font": picture_of("a", config={"font": "Comic Sans"}),
}


@pytest.mark.parametrize("spec", BAD.values(), ids=BAD)
def test_a_bad_specification_is_said_in_plain_words(spec: Any) -> None:
    with pytest.raises(PictureError) as error:
        draw(spec, "svg")
    assert error.value.hint
    assert "\n" not in error.value.what


@pytest.mark.parametrize("scale", [0, -1, 1e6, float("nan")])
def test_a_scale_that_gives_no_picture_is_refused(scale: float) -> None:
    with pytest.raises(PictureError, match="scale"):
        draw(picture_of("a"), "png", scale=scale)


def test_an_unknown_format_gives_the_known_ones() -> None:
    with pytest.raises(NotFoundError) as error:
        draw(picture_of("a"), "pgn")
    assert "png" in error.value.near


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from sg2kg.pictures import drawing

    drawing._converter.cache_clear()
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(PictureError) as error:
        draw(picture_of("a"), "svg")
    assert "sg2kg[pictures]" in error.value.hint
    shown = bundle(picture_of("a"))
    assert list(shown) == [MIME, "text/plain"]


def test_a_notebook_gets_the_specification_and_a_picture() -> None:
    shown = bundle(picture_of("Ant Forest"))
    assert shown[MIME]["config"]["font"]
    assert texts_in(shown["image/svg+xml"].encode()) == ["Ant Forest"]
    assert shown["text/plain"] == "texts"


def test_the_font_has_what_the_data_and_the_three_languages_write() -> None:
    from support import ROOT

    files = (p for folder in ("ontology", "case_data", "queries") for p in (ROOT / folder).rglob("*") if p.suffix in (".ttl", ".rq"))
    written = "".join(p.read_text(encoding="utf-8") for p in files)
    assert missing(written) == []
    assert missing("●○◐·~✓✗→≥≤≠×∼¬ ŁžşİăẽΩЖ 裏峯妤瑄堃喆镕啲嘅") == []
    for encoding, blocks in (("gb2312", range(0xB0, 0xF8)), ("big5", range(0xA4, 0xFA))):
        signs = (bytes((high, low)).decode(encoding, "ignore") for high in blocks for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
        assert missing("".join(signs)) == [], encoding


def test_the_licence_goes_with_the_font_and_the_hash_is_of_this_file() -> None:
    from hashlib import sha256

    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    for path in FOLDER.glob("*.otf"):
        assert f"| {path.name} | {sha256(path.read_bytes()).hexdigest()} |" in (FOLDER / "README.md").read_text(encoding="utf-8")


@settings(max_examples=8, deadline=None)
@given(st.text(st.sampled_from("aZ9é共雲●~ <>&\"'\\{}]"), min_size=1, max_size=12))
def test_whatever_is_written_with_the_font_is_drawn_as_written(text: str) -> None:
    assert "".join(texts_in(draw(picture_of(text), "svg"))).split() == text.split()


@settings(max_examples=8, deadline=None)
@given(st.sets(st.sampled_from(sorted(characters())), min_size=1, max_size=40))
def test_a_part_of_the_font_holds_what_was_asked_for_and_no_more(codes: set[int]) -> None:
    from fontTools.ttLib import TTFont

    assert set(TTFont(io.BytesIO(part(map(chr, codes)))).getBestCmap()) == codes
